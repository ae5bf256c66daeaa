"""What must be so whatever the slopes are: no differences, no step size."""

from ..support.value_checks import name_of
from .batch import call_or_none, drawn_matrix
from .places import Kept, copied_numbers, flat_numbers
from .rows import all_close, close_slopes, rows_add_up, slopes_of
from .subject import Subject, backward_through


def steady_problems(subject):
    """(short name, sentence) of what is found first; the state stays."""
    kept = Kept(subject.thing)
    for check in (arguments_stay, two_calls_agree, forward_starts_anew,
                  rows_add_up):
        try:
            found = check(subject)
        finally:
            kept.put_back()
        if found:
            return found  # what comes after would only follow from it
    return []


def arguments_stay(subject):
    """forward and backward must not write into what they are given."""
    def writing(name, what):
        return [("argument modified", f"{name} writes into {what}, which"
                 " belongs to the caller: it changes the data for everybody"
                 " else. Make a new list instead, [[... for a in row] for row"
                 " in x].")]

    y, inputs = copied_numbers(subject.x), []
    for layer in subject.layers:
        x, before = y, copied_numbers(y)
        inputs.append((x, before))
        y = layer.forward(x)
        if has_changed(x, before):
            return writing(f"forward of {name_of(layer)}", "its argument x")
    de_dy = copied_numbers(subject.de_dy)
    if subject.loss is not None:
        before, label = copied_numbers(y), copied_numbers(subject.label)
        for call in (lambda: subject.loss.forward(y, label),
                     subject.loss.backward):
            de_dy = call()
            if has_changed(y, before):
                return writing(name_of(subject.loss), "its argument y")
            if has_changed(label, subject.label):
                return writing(name_of(subject.loss), "its argument label")
    for layer in reversed(subject.layers):
        given, before = de_dy, copied_numbers(de_dy)
        de_dy = backward_through(layer, given, subject.rate_for(layer))
        if has_changed(given, before):
            return writing(f"backward of {name_of(layer)}",
                           "its argument de_dy")
        if has_changed(*inputs.pop()):
            return writing(f"backward of {name_of(layer)}",
                           "the x that forward was given")
    return []


def has_changed(values, before):
    """Has anything in there changed? (nan is like nan.)"""
    return repr(values) != repr(before)


def two_calls_agree(subject):
    """The same numbers twice give the same output and the same slopes."""
    def run():
        y = subject.forward()
        return flat_numbers(y) + (
            [] if subject.loss is None else
            [subject.loss.forward(y, subject.label)])

    one = run()
    if not close_slopes(one, run()):
        return [("random", "forward gives another output for the same x: does"
                 " it draw random numbers? Switch that off, or seed it in"
                 " forward, while you check.")]
    first, second, third = [slopes_of(subject) for _ in range(3)]
    if all_close(first, second):
        return []
    growth = [growing(*slopes) for slopes in zip(first, second, third)
              if None not in slopes]
    if None not in growth and max(growth) < 1:
        return []  # a layer that steps itself, with momentum
    if None not in growth and max(growth) == 1:
        return [("gradient accumulated", "each call of backward adds to the"
                 " gradient of the call before. Start from 0 every time:"
                 " `=` instead of `+=`.")]
    return [("random", "backward gives other slopes for the same numbers"
             " when it is called once more.")]


def growing(first, second, third):
    """0 if these are the same slopes; 1 if each time the same is added to
    them, less if less and less is; None if it is neither."""
    if close_slopes(first, second) and close_slopes(second, third):
        return 0
    more = [b - a for a, b in zip(first, second)]
    again = [c - b for b, c in zip(second, third)]
    if close_slopes(more, again):
        return 1
    share = sum([a * b for a, b in zip(more, again)]) / (
        sum([a * a for a in more]) or 1)
    return share if 0 < share < 1 and close_slopes(
        [share * a for a in more], again) else None


def forward_starts_anew(subject):
    """backward belongs to the last forward, whatever came before it."""
    kept = Kept(subject.thing)
    expected = slopes_of(subject)
    for other in (drawn_matrix(len(subject.x), len(subject.x[0]), 90),
                  [row[::-1] for row in subject.x[::-1]],
                  copied_numbers(subject.x[:1])):
        kept.put_back()
        before = Subject(subject.thing, other, subject.label and
                         subject.label[:len(other)], subject.de_dy)
        try:
            before.error()
        except Exception:  # not every layer takes any numbers
            continue
        slopes = call_or_none(slopes_of, subject)
        if slopes is None or not all_close(slopes, expected):
            return [("stale input", "after two calls of forward, backward"
                     " still uses what the earlier one remembered. forward"
                     " must remember its x anew every time.")]
    return []
