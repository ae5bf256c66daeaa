"""Steps in fewer passes are the readable way's steps."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minnet import (BinaryCrossEntropyLoss, CrossEntropyLoss, FCLayer,
                    SSELoss)
from minnet.speed import choice, fewer_passes
from tests.speed.ways import (BENDS, FASTER, both_ways, learn_the_same, make,
                              way_of)


@both_ways
@given(st.integers(10, 40), st.integers(10, 30), st.integers(2, 4),
       st.integers(1, 20), st.booleans(), st.integers(0, 10 ** 6))
def test_larger_networks_learn_the_same(inputs, hidden, outputs, size, blank,
                                        seed):
    choice.LEAST_STEPS = 10 ** 9  # else SSELoss is written out
    rng = random.Random(seed)
    examples = [([rng.choice([0, rng.random()]) if blank else rng.random()
                  for _ in range(inputs)],
                 [int(k == i % outputs) for k in range(outputs)])
                for i in range(2 * size + rng.randrange(size))]
    activations = [rng.choice(BENDS), None]
    for loss, rate in ((CrossEntropyLoss, 0.1), (BinaryCrossEntropyLoss, 0.1),
                       (SSELoss, 0.0001)):
        model = learn_the_same(
            lambda: make([inputs, hidden, outputs], activations, num_epochs=3,
                         batch_size=size, loss=loss(), learning_rate=rate),
            examples, True)
        if FASTER and inputs * hidden > 300:
            assert way_of(model, examples) == (
                "InOneGo" if choice.LOOPS else "Fused")


@given(st.lists(st.sampled_from([0, 0.0, 1, -2.5]) | st.floats(-9, 9),
                max_size=40), st.integers(1, 5))
def test_sums_of_rows_by_hand(factors, wide):
    vectors = [[(7 * i + 3 * j) % 5 - 2 for j in range(wide)]
               for i in range(len(factors))]
    row = [float(j) for j in range(wide)]
    for sums, sign in ((fewer_passes.PLUS, 1), (fewer_passes.MINUS, -1)):
        found = fewer_passes.summed(sums, row, factors, vectors)
        assert found is not row
        assert found == pytest.approx([
            w + sign * sum([factor * vector[j] for factor, vector in zip(
                factors, vectors)]) for j, w in enumerate(row)], abs=1e-9)


def test_a_blank_example_does_not_hand_out_the_bias_itself():
    layer = FCLayer(30, 20)
    y = fewer_passes.dense([[0] * 30], layer.weights, layer.bias)
    assert y == [layer.bias] and y[0] is not layer.bias
    fewer_passes.keep_slopes(layer, [[0] * 30], [[0] * 20])
    assert len({id(row) for row in layer.de_dw}) == 20
