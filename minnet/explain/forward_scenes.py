"""The scenes on the way forward: the examples, and what layers make of
them."""

from ..support.checks import counted
from .scenes import Line, Scene
from .tellers import teller_for
from .told import (FEW_EXAMPLES, at_place, kind_of, left_words, plural,
                   told_of, told_places, weight_name)


def add_batch(scene, rows, letter, place, formulas=None):
    """A Line for each number of a batch, if they are few. `place` is (layer,
    kind), formulas(i, j) gives the formulas."""
    width = len(rows[0])
    for i, row in enumerate(rows[:FEW_EXAMPLES]):
        scene.lines += [Line(f"{letter}{j + 1}", place + (j,), row[j],
                             formulas(i, j) if formulas else (), i + 1)
                        for j in range(told_of(width))]
    left = width - told_of(width)
    if left:
        scene.left_out.append(f"{left} more likewise, {letter}"
                              f"{width - left + 1} to {letter}{width}")


def add_weights(scene, stage, tables, before, formulas=None):
    """A Line for each weight and bias, or its slope, if they are few."""
    sign, kind = ("de/d", "slope of ") if formulas else ("", "")
    for name, values in tables.items():
        scene.lines += [
            Line(sign + weight_name(stage.number, name, place),
                 (stage.number, kind + kind_of(name), place),
                 at_place(values, place),
                 formulas(name, place) if formulas else ())
            for place in told_places(values)]
        scene.left_out += left_words(values, before + plural(name))


def example_scene(x, label, last):
    """What is given."""
    scene = Scene("The example" if len(x) == 1
                  else f"The {len(x)} examples",
                  "x goes in; the label is what should come out."
                  if label else "x goes in.")
    add_batch(scene, x, "x", (0, "x"))
    if label is not None:
        add_batch(scene, label, "label", (last, "label"))
        scene.lines.sort(key=lambda line: line.example)
    left = len(x) - FEW_EXAMPLES
    if left > 0:
        scene.left_out.append(f"{counted(left, 'more example')} likewise,"
                              " here and below")
    return scene


def forward_scene(stage):
    """What a layer makes of the numbers before it."""
    teller = teller_for(stage.layer)
    scene = Scene(f"Forward: layer {stage.number}, {stage.name}",
                  teller.words)
    add_weights(scene, stage, stage.values, "")
    add_batch(scene, stage.y, stage.after, (stage.number, "y"),
              lambda i, j: teller.y(stage, i, j))
    return scene
