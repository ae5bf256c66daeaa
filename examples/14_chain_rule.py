"""The chain rule: nine slopes by hand, then the same nine by backward.

Two inputs, two hidden neurons, one output, all sigmoid: six weights and
three biases. How does the error change with each of them?
"""

import here  # finds minnet in the folder above

import random

from minnet import (FCLayer, Model, MSELoss, SigmoidActivation, draw,
                    normal_start)

NAMES = ["w1", "w2", "b1", "w3", "w4", "b2", "w5", "w6", "b3"]


def slopes_by_hand(x, label, hidden, output):
    """de/dw1, de/dw2, de/db1, ... for e = (y - label)^2."""
    f, slope = SigmoidActivation().value, SigmoidActivation().slope
    (w1, w2), (w3, w4) = hidden.weights
    b1, b2 = hidden.bias
    (w5, w6), b3 = output.weights[0], output.bias[0]
    x1, x2 = x

    # forward, with the sums kept
    sum1 = w1 * x1 + w2 * x2 + b1
    sum2 = w3 * x1 + w4 * x2 + b2
    h1, h2 = f(sum1), f(sum2)
    sum3 = w5 * h1 + w6 * h2 + b3
    y = f(sum3)

    # the factors of the chain
    de_dy = 2 * (y - label)
    dy_dh1, dy_dh2 = w5 * slope(sum3), w6 * slope(sum3)
    dh1_dw1, dh1_dw2, dh1_db1 = x1 * slope(sum1), x2 * slope(sum1), slope(sum1)
    dh2_dw3, dh2_dw4, dh2_db2 = x1 * slope(sum2), x2 * slope(sum2), slope(sum2)
    dy_dw5, dy_dw6, dy_db3 = h1 * slope(sum3), h2 * slope(sum3), slope(sum3)

    return [de_dy * dy_dh1 * dh1_dw1, de_dy * dy_dh1 * dh1_dw2,
            de_dy * dy_dh1 * dh1_db1,
            de_dy * dy_dh2 * dh2_dw3, de_dy * dy_dh2 * dh2_dw4,
            de_dy * dy_dh2 * dh2_db2,
            de_dy * dy_dw5, de_dy * dy_dw6, de_dy * dy_db3]


def slopes_by_backward(x, label, hidden, output):
    """The same nine from the layers."""
    model, loss = Model([hidden, SigmoidActivation(), output,
                         SigmoidActivation()], 1, 1, 1), MSELoss()
    loss.forward(model.forward([x]), [[label]])
    model.backward(loss.backward())
    return (hidden.de_dw[0] + hidden.de_db[:1]
            + hidden.de_dw[1] + hidden.de_db[1:]
            + output.de_dw[0] + output.de_db)


def main(seed=0, x=(-2, -1), label=1):
    random.seed(seed)
    hidden = FCLayer(2, 2, init=normal_start)
    output = FCLayer(2, 1, init=normal_start)
    mine = slopes_by_hand(list(x), label, hidden, output)
    theirs = slopes_by_backward(list(x), label, hidden, output)
    print("slope at     by hand     backward")
    for name, a, b in zip(NAMES, mine, theirs):
        print("   %s   %12.8f %12.8f" % (name, a, b))
    print("largest difference: %.0e"
          % max([abs(a - b) for a, b in zip(mine, theirs)]))
    model = Model([hidden, SigmoidActivation(), output,
                   SigmoidActivation()], 1, 1, 1)
    here.show("network", draw.network(model, list(x), [label],
                                         numbers=True))
    here.ask("which of the nine slopes would be 0 if the first input were 0?"
             " Find it in the formulas, then by running it.")


if __name__ == "__main__":
    here.say(__doc__)
    print()
    main()
