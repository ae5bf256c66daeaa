"""What must be so whatever the slopes are: no differences, no step size.

The same numbers give the same slopes, a batch is its rows, and a learning
rate changes the length of the step and nothing else. Each law returns None,
or (short name, sentence) of the mistake where it is broken.
"""

from ..support.value_checks import name_of
from .drawn import call_or_none, drawn_matrix
from .kept import Kept
from .members import members_of
from .nested_numbers import (copied_numbers, flat_numbers, in_shape_of, is_row,
                             nearly_equal)
from .step_laws import rate_elsewhere, step_too_long, steps_unasked
from .subject import backward_through


ANEW = "forward must remember its x anew every time."


ACCUMULATED = "gradient accumulated"


NOT_PROPORTIONAL = (
    "not proportional to de_dy", "-0.3 times the de_dy does not give -0.3"
    " times the slopes. Are they clipped, rounded, or is their sign or"
    " absolute value taken?")


def broken_laws(subject):
    """The mistakes that the laws tell, one of a kind at most."""
    found = []
    for laws in ((arguments_stay, two_calls_agree, forward_starts_anew,
                  rows_add_up),
                 (memory_stays,),
                 (steps_unasked, rate_elsewhere, step_too_long)):
        for law in laws:
            with Kept(subject.thing):
                mistake = law(subject)
            if mistake:
                found.append(mistake)
                break  # what comes after would only follow from it
    # More of them remembered, more is added up: that follows, too.
    return [mistake for mistake in found if mistake[0] != ACCUMULATED
            or "memory grows" not in dict(found)]


def arguments_stay(subject):
    """forward and backward must not write into what they are given."""
    for who, what, values, before in given_arguments(subject):
        if repr(values) != repr(before):  # nan is like nan
            return ("argument modified", f"{who} writes into {what}, which"
                    " belongs to the caller: it changes the data for"
                    " everybody else. Make a new list instead, [[... for a in"
                    " row] for row in x].")
    return None


def given_arguments(subject):
    """(who, what it was given, that now, that before) after each call."""
    y, inputs = copied_numbers(subject.x), []
    for layer in subject.layers:
        x, before = y, copied_numbers(y)
        inputs.append((x, before))
        y = layer.forward(x)
        yield f"forward of {name_of(layer)}", "its argument x", x, before
    de_dy = copied_numbers(subject.de_dy)
    if subject.loss is not None:
        before, label = copied_numbers(y), copied_numbers(subject.label)
        who, loss = name_of(subject.loss), subject.loss
        for call, given in ((loss.forward, (y, label)), (loss.backward, ())):
            de_dy = call(*given)
            yield who, "its argument y", y, before
            yield who, "its argument label", label, subject.label
    for layer in reversed(subject.layers):
        given, before = de_dy, copied_numbers(de_dy)
        de_dy = backward_through(layer, given, subject.rate_for(layer))
        who = f"backward of {name_of(layer)}"
        yield who, "its argument de_dy", given, before
        x, before = inputs.pop()
        yield who, "the x that forward was given", x, before


def two_calls_agree(subject):
    """The same numbers twice give the same output and the same slopes."""
    def run():
        y = subject.forward()
        return flat_numbers(y) + (
            [] if subject.loss is None else
            [subject.loss.forward(y, subject.label)])

    one = run()
    if not nearly_equal(one, run()):
        return ("random", "forward gives another output for the same x: does"
                " it draw random numbers? Switch that off, or seed it in"
                " forward, while you check.")
    first, second, third = [subject.slopes() for _ in range(3)]
    if all_close(first, second):
        return None
    growth = [growing(*slopes) for slopes in zip(first, second, third)
              if None not in slopes]
    if None not in growth and max(growth) < 1:
        return None  # a layer that steps itself, with momentum
    if None not in growth and max(growth) == 1:
        return (ACCUMULATED, "each call of backward adds to the"
                " gradient of the call before. Start from 0 every time:"
                " `=` instead of `+=`.")
    return ("random", "backward gives other slopes for the same numbers when"
            " it is called once more.")


def growing(first, second, third):
    """0 if these are the same slopes; 1 if each time the same is added to
    them, less if less and less is; None if it is neither."""
    if nearly_equal(first, second) and nearly_equal(second, third):
        return 0
    more = [b - a for a, b in zip(first, second)]
    again = [c - b for b, c in zip(second, third)]
    if nearly_equal(more, again):
        return 1
    share = sum([a * b for a, b in zip(more, again)]) / (
        sum([a * a for a in more]) or 1)
    return share if 0 < share < 1 and nearly_equal(
        [share * a for a in more], again) else None


def all_close(one, other):
    """All blocks are close, or as good as 0 beside the largest slope."""
    scale = rounding_scale(one)
    return all([nearly_equal(a, b, scale=scale) for a, b in zip(one, other)])


def rounding_scale(slopes):
    """1e9 times how far slopes may be off by rounding: a `scale`."""
    return 1e-5 * max([abs(a) for block in slopes
                       for a in block or [0]] + [0])


def forward_starts_anew(subject):
    """backward belongs to the last forward, whatever came before it."""
    kept = Kept(subject.thing)
    expected = subject.slopes()
    for other in (drawn_matrix(len(subject.x), len(subject.x[0]), 90),
                  [row[::-1] for row in subject.x[::-1]],
                  subject.x[:1]):
        kept.put_back()
        before = subject.with_batch(other, subject.label and
                                    subject.label[:len(other)], subject.de_dy)
        if call_or_none(before.error) is None:
            continue  # not every layer takes any numbers
        slopes = call_or_none(subject.slopes)
        if (slopes is None or not all_close(slopes, expected)) and \
                not is_queue(subject, before, kept, expected):
            return ("stale input", "after two calls of forward, backward"
                    " still uses what the earlier one remembered. " + ANEW)
    return None


def is_queue(subject, before, kept, expected):
    """Does each backward belong to the oldest forward that has none yet?
    So after one more backward all is right, but not after a forward."""
    found = []
    for call in (subject.slopes, subject.error):
        kept.put_back()
        before.error()
        call_or_none(call)
        slopes = call_or_none(subject.slopes)
        found.append(slopes is not None and all_close(slopes, expected))
    return found == [True, False]


def memory_stays(subject):
    """What a layer holds must not grow with each call."""
    sizes = []
    for _ in range(5):
        subject.error()
        subject.backward()
        sizes.append(lists_held(subject.thing))
    growth = [b - a for a, b in zip(sizes[1:], sizes[2:])]
    if min(growth) > 0:
        return ("memory grows", "with each call of forward and backward the"
                " layer holds more lists than before: it appends to what it"
                " remembers. Begin anew in forward, `=`, or take it off again"
                " in backward.")
    return None


def lists_held(thing):
    """How many lists there are in lists, whatever holds them, in all that
    an object leads to."""
    count, seen, todo = 0, set(), [thing]
    while todo:
        value = todo.pop()
        if id(value) not in seen:
            seen.add(id(value))
            parts = [part for part in members_of(value).values()
                     if not isinstance(part, (int, float, str))]
            todo += parts
            if is_row(value):
                count += len([part for part in parts if is_row(part)])
    return count


def rows_add_up(subject):
    """A batch is its rows: taken alone, or in another order."""
    n, kept = len(subject.x), Kept(subject.thing)
    y = subject.x
    for layer in subject.layers:
        if not is_row_by_row(layer, drawn_matrix(n, len(y[0]), 91)):
            return None  # rows see each other, as in batch normalisation
        y = layer.forward(y)

    def anew(rows):
        """(e, slopes) of these rows, always from the same state."""
        kept.put_back()
        part = some_rows(subject, rows)
        return part.error(), part.slopes()

    blocks = subject.blocks()
    e, together = anew(range(n))
    single = [call_or_none(anew, [k]) for k in range(n)]
    turned = call_or_none(anew, range(n - 1, -1, -1))
    if None in single + [turned]:
        return None  # it takes no single rows
    errors, alone = zip(*single)
    shares = [share for share in (1, 1 / n)
              if nearly_equal([e], [share * sum(errors)])]
    if not shares or any(
            [len(slopes) != len(blocks) or None in slopes
             for slopes in alone + (together, turned[1])]):
        return None
    subject.set_gradients(blocks)  # tells how rough those read off a step are
    scale = max([rounding_scale(together)] +
                [1e10 * block.noise for block in blocks])
    mixed = None
    for block, slopes, parts in zip(blocks[:-1], together, zip(*alone)):
        if not nearly_equal(slopes, [shares[0] * sum(column)
                                     for column in zip(*parts)], scale=scale):
            mixed = mixed or (
                "rows mixed up", f"{block.title}: the gradient of a batch is"
                " not that of its rows, taken alone, added up.")
    slopes = turned[1]
    slopes[-1] = flat_numbers(in_shape_of(subject.x, slopes[-1])[::-1])
    if not all_close(together, slopes):
        mixed = mixed or ("rows mixed up", "with the rows of the batch in"
                          " another order the slopes are others.")
    kept.put_back()
    return mixed if is_proportional(subject, together, scale) \
        else NOT_PROPORTIONAL


def is_proportional(subject, slopes, scale):
    """Does -0.3 times the de_dy give -0.3 times these slopes?"""
    if subject.loss is not None:
        return True
    other = subject.with_batch(subject.x, None, [
        [-0.3 * s for s in row] for row in subject.de_dy])
    return all([nearly_equal(found, wanted and [-0.3 * s for s in wanted],
                             scale=scale)
                for found, wanted in zip(other.slopes(), slopes)])


def is_row_by_row(layer, x):
    """Does forward give the same for a row alone as for a row of a batch?"""
    together = call_or_none(layer.forward, copied_numbers(x))
    alone = [call_or_none(layer.forward, [list(row)]) for row in x]
    return together is None or None in alone or nearly_equal(
        flat_numbers(together), flat_numbers(alone))


def some_rows(subject, rows):
    """The subject with these rows of its batch only, in this order."""
    return subject.with_batch(*[
        matrix and [matrix[k] for k in rows]
        for matrix in (subject.x, subject.label, subject.de_dy)])
