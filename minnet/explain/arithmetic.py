"""Formulas with numbers in them, that are right as they are printed.

A formula is a list of pieces: numbers, and the text between them. How many
digits its numbers are shown with is found by trying, as on a calculator:
what it makes of the shown numbers has to be the shown result.
"""

import math

DIGITS = 4  # are shown, if that will do
SURE_DIGITS = 12  # where a float has not yet begun to be wrong
ALL_DIGITS = 17
ABOUT = "\u2248"  # equal but for the rounding
MOST_TERMS = 6  # are written; of more the first few, as of numbers
FIRST_TERMS = 3
# What the calculator knows, and nothing else.
KEYS = {"__builtins__": {}, "max": max, "exp": math.exp, "ln": math.log,
        "sqrt": math.sqrt, "tanh": math.tanh, "step": lambda x: int(x > 0)}


class Aside(str):
    """A piece for the reader, not for the calculator."""


def at_least(value, digits):
    """So many digits, of large numbers all those before the point."""
    return max(digits, len(str(int(abs(value))))) if abs(value) < 1e7 \
        else digits


def short(value, digits=DIGITS):
    """A number with so many digits, whole ones with all they have.

    >>> [short(number) for number in (0.123456, 123456.7, -2.0, 1e-9 / 3)]
    ['0.1235', '123457', '-2', '3.333e-10']
    """
    value = float(value)
    digits = at_least(value, digits)
    if abs(value) < 1e7 and value == int(value):
        return str(int(value))
    return repr(value) if digits >= ALL_DIGITS else (
        "{:." + str(digits) + "g}").format(value)


def half_unit(value, digits):
    """Half of what the last of so many digits counts."""
    value = abs(float(value))
    return value and 0.5 * 10.0 ** (
        math.floor(math.log10(value)) - at_least(value, digits) + 1)


def written(pieces, digits=DIGITS, asides=True):
    """The formula as text; numbers below 0 in brackets where they need it."""
    text = ""
    for piece in pieces:
        if isinstance(piece, Aside):
            text += piece if asides else ""
        elif isinstance(piece, str):
            text += piece
        else:
            number = short(piece, digits)
            bare = number[0] != "-" or text == "" or text[-1] == "(" or \
                text[-2:] == ", "
            text += number if bare else f"({number})"
    return text


def calculated(text):
    """What a calculator makes of a formula; nan where it can't."""
    try:
        return eval(text.replace("^", "**"), dict(KEYS))
    except (ArithmeticError, ValueError, NameError):  # inf, too, is a name
        return float("nan")


def worked_out(value, formulas, digits=DIGITS):
    """(formula, "=" or the sign for about, result) as texts: the first of
    the formulas that gives the value as it is shown. Its numbers have so
    many digits, more if it takes more. None if no formula gives it.

    >>> worked_out(0.7, [[0.5, " * ", 1.4]])
    ('0.5 * 1.4', '=', '0.7')
    """
    for most in (SURE_DIGITS, ALL_DIGITS):
        for pieces in formulas:
            found = tried(value, pieces, digits, most)
            if found:
                return found
    return None


def tried(value, pieces, digits, most):
    """What worked_out gives for one formula, or None if its numbers need
    more than `most` digits."""
    result, noise = short(value, digits), 0
    if most == ALL_DIGITS:
        largest = sorted([abs(float(piece)) for piece in pieces
                          if not isinstance(piece, str)] + [1, 1])[-2:]
        noise = 1e-15 * largest[0] * largest[1]
        if abs(value) <= noise:  # nothing is left but errors of rounding
            result = "0"
    for more in range(digits, most + 1):
        found = calculated(written(pieces, more, asides=False))
        off = abs(found - float(result))
        if off <= 1.000001 * half_unit(value, digits) + noise:
            exact = off <= 1e-13 * abs(found) and (
                value == 0 or result != "0")
            return written(pieces, more), "=" if exact else ABOUT, result
    return None


def given(value, digits=DIGITS):
    """("=" or the sign for about, the number as text)."""
    result = short(value, digits)
    exact = abs(float(result) - value) <= 1e-13 * abs(value)
    return "=" if exact else ABOUT, result


def minus(number):
    """The pieces of " - 2"; " + 2" for -2."""
    return [" - ", number] if number >= 0 else [" + ", -number]


def sum_of(terms, *more):
    """The pieces of term + term + ... + more. Of very many terms the first
    are written, the others added up to one number."""
    terms, rest = list(terms), []
    if len(terms) > MOST_TERMS:
        rest = terms[FIRST_TERMS:]
        total = sum([calculated(written(term, ALL_DIGITS, asides=False))
                     for term in rest])
        terms[FIRST_TERMS:] = [[total, Aside(f" [{len(rest)} more]")]]
    pieces = []
    for term in terms + [[number] for number in more]:
        if not pieces:
            pieces = list(term)
        elif not isinstance(term[0], str) and term[0] < 0:
            pieces += [" - ", -term[0]] + term[1:]
        else:
            pieces += [" + "] + term
    return pieces or [0]


def products(pairs):
    """The terms a * b of pairs (a, b)."""
    return [[a, " * ", b] for a, b in pairs]
