"""What travels with the package, and what `import minnet` loads."""

import os
import re
import subprocess
import sys

import minnet

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PACKAGE = os.path.join(ROOT, "minnet")


def sources():
    """(name, text) of every file of the package."""
    for name in sorted(os.listdir(PACKAGE)):
        if name.endswith(".py"):
            with open(os.path.join(PACKAGE, name), encoding="ascii") as file:
                yield name, file.read()


def test_import_loads_the_core_only():
    code = ("import sys; before = set(sys.modules); import minnet;"
            "print(' '.join(sorted(set(sys.modules) - before)))")
    loaded = subprocess.check_output(
        [sys.executable, "-c", code], cwd=ROOT).decode().split()
    for name in ("argparse", "csv", "json", "inspect", "typing",
                 "minnet.table", "minnet.commands", "minnet.datasets",
                 "minnet.snippets"):
        assert name not in loaded
    mine = {name for name in loaded if name.startswith("minnet.")}
    assert mine == {"minnet." + name for name in (
        "activations", "checks", "fitting", "gradcheck", "layers", "losses",
        "matrix", "model", "normalise", "optimizers", "portable", "progress",
        "weights")}


def test_the_core_imports_only_what_exists_everywhere():
    # These load when used, on a computer.
    apart = ("__main__.py", "commands.py", "snippets.py", "table.py")
    for name, text in sources():
        imports = set(re.findall(r"^\s*(?:import|from) ([a-z]\w*)", text,
                                 re.MULTILINE))
        if name not in apart:
            assert imports <= {"math", "random", "sys", "time", "operator"}


def test_sources_can_be_pasted():
    for name, text in sources():
        for number, line in enumerate(text.splitlines(), 1):
            assert len(line) <= 79 and "\t" not in line, (name, number)


def test_no_float_literals_where_fractions_pass():
    for name, text in sources():
        if name in ("activations.py", "layers.py", "losses.py", "matrix.py",
                    "optimizers.py"):
            code = re.sub(r'""".*?"""|#.*', "", text, flags=re.DOTALL)
            assert not re.search(r"\d\.\d", code), name


def test_version_is_that_of_the_metadata():
    with open(os.path.join(ROOT, "setup.cfg"), encoding="utf-8") as file:
        assert f"version = {minnet.__version__}\n" in file.read()


def test_public_names():
    assert sorted(minnet.__all__) == [
        "FCLayer", "MSELoss", "Matrix", "Model", "NormaliseLayer",
        "ReLUActivation", "SGD", "Vector", "add_row", "article_start",
        "check_gradients", "dot", "matmul", "snippet", "sum_rows",
        "transpose", "uniform_start"]
    assert all(hasattr(minnet, name) for name in minnet.__all__)
