"""least_squares_line: the lowest point of a bowl, and where there is none."""

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from minnet import least_squares_line
from tests.tools import fractions, refused


@given(st.lists(st.tuples(fractions, fractions), min_size=2, max_size=6))
def test_no_other_line_is_better(points):
    x, y = [p[0] for p in points], [p[1] for p in points]
    assume(min(x) < max(x))
    slope, intercept = least_squares_line(x, y)

    def missed(slope, intercept):
        return sum((slope * a + intercept - b) ** 2 for a, b in points)

    best = missed(slope, intercept)
    # A bowl: the best point is where no neighbour is lower, exactly.
    for more in (Fraction(1, 97), Fraction(-1, 89)):
        assert missed(slope + more, intercept) > best
        assert missed(slope, intercept + more) > best
        assert missed(slope + more, intercept - more) > best


@pytest.mark.parametrize("x, y, message", [
    ([1, 2], [1], "2 numbers in x, but 1 in y"),
    ([1], [1, 2], "1 number in x, but 2 in y"),
    ([], [], "least_squares_line: "), ([1], [1], "two different x"),
    ([0.1] * 3, [1, 2, 3], "two different x"),
    ([Fraction(1, 3)] * 2, [1, 2], "two different x"),
    ([0, 1e-200], [0, 1], "two different x")])
def test_where_there_is_no_such_line(x, y, message):
    with refused(ValueError, message):
        least_squares_line(x, y)
