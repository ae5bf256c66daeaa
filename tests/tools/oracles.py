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
    """Plain SGD on FC-ReLU-FC, in the given order.

    Returns the new weights and the history (mean error over the examples).
    """
    history = []
    for _ in range(epochs):
        total = 0
        for start in range(0, len(examples), batch_size):
            x, label = zip(*examples[start:start + batch_size])
            total += len(x) * network_error(w1, b1, w2, b2, x, label)
            w1, b1, w2, b2 = one_step(w1, b1, w2, b2, x, label, rate)
        history.append(total / Fraction(len(examples)))
    return (w1, b1, w2, b2), history


def one_step(w1, b1, w2, b2, x, label, rate):
    """One step of gradient descent by the chain rule, written out."""
    a = fc(x, w1, b1)
    h = relu(a)
    y = fc(h, w2, b2)
    rows, hidden, outputs = range(len(y)), range(len(w1)), range(len(w2))
    count = Fraction(len(y) * len(w2))
    d2 = [[2 * (y[n][k] - label[n][k]) / count for k in outputs]
          for n in rows]
    d1 = [[sum([d2[n][k] * w2[k][j] for k in outputs]) if a[n][j] > 0 else 0
           for j in hidden] for n in rows]
    g2 = [[sum([d2[n][k] * h[n][j] for n in rows]) for j in hidden]
          for k in outputs]
    g1 = [[sum([d1[n][j] * x[n][i] for n in rows])
           for i in range(len(x[0]))] for j in hidden]
    c1 = [sum([d1[n][j] for n in rows]) for j in hidden]
    c2 = [sum([d2[n][k] for n in rows]) for k in outputs]
    return (moved(w1, g1, rate), moved([b1], [c1], rate)[0],
            moved(w2, g2, rate), moved([b2], [c2], rate)[0])


def moved(values, gradient, rate):
    """A matrix one step downhill."""
    return [[values[i][j] - rate * gradient[i][j]
             for j in range(len(values[i]))] for i in range(len(values))]
