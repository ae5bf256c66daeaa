"""Trainings with a fault that is known, and healthy ones, drawn by a seed."""

import math
import random

from minnet import (Adam, BinaryCrossEntropyLoss, CrossEntropyLoss, FCLayer,
                    LeakyReLUActivation, Model, Momentum, MSELoss,
                    NormaliseLayer, ReLUActivation, SigmoidActivation,
                    SoftmaxActivation, SSELoss, TanhActivation,
                    article_start, he_start, normal_start,
                    uniform_start, xavier_start)
from minnet.data import spiral, xor_corners, xor_points


# Tasks: lists of pairs.

def uniform(count, low=-1, high=1):
    """So many numbers."""
    return [random.uniform(low, high) for _ in range(count)]


def one_hot(place, count):
    """[0, 1, 0] is class 1 of 3."""
    return [int(place == other) for other in range(count)]


def xor(n=200):
    """Points of the unit square."""
    return xor_points(n)


def circle(n=200):
    """Is a point in the circle?"""
    return [(x, [int(x[0] ** 2 + x[1] ** 2 < 0.6)])
            for x in [uniform(2) for _ in range(n)]]


def sums(n=100, noise=0):
    """Five numbers, and their mean."""
    return [(x, [sum(x) / 5 + noise * random.gauss(0, 1)])
            for x in [uniform(5) for _ in range(n)]]


def sine(n=100, noise=0):
    """A curve."""
    return [([x], [math.sin(3 * x) + noise * random.gauss(0, 1)])
            for x in uniform(n)]


def blobs(n=150, classes=3, spread=0.3):
    """Heaps of points on a ring."""
    turn = random.random()
    return [([math.cos(angle) + random.gauss(0, spread),
              math.sin(angle) + random.gauss(0, spread)],
             one_hot(place, classes))
            for place in [i % classes for i in range(n)]
            for angle in [2 * math.pi * (turn + place / classes)]]


def parity():
    """The eight corners of a cube: is the number of ones odd?"""
    corners = [[a, b, c] for a in (0, 1) for b in (0, 1) for c in (0, 1)]
    return [(x, [sum(x) % 2]) for x in corners]


def numbered(examples):
    """Class numbers instead of one-hot labels."""
    return [(x, [label.index(1)]) for x, label in examples]


def moved(examples, factor, shift):
    """Other units for the inputs."""
    return [([factor * a + shift for a in x], label) for x, label in examples]


def labelled(examples, factor, shift):
    """Other units for the labels."""
    return [(x, [factor * a + shift for a in label]) for x, label in examples]


def shuffled_labels(examples):
    """Each input with a label of another."""
    labels = [label for _, label in examples]
    random.shuffle(labels)
    return [(x, label) for (x, _), label in zip(examples, labels)]


# Networks.

def network(examples, hidden=(16,), activation=ReLUActivation,
            init=uniform_start, last=(), **settings):
    """A Model with hidden layers and settings that are good for most."""
    layers, width = [], len(examples[0][0])
    for count in hidden:
        layers += [FCLayer(width, count, init=init), activation()]
        width = count
    layers += [FCLayer(width, len(examples[0][1]), init=init), *last]
    loss = CrossEntropyLoss() if len(examples[0][1]) > 1 else MSELoss()
    known = dict(num_epochs=60, batch_size=5, learning_rate=0.05, loss=loss)
    known.update(settings)
    return Model(layers, **known)


def with_bias(bias, start=uniform_start):
    """A start whose biases are all this."""
    return lambda inputs, outputs: (start(inputs, outputs)[0],
                                    [bias] * outputs)


def times(factor, start=normal_start):
    """A start with weights so much larger."""
    def larger(inputs, outputs):
        weights, bias = start(inputs, outputs)
        return [[factor * w for w in row] for row in weights], bias
    return larger


def some(*functions):
    """The result of one of them."""
    return random.choice(functions)()


def bend():
    """Tasks that a straight line can't do."""
    return some(xor, circle, lambda: spiral(50, 3))


def any_task():
    """All kinds of tasks."""
    return some(xor, circle, sums, sine, blobs)


class OwnSigmoid:
    """As somebody writes it, one example at a time."""

    def forward(self, x):
        self.y = [1 / (1 + math.exp(-max(min(a, 700), -700))) for a in x]
        return self.y

    def backward(self, de_dy, learning_rate):
        return [slope * y * (1 - y) for slope, y in zip(de_dy, self.y)]


class OwnReLU:
    """The same for ReLU."""

    def forward(self, x):
        self.x = x
        return [[max(a, 0) for a in row] for row in x]

    def backward(self, de_dy, learning_rate):
        return [[s if a > 0 else 0 for a, s in zip(row, slopes)]
                for row, slopes in zip(self.x, de_dy)]


# Faults: each returns (model, examples), maybe with validation examples.

def dead_neurons():
    examples = any_task()
    return network(examples, activation=random.choice(
        [ReLUActivation, OwnReLU]), init=with_bias(-random.uniform(4, 9)),
        hidden=random.choice([(8,), (16,), (16, 8)])), examples


def always_on():
    examples = bend()
    return network(examples, init=with_bias(random.uniform(5, 9)),
                   learning_rate=0.002, num_epochs=random.choice([30, 60]),
                   activation=random.choice([ReLUActivation, OwnReLU])
                   ), examples


def saturated():
    examples = some(xor, circle, lambda: spiral(50, 3), lambda: sine(100))
    return network(examples, hidden=(16, 16), init=times(
        random.uniform(50, 200)), activation=random.choice(
        [SigmoidActivation, TanhActivation, OwnSigmoid]),
        learning_rate=0.005), examples


def neurons_alike():
    examples = some(xor, circle, sine, lambda: blobs(150, 4))
    value = random.choice([0, 0.1, 0.5, 1])
    return network(examples, init=lambda inputs, outputs: (
        [[value] * inputs for _ in range(outputs)], [0] * outputs),
        activation=random.choice([ReLUActivation, TanhActivation,
                                  SigmoidActivation])), examples


def outputs_alike():
    examples = some(xor, circle, lambda: spiral(50, 3))
    return network(examples, hidden=(8, 8, 8), activation=SigmoidActivation,
                   learning_rate=0.02, num_epochs=30), examples


def no_better_than_constant():
    return some(outputs_alike, nothing_to_learn, dead_neurons)


def labels_out_of_reach():
    last, examples = random.choice([
        (SigmoidActivation, labelled(sums(), 40, 41)),
        (SigmoidActivation, labelled(sine(), 1, 0)),
        (OwnSigmoid, labelled(sine(), 5, 0)),
        (TanhActivation, labelled(sums(), 20, 3)),
        (ReLUActivation, labelled(sine(), 1, -2)),
        (SoftmaxActivation, [(x, [3 * a for a in label])
                             for x, label in blobs()])])
    return network(examples, last=[last()], loss=MSELoss()), examples


def softmax_over_one():
    examples = some(xor, circle)
    return network(examples, last=[SoftmaxActivation()]), examples


def one_hot_missing():
    examples = numbered(blobs(150, random.choice([4, 5, 6, 7]), 0.15))
    random.shuffle(examples)
    mixed = random.sample(range(7), 7)
    kinds = sorted({label[0] for _, label in examples})
    order = [place for place in mixed if place < len(kinds)]
    examples = [(x, [order[label[0]]]) for x, label in examples]
    return network(examples, hidden=(3,), learning_rate=0.02), examples


def inputs_not_scaled():
    examples = some(
        lambda: moved(any_task(), random.uniform(100, 1000), 0),
        lambda: moved(any_task(), random.choice([1, 100, 2000]), 17000),
        lambda: moved(any_task(), 1, random.uniform(200, 2000)),
        lambda: moved(bend(), 0.001, 0))
    return network(examples, activation=random.choice(
        [ReLUActivation, SigmoidActivation, TanhActivation])), examples


def labels_not_scaled():
    examples = labelled(some(sums, sine), random.uniform(100, 2000),
                        random.choice([0, 17000, 300]))
    return network(examples, learning_rate=random.choice([0.05, 0.01])
                   ), examples


def error_grew():
    examples = some(sine, lambda: labelled(sums(), 3, 0))
    return network(examples, hidden=random.choice([(), (8,)]),
                   learning_rate=random.uniform(0.15, 0.22),
                   num_epochs=random.choice([3, 5, 8]), loss=SSELoss(),
                   activation=LeakyReLUActivation), examples


def error_jumps():
    examples, hidden, rate = some(
        lambda: (sums(random.randint(15, 40), 0.5), (), 0.6),
        lambda: (sine(30, 0.5), (8,), 0.4))
    return network(examples, hidden, random.choice(
        [TanhActivation, LeakyReLUActivation]), num_epochs=40, batch_size=1,
        learning_rate=rate * random.uniform(0.5, 1)), examples


def rate_too_large():
    examples = any_task()
    return network(examples, learning_rate=random.choice([2, 5, 10, 30]),
                   activation=random.choice([
                       ReLUActivation, LeakyReLUActivation, TanhActivation,
                       SigmoidActivation]), optimizer=random.choice(
                       [None, None, Momentum(), Adam()])), examples


def rate_too_small():
    examples = any_task()
    return network(examples, learning_rate=10 ** random.uniform(-7, -5),
                   activation=random.choice([
                       ReLUActivation, LeakyReLUActivation, TanhActivation]),
                   optimizer=random.choice([None, None, Momentum(), Adam()])
                   ), examples


def learnt_by_heart():
    examples = some(lambda: sums(50, 1), lambda: sine(40, 1),
                    lambda: shuffled_labels(blobs(60)),
                    lambda: blobs(60, 3, 1.5))
    random.shuffle(examples)
    part = len(examples) // 3
    return network(examples, hidden=(40,), num_epochs=400, batch_size=8,
                   learning_rate=0.02, optimizer=Adam()), \
        examples[part:], examples[:part]


def too_few_neurons():
    examples, hidden = random.choice([
        (xor_corners(), (2,)), (xor_corners(), ()), (xor_corners(), (1,)),
        (xor(), ()), (xor(), (1,)), (spiral(50, 3), (2,)), (parity(), (2,)),
        (parity(), ()), (circle(), (1,)), (circle(), ())])
    return network(examples, hidden, random.choice(
        [TanhActivation, LeakyReLUActivation, ReLUActivation]),
        learning_rate=0.1, num_epochs=1000 if len(examples) < 20 else 150
        ), examples


def contradictory():
    examples = some(xor, circle, lambda: blobs(90)) if random.random() < 0.5 \
        else xor_corners() * 5
    count = int(len(examples) * random.uniform(0.4, 0.9))
    labels = [label for _, label in examples]
    twins = [(x, random.choice([other for other in labels if other != label]))
             for x, label in examples[:count]]
    return network(examples, learning_rate=0.02, num_epochs=200,
                   optimizer=Adam()), examples + twins


def unbalanced():
    examples = some(xor, circle, lambda: numbered(blobs(200, 2)))
    rare = random.choice([0, 1])
    few = [pair for pair in examples if pair[1] == [rare]]
    many = [pair for pair in examples if pair[1] != [rare]]
    examples = few[:random.randint(3, 10)] + many
    random.shuffle(examples)
    return network(examples, num_epochs=random.choice([5, 10]),
                   learning_rate=0.02, loss=random.choice(
                       [MSELoss(), BinaryCrossEntropyLoss()])), examples


def no_activation():
    examples = some(xor, circle, lambda: spiral(50, 3), parity)
    widths = [len(examples[0][0]), 8] + [8] * random.randint(0, 1) + [
        len(examples[0][1])]
    model = network(examples)
    return Model([FCLayer(*pair) for pair in zip(widths, widths[1:])], 60, 5,
                 0.05, model.loss), examples


def nothing_to_learn():
    examples = shuffled_labels(some(xor, circle, sums, sine, blobs))
    return network(examples, hidden=random.choice([(4,), (8,)]),
                   learning_rate=0.02, num_epochs=30), examples


FAULTS = {
    "softmax over one output": softmax_over_one,
    "labels out of reach": labels_out_of_reach,
    "no activation in between": no_activation,
    "nothing to learn": nothing_to_learn,
    "contradictory examples": contradictory,
    "neurons alike": neurons_alike,
    "inputs not scaled": inputs_not_scaled,
    "labels not scaled": labels_not_scaled,
    "one-hot missing": one_hot_missing,
    "classes unbalanced": unbalanced,
    "saturated": saturated,
    "dead neurons": dead_neurons,
    "always on": always_on,
    "learning rate too large": rate_too_large,
    "learning rate too small": rate_too_small,
    "too few neurons": too_few_neurons,
    "error grew": error_grew,
    "error jumps": error_jumps,
    "learnt by heart": learnt_by_heart,
    "outputs alike": outputs_alike,
    "no better than a constant": no_better_than_constant}

# What is true as well of a run with this fault, by the way it is made.
ALSO = {"no better than a constant": {"nothing to learn"}}
RATES = {"learning rate too large": (0.1, 0.01, 0.001),
         "learning rate too small": (10, 100, 1000)}


# Healthy runs, with the score that shows it.

def healthy():
    """(model, examples, the least score)."""
    activation = random.choice([ReLUActivation, TanhActivation,
                                LeakyReLUActivation, OwnReLU])
    init = random.choice([uniform_start, he_start, xavier_start])
    adam = dict(optimizer=Adam(), learning_rate=0.01)
    makers = [
        lambda: (xor(), 0.6, dict(num_epochs=200)),
        lambda: (xor(), 0.6, adam),
        lambda: (circle(), 0.6, dict(num_epochs=150)),
        lambda: (circle(), 0.9, dict(adam, loss=BinaryCrossEntropyLoss())),
        lambda: (sums(), 0.9, {}),
        lambda: (sums(), 0.95, dict(hidden=())),
        lambda: (sums(60, 0.3), 0.2, dict(hidden=(), learning_rate=0.01)),
        lambda: (sums(200, 0.5), 0.15, dict(hidden=(), learning_rate=0.01)),
        lambda: (sine(), 0.9, dict(num_epochs=150)),
        lambda: (sine(100, 0.7), 0.35, dict(num_epochs=50)),
        lambda: (sine(60, 0.2), 0.8, dict(adam, num_epochs=300)),
        lambda: (blobs(), 0.9, {}),
        lambda: (blobs(150, 3, 1), 0.45, dict(num_epochs=30)),
        lambda: (blobs(100, 5), 0.85, dict(adam)),
        lambda: (spiral(50, 3), 0.8, dict(adam, hidden=(32,),
                                          num_epochs=200)),
        lambda: (xor_corners(), 0.9, dict(num_epochs=2000, batch_size=4,
                                          learning_rate=0.1)),
        lambda: (parity(), 0.9, dict(num_epochs=2000, batch_size=4,
                                     learning_rate=0.1)),
        lambda: (numbered(blobs(150, 2)), 0.85,
                 dict(last=[SigmoidActivation()], learning_rate=0.5)),
        lambda: (blobs(150, 2)[::2] + blobs(150, 2)[1:20:2], 0.85, {}),
        lambda: (blobs(), 0.9, dict(last=[SoftmaxActivation()],
                                    loss=MSELoss(), learning_rate=0.5)),
        lambda: ([(x, [round(2 + 2 * label[0])]) for x, label in sums()],
                 0.4, {}),
        lambda: (sums(), 0.9, dict(loss=SSELoss(), learning_rate=0.005)),
        lambda: (moved(sine(), 20, 0), 0.8, None),
        lambda: (moved(sums(), 500, 17000), 0.8, None)]
    examples, least, settings = random.choice(makers)()
    if settings is None:  # raw numbers, and a layer that normalises
        model = network(examples, activation=activation, num_epochs=150)
        model = Model([NormaliseLayer.of([x for x, _ in examples])]
                      + model.layers, 150, 5, 0.05)
    else:
        model = network(examples, activation=activation, init=init,
                        **settings)
    return model, examples, least


# Facts that can be counted, each by the plainest definition.

def is_fact(name, model, examples, again):
    """Is this so, whatever it comes from? again(factor) gives the error of
    the same training with the learning rate times this."""
    if name in RATES:
        return min(map(again, RATES[name])) < 0.8 * again(1)
    y = model.outputs([x for x, _ in examples])
    labels = [label for _, label in examples]
    if name == "outputs alike":
        return all([max(a) - min(a) <= 0.05 * (max(b) - min(b)) or
                    hasattr(model.loss, "includes")
                    for a, b in zip(zip(*y), zip(*labels))])
    if name == "no better than a constant":
        return learnt(model, examples) < 0.15
    if name == "error grew":
        return model.history[-1] > model.history[0]
    if name == "error jumps":
        errors = model.history
        late = errors[len(errors) // 2:]
        return sum([b > 1.3 * a for a, b in zip(late, late[1:])]) >= 3
    if name == "saturated":
        return max(flat_shares(model, examples), default=0) > 0.7
    if name in ("dead neurons", "always on"):
        x = [x for x, _ in examples]
        for layer in model.layers:
            x = layer.forward([list(row) for row in x])
            if "ReLU" in type(layer).__name__:
                low = [min(column) > 0 for column in zip(*x)]
                off = [max(column) <= 0 for column in zip(*x)]
                if name == "dead neurons" and 2 * sum(off) >= len(off) or \
                        name == "always on" and True in low and \
                        sum(low) + sum(off) == len(off):
                    return True
        return False
    return False


def flat_shares(model, examples):
    """Of each sigmoid and tanh the share of numbers at the ends."""
    x = [x for x, _ in examples]
    for layer in model.layers:
        x = layer.forward([list(row) for row in x])
        if repr(layer)[:4] in ("Sigm", "OwnS", "Tanh"):
            low = -1 if repr(layer)[:4] == "Tanh" else 0
            numbers = [a for row in x for a in row]
            yield sum([not low + 0.02 < a < 0.98 for a in numbers]) \
                / len(numbers)


def learnt(model, examples):
    """How much is learnt of what there is: R^2, or for classes the share of
    those beyond the most frequent one."""
    score = model.score(examples)
    labels = [label for _, label in examples]
    if len(labels[0]) > 1 and set(map(sum, labels)) == {1} or \
            hasattr(model.loss, "includes"):
        most = max([labels.count(label) for label in labels]) / len(labels)
        return (score - most) / (1 - most) if most < 1 else 1
    return score


def error_again(maker, seed, factor):
    """The run's error in its last epochs with the learning rate times this;
    infinite where it explodes."""
    history = run(maker, seed, factor)[0].history
    return float("inf") if history.exploded else sum(history[-5:])


def run(maker, seed, factor=1):
    """(model, examples, validation, the least score) after a training."""
    random.seed(seed)
    model, examples, *rest = maker()
    held = rest[0] if rest and type(rest[0]) is list else None
    model.learning_rate *= factor
    if maker is healthy and seed % 2 and len(examples) > 20:
        held = examples[::5]
        examples = [pair for pair in examples if pair not in held]
    try:
        model.train(examples, progress=None, validation=held)
    except OverflowError:
        pass  # that is a way to end badly, too
    return model, examples, held, rest[-1] if rest else None


def rise(errors, few=10):
    """How many times the lowest mean of a few epochs in a row the last is."""
    means = [sum(errors[place:place + few])
             for place in range(len(errors) - few + 1)] or [1]
    return means[-1] / min(means)


def is_as_meant(name, model, examples, held, least):
    """Has it learnt, or not, as it is meant to?"""
    try:
        score = learnt(model, examples)
    except OverflowError:
        return name != "healthy"
    worse = rise(model.history.validation)
    if name == "healthy":
        return score >= least and worse < 1.3 and (
            not held or learnt(model, held) > 0.5 * least)
    if name == "learnt by heart":
        return worse > 1.6
    if name in ("dead neurons", "always on", "outputs alike",
                "no better than a constant", "error grew", "error jumps") \
            and not (model.history and is_fact(name, model, examples, None)):
        return False
    if name == "error grew":
        return model.history[-1] > 1.2 * model.history[0] and score < 0.5
    if name == "no better than a constant":
        return score < 0.05
    return score < 0.5
