"""The lists of numbers that a layer learns are found, others are not."""

import pytest

from minnet import (FCLayer, Model, MSELoss, ReLUActivation,
                    SigmoidActivation, check_gradients)
from minnet.slopes.subject import Subject
from tests.gradcheck.layers import Article, Chain, Kept, X, articles

pytestmark = pytest.mark.once


def titles(thing, x=X, label=None):
    de_dy = None if label else [
        [1.0 + i + j / 2 for j in range(len(row))]
        for i, row in enumerate(thing.forward(x))]
    before = repr(vars(thing))
    blocks = Subject(thing, x, label, de_dy).blocks()
    assert repr(vars(thing)) == before
    return [block.title for block in blocks]


def test_blocks_of_all_kinds():
    assert titles(MSELoss(), X, X) == ["input"]
    assert titles(Article([1.0, 2.0], [3.0, 4.0])) == ["b", "w", "input"]
    # Weights before biases: lists of lists first.
    assert titles(Kept(("w", "dw"))) == ["w", "input"]
    # Used, but neither stepped nor known by a name.
    assert titles(Kept(("one", "two"))) == ["input"]
    model = Model([FCLayer(2, 3), SigmoidActivation(),
                   Article([1.0, 2.0, 3.0], [0.0] * 3)], 1, 1, 1)
    assert titles(model) == ["1 FCLayer weights", "1 FCLayer bias",
                             "3 Article b", "3 Article w", "input"]


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


@pytest.mark.parametrize("b", [-1.6, -1.2, -0.5, 0.0, 2.0, -100.0])
def test_units_that_are_hardly_ever_on(b):
    layer = Chain(fc=articles.ArticleDense([[1.0, -1.0]], [b]),
                  relu=ReLUActivation())
    for x in (X, [[0.5, -0.5], [0.25, 1.0]], [[3.0, 1.0]]):
        report = check_gradients(layer, x)
        assert not report.wrong, report
        if b > -100:
            assert report.ok or "nothing to check" in repr(report)
    assert (layer.fc.weights, layer.fc.bias) == ([[1.0, -1.0]], [b])
