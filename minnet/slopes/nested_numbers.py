"""Numbers in lists in lists, and in attributes: find, change, put back."""

import sys

from ..support.checks import length
from .members import (ABSENT, FUNCTION, attribute, attributes_of, base_of,
                      cells_of, fill_cell, is_array, is_deque, set_attribute)


def items_in(value):
    """How many there are in a list; None for a number, a text, an object."""
    return None if isinstance(value, str) else length(value)


def is_one_number(value):
    """A number of any type; True, None and text are none.

    Nor is an object that has a number and its slope, or a matrix that takes
    `+ 0`.
    """
    if isinstance(value, (int, float)):
        return not isinstance(value, bool)
    if isinstance(value, str) or length(value) is not None or \
            attribute(value, "grad") is not ABSENT or \
            type(value).__name__ in ("bool", "bool_"):
        return False
    try:
        value + 0
    except Exception:  # whatever a class of somebody's own may raise
        return False
    return not any([items_in(held) is not None
                    for held in attributes_of(value).values()])


def is_numbers(values):
    """A list of numbers, or of lists of numbers, at any depth; not empty."""
    return isinstance(values, list) and len(values) > 0 and (
        is_plain(values) or all([is_one_number(value) or is_numbers(value)
                                 for value in values]))


def is_row(value):
    """Does it hold things in a row: a list, tuple, deque, array, a dict by
    number?"""
    if isinstance(value, dict):
        return not any([isinstance(key, str) for key in value])
    return isinstance(value, (list, tuple, Frozen)) or is_deque(value) or \
        hasattr(type(value), "typecode") or is_array(value) or \
        type(value).__name__ == "memoryview"


def holds_numbers(value):
    """As is_numbers, for whatever holds things in a row."""
    if is_array(value):
        return value.dtype.kind == "f" and value.size > 0 and value.ndim > 0
    if not is_row(value) or len(value) == 0:
        return False
    items = values_in(value)
    return is_plain(items) or all([is_one_number(inner) or holds_numbers(inner)
                                   for inner in items])


def is_plain(items):
    """Is each of these a number of Python's own? Known at a glance."""
    return all([kind.__name__ in ("float", "int", "Fraction")
                for kind in set(map(type, items))])


def values_in(values):
    """The things in a row, as a list; arrays as lists, too."""
    if is_array(values):
        return sys.modules["numpy"].asarray(values).tolist()
    return list(values.values() if isinstance(values, dict) else values)


def numbers_in(values, place=""):
    """(place, row, j) of all numbers: row[j] is the one at, say, [0][2]."""
    found = []
    array = values.now() if isinstance(values, Frozen) else values
    if is_array(array):
        return [(place + "".join([f"[{k}]" for k in index]), values, index)
                for index in sys.modules["numpy"].ndindex(*array.shape)]
    if isinstance(values, list) and is_plain(values):
        return [(f"{place}[{j}]", values, j) for j in range(len(values))]
    for j in values if isinstance(values, dict) else range(len(values)):
        value = values[j]
        here = f"{place}[{j}]"
        if items_in(value) is not None:
            found += numbers_in(changeable(values, j, value), here)
        else:
            row = values
            if type(value).__name__ == "Decimal":
                row = AsFloats(values)
            found.append((here, row, j))
    return found


def flat_numbers(values):
    """All the numbers of lists in lists, in order."""
    found, items = [], values_in(values)
    if is_plain(items):
        return items
    for value in items:
        if items_in(value) is None:
            found.append(as_float(value))
        else:
            found += flat_numbers(value)
    return found


def as_float(value):
    """A Decimal, which does not go with floats, as one."""
    return float(value) if type(value).__name__ == "Decimal" else value


def shape_of(values):
    """How long the lists are: of a 2 x 3 matrix [3, 3]; of a number None."""
    if items_in(values) is None:
        return None
    items = values_in(values)
    return [None] * len(items) if is_plain(items) else [
        shape_of(value) for value in items]


def copied_numbers(values, kind=None):
    """Lists in lists copied, each number made a `kind` if one is given."""
    if items_in(values) is not None:
        items = values_in(values)
        return items if kind is None and is_plain(items) else [
            copied_numbers(value, kind) for value in items]
    values = as_float(values)
    return values if kind is None or values is None else kind(values)


def nearly_equal(one, other, tolerance=1e-9, scale=0):
    """|a - b| <= tolerance * (the largest number, or `scale`), for all.

    nan is like nan, and None is like everything.
    """
    if one is None or other is None:
        return True
    if len(one) != len(other):
        return False
    scale = max([abs(a) for a in one + other] + [scale])
    return all([abs(a - b) <= tolerance * scale or repr(a) == repr(b)
                for a, b in zip(one, other)])


def set_numbers(places, numbers):
    """row[j] = number, for all the places (where, row, j)."""
    for (_, row, j), number in zip(places, numbers):
        row[j] = number


def in_shape_of(values, numbers):
    """The numbers in lists of the same lengths as those in values."""
    filled = copied_numbers(values)
    set_numbers(numbers_in(filled), numbers)
    return filled


class Replaced:
    """`with Replaced(places, numbers):` these numbers stand at the places
    (where, row, j); then the old ones again."""

    def __init__(self, places, numbers):
        self.places = places
        self.numbers = numbers

    def __enter__(self):
        self.before = [row[j] for _, row, j in self.places]
        set_numbers(self.places, self.numbers)

    def __exit__(self, *problem):
        set_numbers(self.places, self.before)


def contents_of(thing):
    """A dict itself; the attributes of an object by their names."""
    return thing if isinstance(thing, dict) else attributes_of(thing)


def item(thing, key):
    """What a list, dict, object, class or function holds there, or ABSENT.
    """
    if isinstance(thing, FUNCTION):
        cells = cells_of(thing)
        if key in cells:
            return cells[key].cell_contents
        return thing.__globals__.get(key, attribute(thing, key))
    if isinstance(thing, type):
        return thing.__dict__.get(key, ABSENT)
    try:
        return thing[key] if is_row(thing) or isinstance(thing, dict) \
            else attribute(thing, key)
    except (LookupError, TypeError):
        return attribute(thing, key)


def hold(thing, key, value):
    """Make it hold the value there."""
    if isinstance(thing, FUNCTION):
        cells = cells_of(thing)
        if key in cells:
            fill_cell(cells[key], value)
        else:
            thing.__globals__[key] = value
    elif isinstance(thing, type):
        setattr(thing, key, value)
    elif isinstance(thing, dict) and key in thing:
        base_of(thing).__setitem__(thing, key, value)
    elif is_row(thing):
        thing[key] = value
    else:
        set_attribute(thing, key, value)


def changeable(source, key, value):
    """What the source holds there, or a Frozen if it can't be changed."""
    frozen = isinstance(value, tuple) or \
        is_array(value) and not value.flags.writeable
    return Frozen(source, key) if frozen else value


class Frozen:
    """A tuple, or what else can't be changed, as if it were a list: the one
    that `source` holds at `key` is replaced by another."""

    def __init__(self, source, key):
        self.source, self.key = source, key

    def now(self):
        """The tuple that is there now."""
        return item(self.source, self.key)

    def __len__(self):
        return len(self.now())

    def __iter__(self):
        return iter(values_in(self.now()))

    def __getitem__(self, j):
        return self.now()[j]

    def __setitem__(self, j, value):
        now = self.now()
        if is_array(now):
            changed = now.copy()
            changed[j] = value
        else:
            changed = list(now)
            changed[j] = value
            changed = type(now)(*changed) if hasattr(now, "_fields") \
                else type(now)(changed)
        hold(self.source, self.key, changed)


class AsFloats:
    """A list of Decimals, read and written as floats."""

    def __init__(self, values):
        self.values = values

    def __getitem__(self, j):
        return as_float(self.values[j])

    def __setitem__(self, j, value):
        self.values[j] = type(self.values[j])(float(value))


class BareNumber:
    """A number that is an attribute, as if it were a list: [number]."""

    def __init__(self, source, name):
        self.source = source
        self.name = name

    def __len__(self):
        return 1

    def __getitem__(self, j):
        if j != 0:
            raise IndexError(j)
        value = item(self.source, self.name)
        return value[()] if is_array(value) else value

    def __setitem__(self, j, value):
        hold(self.source, self.name, value)
