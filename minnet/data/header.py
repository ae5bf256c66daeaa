"""Is the first line one of names, or of data already?"""

from .dates import date_forms
from .values import STYLES, is_missing, written_number


def is_number(cell):
    """Is this a number, in whatever style?"""
    return any([written_number(cell, style)[0] is not None
                for style in STYLES])


def evidence(cell, below):
    """How much one cell says for names (above 0) or for data (below).

    A name is no value of its column; over numbers or dates it is neither;
    over a few words that come again and again it is none of them.
    """
    below = [other for other in below if not is_missing(other)]
    if is_missing(cell):
        return -1 if cell else 0
    if not below:
        return 0
    if cell in below:
        return -1
    numbers = [other for other in below if is_number(other)]
    if len(numbers) > 0.9 * len(below):
        return number_evidence(cell, numbers) if is_number(cell) else 1
    if date_forms(below[:50]):
        return 0 if date_forms([cell]) else 1
    if is_number(cell):
        return 0
    return 0.5 if len(set(below)) * 5 <= len(below) else 0


def number_evidence(cell, values):
    """A number among the numbers of its column is data; one beyond them all
    may be a name, such as a year."""
    numbers = [written_number(other)[0] for other in [cell] + values]
    number, others = numbers[0], [n for n in numbers[1:] if n is not None]
    if number is None or not others:
        return -1
    return -1 if min(others) <= number <= max(others) else 0


def are_years(cells):
    """Do these numbers, as names, count years or so: 2019, 2020, 2021?"""
    numbers = [int(cell) for cell in cells if cell.isdigit()]
    steps = {b - a for a, b in zip(numbers, numbers[1:])}
    return len(steps) == 1 and 0 not in steps and \
        all([1800 <= number <= 2100 for number in numbers])


def has_names(rows, target=None):
    """Does the first of these rows hold names? A look at up to 500 rows.

    >>> has_names([["a", "b"], ["1", "x"], ["2", "y"]])
    True
    >>> has_names([["M", "0.4"], ["F", "0.5"], ["M", "0.7"]])
    False
    """
    first, rest = rows[0], rows[1:500]
    # A target of 1 is the first column, and may be a number in the table.
    if target in first and not is_number(str(target)):
        return True
    total = evidence_of_row(first, rest)
    if total == 0:
        return not any(map(is_number, first)) or are_years(first)
    # Where tables were put together, the names come again.
    return total > 0 or \
        evidence_of_row(first, [row for row in rest if row != first]) >= 1


def evidence_of_row(first, rest):
    """How much all cells of the first row say."""
    return sum([evidence(cell, [row[place] for row in rest])
                for place, cell in enumerate(first)])
