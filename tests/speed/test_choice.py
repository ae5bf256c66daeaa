"""Which way a training takes, and when another."""

import itertools
from fractions import Fraction
from functools import partial

import pytest

import minnet
from minnet import (SGD, Adam, ELUActivation, FCLayer, LeakyReLUActivation,
                    Model, Momentum, MSELoss, ReLUActivation, SSELoss,
                    TanhActivation)
from minnet.speed import choice, plain_loops, relu_steps
from tests.speed.ways import (BENDS, EXAMPLES, SETTINGS, both_ways,
                              cpython_only, fail_both_ways, in_loops,
                              learn_the_same, make, numbers_of, way_of,
                              where_it_is_faster)

THIRD = Fraction(1, 3)


def mine(cls):
    """A subclass that changes nothing."""
    return type("Mine", (cls,), {})


@pytest.mark.parametrize("model, examples", [
    (Model([mine(FCLayer)(2, 1)], **SETTINGS), []),
    (mine(Model)([FCLayer(2, 1)], **SETTINGS), []),
    (Model([ReLUActivation(), FCLayer(2, 1)], **SETTINGS), []),
    (Model(make().layers[:2] + [TanhActivation()], **SETTINGS), []),
    (Model([make([2, 1])], **SETTINGS), []),
    (make([2, 1], [ELUActivation]), []),
    (make([2, 1], [partial(LeakyReLUActivation, -0.1)]), []),
    (make(loss=mine(MSELoss)()), []),
    (make(optimizer=Adam()), []),
    (make(optimizer=Momentum()), []),
    (make(optimizer=SGD(weight_decay=0.1)), []),
    (make(learning_rate=THIRD), []),
    (make([2, 1], [None], numbers=[([[THIRD, 1]], [1])]), []),
    (make([2, 1], [None], numbers=[([[1, 1]], [1])], learning_rate=1), []),
    (make(numbers=[([[0.5] * 2] * 2, [0.0, THIRD])], learning_rate=1), []),
    (make(numbers=[([[0.5] * 2] * 2, [0.0, 2])], learning_rate=1), []),
    (make(), [([1, 1], [THIRD])]),
    (make(), [([1, THIRD], [1.0])])])
@both_ways
def test_all_else_goes_the_readable_way(model, examples):
    assert way_of(model, EXAMPLES + examples) == "Model"
    assert way_of(model, examples + EXAMPLES) == "Model"


@where_it_is_faster
def test_numbers_become_floats_only_as_in_a_step():
    for rate, way, kind in ((0.1, "InOneGo", float), (1, "Model", int),
                            (THIRD, "Model", int)):
        model = make(learning_rate=rate, numbers=[  # always off: no step
            ([[-1, -1], [-1, -1]], [0, 0]), ([[1, 2]], [0])])
        assert way_of(model) == way
        assert set(map(type, numbers_of(model))) == {kind}


def test_unrolled_false_is_the_readable_way(monkeypatch):
    monkeypatch.setattr(Model, "fast_way", lambda *arguments: 1 / 0)
    make().train(EXAMPLES, progress=None, unrolled=False)


@cpython_only
@pytest.mark.parametrize("activation, least", [(ReLUActivation, 100),
                                               (TanhActivation, 300)])
def test_short_trainings_are_not_worth_it(activation, least):
    choice.LEAST_STEPS, choice.LEAST_MASKS = 300, 100

    def model(epochs):
        return make([2, 2, 1], [activation, None], num_epochs=epochs)

    for epochs, way in ((least // 2 - 1, "Model"), (least // 2, "InOneGo")):
        choice.asked.clear()
        assert way_of(model(epochs)) == way
    # Many short ones are as good as a long one; to look again adds nothing.
    choice.asked.clear()
    ways = []
    for _ in range(least // 20):
        found = minnet.fast_way(model(10), EXAMPLES)
        found.look()
        ways.append(type(found.way).__name__)
    assert ways == ["Model"] * (least // 20 - 1) + ["InOneGo"]


@where_it_is_faster
@in_loops
def test_short_trainings_in_loops_are_not_worth_it():
    choice.LEAST_LOOPS = 100000
    for count, way in ((1666, "Model"), (1667, "InOneGo")):
        # 10 epochs, 6 weights
        assert way_of(make(num_epochs=10), [EXAMPLES[0]] * count) == way


@cpython_only
def test_long_sums_are_not_written_out():
    for widths, size in (([3000, 1], 1), ([1, 1], 3000), ([1, 4, 2], 400)):
        model = make(widths, [None, None], num_epochs=1, batch_size=size,
                     learning_rate=1e-5)
        examples = [([1.0] * widths[0], [1.0] * widths[-1])] * size
        assert way_of(model, examples) != "InOneGo"
        model.train(examples, progress=None)


@where_it_is_faster
def test_a_single_batch_that_is_looked_at_is_not_prepared_in_vain():
    for size, alone in ((2, True), (1, False)):
        found = minnet.fast_way(make(batch_size=size), EXAMPLES)
        assert type(found.way).__name__ == "InOneGo"
        found.look()
        assert (found.way is found.model) == alone


@cpython_only
def test_functions_are_compiled_once(monkeypatch):
    for module, activation in ((relu_steps, ReLUActivation),
                               (choice, TanhActivation)):
        module.known.clear()
        sources, compiled = [], module.compiled
        monkeypatch.setattr(module, "compiled", lambda *arguments, f=compiled:
                            (sources.append(arguments), f(*arguments))[1])
        for _ in range(3):
            model = make(activations=[activation, None])
            model.train(EXAMPLES * 4, progress=None)
        assert 1 <= len(sources) == len(set(sources)) <= 3
    for hidden in range(1, 120):
        for widths in ([2, hidden % 25 + 1, 2], [hidden, 1, 1]):
            make(widths, num_epochs=1).train(
                [([0.5] * widths[0], [1] * widths[-1])] * 9, progress=None)
    assert 5 < len(choice.known) <= 21 and 5 < len(relu_steps.known) <= 101


@both_ways
def test_every_kind_of_network_has_functions_of_its_own():
    for widths, activations, loss in [
            ([2, 3, k], [bend, None], loss) for loss in (MSELoss, SSELoss)
            for bend, k in ((ReLUActivation, 1), (TanhActivation, 2))] + [
            ([2, 5, 1], [ReLUActivation, bend], MSELoss) for bend in BENDS] + [
            ([2, 3, 2], [partial(LeakyReLUActivation, slope), None], MSELoss)
            for slope in [0.01, 0.3] + [i / 50 for i in range(1, 30)]]:
        examples = [([1, -2.0], [1, 0]), ([0, 0.5], [3, 4])] * 4
        learn_the_same(
            lambda: make(widths, activations, loss=loss(), batch_size=2,
                         learning_rate=0.01),
            [(x, label[:widths[2]]) for x, label in examples])
    assert len(plain_loops.known) <= 21


@both_ways
@pytest.mark.parametrize("place, weights, words", [
    (0, lambda many: [[0.5, 1.0, 5.0][:2 + (i == 3)] for i in range(many)],
     "FCLayer(2, {}): row 4 of weights has 3 numbers"),
    (0, lambda many: [0.5, 1.0] * many, "single row"),
    (2, lambda many: [[0.5, float("nan")] * (many // 2)],
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
