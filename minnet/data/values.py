"""What a cell holds: nothing, a number, yes or no, as people write them."""

import re
from itertools import product
from math import isfinite

from ..support.checks import is_finite, shown

MISSING = {"".join(letters) for word in (
    "", "?", "na", "n/a", "#n/a", "<na>", "nan", "null", "-", "--", "\u2013",
    "\u2014") for letters in product(*zip(word, word.upper()))}
# Among numbers these are no odd words, either.
NO_NUMBER = {"none", "nil", "unknown", "missing", ".", "..", "#div/0!",
             "#value!", "#ref!", "#num!", "inf", "-inf", "+inf", "infinity",
             "-infinity"}
YES, NO = {"yes", "true", "y", "t"}, {"no", "false", "n", "f"}

# How a column writes numbers. point: 1,234.5; comma: 1.234,5; either: both
# are decimal signs, 1,5 and 1.5.
STYLES = ("point", "comma", "either")
SWAPPED = {ord(","): ".", ord("."): ","}
# What their signs are in a number that Python reads: each style's way to
# str.translate.
AS_PYTHON = {"point": str.maketrans("(", "-", "' ),"),
             "comma": str.maketrans("(,", "-.", "' )."),
             "either": str.maketrans("(,", "-.", "' )")}
SHAPE = str.maketrans("13456789", "22222222")
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
    return cell in MISSING


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


def shapes_of(texts):
    """The shape of each text: all its digits but 0 are 2. Texts of one shape
    are numbers, or not, alike; and there are far fewer shapes than texts."""
    shapes = "\n".join(texts).translate(SHAPE).split("\n")
    return shapes if len(shapes) == len(texts) else texts


def numbers_in(texts, style, unit):
    """The list of what number_in gives for each of these texts.

    Where all of them are numbers, they are made plain and read at once: that
    is many times as fast as one by one.

    >>> numbers_in(["1,234.5", "($7)"], "point", "$")
    [1234.5, -7.0]
    """
    values = plain_numbers(texts) if style == "point" else None
    if values is None and unit.lower() not in ("e", "e2", "e3") and all([
            number_in(text, style, unit) is not None
            for text in dict(zip(shapes_of(texts), texts)).values()]):
        text = "\n".join(texts).translate(PLAIN)
        text = (text.replace(unit, "") if unit else text).translate(
            AS_PYTHON[style])
        values = plain_numbers(text.split("\n"))
    if values is None or len(values) != len(texts):
        values = [number_in(text, style, unit) for text in texts]
    return values


def text_of(cell):
    """A cell as the text that would stand in a file: "" for None and nan,
    "3" for 3.0, "True" for True."""
    if isinstance(cell, str):
        return cell.strip()
    if cell is None:
        return ""
    try:
        if cell != cell:
            return ""
        whole = not isinstance(cell, bool) and int(cell) == cell
        return str(int(cell)) if whole else str(cell)
    except (TypeError, ValueError, OverflowError):
        raise ValueError(f"{shown(cell)} is no cell; expected a text, a"
                         " finite number, or None") from None


def folded(word):
    """What is the same for "New York" and "new  york": a word without its
    capitals and spare blanks."""
    return " ".join(word.lower().split())
