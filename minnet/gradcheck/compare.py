"""Each slope of backward beside the slope that the error really has."""

from ..support.checks import shown
from .batch import drawn_matrix
from .kinks import Pieces, expected_slope, plain_number, watch_numbers
from .nested_numbers import flat_numbers, numbers_in, shape_of
from .report import AT_ONCE, KINK, NOTHING, RIGHT, WRONG, BlockReport, Entry


TOLERANCE = 1e-9  # of the largest slope of the block, where not exact


EFFORT = 20000  # with 100 numbers all are moved, of 2000 some 10 a block


TOO_MANY = 1000  # numbers for fractions; for watched numbers it is 5 times


def compared(subject, exact, effort):
    """A BlockReport for each parameter and for the input; and how numbers
    were compared by the layers (see Trail).

    `exact`: the numbers are fractions. `effort`: about how many numbers are
    moved, times how many there are, for each block. Returns None where
    something is not exact after all.
    """
    blocks = subject.blocks()
    places = [place for block in blocks for place in numbers_in(block.values)]
    size = len(places)
    if exact and size > TOO_MANY:
        return None
    subject.set_gradients(blocks)
    slopes = [slope for block in blocks for slope in block.slopes() or []]
    if exact and not all([is_exact(slope) for slope in slopes]):
        return None
    noise = 0 if exact else rounding_of_error(subject)
    trail, here = watch_numbers(places, subject.error) \
        if size <= 5 * TOO_MANY else (None, [])
    if exact and not is_exact(plain_number(subject.error())):
        return None
    # A slope that should be 0 comes out as a rounded sum of the others.
    largest = max([abs(slope) for slope in slopes if slope - slope == 0]
                  + [0])
    for block in blocks:
        block.noise += 0 if exact else 1e-15 * largest
    reports = [check_block(
        block, lambda places, by: Pieces(
            subject.error, places, by, 0 if exact else TOLERANCE / 100,
            noise, trail, here),
        exact, max(5, effort // size)) for block in blocks]
    return None if None in reports else (reports, set(here))


def is_exact(value):
    """A whole number or a fraction, not a float."""
    return hasattr(value, "denominator")


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


def check_block(block, pieces_of, exact, many):
    """The BlockReport of one block, None if it should be exact and isn't."""
    count = len(flat_numbers(block.values))
    verdict, reason = form_problem(block)
    if reason:
        return BlockReport(block.title, count, [], verdict, reason)
    slopes = block.slopes()
    scale = max([abs(slope) for slope in slopes if slope - slope == 0] + [0])
    tolerance = 0 if exact else TOLERANCE
    found = []
    for where, yours, places, by in chosen_numbers(block, slopes, many):
        expected = expected_slope(pieces_of(places, by), yours, scale,
                                  tolerance)
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
    offs = [expected.off for _, _, expected in found]
    if verdict != WRONG and min(offs) >= 1e-4 * scale:
        verdict = NOTHING
        reason = "the numbers are too rough to tell" \
            if scale > 4 * max(offs) else "all slopes are 0"
    return BlockReport(block.title, count, entries, verdict, reason)


def form_problem(block):
    """(verdict, reason) for a gradient that is no list like its values."""
    if block.left_out():
        return WRONG, "parameters() leaves it out"
    if block.gradient is None and block.source is not None:
        return NOTHING, "neither a step nor a gradient of it is found"
    if block.gradient is None:
        return WRONG, ("None, is a `return` missing?" if block.name == "input"
                       else "backward gives it no gradient")
    if shape_of(block.gradient) != shape_of(block.values):
        return WRONG, (f"expected {size_text(block.values)} numbers, got"
                       f" {size_text(block.gradient)}")
    if block.slopes() is None:
        return WRONG, f"not numbers: {shown(block.gradient)}"
    return RIGHT, None


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
    """(where, yours, places, by) of all numbers; of too many, of some.

    Then, last, of all of them at once in one direction: it misses none.
    """
    places = numbers_in(block.values)
    step = max(1, len(places) / many)
    chosen = sorted({int(k * step) for k in range(len(places))
                     if k * step < len(places)})
    for k in chosen:
        yield block.title + places[k][0], slopes[k], [places[k]], [1]
    if len(chosen) < len(places):
        by = [int(64 * a) for a in drawn_matrix(1, len(places), 6)[0]]
        yield (block.title + AT_ONCE,
               sum([a * b for a, b in zip(by, slopes)]), places, by)


def verdict_on(yours, expected, scale, tolerance):
    """right, WRONG or at a kink; `scale` is that of the slopes."""
    tolerance = tolerance * max(scale, abs(expected.low))
    if not expected.miss(yours) <= tolerance + 4 * expected.off:
        return WRONG  # nan, too
    return KINK if expected.sides else RIGHT
