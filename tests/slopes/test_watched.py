"""Numbers that tell what is asked of them, and else are as others."""

import math
from fractions import Fraction

import pytest

from minnet.slopes.watched import Trail, WatchedNumber


@pytest.mark.parametrize("value", [2.5, -3.75, 1e300, Fraction(7, 2)])
@pytest.mark.parametrize("rounded", [
    round, lambda a: round(a, 1), math.floor, math.ceil, math.trunc, int,
    lambda a: +a, lambda a: a // 2, lambda a: 7 // a, lambda a: a % 2,
    lambda a: 7 % a, lambda a: divmod(a, 3), lambda a: divmod(7, a)])
def test_watched_numbers_can_be_rounded(value, rounded):
    watched = rounded(WatchedNumber(value, Trail()))
    assert repr(watched) == repr(rounded(value))
