"""What travels with the package, and what `import minnet` loads."""

import ast
import importlib
import os
import re
import subprocess
import sys

import minnet
from tests.places import ROOT

PACKAGE = os.path.join(ROOT, "minnet")


def sources():
    """(name, text) of every file of the package."""
    for folder, _, names in sorted(os.walk(PACKAGE)):
        for name in sorted(names):
            if name.endswith(".py"):
                path = os.path.join(folder, name)
                with open(path, encoding="ascii") as file:
                    yield os.path.relpath(path, PACKAGE), file.read()


def test_import_loads_the_core_only():
    code = ("import sys; before = set(sys.modules); import minnet;"
            "print(' '.join(sorted(set(sys.modules) - before)))")
    loaded = subprocess.check_output(
        [sys.executable, "-c", code], cwd=ROOT).decode().split()
    for name in ("argparse", "csv", "json", "inspect", "typing", "fractions"):
        assert name not in loaded
    mine = {name.split(".")[1] for name in loaded if name[:7] == "minnet."}
    assert mine == {"matrix", "layers", "activations", "losses", "optimizers",
                    "model", "hooks", "more", "support"}


# What is imported where it is wanted.
WHEN_USED = {"__init__.py": {"importlib"},
             os.path.join("gradcheck", "gradient_check.py"): {"fractions"},
             # where there is one; on Python 3.6
             os.path.join("slopes", "members.py"): {"gc", "ctypes"},
             os.path.join("support", "each_example.py"): {"linecache"},
             os.path.join("support", "other_names.py"): {"difflib"},
             # loaded on CPython and PyPy only
             os.path.join("speed", "formulas.py"): {"itertools"},
             os.path.join("speed", "rows.py"): {"itertools"},
             os.path.join("speed", "scalars.py"): {"itertools"},
             os.path.join("export", "languages.py"): {"json"},
             os.path.join("draw", "picture.py"): {"os"},
             os.path.join("draw", "terminal.py"): {"os", "shutil"}}


def test_the_core_imports_only_what_exists_everywhere():
    # These load when used, on a computer.
    apart = ("commands", "snippets", "data", "playground",
             os.path.join("export", "file_text.py"),
             os.path.join("export", "whole_files.py"))
    everywhere = (os.path.join("data", "articles.py"),
                  os.path.join("data", "scores.py"))
    for name, text in sources():
        imports = set()
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Import):
                imports |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.level == 0:
                imports.add(node.module)
        if not name.startswith(apart) or name in everywhere:
            assert imports <= {"math", "random", "sys", "time", "operator"} \
                | WHEN_USED.get(name, set())


def test_sources_can_be_pasted():
    for name, text in sources():
        for number, line in enumerate(text.splitlines(), 1):
            assert len(line) <= 79 and "\t" not in line, (name, number)


def test_no_float_literals_where_fractions_pass():
    for name, text in sources():
        if "/" not in name and name[:2] != "__" or name.startswith("more"):
            code = re.sub(r'""".*?"""|#.*', "", text, flags=re.DOTALL)
            # Constants that a caller can set to a Fraction.
            code = re.sub(r"def __init__.*", "", code)
            assert not re.search(r"\d\.\d", code), name


def test_version_is_that_of_the_metadata():
    with open(os.path.join(ROOT, "setup.cfg"), encoding="utf-8") as file:
        assert f"version = {minnet.__version__}\n" in file.read()


def test_every_folder_is_installed():
    with open(os.path.join(ROOT, "setup.cfg"), encoding="utf-8") as file:
        listed = re.search(r"packages =\n(.*?)python", file.read(), re.DOTALL)
    assert set(listed.group(1).split()) == {"minnet"} | {
        "minnet." + name.split(os.sep)[0] for name, _ in sources()
        if os.sep in name}


def test_public_names():
    assert sorted(minnet.__all__) == sorted("""
        FCLayer Neuron MaxoutLayer ConvLayer MaxPoolLayer DropoutLayer
        NormaliseLayer Activation ReLUActivation SigmoidActivation
        TanhActivation LeakyReLUActivation ELUActivation HeavisideActivation
        SoftmaxActivation MSELoss SSELoss BinaryCrossEntropyLoss
        CrossEntropyLoss SGD Momentum Adam Model check_gradients check_training
        uniform_start article_start normal_start he_start xavier_start softmax
        least_squares_line Matrix Vector dot matmul transpose add_row sum_rows
        snippet predict_source javascript_source diagnose explain_step
        """.split())
    assert all(hasattr(minnet, name) for name in minnet.__all__)


FLOORS = [["support"], ["matrix"],
          ["layers", "activations", "losses", "optimizers"], ["model"],
          ["more", "hooks"], ["data", "slopes", "snippets"],
          ["mistakes", "export", "explain"], ["gradcheck", "speed", "draw"],
          ["playground"], ["commands", "selfcheck"]]
ROOMS = {"data", "slopes", "mistakes", "gradcheck", "export", "snippets",
         "speed", "draw", "explain", "playground", "commands", "selfcheck"}


def test_imports_go_down_and_through_doors():
    floor = {name: height for height, names in enumerate(FLOORS)
             for name in names}
    for name, text in sources():
        path = name[:-3].split(os.sep)
        if path[0] in ("__init__", "__main__", "hooks"):
            continue  # the entrance, and where rooms hook in
        for node in ast.walk(ast.parse(text)):
            if not isinstance(node, ast.ImportFrom) or node.level == 0:
                continue
            target = path[:len(path) - node.level] + (
                node.module.split(".") if node.module else [])
            if target and target[0] != path[0]:
                assert floor[target[0]] < floor[path[0]], (name, target)
                assert target[0] not in ROOMS or len(target) == 1, (
                    name, target)


def test_doors_name_what_they_give():
    for room in sorted(ROOMS):
        door = importlib.import_module("minnet." + room)
        assert door.__doc__ and set(door.__all__) <= set(dir(door))
    assert "core" in minnet.__doc__ or "six files" in minnet.__doc__


def test_the_core_can_be_read_in_one_sitting():
    core = {name: text for name, text in sources() if name in (
        "matrix.py", "layers.py", "activations.py", "losses.py",
        "optimizers.py", "model.py")}
    assert len(core) == 6
    assert sum(text.count("\n") for text in core.values()) <= 800
    # The loop of Model.train, docstring aside.
    train = core["model.py"].split("def train(")[1].split("    def ")[0]
    assert train.split('"""')[2].count("\n") <= 20
