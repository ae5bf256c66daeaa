"""How well does check_gradients tell right from wrong?

    python3 -m tests.detection [CASES] [NETWORKS] [--write FILE]

checks every broken layer of examples/catalogue/bugs.py CASES times, each
time with other shapes, weights and batches: is it found, and called by its
name? Then 30 * CASES mistakes of examples/foreign_mistakes.py that have no
name, as many that have one, in many disguises, and as many pairs of mistakes:
these are to be found, too, and a name that is not one of theirs misleads.
Then NETWORKS
random right networks, layers and losses, which are never to be called wrong,
from 5 CASES on the styles of tests/styles.py, and how long a check takes. It
prints tables; `--write FILE` puts them into that file, too, between the lines
<!-- detection --> and <!-- end -->. Exit code 1 if less than 99 % are named
right, or anything misleads, is missed, or a right one is called wrong; 2 if
FILE has no such lines.
"""

import argparse
import multiprocessing
import os
import random
import sys
import time

import minnet
from minnet import check_gradients
from tests import readme
from tests.places import ROOT

sys.path.insert(0, os.path.join(ROOT, "examples"))

from catalogue import broken_layers, bugs, foreign_mistakes  # noqa: E402
from tests import styles  # noqa: E402

NICE = [-2, -1, -1, -0.5, 0, 0, 0, 0.5, 1, 1, 2]


class Group:
    """Mistakes of one kind: counts of what came of them.

    An entry is (what it is, names that are fair for it, its factory); the
    name that is looked for is what it is, or else any of the fair ones.
    `least`: what share should be called by it, None where there is none.
    """

    def __init__(self, name, entries, least=0.99):
        self.name, self.entries, self.least = name, entries, least
        self.cases = self.found = self.named = self.misled = 0

    def times(self, cases):
        """How often each of its entries is tried."""
        most = cases if self.least == 0.99 or len(self.entries) < 9 \
            else 30 * cases // len(self.entries)
        return max(1, min(most, cases))

    def share_named(self):
        """How often the name is told, - where there is none."""
        return "-" if self.least is None else f"{self.named / self.cases:.2%}"


def groups(pairs):
    """All mistakes, kind by kind."""
    catalogue, foreign = bugs, foreign_mistakes.FOREIGN
    found = {}
    for name, factory in catalogue.CATALOGUE + catalogue.MORE:
        fair = {name}.union(catalogue.FAIR.get(name, []))
        found.setdefault(name, []).append((name, fair, factory))
    return [Group(name, entries, None if name in catalogue.NAMELESS else 0.99)
            for name, entries in found.items()] + [
        Group("others of these", [entry for entry in foreign if entry[1]],
              0.7),
        Group("others without a name",
              [entry for entry in foreign if not entry[1]], None),
        Group("two at once", pairs, None)]


def random_pairs(count):
    """So many of the pairs of mistakes."""
    pairs = foreign_mistakes.PAIRS
    return random.Random(count).sample(pairs, min(count, len(pairs)))


def told(group, place, seed):
    """(found, named, misled, a line if that is not as it should be)"""
    what, fair, factory = GROUPS[group].entries[place]
    arguments = factory(random.Random(f"{what} {place} {seed}"))
    who = f"{type(arguments[0]).__name__}, {len(arguments)}, seed {seed}:"
    try:
        report = check_gradients(*arguments)
    except Exception as problem:
        return 0, 0, 0, (f"{who} {what}, but"
                         f" {type(problem).__name__}: {problem}")
    name, wrong = report.mistake, report.wrong
    named = name in ({what} & fair or fair)
    misled = name is not None and name not in fair
    line = None
    if not wrong or misled or not named and GROUPS[group].least == 0.99:
        line = f"{who} {what}, but called {name if wrong else 'right'}"
    return wrong, named, misled, line


GROUPS = []  # of this run; each process of the pool has them


def use(cases):
    """Makes the groups, the same in each process."""
    GROUPS[:] = groups(random_pairs(30 * cases))


def detect(cases, pool):
    """Fills in the counts of all GROUPS; returns the number of bad cases."""
    jobs = [(g, place, seed) for g, group in enumerate(GROUPS)
            for place in range(len(group.entries))
            for seed in range(group.times(cases))]
    lines = []
    for (g, _, _), (found, named, misled, line) in zip(
            jobs, pool.starmap(told, jobs, 8)):
        group = GROUPS[g]
        group.cases += 1
        group.found += found
        group.named += named
        group.misled += misled
        lines.append(line)
    return printed(lines)


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
        return rng.choice(bugs.RIGHT
                          + bugs.MORE_RIGHT)(rng)
    return random_image_layer(rng)


def alarm(seed):
    """The report that calls a right one wrong, or None."""
    report = check_gradients(*right_one(seed))
    return f"FALSE ALARM, seed {seed}\n{report}" if report.wrong else None


def table(kinds):
    """The counts as a Markdown table."""
    total = Group("all", sum([group.entries for group in kinds], []), None)
    for group in kinds:
        for key in ("cases", "found", "named", "misled"):
            setattr(total, key, getattr(total, key) + getattr(group, key))
    return ["| mistake | broken layers | cases | found | called by its name |"
            " misleading names |", "|---|---|---|---|---|---|"] + [
        f"| {group.name} | {len(group.entries)} | {group.cases} |"
        f" {group.found / group.cases:.2%} | {group.share_named()} |"
        f" {group.misled} |" for group in kinds + [total]]


def times():
    """(what, seconds) of checks."""
    dense = minnet.FCLayer
    return [(what, seconds(layer)) for what, layer in (
        ("100 parameters", dense(9, 10)),
        ("10,000 parameters", dense(99, 100)),
        ("a convolution, 64 wide", minnet.ConvLayer(8, 8, 1, 4, 3)),
        ("a padded convolution, 64 wide", minnet.ConvLayer(
            8, 8, 1, 4, 3, padding=1)))]


def seconds(layer):
    """How long its check takes."""
    start = time.perf_counter()
    check_gradients(layer)
    return time.perf_counter() - start


def main(arguments):
    """Returns the exit code."""
    parser = argparse.ArgumentParser(prog="python3 -m tests.detection")
    parser.add_argument("cases", type=int, nargs="?", default=3)
    parser.add_argument("networks", type=int, nargs="?", default=300)
    parser.add_argument("--write", metavar="FILE")
    options = parser.parse_args(arguments)
    if options.write:
        readme.parts(options.write, "detection")  # or say so at once
    use(options.cases)
    with multiprocessing.Pool(None, use, [options.cases]) as pool:
        detect(options.cases, pool)
        alarms = printed(pool.imap(alarm, range(options.networks), 10))
        style_lines, bad = style_table(min(options.cases // 5, 5), pool)
    lines = table(GROUPS) + [
        "", f"False alarms in {options.networks:,} random right networks:"
        f" {alarms}."] + style_lines + [
        "", "| a check of | seconds |", "|---|---|"] + [
        f"| {what} | {taken:.1f} |" for what, taken in times()]
    print("\n".join(lines))
    if options.write:
        readme.write(options.write, "detection", "\n".join(lines))
    named = [group for group in GROUPS if group.least]
    failed = [
        any([group.found < group.cases for group in GROUPS]),
        any([sum([group.named for group in named if group.least == least])
             < least * sum([group.cases for group in named
                            if group.least == least])
             for least in (0.7, 0.99)]),
        any([group.misled for group in GROUPS]), alarms > 0, bad > 0]
    print(f"{len(failed) - sum(failed)} passed, {sum(failed)} failed")
    return 1 if any(failed) else 0


def style_table(seeds, pool):
    """(lines of a table, number of bad cases) of right layers in all styles;
    nothing for a short run."""
    if styles is None or not seeds:
        return [], 0
    counts, lines = styles.styles(seeds, pool)
    printed(lines)
    return ["", f"{len(styles.right_layers.CATALOGUE)} styles,"
            f" {counts['slowest']:.1f} seconds at most:", ""] + styles.table(
                counts), counts["failed"]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
