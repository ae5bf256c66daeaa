"""The article's kind of network learns the same, by sums over sets: what
relu_masks.py writes, relu_steps.py runs and relu_always_on.py leaves out."""

import itertools
import random
from operator import length_hint

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minnet import (FCLayer, Model, MSELoss, ReLUActivation, SSELoss,
                    article_start, he_start, uniform_start)
from minnet.data import xor_points
from minnet.speed import relu_always_on, relu_steps
from minnet.speed.relu_masks import has_masks
from minnet.speed.written_out import Network
from tests.speed.ways import (EXAMPLES, ON_CPYTHON, cpython_only,
                              learn_the_same, make)


@given(st.integers(1, 4), st.integers(1, 30), st.integers(1, 17),
       st.sampled_from(["anyhow", "on", "off"]),
       st.sampled_from([0.01, 0.1, 0.3]), st.booleans(),
       st.integers(0, 10 ** 6))
def test_all_together_it_learns_the_same(inputs, hidden, size, start, rate,
                                         mean, seed):
    assert has_masks(Network([inputs, hidden, 1], [ReLUActivation(), None],
                             size, mean))
    rng = random.Random(seed)
    low, high = rng.choice([-1, 0, 0.5]), rng.choice([1, 5])
    zeros = rng.choice([1, 1, 0.8])  # with bias 0: exactly at the corner
    examples = [([rng.uniform(low, 1) * (rng.random() < zeros)
                  for _ in range(inputs)], [rng.uniform(0, high)])
                for _ in range(max(3, rng.choice([5, 50, 200]) // size) * size
                               + rng.randrange(size))]

    def build():
        model = make([inputs, hidden, 1], seed=seed, batch_size=size,
                     loss=MSELoss() if mean else SSELoss(),
                     learning_rate=rate / hidden / (inputs + 3)
                     / (1 if mean else size))
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
    runs, run = [], relu_steps.MaskSteps.run

    def counted(self, batches, neurons, sometimes, always, *more):
        before = length_hint(batches)
        total = run(self, batches, neurons, sometimes, always, *more)
        runs.append((len(sometimes), len(always),
                     before - length_hint(batches)))
        return total

    def build():
        random.seed(7)
        return Model([FCLayer(2, 64, start), ReLUActivation(),
                      FCLayer(64, 1, start)], 3, 5, 0.01)

    monkeypatch.setattr(relu_steps.MaskSteps, "run", counted)
    random.seed(7)
    learn_the_same(build, xor_points(1000))
    if ON_CPYTHON:
        assert sum([count for _, _, count in runs]) == 200 + 200 + 199
        sometimes, always, count = runs[0]
        if start is article_start:  # all on, until they have moved too far
            assert always > 40 and count < 200
        if start is uniform_start:  # some are off, some on, and stay so
            assert 5 < always < 30 and sometimes < 60 - always
            assert min([count for _, _, count in runs]) > 30


@given(st.lists(st.tuples(st.floats(-2, 2), st.floats(0.1, 3)), min_size=1,
                max_size=4), st.data())
def test_who_is_on_or_off_for_all_the_data(ends, data):
    corners = [list(x) for x in itertools.product(
        *[(low, low + width) for low, width in ends])]
    *w, b, c = z = data.draw(st.lists(
        st.floats(-3, 3), min_size=len(ends) + 2, max_size=len(ends) + 2))
    box = relu_always_on.Box(corners + [[low for low, _ in ends]])
    values = [sum([i * k for i, k in zip(w, x)]) + b for x in corners]
    # The matrix V that takes it down most steeply, at the farthest corner:
    # I + ROOM z^T (-x, -1, 0) / lengths.
    z_length = sum([number * number for number in z]) ** 0.5
    longest = max([(1 + sum([k * k for k in x])) ** 0.5 for x in corners])
    fall = relu_always_on.ROOM * z_length * longest
    sometimes, always = relu_always_on.sorted_out([tuple(z)], box)
    digits = 1e-9 * (1 + z_length) * longest
    assert sometimes == [0] or always == [0] or max(values) < digits
    assert not always or min(values) > fall - digits
    assert min(values) < fall + digits or always == [0]
    assert max(values) > -digits or sometimes == always == []


@given(st.integers(1, 3), st.integers(1, 4), st.integers(0, 10 ** 6))
def test_a_run_ends_with_the_first_batch_that_moves_v_too_far(inputs, size,
                                                              seed):
    rng = random.Random(seed)
    steps = relu_steps.written(Network([inputs, 5, 1], [
        ReLUActivation(), None], size, True), "steps", True)
    sums = relu_always_on.squares([
        [rng.uniform(1, 2) for _ in range(inputs + 2)] for _ in range(5)])
    batches = [[([rng.random() for _ in range(inputs)], [rng.random()])
                for _ in range(size)] for _ in range(9)]
    ahead = iter(batches)
    matrices = [steps(ahead, [], 0.5, 0.001, sums)[-1]]
    count = 9 - length_hint(ahead)
    matrices.append(steps(iter(batches[:count - 1]), [], 0.5, 0.001, sums)[-1])
    moved, less = [sum([(v[k][i] - (k == i)) ** 2 for i in range(inputs + 1)
                        for k in range(inputs + 2)]) ** 0.5 for v in matrices]
    room = relu_always_on.ROOM
    assert less <= room and (count == 9 or moved > room)


def test_just_on_is_on_and_room_is_room():
    for bias in (-1 + 1e-13, -1.0, -1 - 1e-15):
        box = relu_always_on.Box([[0.0], [1.0]])
        assert relu_always_on.sorted_out([(1.0, bias, 1.0)], box) == ([0], [])
    # Far away, where numbers have fewer digits: on at one of two points.
    box = relu_always_on.Box([[1e6, 1e6], [1e6 + 1e-3, 1e6]])
    z = (1.0, -1.0, -0.001 + 1e-10, 1.0)
    assert relu_always_on.sorted_out([z], box) == ([0], [])
    box = relu_always_on.Box([[-2.0], [1.0]])
    for room in (0.95, 1.05):
        # w = 0; b is `room` times what it may lose: 0.1 |(b, c)| |(-2, 1)|
        share = room * relu_always_on.ROOM * 5 ** 0.5
        z = (0.0, share, (1 - share * share) ** 0.5)
        assert relu_always_on.sorted_out([z], box) == (
            ([], [0]) if room > 1 else ([0], []))
    # Whole numbers without end, and floats near theirs.
    for low, high in ((0, 10 ** 200), (-1e308, 1e308), (1e308, 1e308)):
        box = relu_always_on.Box([[low], [high]])
        assert relu_always_on.sorted_out([(-1e-308, 5.0, 1.0)], box) == (
            [0], [])


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


@cpython_only
@pytest.mark.parametrize("rest", [1, 2, 3])
def test_no_batch_is_lost_when_a_run_ends_early(monkeypatch, rest):
    # The run ends so many batches before the epoch does.
    before, counts = relu_steps.written, []

    def written(network, kind, detail):
        function = before(network, kind, detail)

        def steps(batches, *more):
            left = length_hint(batches)
            counts.append(left)
            return function(itertools.islice(
                batches, left - rest if left > rest else left), *more)
        return steps if kind == "steps" else function

    monkeypatch.setattr(relu_steps, "written", written)
    learn_the_same(lambda: make([2, 3, 1]), EXAMPLES * 5)
    assert counts == [10, rest] * 4 + [9, rest]
