"""The lines of Python that make a network of the playground.

They are what the Lab runs, and what a student copies: there is no other
description of the network.
"""

from .settings import ACTIVATIONS, INPUTS, OPTIMIZERS, PULLS, classes_of

POINTS = {"circle": "circle_points", "xor": "quadrant_points",
          "gauss": "gauss_points", "spiral": "arm_points",
          "plane": "plane_points", "hills": "hill_points"}
COUNT = 500
TRAIN = "model.train(train_set, rng=rng, progress=None)"


def code_of(settings):
    """The text up to the model: points, inputs, layers."""
    lines = layer_lines(settings)
    names = sorted({line.split("(")[0].strip() for line in lines})
    points = POINTS.get(settings["data"])
    start = start_of(settings)
    optimizer, loss = optimizer_of(settings), loss_of(settings)
    parts = [OPTIMIZERS[settings["optimizer"]], loss, "Model", start]
    uses_sine = any([name.startswith("sin") for name in settings["inputs"]])
    return "\n".join(
        ["import math"] * uses_sine + ["import random", ""]
        + [import_line("minnet", sorted(set(names + parts)))]
        + ([import_line("minnet.data", [points])] if points else [])
        + [""] + point_lines(settings)
        + ["rng.shuffle(points)",
           f"cut = {settings['share']} * len(points) // 100", "", "",
           "def inputs(x1, x2):",
           f"    return [{', '.join(map(INPUTS.get, settings['inputs']))}]",
           "", "",
           "def start(input_dim, output_dim):",
           f"    return {start}(input_dim, output_dim, rng)", "", "",
           "examples = [(inputs(*x), label) for x, label in points]",
           "train_set, test_set = examples[:cut], examples[cut:]",
           f"rng = random.Random({settings['start']})",
           "layers = ["] + lines
        + ["]",
           f"model = Model(layers, num_epochs=1, batch_size="
           f"{settings['batch']},",
           f"              learning_rate={settings['rate']}, loss={loss}(),",
           f"              optimizer={optimizer})"]) + "\n"


def import_line(package, names):
    """from minnet import FCLayer, ..., in lines that are not too long."""
    lines = [f"from {package} import ("]
    for name in names:
        if len(lines[-1]) + len(name) > 76:
            lines.append("   ")
        lines[-1] += (" " if lines[-1][-1] != "(" else "") + name + ","
    text = "\n".join(lines)[:-1]
    return text + ")" if "\n" in text else text.replace("(", "")


def point_lines(settings):
    """points = ...: pairs ([x1, x2], [label])."""
    seed = f"rng = random.Random({settings['drawn']})"
    if settings["data"] != "own":
        more = f"classes={settings['classes']}, " * (
            settings["data"] == "spiral")
        return [seed, f"points = {POINTS[settings['data']]}({COUNT}, {more}"
                f"noise={settings['noise'] / 100}, rng=rng)"]
    count = classes_of(settings)
    lines = ["# x1, x2 and the label"
             + (f": {', '.join(map(repr, settings['words']))}" if count
                else ""), "points = ["]
    for x1, x2, label in settings["points"]:
        lines.append(f"    ([{x1}, {x2}], {label_of(label, count)}),")
    return lines + ["]", seed]


def label_of(label, count):
    """What the network is to say: of two classes 1 or -1."""
    if count == 0:
        return [label]
    if count == 2:
        return [1 - 2 * int(label)]
    return [int(place == label) for place in range(count)]


def layer_lines(settings):
    """FCLayer(2, 4, start), TanhActivation(), ..."""
    count = classes_of(settings)
    widths = [len(settings["inputs"])] + settings["hidden"]
    bend = ACTIVATIONS[settings["activation"]]
    lines = []
    for before, after in zip(widths, widths[1:]):
        lines.append(f"    FCLayer({before}, {after}, start),")
        if bend:
            lines.append(f"    {bend}(),")
        if settings["dropout"]:
            lines.append(f"    DropoutLayer({settings['dropout']}, rng),")
    lines.append(f"    FCLayer({widths[-1]}, {max(count - 1, 1)}, start),"
                 if count <= 2 else
                 f"    FCLayer({widths[-1]}, {count}, start),")
    return lines + ["    TanhActivation(),"] * (count == 2)


def start_of(settings):
    """What suits the activation."""
    return "he_start" if settings["activation"] in ("relu", "leaky", "elu") \
        else "xavier_start"


def loss_of(settings):
    """Of three classes and more each has a probability."""
    return "CrossEntropyLoss" if classes_of(settings) > 2 else "MSELoss"


def optimizer_of(settings):
    """SGD(l1=0.001), say."""
    pull = PULLS[settings["pull"]]
    strength = f"{pull}={settings['strength']}" if pull else ""
    return f"{OPTIMIZERS[settings['optimizer']]}({strength})"
