"""The usual mistakes of backward: what slopes does each of them give?

MISTAKES has their names, guesses and what a student is told. A guess gets a
Case and one of its blocks, and gives a list of flat lists: the slopes that
the block would have by this mistake, none where it can't be. naming.py sets
them beside those that backward gives.
"""

from ..matrix import matmul, transpose
from .batch_laws import STEP_LAST
from .differences import OUTSIDE
from .nested_numbers import (Replaced, flat_numbers, in_shape_of,
                             nearly_equal, numbers_in)
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
    return times_right(block, 1 / m) + [
        block.some(([sum(row) for row in slopes] + [0] * m)[:m])
        for slopes in rows if block.shape == [None] * m]


def guess_own_rate(case, block):
    """Times a number that the layer calls its rate, or a usual one."""
    held = getattr(case.subject.thing, "__dict__", {})
    rates = [held[name] for name in sorted(held)
             if isinstance(held[name], float) and "rate" in name
             and follows(case, block, name)]
    return times_right(block, *rates + [
        0.2, 0.1, 0.05, 0.03, 0.02, 0.01, 0.005, 0.003, 0.002, 0.001, 0.0005,
        0.0003, 0.0002, 0.0001])


def follows(case, block, name):
    """Are the slopes twice as large where this attribute is?"""
    held = case.subject.thing.__dict__
    before = held[name]
    try:
        held[name] = 2 * before
        slopes = twice_given(case, block)
    finally:
        held[name] = before
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
        if not case.is_bias(block):
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

def levels_of(case):
    """The levels of the Stack that the layer is; none if it is none."""
    return case.stack().levels if case.stack() else []


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
    return [each_number(lambda z: 1, level.z)] \
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
        return [case.expected(block, x=[list(block.values)] * case.n)]
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
    if block.is_input or block.block.source is None:
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


# Layers whose outputs are windows, or a sum of paths.

def guess_softmax_diagonal(case, block):
    """dy_j/dx_j only, as if y_j did not depend on the other x."""
    if case.is_loss or case.k != case.m or len(case.blocks) > 1 or \
            case.every > 1 or levels_of(case):
        return []
    slopes = flat_numbers(case.de_dy)
    return [[column[p] * slopes[p] for p, column
             in enumerate(case.slopes_of_outputs(block))]]


def guess_softmax_batch(case, block):
    """Softmax in rows, and its backward over the batch; or vice versa."""
    sums = [sum(row) for row in case.y]
    if case.is_loss or not block.is_input or case.k != case.m or \
            case.every > 1 or not (case.alike(sums, [1] * case.n)
                                   or case.alike([sum(sums)], [1])):
        return []
    shares = [sum([a * s for a, s in zip(*rows)])
              for rows in zip(case.y, case.de_dy)]
    if not case.alike([sum(sums)], [1]):
        shares = [sum(shares)] * case.n
    return [[a * (s - share) for row, slopes, share
             in zip(case.y, case.de_dy, shares) for a, s in zip(row, slopes)]]


def guess_norm(*held):
    """A guess: this is held constant of a normalisation, "mean", "spread"
    or both. y = a (x - mean) + b for each column, a = 1 / spread; so the
    slope is a (de_dy - its mean - ...), which the spread adds."""
    def guess(case, block):
        if case.is_loss or not block.is_input or case.k != case.m or \
                case.every > 1 or levels_of(case):
            return []
        return [flat_numbers(guess) for guess in (
            norm_columns(case.x, case.y, case.de_dy, right_rows(case), held),
            turned_back(norm_columns(*[transpose(rows) for rows in (
                case.x, case.y, case.de_dy, right_rows(case))], held=held)))
            if guess]

    return guess


def turned_back(rows):
    return rows and transpose(rows)


def right_rows(case):
    """The right slopes of the input, n x k."""
    return in_shape_of(case.x, case.input.right)


def norm_columns(x, y, de_dy, right, held):
    """The slopes if this is held constant; None if it is no such thing."""
    found, n = [], len(x)
    for columns in zip(zip(*x), zip(*y), zip(*de_dy), zip(*right)):
        xs, ys, slopes, rights = columns
        if n < 3 or xs[0] == xs[1]:
            return None
        a = (ys[1] - ys[0]) / (xs[1] - xs[0])
        if any([abs(ys[0] + a * (value - xs[0]) - got) > 1e-9 * (
                1 + abs(got)) for value, got in zip(xs, ys)]):
            return None
        mean = sum(slopes) / n
        if len(held) == 2 and nearly_equal(
                list(rights), [a * (s - mean) for s in slopes], 1e-7):
            return None  # it has no spread
        found.append(
            [a * s for s in slopes] if len(held) == 2
            else [a * (s - mean) for s in slopes] if "spread" in held
            else [right_one + a * mean for right_one in rights])
    return transpose(found)


def guess_skip_missing(case, block):
    """de_dy itself is left out of the slopes of y = x + ..."""
    if not block.is_input or case.k != case.m or case.is_loss or \
            case.stack() and not case.stack().skip:
        return []
    return [[a - s for a, s in zip(block.right, block.some(
        flat_numbers(case.de_dy)))]]


def guess_branch_missing(case, block):
    """Only de_dy itself: what comes by y = x + branch(x) is left out."""
    learned = case.blocks[:-1]
    if not block.is_input or case.k != case.m or not learned and not (
            case.stack() and case.stack().skip):
        return []
    slopes = block.some(flat_numbers(case.de_dy))
    flat = [(other.values, [0] * len(flat_numbers(other.values)))
            for other in learned]
    # Without its weights the branch is constant: only the skip is left.
    return [slopes] if not learned or case.alike(
        case.expected(block, others=flat), slopes) else []


def guess_first_piece(case, block):
    """The slope always goes to the first, or the last, of several pieces.

    A bias that is raised by far makes its piece the largest.
    """
    pieces = bias_pieces(case)
    guesses = [raised_slopes(case, block, places)
               for places in pieces[:1] + pieces[-1:]]
    for members in (lambda window: window[:1], lambda window: window[-1:]):
        guesses += pooled(case, block, members)
    return guesses


def bias_pieces(case):
    """The places of the biases, m each, of a layer of several pieces, of
    which the largest counts."""
    if case.is_loss or case.every > 1 or levels_of(case):
        return []
    biases = [other.values for other in case.blocks[:-1]
              if other.shape == [None] * case.m]
    for other in case.blocks[:-1]:
        if other.shape[:1] == [[None] * case.m] and case.is_bias(other):
            biases += other.values
    return [numbers_in(bias) for bias in biases] if len(biases) > 1 else []


def raised_slopes(case, block, places):
    """The block's slopes where these biases are large."""
    slopes = flat_numbers(case.de_dy)
    with Replaced(places, [row[j] + 100 for _, row, j in places]):
        return [sum([a * s for a, s in zip(case.slopes_at(row, j), slopes)])
                for _, row, j in block.places]


def used_pieces(case, row):
    """The places of the biases that count in this row of the batch."""
    found = []
    for places in bias_pieces(case):
        for j, (_, numbers, place) in enumerate(places):
            if case.slopes_at(numbers, place)[row % case.n * case.m + j]:
                found.append(places[j])
    return found


def guess_all_of_window(case, block):
    """All numbers of a window get its slope, or those of another row."""
    return pooled(case, block, lambda window: window)


def pooled(case, block, members):
    """The slopes if each window gives its slope to these members of it; none
    if the layer takes no largest numbers of windows."""
    found = pool_windows(case)
    if not found or not block.is_input:
        return []
    guess = []
    for row, slopes in zip(case.x, case.de_dy):
        new = [0 for _ in row]
        for window, slope in zip(found, slopes):
            for j in members(window):
                new[j] += slope
        guess += new
    return [guess]


def pool_windows(case):
    """For each output the places in a row that it is the largest of; None
    if that is not how the outputs are made."""
    if "windows" not in case.known:
        case.known["windows"] = None if case.is_loss or case.every > 1 or \
            len(case.blocks) > 1 or levels_of(case) \
            else found_pool_windows(case)
    return case.known["windows"]


def found_pool_windows(case):
    """A number that is made very large is the largest of its windows."""
    members = [[] for _ in range(case.m)]
    for j in range(case.k):
        with Replaced([("", row, j) for row in case.x], [1e6] * case.n):
            y = case.subject.forward()
        for window, value in zip(members, y[0]):
            if value == 1e6:
                window.append(j)
    right = [[max([row[j] for j in window] or [0]) for window in members]
             for row in case.x]
    return members if case.alike(flat_numbers(right), flat_numbers(case.y)) \
        and min(map(len, members)) > 0 else None


def is_shared(case):
    """Has it weights that several outputs share, as a convolution has?"""
    return not case.is_loss and len(case.blocks) > 1 and case.every == 1 \
        and not levels_of(case) and not bias_pieces(case) and not any(
            [case.is_matrix(block) for block in case.blocks])


def guess_overwritten(case, block):
    """Of all that adds up to a slope only what came last."""
    if case.is_loss or case.every > 1:
        return []
    slopes = flat_numbers(case.de_dy)
    guesses = [] if block.is_input else [case.expected(block, de_dy=[
        [0] * (case.m - 1) + row[-1:] for row in case.de_dy])]
    for last in ([case.m * case.n], [case.m * (i + 1)
                                     for i in range(case.n)]):
        guess = []
        for column in case.slopes_of_outputs(block):
            total, start = 0, 0
            for end in last:
                parts = [a * s for a, s in zip(
                    column[start:end], slopes[start:end]) if a]
                total, start = total + (parts or [0])[-1], end
            guess.append(total)
        guesses.append(guess)
    return guesses


def guess_reversed(case, block):
    """The kernel, or its gradient, from the last number to the first."""
    if not is_shared(case):
        return []
    guesses = []
    for other in case.blocks[:-1]:
        if len(flat_numbers(other.values)) < 2:
            continue
        if other is block:
            guesses += reversals(in_shape_of(block.values, block.right))
        elif block.is_input:
            guesses += [case.expected(block, others=[(other.values, numbers)])
                        for numbers in reversals(other.values)]
    return guesses


def reversals(values):
    """All numbers the other way round; or only those of each inner list, or
    only the lists."""
    if not isinstance(values[0], list):
        return [values[::-1]]
    inner = [reversals(value) for value in values]
    return [flat_numbers(values)[::-1],
            [number for numbers in inner for number in numbers[-1]],
            [number for value in values[::-1]
             for number in flat_numbers(value)],
            [number for numbers in inner for number in numbers[0]]]


def guess_edge_dropped(case, block):
    """The outermost windows, which reach into the padding, are left out."""
    if not is_shared(case):
        return []
    columns = case.slopes_of_outputs(case.input)
    sizes = [sum([1 for p in range(case.k) if columns[p][j]])
             for j in range(case.m)]
    few = [j for j in range(case.m) if sizes[j] < max(sizes)]
    guesses = []
    for left_out in (few, few[:len(few) // 2], few[len(few) // 2:]):
        if left_out:
            guesses.append(case.expected(block, de_dy=[
                [0 if j in left_out else s for j, s in enumerate(row)]
                for row in case.de_dy]))
    if block.is_input and few:
        for out in ([0], [case.k - 1], [0, case.k - 1]):
            guesses.append([0 if p % case.k in out else slope
                            for p, slope in enumerate(block.right)])
    return guesses


def guess_off_by_one(case, block):
    """The neighbour in place of the number, or the last one left out.

    For layers whose weights are shared by several outputs.
    """
    if not is_shared(case):
        return []
    right, held = block.right, getattr(case.subject.thing, "__dict__", {})
    far = sorted({1}.union([value for value in held.values()
                            if isinstance(value, int) and
                            1 < value < case.m - 1]))
    guesses = [right[:-1] + [0], [0] + right[1:]]
    for by in far[:4] + [-value for value in far[:4]]:
        for wrap in (True, False):
            if block.is_input:
                guesses.append(flat_numbers(moved_along(
                    in_shape_of(case.x, right), by, wrap)))
            else:
                guesses.append(case.expected(
                    block, x=moved_along(case.x, by, wrap)))
            guesses.append(case.expected(
                block, de_dy=moved_along(case.de_dy, by, wrap)))
        cut = [[slope if 0 <= j + by < case.m else 0 for j, slope
                in enumerate(row)] for row in case.de_dy]
        if case.m > 2:  # of two, the last left out is only the first
            guesses.append(case.expected(block, de_dy=cut))
    return guesses


def moved_along(rows, by, wrap):
    """Each row moved along by some places; what comes in is 0 or wraps."""
    width = len(rows[0])
    return [[row[(j - by) % width] if wrap or 0 <= j - by < width else 0
             for j in range(width)] for row in rows]


# Dropout and losses.

def kept_times(case):
    """The factor of the numbers that a dropout lets through, else None."""
    if len(case.blocks) > 1 or not levels_of(case):
        return None
    [level] = levels_of(case)
    pairs = list(zip(flat_numbers(case.x), flat_numbers(level.slopes)))
    kept = [slope for _, slope in pairs if abs(slope) > 1e-9]
    # Numbers of both signs are dropped, or let through: it is no ReLU.
    signs = {(a > 0, abs(slope) > 1e-9) for a, slope in pairs}
    return kept[0] if kept and len(signs) > 2 and case.alike(
        kept, [kept[0]] * len(kept)) and len(kept) < len(pairs) else None


def guess_dropout_scale(case, block):
    """Divided by what is kept once too often, or not at all."""
    scale = kept_times(case)
    if not scale:
        return []
    held = getattr(case.subject.thing, "__dict__", {})
    shares = [scale, scale * scale] + [
        share for value in held.values() if isinstance(value, float)
        and 0 < value < 1 for share in (value, 1 - value)]
    return times_right(block, *[number for share in shares
                                for number in (share, 1 / share)])


def guess_drawn_anew(case, block):
    """Other numbers are dropped than those in forward."""
    scale = kept_times(case)
    if not scale:
        return []
    guess = [scale * s if yours else 0 for s, yours
             in zip(flat_numbers(case.de_dy), block.yours)]
    return [guess] if 0 in guess else []


def guess_softmax_loss(case, block):
    """p - t, which is the slope of softmax and cross-entropy together."""
    if not case.is_loss:
        return []
    guess = [a - b for a, b in zip(flat_numbers(case.y), flat_numbers(
        case.subject.label))]
    ratios = [slope / a for slope, a in zip(block.right, guess) if a]
    if case.alike(ratios, ratios[:1] * len(ratios)):
        return []  # it is only a factor
    return [guess, [a / case.n for a in guess]]


FACTORS = [
    ("sign", by_factor(-1),
     "the sign: a minus is missing, or there is one too many."),
    ("factor 2 missing", by_factor(1 / 2),
     "yours is half of what it should be: a factor 2 is missing (the slope of"
     " a square is 2 times ...)."),
    ("factor 2 doubled", by_factor(2),
     "yours is twice what it should be: there is a factor 2 too many."),
    ("1/batch missing", lambda case, block: times_right(block, case.n),
     "yours is too large by the number of rows in the batch: the division by"
     " it is missing."),
    ("1/batch doubled", lambda case, block: times_right(block, 1 / case.n),
     "yours is too small by the number of rows in the batch: it is divided by"
     " that once too often (the loss divides already; a layer only adds up)."),
    ("wrong axis", guess_wrong_axis,
     "the wrong axis: rows (examples) and columns (outputs) are confused"
     " where numbers are added up or averaged."),
    ("divided by all numbers", lambda case, block: times_right(
        block, 1 / (case.n * case.m)) if case.m > 1 else [],
     "yours is divided by the number of rows and by that of outputs once too"
     " often."),
    ("learning rate twice", guess_own_rate,
     "the gradient is multiplied by a learning rate in backward; the"
     " optimizer does that again."),
]


# (short name, guess, sentence), those that say most first.
MISTAKES = [
    ("dropout scaled wrongly", guess_dropout_scale,
     "what dropout lets through is scaled by another factor than in forward"
     " (1 / the share that is kept)."),
] + FACTORS + [
    ("bias gradient not summed", lambda case, block: guess_rows(
        lambda n: [0])(case, block) if case.is_bias(block) else [],
     "the bias gradient is that of the first example alone: add up the rows"
     " of the batch."),
    ("only the last example", guess_last_example,
     "only the last example of the batch is counted: add up the slopes of"
     " all rows (`+=` in the loop over the rows, not `=`)."),
    ("only the first example", guess_rows(lambda n: [0]),
     "only the first example of the batch is counted: add up the slopes of"
     " all rows."),
    ("first row skipped", guess_rows(lambda n: range(1, n)),
     "the first row of the batch is left out: a loop begins at 1 instead of"
     " 0?"),
    ("last row skipped", guess_rows(lambda n: range(n - 1)),
     "the last row of the batch is left out: a loop ends one too early?"),
    ("gradients exchanged", guess_exchanged,
     "it has the gradient of another list of numbers, and that one has its."),
    ("bias replaced", guess_replaced,
     "the numbers are replaced by the step: `b = b - rate * gradient`, not"
     " `b = -rate * gradient`."),
    ("mask missing", guess_slope_of(mask_missing),
     "the mask is missing: the slope passes everywhere, also where the"
     " activation is flat."),
    ("mask from the wrong side", guess_slope_of(wrong_side),
     "the mask is from the wrong side: the slopes pass where they should be"
     " stopped (compare x, the input, with 0)."),
    ("slope of the activation missing", guess_slope_of(slope_missing),
     "the slope of the activation is missing: by the chain rule de_dy is to"
     " be multiplied by it."),
    ("input instead of output", guess_slope_of(by_input),
     "the formula of the slope takes the output y, but it gets the input x:"
     " y = sigmoid(x) has the slope y (1 - y), not x (1 - x)."),
    ("output instead of input", guess_at_output,
     "the output y is used where the input x belongs."),
    ("value instead of slope", guess_slope_of(value_for_slope),
     "the value of the activation is used in the place of its slope."),
    ("slope of another activation", guess_slope_of(of_another),
     "the slope is that of another activation."),
    ("wrong argument", guess_slope_of(at_another),
     "the slope is taken at another number than x (at -x, 2 x, x + 1 or"
     " de_dy)."),
    ("transposed weights", guess_transposed,
     "rows and columns are exchanged: the weights, or their gradient, are"
     " transposed."),
    ("updated weights used", guess_updated_weights, STEP_LAST),
    ("weight instead of input", guess_weight_for_input,
     "the weight is used where the input x belongs."),
    ("softmax diagonal only", guess_softmax_diagonal,
     "only the diagonal of the Jacobian is used: each output depends on all"
     " inputs of its row, so all of them add to its slope."),
    ("softmax over the batch", guess_softmax_batch,
     "forward and backward don't agree on what adds up to 1: each row of the"
     " softmax by itself, or the whole batch."),
    ("mean and variance held constant", guess_norm("mean", "spread"),
     "the mean and the variance are treated as constants; they change with"
     " each x, so they add to its slope."),
    ("variance held constant", guess_norm("spread"),
     "the variance is treated as a constant; it changes with each x, so it"
     " adds to its slope."),
    ("mean held constant", guess_norm("mean"),
     "the mean is treated as a constant; it changes with each x, so it adds"
     " to its slope."),
    ("rows influence each other", guess_rows_alone,
     "in forward a row changes the outputs of other rows, too; backward takes"
     " each row by itself."),
    ("skip connection missing", guess_skip_missing,
     "the slope of the skip connection is missing: y = x + ... passes de_dy"
     " itself on, too."),
    ("branch missing", guess_branch_missing,
     "only the skip connection passes its slope on; add that of the branch."),
    ("slope to the first", guess_first_piece,
     "the slope goes to the same one always, the first or last, not to the"
     " largest."),
    ("slope to all", guess_all_of_window,
     "the slope goes to all numbers of a window, not to the largest only."),
    ("mask of another row", guess_other_row,
     "all rows get the mask, or slope, of the same row; each has its own."),
    ("each row with its neighbour", guess_neighbour,
     "the slopes of a row meet the x of another row, the next one or one in"
     " the opposite order."),
    ("kernel reversed", guess_reversed,
     "the kernel, or its gradient, is taken from the wrong end."),
    ("padding's edge dropped", guess_edge_dropped,
     "what reaches into the padding is left out at the edge."),
    ("off by one", guess_off_by_one,
     "off by one: the window is one place beside the right one, or the last"
     " one is left out."),
    ("overwritten", guess_overwritten,
     "what adds up to a slope is overwritten: it takes `+=`, not `=`, where a"
     " number is used more than once."),
    ("dropout drawn anew", guess_drawn_anew,
     "backward drops other numbers than forward: keep the mask of forward."),
    ("slope of softmax and loss together", guess_softmax_loss,
     "p - t is the slope of softmax and loss together; this loss takes"
     " probabilities, so its own slope is needed, - t / p for a log loss."),
]
