"""Losses for probabilities, with the last activation built in.

The network's output x is a row of scores, any numbers; the loss makes
probabilities of them itself. Together the two have a slope that is simple
and never divides by a probability, however small.
"""

import math

from ..activations import SigmoidActivation
from ..matrix import Matrix
from ..support.checks import check_forward, check_label, shown
from .softmax import softmax


def check_probabilities(label: Matrix, who, total=None):
    """Every number is in 0 ... 1; if there is a total, each row's sum."""
    for number, row in enumerate(label, 1):
        if not all([0 <= p <= 1 for p in row]):
            raise ValueError(
                f"{who}: row {number} of the label batch is {shown(row)};"
                " its numbers must be probabilities, from 0 to 1")
        if total is not None and not abs(sum(row) - total) < 1e-6:
            raise ValueError(
                f"{who}: row {number} of the label batch is {shown(row)};"
                " its probabilities must add up to 1, as in [0, 1, 0]")


def check_classes(x: Matrix, who):
    """There is an output for each class."""
    if len(x[0]) == 1:
        raise ValueError(f"{who}: there is one output only, but it wants one"
                         " for each class; for a yes or no take"
                         " BinaryCrossEntropyLoss")


class CrossEntropyLoss:
    """Softmax and cross-entropy: for classes of which one is right.

        p = softmax(x), row by row
        e = sum of -label ln(p) / n
        de/dx = (p - label) / n

    x and label are both n x m: n examples, m classes; each label's row adds
    up to 1. Don't put a SoftmaxActivation before it; `softmax(scores)` tells
    the probabilities.

    >>> loss = CrossEntropyLoss()
    >>> loss.forward([[0, 1000], [0, 0]], [[0, 1], [1, 0]])
    0.34657359027997264
    >>> loss.backward()
    [[0.0, 0.0], [-0.25, 0.25]]
    """

    includes = "SoftmaxActivation"

    def __init__(self):
        self.x = self.label = None

    def forward(self, x: Matrix, label: Matrix):
        """e, one number."""
        check_label(label, x, self)
        check_classes(x, self)
        check_probabilities(label, self, total=1)
        self.x, self.label = x, label
        e = 0
        for row, labels in zip(x, label):
            # -ln(p) = ln(e^x_1 + e^x_2 + ...) - x, the largest x taken out.
            largest = max(row)
            log = math.log(sum([math.exp(a - largest) for a in row]))
            e += sum([b * (log - (a - largest))
                      for a, b in zip(row, labels) if b != 0])
        return e / len(x)

    def backward(self) -> Matrix:
        """de/dx = (softmax(x) - label) / n"""
        check_forward(self.x, self)
        count = len(self.x)
        return [[(p - b) / count for p, b in zip(softmax(row), labels)]
                for row, labels in zip(self.x, self.label)]

    def __repr__(self):
        return "CrossEntropyLoss()"


class BinaryCrossEntropyLoss:
    """Sigmoid and cross-entropy: for answers that are each yes or no.

        p = sigmoid(x)
        e = sum of -(label ln(p) + (1 - label) ln(1 - p)) / (n m)
        de/dx = (p - label) / (n m)

    x and label are both n x m: n examples, m answers, each label from 0 to
    1. Don't put a SigmoidActivation before it;
    `SigmoidActivation().value(score)` tells the probability.

    >>> loss = BinaryCrossEntropyLoss()
    >>> loss.forward([[0], [1000]], [[0.5], [0]])
    500.34657359027995
    >>> loss.backward()
    [[0.0], [0.5]]
    """

    includes = "SigmoidActivation"

    def __init__(self):
        self.x = self.label = None

    def forward(self, x: Matrix, label: Matrix):
        """e, one number."""
        check_label(label, x, self)
        check_probabilities(label, self)
        self.x, self.label = x, label
        # -ln(p) = ln(1 + e^-x), with e^-|x| in place of e^-x: never huge.
        terms = [max(a, 0) - a * b + math.log(1 + math.exp(-abs(a)))
                 for row, labels in zip(x, label)
                 for a, b in zip(row, labels)]
        return sum(terms) / len(terms)

    def backward(self) -> Matrix:
        """de/dx = (sigmoid(x) - label) / (n m)"""
        check_forward(self.x, self)
        probability = SigmoidActivation().value
        count = len(self.x) * len(self.x[0])
        return [[(probability(a) - b) / count for a, b in zip(row, labels)]
                for row, labels in zip(self.x, self.label)]

    def __repr__(self):
        return "BinaryCrossEntropyLoss()"
