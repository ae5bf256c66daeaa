"""The article's kind of network learns the same, by sums over sets."""

import itertools
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minnet import (SGD, Adam, BinaryCrossEntropyLoss, CrossEntropyLoss,
                    FCLayer, Model, Momentum, MSELoss, ReLUActivation,
                    SSELoss, article_start, he_start, uniform_start)
from minnet.data import xor_points
from minnet.speed import always_on, sets
from tests.speed.ways import ON_CPYTHON, cpython_only, learn_the_same, make


@given(st.integers(1, 4), st.integers(1, 30), st.integers(1, 17),
       st.sampled_from(["anyhow", "on", "off"]),
       st.sampled_from([0.01, 0.1, 0.3]), st.integers(1, 3),
       st.integers(0, 10 ** 6))
def test_all_together_it_learns_the_same(inputs, hidden, size, start, rate,
                                         outputs, seed):
    rng = random.Random(seed)
    low, high = rng.choice([-1, 0, 0.5]), rng.choice([1, 5])
    zeros = rng.choice([1, 1, 0.8])  # with bias 0: exactly at the corner
    examples = [([rng.uniform(low, 1) * (rng.random() < zeros)
                  for _ in range(inputs)],
                 [rng.uniform(0, high) for _ in range(outputs)])
                for _ in range(max(3, rng.choice([5, 50, 200]) // size) * size
                               + rng.randrange(size))]

    loss, optimizer = rng.choice([MSELoss, SSELoss]), rng.choice(
        [SGD, SGD, Momentum, Adam, lambda: SGD(weight_decay=0.01)])
    if rng.random() < 0.3:
        loss = CrossEntropyLoss if outputs > 1 else BinaryCrossEntropyLoss
        examples = [(x, [int(k == place % outputs) for k in range(outputs)])
                    for place, (x, _) in enumerate(examples)]

    def build():
        model = make([inputs, hidden, outputs], seed=seed, batch_size=size,
                     loss=loss(), optimizer=optimizer(),
                     learning_rate=rate / hidden / (inputs + 3)
                     / (size if loss is SSELoss else 1))
        layer = model.layers[0]
        # Most neurons are on for all the data, or off; or as they come.
        sign = {"on": 1, "off": -1, "anyhow": 0}[start]
        layer.weights = [[abs(w) * sign if sign else w for w in row]
                         for row in layer.weights]
        layer.bias = [(b + (1 - min(low, 0)) * sign) * (zeros == 1)
                      for b in layer.bias]
        return model

    learn_the_same(build, examples)


@pytest.mark.parametrize("start", [uniform_start, article_start, he_start])
def test_the_articles_job(monkeypatch, start):
    found, sort = [], always_on.Box.sorted_out

    def counted(self, neurons):
        sometimes, always = sort(self, neurons)
        found.append((len(sometimes), len(always)))
        return sometimes, always

    def build():
        random.seed(7)
        return Model([FCLayer(2, 64, start), ReLUActivation(),
                      FCLayer(64, 1, start)], 3, 5, 0.01)

    monkeypatch.setattr(always_on.Box, "sorted_out", counted)
    random.seed(7)
    learn_the_same(build, xor_points(1000))
    if ON_CPYTHON:
        sometimes, always = found[0]
        if start is article_start:
            assert always > 40
        if start is uniform_start:  # some are off, some on, and stay so
            assert 5 < always < 30 and sometimes < 60 - always


@given(st.lists(st.tuples(st.floats(-2, 2), st.floats(0.1, 3)), min_size=1,
                max_size=4), st.data())
def test_who_is_on_or_off_for_all_the_data(ends, data):
    corners = [list(x) for x in itertools.product(
        *[(low, low + width) for low, width in ends])]
    *w, b, c = z = data.draw(st.lists(
        st.floats(-3, 3), min_size=len(ends) + 2, max_size=len(ends) + 2))
    box = always_on.Box(corners + [[low for low, _ in ends]])
    values = [sum([i * k for i, k in zip(w, x)]) + b for x in corners]
    # The matrix V that takes it down most steeply, at the farthest corner:
    # I + ROOM z^T (-x, -1, 0) / lengths.
    z_length = sum([number * number for number in z]) ** 0.5
    longest = max([(1 + sum([k * k for k in x])) ** 0.5 for x in corners])
    fall = always_on.ROOM * z_length * longest
    sometimes, always = box.sorted_out([tuple(z)])
    digits = 1e-9 * (1 + z_length) * longest
    assert sometimes == [0] or always == [0] or max(values) < digits
    assert not always or min(values) > fall - digits
    assert min(values) < fall + digits or always == [0]
    assert max(values) > -digits or sometimes == always == []


def test_just_on_is_on_and_room_is_room():
    for bias in (-1 + 1e-13, -1.0, -1 - 1e-15):
        box = always_on.Box([[0.0], [1.0]])
        assert box.sorted_out([(1.0, bias, 1.0)]) == ([0], [])
    # Far away, where numbers have fewer digits: on at one of two points.
    box = always_on.Box([[1e6, 1e6], [1e6 + 1e-3, 1e6]])
    z = (1.0, -1.0, -0.001 + 1e-10, 1.0)
    assert box.sorted_out([z]) == ([0], [])
    box = always_on.Box([[-2.0], [1.0]])
    for room in (0.95, 1.05):
        # w = 0; b is `room` times what it may lose: 0.1 |(b, c)| |(-2, 1)|
        share = room * always_on.ROOM * 5 ** 0.5
        z = (0.0, share, (1 - share * share) ** 0.5)
        assert box.sorted_out([z]) == (
            ([], [0]) if room > 1 else ([0], []))
    # Whole numbers without end, and floats near theirs.
    for low, high in ((0, 10 ** 200), (-1e308, 1e308), (1e308, 1e308)):
        box = always_on.Box([[low], [high]])
        assert box.sorted_out([(-1e-308, 5.0, 1.0)]) == ([0], [])


@cpython_only
def test_a_neuron_that_falls_silent_is_found_out():
    # On for all the data at first, by much; the labels pull it below 0, for
    # a part of the data, within the first epoch.
    model = learn_the_same(
        lambda: make([1, 9, 1], num_epochs=1, batch_size=2,
                     learning_rate=0.003, numbers=[
                         ([[0.1]] * 9, [0.5] * 9), ([[1] * 9], [0])]),
        [([i / 50], [-3 * i / 50]) for i in range(50)] * 4, shuffle=False)
    layer = model.layers[0]
    assert layer.bias[0] + layer.weights[0][0] < 0 < layer.bias[0]
