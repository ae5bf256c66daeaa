"""Formulas with numbers in them, that are right as they are printed.

A formula is a list of pieces: numbers, and the text between them. How many
digits its numbers are shown with is found by trying, as on a calculator:
what it makes of the shown numbers has to be the shown result.
"""

import math

DIGITS = 4  # are shown, if that will do
ABOUT = "\u2248"  # equal but for the rounding
MOST_TERMS = 8  # of a sum; the others are added up
KEYS = {"__builtins__": {}, "max": max, "exp": math.exp, "ln": math.log,
        "sqrt": math.sqrt}


class Aside(str):
    """A piece for the reader, not for the calculator."""


def short(value, digits=DIGITS):
    """A number with so many digits, more where it is whole; all for 17.

    >>> short(0.123456), short(123456.7), short(-2.0), short(1 / 3, 6)
    ('0.1235', '123457', '-2', '0.333333')
    """
    value = float(value)
    if abs(value) < 1e7:
        if value == int(value):
            return str(int(value))
        digits = max(digits, len(str(int(abs(value)))))
    return repr(value) if digits >= 17 else ("{:." + str(digits)
                                             + "g}").format(value)


def half_unit(value, digits):
    """Half of what the last of so many digits counts."""
    if value == 0 or not value - value == 0:
        return 0
    return 0.5 * 10.0 ** (math.floor(math.log10(abs(value))) - digits + 1)


def written(pieces, digits=DIGITS, asides=True):
    """The formula as text; numbers below 0 in brackets, but for the first."""
    text = ""
    for piece in pieces:
        if isinstance(piece, Aside):
            text += piece if asides else ""
        elif isinstance(piece, str):
            text += piece
        else:
            number = short(piece, digits)
            text += f"({number})" if number[0] == "-" and text and \
                text[-1] != "(" and text[-2:] != ", " else number
    return text


def calculated(text):
    """What a calculator makes of a formula; None where it can't."""
    try:
        return eval(text.replace("^", "**"), dict(KEYS))
    except (ArithmeticError, ValueError):
        return None


def worked_out(value, formulas, digits=DIGITS):
    """(formula, "=" or "\u2248", result) as texts: the first of the formulas,
    lists of pieces, that gives the value as it is shown. Its numbers have so
    many digits, more if it takes more. None if no formula gives it.

    >>> worked_out(0.7, [[0.5, " * ", 1.4]])
    ('0.5 * 1.4', '=', '0.7')
    """
    result = short(value, digits)
    for pieces in formulas:
        numbers = sorted([abs(float(piece)) for piece in pieces
                          if not isinstance(piece, str)] + [1, 1])
        noise = 1e-13 * numbers[-1] * numbers[-2]
        for more in range(digits, 18):
            found = calculated(written(pieces, more, asides=False))
            if found is None:
                break
            off = abs(found - float(result))
            if off <= 1.000001 * half_unit(value, digits) + (
                    noise if more == 17 else 0):
                exact = off <= 1e-13 * abs(found)
                return (written(pieces, more),
                        "=" if exact else ABOUT, result)
    return None


def given(value, digits=DIGITS):
    """("=" or "\u2248", the number), for one that nothing leads to."""
    result = short(value, digits)
    return "=" if float(result) == float(value) else ABOUT, result


def sum_of(terms):
    """The pieces of a sum; - instead of + before a number below 0."""
    pieces = []
    for term in terms:
        if not pieces:
            pieces = list(term)
        elif not isinstance(term[0], str) and term[0] < 0:
            pieces += [" - ", -term[0]] + term[1:]
        else:
            pieces += [" + "] + term
    return pieces


def added_up(products, *more):
    """a * b + c * d + ... + more: each product is a tuple of factors. Of
    very many the first are written, the others added up to one number."""
    products = list(products)
    most = MOST_TERMS if len(products) > MOST_TERMS + 1 else len(products)
    terms = [sum([[" * ", factor] for factor in factors], [])[1:]
             for factors in products[:most]]
    if most < len(products):
        rest = 0
        for factors in products[most:]:
            value = 1
            for factor in factors:
                value *= factor
            rest += value
        terms.append([rest, Aside(f" [{len(products) - most} more]")])
    return sum_of(terms + [[number] for number in more])
