"""Which texts stand in a column, and how often."""

from .values import is_missing


def counts_of(cells):
    """{text: how often}."""
    counts = {}
    for cell in cells:
        counts[cell] = counts.get(cell, 0) + 1
    return counts


def present(counts):
    """The part of counts that isn't missing. In a column with + and -, -
    is a word."""
    return {text: count for text, count in counts.items()
            if not is_missing(text) or text == "-" and "+" in counts}
