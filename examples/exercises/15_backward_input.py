"""Backward: what a layer tells the one before it."""

LESSONS = ["chain_rule"]

TASK = '''
"""Backward: what a layer tells the one before it."""

import random


class Layer:
    """y = x W^T + b for each row of a batch x; W has a row for each output."""

    def __init__(self, input_dim, output_dim):
        self.weights = [[random.uniform(-1, 1) for _ in range(input_dim)]
                        for _ in range(output_dim)]
        self.bias = [random.uniform(-1, 1) for _ in range(output_dim)]

    def forward(self, x):
        self.x = x
        return [[sum([a * w for a, w in zip(numbers, row)]) + b
                 for row, b in zip(self.weights, self.bias)]
                for numbers in x]

    def backward(self, de_dy):
        """de/dx: a row for each row of de/dy. Number k of it is the sum over
        the outputs j of de/dy[j] times W[j][k]."""
        # your code here
'''

SOLUTION = """
columns = list(zip(*self.weights))
return [[sum([s * w for s, w in zip(slopes, column)])
         for column in columns] for slopes in de_dy]
"""

SETUP = '''
def run(x, de_dy, *rate):
    layer = Layer(2, 2)
    layer.weights, layer.bias = [[1.0, 2.0], [3.0, 4.0]], [0.0, 1.0]
    layer.forward(x)
    de_dx = layer.backward(de_dy, *rate)
    return de_dx
'''

CASES = [
    "run([[1, 2]], [[1, 0]])",
    "run([[1, 2], [3, 5]], [[1, 0], [2, -1]])",
]

WRONG = {
    """
return [[sum([s * w for s, w in zip(slopes, row)]) for row in self.weights]
        for slopes in de_dy]
""":
        "that goes along the rows of W, as forward does; backward "
        "goes down its columns (W is transposed).",
    "return de_dy":
        "that hands the slopes on as they came: each has to be "
        "multiplied by the weights it went through.",
    """
columns = list(zip(*self.weights))
return [[sum([s * w for s, w in zip(de_dy[-1], column)]) for column in
        columns]]
""":
        "each row of the batch has slopes of its own: give a row for "
        "each.",
}

HINTS = [
    "zip(*self.weights) gives the columns of W.",
    "For one row of de/dy: one sum for each column.",
    "And that for every row of de/dy.",
]
