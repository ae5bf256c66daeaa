"""Backward: the slopes of a layer's weights, summed over a batch."""

LESSONS = ["chain_rule"]

TASK = '''
"""Backward: the slopes of a layer's weights, summed over a batch."""

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
        """Keeps de/dW in self.de_dw and de/db in self.de_db, summed over the
        rows of the batch: de/dW[j][k] is the sum of de/dy[j] times x[k]."""
        # your code here
        columns = list(zip(*self.weights))
        return [[sum([s * w for s, w in zip(slopes, column)])
                 for column in columns] for slopes in de_dy]
'''

SOLUTION = """
pairs = list(zip(de_dy, self.x))
self.de_dw = [[sum([slopes[j] * x[k] for slopes, x in pairs])
               for k in range(len(row))]
              for j, row in enumerate(self.weights)]
self.de_db = [sum(column) for column in zip(*de_dy)]
"""

SETUP = '''
def run(x, de_dy, *rate):
    layer = Layer(2, 2)
    layer.weights, layer.bias = [[1.0, 2.0], [3.0, 4.0]], [0.0, 1.0]
    layer.forward(x)
    layer.backward(de_dy, *rate)
    return [getattr(layer, "de_dw", None), getattr(layer, "de_db", None)]
'''

CASES = [
    "run([[1, 2]], [[1, 0]])",
    "run([[1, 2], [3, 5]], [[1, 0], [2, -1]])",
]

WRONG = {
    """
slopes, x = de_dy[-1], self.x[-1]
self.de_dw = [[s * a for a in x] for s in slopes]
self.de_db = list(slopes)
""":
        "that is the last example only: add up the slopes of all rows"
        " of the batch.",
    """
n = len(de_dy)
self.de_dw = [[sum([s[j] * x[k] for s, x in zip(de_dy, self.x)]) / n for k in
        range(len(row))] for j, row in enumerate(self.weights)]
self.de_db = [sum(column) / n for column in zip(*de_dy)]
""":
        "you divide by the size of the batch; the loss has done that "
        "already. Add up only.",
    """
self.de_dw = [[sum([s[j] * x[k] for s, x in zip(de_dy, self.x)]) for j in
        range(len(self.weights))] for k in range(len(self.weights[0]))]
self.de_db = [sum(column) for column in zip(*de_dy)]
""":
        "de_dw is transposed: like W it has a row for each output.",
    """
self.de_dw = [[-sum([s[j] * x[k] for s, x in zip(de_dy, self.x)]) for k in
        range(len(row))] for j, row in enumerate(self.weights)]
self.de_db = [-sum(column) for column in zip(*de_dy)]
""":
        "the sign is turned round: the minus belongs to the step, not"
        " to the slope.",
    """
self.de_dw = [[sum([s[j] * x[k] for s, x in zip(de_dy, self.x)]) for k in
        range(len(row))] for j, row in enumerate(self.weights)]
self.de_db = [0 for _ in self.bias]
""":
        "de_dw is right. de_db: the bias goes into y as it is, so its"
        " slope is de/dy, summed over the rows.",
    "pass":
        "self.de_dw and self.de_db are not set yet.",
}

HINTS = [
    "For a batch of one row: de_dw[j][k] = de_dy[0][j] * x[0][k].",
    "For more rows, add these up: sum([... for slopes, x in "
    "zip(de_dy, self.x)]).",
    "de_db[j] is the sum of column j of de_dy.",
]


def check(work):
    """By check_gradients, which compares with differences of the error."""
    from minnet import check_gradients
    report = check_gradients(work["Layer"](3, 2))
    return "" if report.ok else str(report)
