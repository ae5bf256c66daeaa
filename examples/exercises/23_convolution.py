"""One filter moves over an image."""

LESSONS = ["one_filter"]

TASK = '''
"""One filter moves over an image."""


def convolve(image, filter):
    """The filter laid on each place of the image where it fits: the numbers
    under it times its own, added up. Both are lists of rows."""
    # your code here
'''

SOLUTION = """
high, wide = len(filter), len(filter[0])
return [[sum([image[i + a][j + b] * filter[a][b]
              for a in range(high) for b in range(wide)])
         for j in range(len(image[0]) - wide + 1)]
        for i in range(len(image) - high + 1)]
"""

CASES = [
    "convolve([[1, 2, 3], [4, 5, 6], [7, 8, 9]], [[1, 0], [0, -1]])",
    "convolve([[1, 2, 4, 8]], [[1, 10]])",
    "convolve([[3]], [[2]])",
]

WRONG = {
    """
high, wide = len(filter), len(filter[0])
return [[sum([image[i + a][j + b] * filter[high - 1 - a][wide - 1 - b]
              for a in range(high) for b in range(wide)])
         for j in range(len(image[0]) - wide + 1)]
        for i in range(len(image) - high + 1)]
""":
        "you turn the filter round: mathematicians do, networks "
        "don't.",
    """
high, wide = len(filter), len(filter[0])
return [[sum([image[i + a][j + b] * filter[a][b]
              for a in range(high) for b in range(wide)])
         for j in range(len(image[0]) - wide)]
        for i in range(len(image) - high)]
""":
        "the last row and column of places are missing: the filter "
        "fits len(image) - len(filter) + 1 times.",
    """
return sum([a * b for row, line in zip(image, filter) for a, b in zip(row,
        line)])
""":
        "that is one place of the filter; it moves over all of the "
        "image.",
}

HINTS = [
    "At place (i, j) the filter covers image[i + a][j + b].",
    "i goes from 0 to len(image) - len(filter), that one included.",
    "Two loops for the place, two for the filter.",
]
