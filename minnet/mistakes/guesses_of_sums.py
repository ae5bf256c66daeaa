"""What slopes do mistakes give where many numbers add up to one?

Guesses, as in guesses.py, for layers whose outputs see several inputs: sums,
windows, normalisations, skips; and for dropout and losses.
"""
from ..matrix import transpose
from ..slopes import (contents_of, copied_numbers, flat_numbers, in_shape_of,
                      nearly_equal, own_layer)
from .guesses import times_right
from .layer_kinds import (bias_pieces, is_shared, kept_times, levels_of,
                          maxout_slopes, pool_windows, raised_slopes)


# Layers whose outputs are windows, or a sum of paths.

def guess_softmax_diagonal(case, block):
    """dy_j/dx_j only, as if y_j did not depend on the other x."""
    if case.is_loss or case.k != case.m or len(case.blocks) > 1 or \
            case.every > 1 or levels_of(case):
        return []
    slopes = flat_numbers(case.de_dy)
    found = case.slopes_of_outputs(block)
    in_rows = any([slope for p, column in enumerate(found)
                   for o, slope in enumerate(column)
                   if o != p and o // case.m == p // case.m])
    return [[column[p] * slopes[p] for p, column in enumerate(found)]] \
        if in_rows else []


def guess_softmax_batch(case, block):
    """Softmax of each row, of each column or of the whole batch, with the
    backward of another of these."""
    if case.is_loss or not block.is_input or case.k != case.m or \
            case.every > 1:
        return []

    def totals(rows):
        """For each number the sum of its row, its column, and of all."""
        by_column = [sum(column) for column in transpose(rows)]
        return [[[sum(row)] * case.m for row in rows],
                [by_column for _ in rows],
                [[sum(by_column)] * case.m for _ in rows]]

    ones = [flat_numbers(total) for total in totals(case.y)]
    if not any([case.alike(total, [1] * len(total)) for total in ones]):
        return []
    guesses = []
    for shares in totals([[a * s for a, s in zip(*rows)]
                          for rows in zip(case.y, case.de_dy)]):
        guess = [a * (s - share) for rows in zip(case.y, case.de_dy, shares)
                 for a, s, share in zip(*rows)]
        if not case.alike(guess, block.right):
            guesses.append(guess)
    return guesses


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
        if n < 2 or xs[0] == xs[1]:
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
        guesses += maxout_slopes(case, block, members)
    return guesses


def guess_all_of_window(case, block):
    """All numbers of a window get its slope, or those of another row."""
    return pooled(case, block, list) + maxout_slopes(case, block, list)


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


def guess_overwritten(case, block):
    """Of all that adds up to a slope only what came last."""
    if case.is_loss or case.every > 1:
        return []
    slopes = flat_numbers(case.de_dy)
    guesses = [] if block.is_input else [case.expected(block, de_dy=[
        [0] * (case.m - 1) + row[-1:] for row in case.de_dy])]
    if case.stack():
        parts = case.stack().parts(block, case.de_dy)
        guesses += parts if len(parts) > 1 else []
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
                        for numbers in reversals(copied_numbers(other.values))]
    return guesses


def reversals(values):
    """All numbers the other way round; or only those of each lists list, or
    only the lists."""
    if not isinstance(values[0], list):
        return [values[::-1]]
    lists = [reversals(value) for value in values]
    return [flat_numbers(values)[::-1],
            [number for numbers in lists for number in numbers[-1]],
            [number for value in values[::-1]
             for number in flat_numbers(value)],
            [number for numbers in lists for number in numbers[0]]]


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
    right, held = block.right, contents_of(own_layer(case.subject.thing))
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

def guess_dropout_scale(case, block):
    """Divided by what is kept once too often, or not at all."""
    scale = kept_times(case)
    if not scale:
        return []
    held = contents_of(own_layer(case.subject.thing))
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
