"""The lists of numbers that a layer learns are found, others are not."""

import pytest

from minnet import (FCLayer, Model, MSELoss, SigmoidActivation,
                    check_gradients, sum_rows)
from minnet.gradcheck.subject import Subject
from tests.gradcheck.test_gradient_check import X, Article, Kept as OwnNames, verdicts


def titles(thing, x=X, label=None):
    de_dy = None if label else [
        [1.0 + i + j / 2 for j in range(len(row))]
        for i, row in enumerate(thing.forward(x))]
    before = repr(vars(thing))
    blocks = Subject(thing, x, label, de_dy).blocks()
    assert repr(vars(thing)) == before
    return [block.title for block in blocks]


def test_blocks_of_all_kinds():
    assert titles(FCLayer(2, 3)) == ["weights", "bias", "input"]
    assert titles(SigmoidActivation()) == ["input"]
    assert titles(MSELoss(), X, X) == ["input"]
    assert titles(Article([1.0, 2.0], [3.0, 4.0])) == ["b", "w", "input"]
    # Weights before biases: lists of lists first.
    assert titles(OwnNames(("w", "dw"))) == ["w", "input"]
    model = Model([FCLayer(2, 3), SigmoidActivation(),
                   Article([1.0, 2.0, 3.0], [0.0] * 3)], 1, 1, 1)
    assert titles(model) == ["1 FCLayer weights", "1 FCLayer bias",
                             "3 Article b", "3 Article w", "input"]


class Learns:
    """y = sum of x times `one`, + each number of `two`; without slopes."""

    def __init__(self, one, two):
        self.one, self.two = one, two

    def forward(self, x):
        self.x = x
        return [[sum([a * w for a, w in zip(row, self.one)]) + b
                 for b in self.two] for row in x]

    def backward(self, de_dy, learning_rate):
        return [[0.0 for _ in row] for row in self.x]


def test_what_is_used_but_not_stepped_is_no_parameter():
    assert titles(Learns([1.0, 2.0], [3.0])) == ["input"]


@pytest.mark.parametrize("edge, start", [(6, 6.0), (6, 5.9), (0, 0.5),
                                         (1, 1.3)])
def test_a_parameter_that_hardly_counts_is_found(edge, start):
    """Only two numbers of x reach the bend, and only from one side."""
    class Bent(Article):
        def forward(self, x):
            return [[min(a, edge) for a in row]
                    for row in Article.forward(self, x)]

    layer = Bent([2.0, 2.0], [start - 6, start - 6])
    assert titles(layer, [[3.0, 3.0], [3.0, 3.0]]) == ["b", "w", "input"]


class SingleNumber:
    """y = w x, where w is a number by itself."""

    def __init__(self):
        self.w = 2.0

    def forward(self, x):
        self.x = x
        return [[self.w * a for a in row] for row in x]

    def backward(self, de_dy, learning_rate):
        de_dx = [[self.w * s for s in row] for row in de_dy]
        self.w -= learning_rate * sum(
            [a * s for rows in zip(self.x, de_dy) for a, s in zip(*rows)])
        return de_dx


def test_a_number_by_itself_is_found():
    layer = SingleNumber()
    for report in (check_gradients(layer, X), check_gradients(layer)):
        assert verdicts(report) == {"w": "right", "input": "right"}
    assert vars(layer) == {"w": 2.0}


class Dead(Learns):
    """y = relu(w x + b), so far below 0 that nothing counts at first."""

    def forward(self, x):
        self.z = Learns.forward(self, x)
        return [[max(z, 0) for z in row] for row in self.z]

    def backward(self, de_dy, learning_rate):
        slopes = [s[0] if z[0] > 0 else 0 for s, z in zip(de_dy, self.z)]
        de_dx = [[s * w for w in self.one] for s in slopes]
        steps = sum_rows([[s * a for a in row]
                          for s, row in zip(slopes, self.x)])
        self.one = [w - learning_rate * step
                    for w, step in zip(self.one, steps)]
        self.two = [self.two[0] - learning_rate * sum(slopes)]
        return de_dx


@pytest.mark.parametrize("b", [-1.6, -1.2, -0.5, 0.0, 2.0, -100.0])
def test_units_that_are_hardly_ever_on(b):
    layer = Dead([1.0, -1.0], [b])
    for x in (X, [[0.5, -0.5], [0.25, 1.0]], [[3.0, 1.0]]):
        report = check_gradients(layer, x)
        assert not report.wrong, report
        if b > -100:
            assert report.ok or "nothing to check" in repr(report)
    assert layer.one == [1.0, -1.0] and layer.two == [b]
