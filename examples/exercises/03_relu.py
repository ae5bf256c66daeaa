"""ReLU: a line with a bend."""

LESSONS = ["activations"]

TASK = '''
"""ReLU: a line with a bend."""


def relu(x):
    """x above 0, else 0."""
    # your code here
'''

SOLUTION = "return x if x > 0 else 0"

CASES = [
    "relu(3)",
    "relu(-2)",
    "relu(0)",
    "relu(0.25)",
]

WRONG = {
    "return abs(x)":
        "for -2 you give 2: that is the absolute value. What is below"
        " 0 becomes 0.",
    "return 1 if x > 0 else 0":
        "that is the slope of ReLU (or a step); above 0 ReLU gives x "
        "itself.",
    "return min(x, 0)":
        "that keeps what is below 0: take max instead of min.",
    "return -x if x < 0 else 0":
        "that is turned round: above 0 it gives x, below 0 it gives "
        "0.",
}

HINTS = [
    "There are two cases: is x above 0 or not?",
    "An if and two returns will do; so does max.",
]
