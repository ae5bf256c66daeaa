"""Numbers in lists and attributes: found, changed, put back."""

import math
from fractions import Fraction

import pytest

from minnet.gradcheck.nested_numbers import (
    BareNumber, Kept, Replaced, copied_numbers, flat_numbers, in_shape_of,
    is_numbers, is_one_number, lists_in, nearly_equal, numbers_in,
    set_numbers, shape_of)


def test_places_by_hand():
    values = [[1, 2], [3], [[4.0], [[5, 6]]]]
    found = numbers_in(values)
    assert [where for where, _, _ in found] == [
        "[0][0]", "[0][1]", "[1][0]", "[2][0][0]", "[2][1][0][0]",
        "[2][1][0][1]"]
    assert flat_numbers(values) == [row[j] for _, row, j in found] == [
        1, 2, 3, 4.0, 5, 6]
    set_numbers(found, range(6))
    assert values == [[0, 1], [2], [[3], [[4, 5]]]]
    assert in_shape_of(values, range(7, 13)) == [
        [7, 8], [9], [[10], [[11, 12]]]]


@pytest.mark.parametrize("value, one", [
    (1, True), (1.5, True), (Fraction(1, 3), True), (-0.0, True),
    (math.inf, True), (True, False), (None, False), ("1", False),
    ([1], False), ((1, 2), False), ({}, False), (len, False)])
def test_one_number(value, one):
    assert is_one_number(value) is one


@pytest.mark.parametrize("value, numbers", [
    ([1], True), ([1, 2.5], True), ([[1], [2, 3]], True),
    ([[[1]], [[2]]], True), ([], False), ([[]], False), ([1, []], False),
    ([None], False), (["1"], False), ([True, 1], False), (1, False),
    ((1, 2), False), ({1: 2}, False), (None, False), ("12", False)])
def test_lists_of_numbers(value, numbers):
    assert is_numbers(value) is numbers


def test_shapes():
    assert shape_of([[1, 2, 3], [4, 5, 6]]) == [[None] * 3] * 2
    assert shape_of(((1,), (2,))) == [[None], [None]]
    assert shape_of(3) is None and shape_of(None) is None
    assert shape_of([]) == [] != shape_of([[]])


def test_copies_share_no_list():
    values = [[1, 2.5], [Fraction(1, 3), [4]]]
    copied = copied_numbers(values)
    assert copied == values
    assert not lists_in(copied) & lists_in(values)
    assert lists_in(values) == {id(values), id(values[0]), id(values[1]),
                                id(values[1][1])}
    assert copied_numbers(((1, 2), (3, 4))) == [[1, 2], [3, 4]]
    [row] = copied_numbers([[1, 0.5]], Fraction)
    assert row == [1, Fraction(1, 2)]
    assert [type(a) for a in row] == [Fraction] * 2
    assert copied_numbers(None, Fraction) is None


@pytest.mark.parametrize("one, other, scale, equal", [
    ([1.0, -2.0], [1.0, -2.0], 0, True), ([0.0], [0], 0, True),
    ([1e9, 1.0], [1e9, 1.0 + 1e-3], 0, True),
    ([1.0, 1.0], [1.0, 1.0 + 1e-6], 0, False), ([1.0], [1.0, 1.0], 0, False),
    ([1.0], [1.0 + 1e-6], 1e4, True), (None, [1.0], 0, True),
    ([1.0], None, 0, True), ([math.nan, 1.0], [math.nan, 1.0], 0, True),
    ([math.nan, 1.0], [1.0, 1.0], 0, False), (["1"], [1.0, 2.0], 0, False)])
def test_nearly_equal(one, other, scale, equal):
    assert nearly_equal(one, other, scale=scale) is equal
    assert nearly_equal([3.0], [3.0 + 2e-7], 1e-7)
    assert not nearly_equal([3.0], [3.0 + 4e-7], 1e-7)


class Box:
    """Anything that holds something."""

    def __init__(self, **held):
        vars(self).update(held)


def test_numbers_are_replaced_for_a_while():
    row, box = [1, 2, 3], Box(w=4)
    places = [("", row, 2), ("", row, 0), ("", BareNumber(box, "w"), 0)]
    with pytest.raises(KeyError), Replaced(places, [9, 8, 7]):
        assert row == [8, 2, 9] and box.w == 7
        raise KeyError
    assert row == [1, 2, 3] and box.w == 4


def test_kept_puts_everything_back():
    class Held(Box):
        shared = [1]

    deep = [1, -0.0, [2.5, 3]]
    box = Box(kind=Held, call=len, module=math, deep=deep,
              inner=Box(row=[1.0]), table={"b": 2, "a": [1]},
              pair=([4], [5]), text="x", count=7, nothing=None)
    box.self = box  # a circle
    deep.append(deep[2])
    ids = {name: id(value) for name, value in vars(box).items()}
    with pytest.raises(KeyError), Kept(box):
        deep[1], deep[2][0] = 9, 9
        del deep[3]
        deep[2].append("new")
        box.inner.row[:] = [8, 8]
        box.inner, box.count, box.new = 3, 8, [1]
        box.table["a"].append(2)
        box.table["c"] = box.table.pop("b")
        box.pair[0][0] = 0
        del box.text
        Held.shared[0] = 2
        raise KeyError
    assert {name: id(value) for name, value in vars(box).items()} == ids
    assert repr(deep) == "[1, -0.0, [2.5, 3], [2.5, 3]]"
    assert deep[2] is deep[3]
    assert list(box.table.items()) == [("b", 2), ("a", [1])]
    assert box.pair == ([4], [5])
    assert (box.text, box.count, box.nothing) == ("x", 7, None)
    assert box.inner.row == [1.0] and Held.shared == [2]  # no class is kept


def test_kept_puts_back_chosen_lists_only():
    weights, seen = [[1.0], [2.0]], [3.0]
    box = Box(weights=weights, seen=seen, count=1, inner={"w": weights})
    kept = Kept([box, [weights]])
    weights[0][0] = seen[0] = 9
    box.weights, box.inner["w"], box.seen, box.count = [[0]], 0, [4.0], 2
    box.new = 5
    kept.put_back(lists_in(weights))
    assert box.weights is weights is box.inner["w"]
    assert weights == [[1.0], [2.0]]
    assert box.seen == [4.0] and seen == [9] and box.new == 5
    assert box.count == 1  # a number is put back, too


def test_kept_makes_fractions_of_floats():
    box = Box(w=[[0.5, 1]], rate=0.25, index=[1, 0], flag=True, text="0.5",
              table={"a": 0.75, "b": 2}, inner=Box(b=[1.5]), seen=(0.5,))
    with Kept(box) as kept:
        kept.convert(Fraction)
        assert box.w == [[Fraction(1, 2), 1]] and box.rate == Fraction(1, 4)
        for value in (box.w[0][0], box.rate, box.table["a"], box.inner.b[0]):
            assert isinstance(value, Fraction)
        for value in (box.w[0][1], box.index[0], box.table["b"]):
            assert type(value) is int
        assert box.flag is True and box.text == "0.5"
    assert [type(a) for a in box.w[0]] == [float, int]
    assert type(box.rate) is float and type(box.inner.b[0]) is float
