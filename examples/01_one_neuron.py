"""One neuron: multiply, add up, bend.

A neuron multiplies every input by a weight of its own and adds it all up;
an activation then decides what comes out. First by hand, then with Neuron.
"""

import here  # finds minnet in the folder above

from minnet import Neuron, ReLUActivation, draw


def neuron_by_hand(x, w):
    """(sum, output) of a neuron with ReLU and without a bias."""
    products = [a * b for a, b in zip(x, w)]
    total = sum(products)
    return total, max(total, 0)  # ReLU: negative sums become 0


def main(x=(2, 3, 4), w=(1, -1, 5)):
    total, y = neuron_by_hand(x, w)
    print("inputs ", *x)
    print("weights", *w)
    print("sum of input * weight:", total)
    print("after ReLU:", y)
    neuron = Neuron(list(w), 0, ReLUActivation())
    print("the same by", neuron)
    print("    ->", neuron.feedforward(list(x)))
    print("with the negative weights it is silent:",
          Neuron([-a for a in w], 0, ReLUActivation()).feedforward(list(x)))
    here.show("neuron", draw.neuron(neuron, list(x)))
    here.ask("which single weight would you change, and to what, so that"
             " this neuron gives 0 for these inputs?")


if __name__ == "__main__":
    here.say(__doc__)
    print()
    main()
