"""Two layers in a class, residual, normalising and dropping layers: the
right ones, then with mistakes, kind by kind.
"""

import math
import random

from .broken_layers import (HalfSquares, Linear, Softmax, add, matmul, scale,
                            sum_rows, transpose)


# The right ones.

def times(one, other):
    return [[p * q for p, q in zip(*rows)] for rows in zip(one, other)]


class TwoLayers:
    """y = f(x V^T) W^T, f = max(0, .): two layers in one class."""

    def __init__(self, v, w):
        self.v, self.w = v, w
        self.de_dv = self.de_dw = None

    def forward(self, x):
        self.x = x
        self.z = matmul(x, transpose(self.v))
        self.h = [[self.value(z) for z in row] for row in self.z]
        return matmul(self.h, transpose(self.w))

    def backward(self, de_dy, learning_rate=None):
        de_dz = self.slope_of_z(matmul(de_dy, self.w))
        self.de_dw = matmul(transpose(de_dy), self.h)
        self.de_dv = matmul(transpose(de_dz), self.x)
        return matmul(de_dz, self.v)

    def slope_of_z(self, de_dh):
        return times(de_dh, [[self.slope(h) for h in row] for row in self.h])

    def value(self, z):
        return max(0, z)

    def slope(self, h):
        return 1 if h > 0 else 0

    def parameters(self):
        yield "v", self.v, self.de_dv
        yield "w", self.w, self.de_dw


class TwoTanhLayers(TwoLayers):
    """y = tanh(x V^T) W^T: two layers in one class."""

    def value(self, z):
        return math.tanh(z)

    def slope(self, h):
        return 1 - h * h


class TiedLayers:
    """y = x W^T W, there and back by the same weights."""

    def __init__(self, weights):
        self.weights, self.de_dw = weights, None

    def forward(self, x):
        self.x, self.h = x, matmul(x, transpose(self.weights))
        return matmul(self.h, self.weights)

    def backward(self, de_dy, learning_rate=None):
        de_dh = matmul(de_dy, transpose(self.weights))
        self.de_dw = self.slope_of_weights(de_dy, de_dh)
        return matmul(de_dh, self.weights)

    def slope_of_weights(self, de_dy, de_dh):
        return add(matmul(transpose(de_dh), self.x),
                   matmul(transpose(self.h), de_dy))

    def parameters(self):
        yield "weights", self.weights, self.de_dw


class Residual(Linear):
    """y = x + f(x W^T + b), f = tanh"""

    def forward(self, x):
        self.x = x
        self.h = [[math.tanh(z) for z in row]
                  for row in Linear.forward(self, x)]
        return add(x, self.h)

    def backward(self, de_dy, learning_rate=None):
        de_dz = [[s * (1 - h * h) for s, h in zip(*rows)]
                 for rows in zip(de_dy, self.h)]
        self.de_dw = self.slope_of_weights(de_dz)
        self.de_db = self.slope_of_bias(de_dz)
        return self.joined(de_dy, self.slope_of_x(de_dz))

    def joined(self, de_dy, of_branch):
        return add(de_dy, of_branch)

    def parameters(self):
        yield "weights", self.weights, self.de_dw
        yield "bias", self.bias, self.de_db


class Scale:
    """y = gamma x + beta, number by number."""

    def __init__(self, gamma, beta):
        self.gamma, self.beta = gamma, beta
        self.input_dim = self.output_dim = len(gamma)
        self.de_dgamma = self.de_dbeta = None

    def forward(self, x):
        self.x = x
        return [[g * a + b for g, a, b in zip(self.gamma, row, self.beta)]
                for row in x]

    def backward(self, de_dy, learning_rate=None):
        self.de_dgamma = self.slope_of_gamma(de_dy)
        self.de_dbeta = sum_rows(de_dy)
        return self.slope_of_x(de_dy)

    def slope_of_gamma(self, de_dy):
        return sum_rows(times(de_dy, self.x))

    def slope_of_x(self, de_dy):
        return times(de_dy, [self.gamma for _ in de_dy])

    def parameters(self):
        yield "gamma", self.gamma, self.de_dgamma
        yield "beta", self.beta, self.de_dbeta


class Maxout:
    """y[j] is the largest of x . pieces[j][0], x . pieces[j][1], ..."""

    def __init__(self, pieces):
        self.pieces, self.gradient = pieces, None

    def forward(self, x):
        self.x = x
        self.z = [[[sum([w * a for w, a in zip(piece, row)])
                    for piece in unit] for unit in self.pieces] for row in x]
        return [[max(unit) for unit in row] for row in self.z]

    def backward(self, de_dy, learning_rate=None):
        de_dx = [[0 for _ in row] for row in self.x]
        self.gradient = [[[0 for _ in piece] for piece in unit]
                         for unit in self.pieces]
        for row, z, slopes, out in zip(self.x, self.z, de_dy, de_dx):
            for j, s in enumerate(slopes):
                for p in self.chosen(z[j]):
                    for i, a in enumerate(row):
                        self.gradient[j][p][i] += s * a
                        out[i] += s * self.pieces[j][p][i]
        return de_dx

    def chosen(self, z):
        return [z.index(max(z))]

    def parameters(self):
        for unit, slopes in zip(self.pieces, self.gradient or self.pieces):
            yield "pieces", unit, slopes


class BatchNorm:
    """y = (x - mean) / sqrt(variance + 1/100), by columns of the batch"""

    def forward(self, x):
        x = self.turned(x)
        self.y, self.spread = [], []
        for column in x:
            mean = sum(column) / len(column)
            variance = sum([(a - mean) ** 2 for a in column]) / len(column)
            self.spread.append(math.sqrt(variance + 0.01))
            self.y.append([(a - mean) / self.spread[-1] for a in column])
        return self.turned(self.y)

    def backward(self, de_dy, learning_rate=None):
        return self.turned([
            [self.slope(s, y, sum(slopes) / len(slopes),
                        sum([p * q for p, q in zip(slopes, ys)]) / len(ys))
             / spread for s, y in zip(slopes, ys)]
            for slopes, ys, spread in zip(self.turned(de_dy), self.y,
                                          self.spread)])

    def slope(self, s, y, of_mean, of_variance):
        return s - of_mean - y * of_variance

    def turned(self, rows):
        return transpose(rows)


class LayerNorm(BatchNorm):
    """y = (x - mean) / sqrt(variance + 1/100), in each row"""

    def turned(self, rows):
        return rows


class CrossEntropy(HalfSquares):
    """e = - sum of t log p / n, for n rows of probabilities p, labels t"""

    def differences(self, p, t):
        self.pairs = [list(zip(*rows)) for rows in zip(p, t)]
        return self.pairs

    def value(self, d):
        p, t = d
        return -t * math.log(p) / self.n if t else 0

    def slope(self, d):
        p, t = d
        return -t / p / self.n


class Dropout:
    """y = x / keep where it is kept, else 0; the seed says where."""

    def __init__(self, keep, seed):
        self.keep, self.seed = keep, seed

    def forward(self, x):
        self.mask = self.drawn(random.Random(self.seed), x)
        return times(self.mask, x)

    def drawn(self, numbers, x):
        return [[1 / self.keep if numbers.random() < self.keep else 0
                 for _ in row] for row in x]

    def backward(self, de_dy, learning_rate=None):
        return times(self.mask, de_dy)


class Share:
    """y = x / sum of its row, e.g. to make shares of amounts"""

    def forward(self, x):
        self.x = x
        self.sums = [sum([abs(a) + 1 for a in row]) for row in x]
        return [[a / total for a in row]
                for row, total in zip(x, self.sums)]

    def backward(self, de_dy, learning_rate=None):
        return [[(s - sum([p * q for p, q in zip(slopes, row)]) / total
                  * (1 if a > 0 else -1)) / total
                 for s, a in zip(slopes, row)]
                for row, slopes, total in zip(self.x, de_dy, self.sums)]


class Centred:
    """y = x - the mean of its column"""

    def forward(self, x):
        means = [a / len(x) for a in sum_rows(x)]
        return [[a - mean for a, mean in zip(row, means)] for row in x]

    def backward(self, de_dy, learning_rate=None):
        return Centred.forward(self, de_dy)


class RunningSum:
    """y[i] = x[0] + ... + x[i], rows of the batch"""

    def forward(self, x):
        return self.added(x)

    def backward(self, de_dy, learning_rate=None):
        return self.added(de_dy[::-1])[::-1]

    def added(self, rows):
        return [sum_rows(rows[:i + 1]) for i in range(len(rows))]


# mask missing
class TwoLayersWithoutMask(TwoLayers):
    """The slope passes also where the hidden layer is 0."""
    def slope_of_z(self, de_dh):
        return de_dh


# slope of the activation missing
class TwoTanhLayersWithoutSlope(TwoTanhLayers):
    """1 - h^2 is missing."""
    def slope_of_z(self, de_dh):
        return de_dh


# mask from the wrong side
class TwoLayersBelow(TwoLayers):
    """Lets through what is below 0."""
    def slope(self, h):
        return 0 if h > 0 else 1


# overwritten
class TiedFirst(TiedLayers):
    """`=` for `+=`: the weights are used twice, the first time is lost."""
    def slope_of_weights(self, de_dy, de_dh):
        return matmul(transpose(self.h), de_dy)


class TiedLast(TiedLayers):
    """`=` for `+=`: the weights are used twice, the second time is lost."""
    def slope_of_weights(self, de_dy, de_dh):
        return matmul(transpose(de_dh), self.x)


# skip connection missing
class SkipMissing(Residual):
    """x goes past the branch, too; so does its slope."""
    def joined(self, de_dy, of_branch):
        return of_branch


# branch missing
class BranchMissing(Residual):
    """x goes through the branch, too; so does its slope."""
    def joined(self, de_dy, of_branch):
        return de_dy


# slope to the first
class FirstPiece(Maxout):
    """The first piece gets the slope, not the largest."""
    def chosen(self, z):
        return [0]


# slope to all
class AllPieces(Maxout):
    """All pieces get the slope, not the largest alone."""
    def chosen(self, z):
        return range(len(z))


# weight instead of input
class ScaleByWeight(Scale):
    """de_dgamma is made with gamma where it should be with x."""
    def slope_of_gamma(self, de_dy):
        return sum_rows(times(de_dy, [self.gamma for _ in de_dy]))


# gradients exchanged
class ScaleExchanged(Scale):
    """gamma's gradient is called beta's, and beta's gamma's."""
    def parameters(self):
        yield "gamma", self.gamma, self.de_dbeta
        yield "beta", self.beta, self.de_dgamma


class TwoLayersExchanged(TwoLayers):
    """v's gradient is called w's, and w's v's."""
    def parameters(self):
        yield "v", self.v, self.de_dw
        yield "w", self.w, self.de_dv


# softmax over the batch
class SoftmaxOverAll(Softmax):
    """forward divides by the sum of the whole batch."""
    def forward(self, x):
        powers = [[math.exp(a) for a in row] for row in x]
        self.y = scale(1 / sum([sum(row) for row in powers]), powers)
        return self.y


class SoftmaxOverColumns(Softmax):
    """forward divides by the sum of the column."""
    def forward(self, x):
        powers = [[math.exp(a) for a in row] for row in x]
        sums = sum_rows(powers)
        self.y = [[a / total for a, total in zip(row, sums)]
                  for row in powers]
        return self.y


class SoftmaxSharedByAll(Softmax):
    """backward subtracts the sum of the whole batch."""
    def backward(self, de_dy, learning_rate=None):
        shared = sum(map(sum, times(self.y, de_dy)))
        return [[y * (s - shared) for y, s in zip(*rows)]
                for rows in zip(self.y, de_dy)]


# rows influence each other
class RunningSumAlone(RunningSum):
    """Each row is in the sums of those behind it, too."""
    def backward(self, de_dy, learning_rate=None):
        return de_dy


class SharesOfAll(Share):
    """forward divides by the sum of the whole batch, backward by rows."""
    def forward(self, x):
        self.x = x
        total = sum([abs(a) + 1 for row in x for a in row])
        self.sums = [total for _ in x]
        return scale(1 / total, x)


# mean held constant
class MeanConstant(BatchNorm):
    """The mean depends on x, too."""
    def slope(self, s, y, of_mean, of_variance):
        return s - y * of_variance


class LayerMeanConstant(LayerNorm):
    """The mean depends on x, too."""
    slope = MeanConstant.slope


class CentredByConstant(Centred):
    """The mean depends on x, too."""
    def backward(self, de_dy, learning_rate=None):
        return de_dy


# variance held constant
class VarianceConstant(BatchNorm):
    """The variance depends on x, too."""
    def slope(self, s, y, of_mean, of_variance):
        return s - of_mean


class LayerVarianceConstant(LayerNorm):
    """The variance depends on x, too."""
    slope = VarianceConstant.slope


# mean and variance held constant
class BothConstant(BatchNorm):
    """Mean and variance depend on x, too."""
    def slope(self, s, y, of_mean, of_variance):
        return s


class LayerBothConstant(LayerNorm):
    """Mean and variance depend on x, too."""
    slope = BothConstant.slope


# slope of softmax and loss together
class ProbabilityMinusLabel(CrossEntropy):
    """p - t is the slope before a softmax; this loss takes p."""
    def slope(self, d):
        p, t = d
        return (p - t) / self.n


class ProbabilityMinusLabelSum(CrossEntropy):
    """p - t is the slope before a softmax; this loss takes p."""
    def value(self, d):
        p, t = d
        return -t * math.log(p) if t else 0

    def slope(self, d):
        p, t = d
        return p - t


# dropout scaled wrongly
class DropoutUnscaled(Dropout):
    """forward divides by keep, backward does not."""
    def backward(self, de_dy, learning_rate=None):
        return [[s if m else 0 for m, s in zip(*rows)]
                for rows in zip(self.mask, de_dy)]


class DropoutScaledTwice(Dropout):
    """backward divides by keep twice."""
    def backward(self, de_dy, learning_rate=None):
        return scale(1 / self.keep, times(self.mask, de_dy))


class DropoutTimesKeep(Dropout):
    """backward multiplies by keep where forward divides."""
    def backward(self, de_dy, learning_rate=None):
        return scale(self.keep * self.keep, times(self.mask, de_dy))


# dropout drawn anew
class DropoutDrawnAnew(Dropout):
    """backward drops others than forward."""
    def backward(self, de_dy, learning_rate=None):
        return times(self.drawn(random.Random(self.seed + 1), de_dy), de_dy)


# mask missing
class DropoutWithoutMask(Dropout):
    """The slope passes also where x is dropped."""
    def backward(self, de_dy, learning_rate=None):
        return scale(1 / self.keep, de_dy)
