"""What the docstrings and the READMEs show is what happens."""

import doctest
import importlib
import os
import pkgutil
import re

import pytest

import minnet
from examples.__main__ import lessons
from minnet import draw
from minnet.commands.xor import show_xor
from tests import detection
from tests.commands import run
from tests.interpreters.__main__ import INTERPRETERS
from tests.places import ROOT

MODULES = ["minnet"] + [module.name for module in pkgutil.walk_packages(
    minnet.__path__, "minnet.") if not module.name.endswith("__main__")]
READMES = sorted(
    os.path.relpath(os.path.join(folder, "README.md"), ROOT)
    for top in ("minnet", "examples", "tests")
    for folder, _, files in os.walk(os.path.join(ROOT, top))
    if "README.md" in files) + ["README.md"]


@pytest.mark.parametrize("name", MODULES)
def test_docstrings(name, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)  # some save pictures
    # An example may use all that `from minnet import ...` gives.
    found = doctest.testmod(importlib.import_module(name),
                            extraglobs=vars(minnet))
    assert found.failed == 0
    TRIED.append(found.attempted)


TRIED = []


def test_docstrings_are_found():
    assert sum(TRIED) > 100 or len(TRIED) < len(MODULES)


def text_of(path):
    with open(os.path.join(ROOT, path), encoding="utf-8") as file:
        return file.read()


def blocks(path):
    """(code, output) of a README's Python blocks, but for printed snippets;
    output may be None."""
    return [(code, output) for code, output in re.findall(
        r"```python\n(.*?)```(?:\n+prints\n+```text\n(.*?)```)?",
        text_of(path), re.DOTALL) if code[:9] != "# minnet "]


BLOCKS = [(path, place) for path in READMES
          for place in range(len(blocks(path)))]


def test_readme_blocks_are_found():
    assert len(BLOCKS) >= 6 and len(READMES) >= 8
    assert len(text_of("README.md").split("\n")) <= 221


@pytest.mark.parametrize("path, place", [
    pytest.param(*one, marks=pytest.mark.slow)
    if "xor_points(1000)" in blocks(one[0])[one[1]][0] else one
    for one in BLOCKS])
def test_readme_block_runs_and_prints_what_it_says(
        path, place, capsys, monkeypatch, tmp_path):
    code, output = blocks(path)[place]
    names = {"__name__": "readme"}
    monkeypatch.chdir(tmp_path)  # some save pictures
    exec(compile(code, path, "exec"), names)
    printed = capsys.readouterr().out
    if output:
        # "..." stands for the lines of progress.
        pattern = re.escape(output).replace(re.escape("...\n"), "(?s:.*)")
        assert re.fullmatch(pattern, printed), printed
    if "xor_points(1000)" in code:
        # It trains the network of `python3 -m minnet`: the same result.
        show_xor(names["model"], names["train_set"])
        result = capsys.readouterr().out.split("\n\n")[0]
        assert "...\n" + result + "\n```" in text_of(path)
        assert text_of("examples/xor.svg") == str(draw.prediction_map(
            names["model"], names["train_set"]))


def test_readme_snippets_are_the_printed_ones():
    text = "\n".join(map(text_of, READMES))
    shown = re.findall(
        r"    python3 -m minnet (snippet [^\n]*)\n\nprints\n\n"
        r"```python\n(.*?)```", text, re.DOTALL)
    assert len(shown) == text.count("```python\n# minnet ") > 0
    for command, snippet in shown:
        assert printed_by(command) == snippet + "\n"


def printed_by(command):
    """What `python3 -m minnet COMMAND` prints."""
    return run(*command.split())[1]


@pytest.mark.once
def test_readme_counts_the_lines_of_snippets():
    told = " ".join(text_of("minnet/snippets/README.md").split())
    for names, words in (
            ("FCLayer", "`FCLayer` has {} lines instead"),
            ("--checked FCLayer", "lines instead of {:,}"),
            ("FCLayer ReLUActivation Model", "article {} instead"),
            ("--checked FCLayer ReLUActivation Model", "of {:,}. Wrong")):
        count = len(printed_by("snippet " + names).rstrip().split("\n"))
        assert words.format(count) in told


def test_readme_iris():
    shown = re.search(r"```text\n(examples/iris.csv.*?)```",
                      text_of("README.md"), re.DOTALL).group(1)
    pattern = re.escape(shown).replace(re.escape("...\n"), "(?s:.*)")
    assert re.fullmatch(pattern, printed_by("train examples/iris.csv"))


def test_readme_check_prints_the_same_in_a_terminal(tmp_path):
    (code, output), = [block for block in blocks("README.md")
                       if "MyLayer" in block[0]]
    (tmp_path / "my_layers.py").write_text(code.split("\nfrom minnet")[0])
    command = re.search(r"python3 -m minnet (check my_layers.*)",
                        text_of("README.md")).group(1).split()
    command[1] = str(tmp_path / command[1])
    assert run(*command)[:2] == (1, output)


def rows_of(path, mark):
    """The cells of the table between the marks, without its heading."""
    table = text_of(path).split(f"<!-- {mark} -->\n")[1].split("\n<!-- end")
    return [[cell.strip() for cell in line.split("|")[1:-1]]
            for line in table[0].splitlines()[2:] if line[:1] == "|"]


def test_readme_has_a_row_for_every_mistake():
    path = "minnet/gradcheck/README.md"
    rows = [row for row in rows_of(path, "detection") if len(row) == 6]
    groups = detection.groups(detection.random_pairs(300))
    assert [row[0] for row in rows] == [
        group.name for group in groups] + ["all"]
    named = []
    for row, group in zip(rows, groups):
        assert group is groups[-1] or int(row[1]) == len(group.entries)
        assert row[3] == "100.00%" and row[5] == "0"
        if group.least == 0.99:
            named += [float(row[4][:-1])] * int(row[2])
    assert sum(named) / len(named) >= 99
    assert "random right networks: 0.\n" in text_of(path)


def test_readme_has_a_row_for_every_python_and_all_is_well():
    rows = rows_of("tests/interpreters/README.md", "pythons")
    assert [row[0] for row in rows] == [name for name, _ in INTERPRETERS]
    assert not {"FAILED", "missing"}.intersection(sum(rows, []))


def test_links_lead_somewhere():
    for path in READMES:
        for target in re.findall(r"\]\(([^)]+)\)", text_of(path)):
            place = os.path.join(ROOT, os.path.dirname(path), target)
            assert os.path.exists(place) or "://" in target, (path, target)


def test_all_public_names_are_in_the_table():
    text = text_of("minnet/more/README.md")
    for name in set(minnet.__all__) - {"Matrix", "Vector", "snippet"}:
        assert f"`{name}" in text, name


def test_every_public_name_has_a_docstring():
    for name in minnet.__all__:
        value = getattr(minnet, name)
        assert value.__doc__, name
        for method in ("forward", "backward", "parameters", "step", "train",
                       "predict"):
            assert getattr(value, method, list).__doc__, (name, method)


def test_readme_counts_the_lessons():
    assert f"lists [{len(lessons())} lessons]" in text_of("README.md")
