"""What a layer learns: found in whatever it leads to.

A number is learned if its name, a gradient kept for it or a step of backward
tells so, and if forward uses it and leaves it alone.
"""

from .adapters import has, own_layer
from .arguments import arguments_of_backward, kind_of_argument
from .blocks import (LEARNED_NAMES, Block, BlocksKept, listed_blocks,
                     lists_parameters)
from .candidates import candidates, names_in, seats
from .drawn import call_or_none, nudge
from .gradients import kept_gradient
from .kept import Kept
from .members import attribute
from .nested_numbers import (BareNumber, copied_numbers, flat_numbers,
                             nearly_equal, numbers_in)


STEP_WORDS = ["update", "step", "apply"]  # methods that take the step


MOST_TRIED = 50  # blocks that are tried by themselves, with other numbers


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
