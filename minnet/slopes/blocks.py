"""A Block: numbers that a layer learns, and the slopes that it gives them."""

from ..support.layer_fit import check_parameters
from ..support.value_checks import name_of
from .drawn import call_or_none
from .gradients import kept_gradient
from .kept import contents_kept
from .members import (ABSENT, attribute, attributes_of, is_array, members_of,
                      set_attribute)
from .nested_numbers import (BareNumber, Frozen, changeable, copied_numbers,
                             flat_numbers, hold, holds_numbers, in_shape_of,
                             is_numbers, is_one_number, is_plain, is_row, item,
                             shape_of, values_in)


# What people call the lists of numbers that a layer learns.
LEARNED_NAMES = ["w", "b", "weight", "weights", "bias", "biases", "kernel",
                 "kernels", "filter", "filters", "theta"]


UNITS = {8: 4e-16, 4: 2.4e-7, 2: 2e-3}  # 1 is so exact in so many bytes


class Block:
    """A parameter of a layer, or the input: its name and its numbers.

    `place` tells the layer within a Model. `values` are lists, or what can
    be used like them. `path` is None for what parameters() gives, else the
    last Step from the layer to the numbers, which `source` has as its
    `attribute`.
    """

    def __init__(self, name, values, layer=None, place="", path=None,
                 source=None):
        self.name = name
        self.title = f"{place} {name}" if place else name
        self.values = values
        self.layer = layer
        self.place = place
        self.path = path
        self.source = source
        self.attribute = path.key if path else None
        self.gradient = None
        self.noise = 0  # of a gradient that is read off a step, in floats
        self.has_gradient = path is None
        self.is_memory = False  # does forward write it?

    def again(self):
        """The same block, with what is there now."""
        values = self.values
        if self.path is not None and not isinstance(values, BareNumber):
            values = changeable(self.source, self.attribute, item(
                self.source, self.attribute))
        block = Block(self.name, values, self.layer, self.place, self.path,
                      self.source)
        block.has_gradient = self.has_gradient
        return block

    def set_gradient(self, gradient):
        """A copy of what backward gave, whatever it is."""
        self.gradient = call_or_none(copied_numbers, gradient) or gradient

    def slopes(self):
        """The gradient as a flat list; None if it is not of the right form."""
        same = shape_of(self.gradient) == shape_of(self.values) and \
            is_numbers(self.gradient)
        return flat_numbers(self.gradient) if same else None

    def last_word(self):
        """bias for "piece 2: bias" and for "fc.Bias"."""
        return self.name.replace(".", " ").split()[-1].lower()

    def now(self, known=None):
        """What the attribute is now: perhaps another list than `values`."""
        if self.path is None:
            return self.values
        value = self.path.now(known)
        return [value] if isinstance(self.values, BareNumber) else value

    def numbers_now(self, known=None):
        """The numbers that are there now, a flat list; or None."""
        now = self.now(known)
        good = is_one_number(now[0]) if isinstance(
            self.values, BareNumber) else holds_numbers(now)
        return flat_numbers(now) if good else None

    def left_out(self):
        """Has the layer parameters(), but not with this one among them?

        (One that lists none at all is frozen: it does not learn.)
        """
        return self.path is not None and lists_parameters(self.layer) and \
            len(list(self.layer.parameters())) > 0

    def read_off_step(self, before, rate):
        """gradient = (before - after) / rate; or one that the layer keeps."""
        self.gradient = None
        if self.left_out():
            return
        after = self.now()
        if shape_of(after) != shape_of(self.values):
            self.gradient = after
        elif flat_numbers(after) == before:
            self.set_gradient(kept_gradient(self))
        else:
            self.gradient = in_shape_of(self.values, [
                (a - b) / rate for a, b in zip(before, flat_numbers(after))])
            self.noise = UNITS[itemsize_of(self.values)] / rate * max(
                [abs(a) for a in before])


def itemsize_of(values):
    """How many bytes a number has there; 8 where that can't be told."""
    sizes = [getattr(row, "itemsize", 8) for row in rows_in(values)]
    return min([size for size in sizes if size in UNITS] + [8])


class Step:
    """A step on the way from a layer to its numbers: from what the steps
    before lead to, by a `key` of members_of. The first one has no `parent`
    and leads to the layer, its key."""

    def __init__(self, key, parent=None):
        self.key, self.parent = key, parent

    def now(self, known=None):
        """What it leads to now; `known` is {step: that} of others."""
        known = {} if known is None else known
        way, step = [], self
        while step is not None and step not in known:
            way.append(step)
            step = step.parent
        for step in reversed(way):
            known[step] = step.key if step.is_fixed() else value_at(
                *step.holder(known))
        return known[self]

    def is_fixed(self):
        """Is it the layer, or a class, which no other one replaces?"""
        return self.parent is None or isinstance(self.key, type)

    def is_of_layer(self):
        """Is it a step from the layer itself, or from a class of it?"""
        up = self.parent
        return up.parent is None or isinstance(up.key, type) and \
            up.parent.parent is None

    def holder(self, known=None):
        """(what holds it, key): an object may have got by now what its
        class has."""
        known = {} if known is None else known
        up = self.parent
        if up.parent is not None and isinstance(up.key, type):
            thing = up.parent.now(known)
            if not isinstance(thing, type) and \
                    self.key in attributes_of(thing):
                return thing, self.key
        return up.now(known), self.key


class BlocksKept:
    """The numbers of some blocks, and what leads to them, to be put back;
    all else may change."""

    def __init__(self, blocks):
        self.kept = [part for block in blocks
                     for row in rows_in(block.values)
                     for part in contents_kept(row)]
        self.held, done, known = [], set(), {}
        for step in [block.path for block in blocks]:
            while step is not None and step not in done:
                done.add(step)
                if not step.is_fixed():
                    self.held.append(step.holder(known) + (step.now(known),))
                elif step.parent is not None:
                    # What the class has the object may get, too.
                    thing = step.parent.now(known)
                    self.held += [(thing, name, ABSENT)
                                  for name in step.key.__dict__
                                  if attribute(thing, name) is not ABSENT
                                  and name not in attributes_of(thing)]
                step = step.parent

    def put_back(self):
        """The numbers as they were, in the same lists."""
        for part in self.kept:
            part.put_back()
        for thing, key, value in self.held:
            if value is ABSENT:
                if key in attributes_of(thing):
                    set_attribute(thing, key, ABSENT)
            elif value_at(thing, key) is not value:
                hold(thing, key, value)


def rows_in(values):
    """The list itself and all lists, arrays, ... inside."""
    if isinstance(values, BareNumber):
        return []
    now = values.now() if isinstance(values, Frozen) else values
    items = [] if is_array(now) else values_in(now)
    return [now] if is_plain(items) else [now] + [
        row for value in items if is_row(value) for row in rows_in(value)]


def value_at(thing, key):
    """What is there, for the keys that members_of gives; or ABSENT."""
    value = item(thing, key)
    return members_of(thing).get(key, ABSENT) if value is ABSENT else value


def lists_parameters(layer):
    """Has it parameters() that gives (name, values, gradient)?

    (Or what was meant to be such: check_parameters tells what is wrong.)
    """
    try:
        listed = list(layer.parameters())
    except Exception:
        return False
    return all([isinstance(entry, tuple) and len(entry) > 0
                and isinstance(entry[0], str) for entry in listed])


def listed_blocks(layer, place):
    """A Block for each triple that the layer's parameters() gives."""
    if not lists_parameters(layer):
        return []
    listed = list(layer.parameters())
    if not any([len(entry) == 3 and is_array(entry[1])
                for entry in listed]):
        check_parameters(layer, place or name_of(layer))
    return [Block(name, values, layer, place) for name, values, _ in listed]
