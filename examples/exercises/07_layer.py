"""A layer: several neurons look at the same inputs."""

LESSONS = ["a_layer_by_hand"]

TASK = '''
"""A layer: several neurons look at the same inputs."""


def layer(x, weights, biases):
    """A list with the output of each neuron; weights has a row for each
    neuron, biases a number. (Without an activation.)"""
    # your code here
'''

SOLUTION = """
outputs = []
for row, bias in zip(weights, biases):
    outputs.append(sum([a * w for a, w in zip(x, row)]) + bias)
return outputs
"""

CASES = [
    "layer([1, 2], [[3, 4], [5, 6], [7, 8]], [0, 1, 2])",
    "layer([2], [[1], [10]], [0.5, 0])",
]

WRONG = {
    "return [sum([a * w for a, w in zip(x, row)]) for row in weights]":
        "the biases are missing: each neuron adds its own.",
    "return [sum([a * w for a, w in zip(x, weights[0])]) + biases[0]]":
        "that is the first neuron only: is the `return` inside the "
        "loop?",
    """
return sum([sum([a * w for a, w in zip(x, row)]) + b for row, b in
        zip(weights, biases)])
""":
        "each neuron has an output of its own: give a list, don't add"
        " them up.",
    """
return [sum([a * w for a, w in zip(x, column)]) + b for column, b in
        zip(zip(*weights), biases)]
""":
        "you take the columns of weights; each neuron has a row.",
}

HINTS = [
    "Go through zip(weights, biases): a row and a bias for each "
    "neuron.",
    "What one neuron does with its row is the first exercise, without"
    " ReLU.",
]
