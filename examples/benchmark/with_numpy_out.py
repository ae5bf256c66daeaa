"""NumPy's best form: no array is made while it trains.

Every buffer is made beforehand, every operation writes into one by `out=`.
A column of ones carries the bias through the product with the weights, and
the learning rate is in the slopes from the beginning.
"""

import numpy as np


class Buffers:
    """For batches of n examples; `h` ends with the column of ones."""

    def __init__(self, n, widths):
        _, hidden, outputs = widths
        self.a, self.y = np.empty((n, hidden)), np.empty((n, outputs))
        self.with_ones = np.ones((n, hidden + 1))
        self.h, self.turned = self.with_ones[:, :-1], self.with_ones.T
        self.dh, self.on = np.empty((n, hidden)), np.empty((n, hidden), bool)


def with_bias(weights, bias):
    """inputs + 1 rows, a column for each output."""
    return np.array([*zip(*weights), bias], dtype=float)


def numpy_out(job, epochs):
    """Plain jobs only."""
    if not job.plain:
        return None
    w1, w2 = [with_bias(*start) for start in job.start]
    g1, g2, back2 = np.empty_like(w1), np.empty_like(w2), w2[:-1].T
    x_all = np.array([[*x, 1] for x, _ in job.examples], dtype=float)
    y_all = np.array([y for _, y in job.examples], dtype=float)
    x_new, y_new = x_all.copy(), y_all.copy()
    mean, rng = job.loss == "MSE", np.random.default_rng(0)
    buffers, batches = {}, []
    for first in range(0, len(x_all), job.batch):
        x, label = [rows[first:first + job.batch] for rows in (x_new, y_new)]
        if len(x) not in buffers:
            buffers[len(x)] = Buffers(len(x), job.widths)
        scale = -2 * job.rate / (label.size if mean else 1)
        batches.append((x, x.T, label, scale, buffers[len(x)]))

    def train():
        dot, maximum, greater = np.dot, np.maximum, np.greater
        multiply, subtract, add = np.multiply, np.subtract, np.add
        for _ in range(epochs):
            if not job.exact:
                order = rng.permutation(len(x_all))
                x_all.take(order, 0, out=x_new)
                y_all.take(order, 0, out=y_new)
            total = 0.0
            for x, turned, label, scale, of in batches:
                a, y, dh, on = of.a, of.y, of.dh, of.on
                dot(x, w1, out=a)
                maximum(a, 0.0, out=of.h)
                dot(of.with_ones, w2, out=y)
                subtract(y, label, out=y)
                total += np.vdot(y, y)
                multiply(y, scale, out=y)
                dot(y, back2, out=dh)
                greater(a, 0.0, out=on)
                multiply(dh, on, out=dh)
                dot(of.turned, y, out=g2)
                add(w2, g2, out=w2)
                dot(turned, dh, out=g1)
                add(w1, g1, out=w1)
        return float(total) / (y_all.size if mean else 1)

    return train
