"""What travels with the package, and what `import minnet` loads."""

import ast
import os
import re
import subprocess
import sys

import minnet

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PACKAGE = os.path.join(ROOT, "minnet")


def sources():
    """(name, text) of every file of the package."""
    for folder in (PACKAGE, os.path.join(PACKAGE, "draw")):
        for name in sorted(os.listdir(folder)):
            if name.endswith(".py"):
                path = os.path.join(folder, name)
                with open(path, encoding="ascii") as file:
                    yield os.path.relpath(path, PACKAGE), file.read()


def test_import_loads_the_core_only():
    code = ("import sys; before = set(sys.modules); import minnet;"
            "print(' '.join(sorted(set(sys.modules) - before)))")
    loaded = subprocess.check_output(
        [sys.executable, "-c", code], cwd=ROOT).decode().split()
    for name in ("argparse", "csv", "json", "inspect", "typing", "fractions",
                 "minnet.check_command",
                 "minnet.table", "minnet.commands", "minnet.datasets",
                 "minnet.snippets"):
        assert name not in loaded
    mine = {name for name in loaded if name.startswith("minnet.")}
    assert mine == {"minnet." + name for name in (
        "activations", "checks", "convolution", "cross_entropy", "descent",
        "dropout", "fitting", "gradcheck", "gradcheck_batch",
        "gradcheck_blocks", "gradcheck_case", "gradcheck_compare",
        "gradcheck_entries", "gradcheck_guesses", "gradcheck_mistakes",
        "gradcheck_names", "gradcheck_places", "gradcheck_report",
        "gradcheck_richardson", "gradcheck_rows", "gradcheck_slopes",
        "gradcheck_steady", "gradcheck_steps", "gradcheck_subject",
        "gradcheck_watch", "layers", "least_squares",
        "losses", "matrix", "maxout", "model", "neuron", "normalise",
        "optimizers", "portable", "progress", "softmax", "starts", "summary", "weights")}


# What is imported where it is wanted.
WHEN_USED = {"gradcheck.py": {"fractions"}, "__init__.py": {"importlib"},
             "fused.py": {"itertools"},  # loaded on CPython and PyPy only
             os.path.join("draw", "picture.py"): {"os"},
             os.path.join("draw", "terminal.py"): {"os", "shutil"}}


def test_the_core_imports_only_what_exists_everywhere():
    # These load when used, on a computer.
    apart = ("__main__.py", "check_command.py", "commands.py", "snippets.py",
             "table.py")
    for name, text in sources():
        imports = set()
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Import):
                imports |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.level == 0:
                imports.add(node.module)
        if name not in apart:
            assert imports <= {"math", "random", "sys", "time", "operator"} \
                | WHEN_USED.get(name, set())


def test_sources_can_be_pasted():
    for name, text in sources():
        for number, line in enumerate(text.splitlines(), 1):
            assert len(line) <= 79 and "\t" not in line, (name, number)


def test_no_float_literals_where_fractions_pass():
    for name, text in sources():
        if name in ("activations.py", "convolution.py", "descent.py",
                    "dropout.py", "layers.py", "least_squares.py",
                    "losses.py", "matrix.py", "maxout.py", "neuron.py",
                    "optimizers.py"):
            code = re.sub(r'""".*?"""|#.*', "", text, flags=re.DOTALL)
            # Constants that a caller can set to a Fraction.
            code = re.sub(r"def __init__.*", "", code)
            assert not re.search(r"\d\.\d", code), name


def test_version_is_that_of_the_metadata():
    with open(os.path.join(ROOT, "setup.cfg"), encoding="utf-8") as file:
        assert f"version = {minnet.__version__}\n" in file.read()


def test_public_names():
    assert sorted(minnet.__all__) == sorted([
        "FCLayer", "Neuron", "MaxoutLayer", "ConvLayer", "MaxPoolLayer",
        "DropoutLayer", "NormaliseLayer", "ReLUActivation",
        "SigmoidActivation", "TanhActivation", "LeakyReLUActivation",
        "ELUActivation", "HeavisideActivation", "SoftmaxActivation", "MSELoss",
        "SSELoss", "BinaryCrossEntropyLoss", "CrossEntropyLoss", "SGD",
        "Momentum", "Adam", "Model", "check_gradients", "uniform_start",
        "article_start", "normal_start", "he_start", "xavier_start",
        "softmax", "least_squares_line", "Matrix", "Vector", "dot", "matmul",
        "transpose", "add_row", "sum_rows", "snippet"])
    assert all(hasattr(minnet, name) for name in minnet.__all__)
