"""softmax and its Jacobian: worked numbers; laws: test_all_layers."""

from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minnet import SoftmaxActivation, softmax
from tests.tools import floats, matrices, oracles, refused, sizes


def test_by_hand_and_far_out():
    # e^(ln 1), e^(ln 2), e^(ln 5) are 1, 2, 5 of 8.
    assert softmax([log(1), log(2), log(5)]) == pytest.approx(
        [1 / 8, 2 / 8, 5 / 8])
    assert softmax([-1e300, 1e300]) == [0, 1]
    assert SoftmaxActivation().value([1000, 1000]) == [0.5, 0.5]
    layer = SoftmaxActivation()
    assert layer.slope([log(3), log(1)]) == [
        pytest.approx([3 / 16, -3 / 16]), pytest.approx([-3 / 16, 3 / 16])]


@given(st.data(), sizes, sizes)
def test_backward_is_the_slopes_times_the_jacobian(data, n, m):
    x, de_dy = data.draw(matrices(n, m, floats)), data.draw(
        matrices(n, m, floats))
    layer = SoftmaxActivation()
    layer.forward(x)
    for row, slopes, de_dx in zip(x, de_dy, layer.backward(de_dy)):
        assert de_dx == pytest.approx(
            oracles.product([slopes], layer.slope(row))[0], abs=1e-12)


@pytest.mark.parametrize("row, kind, message", [
    ([], ValueError, "softmax: the row has 0 numbers, []"),
    ([1, "2"], TypeError, "number 2 of softmax: the row is '2'"),
    (3, TypeError, "softmax: the row is 3; expected a list")])
def test_what_is_no_row_is_explained(row, kind, message):
    with refused(kind, message):
        softmax(row)
