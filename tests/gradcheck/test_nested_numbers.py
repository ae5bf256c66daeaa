"""Numbers in lists and attributes: found, changed, put back."""

import math
from fractions import Fraction
from types import SimpleNamespace

import pytest

from minnet.gradcheck.nested_numbers import (Kept, is_numbers, is_one_number,
                                             lists_in, nearly_equal, shape_of)


def test_numbers_and_lists_of_them_are_told_from_the_rest():
    numbers = [1, 1.5, Fraction(1, 3), -0.0, math.inf]
    lists = [[1], [1, 2.5], [[1], [2, 3]], [[[1]], [[2]]]]
    neither = [True, None, "1", "12", (1, 2), {}, {1: 2}, len, [], [[]],
               [1, []], [None], ["1"], [True, 1]]
    for value in numbers + lists + neither:
        assert is_one_number(value) is any([value is a for a in numbers])
        assert is_numbers(value) is any([value is a for a in lists])
    assert shape_of([]) == [] != shape_of([[]]) and shape_of(3) is None


@pytest.mark.parametrize("one, other, scale, equal", [
    ([1.0, -2.0], [1.0, -2.0], 0, True), ([0.0], [0], 0, True),
    ([1e9, 1.0], [1e9, 1.0 + 1e-3], 0, True),
    ([1.0, 1.0], [1.0, 1.0 + 1e-6], 0, False), ([1.0], [1.0, 1.0], 0, False),
    ([1.0], [1.0 + 1e-6], 1e4, True), (None, [1.0], 0, True),
    ([1.0], None, 0, True), ([math.nan, 1.0], [math.nan, 1.0], 0, True),
    ([math.nan, 1.0], [1.0, 1.0], 0, False), (["1"], [1.0, 2.0], 0, False)])
def test_nearly_equal(one, other, scale, equal):
    assert nearly_equal(one, other, scale=scale) is equal


def test_kept_puts_everything_back():
    class Held:
        shared = [1]

    deep = [1, -0.0, [2.5, 3]]
    box = SimpleNamespace(
        kind=Held, call=len, module=math, deep=deep,
        inner=SimpleNamespace(row=[1.0]), table={"b": 2, "a": [1]},
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
    assert box.pair == ([4], [5]) and box.inner.row == [1.0]
    assert Held.shared == [2]  # no class is kept


def test_kept_puts_back_chosen_lists_and_numbers_only():
    weights, seen = [[1.0], [2.0]], [3.0]
    box = SimpleNamespace(weights=weights, seen=seen, count=1)
    kept = Kept([box, [weights]])
    weights[0][0] = seen[0] = 9
    box.weights, box.seen, box.count, box.new = [[0]], [4.0], 2, 5
    kept.put_back(lists_in(weights))
    assert box.weights is weights == [[1.0], [2.0]] and box.count == 1
    assert box.seen == [4.0] and seen == [9] and box.new == 5
