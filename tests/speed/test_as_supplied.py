"""Whatever isn't as the package made it is used as it is."""

import functools
import sys
from types import SimpleNamespace

import pytest

from minnet import LeakyReLUActivation, ReLUActivation, TanhActivation
from minnet.speed import as_supplied, choice
from tests.speed.ways import (EXAMPLES, FASTER, is_fast, make,
                              where_it_is_faster)


@pytest.mark.parametrize("how", ["in the class", "decorated", "in the object"])
@pytest.mark.parametrize("part, name", [
    ("model", "train_batch"), ("model", "forward"), ("dense", "forward"),
    ("dense", "backward"), ("dense", "parameters"), ("bend", "backward"),
    ("loss", "backward"), ("optimizer", "step")])
def test_a_replaced_method_is_used(monkeypatch, part, name, how):
    model, calls = make(), []
    thing = {"model": model, "dense": model.layers[0],
             "bend": model.layers[1], "loss": model.loss,
             "optimizer": model.optimizer}[part]
    place = thing if how == "in the object" else type(thing)
    before = getattr(place, name)

    def replaced(*arguments):
        calls.append(name)
        return before(*arguments)

    monkeypatch.setattr(place, name, functools.wraps(before)(replaced)
                        if how == "decorated" else replaced)
    assert not is_fast(model)
    model.train(EXAMPLES, progress=None)
    assert len(calls) >= 10  # in every step of the five epochs


@where_it_is_faster
def test_methods_replaced_in_whatever_way(monkeypatch):
    model = make([2, 3, 1], [TanhActivation, ReLUActivation])
    base = TanhActivation.__mro__[1]
    for cls, name, method in (
            (base, "forward", lambda self, x: x),
            (ReLUActivation, "forward", LeakyReLUActivation.forward),
            (TanhActivation, "value", functools.partial(abs)),
            (TanhActivation, "slope", abs)):
        with monkeypatch.context() as patch:
            patch.setattr(cls, name, method)
            assert not is_fast(model)
        assert is_fast(model) == FASTER


@where_it_is_faster
def test_who_traces_sees_every_line(monkeypatch):
    monkeypatch.setattr(choice, "is_watched", as_supplied.is_watched)
    monkeypatch.setattr(sys, "gettrace", lambda: None)
    monkeypatch.delattr(sys, "monitoring", raising=False)  # of Python 3.12
    assert is_fast(make()) == FASTER
    for tracer, tool, fast in ((None, None, True), (None, "pdb", False),
                               (print, None, False)):
        monkeypatch.setattr(sys, "gettrace", lambda: tracer)
        monkeypatch.setattr(sys, "monitoring", SimpleNamespace(
            DEBUGGER_ID=0, get_tool={0: tool, 1: "other"}.get), raising=False)
        assert is_fast(make()) == fast


def test_rows_that_are_the_same_list():
    model = make([2, 3, 1])
    model.layers[0].weights = [[0.5, 0.25]] * 3
    assert not is_fast(model)
    model.layers[0].weights = [[0.5, 0.25] for _ in range(3)]
    assert is_fast(model) == FASTER
    model.layers[0].weights = [(0.5, 0.25), [1.0, 2.0], [1.0, 2.0]]
    assert not is_fast(model)
    model = make([2, 2, 2])
    model.layers[0].bias = model.layers[2].bias
    assert not is_fast(model, [([0.5, 1], [1, 1])])


def test_a_layer_in_two_places():
    layers = make([2, 2, 2, 1], [TanhActivation, TanhActivation, None]).layers
    assert as_supplied.plain_layers(layers)
    layers[3] = layers[1]  # in mid-training; it remembers only one batch
    assert not as_supplied.plain_layers(layers)
