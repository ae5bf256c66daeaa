"""How well does `minnet train` do beside scikit-learn, with what it does if
nothing else is asked for?

    python3 -m examples.compare iris.csv penguins.csv:species

For each table, and the column to learn if that is not the last one: means of
the score on the fifth of the rows that is held back, which is the same for
both, over a few seeds. The score is the accuracy, or R^2 for numbers.
scikit-learn's is that of its MLP with 16 hidden neurons, of which it finds
the steps by itself (at most 500 times through the rows), and the same numbers
in, each column brought to mean 0 and spread 1.

It needs scikit-learn; without that it says so in one line.
"""

import os
import random
import sys
import warnings

from minnet.commands.parsers import complete, parser
from minnet.commands.train import learnt
from minnet.data import read_csv
from minnet.more.normalise import NormaliseLayer

SEEDS = range(4)
MOST_BELOW = 0.03


def scikit_learn(train, test, seed):
    """The test score of its MLP; train and test are lists of pairs."""
    from sklearn.neural_network import MLPClassifier, MLPRegressor
    normalise = NormaliseLayer.of([x for x, _ in train])
    x, x_test = [normalise.forward([x for x, _ in part])
                 for part in (train, test)]
    if len(train[0][1]) > 1:
        kind = MLPClassifier
        y, y_test = [[label.index(1) for _, label in part]
                     for part in (train, test)]
    else:
        kind = MLPRegressor
        unit = NormaliseLayer.of([label for _, label in train])
        y, y_test = [[row[0] for row in unit.forward(
            [label for _, label in part])] for part in (train, test)]
    network = kind(hidden_layer_sizes=(16,), max_iter=500, random_state=seed)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that it would go on
        network.fit(x, y)
    return network.score(x_test, y_test)


def scores(path, target):
    """(mean of minnet, mean of scikit-learn, a word for the score)."""
    table = read_csv(path, target)
    found = []
    for seed in SEEDS:
        train, test = table.split(0.2, random.Random(seed))
        options = parser().parse_args(["train", path, "--seed", str(seed)])
        complete(options)
        random.seed(seed)
        model = learnt(train, options, progress=None)
        found.append((model.score(test.examples()), scikit_learn(
            train.examples(), test.examples(), seed)))
    return [sum(column) / len(column) for column in zip(*found)] + [
        "R^2" if table.classes is None else "accuracy"]


def main(arguments):
    """A line for each table, then the means."""
    if not arguments or arguments[0] in ("-h", "--help"):
        print(__doc__, end="")
        return
    try:
        import sklearn
    except ImportError as problem:
        sys.exit(f"left out: the comparison needs scikit-learn ({problem})")
    print(f"{'':24}{'minnet':>8}{'sklearn':>8}{'':4}means of {len(SEEDS)}"
          f" seeds, scikit-learn {sklearn.__version__}")
    rows = []
    for argument in arguments:
        path, target = argument, None
        if not os.path.exists(path):
            path, _, target = argument.rpartition(":")
        mine, other, word = scores(path, target)
        rows.append((mine, other))
        print(f"{os.path.basename(path)[:23]:24}{mine:8.3f}{other:8.3f}"
              f"{mine - other:+8.3f} {word}", flush=True)
    mine, other = [sum(column) / len(rows) for column in zip(*rows)]
    print(f"{'mean':24}{mine:8.3f}{other:8.3f}{mine - other:+8.3f}")
    worst = min([one - two for one, two in rows])
    print(f"no table is more than {MOST_BELOW} below"
          if worst >= -MOST_BELOW else f"one table is {-worst:.3f} below")


if __name__ == "__main__":
    main(sys.argv[1:])
