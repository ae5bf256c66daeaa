"""Right layers, in as many styles as people have: CATALOGUE.

Whatever the style, check_gradients has to call them right, or to say what it
can't look at. An Entry has the name of the style and makes a layer of it,
with random numbers and shapes. Here: styles of mathematics. The others that
import this file put theirs into the CATALOGUE, too:

    right_containers.py  one layer, its numbers kept in one place or another
    right_programs.py    who calls whom, who takes the step, who remembers
    right_numpy.py       with NumPy, if it is there

Wrong layers are in broken_layers.py.
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


def two_layers(kind):
    """Makes kind(weights, bias, weights, bias)."""
    def factory(rng):
        a, b, c = [rng.randint(1, 3) for _ in range(3)]
        factory.learned = a * b + b + b * c + c
        layer = kind(matrix(rng, b, a), matrix(rng, 1, b)[0],
                     matrix(rng, c, b), matrix(rng, 1, c)[0])
        return with_or_without(rng, layer, matrix(rng, rng.randint(2, 5), a))
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


# All that there is to say where y hardly changes.
ROUGH = "too rough to tell", "all slopes are 0", "no slope"


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
    enter("activation: " + name, activation(*formulas), *ROUGH)
for name, formulas in FLAT.items():
    enter("no slope anywhere: " + name, activation(*formulas))
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


# Rows that take more than a line.

@style(rows_of)
class Residual(Rows):
    """residual: y = x + tanh of x's mirror image"""

    def value(self, row):
        return [a + math.tanh(b) for a, b in zip(row, row[::-1])]

    def slopes(self, row, s):
        return [a + b * (1 - math.tanh(c) ** 2)
                for a, b, c in zip(s, s[::-1], row)]


@style(rows_of)
class Powers(Rows):
    """polynomial features: x, x^2, x^3 side by side"""

    def value(self, row):
        return [a ** k for k in (1, 2, 3) for a in row]

    def slopes(self, row, s):
        n = len(row)
        return [s[j] + 2 * a * s[n + j] + 3 * a * a * s[2 * n + j]
                for j, a in enumerate(row)]


@style(rows_of)
class Products(Rows):
    """all products of two numbers of the row"""

    def value(self, row):
        return [a * b for a in row for b in row]

    def slopes(self, row, s):
        n = len(row)
        return [sum([(s[i * n + j] + s[j * n + i]) * row[j]
                     for j in range(n)]) for i in range(n)]


@style(lambda kind: rows_of(kind, 6))
class Gate(Rows):
    """a gated unit: the first half times the sigmoid of the second"""

    def value(self, row):
        n = len(row) // 2
        return [a * sigmoid(b) for a, b in zip(row[:n], row[n:])]

    def slopes(self, row, s):
        n = len(row) // 2
        gates = [sigmoid(b) for b in row[n:]]
        return [a * g for a, g in zip(s, gates)] + [
            a * b * g * (1 - g) for a, b, g in zip(s, row, gates)]


@style(lambda kind: rows_of(kind, 6))
class MaxOfPieces(Rows):
    """maxout without weights: the larger of each two halves"""

    def value(self, row):
        return list(map(max, row[:3], row[3:]))

    def slopes(self, row, s):
        return [a * (p >= q) for a, p, q in zip(s, row, row[3:])] + [
            a * (p < q) for a, p, q in zip(s, row, row[3:])]


@style(rows_of)
class SelfAttention(Rows):
    """attention: the numbers of a row, averaged by a softmax of themselves"""

    def value(self, row):
        return [dot(Softmax().value([a * b for b in row]), row) for a in row]

    def slopes(self, row, s):
        de_dx = [0] * len(row)
        for i, (a, slope) in enumerate(zip(row, s)):
            scores = [a * b for b in row]
            shares = Softmax().value(scores)
            of_scores = Softmax().slopes(scores, [slope * b for b in row])
            de_dx[i] += dot(of_scores, row)
            for j in range(len(row)):
                de_dx[j] += slope * shares[j] + of_scores[j] * a
        return de_dx


@style(rows_of)
class Recurrent(Rows):
    """a recurrent cell runs along the row: h = tanh(0.5 h + a)"""

    def value(self, row):
        states = [0]
        for a in row:
            states.append(math.tanh(0.5 * states[-1] + a))
        return states[1:]

    def slopes(self, row, s):
        de_dh, de_dx = 0, []
        for h, slope in zip(self.value(row)[::-1], s[::-1]):
            de_da = (slope + de_dh) * (1 - h * h)
            de_dx.append(de_da)
            de_dh = 0.5 * de_da
        return de_dx[::-1]


@style(lambda kind: rows_of(kind, 4))
class Interval(Rows):
    """each row scaled to 0 ... 1 by its smallest and largest number"""

    def value(self, row):
        low, high = min(row), max(row)
        return [(a - low) / (high - low or 1) for a in row]

    def slopes(self, row, s):
        low, high = row.index(min(row)), row.index(max(row))
        size = row[high] - row[low] or 1
        de_dx = [a / size for a in s]
        spread = dot(s, self.value(row)) / size
        de_dx[low] += spread - sum(s) / size
        de_dx[high] -= spread
        return de_dx


@style(rows_of)
class SeededDropout:
    """dropout with random numbers that forward seeds each time"""

    def forward(self, x):
        rng = random.Random(5)
        self.mask = [[rng.choice([0, 2]) for _ in row] for row in x]
        return [[a * m for a, m in zip(*rows)] for rows in zip(x, self.mask)]

    def backward(self, de_dy, learning_rate=None):
        return [[s * m for s, m in zip(*rows)]
                for rows in zip(de_dy, self.mask)]


class Dropout(SeededDropout):
    """draw() gives 0 or 2."""

    def forward(self, x):
        self.mask = [[self.draw() for _ in row] for row in x]
        return [[a * m for a, m in zip(*rows)] for rows in zip(x, self.mask)]


@style(rows_of, "random numbers")
class GlobalDropout(Dropout):
    """dropout by random.random()"""

    def draw(self):
        return 2 * (random.random() < 0.5)


@style(rows_of, "random numbers")
class OwnDropout(Dropout):
    """dropout with a generator of its own"""

    def __init__(self):
        self.rng = random.Random(3)

    def draw(self):
        return self.rng.choice([0, 2])


@style(rows_of, "random numbers")
class Noise(Activation):
    """random noise is added to x"""

    def __init__(self):
        super().__init__(lambda a: a + random.gauss(0, 0.1), lambda a: 1)


@style(rows_of)
class DropoutOff(GlobalDropout):
    """dropout that is switched off: training = False"""

    training = False

    def draw(self):
        return super().draw() if self.training else 1


# Layers that learn something else than y = x W^T + b.

def learns(count, width=None):
    """Makes kind(*numbers): so many, for each number of a row."""
    def factory_of(kind):
        def factory(rng):
            wide = width or rng.randint(2, 4)
            numbers = matrix(rng, count, wide)
            factory.learned = count * wide
            return with_or_without(rng, kind(*numbers), matrix(
                rng, rng.randint(2, 5), wide))
        return factory
    return factory_of


class Learning(Rows):
    """names: what is learned; changes(row, s): the slopes of that."""

    def backward(self, de_dy, learning_rate):
        de_dx = super().backward(de_dy)
        changes = [self.changes(row, s) for row, s in zip(self.x, de_dy)]
        for name in self.names:
            slopes = [sum(column) for column in zip(*[
                change[name] for change in changes])]
            setattr(self, name, stepped(
                getattr(self, name), slopes, learning_rate))
        return de_dx


@style(learns(2))
class ScaleAndShift(Learning):
    """y = gamma x + beta, number by number"""

    names = "gamma", "beta"

    def __init__(self, gamma, beta):
        self.gamma, self.beta = gamma, beta

    def value(self, row):
        return [g * a + b for g, a, b in zip(self.gamma, row, self.beta)]

    def slopes(self, row, s):
        return [g * a for g, a in zip(self.gamma, s)]

    def changes(self, row, s):
        return {"gamma": [a * b for a, b in zip(row, s)], "beta": s}


@style(learns(1))
class LearnedLeak(Learning):
    """PReLU: a leak that is learned for each number"""

    names = "alpha",

    def __init__(self, alpha):
        self.alpha = alpha

    def value(self, row):
        return [a if a > 0 else p * a for p, a in zip(self.alpha, row)]

    def slopes(self, row, s):
        return [b if a > 0 else p * b
                for p, a, b in zip(self.alpha, row, s)]

    def changes(self, row, s):
        return {"alpha": [0 if a > 0 else a * b for a, b in zip(row, s)]}


@style(learns(2))
class Distances(Learning):
    """a radial layer: y = exp(-|x - centre|^2) of two centres"""

    names = "centre_0", "centre_1"

    def __init__(self, centre_0, centre_1):
        self.centre_0, self.centre_1 = centre_0, centre_1

    def centres(self):
        return self.centre_0, self.centre_1

    def value(self, row):
        return [math.exp(-sum([(a - c) ** 2 for a, c in zip(row, centre)]))
                for centre in self.centres()]

    def changes(self, row, s):
        return {name: [2 * slope * y * (a - c) for a, c in zip(row, centre)]
                for name, centre, slope, y in zip(
                    self.names, self.centres(), s, self.value(row))}

    def slopes(self, row, s):
        return [-sum(column) for column in zip(
            *self.changes(row, s).values())]


@style(learns(2))
class Cosine(Learning):
    """cosine similarity with two vectors"""

    names = "u", "v"

    def __init__(self, u, v):
        self.u, self.v = u, v

    def value(self, row):
        return [dot(row, w) / math.sqrt(dot(row, row) * dot(w, w))
                for w in (self.u, self.v)]

    def pull(self, a, b, y):
        """The slope of their cosine y at a."""
        size = math.sqrt(dot(a, a) * dot(b, b))
        return [q / size - y * p / dot(a, a) for p, q in zip(a, b)]

    def changes(self, row, s):
        return {name: [slope * p for p in self.pull(w, row, y)]
                for name, w, slope, y in zip(
                    self.names, (self.u, self.v), s, self.value(row))}

    def slopes(self, row, s):
        return [sum(column) for column in zip(*[
            [slope * p for p in self.pull(row, w, y)]
            for w, slope, y in zip((self.u, self.v), s, self.value(row))])]


@style(learns(2, 2))
class Bilinear(Learning):
    """a bilinear form: y = x^T W x, W = [p, q]"""

    names = "p", "q"

    def __init__(self, p, q):
        self.p, self.q = p, q

    def value(self, row):
        return [row[0] * dot(self.p, row) + row[1] * dot(self.q, row)]

    def slopes(self, row, s):
        return [s[0] * (dot(w, row) + row[0] * self.p[k] + row[1] * self.q[k])
                for k, w in enumerate((self.p, self.q))]

    def changes(self, row, s):
        return {name: [s[0] * row[k] * a for a in row]
                for k, name in enumerate(self.names)}


@style(learns(2))
class Recurrence(Learning):
    """a recurrent layer with weights u and v: h = tanh(u h + v a)"""

    names = "u", "v"

    def __init__(self, u, v):
        self.u, self.v = u, v

    def states(self, row):
        states = [0]
        for u, v, a in zip(self.u, self.v, row):
            states.append(math.tanh(u * states[-1] + v * a))
        return states

    def value(self, row):
        return self.states(row)[1:]

    def back(self, row, s):
        """The slopes inside of tanh, each by way of the later ones."""
        states, found, de_dh = self.states(row), [], 0
        for k in reversed(range(len(row))):
            found.insert(0, (s[k] + de_dh) * (1 - states[k + 1] ** 2))
            de_dh = found[0] * self.u[k]
        return found

    def slopes(self, row, s):
        return [v * z for v, z in zip(self.v, self.back(row, s))]

    def changes(self, row, s):
        back = self.back(row, s)
        return {"u": [z * h for z, h in zip(back, self.states(row))],
                "v": [z * a for z, a in zip(back, row)]}


@style(rows_of)
class Temperature(Rows):
    """one bare number is learned: y = t x"""

    def __init__(self):
        self.temperature = 1.5

    def value(self, row):
        return [self.temperature * a for a in row]

    def slopes(self, row, s):
        return [self.temperature * a for a in s]

    def backward(self, de_dy, learning_rate):
        de_dx = super().backward(de_dy)
        self.temperature -= learning_rate * sum([
            dot(row, s) for row, s in zip(self.x, de_dy)])
        return de_dx


CATALOGUE[-1].factory.learned = 1


@style(rows_of)
class Scale(Temperature):
    """a number with its grad, and update(lr)"""

    def __init__(self):
        self.temperature, self.grad = 0.75, 0.0

    def backward(self, de_dy):
        self.grad = sum([dot(row, s) for row, s in zip(self.x, de_dy)])
        return Rows.backward(self, de_dy)

    def update(self, lr):
        self.temperature -= lr * self.grad


CATALOGUE[-1].factory.learned = 1


def neuron(kind):
    """Makes kind(w1, w2, b), one neuron."""
    def factory(rng):
        factory.learned = 3
        return with_or_without(rng, kind(*matrix(rng, 1, 3)[0]), matrix(
            rng, rng.randint(2, 5), 2))
    return factory


@style(neuron, "windows")
class Neuron:
    """one neuron: bare numbers w1, w2 and b"""

    def __init__(self, w1, w2, b):
        self.w1, self.w2, self.b = w1, w2, b

    def forward(self, x):
        self.x = x
        return [[self.w1 * x1 + self.w2 * x2 + self.b] for x1, x2 in x]

    def backward(self, de_dy, learn_rate):
        de_dx = [[s * self.w1, s * self.w2] for [s] in de_dy]
        for [s], [x1, x2] in zip(de_dy, self.x):
            self.w1 -= learn_rate * s * x1
            self.w2 -= learn_rate * s * x2
            self.b -= learn_rate * s
        return de_dx


@style(neuron, "windows")
class NeuronVector(Neuron):
    """one neuron: a vector w and a bare number b"""

    def __init__(self, w1, w2, b):
        self.w, self.b = [w1, w2], b

    w1 = property(lambda self: self.w[0],
                  lambda self, value: self.w.__setitem__(0, value))
    w2 = property(lambda self: self.w[1],
                  lambda self, value: self.w.__setitem__(1, value))


@style(neuron, "windows")
class NeuronDict(Neuron):
    """one neuron: a dict of numbers by name"""

    def __init__(self, w1, w2, b):
        self.p = {"w1": w1, "w2": w2, "b": b}

    w1, w2, b = [property(lambda self, name=name: self.p[name],
                          lambda self, value, name=name: self.p.update(
                              {name: value})) for name in ("w1", "w2", "b")]


@style(neuron, "windows")
def class_numbers(w1, w2, b):
    """one neuron: numbers of the class, until the first step"""
    return type("ClassNumbers", (Neuron,), {
        "w1": w1, "w2": w2, "b": b, "__init__": lambda self: None})()


@style(neuron, "windows")
def numbers_of_class(w1, w2, b):
    """one neuron: numbers of the class, that are stepped there"""
    class OfClass(Neuron):
        def __init__(self):
            pass

        def __setattr__(self, name, value):
            if name == "x":
                object.__setattr__(self, name, value)
            else:
                setattr(OfClass, name, value)
    OfClass.w1, OfClass.w2, OfClass.b = w1, w2, b
    return OfClass()


def embedding(kind):
    """Rows of whole numbers from 0 to 3."""
    def factory(rng):
        factory.learned = 8
        x = [[rng.randint(0, 3) for _ in range(2)]
             for _ in range(rng.randint(2, 5))]
        return kind(matrix(rng, 4, 2)), x
    return factory


@style(embedding)
class Embedding:
    """embedding: whole numbers say which vectors to take"""

    def __init__(self, vectors):
        self.vectors = vectors

    def forward(self, x):
        self.x = x
        return [[a for word in row for a in self.vectors[word]] for row in x]

    def backward(self, de_dy, learning_rate):
        slopes = [[0, 0] for _ in self.vectors]
        for row, s in zip(self.x, de_dy):
            for k, word in enumerate(row):
                slopes[word][0] += s[2 * k]
                slopes[word][1] += s[2 * k + 1]
        step_in_place(self.vectors, slopes, learning_rate)
        return [[0 for _ in row] for row in self.x]


@style(embedding)
class EmbeddingAlone(Embedding):
    """embedding whose backward returns None: there is no slope at words"""

    def backward(self, de_dy, learning_rate):
        super().backward(de_dy, learning_rate)


# Losses.

class Loss:
    """e = the sum of value(y, label), number by number, divided by rows."""

    def __init__(self, value, slope):
        self.value, self.slope = value, slope

    def forward(self, y, label):
        self.y, self.label = y, label
        return sum([self.value(*pair) for rows in zip(y, label)
                    for pair in zip(*rows)]) / len(y)

    def backward(self):
        return [[self.slope(*pair) / len(self.y) for pair in zip(*rows)]
                for rows in zip(self.y, self.label)]


LOSSES = {
    "absolute": (lambda y, t: abs(y - t), lambda y, t: (y > t) - (y < t)),
    "square": (lambda y, t: (y - t) ** 2, lambda y, t: 2 * (y - t)),
    "Huber": (lambda y, t: (y - t) ** 2 / 2 if abs(y - t) < 1
              else abs(y - t) - 0.5, lambda y, t: max(-1, min(1, y - t))),
    "log-cosh": (lambda y, t: math.log(math.cosh(y - t)),
                 lambda y, t: math.tanh(y - t)),
    "quantile": (lambda y, t: max(0.9 * (t - y), 0.1 * (y - t)),
                 lambda y, t: 0.1 if y > t else -0.9),
    "hinge": (lambda y, t: max(0, 1 - y * t),
              lambda y, t: -t if y * t < 1 else 0),
    "squared hinge": (lambda y, t: max(0, 1 - y * t) ** 2,
                      lambda y, t: -2 * t * max(0, 1 - y * t)),
    "Poisson": (lambda y, t: math.exp(y) - t * y,
                lambda y, t: math.exp(y) - t),
    "Cauchy": (lambda y, t: math.log(1 + (y - t) ** 2),
               lambda y, t: 2 * (y - t) / (1 + (y - t) ** 2)),
    "cross entropy of a sigmoid": (
        lambda y, t: softplus(y) - t * y, lambda y, t: sigmoid(y) - t),
}
SURE = {
    "binary cross entropy": (
        lambda p, t: -t * math.log(p) - (1 - t) * math.log(1 - p),
        lambda p, t: (p - t) / (p * (1 - p))),
    "cross entropy of probabilities": (
        lambda p, t: -t * math.log(p), lambda p, t: -t / p),
    "Kullback-Leibler": (lambda p, t: t and t * math.log(t / p),
                         lambda p, t: -t / p),
}


def loss(value, slope):
    """Makes it, in part with numbers that are close to the label."""
    def factory(rng):
        n, m = rng.randint(1, 4), rng.randint(1, 4)
        size = rng.choice([1, 1, 4, 12])
        y, label = matrix(rng, n, m), matrix(rng, n, m)
        y = [[size * a / 3 for a in row] for row in y]
        kind = Loss(value, slope)
        return rng.choice([(kind,), (kind, y, label)])
    return factory


def sure_loss(value, slope):
    """Makes it with probabilities, some as near to 0 or 1 as it gets."""
    def factory(rng):
        n, m = rng.randint(1, 4), rng.randint(1, 4)
        y = [[sigmoid(rng.choice([1, 5, 12, 20]) * rng.choice([-1, 1]))
              for _ in range(m)] for _ in range(n)]
        label = [[rng.choice([0.0, 0.5, 1.0]) for _ in row] for row in y]
        return Loss(value, slope), y, label
    return factory


for name, formulas in LOSSES.items():
    enter("loss: " + name, loss(*formulas))
for name, formulas in SURE.items():
    enter("loss at sure outputs: " + name, sure_loss(*formulas), *ROUGH)


def sure_scores(kind):
    """Makes a loss with scores such as 20, 0."""
    def factory(rng):
        n, m, size = rng.randint(1, 4), rng.randint(2, 4), rng.choice([
            1, 8, 20, 200])
        y = [[size * a for a in row] for row in matrix(rng, n, m)]
        right = [rng.randrange(m) for _ in y]
        return kind(), y, [[float(j == k) for j in range(m)] for k in right]
    return factory


@style(sure_scores, *ROUGH)
class ScoresLoss:
    """softmax and cross entropy in one, p - t, at sure scores"""

    def forward(self, y, label):
        self.p, self.label = [Softmax().value(row) for row in y], label
        return -sum([dot(t, LogSoftmax().value(row))
                     for row, t in zip(y, label)]) / len(y)

    def backward(self):
        return [[(p - t) / len(self.p) for p, t in zip(*rows)]
                for rows in zip(self.p, self.label)]


@style(sure_scores, "argument", "backward(", *ROUGH)
class ScoresLossAsked(ScoresLoss):
    """a loss whose backward(y, label) is given both once more"""

    def backward(self, y, label):
        self.forward(y, label)
        return super().backward()


# Images, as nested lists or in flat rows.

class Images:
    """A learned kernel moves over 4 x 4 images with stride and padding."""

    stride, padding, flat = 1, 0, True

    def __init__(self):
        self.kernel = [[0.5, -1.0], [0.25, 2.0]]

    def places(self):
        """(i, j, u, v, row, column): pixel (i, j) of y takes the kernel's
        (u, v) times the pixel of x in that row and column."""
        size = range((4 + 2 * self.padding - 2) // self.stride + 1)
        for i, j, u, v in [(i, j, u, v) for i in size for j in size
                           for u in (0, 1) for v in (0, 1)]:
            row, column = [self.stride * k + more - self.padding
                           for k, more in ((i, u), (j, v))]
            if 0 <= row < 4 and 0 <= column < 4:
                yield i, j, u, v, row, column

    def forward(self, x):
        self.x = [cut(image, 4) for image in x] if self.flat else x
        size = (4 + 2 * self.padding - 2) // self.stride + 1
        y = [[[0] * size for _ in range(size)] for _ in x]
        for image, result in zip(self.x, y):
            for i, j, u, v, row, column in self.places():
                result[i][j] += self.kernel[u][v] * image[row][column]
        return [sum(image, []) for image in y] if self.flat else y

    def backward(self, de_dy, learning_rate):
        size = (4 + 2 * self.padding - 2) // self.stride + 1
        de_dk = [[0, 0], [0, 0]]
        de_dx = [[[0] * 4 for _ in range(4)] for _ in self.x]
        for image, slopes, found in zip(self.x, de_dy, de_dx):
            slopes = cut(slopes, size) if self.flat else slopes
            for i, j, u, v, row, column in self.places():
                de_dk[u][v] += slopes[i][j] * image[row][column]
                found[row][column] += slopes[i][j] * self.kernel[u][v]
        self.kernel = stepped(self.kernel, de_dk, learning_rate)
        return [sum(image, []) for image in de_dx] if self.flat else de_dx


def cut(row, width):
    return [row[k:k + width] for k in range(0, len(row), width)]


def images(name, *fair, **settings):
    def factory(rng):
        x = matrix(rng, 2, 16)
        return type("Images", (Images,), settings)(), [
            cut(image, 4) for image in x] if fair else x
    factory.learned = 4
    enter("images: " + name, factory, *fair)


images("4 x 4 in flat rows", stride=1)
images("flat rows, stride 2", stride=2)
images("flat rows, padded", padding=1)
images("flat rows, padded, stride 3", padding=1, stride=3)
images("nested lists", "3-D", "nested", "image", flat=False)
images("nested lists, padded", "3-D", "nested", "image", flat=False,
       padding=1)
