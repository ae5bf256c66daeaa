"""What tests of several rooms use: oracles, strategies, stand-ins, ROOT."""

from . import oracles
from ..places import ROOT
from .refused import refused
from .stand_ins import Numbers, Terminal
from .strategies import (fc_layers, floats, fractions, layers_and_batches,
                         matrices, models_and_examples, sizes, vectors)

__all__ = ["ROOT", "Numbers", "Terminal", "fc_layers", "floats", "fractions",
           "layers_and_batches", "matrices", "models_and_examples", "oracles",
           "refused", "sizes", "vectors"]
