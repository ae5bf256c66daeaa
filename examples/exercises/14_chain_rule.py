"""The chain rule: from the error back to the weight."""

LESSONS = ["chain_rule"]

TASK = '''
"""The chain rule: from the error back to the weight."""


def slopes(x, w, b, label):
    """(de/dw, de/db) for the neuron y = w x + b and e = (y - label)
    squared."""
    # your code here
'''

SOLUTION = """
de_dy = 2 * (w * x + b - label)
return (de_dy * x, de_dy)
"""

CASES = [
    "slopes(2, 3, 1, 5)",
    "slopes(-1, 0.5, 0, 1)",
    "slopes(3, 1, 1, 4)",
]

WRONG = {
    """
y = w * x + b
return (2 * (y - label), 2 * (y - label))
""":
        "de/db is right; in de/dw the factor dy/dw = x is missing.",
    """
y = w * x + b
return ((y - label) * x, y - label)
""":
        "the factor 2 of the square is missing.",
    """
y = w * x + b
return (2 * (y - label) * w, 2 * (y - label))
""":
        "you multiply by w: that would be de/dx. dy/dw is x.",
    """
y = w * x + b
return (2 * (label - y) * x, 2 * (label - y))
""":
        "the sign is turned round: e goes up with y where y is above "
        "the label.",
    """
y = w * x + b
return (2 * (y - label) * x, 2 * (y - label) * b)
""":
        "de/dw is right; dy/db is 1, not b.",
}

HINTS = [
    "First de/dy: the slope of (y - label) squared.",
    "dy/dw is x, dy/db is 1.",
    "de/dw = de/dy * dy/dw.",
]
