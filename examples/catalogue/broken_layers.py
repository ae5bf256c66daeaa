"""Layers as beginners write them, and 22 kinds of mistakes in them.

First the right classes. Then, kind by kind, classes that are the same but for
one method, which has one mistake. bugs.py makes layers of them
to try; find_the_bug shows one and asks you to find the mistake.
"""

import math


def matmul(a, b):
    return [[sum([p * q for p, q in zip(row, column)]) for column in zip(*b)]
            for row in a]


def transpose(a):
    return [list(column) for column in zip(*a)]


def sum_rows(a):
    return [sum(column) for column in zip(*a)]


def add(a, b):
    return [[p + q for p, q in zip(*rows)] for rows in zip(a, b)]


def scale(factor, a):
    return [[factor * p for p in row] for row in a]


def stepped(values, slopes, learning_rate):
    return [w - learning_rate * g for w, g in zip(values, slopes)]


def descend(rows, slopes, learning_rate):
    for row, row_slopes in zip(rows, slopes):
        row[:] = stepped(row, row_slopes, learning_rate)


def linear(x, weights, bias):
    return [[b + sum([w * a for w, a in zip(weights_row, row)])
             for weights_row, b in zip(weights, bias)] for row in x]


# The right ones.

class Linear:
    """y = x W^T + b, and its slopes. A layer once it has a backward."""

    def __init__(self, weights, bias):
        self.weights, self.bias = weights, bias
        self.output_dim, self.input_dim = len(weights), len(weights[0])
        self.x = self.de_dw = self.de_db = None

    def forward(self, x):
        self.x = x
        return linear(x, self.weights, self.bias)

    def slope_of_weights(self, de_dy):
        return matmul(transpose(de_dy), self.x)

    def slope_of_bias(self, de_dy):
        return sum_rows(de_dy)

    def slope_of_x(self, de_dy):
        return matmul(de_dy, self.weights)


class Dense(Linear):
    """y = x W^T + b; an optimizer takes the step."""

    def backward(self, de_dy, learning_rate=None):
        self.de_dw = self.slope_of_weights(de_dy)
        self.de_db = self.slope_of_bias(de_dy)
        return self.slope_of_x(de_dy)

    def parameters(self):
        yield "weights", self.weights, self.de_dw
        yield "bias", self.bias, self.de_db


class SteppingDense(Dense):
    """y = x W^T + b; takes a step itself if given a learning rate."""

    def backward(self, de_dy, learning_rate=None):
        self.de_dw = self.slope_of_weights(de_dy)
        self.de_db = self.slope_of_bias(de_dy)
        de_dx = self.slope_of_x(de_dy)
        if learning_rate is not None:
            descend(self.weights + [self.bias], self.de_dw + [self.de_db],
                    learning_rate)
        return de_dx


class ArticleDense(Linear):
    """y = x W^T + b; takes the step itself, as the articles' layer does."""

    def backward(self, de_dy, learning_rate):
        de_dx = self.slope_of_x(de_dy)
        self.step(self.slope_of_weights(de_dy), self.slope_of_bias(de_dy),
                  learning_rate)
        return de_dx

    def step(self, de_dw, de_db, learning_rate):
        self.weights = [stepped(row, slopes, learning_rate)
                        for row, slopes in zip(self.weights, de_dw)]
        self.bias = stepped(self.bias, de_db, learning_rate)


class InPlaceDense(ArticleDense):
    """y = x W^T + b; its own step changes the lists where they are."""

    def step(self, de_dw, de_db, learning_rate):
        descend(self.weights + [self.bias], de_dw + [de_db], learning_rate)


class DenseSigmoid(Dense):
    """y = sigmoid(z), z = x W^T + b: a layer with its activation."""

    def forward(self, x):
        self.x = x
        self.y = [[self.value(z) for z in row]
                  for row in linear(x, self.weights, self.bias)]
        return self.y

    def backward(self, de_dy, learning_rate=None):
        de_dz = self.slope_of_z(de_dy)
        self.de_dw = self.slope_of_weights(de_dz)
        self.de_db = self.slope_of_bias(de_dz)
        return self.slope_of_x(de_dz)

    def slope_of_z(self, de_dy):
        return [[self.slope(y) * s for y, s in zip(row, slopes)]
                for row, slopes in zip(self.y, de_dy)]

    def value(self, z):
        return 1 / (1 + math.exp(-z))

    def slope(self, y):
        return y * (1 - y)


class DenseReLU(DenseSigmoid):
    """y = z above 0, else 0, where z = x W^T + b."""

    def value(self, z):
        return z if z > 0 else 0

    def slope(self, y):
        return 1 if y > 0 else 0


class Conv1D(Dense):
    """y[i] = weights[0] x[i] + weights[1] x[i + 1] + ... + b

    One for each window of x; the weights and b are the same for all.
    """

    def __init__(self, weights, bias, input_dim):
        self.weights, self.bias = weights, bias
        self.input_dim = input_dim
        self.output_dim = input_dim - len(weights) + 1
        self.x = self.de_dw = self.de_db = None

    def forward(self, x):
        self.x = x
        return [[self.bias[0] + sum([w * row[i + k] for k, w
                                     in enumerate(self.weights)])
                 for i in range(self.output_dim)] for row in x]

    def slope_of_weights(self, de_dy):
        return [sum([s * row[i + k] for row, slopes in zip(self.x, de_dy)
                     for i, s in enumerate(slopes)])
                for k in range(len(self.weights))]

    def slope_of_bias(self, de_dy):
        return [sum([sum(slopes) for slopes in de_dy])]

    def slope_of_x(self, de_dy):
        de_dx = [[0 for _ in row] for row in self.x]
        for row, slopes in zip(de_dx, de_dy):
            for i, s in enumerate(slopes):
                for k, w in enumerate(self.weights):
                    row[i + k] += s * w
        return de_dx


class Square:
    """y = f(x) = x^2, each number by itself; de_dx = f'(x) de_dy"""

    def __init__(self):
        self.x = self.y = None

    def forward(self, x):
        self.x = x
        self.y = [[self.value(a) for a in row] for row in x]
        return self.y

    def backward(self, de_dy, learning_rate=None):
        return [[self.slope(a, b) * s for a, b, s in zip(*rows)]
                for rows in zip(self.x, self.y, de_dy)]

    def value(self, x):
        return x * x

    def slope(self, x, y):
        return 2 * x


class ReLU(Square):
    """y = x above 0, else 0"""

    def value(self, x):
        return x if x > 0 else 0

    def slope(self, x, y):
        return 1 if x > 0 else 0


class Sigmoid(Square):
    """y = 1 / (1 + e^-x)"""

    def value(self, x):
        return 1 / (1 + math.exp(-x))

    def slope(self, x, y):
        return y * (1 - y)


class Tanh(Square):
    """y = tanh x"""

    def value(self, x):
        return math.tanh(x)

    def slope(self, x, y):
        return 1 - y * y


class Softmax:
    """y[i] = e^x[i] / (e^x[0] + e^x[1] + ...) in each row"""

    def forward(self, x):
        powers = [[math.exp(a) for a in row] for row in x]
        self.y = [[power / sum(row) for power in row] for row in powers]
        return self.y

    def backward(self, de_dy, learning_rate=None):
        de_dx = []
        for row, slopes in zip(self.y, de_dy):
            shared = sum([y * s for y, s in zip(row, slopes)])
            de_dx.append([y * (s - shared) for y, s in zip(row, slopes)])
        return de_dx


class MeanSquares:
    """e = sum of d^2 / (n m), d = y - label; n examples, m outputs"""

    def forward(self, y, label):
        self.n, self.m = len(y), len(y[0])
        self.d = self.differences(y, label)
        return sum([self.value(d) for row in self.d for d in row])

    def backward(self):
        return [[self.slope(d) for d in row] for row in self.d]

    def differences(self, y, label):
        return [[a - b for a, b in zip(*rows)] for rows in zip(y, label)]

    def value(self, d):
        return d * d / (self.n * self.m)

    def slope(self, d):
        return 2 * d / (self.n * self.m)


class HalfSquares(MeanSquares):
    """e = sum of d^2 / (2 n), d = y - label; n examples"""

    def value(self, d):
        return d * d / (2 * self.n)

    def slope(self, d):
        return d / self.n


class MeanDistance(MeanSquares):
    """e = sum of |d| / n, d = y - label; n examples"""

    def value(self, d):
        return abs(d) / self.n

    def slope(self, d):
        return (1 if d > 0 else -1) / self.n


# sign
class MinusInX(Dense):
    """de_dx has a minus too many."""
    def slope_of_x(self, de_dy):
        return scale(-1, matmul(de_dy, self.weights))


class MinusInWeights(Dense):
    """The weights' gradient has a minus too many."""
    def slope_of_weights(self, de_dy):
        return scale(-1, matmul(transpose(de_dy), self.x))


class MinusInTanh(Tanh):
    """y^2 - 1 for 1 - y^2."""
    def slope(self, x, y):
        return y * y - 1


class MinusInLoss(MeanSquares):
    """label - y for y - label: the minus of the slope is missing."""
    def slope(self, d):
        return -2 * d / (self.n * self.m)


class Uphill(InPlaceDense):
    """The step is w + rate * slope: it climbs."""
    def step(self, de_dw, de_db, learning_rate):
        for row, slopes in zip(self.weights + [self.bias], de_dw + [de_db]):
            row[:] = [w + learning_rate * g for w, g in zip(row, slopes)]


# factor 2 missing
class SquareWithoutTwo(Square):
    """The slope of x^2 is 2 x, not x."""
    def slope(self, x, y):
        return x


class MeanSquaresWithoutTwo(MeanSquares):
    """The slope of d^2 is 2 d, not d."""
    def slope(self, d):
        return d / (self.n * self.m)


# factor 2 doubled
class HalfSquaresWithTwo(HalfSquares):
    """The slope of d^2 / 2 is d, not 2 d."""
    def slope(self, d):
        return 2 * d / self.n


class DenseWithTwo(Dense):
    """The 2 of the loss is in de_dy already."""
    def slope_of_weights(self, de_dy):
        return scale(2, matmul(transpose(de_dy), self.x))

    def slope_of_bias(self, de_dy):
        return [2 * s for s in sum_rows(de_dy)]


# 1/batch missing
class MeanSquaresTimesBatch(MeanSquares):
    """e is divided by n m, the slope only by m."""
    def slope(self, d):
        return 2 * d / self.m


class MeanDistanceTimesBatch(MeanDistance):
    """e is divided by n, the slope is not."""
    def slope(self, d):
        return 1 if d > 0 else -1


# 1/batch doubled
class MeanSquaresOverBatch(MeanSquares):
    """e is divided by n m, the slope by n once more."""
    def slope(self, d):
        return 2 * d / (self.n * self.m) / self.n


class DenseOverBatch(Dense):
    """The loss has divided by the batch size already."""
    def slope_of_weights(self, de_dy):
        return scale(1 / len(de_dy), matmul(transpose(de_dy), self.x))


class ArticleOverBatch(ArticleDense):
    """The loss has divided by the batch size already."""
    def slope_of_bias(self, de_dy):
        return [s / len(de_dy) for s in sum_rows(de_dy)]


# only the last example
class LastWeights(Dense):
    """The loop overwrites de_dw instead of adding to it."""
    def slope_of_weights(self, de_dy):
        for slopes, row in zip(de_dy, self.x):
            de_dw = [[s * a for a in row] for s in slopes]
        return de_dw


class LastBias(Dense):
    """The bias learns from the last example only."""
    def slope_of_bias(self, de_dy):
        return list(de_dy[-1])


class LastOfBoth(ArticleDense):
    """The step is taken for the last example only."""
    def slope_of_weights(self, de_dy):
        return [[s * a for a in self.x[-1]] for s in de_dy[-1]]

    def slope_of_bias(self, de_dy):
        return de_dy[-1]


class LastInput(ArticleDense):
    """All slopes meet the last x (the XOR article's mistake)."""
    def slope_of_weights(self, de_dy):
        return [[s * a for a in self.x[-1]] for s in sum_rows(de_dy)]


# stale input
class FirstInput(Dense):
    """Remembers the first x only."""
    def forward(self, x):
        if self.x is None:
            self.x = x
        return linear(x, self.weights, self.bias)


class InputBefore(ArticleDense):
    """Remembers the x before this one."""
    def forward(self, x):
        self.x = self.new if self.x else x
        self.new = x
        return linear(x, self.weights, self.bias)


class FirstMask(ReLU):
    """The mask is that of the first x."""
    def forward(self, x):
        if self.x is None:
            self.x = self.y = x
        return [[self.value(a) for a in row] for row in x]


# transposed weights
class InputByTransposed(Dense):
    """de_dx takes W^T for W."""
    def slope_of_x(self, de_dy):
        return matmul(de_dy, transpose(self.weights))


class GradientTransposed(Dense):
    """de_dw has its rows as columns."""
    def slope_of_weights(self, de_dy):
        return matmul(transpose(self.x), de_dy)


# mask missing
class ReLUWithoutMask(ReLU):
    """Lets all slopes through."""
    def backward(self, de_dy, learning_rate=None):
        return de_dy


class DenseReLUWithoutMask(DenseReLU):
    """Lets all slopes through."""
    def slope_of_z(self, de_dy):
        return de_dy


# mask from the wrong side
class ReLUBelow(ReLU):
    """Lets through what is below 0."""
    def slope(self, x, y):
        return 1 if x < 0 else 0


class ReLUOfSlope(ReLU):
    """The sign of the slope decides, not that of x."""
    def backward(self, de_dy, learning_rate=None):
        return [[s if s > 0 else 0 for s in slopes] for slopes in de_dy]


# slope of the activation missing
class SigmoidWithoutSlope(Sigmoid):
    """y (1 - y) is missing."""
    def backward(self, de_dy, learning_rate=None):
        return de_dy


class TanhWithoutSlope(Tanh):
    """1 - y^2 is missing."""
    def slope(self, x, y):
        return 1


class DenseSigmoidWithoutSlope(DenseSigmoid):
    """y (1 - y) is missing."""
    def slope_of_z(self, de_dy):
        return de_dy


# bias gradient missing
class BiasNotListed(Dense):
    """No optimizer hears of the bias."""
    def parameters(self):
        yield "weights", self.weights, self.de_dw


class BiasNotStepped(ArticleDense):
    """The bias stays as it is."""
    def step(self, de_dw, de_db, learning_rate):
        self.weights = [stepped(row, slopes, learning_rate)
                        for row, slopes in zip(self.weights, de_dw)]


class BiasForgotten(Conv1D):
    """de_db stays None."""
    def backward(self, de_dy, learning_rate=None):
        self.de_dw = self.slope_of_weights(de_dy)
        return self.slope_of_x(de_dy)


# bias gradient zero
class BiasZero(Dense):
    """The bias has a slope: 1 for each example."""
    def slope_of_bias(self, de_dy):
        return [0 for _ in self.bias]


class ConvBiasZero(Conv1D):
    """The bias has a slope: 1 for each window."""
    def slope_of_bias(self, de_dy):
        return [0.0]


# bias gradient not summed
class BiasMatrix(Dense):
    """de_db has a row for each example."""
    def slope_of_bias(self, de_dy):
        return de_dy


class BiasOfFirstRow(ArticleDense):
    """The bias learns from the first example only."""
    def slope_of_bias(self, de_dy):
        return de_dy[0]


# gradient accumulated
class WeightsAddUp(Dense):
    """The old de_dw is never set back to 0."""
    def slope_of_weights(self, de_dy):
        de_dw = matmul(transpose(de_dy), self.x)
        return add(self.de_dw, de_dw) if self.de_dw else de_dw


class BiasAddsUp(Dense):
    """The same list is added to for ever."""
    def slope_of_bias(self, de_dy):
        self.de_db = self.de_db or [0 for _ in self.bias]
        for slopes in de_dy:
            for j, s in enumerate(slopes):
                self.de_db[j] += s
        return self.de_db


class ArticleAddsUp(ArticleDense):
    """Each step is the sum of all steps so far."""
    def slope_of_weights(self, de_dy):
        de_dw = matmul(transpose(de_dy), self.x)
        self.de_dw = add(self.de_dw, de_dw) if self.de_dw else de_dw
        return self.de_dw


# updated weights used
class StepFirst(ArticleDense):
    """de_dx comes from the weights after the step."""
    def backward(self, de_dy, learning_rate):
        self.step(self.slope_of_weights(de_dy), self.slope_of_bias(de_dy),
                  learning_rate)
        return self.slope_of_x(de_dy)


class StepInPlaceFirst(InPlaceDense):
    """de_dx comes from the weights after the step."""
    backward = StepFirst.backward


class StepIfRateFirst(SteppingDense):
    """de_dx comes from the weights after the step."""
    def backward(self, de_dy, learning_rate=None):
        self.de_dw = self.slope_of_weights(de_dy)
        self.de_db = self.slope_of_bias(de_dy)
        if learning_rate is not None:
            descend(self.weights + [self.bias], self.de_dw + [self.de_db],
                    learning_rate)
        return self.slope_of_x(de_dy)


# softmax diagonal only
class SoftmaxDiagonal(Softmax):
    """Each y depends on the other x of its row, too."""
    def backward(self, de_dy, learning_rate=None):
        return [[y * (1 - y) * s for y, s in zip(row, slopes)]
                for row, slopes in zip(self.y, de_dy)]


# wrong axis
class HalfSquaresOverOutputs(HalfSquares):
    """e is divided by the number of examples, the slope by outputs."""
    def slope(self, d):
        return d / self.m


class BiasAlongRows(Dense):
    """Adds each row up, not each column."""
    def slope_of_bias(self, de_dy):
        return [sum(slopes) for slopes in de_dy]


class ArticleBiasAlongRows(ArticleDense):
    """Adds each row up; zip in `stepped` leaves out the rows too many."""
    def slope_of_bias(self, de_dy):
        return [sum(slopes) for slopes in de_dy]


# output instead of input
class RemembersOutput(Dense):
    """de_dw is made of y where it should be of x."""
    def forward(self, x):
        self.x = linear(x, self.weights, self.bias)
        return self.x


class SquareOfOutput(Square):
    """2 y for 2 x."""
    def slope(self, x, y):
        return 2 * y


class TanhOfOutput(Tanh):
    """The slope of tanh at y, not at x."""
    def slope(self, x, y):
        return 1 - self.value(y) * self.value(y)


# argument modified
class WritesIntoX(ReLU):
    """forward changes the x of whoever calls it."""
    def forward(self, x):
        for row in x:
            row[:] = [self.value(a) for a in row]
        self.x = self.y = x
        return x


class WritesIntoSlopes(ReLU):
    """backward changes the de_dy of whoever calls it."""
    def backward(self, de_dy, learning_rate=None):
        for row, slopes in zip(self.x, de_dy):
            slopes[:] = [s if a > 0 else 0 for a, s in zip(row, slopes)]
        return de_dy


class DenseWritesIntoSlopes(DenseSigmoid):
    """backward changes the de_dy of whoever calls it."""
    def slope_of_z(self, de_dy):
        for row, slopes in zip(self.y, de_dy):
            for j, y in enumerate(row):
                slopes[j] *= self.slope(y)
        return de_dy


class WritesIntoY(MeanSquares):
    """forward changes the y of whoever calls it."""
    def differences(self, y, label):
        for row, labels in zip(y, label):
            row[:] = [a - b for a, b in zip(row, labels)]
        return y


class WritesIntoLabel(MeanSquares):
    """forward changes the label, and the next epoch learns another one."""
    def differences(self, y, label):
        for row, labels in zip(y, label):
            labels[:] = [a - b for a, b in zip(row, labels)]
        return label


# learning rate twice
class RateTimesRate(InPlaceDense):
    """The step is rate * rate * slope."""
    def step(self, de_dw, de_db, learning_rate):
        descend(self.weights + [self.bias], scale(learning_rate, de_dw)
                + scale(learning_rate, [de_db]), learning_rate)


class OwnRate(Dense):
    """Its gradient has a rate in it, and the optimizer has one, too."""
    def slope_of_weights(self, de_dy):
        learning_rate = 0.01
        return scale(learning_rate, matmul(transpose(de_dy), self.x))


class StepsUnasked(SteppingDense):
    """Takes a step of its own before the optimizer's."""
    def backward(self, de_dy, learning_rate=None):
        self.de_dw = self.slope_of_weights(de_dy)
        self.de_db = self.slope_of_bias(de_dy)
        de_dx = self.slope_of_x(de_dy)
        descend(self.weights + [self.bias], self.de_dw + [self.de_db],
                learning_rate or 0.01)
        return de_dx


# off by one
class WeightsOneBefore(Conv1D):
    """x[i + k - 1] for x[i + k]; x[-1] is the last number."""
    def slope_of_weights(self, de_dy):
        return [sum([s * row[i + k - 1] for row, slopes in zip(self.x, de_dy)
                     for i, s in enumerate(slopes)])
                for k in range(len(self.weights))]


class WeightsOneAfter(Conv1D):
    """x[i + k + 1] for x[i + k]; zip hides that the last is missing."""
    def slope_of_weights(self, de_dy):
        return [sum([s * a for row, slopes in zip(self.x, de_dy)
                     for s, a in zip(slopes, row[k + 1:])])
                for k in range(len(self.weights))]


class WeightsWithoutLastWindow(Conv1D):
    """The loop ends before the last window."""
    def slope_of_weights(self, de_dy):
        return [sum([slopes[i] * row[i + k]
                     for row, slopes in zip(self.x, de_dy)
                     for i in range(self.output_dim - 1)])
                for k in range(len(self.weights))]


class InputOneBefore(Conv1D):
    """de_dx[i + k - 1] for de_dx[i + k]."""
    def slope_of_x(self, de_dy):
        de_dx = [[0 for _ in row] for row in self.x]
        for row, slopes in zip(de_dx, de_dy):
            for i, s in enumerate(slopes):
                for k, w in enumerate(self.weights):
                    row[i + k - 1] += s * w
        return de_dx
