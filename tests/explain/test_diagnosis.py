"""diagnose names what is wrong, is silent where nothing is, and leaves all as
it was; so is the word after a training."""

import random
import time

import pytest

from minnet import (CrossEntropyLoss, DropoutLayer, FCLayer, Model, Momentum,
                    ReLUActivation, SigmoidActivation, diagnose)
from minnet.data import xor_corners, xor_points
from minnet.explain import neuron_states, word_after
from minnet.support.history import History
from tests.explain import runs
from tests.explain.networks import network
from tests.state import difference, state_of

LISTED = sorted(set(runs.FAULTS) - {"learnt by heart", "one-hot missing",
                                    "error jumps", "too few neurons"})


def as_meant(name, maker, seed=0):
    """The first run from this seed on that is what it is meant to be."""
    while True:
        model, examples, held, least = runs.run(maker, seed)
        if runs.is_as_meant(name, model, examples, held, least):
            return model, examples, held
        seed += 1


@pytest.mark.parametrize("name", LISTED + [pytest.param(
    name, marks=pytest.mark.slow) for name in runs.FAULTS
    if name not in LISTED])
def test_named(name):
    model, examples, held = as_meant(name, runs.FAULTS[name])
    findings = diagnose(model, examples, held)
    assert name in findings.names
    assert name in str(findings) and max(
        map(len, str(findings).split("\n"))) <= 79
    word = word_after(model, examples, model.history)
    assert len(word.split("\n")) <= 4 and max(map(len, word.split("\n"))) <= 79
    assert not word or findings[0].name in word


@pytest.mark.parametrize("seed", range(6))
def test_silent(seed):
    model, examples, held = as_meant("healthy", runs.healthy, 100 * seed)
    assert not diagnose(model, examples, held)
    assert word_after(model, examples, model.history) == ""


@pytest.mark.parametrize("seed", range(20))
def test_all_is_as_it_was(seed):
    model, x, label = network(seed)
    random.seed(seed)
    examples = list(zip(x, label)) * 5
    both = model, examples
    before, alive = state_of(both)
    numbers = random.getstate()
    try:
        diagnose(model, examples, examples[:2], [3, 2, 2, 2, 2])
    except OverflowError:
        pass
    word_after(model, examples, History([9e99] * 5))
    assert not difference(before, state_of(both)[0])
    assert random.getstate() == numbers


def test_memory_of_an_optimizer_and_dropout():
    model = Model([FCLayer(2, 4), DropoutLayer(0.5), ReLUActivation(),
                   FCLayer(4, 1)], 5, 4, 1e-6, optimizer=Momentum())
    model.train(xor_points(40), progress=None)
    before, alive = state_of(model)
    assert diagnose(model, xor_points(40))
    assert not difference(before, state_of(model)[0])


class Stubborn:
    """Nobody may look at this model."""

    loss = CrossEntropyLoss()

    def __getattr__(self, name):
        raise AssertionError(name)


@pytest.mark.parametrize("history", [
    [], [5], [1, 2], [0.7, 0.3, 0.1], [9, 8, 0.2, 0.2],
    [0.69 * 0.8 ** i for i in range(5)]])
def test_a_healthy_history_is_enough(history):
    examples = [([0], [1, 0]), ([1], [0, 1])] * 1000
    start = time.perf_counter()
    assert word_after(Stubborn(), examples, History(history)) == ""
    assert time.perf_counter() - start < 0.1


@pytest.mark.parametrize("arguments, problem", [
    ((None, []), TypeError), ((Model([FCLayer(2, 1)], 1, 1, 1), []),
                              ValueError),
    ((Model([FCLayer(2, 1)], 1, 1, 1), [([1], [1])]), ValueError),
    ((Model([FCLayer(2, 1)], 1, 1, 1), 3), TypeError)])
def test_what_cant_be_looked_at(arguments, problem):
    with pytest.raises(problem):
        diagnose(*arguments)


def test_the_text():
    model = Model([FCLayer(2, 2), ReLUActivation(), FCLayer(
        2, 1, lambda *_: ([[0, 0]], [99])), SigmoidActivation()], 1, 1, 1)
    text = str(diagnose(model, [(x, [9 * y[0]]) for x, y in xor_corners()]))
    assert "labels out of reach: layer 4, SigmoidActivation()" in text
    assert "it gives numbers from 0 to 1, but 2 of 4 labels" in text


@pytest.mark.parametrize("layer, bias, label, words", [
    (ReLUActivation(), [-9, 0, 9], [0], ["dead", "", "always on"]),
    (SigmoidActivation(), [-99, 0, 99], [0], ["saturated", "", "saturated"]),
    (DropoutLayer(0.5), [-9, 0, 9], [0], []),
    (None, [-9, 0, 9], [0, 1, 9], []),
    (SigmoidActivation(), [-99, 0, 99], [0, 1, 0], ["", "", "saturated"]),
    (ReLUActivation(), [-9, 0, 9], [0, 1, 9], ["dead", "", ""])])
def test_states_of_neurons(layer, bias, label, words):
    first = FCLayer(1, 3, lambda *_: ([[1], [1], [1]], bias))
    rest = [FCLayer(3, 1)] if len(label) == 1 else []
    model = Model([first] + ([layer] if layer else []) + rest, 1, 1, 0.1)
    states = neuron_states(model, [([a / 10], label) for a in range(-9, 9)])
    assert states == [[]] + ([words] if layer else []) + [[] for _ in rest]


@pytest.mark.parametrize("validation, named", [
    ([], True), ([0.5] * 4, True), ([0.5] * 20, False),
    ([0.5] * 5 + [0.2] * 3 + [0.5] * 12, True),
    ([0.5] * 5 + [0.4] * 3 + [0.5] * 12, False)])
def test_learnt_by_heart_is_a_rise_if_the_validation_was_followed(
        validation, named):
    model = Model([FCLayer(1, 1, lambda i, o: ([[1.0]], [0.0]))], 1, 1, 0.1)
    examples = [([x], [x + 0.01 * (-1) ** k]) for k, x in enumerate(
        [0.0, 1.0, 0.2, 0.8, 0.4, 0.6] * 3)]
    held = [([x], [1 - x]) for x in (0.0, 1.0, 0.2, 0.8)]
    history = History([0.5 * 0.7 ** k for k in range(20)])
    history.validation = validation
    names = diagnose(model, examples, held, history).names
    assert ("learnt by heart" in names) is named
