"""Why batches: a few points already tell about where down is.

The slope of all points is the mean of the slopes of each. Of a few at random
it is nearly that, and costs a fraction. Four times as many points make it
only about twice as exact.
"""

import here  # finds minnet in the folder above
import math
import random

from minnet import FCLayer, Model, ReLUActivation, draw
from minnet.data import xor_points


def network(batch_size, epochs=1):
    """The same start for all: seed 1."""
    random.seed(1)
    return Model([FCLayer(2, 16), ReLUActivation(), FCLayer(16, 1)], epochs,
                 batch_size, learning_rate=0.05)


def slope_of(model, examples):
    """de/db of the output neuron."""
    model.error(examples)
    model.backward(model.loss.backward())
    return model.layers[-1].de_db[0]


def spread(points, size):
    """How far the slopes of single batches lie from that of all points."""
    model = network(size)
    whole = slope_of(model, points)
    misses = [slope_of(model, points[i:i + size]) - whole
              for i in range(0, len(points), size)]
    return math.sqrt(sum([miss * miss for miss in misses]) / len(misses))


def main(seed=0, epochs=30):
    points = xor_points(240, random.Random(seed))
    print("batch  steps an epoch  spread of the slope  error")
    errors = []
    for size in (1, 4, 16, 60, 240):
        history = network(size, epochs).train(points, progress=None)
        errors.append(("batch %d" % size, history))
        print("%5d %15d %20.3f %6.3f" % (
            size, len(points) // size, spread(points, size), history[-1]))
    here.show("errors", draw.history(errors, title="error, by batch size"))
    here.say("All saw the same points equally often. Small batches take more"
             " steps, but uncertain ones; one batch of all takes a sure step,"
             " but only one an epoch.")
    here.ask("one of the spreads is 0. Why must it be?")


if __name__ == "__main__":
    here.say(__doc__)
    print()
    main()
