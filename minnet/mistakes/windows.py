"""Mistakes with windows: convolutions, pools, numbers used twice."""

from ..slopes import (contents_of, copied_numbers, flat_numbers, in_shape_of,
                      own_layer)
from .layer_kinds import (bias_pieces, is_shared, maxout_slopes, pool_windows,
                          raised_slopes)


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
