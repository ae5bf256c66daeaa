"""Numbers whose comparisons are noted: which piece of a function is on?

A comparison picks the piece. A network of WatchedNumbers notes each one in a
Trail; given the notes of an earlier run it answers as it did then.
"""

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
