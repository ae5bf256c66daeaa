"""The batches that are made for layers and losses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minnet import (BinaryCrossEntropyLoss, CrossEntropyLoss, MSELoss,
                    check_gradients)
from minnet.gradcheck.batch import (Maker, drawn_matrix, likely_labels,
                                    loss_batch)
from minnet.gradcheck.nested_numbers import flat_numbers, shape_of
from tests.gradcheck.layers import LOG_LOSS, Formula


@given(st.integers(1, 6), st.integers(1, 6), st.integers(0, 200))
def test_drawn_numbers(rows, columns, seed):
    x = drawn_matrix(rows, columns, seed)
    assert shape_of(x) == [[None] * columns] * rows
    assert x == drawn_matrix(rows, columns, seed)
    assert all([0 < abs(a) < 6.1 and 64 * a % 1 == 0 for a in flat_numbers(x)])
    for a in flat_numbers(drawn_matrix(rows, columns, seed, True)):
        assert 0 < a < 4
    numbers = flat_numbers(drawn_matrix(3, 3, seed % 20))
    assert min(numbers) < 0 < max(numbers) and len(set(map(abs, numbers))) > 5


def test_drawn_numbers_differ():
    assert len({str(drawn_matrix(2, 2, seed)) for seed in range(100)}) == 100


@pytest.mark.parametrize("rows, columns", [(1, 2), (3, 2), (5, 3), (4, 7)])
def test_batches_for_losses(rows, columns):
    labels = likely_labels(rows, columns, 3)
    for row in labels[0]:
        assert sorted(row) == [0] * (columns - 1) + [1]
    assert rows == 1 or len({str(row) for row in labels[0]}) > 1
    for loss in (MSELoss(), CrossEntropyLoss(), BinaryCrossEntropyLoss()):
        y, label = loss_batch(loss, rows, columns, 2)
        for table in [y, label] + labels:
            assert shape_of(table) == [[None] * columns] * rows
        assert loss.forward(y, label) > 0
    assert min(flat_numbers(loss_batch(LOG_LOSS, rows, columns, 0)[0])) > 0


def test_batches_are_as_drawn_even_if_the_layer_raises():
    """Numbers beyond 2 are too much for it, while the batch is tried."""
    def value(a):
        if abs(a) > 2:
            raise ValueError("too large")
        return a * a

    layer = Formula(value, lambda a: 2 * a)
    assert Maker(layer).batch(0)[0] in [
        drawn_matrix(3, width, 0) for width in range(1, 9)]
    assert check_gradients(layer).ok
