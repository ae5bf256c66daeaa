"""Mistakes by a factor: the same for all slopes of a block."""

from ..slopes import contents_of, own_layer
from .layer_kinds import kept_times, levels_of
from .stack import times_each


# Factors: the same for all slopes of a block.

def by_factor(*factors):
    """A guess: what is right, times each of these. (For what dropout lets
    through that is another mistake.)"""
    return lambda case, block: times_right(block, *[
        number for number in factors if number < 0 or not kept_times(case)])


def times_right(block, *factors):
    """What is right, times each of these factors."""
    return [[number * slope for slope in block.right] for number in factors]


def guess_wrong_axis(case, block):
    """Divided by the number of outputs, or added up along the rows."""
    n, m = case.n, case.m
    if case.is_loss:
        return times_right(block, n / m, m, m / n, 1 / m)
    if case.m == 1:
        return []
    rows = [case.de_dy] + [times_each(case.de_dy, level.slopes)
                           for level in levels_of(case)[-1:]]
    return (times_right(block, 1 / m) if len(case.blocks) == 1 else []) + [
        block.some(([sum(row) for row in slopes] + [0] * m)[:m])
        for slopes in rows if block.shape == [None] * m]


def guess_over_outputs(case, block):
    """Divided by the number of outputs, where that is the same always."""
    return times_right(block, 1 / case.m) if case.m > 1 and \
        len(case.blocks) > 1 else []


def guess_own_rate(case, block):
    """Times a number that the layer calls its rate, or a usual one."""
    held = contents_of(own_layer(case.subject.thing))
    rates = [held[name] for name in sorted(held)
             if isinstance(held[name], float) and "rate" in name
             and follows(case, block, name)]
    return times_right(block, *rates + [
        0.2, 0.1, 0.05, 0.03, 0.02, 0.01, 0.005, 0.003, 0.002, 0.001, 0.0005,
        0.0003, 0.0002, 0.0001])


def follows(case, block, name):
    """Are the slopes twice as large where this attribute is?"""
    layer = own_layer(case.subject.thing)
    before = getattr(layer, name)
    try:
        setattr(layer, name, 2 * before)
        slopes = twice_given(case, block)
    finally:
        setattr(layer, name, before)
    return slopes is not None and case.alike(
        slopes, [2 * slope for slope in block.yours])


def twice_given(case, block):
    """What backward gives once more, as all is at this moment."""
    subject = case.subject
    found = subject.slopes([seen.block for seen in case.blocks])[block.number]
    return found and block.some(found)
