"""Neuron: the articles' numbers, exact slopes, messages."""

from types import SimpleNamespace

import pytest
from hypothesis import given

from minnet import Neuron, ReLUActivation, SigmoidActivation
from tests.tools import fractions, refused, vectors


def test_neurons_of_articles_b_and_d():
    assert Neuron([1, -1, 5], 0, ReLUActivation()).feedforward(
        [2, 3, 4]) == 19
    neuron = Neuron([0, 1], 0)
    h1, h2 = neuron.feedforward([2, 3]), neuron.feedforward([2, 3])
    assert neuron.feedforward([h1, h2]) == 0.7216325609518421


@given(vectors(3), vectors(3), fractions)
def test_slopes_are_exact(weights, inputs, bias):
    # y = a^2 by an activation of one's own: dy/dw = 2 a x and so on.
    square = SimpleNamespace(value=lambda a: a * a, slope=lambda a: 2 * a)
    a = bias + sum(w * x for w, x in zip(weights, inputs))
    given = list(weights)
    neuron = Neuron(given, bias, square)
    given[0] += 1  # Its weights are its own.
    assert neuron.feedforward(inputs) == a * a
    assert neuron.slopes(inputs) == (
        [2 * a * x for x in inputs], 2 * a, [2 * a * w for w in weights])


@pytest.mark.parametrize("call, kind, message", [
    (lambda: Neuron([1, 2], 0).feedforward([1]), ValueError,
     "Neuron([1, 2], 0, SigmoidActivation()): its input has 1 number, [1];"
     " expected 2"),
    (lambda: Neuron([1], 0).slopes([1, 2]), ValueError, "has 2 numbers"),
    (lambda: Neuron(["1"], 0), TypeError, "number 1 of the weights of Neuron"),
    (lambda: Neuron([1], None), TypeError, "number 1 of [bias] of Neuron is"),
    (lambda: Neuron([1], 0, SigmoidActivation), TypeError,
     "Neuron: the activation is the class SigmoidActivation itself"),
    (lambda: Neuron([1], 0, max), TypeError, "has no value; expected"),
    (lambda: Neuron([1], 0, type("Half", (), {"value": 0})()), TypeError,
     "Neuron: the activation, Half, has no slope"),
])
def test_wrong_input_is_explained(call, kind, message):
    with refused(kind, message):
        call()
