"""Right layers, in as many styles as people have: CATALOGUE.

Whatever the style, check_gradients has to call them right, or to say what it
can't look at. An Entry has the name of the style and makes a layer of it,
with random numbers and shapes. Here: styles of code and of mathematics.
right_containers.py: the same layer, its numbers kept in one place or another.
right_numpy.py: with NumPy, if it is there. Wrong ones: broken_layers.py.
"""

import math
import random

CATALOGUE = []


class Entry:
    """A style: `factory(rng)` gives what check_gradients takes.

    `fair`: words, one of which must be in the message or report if such a
    layer can't be checked. Without them it has to be called right.
    `factory.learned`, after a call: how many numbers the layer learns, all of
    which have to be looked at.
    """

    def __init__(self, name, factory, fair=()):
        self.name, self.factory, self.fair = name, factory, fair


def enter(name, factory, *fair):
    CATALOGUE.append(Entry(name, factory, fair))


def style(factory_of, *fair):
    """Enter a class, or a function that makes a layer; the first line of
    its docstring is the name of the style."""
    def entered(kind):
        name = kind.__doc__.split("\n")[0]
        enter(name, factory_of(kind), *fair)
        return kind
    return entered


# Random numbers and shapes.

def matrix(rng, rows, columns, low=0.1):
    """Random numbers, whole ones, or halves; none near 0."""
    pool = rng.choice([
        [-3.0, -2.0, -1.0, 1.0, 2.0, 3.0], [-1.5, -1.0, -0.5, 0.5, 1.0, 1.5],
        [a for a in [rng.gauss(0, 1) for _ in range(99)] if abs(a) > low]])
    return [[rng.choice(pool) for _ in range(columns)] for _ in range(rows)]


def with_or_without(rng, layer, x):
    """(layer, x), or (layer,) for which a batch has to be made."""
    return rng.choice([(layer, x), (layer,)])


def dense(kind):
    """Makes kind(weights, bias), outputs x inputs; some biases are 0."""
    def factory(rng):
        inputs, outputs = rng.randint(1, 4), rng.randint(1, 4)
        bias = matrix(rng, 1, outputs)[0] if rng.random() < 0.7 \
            else [0.0] * outputs
        layer = kind(matrix(rng, outputs, inputs), bias)
        factory.learned = outputs * inputs + outputs
        return with_or_without(rng, layer, matrix(
            rng, rng.randint(2, 5), inputs))
    factory.is_linear = True
    return factory


def unlearned(kind):
    """As dense, for a layer that does not learn."""
    return lambda rng, factory=dense(kind): factory(rng)


def rows_of(kind, width=None):
    """Makes kind(), which takes rows of any width, or of this one."""
    def factory(rng):
        wide = width or rng.randint(2, 5)
        return with_or_without(rng, kind(), matrix(
            rng, rng.randint(2, 5), wide))
    return factory


def given(kind, width=None):
    """Makes kind(), with its batch."""
    def factory(rng):
        return kind(), matrix(rng, rng.randint(2, 5),
                              width or rng.randint(2, 5))
    return factory


# The mathematics of most: y = x W^T + b.

def linear(x, weights, bias):
    return [[b + sum([w * a for w, a in zip(neuron, row)])
             for neuron, b in zip(weights, bias)] for row in x]


def slopes(x, weights, de_dy):
    """(de_dw, de_db, de_dx)"""
    de_dw = [[sum([s * a for s, a in zip(column, inputs)])
              for inputs in zip(*x)] for column in zip(*de_dy)]
    de_db = [sum(column) for column in zip(*de_dy)]
    de_dx = [[sum([s * w for s, w in zip(row, column)])
              for column in zip(*weights)] for row in de_dy]
    return de_dw, de_db, de_dx


def stepped(values, gradient, rate):
    """values - rate * gradient, as new lists of lists of numbers"""
    if isinstance(gradient, list):
        return [stepped(value, g, rate)
                for value, g in zip(values, gradient)]
    return values - rate * gradient


def step_in_place(values, gradient, rate):
    for k, g in enumerate(gradient):
        if isinstance(g, list):
            step_in_place(values[k], g, rate)
        else:
            values[k] -= rate * g


class Affine:
    """y = x W^T + b, which does not learn yet."""

    def __init__(self, weights, bias):
        self.weights, self.bias = weights, bias

    def numbers(self):
        """(W, b), W as outputs x inputs"""
        return self.weights, self.bias

    def forward(self, x):
        self.x = x
        return linear(x, *self.numbers())


class Linear(Affine):
    """y = x W^T + b. A style says where the numbers are: numbers(), step()"""

    def backward(self, de_dy, learning_rate):
        de_dw, de_db, de_dx = slopes(self.x, self.numbers()[0], de_dy)
        self.step(de_dw, de_db, learning_rate)
        return de_dx

    def step(self, de_dw, de_db, rate):
        self.weights = stepped(self.weights, de_dw, rate)
        self.bias = stepped(self.bias, de_db, rate)


# Activations: y = f(x), number by number.

class Activation:
    """y = value(x), and slope(x); both are functions."""

    def __init__(self, value, slope):
        self.value, self.slope = value, slope

    def forward(self, x):
        self.x = x
        return [[self.value(a) for a in row] for row in x]

    def backward(self, de_dy, learning_rate=None):
        return [[s * self.slope(a) for a, s in zip(*rows)]
                for rows in zip(self.x, de_dy)]


def sigmoid(z):
    return 1 / (1 + math.exp(-z)) if z > 0 else 1 - 1 / (1 + math.exp(z))


def normal(z):
    return math.exp(-z * z / 2) / math.sqrt(2 * math.pi)


def softplus(z):
    return max(z, 0) + math.log1p(math.exp(-abs(z)))


def mish_slope(z):
    t = math.tanh(softplus(z))
    return t + z * (1 - t * t) * sigmoid(z)


def tanh_gelu_slope(z):
    t = math.tanh(0.8 * (z + 0.0447 * z ** 3))
    return (1 + t + z * (1 - t * t) * 0.8 * (1 + 3 * 0.0447 * z * z)) / 2


ACTIVATIONS = {
    "GELU": (lambda z: z * (1 + math.erf(z / math.sqrt(2))) / 2,
             lambda z: (1 + math.erf(z / math.sqrt(2))) / 2 + z * normal(z)),
    "GELU by tanh": (
        lambda z: z * (1 + math.tanh(0.8 * (z + 0.0447 * z ** 3))) / 2,
        tanh_gelu_slope),
    "sigmoid": (sigmoid, lambda z: sigmoid(z) * (1 - sigmoid(z))),
    "log of the sigmoid": (lambda z: -softplus(-z), lambda z: sigmoid(-z)),
    "softplus": (softplus, sigmoid),
    "swish": (lambda z: z * sigmoid(z), lambda z: sigmoid(z) * (
        1 + z * (1 - sigmoid(z)))),
    "mish": (lambda z: z * math.tanh(softplus(z)), mish_slope),
    "SELU": (lambda z: 1.05 * z if z > 0 else 1.76 * math.expm1(z),
             lambda z: 1.05 if z > 0 else 1.76 * math.exp(z)),
    "ReLU6": (lambda z: min(max(z, 0), 6), lambda z: float(0 < z < 6)),
    "hard tanh": (lambda z: max(-1, min(1, z)), lambda z: float(-1 < z < 1)),
    "hard swish": (lambda z: z * max(0, min(6, z + 3)) / 6,
                   lambda z: 0 if z < -3 else 1 if z > 3 else (2 * z + 3) / 6),
    "softsign": (lambda z: z / (1 + abs(z)), lambda z: 1 / (1 + abs(z)) ** 2),
    "absolute value": (abs, lambda z: (z > 0) - (z < 0)),
    "square": (lambda z: z ** 2, lambda z: 2 * z),
    "cube": (lambda z: z * z * z, lambda z: 3 * z * z),
    "sine": (math.sin, math.cos),
    "arc tangent": (math.atan, lambda z: 1 / (1 + z * z)),
    "bell curve": (lambda z: math.exp(-z * z),
                   lambda z: -2 * z * math.exp(-z * z)),
    "exponential": (math.exp, math.exp),
    "tangent hyperbolic shrink": (lambda z: z - math.tanh(z),
                                  lambda z: math.tanh(z) ** 2),
    "soft shrink": (lambda z: (z > 0.5) * (z - 0.5) + (z < -0.5) * (z + 0.5),
                    lambda z: float(abs(z) > 0.5)),
    "identity": (lambda z: z, lambda z: 1),
    "minus": (lambda z: -z, lambda z: -1),
}
FLAT = {
    "step": (lambda z: 1.0 if z > 0 else 0.0, lambda z: 0.0),
    "round": (round, lambda z: 0),
    "sign": (lambda z: math.copysign(1, z), lambda z: 0.0),
}
POSITIVE = {
    "logarithm": (math.log, lambda z: 1 / z),
    "square root": (math.sqrt, lambda z: 0.5 / math.sqrt(z)),
    "one through": (lambda z: 1 / z, lambda z: -1 / z ** 2),
}


def activation(value, slope):
    """Makes it, in half of the cases with numbers up to 40."""
    def factory(rng):
        x = matrix(rng, rng.randint(2, 5), rng.randint(1, 4))
        size = rng.choice([1, 1, 8, 40])
        if size > 1 and value is not math.exp and value(3) != 27:
            x = [[size * a / 3 for a in row] for row in x]
        return with_or_without(rng, Activation(value, slope), x)
    return factory


def positive(value, slope):
    def factory(rng):
        x = matrix(rng, rng.randint(2, 5), rng.randint(1, 4))
        return Activation(value, slope), [[abs(a) for a in row] for row in x]
    return factory


for name, formulas in ACTIVATIONS.items():
    enter("activation: " + name, activation(*formulas))
for name, formulas in FLAT.items():
    enter("no slope anywhere: " + name, activation(*formulas), "no slope",
          "all slopes are 0")
for name, formulas in POSITIVE.items():
    enter("x above 0 only: " + name, positive(*formulas))


@style(rows_of, "no forward")
class ValueAndSlope:
    """an activation that has only value(x) and slope(x)"""

    def value(self, x):
        return math.tanh(x)

    def slope(self, x):
        return 1 - math.tanh(x) ** 2


@style(rows_of)
class InPlaceReLU:
    """the mask is kept, and lists are copied and written into"""

    def forward(self, x):
        y = [row[:] for row in x]
        self.mask = [[True] * len(row) for row in x]
        for i in range(len(x)):
            for j in range(len(x[i])):
                if y[i][j] <= 0:
                    y[i][j], self.mask[i][j] = 0, False
        return y

    def backward(self, de_dy, learning_rate=None):
        return [[s if on else 0 for s, on in zip(*rows)]
                for rows in zip(de_dy, self.mask)]


@style(rows_of)
class OutputOnly:
    """only the output is remembered: tanh"""

    def forward(self, inputs):
        self.out = [[math.tanh(a) for a in row] for row in inputs]
        return self.out

    def backward(self, dvalues):
        return [[s * (1 - o ** 2) for s, o in zip(*rows)]
                for rows in zip(dvalues, self.out)]


# Layers of rows: y = function of the whole row, its slopes by hand.

class Rows:
    """Each row by itself: value(row), and slopes(row, de_dy) of that row."""

    def forward(self, x):
        self.x = x
        return [self.value(row) for row in x]

    def backward(self, de_dy, learning_rate=None):
        return [self.slopes(row, s) for row, s in zip(self.x, de_dy)]


def dot(a, b):
    return sum([p * q for p, q in zip(a, b)])


@style(rows_of)
class Softmax(Rows):
    """softmax of each row"""

    def value(self, row):
        powers = [math.exp(a - max(row)) for a in row]
        return [p / sum(powers) for p in powers]

    def slopes(self, row, s):
        y = self.value(row)
        return [p * (a - dot(y, s)) for p, a in zip(y, s)]


@style(rows_of)
class SoftmaxJacobian(Softmax):
    """softmax with its whole matrix of slopes"""

    def slopes(self, row, s):
        y = self.value(row)
        jacobian = [[y[i] * ((i == j) - y[j]) for j in range(len(y))]
                    for i in range(len(y))]
        return [dot(line, s) for line in jacobian]


@style(rows_of)
class LogSoftmax(Rows):
    """logarithm of the softmax"""

    def value(self, row):
        total = max(row) + math.log(sum([
            math.exp(a - max(row)) for a in row]))
        return [a - total for a in row]

    def slopes(self, row, s):
        return [a - sum(s) * math.exp(y) for a, y in zip(s, self.value(row))]


def centred(values):
    mean = sum(values) / len(values)
    return [a - mean for a in values]


@style(rows_of)
class LayerNorm(Rows):
    """layer norm without scale and shift"""

    def value(self, row):
        c = centred(row)
        size = math.sqrt(dot(c, c) / len(c) + 1e-5)
        return [a / size for a in c]

    def slopes(self, row, s):
        c, y = centred(row), self.value(row)
        size = math.sqrt(dot(c, c) / len(c) + 1e-5)
        mean, part = sum(s) / len(s), dot(s, y) / len(s)
        return [(a - mean - b * part) / size for a, b in zip(s, y)]


@style(rows_of)
class RootMeanSquare(LayerNorm):
    """RMS norm"""

    def value(self, row):
        size = math.sqrt(dot(row, row) / len(row) + 1e-6)
        return [a / size for a in row]

    def slopes(self, row, s):
        size = math.sqrt(dot(row, row) / len(row) + 1e-6)
        y = self.value(row)
        part = dot(s, y) / len(s)
        return [(a - b * part) / size for a, b in zip(s, y)]


@style(rows_of)
class UnitLength(Rows):
    """each row divided by its length"""

    def value(self, row):
        return [a / math.sqrt(dot(row, row)) for a in row]

    def slopes(self, row, s):
        y, length = self.value(row), math.sqrt(dot(row, row))
        return [(a - b * dot(s, y)) / length for a, b in zip(s, y)]


@style(rows_of)
class BatchNorm:
    """batch norm by the statistics of the batch"""

    def forward(self, x):
        norm = LayerNorm()
        self.columns = list(zip(*x))
        return list(map(list, zip(*[norm.value(column)
                                    for column in self.columns])))

    def backward(self, de_dy, learning_rate=None):
        norm = LayerNorm()
        return list(map(list, zip(*[
            norm.slopes(column, s)
            for column, s in zip(self.columns, zip(*de_dy))])))


@style(rows_of)
class CumulativeSum(Rows):
    """cumulative sum"""

    def value(self, row):
        return [sum(row[:k + 1]) for k in range(len(row))]

    def slopes(self, row, s):
        return [sum(s[k:]) for k in range(len(row))]


class Places(Rows):
    """y[k] = x[place k]; places(row) tells which."""

    def value(self, row):
        return [row[place] for place in self.places(row)]

    def slopes(self, row, s):
        de_dx = [0] * len(row)
        for place, slope in zip(self.places(row), s):
            de_dx[place] += slope
        return de_dx


def takes(name, places, factory_of=rows_of):
    """A style: y are the numbers of x at these places."""
    enter("the numbers of x " + name, factory_of(type(
        "Takes", (Places,), {"places": lambda self, row: places(row)})))


takes("sorted", lambda row: sorted(range(len(row)), key=row.__getitem__))
takes("the other way round", lambda row: range(len(row))[::-1])
takes("turned by one", lambda row: [-1] + list(range(len(row) - 1)))
takes("each twice", lambda row: 2 * list(range(len(row))))
takes("without the last", lambda row: range(len(row) - 1))
takes("at odd places", lambda row: range(1, len(row), 2))
takes("the first only", lambda row: [0])
takes("the largest of all", lambda row: [row.index(max(row))])
takes("the smallest of all", lambda row: [
    min(range(len(row)), key=row.__getitem__)])
takes("the median", lambda row: [
    sorted(range(len(row)), key=row.__getitem__)[len(row) // 2]])
takes("the two largest", lambda row: sorted(
    range(len(row)), key=row.__getitem__)[-2:])


def largest_of(size, stride):
    """The place of the largest number of each window."""
    return lambda row: [
        max(range(start, start + size), key=row.__getitem__)
        for start in range(0, len(row) - size + 1, stride)]


takes("the largest of each two", largest_of(2, 2), lambda k: rows_of(k, 6))
takes("the largest of each three, overlapping", largest_of(3, 1),
      lambda k: rows_of(k, 5))
takes("the largest of each two, stride 3", largest_of(2, 3),
      lambda k: rows_of(k, 7))


class Window(Rows):
    """y[i] = dot of the kernel and a window of x, padded with zeros."""

    kernel, stride, padding = [0.5, -1, 0.25], 1, 0

    def padded(self, row):
        return [0] * self.padding + list(row) + [0] * self.padding

    def starts(self, row):
        return range(0, len(row) + 2 * self.padding - len(self.kernel) + 1,
                     self.stride)

    def value(self, row):
        padded = self.padded(row)
        return [dot(self.kernel, padded[start:start + len(self.kernel)])
                for start in self.starts(row)]

    def slopes(self, row, s):
        de_dx = self.padded([0] * len(row))
        for start, slope in zip(self.starts(row), s):
            for k, w in enumerate(self.kernel):
                de_dx[start + k] += slope * w
        return de_dx[self.padding:self.padding + len(row)]


class LearningWindow(Window):
    """The same, but the kernel is learned."""

    def __init__(self):
        self.kernel = list(Window.kernel)

    def backward(self, de_dy, learning_rate):
        de_dx = super().backward(de_dy)
        slopes = [0] * len(self.kernel)
        for row, s in zip(self.x, de_dy):
            padded = self.padded(row)
            for start, slope in zip(self.starts(row), s):
                for k in range(len(slopes)):
                    slopes[k] += slope * padded[start + k]
        step_in_place(self.kernel, slopes, learning_rate)
        return de_dx


def window(name, kind, width, **settings):
    factory = rows_of(type("Window", (kind,), settings), width)
    factory.learned = 3 if kind is LearningWindow else 0
    enter("window: " + name, factory)


window("a fixed kernel", Window, 5)
window("the mean of each two", Window, 6, kernel=[0.5, 0.5], stride=2)
window("the mean of each three, overlapping", Window, None,
       kernel=[1 / 3] * 3, padding=1)
window("the differences", Window, 4, kernel=[-1, 1])
window("a learned kernel", LearningWindow, 5)
window("a learned kernel, stride 2", LearningWindow, 7, stride=2)
window("a learned kernel, padded", LearningWindow, 4, padding=1)
window("a learned kernel, padded, stride 3", LearningWindow, 6, padding=2,
       stride=3)
