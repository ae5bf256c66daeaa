"""Layers in the styles met in the wild: checked, or told the way out."""

import math
import random

import pytest

from minnet import Model, ReLUActivation, check_gradients
from minnet.slopes.adapters import own_layer
from minnet.slopes.arguments import arguments_of_backward
from minnet.slopes.styles import adapted
from tests.gradcheck.layers import RIGHT, X, verdicts

pytestmark = pytest.mark.slow  # on one Python only


class Dense:
    """y = W x + b in the article's style: one example at a time; it steps
    `factor` times too far."""

    def __init__(self, inputs=3, outputs=2, factor=1):
        self.inputs, self.outputs, self.factor = inputs, outputs, factor
        self.weights = [[0.5 * i - j + 0.25 for i in range(inputs)]
                        for j in range(outputs)]
        self.bias = [0.5 - j for j in range(outputs)]

    def forward(self, x):
        assert len(x) == self.inputs
        self.x = x
        return [sum([w * a for w, a in zip(row, x)]) + b
                for row, b in zip(self.weights, self.bias)]

    def backward(self, de_dy, learning_rate):
        de_dx = [sum([s * row[i] for s, row in zip(de_dy, self.weights)])
                 for i in range(self.inputs)]
        rate = self.factor * learning_rate
        for j, s in enumerate(de_dy):
            self.weights[j] = [w - rate * s * a for w, a
                               in zip(self.weights[j], self.x)]
            self.bias[j] -= rate * s
        return de_dx


class ReLU:
    def forward(self, x):
        self.x = x
        return [max(0, a) for a in x]

    def backward(self, de_dy, learning_rate):
        return [s if a > 0 else 0 for a, s in zip(self.x, de_dy)]


class Keeps(Dense):
    """Its gradients are kept, and written anew by each example."""

    def __init__(self, *arguments):
        Dense.__init__(self, *arguments)
        self.dw, self.db = [[9.0] * 3] * 2, [7.0] * 2

    def backward(self, de_dy, learning_rate=None):
        self.dw = [[self.factor * s * a for a in self.x] for s in de_dy]
        self.db = list(de_dy)
        return [sum([s * row[i] for s, row in zip(de_dy, self.weights)])
                for i in range(self.inputs)]

    def parameters(self):
        return [("weights", self.weights, self.dw),
                ("bias", self.bias, self.db)]


class Columns:
    """y = W x + b, where each column of x is an example."""

    def __init__(self, factor=1):
        self.W, self.b = [[1.0, 2.0, -1.0], [0.5, 0.25, 3.0]], [0.5, -1.0]
        self.factor = factor

    def forward(self, x):
        self.x = [list(row) for row in x]
        if len(x) != 3:
            raise ValueError("3 rows")
        return [[sum([w * a for w, a in zip(row, column)]) + b
                 for column in zip(*x)] for row, b in zip(self.W, self.b)]

    def backward(self, de_dy, rate):
        de_dx = [[sum([w * s for w, s in zip(column, slopes)])
                  for slopes in zip(*de_dy)] for column in zip(*self.W)]
        rate *= self.factor
        self.W = [[w - rate * sum([s * a for s, a in zip(slopes, row)])
                   for w, row in zip(weights, self.x)]
                  for weights, slopes in zip(self.W, de_dy)]
        self.b = [b - rate * sum(slopes) for b, slopes in zip(self.b, de_dy)]
        return de_dx


class Pool:
    """The largest of 2 x 2 pixels; images are rows x columns."""

    def __init__(self, factor=1):
        self.factor = factor

    def corners(self, image):
        return [[max([(image[i + k][j + m], i + k, j + m)
                      for k in (0, 1) for m in (0, 1)])
                 for j in range(0, len(image[0]) - 1, 2)]
                for i in range(0, len(image) - 1, 2)]

    def forward(self, x):
        self.x = x
        return [[[a for a, _, _ in row] for row in self.corners(image)]
                for image in x]

    def backward(self, de_dy, rate=None):
        de_dx = [[[0 for _ in row] for row in image] for image in self.x]
        for image, slopes, out in zip(self.x, de_dy, de_dx):
            for places, row in zip(self.corners(image), slopes):
                for (_, i, j), s in zip(places, row):
                    out[i][j] += s * self.factor
        return de_dx


class PoolAlone(Pool):
    def forward(self, x):
        return Pool.forward(self, [x])[0]

    def backward(self, de_dy, rate=None):
        return Pool.backward(self, [de_dy])[0]


class Neuron:
    """y = w x + b, a flat list of numbers."""

    def __init__(self, factor=1):
        self.w, self.b, self.factor = [1.0, 2.0, -0.5], 0.5, factor

    def forward(self, x):
        self.x = x
        return [sum([w * a for w, a in zip(self.w, row)]) + self.b
                for row in x]

    def backward(self, de_dy, rate):
        de_dx = [[w * s for w in self.w] for s in de_dy]
        self.b -= rate * sum(de_dy)
        rate *= self.factor
        self.w = [w - rate * sum([s * row[i] for s, row in zip(
            de_dy, self.x)]) for i, w in enumerate(self.w)]
        return de_dx


class NeuronAlone(Neuron):
    """y = tanh(w x + b), one number for one example."""

    def forward(self, x):
        [y] = Neuron.forward(self, [x])
        return math.tanh(y)

    def backward(self, de_dy, rate):
        slope = de_dy * (1 - self.forward(self.x[0]) ** 2)
        return Neuron.backward(self, [slope], rate)[0]


class Square:
    """Only value and slope."""

    def __init__(self, factor=1):
        self.factor = factor

    def value(self, x):
        return x * x

    def slope(self, x):
        return 2 * x * self.factor


class Table:
    """y = table[x], x are whole numbers: a flat list of them."""

    def __init__(self, factor=1):
        self.table = [[1.0, 2.0], [3.0, 4.0], [5.0, -1.0]]
        self.factor = factor

    def forward(self, x):
        self.x = x
        return [list(self.table[k]) for k in x]

    def backward(self, de_dy, rate):
        for k, slopes in zip(self.x, de_dy):
            self.table[k] = [a - self.factor * rate * s
                             for a, s in zip(self.table[k], slopes)]


class XFirst(Neuron):
    def backward(self, x, grad_output, *, lr=0.1):
        return Neuron.backward(self, grad_output, lr)


IMAGES = [[[1.0, 2.0, 0.5], [4.0, 3.0, -1.0], [7.0, 8.0, 9.0]],
          [[2.0, 1.0, 0.5], [0.0, -3.0, -1.0], [7.0, 8.0, 9.0]]]
THREE = [[0.5, -1.25, 2.0], [2.0, 0.75, -1.0], [-0.5, 1.5, 1.0],
         [1.0, -2.0, 0.25]]


@pytest.mark.parametrize("kind, wrong, batches", [
    (Dense, (3, 2, 2), [None, THREE]), (Neuron, (2,), [None, THREE]),
    (Columns, (2,), [None, THREE, [[1.0, 2.0], [0.5, 2.0], [-1.0, 3.0]]]),
    (XFirst, (2,), [None, THREE]), (Square, (2,), [None, X])] + [
        pytest.param(*case, marks=pytest.mark.slow) for case in (
            (Keeps, (3, 2, 2), [None, THREE]), (Pool, (2,), [None, IMAGES]),
            (PoolAlone, (2,), [IMAGES]),
            (NeuronAlone, (2,), [None, THREE]),
            (Table, (2,), [[0, 2, 1, 1]]))],
    ids=lambda kind: getattr(kind, "__name__", None))
def test_styles_are_checked(kind, wrong, batches):
    for x in batches:
        layer = kind()
        before = repr(vars(layer))
        report = check_gradients(layer, x)
        assert report.ok, report
        assert repr(vars(layer)) == before
        assert kind.__name__ in report.splitlines()[0]
        found = verdicts(report)
        assert len(found) == 1 + len([
            name for name in ("w", "b", "W", "weights", "bias", "table")
            if hasattr(layer, name)])
        report = check_gradients(kind(*wrong), x)
        assert report.wrong, report
        assert report.mistake in ("factor 2 doubled", None), report


def test_whole_models_of_the_articles_layers():
    for factor, verdict in ((1, RIGHT), (2, "WRONG")):
        model = Model([Dense(3, 4), ReLU(), Dense(4, 2, factor)], 1, 1, 0.1)
        for x, label in ((None, None), (THREE, [[1.0, 0.0]] * 4)):
            report = check_gradients(model, x, label)
            assert verdicts(report)["3 Dense weights"] == verdict, report
            assert report.wrong is (factor == 2)


def test_a_layer_that_takes_rows_is_left_as_it_is():
    layer = ReLUActivation()
    assert adapted(layer, X) == (layer, X) and own_layer(layer) is layer
    way, x = adapted(ReLU(), X)
    assert x == X and isinstance(own_layer(way), ReLU)
    assert way.forward(X) == layer.forward(X)
    assert way.backward(X, 0.1) == layer.backward(X)


@pytest.mark.parametrize("method, kinds", [
    (lambda self, de_dy, learning_rate=None: 0, ["de_dy", "rate"]),
    (lambda self, grad: 0, ["de_dy"]), (lambda self, x: 0, ["de_dy"]),
    (lambda self, delta, l: 0, ["de_dy", "rate"]),
    (lambda self, inputs, grad: 0, ["x", "de_dy"]),
    (lambda self, grad, x, eta=0.1: 0, ["de_dy", "x", "rate"]),
    (lambda self, d, lr, momentum=0: 0, ["de_dy", "rate"]),
    (lambda self, *arguments: 0, None)])
def test_arguments_of_backward(method, kinds):
    layer = type("Own", (), {"backward": method})()
    assert arguments_of_backward(layer)[0] == kinds


def own(**methods):
    return type("Own", (), methods)()


def keeps_output(layer, x):
    layer.output = x


def random_mask(layer, x):
    layer.mask = [[random.random() < 0.5 for _ in row] for row in x]
    return [[a * m for a, m in zip(*rows)] for rows in zip(x, layer.mask)]


@pytest.mark.parametrize("layer, x, words", [
    (own(forward=keeps_output, backward=keeps_output), None, [
        "forward of Own returns nothing, it only keeps self.output",
        "`return self.output`"]),
    (own(forward=lambda net, x: x, backward=lambda net, target: 0,
         update=lambda net, rate: 0), X, [
        "backward of Own takes target, not the slopes de_dy",
        "check_training(model, train_set)"]),
    (own(forward=lambda net, x: x, backward=lambda net, x, y, output: 0),
     None, ["backward of Own takes (x, y, output)", "whole network"]),
    (own(forward1=keeps_output, forward2=keeps_output), X, [
        "has forward1 and forward2: several layers in one class"]),
    (own(train=keeps_output, predict=keeps_output), None, [
        "no forward(x) and backward", "check_training(model, train_set)"]),
    (Square(), map(list, X), ["the batch is a map, which can be read only"
                              " once; make a list of it"]),
    (Square(), [iter(X[0])], ["row 1 of the batch is a list_iterator"])])
def test_what_is_no_layer_is_told_the_way_out(layer, x, words):
    with pytest.raises(TypeError) as error:
        check_gradients(layer, x)
    for word in words:
        assert word in str(error.value)


def test_random_numbers_are_no_mistake():
    layer = own(forward=random_mask, backward=lambda layer, de_dy, rate: [
        [s * m for s, m in zip(*rows)] for rows in zip(de_dy, layer.mask)])
    for x in (None, THREE):
        random.seed(3)
        state = random.getstate()
        report = check_gradients(layer, x)
        assert not report.ok and not report.wrong
        assert "can't be checked while forward draws random" in report
        assert random.getstate() == state
