"""selfcheck.py and its reference, computed once more with 60 digits."""

import decimal
import subprocess
import sys
from decimal import Decimal

import pytest

from minnet import selfcheck
from minnet.selfcheck import training as reference
from tests.gradcheck import duals
from tests.tools import ROOT, oracles


@pytest.fixture
def digits_60(monkeypatch):
    monkeypatch.setattr(reference, "number", lambda i: (
        Decimal((37 * i + 11) % 83 - 41) / 41))
    with decimal.localcontext() as context:
        context.prec = 60
        yield


def network():
    return reference.start(3, 5) + reference.start(5, 2)


def test_reference_forward_and_backward(digits_60):
    tables = network() + tuple(zip(*reference.examples()[:3]))
    y = oracles.network(*tables[:5])
    de_dx = duals.slopes(oracles.network_error, tables, 4)
    for row, known in zip(y + de_dx, reference.OUTPUT + reference.DE_DX):
        assert [float(value) for value in row] == known


def test_reference_training(digits_60):
    (w1, b1, w2, b2), history = oracles.trained(
        network(), reference.examples(), 25, 3, Decimal(1) / 10)
    for values, known in ((sum(w1, []), reference.WEIGHTS_1),
                          (b1, reference.BIAS_1),
                          (sum(w2, []), reference.WEIGHTS_2),
                          (b2, reference.BIAS_2),
                          (history[::24], reference.ERRORS)):
        assert [float(value) for value in values] == known


def test_selfcheck_passes(capsys):
    assert selfcheck.main()
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) > 50
    assert all(line.startswith("ok    ") for line in lines[:-1])
    assert lines[-1] == f"{len(lines) - 1} passed, 0 failed"


def test_selfcheck_fails_where_the_package_is_wrong():
    broken = ("import minnet.losses as losses\n"
              "losses.MSELoss.backward = lambda self: [\n"
              "    [a - b for a, b in zip(y, t)]\n"
              "    for y, t in zip(self.y, self.label)]\n"
              "import runpy\n"
              "runpy.run_module('minnet.selfcheck', run_name='__main__')\n")
    done = subprocess.run([sys.executable, "-c", broken], cwd=ROOT,
                          stdout=subprocess.PIPE, universal_newlines=True)
    assert done.returncode == 1
    for words in "FAIL  MSELoss: slope", "FAIL  backward: off by":
        assert words in done.stdout
    assert not done.stdout.strip().endswith(" 0 failed")
