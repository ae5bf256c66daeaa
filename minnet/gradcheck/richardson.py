"""Differences of the error, made better and better: no formula needed.

The central difference (e(w + h) - e(w - h)) / (2 h) misses the slope by a
series a h^2 + b h^4 + ... Differences for h, h/2, h/4, ... tell a, b, ...,
which are then taken off (L. F. Richardson, "The approximate arithmetical
solution by finite differences", 1911). Two neighbours in that table say how
good it is; with fractions, polynomials come out exactly.
"""


LEVELS = 14  # how often h is halved at most


OUTSIDE = (ValueError, OverflowError, ZeroDivisionError, TypeError)


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
    for _ in range(LEVELS if enough else LEVELS // 2):
        new = [first if first is not None else difference(h)]
        first = None
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

    A logarithm, say, takes no numbers below 0.
    """
    for _ in range(40):
        try:
            return h, difference(h)
        except OUTSIDE:
            h = h / 2
    return h, difference(h)
