"""The jobs: one network each, with its examples and its settings."""

import random

from examples.handwritten import read_digits
from minnet import article_start, uniform_start
from minnet.data import spiral, xor_points

# Who takes part: module and function, the function's name is shown.
WAYS = ["with_minnet.minnet", "with_minnet.readable", "with_lists.lists",
        "with_numpy.numpy", "with_numpy_out.numpy_out",
        "with_pytorch.pytorch", "with_scikit_learn.scikit_learn",
        "dot_products.products"]
OTHER_WAYS = ["minnet", "readable"]


class Job:
    """A network with one hidden layer: what it learns, and how.

        widths      inputs, hidden neurons, outputs
        batch       examples in a step; rate: the learning rate
        loss        "MSE", "SSE", "CE" or "BCE"
        optimizer   "SGD", "Momentum" or "Adam"; decay: its weight decay
        activation  "ReLU" or "ELU"; behind it dropout, if it isn't None
        start       makes the weights and biases that all contenders share
        exact       in the examples' own order and in double precision, so
                    that all contenders get the same numbers
    """

    ways = WAYS

    def __init__(self, name, widths, examples, batch, rate, loss="MSE",
                 optimizer="SGD", decay=0, activation="ReLU", dropout=None,
                 start=uniform_start, exact=False):
        self.name, self.widths, self.examples = name, widths, examples
        self.batch, self.rate, self.loss = batch, rate, loss
        self.optimizer, self.decay = optimizer, decay
        self.activation, self.dropout = activation, dropout
        self.exact = exact
        rng = random.Random(1)
        self.start = [start(i, o, rng) for i, o in zip(widths, widths[1:])]

    @property
    def plain(self):
        """ReLU, squared errors and SGD alone, as in the article."""
        return (self.activation == "ReLU" and self.dropout is None
                and self.loss in ("MSE", "SSE") and self.decay == 0
                and self.optimizer == "SGD")

    def products(self):
        """Multiply-adds of an epoch: forward, the slopes at the weights,
        and those at the inputs of all layers but the first."""
        first, second = [a * b for a, b in zip(self.widths, self.widths[1:])]
        return len(self.examples) * (2 * first + 3 * second)

    def __str__(self):
        parts = [self.activation, self.loss, self.optimizer,
                 f"batch {self.batch}", f"{len(self.examples)} examples"]
        if self.decay:
            parts.insert(3, f"weight decay {self.decay}")
        if self.dropout is not None:
            parts.insert(1, f"dropout {self.dropout}")
        return "-".join(map(str, self.widths)) + ", " + ", ".join(parts)


def xor_jobs(count):
    """The XOR article's job, and the same with one part changed."""
    points = xor_points(count, random.Random(0))

    def job(name, rate=0.01, **parts):
        return Job("xor-" + name, (2, 64, 1), points, 5, rate, **parts)

    return [job("sgd"), job("start", start=article_start),
            job("decay", decay=0.001), job("momentum", optimizer="Momentum"),
            job("adam", optimizer="Adam"), job("dropout", dropout=0.2),
            job("elu", activation="ELU"), job("bce", loss="BCE")]


def spiral_jobs(count):
    """Three arms, with softmax and cross-entropy."""
    points = spiral(count // 3, 3, random.Random(0))
    return [Job("spiral-" + optimizer.lower(), (2, 64, 3), points, 10, rate,
                "CE", optimizer)
            for optimizer, rate in (("SGD", 0.1), ("Adam", 0.01))]


def digits_jobs(count):
    """The handwritten digits."""
    digits = read_digits()[0][:count]

    def job(name, rate=0.1, **parts):
        return Job("digits-" + name, (64, 32, 10), digits, 10, rate, **parts)

    return [job("sgd"), job("ce", loss="CE"),
            job("adam", 0.01, optimizer="Adam")]


def wide_jobs(count):
    """The network of "Understand how a neural network works"."""
    rng = random.Random(0)
    examples = [([rng.gauss(0, 1) for _ in range(1000)], [rng.gauss(0, 1)])
                for _ in range(count)]
    return [Job("wide", (1000, 100, 1), examples, count, 1e-6, "SSE")]
