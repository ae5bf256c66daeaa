"""Layers that take each number by itself, and softmax."""

from .arithmetic import minus, products, sum_of
from .teller import Teller


class FunctionTeller(Teller):
    """y = f(x); of each kind the formula for f(x), and for f'(x)."""

    slope_words = "The slope behind it times the slope of the function there."

    def __init__(self, words="Its own code makes a number of each number: no"
                 " formulas.", slope_words=slope_words, value=None,
                 slope=None):
        self.words, self.slope_words = words, slope_words
        self.value = value or (lambda layer, x: [])
        self.factor = slope or (lambda layer, x, y: [[
            getattr(layer, "formula", layer).slope(x)]])

    def y(self, at, i, j):
        """f(x)"""
        return self.value(at.layer, at.x[i][j])

    def de_dx(self, at, i, j):
        """f'(x) * de/dy"""
        return [factor + [" * ", at.de_dy[i][j]] for factor in self.factor(
            at.layer, at.x[i][j], at.y[i][j])]


def sigmoid_value(layer, x):
    """1 / (1 + e^-x), else, where e^-x is huge, e^x / (e^x + 1)"""
    return [["1 / (1 + exp(", -x, "))"],
            ["exp(", x, ") / (exp(", x, ") + 1)"]]


def sigmoid_slope(layer, x, y):
    """y (1 - y); where y is nearly 1 by e^-|x|, which keeps its digits"""
    away = -abs(x)
    return [[y, " * (1 - ", y, ")"],
            ["exp(", away, ") / (1 + exp(", away, "))^2"]]


def tanh_slope(layer, x, y):
    """1 - y^2; where y is nearly 1 by p = e^-2|x|, as 4 p / (1 + p)^2"""
    power = -2 * abs(x)
    return [["(1 - ", y, "^2)"],
            ["4 * exp(", power, ") / (1 + exp(", power, "))^2"]]


def elu_slope(layer, x, y):
    """1 from 0 on, else alpha e^x"""
    return [[1]] if x >= 0 else [[layer.alpha, " * exp(", x, ")"]]


RELU = FunctionTeller(
    "ReLU lets through what is above 0; all else becomes 0.",
    "The slope goes through (times 1) where the number was above 0, else not"
    " (times 0).",
    lambda layer, x: [["max(0, ", x, ")"]])


LEAKY_RELU = FunctionTeller(
    "What is above 0 goes through; all else becomes much smaller.",
    "The slope goes through (times 1) where the number was above 0, else"
    " little of it.",
    lambda layer, x: [[1 if x > 0 else layer.negative_slope, " * ", x]])


ELU = FunctionTeller(
    "What is above 0 goes through; below, alpha (e^x - 1) bends gently; exp"
    " is e to the power of.",
    "The slope goes through (times 1) where the number was 0 or more, else"
    " times alpha e^x.",
    lambda layer, x: [[1, " * ", x]] if x >= 0 else [
        [layer.alpha, " * (exp(", x, ") - 1)"]], elu_slope)


SIGMOID = FunctionTeller(
    "Sigmoid: 1 / (1 + e^-x), always between 0 and 1; exp is e to the power"
    " of.",
    "Times the slope of sigmoid, y (1 - y): at most 0.25, nearly 0 where y is"
    " near 0 or 1.", sigmoid_value, sigmoid_slope)


TANH = FunctionTeller(
    "tanh: (e^x - e^-x) / (e^x + e^-x), always between -1 and 1.",
    "Times the slope of tanh, 1 - y^2: nearly 0 where y is near -1 or 1.",
    lambda layer, x: [["tanh(", x, ")"]], tanh_slope)


HEAVISIDE = FunctionTeller(
    "The step: 1 for what is above 0, else 0.", "",
    lambda layer, x: [["step(", x, ")"]])


class NormaliseTeller(Teller):
    """y = (x - mean) / spread"""

    words = ("The mean of its column is taken off each number; the rest is"
             " divided by the column's spread.")
    slope_words = "The slope behind it, divided by the spread."

    def y(self, at, i, j):
        """(x - mean) / spread"""
        return [["(", at.x[i][j]] + minus(at.layer.mean[j]) + [
            ") / ", at.layer.spread[j]]]

    def de_dx(self, at, i, j):
        """de/dy / spread"""
        return [[at.de_dy[i][j], " / ", at.layer.spread[j]]]


class DropoutTeller(Teller):
    """y = factor * x"""

    words = ("While training chance drops some of the numbers (times 0); the"
             " others are made larger to make up for it. Else all go"
             " through (times 1).")
    slope_words = "Times the same factors."

    def y(self, at, i, j):
        """factor * x"""
        return [[at.layer.factors[i][j], " * ", at.x[i][j]]]

    def de_dx(self, at, i, j):
        """factor * de/dy"""
        return [[at.layer.factors[i][j], " * ", at.de_dy[i][j]]]


class SoftmaxTeller(Teller):
    """y_j = e^x_j / (e^x_1 + e^x_2 + ...)"""

    words = ("Softmax makes probabilities, 1 together: e^x, divided by the"
             " sum of them all; exp is e to the power of.")
    slope_words = ("A number more makes its own probability larger, the"
                   " others smaller: y_j times the slope behind it, less the"
                   " mean of the slopes, each counted by its y.")

    def y(self, at, i, j):
        """exp(x_j) / (exp(x_1) + ...)"""
        return softmax_formulas(at.x[i], j)

    def de_dx(self, at, i, j):
        """y_j * (de/dy_j - (de/dy_1 * y_1 + ...))"""
        slopes, y = at.de_dy[i], at.y[i]
        return [[y[j], " * (", slopes[j], " - ("] + sum_of(
            products(zip(slopes, y))) + ["))"]]


def softmax_formulas(row, j):
    """e^x_j / (e^x_1 + ...); with the largest x taken off, if e^x is too
    large for that."""
    largest = max(row)
    return [["exp(", x[j], ") / ("] + sum_of(
        [["exp(", a, ")"] for a in x]) + [")"]
        for x in (row, [a - largest for a in row])]
