"""The batches that are made for layers and losses."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minnet import (BinaryCrossEntropyLoss, CrossEntropyLoss, MSELoss,
                    check_gradients)
from minnet.slopes.batch import Maker
from minnet.slopes.drawn import drawn_matrix, likely_labels, loss_batch
from minnet.slopes.nested_numbers import flat_numbers, shape_of
from tests.gradcheck.layers import LOG_LOSS, Formula, broken

pytestmark = pytest.mark.once


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


# Windows: where x may be of any width, several of them are tried.

class Windows:
    """y = the largest of each `size` numbers; then `stride` further on."""

    def __init__(self, size, stride):
        self.size, self.stride = size, stride

    def starts(self, row):
        return range(0, len(row) - self.size + 1, self.stride)

    def forward(self, x):
        self.x = x
        return [[max(row[i:i + self.size]) for i in self.starts(row)]
                for row in x]

    def place(self, row, i):
        window = row[i:i + self.size]
        return i + window.index(max(window))

    def slopes(self, row, slopes, de_dx):
        for i, slope in zip(self.starts(row), slopes):
            de_dx[self.place(row, i)] += slope

    def backward(self, de_dy, learning_rate=None):
        found = []
        for row, slopes in zip(self.x, de_dy):
            found.append([0 for _ in row])
            self.slopes(row, slopes, found[-1])
        return found


def overwritten(layer, row, slopes, de_dx):
    for i, slope in zip(layer.starts(row), slopes):
        de_dx[layer.place(row, i)] = slope


def returns_in_the_loop(layer, row, slopes, de_dx):
    for i, slope in zip(layer.starts(row), slopes):
        de_dx[layer.place(row, i)] += slope
        return


def stride_forgotten(layer, row, slopes, de_dx):
    for i, slope in enumerate(slopes):
        de_dx[layer.place(row, i)] += slope


def first_like_it(layer, row, i):
    return row.index(max(row[i:i + layer.size]))


class Kernel:
    """y = b + the sum of w times each window, on rows with a 0 at the ends;
    in backward w is `turned`."""

    def __init__(self, turned=list, edge=0):
        self.w, self.b, self.turned, self.edge = [1.0, -2.0, 0.5], 0.5, \
            turned, edge

    def windows(self, row):
        row = [0] + list(row) + [0]
        return [row[i:i + 3] for i in range(len(row) - 2)]

    def forward(self, x):
        self.x = x
        return [[self.b + sum([w * a for w, a in zip(self.w, window)])
                 for window in self.windows(row)] for row in x]

    def backward(self, de_dy, learning_rate):
        found, w = [], self.turned(self.w)
        for slopes in de_dy:
            de_dx = [0 for _ in range(len(slopes) + 2)]
            for i, slope in enumerate(slopes[self.edge:], self.edge):
                for k in range(3):
                    de_dx[i + k] += slope * w[k]
            found.append(de_dx[1:-1])
        for rows, slopes in zip(map(self.windows, self.x), de_dy):
            for window, slope in zip(rows, slopes):
                self.w = [w - learning_rate * slope * a
                          for w, a in zip(self.w, window)]
                self.b -= learning_rate * slope
        return found


def turned(w):
    return w[::-1]


@pytest.mark.parametrize("size, stride", [
    (2, 2), (2, 1), (3, 1), (3, 2), (3, 3)])
@pytest.mark.parametrize("changes", [
    {}, {"slopes": overwritten}, {"slopes": returns_in_the_loop},
    {"slopes": stride_forgotten}, {"place": first_like_it},
    {"place": lambda layer, row, i: i}], ids=str)
def test_windows(size, stride, changes):
    report = check_gradients(broken(Windows, size, stride, **changes))
    right = not changes or stride == 1 and "slopes" in changes and \
        changes["slopes"] is stride_forgotten or \
        stride == size and changes.get("slopes") is overwritten
    assert report.ok is right and report.wrong is not right, report


@pytest.mark.parametrize("turned, edge, right", [
    (list, 0, True), (turned, 0, False), (list, 1, False)])
def test_kernels(turned, edge, right):
    report = check_gradients(Kernel(turned, edge))
    assert report.ok is right and report.wrong is not right, report


def test_one_window_is_not_enough():
    report = check_gradients(broken(Windows, 2, 2,
                                    starts=lambda layer, row: [0]))
    assert not report.ok and not report.wrong
    assert "no batch made here has more than one number a row" in report


@pytest.mark.parametrize("threshold", [
    0.1, -0.1, 0.01, -1e-3, 1e-4, -1e-5, 3e-6])
@pytest.mark.parametrize("bend", [0, 1, -0.3])
def test_a_bend_is_where_forward_has_it(threshold, bend):
    report = check_gradients(Formula(lambda a: max(a, bend),
                                     lambda a: a > bend + threshold))
    assert report.wrong, report


def test_dropped_numbers_are_in_the_batch():
    def forward(layer, x):
        rng = random.Random(5)
        layer.x = [[rng.random() > 0.1 for _ in row] for row in x]
        return [[a * m for a, m in zip(*rows)] for rows in zip(x, layer.x)]

    assert check_gradients(broken(
        Formula, None, lambda a: a, forward=forward)).ok
    assert check_gradients(broken(
        Formula, None, lambda a: 1, forward=forward)).wrong
