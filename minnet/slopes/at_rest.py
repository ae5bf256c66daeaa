"""Layers that step themselves with momentum: their velocities set to 0.

A step that goes on from the steps before tells no gradient.
"""

from .candidates import candidates, seats
from .kept import Kept
from .nested_numbers import copied_numbers, numbers_in, set_numbers
from .parameters import numbers_of
from .subject import Subject


def come_to_rest(thing, x):
    """Where the layers step although de_dy is 0, set to 0 what they keep for
    it: what backward changes then, and is not learned. If they step all the
    same, all stays as it was."""
    with Kept(thing):
        y = Subject(thing, x).forward()
    subject = Subject(thing, x, None, [[0.0 for _ in row] for row
                                       in copied_numbers(y)])
    blocks = subject.blocks()
    kept = Kept(thing)
    if not is_stepping(subject, blocks):
        kept.put_back()
        return
    kept.put_back()
    learned = {seat for block in blocks for seat in seats(block.values)}
    found = [block for layer, place in subject.places()
             for block in candidates(layer, place, set(learned))]
    before = numbers_of(found)
    subject.error()
    subject.backward()
    after = numbers_of(found)
    kept.put_back()
    for block, old, new in zip(found, before, after):
        if new not in (old, None):
            places = numbers_in(block.values)
            set_numbers(places, [0.0 for _ in places])
    if is_stepping(subject, blocks):
        kept.put_back()


def is_stepping(subject, blocks):
    """Does a block have slopes that are not 0?"""
    return any([any(slopes or []) for slopes in subject.slopes(blocks)[:-1]])
