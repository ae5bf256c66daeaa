"""NormaliseLayer: mean 0, spread 1, and back; laws: test_all_layers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minnet import NormaliseLayer
from tests.tools import floats, fractions, matrices, refused, sizes, vectors


@given(st.data(), st.integers(2, 6), sizes)
def test_columns_get_mean_0_and_spread_1(data, n, m):
    rows = data.draw(matrices(n, m, floats))
    y = NormaliseLayer.of(rows).forward(rows)
    for j in range(m):
        column = [row[j] for row in y]
        spread = 0 if len({row[j] for row in rows}) == 1 else 1
        assert sum(column) / n == pytest.approx(0, abs=1e-9)
        assert sum(v * v for v in column) / n == pytest.approx(spread)


@given(st.data(), sizes, sizes)
def test_inverse_undoes_it_exactly(data, n, m):
    x, mean = data.draw(matrices(n, m)), data.draw(vectors(m))
    spread = data.draw(vectors(m, fractions.filter(bool)))
    layer = NormaliseLayer(mean, spread)
    # 1 / spread is exact for fractions: 1 / Fraction is a Fraction.
    assert layer.inverse().forward(layer.forward(x)) == x
    assert layer.forward(layer.inverse().forward(x)) == x


def test_constant_column_becomes_0():
    # 0.1 three times: the mean is not exactly 0.1, the spread must be 1.
    layer = NormaliseLayer.of([[0.1], [0.1], [0.1]])
    assert layer.spread == [1]
    assert abs(layer.forward([[0.1]])[0][0]) < 1e-15


@pytest.mark.parametrize("call, message", [
    (lambda: NormaliseLayer([0, 0], [1, 0]), "a spread of 0"),
    (lambda: NormaliseLayer([0], [1, 2]), "row 2 of [mean, spread]"),
    (lambda: NormaliseLayer([0], [1]).forward([[1, 2]]),
     "NormaliseLayer of 1 column: row 1 of the batch has 2 numbers"),
])
def test_wrong_input_is_explained(call, message):
    with refused(ValueError, message):
        call()


def test_numbers_are_copied_and_widths_known():
    mean, spread = [0, 0], [1, 2]
    layer = NormaliseLayer(mean, spread)
    mean[0] = spread[0] = 7
    assert (layer.mean, layer.spread) == ([0, 0], [1, 2])
    assert (layer.input_dim, layer.output_dim) == (2, 2)
    assert list(layer.parameters()) == []
