"""One step downhill, for all weights."""

LESSONS = ["walking_downhill"]

TASK = '''
"""One step downhill, for all weights."""


def step(weights, slopes, learning_rate):
    """The new weights, a list: each one moved against its slope by
    learning_rate times that slope."""
    # your code here
'''

SOLUTION = """
return [w - learning_rate * s for w, s in zip(weights, slopes)]
"""

CASES = [
    "step([1, 2], [10, -20], 0.1)",
    "step([0.5], [0], 3)",
    "step([3, 3, 3], [1, 2, 3], 1)",
]

WRONG = {
    "return [w + learning_rate * s for w, s in zip(weights, slopes)]":
        "that goes uphill: a slope above 0 means that the weight "
        "should become smaller.",
    "return [w - s for w, s in zip(weights, slopes)]":
        "the learning rate is missing.",
    "return [-learning_rate * s for w, s in zip(weights, slopes)]":
        "that is how far each one moves; the new weight is the old "
        "one and that.",
    "return [w - learning_rate for w, s in zip(weights, slopes)]":
        "how far depends on the slope: learning_rate times slope.",
    "return [w * (1 - learning_rate * s) for w, s in zip(weights, slopes)]":
        "the step is taken from the weight, not multiplied with it.",
}

HINTS = [
    "zip(weights, slopes) gives each weight with its slope.",
    "w - learning_rate * s",
]
