"""What is checked: a layer, a Model with its loss, or a loss by itself.

And the numbers it learns, each list of them a Block.
"""

from ..support.layer_fit import check_parameters
from ..support.value_checks import name_of
from .batch import call_or_none, is_model, nudge
from .nested_numbers import (BareNumber, Kept, contents_of, copied_numbers,
                             flat_numbers, in_shape_of, is_numbers,
                             is_one_number, lists_in, shape_of)
from .styles import own_layer


# What people call the lists of numbers that a layer learns.
LEARNED_NAMES = ["w", "b", "weight", "weights", "bias", "biases", "kernel",
                 "kernels", "filter", "filters", "theta"]


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

    def parameters(self):
        """(name, values, gradient) of all that the layers list."""
        return [entry for layer in self.layers
                if hasattr(layer, "parameters")
                for entry in layer.parameters()]

    def blocks(self):
        """The parameters of all layers, and the input last."""
        places = ["" if layer is self.thing else
                  f"{number} {type(own_layer(layer)).__name__}"
                  for number, layer in enumerate(self.layers, 1)]
        with Kept(self.thing):
            self.error()
            self.backward()
            # Some layers list their parameters only now.
            listed = [parameters_of(layer, place)
                      for layer, place in zip(self.layers, places)]
        found = []
        for layer, place, known in zip(self.layers, places, listed):
            found += known + attributes_of(layer, place, self, known)
        return found + [Block("input", self.x)]

    def set_gradients(self, blocks, rate=None):
        """Set the gradient that forward and backward give for each block.

        Afterwards the parameters are as before.
        """
        values = [block.values for block in blocks]
        kept = Kept([self.thing, values])
        before = [flat_numbers(block.values) for block in blocks]
        self.error()
        blocks[-1].set_gradient(self.backward(rate))
        given = [gradient for _, _, gradient in self.parameters()]
        learning = [id(block.layer) for block in blocks[:-1]
                    if block.has_gradient]
        for block, old in zip(blocks[:-1], before):
            if block.source is None:
                block.set_gradient(given.pop(0))
            else:
                block.read_off_step(old, self.rate)
                if block.gradient is None and id(block.layer) in learning \
                        and not block.left_out():
                    # It or others are stepped, but not now: a step of 0.
                    block.gradient = in_shape_of(block.values,
                                                 [0 for _ in old])
        kept.put_back(lists_in(values))

    def slopes(self, blocks=None, rate=None):
        """What backward gives now: a flat list, or None, for each block."""
        blocks = self.blocks() if blocks is None else blocks
        self.set_gradients(blocks, rate)
        return [block.slopes() for block in blocks]


class Block:
    """A parameter of a layer, or the input: its name and its numbers.

    `place` tells the layer within a Model. `source` is None for what
    parameters() gives, else the object or dict that has the numbers, as its
    `attribute`.
    """

    def __init__(self, name, values, layer=None, place="", source=None,
                 attribute=None):
        self.name = name
        self.title = f"{place} {name}" if place else name
        self.values = values
        self.layer = layer
        self.source = source
        self.attribute = attribute
        self.gradient = None
        self.noise = 0  # of a gradient that is read off a step, in floats
        self.has_gradient = True

    def set_gradient(self, gradient):
        """A copy of what backward gave, whatever it is."""
        self.gradient = call_or_none(copied_numbers, gradient) or gradient

    def slopes(self):
        """The gradient as a flat list; None if it is not of the right form."""
        same = shape_of(self.gradient) == shape_of(self.values) and \
            is_numbers(self.gradient)
        return flat_numbers(self.gradient) if same else None

    def last_word(self):
        """bias for "piece 2: bias" and for "fc.Bias"."""
        return self.name.replace(".", " ").split()[-1].lower()

    def now(self):
        """What the attribute is now: perhaps another list than `values`."""
        if isinstance(self.values, BareNumber):
            return [self.values[0]]
        return contents_of(self.source).get(self.attribute)

    def is_replaced(self):
        """Is the attribute another list by now?"""
        return not isinstance(self.values, BareNumber) and \
            self.now() is not self.values

    def left_out(self):
        """Has the layer parameters(), but not with this one among them?

        (One that lists none at all is frozen: it does not learn.)
        """
        return self.source is not None and \
            hasattr(self.layer, "parameters") and \
            len(list(self.layer.parameters())) > 0

    def read_off_step(self, before, rate):
        """gradient = (before - after) / rate; or one that the layer keeps."""
        self.gradient = None
        after = self.now()
        if self.left_out():
            return
        if shape_of(after) != shape_of(self.values):
            self.gradient = after
        elif flat_numbers(after) == before:
            self.set_gradient(kept_gradient(self))
        else:
            self.gradient = in_shape_of(self.values, [
                (a - b) / rate for a, b in zip(before, flat_numbers(after))])
            self.noise = 4e-16 * max([abs(a) for a in before]) / rate


def backward_through(layer, de_dy, rate):
    """backward(de_dy, rate), or backward(de_dy) where that is all it takes."""
    try:
        return layer.backward(de_dy, rate)
    except TypeError as problem:
        if "argument" not in str(problem):
            raise
        return layer.backward(de_dy)


def parameters_of(layer, place):
    """A Block for each triple that the layer's parameters() gives."""
    if not hasattr(layer, "parameters"):
        return []
    check_parameters(layer, place or name_of(layer))
    return [Block(name, values, layer, place)
            for name, values, _ in layer.parameters()]


def attributes_of(layer, place, subject, known):
    """A Block for each list of numbers, none of the known ones, that counts.

    It counts if it is learned, which its name, a gradient kept for it or a
    step of backward tells; and if forward uses it and leaves it alone.
    """
    found = []
    for source, prefix in parts_of_layer(layer):
        held = contents_of(source)
        names = [name for name in sorted(held, key=str)
                 if is_numbers(held[name]) or is_one_number(held[name])]
        # Weights before biases: first those that are lists of lists.
        for name in sorted(names, key=lambda name: is_one_number(
                held[name]) or is_one_number(held[name][0])):
            values = held[name]
            if is_one_number(values):
                values = BareNumber(source, name)
            block = Block(prefix + str(name), values, layer, place, source,
                          name)
            if block.values is not subject.x and not any(
                    [block.values is other.values for other in known]) and \
                    is_learned(block, subject) and \
                    call_or_none(is_used, block, subject):
                found.append(block)
    return found


def parts_of_layer(layer, prefix="", depth=0):
    """(object or dict, prefix) of a layer and of all that it is made of."""
    layer = own_layer(layer)
    parts = [(layer, prefix)]
    if depth > 3 or hasattr(layer, "parameters") and depth == 0:
        return parts
    held = contents_of(layer)
    for name in sorted(held, key=str):
        inside = [(f"{name}.", held[name])]
        if isinstance(held[name], (list, tuple)):
            inside = [(f"{name}[{k}].", part)
                      for k, part in enumerate(held[name])]
        for start, part in inside:
            if not is_one_number(part) and contents_of(part) and \
                    not hasattr(part, "__name__"):
                parts += parts_of_layer(part, prefix + start, depth + 1)
    return parts


def is_learned(block, subject):
    """Is it a parameter, by its name, its gradient or a step of it?"""
    block.has_gradient = not hasattr(block.layer, "parameters") and \
        call_or_none(has_gradient, block, subject)
    return block.has_gradient or block.last_word() in LEARNED_NAMES


def is_used(block, subject):
    """Does forward give another y when these numbers are others?

    (It may raise an error: whole numbers may count something, say.)
    """
    with Kept(subject.thing):
        before = flat_numbers(subject.forward())
        for seed in (5, 6):
            nudge(block.values, seed)
            changed = flat_numbers(block.values)
            y = flat_numbers(subject.forward())
            if block.is_replaced() or flat_numbers(block.values) != changed:
                return False  # forward writes it, as it does its memory of x
            if y != before:
                return True
    return False


def has_gradient(block, subject):
    """Does backward change these numbers, or keep a gradient for them?"""
    with Kept([subject.thing, subject.x, subject.de_dy]) as kept:
        for seed in (8, 9, 10):
            subject.error()
            before = flat_numbers(block.values)
            subject.backward()
            after = block.now()
            if kept_gradient(block) is not None or \
                    is_numbers(after) and flat_numbers(after) != before:
                return True
            # The slopes may be 0 here: once more with other numbers.
            kept.put_back()
            for values in (block.values, subject.x, subject.de_dy or []):
                nudge(values, seed)
    return False


def kept_gradient(block):
    """The gradient that a layer keeps for its attribute, by its name."""
    name = str(block.attribute).lower()
    names = [start + end for start in ("de_d", "d", "d_", "grad_")
             for end in (name, name[0])]
    names += [name + "_grad", name + "_gradient", "grads", "gradients"]
    held = contents_of(block.source)
    for other in sorted(held, key=str):
        if str(other).lower() in names:
            if held[other] is not block.values and \
                    shape_of(held[other]) == shape_of(block.values):
                return held[other]
            if is_one_number(held[other]) and other != block.attribute and \
                    isinstance(block.values, BareNumber):
                return [held[other]]
    # Or the gradients are in a dict of their own, under the same name.
    for other in contents_of(block.layer).values():
        if isinstance(other, dict) and other is not block.source and \
                shape_of(other.get(block.attribute)) is not None:
            return other[block.attribute]
    return None
