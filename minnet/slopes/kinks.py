"""Kinks: what the slope should be where two pieces of a function meet.

ReLU, max and their like are made of pieces, and a comparison picks the piece.
A network of WatchedNumbers notes each comparison in a Trail. Given the notes
of an earlier run it answers as it did then, so that a slope can be taken of
one piece alone, however near its end, the kink, may be.
"""

from .differences import OUTSIDE, Estimate, Hill
from .watched import plain_number


class Pieces(Hill):
    """A Hill made of pieces, which may meet at w.

    `trail` notes the comparisons (None: nobody watches), `here` are those of
    the unmoved run.
    """

    def __init__(self, error, places, by, enough, noise, trail, here):
        Hill.__init__(self, error, places, by, enough, noise)
        self.trail = trail
        self.here = here

    def on(self, wanted=(), equal=0):
        """This hill, all of it as on the piece that these answers lead to
        (see Trail); without any, each step is on its own piece."""
        self.answers = wanted, equal
        return self

    def plain(self, value):
        """The number that a WatchedNumber watches."""
        return plain_number(value)

    def height(self, step):
        """e at w + step."""
        if self.trail is not None:
            self.trail.start(*self.answers)
        return Hill.height(self, step)

    def at(self, step):
        """Which piece is on at w + step: what was compared, in order."""
        self.on().height(step)
        return list(self.trail.signs)

    def slope_on(self, piece, side):
        """The slope of a piece; where it ends here, as roots do, that of
        its side (-1: left, 1: right, 0: both)."""
        try:
            return self.on(piece).slope()
        except OUTSIDE:
            return self.on().one_sided(side) if side else self.on().slope()

    def seem_smooth(self):
        """Are there no other pieces near, as far as the trail can tell?"""
        if self.trail is None:
            return True
        try:
            return self.at(-self.h / 64) == self.at(self.h / 64) == self.here
        except OUTSIDE:
            return True

    def sides(self):
        """The pieces just left and just right of w, if w is their border."""
        step, here = self.h / (2 ** 20 if self.enough else 2 ** 200), self.here
        try:
            pieces = [self.at(-step), self.at(step)]
        except OUTSIDE:
            return []
        # Borders that are near are not here: only equal numbers count.
        pieces = [[a or b for a, b in zip(here, piece)]
                  if len(piece) == len(here) else piece for piece in pieces]
        return [] if pieces == [here, here] else pieces

    def range_of_slopes(self, center):
        """From where to where the slope may be if several kinks meet here,
        and each may take either side by itself. `center`: of one piece."""
        e, here = self.on().height(0), self.here

        def slopes_on(*answers):
            """The slopes of the pieces that these answers lead to."""
            slopes = [center]
            for wanted, equal in answers:
                try:
                    # Pieces that meet here give the same e here.
                    if self.on(wanted, equal).height(0) == e:
                        self.on(list(self.trail.signs))
                        slopes.append(self.slope().slope)
                except OUTSIDE:
                    pass
            return slopes

        low = high = center
        ties = [place for place, sign in enumerate(here) if sign == 0]
        for place in ties[:40]:
            slopes = slopes_on((here[:place] + [-1], 0),
                               (here[:place] + [1], 0))
            low += min(slopes) - center
            high += max(slopes) - center
        together = slopes_on(([], -1), ([], 1))
        return min([low] + together), max([high] + together)


class Expected:
    """Slopes from `low` to `high` are right, give or take `off`.

    Off a kink both are the same. `sides` is None or, at a kink, the slopes
    to the left and to the right.
    """

    def __init__(self, estimates, sides=None):
        slopes = [estimate.slope for estimate in estimates]
        self.low, self.high = min(slopes), max(slopes)
        self.off = max([estimate.off for estimate in estimates])
        self.h = min([estimate.h or 1 for estimate in estimates])
        self.sides = sides and tuple([side.slope for side in sides])

    def miss(self, yours):
        """How far yours is from what is right; 0 between low and high."""
        return max(self.low - yours, yours - self.high, 0)


def expected_slope(pieces, yours, scale, tolerance):
    """What the slope at this place should be, an Expected.

    Equal numbers among the comparisons here mean that w may be at a kink.
    `scale` is the size slopes have here.
    """
    def fits(expected):
        return expected.miss(yours) <= tolerance * scale + 4 * expected.off

    def differ(one, other):
        doubt = 1e-6 * scale + 100 * (one.off + other.off) \
            if pieces.enough else 0
        return abs(one.slope - other.slope) > doubt

    if pieces.enough == 0 and \
            pieces.on(pieces.here).difference(pieces.h) == yours:
        center = Estimate(yours, 0)
    else:
        center = pieces.slope_on(pieces.here, 0)
    expected = Expected([center])
    if 0 in pieces.here:
        left = right = center
        sides = pieces.sides()
        if sides:
            left = pieces.slope_on(sides[0], -1)
            right = pieces.slope_on(sides[1], 1)
        if differ(left, right) or differ(left, center):
            expected = Expected([left, center, right], [left, right])
        if not fits(expected):
            low, high = pieces.range_of_slopes(center.slope)
            expected.low = min(low, expected.low)
            expected.high = max(high, expected.high)
            if differ(Estimate(expected.low, 0), Estimate(expected.high, 0)):
                expected.sides = left.slope, right.slope
        if expected.sides:
            return expected
    if not fits(expected) and pieces.seem_smooth():
        # The comparisons may have been hidden from us: look closer, and at
        # both sides.
        try:
            near = pieces.on(pieces.here).slope(2 ** 12)
            left, right = [pieces.on().one_sided(side) for side in (-1, 1)]
        except OUTSIDE:
            return expected
        if differ(left, right):
            expected = Expected([left, right], [left, right])
        elif differ(near, center) or near.off < center.off:
            expected = Expected([near])
    return expected
