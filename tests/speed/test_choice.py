"""Which way a training takes, and when another."""

import itertools
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minnet import (SGD, Adam, BinaryCrossEntropyLoss, ConvLayer,
                    CrossEntropyLoss, DropoutLayer, ELUActivation, FCLayer,
                    HeavisideActivation, MaxoutLayer, Model, Momentum,
                    MSELoss, NormaliseLayer, ReLUActivation, TanhActivation)
from minnet import hooks
from minnet.speed import choice, formulas
from minnet.speed.rows import RowSteps
from tests.speed.ways import (BENDS, EXAMPLES, SETTINGS, cpython_only,
                              every_way, fail_both_ways, is_fast,
                              learn_the_same, make, near, numbers_of, way_of,
                              where_it_is_faster)

THIRD = Fraction(1, 3)
NAN = float("nan")


def mine(cls):
    """A subclass that changes nothing."""
    return type("Mine", (cls,), {})


class Dice:
    """Without a state that can be put back."""

    def random(self):
        """Not so random."""
        return 0.5


def with_memory(memory, optimizer=Adam):
    """Such a model, whose optimizer remembers that."""
    model = make(optimizer=optimizer())
    model.optimizer.memory = memory
    return model


def with_layer(layer):
    """A model with that layer in the middle."""
    return Model([FCLayer(2, 2), layer, FCLayer(2, 1)], **SETTINGS)


def with_filters_of(cls):
    """A model with a ConvLayer that uses such a layer."""
    layer = ConvLayer(1, 2, 1, 1, 1)
    layer.fc = cls(1, 1)
    return Model([layer, FCLayer(2, 1)], **SETTINGS)


@pytest.mark.parametrize("model, examples", [
    (Model([mine(FCLayer)(2, 1)], **SETTINGS), []),
    (mine(Model)([FCLayer(2, 1)], **SETTINGS), []),
    (Model([make([2, 1])], **SETTINGS), []),
    (make(loss=mine(MSELoss)()), []),
    (make(optimizer=mine(Adam)()), []),
    (make(optimizer=Momentum(momentum=THIRD)), []),
    (make(optimizer=SGD(weight_decay=THIRD)), []),
    (make(optimizer=Adam(l1=0.1)), []),
    (with_memory([[[[THIRD, 0]] * 2, [[0, 0]], [[0, 0]], [[0]]]], Momentum),
     []),
    (with_memory([]), []),
    (make(learning_rate=THIRD), []),
    (make([2, 1], [None], numbers=[([[THIRD, 1]], [1])]), []),
    (make([2, 1], [None], numbers=[([[1, 1]], [1])], learning_rate=1), []),
    (make(numbers=[([[0.5] * 2] * 2, [0.0, THIRD])], learning_rate=1), []),
    (make(numbers=[([[0.5] * 2] * 2, [0.0, 2])], learning_rate=1), []),
    (with_layer(ELUActivation(THIRD)), []),
    (with_layer(HeavisideActivation()), []),
    (with_layer(NormaliseLayer([0, THIRD], [1, 1])), []),
    (with_layer(DropoutLayer(0.5, Dice())), []),
    (with_filters_of(mine(FCLayer)), []),
    (with_layer(MaxoutLayer(2, 2, 2, lambda a, b: ([[THIRD] * a] * b,
                                                   [0] * b))), []),
    (make(), [([1, 1], [THIRD])]),
    (make(), [([1, THIRD], [1.0])])])
def test_all_else_goes_the_readable_way(model, examples):
    assert not is_fast(model, EXAMPLES + examples)
    assert not is_fast(model, examples + EXAMPLES)


@where_it_is_faster
def test_numbers_become_floats_only_as_in_a_step():
    for rate, fast, kind in ((0.1, True, float), (1, False, int),
                             (THIRD, False, int)):
        model = make(learning_rate=rate, numbers=[  # always off: no step
            ([[-1, -1], [-1, -1]], [0, 0]), ([[1, 2]], [0])])
        assert is_fast(model) == fast
        assert set(map(type, numbers_of(model))) == {kind}


def test_unrolled_false_is_the_readable_way(monkeypatch):
    monkeypatch.setattr(Model, "fast_way", lambda *arguments: 1 / 0)
    make().train(EXAMPLES, progress=None, unrolled=False)


@cpython_only
def test_short_trainings_are_not_worth_it():
    ways = []
    for epochs in (1, 10 ** 5):
        costs = choice.Costs(make(activations=[TanhActivation, None]),
                             EXAMPLES)
        ways.append(min(costs.ways, key=lambda way: costs.training(
            way, epochs * len(EXAMPLES))))
    assert ways == ["readable", "scalars"]


@where_it_is_faster
def test_very_short_ones_are_not_even_looked_at(monkeypatch):
    monkeypatch.setattr(choice, "LEAST_WORK", 3000)
    monkeypatch.setattr(choice, "plain_labels", lambda *given: 1 / 0)
    model = make()
    for _ in range(20):  # each sees 10 examples
        assert not is_fast(make())
        model.train(EXAMPLES[:1], progress=None, unrolled=False)
    with pytest.raises(ZeroDivisionError):
        for _ in range(40):
            model.train(EXAMPLES[:1], progress=None)


@cpython_only
def test_many_short_trainings_are_as_good_as_a_long_one(monkeypatch):
    seen = []
    monkeypatch.setattr(choice.Costs, "best", lambda costs, examples: (
        seen.append(examples), "readable")[1])
    model = make()
    for _ in range(3):
        hooks.fast_way(model, EXAMPLES).look()  # to look again adds nothing
        model.train(EXAMPLES, progress=None, unrolled=False)
    # Another of its kind starts anew: equal trainings go the same way.
    hooks.fast_way(make(), EXAMPLES)
    assert seen == [10, 10, 20, 20, 30, 30, 10]


@cpython_only
def test_long_sums_are_not_written_out():
    for widths in ([3000, 1], [1, 3000, 1], [200, 200, 1]):
        model = make(widths, [None, None], num_epochs=1, learning_rate=1e-5)
        examples = [([1.0] * widths[0], [1.0] * widths[-1])]
        assert way_of(model, examples) == "rows"
        model.train(examples, progress=None)


@where_it_is_faster
def test_a_single_batch_that_is_looked_at_is_not_prepared_in_vain():
    for size, alone in ((2, True), (1, False)):
        found = hooks.fast_way(make(batch_size=size), EXAMPLES)
        assert type(found.way) is not RowSteps
        found.look()
        assert (type(found.way) is RowSteps) == alone


@cpython_only
@every_way
def test_functions_are_compiled_once(monkeypatch):
    formulas.known.clear()
    for _ in range(3):
        make().train(EXAMPLES * 4, progress=None)
        count = len(formulas.known)
        assert 1 <= count <= 10
    for hidden in range(1, 120):
        make([2, hidden % 25 + 1, hidden % 3 + 1], num_epochs=1).train(
            [([0.5] * 2, [1] * (hidden % 3 + 1))] * 3, progress=None)
    assert len(formulas.known) <= 101


@every_way
@pytest.mark.parametrize("place, weights, words", [
    (0, lambda many: [[0.5, 1.0, 5.0][:2 + (i == 3)] for i in range(many)],
     "FCLayer(2, {}): row 4 of weights has 3 numbers"),
    (0, lambda many: [0.5, 1.0] * many, "single row"),
    (2, lambda many: [[0.5, NAN] * (many // 2)],
     "layer 3, FCLayer({}, 1): weights is nan or infinite, before the"
     " training begins; give that layer finite numbers"),
    (2, lambda many: [[0.5, float("inf")] * (many // 2)],
     "weights is nan or infinite")])
def test_unfit_weights_get_the_same_error(place, weights, words):
    for activation, many in itertools.product(BENDS, (4, 400)):
        def build():
            model = make([2, many, 1], [activation, None])
            model.layers[place].weights = weights(many)
            return model

        (told, _), (expected, _) = fail_both_ways(
            build, EXAMPLES * 9, (TypeError, ValueError))
        assert told == expected and words.format(many) in told


@every_way
@pytest.mark.parametrize("loss, label", [
    (CrossEntropyLoss, [0.5, 0.6]), (CrossEntropyLoss, [2, -1]),
    (BinaryCrossEntropyLoss, [1, 1.5]), (CrossEntropyLoss, [1, NAN])])
def test_unfit_labels_get_the_same_error(loss, label):
    (told, _), (expected, _) = fail_both_ways(
        lambda: make([2, 3, 2], loss=loss()),
        [([1, 2], [0, 1]), ([2, 3], label)], ValueError, shuffle=False)
    assert told == expected


@where_it_is_faster
@given(st.integers(1, 30), st.integers(1, 30), st.integers(0, 10 ** 6))
def test_outputs_of_many_rows_are_those_of_each(inputs, hidden, seed):
    model = Model([NormaliseLayer([0.5] * inputs, [2] * inputs),
                   MaxoutLayer(inputs, hidden, 2), TanhActivation(),
                   DropoutLayer(0.5), FCLayer(hidden, 2)], 1, 1, 0.1)
    rows = [[(seed >> place + number) % 7 - 3 for place in range(inputs)]
            for number in range(4)]
    theirs = list(map(model.predict, rows))
    for outputs in (model.fast_outputs(rows), model.outputs(rows)):
        assert len(outputs) == 4 and all(map(near, outputs, theirs))
    # In training dropout draws; and own layers are asked themselves.
    model.layers[3].training = True
    assert model.fast_outputs(rows) is None
    model.layers[3] = mine(ReLUActivation)()
    assert model.fast_outputs(rows) is None
    assert model.fast_outputs([[THIRD] * inputs]) is None


@cpython_only
@pytest.mark.parametrize("change", [
    dict(), dict(optimizer=Adam()), dict(loss=BinaryCrossEntropyLoss())])
def test_a_network_twice_as_large_is_never_much_dearer(change):
    def estimate(hidden, inputs, size):
        model = make([inputs, hidden, 1], batch_size=size, **change)
        costs = choice.Costs(model, [([0.5] * inputs, [1])] * 1000)
        best = min(map(costs.batch, costs.ways))
        return best / min(size, 1000) / hidden / (inputs + 1)

    for hidden in [2 ** i for i in range(2, 13)]:
        for inputs, size in ((2, 4), (64, 10), (2, 64)):
            a, b = [estimate(h, inputs, size) for h in (hidden, 2 * hidden)]
            assert b < 1.5 * a
