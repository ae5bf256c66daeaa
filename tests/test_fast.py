"""The faster ways to train give what the readable way gives.

To 1e-12 of the largest number, over whole trainings; and where it isn't
certain that they would, they are not taken.
"""

import functools
import random
import sys
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

import minnet
from minnet import (SGD, Adam, BinaryCrossEntropyLoss, CrossEntropyLoss,
                    ELUActivation, FCLayer, LeakyReLUActivation, Model,
                    Momentum, MSELoss, ReLUActivation, SigmoidActivation,
                    SSELoss, TanhActivation, fast, fused)
from minnet.datasets import xor_points
from minnet.unroll_masks import has_masks
from minnet.unroll_step import Network

ACTIVATIONS = [None, ReLUActivation, LeakyReLUActivation, SigmoidActivation,
               TanhActivation]
ON_CPYTHON = sys.implementation.name == "cpython"
cpython_only = pytest.mark.skipif(not ON_CPYTHON,
                                  reason="PyPy is fast enough by itself")


@pytest.fixture(autouse=True)
def always_pays(monkeypatch):
    """Written out however short the training is; and no tracer, such as
    coverage's, makes a difference."""
    monkeypatch.setattr(fast, "LEAST_STEPS", 0)
    monkeypatch.setattr(fast, "STEPS_BY_SIZE", 0)
    monkeypatch.setattr(fast, "is_watched", lambda: False)


def make(widths, activations, seed=0, **settings):
    random.seed(seed)
    layers = []
    for inputs, outputs, activation in zip(widths, widths[1:], activations):
        layers.append(FCLayer(inputs, outputs))
        if activation:
            layers.append(activation())
    return Model(layers, **settings)


def numbers_of(model):
    return [number for _, values, _ in model.parameters() for row in values
            for number in (row if isinstance(row, list) else [row])]


def slopes_of(model):
    return [number for _, _, slopes in model.parameters() for row in slopes
            for number in (row if isinstance(row, list) else [row])]


def near(mine, theirs):
    assert len(mine) == len(theirs)
    largest = max(map(abs, theirs), default=0) or 1
    return max([abs(a - b) for a, b in zip(mine, theirs)],
               default=0) <= 1e-12 * largest


def way_of(model, examples):
    """Which way the training would go."""
    found = minnet.fast_way(model, examples)
    found = getattr(found, "way", found)
    return "Model" if found is model else type(found).__name__


@st.composite
def trainings(draw):
    """(widths, activations, settings, examples, shuffle)"""
    depth = draw(st.integers(1, 3))
    widths = [draw(st.integers(1, 4)) for _ in range(depth)] + [
        draw(st.sampled_from([1, 1, 2, 3]))]
    activations = [draw(st.sampled_from(ACTIVATIONS)) for _ in range(depth)]
    rng = random.Random(draw(st.integers(0, 10 ** 6)))
    size = draw(st.integers(1, 8))
    examples = [([rng.choice([rng.uniform(-1, 1), 0, 1, -1])
                  for _ in range(widths[0])],
                 [rng.uniform(-1, 1) for _ in range(widths[-1])])
                for _ in range(draw(st.integers(1, 25)))]
    settings = dict(num_epochs=draw(st.integers(1, 12)), batch_size=size,
                    learning_rate=draw(st.sampled_from([0.01, 0.1, 1])) / 2,
                    loss=draw(st.sampled_from([MSELoss, SSELoss]))())
    if isinstance(settings["loss"], SSELoss):
        settings["learning_rate"] /= 100
    return widths, activations, settings, examples, draw(st.booleans())


def trained_both_ways(widths, activations, settings, examples, **more):
    """(history, model, the random number after it) of both ways."""
    results = []
    for unrolled in (True, False):
        model = make(widths, activations, **settings)
        random.seed(5)
        history = model.train(examples, unrolled=unrolled,
                              **dict(dict(progress=None), **more))
        results.append((history, model, random.random()))
    return results


@given(trainings())
def test_written_out_it_learns_the_same(case):
    widths, activations, settings, examples, shuffle = case
    fast_one, slow_one = trained_both_ways(
        widths, activations, settings, examples, shuffle=shuffle)
    model = fast_one[1]
    assert way_of(model, examples) == ("Unrolled" if ON_CPYTHON else "Model")
    assert near(fast_one[0], slow_one[0])
    assert near(numbers_of(model), numbers_of(slow_one[1]))
    assert near(slopes_of(model), slopes_of(slow_one[1]))
    assert fast_one[2] == slow_one[2]  # as many random numbers were drawn
    x = [examples[0][0]]
    for mine, theirs in zip(model.layers, slow_one[1].layers):
        assert near([a for row in mine.x for a in row],
                    [a for row in theirs.x for a in row])
    assert near(model.forward(x)[0], slow_one[1].forward(x)[0])


@given(st.integers(2, 5), st.integers(1, 9), st.integers(1, 6),
       st.integers(0, 10 ** 6))
def test_the_articles_kind_of_network(inputs, hidden, size, seed):
    network = Network([inputs, hidden, 1], [ReLUActivation(), None], size,
                      True)
    assert has_masks(network)
    rng = random.Random(seed)
    examples = [([rng.uniform(-1, 1) for _ in range(inputs)], [rng.random()])
                for _ in range(3 * size + rng.randrange(size))]
    fast_one, slow_one = trained_both_ways(
        [inputs, hidden, 1], [ReLUActivation, None], dict(
            num_epochs=9, batch_size=size, learning_rate=0.1), examples)
    assert near(fast_one[0], slow_one[0])
    assert near(numbers_of(fast_one[1]), numbers_of(slow_one[1]))


@given(st.integers(10, 40), st.integers(10, 30), st.integers(2, 4),
       st.integers(1, 20), st.booleans(), st.integers(0, 10 ** 6))
def test_in_fewer_passes_it_learns_the_same(inputs, hidden, outputs, size,
                                            blank, seed):
    rng = random.Random(seed)
    examples = [([rng.choice([0, rng.random()]) if blank else rng.random()
                  for _ in range(inputs)],
                 [int(k == i % outputs) for k in range(outputs)])
                for i in range(2 * size + rng.randrange(size))]
    for loss in (CrossEntropyLoss, BinaryCrossEntropyLoss):
        settings = dict(num_epochs=3, batch_size=size, learning_rate=0.1,
                        loss=loss())
        fast_one, slow_one = trained_both_ways(
            [inputs, hidden, outputs],
            [rng.choice(ACTIVATIONS[1:]), None], settings, examples)
        if ON_CPYTHON and inputs * hidden > 300:
            assert way_of(fast_one[1], examples) == "Fused"
        assert near(fast_one[0], slow_one[0])
        assert near(numbers_of(fast_one[1]), numbers_of(slow_one[1]))
        assert near(slopes_of(fast_one[1]), slopes_of(slow_one[1]))
        for mine, theirs in zip(fast_one[1].layers, slow_one[1].layers):
            for name in ("x", "used_weights"):
                for a, b in zip(getattr(mine, name, []),
                                getattr(theirs, name, [])):
                    assert near(a, b)


def test_the_articles_job():
    points = xor_points(1000)
    fast_one, slow_one = trained_both_ways(
        [2, 64, 1], [ReLUActivation, None], dict(
            num_epochs=3, batch_size=5, learning_rate=0.01), points)
    assert near(fast_one[0], slow_one[0])
    assert near(numbers_of(fast_one[1]), numbers_of(slow_one[1]))


@given(st.lists(st.floats(-9, 9), max_size=40), st.integers(1, 5))
def test_less_by_hand(factors, wide):
    vectors = tuple([[(7 * i + 3 * j) % 5 - 2 for j in range(wide)]
                     for i in range(len(factors))])
    row = [float(j) for j in range(wide)]
    found = fused.less(row, tuple(factors), vectors)
    for j in range(wide):
        expected = row[j] - sum([factor * vector[j] for factor, vector
                                 in zip(factors, vectors)])
        assert found[j] == pytest.approx(expected, abs=1e-9)


def test_a_blank_example_does_not_hand_out_the_bias_itself():
    layer = FCLayer(30, 20)
    y = fused.dense([[0] * 30], layer.weights, layer.bias)
    assert y == [layer.bias] and y[0] is not layer.bias
    fused.keep_slopes(layer, [[0] * 30], [[0] * 20])
    assert len({id(row) for row in layer.de_dw}) == 20


# Where it isn't taken

class Mine(FCLayer):
    """A subclass."""


class MyModel(Model):
    """A subclass."""


class MyLoss(MSELoss):
    """A subclass."""


EXAMPLES = [([0.5, 1], [1]), ([1, 0], [0.0])]
SETTINGS = dict(num_epochs=5, batch_size=1, learning_rate=0.1)


def simple(layer=FCLayer, **more):
    return Model([layer(2, 2), ReLUActivation(), FCLayer(2, 1)],
                 **dict(SETTINGS, **more))


@cpython_only
def test_it_is_taken_where_it_can_be():
    assert way_of(simple(), EXAMPLES) == "Unrolled"
    assert way_of(simple(loss=SSELoss()), EXAMPLES) == "Unrolled"


@pytest.mark.parametrize("model", [
    simple(Mine), MyModel([FCLayer(2, 1)], **SETTINGS),
    simple(loss=MyLoss()), simple(optimizer=Adam()),
    simple(optimizer=Momentum()), simple(optimizer=SGD(weight_decay=0.1)),
    simple(learning_rate=Fraction(1, 10)),
    Model([FCLayer(2, 1), ELUActivation()], **SETTINGS),
    Model([ReLUActivation(), FCLayer(2, 1)], **SETTINGS),
    Model([FCLayer(2, 1), ReLUActivation(), TanhActivation()], **SETTINGS),
    Model([FCLayer(2, 1), LeakyReLUActivation(-0.1)], **SETTINGS),
    Model([FCLayer(2, 1, init=lambda i, o: ([[Fraction(1, 2), 1]], [1]))],
          **SETTINGS),
    Model([FCLayer(2, 1, init=lambda i, o: ([[1, 1]], [1]))], **SETTINGS),
    Model([Model([FCLayer(2, 1)], **SETTINGS)], **SETTINGS)])
def test_all_else_goes_the_readable_way(model):
    assert way_of(model, EXAMPLES) == "Model"


def test_fractions_stay_exact():
    layer = FCLayer(2, 1, init=lambda i, o: ([[Fraction(1, 2), 1]], [1]))
    model = Model([layer], 5, 1, Fraction(1, 10))
    model.train([([Fraction(1, 3), 2], [1])], progress=None)
    assert isinstance(layer.weights[0][0], Fraction)
    model = simple()
    assert way_of(model, [([Fraction(1, 3), 1.0], [1.0])]) == "Model"


@pytest.mark.parametrize("cls, name", [
    (FCLayer, "forward"), (FCLayer, "backward"), (FCLayer, "parameters"),
    (ReLUActivation, "backward"), (MSELoss, "backward"), (SGD, "step"),
    (Model, "train_batch"), (Model, "batch_error")])
def test_a_replaced_method_is_used(monkeypatch, cls, name):
    calls, before = [], getattr(cls, name)

    def replaced(self, *arguments):
        calls.append(name)
        return before(self, *arguments)

    model = simple()
    monkeypatch.setattr(cls, name, replaced)
    assert way_of(model, EXAMPLES) == "Model"
    model.train(EXAMPLES, progress=None)
    assert len(calls) >= 10  # in every step of the five epochs


def test_a_decorated_method_is_used(monkeypatch):
    calls, before = [], FCLayer.forward

    @functools.wraps(before)
    def counted(self, x):
        calls.append(1)
        return before(self, x)

    monkeypatch.setattr(FCLayer, "forward", counted)
    simple().train(EXAMPLES, progress=None)
    assert len(calls) == 20


def test_a_replaced_method_of_one_object_is_used():
    for part in ("model", "layer", "loss", "optimizer"):
        model = simple()
        thing = {"model": model, "layer": model.layers[0],
                 "loss": model.loss, "optimizer": model.optimizer}[part]
        name = {"model": "train_batch", "layer": "forward",
                "loss": "backward", "optimizer": "step"}[part]
        calls, before = [], getattr(thing, name)
        setattr(thing, name, lambda *arguments: (
            calls.append(1), before(*arguments))[1])
        assert way_of(model, EXAMPLES) == "Model"
        model.train(EXAMPLES, progress=None)
        assert len(calls) == 10


@cpython_only
def test_who_traces_sees_every_line(monkeypatch):
    monkeypatch.undo()
    monkeypatch.setattr(fast, "LEAST_STEPS", 0)
    monkeypatch.setattr(fast, "STEPS_BY_SIZE", 0)
    seen, before = [], sys.gettrace()

    def trace(frame, event, argument):
        seen.append(frame.f_code.co_name)

    sys.settrace(trace)
    try:
        simple().train(EXAMPLES, progress=None)
    finally:
        sys.settrace(before)
    assert seen.count("train_batch") == seen.count("send_back") == 10


def test_unrolled_false_is_the_readable_way(monkeypatch):
    monkeypatch.setattr(Model, "fast_way", lambda *arguments: 1 / 0)
    simple().train(EXAMPLES, progress=None, unrolled=False)


@cpython_only
def test_short_trainings_are_not_worth_it(monkeypatch):
    monkeypatch.setattr(fast, "LEAST_STEPS", 300)
    assert way_of(simple(num_epochs=149), EXAMPLES) == "Model"
    assert way_of(simple(num_epochs=150), EXAMPLES) == "Unrolled"


# Ctrl-C, divergence, progress

@cpython_only
@pytest.mark.parametrize("epoch, step", [(1, 1), (1, 2), (2, 3), (3, 4)])
def test_ctrl_c_keeps_the_last_whole_step(monkeypatch, capsys, epoch, step):
    examples = [([i / 8, i % 3], [i % 2]) for i in range(8)]
    model = make([2, 3, 1], [ReLUActivation, None], num_epochs=9,
                 batch_size=2, learning_rate=0.1)
    calls = []
    compiled = fast.compiled

    def interrupted(source):
        function = compiled(source)

        def steps(batches, *arguments):
            calls.append(1)
            if len(calls) == epoch:
                stops = [next(batches) for _ in range(step)][:-1]
                # As many steps as were whole, in copies: then Ctrl-C.
                assert len(stops) == step - 1
                raise KeyboardInterrupt
            return function(batches, *arguments)
        return steps

    fast.known.clear()
    monkeypatch.setattr(fast, "compiled", interrupted)
    history = model.train(examples, shuffle=False, progress=None)
    fast.known.clear()
    assert len(history) == epoch - 1
    assert capsys.readouterr().out == (
        f"Stopped by Ctrl-C in epoch {epoch} of 9; the last whole step is"
        " kept.\n")
    twin = make([2, 3, 1], [ReLUActivation, None], num_epochs=9,
                batch_size=2, learning_rate=0.1)
    batches = [examples[i:i + 2] for i in range(0, 8, 2)]
    for batch in batches * (epoch - 1) + batches[:step - 1]:
        twin.train_batch(batch)
    assert near(numbers_of(model), numbers_of(twin))


@cpython_only
def test_ctrl_c_while_the_weights_are_put_back(monkeypatch, capsys):
    compiled = fast.compiled

    def interrupted(source):
        function, calls = compiled(source), []

        def steps(batches, weights, biases, rate):
            total = function(batches, weights, biases, rate)
            calls.append(1)
            if len(calls) == 2:
                weights[0][0][:] = [99.0, 99.0]  # half of them, then it comes
                raise KeyboardInterrupt
            return total
        return steps

    fast.known.clear()
    monkeypatch.setattr(fast, "compiled", interrupted)
    model = simple()
    before = [([list(row) for row in layer.weights], list(layer.bias))
              for layer in model.layers[::2]]
    model.train(EXAMPLES * 4, shuffle=False, progress=None)
    fast.known.clear()
    assert "Stopped by Ctrl-C in epoch 2" in capsys.readouterr().out
    twin = simple()
    for layer, other in zip(twin.layers[::2], before):
        layer.weights, layer.bias = other
    # The eighth step of the second epoch is the one that was interrupted.
    for batch in ([[pair] for pair in EXAMPLES] * 8)[:15]:
        twin.train_batch(batch)
    assert near(numbers_of(model), numbers_of(twin))


def test_divergence_is_told_in_the_same_words():
    examples = [([1000.0 * i, -500.0 * i], [float(i)]) for i in range(1, 9)]
    told = []
    for unrolled in (True, False):
        model = make([2, 3, 1], [LeakyReLUActivation, None], num_epochs=200,
                     batch_size=2, learning_rate=0.5)
        with pytest.raises(OverflowError) as error:
            model.train(examples, shuffle=False, progress=None,
                        unrolled=unrolled)
        told.append(str(error.value))
        assert all(abs(number) < 1e308 for number in numbers_of(model))
        told.append(numbers_of(model))
    assert told[0].split(":")[0] == told[2].split(":")[0]
    assert "try a learning_rate below 0.5" in told[0]
    assert near(told[1], told[3])


@pytest.mark.parametrize("shuffle", [True, False])
@pytest.mark.parametrize("count", [8, 9])
def test_whoever_looks_on_sees_the_same(shuffle, count):
    examples = [([i / 8, i % 3], [i % 2]) for i in range(count)]
    seen = []
    for unrolled in (True, False):
        model = make([2, 3, 1], [TanhActivation, None], num_epochs=6,
                     batch_size=2, learning_rate=0.1)
        mine = []
        seen.append(mine)

        def progress(epoch, epochs, error, model=model, mine=mine):
            mine.append([epoch, epochs, error] + numbers_of(model)
                        + slopes_of(model))
            if epoch == 2:
                model.learning_rate = 0.01
            if epoch == 3:
                model.batch_size = 4
            if epoch == 4:
                model.layers[0].weights[0][0] = 1

        random.seed(3)
        model.train(examples, shuffle=shuffle, progress=progress,
                    unrolled=unrolled)
    assert len(seen[0]) == len(seen[1]) == 6
    for mine, theirs in zip(*seen):
        assert near(mine, theirs)


def test_an_error_in_progress_ends_the_training():
    model = simple()
    with pytest.raises(ZeroDivisionError):
        model.train(EXAMPLES, progress=lambda *arguments: 1 / 0)


def test_lists_of_weights_stay_the_same_objects():
    model = simple()
    rows = [row for layer in model.layers[::2] for row in layer.weights]
    biases = [layer.bias for layer in model.layers[::2]]
    model.train(EXAMPLES * 9, progress=None)
    assert all(a is b for a, b in zip(rows, [
        row for layer in model.layers[::2] for row in layer.weights]))
    assert all(a is layer.bias for a, layer in zip(biases,
                                                   model.layers[::2]))


@cpython_only
def test_functions_are_compiled_once(monkeypatch):
    fast.known.clear()
    sources, compiled = [], fast.compiled
    monkeypatch.setattr(fast, "compiled", lambda source: (
        sources.append(source), compiled(source))[1])
    for _ in range(3):
        simple().train(EXAMPLES * 9, progress=None)
    assert len(sources) == 1
    for hidden in range(1, 30):
        make([2, hidden, 1], [None, None], **SETTINGS).train(
            EXAMPLES * 9, progress=None)
    assert len(fast.known) <= 21
