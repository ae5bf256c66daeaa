"""Activations: what bends the line, their values and slopes.

Every activation is a formula for one number, and so is its slope, which
backward needs. Maxout needs no activation: it takes the highest of lines.
"""

import here  # finds minnet in the folder above

from minnet import (ELUActivation, HeavisideActivation, LeakyReLUActivation,
                    MaxoutLayer, ReLUActivation, SigmoidActivation,
                    TanhActivation, draw, softmax)

ACTIVATIONS = [
    ("sigmoid", SigmoidActivation()), ("tanh", TanhActivation()),
    ("ReLU", ReLUActivation()), ("leaky", LeakyReLUActivation()),
    ("ELU", ELUActivation()), ("step", HeavisideActivation())]


def show(title, functions, inputs):
    """A table: a row for each x, a column for each function."""
    print(title)
    print("     x", *["%8s" % name for name, _ in ACTIVATIONS])
    for x in inputs:
        print("%6g" % x, *["%8.4f" % function(x) for function in functions])


def maxout_of(lines):
    """max(w1 x + b1, w2 x + b2, ...) as a layer; `lines` are the (w, b)."""
    layer = MaxoutLayer(1, 1, len(lines))
    for part, (w, b) in zip(layer.parts, lines):
        part.weights, part.bias = [[w]], [b]
    return layer


def main(inputs=(-5, -2, -1, -0.5, 0, 0.5, 1, 2, 5, 10)):
    show("values", [layer.value for _, layer in ACTIVATIONS], inputs)
    show("slopes (0 for the step: what stands before it can't learn)",
         [layer.slope for _, layer in ACTIVATIONS], inputs)

    here.show("03_relu", draw.curve(ReLUActivation(), -5, 10))
    for name, layer in ACTIVATIONS:
        here.save(f"03_{name}_and_slope",
                  draw.curve([(name, layer)], -5, 5, slopes=True))
    here.show("03_values", draw.curve(ACTIVATIONS, -3, 3, title="values"))
    here.save("03_slopes", draw.curve(
        [(name, layer.slope) for name, layer in ACTIVATIONS], -3, 3,
        title="slopes"))

    layer = maxout_of([(-1, 0), (0.5, 1)])
    print("maxout of the lines -x and 0.5 x + 1:")
    print("   ", *["%g -> %g" % (x, layer.forward([[x]])[0][0])
                   for x in (-4, -2, 0, 2, 4)], sep="  ")
    here.save("03_maxout", draw.curve([
        ("maxout", layer), ("-x", lambda x: -x),
        ("0.5 x + 1", lambda x: 0.5 * x + 1)], -4, 4))

    # e^1000 is too large for a float; these formulas never ask for it.
    print("no overflow far out:")
    print("    sigmoid(-1000) =", SigmoidActivation().value(-1000))
    print("    tanh(400)      =", TanhActivation().value(400))
    print("    elu(-1000)     =", ELUActivation().value(-1000))
    print("    softmax([1000, 0]) =", softmax([1000, 0]))


if __name__ == "__main__":
    print(__doc__)
    main()
