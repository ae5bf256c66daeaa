"""Find the bug: something is in the wrong order."""

LESSONS = ["chain_rule"]

TASK = '''
"""Find the bug: something is in the wrong order."""

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

    def backward(self, de_dy, learning_rate=None):
        """de/dx; with a learning rate it takes a step, too."""
        # your code here
'''

START = """
# There is a bug: try it, and find what is in the wrong order.
if learning_rate is not None:
    for slopes, x in zip(de_dy, self.x):
        for row, s in zip(self.weights, slopes):
            row[:] = [w - learning_rate * s * a
                      for w, a in zip(row, x)]
    self.bias = [b - learning_rate * sum(column)
                 for b, column in zip(self.bias, zip(*de_dy))]
columns = list(zip(*self.weights))
return [[sum([s * w for s, w in zip(slopes, column)])
         for column in columns] for slopes in de_dy]
"""

SOLUTION = """
columns = list(zip(*self.weights))
de_dx = [[sum([s * w for s, w in zip(slopes, column)])
          for column in columns] for slopes in de_dy]
if learning_rate is not None:
    for slopes, x in zip(de_dy, self.x):
        for row, s in zip(self.weights, slopes):
            row[:] = [w - learning_rate * s * a
                      for w, a in zip(row, x)]
    self.bias = [b - learning_rate * sum(column)
                 for b, column in zip(self.bias, zip(*de_dy))]
return de_dx
"""

SETUP = '''
def run(x, de_dy, *rate):
    layer = Layer(2, 2)
    layer.weights, layer.bias = [[1.0, 2.0], [3.0, 4.0]], [0.0, 1.0]
    layer.forward(x)
    de_dx = layer.backward(de_dy, *rate)
    return [de_dx, layer.weights, layer.bias]
'''

CASES = [
    "run([[1, 2], [3, 5]], [[1, 0], [2, -1]], 0.1)",
    "run([[1, 2]], [[1, 1]])",
]

WRONG = {
    """
if learning_rate is not None:
    for slopes, x in zip(de_dy, self.x):
        for row, s in zip(self.weights, slopes):
            row[:] = [w - learning_rate * s * a
                      for w, a in zip(row, x)]
    self.bias = [b - learning_rate * sum(column)
                 for b, column in zip(self.bias, zip(*de_dy))]
columns = list(zip(*self.weights))
return [[sum([s * w for s, w in zip(slopes, column)])
         for column in columns] for slopes in de_dy]
""":
        "the bug is still there: de/dx is worked out with weights "
        "that have just been changed. What did forward use?",
    """
columns = list(zip(*self.weights))
return [[sum([s * w for s, w in zip(slopes, column)])
         for column in columns] for slopes in de_dy]
""":
        "de/dx is right, but no step is taken any more when there is "
        "a learning rate.",
}

HINTS = [
    "forward used the old weights; de/dx must use the same.",
    "So: work out de_dx first, then take the step, then return de_dx.",
]
