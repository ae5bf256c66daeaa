"""MSELoss: the mean over all numbers, and its slope."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minnet import MSELoss
from tests.tools import oracles
from tests.tools.strategies import matrices, sizes


@st.composite
def outputs_and_labels(draw, rows=sizes):
    """(y, label) of one shape."""
    n, m = draw(rows), draw(sizes)
    return draw(matrices(n, m)), draw(matrices(n, m))


def test_article_d_mean_squared_error():
    # Article D: mse_loss([1, 0, 0, 1], [0, 0, 0, 0]) = 0.5
    assert MSELoss().forward([[1], [0], [0], [1]], [[0]] * 4) == 0.5


@given(outputs_and_labels())
def test_error_is_the_mean_over_all_numbers(case):
    y, label = case
    assert MSELoss().forward(y, label) == oracles.mse(y, label)


@given(outputs_and_labels())
def test_slopes_are_exact(case):
    y, label = case
    loss = MSELoss()
    loss.forward(y, label)
    de_dy = loss.backward()
    assert de_dy == oracles.slopes(y, lambda: oracles.mse(y, label))


@given(outputs_and_labels(rows=st.integers(2, 4)))
def test_batch_slopes_are_the_mean_of_the_single_ones(case):
    y, label = case
    loss = MSELoss()
    loss.forward(y, label)
    together = loss.backward()
    for n in range(len(y)):
        loss.forward([y[n]], [label[n]])
        assert [slope / len(y) for slope in loss.backward()[0]] == together[n]


@given(outputs_and_labels())
def test_arguments_are_left_alone(case):
    before = [[list(row) for row in matrix] for matrix in case]
    loss = MSELoss()
    loss.forward(*case)
    loss.backward()
    assert list(case) == before


@pytest.mark.parametrize("kind, call, message", [
    (ValueError, lambda: MSELoss().forward([[1.0], [2.0]], [[1.0]]),
     "MSELoss(): the label batch has 1 row; expected 2"),
    (ValueError, lambda: MSELoss().forward([[1.0]], [[1.0, 2.0]]),
     "row 1 of the label batch has 2 numbers, [1.0, 2.0]; expected 1"),
    (ValueError, lambda: MSELoss().forward([1.0], [[1.0]]),
     "the output is a single row"),
    (ValueError, lambda: MSELoss().backward(), "backward came before forward"),
])
def test_wrong_input_is_explained(kind, call, message):
    with pytest.raises(kind) as error:
        call()
    assert message in str(error.value)
