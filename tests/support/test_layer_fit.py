"""layer_fit.py: which widths are known, and layers that are none."""

import copy

import pytest

from minnet import FCLayer, Model, ReLUActivation, check_gradients
from minnet.support import layer_fit
from tests.tools import refused


class Own:
    """A layer that says nothing of its widths."""

    def forward(self, x):
        return x

    def backward(self, de_dy, learning_rate=None):
        return de_dy


@pytest.mark.parametrize("layers, widths", [
    ([FCLayer(2, 3), ReLUActivation(), FCLayer(3, 1)], [2, 3, 3, 1]),
    ([FCLayer(2, 3), Own(), FCLayer(4, 1)], [2, 3, 4, 1]),
    ([Own(), ReLUActivation()], [None, None, None]),
    ([ReLUActivation(), ReLUActivation(), FCLayer(3, 1)], [3, 3, 3, 1]),
    ([Own(), ReLUActivation(), FCLayer(3, 1)], [None, 3, 3, 1]),
    ([FCLayer(2, 3), Own()], [2, 3, None]),
])
def test_widths(layers, widths):
    model = Model(layers, 1, 1, 1)
    assert model.widths == widths
    assert (model.input_dim, model.output_dim) == (widths[0], widths[-1])


RELU = ReLUActivation()


@pytest.mark.parametrize("kind, layers, message", [
    (TypeError, [FCLayer(2, 3), ReLUActivation],
     "layer 2 is the class ReLUActivation itself; write ReLUActivation(...)"),
    (TypeError, [FCLayer(2, 3), "relu"], "layer 2, 'relu', has no forward"),
    (ValueError, [RELU, FCLayer(2, 2), RELU],
     "layers 1 and 3 are the same object, ReLUActivation(); a layer remembers"
     " one batch"),
    (ValueError, (), "the list of layers is empty"),
    (TypeError, FCLayer(2, 1), "the layers are FCLayer(2, 1); expected a list"
     " of layers: [FCLayer(2, 1)]"),
    (TypeError, [type("Half", (), {"forward": 0})()],
     "layer 1, Half, has no backward"),
    (ValueError, [FCLayer(2, 3), FCLayer(4, 1)],
     "layer 2, FCLayer(4, 1), takes rows of 4 numbers"),
    (ValueError, [FCLayer(2, 3), FCLayer(2, 1)],
     "layer 2, FCLayer(2, 1), takes rows of 2 numbers, but layer 1,"
     " FCLayer(2, 3), gives 3"),
    (ValueError, [FCLayer(2, 3), RELU, FCLayer(2, 1)],
     "layer 3, FCLayer(2, 1), takes rows of 2 numbers, but layer 2,"
     " ReLUActivation(), gives 3"),
])
def test_layers_that_do_not_fit_are_named(kind, layers, message):
    with refused(kind, message):
        Model(layers, 1, 1, 1)


NET = [FCLayer(2, 3), ReLUActivation(), FCLayer(3, 1)]
GOOD = ([1.0, 2.0], [1.0])


@pytest.mark.parametrize("kind, layers, examples, message", [
    (ValueError, NET, [], "there are no examples"),
    (TypeError, NET, 5, "the examples are 5"),
    (ValueError, NET, [GOOD, ([1.0], [1.0])],
     "the input of example 2 has 1 number, [1.0]; expected 2"),
    (ValueError, NET, [([1.0, 2.0], [1.0, 0.0])],
     "the label of example 1 has 2 numbers, [1.0, 0.0]; expected 1"),
    (TypeError, NET, [([1.0, 2.0], 1.0)], "the label of example 1 is 1.0"),
    (ValueError, NET, [GOOD, [1.0, 2.0, 1.0]],
     "example 2 is [1.0, 2.0, 1.0]; expected a pair"),
    (TypeError, NET, [([1.0, "2"], [1.0])],
     "number 2 of the input of example 1 is '2', which is not a number"),
    # Where the layers say nothing the first example sets the widths.
    (ValueError, [Own()], [([1.0], [1.0]), ([1.0, 2.0], [1.0])],
     "the input of example 2 has 2"),
    (ValueError, [Own()], [([1.0], [1.0]), ([1.0], [1.0, 2.0])],
     "the label of example 2 has 2"),
    (ValueError, [Own()], [([1.0], [1.0]), "ab"],
     "example 2 is 'ab'; expected a pair"),
])
def test_examples_that_do_not_fit_are_named_and_nothing_is_lost(
        kind, layers, examples, message):
    model = Model(layers, 2, 1, 0.1)
    before = copy.deepcopy([values for _, values, _ in model.parameters()])
    for call in (model.train, model.error):
        with refused(kind, message):
            call(examples)
    assert [values for _, values, _ in model.parameters()] == before


def test_examples_may_come_from_an_iterator():
    model = Model([FCLayer(1, 1)], 2, 1, 0.1)
    pairs = zip([[1.0], [2.0]], [[1.0], [2.0]])
    assert len(model.train(pairs, progress=None)) == 2


class Learns(Own):
    """Has parameters() that give what they are told."""

    def __init__(self, given):
        self.given = given

    def parameters(self):
        return self.given


@pytest.mark.parametrize("given, shown", [
    (None, "parameters() gives None"),                   # no return
    (("w", [1.0], [0.0]), "parameters() gives 'w'"),     # one, not in a list
    ([("w", [1.0])], "parameters() gives ('w', [1.0])"),
    ([("w", 1.0, 0.0)], "parameters() gives ('w', 1.0, 0.0)"),
    ([("w", (1.0,), None)], "parameters() gives ('w', (1.0,), None)"),
    ([("w", [], [])], "parameters() gives ('w', [], [])"),
])
def test_parameters_that_can_not_be_stepped_are_explained(given, shown):
    calls = [lambda: Model([FCLayer(2, 2), Learns(given)], 1, 1, 1)]
    if isinstance(given, list):  # else not meant for minnet, for all we know
        calls += [lambda: check_gradients(Learns(given), [[1.0, 2.0]])]
    for call in calls:
        with refused(TypeError, "Learns: " + shown) as error:
            call()
        error.match('yield "weights", self.weights, self.de_dw')
    layer = Own()
    layer.parameters = [1.0]  # no function
    with refused(TypeError, "layer 1, Own: parameters() gives [1.0]"):
        Model([layer], 1, 1, 1)


def test_layers_that_changed_are_looked_at_again_before_a_training():
    model = Model([FCLayer(2, 3), FCLayer(3, 1)], 1, 1, 0.1)
    model.layers[1].input_dim = 4
    with refused(ValueError, "layer 2, FCLayer(4, 1), takes rows of 4 numbers,"
                 " but layer 1, FCLayer(2, 3), gives 3"):
        model.train([([1, 2], [3])], progress=None)


@pytest.mark.parametrize("pair, message", [
    (([1.0, float("nan")], [1]), "number 2 of the input of example 3 is nan"),
    (([1e308, 1e308], [float("-inf")]), "number 1 of the label of example 3"),
    (([1.0, True], [1]), "number 2 of the input of example 3 is True"),
    (([1.0, "2"], [1]), "number 2 of the input of example 3 is '2'"),
    (([1.0], [1]), "the input of example 3 has 1 number"),
    (([1.0, 2.0], []), "the label of example 3 has 0 numbers"),
    (([1.0, 2.0], 1), "the label of example 3 is 1"),
    (([1.0, 2.0], [1], []), "example 3 is "), ("12", "example 3 is '12'")])
def test_one_bad_example_among_good_ones_is_named(pair, message):
    model = Model([FCLayer(2, 1)], 1, 1, 1)
    good = ([1e308, 10 ** 400], [1]), ([1e308, 2], (1,)), [[1, 2.0], [0.5]]
    for count in (1, 3):  # of them all pairs are lists; or not
        examples = list(good[-count:]) + [good[-1]] * (2 - count)
        layer_fit.check_examples(examples, model)
        with refused((TypeError, ValueError), message):
            layer_fit.check_examples(examples[:2] + [pair] + examples, model)
    with refused(ValueError, "the input of example 1 has 0 numbers"):
        layer_fit.check_examples([([], [])], Model([RELU], 1, 1, 1))
