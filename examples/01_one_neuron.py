"""One neuron: multiply, add up, bend.

A neuron multiplies every input by a weight of its own and adds it all up;
an activation then decides what comes out. First by hand, then with Neuron.
"""

import here  # finds minnet in the folder above

from minnet import Neuron, ReLUActivation, draw


def neuron_by_hand(x, w):
    """(sum, output) of a neuron with ReLU and without a bias."""
    products = [a * b for a, b in zip(x, w)]
    total = sum(products)
    return total, max(total, 0)  # ReLU: negative sums become 0


def three_neurons(x, weights, bias):
    """Two hidden neurons and an output neuron, all with the same numbers.

    The output neuron takes what the hidden ones give as its inputs.
    """
    h1 = Neuron(weights, bias)  # a sigmoid, unless told otherwise
    h2 = Neuron(weights, bias)
    o1 = Neuron(weights, bias)
    return o1.feedforward([h1.feedforward(x), h2.feedforward(x)])


def main(x=(2, 3, 4), w=(1, -1, 5)):
    total, y = neuron_by_hand(x, w)
    print("inputs ", *x)
    print("weights", *w)
    print("sum of input * weight:", total)
    print("after ReLU:", y)
    neuron = Neuron(list(w), 0, ReLUActivation())
    print("the same by", neuron, "->", neuron.feedforward(list(x)))
    print("with the negative weights it is silent:",
          Neuron([-a for a in w], 0, ReLUActivation()).feedforward(list(x)))
    here.show("01_neuron", draw.neuron(neuron, list(x)))
    print()
    print("h1, h2 and o1 with sigmoid, all with weights 0, 1 and bias 0")
    print("inputs 2, 3 ->", three_neurons([2, 3], [0, 1], 0))


if __name__ == "__main__":
    print(__doc__)
    main()
