"""Dead neurons: a ReLU that is 0 for every example never learns again.

One step that is too long can push a neuron below 0 for all points. There its
slope is 0, so no later step brings it back. A leaky ReLU has a small slope
below 0, too, and comes back.
"""

import here  # finds minnet in the folder above
import random

from minnet import (FCLayer, LeakyReLUActivation, Model, ReLUActivation, draw)
from minnet.data import xor_points

WAYS = [("ReLU, rate 0.05", ReLUActivation, 0.05),
        ("ReLU, rate 0.3", ReLUActivation, 0.3),
        ("leaky, rate 0.3", LeakyReLUActivation, 0.3)]


def trained(activation, learning_rate, points, epochs):
    """(model, how many hidden neurons are below 0 for all, epoch by epoch)."""
    random.seed(1)  # the same start for all
    hidden = FCLayer(2, 32)
    model = Model([hidden, activation(), FCLayer(32, 1)], 1, 5,
                  learning_rate)
    silent = []
    for _ in range(epochs):
        model.train(points, progress=None)
        sums = hidden.forward([x for x, _ in points])
        silent.append(sum([max(column) <= 0 for column in zip(*sums)]))
    return model, silent


def main(seed=0, epochs=40):
    points = xor_points(200, random.Random(seed))
    curves = []
    for name, activation, rate in WAYS:
        model, silent = trained(activation, rate, points, epochs)
        curves.append((name, silent))
        print("%-16s below 0 for all points:" % name)
        print("    after 1, 10, %d epochs: %d, %d, %d of 32; error %.3f" % (
            epochs, silent[0], silent[9], silent[-1], model.error(points)))
    here.show("silent", draw.history(
        curves, y_label="neurons", title="neurons below 0 for all points"))
    here.ask("why does the number for ReLU hardly ever fall, and why can it"
             " fall for the leaky one?")


if __name__ == "__main__":
    here.say(__doc__)
    print()
    main()
