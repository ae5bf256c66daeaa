"""Lessons as notebooks: valid, whole, and they run."""

import contextlib
import io
import json
import sys
import types

import pytest

from tests.examples.lessons import EXAMPLES, LESSONS
from tests.examples.test_runner import run

sys.path.insert(0, EXAMPLES)
import notebooks  # noqa: E402

sys.path.remove(EXAMPLES)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    place = tmp_path_factory.mktemp("notebooks")
    code, out, errors = run("-m", "examples", "notebooks", str(place))
    assert (code, errors) == (0, "") and out.startswith(str(len(LESSONS)))
    return place


@pytest.mark.parametrize("lesson", LESSONS)
def test_each_has_all_of_its_lesson(lesson, folder):
    data = json.loads((folder / f"{lesson}.ipynb").read_text())
    assert (data["nbformat"], data["metadata"]["kernelspec"]["name"]) == (
        4, "python3")
    cells = [(cell["cell_type"], "".join(cell["source"]))
             for cell in data["cells"]]
    with open(f"{EXAMPLES}/{lesson}.py", encoding="utf-8") as file:
        text = file.read()
    kind, first = cells[0]
    assert kind == "markdown" and first[2:].split("\n")[0] in text
    whole = "\n".join([words for kind, words in cells[2:]])
    for line in text.split("\n")[text.count("\n", 0, text.index(
            "import here")) + 1:]:
        if line.strip() not in ("", "print()", "here.say(__doc__)",
                                'if __name__ == "__main__":'):
            assert line.strip().lstrip("# ") in whole, line
    for kind, words in cells[1:]:
        if kind == "code":
            compile(words, lesson, "exec")


@pytest.mark.parametrize("name", ["one_neuron", "activations", "chain_rule"])
def test_it_runs_and_shows_its_pictures(name, folder, monkeypatch):
    shown = []
    display = types.ModuleType("IPython.display")
    display.SVG, display.display = str, shown.append
    monkeypatch.setitem(sys.modules, "IPython", types.ModuleType("IPython"))
    monkeypatch.setitem(sys.modules, "IPython.display", display)
    monkeypatch.setattr(sys, "argv", ["jupyter"])
    monkeypatch.setattr(sys, "path", list(sys.path))
    monkeypatch.delitem(sys.modules, "here", raising=False)
    lesson, = [one for one in LESSONS if one[3:] == name]
    data, names = json.loads((folder / f"{lesson}.ipynb").read_text()), {
        "__name__": "__main__"}
    with contextlib.redirect_stdout(io.StringIO()) as out:
        for cell in data["cells"]:
            if cell["cell_type"] == "code":
                exec("".join(cell["source"]), names)
    assert len(out.getvalue()) > 100 and "\r" not in out.getvalue()
    assert shown and all(one.startswith("<svg") for one in shown)
    monkeypatch.delitem(sys.modules, "here", raising=False)


def test_a_word_that_is_missing():
    assert run("-m", "examples", "notebooks")[0] == 2
    assert notebooks.main(["--save"]) == 2
