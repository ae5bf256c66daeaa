"""One training step in fewer passes, for networks too large to write out.

The same as Model.train_batch with plain SGD, for layers of the class FCLayer
among others: each row of weights takes its step while its slopes are added
up, without lists of slopes in between; examples where a neuron has no slope
(half of them behind a ReLU) are left out; and the first layer's slopes at
the inputs, which nobody needs, are not computed.
"""

from .checks import check_error
from .descent import descend
from .layers import FCLayer
from .portable import mul, sumprod


def dense(x, weights, bias):
    """y = x W^T + b"""
    blank = sum([row.count(0) for row in x])
    if 3 * blank > len(x) * len(x[0]) and len(bias) > 15:
        # Images are blank in many places: the columns of those are left out.
        columns = list(zip(*weights))
        return [plus(bias, row, columns) for row in x]
    if sumprod:
        return [[sumprod(row, w) + b for w, b in zip(weights, bias)]
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


def plus(row, factors, vectors):
    """row + factor 1 * vector 1 + ..., without the factors that are 0."""
    minus = tuple([-factor for factor in factors if factor])
    # A new list in any case: `row` may be a layer's own bias.
    return less(row, minus, picked(factors, vectors)) if minus else list(row)


def picked(factors, vectors):
    """The vectors whose factor is not 0."""
    return tuple([vector for factor, vector in zip(factors, vectors)
                  if factor])


def written_less(count):
    """less for so many vectors, written out:

    lambda row, a1, a2, v1, v2: [w - (a1 * x1 + a2 * x2)
                                 for w, x1, x2 in zip(row, v1, v2)]
    """
    numbers = [str(i) for i in range(1, count + 1)]
    terms = " + ".join([f"a{i} * x{i}" for i in numbers])
    names = ", ".join([f"a{i}" for i in numbers] + [f"v{i}" for i in numbers])
    items = ", ".join([f"x{i}" for i in numbers])
    vectors = ", ".join([f"v{i}" for i in numbers])
    return eval(f"lambda row, {names}: [w - ({terms})"
                f" for w, {items} in zip(row, {vectors})]")


MOST = 16  # vectors at a time: 12 ns a multiply-add; 8 take 14 ns, one 35
LESS = [written_less(count) for count in range(1, MOST + 1)]


def less(row, factors, vectors):
    """row - factor 1 * vector 1 - factor 2 * vector 2 - ..., a new list."""
    for first in range(0, len(factors), MOST):
        some = factors[first:first + MOST]
        row = LESS[len(some) - 1](row, *(some + vectors[first:first + MOST]))
    return row


def step_down(layer, x, de_dy, learning_rate):
    """w <- w - learning_rate * de/dw, b likewise, for one FCLayer."""
    columns = list(zip(*de_dy))
    for row, column in zip(layer.weights, columns):
        steps = tuple([learning_rate * slope for slope in column if slope])
        row[:] = less(row, steps, picked(column, x))
    layer.bias[:] = [b - learning_rate * sum(column)
                     for b, column in zip(layer.bias, columns)]


def keep_slopes(layer, x, de_dy):
    """What FCLayer's forward and backward remember: for whoever looks."""
    layer.x, layer.used_weights = x, [
        list(column) for column in zip(*layer.weights)]
    columns = list(zip(*de_dy))
    nothing = [0.0] * layer.input_dim
    layer.de_dw = [plus(nothing, column, x) for column in columns]
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
            below = [plus(nothing, row, layer.weights) for row in de_dy]
        if traces:
            keep_slopes(layer, inputs[place], de_dy)
            descend(layer.weights, layer.de_dw, model.learning_rate)
            descend(layer.bias, layer.de_db, model.learning_rate)
        else:
            step_down(layer, inputs[place], de_dy, model.learning_rate)
        de_dy = below
    return e
