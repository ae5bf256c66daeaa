"""All that an object leads to, to the last bit: is it as it was before?

Written without a look at minnet's own Kept, which it is to judge.
"""

import array
import collections
import decimal
import fractions
import io
import random
import struct
import sys
import types
import weakref

SIMPLE = (int, str, bytes, bool, type(None), complex, range, type(...),
          decimal.Decimal, fractions.Fraction)
LEFT_ALONE = (types.ModuleType, types.BuiltinFunctionType)


def bits(value):
    """A float to the last bit, another simple value by its repr."""
    return struct.pack("d", value) if isinstance(value, float) \
        else repr(value)


def is_simple(value):
    return isinstance(value, SIMPLE) or type(value) is float


def own_class(kind):
    """Is it a class of somebody's, not one of Python's?"""
    return getattr(kind, "__module__", "").startswith(("right_", "tests"))


def of_cell(cell):
    try:
        return cell.cell_contents
    except ValueError:
        return "nothing yet"


def of_function(thing):
    """What it closes over, its defaults, and the globals that it uses."""
    return [(name, of_cell(cell)) for name, cell in zip(
        thing.__code__.co_freevars, thing.__closure__ or ())] + [
        # One by one: the tuple itself is a new one each time on PyPy.
        (f"default {place}", value) for place, value in enumerate(
            thing.__defaults__ or ())] + [
        (name, thing.__globals__[name]) for name in thing.__code__.co_names
        if isinstance(thing.__globals__.get(name), (list, dict, float))]


def of_class(thing):
    return [(name, value) for name, value in vars(thing).items()
            if not name.startswith("__")] + [
        ("base", base) for base in thing.__bases__] if own_class(thing) else []


def of_slots(thing):
    """(name, what is there) of each slot of the class and its bases."""
    for kind in type(thing).__mro__:
        slots = vars(kind).get("__slots__", ())
        for name in [slots] if isinstance(slots, str) else slots:
            if name in ("__dict__", "__weakref__"):
                continue
            if name.startswith("__"):
                name = f"_{kind.__name__}{name}"
            try:
                yield name, object.__getattribute__(thing, name)
            except AttributeError:
                yield name, "not there"


def of_container(thing):
    """(parts by name, bits) of what holds others in no attributes."""
    numpy = sys.modules.get("numpy")
    if isinstance(thing, dict):
        return [("a key", key) for key in dict.keys(thing)] + [
            (f"[{key!r:.20}]", value)
            for key, value in dict.items(thing)], None
    for kind in (list, tuple, collections.deque):
        if isinstance(thing, kind):  # past any __iter__ of its own
            return [(f"[{k}]", part)
                    for k, part in enumerate(kind.__iter__(thing))], None
    if isinstance(thing, (set, frozenset)):
        return [("a member", part) for part in thing], None
    if isinstance(thing, (array.array, bytearray, memoryview)):
        return [], bytes(thing)
    if isinstance(thing, random.Random):
        return [], thing.getstate()
    if isinstance(thing, types.MethodType):
        return [("self", thing.__self__), ("function", thing.__func__)], None
    if isinstance(thing, types.FunctionType):
        return of_function(thing), None
    if isinstance(thing, weakref.ref):
        return [("target", thing())], None
    if isinstance(thing, io.IOBase):
        return [], thing.closed or thing.seekable() and thing.tell()
    if type(thing).__name__ == "partial":
        return [("func", thing.func), ("args", thing.args),
                ("keywords", thing.keywords)], None
    if numpy and isinstance(thing, (numpy.ndarray, numpy.generic)):
        return [("base", thing.base)] + [
            ("item", item) for item in thing.flat
            if thing.dtype == object], (
                thing.tobytes(), thing.dtype.str, thing.shape, thing.strides,
                thing.flags.writeable)
    if type(thing).__module__.startswith("numpy.random"):
        return [], repr(getattr(thing, "bit_generator", thing).state)
    return [], bits(thing) if isinstance(thing, float) else None


def inside(thing):
    """(what it is made of, by name; its own bits)"""
    if isinstance(thing, type):
        return of_class(thing), None
    parts, own = of_container(thing)
    if own_class(type(thing)):
        parts.append(("class", type(thing)))
    try:
        held = object.__getattribute__(thing, "__dict__")
    except AttributeError:
        held = {}
    return parts + list(of_slots(thing)) + list(held.items()), own


def state_of(thing):
    """{id: (path, type, bits, parts)} of all that it leads to, and a list of
    it all, which keeps the ids from being given to others."""
    found, alive, waiting = {}, [], [("it", thing)]
    while waiting:
        path, part = waiting.pop()
        if id(part) in found or is_simple(part) or isinstance(
                part, LEFT_ALONE) or \
                type(part).__module__ in ("logging", "_thread", "enum"):
            continue
        alive.append(part)
        parts, own = inside(part)
        # A number may be another object, if it is the same to the last bit.
        found[id(part)] = path, type(part), own, [
            (name, bits(inner) if is_simple(inner) else id(inner))
            for name, inner in parts]
        waiting += [(path + (name if str(name)[0] == "[" else f".{name}"),
                     inner) for name, inner in parts]
    return found, alive


def difference(before, after):
    """What is not as it was, in words, or None."""
    for key, (path, kind, own, parts) in before.items():
        if key not in after:
            return f"{path} is another one"
        _, kind_now, own_now, parts_now = after[key]
        for one, two in zip(parts, parts_now):
            if one != two:
                return f"{path}: {one} became {two}"
        if len(parts) != len(parts_now):
            return f"{path}: {len(parts)} parts became {len(parts_now)}"
        if (kind, own) != (kind_now, own_now):
            return f"{path}: its numbers are others"
    return None


def randomness():
    """The states of the common generators."""
    numpy = sys.modules.get("numpy")
    return random.getstate(), numpy and repr(numpy.random.get_state())
