"""What doubles when the work does: the time should, and no more.

The measure is the time for an example and a weight (a multiply-add of
forward). Where it rises with the size there is a cliff.
"""

import gc
import random
import statistics

from minnet import SGD, Adam, FCLayer, Model, ReLUActivation

from .measure import seconds_of

OPTIMIZERS = {"SGD": SGD, "Adam": Adam}
# What grows: (from, to, a function that gives widths, batch and examples;
# None: as many as make about the same work of an epoch at all sizes, 20
# batches at least).
GROWS = {
    "hidden neurons": (4, 4096, lambda n: ([2, n, 1], 5, None)),
    "inputs": (2, 2000, lambda n: ([n, 16, 1], 5, None)),
    "batch": (1, 1000, lambda n: ([2, 64, 1], n, None)),
    "depth": (1, 16, lambda n: ([2] + [16] * n + [1], 5, None)),
    "examples": (100, 100000, lambda n: ([2, 16, 1], 5, n))}


def doubled(low, high):
    """low, 2 low, 4 low, ... and at last high, at most twice the one
    before."""
    sizes = []
    while low < high:
        sizes.append(low)
        low *= 2
    return sizes + [high]


def weights_of(widths):
    """Multiply-adds of forward for one example."""
    return sum([a * b for a, b in zip(widths, widths[1:])])


class Training:
    """A network of some widths, trained for so many epochs."""

    def __init__(self, optimizer, widths, batch, count,
                 multiply_adds=200000):
        if count is None:
            count = multiply_adds // weights_of(widths)
            count = max(min(count, 1000), 20 * batch)
        self.optimizer, self.widths, self.batch = optimizer, widths, batch
        rng = random.Random(0)
        self.examples = [[[rng.random() for _ in range(width)]
                          for width in (widths[0], widths[-1])]
                         for _ in range(count)]
        self.work = count * weights_of(widths)

    def seconds(self, epochs, unrolled=True):
        """Of an epoch; making the network is not counted."""
        random.seed(1)
        layers = []
        for before, after in zip(self.widths, self.widths[1:]):
            layers += [FCLayer(before, after), ReLUActivation()]
        model = Model(layers[:-1], epochs, self.batch, 0.001,
                      optimizer=self.optimizer())
        return seconds_of(lambda: model.train(
            self.examples, progress=None, unrolled=unrolled)) / epochs


def series_of(optimizer, what, turns, least, seconds, largest, work):
    """[(size, seconds for an example and a weight)], each turn of as many
    epochs as fit into the `seconds`, but of `least` epochs and 1000 examples
    anyway: to check the data takes the time of one epoch, to compile that of
    some 700 examples. `work` is about the multiply-adds of forward in an
    epoch. The first is the least of the turns; from each size to the next it
    is the median of the ratios in one turn, as what else runs on the machine
    comes and goes."""
    low, high, settings = GROWS[what]
    trainings, epochs = {}, {}
    for size in doubled(low, min(high, low * largest)):
        training = Training(OPTIMIZERS[optimizer], *settings(size), work)
        fewest = least + 1000 // len(training.examples)
        training.seconds(fewest)  # compiling is not in the times
        once = training.seconds(fewest)
        epochs[size] = max(fewest, min(100, int(seconds / max(once, 1e-9))))
        trainings[size] = training
    gc.collect()
    rows = [[training.seconds(epochs[size]) / training.work
             for size, training in trainings.items()] for _ in range(turns)]
    columns = list(zip(*rows))
    series = [min(columns[0])]
    for before, after in zip(columns, columns[1:]):
        series.append(series[-1] * statistics.median(
            [b / a for a, b in zip(before, after)]))
    return list(zip(trainings, series))


def measured(quick):
    """{optimizer: {what grows: its series}}"""
    how = (1, 1, 0, 8, 20000) if quick else (3, 9, 1, 10 ** 6, 200000)
    return {optimizer: {what: series_of(optimizer, what, *how)
                        for what in GROWS} for optimizer in OPTIMIZERS}


def factors(series):
    """What the measure is multiplied by, from each size to the next."""
    return [after / before for (_, before), (_, after)
            in zip(series, series[1:])]
