"""Layers with a weight for each number before: FCLayer and MaxoutLayer."""

from ..slopes import shape_of
from .arithmetic import products, sum_of
from .teller import Teller


class DenseTeller(Teller):
    """y = x W^T + b"""

    words = ("Each neuron takes every number before it times the weight in"
             " between; these are added up, and its bias.")
    slope_words = ("A weight's slope: the slope behind it times the number"
                   " before it. A bias's slope: the slope behind it (times"
                   " 1).")
    slope_words_below = (" And the slope of a number before: the slopes"
                         " behind it, each times the weight in between,"
                         " added up.")

    def y(self, at, i, j):
        """w1 * x1 + w2 * x2 + ... + b"""
        return [sum_of(products(zip(at.values["weights"][j], at.x[i])),
                       at.values["bias"][j])]

    def de_dx(self, at, i, j):
        """de/dy1 * w1 + de/dy2 * w2 + ..."""
        return [sum_of(products([
            (slope, row[j]) for slope, row in zip(at.de_dy[i],
                                                  at.values["weights"])]))]

    def slope(self, at, name, place):
        """de/dy * x, for a bias * 1; added up over the examples"""
        if name == "bias":
            return [sum_of(products([(slopes[place], 1)
                                     for slopes in at.de_dy]))]
        row, column = place
        return [sum_of(products([(slopes[row], x[column])
                                 for slopes, x in zip(at.de_dy, at.x)]))]


class OwnTeller(DenseTeller):
    """Of a layer of somebody's own nothing is known; but if its weights have
    the shapes for it, it may do the same."""

    words = ("Its own code does this. Where a formula stands, it has been"
             " tried: it gives that number.")
    slope_words = slope_words_below = ""

    def fits(self, at):
        """Are there weights and a bias of the right shapes?"""
        weights, bias = at.values.get("weights"), at.values.get("bias")
        into, out = len(at.x[0]), len(at.y[0])
        return weights and bias and shape_of(bias) == [None] * out and \
            shape_of(weights) == [[None] * into] * out

    def y(self, at, i, j):
        """As DenseTeller, if that fits; the same below."""
        return DenseTeller.y(self, at, i, j) if self.fits(at) else []

    def de_dx(self, at, i, j):
        """de/dy1 * w1 + ..."""
        return DenseTeller.de_dx(self, at, i, j) if self.fits(at) else []

    def slope(self, at, name, place):
        """de/dy * x, or * 1"""
        return DenseTeller.slope(self, at, name, place) if \
            name in ("weights", "bias") and self.fits(at) else []


class MaxoutTeller(Teller):
    """y = max(W1 x + b1, W2 x + b2, ...)"""

    words = ("Each neuron is the largest of its pieces, each a sum of its own"
             " with its own weights.")
    slope_words = ("The slope goes to the piece that was the largest, the"
                   " weights of the others get 0. There it is as in a fully"
                   " connected layer: slope times number for a weight.")
    slope_words_below = (" And for a number before: the slopes behind it,"
                         " each times the weight in between, added up.")

    def y(self, at, i, j):
        """max(w1 * x1 + ... + b, ...)"""
        formula = []
        for number in range(1, len(at.layer.parts) + 1):
            formula += [", " if formula else "max("] + sum_of(
                products(zip(at.values[f"piece {number}: weights"][j],
                             at.x[i])),
                at.values[f"piece {number}: bias"][j])
        return [formula + [")"]] if number > 1 else [formula[1:]]

    def de_dx(self, at, i, j):
        """Of the piece that won: de/dy1 * w1 + ..."""
        return [sum_of(products([
            (slope, at.values[f"piece {winner + 1}: weights"][k][j])
            for k, (slope, winner) in enumerate(zip(
                at.de_dy[i], at.layer.winners[i]))]))]

    def slope(self, at, name, place):
        """de/dy, or 0 for a piece that has not won, * x or * 1"""
        piece = int(name[6:name.find(":")]) - 1
        row = place if name[-4:] == "bias" else place[0]
        mine = [slopes[row] if winners[row] == piece else 0
                for slopes, winners in zip(at.de_dy, at.layer.winners)]
        if name[-4:] == "bias":
            return [sum_of(products([(slope, 1) for slope in mine]))]
        return [sum_of(products([(slope, x[place[1]])
                                 for slope, x in zip(mine, at.x)]))]
