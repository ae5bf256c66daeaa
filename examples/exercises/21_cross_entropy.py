"""Cross-entropy: how surprised are you?"""

LESSONS = ["two_losses"]

TASK = '''
"""Cross-entropy: how surprised are you?"""

import math


def cross_entropy(p, label):
    """Minus the logarithm of the probability that was given to the right
    class: p is a list such as [0.1, 0.7, 0.2], label such as [0, 1, 0]."""
    # your code here
'''

SOLUTION = "return -math.log(p[label.index(1)])"

CASES = [
    "cross_entropy([0.1, 0.7, 0.2], [0, 1, 0])",
    "cross_entropy([0.5, 0.5], [1, 0])",
    "cross_entropy([0.9, 0.1], [0, 1])",
]

WRONG = {
    "return math.log(p[label.index(1)])":
        "the minus is missing: logarithms of probabilities are below "
        "0, errors are not.",
    "return -math.log(max(p))":
        "that looks at the largest probability; look at that of the "
        "right class.",
    "return -sum([math.log(a) for a in p])":
        "only the right class counts: the label has a 1 there.",
    "return 1 - p[label.index(1)]":
        "that grows evenly; cross-entropy takes minus the logarithm, "
        "which grows without end as p goes to 0.",
}

HINTS = [
    "label.index(1) is the place of the right class.",
    "math.log is the natural logarithm.",
]
