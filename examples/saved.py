"""A saved model, and examples for it, for in_torch and in_numpy."""

import os
import random
import tempfile

from minnet import (Adam, CrossEntropyLoss, DropoutLayer, FCLayer, Model,
                    NormaliseLayer, ReLUActivation, SigmoidActivation,
                    TanhActivation)


def examples_for(model):
    """24 examples of random numbers; each label is a class, which any loss
    takes."""
    rng, width = random.Random(1), model.output_dim
    return [([rng.gauss(0, 1) for _ in range(model.input_dim)],
             [float(place == number % width) for place in range(width)])
            for number in range(24)]


class saved_model:
    """`with saved_model() as path:` makes one, a little trained, whose file
    is gone afterwards. With a path it is the one that is there."""

    def __init__(self, path=None):
        self.path, self.folder = path, None

    def __enter__(self):
        if self.path is not None:
            return self.path
        random.seed(0)
        model = Model(
            [NormaliseLayer([0.5, -1, 0], [1, 2, 0.5]), FCLayer(3, 8),
             TanhActivation(), FCLayer(8, 8), ReLUActivation(),
             DropoutLayer(0), FCLayer(8, 6), SigmoidActivation(),
             FCLayer(6, 3)],
            5, 4, 0.01, CrossEntropyLoss(), Adam(weight_decay=0.001))
        model.train(examples_for(model), progress=None)
        self.folder = tempfile.TemporaryDirectory()
        path = os.path.join(self.folder.name, "model.json")
        model.save(path)
        return path

    def __exit__(self, *problem):
        if self.folder:
            self.folder.cleanup()
