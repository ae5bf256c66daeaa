"""Where rooms hook into the core: here, and nowhere else.

The core doesn't know the rooms. They give Model and History what only a
whole package can do; each is loaded when it is first used.
"""

import random
import sys

from .model import Model
from .optimizers import SGD
from .support.history import History


def has_room():
    """Is this CPython or PyPy? The others have no room for everything."""
    python = getattr(getattr(sys, "implementation", None), "name", None)
    return python in ("cpython", "pypy")


def network_svg(model):
    """The diagram of a Model, which a notebook shows by itself."""
    from .draw import network
    return str(network(model))


def fast_way(model, examples):
    """What goes through an epoch as Model.train_epoch does, maybe faster."""
    if not has_room():
        return model
    from .speed import FastWay
    return FastWay(model, examples)


def fast_outputs(model, rows):
    """The outputs for a batch of rows; None where forward is as fast."""
    if not has_room():
        return None
    from .speed import fast_outputs
    return fast_outputs(model, rows)


def word_after(model, examples, history):
    """Why a training ended badly, most likely; "" where it didn't."""
    if not has_room():
        return ""
    from .explain import word_after
    return word_after(model, examples, history)


def save_model(model, path, rng=random):
    """Keep the Model in a file, all of it; Model.load(path) brings it back.

    The file is JSON that a person can read: layers, loss, optimizer and what
    it remembers, settings, history, encoding, and the state of `rng`, which
    is the one that train was given. A crash leaves the older file or the new
    one, whole. Raises TypeError or ValueError for what can't be kept,
    OSError where the file can't be written; the older one is then untouched.
    More in minnet.export.
    """
    from .export.saving import save
    save(model, path, rng)


def check_save(model, path, rng=random):
    """Raises what save would raise, now; the file is not touched."""
    from .export import saving
    saving.check_save(model, path, rng)


def load_model(kind, path, layers=(), rng=None):
    """The Model in a file that save wrote; nothing in it is executed.

    `layers` has the classes that are not minnet's, as (OwnLayer,), and a
    function that is the learning rate. `rng`, `random` say, goes on where it
    was when the model was saved: the training then goes on as if it had never
    stopped. Raises ValueError, with what is wrong, for any file that is not a
    whole, right model.
    """
    from .export.loading import load
    return load(path, layers, rng, kind)


def history_svg(errors):
    """The picture of a History, which a notebook shows by itself."""
    from .draw import history
    return str(history(errors, log=min(errors) > 0)) if errors else None


def explain_other_names(kinds):
    """Who comes from another package is told what things are called here."""
    from .support.other_names import (OF_MODEL, explain_attributes,
                                      explain_call, explain_settings)
    for kind in kinds:
        # Vector is a list, whose __init__ PyPy, too, has written in Python.
        if isinstance(kind, type) and kind is not list and hasattr(
                vars(kind).get("__init__"), "__code__"):
            explain_call(kind, "__init__", "the learning rate is the Model's,"
                         " Model(..., learning_rate=0.1)"
                         if issubclass(kind, SGD) else None)
            explain_settings(kind)
    explain_call(Model, "train", "here it is one list of pairs,"
                 " model.train(list(zip(X, y)))")
    for name in ("score", "error"):
        explain_call(Model, name, "here it takes one list of pairs, model."
                     + name + "(list(zip(X, y)))")
    explain_call(Model, "predict", "here it takes one example; many rows are"
                 " for model.outputs(rows)")
    explain_attributes(Model, OF_MODEL)


def hook(kinds):
    """Give them to the core; `kinds` are what minnet offers."""
    Model._repr_svg_ = network_svg
    Model.fast_way = fast_way
    Model.fast_outputs = fast_outputs
    Model.word_after = word_after
    Model.save = save_model
    Model.check_save = check_save  # train asks before it begins
    Model.load = classmethod(load_model)
    Model.encoding = None  # or, of a table, how its cells became numbers
    Model.history = History()  # of all trainings; each makes a new one
    History._repr_svg_ = history_svg
    if has_room():
        explain_other_names(kinds)
