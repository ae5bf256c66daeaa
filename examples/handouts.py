"""Handouts: python3 -m examples handouts DIR

Writes a page for each topic, to print on one sheet of A4: a picture made by
minnet, what to know, and tasks with room to write.
"""

import os
import random
import sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

from minnet import (FCLayer, Model, Neuron, ReLUActivation,  # noqa: E402
                    SigmoidActivation, draw)
from minnet.data import xor_corners, xor_points  # noqa: E402

PAGE = """<!doctype html>
<html lang="en"><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
@page{{size:A4;margin:14mm}}
body{{font:15px/1.4 Helvetica,Arial,sans-serif;max-width:44rem;margin:auto;
padding:0 1rem;color:#1f2328;background:#fff;color-scheme:light}}
h1{{font-size:1.3rem;margin:.4rem 0}}
h1 span{{float:right;font-size:.85rem;font-weight:400}}
svg{{display:block;max-width:100%;height:auto;max-height:19rem;
margin:.4rem auto}}
li{{margin-bottom:.3rem}}
.room{{border-bottom:1px dotted #57606a;height:1.9rem}}
@media print{{body{{padding:0;font-size:11pt}}}}
</style>
<h1>{title} <span>Name: ______________________</span></h1>
<p>{know}</p>
{picture}
<ol>
{tasks}
</ol>
</html>
"""


def small_network():
    """2 -> 2 -> 1 with short numbers, to be reckoned with."""
    layers = [FCLayer(2, 2, lambda *_: ([[0.5, -1.0], [1.0, 1.0]],
                                        [0.0, -0.5])),
              ReLUActivation(), FCLayer(2, 1, lambda *_: ([[1.0, -2.0]],
                                                          [0.5]))]
    return Model(layers, 1, 1, 0.1)


def learnt_xor():
    """A network that knows exclusive or."""
    random.seed(1)
    model = Model([FCLayer(2, 32), ReLUActivation(), FCLayer(32, 1)], 200, 5,
                  0.1)
    model.train(xor_points(500), progress=None)
    return model


# name: (title, what to know, picture, tasks: (words, lines to write on))
HANDOUTS = {
    "neuron": (
        "One neuron", "A neuron multiplies each input by its weight, adds"
        " the products and the bias up, and bends the sum: ReLU makes 0 of"
        " what is below 0.",
        lambda: draw.neuron(Neuron([2, -1], 3, ReLUActivation())),
        [("Work out the output for the inputs 4 and 5.", 2),
         ("And for the inputs 1 and 9. What does ReLU do here?", 2),
         ("Which inputs give exactly 3? Find two pairs.", 2),
         ("Change one weight so that 4 and 5 give 0.", 2)]),
    "activations": (
        "Activations and their slopes", "An activation bends the line. Its"
        " slope tells how much of a small change goes through: 1 is all of"
        " it, 0 is nothing.",
        lambda: draw.curve([("ReLU", ReLUActivation()),
                            ("sigmoid", SigmoidActivation())], -4, 4,
                           slopes=True, title="broken lines: slopes"),
        [("Mark where ReLU is flat. What is its slope there?", 2),
         ("How large is the sigmoid's slope at 0, and at 4, about?", 2),
         ("A change of 0.1 comes to a sigmoid at 0. How large is it behind"
          " it, about? And behind three of them?", 3)]),
    "downhill": (
        "Walking downhill", "The slope of the error tells which way is up."
        " A step goes the other way: new weight = weight - learning rate"
        " times slope.",
        lambda: draw.curve([("error", lambda w: (w - 3) ** 2)], -1, 7,
                           tangents=[0, 5], title="the error over a weight",
                           x_label="weight", y_label="error"),
        [("The slope at weight w is 2 (w - 3). What is it at 0 and at 5?", 2),
         ("Take three steps from 0 with learning rate 0.25.", 4),
         ("What happens from 0 with learning rate 1? And with 1.1?", 3)]),
    "network": (
        "A network by hand", "Two inputs, two neurons with ReLU, one output."
        " Numbers on the lines are weights, those above the neurons are"
        " biases.",
        lambda: draw.network(small_network(), numbers=True),
        [("Work out h1, h2 and y for x1 = 2, x2 = 0.5.", 3),
         ("The label is 1. What is the error (y - label) squared, and its"
          " slope at y?", 2),
         ("Chain rule: what is the slope at h1, and at h2?", 2),
         ("And at the weight from x1 to h1?", 2)]),
    "map": (
        "Read a map", "The picture shows what a network says all over the"
        " plane: blue is near 1, orange near 0. The four points are those of"
        " exclusive or.",
        lambda: draw.prediction_map(learnt_xor(), xor_corners(),
                                    title="what the network says"),
        [("What does it say at x1 = 0.9, x2 = 0.1? And at 0.9, 0.9?", 2),
         ("Mark a place where it is not sure. Why there?", 2),
         ("Why can no single straight line part blue from orange?", 3)]),
}


def page(name):
    """The HTML of a handout."""
    title, know, picture, tasks = HANDOUTS[name]
    return PAGE.format(
        # Paper is white, whatever the screen is.
        title=title, know=know, picture=str(picture()).replace(
            "(prefers-color-scheme:dark)", "not all"), tasks="\n".join([
            f"<li>{words}{'<div class=room></div>' * lines}</li>"
            for words, lines in tasks]))


def main(words):
    """The exit code."""
    if len(words) != 1 or words[0].startswith("-"):
        print("python3 -m examples handouts DIR: a folder to write them into"
              " is missing", file=sys.stderr)
        return 2
    os.makedirs(words[0], exist_ok=True)
    for name in HANDOUTS:
        with open(os.path.join(words[0], name + ".html"), "w",
                  encoding="ascii") as file:
            file.write(page(name))
    print(f"{len(HANDOUTS)} handouts in {words[0]}, each a page to print from"
          " a browser")
    return 0
