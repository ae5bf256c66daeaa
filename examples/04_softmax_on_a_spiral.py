"""Softmax: scores become probabilities, here for points on a spiral.

A network with tiny random weights knows nothing yet: whatever the point, it
gives each of the three classes a third. The random numbers are NumPy's.
"""

import here  # finds minnet in the folder above

import struct

from minnet import (FCLayer, Model, ReLUActivation, SoftmaxActivation, draw,
                    softmax, transpose)
from minnet.data import spiral
from numpy_random import NumpyRandom


def in_32_bits(number):
    """The nearest number that 32 bits can hold, as the article's are."""
    return struct.unpack("f", struct.pack("f", number))[0]


class Noise:
    """Normal numbers of which 0.2 times one is rounded to 32 bits."""

    def __init__(self, rng):
        self.rng = rng

    def gauss(self, mu, sigma):
        number = in_32_bits(self.rng.gauss(mu, sigma))
        return in_32_bits(in_32_bits(0.2) * number) / 0.2


def small_start(rng):
    """A start with weights 0.01 * normal and biases 0.

    The article's matrices have a row for each input, so they are drawn in
    that order, then transposed: FCLayer has a row for each neuron.
    """
    def init(input_dim, output_dim):
        weights = [[in_32_bits(0.01 * rng.gauss(0, 1))
                    for _ in range(output_dim)] for _ in range(input_dim)]
        return transpose(weights), [0] * output_dim
    return init


def show_softmax(scores):
    """Probabilities, and how each of them answers to each score."""
    print("scores ", *scores)
    print("softmax", *["%.8f" % p for p in softmax(scores)])
    print("slopes (row: probability, column: score)")
    for row in SoftmaxActivation().slope(scores):
        print("   ", *["%11.8f" % slope for slope in row])


def main(seed=0, points_per_class=100):
    show_softmax([4.8, 1.21, 2.385])

    rng = NumpyRandom(seed)
    spiral(points_per_class, 3, Noise(rng))  # the article draws it twice
    examples = spiral(points_per_class, 3, Noise(rng))
    x = [[in_32_bits(a) for a in point] for point, _ in examples]
    dense = FCLayer(2, 3, init=small_start(rng))
    here.save("04_spiral_without_colours", draw.scatter(x))
    here.show("04_spiral", draw.scatter(examples))
    print("the spiral's second point through a dense layer 2 -> 3")
    print("   ", *["%.8e" % in_32_bits(y) for y in dense.forward(x)[1]])

    model = Model([dense, ReLUActivation(),
                   FCLayer(3, 3, init=small_start(rng)),
                   SoftmaxActivation()], 1, 1, 1)
    y = model.forward(x)
    print("the outer end of each arm through 2 -> 3 ReLU -> 3 softmax")
    for row in y[points_per_class - 1::points_per_class]:
        print("   ", *["%.6f" % p for p in row])
    farthest = max([abs(p - 1 / 3) for row in y for p in row])
    print("of all %d points, farthest from 1/3: %.6f" % (len(y), farthest))
    here.save("04_network", draw.network(model, x[1]))
    # Deeper ones look like this.
    layers = [FCLayer(2, 5), ReLUActivation(), FCLayer(5, 5),
              ReLUActivation(), FCLayer(5, 2), SoftmaxActivation()]
    here.save("04_deep_network", draw.network(Model(layers, 1, 1, 1),
                                              numbers=True))


if __name__ == "__main__":
    print(__doc__)
    main()
