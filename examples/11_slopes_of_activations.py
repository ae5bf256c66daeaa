"""Slopes of activations: how much of a change gets through.

Where an activation is flat, its slope is 0: whatever stands before it does
not learn there. Each slope is a formula, too; backward multiplies by it.
"""

import here  # finds minnet in the folder above

from minnet import (ELUActivation, HeavisideActivation, LeakyReLUActivation,
                    ReLUActivation, SigmoidActivation, SoftmaxActivation,
                    TanhActivation, draw)

ACTIVATIONS = [
    ("sigmoid", SigmoidActivation()), ("tanh", TanhActivation()),
    ("ReLU", ReLUActivation()), ("leaky", LeakyReLUActivation()),
    ("ELU", ELUActivation()), ("step", HeavisideActivation())]


def main(inputs=(-5, -2, -1, -0.5, 0, 0.5, 1, 2, 5, 10)):
    print("slopes")
    print("     x", *["%8s" % name for name, _ in ACTIVATIONS])
    for x in inputs:
        print("%6g" % x, *["%8.4f" % activation.slope(x)
                           for _, activation in ACTIVATIONS])
    for name, layer in ACTIVATIONS:
        here.save(f"{name}_and_slope",
                  draw.curve([(name, layer)], -5, 5, slopes=True))
    here.show("slopes", draw.curve(
        [(name, layer.slope) for name, layer in ACTIVATIONS], -3, 3,
        title="slopes"))
    # Softmax takes all scores at once, so each answers to each: p (1 - p) in
    # the diagonal, -p q beside it.
    print("softmax of 4.8, 1.21, 2.385")
    print("row: a probability, column: the score that changes")
    for row in SoftmaxActivation().slope([4.8, 1.21, 2.385]):
        print("   ", *["%11.8f" % slope for slope in row])
    here.ask("the step has the slope 0 everywhere. Why can nothing that"
             " stands before it learn by walking downhill?")


if __name__ == "__main__":
    here.say(__doc__)
    print()
    main()
