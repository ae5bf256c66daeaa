"""All that a layer leads to: looked at, remembered, put back to the last bit.

Lists, dicts, objects, their classes, arrays, what functions close over and
the global names they use, and generators of random numbers.
"""

import random
import sys


try:
    from gc import get_referents
except ImportError:  # on a small board
    get_referents = None


ATOMS = (int, float, str, bool, bytes, complex, type(None), type(sys))


ABSENT = object()  # stands for an attribute that is not there


FOREIGN = {}  # module name: is it not the user's own?


def is_array(value):
    """A NumPy array; NumPy is not imported, only met."""
    numpy = sys.modules.get("numpy")
    return numpy is not None and isinstance(value, numpy.ndarray)


def is_foreign(module):
    """Is this a name of a module of Python, of this package or of one that
    is installed? Their classes and functions are left alone."""
    if module not in FOREIGN:
        root, file = str(module).split(".")[0], getattr(
            sys.modules.get(module), "__file__", None) or ""
        library = getattr(random, "__file__", "random").rsplit("random", 1)[0]
        FOREIGN[module] = "." in __name__ and \
            root == __name__.split(".")[0] or \
            root in getattr(sys, "builtin_module_names", ("builtins",)) or \
            "-packages" in file or len(library) > 0 and \
            file.startswith(library)
    return FOREIGN[module]


OWN_CLASSES = {}  # of a class, once they have been looked up


SLOTS = {}  # likewise


def own_classes(thing):
    """The user's own classes among those of the object, the nearest first.
    """
    kind = type(thing)
    if kind not in OWN_CLASSES:
        OWN_CLASSES[kind] = [
            other for other in getattr(kind, "__mro__", ())
            if not is_foreign(getattr(other, "__module__", None))]
    return OWN_CLASSES[kind]


def base_of(thing):
    """The class of Python's own that it is of or is derived from: dict, say.
    """
    return ([kind for kind in getattr(type(thing), "__mro__", ())
             if is_foreign(getattr(kind, "__module__", None))]
            + [type(thing)])[0]


def slots_of(thing):
    """The names of its slots, of its class and those it is derived from."""
    if type(thing) not in SLOTS:
        found = []
        for kind in getattr(type(thing), "__mro__", ()):
            names = kind.__dict__.get("__slots__", ())
            for name in [names] if isinstance(names, str) else list(names):
                if name[:2] == "__" and name[-2:] != "__":
                    name = "_" + kind.__name__.lstrip("_") + name
                found.append(name)
        SLOTS[type(thing)] = [name for name in found if name not in (
            "__dict__", "__weakref__")]
    return SLOTS[type(thing)]


def attribute(thing, name):
    """thing.name, or ABSENT, whatever its class makes of attributes."""
    try:
        return getattr(object, "__getattribute__", getattr)(thing, name)
    except Exception:
        return ABSENT


def set_attribute(thing, name, value):
    """thing.name = value, though its class may forbid it; or ABSENT."""
    inner = attribute(thing, "__dict__")
    try:
        if value is not ABSENT and name in inner:
            inner[name] = value
            return
    except TypeError:
        pass  # no dict, or on a small board one that can't be changed
    if value is ABSENT:
        getattr(object, "__delattr__", delattr)(thing, name)
    else:
        getattr(object, "__setattr__", setattr)(thing, name, value)


def attributes_of(thing):
    """{name: value} of what the object itself holds, not its class."""
    held = attribute(thing, "__dict__")
    held = dict(held) if isinstance(held, dict) else {}
    for name in slots_of(thing):
        value = attribute(thing, name)
        if value is not ABSENT:
            held[name] = value
    return held


def set_attributes(thing, held):
    """The object holds these, in this order, and no others."""
    now = attributes_of(thing)
    if list(now) != list(held):
        for name in now:
            set_attribute(thing, name, ABSENT)
        now = {}
    for name, value in held.items():
        if now.get(name, ABSENT) is not value:
            set_attribute(thing, name, value)


def set_dict(thing, held):
    """The dict holds these, in this order, and no others."""
    base = base_of(thing)
    now = list(base.items(thing))
    if [key for key, _ in now] != list(held):
        base.clear(thing)
        now = []
    if len(now) != len(held) or any([
            old is not held[key] for key, old in now]):
        for key, value in held.items():
            base.__setitem__(thing, key, value)


def atoms():
    """The classes of what holds nothing that changes."""
    modules = [("fractions", "Fraction"), ("decimal", "Decimal"),
               ("numpy", "generic")]
    return ATOMS + tuple([getattr(sys.modules[module], name)
                          for module, name in modules
                          if hasattr(sys.modules.get(module), name)])


def codes_in(code):
    """The code of a function and of all that are defined in it."""
    found = [code]
    for one in found:
        consts = getattr(one, "co_consts", ())
        if isinstance(consts, tuple):  # in Brython it may be nothing at all
            found += [other for other in consts
                      if isinstance(other, type(code))]
    return found


GLOBAL_NAMES = {}  # code: the names that it uses


def names_used(function):
    """{name: value or ABSENT} of the global names that a function uses."""
    code = getattr(function, "__code__", None)
    names = getattr(code, "co_names", None)  # in Brython no tuple
    if not isinstance(names, tuple) or \
            is_foreign(getattr(function, "__module__", None)):
        return {}
    if code not in GLOBAL_NAMES:
        GLOBAL_NAMES[code] = sorted({name for one in codes_in(code)
                                     for name in one.co_names})
    known = function.__globals__
    return {name: known.get(name, ABSENT) for name in GLOBAL_NAMES[code]}


def cells_of(function):
    """{name: cell} of what a function closes over."""
    return dict(zip(function.__code__.co_freevars,
                    function.__closure__ or ())) \
        if hasattr(function, "__closure__") else {}


def in_cell(cell):
    """What it holds, or ABSENT."""
    try:
        return cell.cell_contents
    except ValueError:
        return ABSENT


def fill_cell(cell, value):
    """It holds the value; Python 3.6 can't do that."""
    try:
        cell.cell_contents = value
    except AttributeError:
        pass


FUNCTION = type(is_array)


def members_of(thing):
    """{key: value} of all that it leads to directly.

    Of a list by place, of a dict by key, of an object by name, of a function
    by the names it closes over and the global ones that it uses.
    """
    if isinstance(thing, ATOMS):
        return {}
    if isinstance(thing, FUNCTION):
        found = names_used(thing)
        found.update({name: in_cell(cell)
                      for name, cell in cells_of(thing).items()})
        found = {name: value for name, value in found.items()
                 if value is not ABSENT}
        for name in ("__defaults__", "__kwdefaults__"):
            if getattr(thing, name, None):
                found[name] = getattr(thing, name)
        found.update(getattr(thing, "__dict__", {}))
        return found
    if isinstance(thing, type):
        return {} if is_foreign(getattr(thing, "__module__", None)) else \
            dict(thing.__dict__)
    found = {}
    if isinstance(thing, dict):
        found = dict(base_of(thing).items(thing))
    elif is_array(thing):
        found = {"base": thing.base} if thing.dtype.kind != "O" else dict(
            enumerate(thing.ravel().tolist()))
    elif isinstance(thing, (list, tuple, set)) or is_deque(thing):
        found = dict(enumerate(thing))
    elif get_referents is not None and not own_classes(thing):
        # From Python 3.13 on the attributes themselves are among them.
        known = {id(value) for value in attributes_of(thing).values()}
        known.add(id(attribute(thing, "__dict__")))
        found = dict(enumerate([value for value in get_referents(thing) or ()
                                if id(value) not in known]))
    found.update(attributes_of(thing))
    for kind in own_classes(thing):
        found[kind] = kind
    return found


def is_deque(thing):
    """Is it a collections.deque?"""
    collections = sys.modules.get("collections")
    return collections is not None and isinstance(thing, collections.deque)


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
