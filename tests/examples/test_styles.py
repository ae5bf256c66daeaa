"""Right layers in all styles are called right, and nothing is changed."""

import array
import collections
import functools
import multiprocessing
import random
import types

import pytest

from tests import styles
from tests.state import difference, state_of


class Slotted:
    __slots__ = "w"


class Owner:
    shared = [1.0]


def counter():
    count = 0

    def add():
        nonlocal count
        count += 1
    return add


# (what there is, what changes it)
CHANGES = [
    (lambda: [[0.1 + 0.2]], lambda it: it[0].__setitem__(0, 0.3)),
    (lambda: [0.0], lambda it: it.__setitem__(0, -0.0)),
    (lambda: [1], lambda it: it.__setitem__(0, 1.0)),
    (lambda: [[1]], lambda it: it.__setitem__(0, [1])),
    (lambda: {"a": 1, "b": 2}, lambda it: it.update(a=it.pop("a"))),
    (lambda: ([1.0],), lambda it: it[0].append(2.0)),
    (lambda: collections.deque([1]), lambda it: it.rotate(1) or it.pop()),
    (lambda: array.array("d", [1]), lambda it: it.append(2)),
    (lambda: {1}, lambda it: it.add(2)),
    (lambda: random.Random(1), lambda it: it.random()),
    (Slotted, lambda it: setattr(it, "w", None)),
    (Owner, lambda it: it.shared.append(2)),
    (Owner, lambda it: setattr(Owner, "more", 1)),
    (counter, lambda it: it()),
    (lambda: functools.partial(print, [1]), lambda it: it.args[0].pop()),
    (lambda: types.SimpleNamespace(a=1), lambda it: vars(it).update(b=2)),
]


@pytest.mark.parametrize("make, change", CHANGES)
def test_a_change_is_seen(make, change):
    it = make()
    before, alive = state_of(it)
    assert difference(before, state_of(it)[0]) is None
    change(it)
    assert difference(before, state_of(it)[0])
    assert alive


@pytest.mark.slow
def test_all_styles():
    assert len(styles.right_layers.CATALOGUE) >= 110
    with multiprocessing.Pool() as pool:
        counts, lines = styles.styles(1, pool)
    assert counts["cases"] and not lines
    assert not [key for key in counts
                if key[0] in (styles.CHANGED, styles.MISSED)]
