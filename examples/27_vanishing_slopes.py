"""Vanishing and exploding slopes: on the way back through many layers.

Backward multiplies by weights and slopes, layer after layer. A sigmoid's
slope is at most 1/4, so eight of them leave little for the first layer; with
large weights and ReLU the slopes grow instead.
"""

import here  # finds minnet in the folder above
import math
import random

from minnet import (FCLayer, Model, ReLUActivation, SigmoidActivation, draw,
                    he_start, normal_start, xavier_start)

WAYS = [("sigmoid, Xavier", SigmoidActivation, xavier_start),
        ("ReLU, normal", ReLUActivation, normal_start),
        ("ReLU, He", ReLUActivation, he_start)]


def slope_sizes(activation, start, width, depth):
    """The size of the slopes that reach each layer, the first one first."""
    layers = []
    for _ in range(depth):
        layers += [FCLayer(width, width, init=start), activation()]
    rows = [[random.gauss(0, 1) for _ in range(width)] for _ in range(20)]
    Model(layers, 1, 1, 1).forward(rows)
    de_dy = [[1 for _ in row] for row in rows]  # 1 at every output
    found = []
    for layer in reversed(layers):
        de_dy = layer.backward(de_dy)
        if isinstance(layer, FCLayer):
            continue
        squares = [slope * slope for row in de_dy for slope in row]
        found.insert(0, math.sqrt(sum(squares) / len(squares)))
    return found


def main(seed=0, width=16, depth=8):
    print("size of the slopes that reach a layer; 1 at the output")
    print("                 ", *["layer %d" % i for i in (
        depth, depth // 2, 1)])
    curves = []
    for name, activation, start in WAYS:
        random.seed(seed)
        found = slope_sizes(activation, start, width, depth)
        curves.append((name, [(i, math.log10(a))
                              for i, a in enumerate(found, 1)]))
        print("%-16s" % name, *["%8.2g" % found[i - 1] for i in (
            depth, depth // 2, 1)])
    here.show("slopes", draw.curve(
        curves, 1, depth, x_label="layer", y_label="log10(size)",
        title="size of the slopes, layer by layer"))
    here.say("Backward comes from the right. Where a curve falls to the"
             " left, the first layers hardly learn; where it rises, their"
             " steps are far too long.")
    here.ask("0.25 to the power of 8 is what? Compare it with the sigmoid's"
             " row.")


if __name__ == "__main__":
    here.say(__doc__)
    print()
    main()
