"""What a training returns: the error of each epoch."""

from .checks import counted, is_finite
from .portable import carries, output_encoding


CURVE = "\u2581\u2582\u2583\u2584\u2585\u2586\u2587\u2588"


def small_curve(numbers, width=30):
    """Numbers as a line of blocks: the highest is the largest, none is 0."""
    numbers = [number for number in numbers if is_finite(number)]
    if not numbers or not carries(output_encoding(), CURVE):
        return ""
    width = min(width, len(numbers))
    some = [numbers[place * (len(numbers) - 1) // max(width - 1, 1)]
            for place in range(width)]
    low, high = min(some + [0]), max(some + [0])
    return "  " + "".join([CURVE[int(7.99 * (number - low)
                                     / (high - low or 1))]
                           for number in some])


class History(list):
    """The error of each epoch: a list that shows itself in one line.

        validation  as many errors of the examples held back; None for an
                    epoch without such, empty if all are
        best        the epoch, 1, 2, ..., whose weights were kept since its
                    validation error was the lowest, or None
        exploded    did the training end since its numbers grew too large?

    >>> history = History([0.5, 0.25])
    >>> history.add(0.125)
    >>> history[1:]
    [0.25, 0.125]
    """

    # No __init__: a list's can't be called alike on all Pythons.
    validation, best, exploded = (), None, False

    def add(self, error, validation=None):
        """One more epoch."""
        if validation is not None or len(self.validation) > 0:
            missing = len(self) - len(self.validation)
            self.validation = list(self.validation) + [None] * missing + [
                validation]
        self.append(error)

    def __repr__(self):
        words = "History: " + counted(len(self), "epoch")
        for name, errors in (("error", self), ("validation",
                                               self.validation)):
            errors = [float(e) for e in errors if e is not None]
            if errors:
                words += f", {name} {errors[0]:.4g} -> {errors[-1]:.4g}"
        if self.best:
            words += f"; best in epoch {self.best}, which is kept"
        if self.exploded:
            words += "; it exploded"
        return words + small_curve([float(error) for error in self])

    __str__ = __repr__  # else MicroPython prints the list
