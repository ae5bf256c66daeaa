"""The articles' data: lists of examples, pairs (input, label)."""

import math
import random

from ..support.checks import check_count, check_rng
from ..support.portable import normal


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
    check_rng(rng, "xor_points")
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


def spiral(points_per_class: int, classes: int, rng=random):
    """Spirals that start together in the middle, an arm for each class.

    Point i of n in class c has the radius r = i / (n - 1) and the angle
    2.5 t, t = 4 (c + r) + 0.2 * a normal random number: the input is
    [r sin 2.5 t, r cos 2.5 t]. The label has a 1 at place c, else 0.

    >>> examples = spiral(100, 3)
    >>> x, label = examples[100]
    >>> [len(examples), len(x), label]
    [300, 2, [0, 1, 0]]
    """
    check_count(points_per_class, "points_per_class", "spiral")
    check_count(classes, "classes", "spiral")
    examples = []
    for c in range(classes):
        for i in range(points_per_class):
            r = i / max(points_per_class - 1, 1)
            angle = 2.5 * (4 * (c + r) + 0.2 * normal(rng))
            examples.append(([r * math.sin(angle), r * math.cos(angle)],
                             [int(c == place) for place in range(classes)]))
    return examples


def weight_height():
    """Four people: weight - 135 lb and height - 66 in; 1 female, 0 male.

    >>> examples = weight_height()
    >>> x, label = examples[0]
    >>> [x, label]
    [[-2, -1], [1]]
    """
    return [([-2, -1], [1]), ([25, 6], [0]), ([17, 4], [0]), ([-15, -6], [1])]


def digits_0_to_3():
    """The digits 0, 1, 2, 3 as bitmaps of 5 rows of 4 pixels; digit / 3.

    >>> examples = digits_0_to_3()
    >>> x, label = examples[3]
    >>> [len(x), x[:4], label]
    [20, [1, 1, 1, 1], [1.0]]
    """
    bitmaps = ["0110 1001 1001 1001 0110", "0010 0010 0010 0010 0010",
               "0110 1001 0010 0100 1111", "1111 0001 0111 0001 1111"]
    return [([int(pixel) for pixel in bitmap if pixel != " "], [digit / 3])
            for digit, bitmap in enumerate(bitmaps)]
