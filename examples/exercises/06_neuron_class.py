"""A class: a neuron that keeps its weights."""

LESSONS = ["classes_and_objects"]

TASK = '''
"""A class: a neuron that keeps its weights."""


class Neuron:
    """neuron = Neuron([1, 2], 3); neuron.feedforward([10, 20]) is 53."""

    def __init__(self, weights, bias):
        """Keep both in this neuron."""
        # your code here

    def feedforward(self, x):
        """The sum of inputs times weights, and the bias."""
        products = [a * w for a, w in zip(x, self.weights)]
        return sum(products) + self.bias
'''

SOLUTION = """
self.weights = weights
self.bias = bias
"""

CASES = [
    "Neuron([1, 2], 3).feedforward([10, 20])",
    "Neuron([0.5], -1).feedforward([4])",
    "[(a.feedforward([1]), b.feedforward([1])) for a, b in "
    "[(Neuron([1], 0), Neuron([2], 0))]]",
]

WRONG = {
    """
weights = weights
bias = bias
""":
        "__init__ keeps nothing: a name in it is forgotten when it"
        " ends. Write self.weights = weights, and likewise for the"
        " bias.",
    """
Neuron.weights = weights
Neuron.bias = bias
""":
        "these belong to the class, so all neurons share them: write "
        "self.weights.",
    "self.weights = weights":
        "self.bias is missing.",
    "self.weights, self.bias = weights, 0":
        "the bias that is given is not kept.",
}

HINTS = [
    "self is the neuron that is being made.",
    "self.weights = weights keeps the list in it; the bias likewise.",
]
