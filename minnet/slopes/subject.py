"""What is checked: a layer, a Model with its loss, or a loss by itself.

And the numbers it learns, each list of them a Block.
"""

from .adapters import own_layer
from .batch import is_model
from .blocks import Block, BlocksKept, itemsize_of, lists_parameters
from .nested_numbers import (Replaced, as_float, copied_numbers, flat_numbers,
                             in_shape_of)
from .parameters import Search


class Subject:
    """A layer, Model or loss with a batch; `error()` is what it makes of it.

    Of a layer, e = sum of de_dy * y with fixed numbers de_dy; of a Model
    with a label, and of a loss by itself, e is the loss. The batch is
    copied, each number made a `kind` if one is given.
    """

    def __init__(self, thing, x, label=None, de_dy=None, kind=None):
        self.thing = thing
        self.x = copied_numbers(x, kind)
        self.label = copied_numbers(label, kind)
        self.de_dy = copied_numbers(de_dy, kind)
        self.is_loss = label is not None and not is_model(thing)
        self.loss = thing if self.is_loss else \
            thing.loss if label is not None else None
        self.layers = [] if self.is_loss else \
            thing.layers if is_model(thing) else [thing]
        self.rate = 0.125  # the learning rate, for layers that step by it
        self.search = None  # what was found, once it has been looked for
        self.steps = {}  # id of a layer: how its method takes the step
        self.rates = []  # places of the learning rates that layers keep

    def with_batch(self, x, label=None, de_dy=None, kind=None):
        """The same with another batch; its blocks need no new search."""
        other = Subject(self.thing, x, label, de_dy, kind)
        other.search, other.steps = self.search, self.steps
        other.rates, other.rate = self.rates, self.rate
        return other

    def places(self):
        """(layer, its title within a Model) of all layers."""
        return [(own_layer(layer), "" if layer is self.thing or own_layer(
            layer) is own_layer(self.thing)
                 else f"{number} {type(own_layer(layer)).__name__}")
                for number, layer in enumerate(self.layers, 1)]

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
        return sum([as_float(a) * b for row, slopes in zip(y, self.de_dy)
                    for a, b in zip(row, slopes)])

    def backward(self, rate=None):
        """de/dx, after error(). `rate` is for layers with parameters()."""
        de_dy = copied_numbers(self.de_dy) if self.loss is None \
            else self.loss.backward()
        with Replaced(self.rates, [self.rate for _ in self.rates]):
            for layer in reversed(self.layers):
                own = own_layer(layer)
                if callable(getattr(type(own), "zero_grad", None)):
                    own.zero_grad()
                de_dy = backward_through(layer, de_dy,
                                         self.rate_for(layer, rate))
                if id(own) in self.steps:
                    name, with_rate = self.steps[id(own)]
                    getattr(own, name)(*[self.rate] * with_rate)
        return de_dy

    def rate_for(self, layer, rate=None):
        """None for a layer with parameters(): the optimizer steps it."""
        return rate if lists_parameters(own_layer(layer)) else self.rate

    def parameters(self):
        """(name, values, gradient) of all that the layers list."""
        return [entry for layer in self.layers
                if lists_parameters(own_layer(layer))
                for entry in own_layer(layer).parameters()]

    def blocks(self):
        """The parameters of all layers, and the input last."""
        if self.search is None:
            self.search = Search(self)
        found = [block.again() for block in self.search.blocks]
        listed = [values for _, values, _ in self.parameters()]
        for block in found:
            if block.path is None and listed:
                values = listed.pop(0)
                block.values = block.values if values is None else values
        return found + [Block("input", self.x)]

    def itemsize(self):
        """How many bytes a number has, in the least exact of the blocks."""
        return min([itemsize_of(block.values) for block in self.blocks()])

    def unseen(self):
        """The names of what backward changes and forward uses, but what is
        in none of the blocks; looked for with the first batch."""
        self.blocks()
        if self.search.not_seen is None:
            self.search.not_seen = self.search.unseen()
        return self.search.not_seen

    def set_gradients(self, blocks, rate=None):
        """Set the gradient that forward and backward give for each block.

        Afterwards the parameters are as before.
        """
        kept = BlocksKept(blocks)
        before = [flat_numbers(block.values) for block in blocks]
        self.error()
        blocks[-1].set_gradient(self.backward(rate))
        given = [gradient for _, _, gradient in self.parameters()]
        learning = [id(block.layer) for block in blocks[:-1]
                    if block.has_gradient]
        for block, old in zip(blocks[:-1], before):
            if block.path is None:
                block.set_gradient(given.pop(0))
            else:
                block.read_off_step(old, self.rate)
                if block.gradient is None and id(block.layer) in learning \
                        and not block.left_out():
                    # It or others are stepped, but not now: a step of 0.
                    block.gradient = in_shape_of(block.values,
                                                 [0 for _ in old])
        kept.put_back()

    def slopes(self, blocks=None, rate=None):
        """What backward gives now: a flat list, or None, for each block."""
        blocks = self.blocks() if blocks is None else blocks
        self.set_gradients(blocks, rate)
        return [block.slopes() for block in blocks]


def backward_through(layer, de_dy, rate):
    """backward(de_dy, rate), or backward(de_dy) where that is all it takes."""
    try:
        return layer.backward(de_dy, rate)
    except TypeError as problem:
        if "argument" not in str(problem):
            raise
        return layer.backward(de_dy)
