"""A batch is its rows: their slopes add up, whatever the slopes are."""

from .batch import call_or_none, drawn_matrix
from .places import Kept, copied_numbers, flat_numbers
from .subject import Subject


def slopes_of(subject, blocks=None, rate=None):
    """What backward gives now: a flat list, or None, for each block."""
    blocks = subject.blocks() if blocks is None else blocks
    subject.gradients(blocks, rate)
    return [block.slopes() for block in blocks]


def close_slopes(one, other, scale=0):
    """Equal but for rounding; None is like everything.

    To 1e-9 of the largest number, or of `scale`.
    """
    if one is None or other is None:
        return True
    scale = max([abs(a) for a in one + other] + [scale])
    return len(one) == len(other) and all(
        [abs(a - b) <= 1e-9 * scale or repr(a) == repr(b)
         for a, b in zip(one, other)])


def all_close(one, other):
    """All blocks are close, or as good as 0 beside the largest slope."""
    scale = rounding_scale(one)
    return all([close_slopes(a, b, scale) for a, b in zip(one, other)])


def rounding_scale(slopes):
    """1e9 times how far slopes may be off by rounding: a `scale`."""
    return 1e-5 * max([abs(a) for block in slopes
                       for a in block or [0]] + [0])


def rows_add_up(subject):
    """A batch is its rows: taken alone, or in another order."""
    rows, kept = len(subject.x), Kept(subject.thing)
    y = subject.x
    for layer in subject.layers:
        if not is_row_by_row(layer, drawn_matrix(rows, len(y[0]), 91)):
            return []  # rows see each other, as in batch normalisation
        y = layer.forward(y)

    def anew(subject):
        """(e, slopes), always from the same state."""
        kept.put_back()
        return subject.error(), slopes_of(subject)

    blocks = subject.blocks()
    e, together = anew(subject)
    single = [call_or_none(anew, some_rows(subject, [k]))
              for k in range(rows)]
    turned = call_or_none(anew, some_rows(subject, list(range(rows))[::-1]))
    if None in single + [turned]:
        return []  # it takes no single rows
    errors, alone = zip(*single)
    turned = turned[1]
    if close_slopes([e], [sum(errors)]):
        share = 1
    elif close_slopes([e], [sum(errors) / rows]):
        share = 1 / rows
    else:
        return []
    if any([len(slopes) != len(blocks) or None in slopes
            for slopes in alone + (together, turned)]):
        return []
    subject.gradients(blocks)  # tells how rough those read off a step are
    scale = max([rounding_scale(together)] +
                [1e10 * block.noise for block in blocks])
    for place, block in enumerate(blocks[:-1]):
        parts = [slopes[place] for slopes in alone]
        if not close_slopes(together[place],
                            [share * sum(column) for column in zip(*parts)],
                            scale):
            return [("rows mixed up", f"{block.title}: the gradient of a"
                     " batch is not that of its rows, taken alone, added"
                     " up.")]
    width = len(subject.x[0])
    turned[-1] = [slope for k in range(rows)[::-1]
                  for slope in turned[-1][k * width:(k + 1) * width]]
    if not all_close(together, turned):
        return [("rows mixed up", "with the rows of the batch in another"
                 " order the slopes are others.")]
    return []


def is_row_by_row(layer, x):
    """Does forward give the same for a row alone as for a row of a batch?"""
    together = call_or_none(layer.forward, copied_numbers(x))
    alone = [call_or_none(layer.forward, [list(row)]) for row in x]
    return together is None or None in alone or close_slopes(
        flat_numbers(together), flat_numbers(alone))


def some_rows(subject, rows):
    """The subject with these rows of its batch only, in this order."""
    def chosen(matrix):
        return matrix and [copied_numbers(matrix[k]) for k in rows]

    return Subject(subject.thing, chosen(subject.x), chosen(subject.label),
                   chosen(subject.de_dy))
