"""Kinks: what the slope should be where two pieces of a function meet.

ReLU, max and their like are made of pieces, and a comparison picks the piece.
A network of WatchedNumbers notes each comparison in a Trail. Given the notes
of an earlier run it answers as it did then, so that a slope can be taken of
one piece alone, however near its end, the kink, may be.
"""

from .differences import OUTSIDE, Estimate, Hill
from .nested_numbers import Replaced, set_numbers


class Trail:
    """The comparisons of one run, in order: -1 less, 0 equal, 1 more.

    `made` counts the numbers made in all runs: how much work it is.
    """

    def __init__(self):
        self.made = 0
        self.start()

    def start(self, wanted=(), equal=0):
        """A new run. `wanted` are the answers to give, as far as they go;
        `equal` is what to say of equal numbers after that."""
        self.signs = []
        self.wanted = wanted
        self.equal = equal

    def sign(self, a, b):
        """How a compares to b, or the answer wanted here; noted."""
        if len(self.signs) < len(self.wanted):
            sign = self.wanted[len(self.signs)]
        elif a == b:
            sign = self.equal
        else:
            sign = (a > b) - (a < b) or 2  # 2: one of them is nan
        self.signs.append(sign)
        return sign


class WatchedNumber:
    """A number, float or Fraction, whose comparisons go into a Trail.

    What is computed from it is watched, too; but functions such as math.exp
    take it as a float and return a plain number.
    """

    def __init__(self, value, trail):
        self.plain = value
        self.trail = trail
        trail.made += 1

    def __add__(self, other):
        return WatchedNumber(self.plain + plain_number(other), self.trail)

    def __sub__(self, other):
        return WatchedNumber(self.plain - plain_number(other), self.trail)

    def __mul__(self, other):
        return WatchedNumber(self.plain * plain_number(other), self.trail)

    def __truediv__(self, other):
        return WatchedNumber(self.plain / plain_number(other), self.trail)

    def __pow__(self, other):
        return WatchedNumber(self.plain ** plain_number(other), self.trail)

    def __radd__(self, other):
        return WatchedNumber(other + self.plain, self.trail)

    def __rsub__(self, other):
        return WatchedNumber(other - self.plain, self.trail)

    def __rmul__(self, other):
        return WatchedNumber(other * self.plain, self.trail)

    def __rtruediv__(self, other):
        return WatchedNumber(other / self.plain, self.trail)

    def __rpow__(self, other):
        return WatchedNumber(other ** self.plain, self.trail)

    def __neg__(self):
        return WatchedNumber(-self.plain, self.trail)

    def __pos__(self):
        return self

    def __abs__(self):
        return -self if self.compared(0) == -1 else self

    def __float__(self):
        return float(self.plain)

    # What is rounded is flat but for jumps: not watched any more.

    def __int__(self):
        return int(self.plain)

    def __round__(self, digits=None):
        return round(self.plain, digits)

    def __floor__(self):
        return int(self.plain // 1)

    def __ceil__(self):
        return -int(-self.plain // 1)

    __trunc__ = __int__

    def __floordiv__(self, other):
        return self.plain // plain_number(other)

    def __rfloordiv__(self, other):
        return other // self.plain

    def __mod__(self, other):
        return self - self // other * other

    def __rmod__(self, other):
        return other - other // self * self

    def __divmod__(self, other):
        return self // other, self % other

    def __rdivmod__(self, other):
        return other // self, other % self

    def compared(self, other):
        """-1, 0 or 1: less than, equal to or more than the other."""
        return self.trail.sign(self.plain, plain_number(other))

    def __lt__(self, other):
        return self.compared(other) == -1

    def __le__(self, other):
        return self.compared(other) in (-1, 0)

    def __gt__(self, other):
        return self.compared(other) == 1

    def __ge__(self, other):
        return self.compared(other) in (0, 1)

    def __eq__(self, other):
        return self.compared(other) == 0

    def __ne__(self, other):
        return self.compared(other) != 0

    def __bool__(self):
        return self.compared(0) != 0

    def __hash__(self):
        return hash(self.plain)

    def __repr__(self):
        return repr(self.plain)


def plain_number(value):
    """The number inside a WatchedNumber; any other value as it is."""
    return value.plain if isinstance(value, WatchedNumber) else value


def watch_numbers(places, error):
    """Make the numbers WatchedNumbers: their Trail, and the comparisons now.

    (None, []) where the layers don't work with them, or compare nothing.
    """
    trail, numbers = Trail(), [row[j] for _, row, j in places]
    e = error()
    set_numbers(places, [WatchedNumber(value, trail) for value in numbers])
    try:
        again = plain_number(error())
        if trail.signs and (abs(again - e) <= 1e-9 * abs(e) or e != e):
            return trail, list(trail.signs)
    except Exception:
        pass
    set_numbers(places, numbers)
    return None, []


def work_of(places, error):
    """How many numbers one run makes of these: about how long it takes."""
    trail = Trail()
    with Replaced(places, [WatchedNumber(row[j], trail)
                           for _, row, j in places]):
        try:
            error()
        except Exception:  # some layers don't work with them
            pass
    return trail.made


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
