"""What the command line does: learn XOR, learn a table."""

import math
import os
import random
import textwrap

from .activations import ReLUActivation
from .checks import counted
from .datasets import read_csv, xor_points
from .draw import history, network, prediction_map
from .layers import FCLayer
from .model import Model
from .normalise import NormaliseLayer
from .portable import shuffled


def make_model(before, inputs, outputs, options):
    """before -> FCLayer -> ReLU -> FCLayer, with the options' sizes."""
    layers = before + [FCLayer(inputs, options.hidden), ReLUActivation(),
                       FCLayer(options.hidden, outputs)]
    return Model(layers, num_epochs=options.epochs,
                 batch_size=options.batch_size,
                 learning_rate=options.learning_rate)


def learn_xor(options):
    """The XOR article's network, its score and its picture."""
    make_folder(options.save)
    random.seed(options.seed)
    points = xor_points(1000)
    model = make_model([], 2, 1, options)
    print(f"XOR: 1000 points, 2 -> {options.hidden} ReLU -> 1,"
          f" batches of {options.batch_size},"
          f" learning rate {options.learning_rate:g}")
    errors = model.train(points)
    show_xor(model, points)
    save_pictures(options.save, model, errors,
                  [("prediction", prediction_map(model, points))])


def show_xor(model, points):
    """Error, share of points on the right side, and the picture."""
    right = sum([(model.predict(x)[0] > 0.5) == (label[0] > 0.5)
                 for x, label in points])
    print(f"error {model.error(points):.4g} (mean squared)")
    print(f"{right / len(points):.1%} of the points are on the right side"
          " of 0.5")
    print()
    print(prediction_map(model, points).text())


def make_folder(folder):
    """For the pictures, before the long work begins."""
    if folder is not None:
        try:
            os.makedirs(folder, exist_ok=True)
        except OSError as problem:
            raise ValueError(f"--save {folder}: can't make this folder"
                             f" ({problem.strerror})") from None


def save_pictures(folder, model, errors, more=()):
    """The error of each epoch and the network, and more, as SVG files."""
    if folder is None:
        return
    pictures = [("network", network(model))] + list(more)
    if errors:
        pictures.append(("history", history(errors, log=min(errors) > 0)))
    for name, picture in pictures:
        path = os.path.join(folder, name + ".svg")
        picture.save(path)
        print("saved", path)


def learn_table(options):
    """Learn the label of a CSV file from its other columns."""
    table = read_csv(options.file, options.target)
    if len(table.inputs) < 5:
        raise ValueError(f"{options.file}: {counted(len(table.inputs), 'row')}"
                         "; at least 5 are needed, one of them to test with")
    make_folder(options.save)
    print(f"{options.file}: {table}")
    if table.classes is None and len(set(table.labels)) <= 5:
        print(f"  {len(set(table.labels))} different labels only: if they"
              " are classes, write them as words")
    random.seed(options.seed)
    examples = shuffled(table.examples())
    held_back = len(examples) // 5
    test, train = examples[:held_back], examples[held_back:]
    normalise = NormaliseLayer.of([x for x, _ in train])
    model = make_model([normalise], len(table.columns), len(train[0][1]),
                       options)
    print(f"network: {len(table.columns)} -> {options.hidden} ReLU ->"
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


def print_snippet(options):
    """Source to paste; or, with --list, the names there are."""
    from .snippets import core, snippet_text  # slow to load, so only here
    blocks, _ = core()
    if options.list:
        for block in blocks:
            if ">>>" in block.doc:
                first, _, _ = block.doc.partition("\n")
                print(textwrap.fill(f"{block.name:22} {first}", 79,
                                    subsequent_indent=" " * 23))
        helpers = [block.name for block in blocks if ">>>" not in block.doc]
        print(textwrap.fill("and what they use: " + ", ".join(helpers), 79))
    else:
        names = [block.name for block in blocks] if options.single_file \
            else options.names
        print(snippet_text(names, options.demo), end="")
