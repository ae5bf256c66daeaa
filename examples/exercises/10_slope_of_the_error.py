"""In which direction: the slope of the mean squared error."""

LESSONS = ["walking_downhill"]

TASK = '''
"""In which direction: the slope of the mean squared error."""


def error_slope(y, label):
    """A list: how the mean of (y - label) squared changes with each y."""
    # your code here
'''

SOLUTION = """
return [2 * (a - b) / len(y) for a, b in zip(y, label)]
"""

CASES = [
    "error_slope([1, 2], [1, 4])",
    "error_slope([3], [1])",
    "error_slope([0, 5, 1], [1, 2, 0])",
]

WRONG = {
    "return [2 * (a - b) for a, b in zip(y, label)]":
        "the factor of the mean is missing: divide by how many there "
        "are.",
    "return [(a - b) / len(y) for a, b in zip(y, label)]":
        "the 2 is missing: the slope of d squared is 2 d.",
    "return [a - b for a, b in zip(y, label)]":
        "the slope of d squared is 2 d, and the mean divides by how "
        "many there are.",
    "return [2 * (b - a) / len(y) for a, b in zip(y, label)]":
        "the sign is turned round: y - label, so that too large a y "
        "has a slope above 0.",
    "return sum([2 * (a - b) / len(y) for a, b in zip(y, label)])":
        "each y has a slope of its own: give a list.",
}

HINTS = [
    "The slope of d * d is 2 * d.",
    "The mean divides the sum by len(y), so it divides each slope, "
    "too.",
]
