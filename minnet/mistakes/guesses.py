"""What slopes do mistakes give? With factors, rows, activations, weights.

A guess gets a Case and one of its blocks, and gives a list of flat lists: the
slopes that the block would have by this mistake, none where it can't be.
"""

from ..matrix import matmul, transpose
from ..slopes import OUTSIDE, contents_of, flat_numbers, in_shape_of, own_layer
from .layer_kinds import (bias_pieces, kept_times, levels_of, raised_slopes,
                          used_pieces)
from .stack import ACTIVATIONS, USUAL, each_number, times_each


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


# Rows of the batch.

def guess_rows(*choices):
    """A guess: only the rows of a choice count; a choice is a function of n
    that gives the numbers of the rows."""
    def guess(case, block):
        return [] if case.is_loss else [
            case.expected(block, de_dy=case.rows(*choice(case.n)))
            for choice in choices]

    return guess


def guess_last_example(case, block):
    """The last row alone, with its x or with that of each."""
    if case.is_loss:
        return [row_of_input(case, case.n - 1)]
    last = case.rows(case.n - 1)
    guesses = [case.expected(block, de_dy=last)]
    if not block.is_input:
        guesses.append(case.expected(block, x=[case.x[-1]] * case.n))
    if not case.is_bias(block):  # or all the slopes, at the last row
        total = [[sum(column) for column in transpose(case.de_dy)]]
        guesses.append(case.expected(
            block, de_dy=[[0] * case.m] * (case.n - 1) + total))
    return guesses


def row_of_input(case, number):
    """The input's slopes with all rows 0 but this one."""
    rows = in_shape_of(case.x, case.input.right)
    return flat_numbers([row if i == number else [0 for _ in row]
                         for i, row in enumerate(rows)])


def turned_rows(rows):
    """Each row moved to its neighbour's place, or all to the other end."""
    return [rows[1:] + rows[:1], rows[-1:] + rows[:-1], rows[::-1]]


def guess_neighbour(case, block):
    """Each row of x, or of the mask, meets the de_dy of the next one."""
    if case.is_loss:
        return []
    guesses = [case.expected(block, de_dy=rows)
               for rows in turned_rows(case.de_dy)]
    # zip leaves out the row that has no neighbour.
    nothing = [[0] * case.m]
    if not block.is_input and case.every == 1 and case.alike(
            case.expected(block, x=case.x[::-1]), block.right):
        return []  # a bias, where x plays no role
    if not (levels_of(case) and case.is_bias(block)):
        guesses += [case.expected(block, de_dy=rows) for rows in (
            case.de_dy[1:] + nothing, nothing + case.de_dy[:-1])]
    if case.every == 1:
        guesses += [case.expected(block, x=rows)
                    for rows in turned_rows(case.x)]
    for level in levels_of(case):
        guesses += with_slopes(case, block, level,
                               *turned_rows(level.slopes))
    for level in levels_of(case)[-1:]:
        if level.bias and level.bias.number == block.number:
            break
        moved = list(zip(turned_rows(case.de_dy), turned_rows(level.slopes)))
        moved += [(case.de_dy[1:] + nothing, turned_rows(level.slopes)[0]),
                  (nothing + case.de_dy[:-1], turned_rows(level.slopes)[1])]
        guesses += [case.stack().slopes(block, de_dy, level, slopes)
                    for de_dy, slopes in moved]
    return guesses


def guess_other_row(case, block):
    """The mask of the first row, or of the last, for all rows."""
    guesses = []
    for row in (0, -1):
        for level in levels_of(case):
            guesses += with_slopes(case, block, level,
                                   [level.slopes[row]] * case.n)
        if block.is_input and not case.is_loss and not levels_of(case):
            guesses.append(case.expected(block, x=[case.x[row]] * case.n))
        if bias_pieces(case):
            guesses.append(raised_slopes(case, block,
                                         used_pieces(case, row)))
    return guesses


def guess_rows_alone(case, block):
    """As if the output of a row did not depend on the other rows."""
    if not block.is_input or case.is_loss:
        return []
    found = case.slopes_of_outputs(block)
    slopes = flat_numbers(case.de_dy)
    guess = []
    for (place, _, _), column in zip(block.places, found):
        i = int(place[1:place.index("]")])
        guess.append(sum([a * b for a, b in zip(
            column[i * case.m:(i + 1) * case.m],
            slopes[i * case.m:(i + 1) * case.m])]))
    return [guess]


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
