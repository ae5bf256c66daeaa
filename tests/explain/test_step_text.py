"""The story as text: narrow, honest about what is left out, and told as far
as possible where somebody's own code takes part."""

import random
import re

import pytest
from hypothesis import given

from minnet import (SGD, Adam, CrossEntropyLoss, DropoutLayer, FCLayer, Model,
                    MSELoss, NormaliseLayer, ReLUActivation, explain_step)
from minnet.explain import story
from minnet.explain.step_text import text_of
from tests.explain.networks import network
from tests.explain.test_story import seeds
from tests.state import difference, state_of


def printed(capsys, *arguments):
    assert explain_step(*arguments) is None
    return capsys.readouterr().out


@given(seeds)
def test_narrow_and_all_of_it(seed):
    scenes = story(*network(seed))
    text = text_of(scenes)
    assert max(map(len, text.split("\n"))) <= 79
    flat = " ".join(text.replace("\u00d7", "*").split())
    for scene in scenes:
        assert scene.lines and scene.title in flat
        for line in scene.lines:
            assert " ".join(line.text().split()) in flat


def test_what_is_left_out_is_counted():
    model = Model([FCLayer(20, 64), ReLUActivation(), FCLayer(64, 3)], 1, 1,
                  0.1, CrossEntropyLoss(), Adam())
    scenes = story(model, [1] * 20, [0, 1, 0])
    kinds = {"x": 20, "label": 3, "y": 64 + 64 + 3, "p": 3, "error": 1,
             "weight": 20 * 64 + 64 * 3, "bias": 64 + 3}
    kinds.update({"slope of " + kind: kinds[kind]
                  for kind in ("y", "weight", "bias")})
    kinds.update({"new " + kind: kinds[kind] for kind in ("weight", "bias")})
    told = [line for scene in scenes[:-1] for line in scene.lines
            if line.place[1] in kinds]
    left = [int(words.split()[0]) for scene in scenes
            for words in scene.left_out]
    assert len(told) + sum(left) == sum(kinds.values())
    assert len(text_of(scenes).split("\n")) < 250
    # In a formula the terms that are not written are added up.
    line, = [line for line in scenes[3].lines if line.name == "y1"]
    assert "[61 more]" in line.formula


class Article:
    """One example at a time, as in the article; `mistake` is in its step."""

    def __init__(self, mistake):
        self.weights, self.bias, self.mistake = [[1.0, 2.0]], [0.5], mistake

    def forward(self, input):
        self.input = input
        return [input[0] + 2 * input[1] + 0.5]

    def backward(self, de_dy, learning_rate):
        slope = learning_rate * de_dy[0]
        self.weights = [[w - slope * x for w, x in zip(
            self.weights[0], self.input)]]
        self.bias = [self.bias[0] - slope * self.mistake]
        return [de_dy[0], 2 * de_dy[0]]


class Columns(Article):
    """Its weights are inputs x outputs: no formula of FCLayer fits."""

    def __init__(self):
        self.weights, self.bias = [[1.0], [2.0]], [0.5]

    def backward(self, de_dy, learning_rate):
        return [de_dy[0], 2 * de_dy[0]]


class Square:
    """A bare activation."""

    def value(self, x):
        return x * x

    def slope(self, x):
        return 2 * x


class Gamma(ReLUActivation):
    """With something of its own to learn."""

    def __init__(self):
        self.gamma, self.slopes = [3.0], None

    def forward(self, x):
        self.x = x
        return [[self.gamma[0] * a for a, in x for _ in "1"]]

    def backward(self, de_dy, learning_rate=None):
        self.slopes = [de_dy[0][0] * self.x[0][0]]
        return [[3 * de_dy[0][0]]]

    def parameters(self):
        yield "gamma", self.gamma, self.slopes


class Half(MSELoss):
    """A loss of somebody's own."""

    def forward(self, y, label):
        return MSELoss.forward(self, y, label) / 2

    def backward(self):
        return [[slope / 2 for slope in row] for row in MSELoss.backward(self)]


class Slow(SGD):
    """An optimizer of somebody's own."""

    def step(self, parameters, learning_rate):
        SGD.step(self, parameters, learning_rate / 2)


# The output of Article is 2 + 2 * 1 + 0.5 = 4.5, de/dy1 = 2 * (4.5 - 4) = 1.
@pytest.mark.parametrize("layers, loss, optimizer, lines", [
    ([Article(1)], None, None, [
        "y1 = 1 * 2 + 2 * 1 + 0.5 = 4.5", "new w1_1_1 = 1 - 0.1 * (1 * 2) ="
        " 0.8", "new b1_1 = 0.5 - 0.1 * (1 * 1) = 0.4"]),
    ([Article(3)], None, None, [
        "new w1_1_2 = 2 - 0.1 * (1 * 1) = 1.9", "new b1_1 = 0.2"]),
    ([Columns()], None, None, ["w1_2_1 = 2", "y1 = 4.5"]),
    ([Article(1), Square()], None, None, [
        "y1 = 20.25", "de/da1 = 9 * 32.5 = 292.5"]),
    ([Article(1), Gamma()], None, Slow(), [
        "gamma2_1 = 3", "y1 = 13.5", "de/dgamma2_1 = 85.5",
        "new gamma2_1 = -1.275"]),
    ([Article(1)], Half(), None, ["error = 0.125", "de/dy1 = 0.5"])])
def test_somebodys_own(layers, loss, optimizer, lines):
    model = Model(layers, 1, 1, 0.1, loss, optimizer)
    before = state_of(model)
    found = [repr(line) for scene in story(model, [2, 1], [4])
             for line in scene.lines]
    assert set(lines) <= set(found), found
    assert difference(before[0], state_of(model)[0]) is None


def test_words_are_about_the_code_that_runs():
    own = ReLUActivation()
    own.forward = lambda x: x
    for layer, known in ((ReLUActivation(), True), (Gamma(), False),
                         (own, False)):
        scene = story(Model([layer], 1, 1, 0.1), [2])[1]
        assert ("ReLU" in scene.words) == known


def test_dropped_numbers_and_a_network_in_a_network(capsys):
    inner = Model([NormaliseLayer([1], [2]), DropoutLayer(0.5)], 1, 1, 1)
    model = Model([inner, FCLayer(1, 1, lambda *_: ([[2]], [0]))], 1, 1,
                  lambda epoch: 0.5 / epoch)
    seen = set()
    for seed in range(9):
        random.seed(seed)
        text = printed(capsys, model, [5], [1])
        seen |= set(re.findall("h1 = .*", text))
        assert "learning rate 0.5." in text and "same again" not in text
    assert seen == {"h1 = 0 \u00d7 2 = 0", "h1 = 2 \u00d7 2 = 4"}
    # Without a label as predict does it: nothing is dropped.
    text = printed(capsys, model, [5])
    assert "h1 = 1 \u00d7 2 = 2" in text and "error" not in text


@pytest.mark.parametrize("x, label, kind, words", [
    ([1, 2], [0], ValueError, "2"), ([1], [0, 1], ValueError, "2 numbers"),
    ([1], None, None, ""), ([[1], [2]], [[1]], ValueError, "1 row"),
    (["a"], [1], TypeError, "'a'"), ([1e300], [0], OverflowError, "inf"),
    ([float("nan")], None, (ValueError, OverflowError), "nan")])
def test_refused_as_train_does(x, label, kind, words, capsys):
    model = Model([FCLayer(1, 1)], 1, 1, 0.1)
    if kind is None:
        assert words in printed(capsys, model, x, label)
        return
    with pytest.raises(kind, match=words):
        explain_step(model, x, label)


def test_a_step_beyond_all_numbers_is_told(capsys):
    model = Model([FCLayer(1, 1, lambda *_: ([[1]], [1]))], 1, 1, 1e200)
    assert "beyond all numbers" in printed(capsys, model, [1], [0])
