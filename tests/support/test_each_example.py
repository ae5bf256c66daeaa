"""each_example.py: one example at a time, and yet the step of the batch."""

import random

import pytest

from minnet import FCLayer, Model, check_gradients
from minnet.support.each_example import EachExample
from tests.tools import article, refused

X, DE_DY = [[1.0, 2.0], [3.0, -1.0], [0.5, 0.25]], [[1.0], [2.0], [4.0]]
TOTAL = [9.0, 1.0]  # of the rows of X, each times its slope


class Keeps:
    """Keeps its gradient in every way; forward pushes, backward pops."""

    def __init__(self):
        self.w, self.dw, self.later, self.stack = [1.0, 2.0], [5.0, 5.0], 0, []
        self.added = [0.0, 0.0]

    def forward(self, x):
        self.stack.append(x)
        return [sum([a * b for a, b in zip(self.w, x)])]

    def backward(self, de_dy, learning_rate=None):
        x = self.stack.pop()
        self.dw = self.later = [de_dy[0] * a for a in x]
        self.added = [a + b for a, b in zip(self.added, self.dw)]
        self.w = [w - (learning_rate or 0) * a for w, a in zip(self.w, self.dw)]
        return [de_dy[0] * w for w in (1.0, 2.0)]


def test_steps_and_gradients_are_those_of_the_batch():
    layer = Keeps()
    each = EachExample(layer)
    for count in range(1, 4):
        layer.w = [1.0, 2.0]
        assert each.forward(X) == [[5.0], [1.0], [1.0]]
        assert each.backward(DE_DY, 0.5) == [[1, 2], [2, 4], [4, 8]]
        assert layer.w == [1 - 4.5, 2 - 0.5] and layer.stack == []
        assert layer.dw == TOTAL and layer.added == [count * a for a in TOTAL]
    each.w = [0.0, 0.0]
    assert layer.w == [0.0, 0.0] and each.added is layer.added
    assert not hasattr(each, "parameters") and repr(each) == "Keeps"


def test_an_error_in_backward_leaves_the_weights():
    layer = article.FCLayer(2, 1)
    each, before = EachExample(layer), repr(layer.weights)
    each.forward(X)
    with pytest.raises(TypeError):
        each.backward([[1.0], [2.0], [None]], 0.5)
    assert repr(layer.weights) == before


class Drops:
    """Draws when it goes forward; backward must find that draw again."""

    def forward(self, x):
        self.mask = [random.random() < 0.5 for _ in x]
        return [a * 2 if on else 0 * a for a, on in zip(x, self.mask)]

    def backward(self, de_dy, rate):
        return [a * 2 if on else 0 for a, on in zip(de_dy, self.mask)]


def test_each_row_finds_what_forward_remembered():
    each = EachExample(Drops())
    y = each.forward([[1.0] * 20] * 3)
    assert each.backward([[1.0] * 20] * 3, 0.1) == y and y[0] != y[1]


def test_model_puts_layers_of_one_example_into_it():
    layer = article.FCLayer(2, 1)
    before = dict(vars(layer))
    model = Model([layer, FCLayer(1, 1)], 1, 2, 0.1)
    assert model.layers[0] is layer and vars(layer) == before
    y = model.predict([1.0, 2.0])
    assert isinstance(model.layers[0], EachExample)
    assert model.layers[0].weights is layer.weights
    assert y == model.layers[1].forward(layer.forward([1.0, 2.0]))


class Square:
    def value(self, x):
        return x * x

    def slope(self, x):
        return 2 * x


def test_value_and_slope_are_enough():
    model = Model([FCLayer(2, 2), Square(), FCLayer(2, 1)], 2, 2, 0.01)
    assert model.widths == [2, 2, 2, 1] and "Square" in repr(model)
    assert check_gradients(model, X, DE_DY).ok
    model.train(list(zip(X, DE_DY)), progress=None)
    with refused(TypeError, "layer 1 is the class Square itself"):
        Model([Square], 1, 1, 1)
