"""Starting weights and biases: functions of (input_dim, output_dim).

Each returns (weights, bias): output_dim rows of input_dim numbers, and
output_dim numbers. Hand one to a layer: FCLayer(2, 64, init=he_start).
"""

import math
import random

from ..support.checks import check_count, check_rng
from ..support.portable import normal


def drawn(input_dim, output_dim, draw):
    """Weights and biases, each by a call of draw()."""
    check_count(input_dim, "input_dim", "the start")
    check_count(output_dim, "output_dim", "the start")
    weights = [[draw() for _ in range(input_dim)] for _ in range(output_dim)]
    return weights, [draw() for _ in range(output_dim)]


def article_start(input_dim: int, output_dim: int, rng=random):
    """Weights and biases uniform in [0, 1), as in the XOR article.

    >>> weights, bias = article_start(4, 2)
    >>> numbers = weights[0] + weights[1] + bias
    >>> [0 <= number < 1 for number in numbers].count(True)
    10
    """
    check_rng(rng, "article_start")
    return drawn(input_dim, output_dim, rng.random)


def normal_start(input_dim: int, output_dim: int, rng=random):
    """Weights and biases standard normal: mean 0, variance 1.

    >>> weights, bias = normal_start(4, 2)
    >>> numbers = weights[0] + weights[1] + bias
    >>> [-9 < number < 9 for number in numbers].count(True)
    10
    """
    check_rng(rng, "normal_start")
    return drawn(input_dim, output_dim, lambda: normal(rng))


def he_start(input_dim: int, output_dim: int, rng=random):
    """Weights normal with variance 2 / input_dim, biases 0: for ReLU.

    (He, Zhang, Ren and Sun, "Delving deep into rectifiers", 2015.)

    >>> weights, bias = he_start(4, 2)
    >>> [len(weights), len(weights[0])]
    [2, 4]
    >>> bias
    [0, 0]
    """
    check_count(input_dim, "input_dim", "he_start")
    check_rng(rng, "he_start")
    deviation = math.sqrt(2 / input_dim)
    weights, _ = drawn(input_dim, output_dim, lambda: deviation * normal(rng))
    return weights, [0 for _ in range(output_dim)]


def xavier_start(input_dim: int, output_dim: int, rng=random):
    """Weights normal, variance 2 / (input_dim + output_dim), biases 0.

    For sigmoid and tanh. (Glorot and Bengio, "Understanding the difficulty of
    training deep feedforward neural networks", 2010, equation 12.)

    >>> weights, bias = xavier_start(4, 2)
    >>> [len(weights), len(weights[0])]
    [2, 4]
    >>> bias
    [0, 0]
    """
    check_count(input_dim, "input_dim", "xavier_start")
    check_rng(rng, "xavier_start")
    deviation = math.sqrt(2 / (input_dim + output_dim))
    weights, _ = drawn(input_dim, output_dim, lambda: deviation * normal(rng))
    return weights, [0 for _ in range(output_dim)]
