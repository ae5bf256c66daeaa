"""python3 -m minnet train data.csv: learn a column of a table."""

import random

from ..data import read_csv, reading_line
from ..layers import FCLayer
from ..model import Model
from ..support.checks import counted
from ..support.portable import printable
from .leaks import tell_leaks
from .networks import new_model, network_lines
from .report import print_report
from .shared import (check_place, keep_model, make_folder, save_pictures,
                     table_model)

HELD_BACK = 0.2  # of the rows, to test with
# From so many training rows on, some can be spared to tell when to stop.
LEAST_TO_VALIDATE, VALIDATION = 500, 0.15
PATIENCE = 20  # epochs
EPOCHS, LEAST_EPOCHS = 100, 5
MOST_PRODUCTS = 5 * 10 ** 7  # weights times examples times epochs: 10 seconds


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
                     progress=reading_line(options.file))
    if len(table.rows) < 5:
        raise ValueError(f"{options.file}: {counted(len(table.rows), 'row')}"
                         "; at least 5 are needed, one of them to test with")
    make_folder(options.save)
    check_place(options.save_model)
    print(printable(table.summary()))
    tell_leaks(table)
    # The same seed, the same rows: what was held back stays held back.
    train, test = table.split(HELD_BACK, random.Random(options.seed))
    if model is None:
        random.seed(options.seed)
        train.encoding.seed = options.seed
    else:
        train.encoding = test.encoding = model.encoding
    print_sizes(train, test, options)
    model = learnt(train, options, model)
    pictures = print_report(model, train, test)
    keep_model(model, options.save_model)
    save_pictures(options.save, model, model.history, pictures)


def model_to_continue(options):
    """The model in the file behind --continue. What it was made for stands in
    the options afterwards."""
    model = table_model(options.start_from, random)
    encoding = model.encoding
    options.target = encoding.target
    options.kind = "classes" if encoding.classes else "numbers"
    options.dates = "days" if "date" in [column.kind for column
                                         in encoding.columns] else None
    options.seed = encoding.seed or 0
    model.batch_size = options.batch_size or model.batch_size
    model.learning_rate = options.learning_rate or model.learning_rate
    return model


def learnt(train, options, model=None, progress=True):
    """A new model, or this one, that has learnt the Table `train`."""
    examples, validation = parted(train.examples(), options)
    if model is None:
        model = new_model(train.encoding, examples, options)
    model.num_epochs = options.epochs or epochs_for(model, len(examples))
    if progress:
        print(network_lines(model))
    go_through(model, examples, validation, options, progress)
    return model


def print_sizes(train, test, options):
    """How many rows are for what."""
    count, parts = len(train.rows), []
    left, spared = parted(range(count), options)
    if spared:
        parts = [f"{len(spared)} to tell when to stop"]
    print(", ".join([f"{len(left)} rows to train with"] + parts
                    + [f"{len(test.rows)} held back to test"]))


def parted(examples, options):
    """(those to learn from, those whose error tells when to stop)."""
    share = options.validation
    if share is None:
        share = VALIDATION if len(examples) >= LEAST_TO_VALIDATE else 0
    count = min(int(share * len(examples) + 0.5), len(examples) - 1)
    return examples[count:], examples[:count]


def epochs_for(model, count):
    """100, or fewer where they would take minutes."""
    weights = sum([layer.input_dim * layer.output_dim for layer in model.layers
                   if type(layer) is FCLayer])
    return max(min(EPOCHS, MOST_PRODUCTS // (weights * count)), LEAST_EPOCHS)


def go_through(model, examples, validation, options, progress):
    """Train a model made for a table.

    Numbers are learnt in units of their spread: without the last layer,
    which only gives them their own unit back.
    """
    learner = model
    if model.encoding.classes is None:
        to_units = model.layers[-1].inverse()
        learner = Model(model.layers[:-1], model.num_epochs, model.batch_size,
                        model.learning_rate, model.loss, model.optimizer)
        learner.history = model.history
        examples, validation = [
            [(x, to_units.forward([label])[0]) for x, label in part]
            for part in (examples, validation)]
    more = dict(validation=validation, patience=options.patience or PATIENCE) \
        if validation else {}
    learner.train(examples, progress=progress, **more)
    model.history = learner.history
