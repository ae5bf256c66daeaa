"""Mistakes that nobody has a name for, and pairs of mistakes.

FOREIGN has (what it is, the names that are fair for it, a factory), mostly
with no name at all: such a mistake has to be found, but every name misleads.
Some are formulas; the others are right layers where one kind of slopes goes
through a function that changes it. PAIRS are two mistakes in one layer, both
of catalogue_of_bugs.
"""

import array
import itertools
import math
import random

from . import bugs as catalogue
from .broken_layers import add, scale
from .right_layers import Activation


def each(function):
    """Number by number."""
    return lambda g, layer: [[function(a) for a in row] for row in g]


def cut(low, high):
    return each(lambda a: max(low, min(high, a)))


def first_column(function):
    return lambda g, layer: [[function(row[0])] + row[1:] for row in g]


def first_row(function):
    return lambda g, layer: [[function(a) for a in g[0]]] + g[1:]


def last_number(function):
    return lambda g, layer: g[:-1] + [g[-1][:-1] + [function(g[-1][-1])]]


def to_the_left(g, layer):
    return [row[1:] + row[:1] for row in g]


def running(g, layer):
    return [[sum(row[:j + 1]) for j in range(len(row))] for row in g]


def less_mean(g, layer):
    return [[a - sum(row) / len(row) for a in row] for row in g]


def all_the_mean(g, layer):
    return [[sum(row) / len(row) for _ in row] for row in g]


def of_length_one(g, layer):
    norm = math.sqrt(sum([a * a for row in g for a in row])) or 1
    return scale(1 / norm, g)


def largest_only(g, layer):
    most = max([abs(a) for row in g for a in row])
    return [[a if abs(a) == most else 0 for a in row] for row in g]


def single(a):
    return 3 * array.array("f", [a / 3])[0]


NO = set()
BENT = {"not proportional to de_dy"}
ADDED = {"something added"}
BY_NEIGHBOUR = {"each row with its neighbour"}

# name: (function of a gradient and the layer, fair names). A bias is a row.
CHANGES = {
    "1.5 times": (each(lambda a: 1.5 * a), NO),
    "0.9 times": (each(lambda a: 0.9 * a), NO),
    "7/11 times": (each(lambda a: 7 / 11 * a), NO),
    "3 times": (each(lambda a: 3 * a), NO),
    "6 times": (each(lambda a: 6 * a), NO),
    "a third": (each(lambda a: a / 3), NO),
    "a quarter": (each(lambda a: a / 4), NO),
    "-2 times": (each(lambda a: -2 * a), NO),
    "-1/2 times": (each(lambda a: -a / 2), NO),
    "1 % more": (each(lambda a: 1.01 * a), NO),
    "to degrees": (each(lambda a: a * 180 / math.pi), NO),
    "log 10 for log": (each(lambda a: a / math.log(10)), NO),
    "log 2 for log": (each(lambda a: a / math.log(2)), NO),
    "times its rows less 1": (lambda g, layer: scale(len(g) + 0.5, g), NO),
    "the root": (each(lambda a: math.copysign(abs(a) ** 0.5, a)), BENT),
    "squared": (each(lambda a: a * a), BENT),
    "cubed": (each(lambda a: a ** 3), BENT),
    "absolute": (each(abs), BENT),
    "the sign": (each(lambda a: (a > 0) - (a < 0)), BENT),
    "cut": (cut(-0.2, 0.2), BENT),
    "below 0 cut": (cut(0, 1e9), BENT),
    "above 0.1 cut": (cut(-1e9, 0.1), BENT),
    "rounded": (each(lambda a: round(a, 1)), BENT),
    "whole": (each(math.floor), BENT),
    "the small ones 0": (each(lambda a: a if abs(a) > 0.4 else 0), BENT),
    "tanh": (each(math.tanh), BENT),
    "of length 1": (of_length_one, BENT),
    "the largest only": (largest_only, BENT),
    "plus 0.1": (each(lambda a: a + 0.1), ADDED),
    "minus 1": (each(lambda a: a - 1), ADDED),
    "1 all over": (each(lambda a: 1.0), {"de_dy not used"}),
    "rounded to 24 bits": (each(single), {
        "single precision"} | BENT),
    "first column 0": (first_column(lambda a: 0), NO),
    "first column twice": (first_column(lambda a: 2 * a), NO),
    "first column turned": (first_column(lambda a: -a), NO),
    "first row 1.5 times": (first_row(lambda a: 1.5 * a), NO),
    "first row turned": (first_row(lambda a: -a), NO),
    "last number 0": (last_number(lambda a: 0), NO),
    "last number twice": (last_number(lambda a: 2 * a), NO),
    "columns moved": (to_the_left, NO),
    "columns reversed": (lambda g, layer: [row[::-1] for row in g], NO),
    "running sums": (running, NO),
    "less the mean": (less_mean, NO),
    "the mean": (all_the_mean, NO),
    "rows moved": (lambda g, layer: g[1:] + g[:1], NO),
    "rows reversed": (lambda g, layer: g[::-1], NO),
    "first row for all": (lambda g, layer: [g[0] for _ in g], NO),
    "sums of all rows": (
        lambda g, layer: [[sum(column) for column in zip(*g)] for _ in g],
        NO),
    "row and the next": (lambda g, layer: add(g, g[1:] + g[:1]), NO),
}

# What a change is as well, in the slopes of x, whose rows are examples.
ROWS = {"rows mixed up"}
OF_INPUT = {
    "columns moved": {"off by one"},
    "rows moved": BY_NEIGHBOUR | ROWS, "rows reversed": BY_NEIGHBOUR | ROWS,
    "first row for all": ROWS, "sums of all rows": ROWS,
    "row and the next": ROWS, "first row 1.5 times": ROWS,
    "first row turned": ROWS, "last number 0": ROWS | {"off by one"},
    "last number twice": ROWS, "of length 1": ROWS,
    "the largest only": ROWS, "times its rows less 1": ROWS}


# And where weights belong to windows.
IN_WINDOWS = {
    "columns moved": {"off by one"}, "columns reversed": {"kernel reversed"},
    "last number 0": {"off by one"}, "first column 0": {"off by one"}}


ALL_RIGHT = catalogue.RIGHT + catalogue.MORE_RIGHT
GRADIENTS = ["de_dw", "de_dv", "de_dgamma"]


def mutant(layer, of_input, name):
    """Makes the layer wrong: one kind of its slopes is changed."""
    function, kind = CHANGES[name][0], type(layer)

    def change(g):
        return function(g, layer) if isinstance(g[0], list) \
            else function([g], layer)[0]

    class Mutant(kind):
        """The right one, with a change."""

        def backward(self, *arguments):
            slopes = kind.backward(self, *arguments)
            for key in GRADIENTS:
                if not of_input and getattr(self, key, None) is not None:
                    setattr(self, key, change(getattr(self, key)))
            return change(slopes) if of_input else slopes

        def step(self, de_dw, de_db, learning_rate):
            kind.step(self, de_dw if of_input else change(de_dw), de_db,
                      learning_rate)

    Mutant.__name__ = f"{kind.__name__}, {name}"
    layer.__class__ = Mutant


def slopes_of(layer, x, de_dy, of_input):
    """The slopes of the input, or of parameters, as a matrix; a step of
    these where there are none."""
    layer.forward(x)
    de_dx = layer.backward(de_dy, 0.01)
    held = [getattr(layer, key, None) for key in GRADIENTS + ["weights"]]
    gradient = de_dx if of_input else min([g for g in held if g], key=len)
    return [list(row) for row in (
        gradient if hasattr(gradient[0], "__iter__") else [gradient])]


def suits(layer, x, of_input, name):
    """Can its slopes be changed so, and are not too few?"""
    if x is None or isinstance(layer, (
            catalogue.layers.MeanSquares, catalogue.layers.SteppingDense,
            catalogue.slopes.InTuples)):  # whose numbers are single ones
        return False
    if not of_input and not hasattr(layer, "weights") and not any([
            hasattr(layer, key) for key in GRADIENTS]):
        return False
    shape = slopes_of(layer, x, layer.forward(x), of_input)
    return min(len(shape), len(shape[0])) > 2 or \
        len(shape[0]) > 2 and "row" not in name and not of_input and \
        len(shape) == 1


def shows(made, x, of_input, name):
    """Does the change make a difference, whatever de_dy is?"""
    for seed in range(4):
        one, other = made(), made()
        mutant(other, of_input, name)
        m = len(one.forward(x)[0])
        rng = random.Random(seed)
        de_dy = [[rng.choice([-1.5, -0.5, 0.5, 1]) for _ in range(m)]
                 for _ in x]
        right, changed = [sum(slopes_of(layer, x, de_dy, of_input), [])
                          for layer in (one, other)]
        most = max(map(abs, right))
        least = 1e-9 if "bits" in name else 1e-2
        if not most or max([abs(a - b) for a, b
                            in zip(right, changed)]) < least * most:
            return False
    return True


def mutants(of_input, name):
    """A factory of right layers that are changed."""
    def factory(rng):
        while True:
            make, seed = rng.choice(ALL_RIGHT), rng.random()
            case = make(random.Random(seed))
            layer, x = (case + (None,))[:2]
            if suits(layer, x, of_input, name) and shows(
                    lambda: make(random.Random(seed))[0], x, of_input, name):
                layer = make(random.Random(seed))[0]
                mutant(layer, of_input, name)
                return layer, x
    return factory


def fair_for(of_input, name):
    """All names that are fair for a change."""
    return CHANGES[name][1] | (OF_INPUT if of_input else IN_WINDOWS).get(
        name, NO)


def sigmoid(z):
    return 1 / (1 + math.exp(-z))


def normal(z):
    return math.exp(-z * z / 2) / math.sqrt(2 * math.pi)


def below(z):
    return (1 + math.erf(z / math.sqrt(2))) / 2


ARGUMENT, SIGN = {"wrong argument"}, {"sign"}

# name: value, slope, fair names
FORMULAS = {
    "GELU, half of it": (lambda x: x * below(x), below, NO),
    "GELU, pi for 2 pi": (
        lambda x: x * below(x),
        lambda x: below(x) + x * math.exp(-x * x / 2) / math.sqrt(math.pi),
        NO),
    "GELU, x^2 for x^2/2": (
        lambda x: x * below(x),
        lambda x: below(x) + x * normal(math.sqrt(2) * x), NO),
    "leaky, 0.1 for 0.01": (lambda x: max(x, x / 100),
                            lambda x: 1 if x > 0 else 0.1, NO),
    "leaky, 0 for 0.01": (lambda x: max(x, x / 100),
                          lambda x: 1 if x > 0 else 0,
                        {"slope of another activation"}),
    "ELU without e^x": (lambda x: x if x > 0 else math.exp(x) - 1,
                        lambda x: 1 if x > 0 else math.exp(x) - 1,
                        {"value instead of slope"}),
    "swish, one half": (lambda x: x * sigmoid(x), sigmoid, NO),
    "swish, other half": (lambda x: x * sigmoid(x),
                          lambda x: x * sigmoid(x) * (1 - sigmoid(x)), NO),
    "softsign, not squared": (lambda x: x / (1 + abs(x)),
                              lambda x: 1 / (1 + abs(x)), NO),
    "atan, x for x^2": (math.atan, lambda x: 1 / (1 + abs(x)), NO),
    "|x| as x": (abs, lambda x: 1, {"mask missing", "mask from the wrong side",
                                    "slope of the activation missing"}),
    "cubed as squared": (lambda x: x ** 3, lambda x: 2 * x, NO),
    "cubed, 3 x": (lambda x: x ** 3, lambda x: 3 * x, NO),
    "cubed, 3 forgotten": (lambda x: x ** 3, lambda x: x * x, NO),
    "x^4, exponent 4": (lambda x: x ** 4, lambda x: 4 * x ** 4, NO),
    "cos without minus": (math.cos, math.sin, SIGN | {
        "value instead of slope", "slope of another activation"}),
    "sin with minus": (math.sin, lambda x: -math.cos(x), SIGN),
    "sin of 2 x, 2 forgotten": (lambda x: math.sin(2 * x),
                                lambda x: math.cos(2 * x),
                                {"factor 2 missing"}),
    "sin of 2 x, x for 2 x": (lambda x: math.sin(2 * x),
                              lambda x: 2 * math.cos(x), ARGUMENT),
    "sin in degrees": (lambda x: math.sin(math.radians(x)),
                       lambda x: math.cos(math.radians(x)), NO),
    "tanh, not squared": (math.tanh, lambda x: 1 - abs(math.tanh(x)), NO),
    "tanh, minus y": (math.tanh, lambda x: 1 - math.tanh(x), NO),
    "tanh, plus": (math.tanh, lambda x: 1 + math.tanh(x) ** 2, NO),
    "sigmoid, y squared": (sigmoid, lambda x: sigmoid(x) ** 2, NO),
    "sigmoid, 1 - y": (sigmoid, lambda x: 1 - sigmoid(x),
                       {"value instead of slope", "wrong argument"}),
    "sigmoid, y - 1": (sigmoid, lambda x: sigmoid(x) * (sigmoid(x) - 1),
                       SIGN),
    "exp of -x, minus": (lambda x: math.exp(-x), lambda x: math.exp(-x),
                         SIGN | {"value instead of slope"}),
    "exp of -x^2": (lambda x: math.exp(-x * x), lambda x: -2 * math.exp(
        -x * x), NO),
    "2^x as x 2^(x-1)": (lambda x: 2 ** x, lambda x: x * 2 ** (x - 1), NO),
    "10^x as e^x": (lambda x: 10 ** (x / 4), lambda x: 10 ** (x / 4) / 4,
                    NO),
    "softplus, value": (lambda x: math.log(1 + math.exp(x)),
                        lambda x: math.log(1 + math.exp(x)),
                        {"value instead of slope"}),
    "softplus, e^x": (lambda x: math.log(1 + math.exp(x)), math.exp,
                      {"slope of another activation"}),
    "1/x without square": (lambda x: 1 / x, lambda x: -1 / abs(x), NO),
    "1/x without minus": (lambda x: 1 / x, lambda x: 1 / x ** 2, SIGN),
    "hard tanh, twice as wide": (
        lambda x: max(-1, min(1, x)), lambda x: 1 if abs(x) < 2.5 else 0,
        {"mask missing"}),
    "ReLU6 without 6": (lambda x: max(0, min(0.6, x)),
                        lambda x: 1 if x > 0 else 0,
                        {"slope of another activation", "mask missing"}),
    "Huber as square": (
        lambda x: x * x / 2 if abs(x) < 1 else abs(x) - 0.5, lambda x: x,
        NO),
    "hinge everywhere": (lambda x: max(0, 1 - x), lambda x: -1,
                         {"mask missing"}),
    "square root, 2 below": (lambda x: math.sqrt(x * x + 1),
                             lambda x: x / 2 / math.sqrt(x * x + 1),
                             {"factor 2 missing"}),
    "square root, x forgotten": (lambda x: math.sqrt(x * x + 1),
                                 lambda x: 1 / math.sqrt(x * x + 1), NO),
}


class NormOverLess(catalogue.blocks.BatchNorm):
    """The mean of n numbers is their sum over n, not over n - 1."""

    def slope(self, s, y, of_mean, of_variance):
        less = len(self.y[0]) / (len(self.y[0]) - 1)
        return s - of_mean - less * y * of_variance


class NormPlus(catalogue.blocks.LayerNorm):
    """A minus is a plus."""

    def slope(self, s, y, of_mean, of_variance):
        return s - of_mean + y * of_variance


class SoftmaxPlus(catalogue.layers.Softmax):
    """1 - y on the diagonal, y elsewhere: a minus is missing."""

    def backward(self, de_dy, learning_rate=None):
        return [[y * (s + sum([p * q for p, q in zip(row, slopes)]))
                 for y, s in zip(row, slopes)]
                for row, slopes in zip(self.y, de_dy)]


class SquaresFloored(catalogue.layers.MeanSquares):
    """`//` for `/`."""

    def slope(self, d):
        return 2 * d // (self.n * self.m)


class SquaresAbsolute(catalogue.layers.MeanSquares):
    """|d| for d."""

    def slope(self, d):
        return 2 * abs(d) / (self.n * self.m)


class SquaresOfSigns(catalogue.layers.MeanSquares):
    """The slope of |d|."""

    def slope(self, d):
        return (1 if d > 0 else -1) / (self.n * self.m)


class DistanceAsSquares(catalogue.layers.MeanDistance):
    """The slope of d^2."""

    def slope(self, d):
        return 2 * d / self.n


class SquaresTimesThree(catalogue.layers.HalfSquares):
    """3 d for d."""

    def slope(self, d):
        return 3 * d / self.n


FOREIGN = [(f"{name}, {'input' if of_input else 'weights'}",
            fair_for(of_input, name), mutants(of_input, name))
           for name in CHANGES for of_input in (True, False)] + [
    (name, fair, catalogue.activation(
        lambda value=value, slope=slope: Activation(value, slope),
        catalogue.sizes_and_signs))
    for name, (value, slope, fair) in FORMULAS.items()] + [
    (kind.__doc__, NO, factory(kind))
    for factory, kinds in (
        (catalogue.activation, [NormOverLess, NormPlus, SoftmaxPlus]),
        (lambda kind: catalogue.loss(kind, catalogue.unlike), [
            SquaresFloored, SquaresAbsolute, SquaresOfSigns,
            DistanceAsSquares, SquaresTimesThree])) for kind in kinds]


# Two mistakes at once.

TWO = "at least two mistakes"


def own_methods(kind):
    """The methods that have the mistake, and those that it does not call."""
    own = {name for name, value in vars(kind).items() if callable(value)}
    for method, others in (
            ("slope_of_x", ["place_of_x"]),
            ("slope_of_weights", ["place_of_weights"]),
            ("backward", ["slope", "slope_of_z", "shares"])):
        own.update(others if method in own else [])
    return own


def pair_of(one, other):
    """A factory of layers with both mistakes, each a class of its own."""
    def factory(rng):
        case = one[1](rng)
        layer = case[0]
        layer.__class__ = type(
            f"{type(layer).__name__}And{other[2].__name__}",
            (type(layer), other[2]), {})
        return case
    return factory


def pairs(entries):
    """(name, fair names, factory) of all mistakes that go together: of one
    right class, in methods of their own."""
    entries = [(name, factory, type(factory(random.Random(0))[0]))
               for name, factory in entries]
    return [(f"{one[0]} and {other[0]}",
             {one[0], other[0], TWO}.union(
                 catalogue.FAIR.get(one[0], []),
                 catalogue.FAIR.get(other[0], [])), pair_of(one, other))
            for one, other in itertools.permutations(entries, 2)
            if one[0] != other[0] and
            one[2].__bases__ == other[2].__bases__ and not
            own_methods(one[2]) & own_methods(other[2])
            and not getattr(other[1], "picky", True)]


PAIRS = pairs(catalogue.CATALOGUE + catalogue.MORE)
