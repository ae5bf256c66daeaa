"""What all lessons have in common: their form, their imports, pictures.

The pictures are the same to the byte on every Python, as the self-check shows;
in a browser `python3 -m tests.browser` looks at them.
"""

import ast
import contextlib
import inspect
import io
import os
import re
import sys

import pytest

from tests.draw.pictures import overlapping, tree
from tests.examples.lessons import EXAMPLES, LESSONS, load, whole

# What makes the longer lessons short; the pictures stay what they are.
SHORT = dict(
    weight_and_height=dict(epochs=3), sigmoid_by_hand=dict(loops=300),
    sigmoid_networks=dict(loops=60), contradiction=dict(loops=60),
    digits_0_to_3=dict(loops=3),
    wide_network=dict(loops=2, inputs=20, hidden=12, examples=6),
    spiral=dict(epochs=2), xor=dict(epochs=2),
    xor_with_the_articles_fault=dict(epochs=2),
    handwritten_digits=dict(epochs=1, train_size=50),
    convolution=dict(epochs=1, train_size=20), find_the_bug=dict(number=1))


def test_lessons_are_numbered_without_gaps():
    assert [int(lesson[:2]) for lesson in LESSONS] == list(
        range(1, max(len(LESSONS), 10) + 1))


@pytest.mark.parametrize("lesson", LESSONS)
def test_form(lesson):
    assert re.match(r"\d\d(_[a-z0-9]+)+$", lesson)
    with open(os.path.join(EXAMPLES, lesson + ".py"), "rb") as file:
        source = file.read().decode("ascii")
    lines = source.split("\n")
    assert lines.pop() == ""
    assert 30 <= len(lines) <= 92
    for line in lines:
        assert line == line.rstrip() and len(line) <= 79
        assert "\t" not in line and "\r" not in line
    assert 'if __name__ == "__main__":' in lines
    # All of it is Python 3.6; here comes first, then what is in reach.
    version = {"feature_version": (3, 6)} if sys.version_info >= (3, 8) else {}
    parsed = ast.parse(source, **version)
    first, _, rest = ast.get_docstring(parsed).partition("\n\n")
    assert re.match(r"[A-Z0-9].*\.$", first) and "\n" not in first and rest
    names = []
    for node in ast.walk(parsed):
        if isinstance(node, ast.Import):
            names += [alias.name.split(".")[0] for alias in node.names]
        if isinstance(node, ast.ImportFrom):
            names.append(node.module.split(".")[0])
    assert names[0] == "here"
    others = set(names[1:]) - {"minnet", "numpy_random", "classes",
                               "handwritten", "catalogue", "parts"}
    assert others <= getattr(sys, "stdlib_module_names", others)
    parameters = inspect.signature(load(lesson[3:]).main).parameters.values()
    assert not [p for p in parameters if p.default is p.empty]


# The pictures that the articles show: the starts of their titles.
TITLES = {
    "one_neuron": {"neuron": "a neuron: y = ReLU(w x + b)"},  # B
    "small_networks": {"3_2_1": "3 -> 2 -> 1:",
                       "formulas": "3 -> 2 -> 1:"},  # B
    "a_layer_by_hand": {"layer": "4 -> 3:", "two_layers": "4 -> 3 -> 3:"},  # E
    "activations": {"relu": "ReLU"},  # B, from -5 to 10
    "softmax": {"deep_network": "2 -> 5 -> 5 -> 2:", "spiral": "300",
                "spiral_without_colours": "300"},  # E
    "relu_neurons": dict.fromkeys(["weight", "bias", "shifted", "chained"],
                                  ""),  # E
    "walking_downhill": {"tangents": "y = x^2 and its slope"},  # B
    "weight_and_height": {"loss": "loss", "before": "", "after": ""},  # D
    "least_squares": {"residuals": "five flats", "guess": "the guess"},  # D
    "two_weights": {"downhill": "the error", "before": "", "after": ""}}  # D


# Lessons on trainings that do not learn, or stop when they have begun.
UNLEARNT = {"perceptron", "why_batches", "two_losses"}


@pytest.mark.slow
@pytest.mark.once
@pytest.mark.parametrize("lesson", [lesson[3:] for lesson in LESSONS])
def test_the_whole_lesson(lesson):
    """It fits 80 columns, asks the class, its trainings end well, and it has
    the pictures of the articles."""
    text, pictures, words = whole(lesson)
    assert max(map(len, text.split("\n"))) <= 80
    asks(text)
    assert not words or lesson in UNLEARNT
    assert pictures
    assert sum(name.endswith("_and_slope") for name in pictures) == (
        6 if lesson == "slopes_of_activations" else 0)  # D
    for name, title in TITLES.get(lesson, {}).items():
        assert tree(pictures[name])[0].text.startswith(title)
    for name, picture in pictures.items():
        assert overlapping(picture) == [], name
        for width, encoding in ((40, "ascii"), (72, "utf-8"),
                                (80, "cp1252"), (120, "cp437")):
            text = picture.text(width, encoding, False)
            text.encode(encoding)
            assert max(map(len, text.split("\n"))) <= width


def asks(text):
    """Its last words are a question or two for the class."""
    assert len(re.findall("^Question: ", text, re.M)) in (1, 2)
    assert text.rstrip().rpartition("Question: ")[2].count("\n\n") == 0


@pytest.mark.slow
@pytest.mark.parametrize("lesson", [lesson[3:] for lesson in LESSONS])
def test_it_fits_60_columns(lesson, monkeypatch):
    monkeypatch.setenv("COLUMNS", "60")
    module = load(lesson)
    here = sys.modules["here"]
    module.here.show = lambda name, picture: print(
        picture.text(here.width(), "ascii", False))
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        here.say(module.__doc__)
        module.main(**SHORT.get(lesson, {}))
    assert max(map(len, out.getvalue().split("\n"))) <= 60
    # Words are never cut: those of the docstring are all there.
    assert not set(module.__doc__.split()) - set(out.getvalue().split())
    asks(out.getvalue())
