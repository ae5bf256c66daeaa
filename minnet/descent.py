"""One step downhill, in place."""


def rows_of(values):
    """The rows of a matrix; a vector counts as its only row."""
    return values if isinstance(values[0], list) else [values]


def descend(values, gradient, learning_rate):
    """values <- values - learning_rate * gradient, in place.

    `values` and `gradient` are both vectors or both matrices.

    >>> weights = [[3.0, 4.0]]
    >>> descend(weights, [[10.0, -10.0]], 0.5)
    >>> weights
    [[-2.0, 9.0]]
    """
    for row, slopes in zip(rows_of(values), rows_of(gradient)):
        row[:] = [w - learning_rate * g for w, g in zip(row, slopes)]
