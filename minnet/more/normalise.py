"""Bring every column to mean 0 and spread 1, and back."""

import math

from ..matrix import Matrix, Vector, transpose
from ..support.checks import check_batch, check_slopes, counted
from ..support.one_example import takes_one_example


def check_mean_and_spread(mean, spread):
    """As many of one as of the other, and nothing to divide by zero."""
    check_batch([mean, spread], None, "NormaliseLayer", "[mean, spread]")
    if 0 in spread:
        raise ValueError("NormaliseLayer: a spread of 0 would divide by"
                         " zero; leave that column out")


@takes_one_example
class NormaliseLayer:
    """y = (x - mean) / spread, column by column; nothing to learn.

    Its slope: dy/dx = 1 / spread. `mean` and `spread` have one number for
    each column. As the first layer of a Model it makes the normalisation
    part of the model: predict then takes raw numbers.

    >>> layer = NormaliseLayer.of([[1, 100], [3, 300]])
    >>> layer.forward([[1, 100], [3, 300], [2, 200]])
    [[-1.0, -1.0], [1.0, 1.0], [0.0, 0.0]]
    >>> layer.inverse().forward([[0, 1]])
    [[2.0, 300.0]]
    """

    def __init__(self, mean: Vector, spread: Vector):
        check_mean_and_spread(mean, spread)
        self.mean, self.spread = list(mean), list(spread)
        self.input_dim = self.output_dim = len(mean)
        self.x = None

    @classmethod
    def of(cls, rows: Matrix):
        """The layer that normalises these rows.

        mean = sum / n, spread = sqrt(sum of (x - mean)^2 / n), the
        population's standard deviation; 1 for a column that is constant.
        """
        mean, spread = [], []
        for column in transpose(rows):
            m = sum(column) / len(column)
            squares = [(x - m) * (x - m) for x in column]
            constant = min(column) == max(column)
            mean.append(m)
            spread.append(1 if constant
                          else math.sqrt(sum(squares) / len(squares)))
        return cls(mean, spread)

    def inverse(self):
        """The layer that undoes this one: x = y * spread + mean."""
        return NormaliseLayer([-m / s for m, s in zip(self.mean, self.spread)],
                              [1 / s for s in self.spread])

    def forward(self, x: Matrix) -> Matrix:
        """y = (x - mean) / spread"""
        check_batch(x, self.input_dim, self)
        self.x = x
        return [[(a - m) / s for a, m, s in zip(row, self.mean, self.spread)]
                for row in x]

    def backward(self, de_dy: Matrix, learning_rate=None) -> Matrix:
        """de/dx = de/dy / spread"""
        check_slopes(de_dy, self.x, self)
        return [[slope / s for slope, s in zip(row, self.spread)]
                for row in de_dy]

    def parameters(self):
        """Nothing to learn."""
        return []

    def __repr__(self):
        return f"NormaliseLayer of {counted(self.input_dim, 'column')}"
