"""Layers as people write them, and how the tests look at the reports."""

import math
import types

from minnet import MaxoutLayer, Model, check_gradients, sum_rows
from tests.examples.lessons import load

catalogue = load("find_the_bug").bugs
articles = catalogue.layers
X = [[0.5, -1.25], [2.0, 0.75], [-0.5, 1.5]]
WRONG, RIGHT, KINK = "WRONG", "right", "at a kink"
NOTHING = "nothing to check"


def verdicts(report):
    """title: verdict"""
    return {block.title: block.verdict for block in report.blocks}


def entries(report, title):
    """where: Entry, of one block"""
    [block] = [block for block in report.blocks if block.title == title]
    return {entry.where[len(title):]: entry for entry in block.entries}


class LossFormula:
    """e = sum of value(y, label), number by number; it is kept as `loss`."""

    loss = None

    def __init__(self, value, slope):
        self.value, self.slope = value, slope

    def forward(self, y, label):
        self.pairs = [list(zip(*rows)) for rows in zip(y, label)]
        self.loss = sum([self.value(*pair) for row in self.pairs
                         for pair in row])
        return self.loss

    def backward(self):
        return [[self.slope(*pair) for pair in row] for row in self.pairs]


# - label log y, infinite for y below 0.
LOG_LOSS = LossFormula(lambda y, label: -label * (
    math.log(y) if y > 0 else math.inf), lambda y, label: -label / y)


def weighted(*layers):
    """The layers, one after another, where the label is the slopes de_dy."""
    return Model(list(layers), 1, 1, 1, LossFormula(
        lambda y, label: label * y, lambda y, label: label))


def with_slopes(layer, x, de_dy):
    """The report on a layer where e has these slopes de_dy."""
    return check_gradients(weighted(layer), x, de_dy)


class Formula:
    """y = value(x), number by number, with a slope of the test's own."""

    def __init__(self, value, slope):
        self.value, self.slope = value, slope

    def forward(self, x):
        self.x = x
        return [[self.value(a) for a in row] for row in x]

    def backward(self, de_dy, learning_rate=None):
        return [[self.slope(a) * s for a, s in zip(row, slopes)]
                for row, slopes in zip(self.x, de_dy)]


def scaled(w, rows):
    """Each row times w, number by number."""
    return [[p * a for p, a in zip(w, row)] for row in rows]


def summed(de_dy, x):
    """de/dw where y = w x: the products, summed over the batch."""
    return sum_rows([[s * a for s, a in zip(*rows)]
                     for rows in zip(de_dy, x)])


# y = 0: all slopes are 0, rightly, which proves nothing.
CONSTANT = Formula(lambda a: 0, lambda a: 0)


def maxout(*pieces):
    """A MaxoutLayer of these (weights, bias)."""
    starts = list(pieces)
    weights, bias = pieces[0]
    return MaxoutLayer(len(weights[0]), len(bias), len(pieces),
                       init=lambda i, o: starts.pop())


# Both pieces are needed for X.
MAXOUT = maxout(([[1.0, -2.0], [0.5, 3.0]], [0.5, -1.0]),
                ([[-1.5, 1.0], [2.0, 0.25]], [0.25, 0.75]))


# Mistakes in other people's layers.

def changed(kind, *arguments, **changes):
    """kind(*arguments), but what backward returns (`de_dx`), or keeps under
    another name, goes through a function before anybody sees it."""
    class Changed(kind):
        def backward(self, *slopes):
            de_dx = kind.backward(self, *slopes[:1])
            for name in changes:
                if name != "de_dx":
                    setattr(self, name, changes[name](getattr(self, name)))
            return changes.get("de_dx", list)(de_dx)
    return Changed(*arguments)


def broken(kind, *arguments, **methods):
    """kind(*arguments) with other methods."""
    return type("Broken", (kind,), methods)(*arguments)


def times(factor, where=None):
    """A matrix times the factor; or its number [where][where] only."""
    return lambda rows: [
        [factor * a if where is None or i == j == where else a
         for j, a in enumerate(row)] for i, row in enumerate(rows)]


# Layers that step themselves, or keep their gradients, as articles do.

class Article:
    """y = w x + b as in the article: steps itself, keeps no gradients."""

    def __init__(self, w, b):
        self.w, self.b, self.count = w, b, 0

    def forward(self, x):
        self.x = x
        self.count += 1
        return [[p * a + q for a, p, q in zip(row, self.w, self.b)]
                for row in x]

    def backward(self, de_dy, learning_rate):
        de_dx = scaled(self.w, de_dy)
        self.step(summed(de_dy, self.x), sum_rows(de_dy), learning_rate)
        return de_dx

    def step(self, de_dw, de_db, learning_rate):
        self.w = articles.stepped(self.w, de_dw, learning_rate)
        self.b = articles.stepped(self.b, de_db, learning_rate)


class InPlace(Article):
    def step(self, de_dw, de_db, learning_rate):
        articles.descend([self.w, self.b], [de_dw, de_db], learning_rate)


def wrong_step(kind, name, factor):
    """The Article or InPlace, but w or b goes so much too far."""
    class Wrong(kind):
        def step(self, de_dw, de_db, learning_rate):
            kind.step(self, *[
                [factor * s if each == name else s for s in slopes]
                for each, slopes in zip("wb", (de_dw, de_db))], learning_rate)
    return Wrong([2.0, -1.0], [0.5, 3.0])


class KeepsSlopes(Article):
    """Remembers x, y and their slopes: none of them is learned."""

    def forward(self, x):
        self.y = Article.forward(self, x)
        return self.y

    def backward(self, de_dy, learning_rate):
        self.dx = Article.backward(self, de_dy, learning_rate)
        self.dy = de_dy
        return self.dx


class Kept:
    """y = gamma x under names of one's own; backward takes de_dy only."""

    def __init__(self, names, factor=1):
        self.names, self.factor = names, factor
        setattr(self, names[0], [1.5, -0.5])

    def forward(self, x):
        self.x = x
        return scaled(getattr(self, self.names[0]), x)

    def backward(self, de_dy):
        setattr(self, self.names[1],
                [self.factor * s for s in summed(de_dy, self.x)])
        return scaled(getattr(self, self.names[0]), de_dy)


class InDicts:
    """y = W x + b, where numbers and gradients are in dicts or lists."""

    def __init__(self, names, factor=1):
        self.names, self.factor = names, factor
        self.params, self.grads = {}, {}
        if names == (0, 1):
            self.params, self.grads = [None, None], [[[0.0, 0.0]], [0.0]]
        self.params[names[0]], self.params[names[1]] = [[1.5, -0.5]], [0.25]

    def forward(self, x):
        self.x = x
        return articles.linear(x, *[self.params[name] for name in self.names])

    def backward(self, de_dy):
        weights, bias = self.names
        self.grads[weights] = articles.scale(self.factor, articles.matmul(
            articles.transpose(de_dy), self.x))
        self.grads[bias] = sum_rows(de_dy)
        return articles.matmul(de_dy, self.params[weights])


class InputByOutput:
    """y = x W, where W is input x output; `zip` takes rows too short, too."""

    def __init__(self, inputs, outputs):
        self.weights = [[(3 * i - 5 * j + 1) / 4 for j in range(outputs)]
                        for i in range(inputs)]

    def forward(self, x):
        self.x = x
        return articles.matmul(x, self.weights)

    def backward(self, de_dy, learning_rate):
        de_dx = articles.matmul(de_dy, articles.transpose(self.weights))
        self.weights = [list(row) for row in self.weights]
        articles.descend(self.weights, articles.matmul(
            articles.transpose(self.x), de_dy), learning_rate)
        return de_dx


class Slotted:
    """y = x W, without a __dict__."""

    __slots__ = ("weights", "x")
    __init__, forward = InputByOutput.__init__, InputByOutput.forward
    backward = InputByOutput.backward


class BareBias:
    """y = x + b, where b, a bare number in an object of another kind, steps
    by `factor` its slope."""

    def __init__(self, factor, b=1):
        self.factor, self.neurons = factor, [types.SimpleNamespace(b=b)]

    def forward(self, x):
        return [[a + self.neurons[0].b for a in row] for row in x]

    def backward(self, de_dy, learning_rate):
        self.neurons[0].b -= self.factor * learning_rate * sum(
            map(sum, de_dy))
        return [list(row) for row in de_dy]


class Chain:
    """Layers one after another, kept under some name; no parameters()."""

    def __init__(self, **parts):
        vars(self).update(parts)
        self.order = list(parts)

    def parts(self):
        held = [getattr(self, name) for name in self.order]
        return sum([list(part) if isinstance(part, (list, tuple)) else [part]
                    for part in held], [])

    def forward(self, x):
        for part in self.parts():
            x = part.forward(x)
        return x

    def backward(self, de_dy, learning_rate=None):
        for part in reversed(self.parts()):
            de_dy = part.backward(de_dy, learning_rate)
        return de_dy
