"""FCLayer in numbers, its start, its messages; laws: test_all_layers."""

import pytest

from minnet import FCLayer
from tests.tools import refused


def test_article_e_three_neurons_and_a_batch():
    # Article E: 4 inputs, 3 neurons, a batch of three, two layers.
    layer = FCLayer(4, 3, init=lambda i, o: (
        [[0.2, 0.8, -0.5, 1.0], [0.5, -0.91, 0.26, -0.5],
         [-0.26, -0.27, 0.17, 0.87]], [2, 3, 0.5]))
    y = layer.forward([[1, 2, 3, 2.5], [2, 5, -1, 2], [-1.5, 2.7, 3.3, -0.8]])
    assert [[round(value, 9) for value in row] for row in y] == [
        [4.8, 1.21, 2.385], [8.9, -1.81, 0.2], [1.41, 1.051, 0.026]]


def test_parameters_name_values_and_gradients():
    weights, bias = [[1, 2]], [0]
    layer = FCLayer(2, 1, init=lambda input_dim, output_dim: (weights, bias))
    assert list(layer.parameters()) == [("weights", [[1, 2]], None),
                                        ("bias", [0], None)]
    layer.forward([[1, 2]])
    layer.backward([[3]], 1)
    assert list(layer.parameters()) == [("weights", [[-2, -4]], [[3, 6]]),
                                        ("bias", [-3], [3])]
    assert (layer.de_dw, layer.de_db) == ([[3, 6]], [3])
    # The start one gives is copied.
    assert (weights, bias) == ([[1, 2]], [0])


@pytest.mark.parametrize("kind, call, message", [
    (TypeError, lambda: FCLayer(2, 3).forward([["a", "b"]]),
     "number 1 of row 1 of the batch is 'a', which is not a number"),
    (ValueError, lambda: FCLayer(0, 3),
     "FCLayer: input_dim is 0; expected 1 or more"),
    (ValueError, lambda: FCLayer(2, -1), "FCLayer: output_dim is -1"),
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
    # A subclass is called by its own name.
    (ValueError, lambda: type("Mine", (FCLayer,), {})(2, 3).forward([]),
     "Mine(2, 3): the batch is empty"),
])
def test_wrong_input_is_explained(kind, call, message):
    with refused(kind, message):
        call()


@pytest.mark.parametrize("kind, de_dy, rate, message", [
    (TypeError, [[1, 2, 3], [1, 2, "3"]], 0.1,
     "number 3 of row 2 of de_dy is '3', which is not a number"),
    (ValueError, [[1, 2, 3]] * 2, 0, "FCLayer(2, 3): learning_rate is 0;")])
def test_wrong_slopes_leave_the_weights_alone(kind, de_dy, rate, message):
    layer = FCLayer(2, 3)
    layer.forward([[1, 2], [3, 4]])
    before = [list(row) for row in layer.weights], list(layer.bias)
    with refused(kind, message):
        layer.backward(de_dy, rate)
    assert (layer.weights, layer.bias) == before


@pytest.mark.parametrize("name, value, message", [
    ("weights", [[1, 2]] * 2, "FCLayer(2, 1): weights has 2 rows; expected 1"),
    ("bias", 5, "FCLayer(2, 1): [bias] is a single row, [5]")])
def test_weights_set_by_hand_are_looked_at(name, value, message):
    layer = FCLayer(2, 1)
    setattr(layer, name, value)
    with refused(ValueError, message):
        layer.forward([[1, 2]])
