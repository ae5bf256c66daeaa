"""An oracle: derivatives by dual numbers. Calls nothing of minnet.

A dual number a + b d, with d * d = 0, carries a value and its slope: put d at
one number of a textbook's formula, and the result's slope is the derivative.
"""

import math


class Dual:
    """value + slope d"""

    def __init__(self, value, slope=0):
        self.value, self.slope = value, slope

    def __add__(self, other):
        other = dual(other)
        return Dual(self.value + other.value, self.slope + other.slope)

    def __mul__(self, other):
        other = dual(other)
        return Dual(self.value * other.value,
                    self.value * other.slope + self.slope * other.value)

    def __truediv__(self, other):
        other = dual(other)
        return Dual(self.value / other.value,
                    (self.slope * other.value - self.value * other.slope)
                    / (other.value * other.value))

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + -dual(other)

    def __rsub__(self, other):
        return -self + other

    def __rtruediv__(self, other):
        return dual(other) / self

    __radd__, __rmul__ = __add__, __mul__


def dual(a):
    return a if isinstance(a, Dual) else Dual(a)


def value(a):
    return a.value if isinstance(a, Dual) else a


def exp(a):
    a = dual(a)
    return Dual(math.exp(a.value), a.slope * math.exp(a.value))


def log(a):
    a = dual(a)
    return Dual(math.log(a.value), a.slope / a.value)


# Activations, for one number (softmax: one row).

def leaky(share):
    return lambda a: a if value(a) > 0 else share * a


relu = leaky(0)


def sigmoid(a):
    return 1 / (1 + exp(-a))


def tanh(a):
    return (exp(a) - exp(-a)) / (exp(a) + exp(-a))


def elu(alpha):
    return lambda a: a if value(a) >= 0 else alpha * (exp(a) - 1)


def softmax(row):
    total = sum([exp(a) for a in row])
    return [exp(a) / total for a in row]


def fc(x, weights, bias):
    return [[sum([w * a for w, a in zip(weights[j], row)]) + bias[j]
             for j in range(len(weights))] for row in x]


def maxout(x, *parameters):
    pieces = [fc(x, weights, bias) for weights, bias
              in zip(parameters[::2], parameters[1::2])]
    return [[max([piece[n][j] for piece in pieces], key=value)
             for j in range(len(pieces[0][0]))] for n in range(len(x))]


def windows(height, width, size, stride, padding=0):
    """The windows from left to right and down: for each, (place in it,
    place in the image) of all numbers that it covers."""
    for top in range(-padding, height + padding - size + 1, stride):
        for left in range(-padding, width + padding - size + 1, stride):
            yield [(i * size + j, (top + i) * width + left + j)
                   for i in range(size) for j in range(size)
                   if 0 <= top + i < height and 0 <= left + j < width]


def convolution(height, width, channels, size, stride, padding):
    def filtered(row, window, weights):
        return sum([weights[inside * channels + c] * row[place * channels + c]
                    for inside, place in window for c in range(channels)])

    return lambda x, weights, bias: [
        [filtered(row, window, weights[f]) + bias[f]
         for window in windows(height, width, size, stride, padding)
         for f in range(len(weights))] for row in x]


def max_pool(height, width, channels, size, stride):
    return lambda x: [
        [max([row[place * channels + c] for _, place in window], key=value)
         for window in windows(height, width, size, stride)
         for c in range(channels)] for row in x]


# Losses of a batch.

def summed(number, y, label):
    """The sum of number(a, b) for all numbers a of y, b of the label."""
    return sum([number(a, b) for rows in zip(y, label) for a, b in zip(*rows)])


def sse(y, label):
    return summed(lambda a, b: (a - b) * (a - b), y, label)


def mse(y, label):
    return sse(y, label) / (len(y) * len(y[0]))


def cross_entropy(x, label):
    return summed(lambda p, b: -b * log(p), [softmax(row) for row in x],
                  label) / len(x)


def binary_cross_entropy(x, label):
    # 1 - p as sigmoid(-a), which keeps its digits.
    return summed(lambda a, b: -b * log(sigmoid(a)) - (1 - b) * log(
        sigmoid(-a)), x, label) / (len(x) * len(x[0]))


def weighted(y, factors):
    """A number whose slope at y is `factors`."""
    return summed(lambda a, b: a * b, y, factors)


def slopes(formula, tables, place):
    """The derivatives of formula(*tables) at every number of the vector or
    matrix tables[place], in the same shape."""
    def derivative(*at):
        table = [list(row) if at[1:] else row for row in tables[place]]
        row = table[at[0]] if at[1:] else table
        row[at[-1]] = Dual(row[at[-1]], 1)
        return dual(formula(*tables[:place], table,
                            *tables[place + 1:])).slope

    return [[derivative(i, j) for j in range(len(row))]
            if isinstance(row, (list, tuple)) else derivative(i)
            for i, row in enumerate(tables[place])]
