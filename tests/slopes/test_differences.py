"""Richardson's differences; numbers that tell how they were compared."""

import math
import operator
import sys
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from minnet.slopes.differences import Estimate, Hill, richardson
from minnet.slopes.kinks import Expected
from minnet.slopes.watched import Trail, WatchedNumber, plain_number
from tests.tools.strategies import fractions

whole = st.integers(-4, 4)


def central(value, w):
    return lambda h: (value(w + h) - value(w - h)) / (2 * h)


def sided(value, w, side):
    return lambda h: (value(w + side * h) - value(w)) / (side * h)


@given(st.lists(whole, min_size=2, max_size=6), fractions)
def test_slopes_of_polynomials_are_exact_in_fractions(factors, w):
    def value(a):
        return sum([factor * a ** k for k, factor in enumerate(factors)])

    slope = sum([k * factor * w ** (k - 1)
                 for k, factor in enumerate(factors) if k])
    for difference, power in ((central(value, w), 2), (sided(value, w, 1), 1),
                              (sided(value, w, -1), 1)):
        found = richardson(difference, Fraction(1, 2), power, 0, 0)
        assert (found.slope, found.off) == (slope, 0)
        assert isinstance(found.slope, (Fraction, int))


def test_what_is_no_polynomial_is_not_exact_in_fractions():
    found = richardson(central(lambda a: 1 / (1 + a * a), Fraction(1, 3)),
                       Fraction(1, 2), 2, 0, 0)
    wanted = -Fraction(2, 3) / (1 + Fraction(1, 9)) ** 2
    assert 0 < abs(found.slope - wanted) <= found.off < 1e-6


# (value, slope, from, to); the first three are far from any trouble.
KNOWN = [
    (math.sin, math.cos, -9, 9),
    (math.tanh, lambda a: 1 - math.tanh(a) ** 2, -3, 3),
    (lambda a: math.sin(30 * a), lambda a: 30 * math.cos(30 * a), -3, 3),
    (lambda a: 1 / a, lambda a: -1 / (a * a), 0.011, 3),  # a pole
    (math.log, lambda a: 1 / a, 1e-2, 9),  # w - h leaves the domain
    (math.asin, lambda a: 1 / math.sqrt(1 - a * a), -0.99, 0.99)]


@pytest.mark.parametrize("place", range(len(KNOWN)))
@given(share=st.floats(0, 1))
def test_the_error_is_within_its_estimate(place, share):
    value, slope, low, high = KNOWN[place]
    w = low + share * (high - low)
    wanted = slope(w)
    # Of the values that are compared and of the w that they are taken at.
    noise = sys.float_info.epsilon * (abs(value(w)) + abs(w * wanted))
    for difference, power, h in ((central(value, w), 2, 1 / 16),
                                 (sided(value, w, 1), 1, 1e-3),
                                 (sided(value, w, -1), 1, 1e-3)):
        found = richardson(difference, h, power, 1e-11, 4 * noise)
        assert abs(found.slope - wanted) <= 4 * found.off
        assert found.off > 0
        if power == 2:
            # Near a pole at distance w slopes change by w / 1000 or so.
            assert found.off <= 1e-6 * (abs(wanted) + 1e-2)
    if place < 3:
        found = richardson(central(value, w), 1 / 16, 2, 1e-11, noise)
        assert found.off <= 1e-10 * (abs(wanted) + abs(value(w)) + 1)


def test_steps_that_leave_the_domain_are_halved():
    asked = []
    found = richardson(central(lambda a: asked.append(a) or math.log(a),
                               0.01), 1 / 16, 2, 1e-11, 1e-16)
    assert min(asked) < 0 and abs(found.slope - 100) < 1e-6
    assert len(asked) < 40
    # Where there is no value at all the error is its own.
    with pytest.raises(ZeroDivisionError):
        richardson(lambda h: h / 0, 1 / 16, 2, 1e-11, 0)


@pytest.mark.parametrize("bad", [math.nan, math.inf])
def test_nan_is_explained_but_passed_over_far_away(bad):
    with pytest.raises(ValueError, match="nan or infinite"):
        richardson(lambda h: bad, 1 / 16, 2, 1e-11, 0)
    found = richardson(lambda h: math.nan if h > 0.01 else 3 + h * h,
                       1 / 16, 2, 1e-11, 1e-16)
    assert found.slope == pytest.approx(3, abs=1e-9)


def test_a_hill_in_one_direction():
    row = [3, -1]
    hill = Hill(lambda: row[0] ** 2 + 5 * row[1],
                [("", row, 0), ("", row, 1)], [1, 2], 1e-9)
    assert hill.h == 3 / 32
    for found in (hill.slope(), hill.one_sided(-1), hill.one_sided(1)):
        assert found.slope == pytest.approx(2 * 3 + 5 * 2, abs=1e-6)
    assert row == [3, -1]


# Watched numbers.

@pytest.mark.parametrize("operation", [
    operator.add, operator.sub, operator.mul, operator.truediv, operator.pow,
    operator.lt, operator.le, operator.gt, operator.ge, operator.eq,
    operator.ne])
@given(a=whole | fractions, b=whole | fractions | st.floats(-4, 4))
def test_watched_numbers_compute_as_plain_ones(operation, a, b):
    if operation is operator.pow:
        b = int(b)
        assume(a != 0 or b >= 0)
    if operation is operator.truediv:
        assume(b != 0 != a)
    wanted, trail = operation(a, b), Trail()
    watched = WatchedNumber(a, trail)
    for found in (operation(watched, b),
                  operation(watched, WatchedNumber(b, trail))):
        assert plain_number(found) == wanted
        assert type(plain_number(found)) is type(wanted)
    # A Fraction to the power of a stranger goes by floats, always.
    if operation is not operator.pow or b > 0 and isinstance(a, int):
        found = operation(a, WatchedNumber(b, trail))
        assert plain_number(found) == wanted


@given(whole | st.floats(-4, 4))
def test_signs_of_watched_numbers(a):
    trail = Trail()
    watched = WatchedNumber(a, trail)
    assert (plain_number(-watched), plain_number(abs(watched)),
            float(watched), math.exp(watched), hash(watched), repr(watched)
            ) == (-a, abs(a), a, math.exp(a), hash(a), repr(a))
    assert bool(watched) is bool(a)
    assert trail.signs == [(a > 0) - (a < 0)] * 2


def test_comparisons_are_noted_in_order_and_answered_as_wanted():
    trail = Trail()
    a, b = WatchedNumber(1.0, trail), WatchedNumber(2.0, trail)
    assert a < b and b > a and a == 1 and 0 <= a and not 3 < b
    assert trail.signs == [-1, 1, 0, 1, -1]
    trail.start()
    assert trail.signs == []
    trail.start([-1, 0, 1])
    assert (a < 0, a == 5, a > 9, a > 9) == (True, True, True, False)
    assert trail.signs == [-1, 0, 1, -1]
    trail.start([0, 0, 0, 0, 0, 0])
    assert (a < 0, a > 0, a <= 0, a >= 0, a == 0, a != 0) == (
        False, False, True, True, True, False)
    trail.start([0], 1)
    assert (a > 1, a > 1, a < 2) == (False, True, True)


@pytest.mark.parametrize("a, b, sign", [
    (math.inf, 0, 1), (-math.inf, 0, -1), (math.inf, math.inf, 0),
    (-math.inf, math.inf, -1), (1e308, -1e308, 1), (math.nan, 0, 2)])
def test_infinite_numbers_and_nan_are_compared_too(a, b, sign):
    trail = Trail()
    watched = WatchedNumber(a, trail)
    assert (watched < b, watched == b, watched > b, watched != b,
            watched <= b, watched >= b) == (
        sign == -1, sign == 0, sign == 1, sign != 0, sign in (-1, 0),
        sign in (0, 1))
    assert set(trail.signs) == {sign}


def test_expected_by_hand():
    expected = Expected([Estimate(3, 0.5), Estimate(-1, 0.25)])
    assert (expected.low, expected.high, expected.off) == (-1, 3, 0.5)
    assert expected.sides is None
    for yours, miss in ((-3, 2), (-1, 0), (0, 0), (3, 0), (4, 1)):
        assert expected.miss(yours) == miss
