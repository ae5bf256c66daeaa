"""FCLayer, the fully connected layer."""

import math
import random

from .matrix import Matrix, add_row, descend, matmul, sum_rows, transpose
from .support.checks import (check_batch, check_count, check_function,
                             check_rate, check_rng, check_slopes, check_start,
                             check_weights)
from .support.one_example import takes_one_example


def uniform_start(input_dim: int, output_dim: int, rng=random):
    """Weights and biases uniform in +-1/sqrt(input_dim): sums stay near 1.

    >>> weights, bias = uniform_start(4, 2)
    >>> numbers = weights[0] + weights[1] + bias
    >>> [-0.5 <= number <= 0.5 for number in numbers].count(True)
    10
    """
    check_count(input_dim, "input_dim", "uniform_start")
    check_count(output_dim, "output_dim", "the start")
    check_rng(rng, "uniform_start")
    limit = 1 / math.sqrt(input_dim)
    rows = [[rng.uniform(-limit, limit) for _ in range(input_dim)]
            for _ in range(output_dim)]
    return rows, [rng.uniform(-limit, limit) for _ in range(output_dim)]


@takes_one_example
class FCLayer:
    """Fully connected layer: y = x W^T + b for each row of a batch.

    Shapes, for a batch of n examples:

        x        n x input_dim
        weights  output_dim x input_dim   (W: one row for each output)
        bias     output_dim               (b)
        y        n x output_dim

    The slopes of the error e, by the chain rule:

        de/dx = de/dy W         n x input_dim
        de/dW = (de/dy)^T x     output_dim x input_dim, summed over the batch
        de/db = rows of de/dy added up                  output_dim

    `init` is a function of (input_dim, output_dim) that returns the starting
    weights and bias: he_start, say, or your own.

    >>> layer = FCLayer(2, 1)
    >>> layer.weights, layer.bias = [[3, 4]], [5]
    >>> layer.forward([[1, 2], [10, 20]])
    [[16], [115]]
    """

    def __init__(self, input_dim: int, output_dim: int, init=uniform_start):
        check_count(input_dim, "input_dim", "FCLayer")
        check_count(output_dim, "output_dim", "FCLayer")
        check_function(init, "init", "FCLayer")
        self.input_dim = input_dim
        self.output_dim = output_dim
        start = init(input_dim, output_dim)
        check_start(start, self)
        self.weights = [list(row) for row in start[0]]
        self.bias = list(start[1])
        self.x = self.used_weights = self.de_dw = self.de_db = None

    def forward(self, x: Matrix) -> Matrix:
        """y = x W^T + b"""
        check_batch(x, self.input_dim, self)
        check_weights(self)
        self.x = x
        # A copy: backward needs these, even if a step comes in between.
        self.used_weights = [list(row) for row in self.weights]
        return add_row(matmul(x, transpose(self.used_weights)), self.bias)

    def backward(self, de_dy: Matrix, learning_rate=None) -> Matrix:
        """de/dx; keeps de_dw and de_db; steps if given a learning rate."""
        check_slopes(de_dy, self.x, self, self.output_dim)
        de_dx = matmul(de_dy, self.used_weights)
        self.de_dw = matmul(transpose(de_dy), self.x)
        self.de_db = sum_rows(de_dy)
        if learning_rate is not None:
            check_rate(learning_rate, self)
            descend(self.weights, self.de_dw, learning_rate)
            descend([self.bias], [self.de_db], learning_rate)
        return de_dx

    def parameters(self):
        """(name, values, gradient) of everything this layer learns."""
        yield "weights", self.weights, self.de_dw
        yield "bias", self.bias, self.de_db

    def __repr__(self):
        return f"{type(self).__name__}({self.input_dim}, {self.output_dim})"
