"""Which way is the fastest to train this Model, with the same result?

The readable one for short trainings and for all that isn't as the package
made it; by scalars for small networks, with sets of examples for those of the
XOR article's kind; by rows for large ones, and on PyPy.
"""

from operator import length_hint

from ..activations import ReLUActivation
from ..layers import FCLayer
from ..losses import share_of
from ..model import batches
from ..more.convolution import ConvLayer, MaxPoolLayer
from ..more.dropout import DropoutLayer
from ..optimizers import rows_of
from .as_supplied import (all_plain, dense_layers, floats_only, is_watched,
                          plain_labels, plain_layers, plain_memory,
                          plain_weights, settings)
from .formulas import ACTIVATIONS, LOOPS, OPTIMIZERS, Update
from .rows import Rows, RowSteps
from .scalars import ScalarSteps
from .sets import SetSteps

ONE_CALL = 100000  # microseconds: so much may have to be done again
# Weights; beyond, the text takes many megabytes, and PyPy doesn't compile it.
MOST_WRITTEN = 100 if LOOPS else 20000
MOST_TERMS = 500  # in a sum; 3000 are too deep for the compiler


class Costs:
    """Estimates, in microseconds on CPython 3.11, for an example and a batch
    in training, and for the start (writing and compiling); they are the
    machine's, but mostly their ratios count.

        w    multiply-adds forward: the weights, seen once by an example
        n    neurons
        k    numbers that the optimizer keeps of each weight
    """

    def __init__(self, model, examples):
        dense = dense_layers(model.layers)
        inputs, outputs = dense[0].input_dim, model.output_dim
        self.sizes = [(layer.input_dim, layer.output_dim) for layer in dense]
        w = sum([a * b for a, b in self.sizes])
        n = sum([b for _, b in self.sizes])
        k = getattr(model.optimizer, "memories", 0) + \
            bool(model.optimizer.weight_decay) / 2
        depth, self.size = len(model.layers), min(model.batch_size,
                                                  len(examples))
        windows = [len(layer.windows) for layer in model.layers
                   if type(layer) in (ConvLayer, MaxPoolLayer)]
        some = [x for x, _ in examples[:10]]
        blank = sum([list(x).count(0) for x in some]) / (
            len(some) * inputs) if not windows else 0
        if blank > 1 / 3:
            w -= blank / 3 * inputs * dense[0].output_dim
        self.ways = {"rows": (
            0.05 * w * max(windows + [1]) + 0.2 * n + 2.5 * depth + 3,
            sum(map(min, self.sizes)) * (1 + 2.5 * k)
            + (w + n) * (0.01 + 0.1 * k) + 5, 1000)}
        whole = sum([a * b for a, b in self.sizes])
        if not windows and whole <= MOST_WRITTEN and \
                max(map(max, self.sizes)) <= MOST_TERMS:
            self.ways["scalars"] = (
                0.038 * whole + 0.08 * n, (whole + n) * (0.03 + 0.14 * k),
                (whole + n) * 45 + 2000)
        if list(map(type, model.layers)) == [
                FCLayer, ReLUActivation, FCLayer] and not LOOPS and \
                inputs * outputs <= MOST_TERMS:
            (a, b), (_, c) = self.sizes
            self.ways["sets"] = (
                0.1 * c * (a + 1) + b * (0.02 * a + 0.02 * c + 0.01),
                b * (a + c + 1) * (0.03 + 0.1 * k),
                (a + c + 1) * (1200 + 400 * k) + 6000)
        self.ways["readable"] = (
            0.09 * w * max(windows + [1]) + 0.3 * n + 2 * depth,
            25 * depth + (w + n) * (0.5 + 0.3 * k), 0)

    def batch(self, way):
        """A step."""
        example, batch, _ = self.ways[way]
        return self.size * example + batch

    def training(self, way, examples):
        """So many examples, and the start."""
        return examples / self.size * self.batch(way) + self.ways[way][2]

    def best(self, examples):
        """The name of the fastest way for so many examples."""
        return min(self.ways, key=lambda way: self.training(way, examples))


LEAST_WORK = 3000  # microseconds the readable way
LEAST_OUTPUTS = 20000  # multiply-adds


def key_of(model):
    """The same for all that are written out in the same way."""
    return (tuple([(type(layer), width, tuple(settings(layer)),
                    getattr(layer, "pieces", 1))
                   for layer, width in zip(model.layers, model.widths)]),
            model.widths[-1], type(model.loss), Update(model.optimizer).key,
            model.batch_size == 1)


def tables_of(model):
    """The rows of all parameters, [[row, ...], ...], and the same for each
    of the optimizer's memories: the lists themselves."""
    optimizer = model.optimizer
    tables = [rows_of(values) for _, values, _ in model.parameters()]
    if not hasattr(optimizer, "memories"):
        return [tables]
    if optimizer.memory is None:
        optimizer.memory = [[[[0.0] * len(row) for row in rows]
                             for rows in tables]
                            for _ in range(optimizer.memories)]
    return [tables] + optimizer.memory


def rows_in(tables):
    """All rows of such tables, one after another."""
    return [row for table in tables for rows in table for row in rows]


def scale(tables, factors):
    """Multiply the numbers of each table, in place, by its factor."""
    for table, factor in zip(tables, factors):
        for row in rows_in([table]):
            row[:] = [number * factor for number in row]


class FastWay:
    """Chooses how to go, at the start and whenever the caller had a chance
    to change something; and goes."""

    def __init__(self, model, examples):
        self.model, self.examples, self.way = model, examples, None
        self.suited = False
        # Many short trainings of a model are as good as a long one.
        self.asked = len(examples) * (model.num_epochs + len(
            getattr(model, "history", ())))
        widths = model.widths
        weights = sum([a * b for a, b, layer in zip(widths, widths[1:],
                                                    model.layers)
                       if a and b and type(layer) not in ACTIVATIONS])
        if self.asked * (30 + 0.3 * weights) < LEAST_WORK:
            return  # it isn't worth a look
        self.suited = floats_only([row for pair in examples for row in pair],
                                  (int, float)) and \
            plain_labels(model.loss, [label for _, label in examples])
        self.look(start=True)

    def look(self, start=False):
        """Choose."""
        model, self.way = self.model, None
        if not self.suited or is_watched() or not all_plain(model) or \
                not plain_weights(model.layers, model.learning_rate) or \
                not plain_memory(model):
            return
        costs = Costs(model, self.examples)
        name = costs.best(self.asked)
        if name == "readable":
            return
        if not start and len(self.examples) <= model.batch_size:
            name = "rows"  # as every batch is the last one of an epoch
        self.last = RowSteps(model, leaves=True)
        self.way = SetSteps(model, self.examples) if name == "sets" else \
            RowSteps(model) if name == "rows" else \
            ScalarSteps(model, key_of(model))
        self.at_once = 1 + int(ONE_CALL / costs.batch(name))
        self.dice = [layer.rng for layer in model.layers
                     if type(layer) is DropoutLayer]
        for row in rows_in(tables_of(model)):
            row[:] = map(float, row)

    def train_epoch(self, examples, guard):
        """As Model.train_epoch. Where somebody will look at the slopes, the
        last batch goes by rows, which leave them behind."""
        model, total = self.model, 0.0
        if self.way is None:
            return model.train_epoch(examples, guard)
        ahead, last = batches(examples, model.batch_size), []
        if guard.leaves_slopes() or \
                self.way.only not in (None, len(ahead[-1])):
            last = [ahead.pop()]
        for first in range(0, len(ahead), self.at_once):
            total += self.take(ahead[first:first + self.at_once], self.way,
                               guard)
        for batch in last:
            total += self.take([batch], self.last, guard)
        return total / share_of(model.loss, len(examples))

    def take(self, some, way, guard):
        """Some steps. Returns the sum of their errors."""
        model, start = self.model, getattr(self.model.optimizer, "t", 0)
        rows = rows_in(tables_of(model))
        kept = [row[:] for row in rows]
        dice, ahead = [rng.getstate() for rng in self.dice], iter(some)
        try:
            total = self.go(ahead, way, start)
        except BaseException:
            # The new weights are still in the function's own variables. So:
            # back to the start, and the same steps again up to this one.
            whole = max(len(some) - length_hint(ahead) - 1, 0)
            for row, old in zip(rows, kept):
                row[:] = old
            for rng, state in zip(self.dice, dice):
                rng.setstate(state)
            if whole > 1:
                self.go(iter(some[:whole - 1]), way, start)
            if whole:
                self.go(iter(some[whole - 1:whole]), self.last,
                        start + whole - 1)
            guard.keep(sum(map(len, some[:whole])))
            raise
        guard.keep(sum(map(len, some)))
        return total

    def go(self, ahead, way, count):
        """These steps, before which so many were taken."""
        model, tables = self.model, tables_of(self.model)
        units = OPTIMIZERS[type(model.optimizer)].units(model.optimizer)
        scale(tables[1:], [1 / unit for unit in units])
        total, count = way.take(ahead, float(model.learning_rate), tables,
                                count)
        scale(tables[1:], units)
        if hasattr(model.optimizer, "t"):
            model.optimizer.t = count
        return total


def fast_outputs(model, rows):
    """The outputs for a batch; None where the readable way is as good."""
    if is_watched() or not plain_layers(model.layers):
        return None
    work = len(rows) * sum([layer.input_dim * layer.output_dim
                            for layer in dense_layers(model.layers)])
    if work < LEAST_OUTPUTS or not plain_weights(model.layers) or \
            not floats_only(rows, (int, float)):
        return None
    dice = [layer for layer in model.layers if type(layer) is DropoutLayer]
    if any([layer.training for layer in dice]):
        return None
    way = Rows([layer for layer in model.layers if layer not in dice])
    way.begin([[rows_of(values) for _, values, _ in model.parameters()]],
              rows)
    return way.forward(rows)
