"""python3 -m minnet train data.csv: learn a table's last column."""

import math
import random

from ..data import read_csv
from ..model import Model
from ..more.normalise import NormaliseLayer
from ..support.checks import counted
from .shared import make_folder, make_model, save_pictures


def learn_table(options):
    """Learn the label of a CSV file from its other columns."""
    table = read_csv(options.file, options.target)
    if len(table.rows) < 5:
        raise ValueError(f"{options.file}: {counted(len(table.rows), 'row')}"
                         "; at least 5 are needed, one of them to test with")
    make_folder(options.save)
    print(table.summary())
    random.seed(options.seed)
    training, held_back = table.split(0.2, random)
    train, test = training.examples(), held_back.examples()
    normalise = NormaliseLayer.of([x for x, _ in train])
    inputs = training.encoding.input_dim
    model = make_model([normalise], inputs, len(train[0][1]), options)
    print(f"network: {inputs} -> {options.hidden} ReLU ->"
          f" {len(train[0][1])}; {len(train)} rows to train,"
          f" {len(test)} held back to test")
    if table.classes is None:
        errors = learn_numbers(model, train, test, table.target)
    else:
        errors = learn_classes(model, train, test, table.classes)
    save_pictures(options.save, model, errors)


def learn_classes(model, train, test, classes):
    """Words: the class with the highest output is the prediction. Returns the
    errors."""
    def chosen(numbers):
        return classes[numbers.index(max(numbers))]

    errors = model.train(train)
    for name, examples in (("training", train), ("test", test)):
        right = sum([chosen(model.predict(x)) == chosen(label)
                     for x, label in examples])
        print(f"{name} accuracy {right / len(examples):.3f}"
              f" ({right} of {len(examples)})")
    show_some(test, lambda x: chosen(model.predict(x)), chosen)
    return errors


def learn_numbers(model, train, test, target):
    """Numbers: trained on normalised labels, predicts raw ones. Returns the
    errors."""
    labels = NormaliseLayer.of([label for _, label in train])
    errors = model.train(list(zip(
        [x for x, _ in train], labels.forward([label for _, label in train]))))
    raw = Model(model.layers + [labels.inverse()], model.num_epochs,
                model.batch_size, model.learning_rate)
    for name, examples in (("training", train), ("test", test)):
        error = raw.error(examples)
        print(f"{name} error {error:.4g} (mean squared; {target} is missed"
              f" by {math.sqrt(error):.4g} or so)")
    show_some(test, lambda x: f"{raw.predict(x)[0]:.4g}",
              lambda label: f"{label[0]:.4g}")
    return errors


def show_some(test, predicted, actual):
    """A few held-back rows: raw input, prediction, truth."""
    print("some of the held-back rows:")
    for x, label in test[:5]:
        row = ", ".join([f"{value:g}" for value in x[:6]])
        more = ", ..." if len(x) > 6 else ""
        print(f"  {row}{more} -> {predicted(x)} (is {actual(label)})")
