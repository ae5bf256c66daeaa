"""A saved model is the same in PyTorch and NumPy, and skips without them."""

import itertools
import re
import subprocess
import sys

import pytest

from minnet import (SGD, Adam, BinaryCrossEntropyLoss, CrossEntropyLoss,
                    DropoutLayer, ELUActivation, FCLayer, LeakyReLUActivation,
                    MaxoutLayer, Model, Momentum, MSELoss, ReLUActivation,
                    SoftmaxActivation, SSELoss, TanhActivation)
from tests.places import ROOT
from tests.tools.refused import refused

HIDE = """
import runpy, sys
sys.modules[{library!r}] = None
runpy.run_module("examples.in_{library}", run_name="__main__")
"""


@pytest.mark.parametrize("library, name", [
    ("torch", "PyTorch"), ("numpy", "NumPy")])
def test_without_the_library_it_says_so(library, name):
    assert subprocess.check_output(
        [sys.executable, "-c", HIDE.format(library=library)], cwd=ROOT,
        stderr=subprocess.STDOUT, universal_newlines=True) == \
        f"in_{library} is left out: {name} is not installed\n"


def saved(path, loss=None, optimizer=None, layers=()):
    model = Model([FCLayer(2, 4), TanhActivation(), FCLayer(4, 3),
                   *layers], 3, 2, 0.01, loss, optimizer)
    model.train([([0.5, -1], [1, 0, 0]), ([2, 1], [0, 0, 1]),
                 ([1, 0], [0, 1, 0])], progress=None)
    model.save(path)
    return str(path)


def test_in_numpy(tmp_path):
    pytest.importorskip("numpy")
    from examples import in_numpy
    assert in_numpy.main() < 1e-12
    assert in_numpy.main(saved(tmp_path / "model.json")) < 1e-12


OPTIMIZERS = [SGD(weight_decay=0.1), Momentum(weight_decay=0.1), Adam(),
              Adam(beta1=0.5, beta2=0.9, epsilon=0.01, weight_decay=0.1)]
LOSSES = [MSELoss(), SSELoss(), CrossEntropyLoss(), BinaryCrossEntropyLoss()]


def test_in_torch(tmp_path):
    pytest.importorskip("torch")
    from examples import in_torch
    path = tmp_path / "model.json"
    cases = [(loss, optimizer, ()) for loss, optimizer in
             itertools.product(LOSSES, OPTIMIZERS)]
    cases += [(None, None, [
        LeakyReLUActivation(0.3), Model([FCLayer(3, 3)], 1, 1, 1),
        ELUActivation(0.7), FCLayer(3, 3), SoftmaxActivation()])]
    for loss, optimizer, layers in cases:
        found = in_torch.main(saved(path, loss, optimizer, layers), 20)
        assert len(found) == 3 and max(found.values()) < 1e-12
    for layers in ([MaxoutLayer(3, 3, 2)],
                   [Model([MaxoutLayer(3, 3, 2)], 1, 1, 1)]):
        with refused(ValueError, "in_torch has no MaxoutLayer; write"):
            in_torch.main(saved(path, layers=layers))
    # Dropout leaves outputs and slopes as they are, but not a training.
    found = in_torch.main(saved(path, layers=[
        ReLUActivation(), DropoutLayer(0.5)]))
    assert max(found["outputs"], found["gradients"]) < 1e-12


@pytest.mark.slow
@pytest.mark.parametrize("loss", [CrossEntropyLoss(), SSELoss()])
@pytest.mark.parametrize("processes", [2, 5])  # 24 examples: 5 5 5 5 4
def test_several_processes_learn_what_minnet_does(processes, loss, tmp_path):
    pytest.importorskip("torch")
    out = subprocess.check_output(
        [sys.executable, "-m", "torch.distributed.run", "--nproc_per_node",
         str(processes), "-m", "examples.in_torch",
         saved(tmp_path / "model.json", loss, Adam())], cwd=ROOT,
        universal_newlines=True)
    assert f"to minnet, processes: {processes}\n" in out
    found = re.findall(r"^ *(\d\.\de[-+]\d+)  ", out, re.MULTILINE)
    assert len(found) == 3 and max(map(float, found)) < 1e-12
