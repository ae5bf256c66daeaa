"""How a layer wants its rows: not everybody's forward takes a list of rows.

What is checked takes and gives rows of numbers; a layer that takes arrays,
one example at a time, columns or images is put into an Adapter that does.
"""

import sys

from ..support.checks import length
from ..support.value_checks import name_of
from .adapters import (AdaptedModel, Adapter, OneByOne, as_layer, has, is_rows,
                       number_places, own_layer, plain_lists)
from .arguments import (NAMES_OF_LABEL, WHOLE, arguments_of_backward,
                        call_backward, code_of, needed_arguments)
from .kept import Kept
from .nested_numbers import contents_of, copied_numbers, flat_numbers, shape_of


NAMES_OF_OUTPUT = ["output", "outputs", "out", "y", "a"]


def check_style(layer):
    """Raises TypeError, with the way out, for what is no single layer."""
    if isinstance(layer, type) or has(layer, "value", "slope"):
        return
    who, methods = name_of(layer), dir(layer)
    several = [name for name in methods
               if name[:7] == "forward" and len(name) > 7]
    if "forward" in methods and "backward" in methods:
        if needed_arguments(layer.forward) > 1:
            return  # a loss
        kinds, _ = arguments_of_backward(layer)
        code = code_of(layer.backward)
        names = code.co_varnames[:code.co_argcount] if kinds else ()
        if "cache" in names:
            raise TypeError(f"backward of {who} takes a cache; let forward"
                            " keep it, self.cache = ..., and give y alone")
        label = [name for name in names if name.lower() in NAMES_OF_LABEL]
        if label:
            raise TypeError(f"backward of {who} takes {label[0]}, not the"
                            f" slopes de_dy of its output. {WHOLE}")
    elif len(several) > 1:
        raise TypeError(f"{who} has {' and '.join(several[:3])}: several"
                        " layers in one class. Make each a class of its own"
                        " with forward(x) and backward(de_dy,"
                        " learning_rate).")
    elif "train" in methods or "fit" in methods or "update" in methods:
        raise TypeError(f"{who} has no forward(x) and backward(de_dy,"
                        f" learning_rate). {WHOLE}")


def ways_to_call(layer, forms, rows_too=False):
    """Adapters for the styles that the layer may be in, likely ones first,
    each to be tried before the next.

    Not with batches of one row where forward takes more, `rows_too`: there
    backward should, too, and not return after the first row. Arrays only if
    the layer has some, or if no lists made forward give lists: whether NumPy
    happens to be loaded does not change what is found.
    """
    flags = [(False, False), (False, True), (True, False), (True, True),
             ("batch", False)][:4 if rows_too else 5]
    own_arrays, takes_lists = uses_arrays(layer), rows_too
    for form in forms:
        for arrays in (False, True):
            if arrays != own_arrays and (own_arrays or arrays and (
                    takes_lists or "numpy" not in sys.modules)):
                continue
            for alone, columns in flags:
                if form in (None, []) or not columns:
                    way = Adapter(layer, form, alone, columns, arrays)
                    yield OneByOne(way) if way.alone else way
                    takes_lists = takes_lists or way.takes_lists \
                        and not arrays


def uses_arrays(layer):
    """Has it numbers in arrays?"""
    return any([hasattr(contents_of(holder)[name], "dtype")
                for holder, name in number_places(layer)])


def adapted(layer, x):
    """(layer, rows): the layer, in an Adapter if it takes one, and x for it.

    Where it is in none of the styles all is left as it is.
    """
    plain, rows = plain_way(layer), plain_lists(x)
    if length(rows[0]) is None and works(plain, [rows]):
        return plain, rows  # a row is meant
    forward_only = layer, rows
    for way, examples in ways_for(layer, plain, rows):
        how = works(way, examples)
        if how == "both ways":
            return way, examples
        if how and forward_only[0] is layer:
            forward_only = way, examples
    return forward_only


def ways_for(layer, plain, rows):
    """(way, examples): the ways_to_call for these rows, or lists of numbers,
    columns or images, and the rows that stand for them there."""
    if length(rows[0]) is None:
        # [0, 2, 1], a number for each example
        for way in ways_to_call(layer, [[]]):
            yield way, [[a] for a in rows]
    elif length(rows[0][0]) is not None:
        for way in ways_to_call(layer, [shape_of(rows[0])]):
            yield way, [flat_numbers(example) for example in rows]
    else:
        yield plain, rows
        for way in ways_to_call(layer, [None], works(plain, rows)):
            if getattr(way, "columns", False):
                # A batch for it may have been typed in columns, too.
                yield way, [list(row) for row in zip(*rows)]
            yield way, rows


def plain_way(layer):
    """The layer itself, or an Adapter just for how its methods are called.
    """
    if as_layer(layer) is layer and arguments_of_backward(layer) in (
            (None, []), (["de_dy"], []), (["de_dy", "rate"], [])):
        return layer
    return Adapter(layer)


def works(layer, x):
    """"both ways" where forward and backward give rows for these, "forward"
    where forward alone does, else ""."""
    with Kept(own_layer(layer)):
        try:
            y = layer.forward(copied_numbers(x))
            if not is_rows(y, len(x)):
                return ""
        except Exception:
            return ""
        try:
            de_dx = call_backward(as_layer(layer), x, copied_numbers(y), 0.125)
            return "both ways" if de_dx is None or \
                shape_of(de_dx) == shape_of(x) else "forward"
        except Exception:
            return "forward"


def adapted_model(model, x):
    """The Model; with its layers in Adapters, if any of them takes one."""
    layers, own = [], [own_layer(layer) for layer in model.layers]
    for layer in own:
        way, x = adapted(layer, x)
        layers.append(way)
        x = way.forward(copied_numbers(x))
    return model if layers == own else AdaptedModel(model, layers)


def check_output(layer, y):
    """Raises TypeError for an output that is no list of rows: it may be kept
    and not returned, or a map, which can be read only once."""
    found = [name for holder, name in number_places(own_layer(layer))
             if str(name).lower() in NAMES_OF_OUTPUT]
    who = f"forward of {name_of(own_layer(layer))}"
    if y is None and found:
        raise TypeError(
            f"{who} returns nothing, it only keeps self.{found[0]}; end it"
            f" with `return self.{found[0]}`, and let backward return de_dx")
    check_is_list(y, who, "what it gives")


def check_is_list(x, who, what):
    """Raises TypeError for rows that can be read only once."""
    rows = [] if length(x) is None or isinstance(x, str) else x
    for value, which in [(x, what)] + [
            (row, f"row {number} of {what}")
            for number, row in enumerate(rows, 1)]:
        if length(value) is None and hasattr(value, "__next__"):
            raise TypeError(f"{who}: {which} is a {type(value).__name__},"
                            " which can be read only once; make a list of it,"
                            " list(...)")
