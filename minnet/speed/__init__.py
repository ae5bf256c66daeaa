"""The same training, written for the Python that runs it.

What a step computes stands in formulas: each activation, loss and optimizer
once. From that it is written in one of two ways: by scalars, for small
networks (with sets of examples and always_on for those like the XOR
article's), or by rows (windows for images). choice tells which way a Model
goes; as_supplied, whether everything is as the package made it.
"""

from .choice import FastWay, fast_outputs

__all__ = ["FastWay", "fast_outputs"]
