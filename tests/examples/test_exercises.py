"""Exercises: solutions are right, each known mistake gets its own words."""

import os
import re
import sys
import textwrap

import pytest

from tests.examples.lessons import EXAMPLES, LESSONS, squeezed
from tests.examples.test_runner import run

sys.path.insert(0, EXAMPLES)
import exercise  # noqa: E402

sys.path.remove(EXAMPLES)
NAMES = exercise.names()


@pytest.mark.parametrize("name", NAMES)
def test_solutions_are_right_and_mistakes_get_their_words(name):
    one = exercise.load(name)
    solved = exercise.filled(one, one["SOLUTION"])
    assert exercise.GAP not in solved and exercise.verdict(solved, one) == ""
    for value in exercise.values_of(exercise.work_of(solved, one), one):
        assert not isinstance(value, Exception) and value is not False
    for answer, words in one["WRONG"].items():
        wrong = exercise.filled(one, answer)
        assert exercise.verdict(wrong, one) == words, answer
    assert len(one["WRONG"]) >= 2 and len(one["HINTS"]) >= 2
    # The gap itself is taken kindly, and is a program.
    empty = exercise.verdict(exercise.given(one), one)
    assert empty and "Error" not in empty
    assert all(len(line) <= 79 for line in solved.split("\n"))
    # Each goes with a lesson that there is.
    assert set(one["LESSONS"]) <= {lesson[3:] for lesson in LESSONS}


def test_plans_name_lessons_and_exercises_that_there_are():
    with open(os.path.join(EXAMPLES, "README.md"), encoding="utf-8") as file:
        plans = file.read().split("## Lesson plans")[1].split("\n## ")[0]
    named = set(re.findall(r"`(\w+_\w+|layer|neuron|relu)`", plans))
    known = {one[3:] for one in LESSONS + NAMES}
    assert named - {"check_gradients", "__init__"} <= known
    assert {one[3:] for one in NAMES} <= named | {"batches", "softmax",
                                                  "momentum", "accuracy",
                                                  "convolution"}


def test_they_go_along_with_the_lessons():
    assert 20 <= len(NAMES) <= 30
    titles = [exercise.title(exercise.load(name)) for name in NAMES]
    assert len(set(titles)) == len(titles)


@pytest.mark.parametrize("text, words", [
    ("def relu(x):\n    return (x", "line 2 can't be read"),
    ("def relu(x):\n  return x\n   return 0", "line 3 can't be read"),
    ("1 / 0", "it stops with ZeroDivisionError: division by zero (line 1)"),
    ("def relu(x):\n    return y",
     "relu(3) stops with NameError: name 'y' is not defined (line 2)"),
    ("def other(x):\n    return 3",
     "relu(3) stops with NameError: name 'relu' is not defined"),
    ("def relu(x):\n    return x if x > 1 else 0",
     "relu(0.25) gives 0; expected 0.25"),
    ("def relu(x):\n    return 'x'", "relu(3) gives 'x'; expected 3"),
    ("def relu(x):\n    print(x)", "gives None, nothing; expected 3")])
def test_other_mistakes(text, words):
    assert words in exercise.verdict(text, exercise.load("03_relu"))


def answered(folder, name, answer):
    """The student writes it into the gap."""
    path = os.path.join(str(folder), name + ".py")
    with open(path, encoding="utf-8") as file:
        text = file.read()
    with open(path, "w", encoding="utf-8") as file:
        file.write(text.replace(exercise.GAP, answer))
    return path


@pytest.mark.once
def test_as_a_student_does_it(tmp_path):
    def say(*words):
        code, out, errors = run("-m", "examples", "exercise", "--folder",
                                str(tmp_path / "mine"), *words)
        assert errors == "" or code == 2
        assert all(len(line) <= 79 for line in out.split("\n")
                   if str(tmp_path) not in line)
        return code, " ".join((out or errors).split())

    code, out = say()
    assert code == 0 and "[ ] 03_relu" in out and "0 of 25 done" in out
    assert not (tmp_path / "mine").exists()
    code, out = say("relu")
    assert code == 0 and "# your code here" in out
    path = answered(tmp_path / "mine", "relu", "print('at', x)\n    return x")
    code, out = say("relu")
    assert code == 1 and out.startswith("at 3 at -2")  # prints are shown
    assert "Not yet: relu(-2) gives -2; expected 0" in out
    assert say("relu", "hint") == (0, "1. There are two cases: is x above 0"
                                   " or not? 1 more: the same command again")
    assert "2. An if and two returns" in say("3", "hint")[1]
    assert "solution" in say("relu", "hint")[1]
    assert "return x if x > 0 else 0" in say("relu", "solution")[1]
    with open(path, "w") as file:
        file.write("def relu(x):\n    return max(x, 0)\n")
    code, out = say("relu")
    assert code == 0 and out.startswith("Right. Next: python3 -m examples")
    code, out = say()
    assert "[x] 03_relu" in out and "1 of 25 done" in out
    with open(path) as file:  # nobody has touched it
        assert file.read() == "def relu(x):\n    return max(x, 0)\n"
    assert say("nothing")[0] == say("relu", "help")[0] == 2
    (tmp_path / "mine" / "progress.json").write_text("[")
    assert "0 of 25 done" in say()[1]


def test_a_loop_that_never_ends_is_ended(tmp_path, monkeypatch, capfd):
    monkeypatch.setattr(exercise, "SECONDS", 1)
    path = tmp_path / "relu.py"
    path.write_text("while True:\n    pass\n")
    assert "a loop that never ends?" in exercise.checked("03_relu", str(path))
    path.write_text("import os\nos._exit(3)\n")
    assert "ended before" in exercise.checked("03_relu", str(path))
    path.write_text(textwrap.dedent("""
        def relu(x):
            return max(x, 0)
    """))
    monkeypatch.setattr(exercise, "SECONDS", 60)
    assert exercise.checked("03_relu", str(path)) == ""
    assert capfd.readouterr() == ("", "")
