"""One neuron, to take apart. A layer of many is an FCLayer."""

from ..activations import SigmoidActivation
from ..matrix import Vector, dot
from ..support.value_checks import check_numbers, check_object, check_row


class Neuron:
    """y = f(a), a = w . x + b: one number from many.

        weights     w, a number for each input
        bias        b, a number
        activation  f, an object with value and slope, such as
                    SigmoidActivation()

    >>> neuron = Neuron([0, 1], 0)
    >>> h = neuron.feedforward([2, 3])
    >>> neuron.feedforward([h, h])
    0.7216325609518421
    """

    def __init__(self, weights: Vector, bias, activation=None):
        activation = SigmoidActivation() if activation is None else activation
        check_numbers(weights, "the weights of Neuron")
        check_numbers([bias], "[bias] of Neuron")
        check_object(activation, ["value", "slope"], "Neuron: the activation")
        self.weights, self.bias = list(weights), bias
        self.activation = activation

    def feedforward(self, inputs: Vector):
        """y = f(w . x + b)"""
        return self.activation.value(self.sum(inputs))

    def sum(self, inputs: Vector):
        """a = w . x + b, what the activation is given."""
        check_row(inputs, len(self.weights), f"{self}: its input")
        return dot(self.weights, inputs) + self.bias

    def slopes(self, inputs: Vector):
        """(dy/dw, dy/db, dy/dx), where

        dy/dw = f'(a) x, dy/db = f'(a), dy/dx = f'(a) w
        """
        slope = self.activation.slope(self.sum(inputs))
        return ([slope * x for x in inputs], slope,
                [slope * w for w in self.weights])

    def __repr__(self):
        return f"Neuron({self.weights}, {self.bias}, {self.activation})"
