"""The XOR article's data, and data from a file: read_csv."""

import random

from .checks import check_count


def xor_points(n: int, rng=random):
    """n points of the unit square, labelled by exclusive or.

    Both coordinates are uniform in [0, 1); the label is 1.0 where exactly
    one of the two is below 0.5, else 0.0. A list of ([x1, x2], [label]).

    >>> points = xor_points(1000)
    >>> x, label = points[0]
    >>> [len(points), len(x), len(label)]
    [1000, 2, 1]
    """
    check_count(n, "n", "xor_points")
    points = [[rng.random(), rng.random()] for _ in range(n)]
    return [([x1, x2], [1.0 if (x1 < 0.5) != (x2 < 0.5) else 0.0])
            for x1, x2 in points]


def xor_corners():
    """The truth table of exclusive or: four examples.

    >>> examples = xor_corners()
    >>> x, label = examples[1]
    >>> [x, label]
    [[0.0, 1.0], [1.0]]
    """
    return [([0.0, 0.0], [0.0]), ([0.0, 1.0], [1.0]),
            ([1.0, 0.0], [1.0]), ([1.0, 1.0], [0.0])]


def read_csv(path, target=None):
    """Read a Table from a CSV file; its last column, or the one called
    `target`, is the label. See table.py, loaded only when needed."""
    from .table import read_table
    return read_table(path, target)
