"""The batch: yours, if it is one; for whoever gives none, one that suits."""

from ..support.checks import check_batch, is_finite, length
from ..support.value_checks import check_numbers, name_of
from .nested_numbers import (Kept, Replaced, contents_of, copied_numbers,
                             flat_numbers, is_numbers, is_one_number,
                             numbers_in, set_numbers)


def is_model(thing):
    """Has it layers in a row and a loss, as Model has?"""
    return hasattr(thing, "loss") and \
        isinstance(getattr(thing, "layers", None), list)


def checked_batch(layer, x, label):
    """Copies of x and label, if they are batches that go with the layer."""
    who = name_of(layer)
    check_batch(x, None, who)
    for number, row in enumerate(x, 1):
        check_numbers(row, f"row {number} of the batch")
    if label is None:
        if not is_model(layer) and loss_batch(layer, len(x), 3, 0):
            raise TypeError(f"{who} is a loss; give it a label, too:"
                            " check_gradients(loss, y, label)")
        return copied_numbers(x), None
    check_batch(label, None, who, "the label batch", len(x))
    x, label = copied_numbers(x), copied_numbers(label)
    if not is_model(layer):
        try:
            layer.forward(copied_numbers(x), copied_numbers(label))
        except TypeError as problem:
            raise TypeError(
                f"{who} takes no label ({problem}); a label goes with a Model"
                " or a loss, for a layer leave it out") from None
    return x, label


def made_batch(layer, draw):
    """(x, label) for one who gives none; label is None for a layer."""
    if not is_model(layer) and loss_batch(layer, 3, 3, draw):
        return loss_batch(layer, 3, 2, draw)
    rows = [3, 3, 4, 7, 11, 16][draw]  # more, if few were not enough
    x = layer_batch(layer, rows, draw)
    if not is_model(layer):
        return x, None
    y = layer.forward(copied_numbers(x))
    labels = likely_labels(rows, len(y[0]), draw)
    return x, ([label for label in labels if call_or_none(
        layer.loss.forward, copied_numbers(y), copied_numbers(label))
        is not None] or labels)[0]


def drawn_matrix(rows, columns, seed, positive=False):
    """Numbers such as -1.328125: 64ths, from -1.5 to 1.5, never 0.

    The same for the same seed, on every Python; every other seed gives
    numbers four times as large. `positive`: from 0 to 1. (The generator is
    that of the ZX81.)
    """
    state, matrix = 7919 * (seed + 1) % 65537, []
    for _ in range(rows):
        row = []
        for _ in range(columns):
            for _ in range(3):
                state = (75 * state + 74) % 65537
            row.append((2 * (state % 97) - 97) / (16 if seed % 2 else 64))
        matrix.append(row)
    if positive:
        most = 7 if seed % 2 else 1.75
        return [[abs(a) / most for a in row] for row in matrix]
    return matrix


def nudge(values, seed):
    """Add a drawn number to each of these."""
    places = numbers_in(values)
    steps = drawn_matrix(1, len(places), seed)[0]
    set_numbers(places, [row[j] + step
                         for (_, row, j), step in zip(places, steps)])


def likely_labels(rows, columns, seed):
    """Labels of all kinds: classes (they suit most losses), numbers."""
    classes = [[1.0 if j == (i * i + 1) % columns else 0.0
                for j in range(columns)] for i in range(rows)]
    return [classes, drawn_matrix(rows, columns, seed + 50),
            drawn_matrix(rows, columns, seed + 50, True)]


def call_or_none(call, *arguments):
    """What the call gives, or None where it raises an error.

    The error is no matter of the user: the batch was not his.
    """
    try:
        return call(*arguments)
    except Exception:
        return None


def loss_batch(loss, rows, columns, seed):
    """(y, label) that the loss takes, y best from 0 to 1; None if it takes
    none, or is no loss, which gives one number."""
    for positive in (True, False):
        y = drawn_matrix(rows, columns, seed, positive)
        for label in likely_labels(rows, columns, seed):
            e = call_or_none(loss.forward, copied_numbers(y),
                             copied_numbers(label))
            if is_one_number(e) and e - e == 0:
                return y, label
    return None


def likely_widths(thing):
    """How wide x may be: what the layer says, then what its lists say."""
    inner = getattr(thing, "layers", None)
    layer = inner[0] if isinstance(inner, list) and inner else thing
    said = getattr(thing, "input_dim", None) or \
        getattr(layer, "input_dim", None)
    if isinstance(said, int):
        return [said], []
    inner, outer, whole = [], [], []
    held = contents_of(layer)
    for name in sorted(held):
        value = held[name]
        if is_numbers(value):
            outer.append(len(value))
            inner += [len(row) for row in value if length(row) is not None]
        elif isinstance(value, int) and 0 < value < 1000:
            whole.append(value)
    return inner + outer + whole + [3, 4, 2, 1], list(range(5, 65))


def layer_batch(thing, rows, seed):
    """An x that the layer or Model takes: the best of the likely widths.

    Raises TypeError where none is found.
    """
    likely, others = likely_widths(thing)
    problem = "it gives nan or infinity"
    for widths in (likely, others):
        for positive in (False, True):
            found = None
            for width in widths:
                x = drawn_matrix(rows, width, seed, positive)
                try:
                    with Kept(thing):
                        y = thing.forward(copied_numbers(x))
                    if y is None:
                        return x  # a `return` is missing, for any x
                    check_batch(y, None, "y", "the output", rows)
                    # A complex number, which can't be compared, is none.
                    good = all([a <= 0 or a > 0 and is_finite(a)
                                for a in flat_numbers(y)])
                except Exception as caught:
                    problem = caught
                    continue
                if good and call_or_none(every_number_counts, thing, x):
                    return x
                found = found or (x if good else None)
            if found:
                return found
    raise TypeError(
        f"{name_of(thing)}: no batch made here suits it ({problem}); give one"
        " of your own: check_gradients(layer, [[1.0, 2.0], [0.5, -1.0]]), for"
        " a loss check_gradients(loss, y, label)") from (
            problem if isinstance(problem, Exception) else None)


def every_number_counts(thing, x):
    """Does y change with each number of x, and of the matrices?

    A `zip` in a layer may well take rows that are too short or too long.
    """
    def output(places=(), numbers=()):
        with Replaced(places, numbers):
            return flat_numbers(thing.forward(copied_numbers(x)))

    with Kept(thing):
        before = output()
        for values in [x] + list(contents_of(thing).values()):
            if is_numbers(values) and not is_one_number(values[0]):
                found = [[output([(where, row, j)], [row[j] + by])
                          for by in (4, -4)] != [before, before]
                         for where, row, j in numbers_in(values)[:300]]
                if not all(found) and (values is x or any(found)):
                    return False
    return True
