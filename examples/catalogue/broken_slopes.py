"""More kinds of mistakes in the layers of broken_layers.py.

Right are, besides those, four more activations. Then, kind by kind, classes
that are the same but for one method.
"""

import array
import collections
import math

from .broken_layers import (ArticleDense, Dense, DenseReLU, DenseSigmoid,
                            InPlaceDense, MeanSquares, ReLU, Sigmoid, Square,
                            Tanh, add, descend, linear, matmul, scale, stepped,
                            sum_rows, transpose)


# The right ones.

class Exp(Square):
    """y = e^x"""

    def value(self, x):
        return math.exp(x)

    def slope(self, x, y):
        return y


class Sin(Square):
    """y = sin x"""

    def value(self, x):
        return math.sin(x)

    def slope(self, x, y):
        return math.cos(x)


class Softplus(Square):
    """y = log(1 + e^x)"""

    def value(self, x):
        return math.log(1 + math.exp(x))

    def slope(self, x, y):
        return 1 / (1 + math.exp(-x))


class DenseTanh(DenseSigmoid):
    """y = tanh(z), z = x W^T + b: a layer with its activation."""

    def value(self, z):
        return math.tanh(z)

    def slope(self, y):
        return 1 - y * y


class InTuples(ArticleDense):
    """y = x W^T + b; the numbers are in tuples, new ones at each step."""

    def __init__(self, weights, bias):
        ArticleDense.__init__(self, tuple(map(tuple, weights)), tuple(bias))

    def step(self, de_dw, de_db, learning_rate):
        self.weights = tuple([tuple(stepped(row, slopes, learning_rate))
                              for row, slopes in zip(self.weights, de_dw)])
        self.bias = tuple(stepped(self.bias, de_db, learning_rate))


class InArrays(ArticleDense):
    """y = x W^T + b; the numbers are in arrays."""

    def __init__(self, weights, bias):
        ArticleDense.__init__(self, [array.array("d", row) for row in weights],
                              array.array("d", bias))

    def step(self, de_dw, de_db, learning_rate):
        for values, slopes in zip(self.weights + [self.bias],
                                  de_dw + [de_db]):
            for j, s in enumerate(slopes):
                values[j] -= learning_rate * s


class InDeques(InArrays):
    """y = x W^T + b; the numbers are in deques."""

    def __init__(self, weights, bias):
        ArticleDense.__init__(
            self, [collections.deque(row) for row in weights],
            collections.deque(bias))


class Neuron:
    """w . x + b; it knows its layer."""

    def __init__(self, layer, w, b):
        self.layer, self.w, self.b = layer, w, b


class OfNeurons:
    """y = x W^T + b; each output is a Neuron that steps itself."""

    def __init__(self, weights, bias):
        self.neurons = [Neuron(self, w, b) for w, b in zip(weights, bias)]

    def forward(self, x):
        self.x = x
        return linear(x, [neuron.w for neuron in self.neurons],
                      [neuron.b for neuron in self.neurons])

    def backward(self, de_dy, learning_rate):
        de_dx = matmul(de_dy, [neuron.w for neuron in self.neurons])
        for neuron, slopes in zip(self.neurons, transpose(de_dy)):
            self.step(neuron, slopes, learning_rate)
        return de_dx

    def step(self, neuron, slopes, learning_rate):
        de_dw = matmul([slopes], self.x)[0]
        neuron.w = stepped(neuron.w, de_dw, learning_rate)
        neuron.b -= learning_rate * sum(slopes)


# not proportional to de_dy
class WeightsClipped(Dense):
    """Slopes are cut to -1 ... 1."""
    def slope_of_weights(self, de_dy):
        return [[max(-1, min(1, g)) for g in row]
                for row in matmul(transpose(de_dy), self.x)]


class ClippedByNorm(Dense):
    """Long slopes are shortened to length 1."""
    def slope_of_x(self, de_dy):
        de_dx = matmul(de_dy, self.weights)
        norm = math.sqrt(sum([a * a for row in de_dx for a in row]))
        return scale(1 / max(1, norm), de_dx)


class SignOfSlopes(ArticleDense):
    """The step has the same length whatever the slope."""
    def step(self, de_dw, de_db, learning_rate):
        signs = [[(a > 0) - (a < 0) for a in row] for row in de_dw + [de_db]]
        self.weights = [stepped(row, slopes, learning_rate)
                        for row, slopes in zip(self.weights, signs)]
        self.bias = stepped(self.bias, signs[-1], learning_rate)


class AbsoluteSlopes(Dense):
    """The signs of the slopes are lost."""
    def slope_of_bias(self, de_dy):
        return [sum([abs(s) for s in column]) for column in transpose(de_dy)]


class RoundedSlopes(Sigmoid):
    """Slopes are rounded to one digit."""
    def backward(self, de_dy, learning_rate=None):
        return [[round(y * (1 - y) * s, 1) for y, s in zip(row, slopes)]
                for row, slopes in zip(self.y, de_dy)]


# single precision
class SinglePrecision(Dense):
    """The slopes are computed with 24 bits."""
    def slope_of_weights(self, de_dy):
        return [list(array.array("f", map(float, row)))
                for row in matmul(transpose(de_dy), self.x)]


class TanhSinglePrecision(Tanh):
    """The slopes are computed with 24 bits."""
    def slope(self, x, y):
        return array.array("f", [1 - y * y])[0]


# something added
class WeightDecay(Dense):
    """Small weights are nice, but not what the error asks for."""
    def slope_of_weights(self, de_dy):
        return add(matmul(transpose(de_dy), self.x),
                   scale(0.1, self.weights))


class WeightsShrink(InPlaceDense):
    """All weights shrink with each step."""
    def step(self, de_dw, de_db, learning_rate):
        for row in self.weights:
            row[:] = [(1 - learning_rate / 4) * w for w in row]
        descend(self.weights + [self.bias], de_dw + [de_db], learning_rate)


class SigmoidPlus(Sigmoid):
    """de_dy + y (1 - y) for de_dy * y (1 - y)."""
    def backward(self, de_dy, learning_rate=None):
        return [[s + y * (1 - y) for y, s in zip(row, slopes)]
                for row, slopes in zip(self.y, de_dy)]


# de_dy not used
class SigmoidAlone(Sigmoid):
    """y (1 - y) without de_dy."""
    def backward(self, de_dy, learning_rate=None):
        return [[y * (1 - y) for y in row] for row in self.y]


class SquareAlone(Square):
    """2 x without de_dy."""
    def backward(self, de_dy, learning_rate=None):
        return scale(2, self.x)


class WeightsAlone(Dense):
    """The sums of x without de_dy."""
    def slope_of_weights(self, de_dy):
        return [sum_rows(self.x) for _ in self.weights]


# each row with its neighbour
class NextRow(Dense):
    """Slopes meet the x of the next row."""
    def slope_of_weights(self, de_dy):
        return matmul(transpose(de_dy), self.x[1:] + self.x[:1])


class SquareOfNextRow(Square):
    """Slopes meet the x of the row before."""
    def backward(self, de_dy, learning_rate=None):
        return [[2 * a * s for a, s in zip(*rows)]
                for rows in zip(self.x[-1:] + self.x[:-1], de_dy)]


class RowsReversed(Dense):
    """Remembered last in, first out: the last slopes meet the first x."""
    def slope_of_weights(self, de_dy):
        return matmul(transpose(de_dy), self.x[::-1])


# mask of another row
class MaskOfFirstRow(ReLU):
    """The mask of row 0 is used for all rows."""
    def backward(self, de_dy, learning_rate=None):
        return [[s if a > 0 else 0 for a, s in zip(self.x[0], slopes)]
                for slopes in de_dy]


class DenseMaskOfFirstRow(DenseReLU):
    """The mask of row 0 is used for all rows."""
    def slope_of_z(self, de_dy):
        return [[self.slope(y) * s for y, s in zip(self.y[0], slopes)]
                for slopes in de_dy]


# input instead of output
class SigmoidOfInput(Sigmoid):
    """x (1 - x) for y (1 - y)."""
    def slope(self, x, y):
        return x * (1 - x)


class TanhOfInput(Tanh):
    """1 - x^2 for 1 - y^2."""
    def slope(self, x, y):
        return 1 - x * x


class ExpOfInput(Exp):
    """x for y."""
    def slope(self, x, y):
        return x


class DenseSigmoidOfInput(DenseSigmoid):
    """z (1 - z) for y (1 - y)."""
    def slope_of_z(self, de_dy):
        return [[z * (1 - z) * s for z, s in zip(row, slopes)] for row, slopes
                in zip(linear(self.x, self.weights, self.bias), de_dy)]


# output instead of input
class SigmoidOfOutput(Sigmoid):
    """The slope at y, not at x."""
    def slope(self, x, y):
        return self.value(y) * (1 - self.value(y))


class SinOfOutput(Sin):
    """The slope at y, not at x."""
    def slope(self, x, y):
        return math.cos(y)


class SoftplusOfOutput(Softplus):
    """The slope at y, not at x."""
    def slope(self, x, y):
        return 1 / (1 + math.exp(-y))


# slope of another activation
class TanhBySigmoid(Tanh):
    """y (1 - y) is the slope of a sigmoid."""
    def slope(self, x, y):
        return y * (1 - y)


class SigmoidByTanh(Sigmoid):
    """1 - y^2 is the slope of tanh."""
    def slope(self, x, y):
        return 1 - y * y


class ReLUBySigmoid(ReLU):
    """y (1 - y) is the slope of a sigmoid."""
    def slope(self, x, y):
        return y * (1 - y)


class DenseReLUBySigmoid(DenseReLU):
    """y (1 - y) is the slope of a sigmoid."""
    def slope(self, y):
        return y * (1 - y)


class DenseTanhBySigmoid(DenseTanh):
    """y (1 - y) is the slope of a sigmoid."""
    def slope(self, y):
        return y * (1 - y)


# value instead of slope
class SigmoidByValue(Sigmoid):
    """y for y (1 - y)."""
    def slope(self, x, y):
        return y


class TanhByValue(Tanh):
    """y for 1 - y^2."""
    def slope(self, x, y):
        return y


class SinByValue(Sin):
    """sin for cos."""
    def slope(self, x, y):
        return math.sin(x)


class DenseTanhByValue(DenseTanh):
    """y for 1 - y^2."""
    def slope(self, y):
        return y


# wrong argument
class ExpOfMinus(Exp):
    """e^-x for e^x."""
    def slope(self, x, y):
        return math.exp(-x)


class SinOfTwice(Sin):
    """cos 2x for cos x."""
    def slope(self, x, y):
        return math.cos(2 * x)


class SquareOfNext(Square):
    """2 (x + 1) for 2 x."""
    def slope(self, x, y):
        return 2 * (x + 1)


class ExpOfSlope(Exp):
    """e^de_dy for e^x."""
    def backward(self, de_dy, learning_rate=None):
        return [[math.exp(s) * s for s in row] for row in de_dy]


# weight instead of input
class ByWeights(Dense):
    """The slopes of the weights are made with the weights."""
    def slope_of_weights(self, de_dy):
        return [[s * w for w in row]
                for s, row in zip(sum_rows(de_dy), self.weights)]


# bias replaced
class BiasReplaced(ArticleDense):
    """`=` for `-=`: the bias is set to the step."""
    def step(self, de_dw, de_db, learning_rate):
        self.weights = [stepped(row, slopes, learning_rate)
                        for row, slopes in zip(self.weights, de_dw)]
        self.bias = [-learning_rate * g for g in de_db]


class AllReplaced(ArticleDense):
    """`=` for `-=`: weights and bias are set to the step."""
    def step(self, de_dw, de_db, learning_rate):
        self.weights = scale(-learning_rate, de_dw)
        self.bias = [-learning_rate * g for g in de_db]


# first row skipped
class FirstRowSkipped(Dense):
    """The loop begins with row 1, where the first is row 0."""
    def slope_of_weights(self, de_dy):
        return matmul(transpose(de_dy[1:]), self.x[1:])


class FirstBiasSkipped(ArticleDense):
    """The loop begins with row 1, where the first is row 0."""
    def slope_of_bias(self, de_dy):
        return sum_rows(de_dy[1:])


# last row skipped
class LastRowSkipped(ArticleDense):
    """The loop ends before the last row."""
    def slope_of_weights(self, de_dy):
        return matmul(transpose(de_dy[:-1]), self.x)


class LastBiasSkipped(Dense):
    """The loop ends before the last row."""
    def slope_of_bias(self, de_dy):
        return sum_rows(de_dy[:-1])


# divided by all numbers
class DenseOverAll(Dense):
    """The mean over all numbers of de_dy, not over the rows."""
    def slope_of_weights(self, de_dy):
        return scale(1 / (len(de_dy) * len(de_dy[0])),
                     matmul(transpose(de_dy), self.x))


class MeanSquaresOverAll(MeanSquares):
    """e is divided by n m, the slope by that twice."""
    def slope(self, d):
        return 2 * d / (self.n * self.m) / (self.n * self.m)


# stale input
class RemembersAll(Dense):
    """Each x comes behind all others before; the first meets the slopes."""
    def forward(self, x):
        self.x = (self.x or []) + x
        return linear(x, self.weights, self.bias)

    def slope_of_weights(self, de_dy):
        return matmul(transpose(de_dy), self.x)


class SquareRemembersAll(Square):
    """Each x comes behind all others before; the first meets the slopes."""
    def forward(self, x):
        self.x = (self.x or []) + x
        self.y = [[a * a for a in row] for row in self.x]
        return self.y[-len(x):]


# gradient accumulated
class BiasRemembersAll(ArticleDense):
    """All de_dy since ever are added up."""
    def slope_of_bias(self, de_dy):
        self.seen = getattr(self, "seen", []) + de_dy
        return sum_rows(self.seen)


# memory grows
class KeepsInputs(Dense):
    """Every x is kept for ever; the last one is right."""
    def forward(self, x):
        self.all_x = getattr(self, "all_x", []) + [x]
        self.x = self.all_x[-1]
        return linear(x, self.weights, self.bias)


class KeepsOutputs(Tanh):
    """Every y is kept for ever; the last one is right."""
    def forward(self, x):
        y = [[self.value(a) for a in row] for row in x]
        self.x, self.y = x, y
        self.all_y = getattr(self, "all_y", [])
        self.all_y.append(y)
        return y


# factor 2 doubled
class TuplesTwice(InTuples):
    """The step of the weights is twice too long."""
    def step(self, de_dw, de_db, learning_rate):
        self.weights = tuple([tuple(stepped(row, slopes, 2 * learning_rate))
                              for row, slopes in zip(self.weights, de_dw)])
        self.bias = tuple(stepped(self.bias, de_db, learning_rate))


class DequesTwice(InDeques):
    """The step is twice too long."""
    def step(self, de_dw, de_db, learning_rate):
        InDeques.step(self, de_dw, de_db, 2 * learning_rate)


class NeuronsTwice(OfNeurons):
    """The step of w is twice too long."""
    def step(self, neuron, slopes, learning_rate):
        de_dw = matmul([slopes], self.x)[0]
        neuron.w = stepped(neuron.w, de_dw, 2 * learning_rate)
        neuron.b -= learning_rate * sum(slopes)


# sign
class ArraysUphill(InArrays):
    """The step is w + rate * slope: it climbs."""
    def step(self, de_dw, de_db, learning_rate):
        InArrays.step(self, de_dw, de_db, -learning_rate)


class NeuronsUphill(OfNeurons):
    """b + rate * slope: it climbs."""
    def step(self, neuron, slopes, learning_rate):
        de_dw = matmul([slopes], self.x)[0]
        neuron.w = stepped(neuron.w, de_dw, learning_rate)
        neuron.b += learning_rate * sum(slopes)


# bias gradient missing
class TuplesBiasMissing(InTuples):
    """The bias stays as it is."""
    def step(self, de_dw, de_db, learning_rate):
        self.weights = tuple([tuple(stepped(row, slopes, learning_rate))
                              for row, slopes in zip(self.weights, de_dw)])


# learning rate twice
class ArraysRateTwice(InArrays):
    """The step is rate * rate * slope."""
    def step(self, de_dw, de_db, learning_rate):
        InArrays.step(self, de_dw, de_db, learning_rate * learning_rate)


# a threshold that is not quite 0
class ReLUAboveTenth(ReLU):
    """The slope begins at 0.1."""
    def slope(self, x, y):
        return 1 if x > 0.1 else 0


class ReLUAboveOne(ReLU):
    """The slope begins at 1."""
    def slope(self, x, y):
        return 1 if x > 1 else 0


class ReLUAboveMinus(ReLU):
    """The slope begins at -0.3."""
    def slope(self, x, y):
        return 1 if x > -0.3 else 0
