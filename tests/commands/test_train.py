"""python3 -m minnet train: what is learnt, held back, and shown."""

import re

import pytest

from minnet.commands import train
from tests.commands import IRIS, options


@pytest.mark.slow
def test_iris_reaches_nine_tenths_for_every_seed(typed):
    for seed in ("0", "1", "2", "3", "4"):
        code, out, err = typed("train", IRIS, "--seed", seed)
        assert (code, err) == (0, "")
        accuracy = re.search(r"test accuracy (\S+) \((\d+) of 30\)", out)
        assert float(accuracy.group(1)) >= 0.9
        assert "150 rows, 4 inputs, label 'species': one of 3 classes" in out
        assert "network: 4 -> 16 ReLU -> 3; 120 rows to train, 30 held" in out


@pytest.fixture
def line_file(tmp_path):
    """y = 1000 x1 - 50 x2 + 3 for a grid, header and all."""
    rows = ["x1,y,x2"] + [
        f"{x1},{1000 * x1 - 50 * x2 + 3},{x2}"
        for x1 in range(10) for x2 in range(0, 100, 10)]
    path = tmp_path / "line.csv"
    path.write_text("\n".join(rows))
    return str(path)


def test_numbers_are_predicted_raw(line_file, typed):
    code, out, err = typed("train", line_file, "--target", "y")
    assert (code, err) == (0, "")
    missed = re.findall(r"(training|test) error (\S+) \(mean squared; y is"
                        r" missed by (\S+) or so\)", out)
    assert [name for name, _, _ in missed] == ["training", "test"]
    for _, squared, missed_by in missed:
        assert float(missed_by) < 300  # of a spread of about 3200
        assert float(missed_by) ** 2 == pytest.approx(float(squared),
                                                      rel=1e-2)
    rows = re.findall(r"  (\S+), (\S+) -> (\S+) \(is (\S+)\)", out)
    assert len(rows) == 5
    for x1, x2, predicted, actual in rows:
        assert float(actual) == pytest.approx(
            1000 * float(x1) - 50 * float(x2) + 3, rel=1e-3)
        assert float(predicted) == pytest.approx(float(actual), abs=900)


def test_held_back_rows_do_not_leak_into_the_normalisation(
        line_file, monkeypatch, capsys):
    def of(rows):
        given.append(rows)
        return real_of(rows)

    given, real_of = [], train.NormaliseLayer.of
    monkeypatch.setattr(train.NormaliseLayer, "of", staticmethod(of))
    train.learn_table(options(line_file, target="y"))
    inputs, labels = given
    assert len(inputs) == len(labels) == 80
    shown = re.findall(r"  (\S+), (\S+) -> ", capsys.readouterr().out)
    assert len(shown) == 5
    for x1, x2 in shown:
        assert [float(x1), float(x2)] not in inputs


@pytest.mark.parametrize("rows, inputs, shown, told", [
    # Seven inputs: six are shown. Five labels: they may be classes.
    (5, 7, r"  (\S+, ){6}\.\.\. -> ", True),
    (6, 6, r"  (\S+, ){5}\S+ -> ", False)])
def test_errors_are_those_of_their_rows(
        tmp_path, monkeypatch, capsys, rows, inputs, shown, told):
    monkeypatch.setattr(train.Model, "error",
                        lambda self, examples: float(len(examples)))
    path = tmp_path / "few.csv"
    path.write_text("".join(
        [",".join(str(i * j + j) for j in range(1, inputs + 1)) + f",{i}\n"
         for i in range(rows)]))
    train.learn_table(options(path))
    out = capsys.readouterr().out
    assert f"training error {rows - 1} (" in out and "test error 1 (" in out
    assert f"{rows} different ones (--classes if they name" in out
    assert re.search(shown, out) and ("..." in out) == told
