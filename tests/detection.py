"""How well does check_gradients tell right from wrong?

    python3 -m tests.detection [CASES] [NETWORKS] [--write FILE]

checks every broken layer of examples/catalogue_of_bugs.py CASES times, each
time with other shapes, weights and batches, and counts how often the mistake
is called by its name; then NETWORKS random right networks, layers and losses,
which are never to be called wrong. It prints a table; `--write FILE` puts it
into that file, too, between the lines <!-- detection --> and <!-- end -->.
Exit code 1 if less than 99.5 % are named right, or a right one called wrong;
2 if FILE has no such lines.
"""

import argparse
import multiprocessing
import os
import random
import sys

import minnet
from minnet import check_gradients
from tests import readme
from tests.places import ROOT

sys.path.insert(0, os.path.join(ROOT, "examples"))

import broken_layers  # noqa: E402
import catalogue_of_bugs  # noqa: E402

NICE = [-2, -1, -1, -0.5, 0, 0, 0, 0.5, 1, 1, 2]


def misnamed(place, seed):
    """How a broken layer is called, if not by its name, else None."""
    name, factory = catalogue_of_bugs.CATALOGUE[place]
    arguments = factory(random.Random(seed))
    mistake = check_gradients(*arguments).mistake
    return None if mistake == name else (
        f"{type(arguments[0]).__name__}, seed {seed}: {name}, but called"
        f" {mistake}")


def detected(cases, pool):
    """{mistake: [broken layers, cases, called by its name]}"""
    counts = {}
    for place, (name, _) in enumerate(catalogue_of_bugs.CATALOGUE):
        found = printed(pool.starmap(misnamed, [
            (place, 1000 * place + seed) for seed in range(cases)]))
        counts[name] = [a + b for a, b in zip(counts.get(name, [0, 0, 0]), (
            1, cases, cases - found))]
    return counts


def printed(texts):
    """How many there are, leaving out None."""
    texts = list(filter(None, texts))
    print("\n".join(texts), end="\n" * bool(texts))
    return len(texts)


def numbers(rng, rows, columns, nice):
    """A matrix; nice numbers invite kinks and zeros."""
    return [[rng.choice(NICE) if nice else rng.gauss(0, 1)
             for _ in range(columns)] for _ in range(rows)]


def random_network(rng):
    """A Model of one to four random layers, with a batch."""
    nice, zero_bias = rng.random() < 0.7, rng.random() < 0.4
    own = rng.random() < 0.2
    layers, width = [], rng.randint(1, 4)
    inputs = width
    for _ in range(rng.randint(1, 3)):
        wide = rng.randint(1, 4)
        weights = numbers(rng, wide, width, nice)
        [bias] = [[0] * wide] if zero_bias else numbers(rng, 1, wide, nice)
        kind = rng.random()
        if own:
            layer = rng.choice([
                broken_layers.ArticleDense, broken_layers.InPlaceDense,
                broken_layers.SteppingDense])(weights, bias)
        elif kind < 0.8:
            layer = minnet.FCLayer(width, wide, lambda i, o: (weights, bias))
        else:
            layer = minnet.MaxoutLayer(width, wide, 2, lambda i, o: (
                numbers(rng, o, i, nice), numbers(rng, 1, o, nice)[0]))
        layers.append(layer)
        activation = rng.choice([
            minnet.ReLUActivation, minnet.ReLUActivation,
            minnet.LeakyReLUActivation, minnet.SigmoidActivation,
            minnet.TanhActivation, minnet.ELUActivation,
            minnet.SoftmaxActivation, None])
        layers += [activation()] if activation else []
        width = wide
    x = numbers(rng, rng.randint(1, 5), inputs, nice)
    loss, label = random_loss(rng, len(x), width, nice, layers)
    return minnet.Model(layers, 1, 1, 0.1, loss=loss), x, label


def random_loss(rng, rows, width, nice, layers):
    """A loss, and labels that suit it."""
    loss = rng.choice([minnet.MSELoss, minnet.SSELoss, minnet.CrossEntropyLoss,
                       minnet.BinaryCrossEntropyLoss])()
    includes = getattr(loss, "includes", None)
    if width == 1 or includes in (None, type(layers[-1]).__name__):
        return minnet.MSELoss(), numbers(rng, rows, width, nice)
    if isinstance(loss, minnet.CrossEntropyLoss):
        right = [rng.randrange(width) for _ in range(rows)]
        return loss, [[int(j == k) for j in range(width)] for k in right]
    return loss, [[rng.randint(0, 1) for _ in range(width)]
                  for _ in range(rows)]


def logic_network(rng):
    """XNOR, NAND and others by two or three ReLUs without biases."""
    weights = [[rng.choice([-1, 1]), rng.choice([-1, 1])]
               for _ in range(rng.randint(1, 3))]
    hidden = len(weights)
    last = numbers(rng, 1, hidden, True)
    low, high = rng.choice([(0, 1), (-1, 1)])
    x = [[a, b] for a in (low, high) for b in (low, high)]
    label = rng.choice([[[1], [0], [0], [1]], [[1], [1], [1], [0]],
                        [[0], [1], [1], [0]], [[0], [0], [0], [1]]])
    return minnet.Model([
        minnet.FCLayer(2, hidden, lambda i, o: (weights, [0] * hidden)),
        minnet.ReLUActivation(),
        minnet.FCLayer(hidden, 1, lambda i, o: (last, [0]))],
        1, 4, 0.1), x, label


def random_image_layer(rng):
    """A convolution or a pooling, on an image with equal pixels."""
    height, width, channels = [rng.randint(2, 4) for _ in range(3)]
    if rng.random() < 0.5:
        layer = minnet.MaxPoolLayer(height, width, channels, 2,
                                    rng.randint(1, 2))
    else:
        layer = minnet.ConvLayer(height, width, channels, 2, 2,
                                 padding=rng.randint(0, 1))
    return layer, numbers(rng, rng.randint(1, 3), layer.input_dim, True)


def right_one(seed):
    """A right network, layer or loss: what check_gradients takes."""
    rng = random.Random(seed)
    random.seed(seed)  # for starting weights
    kind = seed % 10
    if kind < 6:
        return random_network(rng)
    if kind < 8:
        return logic_network(rng)
    if kind == 8:
        return rng.choice(catalogue_of_bugs.RIGHT)(rng)
    return random_image_layer(rng)


def alarm(seed):
    """The report that calls a right one wrong, or None."""
    report = check_gradients(*right_one(seed))
    return f"FALSE ALARM, seed {seed}\n{report}" if report.wrong else None


def table(counts):
    """The counts as a Markdown table."""
    totals = [sum(column) for column in zip(*counts.values())]
    return ["| mistake | broken layers | cases | called by its name |",
            "|---|---|---|---|"] + [
        f"| {name} | {classes} | {cases} | {named / cases:.2%} |"
        for name, (classes, cases, named) in list(counts.items()) + [
            ("all", totals)]]


def main(arguments):
    """Returns the exit code."""
    parser = argparse.ArgumentParser(prog="python3 -m tests.detection")
    parser.add_argument("cases", type=int, nargs="?", default=10)
    parser.add_argument("networks", type=int, nargs="?", default=300)
    parser.add_argument("--write", metavar="FILE")
    options = parser.parse_args(arguments)
    if options.write:
        readme.parts(options.write, "detection")  # or say so at once
    with multiprocessing.Pool() as pool:
        counts = detected(options.cases, pool)
        alarms = printed(pool.imap(alarm, range(options.networks), 10))
    lines = table(counts) + ["", f"False alarms in {options.networks:,} random"
                             f" right networks: {alarms}."]
    print("\n".join(lines))
    if options.write:
        readme.write(options.write, "detection", "\n".join(lines))
    _, total, named = [sum(column) for column in zip(*counts.values())]
    failed = [named < 0.995 * total, alarms > 0]
    print(f"{2 - sum(failed)} passed, {sum(failed)} failed")
    return 1 if any(failed) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
