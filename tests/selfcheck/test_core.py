"""selfcheck.py and its reference, computed once more with 60 digits."""

import decimal
import subprocess
import sys
from decimal import Decimal

import pytest

from minnet import selfcheck
from minnet.selfcheck import training as reference
from tests.tools import ROOT, oracles


@pytest.fixture
def digits_60(monkeypatch):
    """Decimal numbers for the oracles, which divide by Fraction(count)."""
    monkeypatch.setattr(oracles, "Fraction", Decimal)
    with decimal.localcontext() as context:
        context.prec = 60
        yield


def number(i):
    return Decimal((37 * i + 11) % 83 - 41) / 41


def start(input_dim, output_dim):
    return ([[number(9 * j + i) for i in range(input_dim)]
             for j in range(output_dim)],
            [number(5 * j + 2) / 2 for j in range(output_dim)])


def examples():
    return [([number(7 * n + i) for i in range(3)],
             [number(3 * n + 50), number(4 * n + 60)]) for n in range(12)]


def test_reference_forward_and_backward(digits_60):
    (w1, b1), (w2, b2) = start(3, 5), start(5, 2)
    x = [list(pair[0]) for pair in examples()[:3]]
    label = [pair[1] for pair in examples()[:3]]
    y = oracles.fc(oracles.relu(oracles.fc(x, w1, b1)), w2, b2)
    de_dx = oracles.slopes(
        x, lambda: oracles.network_error(w1, b1, w2, b2, x, label),
        h=Decimal(10) ** -12)
    for row, known in zip(y + de_dx, reference.OUTPUT + reference.DE_DX):
        assert [float(value) for value in row] == known


def test_reference_training(digits_60):
    weights, history = oracles.trained(
        *start(3, 5), *start(5, 2), examples(), 25, 3, Decimal(1) / 10)
    known = (reference.WEIGHTS_1, reference.BIAS_1, reference.WEIGHTS_2,
             reference.BIAS_2)
    for values, numbers in zip(weights, known):
        flat = [value for row in values
                for value in (row if isinstance(row, list) else [row])]
        assert [float(value) for value in flat] == numbers
    assert [float(history[0]), float(history[-1])] == reference.ERRORS


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
    done = subprocess.Popen([sys.executable, "-c", broken], cwd=ROOT,
                            stdout=subprocess.PIPE, universal_newlines=True)
    out, _ = done.communicate()
    assert done.returncode == 1
    assert "FAIL  MSELoss: slope" in out and "FAIL  backward: off by" in out
    assert not out.strip().endswith(" 0 failed")
