"""The last scenes: the new weights, and the error with them."""

import math

from ..support.value_checks import name_of
from .arithmetic import DIGITS, short
from .scenes import Line, Scene
from .step_tellers import STEP_TELLERS, StepTeller
from .weight_names import (at_place, kind_of, more_words, places_of,
                           told_places, weight_name)


def copied_memory(optimizer):
    """What it remembers, as [[rows of each parameter] of each memory]."""
    return [[[list(row) for row in rows] for rows in memory]
            for memory in getattr(optimizer, "memory", None) or []]


def in_memory(memory, parameter, place):
    """[the number that each memory holds for a weight]; a vector counts as
    the only row."""
    row, column = place if isinstance(place, tuple) else (0, place)
    return [rows[parameter][row][column] for rows in memory]


def digits_for(w, new):
    """So many that the step can be seen."""
    if new == w or w == 0:
        return DIGITS
    finer = math.log10(abs(w)) - math.log10(abs(new - w))
    return min(max(DIGITS, int(finer) + 3), 15)


def step_scenes(model, stages, rate):
    """The optimizer steps; a Scene for each layer that has weights."""
    optimizer = model.optimizer
    before = copied_memory(optimizer)
    optimizer.step(list(model.parameters()), rate)
    after = copied_memory(optimizer)
    teller = STEP_TELLERS.get(type(optimizer), StepTeller())
    parameter, scenes = 0, []
    for stage in stages:
        scene = Scene(f"Step: layer {stage.number}, {stage.name}, by"
                      f" {name_of(optimizer)}, learning rate {short(rate)}",
                      teller.words if not scenes else "")
        for name, values, _ in stage.parameters():
            for place in told_places(values):
                old = in_memory(before, parameter, place)
                new = in_memory(after, parameter, place)
                scene.lines += weight_lines(
                    stage, name, place, teller, optimizer, rate,
                    old or [0 for _ in new], new)
            left = len(places_of(values)) - len(told_places(values))
            if left:
                scene.left_out.append(more_words(left, name))
            parameter += 1
        if scene.lines:
            scenes.append(scene)
    return scenes


def weight_lines(stage, name, place, teller, optimizer, rate, old, new):
    """What is remembered of one weight, and the new weight."""
    w = at_place(stage.values[name], place)
    slope = at_place(stage.gradients[name], place)
    now = at_place(dict([pair[:2] for pair in stage.parameters()])[name],
                   place)
    who, kind = weight_name(stage.number, name, place), kind_of(name)
    g = teller.slope(optimizer, w, slope, isinstance(place, tuple))
    lines = [Line(f"{what} of {who}",
                  (stage.number, f"{what} of {kind}", place), value, formulas)
             for what, value, formulas in teller.remembered(
                 optimizer, rate, g, old, new)]
    return lines + [Line(f"new {who}", (stage.number, f"new {kind}", place),
                         now, teller.new_weight(optimizer, rate, w, g, new),
                         digits=digits_for(w, now))]
