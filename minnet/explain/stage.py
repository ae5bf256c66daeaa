"""Stage: one layer in the middle of a step, with all its numbers."""

from ..model import Model
from ..slopes import is_numbers, shape_of
from ..support.checks import check_batch
from ..support.value_checks import name_of
from ..support.weights import copied

LETTERS = "ahcdfgjkmnopqrstuz"  # no b, w, e, l: bias, weight, error, label


def leaves(layers):
    """The layers, those of a Model among them in its place."""
    return sum([leaves(layer.layers) if type(layer) is Model else [layer]
                for layer in layers], [])


def letter_of(number, count):
    """What the numbers are called that layer `number` of `count` gives."""
    if number == 0:
        return "x"
    if number == count:
        return "y"
    return LETTERS[number - 1] if number <= len(LETTERS) else f"v{number}_"


def stages_for(layers):
    """A Stage for each layer."""
    return [Stage(number, layer, letter_of(number - 1, len(layers)),
                  letter_of(number, len(layers)))
            for number, layer in enumerate(layers, 1)]


def is_table(values):
    """Is it a list of numbers, or of equally long rows of them?"""
    if not is_numbers(values):
        return False
    shape = shape_of(values)
    return shape in ([None] * len(shape),
                     [[None] * len(shape[0] or ())] * len(shape))


class Stage:
    """A layer, what goes in and out, and the slopes: all that is known so
    far.

        number          of the layer, 1, 2, ...
        before, after   letters of the numbers that go in and come out
        x, y            batches of these
        values          {name: weights or bias before the step}
        de_dy, de_dx    batches of slopes, once they have come back
        gradients       {name: slopes of the weights}
    """

    def __init__(self, number, layer, before, after):
        self.number, self.layer = number, layer
        self.before, self.after = before, after
        self.name = name_of(layer)
        self.x = self.y = self.de_dy = self.de_dx = None
        self.gradients = {}
        self.by_itself = not hasattr(layer, "parameters")
        self.values = {name: copied(values)
                       for name, values, _ in self.parameters()}

    def parameters(self):
        """(name, values, gradient); of a layer that steps by itself what it
        calls weights and bias, without gradients."""
        if not self.by_itself:
            return list(self.layer.parameters())
        found = [(name, getattr(self.layer, name, None), None)
                 for name in ("weights", "bias")]
        return [one for one in found if is_table(one[1])]

    def learns(self):
        """May it, as far as one can see?"""
        return self.by_itself or bool(self.values)

    def forward(self, x):
        """y, which is noted."""
        self.x = [list(row) for row in x]
        y = self.layer.forward([list(row) for row in x])
        check_batch(y, None, f"layer {self.number}, {self.name}",
                    "its output", len(x))
        self.y = [list(row) for row in y]
        return self.y

    def backward(self, de_dy, learning_rate):
        """de_dx, which is noted, and the gradients; a layer without
        parameters() steps by itself."""
        self.de_dy = [list(row) for row in de_dy]
        de_dx = self.layer.backward([list(row) for row in de_dy],
                                    learning_rate if self.by_itself else None)
        check_batch(de_dx, len(self.x[0]), f"layer {self.number},"
                    f" {self.name}", "the de_dx from its backward",
                    len(self.x))
        self.de_dx = [list(row) for row in de_dx]
        self.gradients = {name: copied(gradient)
                          for name, _, gradient in self.parameters()
                          if gradient is not None}
        return self.de_dx
