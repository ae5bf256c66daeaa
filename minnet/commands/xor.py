"""python3 -m minnet: the XOR article's network learns, and shows it."""

import random

from ..activations import ReLUActivation
from ..data import xor_points
from ..draw import prediction_map
from ..model import Model
from .networks import dense_layers, shape_words
from .shared import make_folder, save_pictures


def learn_xor(options):
    """The XOR article's network, its score and its picture."""
    make_folder(options.save)
    random.seed(options.seed)
    points = xor_points(1000)
    model = Model(dense_layers(2, options.hidden, 1, ReLUActivation),
                  num_epochs=options.epochs, batch_size=options.batch_size,
                  learning_rate=options.learning_rate)
    print(f"XOR: 1000 points, {shape_words(model.layers)},"
          f" batches of {options.batch_size},"
          f" learning rate {options.learning_rate:g}")
    errors = model.train(points)
    show_xor(model, points)
    save_pictures(options.save, model, errors,
                  [("prediction", prediction_map(model, points))])


def show_xor(model, points):
    """Error, share of points on the right side, and the picture."""
    right = sum([(model.predict(x)[0] > 0.5) == (label[0] > 0.5)
                 for x, label in points])
    print(f"error {model.error(points):.4g} (mean squared)")
    print(f"{right / len(points):.1%} of the points are on the right side"
          " of 0.5")
    print()
    print(prediction_map(model, points).text())
