"""The last scenes: the new weights, and the error with them."""

import math

from ..support.value_checks import name_of
from .arithmetic import DIGITS, short
from .dense_tellers import OwnTeller
from .forward_scenes import add_batch
from .scenes import Line, Scene
from .step_tellers import STEP_TELLERS, StepTeller
from .teller import known_to
from .tellers import teller_for
from .told import (at_place, kind_of, left_words, plural, told_places,
                   weight_name)


def copied_memory(optimizer):
    """What it remembers, as [[rows of each parameter] of each memory]."""
    return [[[list(row) for row in rows] for rows in memory]
            for memory in getattr(optimizer, "memory", None) or []]


def in_memory(memory, parameter, place):
    """[the number that each memory holds for a weight]; a vector counts as
    the only row."""
    row, column = place if isinstance(place, tuple) else (0, place)
    return [rows[parameter][row][column] for rows in memory]


def weight_line(stage, what, name, place, value, formulas):
    """The Line of what a weight becomes, or what is remembered of it."""
    w = at_place(stage.values[name], place)
    return Line(what + weight_name(stage.number, name, place),
                (stage.number, what + kind_of(name), place), value, formulas,
                digits=digits_for(w, value) if what == "new " else DIGITS)


def digits_for(w, new):
    """So many that the step can be seen."""
    if new == w or w == 0:
        return DIGITS
    finer = math.log10(abs(w)) - math.log10(abs(new - w))
    return min(max(DIGITS, int(finer) + 3), 15)


class Step:
    """The step of an optimizer, which is taken now: what was before, what is
    after."""

    def __init__(self, model, rate):
        self.optimizer, self.rate = model.optimizer, rate
        self.known = known_to(STEP_TELLERS, self.optimizer, None)
        self.teller = self.known or StepTeller()
        before = copied_memory(self.optimizer) if self.known else []
        self.optimizer.step(list(model.parameters()), rate)
        self.after = copied_memory(self.optimizer) if self.known else []
        self.before = before or [
            [[[0 for _ in row] for row in rows] for rows in memory]
            for memory in self.after]

    def lines(self, stage, name, values, parameter):
        """Of the weights of a table that are told, what is remembered of
        each, and the new weight."""
        lines = []
        for place in told_places(values):
            w = at_place(stage.values[name], place)
            g = self.teller.slope(self.optimizer, w,
                                  at_place(stage.gradients[name], place),
                                  isinstance(place, tuple))
            new = in_memory(self.after, parameter, place)
            for what, value, formulas in self.teller.remembered(
                    self.optimizer, self.rate, g,
                    in_memory(self.before, parameter, place), new):
                lines.append(weight_line(stage, f"{what} of ", name, place,
                                         value, formulas))
            lines.append(weight_line(
                stage, "new ", name, place, at_place(values, place),
                self.teller.new_weight(self.optimizer, self.rate, w, g, new)))
        return lines


def own_lines(stage, name, values, rate):
    """The new weights of a layer that has taken the step by itself."""
    return [weight_line(
        stage, "new ", name, place, at_place(values, place),
        [[at_place(stage.values[name], place), " - ", rate, " * ("] + slope
         + [")"] for slope in teller_for(stage.layer).slope(stage, name,
                                                            place)])
            for place in told_places(values)]


def step_scenes(model, stages, rate):
    """The optimizer steps; a Scene for each layer that has weights."""
    step, parameter, scenes = Step(model, rate), 0, []
    for stage in stages:
        who, words = name_of(step.optimizer), step.teller.words
        if stage.by_itself:
            who, words = "The layer steps by itself", OwnTeller.words
        scene = Scene(f"Step: layer {stage.number}, {stage.name}",
                      f"{who}, learning rate {short(rate)}. {words}")
        for name, values, _ in stage.parameters():
            if stage.by_itself:
                scene.lines += own_lines(stage, name, values, rate)
            else:
                scene.lines += step.lines(stage, name, values, parameter)
                parameter += 1
            scene.left_out += left_words(values, f"new {plural(name)}")
        if scene.lines:
            scenes.append(scene)
    return scenes


def again_scene(model, layers, x, label, before):
    """The same example with the new weights."""
    scene = Scene("The same again, with the new weights")
    try:
        for layer in layers:
            x = layer.forward([list(row) for row in x])
        e = model.loss.forward(x, label)
        add_batch(scene, x, "y", (len(layers), "y again"))
        scene.lines.append(Line("error", (len(layers), "error again", None),
                                e))
        words = "larger than before: was the step too long?" if e > before \
            else "smaller than before." if e < before else "the same."
    except ArithmeticError:
        words, scene.lines = "beyond all numbers: the step was too long.", []
    scene.words = f"The error is {words} (It was {short(before)}.)"
    return scene
