"""save and load: what comes back is the same, to the last bit."""

import copy
import inspect
import json
import math
import os
import pickle
import random
import subprocess
import sys
from fractions import Fraction

import pytest

import minnet
from minnet import (SGD, Adam, BinaryCrossEntropyLoss, ConvLayer,
                    CrossEntropyLoss, DropoutLayer, ELUActivation, FCLayer,
                    HeavisideActivation, LeakyReLUActivation, MaxoutLayer,
                    MaxPoolLayer, Model, Momentum, MSELoss, Neuron,
                    NormaliseLayer, ReLUActivation, SigmoidActivation,
                    SoftmaxActivation, SSELoss, TanhActivation,
                    check_gradients)
from minnet.data import read_csv
from minnet.export.kinds import SETTINGS
from minnet.export.saving import text_of_model
from tests.places import ROOT
from tests.tools.refused import refused


class Scaled:
    """A layer of somebody's own, kept by its attributes."""

    keeps_width = True

    def __init__(self, factor):
        self.factor, self.x = factor, None
        self.inner = FCLayer(1, 1)
        self.everything = [self.inner.weights, self]

    def forward(self, x):
        self.x = x
        return [[a * self.factor[0] for a in row] for row in x]

    def backward(self, de_dy, learning_rate=None):
        return [[a * self.factor[0] for a in row] for row in de_dy]


class Described(Scaled):
    """One that says itself what makes it anew."""

    def as_data(self):
        return {"factor": [self.factor[0]]}

    @staticmethod
    def from_data(data):
        return Described(tuple(data["factor"]))


class Formula:
    """A bare activation."""

    def value(self, x):
        return x * x

    def slope(self, x):
        return 2 * x


class Single:
    """The article's style: one example at a time, steps by itself."""

    def __init__(self):
        self.weights = [random.random(), random.random()]
        self.input = None

    def forward(self, input):
        self.input = input
        return [a * w for a, w in zip(input, self.weights, strict=True)] \
            if sys.version_info > (3, 10) else [
                input[0] * self.weights[0], input[1] * self.weights[1]]

    def backward(self, de_dy, learning_rate):
        de_dx = [a * w for a, w in zip(de_dy, self.weights)]
        self.weights = [w - learning_rate * a * b for w, a, b in zip(
            self.weights, de_dy, self.input)]
        return de_dx


class Twice(SGD):
    """An optimizer of somebody's own."""

    def __init__(self):
        SGD.__init__(self)
        self.counts = {"steps": 0}

    def step(self, parameters, learning_rate):
        self.counts["steps"] += 1
        SGD.step(self, parameters, 2 * learning_rate)


OWN = (Scaled, Described, Formula, Single, Twice)


def halving(epoch):
    return 0.5 ** epoch


def everything(optimizer, loss):
    """A Model with a layer of every kind; it takes 8 numbers, gives 2."""
    conv = ConvLayer(2, 4, 1, 2, 2, stride=2, padding=1)
    pool = MaxPoolLayer(conv.output_height, conv.output_width, 2, 2, stride=1)
    return Model(
        [NormaliseLayer([0.1] * 8, [3, 0.7] * 4), conv,
         LeakyReLUActivation(0.3), pool, DropoutLayer(0.25),
         MaxoutLayer(pool.output_dim, 2, 3), ELUActivation(0.8),
         Model([FCLayer(2, 3), TanhActivation()], 4, 5, 0.6), FCLayer(3, 2),
         SigmoidActivation(), DropoutLayer(0.1, random.Random(4)),
         FCLayer(2, 2), ReLUActivation(), FCLayer(2, 2), SoftmaxActivation(),
         DropoutLayer(0)],
        num_epochs=3, batch_size=2, learning_rate=0.05, loss=loss,
        optimizer=optimizer)


def examples(count=5, width=8):
    rng = random.Random(1)
    return [([rng.uniform(-2, 2) for _ in range(width)],
             [[0, 1], [1, 0]][place % 2]) for place in range(count)]


def reloaded(model, path, rng=None):
    model.save(str(path))
    return Model.load(str(path), OWN, rng)


@pytest.mark.parametrize("optimizer", [
    SGD(weight_decay=0.01), Momentum(momentum=0.7, l1=0.01), Adam(beta1=0.8)])
@pytest.mark.parametrize("loss", [
    MSELoss(), SSELoss(), CrossEntropyLoss(), BinaryCrossEntropyLoss()])
def test_training_goes_on_as_if_it_had_never_stopped(
        optimizer, loss, tmp_path):
    model = everything(copy.deepcopy(optimizer), loss)
    model.layers[-2:] = [DropoutLayer(0)]  # these have their softmax
    model.train(examples(), progress=None)
    path = tmp_path / "model.json"
    model.save(path)
    state = random.getstate()
    model.train(examples(), progress=None)
    random.seed(5)
    again = Model.load(path, rng=random)
    assert random.getstate() == state
    assert again.history == model.history[:3]
    again.train(examples(), progress=None)
    assert text_of_model(again) == text_of_model(model)
    assert again.history == model.history and len(again.history) == 6
    Model.load(path)
    assert random.getstate() != state
    x = [row for row, _ in examples()]
    assert again.outputs(x) == model.outputs(x)


@pytest.mark.once
def test_gradients_are_right_after_loading(tmp_path):
    again = reloaded(everything(SGD(), MSELoss()), tmp_path / "model.json")
    report = check_gradients(again, [row for row, _ in examples(3)],
                             [[0.25, 0.75]] * 3)
    assert "right" in report and not report.mistake


def test_every_kind_of_the_package_is_kept(tmp_path):
    model = everything(Adam(), MSELoss())
    model.layers.append(HeavisideActivation())
    again = reloaded(model, tmp_path / "model.json")
    assert repr(again) == repr(model)
    for kind, names in SETTINGS.items():
        assert set(names) == set(inspect.signature(kind).parameters) - {
            "init", "rng"}, kind
    kinds = set(SETTINGS) | {Neuron, minnet.Activation, Model}
    assert kinds == {kind for kind in vars(minnet).values()
                     if isinstance(kind, type) and kind.__name__
                     in minnet.__all__} - {list}
    for make in pickle.dumps, copy.deepcopy, copy.copy:
        other = make(model)
        other = pickle.loads(other) if make is pickle.dumps else other
        assert other.predict(range(8)) == model.predict(range(8))


PROGRAM = """
import random, sys
sys.path.insert(0, {root!r})
from minnet import *
random.seed(3)
corners = [([0, 0], [0]), ([0, 1], [1]), ([1, 0], [1]), ([1, 1], [0])]
model = Model([FCLayer(2, 6), TanhActivation(), DropoutLayer(0.2),
               FCLayer(6, 1)], {epochs}, 3, 0.03, optimizer={optimizer})
if {load}:
    model = Model.load({path!r}, rng=random)
model.train(corners, progress=None, unrolled=False)
model.num_epochs = 50
model.save({path!r})
"""


@pytest.mark.parametrize("optimizer", ["SGD()", "Momentum()", "Adam()"])
@pytest.mark.once
def test_100_epochs_are_50_and_50_in_a_new_process(optimizer, tmp_path):
    def run(name, epochs, load=False):
        path = str(tmp_path / name)
        subprocess.check_call([sys.executable, "-c", PROGRAM.format(
            root=ROOT, path=path, epochs=epochs, load=load,
            optimizer=optimizer)])
        with open(path) as file:
            return file.read()

    half = run("twice", 50)
    assert half != run("once", 100) == run("twice", 50, load=True)


def test_the_history_has_both_errors_and_the_best(tmp_path):
    model = Model([FCLayer(8, 2)], 4, 2, 0.01)
    model.train(examples(), progress=None, validation=examples(),
                patience=3)
    again = reloaded(model, tmp_path / "model.json").history
    for name in "validation", "best":
        assert getattr(again, name) == getattr(model.history, name)
    assert again == model.history and again.best and again.validation


def test_own_classes(tmp_path):
    model = Model([Single(), Scaled([3, 0.1]), Described((2.5,)), Formula()],
                  1, 2, 0.001, optimizer=Twice())
    model.train(examples(4, 2), progress=None)
    state = random.getstate()  # Described draws numbers when it is made
    again = reloaded(model, tmp_path / "model.json")
    assert random.getstate() == state
    assert again.outputs([[1, 2]]) == model.outputs([[1, 2]])
    scaled = again.layers[1]
    assert scaled.everything[0] is scaled.inner.weights
    assert scaled.everything[1] is scaled
    assert again.layers[2].factor == (2.5,)
    assert again.optimizer.counts == {"steps": 2}
    for left_out in OWN:
        with refused(ValueError, f"layers=({left_out.__name__},)"):
            Model.load(str(tmp_path / "model.json"),
                       [own for own in OWN if own is not left_out])


def test_a_learning_rate_that_is_a_function(tmp_path):
    model = Model([FCLayer(2, 2)], 2, 1, halving)
    model.save(tmp_path / "model.json")
    again = Model.load(tmp_path / "model.json", layers=[halving])
    assert again.learning_rate is halving
    again = Model.load(tmp_path / "model.json")  # predicts ...
    assert again.predict([1, 2]) == model.predict([1, 2])
    with refused(ValueError, "layers=(halving,)"):  # ... and learns not
        again.train(examples(2, 2), progress=None)
    assert text_of_model(again) == text_of_model(model)


def test_dropout_and_train_share_their_random_numbers(tmp_path):
    rng = random.Random(1)
    model = Model([FCLayer(8, 2), DropoutLayer(0.5, rng)], 2, 2, 0.1)
    model.train(examples(), rng=rng, progress=None)
    model.save(tmp_path / "model.json", rng)
    other = random.Random()
    again = Model.load(tmp_path / "model.json", rng=other)
    assert again.layers[1].rng is other and other.getstate() == rng.getstate()


def with_weight(weight):
    model = Model([FCLayer(2, 1)], 1, 1, 0.1)
    model.layers[0].weights[0][1] = weight
    return model


def with_shared_weights():
    model = Model([FCLayer(2, 2), FCLayer(2, 2)], 1, 1, 0.1)
    model.layers[0].weights = model.layers[1].weights
    return model


def with_function():
    model = Model([FCLayer(2, 2)], 1, 1, 0.1)
    model.layers[0].forward = model.layers[0].forward
    return model


def in_itself():
    model = Model([FCLayer(1, 1), Model([FCLayer(1, 1)], 1, 1, 1)], 1, 1, 1)
    model.layers[1].layers.append(model)
    return model


class Forgetful(Described):
    """What it says is less than what makes it."""

    @staticmethod
    def from_data(data):
        return Forgetful([data["factor"][0] + 1])


@pytest.mark.parametrize("model, kind, message", [
    (with_weight(Fraction(1, 2)), TypeError, "Fraction(1, 2), Fraction;"),
    (with_weight(math.nan), ValueError, "1: weights, 1, 2 is nan; a file"),
    (with_weight(-math.inf), ValueError, "is -inf; a file keeps finite"),
    (with_weight(2 ** 70), ValueError, "whole numbers of 64 bits only"),
    (with_weight("1"), ValueError, "weights, 1, 2 is '1'; expected a whole"),
    (with_weight(True), ValueError, "weights, 1, 2 is True; expected a"),
    (with_shared_weights(), ValueError, "are the same list; in a file"),
    (with_function(), TypeError, "FCLayer(2, 2): its forward is a function"),
    (in_itself(), ValueError, "the model holds itself, or too many"),
    (Model([Scaled(lambda x: x)], 1, 1, 1), TypeError, "its factor is <fun"),
    (Model([Scaled({1})], 1, 1, 1), TypeError, "Give its class as_data()"),
    (Model([Scaled([math.nan])], 1, 1, 1), ValueError, "factor, 1 is nan"),
    (Model([Forgetful([1])], 1, 1, 1), ValueError, "as another model"),
    (Model([DropoutLayer(0.1, random.SystemRandom())], 1, 1, 1), TypeError,
     "its rng is <random.SystemRandom")])
def test_what_cannot_be_kept_leaves_the_old_file(
        model, kind, message, tmp_path):
    path = tmp_path / "model.json"
    path.write_text("old")
    with refused(kind, message):
        model.save(path)
    assert path.read_text() == "old" and os.listdir(tmp_path) == [path.name]


def test_a_person_can_read_it(tmp_path):
    random.seed(0)
    model = Model([FCLayer(2, 2), ReLUActivation()], 5, 2, 0.1)
    model.layers[0].weights = [[0.1, -0.0], [1e-320, 3]]
    model.save(tmp_path / "model.json")
    text = (tmp_path / "model.json").read_text()
    assert """
      "kind": "FCLayer",
      "input_dim": 2,
      "output_dim": 2,
      "weights": [
        [0.1, -0.0],
        [1e-320, 3]
      ],
""" in text and '    {"kind": "ReLUActivation"}\n' in text
    assert json.loads(text)["num_epochs"] == 5


PREDICTIONS = """
import json, sys
sys.path.insert(0, {root!r})
from minnet import Model
model = Model.load({path!r})
print(json.dumps([model.encoding.answer(model.predict(
    model.encoding.numbers(row))) for row in {rows!r}]))
"""


@pytest.mark.parametrize("target", ["kind", "size"])
def test_a_model_of_a_table_says_the_same_words_elsewhere(target, tmp_path):
    path = str(tmp_path / "model.json")
    (tmp_path / "data.csv").write_text("\n".join(
        ["kind,size,colour,sold,code"] + ["{},{},{},{},a".format(
            ["cat", "dog", "cow"][place % 3],
            "?" if place == 9 else [0.5, 1.25, 300][place % 3] + place,
            ["red", "green", ""][place // 2 % 3], ["yes", "no"][place % 2])
            for place in range(30)]))
    table = read_csv(str(tmp_path / "data.csv"), target)
    rows = table.rows + [["?"] * 4, ["1", "blue", "", "b"]]
    if target == "size":
        rows[-1] = ["dog", "blue", "", "b"]
    examples = table.examples()
    random.seed(1)
    model = Model([NormaliseLayer.of([x for x, _ in examples]),
                   FCLayer(table.encoding.input_dim,
                           table.encoding.output_dim)], 20, 5, 0.05,
                  optimizer=Adam())
    model.encoding = table.encoding
    model.train(examples, progress=None)
    expected = [model.encoding.answer(model.predict(
        model.encoding.numbers(row))) for row in rows]
    assert len(set(expected)) > 1
    model.save(path)
    assert json.loads(subprocess.check_output(
        [sys.executable, "-c", PREDICTIONS.format(
            root=ROOT, path=path, rows=rows)]).decode()) == expected
    assert Model.load(path).encoding.as_data() == table.encoding.as_data()
