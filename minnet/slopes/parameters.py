"""What a layer learns: found in whatever it leads to.

A number is learned if its name, a gradient kept for it or a step of backward
tells so, and if forward uses it and leaves it alone.
"""

from ..support.layer_fit import check_parameters
from ..support.value_checks import name_of
from .batch import call_or_none, nudge
from .kept import (ABSENT, FUNCTION, Kept, atoms, attribute, attributes_of,
                   contents_kept, is_array, members_of, set_attribute)
from .nested_numbers import (AsFloats, BareNumber, Frozen, changeable,
                             copied_numbers, flat_numbers, hold, holds_numbers,
                             in_shape_of, is_numbers, is_one_number, is_row,
                             item, nearly_equal, numbers_in, shape_of,
                             values_in)
from .styles import arguments_of_backward, has, kind_of_argument, own_layer


# What people call the lists of numbers that a layer learns.
LEARNED_NAMES = ["w", "b", "weight", "weights", "bias", "biases", "kernel",
                 "kernels", "filter", "filters", "theta"]


# And what they put around the name of one to name its gradient.
GRADIENT_WORDS = ["gradients", "gradient", "grads", "grad", "nabla"]


UNITS = {8: 4e-16, 4: 2.4e-7, 2: 2e-3}  # 1 is so exact in so many bytes


STEP_WORDS = ["update", "step", "apply"]  # methods that take the step


MOST_TRIED = 50  # blocks that are tried by themselves, with other numbers


class Block:
    """A parameter of a layer, or the input: its name and its numbers.

    `place` tells the layer within a Model. `values` are lists, or what can
    be used like them. `path` is None for what parameters() gives, else the
    last Step from the layer to the numbers, which `source` has as its
    `attribute`.
    """

    def __init__(self, name, values, layer=None, place="", path=None,
                 source=None):
        self.name = name
        self.title = f"{place} {name}" if place else name
        self.values = values
        self.layer = layer
        self.place = place
        self.path = path
        self.source = source
        self.attribute = path.key if path else None
        self.gradient = None
        self.noise = 0  # of a gradient that is read off a step, in floats
        self.has_gradient = path is None
        self.is_memory = False  # does forward write it?

    def again(self):
        """The same block, with what is there now."""
        values = self.values
        if self.path is not None and not isinstance(values, BareNumber):
            values = changeable(self.source, self.attribute, item(
                self.source, self.attribute))
        block = Block(self.name, values, self.layer, self.place, self.path,
                      self.source)
        block.has_gradient = self.has_gradient
        return block

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

    def now(self, known=None):
        """What the attribute is now: perhaps another list than `values`."""
        if self.path is None:
            return self.values
        value = self.path.now(known)
        return [value] if isinstance(self.values, BareNumber) else value

    def numbers_now(self, known=None):
        """The numbers that are there now, a flat list; or None."""
        now = self.now(known)
        good = is_one_number(now[0]) if isinstance(
            self.values, BareNumber) else holds_numbers(now)
        return flat_numbers(now) if good else None

    def left_out(self):
        """Has the layer parameters(), but not with this one among them?

        (One that lists none at all is frozen: it does not learn.)
        """
        return self.path is not None and lists_parameters(self.layer) and \
            len(list(self.layer.parameters())) > 0

    def read_off_step(self, before, rate):
        """gradient = (before - after) / rate; or one that the layer keeps."""
        self.gradient = None
        if self.left_out():
            return
        after = self.now()
        if shape_of(after) != shape_of(self.values):
            self.gradient = after
        elif flat_numbers(after) == before:
            self.set_gradient(kept_gradient(self))
        else:
            self.gradient = in_shape_of(self.values, [
                (a - b) / rate for a, b in zip(before, flat_numbers(after))])
            self.noise = UNITS[itemsize_of(self.values)] / rate * max(
                [abs(a) for a in before])


def itemsize_of(values):
    """How many bytes a number has there; 8 where that can't be told."""
    sizes = [getattr(row, "itemsize", 8) for row in rows_in(values)]
    return min([size for size in sizes if size in UNITS] + [8])


class Step:
    """A step on the way from a layer to its numbers: from what the steps
    before lead to, by a `key` of members_of. The first one has no `parent`
    and leads to the layer, its key."""

    def __init__(self, key, parent=None):
        self.key, self.parent = key, parent

    def now(self, known=None):
        """What it leads to now; `known` is {step: that} of others."""
        known = {} if known is None else known
        way, step = [], self
        while step is not None and step not in known:
            way.append(step)
            step = step.parent
        for step in reversed(way):
            known[step] = step.key if step.is_fixed() else value_at(
                *step.holder(known))
        return known[self]

    def is_fixed(self):
        """Is it the layer, or a class, which no other one replaces?"""
        return self.parent is None or isinstance(self.key, type)

    def is_of_layer(self):
        """Is it a step from the layer itself, or from a class of it?"""
        up = self.parent
        return up.parent is None or isinstance(up.key, type) and \
            up.parent.parent is None

    def holder(self, known=None):
        """(what holds it, key): an object may have got by now what its
        class has."""
        known = {} if known is None else known
        up = self.parent
        if up.parent is not None and isinstance(up.key, type):
            thing = up.parent.now(known)
            if not isinstance(thing, type) and \
                    self.key in attributes_of(thing):
                return thing, self.key
        return up.now(known), self.key


class BlocksKept:
    """The numbers of some blocks, and what leads to them, to be put back;
    all else may change."""

    def __init__(self, blocks):
        self.kept = [part for block in blocks
                     for row in rows_in(block.values)
                     for part in contents_kept(row)]
        self.held, done, known = [], set(), {}
        for step in [block.path for block in blocks]:
            while step is not None and step not in done:
                done.add(step)
                if not step.is_fixed():
                    self.held.append(step.holder(known) + (step.now(known),))
                elif step.parent is not None:
                    # What the class has the object may get, too.
                    thing = step.parent.now(known)
                    self.held += [(thing, name, ABSENT)
                                  for name in step.key.__dict__
                                  if attribute(thing, name) is not ABSENT
                                  and name not in attributes_of(thing)]
                step = step.parent

    def put_back(self):
        """The numbers as they were, in the same lists."""
        for part in self.kept:
            part.put_back()
        for thing, key, value in self.held:
            if value is ABSENT:
                if key in attributes_of(thing):
                    set_attribute(thing, key, ABSENT)
            elif value_at(thing, key) is not value:
                hold(thing, key, value)


def rows_in(values):
    """The list itself and all lists, arrays, ... inside."""
    if isinstance(values, BareNumber):
        return []
    now = values.now() if isinstance(values, Frozen) else values
    return [now] + [row for value in (() if is_array(now) else values_in(now))
                    if is_row(value) for row in rows_in(value)]


def value_at(thing, key):
    """What is there, for the keys that members_of gives; or ABSENT."""
    value = item(thing, key)
    return members_of(thing).get(key, ABSENT) if value is ABSENT else value


def lists_parameters(layer):
    """Has it parameters() that gives (name, values, gradient)?

    (Or what was meant to be such: check_parameters tells what is wrong.)
    """
    try:
        listed = list(layer.parameters())
    except Exception:
        return False
    return all([isinstance(entry, tuple) and len(entry) > 0
                and isinstance(entry[0], str) for entry in listed])


def listed_blocks(layer, place):
    """A Block for each triple that the layer's parameters() gives."""
    if not lists_parameters(layer):
        return []
    listed = list(layer.parameters())
    if not any([len(entry) == 3 and is_array(entry[1])
                for entry in listed]):
        check_parameters(layer, place or name_of(layer))
    return [Block(name, values, layer, place) for name, values, _ in listed]


class Search:
    """The blocks of a Subject: those that parameters() gives are known, the
    others are looked for; `steps` are the methods that take the step."""

    def __init__(self, subject):
        self.subject = subject
        self.blocks, self.not_seen = [], None
        subject.steps, subject.rates = {}, []
        known = set()
        with Kept(subject.thing):
            subject.error()
            subject.backward()
            # Some layers list their parameters only now.
            listed = [listed_blocks(*pair) for pair in subject.places()]
        for blocks in listed:
            known |= {number for block in blocks
                      for number in seats(block.values)}
        known |= set(seats(subject.x))
        for (layer, place), blocks in zip(subject.places(), listed):
            self.blocks += blocks + candidates(layer, place, known)
        loose = [block for block in self.blocks if block.path is not None]
        for seed in (None, 8, 9, 10):
            call_or_none(self.try_out, loose, seed)
            loose = [block for block in loose if not block.is_memory]
        few = len(loose) <= MOST_TRIED
        for block in loose:
            if not block.has_gradient and few and not lists_parameters(
                    block.layer) and call_or_none(is_used, block, subject):
                call_or_none(self.try_alone, block)
        self.blocks = [block for block in self.blocks if block.path is None
                       or block in loose and self.is_learned(block)
                       and call_or_none(is_used, block, subject)]
        for layer in subject.layers:
            own, keeps = own_layer(layer), keeps_its_rate(layer)
            call_or_none(self.find_rates, [
                block for block in loose if block.layer is own
                and (keeps or not block.path.is_of_layer())])

    def is_learned(self, block):
        """Is it a parameter, by its name, its gradient or a step of it?

        Without the latter it is none in a class, or in a layer that says so.
        """
        if block.has_gradient or lists_parameters(block.layer):
            return block.has_gradient or block.left_out() and \
                block.last_word() in LEARNED_NAMES
        frozen = [attribute(block.layer, name)
                  for name in ("trainable", "requires_grad")]
        return block.last_word() in LEARNED_NAMES and \
            not isinstance(block.path.parent.key, type) and \
            not [said for said in frozen if said is False]

    def try_out(self, blocks, seed):
        """What do forward and backward do to these blocks, if x and de_dy
        are others (for a seed)?"""
        subject = self.subject
        with Kept([subject.thing, subject.x, subject.de_dy]):
            if seed is not None:
                nudge(subject.x, seed)
                nudge(subject.de_dy or [], seed)
            before, things = numbers_of(blocks), things_of(blocks)
            subject.error()
            after = numbers_of(blocks)
            for block, old, new, thing, other in zip(
                    blocks, before, after, things, things_of(blocks)):
                if new != old or thing is not other:
                    block.is_memory = True
            subject.backward()
            self.note(blocks, after)
            if seed is None:
                self.find_steps(blocks, after)

    def note(self, blocks, before):
        """Which are stepped, or have a gradient that is kept?"""
        listing = {id(block.layer): lists_parameters(block.layer)
                   for block in blocks}
        known = {}
        for block, old, new in zip(blocks, before, numbers_of(blocks)):
            if not listing[id(block.layer)] and (
                    new not in (old, None)
                    or kept_gradient(block, known) is not None):
                block.has_gradient = True

    def find_steps(self, blocks, before):
        """Is there a method such as update(rate) that takes the step?"""
        for layer in self.subject.layers:
            own = own_layer(layer)
            mine = [(block, old, new) for block, old, new
                    in zip(blocks, before, numbers_of(blocks))
                    if block.layer is own and not block.is_memory]
            if lists_parameters(own) or any([
                    old != new for _, old, new in mine]):
                continue
            for name in dir(own):
                if name.split("_")[0] in STEP_WORDS and callable(
                        attribute(own, name)):
                    for with_rate in (True, False):
                        with Kept(own):
                            call_or_none(getattr(own, name), *[
                                self.subject.rate] * with_rate)
                            known = {}
                            changed = [block for block, old, _ in mine if
                                       block.numbers_now(known)
                                       not in (old, None)]
                        if changed:
                            self.subject.steps[id(own)] = name, with_rate
                            for block in changed:
                                block.has_gradient = True
                            return

    def find_rates(self, blocks):
        """Which of the numbers are learning rates, by their names, and since
        the steps are twice as long with twice the number?"""
        subject = self.subject
        stepped = [block for block in self.blocks if block.path is not None]
        for block in blocks:
            if block in self.blocks or kind_of_argument(
                    str(block.attribute)) != "rate" or not isinstance(
                        block.values, BareNumber):
                continue
            found = []
            for rate in (0.125, 0.25):
                with Kept([subject.thing, subject.x]):
                    block.values[0] = rate
                    subject.error()
                    before = sum(numbers_of(stepped), [])
                    subject.backward()
                    found.append([a - b for a, b in zip(
                        before, sum(numbers_of(stepped), []))])
            if any(found[0]) and nearly_equal(
                    [2 * a for a in found[0]], found[1], 1e-3):
                subject.rates += numbers_in(block.values)

    def unseen(self):
        """The names of what backward changes and forward uses, but what is
        in no block: its slopes can't be looked at."""
        for seed in (None, 8, 9):
            found = call_or_none(self.unseen_with, seed)
            if found:
                return found
        return []

    def unseen_with(self, seed):
        """As unseen, for x and de_dy that are others (for a seed)."""
        subject = self.subject
        with Kept([subject.thing, subject.x, subject.de_dy]):
            if seed is not None:
                nudge(subject.x, seed)
                nudge(subject.de_dy or [], seed)
            subject.error()
            first = copied_numbers(subject.forward())
            if copied_numbers(subject.forward()) != first:
                return []  # it remembers, or draws random numbers
            kept, blocks = Kept(subject.thing), BlocksKept(self.blocks + [
                Block("", values) for values in (subject.x, subject.label)
                if values])
            subject.backward()
            blocks.put_back()
            if copied_numbers(subject.forward()) == first:
                return []
            return self.names_of_changed(kept, first)

    def names_of_changed(self, kept, first):
        """The names of that without which forward gives what it gave."""
        now, names = Kept(self.subject.thing), names_in(self.subject.thing)
        for part in kept.held:
            changed = part.changed()
            part.put_back()
            if changed and copied_numbers(self.subject.forward()) == first:
                name = names.get(id(part.thing), "")
                return [name] if isinstance(changed[0], int) else [
                    f"{name}.{key}".lstrip(".") for key in changed]
            now.put_back()
        return ["something that forward uses"]

    def try_alone(self, block):
        """Once more with other numbers: the slopes may have been 0."""
        subject = self.subject
        with Kept([subject.thing, subject.x, subject.de_dy]) as kept:
            for seed in (8, 9, 10):
                kept.put_back()
                for values in (block.values, subject.x, subject.de_dy or []):
                    nudge(values, seed)
                subject.error()
                before = block.numbers_now()
                subject.backward()
                self.note([block], [before])
                if block.has_gradient:
                    return


def keeps_its_rate(layer):
    """Does its backward take no learning rate?"""
    own = own_layer(layer)
    if lists_parameters(own) or not has(own, "backward"):
        return False
    kinds, named = arguments_of_backward(own)
    return kinds is not None and "rate" not in kinds and not named


def numbers_of(blocks):
    """The numbers that are there now, of each block."""
    known = {}
    return [block.numbers_now(known) for block in blocks]


def things_of(blocks):
    """The lists that are there now; None for single numbers."""
    known = {}
    return [None if isinstance(block.values, BareNumber)
            else block.now(known) for block in blocks]


def names_in(thing):
    """{id: name} of all that it leads to: "params.W", "cells[2].w"."""
    todo, names, plain = [own_layer(thing)], {}, atoms()
    names[id(todo[0])] = ""
    for holder in todo:  # it grows meanwhile
        start = names[id(holder)]
        for key, value in members_of(holder).items():
            if isinstance(value, plain) or id(value) in names:
                continue
            names[id(value)] = start
            if isinstance(key, str) and key[:2] != "__":
                names[id(value)] = f"{start}.{key}".lstrip(".")
            elif is_row(holder):
                names[id(value)] = f"{start}[{key}]"
            todo.append(value)
    return names


def seats(values):
    """What tells numbers apart: for each, what holds it, and where."""
    if isinstance(values, BareNumber):
        return [(id(values.source), values.name)]
    found = []
    for _, row, j in numbers_in(values):
        row = row.values if isinstance(row, AsFloats) else row
        row = row.now() if isinstance(row, Frozen) else row
        if is_array(row):  # it may be a view of another
            start, j = row.__array_interface__["data"][0], sum([
                k * step for k, step in zip(j, row.strides)])
            found.append((start + j, "bytes"))
        else:
            found.append((id(row), j))
    return found


def candidates(layer, place, known):
    """A Block for all numbers that the layer leads to, each number once.

    `known` are the seats of those that are blocks already.
    """
    layer, plain = own_layer(layer), atoms()
    found, todo, seen = [], [(layer, layer, Step(layer), "")], {id(layer)}
    listing = lists_parameters(layer)
    for order, (thing, source, path, prefix) in enumerate(todo):  # it grows
        inside_list = is_row(thing)
        for key, value in members_of(thing).items():
            here, name = Step(key, path), prefix + str(key)
            if inside_list and isinstance(key, (int, tuple)):
                name = f"{prefix[:-1]}[{key}]"
            elif not isinstance(key, str):
                name = prefix
            elif key[:2] == "__" and key[-2:] == "__" and \
                    key not in ("__defaults__", "__kwdefaults__"):
                continue
            fixed = isinstance(source, tuple) or \
                isinstance(key, int) and not inside_list
            if is_one_number(value):
                if not fixed and not isinstance(source, Frozen):
                    found.append((order, Block(
                        name, BareNumber(source, key), layer, place, here,
                        source)))
            elif holds_numbers(value) and not (
                    fixed and isinstance(value, tuple)):
                found.append((order, Block(
                    name, changeable(source, key, value), layer, place, here,
                    source)))
            elif not isinstance(value, plain) and id(value) not in seen and \
                    (not listing or isinstance(key, type)):
                seen.add(id(value))
                inner_source = value if fixed else changeable(source, key,
                                                              value)
                start = name + "." if name and name[-1] != "." else name
                if isinstance(value, FUNCTION):
                    start = prefix
                todo.append((value, inner_source, here, start))
    # The same numbers may be found twice: as a row, and in a matrix.
    chosen = []
    for order, block in sorted(found, key=lambda pair: -len(
            flat_numbers(pair[1].values))):
        mine = set(seats(block.values))
        if not mine & known:
            known |= mine
            chosen.append((order, block))
    # Weights before biases: first those that are lists of lists.
    return [block for _, block in sorted(chosen, key=lambda pair: (
        pair[0], isinstance(pair[1].values, BareNumber) or is_one_number(
            values_in(pair[1].values)[0]), str(pair[1].attribute)))]


def is_used(block, subject):
    """Does forward give another y when these numbers are others?

    (It may raise an error: whole numbers may count something, say.)
    """
    with Kept(subject.thing):
        before = flat_numbers(subject.forward())
        for seed in (5, 6):
            nudge(block.values, seed)
            changed, [thing] = block.numbers_now(), things_of([block])
            y = flat_numbers(subject.forward())
            if block.numbers_now() != changed or \
                    things_of([block])[0] is not thing:
                return False  # forward writes it, as it does its memory of x
            if y != before:
                return True
    return False


def is_gradient_name(text, name):
    """Is it a name for the gradient of what has this name: dw, de_dw, w_grad,
    nabla_w, dL_dW, grads?"""
    text = str(text).lower().replace("_", "")
    name = str(name).lower().replace("_", "")
    if text == name:
        return False
    names = [name, name[:1]] + [name[:-1]] * (name[-1:] == "s")
    for word in GRADIENT_WORDS:
        if text == word:
            return True
        if text.startswith(word) and text[len(word):].lstrip("d") in names or \
                text.endswith(word) and text[:-len(word)] in names:
            return True
    return text[:1] == "d" and any([
        text == "d" + known or text.endswith("d" + known)
        for known in names if known])


def kept_gradient(block, known=None):
    """The gradient that a layer keeps for its attribute, by its name."""
    shape = shape_of(block.values)
    bare = isinstance(block.values, BareNumber)
    holder, name = block.path.holder(known)
    if not isinstance(name, str):
        return None

    def suits(value):
        """Has it the form of a gradient of these numbers?"""
        return is_one_number(value) if bare else shape_of(value) == shape

    held = members_of(holder)
    for other in sorted(held, key=str):
        value = held[other]
        if is_gradient_name(other, name) and suits(value) and \
                value is not block.path.now(known):
            return [value] if bare else value
    # Or the gradients are in a dict of their own, under such a name.
    for grads in members_of(block.layer).values():
        if isinstance(grads, dict) and grads is not holder:
            for other in sorted(grads, key=str):
                if (other == name or is_gradient_name(other, name)) and \
                        suits(grads[other]):
                    return [grads[other]] if bare else grads[other]
    return None
