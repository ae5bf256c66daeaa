"""Which texts stand in a column, and how often."""

from collections import Counter

from .values import MISSING, folded


def counts_of(cells):
    """{text: how often}."""
    return dict(Counter(cells))


def missing_texts(texts):
    """Those of these texts that stand for a missing cell."""
    return {text for text in MISSING if text in texts}


def present(counts):
    """The part of counts that isn't missing. In a column with + and -, -
    is a word."""
    gone = missing_texts(counts)
    if "+" in counts:
        gone.discard("-")
    return {text: counts[text] for text in counts
            if text not in gone} if gone else counts


def one_spelling(counts):
    """{text: what to read instead}: of words that are the same but for
    capitals and blanks, the most frequent one. If then no two different
    words were left, capitals mean something: {}.

    >>> one_spelling({"Yes": 3, "yes": 1, "no": 2})
    {'yes': 'Yes'}
    """
    best = {}
    for text in sorted(counts, key=lambda text: (-counts[text], text)):
        best.setdefault(folded(text), text)
    return {} if len(best) == 1 else {
        text: best[folded(text)] for text in counts
        if best[folded(text)] != text}


def replaced(counts, instead):
    """The counts, with these texts read instead of others."""
    if not instead:
        return counts
    result = {}
    for text, count in counts.items():
        text = instead.get(text, text)
        result[text] = result.get(text, 0) + count
    return result
