"""A trained network as plain formulas, to paste anywhere.

formulas writes the function `predict`, layer by layer; layer_formulas knows
how each kind of layer is written out.
"""

from .formulas import javascript_source, predict_source

__all__ = ["javascript_source", "predict_source"]
