"""Teller: what a kind of layer computes, as formulas with the numbers in
them.

A teller looks at a Stage, which is a layer in the middle of a step, and
gives lists of formulas (see arithmetic.py), of which the first is told that
gives the right number:

    y(at, i, j)             number j of what comes out for example i
    de_dx(at, i, j)         slope of number j of what went in
    slope(at, name, place)  slope of a weight or a bias, at its place

An empty list: there is no formula, but the number can be told.
"""


class Teller:
    """What all share: without formulas the numbers are told alone."""

    slope_words_below = ""

    def y(self, at, i, j):
        """Nothing is known."""
        return []

    def de_dx(self, at, i, j):
        """Nothing is known."""
        return []

    def slope(self, at, name, place):
        """Nothing is known."""
        return []


METHODS = ("forward", "backward", "value", "slope", "step", "update")


def known_to(tellers, thing, otherwise):
    """The teller for its class, or for the one it inherits all METHODS
    from."""
    for kind in type(thing).__mro__:
        if kind in tellers and all([
                getattr(type(thing), name, None) is getattr(kind, name, None)
                and name not in vars(thing) for name in METHODS]):
            return tellers[kind]
    return otherwise
