"""Starting weights: variance is variance, not standard deviation."""

import random
from fractions import Fraction

import pytest

from minnet import (FCLayer, article_start, he_start, normal_start,
                    uniform_start, xavier_start)
from minnet.support.portable import normal

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
    if not with_bias:
        assert bias == [0] * m
    else:
        assert len(set(bias)) == m


@pytest.mark.parametrize("start", [row[0] for row in STARTS])
def test_shapes_and_seeds(start):
    weights, bias = start(3, 2, random.Random(5))
    assert [len(row) for row in weights] == [3, 3] and len(bias) == 2
    assert (weights, bias) == start(3, 2, random.Random(5))
    random.seed(5)
    layer = FCLayer(3, 2, init=start)
    assert (layer.weights, layer.bias) == (weights, bias)


@pytest.mark.parametrize("start", [normal_start, he_start, xavier_start])
def test_normal_ones_have_normal_tails(start):
    # 68.3 % within one standard deviation, 95.4 % within two.
    weights, _ = start(100, 100, random.Random(2))
    numbers = [w for row in weights for w in row]
    deviation = {normal_start: 1, he_start: 0.02 ** 0.5,
                 xavier_start: 0.01 ** 0.5}[start]
    for times, share in ((1, 0.683), (2, 0.954)):
        inside = sum(abs(w) < times * deviation for w in numbers) / 10000
        assert inside == pytest.approx(share, abs=0.015)


class Bare:
    """Random numbers without gauss, as MicroPython has them."""

    def __init__(self, seed):
        self.random = random.Random(seed).random


@pytest.mark.parametrize("start", [normal_start, he_start, xavier_start])
def test_without_gauss_it_is_box_and_muller(start):
    weights, _ = start(100, 100, Bare(3))
    numbers = [w for row in weights for w in row]
    expected = {normal_start: 1, he_start: 0.02, xavier_start: 0.01}[start]
    assert sum(w * w for w in numbers) / 10000 == pytest.approx(
        expected, 0.06)
    assert abs(sum(numbers) / 10000) < 0.05 * expected ** 0.5


@pytest.mark.parametrize("u, v, expected", [
    (0.0, 0.3, 0.0), (0.5, 0.0, 1.1774100225154747),
    (0.5, 0.25, 0.0), (0.5, 0.5, -1.1774100225154747),
    (1 - 1e-4, 0.0, 4.291932052578294)])
def test_box_and_muller_by_hand(u, v, expected):
    # sqrt(-2 ln(1 - u)) cos(2 pi v); sqrt(2 ln 2) = 1.17741...
    class Two:
        def __init__(self):
            self.numbers = [u, v]

        def random(self):
            return self.numbers.pop(0)

    assert normal(Two()) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize("start", [row[0] for row in STARTS])
@pytest.mark.parametrize("sizes", [(0, 1), (1, 0), (2.5, 2), ("2", 2)])
def test_sizes_are_checked(start, sizes):
    with pytest.raises((ValueError, TypeError)) as error:
        start(*sizes)
    assert "put_dim is " in str(error.value)
