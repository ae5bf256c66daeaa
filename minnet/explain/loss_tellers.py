"""What each loss computes, as formulas with the numbers in them.

    e(at)            the error
    de_dy(at, i, j)  its slope for number j of the output for example i
    p(at, i, j)      a probability on the way, where the loss makes such

`at` is the Stage of the last layer: at.y, at.label.
"""

from ..losses import MSELoss, SSELoss
from .arithmetic import sum_of


class LossTeller:
    """Of a loss of somebody's own nothing is known but the numbers."""

    words = "Its own code measures the error: no formulas."

    def e(self, at):
        """Nothing is known."""
        return []

    def de_dy(self, at, i, j):
        """Nothing is known."""
        return []


class SquaresTeller(LossTeller):
    """Squared errors, added up, or their mean."""

    def __init__(self, mean):
        self.mean = mean
        self.words = ("How far is each output from its label, squared;" + (
            " the mean of these." if mean else " all added up."))

    def count(self, at):
        """What the sum is divided by."""
        return len(at.y) * len(at.y[0]) if self.mean else 1

    def e(self, at):
        """((y - label)^2 + ...) / count"""
        total = sum_of([["(", a] + minus(b) + [")^2"]
                        for row, labels in zip(at.y, at.label)
                        for a, b in zip(row, labels)])
        count = self.count(at)
        return [["("] + total + [") / ", count] if count > 1 else total]

    def de_dy(self, at, i, j):
        """2 * (y - label) / count"""
        formula = [2, " * (", at.y[i][j]] + minus(at.label[i][j]) + [")"]
        return [formula + [" / ", self.count(at)] * (self.count(at) > 1)]


def minus(number):
    """ - 2, or + 2 for -2"""
    return [" - ", number] if number >= 0 else [" + ", -number]


LOSS_TELLERS = {MSELoss: SquaresTeller(True), SSELoss: SquaresTeller(False)}
