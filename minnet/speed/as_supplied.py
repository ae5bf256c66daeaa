"""Is everything as the package made it, and does nobody look on?

Only then is it certain that a faster way comes to the same result: known
layers, loss and optimizer, exactly these classes and as they came, numbers
that are floats, no debugger that wants to see every line.
"""

import math
import random
import sys

from ..layers import FCLayer
from ..model import Model
from ..more.convolution import ConvLayer, MaxPoolLayer
from ..more.cross_entropy import (BinaryCrossEntropyLoss, CrossEntropyLoss,
                                  check_classes, check_probabilities)
from ..more.dropout import DropoutLayer
from ..more.maxout import MaxoutLayer
from ..support.checks import check_weights, kinds_of
from ..support.other_names import as_written
from ..support.step_checks import check_memory
from .formulas import ACTIVATIONS, LOSSES, OPTIMIZERS

LAYERS = (FCLayer, MaxoutLayer, ConvLayer, MaxPoolLayer) + tuple(ACTIVATIONS)
# What the package itself puts into Model.
ADDED = ("fast_way", "fast_outputs", "word_after", "_repr_svg_",
         "__getattr__", "__call__", "save", "load", "check_save")


def as_it_came(cls):
    """Has nobody put another method into this class or one below it?"""
    for kind in cls.__mro__[:-1]:
        for name, value in vars(kind).items():
            value = as_written(value)
            code = getattr(value, "__code__", None)
            if name not in ADDED and callable(value) and (
                    code is None or hasattr(value, "__wrapped__")
                    or value.__module__ != kind.__module__
                    or value.__qualname__ != f"{kind.__name__}.{name}"):
                return False
    return True


def is_plain(thing, classes):
    """Exactly one of these classes, with no method of its own."""
    return (type(thing) in classes and as_it_came(type(thing))
            and not any([callable(getattr(type(thing), name, None))
                         for name in vars(thing)]))


def is_watched():
    """A debugger or a tracer wants to see every line."""
    monitoring = getattr(sys, "monitoring", None)
    return sys.gettrace() is not None or monitoring is not None and \
        monitoring.get_tool(monitoring.DEBUGGER_ID) is not None


def floats_only(rows, kinds=(float,)):
    """Every number is a float (or one of these kinds), none a Fraction."""
    return kinds_of(rows) <= set(kinds)


def settings(thing):
    """The numbers that its formulas mention."""
    entry = ACTIVATIONS.get(type(thing), OPTIMIZERS.get(type(thing)))
    numbers = [getattr(thing, name) for name in getattr(entry, "numbers", ())]
    for name in getattr(entry, "rows", ()):
        numbers += getattr(thing, name)
    return numbers + [getattr(thing, "weight_decay", 0)]


def dense_layers(layers):
    """Its FCLayers, and those inside of other layers."""
    return [part for layer in layers if type(layer) in LAYERS
            for part in getattr(layer, "parts", [getattr(layer, "fc", layer)])
            if type(part) is FCLayer]


def plain_layers(layers):
    """The layers are known, also those inside of others, and their numbers
    and dice Python's own."""
    numbers = [number for layer in layers for number in settings(layer)]
    return (all([is_plain(layer, LAYERS) for layer in layers])
            and len(set(map(id, layers))) == len(layers)
            and all([is_plain(layer, (FCLayer,))
                     for layer in dense_layers(layers)])
            and all([len(dense_layers([layer])) == getattr(layer, "pieces", 1)
                     for layer in layers
                     if type(layer) in (MaxoutLayer, ConvLayer)])
            and all([layer.rng is random or type(layer.rng) is random.Random
                     for layer in layers if type(layer) is DropoutLayer])
            and floats_only([numbers], (int, float))
            and all(map(math.isfinite, numbers))
            and bool(dense_layers(layers)))


def all_plain(model):
    """The Model and its parts are known, and can be trained."""
    return (is_plain(model, (Model,))
            and is_plain(model.optimizer, tuple(OPTIMIZERS))
            and model.optimizer.l1 == 0
            and is_plain(model.loss, tuple(LOSSES))
            and plain_layers(model.layers)
            and all([ACTIVATIONS[type(layer)].backward is not None
                     for layer in model.layers if type(layer) in ACTIVATIONS])
            and floats_only([settings(model.optimizer)], (int, float))
            and type(model.learning_rate) in (int, float))


def plain_lists(rows, kinds):
    """They are lists, no two of them the same one, of such numbers."""
    return (set(map(type, rows)) == {list}
            and len(set(map(id, rows))) == len(rows)
            and floats_only(rows, kinds))


def plain_weights(layers, rate=0.1):
    """The weights and biases are floats; or whole numbers, which become
    floats with the first step if the learning rate is one."""
    rows = []
    for layer in dense_layers(layers):
        check_weights(layer)
        rows += [layer.bias] + list(layer.weights)
    return plain_lists(rows, (int, float) if type(rate) is float else (float,)
                       ) and all([type(layer.weights) is list
                                  for layer in dense_layers(layers)])


def plain_memory(model):
    """What the optimizer keeps are lists like the weights, of floats."""
    memory = getattr(model.optimizer, "memory", None)
    if memory is None:
        return True
    try:
        check_memory(memory, list(model.parameters()), model.optimizer)
    except ValueError:  # which the readable way tells
        return False
    return len(memory) == model.optimizer.memories and plain_lists(
        [row for table in memory for rows in table for row in rows],
        (int, float))


def plain_labels(loss, labels):
    """They suit the loss; else the readable way tells what is wrong."""
    try:
        if type(loss) is CrossEntropyLoss:
            check_classes(labels, loss)
            check_probabilities(labels, loss, total=1)
        elif type(loss) is BinaryCrossEntropyLoss:
            check_probabilities(labels, loss)
    except ValueError:
        return False
    return True
