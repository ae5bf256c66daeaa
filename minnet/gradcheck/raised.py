"""An error inside a forward or backward of yours: where, for which row."""

from ..slopes import (Kept, Subject, backward_through, copied_numbers,
                      drawn_matrix, own_layer)
from ..support.each_example import statement_of
from ..support.value_checks import name_of


def explained(thing, x, label, problem):
    """The problem told again, with the method, row and statement; or as it
    is, where it has another reason or a layer of this package tells it all.
    """
    subject = Subject(thing, x, label)
    with Kept(thing):
        found = first_raised(subject)
        if found is None:
            return problem
        layer, method, again = found
        rows = [number for number in range(1, len(x) + 1) if raises_alone(
            subject, number - 1, found)]
    if is_our_own(again):
        return problem
    who = f"{method} of {name_of(own_layer(layer))}"
    if rows and len(rows) < len(x):
        who += f", row {rows[0]} of the batch"
    said = f": {again}" if str(again) else ""
    kind = TypeError if isinstance(again, TypeError) else ValueError
    where = f" at {statement_of(again)}" \
        if getattr(again, "__traceback__", None) else ""
    return kind(f"{who}: {type(again).__name__}{said}{where}")


def first_raised(subject):
    """(layer, method, error) of the call that raises an error, or None."""
    y, done, method = subject.x, [], "forward"
    try:
        for layer in subject.layers:
            y = layer.forward(copied_numbers(y))
            done.append(layer)
            if y is None:
                return None
        if subject.loss is not None:
            layer = subject.loss
            layer.forward(copied_numbers(y), copied_numbers(subject.label))
            method = "backward"
            de_dy = layer.backward()
        else:
            de_dy = subject.de_dy or drawn_matrix(len(y), len(y[0]), 20)
        method = "backward"
        for layer in reversed(done):
            de_dy = backward_through(layer, de_dy, subject.rate_for(layer))
    except Exception as problem:
        return layer, method, problem
    return None


def raises_alone(subject, k, found):
    """Does the same call raise the same kind of error for this row alone?"""
    again = first_raised(Subject(
        subject.thing, subject.x[k:k + 1],
        subject.label and subject.label[k:k + 1]))
    return again is not None and again[:2] == found[:2] and \
        type(again[2]) is type(found[2])


def is_our_own(problem):
    """Was it raised by this package, which then tells what is wrong?"""
    trace, name = getattr(problem, "__traceback__", None), ""
    while trace:
        name = trace.tb_frame.f_globals.get("__name__", "")
        trace = trace.tb_next
    return name.split(".")[0] == Kept.__module__.split(".")[0]
