"""story: one step of learning, scene by scene, number by number."""

from ..slopes import Kept
from ..support.checks import check_batch
from ..support.layer_fit import (check_de_dy, check_examples, check_model)
from ..support.one_example import is_example
from ..support.value_checks import check_error, check_row, name_of
from ..support.weights import switch_training
from .loss_tellers import LOSS_TELLERS, LossTeller
from .scenes import Line, Scene
from .stage import Stage, leaves, letter_of
from .step_scenes import step_scenes
from .tellers import TELLERS, Teller
from .weight_names import (at_place, kind_of, more_words, places_of,
                           told_places, weight_name)

MOST = 8  # numbers of a row that are told
MOST_EXAMPLES = 3


def story(model, x, label=None) -> list:
    """What one step of training does, as a list of Scenes.

    x and label are one example, or a batch of a few: lists of rows. In
    order: the numbers forward, layer by layer, the error, the slopes flowing
    back, the new weights, and the error with these. Without a label only the
    numbers forward, as predict has them.

    All is as a training with these examples as its one batch would do it
    now. Afterwards the model is as it was, and so are the random numbers.
    Raises ValueError or TypeError as train does.
    """
    with Kept(model):
        check_model(model)
        x, labels = batch_of(model, x, label)
        layers = layers_for(model, x)
        return list(scenes_of(model, layers, x, labels))


def batch_of(model, x, label):
    """(x, label) as batches; the label may be None."""
    if is_example(x):
        x, label = [x], None if label is None else [label]
    if label is None:
        check_batch(x, None, "story", "x")
        for row in x:
            check_row(row, model.input_dim, "the example")
        return [list(row) for row in x], None
    check_batch(label, None, "story", "the label", len(x))
    check_examples(list(zip(x, label)), model)
    return [list(row) for row in x], [list(row) for row in label]


def layers_for(model, x):
    """Its layers, those that take one example at a time made to take a
    batch."""
    with Kept(model):
        model.forward(x)
        return leaves(model.layers)


def stages_for(layers):
    """A Stage for each layer."""
    count = len(layers)
    return [Stage(number, layer, letter_of(number - 1, count),
                  letter_of(number, count))
            for number, layer in enumerate(layers, 1)]


def scenes_of(model, layers, x, label):
    """One after the other, while it happens."""
    stages = stages_for(layers)
    last = stages[-1]
    yield example_scene(x, label, len(stages))
    switch_training(layers, label is not None)
    rows = x
    for stage in stages:
        rows = stage.forward(rows)
        yield forward_scene(stage)
    if label is None:
        return
    last.label = label
    e = model.loss.forward(rows, label)
    check_error(e, model.loss)
    de_dy = model.loss.backward()
    check_de_dy(de_dy, rows, model)
    yield error_scene(model.loss, last, e, de_dy)
    rate = model.learning_rate
    rate = rate(1) if callable(rate) else rate
    for place, stage in reversed(list(enumerate(stages))):
        de_dy = stage.backward(de_dy, rate)
        below = any([before.learns() for before in stages[:place]])
        if below or stage.learns():
            yield back_scene(stage, below)
    for scene in step_scenes(model, stages, rate):
        yield scene


def batch_lines(scene, rows, letter, place, formulas=None):
    """A Line for each number of a batch, or for the first ones; the others
    are counted. `place` is (layer, kind), formulas(i, j) makes lists."""
    for i, row in enumerate(rows[:MOST_EXAMPLES]):
        for j, value in enumerate(row[:MOST]):
            scene.lines.append(Line(
                f"{letter}{j + 1}", place + (j,), value,
                formulas(i, j) if formulas else (), i + 1))
    width = len(rows[0])
    if width > MOST:
        scene.left_out.append(
            f"{width - MOST} more, {letter}{MOST + 1} to {letter}{width}")


def example_scene(x, label, last):
    """What is given."""
    scene = Scene("The example" if len(x) == 1
                  else f"The {len(x)} examples")
    batch_lines(scene, x, "x", (0, "x"))
    if label is not None:
        batch_lines(scene, label, "label", (last, "label"))
    return scene


def forward_scene(stage):
    """What a layer makes of the numbers before it."""
    teller = TELLERS.get(type(stage.layer), Teller())
    scene = Scene(f"Forward: layer {stage.number}, {stage.name}",
                  teller.words)
    batch_lines(scene, stage.y, stage.after, (stage.number, "y"),
                lambda i, j: teller.y(stage, i, j))
    return scene


def error_scene(loss, last, e, de_dy):
    """How wrong the output is, and in which direction."""
    teller = LOSS_TELLERS.get(type(loss), LossTeller())
    scene = Scene(f"The error: {name_of(loss)}", teller.words)
    scene.lines.append(Line("error", (last.number, "error", None), e,
                            teller.e(last)))
    batch_lines(scene, de_dy, f"de/d{last.after}",
                (last.number, "slope of y"),
                lambda i, j: teller.de_dy(last, i, j))
    return scene


def back_scene(stage, below):
    """The slopes that come back, for the weights and for what is before."""
    teller = TELLERS.get(type(stage.layer), Teller())
    scene = Scene(f"Back: layer {stage.number}, {stage.name}",
                  teller.slope_words)
    for name, gradient in stage.gradients.items():
        for place in told_places(gradient):
            scene.lines.append(Line(
                f"de/d{weight_name(stage.number, name, place)}",
                (stage.number, f"slope of {kind_of(name)}", place),
                at_place(gradient, place), teller.slope(stage, name, place)))
        left = len(places_of(gradient)) - len(told_places(gradient))
        if left:
            scene.left_out.append(more_words(left, f"slopes of {name}"))
    if below:
        batch_lines(scene, stage.de_dx, f"de/d{stage.before}",
                    (stage.number - 1, "slope of y"),
                    lambda i, j: teller.de_dx(stage, i, j))
    return scene
