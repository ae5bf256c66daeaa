"""Whatever formulas.py lists is learnt as the readable way learns it, each
way that it can be written, in any combination."""

import random

import pytest
from hypothesis import given

from minnet import (FCLayer, LeakyReLUActivation, MaxoutLayer, Model,
                    ReLUActivation)
from minnet.speed import formulas
from tests.speed.ways import (EXAMPLES, FASTER, every_way, learn_the_same,
                              make, trainings, way_of)


@every_way
@given(trainings())
def test_every_combination_learns_the_same(case):
    build, examples = case
    assert (way_of(build(), examples) != "readable") == FASTER
    learn_the_same(build, examples, remember=True)


@every_way
def test_the_tests_take_each_way(way):
    if FASTER:
        assert way_of(make()) == {"loops": "rows"}.get(way, way)


@every_way
def test_slopes_exactly_at_0():
    for activation, k in ((ReLUActivation, 1), (ReLUActivation, 2),
                          (LeakyReLUActivation, 2)):
        learn_the_same(lambda: make(
            [2, 3, k], [activation, None], num_epochs=2, numbers=[
                ([[0.0] * 2] * 3, [0.0] * 3),
                ([[1.0, -2.0, 3.0], [0.5, 0.25, 2.0]][:k], [0.0, 1.0][:k])]),
                       [([1, -2.0], [1, 0][:k]), ([0, 0.5], [3, 4][:k])],
                       shuffle=False)


@every_way
def test_maxout_of_more_pieces_is_written_anew():
    for pieces in (2, 3):
        def build():
            random.seed(1)
            return Model([MaxoutLayer(2, 3, pieces), FCLayer(3, 1)], 5, 2, 0.1)
        learn_the_same(build, EXAMPLES)


@pytest.mark.parametrize("text, scalars, rows", [
    ("y = 2.0 * x", ["y1 = 2.0 * x1", "y2 = 2.0 * x2"],
     ["y = [2.0 * x for x in x]"]),
    ("p = exp(x); total = sum of p; y = p / total",
     ["p1 = exp(x1)", "p2 = exp(x2)", "total0 = p1 + p2",
      "y1 = p1 / total0", "y2 = p2 / total0"],
     ["p = [exp(x) for x in x]", "total = sum([p for p in p])",
      "y = [p / total for p in p]"]),
    ("top = max of x", ["top0 = max(x1, x2)"],
     ["top = max([x for x in x])"]),
    ("d = d * y", ["d1 = d1 * y1", "d2 = d2 * y2"],
     ["d = [d * y for d, y in zip(d, y)]"])])
def test_how_a_line_is_spelled(monkeypatch, text, scalars, rows):
    monkeypatch.setattr(formulas, "LOOPS", False)
    lines = formulas.lines(text)
    assert formulas.in_scalars(lines, 2, lambda letter, i:
                               f"{letter}{i}") == scalars
    assert formulas.in_rows(lines, {}) == rows


def test_how_a_loop_is_spelled(monkeypatch):
    monkeypatch.setattr(formulas, "LOOPS", True)
    assert formulas.in_rows(formulas.lines("d = k * d * y; e = sum of d"),
                            {"k": "2.0"}) == [
        "new = [0.0] * len(d)", "for i in range(len(d)):",
        "    new[i] = 2.0 * d[i] * y[i]", "d = new",
        "e = 0.0", "for i in range(len(d)):", "    e += d[i]"]
