"""How wrong: the mean squared error."""

LESSONS = ["walking_downhill"]

TASK = '''
"""How wrong: the mean squared error."""


def mean_squared_error(y, label):
    """The mean of (y - label) squared over two lists of numbers."""
    # your code here
'''

SOLUTION = """
return sum([(a - b) ** 2 for a, b in zip(y, label)]) / len(y)
"""

CASES = [
    "mean_squared_error([1, 2], [1, 4])",
    "mean_squared_error([3], [1])",
    "mean_squared_error([0, 0, 1], [1, 2, 0])",
]

WRONG = {
    "return sum([(a - b) ** 2 for a, b in zip(y, label)])":
        "that is the sum; divide by how many there are for the mean.",
    "return sum([abs(a - b) for a, b in zip(y, label)]) / len(y)":
        "the differences are not squared.",
    "return sum([a - b for a, b in zip(y, label)]) / len(y)":
        "without squares, errors up and down cancel out.",
    "return sum([(a - b) ** 2 for a, b in zip(y, label)]) / len(y) / 2":
        "that is half of it: some books divide by 2, here it is the "
        "plain mean.",
    "return (sum([a - b for a, b in zip(y, label)]) / len(y)) ** 2":
        "square each difference, then take the mean; not the other "
        "way round.",
}

HINTS = [
    "zip(y, label) gives the pairs.",
    "(a - b) ** 2 for each, sum(...), then divided by len(y).",
]
