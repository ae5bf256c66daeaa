"""python3 -m minnet check, as it is typed."""

import os
import sys

import pytest

from minnet.commands.check import value_of
from tests.commands import ROOT, run

LAYERS = '''"""Layers of a student."""
import helper
from minnet import *
print("made by a student")

class Scale:
    """y = factor x"""
    def __init__(self, factor=2, wrong=1, *, name="scale"):
        self.factor, self.wrong = factor, wrong

    def forward(self, x):
        return [[self.factor * a for a in row] for row in x]

    def backward(self, de_dy, learning_rate=None):
        return [[self.wrong * self.factor * s for s in row] for row in de_dy]

    def __repr__(self):
        return f"Scale({self.factor})"

class Dense:
    """Steps by itself."""
    def __init__(self, inputs, outputs, starts=None):
        self.weights = starts or [[helper.start(i, j) for j in range(inputs)]
                                  for i in range(outputs)]

    def forward(self, x):
        self.x = x
        return matmul(x, transpose(self.weights))

    def backward(self, de_dy, learning_rate):
        de_dx = matmul(de_dy, self.weights)
        de_dw = matmul(transpose(de_dy), self.x)
        SGD().step([("weights", self.weights, de_dw)], learning_rate)
        return de_dx

class Loss(SSELoss):
    def backward(self):
        return [[s / 2 for s in row] for row in SSELoss.backward(self)]

class Called(Scale):
    __call__ = Scale.forward

class Broken(Scale):
    def backward(self, de_dy, learning_rate=None):
        return de_dy / 2

class Constant(Scale):
    def forward(self, x):
        return [[1.0 for _ in row] for row in x]

def made(factor):
    return Scale(factor)

class Trains:
    """y = w x, and a step for the whole batch, or the last of it."""
    def __init__(self, last=0):
        self.w, self.last = [2.0, -1.0], last
        self.batch_size, self.learning_rate = 2, 0.25

    def predict(self, input):
        return [dot(self.w, input)]

    def train(self, examples):
        slopes = [2 / len(examples) * (self.predict(x)[0] - label[0])
                  for x, label in examples]
        if self.last:
            slopes = [0] * (len(slopes) - 1) + [sum(slopes)]
        for (x, _), slope in zip(examples, slopes):
            self.w = [w - 0.25 * slope * a for w, a in zip(self.w, x)]

def make_model(last=0):
    return Trains(last)

points = [([1.5, 2.5], [1]), ([-0.5, 0.25], [0]), ([3.0, 1.0], [1])]

right = Scale()
called = Called()
net = Model([FCLayer(2, 3), ReLUActivation(), FCLayer(3, 1)], 1, 1, 1)
number = 5
if __name__ == "__main__":
    raise SystemExit("not meant to run")
'''


BROKEN = LAYERS.splitlines().index("        return de_dy / 2") + 1


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "layers.py").write_text(LAYERS)
    (tmp_path / "helper.py").write_text(
        "def start(i, j):\n    return (3 * i - 2 * j + 1) / 4\n")
    (tmp_path / "rows.csv").write_text("a,b\n1,2\n3,4.5\n")
    return tmp_path


@pytest.fixture
def check(folder, monkeypatch, typed):
    """`check ...` in the folder, without a new process."""
    def checked(*arguments):
        try:
            return typed("check", *arguments)
        finally:
            sys.modules.pop("helper", None)

    monkeypatch.chdir(folder)
    return checked


def test_a_layer_from_its_folder_and_from_another(folder):
    code, out, err = run("check", "layers.py:Dense", "3", "2", cwd=folder)
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert lines[:3] == ["made by a student", "gradients of Dense: right",
                         "  compared exactly, in fractions, on a batch made"
                         " for it, 3 rows"]
    assert lines[4].split()[0] == "6" and "weights" in lines[4]
    assert lines[5].split()[0] == "9" and "input" in lines[5]
    assert len(lines) == 6
    # By the whole path: helper.py is found there.
    code, out, err = run("check", str(folder / "layers.py") + ":Dense", "1",
                         "2", cwd=ROOT)
    assert (code, err) == (0, "") and "gradients of Dense: right" in out
    assert {"helper.py", "layers.py", "rows.csv"} == set(
        os.listdir(str(folder))) - {"__pycache__"}


@pytest.mark.parametrize("arguments, code, words", [
    (["layers.py:Scale"], 0, "gradients of Scale(2): right"),
    (["layers.py:Scale", "0.5"], 0, "gradients of Scale(0.5): right"),
    (["layers.py:Scale", "-3", "1"], 0, "gradients of Scale(-3): right"),
    (["layers.py:Scale", "3", "-1"], 1, "gradients of Scale(3): WRONG"),
    (["layers.py:Scale", "3", "-1"], 1, "likely mistake: input: the sign"),
    (["layers.py:Scale", "3", "0.5"], 1, "likely mistake: input: yours is"
     " half of what it should be"),
    (["layers.py:right"], 0, "gradients of Scale(2): right"),
    (["layers.py:made", "4"], 0, "gradients of Scale(4): right"),
    (["layers.py:called"], 0, "gradients of Scale(2): right"),
    (["layers.py:Dense", "2", "2", "[[1.5, 2], [3, 4]]"], 0,
     "gradients of Dense: right"),
    (["layers.py:FCLayer", "2", "3"], 0, "gradients of FCLayer(2, 3): right"),
    (["layers.py:net"], 0, ": right"),
    (["layers.py:Loss"], 1, "a factor 2 is missing"),
    (["layers.py:Trains"], 0, "gradients of Trains: right one step of train,"
     " on a batch of 2 examples"),
    (["layers.py:make_model", "1"], 1, "WRONG one step of train"),
    (["layers.py:make_model", "1"], 1, "only the last example of the batch"),
    (["layers.py:make_model", "1", "--x", "1 2", "--label", "3"], 0,
     "right one step of train, on a batch of 1 example"),
    (["layers.py:FCLayer", "2", "3", "--x", "1 2; 3.5 4;5e-1,6"], 0,
     "on your batch of 3 rows"),
    (["--x", "[[1, 2]]", "layers.py:FCLayer", "2", "3"], 0,
     "on your batch of 1 row"),
    (["layers.py:FCLayer", "2", "3", "--x=rows.csv"], 0,
     "on your batch of 2 rows"),
    (["layers.py:MSELoss", "--x", "1 2", "--label", "0 1"], 0,
     "on your batch of 1 row"),
    (["layers.py:Constant", "2", "0"], 1,
     "gradients of Scale(2): not all checked")])
def test_what_can_be_checked(check, arguments, code, words):
    returned, out, err = check(*arguments)
    assert (returned, err) == (code, "")
    assert words in " ".join(out.split())
    # In a Model the names of the layers take more.
    assert max(map(len, out.splitlines())) <= (
        79 if "net" not in arguments[0] else 81)


@pytest.mark.parametrize("text, arguments, words", [
    ("", ["nope.py:Scale"], ["there is no file 'nope.py'",
                             "my_layers.py:MyLayer"]),
    ("", ["."], ["there is no file '.'"]),
    ("", ["layers.py:Skale"], ["there is no 'Skale' in layers.py", "Scale",
                               "try layers.py:Scale"]),
    ("", ["layers.py:Nothing"], ["there is no 'Nothing' in layers.py",
                                 "Dense"]),
    ("", ["layers.py"], ["say which layer, as in layers.py:MyLayer",
                         "Dense", "Loss"]),
    ("", ["layers.py:"], ["say which layer", "Dense"]),
    ("", ["layers.py:number"], ["5", "has no forward"]),
    ("", ["layers.py:number", "7"], ["is no class", "7"]),
    ("", ["layers.py:right", "7"], ["is no class", "7"]),
    ("", ["layers.py:right", "--x", "1 a"], ["--x '1 a': expected rows of"
                                             " numbers such as", "'a'"]),
    ("", ["layers.py:right", "--x", "1 2; 3"], ["row 2 of the batch has 1"]),
    ("", ["layers.py:right", "--x"], ["--x takes a batch such as"]),
    ("", ["layers.py:right", "--x", "no.csv"], ["no.csv: no such file"]),
    ("", ["layers.py:Dense"], ["layers.py:Dense can't be made from ()",
                               "missing 2 required"]),
    ("", ["layers.py:Dense", "x", "2"], ["can't be made from (x, 2)",
                                         "layers.py, line 2"]),
    ("", ["layers.py:Broken"], [
        "backward of Scale(2): TypeError: unsupp", f"line {BROKEN}"]),
    ("def f(:\n", ["bad.py:Layer"], ["bad.py, line 1: SyntaxError"]),
    ("x = 1\nimport no_such_module\n", ["bad.py:Layer"],
     ["bad.py, line 2: ", "no_such_module"]),
    ("x = 1 / 0\n", ["bad.py:Layer"], ["bad.py, line 1: ZeroDivisionError"]),
    # sys.exit in a file is a mistake, not the verdict "right".
    (LAYERS + "raise SystemExit(0)\n", ["bad.py:Layer"], ["SystemExit: 0"]),
    ("", ["bad.py:Layer"], ["there is no 'Layer' in bad.py; it has 0"
                            " layers"])])
def test_mistakes_end_in_one_line(check, folder, text, arguments, words):
    (folder / "bad.py").write_text(text)
    code, out, err = check(*arguments)
    assert (code, out.replace("made by a student\n", "")) == (1, "")
    assert err.startswith("minnet: ") and err.strip().count("\n") == 0
    for word in words:
        assert word in err


@pytest.mark.parametrize("text, value", [
    ("3", 3), ("-1", -1), ("0.5", 0.5), ("[1, 2]", [1, 2]), ("None", None),
    ("True", True), ("'3'", "3"), ("relu", "relu"), ("a b", "a b"),
    ("1 +", "1 +"), ("", ""), ("(1, 2)", (1, 2)), ("len(x)", "len(x)")])
def test_arguments(text, value):
    assert value_of(text) == value and type(value_of(text)) is type(value)
