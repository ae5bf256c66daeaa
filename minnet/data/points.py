"""Points of the plane to learn from, as the TensorFlow Playground draws them.

All lie around 0, from -6 to 6 (dataset.ts of github.com/tensorflow/playground,
2016). Each is drawn anew with the next random numbers; `noise` is the share of
disorder, 0 to 0.5 there. Two classes are the labels 1 and -1.
"""

import math
import random

from ..support.checks import check_count, check_rng
from ..support.portable import normal
from ..support.value_checks import check_share


RADIUS = 5


HILLS = [(-4, 2.5, 1), (0, 2.5, -1), (4, 2.5, 1),
         (-4, -2.5, -1), (0, -2.5, 1), (4, -2.5, -1)]


def uniform_point(side, rng):
    """A point of the square from -side to side."""
    return [rng.uniform(-side, side), rng.uniform(-side, side)]


def moved_point(point, by):
    """The point, with `by` added: where noise makes it seem to be."""
    return [a + b for a, b in zip(point, by)]


def noisy(labelled, side, noise, rng):
    """`labelled` is a function of (x1, x2): each gets a point that noise has
    moved by up to noise * side; the points stay where they are."""
    def label_of(point):
        by = [noise * a for a in uniform_point(side, rng)]
        return [float(labelled(*moved_point(point, by)))]
    return label_of


def check_drawn(n, noise, name, rng):
    """Are these numbers right?"""
    check_count(n, "n", name)
    check_share(noise, "noise", name)
    check_rng(rng, name)


def circle_points(n: int, noise=0, rng=random):
    """n points, half of them in the middle (1), half in a ring around (-1).

    The disc has the radius 2.5, the ring goes from 3.5 to 5. With noise each
    point is labelled as if it lay elsewhere, up to 5 * noise away. A list of
    ([x1, x2], [label]), the two kinds in turn.

    >>> examples = circle_points(4)
    >>> labels = [label for x, label in examples]
    >>> labels
    [[1.0], [-1.0], [1.0], [-1.0]]
    """
    check_drawn(n, noise, "circle_points", rng)
    label_of = noisy(lambda x1, x2: 1 if math.sqrt(
        x1 * x1 + x2 * x2) < RADIUS / 2 else -1, RADIUS, noise, rng)
    examples = []
    for i in range(n):
        r = rng.uniform(0, 0.5) if i % 2 == 0 else rng.uniform(0.7, 1)
        angle = rng.uniform(0, 2 * math.pi)
        x = [RADIUS * r * math.sin(angle), RADIUS * r * math.cos(angle)]
        examples.append((x, label_of(x)))
    return examples


def quadrant_points(n: int, noise=0, rng=random):
    """XOR around 0: the label is 1 where x1 and x2 have the same sign, else
    -1. The points are from 0.3 to 5.3 away from both axes, either way. Noise
    as in circle_points.

    >>> examples = quadrant_points(100)
    >>> (x1, x2), label = examples[0]
    >>> label == [1.0 if x1 * x2 >= 0 else -1.0]
    True
    """
    check_drawn(n, noise, "quadrant_points", rng)
    label_of = noisy(lambda x1, x2: 1 if x1 * x2 >= 0 else -1,
                     RADIUS, noise, rng)
    examples = []
    for _ in range(n):
        x = [a + 0.3 if a > 0 else a - 0.3
             for a in uniform_point(RADIUS, rng)]
        examples.append((x, label_of(x)))
    return examples


def gauss_points(n: int, noise=0, rng=random):
    """Two clouds, around (2, 2) the label 1, around (-2, -2) the label -1.

    Both coordinates are normal; their variance is 0.5 without noise and 4
    with noise = 0.5. A list of ([x1, x2], [label]), the two kinds in turn.

    >>> examples = gauss_points(2)
    >>> labels = [label for x, label in examples]
    >>> labels
    [[1.0], [-1.0]]
    """
    check_drawn(n, noise, "gauss_points", rng)
    spread = math.sqrt(0.5 + 7 * noise)
    signs = [1.0 if i % 2 == 0 else -1.0 for i in range(n)]
    return [([2 * sign + spread * normal(rng),
              2 * sign + spread * normal(rng)], [sign]) for sign in signs]


def arm_points(n: int, classes=2, noise=0, rng=random):
    """Spirals that start together in the middle, an arm for each class.

    Point i of the m of an arm has the radius r = 5 i / m and the angle
    3.5 pi i / m + 2 pi class / classes; noise moves it by up to `noise` in
    both directions. Of two classes the label is 1 or -1, of more it has a 1
    at the place of the class, else 0. The classes come in turn.

    >>> examples = arm_points(3, 3)
    >>> labels = [label for x, label in examples]
    >>> labels
    [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
    """
    check_drawn(n, noise, "arm_points", rng)
    check_count(classes, "classes", "arm_points")
    examples = []
    for number in range(n):
        i, kind = divmod(number, classes)
        share = i * classes / n
        angle = 3.5 * math.pi * share + 2 * math.pi * kind / classes
        x = [RADIUS * share * math.sin(angle), RADIUS * share
             * math.cos(angle)]
        label = [1.0 - 2 * kind] if classes == 2 else [
            int(kind == place) for place in range(classes)]
        by = [noise * a for a in uniform_point(1, rng)]
        examples.append((moved_point(x, by), label))
    return examples


def plane_points(n: int, noise=0, rng=random):
    """A slope to learn: the label is (x1 + x2) / 10, the points are uniform
    from -6 to 6. With noise it is that of a point up to 6 * noise away.

    >>> examples = plane_points(100)
    >>> (x1, x2), label = examples[0]
    >>> abs(label[0] - (x1 + x2) / 10) < 1e-9
    True
    """
    check_drawn(n, noise, "plane_points", rng)
    label_of = noisy(lambda x1, x2: (x1 + x2) / 10, 6, noise, rng)
    points = [uniform_point(6, rng) for _ in range(n)]
    return [(x, label_of(x)) for x in points]


def hill_points(n: int, noise=0, rng=random):
    """Hills and hollows to learn, three of each: "Gauss" as a regression.

    A cone of height 1 or -1 and radius 2 stands on each of six places; the
    label is the height above (x1, x2), where cones meet that of the nearer
    one. Points and noise as in plane_points.

    >>> examples = hill_points(100)
    >>> x, label = examples[0]
    >>> -1 <= label[0] <= 1
    True
    """
    check_drawn(n, noise, "hill_points", rng)

    def height(x1, x2):
        """Of the cone that stands out most."""
        cones = [sign * max(0, 1 - math.sqrt(
            (x1 - a) * (x1 - a) + (x2 - b) * (x2 - b)) / 2)
            for a, b, sign in HILLS]
        return max(cones, key=abs)

    label_of = noisy(height, 6, noise, rng)
    points = [uniform_point(6, rng) for _ in range(n)]
    return [(x, label_of(x)) for x in points]
