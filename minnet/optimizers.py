"""Optimizers turn gradients into steps. The learning rate is the Model's."""

import math

from .matrix import descend, rows_of
from .support.checks import check_rate, check_share, counted, length


def check_gradient(name, values, gradient):
    """The gradient has the shape of the values: one slope for each number."""
    if gradient is None:
        raise ValueError(f"{name}: no gradient yet; call backward first")
    if length(gradient) != len(values):
        raise ValueError(f"{name}: {counted(len(values), 'row')}, but the"
                         f" gradient has {length(gradient)} (transposed?)")
    if isinstance(values[0], list):
        for row, slopes in zip(values, gradient):
            if length(slopes) != len(row):
                raise ValueError(
                    f"{name}: rows of {len(row)}, but the gradient has a"
                    f" row of {length(slopes)} (transposed?)")


def decayed(values, gradient, weight_decay):
    """The gradient of e + weight_decay / 2 * sum of w^2.

    gradient + weight_decay * w for a matrix of weights; a vector of biases
    is not held back, so its gradient stays as it is.
    """
    if weight_decay == 0 or not isinstance(values[0], list):
        return gradient
    return [[g + weight_decay * w for w, g in zip(row, slopes)]
            for row, slopes in zip(values, gradient)]


def zeros_like(values):
    """A 0 for every number, in rows."""
    return [[0 for _ in row] for row in rows_of(values)]


def check_state(state, parameters, who):
    """What an optimizer remembers has the shape of the parameters."""
    shapes = [[len(row) for row in rows_of(values)]
              for _, values, _ in parameters]
    if shapes != [[len(row) for row in rows] for rows in state]:
        raise ValueError(f"{who}: it remembers the steps of other parameters;"
                         " make a new optimizer for each Model")


class SGD:
    """Stochastic gradient descent: w <- w - learning_rate * de/dw

    Each step uses the gradient of one batch ("stochastic": the batches are
    drawn at random), so a step is cheap and right on the average.

    With `weight_decay` the error has weight_decay / 2 * (sum of the squared
    weights) added to it (L2), which pulls the weights towards 0.

    >>> weights, gradient = [[3.0, 4.0]], [[10.0, -10.0]]
    >>> SGD().step([("weights", weights, gradient)], 0.5)
    >>> weights
    [[-2.0, 9.0]]
    """

    def __init__(self, *, weight_decay=0):
        check_share(weight_decay, "weight_decay", "SGD")
        self.weight_decay = weight_decay

    def step(self, parameters: list, learning_rate):
        """One step. `parameters` holds (name, values, gradient) triples.

        Raises ValueError, before anything changes, where a gradient is
        missing or has another shape than its values.
        """
        for name, values, gradient in parameters:
            check_gradient(name, values, gradient)
        for _, values, gradient in parameters:
            gradient = decayed(values, gradient, self.weight_decay)
            descend(values, gradient, learning_rate)

    def __repr__(self):
        return "SGD()"


class Momentum:
    """Gradient descent that keeps rolling, like a ball.

        v <- momentum * v - learning_rate * de/dw
        w <- w + v

    v, the velocity, starts at 0. (Rumelhart, Hinton and Williams, "Learning
    representations by back-propagating errors", 1986.) `weight_decay` as in
    SGD.

    Two steps where the slope is 1, the second half as long again:

    >>> weights, optimizer = [[1.0]], Momentum(momentum=0.5)
    >>> steps = [optimizer.step([("w", weights, [[1.0]])], 1) for _ in "12"]
    >>> weights
    [[-1.5]]
    """

    def __init__(self, *, momentum=0.9, weight_decay=0):
        check_share(momentum, "momentum", "Momentum")
        check_share(weight_decay, "weight_decay", "Momentum")
        self.momentum = momentum
        self.weight_decay = weight_decay
        self.velocity = None  # for each parameter, its rows

    def step(self, parameters: list, learning_rate):
        """One step, as SGD.step."""
        for name, values, gradient in parameters:
            check_gradient(name, values, gradient)
        if self.velocity is None:
            self.velocity = [zeros_like(values) for _, values, _ in parameters]
        check_state(self.velocity, parameters, self)
        for (_, values, gradient), velocity in zip(parameters, self.velocity):
            gradient = decayed(values, gradient, self.weight_decay)
            for row, slopes, v in zip(rows_of(values), rows_of(gradient),
                                      velocity):
                v[:] = [self.momentum * a - learning_rate * g
                        for a, g in zip(v, slopes)]
                row[:] = [w + a for w, a in zip(row, v)]

    def __repr__(self):
        return f"Momentum(momentum={self.momentum})"


class Adam:
    """Adaptive moments: every weight has a step length of its own.

        m <- beta1 * m + (1 - beta1) * g          g = de/dw
        v <- beta2 * v + (1 - beta2) * g^2
        w <- w - learning_rate * m' / (sqrt(v') + epsilon)

    with m' = m / (1 - beta1^t), v' = v / (1 - beta2^t) in step t = 1, 2, ...
    m and v start at 0. (Kingma and Ba, "Adam: a method for stochastic
    optimization", 2015, algorithm 1.) `weight_decay` as in SGD.

    The first step is as long as the learning rate, whatever the slope:

    >>> adam, weights = Adam(), [[1.0]]
    >>> adam.step([("weights", weights, [[123.0]])], 0.25)
    >>> round(weights[0][0], 6)
    0.75
    """

    def __init__(self, *, beta1=0.9, beta2=0.999, epsilon=1e-8,
                 weight_decay=0):
        check_share(beta1, "beta1", "Adam")
        check_share(beta2, "beta2", "Adam")
        check_rate(epsilon, "Adam", "epsilon")
        check_share(weight_decay, "weight_decay", "Adam")
        self.beta1, self.beta2, self.epsilon = beta1, beta2, epsilon
        self.weight_decay = weight_decay
        self.m = self.v = None  # for each parameter, their rows
        self.t = 0

    def step(self, parameters: list, learning_rate):
        """One step, as SGD.step."""
        for name, values, gradient in parameters:
            check_gradient(name, values, gradient)
        if self.m is None:
            self.m = [zeros_like(values) for _, values, _ in parameters]
            self.v = [zeros_like(values) for _, values, _ in parameters]
        check_state(self.m, parameters, self)
        self.t += 1
        beta1, beta2 = self.beta1, self.beta2
        scale1, scale2 = 1 - beta1 ** self.t, 1 - beta2 ** self.t
        for (_, values, gradient), m_rows, v_rows in zip(parameters, self.m,
                                                         self.v):
            gradient = decayed(values, gradient, self.weight_decay)
            for row, slopes, m, v in zip(rows_of(values), rows_of(gradient),
                                         m_rows, v_rows):
                m[:] = [beta1 * a + (1 - beta1) * g for a, g in zip(m, slopes)]
                v[:] = [beta2 * a + (1 - beta2) * g * g
                        for a, g in zip(v, slopes)]
                row[:] = [w - learning_rate * (a / scale1)
                          / (math.sqrt(b / scale2) + self.epsilon)
                          for w, a, b in zip(row, m, v)]

    def __repr__(self):
        return f"Adam(beta1={self.beta1}, beta2={self.beta2})"
