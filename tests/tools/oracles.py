"""The mathematics once more, with index loops. Calls nothing of minnet.

Weights are W[output][input], as in the package. Everything is exact with
Fraction.
"""

from fractions import Fraction

TINY = Fraction(1, 10 ** 9)


def product(a, b):
    """Matrix product."""
    return [[sum([a[i][k] * b[k][j] for k in range(len(b))])
             for j in range(len(b[0]))] for i in range(len(a))]


def fc(x, weights, bias):
    """Fully connected layer."""
    return [[bias[j] + sum([weights[j][i] * x[n][i]
                            for i in range(len(weights[j]))])
             for j in range(len(weights))] for n in range(len(x))]


def relu(x):
    """Rectified linear unit."""
    return [[max(value, 0) for value in row] for row in x]


def mse(y, label):
    """Mean over all numbers of the squared differences."""
    squares = [(y[i][j] - label[i][j]) ** 2
               for i in range(len(y)) for j in range(len(y[i]))]
    return sum(squares) / Fraction(len(squares))


def weighted_sum(y, factors):
    """A number whose slope at y is `factors`."""
    return sum([y[i][j] * factors[i][j]
                for i in range(len(y)) for j in range(len(y[i]))])


def slopes(values, error, h=TINY):
    """Central differences of error() for each number of a vector or matrix.

    Exact where the error is quadratic in each single number.
    """
    result = []
    for place in range(len(values)):
        if isinstance(values[place], list):
            result.append(slopes(values[place], error, h))
        else:
            value = values[place]
            values[place] = value + h
            above = error()
            values[place] = value - h
            below = error()
            values[place] = value
            result.append((above - below) / (2 * h))
    return result


def network_error(w1, b1, w2, b2, x, label):
    """Mean squared error of FC-ReLU-FC."""
    return mse(fc(relu(fc(x, w1, b1)), w2, b2), label)


def near_kink(w1, b1, x, margin=0):
    """Is an input of the ReLU at 0, or within the margin of it?"""
    return any(abs(value) <= margin for row in fc(x, w1, b1) for value in row)


def trained(w1, b1, w2, b2, examples, epochs, batch_size, rate):
    """Plain SGD on FC-ReLU-FC, one number at a time, in the given order.

    Returns the new weights and the history (mean error over the examples).
    """
    history = []
    for _ in range(epochs):
        total = 0
        for start in range(0, len(examples), batch_size):
            batch = examples[start:start + batch_size]
            x = [pair[0] for pair in batch]
            label = [pair[1] for pair in batch]
            total = total + len(batch) * network_error(
                w1, b1, w2, b2, x, label)
            w1, b1, w2, b2 = one_step(w1, b1, w2, b2, x, label, rate)
        history.append(total / Fraction(len(examples)))
    return (w1, b1, w2, b2), history


def one_step(w1, b1, w2, b2, x, label, rate):
    """One step of gradient descent by the chain rule, written out."""
    a = fc(x, w1, b1)
    h = relu(a)
    y = fc(h, w2, b2)
    count = Fraction(len(y) * len(y[0]))
    g1 = [[0] * len(row) for row in w1]
    c1 = [0] * len(b1)
    g2 = [[0] * len(row) for row in w2]
    c2 = [0] * len(b2)
    for n in range(len(x)):
        for k in range(len(w2)):
            d = 2 * (y[n][k] - label[n][k]) / count
            c2[k] = c2[k] + d
            for j in range(len(w1)):
                g2[k][j] = g2[k][j] + d * h[n][j]
                if a[n][j] > 0:
                    c1[j] = c1[j] + d * w2[k][j]
                    for i in range(len(x[n])):
                        g1[j][i] = g1[j][i] + d * w2[k][j] * x[n][i]
    return (moved(w1, g1, rate), moved([b1], [c1], rate)[0],
            moved(w2, g2, rate), moved([b2], [c2], rate)[0])


def moved(values, gradient, rate):
    """A matrix one step downhill."""
    return [[values[i][j] - rate * gradient[i][j]
             for j in range(len(values[i]))] for i in range(len(values))]
