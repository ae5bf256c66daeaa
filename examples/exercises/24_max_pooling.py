"""Max pooling: the largest of each little square."""

LESSONS = ["convolution"]

TASK = '''
"""Max pooling: the largest of each little square."""


def max_pool(image, size):
    """The image in squares of size x size, of each the largest number. Its
    height and width are multiples of size."""
    # your code here
'''

SOLUTION = """
return [[max([image[i + a][j + b]
              for a in range(size) for b in range(size)])
         for j in range(0, len(image[0]), size)]
        for i in range(0, len(image), size)]
"""

CASES = [
    "max_pool([[1, 2, 5, 6], [3, 4, 7, 0]], 2)",
    "max_pool([[1, -2], [-3, -4]], 1)",
    "max_pool([[-1, -2], [-3, -4]], 2)",
]

WRONG = {
    """
return [[max([image[i + a][j + b]
              for a in range(size) for b in range(size)])
         for j in range(len(image[0]) - size + 1)]
        for i in range(len(image) - size + 1)]
""":
        "the squares overlap: go on by `size` each time.",
    """
return [[sum([image[i + a][j + b]
              for a in range(size) for b in range(size)]) / size / size
         for j in range(0, len(image[0]), size)]
        for i in range(0, len(image), size)]
""":
        "that is the mean of each square; take the largest.",
    """
return [[max([0] + [image[i + a][j + b]
              for a in range(size) for b in range(size)])
         for j in range(0, len(image[0]), size)]
        for i in range(0, len(image), size)]
""":
        "where all are below 0 the largest is below 0, too: don't "
        "start with 0.",
}

HINTS = [
    "range(0, len(image), size) counts where the squares begin.",
    "max([... for a in range(size) for b in range(size)])",
]
