"""What a file can hold of the package: each class, and what makes it anew."""

import random

from ..activations import ReLUActivation, SigmoidActivation, TanhActivation
from ..layers import FCLayer
from ..losses import MSELoss, SSELoss
from ..more.convolution import ConvLayer, MaxPoolLayer
from ..more.cross_entropy import BinaryCrossEntropyLoss, CrossEntropyLoss
from ..more.dropout import DropoutLayer
from ..more.further_activations import (ELUActivation, HeavisideActivation,
                                        LeakyReLUActivation)
from ..more.maxout import MaxoutLayer
from ..more.neuron import Neuron
from ..more.normalise import NormaliseLayer
from ..more.softmax import SoftmaxActivation
from ..optimizers import SGD, Adam, Momentum

# The arguments of each constructor, which are attributes, too.
LAYERS = {
    FCLayer: ["input_dim", "output_dim"],
    MaxoutLayer: ["input_dim", "output_dim", "pieces"],
    ConvLayer: ["height", "width", "channels", "filters", "size", "stride",
                "padding"],
    MaxPoolLayer: ["height", "width", "channels", "size", "stride"],
    NormaliseLayer: ["mean", "spread"],
    DropoutLayer: ["rate"],
    ReLUActivation: [], SigmoidActivation: [], TanhActivation: [],
    LeakyReLUActivation: ["negative_slope"], ELUActivation: ["alpha"],
    HeavisideActivation: [], SoftmaxActivation: []}

LOSSES = {
    MSELoss: [], SSELoss: [],
    CrossEntropyLoss: [], BinaryCrossEntropyLoss: []}

OPTIMIZERS = {
    SGD: ["weight_decay", "l1"], Momentum: ["momentum", "weight_decay", "l1"],
    Adam: ["beta1", "beta2", "epsilon", "weight_decay", "l1"]}

SETTINGS = dict(LAYERS)
SETTINGS.update(LOSSES)
SETTINGS.update(OPTIMIZERS)

# Those that start with weights and bias: the names of these before their own.
STARTS = {FCLayer: "", ConvLayer: "", MaxoutLayer: "piece {}: "}

# No layers, but own layers may have some.
BY_ATTRIBUTES = [Neuron]


def by_name(classes):
    """{name: class or function}. Raises TypeError or ValueError where that
    makes no sense."""
    if not isinstance(classes, (list, tuple)):
        raise TypeError(f"layers is {classes!r}; expected the classes"
                        " themselves: layers=(OwnLayer,)")
    found = {}
    for own in classes:
        name = getattr(own, "__name__", None)
        if not isinstance(name, str):
            raise TypeError(f"layers has {own!r}; expected the class itself:"
                            f" {type(own).__name__}")
        if found.setdefault(name, own) is not own:
            raise ValueError(f"layers has two that are called {name}; give"
                             " one of them another name")
    return found


def has_state(rng):
    """Is it `random`, or a random.Random, whose state can be kept?"""
    return rng is random or type(rng) is random.Random


def made_by_attributes(part):
    """An object of a class written in Python: setting the attributes of a
    new one makes it anew."""
    return type(part).__new__ is object.__new__ and \
        hasattr(part, "__dict__") and not hasattr(part, "__name__")
