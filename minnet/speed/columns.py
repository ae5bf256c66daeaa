"""By columns: each list has one number of all examples, or of all windows.

Where there are more examples than neurons, these are the longest passes:
y = x W^T + b is for each output a sum of the columns of x, and the slopes of
a row of weights are a sum of the rows of x, of which those with the slope 0
are left out. A ConvLayer, too, goes by columns: what all its windows show is
the batch of one FCLayer.
"""

from ..layers import FCLayer
from . import rows
from .formulas import ACTIVATIONS, flat


class Dense(rows.Dense):
    """An FCLayer."""

    across = False

    def forward(self, x):
        """As the other."""
        self.x = x
        return [rows.summed("+", [b] * len(x[0]), w, x)
                for w, b in zip(self.w[0], self.b[0][0])]

    def below(self, d):
        """As the other."""
        nothing = [0.0] * len(d[0])
        return [rows.summed("+", nothing, w, d) for w in zip(*self.w[0])]

    def learn(self, d, step):
        """As the other."""
        nothing, views = [0.0] * self.inputs, list(zip(*self.x))
        self.g = [step.sums(self.w, place, column, views)
                  if self.inputs > FEW else step.slopes(
                      self.w, place, rows.dots(column, self.x, nothing))
                  for place, column in enumerate(d)]
        self.g_bias = step.slopes(self.b, 0, list(map(sum, d)), True)

    def leave(self):
        """As the other."""
        self.x = rows.turned(self.x)
        rows.Dense.leave(self)


FEW = 5  # inputs; then dots are faster


class Filters(Dense):
    """A ConvLayer: what each of its windows shows goes through one FCLayer."""

    def __init__(self, layer):
        Dense.__init__(self, layer.fc)
        self.image, self.places = layer, len(layer.windows)
        self.takers = [rows.taker(places) for places in zip(*layer.windows)]
        # For each input: where the windows that show it keep its slope, in
        # a list of such columns; the last one, a 0, fills up.
        shown = [[] for _ in range(layer.input_dim + 1)]
        for number, window in enumerate(layer.windows):
            for column, place in enumerate(window):
                shown[place].append(column * self.places + number)
        del shown[layer.input_dim]  # the edge
        most = max(1, *map(len, shown))  # 1: some may be shown by none
        self.gather = [rows.taker(places) for places in zip(*[
            places + [-1] * (most - len(places)) for places in shown])]

    def forward(self, x):
        """y, for a batch"""
        self.images = x
        padded = [list(row) + [0.0] for row in x]
        y = Dense.forward(self, [flat(map(take, padded))
                                 for take in self.takers])
        return list(map(flat, self.by_images(list(zip(*y)))))

    def by_images(self, numbers):
        """Those of all windows, image by image."""
        return [numbers[first:first + self.places]
                for first in range(0, len(numbers), self.places)]

    def backward(self, d, is_lowest, step):
        """As the other."""
        d = flat(d)
        return Dense.backward(self, [d[place::self.outputs] for place in
                                     range(self.outputs)], is_lowest, step)

    def below(self, d):
        """Each input gets the slopes of all windows that show it."""
        found = []
        for parts in zip(*map(self.by_images, Dense.below(self, d))):
            slopes = flat(parts) + [0.0]
            found.append(list(map(sum, zip(*[take(slopes)
                                             for take in self.gather]))))
        return found

    def leave(self):
        """As the other; and the image."""
        Dense.leave(self)
        self.image.x = self.images


class Bend(rows.Bend):
    """An activation; one that needs whole rows turns all round twice."""

    def __init__(self, layer):
        rows.Bend.__init__(self, layer)
        entry = ACTIVATIONS[type(layer)]
        kinds = {line.kind for line in entry.forward + (entry.backward or [])}
        self.turns = bool(self.is_dropout or entry.rows
                          or kinds & {"sum", "max"})

    def forward(self, x):
        """y, for a batch"""
        return rows.turned(rows.Bend.forward(self, rows.turned(x))) \
            if self.turns else rows.Bend.forward(self, x)

    def backward(self, d, is_lowest, step):
        """The slopes at x."""
        return rows.turned(self.back(rows.turned(d), self.found)) \
            if self.turns else self.back(d, self.found)

    def leave(self):
        """As the other."""
        rows.Bend.leave(self, list if self.turns else rows.turned)


class Columns(rows.Rows):
    """What a batch goes through, turned round."""

    def stages_of(self, layer):
        """As the other."""
        return [(Dense if type(layer) is FCLayer else Bend)(layer)]

    def forward(self, x):
        """The outputs for a batch, row by row."""
        return rows.turned(rows.Rows.forward(self, rows.turned(x)))

    def backward(self, d, step):
        """The slopes flow back; each stage steps."""
        rows.Rows.backward(self, rows.turned(d), step)
