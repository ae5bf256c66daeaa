"""The mathematics once more, by index loops and dual numbers. Calls nothing
of minnet.

Weights are W[output][input], as in the package. Everything is exact with
Fraction.
"""

from tests.gradcheck import duals


def product(a, b):
    """Matrix product."""
    return [[sum([a[i][k] * b[k][j] for k in range(len(b))])
             for j in range(len(b[0]))] for i in range(len(a))]


def moved(values, gradient, rate):
    """A vector or a matrix one step downhill."""
    return [moved(value, slope, rate) if isinstance(value, list)
            else value - rate * slope
            for value, slope in zip(values, gradient)]


def network(w1, b1, w2, b2, x):
    """FC-ReLU-FC."""
    hidden = [[duals.relu(a) for a in row] for row in duals.fc(x, w1, b1)]
    return duals.fc(hidden, w2, b2)


def network_error(w1, b1, w2, b2, x, label):
    """Mean squared error of FC-ReLU-FC."""
    return duals.mse(network(w1, b1, w2, b2, x), label)


def trained(weights, examples, epochs, batch_size, rate):
    """Plain SGD on FC-ReLU-FC, in the given order.

    Returns the new weights and the history (mean error over the examples).
    """
    history = []
    for _ in range(epochs):
        total = 0
        for start in range(0, len(examples), batch_size):
            tables = list(weights) + list(
                zip(*examples[start:start + batch_size]))
            total += len(tables[-1]) * network_error(*tables)
            weights = tuple([
                moved(weights[place],
                      duals.slopes(network_error, tables, place), rate)
                for place in range(4)])
        history.append(total / len(examples))
    return weights, history
