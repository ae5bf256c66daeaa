"""The XOR data as article A has it."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minnet.datasets import xor_corners, xor_points


@given(st.integers(1, 50), st.integers(0, 10 ** 6))
def test_points_are_labelled_by_exclusive_or(n, seed):
    points = xor_points(n, random.Random(seed))
    assert len(points) == n
    for (x1, x2), label in points:
        assert 0 <= x1 < 1 and 0 <= x2 < 1
        low = [x1 < 0.5, x2 < 0.5].count(True)
        assert label == ([1.0] if low == 1 else [0.0])


def test_a_coordinate_of_a_half_counts_as_high():
    class Half:
        def __init__(self):
            self.numbers = iter([0.5, 0.5, 0.5, 0.25])

        def random(self):
            return next(self.numbers)

    assert [label for _, label in xor_points(2, Half())] == [[0.0], [1.0]]


def test_points_fill_the_square_and_seeds_repeat_them():
    random.seed(1)
    points = xor_points(1000)
    for corner in ((0, 0), (0, 1), (1, 0), (1, 1)):
        count = sum((int(2 * x1), int(2 * x2)) == corner
                    for (x1, x2), _ in points)
        assert 200 < count < 300
    random.seed(1)
    assert xor_points(1000) == points


def test_corners_are_the_truth_table():
    assert {(tuple(x), y) for x, (y,) in xor_corners()} == {
        ((a, b), a != b) for a in (0, 1) for b in (0, 1)}


def test_number_of_points_is_checked():
    with pytest.raises(ValueError) as error:
        xor_points(0)
    assert "xor_points: n is 0; expected 1 or more" in str(error.value)


def test_points_take_all_their_numbers_from_the_rng():
    random.seed(1)
    once = xor_points(3, random.Random(9))
    random.seed(2)
    assert xor_points(3, random.Random(9)) == once
