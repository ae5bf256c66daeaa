"""Training in plain loops, example by example, as the XOR article has it.

For Pythons that turn loops into machine code (PyPy): there they take a tenth
of the time that CPython takes for them. All lists hold floats only: then such
a Python needn't look what to add. And the inner loops are the long ones: a
layer with more outputs than inputs keeps its weights by columns, the others
by rows.
"""

from ..losses import share_of
from ..support.value_checks import check_error
from .written_out import ACTIVATIONS, compiled


def forward_rows(w, x, bias):
    """y = x W^T + b, W by rows. Turned, and with b = 0: the slopes at x."""
    y = [0.0] * len(bias)
    for j in range(len(w)):
        row, total = w[j], bias[j]
        for i in range(len(row)):
            total += row[i] * x[i]
        y[j] = total
    return y


def forward_columns(w, x, bias):
    """The same, W by columns."""
    y = bias[:]
    for i in range(len(w)):
        column, factor = w[i], x[i]
        if factor:
            for j in range(len(column)):
                y[j] += column[j] * factor
    return y


def add_products(sums, outer, inner):
    """sums[k][i] += outer[k] * inner[i]: the slopes of the weights."""
    for k in range(len(sums)):
        row, factor = sums[k], outer[k]
        if factor:
            for i in range(len(row)):
                row[i] += factor * inner[i]


def add(sums, numbers):
    """sums[j] += numbers[j]"""
    for j in range(len(sums)):
        sums[j] += numbers[j]


def step(numbers, slopes, learning_rate):
    """w <- w - learning_rate * slope; the slopes are 0 again."""
    for i in range(len(numbers)):
        numbers[i] -= learning_rate * slopes[i]
        slopes[i] = 0.0


known = {}  # made once, so that they are compiled once


def loops(activation):
    """The functions bend(h), h <- f(h), and unbend(h, d), d <- d f'(h), of an
    activation, for whole lists; (None, None) without one."""
    if activation is None:
        return None, None
    slope = getattr(activation, "negative_slope", None)
    key = type(activation), slope
    if key not in known:
        if len(known) > 20:
            known.clear()
        bend, unbend = ["".join([f"        {line}\n" for line in lines])
                        .format(h="a", d="slope", slope=slope)
                        for lines in ACTIVATIONS[type(activation)]]
        known[key] = compiled(
            "def bend(h):\n    for j in range(len(h)):\n"
            f"        a = h[j]\n{bend}        h[j] = a\n", "bend"), compiled(
            "def unbend(h, d):\n    for j in range(len(h)):\n"
            f"        a, slope = h[j], d[j]\n{unbend}        d[j] = slope\n",
            "unbend")
    return known[key]


class DenseLoops:
    """One FCLayer and the activation behind it, with lists of its own."""

    def __init__(self, weights, bias, loops):
        self.by_columns = len(bias) > len(weights[0])
        self.w = self.turned(weights)
        self.bias = list(bias)
        self.de_dw = [[0.0] * len(row) for row in self.w]
        self.de_db = [0.0] * len(bias)
        self.bend, self.unbend = loops

    def turned(self, weights):
        """Rows to columns and back, if they are kept by columns."""
        return [list(row) for row in
                (zip(*weights) if self.by_columns else weights)]

    def forward(self, x):
        """The output for one example."""
        y = (forward_columns if self.by_columns else forward_rows)(
            self.w, x, self.bias)
        if self.bend:
            self.bend(y)
        return y

    def backward(self, x, y, slopes, is_first):
        """Adds to de_dw and de_db. Returns the slopes at x; None for the
        first layer, where nobody needs them."""
        if self.unbend:
            self.unbend(y, slopes)
        add(self.de_db, slopes)
        if self.by_columns:
            add_products(self.de_dw, x, slopes)
        else:
            add_products(self.de_dw, slopes, x)
        if not is_first:
            return (forward_rows if self.by_columns else forward_columns)(
                self.w, slopes, [0.0] * len(x))

    def step(self, learning_rate):
        """Down the slopes."""
        step(self.bias, self.de_db, learning_rate)
        for row, slopes in zip(self.w, self.de_dw):
            step(row, slopes, learning_rate)


class LoopSteps:
    """The function `steps`, as written_out.py writes it, for any size of
    batch."""

    def __init__(self, network, loss):
        self.loss = loss
        self.loops = [loops(activation) for activation in network.activations]

    def __call__(self, batches, weights, biases, learning_rate):
        layers = [DenseLoops(*parts)
                  for parts in zip(weights, biases, self.loops)]
        total = 0.0
        for batch in batches:
            values = [[[float(number) for number in x] for x, _ in batch]]
            for layer in layers:
                values.append([layer.forward(x) for x in values[-1]])
            e = self.loss.forward(values[-1], [list(t) for _, t in batch])
            check_error(e, self.loss)
            total += e * share_of(self.loss, len(batch))
            slopes = [[float(slope) for slope in row]
                      for row in self.loss.backward()]
            for place in range(len(layers) - 1, -1, -1):
                slopes = [layers[place].backward(x, y, d, place == 0)
                          for x, y, d in zip(values[place],
                                             values[place + 1], slopes)]
            for layer in layers:
                layer.step(learning_rate)
        for layer, rows, bias in zip(layers, weights, biases):
            bias[:] = layer.bias
            for row, new in zip(rows, layer.turned(layer.w)):
                row[:] = new
        return total
