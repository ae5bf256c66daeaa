"""Momentum and Adam against steps worked by hand; L2 weight decay."""

import copy
import random
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minnet import SGD, Adam, FCLayer, Model, Momentum
from tests.tools.strategies import fractions, matrices, sizes, vectors

TENTH = Fraction(1, 10)


def test_momentum_by_hand():
    # momentum 1/2, learning rate 1/10, slopes 10, 20, -40 from w = 5:
    # v = -1, w = 4; v = -1/2 - 2 = -5/2, w = 3/2;
    # v = -5/4 + 4 = 11/4, w = 17/4.
    momentum, w = Momentum(momentum=Fraction(1, 2)), [[Fraction(5)]]
    seen = []
    for slope in (10, 20, -40):
        momentum.step([("w", w, [[slope]])], TENTH)
        seen.append(w[0][0])
    assert seen == [4, Fraction(3, 2), Fraction(17, 4)]
    assert momentum.velocity == [[[Fraction(11, 4)]]]


@given(st.data(), sizes, sizes, st.integers(1, 4))
def test_momentum_adds_up_all_slopes_so_far(data, n, m, steps):
    # w moves by -rate * sum over s <= t of momentum^(t - s) g_s, each step.
    rate, share = Fraction(1, 7), Fraction(2, 3)
    w, b = data.draw(matrices(n, m)), data.draw(vectors(m))
    slopes = [(data.draw(matrices(n, m)), data.draw(vectors(m)))
              for _ in range(steps)]
    expected_w, expected_b = copy.deepcopy(w), list(b)
    for t in range(steps):
        for s in range(t + 1):
            for j in range(m):
                expected_b[j] -= rate * share ** (t - s) * slopes[s][1][j]
                for i in range(n):
                    expected_w[i][j] -= rate * share ** (t - s) * \
                        slopes[s][0][i][j]
    momentum = Momentum(momentum=share)
    for dw, db in slopes:
        momentum.step([("w", w, dw), ("b", b, db)], rate)
    assert (w, b) == (expected_w, expected_b)


def test_adam_by_hand():
    # beta1 0.9, beta2 0.999, epsilon 1e-8, learning rate 0.1, slopes 3, -1.
    # t = 1: m = 0.3, v = 0.009; m' = 0.3 / 0.1 = 3, v' = 0.009 / 0.001 = 9;
    #        w = 5 - 0.1 * 3 / (3 + 1e-8)
    # t = 2: m = 0.27 - 0.1 = 0.17, v = 0.008991 + 0.001 = 0.009991;
    #        m' = 0.17 / 0.19 = 0.894736842..., v' = 0.009991 / 0.001999
    #        = 4.997998999..., sqrt = 2.235620495...
    adam, w = Adam(), [[5.0]]
    adam.step([("w", w, [[3.0]])], 0.1)
    assert w[0][0] == pytest.approx(5 - 0.1 * 3 / 3.00000001, 1e-14)
    adam.step([("w", w, [[-1.0]])], 0.1)
    root = 4.997998999499750 ** 0.5
    assert w[0][0] == pytest.approx(
        5 - 0.1 * 3 / 3.00000001 - 0.1 * 0.894736842105263 / (root + 1e-8),
        1e-13)
    assert adam.m == [[[pytest.approx(0.17)]]]
    assert adam.v == [[[pytest.approx(0.009991)]]]
    assert adam.t == 2


@given(st.lists(st.floats(-100, 100).filter(lambda g: abs(g) > 0.01),
                min_size=1, max_size=4))
def test_first_step_of_adam_is_the_learning_rate_for_every_weight(slopes):
    w = [0.0 for _ in slopes]
    Adam().step([("w", w, slopes)], 0.25)
    for moved, slope in zip(w, slopes):
        assert moved == pytest.approx(-0.25 if slope > 0 else 0.25, 1e-5)


def test_adam_treats_every_number_alone():
    slopes = [[[1.0, -2.0], [0.5, 3.0]], [[0.2, 1.0], [-1.0, 4.0]]]
    w, adam = [[1.0, 2.0], [3.0, 4.0]], Adam(beta1=0.8, beta2=0.9)
    for gradient in slopes:
        adam.step([("w", w, gradient)], 0.1)
    for i in range(2):
        for j in range(2):
            alone = [[[1.0, 2.0], [3.0, 4.0]][i][j]]
            one = Adam(beta1=0.8, beta2=0.9)
            for gradient in slopes:
                one.step([("w", alone, [gradient[i][j]])], 0.1)
            assert alone == [w[i][j]]


@given(st.data(), sizes, sizes, fractions)
def test_weight_decay_is_the_slope_of_half_the_squares(data, n, m, rate):
    # d/dw of decay / 2 * w^2 is decay * w; biases (vectors) are let alone.
    decay = Fraction(1, 8)
    w, dw = data.draw(matrices(n, m)), data.draw(matrices(n, m))
    b, db = data.draw(vectors(m)), data.draw(vectors(m))
    expected = [[w[i][j] - rate * (dw[i][j] + decay * w[i][j])
                 for j in range(m)] for i in range(n)]
    expected_b = [b[j] - rate * db[j] for j in range(m)]
    for optimizer in (SGD(weight_decay=decay),
                      Momentum(momentum=Fraction(1, 2), weight_decay=decay)):
        w_now, b_now = copy.deepcopy(w), list(b)
        kept = copy.deepcopy(dw)
        optimizer.step([("w", w_now, dw), ("b", b_now, db)], rate)
        assert (w_now, b_now, dw) == (expected, expected_b, kept)


def test_weight_decay_in_adam():
    plain, decayed = [[2.0]], [[2.0]]
    Adam().step([("w", plain, [[1.0 + 0.25 * 2.0]])], 0.1)
    Adam(weight_decay=0.25).step([("w", decayed, [[1.0]])], 0.1)
    assert plain == decayed


@pytest.mark.parametrize("make", [Momentum, Adam])
def test_memory_belongs_to_the_optimizer(make):
    # Two optimizers in turn do not mix; one optimizer goes on where it was.
    a, b, first, second = [[1.0]], [[1.0]], make(), make()
    for slope in (1.0, -2.0, 0.5):
        first.step([("w", a, [[slope]])], 0.1)
        second.step([("w", b, [[slope]])], 0.1)
    assert a == b
    first.step([("w", a, [[0.0]])], 0.1)
    make().step([("w", b, [[0.0]])], 0.1)
    assert a != b  # the new one remembers nothing
    state = copy.deepcopy(second.__dict__)
    again, c = make(), [[a[0][0]]]
    again.__dict__.update(copy.deepcopy(state))
    d = [[c[0][0]]]
    second.step([("w", c, [[0.3]])], 0.1)
    again.step([("w", d, [[0.3]])], 0.1)
    assert c == d


@pytest.mark.parametrize("make", [Momentum, Adam])
def test_other_parameters_are_an_error_and_nothing_moves(make):
    optimizer, w = make(), [[1.0, 2.0]]
    optimizer.step([("w", w, [[1.0, 1.0]])], 0.1)
    before, state = copy.deepcopy(w), copy.deepcopy(optimizer.__dict__)
    for parameters in ([("v", [[1.0]], [[1.0]])],
                       [("w", w, [[1.0, 1.0]]), ("b", [1.0], [1.0])]):
        with pytest.raises(ValueError) as error:
            optimizer.step(parameters, 0.1)
        assert "make a new optimizer for each Model" in str(error.value)
    with pytest.raises(ValueError) as error:
        optimizer.step([("w", w, None)], 0.1)
    assert "no gradient yet" in str(error.value)
    assert (w, optimizer.__dict__) == (before, state)


@pytest.mark.parametrize("call, message", [
    (lambda: Momentum(momentum=1), "Momentum: momentum is 1; expected a number"
     " from 0 up to, but not, 1"),
    (lambda: Momentum(momentum=-0.1), "Momentum: momentum is -0.1"),
    (lambda: Adam(beta1=1.5), "Adam: beta1 is 1.5"),
    (lambda: Adam(beta2=1), "Adam: beta2 is 1"),
    (lambda: SGD(weight_decay=-1), "SGD: weight_decay is -1"),
    (lambda: Adam(epsilon=0), "Adam: epsilon is 0; expected a number above"),
])
def test_settings_are_checked(call, message):
    with pytest.raises(ValueError) as error:
        call()
    assert message in str(error.value)


def test_types_of_settings_are_checked():
    with pytest.raises(TypeError) as error:
        Momentum(momentum="0.9")
    assert "Momentum: momentum is '0.9'; expected a number" in str(error.value)
    with pytest.raises(TypeError):
        SGD(weight_decay=True)


class Stops(Adam):
    """Adam that is interrupted in the middle of its n-th step."""

    def __init__(self, n):
        Adam.__init__(self)
        self.left = n

    def step(self, parameters, learning_rate):
        self.left -= 1
        Adam.step(self, parameters, learning_rate)
        if self.left == 0:
            raise KeyboardInterrupt


def line_model(optimizer):
    random.seed(1)
    return Model([FCLayer(1, 1)], 3, 1, 0.1, optimizer=optimizer)


def test_ctrl_c_puts_the_memory_back_with_the_weights(capsys):
    data = [([1.0], [5.0]), ([-1.0], [1.0]), ([2.0], [7.0])]
    stopped = line_model(Stops(3))
    stopped.train(data, shuffle=False, progress=None)
    whole = line_model(Adam())
    whole.num_epochs = 1
    whole.train(data[:2], shuffle=False, progress=None)
    assert stopped.layers[0].weights == whole.layers[0].weights
    for name in ("m", "v", "t"):
        assert getattr(stopped.optimizer, name) == getattr(
            whole.optimizer, name)


@pytest.mark.parametrize("optimizer", [
    SGD(), SGD(weight_decay=0.001), Momentum(),
    Momentum(momentum=0.5, weight_decay=0.001), Adam(),
    Adam(weight_decay=0.001)])
def test_all_of_them_learn_a_line(optimizer):
    random.seed(3)
    model = Model([FCLayer(1, 1)], 200, 2, 0.05, optimizer=optimizer)
    history = model.train([([1.0], [5.0]), ([-1.0], [1.0])], progress=None)
    assert history[-1] < 0.01 < history[0]
    assert model.predict([10])[0] == pytest.approx(23, abs=0.3)


def test_reprs_and_defaults():
    assert [repr(optimizer) for optimizer in (
        SGD(), Momentum(), Momentum(momentum=0.5), Adam(),
        Adam(beta1=0.8, beta2=0.9))] == [
        "SGD()", "Momentum(momentum=0.9)", "Momentum(momentum=0.5)",
        "Adam(beta1=0.9, beta2=0.999)", "Adam(beta1=0.8, beta2=0.9)"]
    assert Adam().epsilon == 1e-8
    with pytest.raises(ValueError) as error:
        Momentum(weight_decay=1)
    assert "Momentum: weight_decay is 1" in str(error.value)


def test_epsilon_of_adam():
    # The first step: rate * g / (|g| + epsilon).
    w = [0.0]
    Adam(epsilon=1.0).step([("w", w, [3.0])], 0.1)
    assert w[0] == pytest.approx(-0.1 * 3 / 4)


def test_divergence_puts_the_memory_of_the_epochs_start_back():
    seen = []
    model = Model([FCLayer(1, 1)], 400, 1, 50, optimizer=Momentum())
    with pytest.raises(OverflowError):
        model.train([([3.0], [1.0]), ([2.0], [5.0])], shuffle=False,
                    progress=lambda *_: seen.append(
                        copy.deepcopy(model.optimizer.velocity)))
    assert model.optimizer.velocity == seen[-1]


@pytest.mark.parametrize("make", [SGD, Momentum, Adam])
def test_a_learning_rate_is_not_taken_for_something_else(make):
    # It belongs to the Model; Adam(0.01) would set beta1.
    with pytest.raises(TypeError):
        make(0.01)
