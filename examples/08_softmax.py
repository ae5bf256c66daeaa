"""Softmax: scores become probabilities, here for points on a spiral.

A network with tiny random weights knows nothing yet: whatever the point, it
gives each of the three classes a third. The figures are the article's.
"""

import here  # finds minnet in the folder above

from minnet import (FCLayer, Model, ReLUActivation, SoftmaxActivation, draw,
                    softmax)
from minnet.data import spiral
from numpy_random import Noise, NumpyRandom, in_32_bits, small_start


def points_after(seed, skipped, points_per_class):
    """(random numbers, examples, points), so many normal numbers later."""
    rng = NumpyRandom(seed)
    for _ in range(skipped):
        rng.gauss(0, 1)
    examples = spiral(points_per_class, 3, Noise(rng))
    return rng, examples, [[in_32_bits(a) for a in x] for x, _ in examples]


def main(seed=0, points_per_class=100):
    print("scores ", 4.8, 1.21, 2.385)
    print("softmax", *["%.8f" % p for p in softmax([4.8, 1.21, 2.385])])
    print("large scores, too:", softmax([1000, 0]))
    # The article draws a spiral before this one, and others before the next.
    rng, examples, x = points_after(seed, 3 * points_per_class,
                                    points_per_class)
    here.save("spiral_without_colours", draw.scatter(x))
    here.show("spiral", draw.scatter(examples))
    dense = FCLayer(2, 3, init=small_start(rng))
    print("the first five points through a dense layer 2 -> 3")
    for row in dense.forward(x)[:5]:
        print("   ", *["%15.8e" % in_32_bits(y) for y in row])
    rng, _, x = points_after(seed, 1212, points_per_class)
    model = Model([FCLayer(2, 3, init=small_start(rng)), ReLUActivation(),
                   FCLayer(3, 3, init=small_start(rng)),
                   SoftmaxActivation()], 1, 1, 1)
    y = model.forward(x)
    print("five points of another spiral through")
    print("2 -> 3 ReLU -> 3 softmax")
    for row in y[:5]:
        print("   ", *["%.7f" % p for p in row])  # 32 bits hold no more
    print("of all %d points, farthest from 1/3: %.6f" % (
        len(y), max([abs(p - 1 / 3) for row in y for p in row])))
    here.save("network", draw.network(model, x[1]))
    layers = [FCLayer(2, 5), ReLUActivation(), FCLayer(5, 5),
              ReLUActivation(), FCLayer(5, 2), SoftmaxActivation()]
    here.save("deep_network", draw.network(Model(layers, 1, 1, 1)))
    here.ask("add 100 to all three scores: what happens to the softmax, and"
             " why?")


if __name__ == "__main__":
    here.say(__doc__)
    print()
    main()
