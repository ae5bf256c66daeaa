"""SGD: w <- w - learning_rate * de/dw, and nothing on bad gradients."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minnet import SGD
from tests.tools import oracles
from tests.tools.strategies import fractions, matrices, sizes, vectors


@given(st.data(), sizes, sizes, fractions)
def test_step_is_values_minus_rate_times_gradient(data, n, m, rate):
    w, dw = data.draw(matrices(n, m)), data.draw(matrices(n, m))
    b, db = data.draw(vectors(m)), data.draw(vectors(m))
    expected = (oracles.moved(w, dw, rate), oracles.moved([b], [db], rate)[0])
    before = [list(row) for row in dw], list(db)
    SGD().step([("w", w, dw), ("b", b, db)], rate)
    assert (w, b) == expected
    assert (dw, db) == before


def test_repr():
    assert repr(SGD()) == "SGD()"


def test_worked_step():
    w = [[Fraction(1), Fraction(2)]]
    SGD().step([("w", w, [[10, -20]])], Fraction(1, 10))
    assert w == [[0, 4]]


@pytest.mark.parametrize("gradient, message", [
    (None, "w: no gradient yet; call backward first"),
    ([[1, 2, 3]], "w: 2 rows, but the gradient has 1 (transposed?)"),
    ([[1, 2], [3, 4]], "w: rows of 3, but the gradient has a row of 2"),
    ([[1, 2, 3]] * 3, "w: 2 rows, but the gradient has 3"),
    ([[1, 2, 3, 4]] * 2, "w: rows of 3, but the gradient has a row of 4"),
    ([[1, 2, 3], []], "w: rows of 3, but the gradient has a row of 0"),
    (7, "w: 2 rows, but the gradient has None"),
])
def test_wrong_gradient_is_explained_and_nothing_moves(gradient, message):
    b, w = [1], [[1, 2, 3], [4, 5, 6]]
    with pytest.raises(ValueError) as error:
        SGD().step([("b", b, [1]), ("w", w, gradient)], 1)
    assert message in str(error.value)
    assert (b, w) == ([1], [[1, 2, 3], [4, 5, 6]])
