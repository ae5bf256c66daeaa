"""What several lessons build their networks of."""

from minnet import FCLayer


def layer_of(weights, bias):
    """An FCLayer with these numbers instead of its random ones."""
    return FCLayer(len(weights[0]), len(weights),
                   init=lambda inputs, outputs: (weights, bias))


class LayerWithoutBias(FCLayer):
    """y = x W^T: the bias starts as 0, and no step ever changes it."""

    def parameters(self):
        """The weights only."""
        yield "weights", self.weights, self.de_dw


def right_side(model, examples):
    """The share of examples whose output is on the label's side of 0.5."""
    outputs = model.outputs([x for x, _ in examples])
    right = [(y > 0.5) == (label > 0.5)
             for (y,), (_, (label,)) in zip(outputs, examples)]
    return sum(right) / len(right)
