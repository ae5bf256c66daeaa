"""What the slope at a place should be; at a kink, from where to where."""

from .richardson import OUTSIDE, Estimate, richardson
from .watch import plain_number


class Hill:
    """The error as a function of one number w = row[j], all else fixed.

    `moves` are (row, j, how much it moves with each step): one of them, or
    several to walk in a direction of one's own. `error` computes e from all
    the numbers, `trail` notes the comparisons (None: nobody watches),
    `enough` is for richardson, `noise` is how far e may be off by rounding.
    """

    def __init__(self, error, moves, trail, enough, noise=0):
        self.error = error
        self.moves = [(row, j, row[j], by) for row, j, by in moves]
        self.trail = trail
        self.enough = enough
        self.noise = noise
        w = plain_number(self.moves[0][2])
        longest = max([abs(by) for _, _, by in moves])
        # The first step h, of the same kind of number as w.
        self.h = (w - w + 1) * max(1, abs(w)) / (16 * longest)

    def height(self, step, wanted=(), equal=0):
        """e at w + step, on the piece that the answers tell (see Trail)."""
        if self.trail is not None:
            self.trail.start(wanted, equal)
        try:
            for row, j, w, by in self.moves:
                row[j] = w + by * step
            e = plain_number(self.error())
            if isinstance(e, complex):
                raise ValueError("a root of a number below 0")
            return e
        finally:
            for row, j, w, _ in self.moves:
                row[j] = w

    def piece(self, step):
        """Which piece is on at w + step: what was compared, in order."""
        self.height(step)
        return list(self.trail.signs)

    def difference(self, h, wanted=()):
        """The central difference on one piece."""
        return (self.height(h, wanted) - self.height(-h, wanted)) / (2 * h)

    def slope(self, wanted=(), closer=1):
        """The slope at w of one piece, an Estimate; from `closer` steps."""
        return richardson(lambda h: self.difference(h, wanted),
                          self.h / closer, 2, self.enough, self.noise)

    def side_slope(self, piece, side):
        """The slope of a piece; where it ends here, as roots do, that of
        its side (-1: left, 1: right, 0: both)."""
        try:
            return self.slope(piece)
        except OUTSIDE:
            return self.one_sided(side) if side else self.slope()

    def one_sided(self, side):
        """The slope to the left (-1) or right (1), whatever pieces."""
        here = self.height(0)
        return richardson(
            lambda h: (self.height(side * h) - here) / (side * h),
            self.h / (64 if self.enough else 2 ** 40), 1, self.enough,
            self.noise)

    def seems_smooth(self, here):
        """Are there no other pieces near, as far as the trail can tell?"""
        if self.trail is None:
            return True
        try:
            return self.piece(-self.h / 64) == self.piece(self.h / 64) == here
        except OUTSIDE:
            return True

    def sides(self, here):
        """The pieces just left and just right of w, if w is their border."""
        step = self.h / (2 ** 20 if self.enough else 2 ** 200)
        try:
            pieces = [self.piece(-step), self.piece(step)]
        except OUTSIDE:
            return []
        # Borders that are near are not here: only equal numbers count.
        pieces = [[a or b for a, b in zip(here, piece)]
                  if len(piece) == len(here) else piece for piece in pieces]
        return [] if pieces == [here, here] else pieces


class Expected:
    """Slopes from `low` to `high` are right, give or take `off`.

    Off a kink both are the same. `sides` is None or, at a kink, the slopes
    to the left and to the right.
    """

    def __init__(self, estimates):
        slopes = [estimate.slope for estimate in estimates]
        self.low, self.high = min(slopes), max(slopes)
        self.off = max([estimate.off for estimate in estimates])
        self.sides = None

    def miss(self, yours):
        """How far yours is from what is right; 0 between low and high."""
        return max(self.low - yours, yours - self.high, 0)


def expected_slope(hill, yours, scale, tolerance, here):
    """What the slope at this place should be, an Expected.

    `here` are the comparisons of the unmoved run; equal numbers among them
    mean that w may be at a kink. `scale` is the size slopes have here.
    """
    def fits(expected):
        return expected.miss(yours) <= tolerance * scale + 4 * expected.off

    def differ(one, other):
        doubt = 1e-6 * scale + 100 * (one.off + other.off) if hill.enough \
            else 0
        return abs(one.slope - other.slope) > doubt

    if hill.enough == 0 and hill.difference(hill.h, here) == yours:
        center = Estimate(yours, 0)
    else:
        center = hill.side_slope(here, 0)
    expected = Expected([center])
    if 0 in here:
        left = right = center
        sides = hill.sides(here)
        if sides:
            left, right = hill.side_slope(sides[0], -1), \
                hill.side_slope(sides[1], 1)
        if differ(left, right) or differ(left, center):
            expected = Expected([left, center, right])
            expected.sides = left.slope, right.slope
        if not fits(expected):
            widen(expected, hill, here, center)
            if differ(Estimate(expected.low, 0), Estimate(expected.high, 0)):
                expected.sides = left.slope, right.slope
        if expected.sides:
            return expected
    if not fits(expected) and hill.seems_smooth(here):
        # The comparisons may have been hidden from us: look closer, and at
        # both sides.
        try:
            near = hill.slope(here, 2 ** 12)
            left, right = hill.one_sided(-1), hill.one_sided(1)
        except OUTSIDE:
            return expected
        if differ(left, right):
            expected = Expected([left, right])
            expected.sides = left.slope, right.slope
        elif differ(near, center):
            expected = Expected([near])
    return expected


def widen(expected, hill, here, center):
    """Several kinks meet here, and each may take either side by itself."""
    e = hill.height(0)

    def slopes_on(*answers):
        """The slopes of the pieces that these answers to Trail lead to."""
        slopes = [center.slope]
        for wanted, equal in answers:
            try:
                # Pieces that meet here give the same e here.
                if hill.height(0, wanted, equal) == e:
                    slopes.append(hill.slope(list(hill.trail.signs)).slope)
            except OUTSIDE:
                pass
        return slopes

    low = high = center.slope
    ties = [place for place, sign in enumerate(here) if sign == 0]
    for place in ties[:40]:
        slopes = slopes_on((here[:place] + [-1], 0), (here[:place] + [1], 0))
        low += min(slopes) - center.slope
        high += max(slopes) - center.slope
    together = slopes_on(([], -1), ([], 1))
    expected.low = min([low, expected.low] + together)
    expected.high = max([high, expected.high] + together)
