"""Adapters: a layer that wants something else takes and gives rows."""

import sys

from ..activations import Activation
from ..support.checks import length
from ..support.each_example import EachExample
from ..support.value_checks import name_of
from .arguments import call_backward, needed_arguments
from .members import ABSENT, attribute
from .nested_numbers import (contents_of, copied_numbers, flat_numbers,
                             in_shape_of, is_numbers, is_one_number, shape_of)


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
        self.takes_lists = False  # if it has, it wants no arrays
        if has(self.called, "parameters"):
            self.parameters = self.called.parameters

    def __repr__(self):
        return name_of(self.layer)

    def forward(self, x):
        """y, a row for each row of x."""
        self.x = x
        given = self.given(x)
        try:
            y = self.called.forward(given)
        except ArithmeticError:
            self.takes_lists = True  # 1 / 0: a matter of the numbers
            raise
        dtype = getattr(y, "dtype", None)
        if getattr(dtype, "kind", "") == "f":
            self.bytes = dtype.itemsize
        lists = plain_lists(y)
        rows = self.rows_of([lists] if self.alone is True
                            and not self.columns else lists, len(x))
        self.takes_lists = lists is y
        return rows

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
