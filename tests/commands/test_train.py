"""python3 -m minnet train: what is learnt, held back, kept, and told."""

import json
import random
import re
from types import SimpleNamespace

import pytest

from minnet import FCLayer, Model
from minnet.commands import train
from minnet.commands.networks import new_model
from tests.commands import IRIS, options

FAST = ["--epochs", "2", "--hidden", "3"]


@pytest.mark.slow
def test_iris_reaches_nine_tenths_for_every_seed(typed):
    for seed in ("0", "1", "2", "3", "4"):
        code, out, err = typed("train", IRIS, "--seed", seed)
        assert (code, err) == (0, "")
        accuracy = re.search(r"test accuracy (\S+) \((\d+) of 30\)", out)
        assert float(accuracy.group(1)) >= 0.9


@pytest.fixture
def line_file(tmp_path):
    """y = 1000 x1 - 50 x2 + 3 for a grid, names and all."""
    rows = ["x1,y,x2"] + [
        f"{x1},{1000 * x1 - 50 * x2 + 3},{x2}"
        for x1 in range(10) for x2 in range(0, 100, 10)]
    path = tmp_path / "line.csv"
    path.write_text("\n".join(rows))
    return str(path)


def test_numbers_are_told_in_their_own_unit(line_file, typed, tmp_path):
    saved = str(tmp_path / "line.json")
    code, out, err = typed("train", line_file, "--target", "y",
                           "--save-model", saved)
    assert (code, err) == (0, "")
    told = re.findall(r"(training|test) R\^2 (\S+): y is missed by (\S+) or"
                      r" so; always saying the mean, (\S+): by (\S+)", out)
    assert [row[0] for row in told] == ["training", "test"]
    for _, r, missed, mean, usual in told:
        assert float(r) > 0.98 and float(missed) < 400
        assert float(mean) == pytest.approx(2250, rel=0.2)
        assert float(usual) == pytest.approx(3200, rel=0.3)
        assert 1 - (float(missed) / float(usual)) ** 2 == pytest.approx(
            float(r), abs=0.02)
    # A column is worth what it changes: x1 by 9000, x2 by 4500.
    assert re.search(r"y is missed by, when shuffled \(as it is: \S+\)\n"
                     r"  (\d+) +x1\n  (\d+) +x2\n", out)
    # Whoever loads it gets raw numbers, too.
    assert Model.load(saved).predict([5, 50])[0] == pytest.approx(
        2503, abs=900)


def test_classes_are_told_one_by_one(tmp_path, typed):
    """Of two columns one tells the class, the other nothing."""
    rng = random.Random(0)
    rows = ["a,b,kind"] + [f"{i % 2},{rng.random():.3f},{'yn'[i % 2]}es"
                           for i in range(100)]
    path = tmp_path / "kinds.csv"
    path.write_text("\n".join(rows))
    code, out, err = typed("train", str(path))
    assert (code, err) == (0, "")
    assert "network: 2 -> 32 ReLU -> 2 softmax\nAdam" in out
    assert "80 rows to train with, 20 held back to test\n" in out
    assert re.search(r"\ntest accuracy 1.000 \(20 of 20\); always saying"
                     r" '[yn]es': 0\.\d\d\d\nthe 20 test rows, and what they"
                     r" were taken for\nis         nes  yes  recall\n"
                     r"nes +\d+    \.    1.00\nyes +\. +\d+    1.00\n"
                     r"precision 1.00 1.00\n", out)
    assert re.search(r"test accuracy when shuffled \(as it is: 1.000\)\n"
                     r"  0\.\d+ +a\n  1 column less", out)
    # "some of the held-back rows": raw cells, and what is right.
    held = re.findall(r"\n  (\d, 0\.\d+) -> (\S+) \(is (\S+)\)", out)
    assert len(held) == 3
    for cells, said, right in held:
        assert f"{cells.replace(', ', ',')},{right}" in rows and said == right


def test_held_back_rows_do_not_leak(line_file, monkeypatch, typed):
    def noted(model, examples, **more):
        given.append([x for x, _ in examples])
        held.append([x for x, _ in more.get("validation") or []])
        return real(model, examples, **more)

    given, held, real = [], [], Model.train
    monkeypatch.setattr(Model, "train", noted)
    for more, count in (([], 0), (["--validation", "0.25"], 20)):
        _, out, _ = typed("train", line_file, "--target", "y", *FAST, *more)
        shown = re.findall(r"  (\S+), (\S+) -> ", out)
        assert len(shown) == 3 and len(held[-1]) == count
        assert sorted(given[-1] + held[-1]) == sorted(given[0])
        assert not [x for x in shown if list(map(float, x)) in given[0]]
    assert "60 rows to train with, 20 to tell when to stop, 20 held" in out
    assert "  validation " in re.search("epoch 2/2.*", out).group()


def test_half_and_half_is_the_whole(line_file, typed, tmp_path):
    """3 epochs, saved, and 3 more are 6; but for last digits, as a long
    training goes another way than short ones."""
    files = [str(tmp_path / name) for name in ("half.json", "whole.json")]
    for target in ("y", "x1"):
        start = ["train", line_file, "--hidden", "4", "--seed", "3",
                 "--target", target]
        typed(*start, "--epochs", "3", "--save-model", files[0])
        _, out, _ = typed("train", line_file, "--continue", files[0],
                          "--epochs", "3", "--save-model", files[0])
        _, once, _ = typed(*start, "--epochs", "6", "--save-model", files[1])
        half, whole = [json.load(open(file)) for file in files]
        assert half.pop("num_epochs") + 3 == whole.pop("num_epochs") == 6
        found = [re.split(r"(-?[\d.]+(?:e-?\d+)?)", json.dumps(each))
                 for each in (half, whole)]
        assert found[0][::2] == found[1][::2]
        assert [float(number) for number in found[0][1::2]] == pytest.approx(
            [float(number) for number in found[1][1::2]], rel=1e-9)
        assert out.split("\ntraining ")[1].split("saved")[0] == \
            once.split("\ntraining ")[1].split("saved")[0]


@pytest.mark.parametrize("more, words", [
    (["--hidden", "5,4"], "2 -> 5 ReLU -> 4 ReLU -> 1\nAdam: learning"
     " rate 0.005,"),
    (["--activation", "tanh", "--optimizer", "sgd"], "3 Tanh -> 1\nSGD:"
     " learning rate 0.05,"),
    (["--learning-rate", "0.1", "--optimizer", "momentum"],
     "Momentum: learning rate 0.1,"),
    (["--batch-size", "7"], "batches of 7"),
    (["--classes", "--target", "1"], "-> 10 softmax"),
    (["--numbers", "--target", "1"], "-> 1\nAdam"),
    (["--target", "-2"], "label y: a number")])
def test_options(more, words, line_file, typed):
    code, out, err = typed("train", line_file, *FAST, *more)
    assert (code, err) == (0, "") and words in out


def test_where_there_are_many_rows_some_tell_when_to_stop():
    few, many = list(range(499)), list(range(500))
    chosen = options(validation=None)
    assert train.parted(few, chosen) == (few, [])
    assert train.parted(many, chosen) == (many[75:], many[:75])
    assert train.parted(few, options(validation=0.001))[1] == []
    assert len(train.parted(few, options(validation=0.999))[0]) == 1
    for widths, count, epochs in (([4, 32, 3], 120, 100),
                                  ([20, 32, 1], 10 ** 5, 5),
                                  ([100, 100], 500, 10)):
        model = Model([FCLayer(*pair) for pair in zip(widths, widths[1:])],
                      1, 1, 1)
        assert train.epochs_for(model, count) == epochs


@pytest.mark.parametrize("inputs, count, classes, decay", [
    (4, 100, "ab", 0.02), (100, 100, "ab", 0.07), (4, 100, None, 0.04),
    (4, 10, "ab", 0.1)])
def test_weight_decay(inputs, count, classes, decay):
    encoding = SimpleNamespace(input_dim=inputs, classes=classes,
                               output_dim=len(classes or "n"))
    model = new_model(encoding, [([1.0] * inputs, [1.0])] * count, options(
        optimizer=None, activation=None))
    assert model.optimizer.weight_decay == pytest.approx(decay)
