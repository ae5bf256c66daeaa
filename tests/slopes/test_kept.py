"""All that a layer leads to is put back, to the last bit."""

import array
import collections
import math
import random
from types import SimpleNamespace

import pytest

from minnet.slopes.kept import Kept

TABLE, COUNT = [1.5], 1  # that a function uses


class Base:
    __slots__ = "size"


class Slots(Base):
    __slots__ = ("__w", "other")

    def __init__(self):
        self.size, self.__w = 2, [1.0]

    def change(self):
        self.size, self.other = 3, 4
        self.__w[0], self.__w = 5, 6


class Frozen:
    count, shared = 1, [1.5]

    def __setattr__(self, name, value):
        raise AttributeError(name)

    def change(self):
        self.__dict__["w"] = 2
        Frozen.shared[0], Frozen.count, Frozen.new = 7, 2, 3


class Asked(dict):
    def __getattr__(self, name):
        return self[name]  # a KeyError

    def change(self):
        self["a"] = self.pop("b")


class Other:
    """A function that uses global names, and one with some of its own."""

    def __init__(self):
        count, row = 0, [1]

        def step():
            nonlocal count
            count, row[0] = count + 1, 9
        self.step = step

    def change(self):
        global COUNT
        COUNT, TABLE[0] = COUNT + 1, 9
        self.step()


def state(thing):
    """As text, all that can be changed here."""
    own = getattr(thing, "__dict__", {})
    cells = getattr(own.get("step"), "__closure__", ())
    slots = [getattr(thing, name, 0) for name in (
        "size", "other", "_Slots__w")] if type(thing) is Slots else 0
    return repr((
        thing, own, slots, [cell.cell_contents for cell in cells],
        TABLE, COUNT, Frozen.shared, Frozen.count, hasattr(Frozen, "new"),
        thing.getstate() if isinstance(thing, random.Random) else 0))


class Momentary(collections.UserList):
    def change(self):
        self.data.append(self)


@pytest.mark.parametrize("thing, change", [
    (made, type(made).change) for made in (
        Slots(), Frozen(), Asked(b=1, a=2), Other(), Momentary([1.0]))] + [
    (collections.deque([1, 2], 2), lambda held: held.append(3)),
    (collections.OrderedDict(a=1, b=2), lambda held: held.move_to_end("a")),
    (collections.defaultdict(list, a=[1]), lambda held: held["b"]),
    (collections.Counter("aab"), lambda held: held.update("abc")),
    (array.array("f", [1, math.nan]), lambda held: held.append(2)),
    (bytearray(b"ab"), lambda held: held.extend(b"c")),
    ({1, 2}, lambda held: held.add(3)),
    ([[1], ([2],)], lambda held: held[1][0].append(held.pop(0))),
    (random.Random(1), lambda held: held.random())],
    ids=lambda value: type(value).__name__)
@pytest.mark.parametrize("through", [
    lambda thing: thing, lambda thing: [(1, {"k": thing})],
    lambda thing: SimpleNamespace(call=lambda: thing),
    lambda thing: type("Has", (), {"held": thing})()])
def test_kept_puts_back(thing, change, through):
    before = state(thing)
    with pytest.raises(KeyError), Kept(through(thing)):
        change(thing)
        assert state(thing) != before
        raise KeyError
    assert state(thing) == before


def test_the_same_objects_are_there_again():
    deep = [1, -0.0, [2.5, 3]]
    box = SimpleNamespace(call=len, module=math, deep=deep, text="x",
                          inner=SimpleNamespace(row=[1.0]), count=7)
    box.self = box  # a circle
    deep.append(deep[2])
    ids = {name: id(value) for name, value in vars(box).items()}
    with Kept(box):
        deep[1], deep[2][0] = 9, 9
        del deep[3], box.text
        deep[2].append("new")
        box.inner, box.count, box.new = 3, 8, [1]
    assert {name: id(value) for name, value in vars(box).items()} == ids
    assert list(vars(box)) == list(ids)
    assert repr(deep) == "[1, -0.0, [2.5, 3], [2.5, 3]]"
    assert deep[2] is deep[3] and box.inner.row == [1.0]


def test_random_numbers_and_long_chains():
    random.seed(1)
    expected = random.Random(1).random()
    chain = SimpleNamespace(next=None, row=[1.0])
    last = chain
    for _ in range(3000):
        chain = SimpleNamespace(next=chain)
    with Kept(chain):
        last.row[0] = random.random()
    assert last.row == [1.0] and random.random() == expected


def test_arrays():
    numpy = pytest.importorskip("numpy")
    box = SimpleNamespace(w=numpy.array([1.0, numpy.nan]), row=None,
                          rng=numpy.random.default_rng(0),
                          old=numpy.random.RandomState(0))
    box.row, box.fixed = box.w[::-1], numpy.ones(2, "float32")
    box.fixed.flags.writeable = False
    before = {name: id(value) for name, value in vars(box).items()}
    bits = box.w.tobytes(), numpy.random.get_state()[2]
    drawn = numpy.random.default_rng(0).random(), \
        numpy.random.RandomState(0).rand()
    with Kept(box):
        box.row[0] = box.rng.random() + box.old.rand() + numpy.random.rand()
        box.w = box.w + 1
        box.fixed.flags.writeable = True
        box.fixed[:] = 0
    assert {name: id(value) for name, value in vars(box).items()} == before
    assert (box.w.tobytes(), numpy.random.get_state()[2]) == bits
    assert (box.rng.random(), box.old.rand()) == drawn
    assert box.fixed.sum() == 2 and not box.fixed.flags.writeable


def test_an_error_does_not_lead_to_all_that_ran_before():
    """Each time it is raised it has more behind it, whole frames."""
    def raised():
        try:
            raise ValueError("kept by a layer")
        except ValueError as problem:
            return problem

    kept = Kept([raised()])
    assert len(kept.alive) < 9
    assert not [thing for thing in kept.alive if hasattr(thing, "f_locals")]
