"""What all lessons have in common: their form, their imports, pictures.

The pictures are the same to the byte on every Python, as the self-check shows;
in a browser `python3 -m tests.browser` looks at them.
"""

import ast
import inspect
import os
import re
import sys

import pytest

from tests.draw.pictures import overlapping, tree
from tests.examples.lessons import EXAMPLES, LESSONS, load, printed

# What makes the longer lessons short; the pictures stay what they are.
SHORT = {"07": dict(epochs=3), "09": dict(epochs=3), "10": dict(loops=300),
         "11": dict(loops=60), "12": dict(loops=3),
         "13": dict(loops=2, inputs=20, hidden=12, examples=5),
         "14": dict(epochs=2), "15": dict(epochs=2), "16": dict(epochs=2),
         "17": dict(epochs=1, train_size=50),
         "18": dict(epochs=1, train_size=20), "19": dict(number=1)}


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
    assert 30 <= len(lines) <= 90
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
                               "handwritten", "catalogue"}
    assert others <= getattr(sys, "stdlib_module_names", others)
    parameters = inspect.signature(load(lesson).main).parameters.values()
    assert not [p for p in parameters if p.default is p.empty]


# The pictures that the articles show: the starts of their titles.
TITLES = {
    "01_neuron": "a neuron: y = ReLU(w x + b)",  # B
    "02_layer": "4 -> 3:", "02_two_layers": "4 -> 3 -> 3:",  # E
    "03_relu": "ReLU",  # B, from -5 to 10
    "04_deep_network": "2 -> 5 -> 5 -> 2:", "04_spiral": "",  # E
    "04_spiral_without_colours": "", "05_weight": "", "05_bias": "",  # E
    "05_neurons": "", "06_tangents": "y = x^2 and its slope"}  # B


@pytest.mark.slow
@pytest.mark.parametrize("lesson", LESSONS)
def test_every_lesson_has_pictures_among_them_those_of_the_articles(lesson):
    found = {}
    printed(lesson, found, **SHORT.get(lesson[:2], {}))
    assert found
    assert sum(name.endswith("_and_slope") for name in found) == (
        6 if lesson[:2] == "03" else 0)  # D
    for name, title in TITLES.items():
        if name[:2] == lesson[:2]:
            assert tree(found[name])[0].text.startswith(title)
    for name, picture in found.items():
        assert name.startswith(lesson[:2] + "_")
        assert overlapping(picture) == [], name
        for width, encoding in ((40, "ascii"), (72, "utf-8"),
                                (80, "cp1252"), (120, "cp437")):
            text = picture.text(width, encoding, False)
            text.encode(encoding)
            assert max(map(len, text.split("\n"))) <= width
