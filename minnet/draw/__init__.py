"""Pictures: SVG for a notebook, a browser or a file, text for a terminal."""

from .curves import curve
from .diagram import network
from .grids import matrix
from .histories import history
from .maps import prediction_map
from .one_neuron import neuron
from .picture import Picture
from .scatters import scatter

__all__ = ["curve", "scatter", "prediction_map", "history", "network",
           "neuron", "matrix", "Picture"]
