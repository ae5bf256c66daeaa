"""What a cell holds: nothing, a number, yes or no, as people write them."""

import re
from math import isfinite

from ..support.checks import is_finite

MISSING = {"", "?", "na", "n/a", "#n/a", "<na>", "nan", "null", "-", "--",
           "\u2013", "\u2014"}
LONGEST_MISSING = max(map(len, MISSING))
# Among numbers these are no odd words, either.
NO_NUMBER = {"none", "nil", "unknown", "missing", ".", "..", "#div/0!",
             "#value!", "#ref!"}
YES, NO = {"yes", "true", "y", "t"}, {"no", "false", "n", "f"}

# How a column writes numbers. point: 1,234.5; comma: 1.234,5; either: both
# are decimal signs, 1,5 and 1.5.
STYLES = ("point", "comma", "either")
SWAPPED = {ord(","): ".", ord("."): ","}
# Minus, blanks and apostrophes of typesetters.
PLAIN = {0x2212: "-", 0x2013: "-", 0xa0: " ", 0x202f: " ", 0x2009: " ",
         0x2019: "'"}
CURRENCY = r"(?:US)?[$\u20ac\xa3\xa5\u20b9]|USD|EUR|GBP|CHF|INR|JPY|Rs\.?"
WRITTEN = re.compile(
    r"(?P<before>{0})? ?(?P<sign>[-+]?) ?(?P<second>{0})? ?"
    r"(?P<digits>[\d.,' ]*\d)(?P<exponent>[eE][-+]?\d+)?"
    r" ?(?P<after>{0}|%|\xb0[CF]?|[^\W\d_][^\s\d]{{0,6}}[23]?)?$"
    .format(CURRENCY))
DIGITS = re.compile(
    r"(\d+|[1-9]\d?\d?([,' ])\d{3}(\2\d{3})*|[1-9]\d?(,\d\d)+,\d{3})?"
    r"(\.\d+)?$")
DOTTED = re.compile(r"[-+]?[1-9]\d?\d?(\.\d{3})+$")


def is_missing(cell):
    """Is there nothing in this text?"""
    return cell.lower() in MISSING


def plain_number(cell):
    """The finite number that Python reads in a text, or None."""
    try:
        value = float(cell)
    except ValueError:
        return None
    return value if is_finite(value) and "_" not in cell else None


def plain_numbers(cells):
    """The list of the numbers that Python reads in all of these texts, or
    None: the usual case, and fast. (Not so if their sum is infinite.)"""
    try:
        values = list(map(float, cells))
    except ValueError:
        return None
    return values if isfinite(sum(map(abs, values))) and \
        "_" not in "".join(cells) else None


def written_number(cell, style="point"):
    """(number, unit) as people write them; (None, "") if it is none.

    >>> [written_number(text) for text in ("$1,234.50", "58%", "x")]
    [(1234.5, '$'), (58.0, '%'), (None, '')]
    >>> written_number("1.234,5 kg", "comma")
    (1234.5, 'kg')
    """
    if style != "comma" or not DOTTED.match(cell):
        value = plain_number(cell)
        if value is not None and (style != "comma" or "." not in cell):
            return value, ""
    text = cell.translate(PLAIN)
    negative = text[:1] == "(" and text[-1:] == ")"
    found = WRITTEN.match(text[1:-1] if negative else text)
    if not found:
        return None, ""
    units = [unit for unit in found.group("before", "second", "after") if unit]
    digits = found.group("digits")
    if style == "comma":
        digits = digits.translate(SWAPPED)
    elif style == "either":
        digits = digits.replace(",", ".")
    if len(units) > 1 or not DIGITS.match(digits):
        return None, ""
    value = plain_number(re.sub("[,' ]", "", digits)
                         + (found.group("exponent") or ""))
    if value is None:
        return None, ""
    if negative or found.group("sign") == "-":
        value = -value
    return value, "".join(units)


def number_in(cell, style, unit):
    """The number in a text, written in this style and with this unit or
    none; None if it is not."""
    value, own = written_number(cell, style)
    return value if own in ("", unit) else None
