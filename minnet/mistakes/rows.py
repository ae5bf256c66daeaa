"""Mistakes with the rows of a batch: some left out, or mixed up."""

from ..matrix import transpose
from ..slopes import flat_numbers, in_shape_of
from .activation_slopes import with_slopes
from .layer_kinds import bias_pieces, levels_of, raised_slopes, used_pieces


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
