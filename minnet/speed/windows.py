"""Windows by rows: all those of a batch at once.

ConvLayer: for each number of a window there is a column: what all windows of
all images show there. So a filter is a sum of columns, and its slopes are
sums of views, what one window shows, of which those with the slope 0 are
left out. MaxPoolLayer: the largest number of each window; a MaxoutLayer is
one FCLayer whose windows show what its pieces say.
"""

from operator import itemgetter

from ..more.convolution import ConvLayer, MaxPoolLayer
from ..more.maxout import MaxoutLayer
from . import rows
from .formulas import flat


def taker(places):
    """A function that takes these numbers out of a row."""
    return itemgetter(*places) if len(places) > 1 else \
        lambda row: (row[places[0]],)


def cut(numbers, length):
    """In lists of that length."""
    return [numbers[first:first + length]
            for first in range(0, len(numbers), length)]


class Filters(rows.Dense):
    """A ConvLayer: what each of its windows shows goes through one FCLayer."""

    across = False

    def __init__(self, layer):
        rows.Dense.__init__(self, layer.fc)
        self.image, self.places = layer, len(layer.windows)
        self.takers = [taker(places) for places in zip(*layer.windows)]
        # For each input: where the windows that show it keep its slope, in
        # a list of such columns; the last one, a 0, fills up.
        shown = [[] for _ in range(layer.input_dim + 1)]
        for number, window in enumerate(layer.windows):
            for column, place in enumerate(window):
                shown[place].append(column * self.places + number)
        del shown[layer.input_dim]  # the edge
        most = max(1, *map(len, shown))  # 1: some may be shown by none
        self.gather = [taker(places) for places in zip(*[
            places + [-1] * (most - len(places)) for places in shown])]

    def forward(self, x):
        """y, for a batch"""
        self.images = x
        padded = [list(row) + [0.0] for row in x]
        columns = [flat(map(take, padded)) for take in self.takers]
        self.x = list(zip(*columns))  # what each window shows
        y = [rows.summed("+", [b] * len(self.x), w, columns)
             for w, b in zip(self.w[0], self.b[0][0])]
        return list(map(flat, cut(list(zip(*y)), self.places)))

    def backward(self, d, is_lowest, step):
        """As the other."""
        d = flat(d)
        return rows.Dense.backward(self, cut(d, self.outputs), is_lowest,
                                   step)

    def below(self, d):
        """Each input gets the slopes of all windows that show it."""
        nothing, d = [0.0] * len(d), list(zip(*d))
        found = []
        for parts in zip(*[cut(rows.summed("+", nothing, w, d), self.places)
                           for w in zip(*self.w[0])]):
            slopes = flat(parts) + [0.0]
            found.append(list(map(sum, zip(*[take(slopes)
                                             for take in self.gather]))))
        return found

    def leave(self):
        """As a Stage."""
        self.x = rows.copies(self.x)
        rows.Dense.leave(self)
        self.image.x = self.images


class Largest(rows.Stage):
    """The largest number in each of some windows, lists of places: of a
    MaxPoolLayer, or of what the pieces of a MaxoutLayer say."""

    def __init__(self, layer, windows):
        rows.Stage.__init__(self, layer)
        self.windows = windows
        self.takers = [taker(places) for places in zip(*windows)]

    def forward(self, x):
        """y, for a batch"""
        self.x = x
        self.views = [list(zip(*[take(row) for take in self.takers]))
                      for row in x]
        self.y = [list(map(max, views)) for views in self.views]
        return self.y

    def winners(self):
        """The place in its window of each y."""
        return [list(map(tuple.index, views, y))
                for views, y in zip(self.views, self.y)]

    def backward(self, d, is_lowest, step):
        """Each slope at the place of its window's largest number."""
        found = []
        for slopes, winners in zip(d, self.winners()):
            row = [0.0] * len(self.x[0])
            for slope, window, winner in zip(slopes, self.windows, winners):
                row[window[winner]] += slope
            found.append(row)
        return found

    def leave(self):
        """As a Stage."""
        if hasattr(self.layer, "winners"):
            self.layer.winners = self.winners()
        else:
            self.layer.x = self.x


def stages_of(layer):
    """What such a layer does, one after another; nothing of another."""
    if type(layer) is ConvLayer:
        return [Filters(layer)]
    if type(layer) is MaxPoolLayer:
        return [Largest(layer, layer.windows)]
    if type(layer) is MaxoutLayer:
        width = layer.output_dim
        return [rows.Dense(layer), Largest(layer, [
            range(place, width * layer.pieces, width)
            for place in range(width)])]
    return []
