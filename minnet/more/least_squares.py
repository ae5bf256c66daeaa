"""The straight line through points, without any training."""

from ..matrix import Vector
from ..support.checks import counted


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
    if len(x) != len(y):
        raise ValueError(f"least_squares_line: {counted(len(x), 'number')} in"
                         f" x, but {len(y)} in y")
    mean_x, mean_y = sum(x) / max(len(x), 1), sum(y) / max(len(x), 1)
    spread = sum([(a - mean_x) * (a - mean_x) for a in x])
    if spread == 0 or min(x) == max(x):
        raise ValueError("least_squares_line: it takes two different x or"
                         " more for one line to be the best")
    slope = sum([(a - mean_x) * (b - mean_y) for a, b in zip(x, y)]) / spread
    return slope, mean_y - slope * mean_x
