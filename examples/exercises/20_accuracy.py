"""How many are right?"""

LESSONS = ["handwritten_digits"]

TASK = '''
"""How many are right?"""


def accuracy(outputs, labels):
    """The share of examples whose largest output stands where the label has
    its 1. Both are lists of rows, such as [0.1, 0.7, 0.2] and [0, 1, 0]."""
    # your code here
'''

SOLUTION = """
right = [row.index(max(row)) == label.index(1)
         for row, label in zip(outputs, labels)]
return sum(right) / len(right)
"""

CASES = [
    "accuracy([[0.1, 0.7, 0.2], [0.6, 0.3, 0.1]], [[0, 1, 0], [0, 0, 1]])",
    "accuracy([[2, 1]], [[1, 0]])",
    "accuracy([[0.4, 0.3, 0.3], [0, 1, 0], [0.2, 0.3, 0.5]], [[1, 0, "
    "0], [0, 1, 0], [0, 1, 0]])",
]

WRONG = {
    """
return sum([row.index(max(row)) == label.index(1) for row, label in
        zip(outputs, labels)])
""":
        "that is how many; divide by the number of examples.",
    """
same = [[round(a) for a in row] == label
        for row, label in zip(outputs, labels)]
return sum(same) / len(same)
""":
        "an output need not be above 0.5 to be the largest: compare "
        "the places.",
    """
same = [max(row) == max(label) for row, label in zip(outputs, labels)]
return sum(same) / len(same)
""":
        "compare where the largest stand, not how large they are.",
}

HINTS = [
    "row.index(max(row)) is the place of the largest number.",
    "label.index(1) is the place of the 1. Are the two equal?",
    "sum() of a list of True and False counts the True.",
]
