"""Activations bend the line: each number by itself, y = f(x)."""

from .checks import check_batch, check_slopes
from .matrix import Matrix


class ReLUActivation:
    """Rectified linear unit: y = x above 0, else 0.

    Its slope: dy/dx = 1 above 0, else 0 (0 at the kink itself, x = 0).
    x and y are batches of the same shape. Nothing to learn, no learning rate
    used.

    >>> relu = ReLUActivation()
    >>> relu.forward([[-2, 0, 3]])
    [[0, 0, 3]]
    >>> relu.backward([[10, 20, 30]])
    [[0, 0, 30]]
    """

    keeps_width = True  # y is as wide as x, whatever that is

    def __init__(self):
        self.x = None

    def forward(self, x: Matrix) -> Matrix:
        """y, where y = x above 0, else 0."""
        check_batch(x, None, self)
        self.x = x
        return [[0 if a <= 0 else a for a in row] for row in x]

    def backward(self, de_dy: Matrix, learning_rate=None) -> Matrix:
        """de/dx, where de/dx = de/dy above 0, else 0."""
        check_slopes(de_dy, self.x, self)
        return [[0 if a <= 0 else slope for a, slope in zip(row, slopes)]
                for row, slopes in zip(self.x, de_dy)]

    def parameters(self):
        """Nothing to learn."""
        return []

    def __repr__(self):
        return "ReLUActivation()"
