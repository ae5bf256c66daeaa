"""The lessons' pictures: all of them are drawn, and nothing overlaps.

In a browser they are looked at by `python3 -m tests.browser`.
"""

import contextlib
import io
import os
import subprocess
import sys
from xml.etree import ElementTree

import pytest

from tests.examples.lessons import EXAMPLES, LESSONS, ROOT, load
from tests.draw.pictures import overlapping, tree

# The pictures are the same to the byte on every Python, as the self-check
# shows there: once is enough for these.
pytestmark = pytest.mark.slow

# What makes the longer lessons short; the pictures stay what they are.
SHORT = {"07": dict(epochs=3), "09": dict(epochs=3), "10": dict(loops=300),
         "11": dict(loops=60), "12": dict(loops=3),
         "13": dict(loops=2, inputs=20, hidden=12, examples=5),
         "14": dict(epochs=2), "15": dict(epochs=2), "16": dict(epochs=2),
         "17": dict(epochs=1, train_size=50),
         "18": dict(epochs=1, train_size=20), "19": dict(number=1)}


def pictures_of(lesson):
    """{name: picture} of one lesson."""
    found = {}
    with contextlib.redirect_stdout(io.StringIO()):
        load(lesson, found).main(**SHORT.get(lesson[:2], {}))
    return found


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


@pytest.mark.parametrize("arguments", [
    ["-m", "examples", "neuron"], [os.path.join("examples",
                                                "01_one_neuron.py")]])
def test_pictures_are_printed_and_saved(arguments, tmp_path):
    folder = tmp_path / "new" / "folder"
    for more in ([], ["--save", str(folder)]):
        out = subprocess.check_output([sys.executable] + arguments + more,
                                      cwd=ROOT, universal_newlines=True)
        assert "a neuron: y = ReLU(w x + b)\n" in out
    ElementTree.parse(str(folder / "01_neuron.svg"))
    assert os.listdir(str(folder)) == ["01_neuron.svg"]


def test_other_arguments_are_kept_apart(tmp_path):
    out = subprocess.check_output(
        [sys.executable, "-m", "examples", "find_the_bug", "--save",
         str(tmp_path), "3", "--tell"], cwd=ROOT, universal_newlines=True)
    assert out.count("Bug 3 of") == 1 and "the mistake: " in out


def test_save_needs_a_folder():
    done = subprocess.Popen(
        [sys.executable, os.path.join(EXAMPLES, "19_find_the_bug.py"),
         "--save"], stderr=subprocess.PIPE, stdout=subprocess.DEVNULL)
    assert b"--save needs a folder" in done.communicate()[1]
    assert done.returncode == 1
