"""What tests of several rooms use: oracles, strategies, a terminal, ROOT."""

from . import oracles
from .places import ROOT
from .refused import refused
from .screen import Terminal
from .strategies import (fc_layers, floats, fractions, layers_and_batches,
                         matrices, models_and_examples, sizes, vectors)

__all__ = ["ROOT", "Terminal", "fc_layers", "floats", "fractions",
           "layers_and_batches", "matrices", "models_and_examples",
           "oracles", "refused", "sizes", "vectors"]
