"""The mistakes that people make in backward, and the slopes each one gives.

A guess is a function of (case, place) that gives the slopes which the block
at that place would have if backward made this mistake: a list of flat lists,
none where it can't be. Where yours are these, that is the likely mistake.
"""

from ..matrix import matmul, transpose
from .case import cut_into_rows
from .places import flat_numbers, numbers_in


USUAL_RATES = [0.2, 0.1, 0.05, 0.03, 0.02, 0.01, 0.005, 0.003, 0.002, 0.001,
               0.0005, 0.0003, 0.0002, 0.0001]


def times_right(case, place, *factors):
    """What is right, times each of these factors."""
    return [[factor * slope for slope in case.right[place]]
            for factor in factors]


def guess_sign(case, place):
    return times_right(case, place, -1)


def guess_half(case, place):
    return times_right(case, place, 1 / 2)


def guess_double(case, place):
    return times_right(case, place, 2)


def guess_batch_missing(case, place):
    return times_right(case, place, case.n)


def guess_batch_doubled(case, place):
    return times_right(case, place, 1 / case.n)


def guess_own_rate(case, place):
    """Times a number that the layer calls its rate, or a usual one."""
    held = getattr(case.subject.thing, "__dict__", {})
    rates = [held[name] for name in sorted(held)
             if isinstance(held[name], float) and "rate" in name]
    return times_right(case, place, *rates + USUAL_RATES)


def guess_last_example(case, place):
    block, last = case.blocks[place], case.n - 1
    if case.n < 2 or block is case.blocks[-1]:
        return []
    return [case.expected(block, de_dy=case.only([last])),
            case.expected(block, x=[case.x[last] for _ in case.x])]


def guess_first_example(case, place):
    block = case.blocks[place]
    if case.n < 2 or block is case.blocks[-1]:
        return []
    return [case.expected(block, de_dy=case.only([0]))]


def guess_bias_not_summed(case, place):
    return guess_first_example(case, place) \
        if case.is_bias(case.blocks[place]) else []


def guess_wrong_axis(case, place):
    """Divided by the number of outputs, or added up along the rows."""
    n, m = case.n, case.m
    if case.subject.is_loss:
        return times_right(case, place, n / m, m, m / n, 1 / m)
    if not case.is_bias(case.blocks[place]):
        return []
    guesses = []
    for slopes in (case.de_dy, case.deltas or case.de_dy):
        sums = [sum(row) for row in slopes]
        guesses.append(case.some((sums + [0] * m)[:m]))
    return guesses


def guess_transposed(case, place):
    """Weights^T where weights are meant, or the gradient transposed."""
    block, weights = case.blocks[place], case.matrix()
    if weights is None or case.m != case.k:
        return []
    if case.is_matrix(block) and case.every == 1:
        rows = cut_into_rows(case.right[place], case.k)
        return [flat_numbers(transpose(rows))]
    if block is not case.blocks[-1]:
        return []
    if case.deltas:
        return [case.some(flat_numbers(
            matmul(case.deltas, transpose(weights))))]
    kept = [list(row) for row in weights]
    try:
        for row, other in zip(weights, transpose(kept)):
            row[:] = other
        return [case.expected(block)]
    finally:
        for row, other in zip(weights, kept):
            row[:] = other


def guess_updated_weights(case, place):
    """The input's slopes after a step of the weights."""
    if place != len(case.blocks) - 1 or None in case.yours:
        return []
    moved = [(row, j, row[j], slope)
             for block, slopes in zip(case.blocks[:-1], case.yours)
             for (_, row, j), slope in zip(numbers_in(block.values), slopes)
             if case.every == 1]
    try:
        for row, j, w, slope in moved:
            row[j] = w - case.subject.rate * slope
        return [case.expected(case.blocks[-1])]
    finally:
        for row, j, w, _ in moved:
            row[j] = w


def two_slopes(case):
    """The two slopes of an activation made of two lines, or None."""
    if not case.deltas:
        return None
    slopes = [round(delta / slope, 6) for deltas, row
              in zip(case.deltas, case.de_dy)
              for delta, slope in zip(deltas, row)]
    if set(slopes) == {0}:
        return [0, 1]  # a ReLU that is nowhere on
    # A number near the bend may have a slope in between.
    often = [slope for slope in slopes
             if 16 * slopes.count(slope) > len(slopes)]
    found = sorted(set(often))
    return found if len(found) == 2 and 4 * len(often) > 3 * len(slopes) \
        else None


def with_deltas(case, place, deltas):
    """The slopes of the block with other slopes before the activation."""
    guess = case.from_deltas(place, deltas)
    return [] if guess is None else [guess]


def guess_mask_missing(case, place):
    return with_deltas(case, place, case.de_dy) if two_slopes(case) else []


def guess_slope_missing(case, place):
    return with_deltas(case, place, case.de_dy) if case.deltas else []


def guess_wrong_side(case, place):
    """The slopes of the two sides exchanged, or chosen by another number."""
    if not two_slopes(case):
        return []
    low, high = two_slopes(case)
    exchanged = [[(low + high) * slope - delta
                  for slope, delta in zip(row, deltas)]
                 for row, deltas in zip(case.de_dy, case.deltas)]
    by_slope = [[(high if slope > 0 else low) * slope for slope in row]
                for row in case.de_dy]
    other_way = [[(low if slope > 0 else high) * slope for slope in row]
                 for row in case.de_dy]
    return [guess for deltas in (exchanged, by_slope, other_way)
            for guess in with_deltas(case, place, deltas)]


def guess_softmax_diagonal(case, place):
    """dy_j/dx_j only, as if y_j did not depend on the other x."""
    if case.subject.is_loss or case.k != case.m or len(case.blocks) > 1 or \
            case.every > 1:
        return []
    guess = list(case.right[place])
    for j in range(case.m):
        one = [[slope if column == j else 0 for column, slope
                in enumerate(row)] for row in case.de_dy]
        guess[j::case.m] = case.expected(case.blocks[place],
                                         de_dy=one)[j::case.m]
    return [guess]


def guess_output_for_input(case, place):
    """y in the place of x."""
    if case.subject.is_loss:
        return []
    block = case.blocks[place]
    if case.is_matrix(block):
        y = [(row + [0] * case.k)[:case.k] for row in case.y]
        return [case.of_weights(block, deltas, y)
                for deltas in (case.de_dy, case.deltas) if deltas]
    if case.k != case.m or block is not case.blocks[-1]:
        return []
    try:
        return [case.expected(block, x=case.y)]
    except (ValueError, OverflowError, ZeroDivisionError):
        return []


def guess_off_by_one(case, place):
    """The neighbour in place of the number, or the last one left out.

    For layers whose weights are shared by several outputs.
    """
    if case.subject.is_loss or len(case.blocks) < 2 or case.every > 1 or \
            any([case.is_matrix(block) for block in case.blocks]):
        return []
    block, right = case.blocks[place], case.right[place]
    held = getattr(case.subject.thing, "__dict__", {}).values()
    far = sorted({1}.union([value for value in held
                            if isinstance(value, int) and
                            1 < value < case.k]))
    guesses = [right[:-1] + [0], [0] + right[1:]]
    for by in far[:4] + [-value for value in far[:4]]:
        for wrap in (True, False):
            if block is case.blocks[-1]:
                guesses.append(flat_numbers(moved_along(
                    cut_into_rows(right, case.k), by, wrap)))
            else:
                guesses.append(case.expected(
                    block, x=moved_along(case.x, by, wrap)))
            guesses.append(case.expected(
                block, de_dy=moved_along(case.de_dy, by, wrap)))
        cut = [[slope if 0 <= j + by < case.m else 0 for j, slope
                in enumerate(row)] for row in case.de_dy]
        guesses.append(case.expected(block, de_dy=cut))
    return guesses


def moved_along(rows, by, wrap):
    """Each row moved along by some places; what comes in is 0 or wraps."""
    width = len(rows[0])
    return [[row[(j - by) % width] if wrap or 0 <= j - by < width else 0
             for j in range(width)] for row in rows]
