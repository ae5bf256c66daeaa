"""Two losses: what a wrong answer that is sure of itself costs.

A sigmoid gives a probability p. Mean squared error takes (p - label)^2,
binary cross-entropy minus the logarithm of what was given to the truth. Far
from the truth the first is flat, so its slope vanishes there; the second is
steep. Both train the same network here, from the same wrong start.
"""

import here  # finds minnet in the folder above
import math

from minnet import (BinaryCrossEntropyLoss, FCLayer, Model, MSELoss,
                    SigmoidActivation, draw)


def sigmoid(x):
    return 1 / (1 + math.exp(-x))


def train(loss, last, start=-5.0):
    """The probabilities before each of 60 epochs; the label is 1."""
    layer = FCLayer(1, 1, lambda *_: ([[0.0]], [start]))
    model = Model([layer] + last, 60, 1, 0.5, loss=loss)
    seen = []
    model.train([([1.0], [1.0])], progress=lambda epoch, *_: seen.append(
        (epoch, sigmoid(layer.weights[0][0] + layer.bias[0]))))
    return seen


def main():
    print("the label is 1; p is what the network says")
    print("           squared error     cross-entropy")
    print("    p      e      slope      e      slope")
    for total in (-5, -2, 0, 2, 5):
        p = sigmoid(total)
        print(f"    {p:.3f}  {(p - 1) ** 2:.3f}  "
              f"{2 * (p - 1) * p * (1 - p):6.3f}     {-math.log(p):.3f}"
              f"  {p - 1:6.3f}")
    squared = train(MSELoss(), [SigmoidActivation()])
    crossed = train(BinaryCrossEntropyLoss(), [])  # it has its own
    for epoch in 1, 10, 30, 60:
        print(f"epoch {epoch:2}: p = {squared[epoch - 1][1]:.3f} by squares,"
              f" {crossed[epoch - 1][1]:.3f} by cross-entropy")
    here.show("losses", draw.curve(
        {"squared": lambda x: (sigmoid(x) - 1) ** 2,
         "cross-entropy": lambda x: -math.log(sigmoid(x))}, -5, 5,
        title="the error, if the label is 1", x_label="sum", y_label="e"))
    here.save("training", draw.curve(
        {"squared": squared, "cross-entropy": crossed},
        title="from a wrong start", x_label="epoch", y_label="p"))
    here.ask("at p = 0.007 the squared error is nearly as large as it can be,"
             " and its slope nearly 0. Where in the slope does that come"
             " from?")


if __name__ == "__main__":
    here.say(__doc__)
    print()
    main()
