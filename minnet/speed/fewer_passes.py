"""One training step in fewer passes, for networks too large to write out.

The same as Model.train_batch with plain SGD, for layers of the class FCLayer
among others: each row of weights takes its step while its slopes are added
up, without lists of slopes in between; examples where a neuron has no slope
(half of them behind a ReLU) are left out; and the first layer's slopes at
the inputs, which nobody needs, are not computed.
"""

import math
from itertools import compress

from ..layers import FCLayer
from ..losses import share_of
from ..matrix import descend
from ..model import batches
from ..support.portable import mul
from ..support.value_checks import check_error


def dense(x, weights, bias):
    """y = x W^T + b"""
    blank = sum([row.count(0) for row in x])
    if 3 * blank > len(x) * len(x[0]) and len(bias) > 15:
        # Images are blank in many places: the columns of those are left out.
        columns = list(zip(*weights))
        return [summed(PLUS, bias, row, columns) for row in x]
    if hasattr(math, "sumprod"):
        return [[math.sumprod(row, w) + b for w, b in zip(weights, bias)]
                for row in x]
    # 17 ns for each multiply-add in rows of 64, in a loop of `for` 30. With
    # eight rows at a time those stay in the processor's cache: 16 ns in rows
    # of 1000 with 100 outputs, else 21.
    y = []
    for first in range(0, len(x), 8):
        rows = x[first:first + 8]
        y += zip(*[[sum(map(mul, row, w)) + b for row in rows]
                   for w, b in zip(weights, bias)])
    return [list(row) for row in y]


def written(sign, count):
    """The sum with so many vectors, written out:

    lambda row, a1, a2, v1, v2: [w - (a1 * x1 + a2 * x2)
                                 for w, x1, x2 in zip(row, v1, v2)]
    """
    numbers = [str(i) for i in range(1, count + 1)]
    terms = " + ".join([f"a{i} * x{i}" for i in numbers])
    names = ", ".join([f"a{i}" for i in numbers] + [f"v{i}" for i in numbers])
    items = ", ".join([f"x{i}" for i in numbers])
    vectors = ", ".join([f"v{i}" for i in numbers])
    return eval(f"lambda row, {names}: [w {sign} ({terms})"
                f" for w, {items} in zip(row, {vectors})]")


MOST = 16  # vectors at a time: 12 ns a multiply-add; 8 take 14 ns, one 35
PLUS = [written("+", count) for count in range(1, MOST + 1)]
MINUS = [written("-", count) for count in range(1, MOST + 1)]


def summed(sums, row, factors, vectors):
    """row + factor 1 * vector 1 + ..., or row - ..., a new list: sums is PLUS
    or MINUS. The vectors with factor 0 are left out."""
    factors, vectors = (tuple(filter(None, factors)),
                        tuple(compress(vectors, factors)))
    if not factors:
        return list(row)  # it may be a layer's own bias
    for first in range(0, len(factors), MOST):
        some = factors[first:first + MOST]
        row = sums[len(some) - 1](row, *(some + vectors[first:first + MOST]))
    return row


def step_down(layer, x, de_dy, learning_rate):
    """w <- w - learning_rate * de/dw, b likewise, for one FCLayer."""
    columns = list(zip(*[[learning_rate * slope for slope in row]
                         for row in de_dy]))
    for row, column in zip(layer.weights, columns):
        row[:] = summed(MINUS, row, column, x)
    layer.bias[:] = [b - sum(column)
                     for b, column in zip(layer.bias, columns)]


def keep_slopes(layer, x, de_dy):
    """What FCLayer's forward and backward remember: for whoever looks."""
    layer.x, layer.used_weights = x, [list(row) for row in layer.weights]
    columns = list(zip(*de_dy))
    nothing = [0.0] * layer.input_dim
    layer.de_dw = [summed(PLUS, nothing, column, x) for column in columns]
    layer.de_db = [sum(column) for column in columns]


def fused_batch(model, batch, traces=True):
    """One step for a batch of pairs. Returns e; raises OverflowError, before
    the step, where it is nan or infinite. With `traces` the layers remember
    what they do after Model.train_batch."""
    x = [list(row) for row, _ in batch]
    inputs = []
    for layer in model.layers:
        inputs.append(x)
        if type(layer) is FCLayer:
            x = dense(x, layer.weights, layer.bias)
        else:
            x = layer.forward(x)
    e = model.loss.forward(x, [list(label) for _, label in batch])
    check_error(e, model.loss)
    de_dy = model.loss.backward()
    lowest = min([place for place, layer in enumerate(model.layers)
                  if type(layer) is FCLayer])
    for place in range(len(model.layers) - 1, lowest - 1, -1):
        layer, below = model.layers[place], None
        if type(layer) is not FCLayer:
            de_dy = layer.backward(de_dy)
            continue
        if place > lowest:
            nothing = [0] * layer.input_dim
            below = [summed(PLUS, nothing, row, layer.weights)
                     for row in de_dy]
        if traces:
            keep_slopes(layer, inputs[place], de_dy)
            descend(layer.weights, layer.de_dw, model.learning_rate)
            descend([layer.bias], [layer.de_db], model.learning_rate)
        else:
            step_down(layer, inputs[place], de_dy, model.learning_rate)
        de_dy = below
    return e


class Fused:
    """Steps in fewer passes."""

    def __init__(self, model):
        self.model = model

    def train_epoch(self, examples, guard):
        """As Model.train_epoch."""
        model, total = self.model, 0
        for batch in guard.steps(batches(examples, model.batch_size)):
            traces = guard.leaves_slopes() and \
                guard.done + len(batch) == len(examples)
            total += fused_batch(model, batch, traces) * share_of(
                model.loss, len(batch))
        return total / share_of(model.loss, len(examples))
