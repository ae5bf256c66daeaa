"""Ctrl-C, divergence, whoever looks on: as after single steps."""

import itertools
import random

import pytest

from minnet import LeakyReLUActivation, ReLUActivation, TanhActivation
from minnet.model import batches
from minnet.speed import choice
from minnet.speed.whole_epochs import InOneGo
from tests.speed.ways import (ON_PYPY, both_ways, fail_both_ways, make, near,
                              numbers_of, where_it_is_faster)

# One of the article's kind, which goes in groups; one written out whole; and
# one in loops.
kinds = pytest.mark.parametrize("widths, activation, loops", [
    ([2, 3, 1], ReLUActivation, False), ([2, 3, 2], TanhActivation, False),
    ([2, 3, 2], TanhActivation, True)][2 * ON_PYPY:], indirect=["loops"])


def examples_for(widths):
    """In four batches of two."""
    return [([i / 8, i % 3], [i % 2, i / 5][:widths[-1]]) for i in range(8)]


def after(steps, widths, activation):
    """Such a model after so many steps the readable way."""
    model = make(widths, [activation, None], num_epochs=9, batch_size=2)
    for batch in (list(batches(examples_for(widths), 2)) * 9)[:steps]:
        model.train_batch(batch)
    return model


@where_it_is_faster
@kinds
@pytest.mark.parametrize("epoch, step", [(1, 0), (1, 1), (1, 2), (2, 0),
                                         (2, 3), (3, 4)])
def test_ctrl_c_keeps_the_last_whole_step(monkeypatch, capsys, widths,
                                          activation, epoch, step):
    calls = itertools.count(1)

    def some(ahead):  # Ctrl-C comes in the step with the last of these
        for _ in range(step):
            yield next(ahead)
        raise KeyboardInterrupt

    def interrupted(model, function):
        def steps(ahead, weights, biases, rate):
            if next(calls) != epoch:
                return function(ahead, weights, biases, rate)
            try:
                return function(some(ahead), weights, biases, rate)
            finally:  # the new weights, put back in part
                for row in sum(weights, biases):
                    row[:] = [99.0] * len(row)

        return InOneGo(model, steps)

    monkeypatch.setattr(choice, "InOneGo", interrupted)
    model = after(0, widths, activation)
    history = model.train(examples_for(widths), shuffle=False, progress=None)
    assert len(history) == epoch - 1
    assert capsys.readouterr().out == (
        f"Stopped by Ctrl-C in epoch {epoch} of 9; the last whole step is"
        " kept.\n")
    twin = after(4 * (epoch - 1) + max(step - 1, 0), widths, activation)
    assert near(numbers_of(model), numbers_of(twin))
    if step > 1:
        assert near(numbers_of(model, 2), numbers_of(twin, 2))


@both_ways
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


@both_ways
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
@both_ways
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
