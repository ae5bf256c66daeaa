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
    assert max([len(line) for line in lines]) <= 79
    assert not [line for line in lines
                if line != line.rstrip() or "\t" in line or "\r" in line]
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
                               "handwritten", "catalogue_of_bugs"}
    assert others <= getattr(sys, "stdlib_module_names", others)
    parameters = inspect.signature(load(lesson).main).parameters.values()
    assert not [p for p in parameters if p.default is p.empty]


def pictures_of(lesson):
    """{name: picture} of one lesson."""
    found = {}
    printed(lesson, found, **SHORT.get(lesson[:2], {}))
    return found


@pytest.mark.slow
@pytest.mark.parametrize("lesson", LESSONS)
def test_every_lesson_has_pictures(lesson):
    found = pictures_of(lesson)
    assert found
    for name, picture in found.items():
        assert name.startswith(lesson[:2] + "_")
        assert overlapping(picture) == [], name
        for width, encoding in ((40, "ascii"), (72, "utf-8"),
                                (80, "cp1252"), (120, "cp437")):
            text = picture.text(width, encoding, False)
            text.encode(encoding)
            assert max(map(len, text.split("\n"))) <= width


@pytest.mark.slow
def test_the_articles_pictures_are_there():
    titles = {name: tree(picture)[0].text
              for lesson in ("01", "02", "03", "04", "05", "06")
              for name, picture in pictures_of(lesson).items()}
    assert titles["03_relu"] == "ReLU"  # B, from -5 to 10
    assert titles["01_neuron"] == "a neuron: y = ReLU(w x + b)"  # B
    assert titles["06_tangents"] == "y = x^2 and its slope"  # B
    assert titles["02_layer"].startswith("4 -> 3:")  # E
    assert titles["02_two_layers"].startswith("4 -> 3 -> 3:")  # E
    assert titles["04_deep_network"].startswith("2 -> 5 -> 5 -> 2:")  # E
    assert {"04_spiral", "04_spiral_without_colours", "05_weight", "05_bias",
            "05_neurons"} <= set(titles)  # E
    assert sum(name.endswith("_and_slope") for name in titles) == 6  # D
