"""Keep the weights of a network, put them back, look after them."""

from .checks import is_finite
from .layer_state import LayerState


def copied(values):
    """A copy of a vector or a matrix, rows and all."""
    if values and isinstance(values[0], list):
        return [copied(row) if row and isinstance(row[0], list)
                else list(row) for row in values]
    return list(values)


def kept_state(layer):
    """All that it leads to; quickly where that is nothing but numbers, as
    in an SGD."""
    held = getattr(layer, "__dict__", {})
    return dict(held) if set(map(type, held.values())) <= {int, float} \
        else LayerState(layer)


def kept_weights(layers):
    """A copy of what the layers know: their parameters(), or, for a layer
    of one's own that has none, all it leads to."""
    return [[copied(values) for _, values, _ in layer.parameters()]
            if hasattr(layer, "parameters")
            else kept_state(layer)
            for layer in layers]


def put_back(layers, kept):
    """Undo everything since `kept = kept_weights(layers)`."""
    for layer, before in zip(layers, kept):
        if hasattr(layer, "parameters"):
            for (_, values, _), old in zip(layer.parameters(), before):
                values[:] = copied(old)
        elif isinstance(before, dict):
            for name, old in before.items():
                setattr(layer, name, old)
        else:
            before.put_back()


def all_finite(values):
    """No nan and no infinity in a vector or a matrix."""
    if isinstance(values[0], list):
        return all([all_finite(row) for row in values])
    # The sum is only nan or infinite if one of them is, or all are huge.
    return is_finite(sum(values)) or all([is_finite(a) for a in values])


def check_finite(model):
    """Raises OverflowError where a weight is nan or infinite."""
    for name, values, _ in model.parameters():
        if not all_finite(values):
            raise OverflowError(f"{name} is nan or infinite")


def switch_training(layers, on):
    """Tell the layers that act differently while training, as dropout does."""
    for layer in layers:
        if hasattr(layer, "training"):
            layer.training = on
        switch_training(getattr(layer, "layers", []), on)
