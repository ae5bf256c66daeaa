"""What kind of layer is it? Asked by what it answers to chosen rows.

So layers of somebody's own are known as well as minnet's. Each question may
get the answer None: the layer can't be asked.
"""

# From far below to far above everything that a network should hold.
PLACES = [-1000, -500, -20, -5, -2, -1, 0, 1, 2, 5, 20, 500, 1000]


def answers(layer, rows):
    """y for these rows; None where that fails."""
    try:
        return [[float(a) for a in row]
                for row in layer.forward([list(row) for row in rows])]
    except Exception:  # whatever somebody's layer may raise
        return None


def has_weights(layer):
    """Does it learn?"""
    if hasattr(layer, "parameters"):
        return len(list(layer.parameters())) > 0
    return hasattr(layer, "weights")


class Range:
    """How far the numbers that a layer gives reach.

        low, high    the lowest and the highest
        has_low, has_high   is there no way beyond, however large x is?
        constant     it gives the same whatever it is given
    """

    def __init__(self, columns):
        numbers = [a for column in columns for a in column]
        self.low, self.high = min(numbers), max(numbers)
        # Ends of a range are reached long before x is 1000.
        near = [a for column in columns for a in column[1:-1]]
        slack = 1e-6 * (self.high - self.low)
        self.has_low = min(near) <= self.low + slack
        self.has_high = max(near) >= self.high - slack
        self.constant = self.low == self.high

    @property
    def is_half_flat(self):
        """Like ReLU: silent on one side, without end on the other."""
        return self.has_low and not self.has_high

    @property
    def is_squeezing(self):
        """Like the sigmoid: flat on both sides."""
        return self.has_low and self.has_high and not self.constant


def reach(layer, width):
    """The Range of a layer without weights; None where it has some, or
    where it doesn't keep the width."""
    if has_weights(layer):
        return None
    y = answers(layer, [[a] + [0] * (width - 1) for a in PLACES])
    if y is None or len(y[0]) != width:
        return None
    return Range(list(zip(*y)))


def is_straight(layer, width):
    """Is y a linear function of x, plus a constant?

    Then f(-x), f(0), f(x), f(2x) are equally far from each other.
    """
    row = [(-1) ** place * 100 * (1 + place % 7) for place in range(width)]
    y = answers(layer, [[factor * a for a in row]
                        for factor in (-1, 0, 1, 2)])
    if y is None:
        return None
    for below, zero, one, two in zip(*y):
        bend = max(abs(below + one - 2 * zero), abs(two + zero - 2 * one))
        if bend > 1e-6 * (abs(two) + abs(zero) + abs(below)):
            return False
    return True
