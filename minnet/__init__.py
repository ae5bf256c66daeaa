"""minnet: neural networks in plain Python, to read, run and check.

The network stands in six files, to be read in this order: matrix, layers,
activations, losses, optimizers, model. Every other concern is a room, a
folder with a door of its own, which hooks says how the core gets at:

    more       further layers, activations, losses and starts
    support    what the core leans on: checks, progress, the training guard
    data       the articles' data, and tables from files
    gradcheck  check_gradients, check_training: do they tell the truth?
    export     a network as plain formulas, or kept in a file
    speed      the same training, faster
    snippets   any class as text to paste
    draw       pictures, as SVG and as text
    explain    why it did not learn; one step, every number worked out
    commands   what `python3 -m minnet` does
    selfcheck  does this Python compute what it should?
"""

from .activations import (Activation, ReLUActivation, SigmoidActivation,
                          TanhActivation)
from .hooks import hook
from .layers import FCLayer, uniform_start
from .losses import MSELoss, SSELoss
from .matrix import Matrix, Vector, add_row, dot, matmul, sum_rows, transpose
from .model import Model
from .more.convolution import ConvLayer, MaxPoolLayer
from .more.cross_entropy import BinaryCrossEntropyLoss, CrossEntropyLoss
from .more.dropout import DropoutLayer
from .more.further_activations import (ELUActivation, HeavisideActivation,
                                       LeakyReLUActivation)
from .more.least_squares import least_squares_line
from .more.maxout import MaxoutLayer
from .more.neuron import Neuron
from .more.normalise import NormaliseLayer
from .more.softmax import SoftmaxActivation, softmax
from .more.starts import article_start, he_start, normal_start, xavier_start
from .optimizers import SGD, Adam, Momentum

__version__ = "0.1.0"

__all__ = [
    "FCLayer", "Neuron", "MaxoutLayer", "ConvLayer", "MaxPoolLayer",
    "DropoutLayer", "NormaliseLayer",
    "Activation", "ReLUActivation", "SigmoidActivation", "TanhActivation",
    "LeakyReLUActivation", "ELUActivation", "HeavisideActivation",
    "SoftmaxActivation", "softmax",
    "MSELoss", "SSELoss", "BinaryCrossEntropyLoss", "CrossEntropyLoss",
    "SGD", "Momentum", "Adam", "Model",
    "check_gradients", "check_training", "diagnose", "explain_step",
    "predict_source", "javascript_source", "snippet",
    "uniform_start", "article_start", "normal_start", "he_start",
    "xavier_start", "least_squares_line",
    "Matrix", "Vector", "dot", "matmul", "transpose", "add_row", "sum_rows",
]


# What only some programs need is loaded when it is first used.

def check_gradients(layer, x: Matrix = None, label: Matrix = None):
    """Is backward right? A report that says so, or what is wrong.

    `layer` is any object with forward(x) and backward(de_dy, learning_rate),
    a whole Model with a label for its loss, or a loss: forward(y, label) and
    backward(). Without x and label a batch is made for it. The report is a
    text that also has `ok` and `mistake`, the likely one: `assert report.ok,
    report` shows it in a test. Afterwards all is as it was before.

    Raises TypeError or ValueError for what can't be checked. More about it
    in minnet.gradcheck.

    >>> check_gradients(ReLUActivation(), [[1, -2], [0.5, 3], [-1, 2]]).ok
    True
    """
    from . import gradcheck
    return gradcheck.check_gradients(layer, x, label)


def check_training(model, train_set=None, loss=None):
    """Does one step of train go down the slope of the error? A report.

    `model` is anything with train(train_set) and predict(input), such as a
    student's own; `train_set` is a list of pairs ([x1, x2], [label]), made
    if there is none. The error is that of `loss`, else of the model's own,
    else the mean squared error. The report is as that of check_gradients,
    and afterwards all is as it was before. Raises TypeError or ValueError
    for what can't be checked.

    >>> model = Model([FCLayer(2, 1)], 300, batch_size=2, learning_rate=0.1)
    >>> train_set = [([1, 2], [1]), ([3, -1], [0])]
    >>> check_training(model, train_set).ok
    True
    """
    from . import gradcheck
    return gradcheck.check_training(model, train_set, loss)


def diagnose(model, examples: list, validation: list = None, errors=None):
    """Why did this Model not learn? What is found, as a text.

    `examples` is the train set, `validation` others that it has not seen,
    `errors` the history of the training, else the model's own. The result is
    a list of findings, the most likely reason first, whose `names` a test can
    look at; it is empty where nothing is wrong. Afterwards all is as it was
    before. Raises TypeError or ValueError for what can't be looked at. More
    in minnet.explain.

    >>> model = Model([FCLayer(2, 1), SoftmaxActivation()], 1, 1, 0.1)
    >>> diagnose(model, [([0, 1], [1]), ([1, 1], [0])]).names[0]
    'softmax over one output'
    """
    from . import explain
    return explain.diagnose(model, examples, validation, errors)


def explain_step(model, x, label=None):
    """Print one step of training as a story, every number worked out.

    The numbers forward, layer by layer, the error, the slopes flowing back
    and the new weights: just what train would do with this as its batch. `x`
    and `label` are an example, or lists of a few; without a label it ends
    with the output. Of a large network a part is told. Afterwards the model
    is as it was. Raises what train raises. More in minnet.explain.

    >>> layer = FCLayer(2, 1)
    >>> layer.weights, layer.bias = [[0.3, 0.1]], [0.5]
    >>> explain_step(Model([layer], 1, 1, 0.1), [2, 3])
    ... # doctest: +ELLIPSIS
    1. The example
    ...
        y1 = 0.3 \u00d7 2 + 0.1 \u00d7 3 + 0.5 = 1.4
    """
    from . import explain
    explain.explain_step(model, x, label)


def predict_source(model, symbols=False) -> str:
    """A trained Model as the source of `def predict(x1, x2): ...`

    The text needs no minnet. With `symbols` every weight has a name. Of a
    model made for a table, predict(row) takes a dict or a list of cells and
    returns the word or the number. Raises ValueError for what can't be
    written out. See minnet.export.

    >>> layer = FCLayer(2, 1)
    >>> layer.weights, layer.bias = [[2.0, -0.5]], [3.0]
    >>> print(predict_source(Model([layer], 1, 1, 1)), end="")
    def predict(x1, x2):
        y1 = 2.0 * x1 - 0.5 * x2 + 3.0
        return [y1]
    """
    from . import export
    return export.predict_source(model, symbols)


def javascript_source(model) -> str:
    """The same as a JavaScript function, for a web page.

    >>> layer = FCLayer(2, 1)
    >>> layer.weights, layer.bias = [[2.0, -0.5]], [3.0]
    >>> print(javascript_source(Model([layer], 1, 1, 1)), end="")
    function predict(x1, x2) {
        if (arguments.length !== 2 || ![...arguments].every(Number.isFinite))
            throw new Error("expected 2 numbers");
        const y1 = 2.0 * x1 - 0.5 * x2 + 3.0;
        return [y1];
    }
    """
    from . import export
    return export.javascript_source(model)


def snippet(*names: str, demo=False, checked=False, portable=False):
    """Classes and functions as text to paste, with everything they use.

    The text `python3 -m minnet snippet NAMES` prints: it needs no minnet.
    Input checks, the guard around training and the docstrings' examples are
    left out; `checked` keeps all, as it stands in the package, `portable`
    only what MicroPython needs. With `demo` it ends with an example and what
    that prints. Raises ValueError for a name that is not in the core.
    """
    from .snippets import snippet_text
    return snippet_text(names, demo, checked, portable)


def __getattr__(name):
    """minnet.draw, minnet.data and so on, loaded when they are first used.

    For `import minnet`; on Python 3.6 say `from minnet import draw`.
    """
    if name in ("data", "slopes", "mistakes", "gradcheck", "export", "speed",
                "snippets", "draw", "explain", "commands", "selfcheck"):
        import importlib
        return importlib.import_module("." + name, __name__)
    import sys
    from .support.other_names import OF_MINNET, called_here
    here = called_here(name, OF_MINNET)
    here = f"; here it is {here}" if here else ""
    # Of an AttributeError `from minnet import ...` would show nothing.
    if here and sys._getframe(1).f_code.co_name == "_handle_fromlist":
        raise ImportError(f"cannot import name {name!r} from 'minnet'{here}")
    raise AttributeError(f"module 'minnet' has no attribute {name!r}{here}")


hook([globals()[name] for name in __all__])
