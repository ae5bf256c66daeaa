"""Numbers for batches: drawn, the same ones on every Python."""

from .nested_numbers import (copied_numbers, is_one_number, numbers_in,
                             set_numbers)


KINDS = ["of both signs", "positive", "0, 1, 2", "0 or 1"]  # of numbers


def drawn_rows(rows, width, seed, kind):
    """Numbers of this kind (see KINDS), the same for the same seed."""
    if kind in KINDS[:2]:
        return drawn_matrix(rows, width, seed, kind == KINDS[1])
    most = 3 if kind == KINDS[2] else 2
    return [[(i * i + 2 * j + i * j + seed + 1) % most for j in range(width)]
            for i in range(rows)]


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
