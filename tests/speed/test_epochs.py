"""Ctrl-C, divergence, whoever looks on: as after single steps."""

import itertools
import random

import pytest

from minnet import (Adam, BinaryCrossEntropyLoss, DropoutLayer, FCLayer,
                    LeakyReLUActivation, Model, ReLUActivation,
                    TanhActivation)
from minnet.model import batches
from minnet.speed import choice
from tests.speed.ways import (every_way, fail_both_ways, make, near,
                              numbers_of, where_it_is_faster)

# One of the article's kind; one with an optimizer and dice to put back.
kinds = pytest.mark.parametrize("kind", ["plain", "with memory"])


def begun(kind):
    """Such a model."""
    model = make([2, 3, 1], num_epochs=9, batch_size=2)
    if kind == "plain":
        return model
    layers = model.layers[:1] + [TanhActivation(), DropoutLayer(
        0.3, random.Random(5))] + model.layers[2:]
    return Model(layers, 9, 2, 0.01, BinaryCrossEntropyLoss(), Adam())


EIGHT = [([i / 8, i % 3], [i % 2]) for i in range(8)]  # in four batches


def after(steps, kind):
    """Such a model after so many steps the readable way."""
    model = begun(kind)
    if kind != "plain":
        model.layers[2].training = True
    for batch in (list(batches(EIGHT, 2)) * 9)[:steps]:
        model.train_batch(batch)
    return model


@where_it_is_faster
@every_way
@kinds
@pytest.mark.parametrize("epoch, step", [(1, 0), (1, 1), (1, 2), (2, 0),
                                         (2, 3), (3, 1)])
@pytest.mark.parametrize("microseconds", [0, 1e9])
def test_ctrl_c_keeps_the_last_whole_step(monkeypatch, capsys, kind, epoch,
                                          step, microseconds):
    last, go = 4 * (epoch - 1) + step, choice.FastWay.go
    steps = iter(range(last))

    def interrupted(self, ahead, way, count):
        def some():  # Ctrl-C comes in the step after the last one, once
            nonlocal steps
            for batch in ahead:
                if steps and next(steps, None) is None:
                    steps = None
                    raise KeyboardInterrupt
                yield batch
        return go(self, some(), way, count)

    monkeypatch.setattr(choice.FastWay, "go", interrupted)
    monkeypatch.setattr(choice, "ONE_CALL", microseconds)
    model = begun(kind)
    history = model.train(EIGHT, shuffle=False, progress=None)
    assert len(history) == epoch - 1
    assert capsys.readouterr().out == (
        f"Stopped by Ctrl-C in epoch {epoch} of 9; the last whole step is"
        " kept.\n")
    twin = after(last, kind)
    assert near(numbers_of(model), numbers_of(twin))
    assert getattr(model.optimizer, "t", last) == last
    if step in (1, 2) and microseconds:  # else it was in an earlier call
        assert near(numbers_of(model, 2), numbers_of(twin, 2))
    for layer, other in zip(model.layers, twin.layers):
        if hasattr(layer, "rng"):
            assert layer.rng.random() == other.rng.random()


@every_way
def test_divergence_is_told_in_the_same_words():
    (told, model), (expected, twin) = fail_both_ways(
        lambda: make([2, 3, 1], [LeakyReLUActivation, None], num_epochs=200,
                     batch_size=2, learning_rate=0.5),
        [([1000.0 * i, -500.0 * i], [float(i)]) for i in range(1, 9)],
        OverflowError, shuffle=False)
    assert told.split(":")[0] == expected.split(":")[0]
    assert "try a learning_rate below 0.5" in told
    assert max(map(abs, numbers_of(model) + numbers_of(twin))) < 1e308
    assert near(numbers_of(model), numbers_of(twin))


@every_way
def test_an_overflow_of_the_last_step_is_in_the_last_batch():
    # The slope, 1e150 times 1e200, overflows; the error, 1e300, does not.
    for told, model in fail_both_ways(
            lambda: make([1, 1], [None], num_epochs=1, learning_rate=1e-9,
                         numbers=[([[0.0]], [0.0])]),
            [([1e-200], [0.0]), ([1e200], [1e150])], OverflowError,
            shuffle=False):
        assert told.startswith("epoch 1, batch 2: ")
        assert numbers_of(model) == [0.0, 0.0]


@pytest.mark.parametrize("shuffle", [True, False])
@pytest.mark.parametrize("count", [8, 9])
@every_way
def test_whoever_looks_on_sees_the_same(shuffle, count):
    examples = [([i / 8, i % 3], [i % 2]) for i in range(count)]
    seen = []
    for unrolled in (True, False):
        model = make([2, 3, 1], [TanhActivation, None], num_epochs=6,
                     batch_size=2)
        seen.append([])

        def progress(epoch, *told, model=model):
            seen[-1].append([epoch, *told, *numbers_of(model),
                             *numbers_of(model, 2)])
            model.learning_rate = 0.1 if epoch < 2 else 0.01
            model.batch_size = 2 if epoch < 3 else 4
            if epoch == 4:
                model.layers[0].weights[0][0] = 1
            if epoch == 6:
                raise ZeroDivisionError

        random.seed(3)
        with pytest.raises(ZeroDivisionError):
            model.train(examples, shuffle=shuffle, progress=progress,
                        unrolled=unrolled)
    assert len(seen[0]) == len(seen[1]) == 6
    assert all(map(near, *seen))
