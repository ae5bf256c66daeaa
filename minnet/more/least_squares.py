"""The straight line through points, without any training."""

from ..matrix import Vector
from ..support.checks import counted
from ..support.value_checks import check_numbers


def check_points(x, y):
    """A y for each x, all numbers."""
    check_numbers(x, "least_squares_line: x")
    check_numbers(y, "least_squares_line: y")
    if len(x) != len(y):
        raise ValueError(f"least_squares_line: {counted(len(x), 'number')} in"
                         f" x, but {len(y)} in y")
    check_spread(len(x), x)


def check_spread(spread, x):
    """There are different x; near to each other, spread may still be 0."""
    if spread == 0 or min(x) == max(x):
        raise ValueError("least_squares_line: it takes two different x or"
                         " more for one line to be the best")


def least_squares_line(x: Vector, y: Vector):
    """(slope, intercept) of the line that misses the points least.

        slope = sum of (x - mean x) (y - mean y) / sum of (x - mean x)^2
        intercept = mean y - slope * mean x

    It makes the sum of (slope x + intercept - y)^2 as small as can be.
    Raises ValueError where there is no such line or more than one.

    >>> x = [0, 1, 2, 3]
    >>> y = [1, 3, 5, 7]
    >>> least_squares_line(x, y)
    (2.0, 1.0)
    """
    check_points(x, y)
    mean_x, mean_y = sum(x) / len(x), sum(y) / len(x)
    spread = sum([(a - mean_x) * (a - mean_x) for a in x])
    check_spread(spread, x)
    slope = sum([(a - mean_x) * (b - mean_y) for a, b in zip(x, y)]) / spread
    return slope, mean_y - slope * mean_x
