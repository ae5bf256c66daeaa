"""How a layer wants its rows: not everybody's forward takes a list of rows.

What is checked takes and gives rows of numbers; a layer that takes arrays,
one example at a time, columns or images is put into an Adapter that does.
"""

import sys

from ..activations import Activation
from ..support.checks import length
from ..support.each_example import EachExample
from ..support.value_checks import name_of
from .kept import ABSENT, Kept, attribute
from .nested_numbers import (contents_of, copied_numbers, flat_numbers,
                             in_shape_of, is_numbers, is_one_number, shape_of)


# What people call the arguments of backward; all else is taken for de_dy.
NAMES_OF_X = ["x", "input", "inputs", "inp", "data", "a_prev", "z"]


NAMES_OF_LABEL = ["label", "labels", "target", "targets", "y_true", "t",
                  "expected"]


NAMES_OF_OUTPUT = ["output", "outputs", "out", "y", "a"]


WHOLE = ("Is it a whole network? Then check_training(model, train_set) checks"
         " its steps; or make a class of each layer, with forward(x) and"
         " backward(de_dy, learning_rate).")


NAMES_OF_RATE = ["lr", "rate", "eta", "alpha", "step", "epsilon"]


class Adapter:
    """A layer that wants its x in another way, as one that takes rows.

    `layer` is the user's own. `form` is what one example looks like: None
    for a row, [] for a single number, [[None] * 3] * 2 for 2 x 3 numbers, as
    shape_of tells it. `arrays`: as NumPy arrays. `columns`: examples stand
    in columns. `alone`: one example at a time, x is one row (see OneByOne);
    "batch": as a batch of one.
    """

    def __init__(self, layer, form=None, alone=False, columns=False,
                 arrays=False):
        self.layer = layer
        self.called = as_layer(layer)
        self.form = form
        self.alone = alone
        self.columns = columns
        self.arrays = arrays
        self.x = self.y_form = None
        self.bytes = 8  # of each number: fewer of single precision
        if has(self.called, "parameters"):
            self.parameters = self.called.parameters

    def __repr__(self):
        return name_of(self.layer)

    def forward(self, x):
        """y, a row for each row of x."""
        self.x = x
        y = self.called.forward(self.given(x))
        dtype = getattr(y, "dtype", None)
        if getattr(dtype, "kind", "") == "f":
            self.bytes = dtype.itemsize
        y = plain_lists(y)
        if self.alone is True and not self.columns:
            y = [y]
        return self.rows_of(y, len(x))

    def given(self, rows, form=None):
        """Rows, the way that the layer wants them."""
        form = self.form if form is None else form
        if form is None:
            given = [list(row) for row in rows]
        elif form == []:
            given = [number for [number] in rows]
        else:
            given = [in_shape_of(zeros_of(form), row) for row in rows]
            if len(flat_numbers(given[0])) != len(rows[0]):
                raise ValueError(f"rows of {len(rows[0])} numbers")
        if self.columns:
            given = [list(column) for column in zip(*given)]
        if self.alone is True and not self.columns:
            [given] = given
        return array_like(self.layer, given) if self.arrays else given

    def rows_of(self, y, rows):
        """What the layer gives, as rows; raises TypeError where it is none.
        """
        if self.columns and shape_of(y) and length(y[0]) is not None:
            y = [list(row) for row in zip(*y)]
        if not (is_numbers(y) and len(y) == rows):
            raise TypeError(f"forward of {name_of(self)} gives"
                            f" {size_text(y)} numbers for {rows} examples")
        form = shape_of(y[0])
        self.y_form = [] if form is None else form
        return [flat_numbers([row]) for row in y]

    def backward(self, de_dy, learning_rate=None):
        """de/dx, a row for each row; it steps as the layer does."""
        de_dx = plain_lists(call_backward(
            self.called, self.given(self.x), self.given(de_dy, self.y_form),
            learning_rate))
        if self.alone is True and not self.columns:
            de_dx = None if de_dx is None else [de_dx]
        elif self.columns and is_numbers(de_dx) and \
                length(de_dx[0]) is not None:
            de_dx = [list(row) for row in zip(*de_dx)]
        if not is_numbers(de_dx) or len(de_dx) != len(self.x):
            return de_dx
        return [flat_numbers([row]) for row in de_dx]


class OneByOne:
    """A layer that takes one example at a time, as one that takes rows: each
    from the same weights, the steps added up (see EachExample)."""

    def __init__(self, adapter):
        self.layer = adapter.layer
        self.adapter = adapter
        self.each = EachExample(adapter.layer, RowCaller(adapter))
        if has(adapter, "parameters"):
            self.parameters = adapter.parameters

    def __repr__(self):
        return name_of(self.layer)

    def forward(self, x):
        """y, a row for each row of x."""
        return self.each.forward(x)

    def backward(self, de_dy, learning_rate=None):
        """de/dx, a row for each row; None where a row gives none."""
        de_dx = self.each.backward(de_dy, learning_rate)
        return None if None in de_dx else de_dx


class RowCaller:
    """forward and backward with one row alone."""

    def __init__(self, adapter):
        self.adapter = adapter

    def forward(self, row):
        """The row of y."""
        return self.adapter.forward([row])[0]

    def backward(self, slopes, learning_rate=None):
        """The row of de/dx."""
        de_dx = self.adapter.backward([slopes], learning_rate)
        return de_dx and de_dx[0]


def own_layer(layer):
    """The user's own layer, which may be in an Adapter."""
    return layer.layer if isinstance(
        layer, (Adapter, OneByOne, EachExample, AdaptedModel,
                AdaptedLoss)) else layer


def plain_lists(values):
    """Arrays as lists; all else as it is."""
    if has(values, "tolist") and not isinstance(values, type):
        return values.tolist()
    if isinstance(values, (list, tuple)) and any(
            [has(value, "tolist") for value in values]):
        return [plain_lists(value) for value in values]
    return values


def array_like(layer, rows):
    """The rows as an array, with numbers such as those of the layer."""
    for holder, name in number_places(layer):
        kind = getattr(contents_of(holder)[name], "dtype", None)
        if getattr(kind, "kind", None) == "f":
            return sys.modules["numpy"].array(rows, dtype=kind)
    return sys.modules["numpy"].array(rows)


def zeros_of(form):
    """Lists of this form (see shape_of), of zeros."""
    return 0 if form is None else [zeros_of(inner) for inner in form]


def size_text(values):
    """2 x 3 for a matrix, 3 for a vector, "uneven" for uneven rows."""
    form, found = shape_of(values), []
    while form is not None:
        if not isinstance(form, list) or not form or \
                any([other != form[0] for other in form]):
            return "uneven rows of"
        found.append(str(len(form)))
        form = form[0]
    return " x ".join(found) or "no list but single"


def holders_in(thing):
    """A layer and all the dicts and objects in it, the nearest first."""
    found, todo, seen = [], [thing], set()
    while todo and len(found) < 1000:
        value = todo.pop(0)
        if id(value) in seen or has(value, "__name__") or \
                isinstance(value, str) or is_one_number(value) or \
                is_numbers(value) or has(value, "tolist"):
            continue
        seen.add(id(value))
        if isinstance(value, (list, tuple)):
            todo += value
        else:
            found.append(value)
            held = contents_of(value)
            todo += [held[name] for name in sorted(held, key=str)]
    return found


def number_places(layer):
    """(object or dict, name) of each attribute that is numbers."""
    return [(holder, name) for holder in holders_in(layer)
            for name in sorted(contents_of(holder), key=str)
            if numbers_at((holder, name)) is not None]


def numbers_at(place):
    """A copy of the numbers there, in lists; None for anything else."""
    holder, name = place
    value = plain_lists(contents_of(holder).get(name))
    if is_one_number(value):
        return value
    return copied_numbers(value) if isinstance(value, (list, tuple)) and \
        is_numbers(copied_numbers(value)) else None


def call_backward(layer, x, de_dy, rate):
    """backward with the arguments that it takes, whatever their order."""
    kinds, named = arguments_of_backward(layer)
    if kinds is None:
        return layer.backward(de_dy, rate)
    values = {"x": x, "de_dy": de_dy, "rate": rate}
    return layer.backward(*[values[kind] for kind in kinds],
                          **{name: rate for name in named})


def arguments_of_backward(layer):
    """("x", "de_dy" and "rate" in the order that backward takes them, the
    names of those that must be named); (None, []) where that can't be seen.
    """
    code = code_of(getattr(layer, "backward", None))
    if code is None or code.co_flags & 4:  # it may take any (*arguments)
        return None, []
    count = code.co_argcount
    taken = code.co_varnames[hasattr(layer.backward, "__self__"):count]
    needed = len(taken) - len(layer.backward.__defaults__ or ())
    kinds, free = [], ["de_dy", "rate", "x"]
    for place, name in enumerate(taken):
        kind = kind_of_argument(name)
        if kind == "x" and not any([kind_of_argument(other) == "de_dy"
                                    for other in taken]):
            kind = "de_dy"
        if kind not in free:
            if place >= needed:
                break
            if place > 1 or "rate" not in free:
                raise TypeError(
                    f"backward of {name_of(layer)} takes"
                    f" ({', '.join(taken)}); expected backward(de_dy,"
                    " learning_rate). " + WHOLE)
            kind = "rate"
        free.remove(kind)
        kinds.append(kind)
    return kinds, [name for name in code.co_varnames[
        count:count + getattr(code, "co_kwonlyargcount", 0)]
        if kind_of_argument(name) == "rate"]


def code_of(method):
    """Its code, if that tells what it takes (MicroPython's doesn't)."""
    code = getattr(method, "__code__", None)
    return code if hasattr(code, "co_argcount") else None


def kind_of_argument(name):
    """Is it x, the rate or, if there is no better one, de_dy?"""
    name = name.lower()
    if name in NAMES_OF_X:
        return "x"
    if "learn" in name or any([word in name.split("_")
                               for word in NAMES_OF_RATE]):
        return "rate"
    return "de_dy"


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


def has(thing, *names):
    """Has it all these attributes, whatever its class makes of others?"""
    return not any([attribute(thing, name) is ABSENT for name in names])


def as_layer(thing):
    """The thing; an activation that has only value and slope, as a layer."""
    if has(thing, "forward") or not has(thing, "value", "slope"):
        return thing
    activation = Activation()
    activation.value, activation.slope = thing.value, thing.slope
    return activation


def ways_to_call(layer, forms, rows_too=False):
    """Adapters for the styles that the layer may be in, likely ones first.

    Not with batches of one row where forward takes more, `rows_too`: there
    backward should, too, and not return after the first row.
    """
    arrays = [True] if uses_arrays(layer) else \
        [False] + [True] * ("numpy" in sys.modules)
    flags = [(False, False), (False, True), (True, False), (True, True),
             ("batch", False)][:4 if rows_too else 5]
    ways = [Adapter(layer, form, alone, columns, array) for form in forms
            for array in arrays for alone, columns in flags
            if form in (None, []) or not columns]
    return [OneByOne(way) if way.alone else way for way in ways]


def uses_arrays(layer):
    """Has it numbers in arrays?"""
    return any([hasattr(contents_of(holder)[name], "dtype")
                for holder, name in number_places(layer)])


def adapted(layer, x):
    """(layer, rows): the layer, in an Adapter if it takes one, and x for it.

    Where it is in none of the styles all is left as it is.
    """
    plain, rows = plain_way(layer), plain_lists(x)
    if length(rows[0]) is None:
        # [0, 2, 1], a number for each example, unless a row is meant.
        if works(plain, [rows]):
            return plain, rows
        ways = [(way, [[a] for a in rows]) for way
                in ways_to_call(layer, [[]])]
    elif length(rows[0][0]) is not None:
        ways = [(way, [flat_numbers(example) for example in rows])
                for way in ways_to_call(layer, [shape_of(rows[0])])]
    else:
        ways = [(plain, rows)]
        for way in ways_to_call(layer, [None], works(plain, rows)):
            # A batch for it may have been typed in columns, too.
            ways += [(way, [list(row) for row in zip(*rows)])] * getattr(
                way, "columns", False)
            ways.append((way, rows))
    forward_only = layer, rows
    for way, examples in ways:
        how = works(way, examples)
        if how == "both ways":
            return way, examples
        if how and forward_only[0] is layer:
            forward_only = way, examples
    return forward_only


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
    with Kept(layer):
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


def is_rows(y, rows):
    """Lists of numbers, no arrays, equally long, so many?"""
    if plain_lists(y) is not y or length(y) is None:
        return False
    return is_numbers(copied_numbers(y)) and length(y[0]) is not None and \
        shape_of(y) == [[None] * len(y[0])] * rows


class AdaptedModel:
    """A Model whose layers are in Adapters; `layer` is the Model."""

    def __init__(self, model, layers):
        self.layer = model
        self.layers = layers
        self.loss = model.loss

    def __repr__(self):
        return name_of(self.layer)

    def forward(self, y):
        """The output of the last layer."""
        for layer in self.layers:
            y = layer.forward(y)
        return y


class AdaptedLoss:
    """A loss that takes arrays, or y and label in backward, too."""

    def __init__(self, loss, arrays):
        self.layer = loss
        self.arrays = arrays

    def __repr__(self):
        return name_of(self.layer)

    def forward(self, y, label):
        """e, one number"""
        self.given = [sys.modules["numpy"].array(rows) if self.arrays
                      else copied_numbers(rows) for rows in (y, label)]
        return plain_lists(self.layer.forward(*self.given))

    def backward(self):
        """de/dy"""
        given = self.given[:needed_arguments(self.layer.backward)]
        return plain_lists(self.layer.backward(*given))


def needed_arguments(method):
    """How many it must be given, as far as can be seen."""
    code = code_of(method)
    return code.co_argcount - len(method.__defaults__ or ()) - hasattr(
        method, "__self__") if code else 0


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
