"""minnet: neural networks in plain Python, to read, run and check."""

from .activations import (ELUActivation, HeavisideActivation,
                          LeakyReLUActivation, ReLUActivation,
                          SigmoidActivation, TanhActivation)
from .convolution import ConvLayer, MaxPoolLayer
from .cross_entropy import BinaryCrossEntropyLoss, CrossEntropyLoss
from .dropout import DropoutLayer
from .gradcheck import check_gradients
from .layers import FCLayer
from .least_squares import least_squares_line
from .losses import MSELoss, SSELoss
from .matrix import Matrix, Vector, add_row, dot, matmul, sum_rows, transpose
from .maxout import MaxoutLayer
from .model import Model
from .neuron import Neuron
from .normalise import NormaliseLayer
from .optimizers import SGD, Adam, Momentum
from .softmax import SoftmaxActivation, softmax
from .starts import (article_start, he_start, normal_start, uniform_start,
                     xavier_start)

__version__ = "0.1.0"

__all__ = [
    "FCLayer", "Neuron", "MaxoutLayer", "ConvLayer", "MaxPoolLayer",
    "DropoutLayer", "NormaliseLayer",
    "ReLUActivation", "SigmoidActivation", "TanhActivation",
    "LeakyReLUActivation", "ELUActivation", "HeavisideActivation",
    "SoftmaxActivation", "softmax",
    "MSELoss", "SSELoss", "BinaryCrossEntropyLoss", "CrossEntropyLoss",
    "SGD", "Momentum", "Adam", "Model", "check_gradients",
    "uniform_start", "article_start", "normal_start", "he_start",
    "xavier_start", "least_squares_line",
    "Matrix", "Vector", "dot", "matmul", "transpose", "add_row", "sum_rows",
    "snippet",
]


def __getattr__(name):
    """minnet.draw and minnet.datasets, loaded when they are first used.

    For `import minnet`; on Python 3.6 say `from minnet import draw`.
    """
    if name in ("draw", "datasets"):
        import importlib
        return importlib.import_module("." + name, __name__)
    raise AttributeError(f"module 'minnet' has no attribute {name!r}")


def network_svg(model):
    """The diagram of a Model, which a notebook shows by itself."""
    from .draw import network
    return str(network(model))


def fast_way(model, examples):
    """What goes through an epoch as Model.steps does, maybe faster: on
    CPython and PyPy. The others have no room for it."""
    import sys
    python = getattr(getattr(sys, "implementation", None), "name", None)
    if python not in ("cpython", "pypy"):
        return model
    from .fast import FastWay
    return FastWay(model, examples)


Model._repr_svg_ = network_svg
Model.fast_way = fast_way


def snippet(*names: str, demo=False):
    """Classes and functions as text to paste, with everything they use.

    The text `python3 -m minnet snippet NAMES` prints: it needs no minnet.
    With `demo` it ends with an example and what that prints. Raises
    ValueError for a name that is not in the core.
    """
    from .snippets import snippet_text
    return snippet_text(names, demo)
