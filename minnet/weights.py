"""Keep the weights of a network, put them back, see that they are finite."""

from .checks import is_finite


def copied(values):
    """A copy of a vector or a matrix, rows and all."""
    if values and isinstance(values[0], list):
        return [copied(row) for row in values]
    return list(values)


def kept_weights(layers):
    """A copy of what the layers know: their parameters(), or, for a layer
    of one's own that has none, all its lists."""
    return [[copied(values) for _, values, _ in layer.parameters()]
            if hasattr(layer, "parameters")
            else [(name, copied(value)) for name, value in lists_of(layer)]
            for layer in layers]


def lists_of(layer):
    """The (name, list) pairs among the attributes of a layer."""
    return [(name, value)
            for name, value in getattr(layer, "__dict__", {}).items()
            if isinstance(value, list)]


def put_back(layers, kept):
    """Undo everything since `kept = kept_weights(layers)`."""
    for layer, before in zip(layers, kept):
        if hasattr(layer, "parameters"):
            for (_, values, _), old in zip(layer.parameters(), before):
                values[:] = copied(old)
        else:
            for name, old in before:
                setattr(layer, name, copied(old))


def all_finite(values):
    """No nan and no infinity in a vector or a matrix."""
    if isinstance(values[0], list):
        return all([all_finite(row) for row in values])
    return all([is_finite(value) for value in values])
