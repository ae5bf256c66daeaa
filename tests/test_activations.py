"""ReLUActivation: value and slope, at the kink too."""

import math
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from minnet import ReLUActivation
from tests.tools import oracles
from tests.tools.strategies import fractions, matrices, sizes


@st.composite
def batches_and_slopes(draw, rows=sizes):
    """(x, de_dy) of one shape."""
    n, m = draw(rows), draw(sizes)
    return draw(matrices(n, m)), draw(matrices(n, m))


def test_value_and_slope_by_hand():
    relu = ReLUActivation()
    assert relu.forward([[-2.0, 0.0, 3.0]]) == [[0, 0, 3.0]]
    # The article: 0 at and below 0, so the slope at 0 is 0.
    assert relu.backward([[5.0, 6.0, 7.0]]) == [[0, 0, 7.0]]


@given(batches_and_slopes())
def test_forward_is_the_larger_of_x_and_0(case):
    x, _ = case
    assert ReLUActivation().forward(x) == oracles.relu(x)


@given(batches_and_slopes())
def test_slopes_are_exact_away_from_0(case):
    x, de_dy = case
    assume(all(value != 0 for row in x for value in row))
    relu = ReLUActivation()
    relu.forward(x)
    de_dx = relu.backward(de_dy)
    moving = [list(row) for row in x]
    assert de_dx == oracles.slopes(moving, lambda: oracles.weighted_sum(
        oracles.relu(moving), de_dy))


@given(batches_and_slopes(), fractions)
def test_slope_at_0_is_0(case, slope):
    x, de_dy = case
    x[-1][-1], de_dy[-1][-1] = Fraction(0), slope
    relu = ReLUActivation()
    relu.forward(x)
    assert relu.backward(de_dy)[-1][-1] == 0


@given(batches_and_slopes(rows=st.integers(2, 4)))
def test_each_row_has_its_own_mask(case):
    x, de_dy = case
    relu = ReLUActivation()
    relu.forward(x)
    together = relu.backward(de_dy)
    for n in range(len(x)):
        relu.forward([x[n]])
        assert relu.backward([de_dy[n]]) == [together[n]]


@given(batches_and_slopes())
def test_arguments_are_left_alone_and_a_rate_changes_nothing(case):
    x, de_dy = case
    before = [list(row) for row in x], [list(row) for row in de_dy]
    relu = ReLUActivation()
    relu.forward(x)
    assert relu.backward(de_dy) == relu.backward(de_dy, 0.1)
    assert (x, de_dy) == before


def test_nan_is_not_swept_under_the_mat():
    assert math.isnan(ReLUActivation().forward([[float("nan")]])[0][0])


def after_forward():
    relu = ReLUActivation()
    relu.forward([[1.0, 2.0]])
    return relu


@pytest.mark.parametrize("call, message", [
    (lambda: ReLUActivation().forward([[1.0, 2.0], [3.0]]),
     "ReLUActivation(): row 2 of the batch has 1 number, [3.0]; expected 2"
     " like row 1"),
    (lambda: ReLUActivation().forward([0.5]), "put it in a list of its own:"
     " [[0.5]]"),
    (lambda: ReLUActivation().backward([[1.0]]),
     "ReLUActivation(): backward came before forward"),
    (lambda: after_forward().backward([[1.0]]),
     "row 1 of de_dy has 1 number, [1.0]; expected 2"),
])
def test_wrong_input_is_explained(call, message):
    with pytest.raises(ValueError) as error:
        call()
    assert message in str(error.value)
