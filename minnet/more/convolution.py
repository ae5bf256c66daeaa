"""ConvLayer and MaxPoolLayer look at images through small windows.

An image is a flat row of numbers, line by line from the top, in a line pixel
by pixel from the left, in a pixel channel by channel (one for grey, three for
red, green and blue): height * width * channels numbers.
"""

from ..layers import FCLayer, uniform_start
from ..matrix import Matrix
from ..support.checks import check_batch, check_count, check_slopes
from ..support.one_example import takes_one_example


def windows(height, width, channels, size, stride, padding):
    """Where the windows of size x size pixels are: for each, top left to
    bottom right, the places of its numbers in the flat row.

    A window may stand over the edge by `padding` pixels; a place out there
    is len(row), the place behind the last number.
    """
    def place(line, column, channel):
        inside = 0 <= line < height and 0 <= column < width
        return ((line * width + column) * channels + channel if inside
                else height * width * channels)

    return [[place(top + i, left + j, channel) for i in range(size)
             for j in range(size) for channel in range(channels)]
            for top in first_places(height, size, stride, padding)
            for left in first_places(width, size, stride, padding)]


def first_places(side, size, stride, padding):
    """Where windows of that size start along a side of the image."""
    return range(-padding, side + padding - size + 1, stride)


def check_image(height, width, channels, size, stride, padding, who):
    """All are counts, padding may be 0; the window fits into the image."""
    for value, name in ((height, "height"), (width, "width"),
                        (channels, "channels"), (size, "size"),
                        (stride, "stride")):
        check_count(value, name, who)
    if not isinstance(padding, int) or padding != 0:
        check_count(padding, "padding", who)
    if size > min(height, width) + 2 * padding:
        raise ValueError(
            f"{who}: a window of {size} x {size} pixels does not fit into an"
            f" image of {height} x {width} with a padding of {padding}")


@takes_one_example
class ConvLayer:
    """Convolution: the same few weights look at every place of an image.

    A window of size x size pixels moves over the image, `stride` pixels at a
    time. What it shows, size * size * channels numbers, goes through one and
    the same FCLayer, `self.fc`, with an output for each filter:

        weights  filters x (size * size * channels), a row for each filter
        bias     filters

    y is an image again: output_height * output_width pixels with a channel
    for each filter, where output_height is
    (height + 2 padding - size) // stride + 1, the width likewise. `padding`
    adds so many lines of zeros around the image. Slopes are those of FCLayer,
    added up over all windows. (It is what the field calls convolution; the
    filter is not turned round.)

    >>> layer = ConvLayer(2, 3, 1, filters=1, size=2)
    >>> layer.fc.weights, layer.fc.bias = [[1, 0, 0, 10]], [0]
    >>> layer.forward([[1, 2, 3, 4, 5, 6]])
    [[51, 62]]
    """

    def __init__(self, height: int, width: int, channels: int, filters: int,
                 size: int, stride=1, padding=0, init=uniform_start):
        check_image(height, width, channels, size, stride, padding,
                    "ConvLayer")
        check_count(filters, "filters", "ConvLayer")
        self.height, self.width, self.channels = height, width, channels
        self.filters, self.size = filters, size
        self.stride, self.padding = stride, padding
        self.windows = windows(height, width, channels, size, stride, padding)
        self.fc = FCLayer(size * size * channels, filters, init)
        self.output_height = len(first_places(height, size, stride, padding))
        self.output_width = len(first_places(width, size, stride, padding))
        self.output_channels = filters
        self.input_dim = height * width * channels
        self.output_dim = len(self.windows) * filters
        self.x = None

    def forward(self, x: Matrix) -> Matrix:
        """What each window shows goes through fc; y is all it gives."""
        check_batch(x, self.input_dim, self)
        self.x = x
        views = []
        for row in x:
            padded = list(row) + [0]
            views += [[padded[place] for place in window]
                      for window in self.windows]
        seen = self.fc.forward(views)
        count = len(self.windows)
        return [[value for values in seen[first:first + count]
                 for value in values]
                for first in range(0, len(seen), count)]

    def backward(self, de_dy: Matrix, learning_rate=None) -> Matrix:
        """de/dx: each number gets the slopes of all windows that show it."""
        check_slopes(de_dy, self.x, self, self.output_dim)
        filters, count = self.output_channels, len(self.windows)
        slopes = self.fc.backward(
            [row[first:first + filters] for row in de_dy
             for first in range(0, len(row), filters)], learning_rate)
        de_dx = []
        for first in range(0, len(slopes), count):
            row = [0 for _ in range(self.input_dim + 1)]
            for window, view in zip(self.windows, slopes[first:first + count]):
                for place, slope in zip(window, view):
                    row[place] += slope
            de_dx.append(row[:-1])
        return de_dx

    def parameters(self):
        """(name, values, gradient) of the filters."""
        return self.fc.parameters()

    def __repr__(self):
        return (f"ConvLayer({self.height}, {self.width}, {self.channels},"
                f" {self.filters}, {self.size})")


@takes_one_example
class MaxPoolLayer:
    """Max pooling: of every window the largest number, channel by channel.

    Windows of size x size pixels, `stride` apart (their size, if not given).
    The slope goes to that largest number (the first of them where several
    are), the others get 0. Shapes as in ConvLayer; nothing to learn.

    >>> layer = MaxPoolLayer(2, 4, 1, size=2)
    >>> layer.forward([[1, 2, 3, 4, 5, 6, 7, 9]])
    [[6, 9]]
    >>> layer.backward([[10, 20]])
    [[0, 0, 0, 0, 0, 10, 0, 20]]
    """

    def __init__(self, height: int, width: int, channels: int, size: int,
                 stride=None):
        stride = size if stride is None else stride
        check_image(height, width, channels, size, stride, 0, "MaxPoolLayer")
        self.height, self.width, self.channels = height, width, channels
        self.size, self.stride = size, stride
        # A window of its own for each channel: every channels-th place.
        self.windows = [
            [place for place in window if place % channels == channel]
            for window in windows(height, width, channels, size, stride, 0)
            for channel in range(channels)]
        self.output_height = len(first_places(height, size, stride, 0))
        self.output_width = len(first_places(width, size, stride, 0))
        self.output_channels = channels
        self.input_dim = height * width * channels
        self.output_dim = len(self.windows)
        self.x = None

    def forward(self, x: Matrix) -> Matrix:
        """y = the largest number of each window."""
        check_batch(x, self.input_dim, self)
        self.x = x
        return [[row[place] for place in self.largest(row)] for row in x]

    def largest(self, row):
        """The place of the largest number in each window."""
        return [max(window, key=lambda place: row[place])
                for window in self.windows]

    def backward(self, de_dy: Matrix, learning_rate=None) -> Matrix:
        """de/dx: each slope at the place of its window's largest number."""
        check_slopes(de_dy, self.x, self, self.output_dim)
        de_dx = []
        for row, slopes in zip(self.x, de_dy):
            spread = [0 for _ in row]
            for place, slope in zip(self.largest(row), slopes):
                spread[place] += slope
            de_dx.append(spread)
        return de_dx

    def parameters(self):
        """Nothing to learn."""
        return []

    def __repr__(self):
        return (f"MaxPoolLayer({self.height}, {self.width},"
                f" {self.channels}, {self.size})")
