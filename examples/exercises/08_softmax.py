"""Softmax: scores become probabilities."""

LESSONS = ["softmax"]

TASK = '''
"""Softmax: scores become probabilities."""

import math


def softmax(scores):
    """e to the power of each score, divided by the sum of them all."""
    # your code here
'''

SOLUTION = """
powers = [math.exp(score) for score in scores]
return [power / sum(powers) for power in powers]
"""

CASES = [
    "softmax([1, 2, 3])",
    "softmax([0, 0])",
    "softmax([-1, 1, 0.5])",
]

WRONG = {
    "return [math.exp(score) for score in scores]":
        "these are the powers; divide each by the sum of all, so that"
        " they add up to 1.",
    """
return [score / sum(scores) if sum(scores) else 0.5 for score in scores]
""":
        "the powers of e are missing: scores may be below 0, their "
        "powers are not.",
    """
powers = [math.exp(score) for score in scores]
return [power / max(powers) for power in powers]
""":
        "divide by the sum, not by the largest: then they add up to "
        "1.",
    """
powers = [math.exp(score) for score in scores]
return [power / len(powers) for power in powers]
""":
        "divide by the sum of the powers, not by how many there are.",
}

HINTS = [
    "First a list of powers: math.exp(score) for each score.",
    "Then each of them divided by sum(powers).",
    "Check: the result adds up to 1.",
]
