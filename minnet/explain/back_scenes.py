"""The scenes on the way back: the error, and its slopes."""

from ..support.value_checks import name_of
from .forward_scenes import add_batch, add_weights
from .loss_tellers import LOSS_TELLERS, LossTeller
from .scenes import Line, Scene
from .teller import known_to
from .tellers import teller_for

SLOPES = (" A slope tells what comes of a change: where de/dy1 is 2, y1 up by"
          " 0.01 takes the error up by about 0.02.")


def error_scene(loss, last, e, de_dy):
    """How wrong the output is, and in which direction."""
    teller = known_to(LOSS_TELLERS, loss, LossTeller())
    scene = Scene(f"The error: {name_of(loss)}", teller.words + SLOPES)
    p = teller.probabilities(last.y)
    if p:
        add_batch(scene, p, "p", (last.number, "p"),
                  lambda i, j: teller.p(last, i, j))
    scene.lines.append(Line("error", (last.number, "error", None), e,
                            teller.e(last, p)))
    add_batch(scene, de_dy, f"de/d{last.after}", (last.number, "slope of y"),
              lambda i, j: teller.de_dy(last, p, i, j))
    return scene


def back_scene(stage, below):
    """The slopes for the weights of a layer and, if there is somebody to
    learn from them, for the numbers before it."""
    teller = teller_for(stage.layer)
    scene = Scene(f"Back: layer {stage.number}, {stage.name}",
                  teller.slope_words + teller.slope_words_below * below)
    add_weights(scene, stage, stage.gradients, "slopes of ",
                lambda name, place: teller.slope(stage, name, place))
    if below:
        add_batch(scene, stage.de_dx, f"de/d{stage.before}",
                  (stage.number - 1, "slope of y"),
                  lambda i, j: teller.de_dx(stage, i, j))
    return scene
