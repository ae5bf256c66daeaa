"""The slope of ReLU: how much of a change goes through."""

LESSONS = ["slopes_of_activations"]

TASK = '''
"""The slope of ReLU: how much of a change goes through."""


def relu_slope(x):
    """How steep ReLU is at x. (At 0, the bend, say 0.)"""
    # your code here
'''

SOLUTION = "return 1 if x > 0 else 0"

CASES = [
    "relu_slope(3)",
    "relu_slope(-2)",
    "relu_slope(0.1)",
    "relu_slope(0)",
]

WRONG = {
    "return x if x > 0 else 0":
        "that is ReLU itself. Above 0 it goes up by 1 for each step "
        "of 1: its slope is 1 everywhere there.",
    "return 1 if x >= 0 else 0":
        "all but 0 itself is right: at the bend say 0 here.",
    "return 1":
        "below 0 ReLU is flat: its slope is 0 there.",
    "return 0 if x > 0 else 1":
        "that is turned round: ReLU is flat below 0, not above.",
}

HINTS = [
    "Draw ReLU. Where is it flat, and where does it climb?",
    "How much does it climb from x = 3 to x = 4?",
]
