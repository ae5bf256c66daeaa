"""Where weights should start: not too small, not too large.

Each layer adds up many products. If weights are small, numbers shrink from
layer to layer until nothing is left; if they are large, numbers grow. He and
Xavier choose the spread by the number of inputs, so that it stays.
"""

import here  # finds minnet in the folder above
import math
import random

from minnet import (FCLayer, ReLUActivation, TanhActivation, draw, he_start,
                    normal_start, xavier_start)


def small(input_dim, output_dim):
    """0.01 * normal: as for the spiral."""
    weights, _ = normal_start(input_dim, output_dim)
    return [[0.01 * w for w in row] for row in weights], [0] * output_dim


def two_minus_one(input_dim, output_dim):
    """2 * random - 1: as for the sigmoid networks."""
    return [[2 * random.random() - 1 for _ in range(input_dim)]
            for _ in range(output_dim)], [0] * output_dim


STARTS = [("0.01 * normal", small, ReLUActivation()),
          ("2 * random - 1", two_minus_one, ReLUActivation()),
          ("He", he_start, ReLUActivation()),
          ("Xavier", xavier_start, ReLUActivation()),
          ("Xavier, tanh", xavier_start, TanhActivation()),
          ("2 random - 1, tanh", two_minus_one, TanhActivation())]


def size(batch):
    """The root of the mean square of all numbers."""
    squares = [a * a for row in batch for a in row]
    return math.sqrt(sum(squares) / len(squares))


def sizes(start, activation, width, depth, rows=20):
    """The size of the outputs of each layer."""
    x = [[random.gauss(0, 1) for _ in range(width)] for _ in range(rows)]
    found = []
    for _ in range(depth):
        x = activation.forward(FCLayer(width, width, init=start).forward(x))
        found.append(size(x))
    return found


def main(seed=0, width=50, depth=10):
    print(f"size of the outputs, layers of {width}; the inputs' is 1")
    print("start               layer 1  layer 5 layer %d" % depth)
    curves = []
    for name, start, activation in STARTS:
        random.seed(seed)
        found = sizes(start, activation, width, depth)
        curves.append((name, [(i, math.log10(a))
                              for i, a in enumerate(found, 1)]))
        print("%-18s" % name, *["%8.2g" % found[i - 1]
                                for i in (1, 5, depth)])
    here.show("sizes", draw.curve(
        curves[:4], 1, depth, x_label="layer", y_label="log10(size)",
        title="size, layer by layer (ReLU)"))
    here.say("tanh never goes beyond 1, but with large weights most of its"
             " neurons sit near -1 or 1, where the slope is nearly 0.")
    here.ask("all weights equal to the same number would keep the size, too."
             " What would all neurons of a layer then be?")


if __name__ == "__main__":
    here.say(__doc__)
    print()
    main()
