"""What a Model computes, column by column: neurons, formulas, values."""

from ..support.checks import check_batch, counted
from ..support.layer_fit import fitting_widths, flat_layers
from ..support.summary import count_numbers
from ..support.value_checks import check_row, name_of
from .rounding import floats, tidy

MOST_TERMS = 8


def is_dense(layer):
    """Does it have a matrix of weights, output_dim x input_dim?"""
    rows = getattr(layer, "weights", None)
    sizes = [getattr(layer, name, None) for name in ("output_dim",
                                                     "input_dim")]
    return isinstance(rows, list) and isinstance(rows[0], list) \
        and None not in sizes and len(rows) == sizes[0] \
        and len(rows[0]) == sizes[1]


class Column:
    """Neurons side by side: what one layer makes, and the activations that
    follow it.

        names       of the layers
        symbols     of the neurons: x1 x2, h1 h2 h3, y1
        weights     the matrix of the lines into it, or None
        alone       without weights: each neuron hangs on one of those before
        values      for the example, or None
        slopes      de/d(values), with a label, or None
        known       is the width known, without an example?
    """

    def __init__(self, width, names, layers):
        self.known = width is not None
        self.width, self.names, self.layers = width or 1, names, layers
        self.first = layers[0] if layers else None
        dense = layers and is_dense(self.first)
        self.weights = None
        if dense:
            self.weights = [
                floats(row, f"row {number} of the weights of {names[0]}")
                for number, row in enumerate(self.first.weights, 1)]
        self.alone = bool(layers) and getattr(self.first, "keeps_width",
                                              False)
        self.inputs, self.symbols = [], []
        self.values = self.slopes = None
        self.counted = all([hasattr(layer, "parameters")
                            for layer in layers])
        self.count = sum([count_numbers(values) for layer in layers
                          if hasattr(layer, "parameters")
                          for _, values, _ in layer.parameters()])

    def formula(self, j):
        """h1 = ReLU(0.5 x1 - 2 x2 + 1)"""
        if not self.layers:
            return f"{self.symbols[j]}, an input"
        text = ""
        if self.weights is None:
            text = f"{plain_name(self.first)}(...)"
        else:
            row = self.weights[j]
            for i, w in enumerate(row[:MOST_TERMS]):
                text += signed(w, text) + f" {self.inputs[i]}"
            if len(row) > MOST_TERMS:
                text += f" + ... ({len(row) - MOST_TERMS} more)"
            bias = getattr(self.first, "bias", None)
            if isinstance(bias, list):
                text += signed(bias[j], text)
        for layer in self.layers[1:]:
            text = f"{plain_name(layer)}({text})"
        return f"{self.symbols[j]} = {text}"

    def said(self):
        """In words, for those who don't see the picture; with the values."""
        unit = "neuron" if self.weights is not None else "number"
        text = f"{' -> '.join(self.names)}: {counted(self.width, unit)}"
        if not self.known:
            text = f"{' -> '.join(self.names)}: unknown how many numbers"
        elif not self.layers:
            text = counted(self.width, "input")
        if self.values:
            text += ": " + ", ".join([tidy(value)
                                      for value in self.values[:10]])
            text += ", ..." if self.width > 10 else ""
        if self.slopes:
            text += "; slopes " + ", ".join([tidy(slope, 3)
                                             for slope in self.slopes[:10]])
            text += ", ..." if self.width > 10 else ""
        return text


def plain_name(layer):
    """ReLU for ReLUActivation()."""
    return type(layer).__name__.replace("Activation", "").replace(
        "Layer", "")


def signed(number, before):
    """" + 2" or " - 2" after other terms, "2" or "-2" as the first."""
    number = float(number)
    if not before:
        return tidy(number)
    return f" - {tidy(-number)}" if number < 0 else f" + {tidy(number)}"


def columns_of(model, example):
    """A Column for the input, and one for each layer that isn't merely an
    activation after another."""
    layers = flat_layers(model.layers)
    if example is not None:
        check_row(example, getattr(model, "input_dim", None), "the example")
    rows = [[list(example)]] if example is not None else None
    widths = fitting_widths(layers, [name_of(layer) for layer in layers])
    # What a layer doesn't say of its output, the next may say of its input.
    for place, layer in enumerate(layers):
        widths[place] = widths[place] or getattr(layer, "input_dim", None)
    if rows:
        for layer in layers:
            y = layer.forward(rows[-1])
            check_batch(y, None, name_of(layer), "its output", 1)
            rows.append([list(row) for row in y])
        widths = [len(batch[0]) for batch in rows]
    groups = []
    for layer in layers:
        follows = getattr(layer, "keeps_width", False) and not is_dense(layer)
        if follows and groups:
            groups[-1].append(layer)
        else:
            groups.append([layer])
    columns, place = [Column(widths[0], ["input"], [])], 0
    columns[0].values = rows and floats(rows[0][0], "the example")
    for group in groups:
        place += len(group)
        columns.append(Column(widths[place],
                              [name_of(layer) for layer in group], group))
        columns[-1].values = rows and floats(
            rows[place][0], f"the output of {columns[-1].names[-1]}")
    named(columns)
    return columns


def named(columns):
    """Give the neurons their symbols: x1, h1 (or a1, b1, ...), y1."""
    for number, column in enumerate(columns):
        letter = "x" if number == 0 else \
            "y" if number == len(columns) - 1 else \
            "h" if len(columns) == 3 else "abcdefghijklmn"[(number - 1) % 14]
        if number > 14:
            letter += f"{(number - 1) // 14}_"
        column.symbols = [f"{letter}{j}"
                          for j in range(1, column.width + 1)]
        if not column.known:
            column.symbols = ["?"]
        if number:
            column.inputs = columns[number - 1].symbols


def find_slopes(model, columns, example, label):
    """Give each column its slopes, if there is a label."""
    if label is None:
        return
    if example is None:
        raise ValueError("network: a label without an example; give both")
    check_row(label, columns[-1].width, "the label")
    model.loss.forward([columns[-1].values], [list(label)])
    de_dy = model.loss.backward()
    columns[-1].slopes = floats(de_dy[0], "the slopes of the loss")
    for before, column in zip(columns[-2::-1], columns[::-1]):
        for layer in reversed(column.layers):
            # A layer that steps itself steps by nothing.
            rate = None if hasattr(layer, "parameters") else 0
            de_dy = layer.backward(de_dy, rate)
        who = column.names[0]
        check_batch(de_dy, before.width, who, "the de_dx from its backward",
                    1)
        before.slopes = floats(de_dy[0], f"the de_dx of {who}")
