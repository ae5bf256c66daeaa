"""How good are predictions: shares, errors, and what they hang on."""

import math
import random

from ..support.checks import (check_batch, check_count, check_function,
                              check_rng, length, shown)
from ..support.portable import shuffled
from ..support.score import r_squared_of
from ..support.value_checks import check_list, check_numbers


def check_scored(predicted, actual, classes=None):
    """There are predictions, and a label for each, and classes hold both."""
    check_list(predicted, "predicted")
    check_list(actual, "actual")
    if len(predicted) != len(actual) or not len(predicted):
        raise ValueError(f"{len(predicted)} predictions for {len(actual)}"
                         " labels; expected as many of one as of the other,"
                         " and at least 1")
    if classes is not None and length(classes) is None:
        raise TypeError(f"classes is {shown(classes)}; expected a list")
    for name in [] if classes is None else list(actual) + list(predicted):
        if name not in classes:
            raise ValueError(f"{shown(name)} is none of the classes,"
                             f" {shown(list(classes))}")


def accuracy(predicted: list, actual: list):
    """The share of predictions that are right.

    >>> predicted = ["cat", "cat", "dog", "cat"]
    >>> actual = ["cat", "dog", "dog", "cat"]
    >>> accuracy(predicted, actual)
    0.75
    """
    check_scored(predicted, actual)
    return sum([a == b for a, b in zip(predicted, actual)]) / len(actual)


def missed_by(predicted: list, actual: list):
    """By how much numbers are missed: sqrt(mean of (predicted - actual)^2)

    >>> predicted = [2, 9]
    >>> actual = [1, 2]
    >>> missed_by(predicted, actual)
    5.0
    """
    check_scored(predicted, actual)
    check_numbers(predicted, "predicted")
    check_numbers(actual, "actual")
    squares = [(a - b) * (a - b) for a, b in zip(predicted, actual)]
    return math.sqrt(sum(squares) / len(squares))


def r_squared(predicted: list, actual: list):
    """R^2 = 1 - sum of (predicted - actual)^2 / sum of (mean - actual)^2

    1 where every number is met, 0 where the mean of the actual ones would do
    as well, and below 0 where it would do better. nan where they are all
    equal: there is nothing to tell apart.

    >>> predicted = [1, 2, 4]
    >>> actual = [1, 2, 3]
    >>> r_squared(predicted, actual)
    0.5
    """
    check_scored(predicted, actual)
    check_numbers(predicted, "predicted")
    check_numbers(actual, "actual")
    return float("nan") if min(actual) == max(actual) else \
        r_squared_of(predicted, actual)


def confusion_matrix(predicted: list, actual: list, classes: list):
    """How often each class was taken for each: a row for each actual class,
    a column for each predicted one, in the order of `classes`.

    >>> predicted = ["a", "b", "b"]
    >>> actual = ["a", "a", "b"]
    >>> confusion_matrix(predicted, actual, ["a", "b"])
    [[1, 1], [0, 1]]
    """
    check_scored(predicted, actual, classes)
    place = {name: number for number, name in enumerate(classes)}
    counts = [[0 for _ in classes] for _ in classes]
    for a, b in zip(predicted, actual):
        counts[place[b]][place[a]] += 1
    return counts


def precision_and_recall(counts: list):
    """Two lists from a confusion matrix, a share for each class, or None:

        precision   of those that were called so, how many are so
        recall      of those that are so, how many were called so

    >>> counts = [[1, 1], [0, 4]]
    >>> precision, recall = precision_and_recall(counts)
    >>> [precision, recall]
    [[1.0, 0.8], [0.5, 1.0]]
    """
    check_batch(counts, length(counts), "precision_and_recall", "counts")
    for number, row in enumerate(counts, 1):
        check_numbers(row, f"row {number} of counts")
    right = [row[place] for place, row in enumerate(counts)]
    called, there = [sum(column) for column in zip(*counts)], map(sum, counts)
    return ([a / b if b else None for a, b in zip(right, called)],
            [a / b if b else None for a, b in zip(right, there)])


def shuffled_scores(score, rows: list, times=5, rng=random, places=None):
    """How much hangs on each column: the score of the rows with that column's
    cells in random order, the mean of some `times`; of all, or of those at
    some `places`.

    `score` is a function of rows that returns a number. A column which tells
    nothing can be shuffled without harm: the score stays what it was.

    >>> rows = [[1, 5], [2, 5], [3, 5]]
    >>> score = lambda rows: [row[0] for row in rows] == [1, 2, 3]
    >>> shuffled_scores(score, rows)[1]
    1.0
    """
    check_function(score, "score", "shuffled_scores")
    check_rng(rng, "shuffled_scores")
    check_count(times, "times", "shuffled_scores")
    check_batch(rows, None, "shuffled_scores", "rows")
    columns = list(zip(*rows))
    found = []
    for place in range(len(columns)) if places is None else places:
        total = 0
        for _ in range(times):
            cells = shuffled(columns[place], rng)
            total += score([list(row[:place]) + [cell] + list(row[place + 1:])
                            for row, cell in zip(rows, cells)])
        found.append(total / times)
    return found
