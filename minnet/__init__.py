"""minnet: neural networks in plain Python, to read, run and check."""

from .activations import ReLUActivation
from .gradcheck import check_gradients
from .layers import FCLayer, article_start, uniform_start
from .losses import MSELoss
from .matrix import Matrix, Vector, add_row, dot, matmul, sum_rows, transpose
from .model import Model
from .normalise import NormaliseLayer
from .optimizers import SGD

__version__ = "0.1.0"

__all__ = [
    "FCLayer", "ReLUActivation", "NormaliseLayer", "MSELoss", "SGD", "Model",
    "check_gradients", "uniform_start", "article_start",
    "Matrix", "Vector", "dot", "matmul", "transpose", "add_row", "sum_rows",
    "snippet",
]


def snippet(*names: str, demo=False):
    """Classes and functions as text to paste, with everything they use.

    The text `python3 -m minnet snippet NAMES` prints: it needs no minnet.
    With `demo` it ends with an example and what that prints. Raises
    ValueError for a name that is not in the core.
    """
    from .snippets import snippet_text
    return snippet_text(names, demo)
