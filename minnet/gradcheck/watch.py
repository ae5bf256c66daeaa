"""Numbers that tell how they were compared: which piece of a function is on.

ReLU, max and their like are made of pieces, and a comparison picks the piece.
A network of WatchedNumbers notes each comparison in a Trail. Given the notes
of an earlier run it answers as it did then, so that a slope can be taken of
one piece alone, however near its end, the kink, may be.
"""


class Trail:
    """The comparisons of one run, in order: -1 less, 0 equal, 1 more."""

    def __init__(self):
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
        self.value = value
        self.trail = trail

    def __add__(self, other):
        return WatchedNumber(self.value + plain_number(other), self.trail)

    def __sub__(self, other):
        return WatchedNumber(self.value - plain_number(other), self.trail)

    def __mul__(self, other):
        return WatchedNumber(self.value * plain_number(other), self.trail)

    def __truediv__(self, other):
        return WatchedNumber(self.value / plain_number(other), self.trail)

    def __pow__(self, other):
        return WatchedNumber(self.value ** plain_number(other), self.trail)

    def __radd__(self, other):
        return WatchedNumber(other + self.value, self.trail)

    def __rsub__(self, other):
        return WatchedNumber(other - self.value, self.trail)

    def __rmul__(self, other):
        return WatchedNumber(other * self.value, self.trail)

    def __rtruediv__(self, other):
        return WatchedNumber(other / self.value, self.trail)

    def __rpow__(self, other):
        return WatchedNumber(other ** self.value, self.trail)

    def __neg__(self):
        return WatchedNumber(-self.value, self.trail)

    def __abs__(self):
        return -self if self.compared(0) == -1 else self

    def __float__(self):
        return float(self.value)

    def compared(self, other):
        """-1, 0 or 1: less than, equal to or more than the other."""
        return self.trail.sign(self.value, plain_number(other))

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
        return hash(self.value)

    def __repr__(self):
        return repr(self.value)


def plain_number(value):
    """The number inside a WatchedNumber; any other value as it is."""
    return value.value if isinstance(value, WatchedNumber) else value
