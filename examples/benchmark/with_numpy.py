"""NumPy by hand, as one writes it: the equations, a line each."""

import numpy as np


def relu_back(dh, a):
    """dh times the slope of a ReLU."""
    dh[a <= 0] = 0
    return dh


# The value, and the slope at the other side made of it.
ACTIVATIONS = {
    "ReLU": (lambda a: np.maximum(a, 0), relu_back),
    "ELU": (lambda a: np.where(a >= 0, a, np.expm1(np.minimum(a, 0))),
            lambda dh, a: dh * np.exp(np.minimum(a, 0)))}


def squares(y, label):
    """Summed: the errors, and de/dy."""
    d = y - label
    return (d * d).sum(), 2 * d


def mean_squares(y, label):
    """Summed over the examples; de/dy of their mean."""
    d = y - label
    return (d * d).sum() / d.shape[1], d * (2 / d.size)


def cross_entropy(y, label):
    """With softmax built in."""
    power = np.exp(y - y.max(1, keepdims=True))
    p = power / power.sum(1, keepdims=True)
    return -np.log(p[label == 1]).sum(), (p - label) / len(y)


def binary_cross_entropy(y, label):
    """With the sigmoid built in."""
    power = np.exp(-np.abs(y))
    p = np.where(y >= 0, 1, power) / (1 + power)
    e = np.maximum(y, 0) - y * label + np.log1p(power)
    return e.sum() / y.shape[1], (p - label) / y.size


LOSSES = {"SSE": squares, "MSE": mean_squares, "CE": cross_entropy,
          "BCE": binary_cross_entropy}


def sgd(parameters, rate):
    """Each optimizer: a function that takes a step with the gradients."""
    def step(gradients):
        for w, g in zip(parameters, gradients):
            w -= rate * g

    return step


def momentum(parameters, rate, mu=0.9):
    """v <- mu v - rate g; w <- w + v"""
    velocities = [np.zeros_like(w) for w in parameters]

    def step(gradients):
        for w, g, v in zip(parameters, gradients, velocities):
            v *= mu
            v -= rate * g
            w += v

    return step


def adam(parameters, rate, beta1=0.9, beta2=0.999, epsilon=1e-8):
    """Kingma and Ba's algorithm 1."""
    memory = [(w, np.zeros_like(w), np.zeros_like(w)) for w in parameters]
    t = 0

    def step(gradients):
        nonlocal t
        t += 1
        scale1, scale2 = 1 - beta1 ** t, 1 - beta2 ** t
        for (w, m, v), g in zip(memory, gradients):
            m *= beta1
            m += (1 - beta1) * g
            v *= beta2
            v += (1 - beta2) * g * g
            w -= rate / scale1 * m / (np.sqrt(v / scale2) + epsilon)

    return step


OPTIMIZERS = {"SGD": sgd, "Momentum": momentum, "Adam": adam}


def numpy(job, epochs):
    """Every part of every job."""
    (w1, b1), (w2, b2) = [(np.array(w), np.array(b)) for w, b in job.start]
    x_all = np.array([x for x, _ in job.examples], dtype=float)
    y_all = np.array([y for _, y in job.examples], dtype=float)
    rng, size = np.random.default_rng(0), job.batch
    decay, dropout = job.decay, job.dropout
    value, back = ACTIVATIONS[job.activation]
    loss = LOSSES[job.loss]
    step = OPTIMIZERS[job.optimizer]([w1, b1, w2, b2], job.rate)

    def train():
        for _ in range(epochs):
            x_new, y_new, total = x_all, y_all, 0.0
            if not job.exact:
                order = rng.permutation(len(x_all))
                x_new, y_new = x_all[order], y_all[order]
            for first in range(0, len(x_new), size):
                x = x_new[first:first + size]
                a = x @ w1.T + b1
                h = value(a)
                if dropout is not None:
                    kept = (rng.random(h.shape) >= dropout) / (1 - dropout)
                    h = h * kept
                e, d = loss(h @ w2.T + b2, y_new[first:first + size])
                total += e
                dh = d @ w2
                if dropout is not None:
                    dh *= kept
                dh = back(dh, a)
                g1, g2 = dh.T @ x, d.T @ h
                if decay:
                    g1 += decay * w1
                    g2 += decay * w2
                step([g1, dh.sum(0), g2, d.sum(0)])
        return float(total) / (1 if job.loss == "SSE" else len(x_all))

    return train
