"""The core's activations in numbers; their laws are in test_all_layers."""

import math
from fractions import Fraction

import pytest

from minnet import (ELUActivation, HeavisideActivation, LeakyReLUActivation,
                    ReLUActivation, SigmoidActivation, TanhActivation)


@pytest.mark.parametrize("zero", [0, 0.0, -0.0, Fraction(0)])
def test_relu_by_hand(zero):
    relu = ReLUActivation()
    assert relu.forward([[-2.0, zero, 3.0]]) == [[0, 0, 3.0]]
    # The article: 0 at and below 0, so the slope at 0 is 0.
    assert relu.backward([[5.0, 6.0, 7.0]]) == [[0, 0, 7.0]]


@pytest.mark.parametrize("activation, x, value, slope", [
    (SigmoidActivation(), 0, 0.5, 0.25),
    (SigmoidActivation(), math.log(3), 3 / 4, 3 / 16),
    (TanhActivation(), 0, 0, 1), (TanhActivation(), math.log(3), 0.8, 0.36)])
def test_sigmoid_and_tanh_by_hand(activation, x, value, slope):
    assert activation.value(x) == pytest.approx(value, 1e-12)
    assert activation.slope(x) == pytest.approx(slope, 1e-12)


@pytest.mark.parametrize("make", [
    ReLUActivation, SigmoidActivation, TanhActivation, LeakyReLUActivation,
    ELUActivation, HeavisideActivation])
def test_a_batch_is_value_and_slope_of_each_number(make):
    activation, x = make(), [[-3, -0.5, 0], [0.0, 0.25, 2]]
    assert activation.forward(x) == [list(map(activation.value, row))
                                     for row in x]
    if make is not HeavisideActivation:
        assert activation.backward([[3] * 3] * 2) == [
            [3 * activation.slope(a) for a in row] for row in x]
    assert repr(activation).startswith(make.__name__ + "(")
    assert list(activation.parameters()) == []
