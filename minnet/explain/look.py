"""What a diagnosis looks at: the numbers that all its questions share."""

import math
import random

from ..activations import SigmoidActivation
from ..model import as_batch
from ..more.softmax import softmax
from ..support.each_example import Untouched
from ..support.layer_fit import flat_layers, layer_names
from ..support.score import is_one_hot
from .neighbours import (LEAST, comparable, in_units, nearest_of,
                         possible, tells_nothing)
from .probe import is_straight, reach

MOST = 200  # examples that are looked at one by one
STUCK, GAP = 0.45, 0.15  # shares of the error of the best constant answer
WORSE, MANY = 0.98, 20  # after so many epochs, however the error falls
FALLING = 0.9  # in the last tenth of the training, compared with before


def some_of(examples, most):
    """So many at most, from all over the list; not each tenth, which may be
    all of one class."""
    places = random.Random(0).sample(range(len(examples)),
                                     min(len(examples), most))
    return [examples[place] for place in sorted(places)]


def constant_error(loss, label):
    """The error of the best answer that is always the same.

    For a loss with its own softmax or sigmoid that is not the mean of the
    labels but the score which gives it. 0 for a loss that takes no constant.
    """
    means = [sum(column) / len(column) for column in zip(*label)]
    inside = [min(max(p, 1e-9), 1 - 1e-9) for p in means]
    errors = []
    for answer in (means, [math.log(p) for p in inside],
                   [math.log(p / (1 - p)) for p in inside]):
        with Untouched(loss):
            try:
                errors.append(float(loss.forward(
                    [list(answer) for _ in label], label)))
            except Exception:  # whatever somebody's loss may raise
                pass
    return min([e for e in errors if e == e], default=0)


def is_falling(errors):
    """Was the error still going down well, and without a leap up, when the
    training ended?"""
    tenth = max(len(errors) // 10, 1)
    before, last = errors[-2 * tenth:-tenth], errors[-tenth:]
    level = sum(before) / max(len(before), 1)
    return sum(last) / tenth < FALLING * level and max(last) < 1.3 * level


def is_bad_end(left, errors):
    """Is much of a constant answer's error left, and not just for now?"""
    return left > WORSE and len(errors) >= MANY or \
        left > STUCK and not is_falling(errors)


def least_left(examples):
    """What even the best answer leaves, as a share of the labels' squared
    distances to their mean: where inputs are equal and labels are not."""
    of_input = {}
    for x, label in examples:
        of_input.setdefault(tuple(x), []).append(label)
    inside = sum([squares(labels) for labels in of_input.values()])
    return inside / (squares([label for _, label in examples]) or 1)


def squares(rows):
    """The squared distances of rows to their mean, added up."""
    means = [sum(column) / len(column) for column in zip(*rows)]
    return sum([(a - mean) ** 2 for row in rows
                for a, mean in zip(row, means)])


def walk(model, x):
    """(where, layer, x, y) of each layer: what goes in and comes out; those
    of a Model among them stand in its place."""
    found = []
    layers = flat_layers(model.layers)
    for where, layer in zip(layer_names(layers), layers):
        y = [list(row) for row in layer.forward([list(a) for a in x])]
        found.append((where, layer, x, y))
        x = y
    return found


class Look:
    """A model with its examples, seen from outside.

        x, label   some of the examples, as a batch
        layers     (where, layer, x, y) of each, y as a batch
        outputs    of the model, as probabilities where its loss makes such
        right      for classes: the right one of each example; else None
        chosen     the class that the model says
        errors     the history of the training
        e, mean_e  the error, and that of the best constant answer
        left       e / mean_e: 1 where nothing is learnt, 0 where all is
        floor      how much contradictory examples leave in any case
        possible   how much is left by an answer from the nearest examples
        nothing    do the inputs tell nothing of the labels?
        exploded   did the training end since its numbers grew too large?
        is_stuck   much is left, and it gets no better; or it exploded
        is_bad     ... and there was more to learn
        is_behind  much is left of what there was to learn, as yet
    """

    def __init__(self, model, examples, validation, errors):
        self.model, self.validation = model, validation
        self.history = errors
        self.errors = [float(e) for e in errors]
        self.exploded = getattr(errors, "exploded", False)
        self.count = len(examples)
        self.some = some_of(examples, MOST)
        self.x, self.label = as_batch(self.some)
        self.e = float(model.error(self.some))
        self.mean_e = constant_error(model.loss, self.label)
        self.left = self.e / self.mean_e if self.mean_e else 0
        self.layers = walk(model, self.x)
        self.outputs = self.as_probabilities(self.layers[-1][3])
        self.right, self.chosen = self.as_classes()
        self.floor = self.possible = least_left(examples)
        self.nothing = False
        if len(self.x) >= LEAST:
            some = some_of(self.some, comparable(len(self.x[0])))
            x, label = as_batch(some)
            nearest = nearest_of(x)
            self.possible = possible(in_units(label), nearest)
            self.nothing = tells_nothing(x, label, nearest)
        behind = self.left - self.possible > GAP
        self.is_stuck = self.exploded or not self.is_mostly_right() and \
            is_bad_end(self.left, self.errors)
        self.is_bad = self.exploded or self.is_stuck and behind
        self.is_behind = self.exploded or self.left > STUCK and behind

    def as_probabilities(self, y):
        """The outputs through what the loss has built in."""
        included = getattr(self.model.loss, "includes", "")
        if included == "SoftmaxActivation":
            return [softmax(row) for row in y]
        if included == "SigmoidActivation":
            return [[SigmoidActivation().value(a) for a in row] for row in y]
        return y

    def as_classes(self):
        """(the right class of each example, the chosen one), for labels
        with one 1 among 0s or a single 0 or 1; else (None, None)."""
        if all([is_one_hot(label) for label in self.label]):
            return ([label.index(1) for label in self.label],
                    [row.index(max(row)) for row in self.outputs])
        if all([len(label) == 1 and label[0] in (0, 1)
                for label in self.label]):
            return ([int(label[0]) for label in self.label],
                    [int(row[0] > 0.5) for row in self.outputs])
        return None, None

    def is_mostly_right(self):
        """Does it say the right class, whatever the error?"""
        if self.right is None:
            return False
        most = max([self.right.count(kind) for kind in self.right])
        wrong = sum([a != b for a, b in zip(self.right, self.chosen)])
        return wrong < 0.2 * (len(self.right) - most)

    def reach_of(self, place):
        """The Range of a layer's numbers, None if it can't be asked."""
        _, layer, _, y = self.layers[place]
        return reach(layer, len(y[0]))

    def is_straight(self, place):
        """Is this layer a linear function?"""
        _, layer, x, _ = self.layers[place]
        return is_straight(layer, len(x[0]))

    def summary(self):
        """The error, and that of the best constant answer."""
        now = "it exploded; now the" if self.exploded else "the"
        return (f"{now} error is {self.e:.4g}; always the same answer would"
                f" have {self.mean_e:.4g}")
