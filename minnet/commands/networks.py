"""The network that a table is learnt with."""

import math

from ..activations import ReLUActivation, SigmoidActivation, TanhActivation
from ..layers import FCLayer
from ..losses import MSELoss
from ..model import Model
from ..more.cross_entropy import CrossEntropyLoss
from ..more.further_activations import ELUActivation, LeakyReLUActivation
from ..more.normalise import NormaliseLayer
from ..optimizers import SGD, Adam, Momentum

ACTIVATIONS = {"relu": ReLUActivation, "leaky": LeakyReLUActivation,
               "elu": ELUActivation, "tanh": TanhActivation,
               "sigmoid": SigmoidActivation}
# name: (class, learning rate if none is asked for)
OPTIMIZERS = {"adam": (Adam, 0.005), "momentum": (Momentum, 0.02),
              "sgd": (SGD, 0.05)}
# The weight decay is this, or a multiple of the square root of the number of
# inputs, divided by the number of examples: of the fewer there are, and the
# more is told about each, the more of what needs large weights is learnt by
# heart.
HOLD, HOLD_FOR_INPUTS = 2, 0.7


def dense_layers(inputs, hidden, outputs, activation):
    """FCLayer -> activation for each of the hidden widths, then FCLayer."""
    layers = []
    for width in hidden:
        layers += [FCLayer(inputs, width), activation()]
        inputs = width
    return layers + [FCLayer(inputs, outputs)]


def new_model(encoding, examples, options):
    """normalise -> (FCLayer -> activation) for each hidden layer -> FCLayer.

    For classes the loss has the softmax in it; for numbers a last layer
    gives them their own unit. The model has the encoding, and no history.
    """
    maker, rate = OPTIMIZERS[options.optimizer or "adam"]
    layers = [NormaliseLayer.of([x for x, _ in examples])] + dense_layers(
        encoding.input_dim, options.hidden, encoding.output_dim,
        ACTIVATIONS[options.activation or "relu"])
    hold = max(HOLD, HOLD_FOR_INPUTS * math.sqrt(encoding.input_dim))
    loss, decay = CrossEntropyLoss(), hold / len(examples)
    if encoding.classes is None:
        # Its slope has a factor 2.
        loss, decay = MSELoss(), 2 * decay
        layers.append(NormaliseLayer.of(
            [label for _, label in examples]).inverse())
    model = Model(layers, 1, options.batch_size or 16,
                  options.learning_rate or rate, loss,
                  maker(weight_decay=min(decay, 0.1)))
    model.encoding, model.history = encoding, []
    return model


def shape_words(layers):
    """2 -> 64 ReLU -> 1, for the FCLayers and activations among them."""
    words = []
    for layer in layers:
        if type(layer) is FCLayer:
            words += [str(layer.output_dim)] if words else [
                str(layer.input_dim), str(layer.output_dim)]
        elif type(layer) is not NormaliseLayer:
            words[-1] += " " + type(layer).__name__.replace("Activation", "")
    return " -> ".join(words)


def network_lines(model):
    """network: 4 -> 32 ReLU -> 3 softmax, and how it learns."""
    shape = shape_words(model.layers)
    if model.encoding.classes is not None:
        shape += " softmax"
    decay = getattr(model.optimizer, "weight_decay", 0)
    return (f"network: {shape}\n{type(model.optimizer).__name__}: learning"
            f" rate {model.learning_rate:g}, weight decay {decay:.2g}, batches"
            f" of {model.batch_size}, at most {model.num_epochs} epochs")
