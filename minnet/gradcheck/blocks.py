"""The lists of numbers that a layer learns: which are they?"""

from ..support.layer_fit import check_parameters
from ..support.value_checks import name_of
from .batch import drawn_matrix
from .places import (BareNumber, Kept, contents_of, flat_numbers, is_numbers,
                     is_one_number, numbers_in, shape_of)


# What people call the lists of numbers that a layer learns.
LEARNED_NAMES = ["w", "b", "weight", "weights", "bias", "biases", "kernel",
                 "kernels", "filter", "filters", "theta"]


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
                    is_learned(block, subject) and is_used(block, subject):
                found.append(block)
    return found


def is_learned(block, subject):
    """Is it a parameter, by its name, its gradient or a step of it?"""
    block.has_gradient = not hasattr(block.layer, "parameters") and \
        has_gradient(block, subject)
    return block.has_gradient or block.last_word() in LEARNED_NAMES


def parts_of_layer(layer, prefix="", depth=0):
    """(object or dict, prefix) of a layer and of all that it is made of."""
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


def is_used(block, subject):
    """Does forward give another y when these numbers are others?"""
    kept = Kept(subject.thing)
    try:
        before = flat_numbers(subject.forward())
        for seed in (5, 6):
            places = numbers_in(block.values)
            by = drawn_matrix(1, len(places), seed)[0]
            for (_, row, j), step in zip(places, by):
                row[j] += step
            changed = flat_numbers(block.values)
            y = flat_numbers(subject.forward())
            if block.is_replaced() or \
                    flat_numbers(block.values) != changed:
                return False  # forward writes it, as it does its memory of x
            if y != before:
                return True
        return False
    except Exception:  # whole numbers that count something, for instance
        return False
    finally:
        kept.put_back()


def has_gradient(block, subject):
    """Does backward change these numbers, or keep a gradient for them?"""
    kept = Kept([subject.thing, subject.x, subject.de_dy])
    try:
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
                places = numbers_in(values)
                by = drawn_matrix(1, len(places), seed)[0]
                for (_, row, j), step in zip(places, by):
                    row[j] += step
        return False
    except Exception:
        return False
    finally:
        kept.put_back()


def kept_gradient(block):
    """The gradient that a layer keeps for its attribute, by its name."""
    name = str(block.attribute).lower()
    names = [start + end for start in ("de_d", "d", "d_", "grad_")
             for end in (name, name[0])]
    names += [name + "_grad", name + "_gradient", "grads", "gradients"]
    held = contents_of(block.source)
    for other in sorted(held, key=str):
        if str(other).lower() in names and \
                held[other] is not block.values and \
                shape_of(held[other]) == shape_of(block.values):
            return held[other]
        if str(other).lower() in names and is_one_number(held[other]) and \
                isinstance(block.values, BareNumber) and \
                other != block.attribute:
            return [held[other]]
    # Or the gradients are in a dict of their own, under the same name.
    for other in contents_of(block.layer).values():
        if isinstance(other, dict) and other is not block.source and \
                shape_of(other.get(block.attribute)) is not None:
            return other[block.attribute]
    return None
