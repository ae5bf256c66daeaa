"""The command line, as it is typed."""

import os
import re
import subprocess
import sys

import pytest

from minnet import commands

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
IRIS = os.path.join(ROOT, "examples", "iris.csv")


def run(*arguments, cwd=ROOT):
    """python -m minnet ...: (exit code, standard output, standard error)."""
    environment = dict(os.environ, PYTHONPATH=ROOT, COLUMNS="80")
    done = subprocess.Popen(
        [sys.executable, "-m", "minnet"] + list(arguments), cwd=str(cwd),
        env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        universal_newlines=True)
    out, err = done.communicate()
    return done.returncode, out, err


def test_xor_in_short():
    code, out, err = run("--epochs", "25", "--hidden", "8", "--seed", "3",
                         "--batch-size", "50", "--learning-rate", "0.5")
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert lines[0] == ("XOR: 1000 points, 2 -> 8 ReLU -> 1, batches of 50,"
                        " learning rate 0.5")
    assert sum(line.startswith("epoch ") for line in lines) == 20
    assert "epoch 25/25  error " in out
    assert "error 0." in lines[21] and "% of the points" in lines[22]
    assert all(character.isprintable() or character == "\n"
               for character in out)
    assert max(map(len, lines)) <= 79
    # The same seed, the same result; another one, another result.
    again = run("--epochs", "25", "--hidden", "8", "--seed", "3",
                "--batch-size", "50", "--learning-rate", "0.5")
    assert untimed(again[1]) == untimed(out)
    other = run("--epochs", "25", "--hidden", "8", "--seed", "4",
                "--batch-size", "50", "--learning-rate", "0.5")
    assert untimed(other[1]) != untimed(out)


def untimed(text):
    return re.sub(r"\d+ (s|min|h) left", "", text)


class Formula:
    """A stand-in for a model."""

    def __init__(self, predict):
        self.predict = predict


def test_map_has_x1_to_the_right_and_x2_upwards():
    lines = commands.prediction_map(
        Formula(lambda x: [1.0 if x[0] > 0.75 and x[1] > 0.5 else 0.0]),
        width=8, height=4).splitlines()
    assert lines == ["prediction: 0 ' .:-=+*#%@' 1",
                     "     +--------+",
                     "   1 |      @@|",
                     "  x2 |      @@|",
                     "     |        |",
                     "   0 |        |",
                     "     +--------+",
                     "      0  x1  1"]


def test_shades_go_from_0_to_1_and_no_further():
    assert "".join(commands.shade(i / 9) for i in range(10)) == \
        commands.SHADES
    assert commands.shade(-7.5) == " " and commands.shade(1e9) == "@"


def test_iris_reaches_nine_tenths_for_every_seed():
    for seed in ("0", "1", "2", "3", "4"):
        code, out, err = run("train", IRIS, "--seed", seed)
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


def test_numbers_are_predicted_raw(line_file):
    code, out, err = run("train", line_file, "--target", "y")
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

    given, real_of = [], commands.NormaliseLayer.of
    monkeypatch.setattr(commands.NormaliseLayer, "of", staticmethod(of))
    options = type("Options", (), dict(
        file=line_file, target="y", epochs=1, batch_size=5, hidden=2, seed=0,
        learning_rate=0.01))
    commands.learn_table(options)
    inputs, labels = given
    assert len(inputs) == len(labels) == 80
    shown = re.findall(r"  (\S+), (\S+) -> ", capsys.readouterr().out)
    assert len(shown) == 5
    for x1, x2 in shown:
        assert [float(x1), float(x2)] not in inputs


def test_help_reads_well():
    code, out, err = run("--help")
    assert (code, err) == (0, "")
    for word in ("--epochs", "--seed", "--batch-size", "--learning-rate",
                 "--hidden", "train", "(default: 300)", "Ctrl-C"):
        assert word in out
    code, out, err = run("train", "--help")
    assert (code, err) == (0, "")
    for word in ("--target NAME", "held back", "(default: 100)"):
        assert word in " ".join(out.split())


@pytest.mark.parametrize("arguments, code, message", [
    (["--epochs", "0"], 2, "--epochs: '0' is not a whole number, 1 or more"),
    (["--hidden", "x"], 2, "--hidden: 'x' is not a whole number"),
    (["--batch-size", "-1"], 2, "--batch-size"),
    (["--learning-rate", "0"], 2, "'0' is not a number above 0"),
    (["--learning-rate", "nan"], 2, "'nan' is not a number above 0"),
    (["train"], 2, "data.csv"),
    (["train", "nope.csv"], 1, "minnet: nope.csv: no such file in "),
    (["train", "."], 1, "minnet: "),
    (["train", IRIS, "--target", "x"], 1, "no columns are called 'x'"),
    (["train", IRIS, "--learning-rate", "1e6"], 1, "minnet: epoch 1, batch"),
])
def test_mistakes_end_in_one_line(arguments, code, message):
    returned, out, err = run(*arguments)
    assert returned == code
    assert message in err.splitlines()[-1]
    assert "Traceback" not in err and "epoch 1/" not in out


def test_options_before_the_command_count_too():
    code, out, _ = run("--epochs", "7", "train", IRIS, "--hidden", "2")
    assert code == 0 and "epoch 7/7" in out and "4 -> 2 ReLU" in out


def test_too_few_rows(tmp_path):
    (tmp_path / "few.csv").write_text("1,2\n2,3\n3,4\n4,5\n")
    code, _, err = run("train", "few.csv", cwd=tmp_path)
    assert code == 1
    assert err == ("minnet: few.csv: 4 rows; at least 5 are needed, one of"
                   " them to test with\n")


def test_reader_that_leaves_is_no_error():
    script = (f'"{sys.executable}" -m minnet --epochs 3 | head -n 1')
    done = subprocess.Popen(["sh", "-c", script], cwd=ROOT,
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    out, err = done.communicate()
    assert out.startswith(b"XOR") and err == b""
