"""What backward is called with: its arguments, by their names."""

from ..support.value_checks import name_of


# What people call the arguments of backward; all else is taken for de_dy.
NAMES_OF_X = ["x", "input", "inputs", "inp", "data", "a_prev", "z"]


NAMES_OF_LABEL = ["label", "labels", "target", "targets", "y_true", "t",
                  "expected"]


WHOLE = ("Is it a whole network? Then check_training(model, train_set) checks"
         " its steps; or make a class of each layer, with forward(x) and"
         " backward(de_dy, learning_rate).")


NAMES_OF_RATE = ["lr", "rate", "eta", "alpha", "step", "epsilon"]


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


def needed_arguments(method):
    """How many it must be given, as far as can be seen."""
    code = code_of(method)
    return code.co_argcount - len(method.__defaults__ or ()) - hasattr(
        method, "__self__") if code else 0
