"""Losses say how wrong the output is, and in which direction."""

from .matrix import Matrix
from .support.checks import check_forward, check_label
from .support.one_example import takes_one_output


@takes_one_output
class MSELoss:
    """Mean squared error: (y - label)^2, averaged over all numbers.

        e = sum of (y - label)^2 / (n m)
        de/dy = 2 (y - label) / (n m)

    y and label are both n x m: n examples, m outputs. The division by n
    lives here, so layers simply add over the rows of whatever batch they
    get, a last batch that is not full included.

    >>> loss = MSELoss()
    >>> loss.forward([[1.0], [3.0]], [[0.0], [1.0]])
    2.5
    >>> loss.backward()
    [[1.0], [2.0]]
    """

    def __init__(self):
        self.y = self.label = None

    def forward(self, y: Matrix, label: Matrix):
        """e, one number."""
        check_label(label, y, self)
        self.y, self.label = y, label
        squares = [(a - b) * (a - b) for row, labels in zip(y, label)
                   for a, b in zip(row, labels)]
        return sum(squares) / len(squares)

    def backward(self) -> Matrix:
        """de/dy, the shape of y."""
        check_forward(self.y, self)
        count = len(self.y) * len(self.y[0])
        return [[2 * (a - b) / count for a, b in zip(row, labels)]
                for row, labels in zip(self.y, self.label)]

    def __repr__(self):
        return "MSELoss()"


@takes_one_output
class SSELoss:
    """Sum of squared errors: (y - label)^2, added up over all numbers.

        e = sum of (y - label)^2
        de/dy = 2 (y - label)

    y and label are both n x m: n examples, m outputs. There is no division,
    so the slopes grow with the batch: take a smaller learning rate.

    >>> loss = SSELoss()
    >>> loss.forward([[1.0], [3.0]], [[0.0], [1.0]])
    5.0
    >>> loss.backward()
    [[2.0], [4.0]]
    """

    adds_up = True  # a sum over the examples, not a mean

    def __init__(self):
        self.y = self.label = None

    def forward(self, y: Matrix, label: Matrix):
        """e, one number."""
        check_label(label, y, self)
        self.y, self.label = y, label
        return sum([(a - b) * (a - b) for row, labels in zip(y, label)
                    for a, b in zip(row, labels)])

    def backward(self) -> Matrix:
        """de/dy, the shape of y."""
        check_forward(self.y, self)
        return [[2 * (a - b) for a, b in zip(row, labels)]
                for row, labels in zip(self.y, self.label)]

    def __repr__(self):
        return "SSELoss()"


def share_of(loss, count):
    """The weight of their error: how many for a mean, 1 for a sum."""
    return 1 if getattr(loss, "adds_up", False) else count
