"""SGD, Momentum and Adam against their formulas; L2 weight decay."""

import copy
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minnet import SGD, Adam, Momentum
from tests.tools import fractions, matrices, oracles, refused, sizes, vectors

ALL = [SGD, Momentum, Adam]


def after_steps(optimizer, start, slopes, rate=0.1):
    """A single weight after each of these slopes."""
    w, seen = [[start]], []
    for slope in slopes:
        optimizer.step([("w", w, [[slope]])], rate)
        seen.append(w[0][0])
    return seen


@pytest.mark.parametrize("optimizer, share", [
    (SGD, 0), (lambda: Momentum(momentum=Fraction(2, 3)), Fraction(2, 3))])
@given(st.data(), sizes, sizes, st.integers(1, 4), fractions)
def test_sgd_steps_against_the_gradient_momentum_adds_up_all_so_far(
        optimizer, share, data, n, m, steps, rate):
    # w moves by -rate * sum over s <= t of momentum^(t - s) g_s, each step.
    w, b = data.draw(matrices(n, m)), data.draw(vectors(m))
    slopes = [(data.draw(matrices(n, m)), data.draw(vectors(m)))
              for _ in range(steps)]
    expected = copy.deepcopy((w, b))
    for t in range(steps):
        for s in range(t + 1):
            length = rate * share ** (t - s)
            expected = tuple(map(oracles.moved, expected, slopes[s],
                                 [length] * 2))
    before, optimizer = copy.deepcopy(slopes), optimizer()
    for dw, db in slopes:
        optimizer.step([("w", w, dw), ("b", b, db)], rate)
    assert (w, b) == expected and slopes == before


def test_adam_by_hand():
    # beta1 0.9, beta2 0.999, epsilon 1e-8, learning rate 0.1, slopes 3, -1.
    # t = 1: m = 0.3, v = 0.009; m' = 0.3 / 0.1 = 3, v' = 0.009 / 0.001 = 9;
    #        w = 5 - 0.1 * 3 / (3 + 1e-8)
    # t = 2: m = 0.27 - 0.1 = 0.17, v = 0.008991 + 0.001 = 0.009991;
    #        m' = 0.17 / 0.19 = 0.894736842..., v' = 0.009991 / 0.001999
    #        = 4.997998999..., sqrt = 2.235620495...
    first, second = after_steps(Adam(), 5.0, [3.0, -1.0])
    assert first == pytest.approx(5 - 0.1 * 3 / 3.00000001, 1e-14)
    root = 4.997998999499750 ** 0.5
    assert second == pytest.approx(
        5 - 0.1 * 3 / 3.00000001 - 0.1 * 0.894736842105263 / (root + 1e-8),
        1e-13)
    # The first step with a large epsilon: rate * g / (|g| + epsilon).
    assert after_steps(Adam(epsilon=1.0), 0.0, [3.0]) == [
        pytest.approx(-0.1 * 3 / 4)]


def test_adam_treats_every_number_alone():
    slopes = [[[1.0, -2.0], [0.5, 3.0]], [[0.2, 1.0], [-1.0, 4.0]]]
    w, adam = [[1.0, 2.0], [3.0, 4.0]], Adam(beta1=0.8, beta2=0.9)
    for gradient in slopes:
        adam.step([("w", w, gradient)], 0.1)
    for i in range(2):
        for j in range(2):
            assert w[i][j] == after_steps(
                Adam(beta1=0.8, beta2=0.9), [[1.0, 2.0], [3.0, 4.0]][i][j],
                [gradient[i][j] for gradient in slopes])[-1]


@given(st.data(), sizes, sizes, fractions)
def test_weight_decay_is_the_slope_of_half_the_squares(data, n, m, rate):
    # d/dw of decay / 2 * w^2 is decay * w; biases (vectors) are let alone.
    decay = Fraction(1, 8)
    w, dw = data.draw(matrices(n, m)), data.draw(matrices(n, m))
    b, db = data.draw(vectors(m)), data.draw(vectors(m))
    expected = (oracles.moved(oracles.moved(w, dw, rate), w, rate * decay),
                oracles.moved(b, db, rate), copy.deepcopy(dw))
    for optimizer in (SGD(weight_decay=decay),
                      Momentum(momentum=Fraction(1, 2), weight_decay=decay)):
        w_now, b_now = copy.deepcopy(w), list(b)
        optimizer.step([("w", w_now, dw), ("b", b_now, db)], rate)
        assert (w_now, b_now, dw) == expected
    assert after_steps(Adam(weight_decay=0.25), 2.0, [1.0]) == \
        after_steps(Adam(), 2.0, [1.0 + 0.25 * 2.0])


@pytest.mark.parametrize("w, decay, slope", [
    (2, 0, 1 + Fraction(1, 8)), (-2, 0, 1 - Fraction(1, 8)), (0, 0, 1),
    (2, Fraction(1, 2), 2 + Fraction(1, 8))])
def test_l1_pulls_all_weights_alike(w, decay, slope):
    # d/dw of l1 * |w| is l1 above 0, -l1 below; biases are let alone.
    for kind, settings in ((SGD, {}), (Momentum, {"momentum": 0}), (Adam, {})):
        weights, bias, expected = [[w]], [w], [[w], [w]]
        kind(weight_decay=decay, l1=Fraction(1, 8), **settings).step(
            [("w", weights, [[1]]), ("b", bias, [1])], 1)
        kind(**settings).step([("w", expected, [[slope], [1]])], 1)
        assert weights + [bias] == expected


@pytest.mark.parametrize("make", [Momentum, Adam])
def test_memory_belongs_to_the_optimizer(make):
    # Two in turn do not mix; a copy goes on where it was, a new one doesn't.
    first, second = make(), make()
    turns = [after_steps(optimizer, 1.0, [slope])
             for slope in (1.0, -2.0, 0.5) for optimizer in (first, second)]
    assert turns[::2] == turns[1::2]
    again = copy.deepcopy(second)
    goes_on = after_steps(first, 1.0, [0.3])
    assert goes_on == after_steps(again, 1.0, [0.3]) == \
        after_steps(second, 1.0, [0.3])
    assert goes_on != after_steps(make(), 1.0, [0.3])


@pytest.mark.parametrize("make", ALL)
@pytest.mark.parametrize("gradient, message", [
    (None, "w: no gradient yet; call backward first"),
    ([[1, 2, 3]], "w: 2 rows, but the gradient has 1 (transposed?)"),
    ([[1, 2], [3, 4]], "w: rows of 3, but the gradient has a row of 2"),
    ([[1, 2, 3]] * 3, "w: 2 rows, but the gradient has 3"),
    ([[1, 2, 3, 4]] * 2, "w: rows of 3, but the gradient has a row of 4"),
    ([[1, 2, 3], []], "w: rows of 3, but the gradient has a row of 0"),
])
def test_wrong_gradient_is_explained_and_nothing_moves(
        make, gradient, message):
    b, w = [1.0], [[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]
    right, optimizer, twin = [[1.0] * 3] * 2, make(), make()
    for one in optimizer, twin:
        one.step([("b", b, [1.0]), ("w", w, right)], 1)
    before = copy.deepcopy((b, w))
    with refused(ValueError, message):
        optimizer.step([("b", b, [1]), ("w", w, gradient)], 1)
    assert (b, w) == before
    if make is not SGD:
        for parameters in ([("v", [[1.0]], [[1.0]])],
                           [("b", b, [1.0]), ("w", w[:1], right[:1])],
                           [("b", b, [1.0]), ("w", w, right), ("c", b, [1])]):
            with refused(ValueError, f"{make()}: it remembers the steps of"
                         " other parameters; make a new optimizer for each"
                         " Model"):
                optimizer.step(parameters, 1)
        assert (b, w) == before
    # Nor did anything get into the memory.
    again = copy.deepcopy((b, w))
    optimizer.step([("b", b, [2.0]), ("w", w, right)], 1)
    twin.step([("b", again[0], [2.0]), ("w", again[1], right)], 1)
    assert (b, w) == again


@pytest.mark.parametrize("kind, make, name, value", [
    (ValueError, Momentum, "momentum", 1),
    (TypeError, Momentum, "momentum", "0.9"),
    (ValueError, Momentum, "weight_decay", 1),
    (ValueError, Adam, "beta1", 1.5), (ValueError, Adam, "beta2", 1),
    (ValueError, Adam, "epsilon", 0), (TypeError, Adam, "epsilon", "1e-8"),
    (ValueError, Adam, "weight_decay", -1),
    (ValueError, SGD, "weight_decay", -1),
    (TypeError, SGD, "weight_decay", True), (ValueError, SGD, "l1", 1),
    (ValueError, Adam, "l1", -1), (TypeError, Momentum, "l1", "0.1")])
def test_settings_are_checked(kind, make, name, value):
    with refused(kind, f"{make.__name__}: {name} is {value!r}; expected a"):
        make(**{name: value})
    # The rate belongs to the Model; Adam(0.01) would set beta1.
    with refused(TypeError, "positional argument"):
        make(0.01)


def test_reprs_and_defaults():
    assert [repr(optimizer) for optimizer in (
        SGD(), Momentum(), Momentum(momentum=0.5), Adam(),
        Adam(beta1=0.8, beta2=0.9), SGD(weight_decay=0.1),
        Momentum(weight_decay=0.1), Adam(weight_decay=1e-3, l1=0.5),
        SGD(l1=0.1))] == [
        "SGD()", "Momentum(momentum=0.9)", "Momentum(momentum=0.5)",
        "Adam(beta1=0.9, beta2=0.999)", "Adam(beta1=0.8, beta2=0.9)",
        "SGD(weight_decay=0.1)", "Momentum(momentum=0.9, weight_decay=0.1)",
        "Adam(beta1=0.9, beta2=0.999, weight_decay=0.001, l1=0.5)",
        "SGD(l1=0.1)"]
    assert Adam().epsilon == 1e-8
