"""The command line, as it is typed."""

import argparse
import os
import random
import re
import subprocess
import sys
from xml.etree import ElementTree

import pytest

import minnet
from minnet.commands import command_line, train as table, xor
from minnet.commands.command_line import (OPTIONS, above_0, main,
                                          whole_number)
from minnet.data import xor_points
from minnet.snippets import core
from tests.tools.places import ROOT

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


@pytest.mark.slow
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

    given, real_of = [], table.NormaliseLayer.of
    monkeypatch.setattr(table.NormaliseLayer, "of", staticmethod(of))
    table.learn_table(options(line_file, target="y"))
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
                 "--hidden", "train", "(default: 300)", "Ctrl-C",
                 "--learning-rate X", "--epochs N"):
        assert word in out
    assert "{train}" not in out
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


def test_defaults_are_those_of_the_article():
    assert {name: row[1:3] for name, row in OPTIONS.items()} == {
        "epochs": (300, 100), "batch_size": (5, 5), "seed": (0, 0),
        "learning_rate": (0.01, 0.02), "hidden": (64, 16)}


@pytest.mark.parametrize("kind, good, bad", [
    (whole_number, ["1", "12"], ["0", "-1", "1.5", "x", "", "\u00b2"]),
    (above_0, ["0.5", "1e-3"], ["0", "-1", "inf", "nan", "x", ""])])
def test_numbers_on_the_command_line(kind, good, bad):
    assert [kind(text) for text in good] == [float(text) for text in good]
    for text in bad:
        with pytest.raises(argparse.ArgumentTypeError):
            kind(text)


@pytest.mark.parametrize("problem, code", [
    (KeyboardInterrupt(), 130), (TypeError("what"), "minnet: what")])
def test_exit_codes(problem, code, monkeypatch):
    def fail(options):
        raise problem

    monkeypatch.setattr(xor, "learn_xor", fail)
    monkeypatch.setattr(sys, "argv", ["minnet"])
    with pytest.raises(SystemExit) as stop:
        main()
    assert stop.value.code == code


def options(path, **more):
    chosen = dict(file=str(path), target=None, epochs=1, batch_size=3,
                  hidden=2, seed=0, learning_rate=0.01, save=None)
    return type("Options", (), dict(chosen, **more))


def test_errors_are_those_of_their_rows(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(table.Model, "error",
                        lambda self, examples: float(len(examples)))
    path = tmp_path / "five.csv"
    path.write_text("".join(
        [",".join(str(i * j + j) for j in range(1, 8)) + f",{i}\n"
         for i in range(5)]))
    table.learn_table(options(path))
    out = capsys.readouterr().out
    assert "training error 4 (" in out and "test error 1 (" in out
    assert "5 different labels only: if they are classes, write" in out
    # Seven inputs: six are shown.
    assert re.search(r"  (\S+, ){6}\.\.\. -> ", out)


def test_six_inputs_are_shown_in_full(tmp_path, capsys):
    path = tmp_path / "six.csv"
    path.write_text("".join(
        [",".join(str(i * j + j) for j in range(1, 7)) + f",{i}\n"
         for i in range(6)]))
    table.learn_table(options(path))
    out = capsys.readouterr().out
    assert "..." not in out and "different labels" not in out


def test_xor_is_that_of_the_article(monkeypatch, capsys):
    def train(self, points):
        seen.append((len(points), points[0], self.batch_size))

    seen = []
    monkeypatch.setattr(table.Model, "train", train)
    random.seed(7)
    first = xor_points(1)[0]
    xor.learn_xor(options("", seed=7))
    assert seen == [(1000, first, 3)]


def test_score_counts_both_kinds_of_points(capsys):
    model = Formula(lambda x: [x[0]])
    model.error = len
    xor.show_xor(model, [([0.9, 0], [1.0]), ([0.1, 0], [0.0]),
                              ([0.2, 0], [1.0]), ([0.3, 0], [0.0])])
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "error 4 (mean squared)"
    assert lines[1].startswith("75.0% of the points")


def test_save_writes_pictures(tmp_path):
    code, out, err = run("--epochs", "1", "--hidden", "2", "--save", "a/b",
                         cwd=tmp_path)
    assert (code, err) == (0, "")
    names = ["history.svg", "network.svg", "prediction.svg"]
    assert sorted(os.listdir(str(tmp_path / "a" / "b"))) == names
    for name in names:
        ElementTree.parse(str(tmp_path / "a" / "b" / name))
        assert f"saved {os.path.join('a/b', name)}\n" in out
    code, out, err = run("train", IRIS, "--epochs", "1", "--save", "c",
                         cwd=tmp_path)
    assert code == 0 and out.endswith("saved c/history.svg\n")
    assert sorted(os.listdir(str(tmp_path / "c"))) == names[:2]


def test_save_where_nothing_can_be_written(tmp_path):
    (tmp_path / "file").write_text("")
    code, _, err = run("--epochs", "1", "--hidden", "2", "--save", "file",
                       cwd=tmp_path)
    assert code == 1 and err.startswith("minnet: ") and "file" in err


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp437", "utf-8"])
def test_the_map_is_printed_in_any_encoding(encoding, monkeypatch):
    monkeypatch.setenv("PYTHONIOENCODING", encoding)
    done = subprocess.Popen(
        [sys.executable, "-m", "minnet", "--epochs", "1", "--hidden", "2"],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    out, err = done.communicate()
    assert (done.returncode, err) == (0, b"")
    assert "prediction" in out.decode(encoding)


def test_options_before_the_command_count_too():
    code, out, _ = run("--epochs", "7", "train", IRIS, "--hidden", "2")
    assert code == 0 and "epoch 7/7" in out and "4 -> 2 ReLU" in out


def test_too_few_rows(tmp_path):
    (tmp_path / "few.csv").write_text("1,2\n2,3\n3,4\n4,5\n")
    code, _, err = run("train", "few.csv", cwd=tmp_path)
    assert code == 1
    assert err == ("minnet: few.csv: 4 rows; at least 5 are needed, one of"
                   " them to test with\n")


def test_reader_that_has_left_is_no_error():
    # Buffered, as in a shell, and nobody at the other end of the pipe.
    environment = dict(os.environ, PYTHONPATH=ROOT)
    environment.pop("PYTHONUNBUFFERED", None)
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.Popen(
        [sys.executable, "-m", "minnet", "--epochs", "1", "--hidden", "2"],
        env=environment, cwd=ROOT, stdout=writer, stderr=subprocess.PIPE)
    os.close(writer)
    assert (done.communicate()[1], done.returncode) == (b"", 0)


def test_snippet_prints_what_the_function_returns():
    for names in (["FCLayer"], ["ReLUActivation", "Model"], ["matmul"]):
        assert run("snippet", *names) == (0, minnet.snippet(*names), "")
        assert run("snippet", "--demo", *names) == (
            0, minnet.snippet(*names, demo=True), "")


def test_snippet_single_file_has_everything():
    code, out, err = run("snippet", "--single-file")
    assert (code, err) == (0, "")
    assert out == minnet.snippet(*[block.name for block in core()[0]])
    assert out.count("\nclass ") >= 8


def test_snippet_list():
    code, out, err = run("snippet", "--list")
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert "SGD                    Stochastic gradient descent: w <-" in out
    assert "dot                    u . v = u1 v1 + u2 v2 + ..." in lines
    assert ("BinaryCrossEntropyLoss Sigmoid and cross-entropy: for answers"
            " that are each yes\n                       or no.\n") in out
    assert "\nand what they use: mul, sumprod, clock, " in out
    entries = [line.split()[0] for line
               in out.split("and what they use: ")[0].splitlines()
               if not line.startswith(" " * 23)]
    assert entries == [block.name for block in core()[0]
                       if ">>>" in block.doc]
    assert all(len(line) <= 79 for line in lines)
    assert set(re.findall(r"[A-Za-z_]\w*", out)) >= {
        block.name for block in core()[0]}


@pytest.mark.parametrize("arguments", [
    [], ["--list", "SGD"], ["--single-file", "SGD"],
    ["--list", "--single-file"]])
def test_snippet_takes_names_or_one_of_two_options(arguments):
    code, out, err = run("snippet", *arguments)
    assert (code, out) == (2, "")
    assert err.startswith("usage: python3 -m minnet snippet [--demo]")
    assert "\npython3 -m minnet snippet: error: takes names such as" \
        " FCLayer, or --list, or" in err


def test_snippet_of_unknown_name():
    code, out, err = run("snippet", "fc_layer")
    assert (code, out) == (1, "")
    assert err.startswith("minnet: there is no piece 'fc_layer'; the nearest"
                          " are ") and err.count("\n") == 1
