"""What each kind of layer computes, as formulas with the numbers in them.

A teller looks at a Stage, which is a layer in the middle of a step, and
gives lists of formulas (see arithmetic.py), to take the first that is right:

    y(at, i, j)             number j of what comes out for example i
    de_dx(at, i, j)         slope of number j of what went in
    slope(at, name, place)  slope of a weight or a bias, at its place

An empty list: there is no formula, but the numbers can be told.
"""

from ..activations import ReLUActivation
from ..layers import FCLayer
from .arithmetic import added_up


class Teller:
    """Of a layer of somebody's own nothing is known but the numbers."""

    words = "Its own code does this: numbers in, numbers out, no formulas."
    slope_words = "Its own backward gives these slopes."

    def y(self, at, i, j):
        """Nothing is known."""
        return []

    def de_dx(self, at, i, j):
        """Nothing is known."""
        return []

    def slope(self, at, name, place):
        """Nothing is known."""
        return []


class DenseTeller(Teller):
    """y = x W^T + b"""

    words = ("Each neuron: every number before it times the weight in"
             " between, added up, plus the bias.")
    slope_words = ("Slope of a weight: the slope behind it times the number"
                   " before it. Of a bias: the slope behind it. Of a number"
                   " before: the slopes behind, each times the weight in"
                   " between, added up.")

    def y(self, at, i, j):
        """w1 * x1 + w2 * x2 + ... + b"""
        return [added_up(zip(at.values["weights"][j], at.x[i]),
                         at.values["bias"][j])]

    def de_dx(self, at, i, j):
        """de/dy1 * w1 + de/dy2 * w2 + ..."""
        return [added_up([(slope, row[j]) for slope, row in zip(
            at.de_dy[i], at.values["weights"])])]

    def slope(self, at, name, place):
        """de/dy * x, or de/dy; added up over the examples"""
        if name == "bias":
            return [added_up([(row[place],) for row in at.de_dy])]
        row, column = place
        return [added_up([(slopes[row], x[column]) for slopes, x in
                                 zip(at.de_dy, at.x)])]


class ReLUTeller(Teller):
    """y = x above 0, else 0"""

    words = "ReLU lets through what is above 0; the rest becomes 0."
    slope_words = ("The slope goes through where the number was above 0"
                   " (times 1), else not (times 0).")

    def y(self, at, i, j):
        """max(0, x)"""
        return [["max(0, ", at.x[i][j], ")"]]

    def de_dx(self, at, i, j):
        """1 * de/dy or 0 * de/dy"""
        return [[0 if at.x[i][j] <= 0 else 1, " * ", at.de_dy[i][j]]]


TELLERS = {FCLayer: DenseTeller(), ReLUActivation: ReLUTeller()}
