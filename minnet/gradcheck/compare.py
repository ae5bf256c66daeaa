"""Each slope of backward beside the slope that the error really has."""

from ..slopes import (Kept, Pieces, Replaced, call_or_none, drawn_matrix,
                      expected_slope, flat_numbers, numbers_in, plain_number,
                      roughness, shape_of, size_text, watch_numbers, work_of)
from ..support.checks import shown
from .report import AT_ONCE, KINK, NOTHING, RIGHT, WRONG, BlockReport, Entry


TOLERANCE = 1e-9  # of the largest slope of the block, where not exact


TOLERANCES = {8: TOLERANCE, 4: 1e-3, 2: 0.1}  # by bytes of a number


# By tolerance, how exact 1 is; 0 of fractions.
ROUNDING = {0: 0, TOLERANCE: 1e-15, 1e-3: 2.4e-7, 0.1: 2e-3}


EFFORT = 20000  # with 100 numbers all are moved, of 2000 some 10 a block


ALL_0 = "all slopes are 0"


TOO_MANY = 1000  # numbers for fractions


WORK = 300000  # numbers made by watched layers: about a second


class Plan:
    """How many numbers of each block are moved, at most, and may they be
    fractions, or watched? By how many there are, and by how many numbers the
    layers make of them: that is about how long one error takes.
    """

    def __init__(self, subject, effort):
        with Kept(subject.thing):
            blocks = subject.blocks()
            places = [place for block in blocks
                      for place in numbers_in(block.values)]
            self.work = max(1, work_of(places, subject.error))
        self.sizes = [len(flat_numbers(block.values)) for block in blocks]
        self.many = max(5, effort // len(places))
        self.fit(WORK, 3)
        self.watched = self.moves() * self.work <= WORK
        self.exact = self.watched and len(places) <= TOO_MANY
        if not self.watched:
            self.many = max(5, effort // len(places))
            self.fit(8 * WORK, 2)

    def fit(self, work, least):
        """Move fewer, so that it is not too much work."""
        while self.many > least and self.moves() * self.work > work:
            self.many = max(least, self.many // 2)

    def moves(self):
        """How many numbers are moved."""
        return sum([min(size, self.many + 1) for size in self.sizes])


def compared(subject, exact, plan):
    """A BlockReport for each parameter and for the input; and how numbers
    were compared by the layers (see Trail).

    `exact`: the numbers are fractions. Returns None where something is not
    exact after all.
    """
    blocks = subject.blocks()
    subject.set_gradients(blocks)
    if exact and not all([is_exact(slope) for block in blocks
                          for slope in block.slopes() or []]):
        return None
    comparison = Comparison(subject, blocks, exact, plan.watched)
    if exact and not is_exact(plain_number(subject.error())):
        return None
    reports = [comparison.report_on(block, plan.many) for block in blocks]
    return None if None in reports else (reports, set(comparison.here))


class Comparison:
    """The slopes of all blocks beside those that e has.

    `tolerance` is a share of the largest slope, 0 for fractions. `noise` is
    how far e may be off by rounding, `floor` how far at worst.
    """

    def __init__(self, subject, blocks, exact, watched):
        self.subject = subject
        self.blocks = blocks
        self.tolerance = 0 if exact else tolerance_of(subject)
        self.without = [blocks[-1]] if takes_whole_numbers(subject) else []
        self.noise, self.floor = rounding_of_error(subject, self.tolerance)
        places = [place for block in blocks if block not in self.without
                  for place in numbers_in(block.values)]
        self.trail, self.here = watch_numbers(places, subject.error) \
            if watched else (None, [])
        # A slope that should be 0 comes out as a rounded sum of the others.
        largest = max([abs(slope) for block in blocks for slope
                       in block.slopes() or [] if slope - slope == 0] + [0])
        for block in blocks:
            block.noise += self.tolerance / 1e6 * largest
        self.patience = 3  # so many misses are looked at once more

    def pieces(self, places, by):
        """e as a function of these numbers."""
        return Pieces(self.subject.error, places, by, self.tolerance / 100,
                      self.noise, self.trail, self.here)

    def report_on(self, block, many):
        """The BlockReport of one block, None if it should be exact and isn't.
        """
        count = len(flat_numbers(block.values))
        if block in self.without:
            return without_slope(block)
        verdict, reason = form_problem(block)
        if reason:
            return BlockReport(block.title, count, [], verdict, reason)
        slopes = block.slopes()
        scale = max([abs(slope) for slope in slopes if slope - slope == 0]
                    + [0])
        found = []
        for where, yours, places, by in chosen_numbers(block, slopes, many):
            pieces = self.pieces(places, by)
            expected = expected_slope(pieces, yours, scale, self.tolerance)
            if not self.tolerance and expected.off > 0:
                return None
            expected.off += block.noise
            if self.patience and self.tolerance and verdict_on(
                    yours, expected, scale, self.tolerance) == WRONG:
                expected.off += self.rounding(block, pieces, expected.h)
                self.patience -= verdict_on(yours, expected, scale,
                                            self.tolerance) == WRONG
            found.append((where, yours, expected))
        report = judged(block.title, count, found, scale, self.tolerance)
        if report.reason == ALL_0 and not any(slopes) and \
                has_steps_only(self.subject, block):
            return without_slope(block)
        return report

    def rounding(self, block, pieces, h):
        """How far a slope may be off by rounding, in e or in backward."""
        def yours(step):
            """The slope that backward gives at w + step."""
            with pieces.moved(step):
                slopes = self.subject.slopes(self.blocks)
            return sum([a * plain_number(slopes[number][k])
                        for k, a in zip(ks, pieces.by)])

        number = self.blocks.index(block)
        all_places = [place[0] for place in numbers_in(block.values)]
        ks = [all_places.index(place[0]) for place in pieces.places]
        of_error = call_or_none(roughness, pieces.on(
            pieces.here).height, h) or 0
        # Slopes of 32 bits jump in longer steps only: a mistake.
        of_yours = call_or_none(roughness, yours, h, (44, 34, 24)) or 0
        self.subject.set_gradients(self.blocks)
        return (self.floor + of_error) / h + of_yours


def tolerance_of(subject):
    """TOLERANCE, or more for layers of numbers in single precision."""
    subject.forward()
    return max([TOLERANCES[getattr(layer, "bytes", 8)]
                for layer in subject.layers]
               + [TOLERANCES[subject.itemsize()]])


def takes_whole_numbers(subject):
    """Does forward take whole numbers only, as places in a table?"""
    if not all([isinstance(a, int) for a in flat_numbers(subject.x)]):
        return False
    places = numbers_in(subject.x)
    with Replaced(places, [row[j] + 0.25 for _, row, j in places]):
        return call_or_none(subject.error) is None


def without_slope(block):
    """The BlockReport where e has no slope, rightly."""
    return BlockReport(block.title, len(flat_numbers(block.values)), [],
                       RIGHT, f"no slope at the {block.title}")


def has_steps_only(subject, block):
    """Does e change with these numbers, but in steps, as round(x) does?"""
    places, heights = numbers_in(block.values), []
    for seed in range(2, 8):
        numbers = drawn_matrix(1, len(places), seed)[0]
        for by in (0, 1e-6, -1e-6):
            with Replaced(places, [by + a for a in numbers]):
                heights.append(call_or_none(subject.error))
        if heights[-3:] != [heights[-1]] * 3:
            return False
    return len(set(heights)) > 2


def is_exact(value):
    """A whole number or a fraction, not a float."""
    return hasattr(value, "denominator")


def rounding_of_error(subject, tolerance):
    """How far e may be off: by some units in the last digit of y. And how
    far at most, where 1 + a and its like in a formula round a small a."""
    y, e = subject.forward(), subject.error()
    de_dy = subject.loss.backward() if subject.loss else subject.de_dy
    unit = ROUNDING[tolerance]
    try:
        slopes, numbers, others = [
            flat_numbers(values) for values in (de_dy, y, subject.label or y)]
        slopes = [abs(slope) if slope - slope == 0 else 0 for slope in slopes]
        return (unit * (abs(e) + sum([slope * (abs(a) + abs(b)) for slope, a, b
                                      in zip(slopes, numbers, others)])),
                unit * max(1, sum(slopes)))
    except TypeError:
        return unit * abs(e), unit


def judged(title, count, found, scale, tolerance):
    """The BlockReport of (where, yours, Expected) of each number."""
    scale = max([scale] + [abs(slope) for where, _, expected in found
                           if not where.endswith(AT_ONCE)
                           for slope in (expected.low, expected.high)])
    entries = [Entry(where, yours, expected,
                     verdict_on(yours, expected, scale, tolerance))
               for where, yours, expected in found]
    verdicts = [entry.verdict for entry in entries]
    verdict = [known for known in (WRONG, KINK, RIGHT) if known in verdicts][0]
    reason = None
    offs = [expected.off for _, _, expected in found]
    if verdict != WRONG and min(offs) >= 1e-4 * scale:
        verdict = NOTHING
        reason = "the numbers are too rough to tell" \
            if scale > 4 * max(offs) or scale and tolerance > TOLERANCE \
            else ALL_0
    return BlockReport(title, count, entries, verdict, reason)


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
