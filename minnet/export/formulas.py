"""A trained network as one function, to paste anywhere."""

from ..layers import FCLayer
from ..more.neuron import Neuron
from ..support.layer_fit import flat_layers
from ..support.value_checks import check_object, name_of
from .languages import JavaScript, Python
from .layer_formulas import WRITERS
from .row_formulas import write_answer, write_row
from .source import AsLists, WrittenOut

MOST_INPUTS = 250  # Python 3.6 takes no more than 255 arguments
MOST_WEIGHTS = 1000  # to be written out: a hundred lines or two
LETTERS = "ahcdefgjlmnopqrstuz"  # no b and w, biases and weights; no i, k


def predict_source(model, symbols=False) -> str:
    """A trained Model (or Neuron) as the source of `def predict(x1, x2): ...`

    The text needs no minnet: paste it into any Python, a calculator's too.
    predict returns the list of outputs. With `symbols` every weight has a
    name, w2_1_3 for layer 2, neuron 1, input 3, and b2_1 its bias: the
    formulas as one writes them by hand. A large network, with more than 250
    numbers in a row or 1000 weights, is written as lists and sums over them,
    and predict(x) takes a list.

    Of a model that has learnt from a table (model.encoding), predict(row)
    takes a dict {column: cell}, or a list of cells in the order of the file
    without the label, and returns the word of the class, or the number. That
    needs CPython or PyPy.

    Raises ValueError for what can't be written out, such as a layer of your
    own. minnet.predict_source shows an example.
    """
    return source_in(Python(), model, symbols, "predict_source")


def javascript_source(model) -> str:
    """The same as a function for a web page: predict(x1, x2).

    All it needs is inside. It throws an Error if it is not given as many
    finite numbers as it takes, or a row that the table could not have. (It
    knows the digits 0 to 9 only, Python those of all scripts.)
    """
    return source_in(JavaScript(), model, False, "javascript_source")


def source_in(language, model, symbols, who):
    """The function in that language."""
    layers, width = layers_of(model, who)
    source = AsLists(language, who) if is_large(layers, width) else \
        WrittenOut(language, who, symbols)
    names, values = source.inputs(width)
    encoding = getattr(model, "encoding", None)
    if encoding is not None:
        write_row(source, encoding, values)
    for place, layer in enumerate(layers, 1):
        letter = "y" if place == len(layers) else \
            LETTERS[place - 1] if place <= len(LETTERS) else f"v{place}_"
        values = WRITERS[type(layer)](source, layer, values, letter)
    if encoding is None:
        source.give(values)
    else:
        if (width, len(values)) != (encoding.input_dim, encoding.output_dim):
            raise ValueError(
                f"{who}: the model makes {len(values)} of {width} numbers, its"
                f" encoding {encoding.output_dim} of {encoding.input_dim}")
        names, width = ["row"], None
        write_answer(source, encoding, values)
    return language.function(names, width, source.constants, source.lines)


def layers_of(model, who):
    """The layers, and how many numbers the first one takes."""
    if isinstance(model, Neuron):
        start = [model.weights], [model.bias]
        layers = [FCLayer(len(model.weights), 1, lambda i, o: start),
                  model.activation]
        width = len(model.weights)
    else:
        check_object(model, ["layers", "predict"], f"{who}: the model")
        layers = flat_layers(model.layers)
        width = getattr(model, "input_dim", None)
    for place, layer in enumerate(layers, 1):
        if type(layer) not in WRITERS:
            raise ValueError(f"{who}: layer {place}, {name_of(layer)}"
                             ", is none of those it can write out: "
                             + ", ".join(sorted([kind.__name__
                                                 for kind in WRITERS])))
    if width is None:
        raise ValueError(f"{who}: {name_of(model)} takes any number of"
                         " inputs; expected a model that says how many")
    return layers, width


def is_large(layers, width):
    """Too much to be written out, number by number?"""
    widths = [getattr(layer, "output_dim", 0) for layer in layers]
    learned = [values for layer in layers
               for _, values, _ in layer.parameters()]
    weights = sum([len(row) if isinstance(row, list) else 1
                   for values in learned for row in values])
    return max([width] + widths) > MOST_INPUTS or weights > MOST_WEIGHTS
