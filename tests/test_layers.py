"""FCLayer: exact slopes, and nothing but the slopes."""

import random
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minnet import FCLayer, article_start, uniform_start
from tests.tools import oracles
from tests.tools.strategies import fractions, layers_and_batches, matrices, sizes

several_rows = st.integers(2, 4)


def copy(values):
    return [list(row) for row in values]


@given(layers_and_batches())
def test_forward_is_x_times_weights_plus_bias(case):
    layer, x, _ = case
    assert layer.forward(x) == oracles.fc(x, layer.weights, layer.bias)


@given(layers_and_batches())
def test_slopes_are_exactly_those_of_the_output(case):
    layer, x, de_dy = case
    w, b = copy(layer.weights), list(layer.bias)
    layer.forward(x)
    de_dx = layer.backward(de_dy)
    moving = copy(x)

    def error():
        return oracles.weighted_sum(oracles.fc(moving, w, b), de_dy)

    assert de_dx == oracles.slopes(moving, error)
    assert layer.de_dw == oracles.slopes(w, error)
    assert layer.de_db == oracles.slopes(b, error)


@given(layers_and_batches(rows=several_rows))
def test_batch_gradient_is_the_sum_of_the_single_gradients(case):
    layer, x, de_dy = case
    layer.forward(x)
    together = layer.backward(de_dy)
    de_dw, de_db = copy(layer.de_dw), list(layer.de_db)
    sum_w = [[0] * layer.input_dim for _ in range(layer.output_dim)]
    sum_b = [0] * layer.output_dim
    for n in range(len(x)):
        layer.forward([x[n]])
        assert layer.backward([de_dy[n]]) == [together[n]]
        for j in range(layer.output_dim):
            sum_b[j] += layer.de_db[j]
            for i in range(layer.input_dim):
                sum_w[j][i] += layer.de_dw[j][i]
    assert (de_dw, de_db) == (sum_w, sum_b)


@given(layers_and_batches(rows=several_rows), st.data())
def test_order_of_the_examples_does_not_matter(case, data):
    layer, x, de_dy = case
    layer.forward(x)
    de_dx = layer.backward(de_dy)
    de_dw, de_db = copy(layer.de_dw), list(layer.de_db)
    order = data.draw(st.permutations(range(len(x))))
    layer.forward([x[n] for n in order])
    assert layer.backward([de_dy[n] for n in order]) == \
        [de_dx[n] for n in order]
    assert (layer.de_dw, layer.de_db) == (de_dw, de_db)


@given(layers_and_batches(), fractions)
def test_backward_is_linear(case, factor):
    layer, x, de_dy = case
    layer.forward(x)
    once = layer.backward(de_dy)
    de_dw = copy(layer.de_dw)
    scaled = layer.backward([[factor * s for s in row] for row in de_dy])
    assert scaled == [[factor * s for s in row] for row in once]
    assert layer.de_dw == [[factor * s for s in row] for row in de_dw]


@given(layers_and_batches(), st.builds(Fraction, st.just(1), sizes))
def test_step_comes_last_and_is_exactly_the_gradient(case, rate):
    layer, x, de_dy = case
    w, b = copy(layer.weights), list(layer.bias)
    layer.forward(x)
    without_step = layer.backward(de_dy)
    assert (layer.weights, layer.bias) == (w, b)
    assert layer.backward(de_dy, rate) == without_step
    assert layer.weights == oracles.moved(w, layer.de_dw, rate)
    assert [layer.bias] == oracles.moved([b], [layer.de_db], rate)


@given(layers_and_batches(), st.data())
def test_input_slopes_use_the_weights_that_forward_used(case, data):
    layer, x, de_dy = case
    layer.forward(x)
    before = layer.backward(de_dy)
    layer.forward(x)
    layer.weights[:] = data.draw(matrices(layer.output_dim, layer.input_dim))
    assert layer.backward(de_dy) == before


@given(layers_and_batches(), st.data())
def test_backward_belongs_to_the_last_forward(case, data):
    layer, x, de_dy = case
    layer.forward(data.draw(matrices(3, layer.input_dim)))
    layer.backward(data.draw(matrices(3, layer.output_dim)))
    layer.forward(x)
    layer.backward(de_dy)
    fresh = FCLayer(layer.input_dim, layer.output_dim,
                    init=lambda i, o: (layer.weights, layer.bias))
    fresh.forward(x)
    fresh.backward(de_dy)
    assert (layer.de_dw, layer.de_db) == (fresh.de_dw, fresh.de_db)


@given(layers_and_batches())
def test_arguments_are_left_alone(case):
    layer, x, de_dy = case
    before = copy(x), copy(de_dy)
    layer.forward(x)
    layer.backward(de_dy, Fraction(1, 3))
    assert (x, de_dy) == before


def test_article_e_three_neurons_and_a_batch():
    # Article E: 4 inputs, 3 neurons, a batch of three, two layers.
    layer = FCLayer(4, 3, init=lambda i, o: (
        [[0.2, 0.8, -0.5, 1.0], [0.5, -0.91, 0.26, -0.5],
         [-0.26, -0.27, 0.17, 0.87]], [2, 3, 0.5]))
    y = layer.forward([[1, 2, 3, 2.5], [2, 5, -1, 2], [-1.5, 2.7, 3.3, -0.8]])
    assert [[round(value, 9) for value in row] for row in y] == [
        [4.8, 1.21, 2.385], [8.9, -1.81, 0.2], [1.41, 1.051, 0.026]]


def test_parameters_name_values_and_gradients():
    layer = FCLayer(2, 1)
    layer.forward([[1.0, 2.0]])
    layer.backward([[3.0]])
    assert list(layer.parameters()) == [
        ("weights", layer.weights, [[3.0, 6.0]]), ("bias", layer.bias, [3.0])]


@given(st.integers(1, 30), sizes, st.integers(0, 99))
def test_uniform_start_is_within_one_over_root_n(n, m, seed):
    weights, bias = uniform_start(n, m, random.Random(seed))
    numbers = [w for row in weights for w in row] + bias
    assert (len(weights), len(weights[0]), len(bias)) == (m, n, m)
    assert max(abs(w) for w in numbers) <= 1 / n ** 0.5


def test_uniform_start_fills_its_range_and_seeds_repeat_it():
    weights, bias = uniform_start(16, 100, random.Random(1))
    numbers = [w for row in weights for w in row] + bias
    assert max(numbers) > 0.24 and min(numbers) < -0.24
    mean = sum(numbers) / len(numbers)
    variance = sum((w - mean) ** 2 for w in numbers) / len(numbers)
    # A uniform number in +-a has variance a^2 / 3, here 1/48.
    assert abs(mean) < 0.02 and abs(variance * 48 - 1) < 0.1
    random.seed(7)
    first = FCLayer(3, 2)
    random.seed(7)
    again = FCLayer(3, 2)
    assert (first.weights, first.bias) == (again.weights, again.bias)


def test_article_start_is_random_random():
    random.seed(3)
    layer = FCLayer(2, 3, init=article_start)
    random.seed(3)
    numbers = [random.random() for _ in range(9)]
    assert layer.weights == [numbers[0:2], numbers[2:4], numbers[4:6]]
    assert layer.bias == numbers[6:9]


def test_own_start_is_copied():
    start, bias = [[1.0, 2.0]], [0.0]
    layer = FCLayer(2, 1, init=lambda input_dim, output_dim: (start, bias))
    layer.forward([[1.0, 1.0]])
    layer.backward([[1.0]], 0.1)
    assert start == [[1.0, 2.0]] and layer.weights != start
    assert bias == [0.0] and layer.bias != bias


@pytest.mark.parametrize("init", [uniform_start, article_start])
def test_starts_take_all_their_numbers_from_the_rng(init):
    random.seed(1)
    once = init(3, 2, random.Random(9))
    random.seed(2)
    assert init(3, 2, random.Random(9)) == once


def ready():
    layer = FCLayer(2, 3)
    layer.forward([[1.0, 2.0], [3.0, 4.0]])
    return layer


@pytest.mark.parametrize("kind, call, message", [
    (ValueError, lambda: FCLayer(2, 3).forward([[1.0, 2.0], [3.0]]),
     "FCLayer(2, 3): row 2 of the batch has 1 number, [3.0]; expected 2"),
    (ValueError, lambda: FCLayer(2, 3).forward([1.0, 2.0]),
     "FCLayer(2, 3): the batch is a single row, [1.0, 2.0]; put it in a list"
     " of its own: [[1.0, 2.0]]"),
    (ValueError, lambda: FCLayer(2, 3).forward([]), "the batch is empty"),
    (TypeError, lambda: FCLayer(2, 3).forward(None), "the batch is None"),
    (TypeError, lambda: FCLayer(2, 3).forward(1.5), "the batch is 1.5"),
    (TypeError, lambda: FCLayer(2, 3).forward([[1.0, 2.0], 3.0]),
     "row 2 of the batch is 3.0, not a list of numbers"),
    (TypeError, lambda: FCLayer(2, 3).forward([["a", "b"]]),
     "not all of these are numbers"),
    (ValueError, lambda: FCLayer(2, 3).backward([[1.0, 2.0, 3.0]]),
     "FCLayer(2, 3): backward came before forward"),
    (ValueError, lambda: ready().backward([[1.0, 2.0, 3.0]]),
     "FCLayer(2, 3): de_dy has 1 row; expected 2"),
    (ValueError, lambda: ready().backward([[1.0, 2.0], [3.0, 4.0]]),
     "row 1 of de_dy has 2 numbers, [1.0, 2.0]; expected 3"),
    (ValueError, lambda: ready().backward([[1.0] * 3] * 2, 0),
     "learning_rate is 0; expected a number above 0"),
    (ValueError, lambda: FCLayer(0, 3), "input_dim is 0; expected 1 or more"),
    (ValueError, lambda: FCLayer(2, -1), "output_dim is -1"),
    (TypeError, lambda: FCLayer(2.0, 3), "input_dim is 2.0; expected a whole"
     " number"),
    (TypeError, lambda: FCLayer(True, 3), "input_dim is True"),
    (ValueError, lambda: FCLayer(2, 3, init=lambda i, o: ([[1, 2]], [0])),
     "FCLayer(2, 3): weights has 1 row; expected 3"),
    (ValueError, lambda: FCLayer(2, 1, init=lambda i, o: ([[1]], [0])),
     "row 1 of weights has 1 number, [1]; expected 2"),
    (ValueError, lambda: FCLayer(2, 1, init=lambda i, o: ([[1, 2]], [0, 0])),
     "row 1 of [bias] has 2 numbers"),
    (TypeError, lambda: FCLayer(2, 3, init=lambda i, o: None),
     "FCLayer(2, 3): init gives None; expected (weights, bias)"),
    (TypeError, lambda: FCLayer(2, 3, init="zero"),
     "FCLayer: init is 'zero'; expected a function"),
])
def test_wrong_input_is_explained(kind, call, message):
    with pytest.raises(kind) as error:
        call()
    assert message in str(error.value)


def test_wrong_slopes_leave_the_weights_alone():
    layer = ready()
    before = copy(layer.weights), list(layer.bias)
    for de_dy in ([[1.0, 2.0]], [[1.0, 2.0, 3.0], [1.0, 2.0]],
                  [[1.0, 2.0, 3.0], [1.0, 2.0, "3"]]):
        with pytest.raises((ValueError, TypeError)):
            layer.backward(de_dy, 0.1)
    with pytest.raises(ValueError):
        layer.backward([[1.0, 2.0, 3.0]] * 2, -0.1)
    assert (layer.weights, layer.bias) == before


@pytest.mark.parametrize("name, value, message", [
    ("weights", [1, 2], "FCLayer(2, 1): weights is a single row, [1, 2]"),
    ("weights", [[1, 2, 3]], "FCLayer(2, 1): row 1 of weights has 3 numbers"),
    ("weights", [[1, 2]] * 2, "FCLayer(2, 1): weights has 2 rows; expected 1"),
    ("bias", 5, "FCLayer(2, 1): [bias] is a single row, [5]"),
    ("bias", [5, 6], "FCLayer(2, 1): row 1 of [bias] has 2 numbers")])
def test_weights_set_by_hand_are_looked_at(name, value, message):
    layer = FCLayer(2, 1)
    setattr(layer, name, value)
    with pytest.raises((TypeError, ValueError)) as error:
        layer.forward([[1, 2]])
    assert message in str(error.value)


def test_a_subclass_is_called_by_its_own_name():
    class Mine(FCLayer):
        pass

    assert repr(Mine(2, 3)) == "Mine(2, 3)"
