"""Mistakes with weights: transposed, stepped too early, exchanged."""

from ..matrix import matmul, transpose
from ..slopes import flat_numbers, in_shape_of
from .layer_kinds import levels_of
from .stack import times_each


# Weights.

def guess_transposed(case, block):
    """Weights^T where weights are meant, or the gradient transposed."""
    if case.every > 1:
        return []
    guesses = []
    for other in case.blocks[:-1]:
        if not (isinstance(other.shape[0], list) and other.shape ==
                [[None] * len(other.shape)] * len(other.shape)):
            continue
        if other is block:
            guesses.append(flat_numbers(transpose(
                in_shape_of(block.values, block.right))))
        elif block.is_input:
            guesses.append(case.expected(block, others=[(
                other.values, flat_numbers(transpose(other.values)))]))
    if block.is_input and len(levels_of(case)) == 1:
        [level] = levels_of(case)
        if level.block and case.k == case.m > 1 and not case.stack().skip:
            guesses.append(flat_numbers(matmul(
                times_each(case.de_dy, level.slopes),
                transpose(level.weights))))
    return guesses


def guess_weight_for_input(case, block):
    """The weight used where the input belongs."""
    if case.is_loss:
        return []
    if block.shape == [None] * case.k and len(case.blocks) > 1 and \
            not block.is_input:
        return [case.expected(block, x=[flat_numbers(block.values)] * case.n)]
    guesses = []
    for level in levels_of(case):
        if level.number == block.number and level is levels_of(case)[-1]:
            sums = [sum(column) for column in transpose(
                times_each(case.de_dy, level.slopes))]
            rows = [[s * w for w in row]
                    for s, row in zip(sums, level.weights)]
            guesses.append(flat_numbers(
                transpose(rows) if level.flipped else rows))
    return guesses


def guess_updated_weights(case, block):
    """The input's slopes after a step of the weights."""
    learned = case.blocks[:-1]
    if not block.is_input or case.every > 1 or not learned or \
            None in [other.yours for other in case.blocks]:
        return []
    return [case.expected(block, others=[(other.values, [
        row[j] - case.subject.rate * slope for (_, row, j), slope
        in zip(other.places, other.yours)]) for other in learned])]


def guess_replaced(case, block):
    """The step set in the place of the numbers, not taken off them."""
    if block.is_input or block.block.path is None:
        return []
    rate = case.subject.rate
    before = [row[j] / rate for _, row, j in block.places]
    return [[a + factor * slope for a, slope in zip(before, block.right)]
            for factor in (1, -1, 1 / rate, -1 / rate)] if any(before) else []


def guess_exchanged(case, block):
    """The gradient of another block, which has the one of this."""
    return [other.right for other in case.blocks[:-1]
            if other is not block and not block.is_input
            and other.shape == block.shape and other.yours is not None
            and case.alike(other.yours, block.right)]
