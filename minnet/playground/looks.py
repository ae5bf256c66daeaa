"""What the page draws: maps of all neurons, weights, errors, points."""

import math
import random

from .. import data
from ..explain import neuron_states
from ..layers import FCLayer
from ..more.softmax import softmax
from .code import POINTS
from .settings import FAR, FIELDS, INPUTS, OF_NUMBERS, classes_of

SIDE = 24  # a map has SIDE x SIDE numbers
STEPS = 100  # a number from -1 to 1 is sent as -STEPS to STEPS
GRID = [[-FAR + (2 * column + 1) * FAR / SIDE, FAR - (2 * row + 1) * FAR
         / SIDE] for row in range(SIDE) for column in range(SIDE)]
EVERY_INPUT = eval(f"lambda x1, x2: [{', '.join(INPUTS.values())}]",
                   {"math": math})


def short(value):
    """From -1 to 1, in hundredths; what is larger counts as 1."""
    return int(round(STEPS * max(-1, min(1, value))))


INPUT_MAPS = dict(zip(INPUTS, [
    [short(y / largest) for y in column] for column, largest in zip(
        zip(*[EVERY_INPUT(*x) for x in GRID]),
        [FAR, FAR, 6 * FAR, 6 * FAR, 6 * FAR, 1, 1])]))


def columns_of(model):
    """(places of its FCLayers, for each the place of the last layer that
    belongs to it): an activation and dropout belong to the layer before."""
    dense = [place for place, layer in enumerate(model.layers)
             if isinstance(layer, FCLayer)]
    return dense, [after - 1 for after in dense[1:] + [len(model.layers)]]


def outputs_of(model, rows):
    """The numbers of each column of neurons, for all rows."""
    _, ends = columns_of(model)
    found = []
    for place, layer in enumerate(model.layers):
        rows = layer.forward(rows)
        if place in ends:
            found.append(rows)
    return found


def look(lab):
    """All that changes while it learns."""
    model = lab.model
    dense, _ = columns_of(model)
    found = outputs_of(model, [lab.made["inputs"](*x) for x in GRID])
    seen = {"epoch": lab.epoch, "errors": lab.errors[-1],
            "undo": len(lab.before),
            "weights": [model.layers[place].weights for place in dense],
            "biases": [model.layers[place].bias for place in dense]}
    seen["maps"] = [[[short(y) for y in column] for column in zip(*rows)]
                    for rows in found[:-1]]
    seen.update(answer_map(found[-1]))
    return seen


def answer_map(rows):
    """What it says all over the plane: a number, or the class and how sure
    it is, in hundredths."""
    if len(rows[0]) == 1:
        return {"answer": [short(row[0]) for row in rows]}
    shares = [softmax(row) for row in rows]
    return {"classes": [row.index(max(row)) for row in shares],
            "answer": [short(max(row)) for row in shares]}


def states(model, examples):
    """A word for each hidden neuron: dead, always on, saturated, or ""."""
    _, ends = columns_of(model)
    found = neuron_states(model, examples)
    words = []
    for before, end in zip([-1] + ends, ends[:-1]):
        layers = [found[place] for place in range(before + 1, end + 1)
                  if found[place]]
        words.append(layers[0] if layers else [])
    return words


def scenery(lab):
    """All that stays while it learns: settings, points, maps of inputs."""
    count, cut = classes_of(lab.settings), len(lab.made["train_set"])
    dense, _ = columns_of(lab.model)
    return {"settings": lab.settings, "layers": dense, "side": SIDE,
            "far": FAR, "classes": count,
            "defaults": {name: start for name, (start, _) in FIELDS.items()},
            "names": [INPUTS[name].replace("math.", "")
                      for name in lab.settings["inputs"]],
            "inputs": INPUT_MAPS,
            "points": [[round(x[0], 3), round(x[1], 3),
                        shown_label(label, count), int(place >= cut)]
                       for place, (x, label) in
                       enumerate(lab.made["points"])],
            "curve": lab.errors}


def thumbnails():
    """A few points of each kind there is to choose, as in scenery."""
    return {kind: [[round(x[0], 2), round(x[1], 2), shown_label(
        label, 0 if kind in OF_NUMBERS else 2)]
        for x, label in getattr(data, POINTS[kind])(
            80, rng=random.Random(1))] for kind in POINTS}


def shown_label(label, count):
    """Its class, or its number."""
    if count == 0:
        return round(label[0], 3)
    return int(label[0] < 0) if count == 2 else label.index(1)


def walk(lab, x1, x2):
    """The numbers of one example on the way: forward, and the slopes of the
    error backward if its label is that of the nearest point."""
    model = lab.model
    x = [float(x1), float(x2)]
    near, label = min(lab.made["points"], key=lambda pair: sum(
        [(a - b) ** 2 for a, b in zip(pair[0], x)]))
    _, ends = columns_of(model)
    values, slopes = [lab.made["inputs"](*x)], []
    row = [values[0]]
    for place, layer in enumerate(model.layers):
        row = layer.forward(row)
        if place in ends:
            values.append(row[0])
    e = model.loss.forward(row, [label])
    de_dy = model.loss.backward()
    for place in reversed(range(len(model.layers))):
        if place in ends:
            slopes.append(de_dy[0])
        de_dy = model.layers[place].backward(de_dy)
    return {"x": x, "near": near, "label": label, "values": values,
            "slopes": slopes[::-1], "error": e}
