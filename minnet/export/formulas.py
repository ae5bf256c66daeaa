"""predict_source: a trained network as plain Python, to paste anywhere."""

from ..support.checks import is_finite
from ..support.layer_fit import flat_layers
from ..support.value_checks import check_object, name_of
from .layer_formulas import WRITERS

MOST_INPUTS = 250  # Python 3.6 takes no more than 255 arguments
LETTERS = "ahcdefgijklmnopqrstuz"  # without b and w, the biases and weights

SIGMOID = """def sigmoid(a):
    if a < 0:
        return exp(a) / (exp(a) + 1)
    return 1 / (1 + exp(-a))
"""


def predict_source(model, symbols=False) -> str:
    """A trained Model as the source of `def predict(x1, x2): ...`

    The text needs no minnet: paste it into any Python, a calculator's too.
    predict returns the list of outputs. With `symbols` every weight has a
    name, w2_1_3 for layer 2, neuron 1, input 3, and b2_1 its bias: the
    formulas as one writes them by hand.

    Raises ValueError for a layer that can't be written out, such as one of
    your own, and for more than 250 inputs.
    minnet.predict_source shows an example.
    """
    check_object(model, ["layers", "predict"], "predict_source: the model")
    width = getattr(model, "input_dim", None)
    if width is None or width > MOST_INPUTS:
        raise ValueError(
            f"predict_source: {name_of(model)} takes {width or 'any number'}"
            f" of inputs; expected a model that takes 1 to {MOST_INPUTS}")
    source = Source(symbols)
    inputs = values = [f"x{i}" for i in range(1, width + 1)]
    layers = flat_layers(model.layers)
    for place, layer in enumerate(layers, 1):
        if type(layer) not in WRITERS:
            raise ValueError(f"predict_source: layer {place}, {name_of(layer)}"
                             ", is none of those it can write out: "
                             + ", ".join(sorted([kind.__name__
                                                 for kind in WRITERS])))
        letter = "y" if place == len(layers) else \
            LETTERS[place - 1] if place <= len(LETTERS) else f"v{place}_"
        values = WRITERS[type(layer)](source, layer, values, letter)
    return source.text(inputs, values)


class Source:
    """The text so far."""

    def __init__(self, symbols):
        self.symbols, self.layer = symbols, 0
        self.weights, self.lines, self.needs = [], [], set()

    def number(self, name, value):
        """A weight as it is written: by its name or with all its digits."""
        value = float(value)
        if not is_finite(value):
            raise ValueError(f"predict_source: {name} is {value}")
        if not self.symbols:
            return repr(value)
        line = f"{name} = {value!r}"
        if line not in self.weights:  # a filter's is used many times
            self.weights.append(line)
        return name

    def assign(self, name, first, *rest):
        """name = first part and the rest, on lines of at most 79 columns."""
        whole = f"    {name} = {' '.join((first,) + rest)}"
        if len(whole) <= 79:
            self.lines.append(whole)
            return name
        line = f"    {name} = ({first}"
        for part in rest:
            if len(line) + len(part) > 77:
                self.lines.append(line)
                line = "       "
            line += " " + part
        self.lines.append(line + ")")
        return name

    def text(self, inputs, outputs):
        """Imports, helpers, weights and the function itself."""
        functions = sorted(self.needs - {"sigmoid"})
        parts = []
        if functions:
            parts.append(f"from math import {', '.join(functions)}\n")
        if "sigmoid" in self.needs:
            parts.append(SIGMOID)
        if self.weights:
            parts.append("\n".join(self.weights) + "\n")
        head, last = folded("def predict(", inputs, "):"), folded(
            "    return [", outputs, "]")
        parts.append("\n".join(head + self.lines + last) + "\n")
        return "\n\n".join(parts)


def folded(start, names, end):
    """start a, b, c end, on lines of at most 79 columns."""
    lines, line = [], start
    for place, name in enumerate(names):
        name += end if place == len(names) - 1 else ","
        if len(line) + len(name) > 78:
            lines.append(line.rstrip())
            line = "        "
        line += name + " "
    return lines + [line.rstrip()]
