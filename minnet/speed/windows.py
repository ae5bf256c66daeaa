"""ConvLayer and MaxPoolLayer by rows: all windows of a batch at once.

For each number of a window there is a column: what all windows of all images
show there. So a filter is a sum of columns, and its slopes are sums of views,
what one window shows, of which those with the slope 0 are left out.
"""

from operator import itemgetter

from ..more.convolution import ConvLayer, MaxPoolLayer
from . import rows


def taker(places):
    """A function that takes these numbers out of a row."""
    return itemgetter(*places) if len(places) > 1 else \
        lambda row: (row[places[0]],)


def joined(parts):
    """One list."""
    return [number for part in parts for number in part]


def cut(numbers, length):
    """A list in lists of that length."""
    return [numbers[first:first + length]
            for first in range(0, len(numbers), length)]


class Filters(rows.Dense):
    """A ConvLayer: what each of its windows shows goes through one FCLayer."""

    def __init__(self, layer):
        rows.Dense.__init__(self, layer.fc)
        self.image, self.by_columns = layer, False
        self.width, self.filters = layer.input_dim, layer.output_channels
        self.places = len(layer.windows)
        self.takers = [taker(places) for places in zip(*layer.windows)]
        # For each input: where the windows that show it keep its slope, in
        # a list of such columns; the last one, a 0, fills up.
        shown = [[] for _ in range(self.width + 1)]
        for number, window in enumerate(layer.windows):
            for place, column in zip(window, range(len(window))):
                shown[place].append(column * self.places + number)
        del shown[self.width]  # the edge
        most = max(1, *map(len, shown))  # 1: some may be shown by none
        self.gather = [taker(places) for places in zip(*[
            places + [-1] * (most - len(places)) for places in shown])]

    def forward(self, x):
        """y, for a batch"""
        self.images = x
        padded = [list(row) + [0.0] for row in x]
        self.columns = [joined(map(take, padded)) for take in self.takers]
        y = [0.0] * (len(x) * self.places * self.filters)
        for place, (w, b) in enumerate(zip(self.w[0], self.b[0][0])):
            y[place::self.filters] = rows.summed(
                "+", [b] * len(self.columns[0]), w, self.columns)
        return cut(y, self.places * self.filters)

    def backward(self, d, is_lowest, step):
        """The slopes at x, but not for the lowest layer; and the step."""
        d = joined(d)
        d = [d[place::self.filters] for place in range(self.filters)]
        below = None if is_lowest else self.below(d)
        self.x = list(zip(*self.columns))  # what each window shows
        self.g = [step.sums(self.w, place, factors, self.x)
                  for place, factors in enumerate(d)]
        self.g_bias = step.slopes(self.b, 0, list(map(sum, d)), is_bias=True)
        return below

    def leave(self):
        """What the layer remembers of the step, and its FCLayer."""
        self.image.x, self.x = self.images, rows.copies(self.x)
        rows.Dense.leave(self)

    def below(self, d):
        """Each input gets the slopes of all windows that show it."""
        nothing = [0.0] * len(d[0])
        columns = [cut(rows.summed("+", nothing, w, d), self.places)
                   for w in zip(*self.w[0])]
        found = []
        for parts in zip(*columns):
            slopes = joined(parts) + [0.0]
            found.append(list(map(sum, zip(*[take(slopes)
                                             for take in self.gather]))))
        return found


class Largest:
    """A MaxPoolLayer."""

    count = 0

    def __init__(self, layer):
        self.layer, self.windows = layer, layer.windows
        self.takers = [taker(places) for places in zip(*layer.windows)]

    def begin(self, tables, x):
        """Nothing to learn."""

    def end(self):
        """Nothing to put back."""

    def forward(self, x):
        """y, for a batch"""
        self.x, y = x, []
        self.views = [list(zip(*[take(row) for take in self.takers]))
                      for row in x]
        y = [list(map(max, views)) for views in self.views]
        self.y = y
        return y

    def backward(self, d, is_lowest, step):
        """Each slope at the place of its window's largest number."""
        found = []
        for slopes, views, y in zip(d, self.views, self.y):
            row = [0.0] * len(self.x[0])
            for slope, window, view, largest in zip(slopes, self.windows,
                                                    views, y):
                if slope:
                    row[window[view.index(largest)]] += slope
            found.append(row)
        return found

    def leave(self):
        """What the layer remembers of the step."""
        self.layer.x = self.x


WINDOWS = {ConvLayer: Filters, MaxPoolLayer: Largest}
