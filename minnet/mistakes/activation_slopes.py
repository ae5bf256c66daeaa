"""Mistakes with an activation: another slope in the place of f'(z)."""

from ..matrix import matmul, transpose
from ..slopes import OUTSIDE, flat_numbers
from .layer_kinds import levels_of
from .stack import ACTIVATIONS, USUAL, each_number, times_each


# Activations: another slope in the place of f'(z).

def with_slopes(case, block, level, *guesses):
    """The block's slopes by each of these for the slopes of a level."""
    found = [case.stack().slopes(block, case.de_dy, level, slopes)
             for slopes in guesses]
    return [slopes for slopes in found if slopes is not None]


def guess_slope_of(slopes_of):
    """A guess by slopes_of(level, case), a list of matrices f'(z)."""
    def guess(case, block):
        return [slopes for level in levels_of(case) for slopes in with_slopes(
            case, block, level, *slopes_of(level, case))]

    return guess


def mapped(rows, *functions):
    """The matrix by each of the functions, where they can be computed."""
    found = []
    for function in functions:
        try:
            found.append(each_number(function, rows))
        except OUTSIDE:
            pass
    return found


def mask_missing(level, case):
    nowhere_off = set(flat_numbers(level.slopes)) == {1}
    # What dropout lets through is made larger.
    passed = {1, max(level.two_slopes() or [1])}
    return [each_number(lambda z, slope=slope: slope, level.z)
            for slope in sorted(passed)] \
        if nowhere_off or level.two_slopes() else []


def slope_missing(level, case):
    return [] if level.two_slopes() else [each_number(lambda z: 1, level.z)]


def wrong_side(level, case):
    """The two slopes exchanged, or chosen by the sign of another number."""
    if not level.two_slopes():
        return []
    low, high = level.two_slopes()
    guesses = [each_number(lambda slope: low + high - slope, level.slopes)]
    if level is levels_of(case)[-1]:
        guesses += mapped(case.de_dy, lambda s: high if s > 0 else low,
                          lambda s: low if s > 0 else high)
    return guesses


def by_input(level, case):
    """The formula that takes y, fed with z."""
    by_y = level.name and ACTIVATIONS[level.name][2]
    return mapped(level.z, by_y) if by_y else []


def by_output(level, case):
    """The formula that takes z, fed with y."""
    if not level.name:
        return []
    value, slope, _ = ACTIVATIONS[level.name]
    return [rows for y in mapped(level.z, value) for rows in mapped(y, slope)]


def value_for_slope(level, case):
    return mapped(level.z, ACTIVATIONS[level.name][0]) if level.name else []


def of_another(level, case):
    """The slopes of other activations, by z and by y."""
    guesses = []
    value = level.name and ACTIVATIONS[level.name][0]
    for name in USUAL:
        if name != level.name:
            _, slope, by_y = ACTIVATIONS[name]
            rows = [level.z] + (mapped(level.z, value) if value else [])
            for numbers in rows:
                # exp's slope is y itself, for which there is another name.
                guesses += mapped(numbers, slope, *[by_y] if by_y and
                                  name != "exp" else [])
    return [slopes for slopes in guesses if len(set(flat_numbers(slopes))) > 1]


def at_another(level, case):
    """The slope at -z, 2 z, z / 2, z + 1, z - 1, or at de_dy."""
    if not level.name or level.two_slopes():
        return []
    slope = ACTIVATIONS[level.name][1]
    guesses = mapped(level.z, lambda z: slope(-z), lambda z: slope(2 * z),
                     lambda z: slope(z / 2), lambda z: slope(z + 1),
                     lambda z: slope(z - 1))
    if level is levels_of(case)[-1]:
        guesses += mapped(case.de_dy, slope)
    return guesses


def guess_at_output(case, block):
    """The slope at y in the place of x, whatever the function is."""
    if case.is_loss or case.every > 1:
        return []
    guesses = guess_slope_of(by_output)(case, block)
    for level in levels_of(case)[-1:]:
        if level.number == block.number and case.k == case.m or \
                level.number == block.number and case.m < case.k:
            y = [(row + [0] * case.k)[:case.k] for row in case.y]
        elif level.number == block.number:
            y = [row[:case.k] for row in case.y]
        else:
            continue
        for deltas in (case.de_dy, times_each(case.de_dy, level.slopes)):
            guesses.append(block.some(flat_numbers(
                matmul(transpose(y), deltas) if level.flipped
                else matmul(transpose(deltas), y))))
    if case.k == case.m and len(case.blocks) == 1:
        try:
            guesses.append(case.expected(block, x=case.y))
        except OUTSIDE:
            pass
    return guesses
