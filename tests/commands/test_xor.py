"""python3 -m minnet: the article's network, its score, its report."""

import random
import re
from types import SimpleNamespace

from minnet.commands import xor
from minnet.data import xor_points
from tests.commands import options


def test_xor_in_short(typed):
    settings = ["--epochs", "25", "--hidden", "8", "--batch-size", "50",
                "--learning-rate", "0.5"]
    code, out, err = typed("--seed", "3", *settings)
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
    same, other = [untimed(typed("--seed", seed, *settings)[1])
                   for seed in "34"]
    assert same == untimed(out) != other


def untimed(text):
    return re.sub(r"\d+ (s|min|h) left", "", text)


def test_it_is_that_of_the_article(monkeypatch, capsys):
    def train(self, points):
        seen.append((len(points), points[0], self.batch_size))

    seen = []
    monkeypatch.setattr("minnet.model.Model.train", train)
    random.seed(7)
    first = xor_points(1)[0]
    xor.learn_xor(options(seed=7))
    assert seen == [(1000, first, 3)]


def test_score_counts_both_kinds_of_points(capsys):
    xor.show_xor(SimpleNamespace(error=len, predict=lambda x: [x[0]]), [
        ([0.9, 0], [1.0]), ([0.1, 0], [0.0]),
        ([0.2, 0], [1.0]), ([0.3, 0], [0.0])])
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "error 4 (mean squared)"
    assert lines[1].startswith("75.0% of the points")
