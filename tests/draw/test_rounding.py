"""Numbers as short text, ticks for an axis, and what is too small or large."""

import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minnet import draw
from minnet.draw.rounding import fixed, log_ticks, range_of, tidy, ticks
from tests.draw.pictures import words


@given(st.floats(-1e9, 1e9), st.floats(1e-6, 1e9), st.integers(3, 8))
def test_ticks_are_round_and_within(low, width, most):
    high = low + width
    if high - low < abs(low) * 1e-6:
        return
    values, labels = zip(*ticks(low, high, most))
    assert len(set(labels)) == len(values) <= most + 1
    assert all(low - width * 1e-6 <= value <= high + width * 1e-6
               for value in values)
    steps = [b - a for a, b in zip(values, values[1:])]
    for step in steps:
        assert abs(step - steps[0]) <= 1e-6 * width
        first = step / 10 ** math.floor(math.log10(step) + 1e-9)
        assert min(abs(first - nice) for nice in (1, 2, 5, 10)) < 1e-3


@given(st.integers(-20, 20), st.integers(1, 25))
def test_log_ticks_are_few_and_true(power, decades):
    found = log_ticks(10.0 ** power, 10.0 ** (power + decades))
    assert 2 <= len(found) <= 8
    assert all(math.isclose(float(text), value, rel_tol=1e-9)
               for value, text in found)


@pytest.mark.parametrize("low, high, expected", [
    (1, 100, "1 10 100"), (1, 10, "1 2 5 10"),
    (1.1, 1.15, "1.1 1.11 1.12 1.13 1.14 1.15")])
def test_log_ticks_by_hand(low, high, expected):
    assert " ".join(text for _, text in log_ticks(low, high)) == expected


@given(st.floats(-1e12, 1e12), st.integers(2, 6))
def test_tidy_is_near(x, digits):
    text = tidy(x, digits)
    assert abs(float(text) - x) <= abs(x) * 10.0 ** (1 - digits) * 0.51 \
        or abs(x) < 1e-290
    assert len(text) <= digits + 7


@pytest.mark.parametrize("number, text", [
    (0, "0"), (-0.0, "0"), (12, "12"), (-0.5, "-0.5"), (0.72163, "0.7216"),
    (1e-7, "1e-7"), (-1.5e-7, "-1.5e-7"), (2.5e9, "2.5e9"), (99999, "99999"),
    (Fraction(1, 3), "0.3333"), (9999999, "1e7"), (-999999999, "-1e9"),
    (5e-324, "0"), (1.25e-280, "1.25e-280"), (0.99999, "1"),
    (123456, "123456")])
def test_numbers_as_text_by_hand(number, text):
    assert tidy(number) == text
    assert [fixed(x, 1) for x in (0, -0.04, 0.05, 2.5, -1.25, 10)] == [
        "0", "0", "0.1", "2.5", "-1.3", "10"]


def test_too_small_to_draw_is_0():
    assert draw.curve(lambda x: 1e150 * x)
    low, high = range_of([3])  # of one number: some room around it
    assert low < 2 and high > 4 and range_of([0, 1e-9]) == (0, 1e-9)
    assert "0" in words(draw.scatter([[5e-324, 0], [0, 1e-300]]))
    draw.matrix([[5e-324, -5e-324]])
    for errors in ([1e-320, 1e-300, 1], [1.12, 1.11, 1.1]):
        draw.history(errors, log=True).text(40, "ascii", False)
