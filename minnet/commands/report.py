"""What is told after a training: how good, where not, and by which columns."""

import itertools
import random

from ..data import accuracy, missed_by, r_squared, shuffled_scores
from ..draw import confusion
from ..layers import FCLayer
from ..support.checks import counted
from ..support.portable import printable

MOST_COLUMNS = 5  # in the list of those that matter most
MOST_SHUFFLED = 10000  # rows, to find these
MOST_TRIED = 50  # columns: if there are more, those with the largest weights
SOME_ROWS = 3
LONGEST = 30  # letters of a cell or a name
FEW_ROWS = 10  # to test with: chance tells more than the score


def print_report(model, train, test):
    """Print all of it. `train` and `test` are Tables with the model's
    encoding. Returns pictures, pairs (name, Picture)."""
    if model.encoding.classes is None:
        tell_numbers(model, train, test)
        pictures = []
    else:
        pictures = [("confusion", tell_classes(model, train, test))]
    if len(test.rows) < FEW_ROWS:
        print(f"Only {counted(len(test.rows), 'test row')}: with others, such"
              " as those of another --seed, it may look otherwise.")
    tell_columns(model, test)
    tell_rows(model, test)
    return pictures


def answers(model, examples):
    """(what the model says, what is right), in the label's own words."""
    answer = model.encoding.answer
    return ([answer(y) for y in model.outputs([x for x, _ in examples])],
            [answer(label) for _, label in examples])


def tell_classes(model, train, test):
    """Accuracies beside those of always saying the most frequent class, and
    the confusion matrix of the test rows, which is returned."""
    usual = None
    for name, table in (("training", train), ("test", test)):
        predicted, actual = answers(model, table.examples())
        if usual is None:
            usual = max(sorted(set(actual)), key=actual.count)
        right = sum([a == b for a, b in zip(predicted, actual)])
        always = accuracy([usual] * len(actual), actual)
        print(printable(
            f"{name} accuracy {accuracy(predicted, actual):.3f} ({right} of"
            f" {len(actual)}); always saying {usual!r}: {always:.3f}"))
        tell_absent(name, model.encoding.classes, actual)
    tell_failure(right == len(actual) or right > always * len(actual),
                 f"always saying {usual!r}", len(actual))
    seen = set(predicted) | set(actual)
    picture = confusion(
        predicted, actual,
        [name for name in model.encoding.classes if name in seen],
        title=f"the {counted(len(actual), 'test row')}, and what they were"
        " taken for")
    print(picture.text())
    return picture


def tell_numbers(model, train, test):
    """R^2, and by how much the label is missed, beside always saying the mean
    of the training rows."""
    mean = None
    for name, table in (("training", train), ("test", test)):
        predicted, actual = answers(model, table.examples())
        if mean is None:
            mean = sum(actual) / len(actual)
        always = missed_by([mean] * len(actual), actual)
        # Where all labels are equal it is nan, which is no score.
        score = f"{name} R^2 {r_squared(predicted, actual):.3f}" \
            if len(set(actual)) > 1 else name + (
                " (all labels are equal)" if len(actual) > 1 else " (1 row)")
        print(printable(
            f"{score}: {brief(model.encoding.target)} is missed by"
            f" {missed_by(predicted, actual):.4g} or so; always saying the"
            f" mean, {mean:.4g}: by {always:.4g}"))
    tell_failure(missed_by(predicted, actual) < always, "always saying the"
                 " mean", len(actual))


def tell_absent(name, classes, actual):
    """The classes that no row has of those to train with, or to test with."""
    seen = set(actual)
    absent = [brief(word) for word in classes if word not in seen]
    if absent:
        so = {"training": "can't have been learnt",
              "test": "remain to be tested"}[name]
        print(printable(f"in no {name} row, so they {so}:"
                        f" {', '.join(absent[:5])}"
                        + f" and {len(absent) - 5} more" * (len(absent) > 5)))


def tell_failure(better, simpler, count):
    """A word about what has learnt nothing that holds for other rows."""
    if not better and count >= FEW_ROWS:
        print(printable(f"That is no better than {simpler}: what it has learnt"
                        " does not hold for the test rows."))


def tell_columns(model, test):
    """The columns without which the test rows are told worst."""
    encoding = model.encoding
    kept = [place for place, column in enumerate(encoding.columns)
            if column.names]
    most = max(MOST_SHUFFLED // len(kept), 20)
    rows = [[encoding.columns[place].numbers(row[place]) for place in kept]
            for row in test.rows[:most]]
    actual = [encoding.answer(label) for _, label in test.examples()[:most]]

    def score_of(rows):
        outputs = model.outputs([sum(row, []) for row in rows])
        predicted = [encoding.answer(y) for y in outputs]
        # Less is worse.
        return accuracy(predicted, actual) if encoding.classes else \
            -missed_by(predicted, actual)

    whole = score_of(rows)
    tried = weightiest(model, [len(cells) for cells in rows[0]])
    times = max(min(MOST_SHUFFLED // (len(tried) * len(rows)), 10), 1)
    scores = shuffled_scores(score_of, rows, times, random.Random(0), tried)
    found = sorted([(score, place) for score, place in zip(scores, tried)
                    if score < whole - 1e-9 * abs(whole)])[:MOST_COLUMNS]
    form = "{:.3f}" if encoding.classes else "{:.4g}"
    what = "test accuracy" if encoding.classes else \
        f"{brief(encoding.target)} is missed by,"
    if not found:
        print("columns that matter most: none; the test rows are told as well"
              " with any one shuffled")
        return
    print(printable(f"columns that matter most: {what} when shuffled (as it"
                    f" is: {form.format(abs(whole))})"))
    for score, place in found:
        name = brief(encoding.columns[kept[place]].name)
        print(printable(f"  {form.format(abs(score)):6}  {name}"))
    if len(found) < len(kept):
        left = counted(len(kept) - len(found), "column")
        print(f"  {left} less, or not at all")


def weightiest(model, widths):
    """The places of the columns to shuffle, which give so many numbers each:
    all, or, of very many, those with the largest weights in the first
    FCLayer."""
    first = [layer for layer in model.layers if type(layer) is FCLayer][:1]
    if len(widths) <= MOST_TRIED or not first or \
            first[0].input_dim != sum(widths):
        return list(range(len(widths)))
    sizes = [sum([w * w for w in column])
             for column in zip(*first[0].weights)]
    ends = list(itertools.accumulate(widths))
    by_size = sorted(range(len(widths)), key=lambda place: -sum(
        sizes[ends[place] - widths[place]:ends[place]]))
    return sorted(by_size[:MOST_TRIED])


def brief(word):
    """A text that is short enough for a line with others."""
    return word if len(word) <= LONGEST else word[:LONGEST - 1] + "~"


def tell_rows(model, test):
    """A few of the held-back rows: cells, prediction, truth."""
    examples = test.examples()[:SOME_ROWS]
    predicted, actual = answers(model, examples)
    print("some of the held-back rows:")
    for row, said, right in zip(test.rows, predicted, actual):
        cells = ", ".join(map(brief, row[:6])) + ", ..." * (len(row) > 6)
        said, right = [brief(word) if isinstance(word, str) else f"{word:.4g}"
                       for word in (said, right)]
        print(printable(f"  {cells} -> {said} (is {right})"))
