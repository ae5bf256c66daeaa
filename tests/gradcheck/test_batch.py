"""The batches that are made for layers and losses."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minnet import (BinaryCrossEntropyLoss, CrossEntropyLoss, FCLayer, Model,
                    MSELoss, SigmoidActivation, check_gradients)
from minnet.gradcheck.batch import (call_or_none, drawn_matrix, layer_batch,
                                    likely_labels, loss_batch)
from minnet.gradcheck.nested_numbers import flat_numbers, shape_of
from tests.gradcheck.test_gradient_check import Article, Formula, InputByOutput


@given(st.integers(1, 6), st.integers(1, 6), st.integers(0, 200))
def test_drawn_numbers(rows, columns, seed):
    x = drawn_matrix(rows, columns, seed)
    assert shape_of(x) == [[None] * columns] * rows
    assert x == drawn_matrix(rows, columns, seed)
    for a in flat_numbers(x):
        assert 0 < abs(a) < 6.1 and (64 * a) % 1 == 0
    for a in flat_numbers(drawn_matrix(rows, columns, seed, True)):
        assert 0 < a < 4


def test_drawn_numbers_differ():
    assert len({str(drawn_matrix(2, 2, seed)) for seed in range(100)}) == 100
    for seed in range(20):
        numbers = flat_numbers(drawn_matrix(3, 3, seed))
        assert min(numbers) < 0 < max(numbers)
        assert len({abs(a) for a in numbers}) > 5


@pytest.mark.parametrize("rows, columns", [(1, 1), (3, 2), (5, 3), (4, 7)])
def test_labels(rows, columns):
    labels = likely_labels(rows, columns, 3)
    for label in labels:
        assert shape_of(label) == [[None] * columns] * rows
    for row in labels[0]:
        assert sorted(row) == [0] * (columns - 1) + [1]
    assert len({str(row) for row in labels[0]}) >= min(columns, 2)


@pytest.mark.parametrize("loss", [MSELoss(), CrossEntropyLoss(),
                                  BinaryCrossEntropyLoss()])
@pytest.mark.parametrize("rows, columns", [(3, 2), (5, 3), (1, 2)])
def test_batches_for_losses(loss, rows, columns):
    for seed in range(4):
        y, label = loss_batch(loss, rows, columns, seed)
        assert shape_of(y) == shape_of(label) == [[None] * columns] * rows
        assert loss.forward(y, label) > 0


class LogLoss:
    """e = - sum of label * ln(y), for y above 0 only."""

    def forward(self, y, label):
        return -sum([b * math.log(a) for rows in zip(y, label)
                     for a, b in zip(*rows)])


def test_a_loss_that_takes_positive_numbers_only():
    assert min(flat_numbers(loss_batch(LogLoss(), 3, 2, 0)[0])) > 0


@pytest.mark.parametrize("layer, width", [
    (FCLayer(4, 2), 4), (Model([FCLayer(5, 2), SigmoidActivation()],
                               1, 1, 1), 5),
    (Article([1.0] * 3, [2.0] * 3), 3), (InputByOutput(4, 2), 4),
    (InputByOutput(2, 4), 2), (InputByOutput(1, 3), 1)])
def test_batches_for_layers(layer, width):
    before = repr(vars(layer))
    assert loss_batch(layer, 3, width, 0) is None
    for seed in range(4):
        x = layer_batch(layer, 3, seed)
        assert shape_of(x) == [[None] * width] * 3
        assert x in (drawn_matrix(3, width, seed),
                     drawn_matrix(3, width, seed, True))
    assert repr(vars(layer)) == before


class Sized(Formula):
    """Takes rows of one width only, which no attribute tells."""

    def forward(self, x):
        if len(x[0]) != 7:
            raise ValueError("seven, please")
        return Formula.forward(self, x)


def test_a_width_that_nobody_tells_is_tried_for():
    layer = Sized(lambda a: a * a, lambda a: 2 * a)
    assert len(layer_batch(layer, 3, 0)[0]) == 7
    assert check_gradients(layer).ok


def test_batches_are_as_drawn_even_if_the_layer_raises():
    """Numbers beyond 2 are too much for it, while the batch is tried."""
    def value(a):
        if abs(a) > 2:
            raise ValueError("too large")
        return a * a

    layer = Formula(value, lambda a: 2 * a)
    assert layer_batch(layer, 3, 0) in [
        drawn_matrix(3, width, 0) for width in range(1, 9)]
    assert check_gradients(layer).ok


def test_calls_that_may_fail():
    def interrupt():
        raise KeyboardInterrupt

    assert call_or_none(max, 1, 2) == 2
    assert call_or_none(max, 1, None) is None
    with pytest.raises(KeyboardInterrupt):
        call_or_none(interrupt)
