"""Numbers in lists and what else holds numbers: found, changed."""

import array
import collections
import math
from decimal import Decimal
from fractions import Fraction
from types import SimpleNamespace

import pytest

from minnet.slopes.nested_numbers import (Replaced, changeable, copied_numbers,
                                          flat_numbers, holds_numbers,
                                          is_numbers, is_one_number,
                                          nearly_equal, numbers_in, shape_of)


def test_numbers_and_lists_of_them_are_told_from_the_rest():
    numbers = [1, 1.5, Fraction(1, 3), -0.0, math.inf, Decimal("0.1")]
    lists = [[1], [1, 2.5], [[1], [2, 3]], [[[1]], [[2]]]]
    rows = [(1, 2), {1: 2}, ([1], 2), collections.deque([1]),
            array.array("d", [1]), {(0, 1): [2]}]
    neither = [True, None, "1", "12", {}, {"1": 2}, len, [], [[]], [1, []],
               [None], ["1"], [True, 1], b"12", {1, 2}]
    for value in numbers + lists + rows + neither:
        assert is_one_number(value) is any([value is a for a in numbers])
        assert is_numbers(value) is any([value is a for a in lists])
        assert holds_numbers(value) is any([value is a
                                            for a in lists + rows])
    assert shape_of([]) == [] != shape_of([[]]) and shape_of(3) is None
    assert flat_numbers([]) == []


class Taking:
    """What `+ 0` can be done with, and yet it is no number."""

    def __init__(self, **held):
        self.__dict__.update(held)

    def __add__(self, other):
        return self


def test_a_number_with_its_slope_and_a_matrix_are_none():
    assert is_one_number(Taking(plain=1.5))
    assert not is_one_number(Taking(data=1.5, grad=0))
    assert not is_one_number(Taking(rows=[[1.5]]))


Pair = collections.namedtuple("Pair", "w b")


@pytest.mark.parametrize("values", [
    [1.5, [2.0, 3.0]], (1.5, (2.0, 3.0)), [(1.5, 2.0), (3.0,)],
    Pair([1.5, 2.0], 3.0), collections.deque([1.5, 2.0, 3.0]),
    array.array("d", [1.5, 2.0, 3.0]), {0: 1.5, 1: [2.0], 7: (3.0,)},
    [Decimal("1.5"), (Decimal(2), Decimal(3))], ((Pair(1.5, (2.0,)), 3.0),)])
def test_numbers_are_replaced_wherever_they_stand(values):
    box = SimpleNamespace(values=values)
    kind, text = type(values), repr(values)
    held = changeable(box, "values", values)
    places = numbers_in(held)
    assert [row[j] for _, row, j in places] == [1.5, 2, 3]
    with Replaced(places, [4.5, 5, 6]):
        assert flat_numbers(box.values) == flat_numbers(held) == [4.5, 5, 6]
        assert flat_numbers(copied_numbers(held)) == [4.5, 5, 6]
        assert type(box.values) is kind
        assert shape_of(box.values) == shape_of(values)
    assert repr(box.values) == text


@pytest.mark.parametrize("kind", ["float64", "float32"])
@pytest.mark.parametrize("writeable", [True, False])
def test_numbers_in_arrays(kind, writeable):
    numpy = pytest.importorskip("numpy")
    box = SimpleNamespace(w=numpy.array([[1.5, 2], [3, 4]], kind))
    box.w.flags.writeable = writeable
    places = numbers_in(changeable(box, "w", box.w), "w")
    assert [where for where, _, _ in places] == [
        "w[0][0]", "w[0][1]", "w[1][0]", "w[1][1]"]
    with Replaced(places, [5, 6, 7, 8.5]):
        assert flat_numbers(box.w) == [5, 6, 7, 8.5]
        assert shape_of(box.w) == [[None] * 2] * 2 and box.w.dtype == kind
    assert copied_numbers(box.w) == [[1.5, 2.0], [3.0, 4.0]]


@pytest.mark.parametrize("one, other, scale, equal", [
    ([1.0, -2.0], [1.0, -2.0], 0, True), ([0.0], [0], 0, True),
    ([1e9, 1.0], [1e9, 1.0 + 1e-3], 0, True),
    ([1.0, 1.0], [1.0, 1.0 + 1e-6], 0, False), ([1.0], [1.0, 1.0], 0, False),
    ([1.0], [1.0 + 1e-6], 1e4, True), (None, [1.0], 0, True),
    ([1.0], None, 0, True), ([math.nan, 1.0], [math.nan, 1.0], 0, True),
    ([math.nan, 1.0], [1.0, 1.0], 0, False), (["1"], [1.0, 2.0], 0, False)])
def test_nearly_equal(one, other, scale, equal):
    assert nearly_equal(one, other, scale=scale) is equal
