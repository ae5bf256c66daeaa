"""What is checked: a layer, a Model with its loss, or a loss by itself."""

from .blocks import Block, attributes_of, kept_gradient, parameters_of
from .places import (Kept, copied_numbers, flat_numbers, items_in, lists_in,
                     shape_of)


class Subject:
    """A layer, Model or loss with a batch; `error()` is what it makes of it.

    Of a layer, e = sum of de_dy * y with fixed numbers de_dy; of a Model
    with a label, and of a loss by itself, e is the loss.
    """

    def __init__(self, thing, x, label=None, de_dy=None):
        self.thing = thing
        self.x = x
        self.label = label
        self.de_dy = de_dy
        self.is_loss = label is not None and not is_model(thing)
        self.loss = thing if self.is_loss else \
            thing.loss if label is not None else None
        self.layers = [] if self.is_loss else \
            thing.layers if is_model(thing) else [thing]
        self.rate = 0.125  # the learning rate, for layers that step by it
        self.signs = set()  # how its numbers compare: -1 less, 1 more

    def forward(self):
        """The output of the last layer."""
        y = self.x
        for layer in self.layers:
            y = layer.forward(y)
        return y

    def error(self):
        """e, one number."""
        y = self.forward()
        if self.loss is not None:
            return self.loss.forward(y, self.label)
        return sum([a * b for row, slopes in zip(y, self.de_dy)
                    for a, b in zip(row, slopes)])

    def backward(self, rate=None):
        """de/dx, after error(). `rate` is for layers with parameters()."""
        de_dy = copied_numbers(self.de_dy) if self.loss is None \
            else self.loss.backward()
        for layer in reversed(self.layers):
            de_dy = backward_through(layer, de_dy, self.rate_for(layer, rate))
        return de_dy

    def rate_for(self, layer, rate=None):
        """None for a layer with parameters(): the optimizer steps it."""
        return rate if hasattr(layer, "parameters") else self.rate

    def blocks(self):
        """The parameters of all layers, and the input last."""
        places = ["" if layer is self.thing else
                  f"{number} {type(layer).__name__}"
                  for number, layer in enumerate(self.layers, 1)]
        kept, found = Kept(self.thing), []
        self.error()
        self.backward()
        # Some layers list their parameters only now.
        listed = [parameters_of(layer, place)
                  for layer, place in zip(self.layers, places)]
        kept.put_back()
        for layer, place, known in zip(self.layers, places, listed):
            found += known + attributes_of(layer, place, self, known)
        return found + [Block("input", self.x)]

    def gradients(self, blocks, rate=None):
        """Set the gradient that forward and backward give for each block.

        Where a layer steps itself it is read off the step: (before - after)
        / rate. Afterwards the parameters are as before.
        """
        kept = Kept([self.thing, [block.values for block in blocks]])
        before = [flat_numbers(block.values) for block in blocks]
        self.error()
        blocks[-1].gradient = copied_gradient(self.backward(rate))
        given = []
        for layer in self.layers:
            if hasattr(layer, "parameters"):
                given += [gradient for _, _, gradient in layer.parameters()]
        for block, old in zip(blocks[:-1], before):
            if block.source is None:
                block.gradient = copied_gradient(given.pop(0))
                continue
            after = block.now()
            block.gradient = None
            if block.left_out():
                continue
            if shape_of(after) != shape_of(block.values):
                block.gradient = after
            elif flat_numbers(after) == old:
                block.gradient = copied_gradient(kept_gradient(block))
            else:
                block.gradient = in_shape_of(block.values, [
                    (a - b) / self.rate
                    for a, b in zip(old, flat_numbers(after))])
                block.noise = 4e-16 * max([abs(a) for a in old]) / self.rate
        for block in blocks[:-1]:
            if block.gradient is None and block.source is not None and \
                    not block.left_out() and any(
                        [other.has_gradient for other in blocks[:-1]
                         if other.layer is block.layer]):
                # It or others are stepped, but not now: a step of 0.
                block.gradient = in_shape_of(
                    block.values, [0 for _ in flat_numbers(block.values)])
        kept.put_back(lists_in([block.values for block in blocks]))


def is_model(thing):
    """Has it layers in a row and a loss, as Model has?"""
    return hasattr(thing, "loss") and \
        isinstance(getattr(thing, "layers", None), list)


def in_shape_of(values, numbers):
    """The numbers in lists of the same lengths as those in values."""
    numbers = iter(numbers)

    def filled(value):
        if items_in(value) is not None:
            return [filled(inner) for inner in value]
        return next(numbers)

    return filled(values)


def backward_through(layer, de_dy, rate):
    """backward(de_dy, rate), or backward(de_dy) where that is all it takes."""
    try:
        return layer.backward(de_dy, rate)
    except TypeError as problem:
        if "argument" not in str(problem):
            raise
        return layer.backward(de_dy)


def copied_gradient(gradient):
    """A copy of what backward gave, whatever it is."""
    try:
        return copied_numbers(gradient)
    except (TypeError, KeyError):
        return gradient
