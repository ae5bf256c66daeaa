"""A bench for experiments: one layer or loss, one batch.

Each block has the slopes by backward (`yours`) and the right ones, by
differences; and it can be asked what they would be with another x, other
weights or another de_dy.
"""

from ..slopes import (LEARNED_NAMES, Replaced, call_or_none, copied_numbers,
                      flat_numbers, nearly_equal, numbers_in, shape_of)
from ..support.checks import is_finite
from .stack import found_stack


class Seen:
    """A Block as a Case sees it: of very many numbers only some.

    `places` are those that are looked at, `yours` their slopes by backward,
    None if these don't have the form of the values.
    """

    def __init__(self, number, block, is_input, every):
        self.number = number
        self.block = block
        self.title = block.title
        self.values = block.values
        self.shape = shape_of(block.values)
        self.is_input = is_input
        places = numbers_in(block.values)
        self.every = min(every, max(1, len(places) // 8))
        self.places = self.some(places)

    def some(self, slopes):
        """Those that are looked at; some at least of every block."""
        return slopes[::self.every]


class Case:
    """One layer or loss: what would backward give if ...?

    x is n x k, de_dy and y are n x m; a loss has no de_dy, and y is its x.
    """

    def __init__(self, subject, kept, effort=50000):
        self.subject = subject
        self.kept = kept
        kept.put_back()
        found = subject.blocks()
        sizes = [len(flat_numbers(block.values)) for block in found]
        y = subject.x if subject.is_loss else subject.forward()
        self.every = max(1, sum(sizes) * (
            sum(sizes) + len(flat_numbers(y))) // effort)
        self.blocks = [Seen(number, block, number == len(found) - 1,
                            self.every) for number, block in enumerate(found)]
        self.input = self.blocks[-1]
        self.x, self.de_dy = subject.x, subject.de_dy
        self.is_loss = subject.is_loss
        for block, slopes in zip(self.blocks, self.given()):
            block.yours = slopes
            block.gradient = block.block.gradient
        self.known = {}  # what differences have told
        self.y = copied_numbers(y)
        self.n, self.k, self.m = len(self.x), len(self.x[0]), len(y[0])
        # Differences are off by some 1e-11 of e; see `alike`.
        self.noise = 1e-4 * sum([abs(a * s) for a, s in zip(
            flat_numbers(self.y), flat_numbers(self.de_dy))]) \
            if self.de_dy else 1e-4 * abs(self.outputs()[0])
        for block in self.blocks:
            block.right = self.expected(block)

    def given(self, x=None, de_dy=None):
        """What backward gives for another x or de_dy: a list for each block,
        or None."""
        self.kept.put_back()
        subject = self.subject
        changes = [(values, others) for values, others in (
            (subject.x, x), (subject.de_dy, de_dy)) if others]
        with Replaced([place for values, _ in changes
                       for place in numbers_in(values)],
                      [number for _, others in changes
                       for number in flat_numbers(others)]):
            slopes = subject.slopes([block.block for block in self.blocks])
        self.kept.put_back()
        return [found and block.some(found)
                for block, found in zip(self.blocks, slopes)]

    def scaled(self, factor):
        """The same with de_dy times a factor, a Case of its own."""
        other = Case.__new__(Case)
        other.__dict__.update(self.__dict__)
        other.de_dy = [[factor * s for s in row] for row in self.de_dy]
        other.blocks = []
        for block, slopes in zip(self.blocks, self.given(de_dy=other.de_dy)):
            new = Seen.__new__(Seen)
            new.__dict__.update(block.__dict__)
            new.yours = slopes
            new.right = [factor * s for s in block.right]
            other.blocks.append(new)
        other.input = other.blocks[-1]
        other.noise = abs(factor) * self.noise
        return other

    def outputs(self):
        """All the outputs in a row; of a loss there is one."""
        return [self.subject.error()] if self.is_loss else \
            flat_numbers(self.subject.forward())

    def slopes_of_outputs(self, block, x=None, others=()):
        """How each output changes with each number of the block.

        With another x, and where `others` are (values, numbers), with these
        numbers in their places.
        """
        key = block.number, x and tuple(flat_numbers(x))
        if others or key not in self.known:
            changes = list(others) + ([(self.x, x)] if x else [])
            with Replaced([place for values, _ in changes
                           for place in numbers_in(values)],
                          [number for _, numbers in changes
                           for number in flat_numbers(numbers)]):
                found = [self.slopes_at(row, j) for _, row, j in block.places]
            if others:
                return found
            self.known[key] = found
        return self.known[key]

    def slopes_at(self, row, j):
        """How each output changes with row[j]: two differences, h and h/2,
        and what they tell of h = 0. Off by about 1e-11."""
        here = row[j]
        h = max(1, abs(here)) / 8192
        found = []
        for step in (h, h / 2):
            with Replaced([("", row, j)], [here + step]):
                above = self.outputs()
            with Replaced([("", row, j)], [here - step]):
                below = self.outputs()
            found.append([(a - b) / (2 * step)
                          for a, b in zip(above, below)])
        return [near + (near - far) / 3 for far, near in zip(*found)]

    def expected(self, block, x=None, de_dy=None, others=()):
        """The block's right slopes, with another x, de_dy or weights."""
        de_de = [1] if self.is_loss else flat_numbers(de_dy or self.de_dy)
        return [sum([a * s for a, s in zip(de_de, slopes) if a])
                for slopes in self.slopes_of_outputs(block, x, others)]

    def is_wrong(self, block):
        """Are the slopes of this block others than the right ones?"""
        return block.yours is not None and \
            not self.alike(block.yours, block.right)

    def alike(self, one, other):
        """Equal, as far as differences can tell; infinity is like nothing."""
        return self.close(one, other, 1e-7) and \
            all([is_finite(a) for a in one])

    def close(self, one, other, digits):
        """Equal to 1e-7, or so; differences are off by noise * 1e-7."""
        return nearly_equal(one, other, digits, self.noise * 1e-7 / digits)

    def rows(self, *numbers):
        """de_dy with all rows 0 but these."""
        return [[slope if i in numbers else 0 for slope in row]
                for i, row in enumerate(self.de_dy)]

    def kind_of(self, block):
        """bias or weights"""
        return "bias" if self.is_bias(block) else "weights"

    def is_bias(self, block):
        """Simply called b or bias; or a number for each output, and for no
        other one."""
        word = block.block.last_word()
        if block.is_input or word in LEARNED_NAMES:
            return not block.is_input and word[:1] == "b"
        return block.shape == [None] * self.m and not self.is_loss and not any(
            [slope for j, column in enumerate(self.slopes_of_outputs(block))
             for o, slope in enumerate(column)
             if o % self.m != j * block.every])

    def is_matrix(self, block):
        """output_dim x input_dim, as in FCLayer, or the other way round."""
        return not block.is_input and block.shape in (
            [[None] * self.k] * self.m, [[None] * self.m] * self.k)

    def stack(self):
        """The Stack that this layer is, or None."""
        if "stack" not in self.known:
            self.known["stack"] = None if self.is_loss or self.every > 1 \
                else call_or_none(found_stack, self)
        return self.known["stack"]
