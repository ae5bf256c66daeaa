"""Mistakes where all outputs of a row, or a batch, depend on each other."""

from ..matrix import transpose
from ..slopes import flat_numbers, in_shape_of, nearly_equal
from .layer_kinds import levels_of


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
