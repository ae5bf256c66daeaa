"""A layer that is known well enough to walk back through it by hand.

An activation, y = f(x), number by number; a fully connected layer with one,
y = f(x W^T + b); or two of these in one. So mistakes in its backward can be
tried: with another slope in the place of f'(z).
"""

import math

from ..matrix import matmul, transpose
from ..slopes import copied_numbers, flat_numbers, nearly_equal


def sigmoid_of(z):
    """1 / (1 + e^-z), without overflow."""
    return (1 + math.tanh(z / 2)) / 2


# Name: f(z), its slope by z, and, where there is one, its slope by y = f(z).
ACTIVATIONS = {
    "sigmoid": (sigmoid_of, lambda z: sigmoid_of(z) * sigmoid_of(-z),
                lambda y: y * (1 - y)),
    "tanh": (math.tanh, lambda z: 1 - math.tanh(z) ** 2,
             lambda y: 1 - y * y),
    "ReLU": (lambda z: max(z, 0), lambda z: int(z > 0), lambda y: int(y > 0)),
    "exp": (math.exp, math.exp, lambda y: y),
    "sqrt": (math.sqrt, lambda z: 1 / (2 * math.sqrt(z)),
             lambda y: 1 / (2 * y)),
    "1/x": (lambda z: 1 / z, lambda z: -1 / (z * z), lambda y: -y * y),
    "log": (math.log, lambda z: 1 / z, lambda y: math.exp(-y)),
    "square": (lambda z: z * z, lambda z: 2 * z, None),
    "cube": (lambda z: z ** 3, lambda z: 3 * z * z, None),
    "sin": (math.sin, math.cos, None),
    "cos": (math.cos, lambda z: -math.sin(z), None),
    "atan": (math.atan, lambda z: 1 / (1 + z * z), None),
    "softplus": (lambda z: math.log1p(math.exp(-abs(z))) + max(z, 0),
                 sigmoid_of, lambda y: 1 - math.exp(-y)),
    "softsign": (lambda z: z / (1 + abs(z)), lambda z: 1 / (1 + abs(z)) ** 2,
                 lambda y: (1 - abs(y)) ** 2),
    "swish": (lambda z: z * sigmoid_of(z), lambda z: sigmoid_of(z) * (
        1 + z * sigmoid_of(-z)), None),
    "exp -x^2": (lambda z: math.exp(-z * z), lambda z: -2 * z * math.exp(
        -z * z), None),
    "identity": (lambda z: z, lambda z: 1, lambda y: 1),
}


# Those whose slopes are mistaken for another's.
USUAL = ["sigmoid", "tanh", "ReLU", "exp", "sin", "cos"]


def each_number(function, rows):
    """The function of each number of a matrix."""
    return [[function(a) for a in row] for row in rows]


def times_each(one, other):
    """The products of the numbers of two matrices, one by one."""
    return [[a * b for a, b in zip(*rows)] for rows in zip(one, other)]


def plus_bias(rows, bias):
    """The bias added to each row; there may be none."""
    return rows if bias is None else [
        [a + b for a, b in zip(row, bias)] for row in rows]


class Level:
    """y = f(z), z = a W^T + b: a is what comes in, `slopes` are f'(z).

    An activation alone has no weights, and z = a. `name` is that of f, if it
    is one of ACTIVATIONS. `flipped` weights are input_dim x output_dim.
    """

    def __init__(self, a, block=None, flipped=False, bias=None):
        self.a = a
        self.block = block
        self.number = block.number if block else None
        self.flipped = flipped
        self.bias = bias
        self.slopes = self.name = None
        self.z = a
        if block:
            self.weights = copied_numbers(block.values)
            if flipped:
                self.weights = transpose(self.weights)
            self.z = plus_bias(matmul(a, transpose(self.weights)),
                               bias and flat_numbers(bias.values))

    def named(self, name):
        """With this activation; returns y, or raises where it can't be."""
        self.name = name
        value, slope, _ = ACTIVATIONS[name]
        self.slopes = each_number(slope, self.z)
        return each_number(value, self.z)

    def two_slopes(self):
        """The slopes of an activation that is made of two lines, or None."""
        exact = {round(slope, 6): slope for slope in flat_numbers(self.slopes)}
        slopes = [round(slope, 6) for slope in flat_numbers(self.slopes)]
        if set(slopes) == {0}:
            return [0, 1]  # a ReLU that is nowhere on
        # A number near the bend may have a slope in between.
        often = slopes if len(exact) == 2 else [
            slope for slope in slopes
            if 16 * slopes.count(slope) > len(slopes)]
        found = [exact[slope] for slope in sorted(set(often))]
        return found if len(found) == 2 and 4 * len(often) > 3 * len(slopes) \
            else None


class Stack:
    """One Level or two, the first one first; `skip`: y = x + what they give.
    """

    def __init__(self, levels, skip=False):
        self.levels = levels
        self.skip = skip

    def slopes(self, block, de_dy, changed=None, slopes=None):
        """The block's slopes if the Level `changed` had these `slopes` for
        f'(z); None for a block that is none of the stack's."""
        found = self.parts(block, de_dy, changed, slopes)
        return [sum(parts) for parts in zip(*found)] if found else None

    def parts(self, block, de_dy, changed=None, slopes=None):
        """What adds up to the block's slopes, a list for each Level that
        uses its numbers, the last one first."""
        through, found = de_dy, []
        for level in reversed(self.levels):
            deltas = times_each(de_dy, slopes if level is changed
                                else level.slopes)
            if level.block is None:
                de_dy = deltas
                continue
            if level.number == block.number:
                found.append(block.some(flat_numbers(
                    matmul(transpose(level.a), deltas) if level.flipped
                    else matmul(transpose(deltas), level.a))))
            if level.bias and level.bias.number == block.number:
                found.append(block.some([sum(column)
                                         for column in transpose(deltas)]))
            de_dy = matmul(deltas, level.weights)
        if self.skip:
            de_dy = [[a + s for a, s in zip(*rows)]
                     for rows in zip(de_dy, through)]
        return [block.some(flat_numbers(de_dy))] if block.is_input else found

    def fits(self, case):
        """Are the right slopes those of the stack?"""
        return all([case.alike(self.slopes(block, case.de_dy) or [],
                               block.right) for block in case.blocks])


def found_stack(case):
    """The Stack that the layer of a Case is, or None; with a skip, too."""
    found = stack_of(case, case.y, False)
    if found or case.k != case.m:
        return found
    return stack_of(case, [[b - a for a, b in zip(*rows)]
                           for rows in zip(case.x, case.y)], True)


def stack_of(case, y, skip):
    """The Stack that makes this y, and the right slopes; or None."""
    matrices = [block for block in case.blocks[:-1] if is_matrix(block)]
    vectors = [block for block in case.blocks[:-1] if block not in matrices]
    if len(matrices) > 2 or len(vectors) > len(matrices):
        return None
    if len(matrices) == 2:
        return two_levels(case, y, skip, matrices, vectors)
    block = (matrices + [None])[0]
    if block is None and case.k != case.m:
        return None
    for flipped in (False, True):
        form = [case.m, case.k] if flipped else [case.k, case.m]
        if block and block.shape != [[None] * form[0]] * form[1]:
            continue
        level = Level(case.x, block, flipped, (vectors + [None])[0])
        level.slopes = local_slopes(case, level, skip)
        level.name = name_of_activation(level.z, y)
        stack = Stack([level], skip)
        # Without weights nothing but the name tells that there is a skip.
        if stack.fits(case) and (block or level.name or not skip and
                                 not name_of_activation(level.z, [
                                     [b - a for a, b in zip(*rows)]
                                     for rows in zip(case.x, y)])):
            return stack
        if block is None:
            return None
    return two_levels(case, y, skip, matrices * 2, vectors)


def is_matrix(block):
    """Rows of the same length?"""
    return isinstance(block.shape[0], list) and all(
        [row == [None] * len(block.shape[0]) for row in block.shape])


def local_slopes(case, level, skip):
    """f'(z) by differences: dy/dx, or dy/dw / x for the first w of a row."""
    if level.block is None:
        found = case.slopes_of_outputs(case.input)
        return [[found[i * case.m + j][i * case.m + j] - skip
                 for j in range(case.m)] for i in range(case.n)]
    found = case.slopes_of_outputs(level.block)
    of_first = found[:case.m] if level.flipped else found[::case.k]
    return [[of_first[j][i * case.m + j] / row[0] for j in range(case.m)]
            for i, row in enumerate(case.x)]


def name_of_activation(z, y):
    """Which of ACTIVATIONS makes y of z? None if there is none."""
    for name, (value, _, _) in ACTIVATIONS.items():
        try:
            if nearly_equal(flat_numbers(each_number(value, z)),
                            flat_numbers(y)):
                return name
        except (ValueError, ZeroDivisionError, OverflowError):
            continue
    return None


def two_levels(case, y, skip, matrices, vectors):
    """The Stack of these two matrices, in one order or the other."""
    biases = [vectors[:1] + vectors[1:], vectors[::-1], vectors + [None],
              [None] + vectors][:2 if len(vectors) == 2 else 4]
    for one, two in (matrices, matrices[::-1]):
        for first_bias, second_bias in [(pair + [None, None])[:2]
                                        for pair in biases]:
            for first in (False, True):
                for second in (False, True):
                    found = joined_levels(case, y, skip,
                                          (one, first, first_bias),
                                          (two, second, second_bias))
                    if found:
                        return found
    return None


def joined_levels(case, y, skip, one, two):
    """The Stack if the activations are known and y comes out; or None."""
    sizes = [[len(block.shape), len(block.shape[0])][::-1 if flipped else 1]
             for block, flipped, _ in (one, two)]
    (hidden, k), (m, width) = sizes
    biases = [bias and len(bias.shape) for _, _, bias in (one, two)]
    if k != case.k or m != case.m or hidden != width or \
            biases[0] not in (None, hidden) or biases[1] not in (None, m):
        return None
    for name in ACTIVATIONS:
        first = Level(case.x, *one)
        try:
            second = Level(first.named(name), *two)
        except (ValueError, ZeroDivisionError, OverflowError):
            continue
        last = name_of_activation(second.z, y)
        if last:
            second.named(last)
            stack = Stack([first, second], skip)
            return stack if stack.fits(case) else None
    return None
