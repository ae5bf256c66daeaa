"""Two slopes beside each other: which numbers, and the verdict."""

import math

import pytest

from minnet.gradcheck.compare import chosen_numbers, size_text, verdict_on
from minnet.gradcheck.differences import Estimate
from minnet.gradcheck.kinks import Expected
from minnet.gradcheck.report import KINK, RIGHT, WRONG
from minnet.gradcheck.subject import Block


@pytest.mark.parametrize("values, text", [
    (3, "no list but single"), ([1, 2], "2"), ([[1, 2]] * 3, "3 x 2"),
    ([[1], [2, 3]], "uneven rows of"), ([[[1, 2]]], "1 x 1 x 2"),
    ([], "uneven rows of")])
def test_sizes(values, text):
    assert size_text(values) == text


@pytest.mark.parametrize("yours, low, high, verdict", [
    (1.0, 1.0, 1.0, RIGHT), (1 + 1e-7, 1.0, 1.0, RIGHT),
    (1 + 1e-5, 1.0, 1.0, WRONG), (math.nan, 1.0, 1.0, WRONG),
    (0.5, 0.0, 1.0, KINK), (1.5, 0.0, 1.0, WRONG)])
def test_verdicts(yours, low, high, verdict):
    sides = [Estimate(low, 0), Estimate(high, 0)]
    expected = Expected(sides, sides if low < high else None)
    assert verdict_on(yours, expected, 1.0, 1e-6) == verdict


@pytest.mark.parametrize("many, single", [(100, 12), (12, 12), (5, 5)])
def test_of_too_many_numbers_some_are_chosen(many, single):
    block = Block("w", [[float(i * 4 + j) for j in range(4)]
                        for i in range(3)])
    found = list(chosen_numbers(block, list(range(12)), many))
    assert len(found) == single + (single < 12)
    for where, yours, [(place, row, j)], by in found[:single]:
        assert where == "w" + place and row[j] == yours and by == [1]
    if single < 12:
        where, yours, places, by = found[-1]
        assert where == "w, all at once" and len(places) == 12
        assert yours == sum([a * b for a, b in zip(by, range(12))])
