"""LeakyReLU, ELU, Heaviside in numbers, all activations far out; laws:
test_all_layers."""

import math
from math import exp

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minnet import (ELUActivation, FCLayer, HeavisideActivation,
                    LeakyReLUActivation, Model, ReLUActivation,
                    SigmoidActivation, SoftmaxActivation, TanhActivation,
                    softmax)
from tests.tools import refused

ALL = [ReLUActivation(), LeakyReLUActivation(), SigmoidActivation(),
       TanhActivation(), ELUActivation(1.5), HeavisideActivation()]


@pytest.mark.parametrize("activation, x, y, slopes", [
    (LeakyReLUActivation(), [-20, 0, 3], [-2, 0, 3], [0.1, 0.1, 1]),
    # Its slope may be any number.
    (LeakyReLUActivation(2), [-3, 3], [-6, 3], [2, 1]),
    (LeakyReLUActivation(-1), [-3, 3], [3, 3], [-1, 1]),
    (ELUActivation(), [-1, 0, 3], [1 / exp(1) - 1, 0, 3], [exp(-1), 1, 1]),
    (ELUActivation(2), [-1000, -1e-20, 0], [-2, -2e-20, 0], [0, 2, 1]),
    # e^x - 1 = x + x^2 / 2 + ...
    (ELUActivation(), [-1e-10], [-1e-10 + 5e-21], [1 - 1e-10])])
def test_by_hand_and_far_out(activation, x, y, slopes):
    assert activation.forward([x]) == [pytest.approx(y, 1e-12, 0)]
    assert activation.backward([[1] * len(x)]) == [
        pytest.approx(slopes, 1e-12)]


@pytest.mark.parametrize("make, message", [
    (LeakyReLUActivation, "number 1 of LeakyReLUActivation: its slope is"),
    (ELUActivation, "number 1 of ELUActivation: its alpha is")])
def test_settings_are_checked_and_shown(make, message):
    assert repr(make(3)) == make.__name__ + "(3)"
    for wrong in (None, float("nan")):
        with refused((TypeError, ValueError), f"{message} {wrong}"):
            make(wrong)


def test_a_model_with_a_step_explains_itself():
    model = Model([FCLayer(1, 1), HeavisideActivation()], 1, 1, 0.1)
    before = [list(row) for row in model.layers[0].weights]
    assert HeavisideActivation().forward([[-2, 0, 3]]) == [[0, 0, 1]]
    assert model.predict([1.0])[0] in (0, 1)
    with refused(ValueError,
                 "HeavisideActivation(): the slope of a step is 0"):
        model.train([([1.0], [1.0])], progress=None)
    assert model.layers[0].weights == before


@pytest.mark.parametrize("x", [-1e308, -1000, -710.5, -40, 40, 710.5, 1000,
                               1e308])
def test_nothing_overflows(x):
    # math.exp(710) raises OverflowError.
    limit = float(x > 0)
    assert SigmoidActivation().value(x) == pytest.approx(limit, abs=1e-15)
    assert TanhActivation().value(x) == (1 if x > 0 else -1)
    assert ELUActivation(3).value(x) == (x if x > 0 else pytest.approx(-3))
    for activation in ALL:
        assert abs(activation.slope(x)) <= 1
    scores = softmax([x, 0])
    assert scores == pytest.approx([limit, 1 - limit], abs=1e-15)
    assert sum(scores) == 1
    soft = SoftmaxActivation()
    soft.forward([[x, 0]])
    assert soft.backward([[1, 2]])[0] == pytest.approx([0, 0], abs=1e-15)


@given(st.floats(-700, 700))
def test_small_values_and_slopes_keep_their_digits(x):
    # By 1 - sigmoid(x) = sigmoid(-x), to 15 digits even at 1e-300.
    sigmoid, tanh = SigmoidActivation(), TanhActivation()
    small = math.exp(-abs(x)) / (1 + math.exp(-abs(x)))
    assert sigmoid.value(-abs(x)) == pytest.approx(small, 1e-14, 0)
    assert sigmoid.slope(x) == pytest.approx(
        small / (1 + math.exp(-abs(x))), 1e-14, 0)
    half = x / 2.1
    assert tanh.slope(half) == pytest.approx(
        1 / math.cosh(half) ** 2, 1e-13, 0)


def test_nan_is_not_swept_under_the_mat():
    for activation in ALL[:5]:
        assert math.isnan(activation.forward([[float("nan")]])[0][0])
    assert ALL[0].backward([[5]]) == [[5]]
    assert all(math.isnan(p) for p in softmax([1.0, float("nan")]))
