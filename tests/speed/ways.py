"""What the tests of minnet.speed share: models, trained both ways."""

import random
import sys

import pytest
from hypothesis import strategies as st

from minnet import (DropoutLayer, FCLayer, LeakyReLUActivation, MaxoutLayer,
                    Model, ReLUActivation, SigmoidActivation, TanhActivation)
from minnet import hooks
from minnet.speed.formulas import ACTIVATIONS, LOSSES, OPTIMIZERS

ON_CPYTHON = sys.implementation.name == "cpython"
ON_PYPY = sys.implementation.name == "pypy"
FASTER = ON_CPYTHON or ON_PYPY
cpython_only = pytest.mark.skipif(not ON_CPYTHON, reason="CPython's ways")
where_it_is_faster = pytest.mark.skipif(not FASTER, reason="no faster way")
every_way = pytest.mark.parametrize(
    "way", ["scalars", "loops"] if ON_PYPY else
    ["sets", "scalars", "rows", "loops"], indirect=True)

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
    way = getattr(hooks.fast_way(model, examples), "way", None)
    return {"NoneType": "readable", "SetSteps": "sets", "RowSteps": "rows",
            "ScalarSteps": "scalars"}[type(way).__name__]


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
    assert near(*[[getattr(each.optimizer, "t", 0)] + [
        number for table in getattr(each.optimizer, "memory", None) or []
        for rows in table for row in rows for number in row]
        for each in (model, twin)])
    if remember:
        assert near(numbers_of(model, 2), numbers_of(twin, 2))
        for layer, other in zip(model.layers, twin.layers):
            for name in ("x", "used_weights"):
                assert all(map(near, getattr(layer, name, []),
                               getattr(other, name, [])))
        rows = getattr(model.layers[0], "x", [])
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


def is_fast(model, examples=EXAMPLES):
    """Would it go another way than the readable one?"""
    return way_of(model, examples) != "readable"


def made(cls, entry, rng, width=1):
    """An object of a class in formulas.py, with numbers at random."""
    if cls is DropoutLayer:
        return DropoutLayer(0.3, random.Random(rng.random()))
    settings = {name: rng.uniform(0.1, 0.9) for name in entry.numbers}
    settings.update({name: [rng.uniform(0.5, 2) for _ in range(width)]
                     for name in getattr(entry, "rows", ())})
    return cls(**settings)


@st.composite
def trainings(draw):
    """(function that makes a model, examples) of whatever is in formulas.py,
    in any combination."""
    seed = draw(st.integers(0, 10 ** 6))
    widths = draw(st.lists(st.integers(1, 4) | st.just(20), min_size=2,
                           max_size=4)) + [draw(st.integers(1, 3))]
    kinds = [draw(st.lists(st.sampled_from(sorted(
        [cls for cls, entry in ACTIVATIONS.items() if entry.backward],
        key=repr)), max_size=2)) for _ in widths]
    pieces = [draw(st.sampled_from([1, 1, 2, 3])) for _ in widths[1:]]
    loss = draw(st.sampled_from(sorted(LOSSES, key=repr)))
    if not getattr(loss, "adds_up", False) and "includes" in vars(loss):
        kinds[-1] = []  # the activation is in the loss
        widths[-1] = max(widths[-1], 2)
    optimizer = draw(st.sampled_from(sorted(OPTIMIZERS, key=repr)))
    decay = draw(st.sampled_from([0, 0.01]))
    size = draw(st.integers(1, 8))

    def build():
        rng = random.Random(seed)
        random.seed(seed)
        layers = []
        for place, width in enumerate(widths):
            if place:
                layers.append(
                    FCLayer(widths[place - 1], width)
                    if pieces[place - 1] == 1 else
                    MaxoutLayer(widths[place - 1], width, pieces[place - 1]))
            layers += [made(kind, ACTIVATIONS[kind], rng, width)
                       for kind in kinds[place]]
        steps = made(optimizer, OPTIMIZERS[optimizer], rng)
        steps.weight_decay = decay
        return Model(layers, 3, size, 0.001, loss(), steps)

    rng = random.Random(seed)
    examples = []
    for _ in range(draw(st.integers(1, 20))):
        right = rng.randrange(widths[-1])
        examples.append((
            [rng.choice([rng.uniform(-1, 1), 0, 1, -1])
             for _ in range(widths[0])],
            [int(k == right) for k in range(widths[-1])]))
    return build, examples
