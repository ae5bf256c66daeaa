"""Differences of the error, made better and better: no formula needed.

The central difference (e(w + h) - e(w - h)) / (2 h) misses the slope by a
series a h^2 + b h^4 + ... Differences for h, h/2, h/4, ... tell a, b, ...,
which are then taken off (L. F. Richardson, "The approximate arithmetical
solution by finite differences", 1911). Two neighbours in that table say how
good it is; with fractions, polynomials come out exactly.
"""

from ..support.portable import ArithmeticError
from .nested_numbers import Replaced


HALVINGS = 14  # how often h is halved at most


# What a function raises for numbers that it does not take.
OUTSIDE = (ValueError, ArithmeticError, TypeError, LookupError,
           AssertionError)


class Hill:
    """The error as a function of one number w = row[j], all else fixed.

    `error` computes e from all the numbers. `places` are the (where, row, j)
    of w, or of several numbers, to walk in a direction of one's own; `by` is
    how much each moves with a step of 1. `enough` is for richardson, `noise`
    is how far e may be off by rounding.
    """

    def __init__(self, error, places, by, enough, noise=0):
        self.error = error
        self.places = places
        self.by = by
        self.start = [row[j] for _, row, j in places]
        self.enough = enough
        self.noise = noise
        w = self.plain(self.start[0])
        # The first step h, of the same kind of number as w.
        self.h = (w - w + 1) * max(1, abs(w)) / (
            16 * max([abs(a) for a in by]))

    def plain(self, value):
        """The number itself, which may be wrapped (see Pieces)."""
        return value

    def moved(self, step):
        """`with hill.moved(step):` is at w + step."""
        return Replaced(self.places, [w + by * step for w, by
                                      in zip(self.start, self.by)])

    def height(self, step):
        """e at w + step."""
        with self.moved(step):
            e = self.plain(self.error())
        if isinstance(e, complex):
            raise ValueError("a root of a number below 0")
        return e

    def difference(self, h):
        """The central difference."""
        return (self.height(h) - self.height(-h)) / (2 * h)

    def slope(self, closer=1):
        """The slope at w, an Estimate; from `closer` steps."""
        return richardson(self.difference, self.h / closer, 2, self.enough,
                          self.noise)

    def one_sided(self, side):
        """The slope to the left (-1) or right (1)."""
        here = self.height(0)
        return richardson(
            lambda h: (self.height(side * h) - here) / (side * h),
            self.h / (64 if self.enough else 2 ** 40), 1, self.enough,
            self.noise)


class Estimate:
    """A slope, how far it may be off (0 is exact), and the last h used."""

    def __init__(self, slope, off, h=None):
        self.slope = slope
        self.off = off
        self.h = h


def richardson(difference, h, power, enough, noise):
    """The limit of difference(h) for h -> 0, an Estimate.

    `power` is that of the first term it is off by: 2 for a central
    difference, 1 for a one-sided one. Stops when off by `enough` or less,
    as a share of the slope, or when rounding (`noise` / h) is worse.
    """
    row, best, before = [], None, 0
    h, first = in_domain(difference, h)
    for level in range(HALVINGS if enough else HALVINGS // 2):
        new = [difference(h) if level else first]
        for k, old in enumerate(row):
            factor = 2 ** (power * (k + 1))
            new.append(new[k] + (new[k] - old) / (factor - 1))
        if row:
            off = max(abs(new[-1] - new[-2]), abs(new[-1] - row[-1]))
            # Two numbers may be close by chance, so don't trust them fully.
            trusted = max(off, before / 100) if enough else off
            if off == off and (best is None or trusted < best.off):  # no nan
                best = Estimate(new[-1], trusted, h)
            before = off
        if best is not None and (best.off <= enough * abs(best.slope)
                                 or best.off <= noise / h):
            break
        row, h = new[:5], h / 2
    if best is None:
        raise ValueError("the output is nan or infinite near here")
    best.off += noise / best.h
    return best


def in_domain(difference, h):
    """(h, difference(h)) with h so small that the function takes w + h.

    A logarithm, say, takes no numbers below 0; or it gives infinity there.
    """
    for _ in range(40):
        try:
            slope = difference(h)
            if slope - slope == 0:
                return h, slope
        except OUTSIDE:
            pass
        h = h / 2
    return h, difference(h)


def roughness(height, h, halvings=(44, 34, 24, 14, 8)):
    """How far height(step) jumps about near 0 by rounding.

    Third differences leave nothing of a smooth curve, and 8 times the
    rounding at most. In tiny steps, of many `halvings`, a number may stay
    where it is, so that longer ones are taken, too. A single jump, or one
    number apart as at a kink, is no rounding: it is in four of the six
    differences at most.
    """
    found = 0
    for many in halvings:
        row = [height(k * h / 2 ** many) for k in range(-4, 5)]
        for _ in range(3):
            row = [b - a for a, b in zip(row, row[1:])]
        found = max(found, sorted([abs(a) for a in row])[1])
    return found
