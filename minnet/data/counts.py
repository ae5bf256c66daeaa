"""Which texts stand in a column, and how often."""

from collections import Counter

from .values import LONGEST_MISSING, is_missing


def counts_of(cells):
    """{text: how often}."""
    return dict(Counter(cells))


def present(counts):
    """The part of counts that isn't missing. In a column with + and -, -
    is a word."""
    gone = {text for text in counts
            if len(text) <= LONGEST_MISSING and is_missing(text)}
    if "+" in counts:
        gone.discard("-")
    return {text: counts[text] for text in counts
            if text not in gone} if gone else counts
