"""Softmax turns a row of scores into probabilities."""

import math

from ..matrix import Matrix, Vector, dot
from ..support.checks import check_batch, check_slopes
from ..support.one_example import takes_one_example
from ..support.value_checks import check_row


class check_scores:
    """For softmax: where it can't go on, the row is looked at."""

    def __init__(self, row):
        self.row = row

    def __enter__(self):
        return self

    def __exit__(self, kind, problem, trace):
        if kind is not None and issubclass(kind, (TypeError, ValueError)):
            check_row(self.row, None, "softmax: the row")


def softmax(row: Vector) -> Vector:
    """y_i = e^x_i / (e^x_1 + e^x_2 + ...): from 0 to 1, the sum is 1.

    The largest x is subtracted first, which changes nothing but keeps e^x
    from growing out of bounds.

    >>> scores = [1000, 1000]
    >>> y = softmax(scores)
    >>> y
    [0.5, 0.5]
    """
    with check_scores(row):
        largest = max(row)
        powers = [math.exp(x - largest) for x in row]
    total = sum(powers)
    return [power / total for power in powers]


@takes_one_example
class SoftmaxActivation:
    """Softmax of every row: y_i = e^x_i / (e^x_1 + e^x_2 + ...).

    Each y depends on every x of its row, so its slope is a matrix, the
    Jacobian: dy_i/dx_j = y_i ((1 if i is j, else 0) - y_j). And by the chain
    rule de/dx_j = y_j (de/dy_j - sum over i of de/dy_i y_i).

    To train classes take CrossEntropyLoss, which has its softmax built in.

    >>> layer = SoftmaxActivation()
    >>> layer.forward([[5, 5], [0, 1000]])
    [[0.5, 0.5], [0.0, 1.0]]
    >>> layer.slope([5, 5])
    [[0.25, -0.25], [-0.25, 0.25]]
    """

    keeps_width = True  # y is as wide as x, whatever that is

    def __init__(self):
        self.y = None

    def value(self, row: Vector) -> Vector:
        """The softmax of one row."""
        return softmax(row)

    def slope(self, row: Vector) -> Matrix:
        """The Jacobian of one row: dy_i/dx_j in row i, column j."""
        y = softmax(row)
        return [[y[i] * ((i == j) - y[j]) for j in range(len(y))]
                for i in range(len(y))]

    def forward(self, x: Matrix) -> Matrix:
        """The softmax of every row."""
        check_batch(x, None, self)
        self.y = [softmax(row) for row in x]
        return [list(row) for row in self.y]

    def backward(self, de_dy: Matrix, learning_rate=None) -> Matrix:
        """de/dx_j = y_j (de/dy_j - de/dy . y)"""
        check_slopes(de_dy, self.y, self)
        de_dx = []
        for row, slopes in zip(self.y, de_dy):
            shared = dot(slopes, row)
            de_dx.append([y * (slope - shared)
                          for y, slope in zip(row, slopes)])
        return de_dx

    def parameters(self):
        """Nothing to learn."""
        return []

    def __repr__(self):
        return "SoftmaxActivation()"
