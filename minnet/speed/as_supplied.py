"""Is everything as the package made it, and does nobody look on?"""

import sys

from ..layers import FCLayer
from ..model import Model
from ..optimizers import SGD
from ..support.other_names import as_written
from .written_out import ACTIVATIONS

# What the package itself puts into Model.
ADDED = ("fast_way", "_repr_svg_", "__getattr__", "__call__", "save", "load",
         "check_save")


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
    return set().union(*[map(type, row) for row in rows]) <= set(kinds)


def dense_layers(model):
    """Its FCLayers."""
    return [layer for layer in model.layers if type(layer) is FCLayer]


def all_plain(model):
    """The Model and its parts are known."""
    return (is_plain(model, (Model,)) and is_plain(model.optimizer, (SGD,))
            and model.optimizer.weight_decay == 0 and dense_layers(model)
            and all([is_plain(layer, (FCLayer,) + tuple(ACTIVATIONS))
                     for layer in model.layers])
            and type(model.learning_rate) in (int, float))


def plain_weights(model):
    """The weights and biases: lists, no two of them the same one, of floats;
    or of whole numbers, which become floats with the first step if the
    learning rate is one."""
    tables = [layer.weights for layer in dense_layers(model)]
    rows = [layer.bias for layer in dense_layers(model)]
    rows += [row for table in tables for row in table]
    kinds = (int, float) if type(model.learning_rate) is float else (float,)
    return (set(map(type, tables + rows)) == {list}
            and len(set(map(id, rows))) == len(rows)
            and floats_only(rows, kinds))
