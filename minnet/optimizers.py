"""Optimizers turn gradients into steps. The learning rate is the Model's."""

import math

from .matrix import descend
from .support.checks import check_rate
from .support.one_example import takes_parameters
from .support.step_checks import check_gradients_of, check_memory
from .support.value_checks import check_share


def rows_of(values):
    """The rows of a matrix; a vector counts as its only row."""
    return values if isinstance(values[0], list) else [values]


def decayed(values, gradient, by):
    """gradient + weight_decay * w + l1 * (w's sign); biases, a vector, not."""
    if by.weight_decay == by.l1 == 0 or not isinstance(values[0], list):
        return gradient
    return [[g + by.weight_decay * w + by.l1 * ((w > 0) - (w < 0))
             for w, g in zip(row, slopes)]
            for row, slopes in zip(values, gradient)]


class SGD:
    """Stochastic gradient descent: w <- w - learning_rate * de/dw

    "Stochastic": each step takes the gradient of one batch, drawn at random;
    it is cheap, and right on the average. `weight_decay` adds weight_decay / 2
    * (sum of w^2) to e (L2), which pulls the weights towards 0, large ones
    more; `l1` adds l1 * (sum of |w|), which pulls all of them alike.

    >>> weights, gradient = [[3.0, 4.0]], [[10.0, -10.0]]
    >>> SGD().step([("weights", weights, gradient)], 0.5)
    >>> weights
    [[-2.0, 9.0]]
    """

    def __init__(self, *, weight_decay=0, l1=0):
        check_share(weight_decay, "weight_decay", type(self).__name__)
        check_share(l1, "l1", type(self).__name__)
        self.weight_decay, self.l1 = weight_decay, l1

    @takes_parameters
    def step(self, parameters: list, learning_rate):
        """One step. `parameters` holds (name, values, gradient) triples.

        Raises ValueError, before anything changes, where a gradient is
        missing or has another shape than its values.
        """
        check_gradients_of(parameters)
        for _, values, gradient in parameters:
            gradient = decayed(values, gradient, self)
            descend(rows_of(values), rows_of(gradient), learning_rate)

    def __repr__(self):
        names = getattr(self, "settings", []) + [
            name for name in ("weight_decay", "l1") if getattr(self, name)]
        words = [f"{name}={getattr(self, name)}" for name in names]
        return f"{type(self).__name__}({', '.join(words)})"


class WithMemory(SGD):
    """What optimizers share that remember; each has its own `update`.

    update(rows, learning_rate) steps row by row: it gets w, g with the
    slopes of w, and `memories` rows more, as long as w. They start at 0, and
    it finds there what it left there in the step before.
    """

    def __init__(self, weight_decay, l1):
        SGD.__init__(self, weight_decay=weight_decay, l1=l1)
        self.memory = None  # for each memory, each parameter's rows
        self.t = 0  # steps taken

    @takes_parameters
    def step(self, parameters: list, learning_rate):
        """One step, as SGD.step."""
        check_gradients_of(parameters)
        if self.memory is None:
            self.memory = [[[[0 for _ in row] for row in rows_of(values)]
                            for _, values, _ in parameters]
                           for _ in range(self.memories)]
        check_memory(self.memory, parameters, self)
        self.t += 1
        for place, (_, values, gradient) in enumerate(parameters):
            gradient = decayed(values, gradient, self)
            remembered = [rows[place] for rows in self.memory]
            self.update(zip(rows_of(values), rows_of(gradient), *remembered),
                        learning_rate)


class Momentum(WithMemory):
    """Gradient descent that keeps rolling, like a ball.

        v <- momentum * v - learning_rate * de/dw
        w <- w + v

    v, the velocity, starts at 0. (Rumelhart, Hinton and Williams, "Learning
    representations by back-propagating errors", 1986.) `weight_decay` and
    `l1` as in SGD.

    Two steps where the slope is 1, the second half as long again:

    >>> weights, optimizer = [[1.0]], Momentum(momentum=0.5)
    >>> steps = [optimizer.step([("w", weights, [[1.0]])], 1) for _ in "12"]
    >>> weights
    [[-1.5]]
    """

    memories = 1  # v
    settings = ["momentum"]

    def __init__(self, *, momentum=0.9, weight_decay=0, l1=0):
        check_share(momentum, "momentum", "Momentum")
        WithMemory.__init__(self, weight_decay, l1)
        self.momentum = momentum

    def update(self, rows, learning_rate):
        """v <- momentum * v - learning_rate * g; w <- w + v"""
        for w, g, v in rows:
            v[:] = [self.momentum * a - learning_rate * b
                    for a, b in zip(v, g)]
            w[:] = [a + b for a, b in zip(w, v)]


class Adam(WithMemory):
    """Adaptive moments: every weight has a step length of its own.

        m <- beta1 * m + (1 - beta1) * g          g = de/dw
        v <- beta2 * v + (1 - beta2) * g^2
        w <- w - learning_rate * m' / (sqrt(v') + epsilon)

    with m' = m / (1 - beta1^t), v' = v / (1 - beta2^t) in step t = 1, 2, ...
    m and v start at 0. (Kingma and Ba, "Adam: a method for stochastic
    optimization", 2015, algorithm 1.) `weight_decay` and `l1` as in SGD.

    The first step is as long as the learning rate, whatever the slope:

    >>> adam, weights = Adam(), [[1.0]]
    >>> adam.step([("weights", weights, [[123.0]])], 0.25)
    >>> round(weights[0][0], 6)
    0.75
    """

    memories = 2  # m and v
    settings = ["beta1", "beta2"]

    def __init__(self, *, beta1=0.9, beta2=0.999, epsilon=1e-8,
                 weight_decay=0, l1=0):
        check_share(beta1, "beta1", "Adam")
        check_share(beta2, "beta2", "Adam")
        check_rate(epsilon, "Adam", "epsilon")
        WithMemory.__init__(self, weight_decay, l1)
        self.beta1, self.beta2, self.epsilon = beta1, beta2, epsilon

    def update(self, rows, learning_rate):
        """m and v follow g and g^2; w <- w - learning_rate * m' / sqrt(v')"""
        beta1, beta2 = self.beta1, self.beta2
        scale1, scale2 = 1 - beta1 ** self.t, 1 - beta2 ** self.t
        for w, g, m, v in rows:
            m[:] = [beta1 * a + (1 - beta1) * b for a, b in zip(m, g)]
            v[:] = [beta2 * a + (1 - beta2) * b * b for a, b in zip(v, g)]
            w[:] = [a - learning_rate * (b / scale1)
                    / (math.sqrt(c / scale2) + self.epsilon)
                    for a, b, c in zip(w, m, v)]
