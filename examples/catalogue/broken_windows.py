"""Convolutions and pooling, right ones, then with mistakes, kind by kind.

An input is a row of numbers, or an image of them row by row. place(i, k) says
which of them is number k of window i, None where padding is. backward asks
place_of_weights and place_of_x, which are the same if they are right.
"""

from .broken_layers import Conv1D


# The right ones.

class Conv(Conv1D):
    """y[i] = weights[0] x[start] + weights[1] x[start + 1] + ... + b

    where start = i * stride - padding, and x is 0 outside.
    """

    def __init__(self, weights, bias, input_dim, stride=1, padding=0):
        self.weights, self.bias, self.input_dim = weights, bias, input_dim
        self.stride, self.padding = stride, padding
        self.output_dim = (input_dim + 2 * padding - len(weights)) // stride \
            + 1
        self.x = self.de_dw = self.de_db = None

    def place(self, i, k):
        at = i * self.stride - self.padding + k
        return at if 0 <= at < self.input_dim else None

    def place_of_weights(self, i, k):
        return self.place(i, k)

    def place_of_x(self, i, k):
        return self.place(i, k)

    def forward(self, x):
        self.x = x
        return [[self.bias[0] + sum([
            w * row[self.place(i, k)] for k, w in enumerate(self.weights)
            if self.place(i, k) is not None])
            for i in range(self.output_dim)] for row in x]

    def slope_of_weights(self, de_dy):
        de_dw = [0 for _ in self.weights]
        for row, slopes in zip(self.x, de_dy):
            for i, s in enumerate(slopes):
                for k in range(len(de_dw)):
                    at = self.place_of_weights(i, k)
                    if at is not None:
                        de_dw[k] += s * row[at]
        return de_dw

    def slope_of_x(self, de_dy):
        de_dx = [[0 for _ in row] for row in self.x]
        for row, slopes in zip(de_dx, de_dy):
            for i, s in enumerate(slopes):
                for k, w in enumerate(self.weights):
                    at = self.place_of_x(i, k)
                    if at is not None:
                        row[at] += s * w
        return de_dx


class ConvImage(Conv):
    """As Conv, for images of height x width, and size x size weights."""

    def __init__(self, weights, bias, height, width, stride=1, padding=0):
        self.weights, self.bias = weights, bias
        self.height, self.width = height, width
        self.size = 2 if len(weights) == 4 else 3
        self.stride, self.padding = stride, padding
        self.across = (width + 2 * padding - self.size) // stride + 1
        down = (height + 2 * padding - self.size) // stride + 1
        self.input_dim, self.output_dim = height * width, self.across * down
        self.x = self.de_dw = self.de_db = None

    def place(self, i, k):
        row = i // self.across * self.stride - self.padding + k // self.size
        column = i % self.across * self.stride - self.padding + k % self.size
        inside = 0 <= row < self.height and 0 <= column < self.width
        return row * self.width + column if inside else None


class MaxPool:
    """y[i] is the largest of x[i * stride], x[i * stride + 1], ..."""

    def __init__(self, size, stride, input_dim):
        self.size, self.stride, self.input_dim = size, stride, input_dim
        self.output_dim = (input_dim - size) // stride + 1

    def window(self, i):
        return range(i * self.stride, i * self.stride + self.size)

    def forward(self, x):
        self.x = x
        return [[self.value([row[at] for at in self.window(i)])
                 for i in range(self.output_dim)] for row in x]

    def backward(self, de_dy, learning_rate=None):
        de_dx = [[0 for _ in row] for row in self.x]
        for row, values, slopes in zip(de_dx, self.x, de_dy):
            for i, s in enumerate(slopes):
                window = self.window(i)
                shares = self.shares([values[at] for at in window])
                for at, share in zip(window, shares):
                    row[at] += s * share
        return de_dx

    def value(self, values):
        return max(values)

    def shares(self, values):
        """How much of the slope goes to each number of a window."""
        largest = values.index(max(values))
        return [int(k == largest) for k in range(len(values))]


class MeanPool(MaxPool):
    """y[i] is the mean of x[i * stride], x[i * stride + 1], ..."""

    def value(self, values):
        return sum(values) / len(values)

    def shares(self, values):
        return [1 / len(values) for _ in values]


class MaxPoolImage(MaxPool):
    """The largest of each size x size window of an image."""

    def __init__(self, size, stride, height, width):
        self.size, self.stride, self.width = size, stride, width
        self.across = (width - size) // stride + 1
        self.input_dim = height * width
        self.output_dim = self.across * ((height - size) // stride + 1)

    def window(self, i):
        row, column = divmod(i, self.across)
        corner = (row * self.width + column) * self.stride
        return [corner + k * self.width + j for k in range(self.size)
                for j in range(self.size)]


# kernel reversed
class KernelReversed(Conv):
    """Number k of the window meets the last weight but k."""
    def place_of_x(self, i, k):
        return self.place(i, len(self.weights) - 1 - k)


class KernelGradientReversed(Conv):
    """The gradient of the weights is the wrong way round."""
    def place_of_weights(self, i, k):
        return self.place(i, len(self.weights) - 1 - k)


class ImageKernelReversed(ConvImage):
    """The kernel is turned where it should not be."""
    def place_of_x(self, i, k):
        return self.place(i, len(self.weights) - 1 - k)


class ImageGradientReversed(ConvImage):
    """The gradient of the weights is the wrong way round."""
    def place_of_weights(self, i, k):
        return self.place(i, len(self.weights) - 1 - k)


# padding's edge dropped
class FirstWindowDropped(Conv):
    """The windows that begin in the padding on the left are left out."""
    def place_of_x(self, i, k):
        return self.place(i, k) if i * self.stride >= self.padding else None


class LastWindowDropped(Conv):
    """The windows that end in the padding on the right are left out."""
    def place_of_x(self, i, k):
        end = i * self.stride - self.padding + len(self.weights)
        return self.place(i, k) if end <= self.input_dim else None


class BothEdgesDropped(Conv):
    """Weights learn from the windows that are not in the padding."""
    def place_of_weights(self, i, k):
        start = i * self.stride - self.padding
        inside = 0 <= start <= self.input_dim - len(self.weights)
        return self.place(i, k) if inside else None


class ImageEdgesDropped(ConvImage):
    """The windows that reach into the padding are left out."""
    def place_of_x(self, i, k):
        inside = None not in [self.place(i, j)
                              for j in range(len(self.weights))]
        return self.place(i, k) if inside else None


# overwritten
class ConvOverwrites(Conv):
    """`=` for `+=`: where windows overlap the last one counts."""
    def slope_of_x(self, de_dy):
        de_dx = [[0 for _ in row] for row in self.x]
        for row, slopes in zip(de_dx, de_dy):
            for i, s in enumerate(slopes):
                for k, w in enumerate(self.weights):
                    if self.place(i, k) is not None:
                        row[self.place(i, k)] = s * w
        return de_dx


class ImageOverwrites(ConvImage):
    """`=` for `+=`: where windows overlap the last one counts."""
    slope_of_x = ConvOverwrites.slope_of_x


class MaxOverwrites(MaxPool):
    """`=` for `+=`: of two windows with one largest the last one counts."""
    def backward(self, de_dy, learning_rate=None):
        de_dx = [[0 for _ in row] for row in self.x]
        for row, values, slopes in zip(de_dx, self.x, de_dy):
            for i, s in enumerate(slopes):
                row[max(self.window(i), key=values.__getitem__)] = s
        return de_dx


class MeanOverwrites(MeanPool):
    """`=` for `+=`: where windows overlap the last one counts."""
    def backward(self, de_dy, learning_rate=None):
        de_dx = [[0 for _ in row] for row in self.x]
        for row, slopes in zip(de_dx, de_dy):
            for i, s in enumerate(slopes):
                for at in self.window(i):
                    row[at] = s / self.size
        return de_dx


class WeightsOverwritten(Conv):
    """`=` for `+=` in the loop over the windows: the last one counts."""
    def slope_of_weights(self, de_dy):
        i = self.output_dim - 1
        return [sum([slopes[i] * row[self.place(i, k)]
                     for row, slopes in zip(self.x, de_dy)
                     if self.place(i, k) is not None])
                for k in range(len(self.weights))]


# slope to the first
class SlopeToFirst(MaxPool):
    """The slope goes to the first of the window, not to the largest."""
    def shares(self, values):
        return [1] + [0 for _ in values[1:]]


class SlopeToLast(MaxPool):
    """The slope goes to the last of the window, not to the largest."""
    def shares(self, values):
        return [0 for _ in values[1:]] + [1]


class ImageSlopeToFirst(MaxPoolImage):
    """The slope goes to the corner of the window, not to the largest."""
    shares = SlopeToFirst.shares


# slope to all
class SlopeToAll(MaxPool):
    """The slope goes to all of the window, not to the largest alone."""
    def shares(self, values):
        return [1 for _ in values]


class ImageSlopeToAll(MaxPoolImage):
    """The slope goes to all of the window, not to the largest alone."""
    shares = SlopeToAll.shares


# only the first example
class ReturnsInLoop(Conv):
    """`return` stands in the loop over the rows."""
    def slope_of_weights(self, de_dy):
        return [sum([s * self.x[0][self.place(i, k)]
                     for i, s in enumerate(de_dy[0])
                     if self.place(i, k) is not None])
                for k in range(len(self.weights))]


class PoolReturnsInLoop(MaxPool):
    """`return` stands in the loop over the rows: the others stay 0."""
    def backward(self, de_dy, learning_rate=None):
        de_dx = [[0 for _ in row] for row in self.x]
        for row, values, slopes in zip(de_dx, self.x, de_dy):
            for i, s in enumerate(slopes):
                row[max(self.window(i), key=values.__getitem__)] += s
            return de_dx


# stride forgotten
class StrideForgotten(Conv):
    """Window i starts at i * stride, not at i."""
    def place_of_x(self, i, k):
        return i - self.padding + k if i + k >= self.padding else None


class StrideForgottenInWeights(Conv):
    """Window i starts at i * stride, not at i."""
    def place_of_weights(self, i, k):
        return i - self.padding + k if i + k >= self.padding else None


class PoolStrideForgotten(MeanPool):
    """forward goes by the stride, backward by the size of the window."""
    def backward(self, de_dy, learning_rate=None):
        de_dx = [[0 for _ in row] for row in self.x]
        for row, slopes in zip(de_dx, de_dy):
            for i, s in enumerate(slopes):
                for at in range(i * self.size, (i + 1) * self.size):
                    if at < self.input_dim:
                        row[at] += s / self.size
        return de_dx


# not proportional to de_dy
class FloorDivision(MeanPool):
    """`//` for `/`."""
    def backward(self, de_dy, learning_rate=None):
        de_dx = [[0 for _ in row] for row in self.x]
        for row, slopes in zip(de_dx, de_dy):
            for i, s in enumerate(slopes):
                for at in self.window(i):
                    row[at] += s // self.size
        return de_dx
