"""The other activations: worked numbers, extremes, softmax, Heaviside."""

import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minnet import (ELUActivation, HeavisideActivation, LeakyReLUActivation,
                    ReLUActivation, SigmoidActivation, SoftmaxActivation,
                    TanhActivation, softmax)

ALL = [ReLUActivation(), LeakyReLUActivation(), SigmoidActivation(),
       TanhActivation(), ELUActivation(1.5), HeavisideActivation()]


def test_worked_values():
    # Article D; e = 2.718281828459045.
    e = math.e
    assert SigmoidActivation().value(1) == pytest.approx(e / (1 + e), 1e-15)
    assert SigmoidActivation().slope(1) == pytest.approx(
        e / (1 + e) ** 2, 1e-15)
    assert TanhActivation().value(1) == pytest.approx(
        (e - 1 / e) / (e + 1 / e), 1e-15)
    assert TanhActivation().slope(1) == pytest.approx(
        4 / (e + 1 / e) ** 2, 1e-15)
    assert LeakyReLUActivation().value(-5) == -0.5
    assert LeakyReLUActivation(Fraction(1, 4)).value(-5) == Fraction(-5, 4)
    assert ELUActivation(2).value(-1) == pytest.approx(2 * (1 / e - 1), 1e-15)
    assert ELUActivation(2).slope(-1) == pytest.approx(2 / e, 1e-15)
    assert [HeavisideActivation().value(x) for x in (-1, 0, 1e-300)] == [
        0, 0, 1]


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
        math.exp(-abs(x)) / (1 + math.exp(-abs(x))) ** 2, 1e-14, 0)
    half = x / 2.1
    assert tanh.slope(half) == pytest.approx(
        1 / math.cosh(half) ** 2, 1e-13, 0)


def test_elu_keeps_its_digits_near_0():
    # e^x - 1 = x + x^2 / 2 + ...
    assert ELUActivation().value(-1e-10) == pytest.approx(
        -1e-10 + 5e-21, 1e-15, 0)


@pytest.mark.parametrize("activation", ALL[:5])
def test_slope_is_the_limit_of_differences(activation):
    for x in (-3.7, -0.4, 0.9, 2.2):
        h = 1e-5
        difference = (activation.value(x + h) - activation.value(x - h)) / 2
        assert activation.slope(x) == pytest.approx(difference / h, 1e-8)


def test_nan_is_not_swept_under_the_mat():
    for activation in ALL[:5]:
        assert math.isnan(activation.forward([[float("nan")]])[0][0])
    assert all(math.isnan(p) for p in softmax([1.0, float("nan")]))


def test_slopes_at_the_kinks():
    assert ReLUActivation().slope(0) == 0
    assert LeakyReLUActivation(0.25).slope(0) == 0.25
    assert ELUActivation(3).slope(0) == 1


def test_training_through_a_step_is_explained():
    step = HeavisideActivation()
    assert step.forward([[-1, 0, 2]]) == [[0, 0, 1]] and step.slope(5) == 0
    with pytest.raises(ValueError) as error:
        step.backward([[1, 1, 1]])
    assert "HeavisideActivation(): the slope of a step is 0" in str(
        error.value)
    assert "SigmoidActivation() or ReLUActivation()" in str(error.value)


def test_softmax_of_the_article():
    # Article E.
    assert softmax([4.8, 1.21, 2.385]) == pytest.approx(
        [0.89528266, 0.02470831, 0.08000903], abs=5e-9)


@given(st.lists(st.floats(-50, 50), min_size=1, max_size=5),
       st.floats(-500, 500))
def test_softmax_is_a_distribution_and_ignores_a_shift(row, shift):
    p = softmax(row)
    assert sum(p) == pytest.approx(1) and min(p) > 0
    assert softmax([x + shift for x in row]) == pytest.approx(p, 1e-9)
    assert [a < b for a, b in zip(row, row[1:]) if abs(a - b) > 1e-9] == [
        a < b for a, b, x, y in zip(p, p[1:], row, row[1:])
        if abs(x - y) > 1e-9]


@given(st.lists(st.floats(-5, 5), min_size=1, max_size=4))
def test_softmax_jacobian_is_full_and_that_of_backward(row):
    soft = SoftmaxActivation()
    y = soft.forward([row])[0]
    jacobian = soft.slope(row)
    for i in range(len(row)):
        # Each row of the Jacobian is backward's answer to one slope of 1.
        unit = [[int(i == j) for j in range(len(row))]]
        assert soft.backward(unit)[0] == pytest.approx(jacobian[i], abs=1e-15)
        for j in range(len(row)):
            assert jacobian[i][j] == pytest.approx(
                y[i] * (1 - y[i]) if i == j else -y[i] * y[j], abs=1e-15)


def test_value_serves_forward():
    x = [[-1.5, 0.0, 2.0], [3.0, -0.5, 1.0]]
    for activation in ALL:
        assert activation.forward(x) == [[activation.value(a) for a in row]
                                         for row in x]
    for activation in ALL[:5]:
        assert activation.backward([[1, 1, 1], [2, 2, 2]]) == [
            [activation.slope(a) for a in x[0]],
            [2 * activation.slope(a) for a in x[1]]]


def test_reprs():
    assert [repr(activation) for activation in ALL] == [
        "ReLUActivation()", "LeakyReLUActivation(0.1)", "SigmoidActivation()",
        "TanhActivation()", "ELUActivation(1.5)", "HeavisideActivation()"]


@pytest.mark.parametrize("activation", ALL + [SoftmaxActivation()])
def test_wrong_input_is_explained(activation):
    with pytest.raises(ValueError) as error:
        activation.forward([1.0, 2.0])
    assert "put it in a list of its own" in str(error.value)


@pytest.mark.parametrize("call, kind, message", [
    (lambda: LeakyReLUActivation("0.1"), TypeError, "LeakyReLUActivation: its"
     " slope is '0.1', which is not a number; float(...) turns text"),
    (lambda: ELUActivation(float("nan")), ValueError,
     "ELUActivation: its alpha is nan"),
])
def test_settings_are_checked(call, kind, message):
    with pytest.raises(kind) as error:
        call()
    assert message in str(error.value)


@pytest.mark.parametrize("row, kind, message", [
    ([], ValueError, "softmax: the row has 0 numbers"),
    (3, TypeError, "softmax: the row is 3; expected a list of numbers"),
    (["1", "2"], TypeError, "number 1 of softmax: the row is '1'"),
    ([[1, 2], [3, 4]], TypeError, "number 1 of softmax: the row is [1, 2]")])
def test_softmax_explains(row, kind, message):
    with pytest.raises(kind) as error:
        softmax(row)
    assert message in str(error.value)
