"""The command line: options, help, mistakes, and where its output goes."""

import argparse
import os
import subprocess
import sys

import pytest

from minnet.commands import xor
from minnet.commands.parsers import OPTIONS
from minnet.commands.values import (above_0, share, whole_number, widths,
                                    yes_or_no)
from tests.commands import IRIS, ROOT

SHORT = [sys.executable, "-m", "minnet", "--epochs", "1", "--hidden", "2"]


@pytest.mark.parametrize("arguments, words", [
    (["--help"], ["--epochs N", "--seed", "--batch-size",
                  "--learning-rate X", "--hidden", "train", "Ctrl-C",
                  "(default: 300)"]),
    (["train", "--help"], ["--target COLUMN", "held back", "(default: 32)",
                           "(default: 100, or fewer", "--continue FILE"]),
    (["predict", "--help"], ["new.csv | VALUE", "standard input"]),
    (["show", "--help"], ["show [options] model.json", "--save DIR"]),
    (["explain", "--help"], ["explain [X1 X2]", "VALUE ... [LABEL]"]),
    (["check", "--help"], ["my_layers.py:MyLayer 3 2", "exit code 0",
                           "else 1"]),
    (["snippet", "--help"], ["usage: python3 -m minnet snippet [options]"])])
def test_help_reads_well(arguments, words, typed):
    code, out, err = typed(*arguments)
    assert (code, err) == (0, "")
    for word in words:
        assert word in " ".join(out.split())
    assert "{train}" not in out


@pytest.mark.parametrize("arguments, code, message", [
    (["--epochs", "0"], 2, "--epochs: '0' is not a whole number, 1 or more"),
    (["--hidden", "x"], 2, "--hidden: 'x' is not a whole number"),
    (["--batch-size", "-1"], 2, "--batch-size"),
    (["--learning-rate", "0"], 2, "'0' is not a number above 0"),
    (["train"], 2, "data.csv"),
    (["check"], 2, "the following arguments are required: FILE.py:NAME"),
    (["train", "nope.csv"], 1, "minnet: nope.csv: no such file in "),
    (["train", "."], 1, "minnet: "),
    (["train", IRIS, "--target", "x"], 1, f"minnet: {IRIS}: there is no"
     " column 'x'"),
    (["train", IRIS, "--save-model", IRIS], 1, "iris.csv is there, and is no"
     " saved model; it is left as it is"),
    (["train", IRIS, "--save-model", "no/model.json"], 1, "minnet:"
     " --save-model no/model.json: there is no folder no"),
    (["train", IRIS, "--continue", "few.csv"], 1, "minnet: few.csv: no JSON"),
    (["train", IRIS, "--continue", "m.json", "--hidden", "3"], 2, "train:"
     " error: --hidden and --continue don't go together: the model that"),
    (["train", IRIS, "--continue", "m.json", "--classes"], 2, "--classes and"),
    (["train", IRIS, "--validation", "20"], 2, "'20' is no share"),
    (["train", IRIS, "--optimizer", "x"], 2, "invalid choice: 'x'"),
    (["predict"], 2, "model.json"),
    (["predict", "no.json", "1"], 1, "minnet: no.json: No such file"),
    (["show", "few.csv"], 1, "minnet: few.csv: no JSON"),
    (["explain", "few.csv"], 1, "minnet: few.csv: no JSON"),
    (["explain", "0", "2"], 1, "minnet: 0 2 is no corner; expected two"),
    (["explain", "0", "x"], 1, "minnet: 'x' is no number"),
    (["explain", "1"], 1, "minnet: 1 value; expected 2: x1, x2"),
    (["train", IRIS, "--learning-rate", "1e60", "--optimizer", "momentum"], 1,
     "minnet: epoch 1, batch"),
    (["train", "few.csv"], 1, "minnet: few.csv: 4 rows; at least 5 are needed,"
     " one of them to test with"),
    (["--epochs", "1", "--save", "few.csv"], 1, "minnet: --save few.csv: can't"
     " make this folder ("),
    (["snippet", "fc_layer"], 1, "minnet: there is no piece 'fc_layer'; the"
     " nearest are "),
] + [(["snippet"] + arguments, 2, "python3 -m minnet snippet: error: takes"
      " names such as FCLayer, or --list, or --single-file")
     for arguments in ([], ["--list", "SGD"], ["--single-file", "SGD"],
                       ["--list", "--single-file"])])
def test_mistakes_end_in_one_line(
        arguments, code, message, typed, tmp_path, monkeypatch):
    (tmp_path / "few.csv").write_text("1,2\n2,3\n3,4\n4,5\n")
    monkeypatch.chdir(tmp_path)
    returned, out, err = typed(*arguments)
    assert returned == code and message in err.splitlines()[-1]
    assert out == "" or IRIS in arguments and "epoch 1/" not in out
    if code == 1:
        assert err.startswith("minnet: ") and err.count("\n") == 1


def test_defaults_are_those_of_the_article():
    assert {name: row[1:3] for name, row in OPTIONS.items()} == {
        "epochs": (300, None), "batch_size": (5, None), "seed": (0, 0),
        "learning_rate": (0.01, None), "hidden": ([64], [32])}


def test_options_before_the_command_count_too(typed):
    code, out, _ = typed("--epochs", "7", "train", IRIS, "--hidden", "2")
    assert code == 0 and "epoch 7/7" in out and "4 -> 2 ReLU" in out


@pytest.mark.parametrize("kind, good, bad", [
    (whole_number, {"1": 1, "12": 12}, ["0", "-1", "1.5", "x", "", "\u00b2"]),
    (above_0, {"0.5": 0.5, "1e-3": 0.001}, ["0", "-1", "inf", "nan", "x",
                                            ""]),
    (widths, {"32": [32], "32 16": [32, 16], "8,4,2": [8, 4, 2]},
     ["", " ", "0", "32 x", "1.5", "-1", "32;16"]),
    (share, {"0": 0, "0.2": 0.2}, ["1", "-0.1", "20", "nan", "x", ""]),
    (yes_or_no, {"yes": True, "No": False}, ["", "maybe", "1"])])
def test_values_on_the_command_line(kind, good, bad):
    assert [kind(text) for text in good] == list(good.values())
    for text in bad:
        with pytest.raises(argparse.ArgumentTypeError):
            kind(text)


@pytest.mark.parametrize("problem, code, told", [
    (KeyboardInterrupt(), 130, ""), (TypeError("what"), 1, "minnet: what\n")])
def test_exit_codes(problem, code, told, monkeypatch, typed):
    def fail(options):
        raise problem

    monkeypatch.setattr(xor, "learn_xor", fail)
    assert typed() == (code, "", told)


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp437", "utf-8"])
@pytest.mark.once
def test_the_map_is_printed_in_any_encoding(encoding, monkeypatch):
    monkeypatch.setenv("PYTHONIOENCODING", encoding)
    done = subprocess.run(SHORT, cwd=ROOT, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "prediction" in done.stdout.decode(encoding)


def test_reader_that_has_left_is_no_error():
    # Buffered, as in a shell, and nobody at the other end of the pipe.
    environment = dict(os.environ, PYTHONPATH=ROOT)
    environment.pop("PYTHONUNBUFFERED", None)
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(SHORT, env=environment, cwd=ROOT, stdout=writer,
                          stderr=subprocess.PIPE)
    os.close(writer)
    assert (done.stderr, done.returncode) == (b"", 0)
