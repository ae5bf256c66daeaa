"""Is everything as the package made it, and does nobody look on?"""

import sys

# What the package itself puts into Model.
ADDED = ("fast_way", "_repr_svg_")


def as_it_came(cls):
    """Has nobody put another method into this class or one below it?"""
    for kind in cls.__mro__[:-1]:
        for name, value in vars(kind).items():
            code = getattr(value, "__code__", None)
            if name not in ADDED and callable(value) and (
                    code is None or hasattr(value, "__wrapped__")
                    or value.__module__ != kind.__module__
                    or value.__qualname__ != f"{kind.__name__}.{name}"):
                return False
    return True


def is_plain(thing, classes):
    """Exactly one of these classes, with no method of its own."""
    return (type(thing) in classes and as_it_came(type(thing))
            and not any([callable(getattr(type(thing), name, None))
                         for name in vars(thing)]))


def is_watched():
    """A debugger or a tracer wants to see every line."""
    monitoring = getattr(sys, "monitoring", None)
    return sys.gettrace() is not None or monitoring is not None and \
        monitoring.get_tool(monitoring.DEBUGGER_ID) is not None


def floats_only(rows, kinds=(float,)):
    """Every number is a float (or one of these kinds), none a Fraction."""
    return set().union(*[map(type, row) for row in rows]) <= set(kinds)
