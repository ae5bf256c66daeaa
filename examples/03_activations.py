"""Activations: what bends the line.

Every activation is a formula for one number. Maxout needs none: it takes the
highest of several lines.
"""

import here  # finds minnet in the folder above

from minnet import (ELUActivation, HeavisideActivation, LeakyReLUActivation,
                    MaxoutLayer, ReLUActivation, SigmoidActivation,
                    TanhActivation, draw)

ACTIVATIONS = [
    ("sigmoid", SigmoidActivation()), ("tanh", TanhActivation()),
    ("ReLU", ReLUActivation()), ("leaky", LeakyReLUActivation()),
    ("ELU", ELUActivation()), ("step", HeavisideActivation())]


def maxout_of(lines):
    """max(w1 x + b1, w2 x + b2, ...) as a layer; `lines` are the (w, b)."""
    layer = MaxoutLayer(1, 1, len(lines))
    for part, (w, b) in zip(layer.parts, lines):
        part.weights, part.bias = [[w]], [b]
    return layer


def main(inputs=(-5, -2, -1, -0.5, 0, 0.5, 1, 2, 5, 10)):
    print("values")
    print("     x", *["%8s" % name for name, _ in ACTIVATIONS])
    for x in inputs:
        print("%6g" % x, *["%8.4f" % activation.value(x)
                           for _, activation in ACTIVATIONS])
    here.show("relu", draw.curve(ReLUActivation(), -5, 10))
    here.show("values", draw.curve(ACTIVATIONS, -3, 3, title="values"))
    layer = maxout_of([(-1, 0), (0.5, 1)])
    print("maxout of the lines -x and 0.5 x + 1:")
    print("   ", *["%g -> %g" % (x, layer.forward([[x]])[0][0])
                   for x in (-4, -2, 0, 2, 4)], sep="  ")
    here.save("maxout", draw.curve([
        ("maxout", layer), ("-x", lambda x: -x),
        ("0.5 x + 1", lambda x: 0.5 * x + 1)], -4, 4))
    # e^1000 is too large for a float; these formulas never ask for it.
    print("no overflow far out:")
    print("    sigmoid(-1000) =", SigmoidActivation().value(-1000))
    print("    tanh(400)      =", TanhActivation().value(400))
    print("    elu(-1000)     =", ELUActivation().value(-1000))
    here.ask("which of the six never goes below 0, and which of them have no"
             " upper end?")


if __name__ == "__main__":
    here.say(__doc__)
    print()
    main()
