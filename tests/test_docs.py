"""What the docstrings and the README show is what happens."""

import doctest
import importlib
import os
import pkgutil
import re
import subprocess
import sys

import pytest

import minnet
from minnet import draw
from minnet.commands.xor import show_xor
from tests.tools.places import ROOT

MODULES = ["minnet"] + [module.name for module in pkgutil.walk_packages(
    minnet.__path__, "minnet.") if module.name != "minnet.__main__"]


@pytest.mark.parametrize("name", MODULES)
def test_docstrings(name, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)  # some save pictures
    # An example may use all that `from minnet import ...` gives.
    assert doctest.testmod(importlib.import_module(name),
                           extraglobs=vars(minnet)).failed == 0


def test_docstrings_are_found(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)  # some save pictures
    count = sum(doctest.testmod(importlib.import_module(name)).attempted
                for name in MODULES)
    assert count >= 10


def readme():
    with open(os.path.join(ROOT, "README.md"), encoding="utf-8") as file:
        return file.read()


def blocks():
    """(code, output) of the README's Python blocks; output may be None."""
    return re.findall(
        r"```python\n(.*?)```(?:\n+prints\n+```text\n(.*?)```)?",
        readme(), re.DOTALL)


def test_readme_blocks_are_found():
    assert len(blocks()) == readme().count("```python") >= 3


@pytest.mark.parametrize("place", [
    pytest.param(place, marks=pytest.mark.slow)
    if "xor_points(1000)" in blocks()[place][0] else place
    for place in range(len(blocks()))])
def test_readme_block_runs_and_prints_what_it_says(
        place, capsys, monkeypatch, tmp_path):
    code, output = blocks()[place]
    names = {"__name__": "readme"}
    monkeypatch.chdir(tmp_path)  # some save pictures
    exec(compile(code, "README.md", "exec"), names)
    printed = capsys.readouterr().out
    if output:
        # "..." stands for the lines of progress.
        pattern = re.escape(output).replace(re.escape("...\n"), "(?s:.*)")
        assert re.fullmatch(pattern, printed), printed
    if "xor_points(1000)" in code:
        # It trains the network of `python3 -m minnet`: the same result.
        show_xor(names["model"], names["train_set"])
        assert capsys.readouterr().out in readme()
        with open(os.path.join(ROOT, "examples", "xor.svg")) as file:
            assert file.read() == str(draw.prediction_map(
                names["model"], names["train_set"]))


def test_readme_snippets_are_the_printed_ones():
    shown = re.findall(r"    python3 -m minnet snippet ([^\n]*)\n\nprints\n\n"
                       r"```python\n(.*?)```", readme(), re.DOTALL)
    assert len(shown) == readme().count("# minnet ") == 1
    for names, text in shown:
        printed = subprocess.check_output(
            [sys.executable, "-m", "minnet", "snippet"] + names.split(),
            cwd=ROOT, universal_newlines=True)
        assert printed == text + "\n"


def test_readme_iris():
    shown = re.search(r"```text\n(examples/iris.csv.*?)```", readme(),
                      re.DOTALL).group(1)
    printed = subprocess.check_output(
        [sys.executable, "-m", "minnet", "train", "examples/iris.csv"],
        cwd=ROOT, universal_newlines=True)
    assert re.sub(r"(epoch .*\n)+", "...\n", printed) == shown


def test_readme_check_prints_the_same_in_a_terminal(tmp_path):
    (code, output), = [block for block in blocks() if "MyLayer" in block[0]]
    (tmp_path / "my_layers.py").write_text(code.split("\nfrom minnet")[0])
    command = re.search(r"python3 -m minnet (check my_layers.*)",
                        readme()).group(1).split()
    command[1] = str(tmp_path / command[1])
    done = subprocess.Popen([sys.executable, "-m", "minnet"] + command,
                            cwd=ROOT, stdout=subprocess.PIPE,
                            universal_newlines=True)
    assert done.communicate()[0] == output
    assert done.returncode == 1


def test_readme_has_a_row_for_every_mistake():
    from tests.detection import catalogue_of_bugs
    table = readme().split("<!-- detection -->\n")[1].split("\n\n")[0]
    rows = [[cell.strip() for cell in line.split("|")[1:5]]
            for line in table.splitlines()[2:]]
    names = [name for name, _ in catalogue_of_bugs.CATALOGUE]
    assert [row[0] for row in rows[:-1]] == sorted(set(names),
                                                   key=names.index)
    assert [int(row[1]) for row in rows] == [
        names.count(row[0]) for row in rows[:-1]] + [len(names)]
    assert rows[-1][0] == "all" and float(rows[-1][3][:-1]) >= 99.5
    assert "random right networks: 0.\n" in readme()


def test_readme_has_a_row_for_every_python():
    from tests.interpreters.__main__ import INTERPRETERS
    table = readme().split("<!-- pythons -->\n")[1].split("\n<!-- end")[0]
    names = [line.split("|")[1].strip() for line in table.splitlines()[2:]]
    assert names == [name for name, _ in INTERPRETERS]


def test_every_public_name_has_a_docstring():
    for name in minnet.__all__:
        value = getattr(minnet, name)
        assert value.__doc__, name
        if isinstance(value, type) and value is not list:
            for method in ("forward", "backward", "parameters", "step",
                           "train", "predict"):
                if hasattr(value, method):
                    assert getattr(value, method).__doc__, (name, method)


def test_readme_counts_the_lessons():
    from examples.__main__ import lessons
    words = {18: "Eighteen", 19: "Nineteen", 20: "Twenty"}
    assert f"\n{words[len(lessons())]} lessons go from" in readme()
