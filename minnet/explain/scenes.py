"""A Scene is a part of the story, a Line one number of it."""

from ..support.checks import is_finite
from .arithmetic import ABOUT, DIGITS, given, worked_out


class Line:
    """One number, and how it comes about.

        name      what it is called: "a1", "de/da1", "w1_2_1"
        formula   "0.3 * 2 + 0.1 * 3 + 0.5"; "" for a number that is given
        equal     "=", or the sign for about where something is rounded
        shown     the number as text, rounded: "1.4"
        value     the number itself, to the last digit
        place     (number of the layer, kind, index), the layer 0 being the
                  input, the last one also for label and error; index is j,
                  or (row, column) of a weight, counted from 0; kinds are
                  "x", "y", "label", "p", "error", "slope of y", and of each
                  parameter "weight", "slope of weight", "new weight", ...
        example   its number, 1, 2, ...; None for what belongs to all
    """

    def __init__(self, name, place, value, formulas=(), example=None,
                 digits=DIGITS):
        if not is_finite(value):
            raise OverflowError(f"{name} is {value}: the numbers have grown"
                                " too large to be told; try smaller weights,"
                                " or a smaller learning_rate")
        self.name, self.place, self.value = name, place, value
        self.example = example
        worked = worked_out(value, formulas, digits)
        self.formula = worked[0] if worked else ""
        self.equal, self.shown = worked[1:] if worked else given(value,
                                                                 digits)

    def text(self):
        """a1 = 0.3 * 2 + 0.1 * 3 + 0.5 = 1.4"""
        if self.formula in ("", self.shown):
            return f"{self.name} {self.equal} {self.shown}"
        return f"{self.name} = {self.formula} {self.equal} {self.shown}"

    def __repr__(self):
        return self.text().replace(ABOUT, "~")


class Scene:
    """A part of the story: its title, words that explain it, its lines, and
    how many numbers are left out of it, in words, a list."""

    def __init__(self, title, words="", lines=(), left_out=()):
        self.title, self.words = title, words
        self.lines, self.left_out = list(lines), list(left_out)

    def __repr__(self):
        return f"Scene({self.title!r}, {len(self.lines)} lines)"
