"""A trained network as plain formulas, to paste anywhere.

formulas writes the function `predict`, layer by layer. layer_formulas knows
how each kind of layer is written out, in any language; source keeps the text
so far, where a row of numbers is names (x1, x2) or, in a large network, a
list; languages knows how Python and JavaScript say it.
"""

from .formulas import javascript_source, predict_source

__all__ = ["javascript_source", "predict_source"]
