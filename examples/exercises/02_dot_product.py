"""A dot product: what every neuron does with its inputs."""

LESSONS = ["one_neuron"]

TASK = '''
"""A dot product: what every neuron does with its inputs."""


def dot(u, v):
    """u1 v1 + u2 v2 + ..., for two lists that are equally long."""
    # your code here
'''

SOLUTION = "return sum([a * b for a, b in zip(u, v)])"

CASES = [
    "dot([1, 2, 3], [4, 5, 6])",
    "dot([2], [-3])",
    "dot([0.5, 1], [2, 2])",
]

WRONG = {
    "return [a * b for a, b in zip(u, v)]":
        "the products are right, but they are still a list: add them "
        "up.",
    "return sum(u) * sum(v)":
        "multiply pair by pair first, then add up; not the other way "
        "round.",
    "return sum([a + b for a, b in zip(u, v)])":
        "the pairs are added; they should be multiplied.",
    "return u[0] * v[0]":
        "that is the first pair only: is the `return` inside the "
        "loop?",
}

HINTS = [
    "Start with total = 0 and go through zip(u, v).",
    "In the loop: total = total + a * b. The return comes after the "
    "loop.",
]
