"""What a thing leads to directly, and how it is changed.

Lists, dicts, objects, their classes, arrays, what functions close over and
the global names they use.
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
    """The classes of what holds nothing that a layer changes."""
    modules = [("fractions", "Fraction"), ("decimal", "Decimal"),
               ("numpy", "generic"),
               # What an error leads to is all that ran before it.
               ("types", "TracebackType"), ("types", "FrameType")]
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
    code = getattr(function, "__code__", None)
    names = getattr(code, "co_freevars", ())  # PyPy's own have no such names
    return dict(zip(names, getattr(function, "__closure__", None) or ()))


def in_cell(cell):
    """What it holds, or ABSENT."""
    try:
        return cell.cell_contents
    except ValueError:
        return ABSENT


def fill_cell(cell, value):
    """It holds the value."""
    try:
        cell.cell_contents = value
    except AttributeError:  # Python 3.6 allows it only from C
        import ctypes
        ctypes.pythonapi.PyCell_Set(ctypes.py_object(cell),
                                    ctypes.py_object(value))


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
        inner = attribute(thing, "__dict__")
        if isinstance(inner, dict):  # in Brython it may be nothing at all
            known.add(id(inner))
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
