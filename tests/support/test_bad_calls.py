"""Bad calls of all that is public: the error is a sentence of the package."""

import contextlib
import inspect
import io
import linecache
import random

import pytest

import minnet
import minnet.data
import minnet.draw
from minnet import (SGD, Adam, BinaryCrossEntropyLoss, ConvLayer,
                    CrossEntropyLoss, DropoutLayer, ELUActivation, FCLayer,
                    HeavisideActivation, LeakyReLUActivation, MaxoutLayer,
                    MaxPoolLayer, Model, Momentum, MSELoss, NormaliseLayer,
                    ReLUActivation, SigmoidActivation, SoftmaxActivation,
                    SSELoss, TanhActivation)
from tests.places import ROOT
from tests.speed.ways import FASTER

pytestmark = [pytest.mark.skipif(not FASTER, reason="on CPython and PyPy"),
              pytest.mark.once]
BAD = ["a", None, [1], {}, "", [], {1: 2}, object(), 1j, True, ["a", "b"],
       (1, 2), 0, -1, b"x", {"x": [1]}, [[1, 2], [3]], [[]], [[1, None]],
       [["a", 1]], [[[1], 2]], [None], set(), "text", 3.5, ...]
LAYERS = [lambda: FCLayer(2, 2), ReLUActivation, SigmoidActivation,
          TanhActivation, LeakyReLUActivation, ELUActivation,
          HeavisideActivation, SoftmaxActivation, lambda: DropoutLayer(0.5),
          lambda: MaxoutLayer(2, 2, 2), lambda: NormaliseLayer([0, 0], [1, 1]),
          lambda: ConvLayer(1, 2, 1, 1, 1), lambda: MaxPoolLayer(1, 2, 1, 1)]
LOSSES = [MSELoss, SSELoss, BinaryCrossEntropyLoss, CrossEntropyLoss]
OPTIONS = ["rng", "validation", "patience", "checkpoint", "every", "progress"]


def functions(room):
    """(function, how many arguments it must have) of a room."""
    for name in room.__all__:
        made = getattr(room, name)
        if callable(made) and name not in ("Vector", "Matrix", "snippet",
                                           "Picture", "Page", "training"):
            try:
                taken = inspect.signature(made).parameters.values()
            except ValueError:
                continue
            yield made, len([one for one in taken if one.kind in (0, 1)
                             and one.default is one.empty])


PUBLIC = [pair for room in (minnet, minnet.draw, minnet.data)
          for pair in functions(room)]


class Caller:
    """Draws bad calls."""

    def __init__(self, seed):
        self.rng = random.Random(seed)

    def rows(self):
        return [[self.rng.uniform(-1, 1) for _ in range(2)] for _ in range(2)]

    def spoilt(self):
        rows = self.rows()
        self.rng.choice(rows)[self.rng.randrange(2)] = self.rng.choice(
            ["a", None, [1], {}, object(), b"x"])
        return rows

    def value(self):
        return self.rng.choice([lambda: self.rng.choice(BAD), self.spoilt,
                                lambda: self.spoilt()[0], self.rows])()

    def pairs(self):
        return self.rng.choice([self.value(), [
            (self.value(), self.rng.choice([[1, 2], self.value()])),
            ([1, 2], [1, 2])]])

    def some(self):
        return self.rng.choice([self.value, self.pairs, lambda: Model(
            [FCLayer(2, 2), ReLUActivation(), FCLayer(2, 2)], 1, 1, 0.1)])()

    def call(self):
        """One of them."""
        kind = self.rng.randrange(5)
        if kind == 0:
            layer = self.rng.choice(LAYERS)()
            if self.rng.random() < 0.5:
                layer.forward(self.value())
            layer.forward([[1, 2], [3, 4]])
            layer.backward(self.value(),
                           self.rng.choice([None, 0.1, self.value()]))
        elif kind == 1:
            self.rng.choice(LOSSES)().forward(self.value(), self.value())
        elif kind == 2:
            self.rng.choice([SGD, Momentum, Adam])().step(
                self.rng.choice([self.value(), [
                    ("w", self.value(), self.value())]]),
                self.rng.choice([0.1, self.value()]))
        elif kind == 3:
            model = Model([FCLayer(2, 2)], 1, 1, 0.1)
            model.train(self.pairs(), **{"progress": None, self.rng.choice(
                OPTIONS): self.rng.choice([None] + BAD)})
        else:
            made, least = self.rng.choice(PUBLIC)
            made(*[self.some() for _ in range(
                least + self.rng.choice([0, 0, 1]))])


def is_sentence(problem):
    """Was it raised by a `raise` of the package, or is it Python's word on
    the number of arguments?"""
    trace = problem.__traceback__
    while trace.tb_next:
        trace = trace.tb_next
    line = linecache.getline(trace.tb_frame.f_code.co_filename,
                             trace.tb_lineno)
    return isinstance(problem, (ValueError, TypeError, OverflowError,
                                OSError)) and (
        any("raise " in linecache.getline(
            trace.tb_frame.f_code.co_filename, number)
            for number in range(trace.tb_lineno - 6, trace.tb_lineno + 1))
        or "positional argument" in str(problem)
        or trace.tb_frame.f_code.co_filename.startswith(ROOT + "/tests")
        and "raise" in line)


@pytest.mark.parametrize("seed", range(6))
def test_every_bad_call_gets_a_sentence(seed, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    caller, bare = Caller(seed), []
    for _ in range(250):
        state = caller.rng.getstate()
        try:
            with contextlib.redirect_stdout(io.StringIO()):
                caller.call()
        except Exception as problem:
            if not is_sentence(problem):
                bare.append((state[1][-1], repr(problem),
                             problem.__traceback__))
            problem.__traceback__ = None
    assert [one[:2] for one in bare] == []


@pytest.mark.parametrize("call, words", [
    (lambda: minnet.data.read_csv(1), "the file is 1; expected its name"),
    (lambda: minnet.draw.curve([]), "curve: "),
    (lambda: minnet.draw.curve([[]]), "expected a list of [x, y]"),
    (lambda: ReLUActivation().forward([[1, "a"]]),
     "ReLUActivation(): number 2 of row 1 of the batch is 'a'"),
    (lambda: FCLayer(2, 1).forward([[1, None]]),
     "FCLayer(2, 1): number 2 of row 1 of the batch is None"),
    (lambda: FCLayer(2, 1).forward([[1, [2]]]),
     "FCLayer(2, 1): number 2 of row 1 of the batch is [2]"),
    (lambda: MSELoss().forward([[1]], [["1"]]),
     "MSELoss(): number 1 of row 1 of the label is '1'"),
    (lambda: minnet.data.xor_points(3, rng=[]), "xor_points: rng is []"),
    (lambda: DropoutLayer(0.5, rng=3), "DropoutLayer: rng is 3; expected"),
    (lambda: FCLayer(1, 1).forward({0: [1]}), "the batch is {0: [1]}"),
    (lambda: minnet.explain_step([1], [1]), "[1] is no Model; expected one"),
    (lambda: minnet.data.accuracy(5, 6), "predicted is 5; expected a list")])
def test_the_sentence_says_what_came(call, words):
    with pytest.raises((TypeError, ValueError)) as found:
        call()
    assert words in str(found.value)


def settings_of(thing):
    return [name for name in vars(thing) if name[0] != "_"]


MADE = [make() for make in LAYERS + LOSSES + [
    SGD, Momentum, Adam, lambda: Model([FCLayer(2, 1)], 1, 1, 0.1)]]


@pytest.mark.parametrize("thing", MADE, ids=lambda one: type(one).__name__)
def test_a_setting_under_another_name_is_not_taken_without_a_word(thing):
    for name in settings_of(thing):
        if len(name) < 3:
            continue  # x: too short to tell what is meant
        for other in {name.upper(), name.replace("_", "") + "s",
                      name.rstrip("s").title()} - {name} - set(dir(thing)):
            with pytest.raises(AttributeError) as found:
                setattr(thing, other, 1)
            assert f"did you mean {name}?" in str(found.value)
            assert not hasattr(thing, other)
        setattr(thing, name, getattr(thing, name))
    for note in "note", "weights_before", "name", "my_weights":
        setattr(thing, note, 1)
        delattr(thing, note)


@pytest.mark.parametrize("thing, name, meant", [
    (FCLayer(2, 1), "biases", "bias"), (FCLayer(2, 1), "W", "weights"),
    (FCLayer(2, 1), "weigths", "weights"), (Adam(), "l2", "weight_decay"),
    (Model([FCLayer(2, 1)], 1, 1, 1), "lr", "learning_rate"),
    (Model([FCLayer(2, 1)], 1, 1, 1), "epochs", "num_epochs")])
def test_names_of_other_packages_and_slips(thing, name, meant):
    with pytest.raises(AttributeError, match=f"did you mean {meant}"):
        setattr(thing, name, 3)


def test_a_class_of_ones_own_may_have_any_name():
    class Mine(FCLayer):
        def __init__(self):
            super().__init__(2, 1)
            self.biases = self.W = 3

    mine = Mine()
    mine.lr = 1
    assert (mine.biases, mine.lr) == (3, 1)
