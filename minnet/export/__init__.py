"""A trained network as plain formulas, to paste anywhere."""

from .formulas import flat, predict_source

__all__ = ["predict_source"]
