"""Small networks: the outputs of neurons are the inputs of the next.

A formula in each node is all that a network is. Written out with a name for
every weight, it needs no package at all.
"""

import here  # finds minnet in the folder above

from minnet import Model, Neuron, ReLUActivation, SigmoidActivation, draw
from minnet.export import predict_source
from parts import layer_of


def three_neurons(x, weights, bias):
    """Two hidden neurons and an output neuron, all with the same numbers.

    The output neuron takes what the hidden ones give as its inputs.
    """
    h1 = Neuron(weights, bias)  # a sigmoid, unless told otherwise
    h2 = Neuron(weights, bias)
    o1 = Neuron(weights, bias)
    return o1.feedforward([h1.feedforward(x), h2.feedforward(x)])


def relu_network(*weights):
    """A Model: layers of ReLU neurons with these weights and no biases."""
    layers = []
    for matrix in weights:
        layers += [layer_of(matrix, [0] * len(matrix)), ReLUActivation()]
    return Model(layers, 1, 1, 1)


def main():
    print("three sigmoid neurons, weights 0, 1, bias 0:")
    print("    2, 3 ->", three_neurons([2, 3], [0, 1], 0))
    fixed = relu_network([[2, 4], [4, -5]], [[2, 7]])
    print("a fixed ReLU network, every weight with a name:")
    print(predict_source(fixed, symbols=True))
    print("2, 3 through it ->", int(fixed.predict([2, 3])[0]))
    wide = relu_network([[1, -1, 5], [2, 0, -1]], [[1, -3]])
    wide.layers.pop()  # the output is a plain number, below 0 as well
    print("3 -> 2 -> 1: a1 and a2 before, h1 and h2 after the ReLU")
    print("    a1 = 1 * 2 - 1 * 3 + 5 * 4 = 19    h1 = max(a1, 0) = 19")
    print("    a2 = 2 * 2 + 0 * 3 - 1 * 4 =  0    h2 = max(a2, 0) =  0")
    print("    y = 1 * h1 - 3 * h2 =", int(wide.predict([2, 3, 4])[0]))
    here.show("3_2_1", draw.network(wide, [2, 3, 4], numbers=True))
    here.save("formulas", draw.network(wide, [2, 3, 4], formulas=True))
    here.save("three_neurons", draw.network(Model(
        [layer_of([[0, 1], [0, 1]], [0, 0]), SigmoidActivation(),
         layer_of([[0, 1]], [0]), SigmoidActivation()], 1, 1, 1), [2, 3],
        numbers=True))
    here.ask("the fixed network's second hidden neuron gives 0 for 2, 3."
             " Find inputs for which it does not.")


if __name__ == "__main__":
    here.say(__doc__)
    print()
    main()
