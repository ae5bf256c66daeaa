"""Losses for probabilities, with the last activation built in.

The network's output y is a row of scores, any numbers; the loss makes
probabilities of them itself. Together the two have a slope that is simple
and never divides by a probability, however small.
"""

import math

from ..activations import SigmoidActivation
from ..matrix import Matrix
from ..support.checks import check_forward, check_label, shown
from ..support.one_example import takes_one_output
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


@takes_one_output
class CrossEntropyLoss:
    """Softmax and cross-entropy: for classes of which one is right.

        p = softmax(y), row by row
        e = sum of -label ln(p) / n
        de/dy = (p - label) / n

    y and label are both n x m: n examples, m classes; each label's row adds
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
        self.y = self.label = None

    def forward(self, y: Matrix, label: Matrix):
        """e, one number."""
        check_label(label, y, self)
        check_classes(y, self)
        check_probabilities(label, self, total=1)
        self.y, self.label = y, label
        e = 0
        for row, labels in zip(y, label):
            # -ln(p) = ln(e^y_1 + e^y_2 + ...) - y, the largest y taken out.
            largest = max(row)
            log = math.log(sum([math.exp(a - largest) for a in row]))
            e += sum([b * (log - (a - largest))
                      for a, b in zip(row, labels) if b != 0])
        return e / len(y)

    def backward(self) -> Matrix:
        """de/dy = (softmax(y) - label) / n"""
        check_forward(self.y, self)
        count = len(self.y)
        return [[(p - b) / count for p, b in zip(softmax(row), labels)]
                for row, labels in zip(self.y, self.label)]

    def __repr__(self):
        return "CrossEntropyLoss()"


@takes_one_output
class BinaryCrossEntropyLoss:
    """Sigmoid and cross-entropy: for answers that are each yes or no.

        p = sigmoid(y)
        e = sum of -(label ln(p) + (1 - label) ln(1 - p)) / (n m)
        de/dy = (p - label) / (n m)

    y and label are both n x m: n examples, m answers, each label from 0 to
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
        self.y = self.label = None

    def forward(self, y: Matrix, label: Matrix):
        """e, one number."""
        check_label(label, y, self)
        check_probabilities(label, self)
        self.y, self.label = y, label
        # -ln(p) = ln(1 + e^-y), with e^-|y| in place of e^-y: never huge.
        terms = [max(a, 0) - a * b + math.log(1 + math.exp(-abs(a)))
                 for row, labels in zip(y, label)
                 for a, b in zip(row, labels)]
        return sum(terms) / len(terms)

    def backward(self) -> Matrix:
        """de/dy = (sigmoid(y) - label) / (n m)"""
        check_forward(self.y, self)
        probability = SigmoidActivation().value
        count = len(self.y) * len(self.y[0])
        return [[(probability(a) - b) / count for a, b in zip(row, labels)]
                for row, labels in zip(self.y, self.label)]

    def __repr__(self):
        return "BinaryCrossEntropyLoss()"
