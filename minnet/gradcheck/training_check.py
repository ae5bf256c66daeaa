"""check_training: does a step of training go down the slope of the error?

The model trains on one batch; the step is read off its numbers, divided by
the learning rate, and compared with differences of the error of `predict`.
What a batch does wrong, however right each layer is, shows here.
"""

from ..slopes import Expected, Kept, nearly_equal
from ..support.checks import counted
from ..support.each_example import Untouched
from ..support.value_checks import check_object, name_of
from .report import (AT_ONCE, NOTHING, RIGHT, WRONG, BlockReport, Entry,
                     gradient_report)
from .training import Training, checked_examples, made_examples
from .training_mistakes import CLOSE, named_training_mistake, not_full


def check_training(model, train_set=None, loss=None):
    """One step of train(train_set) beside the slope of the error.

    `model` is any object with train(train_set) and predict(input), for one
    example; `train_set` is a list of pairs ([x1, x2], [label]). It trains on
    the first batch of them, with the batch size, learning rate and number of
    epochs (1 for the check) that its attributes tell; without a batch size
    all are one batch. Without a train set one is made. The error is that of
    `loss`, of the model's own loss where it has one, else the mean squared
    error.

    Returns a report as check_gradients does. Afterwards all is as it was
    before. Raises TypeError or ValueError for what can't be checked.

    >>> model = Model([FCLayer(2, 1)], 300, batch_size=2, learning_rate=0.1)
    >>> train_set = [([1, 2], [1]), ([3, -1], [0])]
    >>> check_training(model, train_set).ok
    True
    """
    check_object(model, ["train", "predict"], "what you check")
    with Kept([model, loss]):
        with Untouched(model):
            examples = checked_examples(made_examples(model)
                                        if train_set is None else train_set)
            return report_on_training(model, examples, loss)


def report_on_training(model, examples, loss):
    """The GradientReport."""
    training = Training(model, examples, loss)
    how = ("one step of train, on a batch of"
           f" {counted(len(training.examples), 'example')}")
    expected = training.slopes()
    if training.rate is None:
        training.rate = best_factor(training.steps(), expected)
        for table in training.tables:
            table.step = [a / training.rate for a in table.step]
        how += f"; the learning rate seems to be {training.rate:.4g}"
    outputs, steps = len(examples[0][1]), training.steps()
    if not training.is_given and outputs > 1 and nearly_equal(
            steps, [outputs * slope for slope in expected], CLOSE):
        training.adds_outputs = True
        expected = [outputs * slope for slope in expected]
        how += "; the errors of the outputs are added up"
    if of_one_length(steps, expected):
        how += "; steps of one length: their direction"
        for table in training.tables:
            for k, slope in zip(table.chosen, training.slopes(None, [table])):
                if table.step[k] * slope >= 0:
                    table.step[k] = slope
            # All at once they have no slope to go down.
            table.places = [table.places[k] for k in table.chosen]
            table.step = [table.step[k] for k in table.chosen]
            table.chosen = range(len(table.places))
    blocks = [compared_table(training, table) for table in training.tables]
    mistake = None
    if WRONG in [block.verdict for block in blocks]:
        mistake = named_training_mistake(training, expected)
    problems = not_full(training)
    if mistake and problems:
        mistake = mistake[0], f"{mistake[1]} Besides, {problems[0][1]}"
    return gradient_report(name_of(model), how, blocks, problems,
                           mistake or (problems + [None])[0])


def of_one_length(steps, slopes):
    """All, where the slope isn't nearly 0, as Adam's first step is?"""
    lengths = [abs(step) for step, slope in zip(steps, slopes)
               if abs(slope) > 1e-5]
    return len(lengths) > 2 and max(lengths) < 1.01 * min(lengths) and \
        min(lengths) > 0.5 and max(map(abs, slopes)) > 2 * min(
            [abs(slope) for slope in slopes if abs(slope) > 1e-5])


def best_factor(steps, slopes):
    """c so that steps are best c * slopes."""
    return sum([a * b for a, b in zip(steps, slopes)]) / \
        (sum([b * b for b in slopes]) or 1) or 1


def compared_table(training, table):
    """The BlockReport of one table."""
    found = [(f"{table.title}{table.places[k][0]}", table.step[k], estimate)
             for k, estimate in zip(table.chosen, training.estimates(
                 training.error, table))]
    if len(table.chosen) < len(table.places):
        by = table.all_at_once()
        found.append((table.title + AT_ONCE,
                      sum([a * b for a, b in zip(by, table.step)]),
                      training.estimate(training.error, table.places, by)))
    if not (table.is_changed or table.is_learned()):
        return BlockReport(table.title, len(table.places), [], NOTHING,
                           "train leaves it as it is")
    scale = max([max(abs(yours), abs(estimate.slope))
                 for _, yours, estimate in found])
    entries = []
    for where, yours, estimate in found:
        expected = Expected([estimate])
        expected.off += table.off * len(table.places)
        good = expected.miss(yours) <= CLOSE * scale + 4 * expected.off
        entries.append(Entry(where, yours, expected, RIGHT if good else WRONG))
    verdicts = [entry.verdict for entry in entries]
    if scale == 0:
        return BlockReport(table.title, len(table.places), entries, NOTHING,
                           "all slopes are 0")
    return BlockReport(table.title, len(table.places), entries,
                       WRONG if WRONG in verdicts else RIGHT)
