"""How wide may a row be? What a layer says, and what its lists tell."""

from ..support.checks import length
from .adapters import has, own_layer, zeros_of
from .drawn import KINDS, call_or_none
from .nested_numbers import (Replaced, contents_of, copied_numbers,
                             flat_numbers, holds_numbers, is_numbers,
                             is_one_number, numbers_in)


WIDEST_TRIED = 64  # numbers of a row, to see whether they count


def likely_widths(thing):
    """How wide x may be: (what the layer says, how long its lists are, the
    whole numbers it has and their products), three lists."""
    own = own_layer(thing)
    inner = own.layers if has(own, "layers") else None
    layer = own_layer(inner[0]) if isinstance(inner, list) and inner else own
    said = [one.input_dim for one in (own, layer) if has(one, "input_dim")
            and isinstance(one.input_dim, int)]
    if has(thing, "form") and thing.form:
        return [], [len(flat_numbers(zeros_of(thing.form)))], []
    if said:
        return said[:1], [], []
    inner, outer, whole = [], [], []
    for value in values_held(layer):
        if is_numbers(value):
            outer.append(len(value))
            inner += [len(row) for row in value if length(row) is not None]
        elif isinstance(value, int) and 0 < value < 1000:
            whole.append(value)
    whole = whole[:6]
    pairs = [a * b for k, a in enumerate(whole) for b in whole[k:]]
    triples = [a * b * c for k, a in enumerate(whole)
               for m, b in enumerate(whole[:k]) for c in whole[:m]]
    return [], without_repeats(inner + outer), whole + pairs + triples


def without_repeats(values):
    """Each value once, in order."""
    return [value for k, value in enumerate(values)
            if value not in values[:k]]


def values_held(thing):
    """What a layer holds and what that holds, the nearest first: lists of
    numbers (arrays as such lists), and whatever else is no container."""
    found, todo, seen = [], [thing], []
    while todo and len(seen) < 1000:
        value = todo.pop(0)
        if is_numbers(value) or is_one_number(value):
            found.append(value)
        elif holds_numbers(value):
            found.append(copied_numbers(value))
        elif not has(value, "__name__") and not isinstance(value, str) \
                and id(value) not in seen:
            seen.append(id(value))
            held = value
            if not isinstance(value, (list, tuple)):
                held = contents_of(value)
                held = [held[name] for name in sorted(held, key=str)]
            todo += held
    return found


def every_number_counts(thing, x, kind):
    """Does y change with each number of a row, and of the matrices?

    A `zip` in a layer may well take rows that are too short or too long: so
    the last numbers are looked at first.
    """
    def counts(where, row, j):
        for by in (1,) if kind in KINDS[2:] else (4, -4, 64):
            number = row[j] + by
            with Replaced([(where, row, j)], [
                    number if kind in KINDS[:2] or row not in x
                    else number % (5 - KINDS.index(kind))]):
                y = call_or_none(thing.forward, copied_numbers(x))
            if y is None or flat_numbers(y) != before:
                return True
        return False

    before = flat_numbers(thing.forward(copied_numbers(x)))
    width = len(x[0])
    for j in range(width - 1, -1, -max(1, width // WIDEST_TRIED)):
        # In some row at least: others may be dropped by chance.
        if not any(counts("", row, j) for row in x):
            return False
    for values in values_held(own_layer(thing)):
        if is_numbers(values) and not is_one_number(values[0]):
            last, first = numbers_in(values)[-1], numbers_in(values)[0]
            if not counts(*last) and counts(*first):
                return False
    return True
