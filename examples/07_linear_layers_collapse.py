"""Why an activation: two linear layers in a row are only one.

W2 (W1 x + b1) + b2 = (W2 W1) x + (W2 b1 + b2). However many there are, a
straight line comes out. With a ReLU between them the line gets bends.
"""

import here  # finds minnet in the folder above

from fractions import Fraction

from minnet import ReLUActivation, add_row, draw, matmul, transpose
from parts import layer_of


def collapsed(first, second):
    """The one layer that does what these two do."""
    weights = matmul(second.weights, first.weights)
    bias = add_row(matmul([first.bias], transpose(second.weights)),
                   second.bias)[0]
    return layer_of(weights, bias)


def through(layers, x):
    """What comes out of the last layer."""
    for layer in layers:
        x = layer.forward(x)
    return x


def show_rises(title, layers, points):
    """How much y rises from each point to the next: 1 further on."""
    y = [row[0] for row in through(layers, [[x] for x in points])]
    print("%-16s" % title, *["%4s" % (b - a) for a, b in zip(y, y[1:])])


def main():
    third = Fraction(1, 3)  # so that equal means equal
    first = layer_of([[third], [-1]], [1, 1])
    second = layer_of([[3, -2 * third]], [Fraction(1, 7)])
    one = collapsed(first, second)
    print("two linear layers are one: y = %s x + %s"
          % (one.weights[0][0], one.bias[0]))
    print("rises of y from x = -5 to -4, to -3, ... to 3")
    points = range(-5, 4)
    bent = [first, ReLUActivation(), second]
    show_rises("two layers", [first, second], points)
    show_rises("one for the two", [one], points)
    show_rises("ReLU in between", bent, points)
    here.show("bends", draw.curve(
        [("one for the two", one),
         ("ReLU in between", lambda x: through(bent, [[x]])[0][0])],
        -5, 3, title="two bends, one for each hidden neuron"))
    here.ask("at which x are the two bends, and which of the two hidden"
             " neurons makes which?")


if __name__ == "__main__":
    here.say(__doc__)
    print()
    main()
