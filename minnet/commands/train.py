"""python3 -m minnet train data.csv: learn a column of a table."""

import random

from ..data import read_csv
from ..model import Model
from ..more.normalise import NormaliseLayer
from ..support.checks import counted
from .networks import new_model, network_words
from .report import print_report
from .shared import (check_place, keep_model, load_model, make_folder,
                     reading, save_pictures)

HELD_BACK = 0.2  # of the rows, to test with
# From so many training rows on, some can be spared to tell when to stop.
LEAST_TO_VALIDATE, VALIDATION = 300, 0.2
PATIENCE = 20  # epochs
EPOCHS, LEAST_EPOCHS, MOST_EXAMPLES = 100, 5, 500000


def learn_table(options):
    """Learn the label of a table from its other columns, and tell how well.

    Raises ValueError or OSError, in one line, for what can't be read, learnt
    or written.
    """
    model = None
    if options.start_from is not None:
        model = model_to_continue(options)
    table = read_csv(options.file, options.target, header=options.header,
                     kind=options.kind, dates=options.dates,
                     progress=reading)
    if len(table.rows) < 5:
        raise ValueError(f"{options.file}: {counted(len(table.rows), 'row')}"
                         "; at least 5 are needed, one of them to test with")
    make_folder(options.save)
    check_place(options.save_model)
    print(table.summary())
    # The same seed, the same rows: what was held back stays held back.
    train, test = table.split(HELD_BACK, random.Random(options.seed))
    random.seed(options.seed)
    if model is None:
        examples, validation = parted(train.examples(), options)
        model = new_model(train.encoding, examples, options)
    else:
        train.encoding = test.encoding = model.encoding
        examples, validation = parted(train.examples(), options)
    model.num_epochs = options.epochs or epochs_for(len(examples))
    print(network_words(model))
    print(f"{len(examples)} rows to train" + (
        f", {len(validation)} to tell when to stop" if validation else "")
        + f", {len(test.rows)} held back to test")
    trained(model, examples, validation, options)
    confused = print_report(model, train, test)
    keep_model(options.save_model, model)
    save_pictures(options.save, model, model.history, confused)


def parted(examples, options):
    """(those to learn from, those whose error tells when to stop)."""
    share = options.validation
    if share is None:
        share = VALIDATION if len(examples) >= LEAST_TO_VALIDATE else 0
    count = min(int(share * len(examples) + 0.5), len(examples) - 1)
    return examples[count:], examples[:count]


def epochs_for(count):
    """Fewer where there are very many examples: all takes its time."""
    return max(min(EPOCHS, MOST_EXAMPLES // count), LEAST_EPOCHS)


def trained(model, examples, validation, options):
    """Train a model made for a table.

    Numbers are learnt in units of their spread: without the last layer,
    which only gives them their own unit back.
    """
    learner = model
    if model.encoding.classes is None:
        unit = NormaliseLayer.inverse(model.layers[-1])
        learner = Model(model.layers[:-1], model.num_epochs, model.batch_size,
                        model.learning_rate, model.loss, model.optimizer)
        learner.history = model.history
        examples, validation = [
            list(zip([x for x, _ in part],
                     unit.forward([label for _, label in part])))
            for part in (examples, validation)]
    patience = options.patience or PATIENCE
    learner.train(examples, **dict(
        validation=validation, patience=patience) if validation else {})
    model.history = learner.history
