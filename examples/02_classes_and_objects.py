"""Classes and objects: a neuron that keeps its own weights.

A class is a plan, an object is one thing built by it. `def` inside a class
makes a method; `self` is the object whose method was called; `__init__` runs
when an object is built and puts the numbers into it that it keeps.
"""

import here  # finds minnet in the folder above

from minnet import Neuron, ReLUActivation, draw


class MyNeuron:
    """The plan: what every neuron has, and what it can do."""

    def __init__(self, weights, bias):
        self.weights = weights  # this object's own, kept for later
        self.bias = bias

    def feedforward(self, x):
        total = self.bias
        for a, w in zip(x, self.weights):
            total += a * w
        return max(total, 0)


def main():
    first = MyNeuron([1, -1, 5], 0)  # calls __init__, self is the new object
    second = MyNeuron([1, 1, 1], -2)
    print("two objects of one class")
    for name, neuron in (("first", first), ("second", second)):
        print("   ", name, "has weights", neuron.weights, "bias", neuron.bias)
        print("        and gives", neuron.feedforward([2, 3, 4]))
    first.bias = 10  # only the first one's
    print("first.bias = 10 changes one of them:")
    print("    first ", first.feedforward([2, 3, 4]))
    print("    second", second.feedforward([2, 3, 4]))
    same = MyNeuron.feedforward(first, [2, 3, 4])
    print("first.feedforward(x) is MyNeuron.feedforward(first, x):", same)
    theirs = Neuron([1, 1, 1], -2, ReLUActivation())
    print("minnet's own class:", theirs)
    print("        gives", theirs.feedforward([2, 3, 4]))
    here.save("second", draw.neuron(theirs, [2, 3, 4]))
    here.ask("`third = second`, then `third.bias = 0`: what does second give"
             " now, and how many objects are there?")


if __name__ == "__main__":
    here.say(__doc__)
    print()
    main()
