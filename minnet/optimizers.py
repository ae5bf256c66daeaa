"""Optimizers turn gradients into steps."""

from .checks import counted, length


def descend(values, gradient, learning_rate):
    """values <- values - learning_rate * gradient, in place.

    `values` and `gradient` are both vectors or both matrices.

    >>> weights = [[3.0, 4.0]]
    >>> descend(weights, [[10.0, -10.0]], 0.5)
    >>> weights
    [[-2.0, 9.0]]
    """
    if isinstance(values[0], list):
        for row, slopes in zip(values, gradient):
            descend(row, slopes, learning_rate)
    else:
        values[:] = [w - learning_rate * g for w, g in zip(values, gradient)]


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


class SGD:
    """Stochastic gradient descent: w <- w - learning_rate * de/dw

    Each step uses the gradient of one batch ("stochastic": the batches are
    drawn at random), so a step is cheap and right on the average.

    >>> weights, gradient = [[3.0, 4.0]], [[10.0, -10.0]]
    >>> SGD().step([("weights", weights, gradient)], 0.5)
    >>> weights
    [[-2.0, 9.0]]
    """

    def step(self, parameters: list, learning_rate):
        """One step. `parameters` holds (name, values, gradient) triples.

        Raises ValueError, before anything changes, where a gradient is
        missing or has another shape than its values.
        """
        for name, values, gradient in parameters:
            check_gradient(name, values, gradient)
        for _, values, gradient in parameters:
            descend(values, gradient, learning_rate)

    def __repr__(self):
        return "SGD()"
