"""python3 -m examples: finds a lesson, runs it, and saves its pictures."""

import glob
import os
import re
import shutil
import subprocess
import sys
from xml.etree import ElementTree

import pytest

from tests.examples.lessons import EXAMPLES, LESSONS, ROOT, load

ONE = os.path.join(EXAMPLES, "01_one_neuron.py")
BUGS = load("find_the_bug").BUGS
BUG, = glob.glob(os.path.join(EXAMPLES, "*_find_the_bug.py"))


def run(*arguments, folder=ROOT):
    """(exit code, output, errors) of a Python with these arguments."""
    done = subprocess.run([sys.executable] + list(arguments), cwd=str(folder),
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          universal_newlines=True, timeout=60)
    return done.returncode, done.stdout, done.stderr


def test_it_lists_the_lessons():
    code, out, errors = run("-m", "examples")
    assert (code, errors) == (0, "")
    assert all(len(line) <= 79 for line in out.splitlines())
    assert out.startswith(
        "01_one_neuron - One neuron: multiply, add up, bend.\n02_")
    with open(os.path.join(EXAMPLES, "README.md"), encoding="utf-8") as file:
        listed = re.findall(r"\* \[(\w+)\]\((\w+)\.py\):\n  (.*)", file.read())
    does = [load(lesson[3:]).__doc__.split("\n")[0] for lesson in LESSONS]
    assert listed == list(zip(LESSONS, LESSONS, does))
    for lesson, words in zip(LESSONS, does):
        assert lesson + " - " + words in " ".join(out.split())
    assert "\n\npython3 -m examples xor " in out


@pytest.mark.parametrize("arguments", [
    ["-m", "examples", "1"], ["-m", "examples", "01"],
    ["-m", "examples", "01_one_neuron"], ["-m", "examples", "one_neur"],
    [EXAMPLES, "one_neuron"], [ONE]])
def test_it_runs_one_and_saves_its_picture(arguments, tmp_path):
    # From anywhere, but for -m.
    folder = ROOT if "-m" in arguments else tmp_path
    place = tmp_path / "new" / "folder"
    for more in ([], ["--save", str(place)]):
        code, out, errors = run(*arguments + more, folder=folder)
        assert (code, errors) == (0, "")
        assert "a neuron: y = ReLU(w x + b)\n" in out
        assert out.endswith(" inputs?\n")
        assert place.exists() == bool(more)
    ElementTree.parse(str(place / "01_neuron.svg"))
    assert os.listdir(str(place)) == ["01_neuron.svg"]


def test_other_arguments_are_kept_apart(tmp_path):
    code, out, _ = run("-m", "examples", "find_the_bug", "--save",
                       str(tmp_path), "3", "--tell")
    assert code == 0
    assert out.count("Bug 3 of") == 1 and "the mistake: " in out


@pytest.mark.parametrize("arguments, code, message", [
    (["-m", "examples", "perpetual_motion"], 2, "'perpetual_motion' fits no"
     " lesson; choose one of: " + ", ".join(LESSONS)),
    (["-m", "examples", "by_hand"], 2, "'by_hand' fits more than one lesson;"
     " choose one of: " + ", ".join([lesson for lesson in LESSONS
                                     if "by_hand" in lesson])),
    (["-m", "examples", "one_neuron", "3"], 2,
     "01_one_neuron takes nothing but --save DIR; got 3"),
    ([BUG, "--save"], 1, "--save needs a folder: --save pictures"),
    ([BUG, "0"], 1, f"there are bugs 1 to {BUGS}; 0 is none of them"),
    ([BUG, "one"], 1, f"there are bugs 1 to {BUGS}; 'one' is none of them")])
def test_what_cannot_be_done_is_told(arguments, code, message):
    ended, _, errors = run(*arguments)
    assert (ended, " ".join(errors.split())) == (code, message)
    assert all(len(line) <= 79 for line in errors.splitlines())


@pytest.fixture
def other_lessons(tmp_path):
    """The runner beside three lessons of ours."""
    folder = tmp_path / "examples"
    folder.mkdir()
    shutil.copy(os.path.join(EXAMPLES, "__main__.py"), str(folder))
    for name, text in [
            ("helper", "WORD = 'found'"), ("12", "raise OSError"),
            ("01_xor", "import helper, sys\n"
                       "print(helper.WORD, __name__, sys.argv[1:])"),
            ("02_xor_again", "print('second')"),
            ("03_last", "print('third')")]:
        (folder / (name + ".py")).write_text(
            f'"""About {name}.\n\nMore."""\n{text}\n')
    return folder


def test_it_prefers_a_whole_name_and_hands_arguments_on(other_lessons):
    code, out, _ = run("-m", "examples", "xor", "a", "b",
                       folder=other_lessons.parent)
    assert (code, out) == (0, "found __main__ ['a', 'b']\n")


@pytest.mark.parametrize("end, why", [
    ("", None), ("raise SystemExit\n", None),
    ("1 / 0\n", "ZeroDivisionError: division by zero\n"),
    ("raise SystemExit(3)\n", "")])
def test_it_runs_all_and_names_those_that_fail(other_lessons, end, why):
    with open(str(other_lessons / "02_xor_again.py"), "a") as file:
        file.write(end)
    code, out, errors = run("-m", "examples", "all",
                            folder=other_lessons.parent)
    # It goes on with the others.
    assert out == ("\n=== 01_xor\nfound __main__ []\n"
                   "\n=== 02_xor_again\nsecond\n\n=== 03_last\nthird\n")
    assert (code, errors == "") == (why is not None, why is None)
    if why is not None:
        assert errors.endswith(why + "failed: 02_xor_again\n")
        assert ("ZeroDivisionError" in errors) == (why != "")
