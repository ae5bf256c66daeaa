"""Points of the plane: where they lie, and what noise does."""

import math
import random

import pytest

from minnet.data import (arm_points, circle_points, gauss_points, hill_points,
                         plane_points, quadrant_points)
from tests.tools import refused


def radius(x):
    return math.hypot(*x)


def cone(x):
    """The hills and hollows, written down one by one."""
    at = {(-4, 2.5): 1, (0, 2.5): -1, (4, 2.5): 1,
          (-4, -2.5): -1, (0, -2.5): 1, (4, -2.5): -1}
    away = {place: radius((x[0] - place[0], x[1] - place[1])) for place in at}
    heights = [sign * (2 - away[place]) / 2 for place, sign in at.items()
               if away[place] < 2]
    return sorted(heights, key=abs)[-1] if heights else 0


# The set, what its label is, where its points may lie.
SETS = {
    circle_points: (lambda x: 1 if radius(x) < 2.5 else -1,
                    lambda x: radius(x) <= 2.5 or 3.5 <= radius(x) <= 5),
    quadrant_points: (lambda x: math.copysign(1, x[0] * x[1]),
                      lambda x: all(0.3 <= abs(a) <= 5.3 for a in x)),
    plane_points: (lambda x: x[0] / 10 + x[1] / 10,
                   lambda x: max(map(abs, x)) <= 6),
    hill_points: (cone, lambda x: max(map(abs, x)) <= 6)}


@pytest.mark.parametrize("draw", SETS)
def test_points_without_noise_are_labelled_as_they_lie(draw):
    label_of, lies_well = SETS[draw]
    examples = draw(300, rng=random.Random(1))
    assert len(examples) == 300
    for x, label in examples:
        assert lies_well(x)
        assert label == [pytest.approx(label_of(x), abs=1e-12)]
    noisy = draw(300, 0.3, random.Random(1))
    wrong = sum([label != [pytest.approx(label_of(x), abs=1e-9)]
                 for x, label in noisy])
    assert all([lies_well(x) for x, _ in noisy]) and wrong > 10
    reach = max([abs(a) for x, _ in examples for a in x])
    assert reach > 4  # and they lie all over it


@pytest.mark.parametrize("noise, variance", [(0, 0.5), (0.25, 2.25)])
def test_clouds_have_their_middle_and_variance(noise, variance):
    examples = gauss_points(4000, noise, random.Random(2))
    for sign in (1, -1):
        numbers = [a for x, label in examples if label == [sign] for a in x]
        mean = sum(numbers) / len(numbers)
        assert mean == pytest.approx(2 * sign, abs=0.1)
        assert sum([(a - mean) ** 2 for a in numbers]) / len(
            numbers) == pytest.approx(variance, rel=0.1)


def test_arms_by_hand():
    # The middle one of three points of each arm: a third of 5 away, after a
    # third of 3.5 pi; the other arm stands opposite.
    examples = arm_points(6, rng=random.Random(1))
    x, y = [x for x, label in examples if label == [1]][1], \
        [x for x, label in examples if label == [-1]][1]
    angle = 3.5 * math.pi / 3
    assert x == pytest.approx([5 / 3 * math.sin(angle),
                               5 / 3 * math.cos(angle)])
    assert y == pytest.approx([-a for a in x])
    moved = arm_points(6, 2, 0.5, random.Random(1))
    assert all([0 < max(abs(a - b) for a, b in zip(old, new)) <= 0.5
                for (old, _), (new, _) in zip(examples, moved)])
    assert [label for _, label in arm_points(5, 3)] == [
        [1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 0, 0], [0, 1, 0]]


@pytest.mark.parametrize("draw", list(SETS) + [gauss_points, arm_points])
def test_what_is_asked_for_is_checked_and_repeats(draw):
    assert draw(20, noise=0.2, rng=random.Random(5)) == \
        draw(20, noise=0.2, rng=random.Random(5))
    with refused(ValueError, f"{draw.__name__}: n is 0; expected 1"):
        draw(0)
    with refused(ValueError, f"{draw.__name__}: noise is 30; expected a"):
        draw(10, noise=30)
