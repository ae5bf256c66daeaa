"""What each loss computes, as formulas with the numbers in them.

    p(at, i, j)      [] or formulas of a probability that it makes of number
                     j of the output for example i
    e(at, p)         of the error
    de_dy(at, p, i, j)      of its slope

`at` is the Stage of the last layer, with the labels; p are the
probabilities, as p makes them.
"""

from ..activations import SigmoidActivation
from ..losses import MSELoss, SSELoss
from ..more.cross_entropy import BinaryCrossEntropyLoss, CrossEntropyLoss
from ..more.softmax import softmax
from .activation_tellers import sigmoid_value, softmax_formulas
from .arithmetic import minus, sum_of


class LossTeller:
    """Of a loss of somebody's own nothing is known but the numbers."""

    words = "Its own code measures the error: no formulas."

    def probabilities(self, rows):
        """Those that it makes of the outputs; none."""
        return []

    def p(self, at, i, j):
        """Nothing is known."""
        return []

    def e(self, at, p):
        """Nothing is known."""
        return []

    def de_dy(self, at, p, i, j):
        """Nothing is known."""
        return []


def divided(total, count):
    """The pieces of (a + b) / count, or of the sum itself for 1."""
    return ["("] + total + [") / ", count] if count > 1 else total


def minus_mean(terms, count):
    """The pieces of -(a + b) / count, or of -a."""
    total = sum_of(terms)
    total = ["-("] + total + [")"] if len(terms) > 1 else ["-"] + total
    return total + [" / ", count] * (count > 1)


def numbers_in(rows):
    """How many."""
    return len(rows) * len(rows[0])


class SquaresTeller(LossTeller):
    """Squared errors: their mean, or their sum."""

    def __init__(self, mean):
        self.mean = mean
        self.words = ("How far is each output from its label? Squared, and"
                      + (" the mean of all." if mean else " added up."))

    def e(self, at, p):
        """((y - label)^2 + ...) / count"""
        total = sum_of([["(", a] + minus(b) + [")^2"]
                        for row, labels in zip(at.y, at.label)
                        for a, b in zip(row, labels)])
        return [divided(total, numbers_in(at.y) if self.mean else 1)]

    def de_dy(self, at, p, i, j):
        """2 * (y - label) / count"""
        count = numbers_in(at.y) if self.mean else 1
        return [[2, " * (", at.y[i][j]] + minus(at.label[i][j]) + [")"]
                + [" / ", count] * (count > 1)]


class CrossEntropyTeller(LossTeller):
    """-label * ln(p), p by softmax."""

    words = ("Softmax makes a probability p of each output; the error is -ln"
             " of the p of the right class: 0 where it is sure and right.")

    def probabilities(self, rows):
        """softmax"""
        return [softmax(row) for row in rows]

    def p(self, at, i, j):
        """exp(y_j) / (exp(y_1) + ...)"""
        return softmax_formulas(at.y[i], j)

    def e(self, at, p):
        """-(label * ln(p) + ...) / n; by the outputs where a p is 0"""
        terms, safe = [], []
        for row, labels, chances in zip(at.y, at.label, p):
            away = [a - max(row) for a in row]
            log = ["(ln("] + sum_of([["exp(", a, ")"] for a in away]) + [")"]
            for a, b, chance in zip(away, labels, chances):
                times = [b, " * "] if b != 1 else []
                if b != 0:
                    terms.append(times + ["ln(", chance, ")"])
                    safe.append(times + log + minus(a) + [")"])
        return [minus_mean(terms, len(p)), divided(sum_of(safe), len(p))]

    def de_dy(self, at, p, i, j):
        """(p - label) / n"""
        return [divided([p[i][j]] + minus(at.label[i][j]), len(p))]


class BinaryCrossEntropyTeller(LossTeller):
    """-(label * ln(p) + (1 - label) * ln(1 - p)), p by sigmoid."""

    words = ("Sigmoid makes a probability p of each output; the error is"
             " -ln(p) where the label is 1, -ln(1 - p) where it is 0.")

    def probabilities(self, rows):
        """sigmoid"""
        value = SigmoidActivation().value
        return [[value(a) for a in row] for row in rows]

    def p(self, at, i, j):
        """1 / (1 + exp(-y))"""
        return sigmoid_value(None, at.y[i][j])

    def e(self, at, p):
        """-(label * ln(p) + (1 - label) * ln(1 - p) + ...) / count; by the
        outputs where a p is 0 or 1"""
        terms, safe = [], []
        for row, labels, chances in zip(at.y, at.label, p):
            for a, b, chance in zip(row, labels, chances):
                if b != 0:
                    terms.append([b, " * "] * (b != 1) + ["ln(", chance, ")"])
                if b != 1:
                    terms.append(["(1 - ", b, ") * "] * (b != 0)
                                 + ["ln(1 - ", chance, ")"])
                safe.append(["max(", a, ", 0)"] + minus(a * b)
                            + [" + ln(1 + exp(", -abs(a), "))"])
        count = numbers_in(p)
        return [minus_mean(terms, count), divided(sum_of(safe), count)]

    def de_dy(self, at, p, i, j):
        """(p - label) / count"""
        return [divided([p[i][j]] + minus(at.label[i][j]), numbers_in(p))]


LOSS_TELLERS = {
    MSELoss: SquaresTeller(True), SSELoss: SquaresTeller(False),
    CrossEntropyLoss: CrossEntropyTeller(),
    BinaryCrossEntropyLoss: BinaryCrossEntropyTeller()}
