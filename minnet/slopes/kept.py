"""All that a layer leads to: remembered, and put back to the last bit.

Generators of random numbers are among it. Each class remembers what one kind
of thing holds; Kept does so for all that can be reached.
"""

import random
import sys

from .members import (ABSENT, FUNCTION, atoms, attributes_of, base_of,
                      cells_of, fill_cell, in_cell, is_array, is_deque,
                      is_foreign, members_of, names_used, set_attributes,
                      set_dict)


def keys_changed(held, now):
    """The keys under which there is something else now."""
    return [key for key in list(held) + [key for key in now
                                         if key not in held]
            if held.get(key, ABSENT) is not now.get(key, ABSENT)]


class Attributes:
    """What an object holds, to be put back."""

    def __init__(self, thing):
        self.thing, self.held = thing, attributes_of(thing)

    def changed(self):
        """The keys under which it holds something else by now."""
        return keys_changed(self.held, attributes_of(self.thing))

    def put_back(self):
        """The same again, in the same order."""
        set_attributes(self.thing, self.held)


class Items:
    """What a list, deque, set, bytearray or array.array holds."""

    def __init__(self, thing):
        self.thing = thing
        self.held = thing[:] if type(thing) is list or hasattr(
            type(thing), "typecode") else list(thing)

    def changed(self):
        """The places where it holds something else by now."""
        now, held = list(self.thing), list(self.held)
        return [k for k in range(max(len(now), len(held)))
                if now[k:k + 1] != held[k:k + 1]]

    def put_back(self):
        """The same again, in the same order."""
        thing, held = self.thing, self.held
        if type(thing) is list:
            thing[:] = held  # quicker than to look whether it is another
            return
        if isinstance(held, list):
            now = list(thing)
            if len(now) == len(held) and all([
                    one is other for one, other in zip(now, held)]):
                return
        if isinstance(thing, set):
            thing.clear()
            thing.update(held)
        elif is_deque(thing):
            thing.clear()
            thing.extend(held)
        elif type(thing).__name__ == "memoryview":
            for place, value in enumerate(held):
                thing[place] = value
        elif isinstance(thing, list):
            list.__setitem__(thing, slice(None), held)
        else:
            thing[:] = held


class DictItems:
    """What a dict holds, in its order."""

    def __init__(self, thing):
        self.thing, self.held = thing, dict(base_of(thing).items(thing))

    def changed(self):
        """The keys under which it holds something else by now."""
        return keys_changed(self.held, dict(
            base_of(self.thing).items(self.thing)))

    def put_back(self):
        """The same again."""
        set_dict(self.thing, self.held)


class ArrayItems:
    """The numbers of a NumPy array."""

    def __init__(self, thing):
        self.thing, self.held = thing, thing.copy()
        self.writeable = thing.flags.writeable

    def changed(self):
        """[0] if its numbers are others by now."""
        return [0] * (self.thing.tobytes() != self.held.tobytes())

    def put_back(self):
        """The same again, bit by bit."""
        if self.thing.shape != self.held.shape:
            self.thing.resize(self.held.shape, refcheck=False)
        if self.thing.tobytes() != self.held.tobytes():
            self.thing.flags.writeable = True
            self.thing[()] = self.held
        if self.thing.flags.writeable != self.writeable:
            self.thing.flags.writeable = self.writeable


class ClassItems:
    """What a class of the user's holds."""

    def __init__(self, thing):
        self.thing, self.held = thing, dict(thing.__dict__)

    def changed(self):
        """The names of what is something else by now."""
        return keys_changed(self.held, dict(self.thing.__dict__))

    def put_back(self):
        """The same again; what is new is removed."""
        now = dict(self.thing.__dict__)
        for name in now:
            if name not in self.held:
                delattr(self.thing, name)
        for name, value in self.held.items():
            if now.get(name, ABSENT) is not value:
                setattr(self.thing, name, value)


class FunctionItems:
    """What a function closes over, and the global names that it uses."""

    def __init__(self, thing):
        self.thing, self.globals = thing, names_used(thing)
        self.cells = [(cell, in_cell(cell))
                      for cell in cells_of(thing).values()]

    def changed(self):
        """The names of what is something else by now."""
        found = [name for name, (cell, value) in zip(
            cells_of(self.thing), self.cells) if in_cell(cell) is not value]
        return found + keys_changed(self.globals, names_used(self.thing))

    def put_back(self):
        """The same again."""
        for cell, value in self.cells:
            if in_cell(cell) is not value and value is not ABSENT:
                fill_cell(cell, value)
        for name, value in self.globals.items():
            known = self.thing.__globals__
            if known.get(name, ABSENT) is not value:
                if value is ABSENT:
                    del known[name]
                else:
                    known[name] = value


class State:
    """How far a generator of random numbers has come."""

    def __init__(self, state, set_state):
        self.thing, self.state, self.set_state = None, state, set_state

    def changed(self):
        """Numbers drawn are no numbers held."""
        return []

    def put_back(self):
        """As far again, and no further."""
        self.set_state(self.state)


def generator_state(thing):
    """Its State, for a generator of random numbers; None for others."""
    module = str(getattr(type(thing), "__module__", ""))
    try:
        if isinstance(thing, getattr(random, "Random", ())):
            return State(thing.getstate(), thing.setstate)
        if module.startswith("numpy.random") and hasattr(thing, "set_state"):
            return State(thing.get_state(), thing.set_state)
        # A SeedSequence has a state, too, but no lock.
        if module.startswith("numpy.random") and hasattr(thing, "lock"):
            return State(thing.state,
                         lambda state: setattr(thing, "state", state))
    except (NotImplementedError, AttributeError):
        pass  # the numbers come from outside
    return None


def global_states():
    """The States of the generators of random numbers that all share."""
    found = []
    if hasattr(random, "getstate"):
        found.append(State(random.getstate(), random.setstate))
    numpy = sys.modules.get("numpy")
    if hasattr(getattr(numpy, "random", None), "get_state"):
        found.append(State(numpy.random.get_state(), numpy.random.set_state))
    return found


def contents_kept(thing):
    """Something that puts back what the thing itself holds, for all ways in
    which it holds something."""
    if type(thing) in (list, tuple):
        return [Items(thing)] if type(thing) is list else []
    if isinstance(thing, FUNCTION):
        return [FunctionItems(thing)]
    if isinstance(thing, type):
        return [] if is_foreign(getattr(thing, "__module__", None)) else [
            ClassItems(thing)]
    found = []
    if isinstance(thing, dict):
        found.append(DictItems(thing))
    elif is_array(thing):
        found.append(ArrayItems(thing))
    elif isinstance(thing, (list, set)) or is_deque(thing) or \
            hasattr(type(thing), "typecode") or \
            base_of(thing).__name__ in ("bytearray", "memoryview") and \
            not getattr(thing, "readonly", False):
        found.append(Items(thing))
    else:
        state = generator_state(thing)
        found += [] if state is None else [state]
    if type(thing) not in (dict, set):
        found.append(Attributes(thing))
    return found


class Kept:
    """Everything that `thing` leads to, to be put back.

    `with Kept(thing):` puts it back at the end, also when something raises:
    the same objects with the same contents, to the last bit, and no more
    than was there; and the random numbers to come are the same (but for
    `with_random` False).
    """

    def __init__(self, thing, with_random=True):
        self.states = global_states() if with_random else []
        self.held, self.alive = [], [thing]
        seen, plain = {id(thing)}, atoms()
        exactly = set(plain)
        for found in self.alive:  # it grows meanwhile
            values = found if type(found) in (list, tuple) else \
                members_of(found).values()
            if not exactly.issuperset(map(type, values)):
                for value in values:
                    if not isinstance(value, plain) and \
                            id(value) not in seen:
                        seen.add(id(value))
                        self.alive.append(value)
            self.held += contents_kept(found)

    def __enter__(self):
        return self

    def __exit__(self, *problem):
        self.put_back()

    def put_back(self):
        """Everything as it was."""
        for one in self.held + self.states:
            one.put_back()

    def convert(self, kind):
        """Make every float in lists, dicts and attributes this kind."""
        for one in self.held:
            if isinstance(one, Items) and isinstance(one.held, list) and \
                    isinstance(one.thing, list):
                one.thing[:] = [kind(value) if isinstance(value, float)
                                else value for value in one.held]
            elif isinstance(one, (DictItems, Attributes)) and any([
                    isinstance(value, float) for value in one.held.values()]):
                change = set_dict if isinstance(one, DictItems) \
                    else set_attributes
                change(one.thing, {
                    name: kind(value) if isinstance(value, float) else value
                    for name, value in one.held.items()})
