"""What kind of layer is it? Told by what forward does with numbers."""

from ..matrix import matmul, transpose
from ..slopes import Replaced, flat_numbers, numbers_in


def levels_of(case):
    """The levels of the Stack that the layer is; none if it is none."""
    return case.stack().levels if case.stack() else []


def bias_pieces(case):
    """The places of the biases, m each, of a layer of several pieces, of
    which the largest counts."""
    if case.is_loss or case.every > 1 or levels_of(case):
        return []
    found = []
    for other in case.blocks[:-1]:
        if other.shape == [None] * case.m or case.is_bias(other) and \
                other.shape[:1] == [[None] * case.m]:
            places = numbers_in(other.values)
            found += [places[start:start + case.m]
                      for start in range(0, len(places), case.m)]
    return found if len(found) > 1 else []


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


def maxout_units(case):
    """For each output the weights of its pieces, k places each, where y is
    the largest of weights . x; else none."""
    units = [[] for _ in range(case.m)]
    if case.is_loss or case.every > 1 or levels_of(case):
        return []
    for block in case.blocks[:-1]:
        for piece in pieces_of(case, block):
            with Replaced(piece, [1000 * a for a in case.x[0]]):
                y = case.subject.forward()
            for unit, new, old in zip(units, y[0], case.y[0]):
                if new != old:
                    unit.append(piece)
    largest = [max([sum([row[j] * a for (_, row, j), a in zip(piece, x)])
                    for piece in unit] or [0])
               for x in case.x for unit in units]
    return units if min(map(len, units)) > 1 and case.alike(
        largest, flat_numbers(case.y)) else []


def pieces_of(case, block):
    """The places of the block, k at a time."""
    return [block.places[start:start + case.k]
            for start in range(0, len(block.places), case.k)]


def maxout_slopes(case, block, members):
    """The slopes if each output gives its slope to these of its pieces."""
    chosen = [members(unit) for unit in maxout_units(case)]
    if not chosen:
        return []
    if block.is_input:
        return [[sum([s * piece[i][1][piece[i][2]] for s, pieces
                      in zip(slopes, chosen) for piece in pieces])
                 for slopes in case.de_dy for i in range(case.k)]]
    sums = matmul(transpose(case.de_dy), case.x)
    return [[sum([row[i] for row, pieces in zip(sums, chosen)
                  if piece in pieces])
             for piece in pieces_of(case, block) for i in range(case.k)]]


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
