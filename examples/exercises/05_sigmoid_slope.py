"""The sigmoid and its slope."""

LESSONS = ["slopes_of_activations"]

TASK = '''
"""The sigmoid and its slope."""

import math


def sigmoid(x):
    """From 0 to 1, 0.5 at 0."""
    return 1 / (1 + math.exp(-x))


def sigmoid_slope(x):
    """s (1 - s), where s is the sigmoid of x."""
    # your code here
'''

SOLUTION = """
s = sigmoid(x)
return s * (1 - s)
"""

CASES = [
    "sigmoid_slope(0)",
    "sigmoid_slope(2)",
    "sigmoid_slope(-3)",
]

WRONG = {
    "return x * (1 - x)":
        "s is the sigmoid of x, not x itself: call sigmoid(x) first. "
        "(In the articles x has sometimes been through the sigmoid "
        "already.)",
    "return sigmoid(x)":
        "that is the sigmoid; its slope is s times (1 - s).",
    "return sigmoid(x) * (1 - x)":
        "in the second factor stands s, too: 1 - sigmoid(x).",
}

HINTS = [
    "s = sigmoid(x), and then one more line.",
    "At 0 it is 0.5 * 0.5 = 0.25, its largest value.",
]
