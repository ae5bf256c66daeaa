"""What the tests of minnet.speed share: models, trained both ways."""

import functools
import random
import sys

import pytest
from hypothesis import strategies as st

import minnet
from minnet import (FCLayer, LeakyReLUActivation, Model, MSELoss,
                    ReLUActivation, SigmoidActivation, SSELoss,
                    TanhActivation)

ON_CPYTHON = sys.implementation.name == "cpython"
ON_PYPY = sys.implementation.name == "pypy"
FASTER = ON_CPYTHON or ON_PYPY
cpython_only = pytest.mark.skipif(not ON_CPYTHON, reason="CPython's ways")
where_it_is_faster = pytest.mark.skipif(not FASTER, reason="no faster way")
# Plain loops are PyPy's way; tests on CPython take it as well.
in_loops = pytest.mark.parametrize("loops", [True], indirect=True)
both_ways = in_loops if ON_PYPY else pytest.mark.parametrize(
    "loops", [False, True], indirect=True)

BENDS = [ReLUActivation, LeakyReLUActivation, SigmoidActivation,
         TanhActivation]
EXAMPLES = [([0.5, 1], [1]), ([1, 0], [0.0])]
SETTINGS = dict(num_epochs=5, batch_size=1, learning_rate=0.1)


def make(widths=(2, 2, 1), activations=(ReLUActivation, None), seed=0,
         numbers=(), **settings):
    """A Model of FCLayers, for each of them an activation's class or None;
    `numbers` are (weights, bias) for the first of them, or all."""
    random.seed(seed)
    layers, dense = [], []
    for inputs, outputs, activation in zip(widths, widths[1:], activations):
        dense.append(FCLayer(inputs, outputs))
        layers.append(dense[-1])
        layers += [activation()] if activation else []
    for layer, (weights, bias) in zip(dense, numbers):
        layer.weights = [list(row) for row in weights]
        layer.bias = list(bias)
    return Model(layers, **dict(SETTINGS, **settings))


def lists_of(model, place=1):
    """The lists of weights and biases; with place 2, of their slopes."""
    return [row for part in model.parameters() for row in (
        part[place] if isinstance(part[place][0], list) else [part[place]])]


def numbers_of(model, place=1):
    return [number for row in lists_of(model, place) for number in row]


def near(mine, theirs):
    """To 1e-12 of the largest number."""
    assert len(mine) == len(theirs)
    largest = max(map(abs, theirs), default=0) or 1
    return max([abs(a - b) for a, b in zip(mine, theirs)],
               default=0) <= 1e-12 * largest


def way_of(model, examples=EXAMPLES):
    """Which way the training would go."""
    found = minnet.fast_way(model, examples)
    found = getattr(found, "way", found)
    return "Model" if found is model else type(found).__name__


def learn_the_same(build, examples, remember=False, **more):
    """Train such a model the faster way, and another the readable way; they
    get the same numbers, in the lists they had, and have drawn as many random
    ones. With `remember` their layers remember the same."""
    results = []
    for unrolled in (True, False):
        model = build()
        lists = lists_of(model)
        random.seed(5)
        history = model.train(examples, unrolled=unrolled, progress=None,
                              **more)
        assert list(map(id, lists_of(model))) == list(map(id, lists))
        results.append((model, history, random.random()))
    (model, mine, drawn), (twin, theirs, drawn_by_twin) = results
    assert near(mine, theirs)
    assert near(numbers_of(model), numbers_of(twin))
    assert drawn == drawn_by_twin
    if remember:
        assert near(numbers_of(model, 2), numbers_of(twin, 2))
        for layer, other in zip(model.layers, twin.layers):
            for name in ("x", "used_weights"):
                assert all(map(near, getattr(layer, name, []),
                               getattr(other, name, [])))
        rows = model.layers[0].x
        assert not any([row is x for row in rows for x, _ in examples])
    return model


def fail_both_ways(build, examples, kinds, **more):
    """[(words of the error, model), ...] of the faster, the readable way."""
    told = []
    for unrolled in (True, False):
        model = build()
        with pytest.raises(kinds) as error:
            model.train(examples, unrolled=unrolled, progress=None, **more)
        told.append((str(error.value), model))
    return told


@st.composite
def trainings(draw):
    """(function that makes a model, examples, shuffle)"""
    widths = draw(st.lists(st.integers(1, 4), min_size=1, max_size=3)) + [
        draw(st.sampled_from([1, 1, 2, 3]))]
    activations = [draw(st.sampled_from([None] + BENDS)) for _ in widths[1:]]
    rng = random.Random(draw(st.integers(0, 10 ** 6)))
    size = draw(st.integers(1, 8))
    examples = [([rng.choice([rng.uniform(-1, 1), 0, 1, -1])
                  for _ in range(widths[0])],
                 [rng.uniform(-1, 1) for _ in range(widths[-1])])
                for _ in range(draw(st.integers(1, 25)))]
    # With 0.5 some trainings are chaotic: a last digit becomes the second.
    rate, loss = draw(st.sampled_from([0.005, 0.05, 0.15])), MSELoss()
    if draw(st.booleans()):
        rate, loss = rate / 100, SSELoss()
    return functools.partial(
        make, widths, activations, num_epochs=draw(st.integers(1, 12)),
        batch_size=size, learning_rate=rate, loss=loss), examples, draw(
            st.booleans())


def check_a_training(case):
    build, examples, shuffle = case
    assert way_of(build(), examples) == ("InOneGo" if FASTER else "Model")
    learn_the_same(build, examples, True, shuffle=shuffle)
