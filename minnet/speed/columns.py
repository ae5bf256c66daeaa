"""A large batch by columns: each list has one number of all its examples.

Where there are more examples than neurons, these are the longest passes:
y = x W^T + b is for each output a sum of the columns of x, and the slope of
a weight is the dot product of two columns.
"""

from ..layers import FCLayer
from . import rows
from .formulas import ACTIVATIONS


class Dense(rows.Dense):
    """An FCLayer."""

    def __init__(self, layer):
        rows.Dense.__init__(self, layer)
        self.by_columns = False  # the weights, that is

    def forward(self, x):
        """y = x W^T + b"""
        self.x = x
        return [rows.summed("+", [b] * len(x[0]), w, x)
                for w, b in zip(self.w[0], self.b[0][0])]

    def backward(self, d, is_lowest, step):
        """As the other."""
        below, nothing = None, [0.0] * len(d[0])
        if not is_lowest:
            below = [rows.summed("+", nothing, w, d)
                     for w in zip(*self.w[0])]
        nothing = [0.0] * self.inputs
        self.g = [step.slopes(self.w, place, rows.dots(column, self.x,
                                                       nothing))
                  for place, column in enumerate(d)]
        self.g_bias = step.slopes(self.b, 0, list(map(sum, d)), is_bias=True)
        return below

    def leave(self):
        """As the other."""
        self.x = rows.turned(self.x)
        rows.Dense.leave(self)


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

    def __init__(self, layers):
        self.stages = [(Dense if type(layer) is FCLayer else Bend)(layer)
                       for layer in layers]

    def forward(self, x):
        """The outputs for a batch, row by row."""
        return rows.turned(rows.Rows.forward(self, rows.turned(x)))

    def backward(self, d, step):
        """The slopes flow back; each stage steps."""
        rows.Rows.backward(self, rows.turned(d), step)
