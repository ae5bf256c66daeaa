"""story: one step of learning, scene by scene, number by number."""

from ..slopes import Kept
from ..support.checks import check_batch
from ..support.layer_fit import check_de_dy, check_examples, check_model
from ..support.one_example import is_example
from ..support.value_checks import check_error, check_row
from ..support.weights import switch_training
from .back_scenes import back_scene, error_scene
from .forward_scenes import example_scene, forward_scene
from .stage import leaves, stages_for
from .step_scenes import again_scene, step_scenes


def story(model, x, label=None) -> list:
    """What one step of training does, as a list of Scenes.

    x and label are one example, or a batch of a few: lists of rows. In
    order: the numbers forward, layer by layer, the error, the slopes flowing
    back, the new weights, and the error with these. Without a label only the
    numbers forward, as predict has them.

    All is as a training with these examples as its first batch would do it
    now; of a learning rate that is a function, that of epoch 1 counts.
    Afterwards the model is as it was, and so are the random numbers. Raises
    ValueError, TypeError or OverflowError as train does.
    """
    with Kept(model):
        check_model(model)
        x, label = batch_of(model, x, label)
        with Kept(model):
            model.forward(x)  # which finds layers that take one example
            layers = leaves(model.layers)
        return list(scenes_of(model, layers, x, label))


def batch_of(model, x, label):
    """(x, label) as batches; the label may be None."""
    if is_example(x):
        x, label = [x], None if label is None else [label]
    check_batch(x, None, "story", "x")
    if label is None:
        for row in x:
            check_row(row, model.input_dim, "the example")
        return [list(row) for row in x], None
    check_batch(label, None, "story", "the label", len(x))
    check_examples(list(zip(x, label)), model)
    return [list(row) for row in x], [list(row) for row in label]


def scenes_of(model, layers, x, label):
    """One after the other, while it happens."""
    stages = stages_for(layers)
    yield example_scene(x, label, len(stages))
    switch_training(layers, label is not None)
    y = x
    for stage in stages:
        y = stage.forward(y)
        yield forward_scene(stage)
    if label is None:
        return
    stages[-1].label = label
    e = model.loss.forward(y, label)
    check_error(e, model.loss)
    de_dy = model.loss.backward()
    check_de_dy(de_dy, y, model)
    yield error_scene(model.loss, stages[-1], e, de_dy)
    rate = model.learning_rate
    rate = rate(1) if callable(rate) else rate
    for place, stage in reversed(list(enumerate(stages))):
        de_dy = stage.backward(de_dy, rate)
        below = any([before.learns() for before in stages[:place]])
        scene = back_scene(stage, below)
        if scene.lines:
            yield scene
    for scene in step_scenes(model, stages, rate):
        yield scene
    # Where chance has a hand in it, the two errors can't be compared.
    if not any([hasattr(layer, "training") for layer in layers]):
        yield again_scene(model, layers, x, label, e)
