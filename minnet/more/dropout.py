"""DropoutLayer: learn without relying on any single number."""

import random

from ..matrix import Matrix
from ..support.checks import check_batch, check_rng, check_slopes
from ..support.one_example import takes_one_example
from ..support.value_checks import check_share


@takes_one_example
class DropoutLayer:
    """While training every number is dropped, set to 0, with chance `rate`.

        y = 0                  with chance rate
        y = x / (1 - rate)     else, so that y is x on the average
        de/dx = de/dy * y / x

    Otherwise y = x: Model.train sets `training` to True and back to False.
    (Srivastava and others, "Dropout", 2014.) x and y have the same shape.

    >>> layer = DropoutLayer(0.5)
    >>> layer.forward([[1, 2, 3]])
    [[1, 2, 3]]
    >>> layer.training
    False
    """

    keeps_width = True  # y is as wide as x, whatever that is
    rng = random  # for the class: an object with a module can't be copied

    def __init__(self, rate, rng=random):
        check_share(rate, "rate", "DropoutLayer")
        check_rng(rng, "DropoutLayer")
        self.rate = rate
        if rng is not random:
            self.rng = rng
        self.training = False
        self.factors = None

    def forward(self, x: Matrix) -> Matrix:
        """y = x times 0 or 1 / (1 - rate) while training, else y = x."""
        check_batch(x, None, self)
        if self.training:
            kept = 1 / (1 - self.rate)
            self.factors = [[0 if self.rng.random() < self.rate else kept
                             for _ in row] for row in x]
        else:
            self.factors = [[1 for _ in row] for row in x]
        return self.scaled(x)

    def backward(self, de_dy: Matrix, learning_rate=None) -> Matrix:
        """de/dx = de/dy times the same factors."""
        check_slopes(de_dy, self.factors, self)
        return self.scaled(de_dy)

    def scaled(self, batch: Matrix) -> Matrix:
        """Each number times its factor."""
        return [[factor * a for factor, a in zip(factors, row)]
                for factors, row in zip(self.factors, batch)]

    def parameters(self):
        """Nothing to learn."""
        return []

    def __repr__(self):
        return f"DropoutLayer({self.rate})"
