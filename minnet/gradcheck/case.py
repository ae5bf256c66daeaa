"""One layer or loss with a batch of its own: what would backward give if..."""

from ..matrix import matmul, transpose
from .blocks import LEARNED_NAMES
from .places import flat_numbers, numbers_in, shape_of
from .slopes import Hill


class Case:
    """The slopes of a layer by backward (`yours`), by differences (`right`),
    and by differences after some change, to compare `yours` with.

    x is n x k, de_dy and y are n x m. Of very many slopes some are taken,
    evenly spread: `every` so manyth.
    """

    def __init__(self, subject, effort=40000):
        self.subject = subject
        self.blocks = subject.blocks()
        subject.gradients(self.blocks)
        size = sum([len(flat_numbers(block.values)) for block in self.blocks])
        self.every = max(1, size * size // effort)
        self.yours = [block.slopes() and self.some(block.slopes())
                      for block in self.blocks]
        self.right = [self.expected(block) for block in self.blocks]
        self.x, self.de_dy = subject.x, subject.de_dy
        self.y = self.x if subject.is_loss else subject.forward()
        self.n, self.k = len(self.x), len(self.x[0])
        self.m = len(self.y[0])
        # A square matrix may be the one or the other; deltas tell.
        self.turned = False
        self.deltas = None if subject.is_loss else self.find_deltas()
        if self.deltas is None and self.k == self.m:
            self.turned = True
            self.deltas = None if subject.is_loss else self.find_deltas()
            self.turned = self.deltas is not None

    def some(self, slopes):
        """Those that are looked at; some at least of every block."""
        return slopes[::min(self.every, max(1, len(slopes) // 8))]

    def expected(self, block, x=None, de_dy=None):
        """The block's slopes by differences, with another x or de_dy."""
        subject = self.subject
        old, subject.de_dy = subject.de_dy, de_dy or subject.de_dy
        rows = [list(row) for row in subject.x]
        for row, other in zip(subject.x, x or rows):
            row[:] = other
        try:
            return [Hill(subject.error, [(row, j, 1)], None,
                         1e-9).slope().slope
                    for _, row, j in self.some(numbers_in(block.values))]
        finally:
            subject.de_dy = old
            for row, other in zip(subject.x, rows):
                row[:] = other

    def wrong(self):
        """The blocks whose numbers are wrong, by their place."""
        return [place for place, (yours, right)
                in enumerate(zip(self.yours, self.right))
                if yours is not None and not nearly_equal(yours, right)]

    def only(self, rows):
        """de_dy with all rows 0 but these."""
        return [[slope if i in rows else 0 * slope for slope in row]
                for i, row in enumerate(self.de_dy)]

    def is_bias(self, block):
        """A number for each output; or simply called b or bias."""
        return shape_of(block.values) == [None] * self.m or (
            block.last_word()[:1] == "b"
            and block.last_word() in LEARNED_NAMES)

    def is_matrix(self, block):
        """output_dim x input_dim, as in FCLayer, or the other way round."""
        return block is not self.blocks[-1] and shape_of(block.values) in (
            [[None] * self.k] * self.m, [[None] * self.m] * self.k)

    def is_flipped(self, block):
        """Is this matrix input_dim x output_dim?"""
        return self.turned or \
            shape_of(block.values) != [[None] * self.k] * self.m

    def matrix(self):
        """The weights, output_dim x input_dim, if it has such a matrix."""
        for block in self.blocks:
            if self.is_matrix(block):
                return transpose(block.values) if self.is_flipped(block) \
                    else block.values
        return None

    def find_deltas(self):
        """The slopes before an activation that is part of the layer: n x m.

        de_dy f'(x) for a layer that is an activation, de_dy f'(x W^T + b)
        for a fully connected one; None for others.
        """
        if self.matrix() is None:
            one_by_one = self.k == self.m and len(self.blocks) == 1 \
                and self.every == 1
            return cut_into_rows(self.right[-1], self.m) if one_by_one \
                else None
        place = [self.is_matrix(block) for block in self.blocks].index(True)
        if self.every > 1:
            return None
        # With one row of de_dy alone, de/dW is delta^T x of that row.
        block, deltas = self.blocks[place], []
        for i, row in enumerate(self.x):
            slopes = self.expected(block, de_dy=self.only([i]))
            of_first = slopes[:self.m] if self.is_flipped(block) \
                else slopes[::self.k]
            deltas.append([slope / row[0] for slope in of_first])
        return deltas if nearly_equal(self.of_weights(block, deltas, self.x),
                                      self.right[place]) else None

    def of_weights(self, block, deltas, x):
        """deltas^T x in the order of this matrix of weights, a flat list."""
        slopes = matmul(transpose(x), deltas) if self.is_flipped(block) \
            else matmul(transpose(deltas), x)
        return self.some(flat_numbers(slopes))

    def from_deltas(self, place, deltas):
        """A block's slopes if these were the slopes before the activation:
        their sums for a bias, deltas^T x for weights, deltas W for x."""
        block, weights = self.blocks[place], self.matrix()
        if block is self.blocks[-1]:
            return self.some(flat_numbers(deltas if weights is None
                                  else matmul(deltas, weights)))
        if self.is_matrix(block):
            return self.of_weights(block, deltas, self.x)
        if self.is_bias(block):
            return self.some([sum(column) for column in transpose(deltas)])
        return None


def nearly_equal(one, other):
    """Equal but for rounding: 1e-7 of the largest."""
    scale = max([abs(a) for a in other] + [0])
    return len(one) == len(other) and all(
        [abs(a - b) <= 1e-7 * scale for a, b in zip(one, other)])


def cut_into_rows(values, width):
    """A flat list cut into rows."""
    return [values[first:first + width]
            for first in range(0, len(values), width)]
