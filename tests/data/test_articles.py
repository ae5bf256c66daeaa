"""The articles' data as the articles have it."""

import random
from collections import Counter
from math import cos, sin
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minnet.data import (digits_0_to_3, spiral, weight_height, xor_corners,
                         xor_points)
from tests.tools import Numbers, refused


@given(st.integers(1, 50), st.integers(0, 10 ** 6))
def test_points_are_labelled_by_exclusive_or(n, seed):
    points = xor_points(n, random.Random(seed))
    assert len(points) == n
    for (x1, x2), label in points:
        assert 0 <= x1 < 1 and 0 <= x2 < 1
        low = [x1 < 0.5, x2 < 0.5].count(True)
        assert label == ([1.0] if low == 1 else [0.0])
    # A coordinate of a half counts as high.
    assert xor_points(2, Numbers(0.5, 0.5, 0.5, 0.25)) == [
        ([0.5, 0.5], [0.0]), ([0.5, 0.25], [1.0])]


def test_points_fill_the_square():
    points = xor_points(1000, random.Random(1))
    corners = Counter((int(2 * x1), int(2 * x2)) for (x1, x2), _ in points)
    assert len(corners) == 4
    assert 200 < min(corners.values()) and max(corners.values()) < 300


def test_corners_are_the_truth_table():
    assert {(tuple(x), y) for x, (y,) in xor_corners()} == {
        ((a, b), a != b) for a in (0, 1) for b in (0, 1)}


@pytest.mark.parametrize("points", [xor_points,
                                    lambda n, *rng: spiral(n, 2, *rng)])
def test_points_take_all_their_numbers_from_the_rng(points):
    random.seed(1)
    once = points(3)
    random.seed(2)
    assert points(3, random.Random(1)) == once


def steady(number):
    """Normal random numbers that are all the same."""
    return SimpleNamespace(gauss=lambda mu, sigma: mu + sigma * number)


def test_spiral_by_hand():
    # Article E, without noise: r = 0, 1/2, 1; t = 4 c, 4 c + 2, 4 c + 4.
    examples = spiral(3, 2, steady(0))
    points = [x for x, _ in examples]
    expected = [(0, 0), (0.5 * sin(5), 0.5 * cos(5)), (sin(10), cos(10)),
                (0, 0), (0.5 * sin(15), 0.5 * cos(15)), (sin(20), cos(20))]
    for point, there in zip(points, expected):
        assert point == pytest.approx(list(there))
    assert [label for _, label in examples] == [[1, 0]] * 3 + [[0, 1]] * 3
    # The noise turns a point by 2.5 * 0.2 of a normal number.
    turned = spiral(3, 2, steady(1))[2][0]
    assert turned == pytest.approx([sin(10.5), cos(10.5)])


@given(st.integers(1, 20), st.integers(1, 4), st.integers(0, 10 ** 6))
def test_spiral_points_lie_on_their_radius(n, classes, seed):
    examples = spiral(n, classes, random.Random(seed))
    assert len(examples) == n * classes
    for place, ((x1, x2), label) in enumerate(examples):
        r = place % n / max(n - 1, 1)
        assert (x1 * x1 + x2 * x2) ** 0.5 == pytest.approx(r, abs=1e-12)
        assert label.index(1) == place // n and sum(label) == 1


def test_weight_and_height_of_article_d():
    weight_height()[0][0][0] = 99  # The data are new each time.
    assert weight_height() == [([-2, -1], [1]), ([25, 6], [0]),
                               ([17, 4], [0]), ([-15, -6], [1])]


def test_bitmaps_of_article_c():
    rows = {0: "0110 1001 1001 1001 0110", 1: "0010 0010 0010 0010 0010",
            2: "0110 1001 0010 0100 1111", 3: "1111 0001 0111 0001 1111"}
    digits_0_to_3()[0][0][0] = 99
    for digit, (x, label) in enumerate(digits_0_to_3()):
        assert "".join(map(str, x)) == rows[digit].replace(" ", "")
        assert label == [digit / 3]


@pytest.mark.parametrize("call, message", [
    (lambda: xor_points(0), "xor_points: n is 0; expected 1 or more"),
    (lambda: spiral(0, 3), "spiral: points_per_class is 0"),
    (lambda: spiral(3, 0), "spiral: classes is 0")])
def test_numbers_of_points_are_checked(call, message):
    with refused(ValueError, message):
        call()
