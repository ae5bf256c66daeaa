"""What is told after a training: how good, where not, and by which columns."""

import random

from ..data import accuracy, missed_by, r_squared, shuffled_scores
from ..draw import confusion
from ..support.checks import counted
from ..support.portable import printable

MOST_COLUMNS = 5  # in the list of those that matter most
MOST_SHUFFLED = 10000  # rows, to find these
SOME_ROWS = 3


def print_report(model, train, test):
    """Print all of it. `train` and `test` are Tables with the model's
    encoding. Returns pictures, pairs (name, Picture)."""
    if model.encoding.classes is None:
        tell_numbers(model, train, test)
        pictures = []
    else:
        pictures = [("confusion", tell_classes(model, train, test))]
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
    tell_failure(right == len(actual) or right > always * len(actual),
                 f"always saying {usual!r}")
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
        print(printable(
            f"{name} R^2 {r_squared(predicted, actual):.3f}:"
            f" {model.encoding.target} is missed by"
            f" {missed_by(predicted, actual):.4g} or so; always saying the"
            f" mean, {mean:.4g}: by {always:.4g}"))
    tell_failure(missed_by(predicted, actual) < always, "always saying the"
                 " mean")


def tell_failure(better, simpler):
    """A word about what has learnt nothing that holds for other rows."""
    if not better:
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
    times = max(min(MOST_SHUFFLED // (len(kept) * len(rows)), 10), 1)
    scores = shuffled_scores(score_of, rows, times, random.Random(0))
    found = sorted([(score, place) for score, place in zip(scores, kept)
                    if score < whole])
    what = "test accuracy" if encoding.classes else \
        f"{encoding.target} is missed by,"
    print(printable(f"columns that matter most: {what} when shuffled (as it"
                    f" is: {digits(whole)})"))
    names = [encoding.columns[place].name for _, place in found]
    for (score, _), name in zip(found[:MOST_COLUMNS], names):
        print(printable(f"  {digits(score):6}  {name}"))
    if len(found) < len(kept) or len(found) > MOST_COLUMNS:
        some = min(len(found), MOST_COLUMNS)
        print(f"  {counted(len(kept) - some, 'column')} less, or not at all")


def digits(score):
    """An accuracy, or how far numbers are missed, which is below 0."""
    return f"{score:.3f}" if score > 0 else f"{-score:.4g}"


def tell_rows(model, test):
    """A few of the held-back rows: cells, prediction, truth."""
    examples = test.examples()[:SOME_ROWS]
    predicted, actual = answers(model, examples)
    print("some of the held-back rows:")
    for row, said, right in zip(test.rows, predicted, actual):
        cells = ", ".join(map(str, row[:6])) + ", ..." * (len(row) > 6)
        said, right = [word if isinstance(word, str) else f"{word:.4g}"
                       for word in (said, right)]
        print(printable(f"  {cells} -> {said} (is {right})"))
