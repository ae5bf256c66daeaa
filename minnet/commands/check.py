"""python3 -m minnet check FILE.py:NAME: is the backward, or the training, in
there right?"""

import ast
import difflib
import os
import runpy
import sys
import traceback

from ..gradcheck import check_gradients, check_training
from ..support.checks import counted
from .batches import batch_of, taken_out


def check_layer(options):
    """Print the report on a layer in a file; exit code 1 unless it is right.

    The target is my_layers.py:MyLayer, the arguments are what the class
    takes. What trains and predicts, but is no layer, is trained. Raises
    ValueError, in one line, for what can't be found or made.
    """
    file, _, name = options.target.partition(":")
    arguments, x = taken_out(options.arguments, "--x", options.x)
    arguments, label = taken_out(arguments, "--label", options.label)
    x, label = batch_of(x, "--x"), batch_of(label, "--label")
    names = names_in(file)
    layer = made(options.target, found(file, name, names), arguments, file)
    try:
        report = check_gradients(layer, x, label) if is_layer(layer) or \
            not is_trained(layer) else \
            check_training(layer, train_set_for(layer, x, label, names))
    except Exception as problem:
        raise ValueError(told(problem, file)) from None
    print(report)
    if not report.ok:
        sys.stdout.flush()
        sys.exit(1)


def is_layer(thing):
    """A layer, Model or loss, or the class of one."""
    return hasattr(thing, "forward") and hasattr(thing, "backward")


def is_trained(thing):
    """Has it train and predict?"""
    return hasattr(thing, "train") and hasattr(thing, "predict")


def train_set_for(model, x, label, names):
    """The pairs of x and label, else the first train set in the file, else
    None: one is made."""
    if x and label:
        return list(zip(x, label))
    for value in names.values():
        try:
            model.predict(list(value[0][0]))
            if len(value[0]) == 2 and list(value[0][1]):
                return value
        except Exception:  # that is no train set for this model
            continue
    return None


def names_in(file):
    """{name: value} of all that a file defines."""
    if not os.path.isfile(file):
        raise ValueError(f"there is no file {file!r}; expected a file and a"
                         " name in it, such as my_layers.py:MyLayer")
    sys.path.insert(0, os.path.dirname(os.path.abspath(file)))
    try:
        return runpy.run_path(file)
    except (Exception, SystemExit) as problem:
        raise ValueError(told(problem, file)) from None


def found(file, name, names):
    """What that name stands for in the file."""
    layers = sorted([key for key, value in names.items()
                     if is_layer(value) or is_trained(value)])
    if name in names and name:
        return names[name]
    near = difflib.get_close_matches(name, layers, 1)
    wanted = f"there is no {name!r} in {file}" if name else \
        f"say which layer, as in {file}:MyLayer"
    raise ValueError(f"{wanted}; it has {counted(len(layers), 'layer')}"
                     f"{': ' if layers else ''}{', '.join(layers)}"
                     + (f"; try {file}:{near[0]}" if near else ""))


def made(target, thing, arguments, file):
    """The layer: thing(3, 2) for a class, the thing itself if it is one."""
    if not isinstance(thing, type) and (
            is_layer(thing) or is_trained(thing)) or not callable(thing):
        if arguments:
            raise ValueError(f"{target} is no class, so it takes no"
                             f" arguments; got {' '.join(arguments)}")
        return thing
    try:
        return thing(*map(value_of, arguments))
    except Exception as problem:
        raise ValueError(
            f"{target} can't be made from ({', '.join(arguments)}):"
            f" {told(problem, file)}") from None


def value_of(text):
    """3 for "3", [1, 2] for "[1, 2]"; else the text itself."""
    try:
        return ast.literal_eval(text)
    except (ValueError, SyntaxError):
        return text


def told(problem, file):
    """The error, and the last line of the file that led to it."""
    trace = (problem.__cause__ or problem).__traceback__
    places = [place for place in traceback.extract_tb(trace)
              if os.path.abspath(place.filename) == os.path.abspath(file)]
    where = f"{file}, line {places[-1].lineno}: " if places else ""
    if isinstance(problem, SyntaxError):
        where = f"{file}, line {problem.lineno}: "
    # What minnet itself says needs no name of a class before it, nor a place
    # that it tells already.
    if not isinstance(problem, (TypeError, ValueError)) or \
            where and " at line " not in str(problem):
        return f"{where}{type(problem).__name__}: {problem}"
    return str(problem)
