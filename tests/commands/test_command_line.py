"""The command line: options, help, mistakes, and where its output goes."""

import argparse
import os
import subprocess
import sys

import pytest

from minnet.commands import xor
from minnet.commands.command_line import (OPTIONS, above_0, main,
                                          whole_number)
from tests.commands import IRIS, ROOT

SHORT = [sys.executable, "-m", "minnet", "--epochs", "1", "--hidden", "2"]


@pytest.mark.parametrize("arguments, words", [
    (["--help"], ["--epochs N", "--seed", "--batch-size",
                  "--learning-rate X", "--hidden", "train", "Ctrl-C",
                  "(default: 300)"]),
    (["train", "--help"], ["--target NAME", "held back", "(default: 100)"]),
    (["check", "--help"], ["my_layers.py:MyLayer 3 2", "exit code 0",
                           "else 1"])])
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
    (["--learning-rate", "nan"], 2, "'nan' is not a number above 0"),
    (["train"], 2, "data.csv"),
    (["check"], 2, "the following arguments are required: FILE.py:NAME"),
    (["train", "nope.csv"], 1, "minnet: nope.csv: no such file in "),
    (["train", "."], 1, "minnet: "),
    (["train", IRIS, "--target", "x"], 1, "no columns are called 'x'"),
    (["train", IRIS, "--learning-rate", "1e6"], 1, "minnet: epoch 1, batch"),
])
def test_mistakes_end_in_one_line(arguments, code, message, typed):
    returned, out, err = typed(*arguments)
    assert returned == code
    assert message in err.splitlines()[-1]
    assert "epoch 1/" not in out


def test_defaults_are_those_of_the_article():
    assert {name: row[1:3] for name, row in OPTIONS.items()} == {
        "epochs": (300, 100), "batch_size": (5, 5), "seed": (0, 0),
        "learning_rate": (0.01, 0.02), "hidden": (64, 16)}


def test_options_before_the_command_count_too(typed):
    code, out, _ = typed("--epochs", "7", "train", IRIS, "--hidden", "2")
    assert code == 0 and "epoch 7/7" in out and "4 -> 2 ReLU" in out


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


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp437", "utf-8"])
def test_the_map_is_printed_in_any_encoding(encoding, monkeypatch):
    monkeypatch.setenv("PYTHONIOENCODING", encoding)
    done = subprocess.Popen(SHORT, cwd=ROOT, stdout=subprocess.PIPE,
                            stderr=subprocess.PIPE)
    out, err = done.communicate()
    assert (done.returncode, err) == (0, b"")
    assert "prediction" in out.decode(encoding)


def test_reader_that_has_left_is_no_error():
    # Buffered, as in a shell, and nobody at the other end of the pipe.
    environment = dict(os.environ, PYTHONPATH=ROOT)
    environment.pop("PYTHONUNBUFFERED", None)
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.Popen(SHORT, env=environment, cwd=ROOT, stdout=writer,
                            stderr=subprocess.PIPE)
    os.close(writer)
    assert (done.communicate()[1], done.returncode) == (b"", 0)
