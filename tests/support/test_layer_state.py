"""layer_state.py: whatever a layer leads to is as it was before."""

import copy
from types import SimpleNamespace

import pytest

from minnet.support.layer_state import LayerState


class Slots:
    __slots__ = ("w", "later")

    def __init__(self):
        self.w = [1.0]


def whole():
    thing = SimpleNamespace(
        w=[[1.0, 2.0], [3.0]], b=(4.0, [5.0]), n=6, empty=[], none=None,
        named={"w": [7.0], "deep": [{"b": 8.0}]}, text="a", many={9},
        parts=[SimpleNamespace(w=[10.0]), SimpleNamespace(w=11.0)])
    thing.parts[0].parent = thing
    return thing


def flat(thing):
    """All in it as texts; it holds itself."""
    copied = copy.deepcopy(thing)
    copied.parts[0].parent = None
    return sorted(map(repr, vars(copied).items()))


@pytest.mark.parametrize("change", [
    lambda t: t.w[0].append(5.0), lambda t: t.parts[0].w.clear(),
    lambda t: setattr(t, "w", [[0.0]]), lambda t: setattr(t, "b", (0.0,)),
    lambda t: t.b[1].append(1.0), lambda t: setattr(t, "n", 7),
    lambda t: t.empty.extend([[1.0], None]), lambda t: t.many.add(3),
    lambda t: setattr(t, "new", [1.0]), lambda t: delattr(t, "text"),
    lambda t: t.named.update(w=1, v=2), lambda t: t.named["deep"].pop(),
    lambda t: t.named["deep"][0].update(b=0), lambda t: t.parts.pop(),
    lambda t: t.parts[0].w.insert(0, 1.0),
    lambda t: setattr(t.parts[1], "w", None)])
def test_put_back(change):
    thing = whole()
    lists = [thing.w, thing.w[0], thing.parts, thing.parts[0].w]
    state, before = LayerState(thing), flat(thing)
    for _ in range(2):  # what was kept is not used up
        change(thing)
        assert flat(thing) != before
        state.put_back()
        assert flat(thing) == before and not LayerState(thing).since(state)
    now = [thing.w, thing.w[0], thing.parts, thing.parts[0].w]
    assert all(a is b for a, b in zip(lists, now))


@pytest.mark.once
def test_slots_and_long_chains():
    slots = Slots()
    state = LayerState(slots)
    slots.w[0], slots.later = 2.0, 3
    state.put_back()
    assert slots.w == [1.0] and not hasattr(slots, "later")
    chain = None
    for number in range(5000):
        chain = SimpleNamespace(next=chain, w=float(number))
    state = LayerState(chain)
    chain.next.next.w = -1.0
    state.put_back()
    assert chain.next.next.w == 4997.0
