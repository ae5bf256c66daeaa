"""Each slope of backward beside the slope that the error really has."""

from ..support.checks import shown
from .batch import drawn_matrix
from .entries import AT_ONCE, KINK, NOTHING, RIGHT, WRONG, BlockReport, Entry
from .places import flat_numbers, numbers_in, shape_of
from .slopes import Hill, expected_slope
from .watch import Trail, WatchedNumber, plain_number


TOLERANCE = 1e-9  # of the largest slope of the block, where not exact


EFFORT = 20000  # with 100 numbers all are moved, of 2000 some 10 a block


TOO_MANY = 1000  # numbers for fractions; for watched numbers it is 5 times


def compared(subject, exact, effort):
    """A BlockReport for each parameter and for the input.

    `exact`: the numbers are fractions. `effort`: about how many numbers are
    moved, times how many there are, for each block. Returns None where
    something is not exact after all.
    """
    blocks = subject.blocks()
    size = sum([len(flat_numbers(block.values)) for block in blocks])
    if exact and size > TOO_MANY:
        return None
    subject.gradients(blocks)
    if exact and not all([is_exact(slope) for block in blocks
                          for slope in block.slopes() or []]):
        return None
    noise = 0 if exact else rounding_of_error(subject)
    trail, here = watch_numbers(subject, blocks) if size <= 5 * TOO_MANY \
        else (None, [])
    subject.signs = set(here)
    if exact and not is_exact(plain_number(subject.error())):
        return None
    many = max(5, effort // size)
    # A slope that should be 0 comes out as a rounded sum of the others.
    slopes = [abs(slope) for block in blocks for slope in block.slopes() or []
              if slope - slope == 0]
    for block in blocks:
        block.noise += 0 if exact else 1e-15 * max(slopes + [0])
    reports = [check_block(block, lambda moves: Hill(
        subject.error, moves, trail, 0 if exact else TOLERANCE / 100, noise),
        here, exact, many) for block in blocks]
    return None if None in reports else reports


def is_exact(value):
    """A whole number or a fraction, not a float."""
    return hasattr(value, "denominator")


def watch_numbers(subject, blocks):
    """Make all numbers WatchedNumbers: their Trail, and the comparisons now.

    (None, []) where the layers don't work with them.
    """
    trail = Trail()
    places = [(row, j, row[j]) for block in blocks
              for _, row, j in numbers_in(block.values)]
    e = subject.error()
    for row, j, value in places:
        row[j] = WatchedNumber(value, trail)
    try:
        again = plain_number(subject.error())
        if abs(again - e) <= 1e-9 * abs(e) or e != e:
            return trail, list(trail.signs)
    except Exception:
        pass
    for row, j, value in places:
        row[j] = value
    return None, []


def rounding_of_error(subject):
    """How far e may be off: by some units in the 16th digit of y."""
    y, e = subject.forward(), subject.error()
    de_dy = subject.loss.backward() if subject.loss else subject.de_dy
    try:
        numbers = [flat_numbers(values)
                   for values in (de_dy, y, subject.label or y)]
        return 1e-15 * (abs(e) + sum([abs(slope) * (abs(a) + abs(b))
                                      for slope, a, b in zip(*numbers)]))
    except TypeError:
        return 1e-15 * abs(e)


def check_block(block, hill_of, here, exact, many):
    """The BlockReport of one block, None if it should be exact and isn't."""
    count = len(flat_numbers(block.values))
    if block.gradient is None and block.source is not None and \
            not block.left_out():
        return BlockReport(block.title, count, [], NOTHING, "neither a step"
                           " nor a gradient of it is found")
    reason = form_problem(block)
    if reason:
        return BlockReport(block.title, count, [], WRONG, reason)
    slopes = block.slopes()
    scale = max([abs(slope) for slope in slopes if slope - slope == 0] + [0])
    tolerance = 0 if exact else TOLERANCE
    found = []
    for where, yours, moves in chosen_numbers(block, slopes, many):
        expected = expected_slope(hill_of(moves), yours, scale, tolerance,
                                  here)
        if exact and expected.off > 0:
            return None
        expected.off += 0 if exact else block.noise
        found.append((where, yours, expected))
    scale = max([scale] + [abs(slope) for where, _, expected in found
                           if not where.endswith(AT_ONCE)
                           for slope in (expected.low, expected.high)])
    entries = [Entry(where, yours, expected,
                     verdict_on(yours, expected, scale, tolerance))
               for where, yours, expected in found]
    verdicts = [entry.verdict for entry in entries]
    verdict = [known for known in (WRONG, KINK, RIGHT) if known in verdicts][0]
    if verdict != WRONG and all([expected.off >= 1e-4 * scale
                                 for _, _, expected in found]):
        verdict = NOTHING
        reason = "the numbers are too rough to tell" \
            if scale > 4 * max([expected.off for _, _, expected in found]) \
            else "all slopes are 0"
    return BlockReport(block.title, count, entries, verdict, reason)


def form_problem(block):
    """What is wrong with a gradient that is no list like its values."""
    if block.left_out():
        return "parameters() leaves it out"
    if block.gradient is None:
        return ("None, is a `return` missing?" if block.name == "input"
                else "backward gives it no gradient")
    if shape_of(block.gradient) != shape_of(block.values):
        return (f"expected {size_text(block.values)} numbers, got"
                f" {size_text(block.gradient)}")
    if block.slopes() is None:
        return f"not numbers: {shown(block.gradient)}"
    return None


def size_text(values):
    """2 x 3 for a matrix, 3 for a vector, "uneven" for uneven rows."""
    form, found = shape_of(values), []
    while form is not None:
        if not isinstance(form, list) or not form or \
                any([other != form[0] for other in form]):
            return "uneven rows of"
        found.append(str(len(form)))
        form = form[0]
    return " x ".join(found) or "no list but single"


def chosen_numbers(block, slopes, many):
    """(where, yours, moves) of all numbers; of too many, of some.

    Then, last, of all of them at once in one direction: it misses none.
    """
    places = numbers_in(block.values)
    step = max(1, len(places) / many)
    chosen = sorted({int(k * step) for k in range(len(places))
                     if k * step < len(places)})
    for k in chosen:
        where, row, j = places[k]
        yield block.title + where, slopes[k], [(row, j, 1)]
    if len(chosen) < len(places):
        by = [int(64 * a) for a in drawn_matrix(1, len(places), 6)[0]]
        yield (block.title + AT_ONCE,
               sum([a * b for a, b in zip(by, slopes)]),
               [(row, j, a) for (_, row, j), a in zip(places, by)])


def verdict_on(yours, expected, scale, tolerance):
    """right, WRONG or at a kink; `scale` is that of the slopes."""
    tolerance = tolerance * max(scale, abs(expected.low))
    if not expected.miss(yours) <= tolerance + 4 * expected.off:
        return WRONG  # nan, too
    return KINK if expected.sides else RIGHT
