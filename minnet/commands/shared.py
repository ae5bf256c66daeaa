"""What `xor` and `train` share: a network of the size asked for, and its
pictures."""

import os

from ..activations import ReLUActivation
from ..draw import history, network
from ..layers import FCLayer
from ..model import Model


def make_model(before, inputs, outputs, options):
    """before -> FCLayer -> ReLU -> FCLayer, with the options' sizes."""
    layers = before + [FCLayer(inputs, options.hidden), ReLUActivation(),
                       FCLayer(options.hidden, outputs)]
    return Model(layers, num_epochs=options.epochs,
                 batch_size=options.batch_size,
                 learning_rate=options.learning_rate)


def make_folder(folder):
    """For the pictures, before the long work begins."""
    if folder is not None:
        try:
            os.makedirs(folder, exist_ok=True)
        except OSError as problem:
            raise ValueError(f"--save {folder}: can't make this folder"
                             f" ({problem.strerror})") from None


def save_pictures(folder, model, errors, more=()):
    """The error of each epoch and the network, and more, as SVG files."""
    if folder is None:
        return
    pictures = [("network", network(model))] + list(more)
    if errors:
        pictures.append(("history", history(errors, log=min(errors) > 0)))
    for name, picture in pictures:
        path = os.path.join(folder, name + ".svg")
        picture.save(path)
        print("saved", path)
