"""Numbers rounded: to short text, the same on every Python, and to ticks."""

import math

from ..support.value_checks import check_numbers

TINY = 1e-290  # smaller numbers lose digits: floats end at 5e-324


def nearest(x):
    """The nearest whole number; halves go up."""
    return int(math.floor(x + 0.5))


def fixed(x, decimals):
    """x with so many decimals, without zeros at the end: -0.5, 3, 0.125"""
    whole = nearest(abs(x) * 10 ** decimals)
    sign = "-" if x < 0 and whole else ""
    before, after = divmod(whole, 10 ** decimals)
    text = str(10 ** decimals + after)[1:]  # with its zeros in front
    while text and text[-1] == "0":
        text = text[:-1]
    return sign + str(before) + ("." + text if text else "")


def exponent_of(x):
    """The power of ten of the first digit: 2 for 123, -3 for 0.001"""
    exponent = int(math.floor(math.log(abs(x)) / math.log(10)))
    while 10.0 ** (exponent + 1) <= abs(x):
        exponent += 1
    while 10.0 ** exponent > abs(x):
        exponent -= 1
    return exponent


def tidy(x, digits=4):
    """x with so many digits: 0.7217, 12, -1.5e-7, 2.5e9

    Whole numbers below a million are shown in full, numbers too small to
    draw as 0.
    """
    x = float(x)
    if abs(x) < TINY:
        return "0"
    exponent = exponent_of(x)
    if exponent < -4 or exponent > 5:
        text = fixed(x / 10.0 ** exponent, digits - 1)
        if text in ("10", "-10"):  # rounded up
            text, exponent = text[:-1], exponent + 1
        return f"{text}e{exponent}"
    if x == nearest(x):
        return str(nearest(x))
    return fixed(x, max(digits - 1 - exponent, 0))


def step_of(low, high, most, whole=False):
    """The smallest step 1, 2 or 5 times a power of ten that needs at most
    so many ticks; as (1, 2 or 5; the exponent)."""
    exponent = exponent_of((high - low) / most)
    for power in (exponent, exponent + 1):
        for first in (1, 2, 5):
            step = first * 10.0 ** power
            if step * most >= (high - low) * 0.999999 \
                    and not (whole and step < 1):
                return first, power
    return 1, max(exponent + 2, 0)


def ticks(low, high, most=6, whole=False):
    """Round numbers from low to high, pairs (number, text)."""
    first, power = step_of(low, high, most, whole)
    step = first * 10.0 ** power
    found = []
    for k in range(int(math.ceil(low / step - 1e-9)),
                   int(math.floor(high / step + 1e-9)) + 1):
        # By division where the step is 0.1: 3 / 10 is 0.3, 3 * 0.1 is not.
        value = k * first / 10.0 ** -power if power < 0 else k * step
        size = exponent_of(value) if k else 0
        found.append((value, tidy(value, max(size - power + 1, 1))))
    return found


def log_ticks(low, high, most=6):
    """Powers of ten from low to high; 2 and 5 times them if they are few;
    if there is hardly one, ticks as on a straight axis."""
    bottom, top = exponent_of(low), exponent_of(high)
    found = []
    every = (top - bottom) // most + 1
    for factors in ((1,), (1, 2, 5), range(1, 10)):
        found = [(factor * 10.0 ** power, tidy(factor * 10.0 ** power, 1))
                 for power in range(bottom, top + 1, every)
                 for factor in factors
                 if low <= factor * 10.0 ** power * 1.000001
                 and factor * 10.0 ** power <= high * 1.000001]
        if len(found) >= 3:
            break
    return found[:most + 2] if len(found) > 1 else ticks(low, high, most)


def range_of(values):
    """(lowest, highest) with some room between them."""
    low, high = min(values), max(values)
    if high - low <= abs(high) * 1e-9:
        room = abs(high) / 2 or 1.0
        return low - room, high + room
    return low, high


def floats(row, where):
    """The numbers of a row as floats, tiny ones as 0; ValueError where one
    is too large to draw."""
    try:
        check_numbers(row, where)
    except ValueError as problem:  # its advice is for examples
        raise ValueError(str(problem).split(";")[0]
                         + "; that can't be drawn") from None
    for number, value in enumerate(row, 1):
        if abs(value) > 10 ** 200:
            raise ValueError(f"number {number} of {where} is too large to"
                             " draw; expected less than 1e200")
    return [float(value) if abs(value) > TINY else 0.0 for value in row]
