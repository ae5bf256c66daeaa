"""One neuron: multiply, add up, bend."""

LESSONS = ["one_neuron"]

TASK = '''
"""One neuron: multiply, add up, bend."""


def neuron(x, weights, bias):
    """Each input times its weight, all added up, and the bias; then ReLU:
    what is below 0 becomes 0."""
    # your code here
'''

SOLUTION = """
total = sum([a * w for a, w in zip(x, weights)]) + bias
return max(total, 0)
"""

CASES = [
    "neuron([2, 3], [4, 5], 1)",
    "neuron([1, 2], [-3, 1], 0.5)",
    "neuron([1], [-1], 3)",
]

WRONG = {
    "return sum([a * w for a, w in zip(x, weights)]) + bias":
        "the sum is right, but ReLU is missing: what is below 0 "
        "becomes 0.",
    "return max(sum([a * w for a, w in zip(x, weights)]), 0)":
        "the bias is missing: add it before ReLU.",
    "return max(sum([a * w for a, w in zip(x, weights)]), 0) + bias":
        "the bias comes too late: add it before ReLU, not after.",
    "return max(sum(x) * sum(weights) + bias, 0)":
        "each input has a weight of its own: multiply pair by pair, "
        "then add up.",
}

HINTS = [
    "zip(x, weights) gives the pairs: first input with first weight, "
    "and so on.",
    "sum([a * w for a, w in zip(x, weights)]) adds the products up.",
    "max(number, 0) is ReLU.",
]
