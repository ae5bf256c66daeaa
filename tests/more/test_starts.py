"""Starting weights: variance is variance, not standard deviation."""

import random
from fractions import Fraction

import pytest

from minnet import (FCLayer, article_start, he_start, normal_start,
                    uniform_start, xavier_start)
from tests.tools import refused

# (start, variance of the weights, is there a bias too?) for n in, m out
STARTS = [
    (uniform_start, lambda n, m: Fraction(1, 3 * n), True),  # (2/root n)^2/12
    (article_start, lambda n, m: Fraction(1, 12), True),
    (normal_start, lambda n, m: 1, True),
    (he_start, lambda n, m: Fraction(2, n), False),
    (xavier_start, lambda n, m: Fraction(2, n + m), False),
]


@pytest.mark.parametrize("start, variance, with_bias", STARTS)
@pytest.mark.parametrize("n, m", [(50, 300), (300, 50), (8, 2000)])
def test_mean_and_variance(start, variance, with_bias, n, m):
    weights, bias = start(n, m, random.Random(n))
    numbers = [w for row in weights for w in row]
    mean = sum(numbers) / len(numbers)
    found = sum((w - mean) ** 2 for w in numbers) / len(numbers)
    # Of 15,000 numbers the variance is off by 1.2 % or so.
    assert found == pytest.approx(float(variance(n, m)), 0.06)
    middle = 0.5 if start is article_start else 0
    # Five standard deviations of a mean of 15,000 numbers.
    assert abs(mean - middle) < 5 * (float(variance(n, m)) / 15000) ** 0.5
    assert len(set(bias)) == m if with_bias else bias == [0] * m
    if start in (uniform_start, article_start):
        # Of 15,000 numbers some come near the ends of the range.
        low, high = (0, 1) if start is article_start else (
            -n ** -0.5, n ** -0.5)
        share = (high - low) / 1000
        assert low <= min(numbers) < low + share
        assert high - share < max(numbers) <= high
        assert low <= min(bias) and max(bias) <= high


@pytest.mark.parametrize("start", [row[0] for row in STARTS])
def test_shapes_and_seeds(start):
    weights, bias = start(3, 2, random.Random(5))
    assert [len(row) for row in weights] == [3, 3] and len(bias) == 2
    random.seed(5)  # Another state: all the numbers are the rng's.
    assert (weights, bias) == start(3, 2, random.Random(5))
    layer = FCLayer(3, 2, init=start)
    assert (layer.weights, layer.bias) == (weights, bias)


class Bare:
    """Random numbers without gauss, as MicroPython has them."""

    def __init__(self, seed):
        self.random = random.Random(seed).random


@pytest.mark.parametrize("start, variance", [
    (normal_start, 1), (he_start, 0.02), (xavier_start, 0.01)])
@pytest.mark.parametrize("rng", [random.Random, Bare])
def test_normal_ones_have_normal_tails(start, variance, rng):
    weights, _ = start(100, 100, rng(3))
    numbers = [w for row in weights for w in row]
    assert abs(sum(numbers) / 10000) < 0.05 * variance ** 0.5
    # 68.3 % within one standard deviation, 95.4 % within two.
    for times, share in ((1, 0.683), (2, 0.954)):
        inside = sum(abs(w) < times * variance ** 0.5 for w in numbers)
        assert inside / 10000 == pytest.approx(share, abs=0.015)


def test_article_start_is_random_random():
    random.seed(3)
    layer = FCLayer(2, 3, init=article_start)
    random.seed(3)
    numbers = [random.random() for _ in range(9)]
    assert layer.weights == [numbers[0:2], numbers[2:4], numbers[4:6]]
    assert layer.bias == numbers[6:9]


@pytest.mark.parametrize("start", [row[0] for row in STARTS])
@pytest.mark.parametrize("sizes", [(0, 1), (1, 0), (2.5, 2), ("2", 2)])
def test_sizes_are_checked(start, sizes):
    with refused((ValueError, TypeError), "put_dim is "):
        start(*sizes)
