"""Lines and bends: why layers need an activation between them.

Linear layers in a row collapse into one linear layer. With a ReLU between
them they don't: every neuron adds a bend, and its bias says where.
"""

import here  # finds minnet in the folder above

from fractions import Fraction

from minnet import FCLayer, ReLUActivation, add_row, draw, matmul, transpose


def layer_of(weights, bias):
    """An FCLayer with these numbers instead of random ones."""
    return FCLayer(len(weights[0]), len(weights),
                   init=lambda inputs, outputs: (weights, bias))


def collapsed(first, second):
    """The one layer that does what two linear layers do:

    W2 (W1 x + b1) + b2 = (W2 W1) x + (W2 b1 + b2)
    """
    weights = matmul(second.weights, first.weights)
    bias = add_row(matmul([first.bias], transpose(second.weights)),
                   second.bias)[0]
    return layer_of(weights, bias)


def through(layers, x):
    """What comes out of the last layer."""
    for layer in layers:
        x = layer.forward(x)
    return x


def chain(*neurons):
    """y(x) of ReLU neurons (w, b) one after the other."""
    layers = []
    for w, b in neurons:
        layers += [layer_of([[w]], [b]), ReLUActivation()]
    return lambda x: through(layers, [[x]])[0][0]


def show_rises(title, layers, points):
    """How much y rises from each point to the next: 1 further on."""
    y = [row[0] for row in through(layers, [[x] for x in points])]
    print("%-18s" % title, *["%4s" % (b - a) for a, b in zip(y, y[1:])])


def main():
    third = Fraction(1, 3)  # so that equal means equal
    first = layer_of([[third], [-1]], [1, 1])
    second = layer_of([[3, -2 * third]], [Fraction(1, 7)])
    one = collapsed(first, second)
    print("two linear layers are one: y = %s x + %s"
          % (one.weights[0][0], one.bias[0]))
    print("rises of y from x = -5 to -4, to -3, ... to 3")
    points = range(-5, 4)
    show_rises("two layers", [first, second], points)
    show_rises("one for the two", [one], points)
    show_rises("ReLU in between", [first, ReLUActivation(), second], points)

    points = [-1, -0.5, -0.25, 0, 0.25, 0.5, 0.75, 1]
    print("\nReLU neurons, y = max(w x + b, 0)")
    print("%-18s" % "x", *["%5g" % x for x in points])
    neurons = [("w 1", chain((1, 0))),
               ("w 1, b 0.5", chain((1, 0.5))),  # bends at -0.5, not at 0
               ("w -2, b 0.5", chain((-2, 0.5))),  # off from 0.25 on
               ("w -1, b 0.5", chain((-1, 0.5))),
               ("then w -2, b 1", chain((-1, 0.5), (-2, 1)))]
    for title, y in neurons:
        print("%-18s" % title, *["%5g" % y(x) for x in points])
    print("The last: 0, then it rises from 0 to 0.5 with slope 2, then 1.")
    here.save("05_weight", draw.curve(
        [("w = %g" % w, lambda x, w=w: w * x) for w in (0.5, 1, 2, -1)],
        -2, 2, title="the weight tilts the line y = w x"))
    here.save("05_bias", draw.curve(
        [("b = %g" % b, lambda x, b=b: x + b) for b in (-1, 0, 0.5, 2)],
        -2, 2, title="the bias lifts the line y = x + b"))
    here.show("05_neurons", draw.curve(neurons, -1, 1, title="ReLU neurons"))


if __name__ == "__main__":
    print(__doc__)
    main()
