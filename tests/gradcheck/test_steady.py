"""What must be so whatever the slopes are: the checks without a step size."""

import copy
import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minnet import (DropoutLayer, FCLayer, Model, MSELoss, ReLUActivation,
                    SigmoidActivation, SoftmaxActivation, SSELoss,
                    TanhActivation, check_gradients, sum_rows)
from minnet.gradcheck.places import Kept
from minnet.gradcheck.rows import all_close, close_slopes, some_rows
from minnet.gradcheck.steady import steady_problems
from minnet.gradcheck.steps import wrong_steps
from minnet.gradcheck.subject import Subject
from tests.tools.strategies import floats, layers_and_batches
from tests.gradcheck.test_gradient_check import (X, Article, Formula, InPlace, KeepsOwnNames,
                                  Kept as OwnNames, maxout, verdicts)

LABEL = [[1.0, 2.0], [-1.0, 0.5], [3.0, 0.25]]


def found_in(thing, x=None, label=None):
    """The short names of all problems that are found without slopes."""
    x, label = copy.deepcopy((X if x is None else x, label))
    kept, de_dy = Kept(thing), None
    if label is None:
        y = thing.forward(copy.deepcopy(x))
        de_dy = [[1.25 + 3 * i - j / 2 for j in range(len(row))]
                 for i, row in enumerate(y)]
        kept.put_back()
    subject = Subject(thing, x, label, de_dy)
    names = [name for name, _ in steady_problems(subject)]
    kept.put_back()
    names += [name for name, _ in wrong_steps(subject)]
    kept.put_back()
    return names


def check(layer, name, x=X, label=None):
    """The checker names it, with its own batch and with this one."""
    assert name in found_in(layer, x, label)
    for report in (check_gradients(layer, x, label), check_gradients(layer)):
        assert report.wrong and not report.ok
        assert report.mistake == name, report
        assert name in [short for short, _ in report.problems]
        assert report.sentence in " ".join(repr(report).split())
        assert len(repr(report).splitlines()) <= 25


# Right ones raise no alarm.

class BatchNorm:
    """y = (x - mean) / spread of the batch itself: rows see each other."""

    def __init__(self, least=1e-3):
        self.least = least

    def forward(self, x):
        columns = list(zip(*x))
        n = len(x)
        means = [sum(column) / n for column in columns]
        self.spreads = [math.sqrt(sum([(a - m) ** 2 for a in column]) / n
                                  + self.least)
                        for column, m in zip(columns, means)]
        self.y = [[(a - m) / s for a, m, s in zip(row, means, self.spreads)]
                  for row in x]
        return self.y

    def backward(self, de_dy, learning_rate=None):
        n = len(de_dy)
        sums = sum_rows(de_dy)
        shares = sum_rows([[s * y for s, y in zip(*rows)]
                           for rows in zip(de_dy, self.y)])
        return [[(d - total / n - y * share / n) / s for d, y, total, share, s
                 in zip(row, ys, sums, shares, self.spreads)]
                for row, ys in zip(de_dy, self.y)]


class Centred:
    """y = x - the mean row of the batch."""

    def forward(self, x):
        means = [sum(column) / len(x) for column in zip(*x)]
        return [[a - m for a, m in zip(row, means)] for row in x]

    def backward(self, de_dy, learning_rate=None):
        return self.forward(de_dy)


class Running(Article):
    """y = w (x - mean) + b, with a mean that every forward moves on."""

    def __init__(self):
        Article.__init__(self, [2.0, -1.0], [0.5, 3.0])
        self.mean = [0.0, 0.0]

    def forward(self, x):
        self.mean[:] = [0.9 * m + 0.1 * sum(column) / len(x)
                        for m, column in zip(self.mean, zip(*x))]
        return Article.forward(self, x)


class WithMomentum(Article):
    """Its own step remembers the steps before: v = 0.9 v + slope."""

    def __init__(self):
        Article.__init__(self, [2.0, -1.0], [0.5, 3.0])
        self.v = [[0.0, 0.0], [0.0, 0.0]]

    def step(self, de_dw, de_db, learning_rate):
        self.v = [[0.9 * v + s for v, s in zip(*rows)]
                  for rows in zip(self.v, (de_dw, de_db))]
        Article.step(self, self.v[0], self.v[1], learning_rate)


class StepsIfAsked(FCLayer):
    """As FCLayer, with lists that are made anew in each step."""

    def backward(self, de_dy, learning_rate=None):
        de_dx = FCLayer.backward(self, de_dy)
        if learning_rate is not None:
            self.weights = [[w - learning_rate * s for w, s in zip(*rows)]
                            for rows in zip(self.weights, self.de_dw)]
            self.bias = [b - learning_rate * s for b, s
                         in zip(self.bias, self.de_db)]
        return de_dx


class Unlike(MSELoss):
    """e is divided by all numbers but one."""

    def forward(self, y, label):
        MSELoss.forward(self, y, label)
        count = len(y) * len(y[0])
        return SSELoss().forward(y, label) / (count - 0.5)

    def backward(self):
        count = len(self.y) * len(self.y[0])
        return [[2 * (a - b) / (count - 0.5) for a, b in zip(*rows)]
                for rows in zip(self.y, self.label)]


GOOD = [FCLayer(2, 3), FCLayer(2, 1), SigmoidActivation(), TanhActivation(),
        SoftmaxActivation(), ReLUActivation(), maxout(), DropoutLayer(0.5),
        Article([2.0, -1.0], [0.5, 3.0]),
        InPlace([2.0, -1.0], [0.5, 3.0]),
        KeepsOwnNames([2.0, -1.0], [0.5, 3.0]), OwnNames(("w", "dw")),
        StepsIfAsked(2, 2), BatchNorm(), Centred(), Running(),
        WithMomentum(), MSELoss(), SSELoss(), Unlike(),
        Model([BatchNorm(), FCLayer(2, 3), TanhActivation(), FCLayer(3, 2)],
              1, 1, 1),
        Model([Article([2.0, -1.0], [0.5, 3.0]), SigmoidActivation(),
               StepsIfAsked(2, 2)], 1, 1, 1)]


@pytest.mark.parametrize("thing", GOOD,
                         ids=lambda thing: type(thing).__name__)
def test_right_ones_raise_no_alarm(thing):
    label = LABEL if isinstance(thing, (MSELoss, SSELoss, Model)) else None
    assert found_in(thing, label=label) == []
    for report in (check_gradients(thing, X, label), check_gradients(thing)):
        assert report.ok, report


@pytest.mark.parametrize("x", [
    [[1.0, 2.0]] * 3, [[1.0, 2.0], [1.0, -1.0], [1.0, 0.5]],
    [[0.0, 0.0], [0.0, 0.0]]])
@pytest.mark.slow
def test_a_normalisation_of_equal_numbers(x):
    """y is 0 for the batch as for each row by itself; the slopes differ."""
    layers = [BatchNorm(), FCLayer(2, 2, init=lambda i, o: (
        [[0.5, -1.0], [1.0, 0.25]], [0.5, 1.0]))]
    for model in (Model(layers, 1, 1, 1), Model(layers[::-1], 1, 1, 1),
                  Model(layers, 1, 1, 1, SSELoss())):
        label = [[1.0, -1.0], [0.0, 2.0], [0.5, 0.0]][:len(x)]
        for given_label in (None, label):
            report = check_gradients(model, x, given_label)
            assert not report.wrong, report


@pytest.mark.parametrize("n", [3, 7])
@pytest.mark.slow
def test_slopes_that_are_0_but_for_rounding(n):
    """3.6e-15 for 0 is no mistake beside slopes of 10 and more."""
    for w in (2.0, 1e3):
        model = Model([FCLayer(1, 4, init=lambda i, o: (
            [[w], [-w], [w / 7], [3 * w]], [w, 0.3, -0.7, 0.1])),
            BatchNorm()], 1, 1, 1)
        for x in ([[1.0]] * n, [[a / n] for a in range(n)]):
            label = [[(a * b) % 3 / 10 for a in range(4)] for b in range(n)]
            report = check_gradients(model, x, label)
            assert not report.wrong, report


class NoSingleRow(BatchNorm):
    """Of one row the spread is 0."""

    def __init__(self):
        BatchNorm.__init__(self, 0)


class Refuses(Centred):
    """Refuses to look at one row alone."""

    def forward(self, x):
        if len(x) < 2:
            raise ValueError("a batch, please")
        return Centred.forward(self, x)

    def backward(self, de_dy, learning_rate=None):
        return Centred.forward(self, de_dy)


def test_a_bias_before_a_normalisation_has_no_slope():
    report = check_gradients(Model([FCLayer(2, 2), BatchNorm()], 1, 1, 1), X)
    assert verdicts(report) == {
        "1 FCLayer weights": "right", "1 FCLayer bias": "nothing to check",
        "input": "right"}


@pytest.mark.parametrize("layer", [NoSingleRow(), Refuses(), Model(
    [NoSingleRow(), FCLayer(2, 2)], 1, 1, 1)])
def test_layers_that_take_no_single_row(layer):
    for report in (check_gradients(layer, X), check_gradients(layer)):
        assert report.ok, report


@given(layers_and_batches(rows=st.integers(1, 4), numbers=floats))
def test_no_alarm_on_any_fc_layer(case):
    layer, x, _ = case
    assert found_in(layer, x) == []
    stepping = Article(layer.weights[0], layer.weights[0])
    assert found_in(stepping, x) == []


def test_one_row_and_very_unequal_rows():
    for x in ([[1.0, 2.0]], [[1e9, 1e-9], [1e-9, -1.0], [0.0, 1e9]],
              [[0.0, 0.0], [0.0, 0.0]], [[1.0, 2.0], [1.0, 2.0]]):
        for layer in GOOD[:6]:
            assert found_in(layer, x) == []


# Arguments are left alone.

class WritesX(Formula):
    def forward(self, x):
        for row in x:
            row[0] = row[0] + 1
        return Formula.forward(self, x)


class WritesXInBackward(Formula):
    def backward(self, de_dy, learning_rate=None):
        de_dx = Formula.backward(self, de_dy)
        self.x[0][0] = 0.0
        return de_dx


class WritesSlopes(Formula):
    def backward(self, de_dy, learning_rate=None):
        for row, slopes in zip(self.x, de_dy):
            slopes[:] = [self.slope(a) * s for a, s in zip(row, slopes)]
        return de_dy


@pytest.mark.parametrize("kind", [WritesX, WritesXInBackward, WritesSlopes])
def test_arguments_that_are_modified(kind):
    layer = kind(lambda a: a * a, lambda a: 2 * a)
    x = copy.deepcopy(X)
    check(layer, "argument modified", x)
    assert x == X
    model = Model([FCLayer(2, 2), kind(lambda a: a * a, lambda a: 2 * a)],
                  1, 1, 1)
    check(model, "argument modified")


class AppendsOne:
    """y = w x with a 1 at the end of each x, put there by forward."""

    def __init__(self):
        self.weights = [[1.0, 2.0, 3.0]]

    def forward(self, x):
        for row in x:
            row.append(1.0)
        self.x = x
        return [[sum([w * a for w, a in zip(self.weights[0], row)])]
                for row in x]

    def backward(self, de_dy, learning_rate):
        de_dx = [[s * w for w in self.weights[0][:-1]] for [s] in de_dy]
        steps = sum_rows([[s * a for a in row[:3]]
                          for [s], row in zip(de_dy, self.x)])
        self.weights = [[w - learning_rate * step for w, step
                         in zip(self.weights[0], steps)]]
        return de_dx


def test_an_argument_that_grows():
    layer = AppendsOne()
    report = check_gradients(layer, X)
    assert report.wrong and report.mistake == "argument modified"
    assert layer.weights == [[1.0, 2.0, 3.0]]


class WritesY(SSELoss):
    def forward(self, y, label):
        e = SSELoss.forward(self, y, label)
        self.y = copy.deepcopy(y)
        y[-1][0] = 0
        return e


class WritesLabel(SSELoss):
    def forward(self, y, label):
        e = SSELoss.forward(self, y, label)
        self.label = copy.deepcopy(label)
        label[0][-1] = 7
        return e


class WritesYLater(SSELoss):
    def backward(self):
        de_dy = SSELoss.backward(self)
        self.y[0][0] += 1
        return de_dy


@pytest.mark.parametrize("kind", [WritesY, WritesLabel, WritesYLater])
def test_losses_that_write_into_their_arguments(kind):
    label = copy.deepcopy(LABEL)
    check(kind(), "argument modified", X, label)
    check(Model([FCLayer(2, 2)], 1, 1, 1, kind()), "argument modified", X,
          label)
    assert label == LABEL


# The same numbers twice.

class Draws(FCLayer):
    """forward adds noise of its own."""

    def __init__(self, *sizes):
        FCLayer.__init__(self, *sizes)
        self.rng = random.Random(1)

    def forward(self, x):
        return [[a + self.rng.random() for a in row]
                for row in FCLayer.forward(self, x)]


class DrawsBackward(FCLayer):
    """backward draws a mask."""

    def __init__(self, *sizes):
        FCLayer.__init__(self, *sizes)
        self.rng = random.Random(1)

    def backward(self, de_dy, learning_rate=None):
        return [[s * self.rng.random() for s in row]
                for row in FCLayer.backward(self, de_dy)]


@pytest.mark.parametrize("kind", [Draws, DrawsBackward])
def test_random_numbers(kind):
    check(kind(2, 2), "random")


def test_dropout_while_training():
    layer = DropoutLayer(0.5, random.Random(3))
    layer.training = True
    assert "random" in found_in(layer, [[1.0] * 9] * 3)


@pytest.mark.parametrize("seed", range(8))
def test_dropout_on_few_numbers(seed):
    """Of 3 numbers the same may be dropped twice by chance."""
    layer = DropoutLayer(0.5, random.Random(seed))
    layer.training = True
    report = check_gradients(layer)
    assert report.wrong and report.mistake == "random"


class AddsUp(FCLayer):
    """A new list each time, with the old one added."""

    def backward(self, de_dy, learning_rate=None):
        before = self.de_db or [0] * self.output_dim
        de_dx = FCLayer.backward(self, de_dy)
        self.de_db = [a + b for a, b in zip(before, self.de_db)]
        return de_dx


class AddsUpInPlace(FCLayer):
    """The same list each time."""

    def __init__(self, *sizes):
        FCLayer.__init__(self, *sizes)
        self.sums = [0] * self.output_dim

    def backward(self, de_dy, learning_rate=None):
        de_dx = FCLayer.backward(self, de_dy)
        self.sums[:] = [a + b for a, b in zip(self.sums, self.de_db)]
        self.de_db = self.sums
        return de_dx


class AddsUpWeights(FCLayer):
    def __init__(self, *sizes):
        FCLayer.__init__(self, *sizes)
        self.de_dw = [[0.0] * self.input_dim for _ in range(self.output_dim)]

    def backward(self, de_dy, learning_rate=None):
        before = self.de_dw
        de_dx = FCLayer.backward(self, de_dy)
        self.de_dw = [[a + b for a, b in zip(*rows)]
                      for rows in zip(before, self.de_dw)]
        return de_dx


class ArticleAddsUp(Article):
    sums = None

    def step(self, de_dw, de_db, learning_rate):
        before = self.sums or [0.0 for _ in de_dw]
        self.sums = [a + b for a, b in zip(before, de_dw)]
        Article.step(self, self.sums, de_db, learning_rate)


@pytest.mark.parametrize("layer", [
    AddsUp(2, 3), AddsUpInPlace(2, 3), AddsUpWeights(2, 2),
    ArticleAddsUp([1.0, 2.0], [3.0, 4.0])],
    ids=lambda layer: type(layer).__name__)
def test_slopes_that_are_added_up(layer):
    check(layer, "gradient accumulated")
    check(Model([FCLayer(2, 2), copy.deepcopy(layer)], 1, 1, 1),
          "gradient accumulated")


def test_slopes_added_up_since_long_ago():
    """The first gradient seen is not the first there was."""
    layer = AddsUp(2, 3)
    for _ in range(3):
        layer.forward(X)
        layer.backward([[1.0, 2.0, 3.0]] * 3)
    before = list(layer.de_db)
    check(layer, "gradient accumulated")
    assert layer.de_db == before


# forward starts anew.

class FirstX(FCLayer):
    first = None

    def forward(self, x):
        y = FCLayer.forward(self, x)
        if self.first is None:
            self.first = x
        self.x = self.first
        return y


class XBefore(FCLayer):
    new = None

    def forward(self, x):
        y = FCLayer.forward(self, x)
        self.x = self.new if self.new and len(self.new) == len(x) else x
        self.new = x
        return y


class FirstOutput:
    """A sigmoid that keeps the first y it had of that size."""

    def __init__(self):
        self.y = None

    def forward(self, x):
        y = [[1 / (1 + math.exp(-a)) for a in row] for row in x]
        if self.y is None or len(self.y) != len(y):
            self.y = y
        return y

    def backward(self, de_dy, learning_rate=None):
        return [[s * y * (1 - y) for s, y in zip(*rows)]
                for rows in zip(de_dy, self.y)]


class FirstLabel(SSELoss):
    kept = None

    def forward(self, y, label):
        e = SSELoss.forward(self, y, label)
        if self.kept is None or len(self.kept) != len(y):
            self.kept = y
        self.y = self.kept
        return e


@pytest.mark.parametrize("layer", [FirstX(2, 2), FirstX(2, 3), XBefore(2, 2),
                                   FirstOutput()],
                         ids=lambda layer: type(layer).__name__)
def test_an_input_that_is_remembered_too_long(layer):
    label = [[1.0 for _ in row] for row in copy.deepcopy(layer).forward(X)]
    check(copy.deepcopy(layer), "stale input")
    model = Model([FCLayer(2, 2), layer], 1, 1, 1)
    check(model, "stale input")
    check(model, "stale input", X, label)


def test_a_loss_that_remembers_too_long():
    check(FirstLabel(), "stale input", X, LABEL)
    check(Model([FCLayer(2, 2)], 1, 1, 1, FirstLabel()), "stale input", X,
          LABEL)


# A batch is its rows.

class LastRowBias(FCLayer):
    def backward(self, de_dy, learning_rate=None):
        de_dx = FCLayer.backward(self, de_dy)
        self.de_db = list(de_dy[-1])
        return de_dx


class MeanWeights(FCLayer):
    def backward(self, de_dy, learning_rate=None):
        de_dx = FCLayer.backward(self, de_dy)
        self.de_dw = [[a / len(de_dy) for a in row] for row in self.de_dw]
        return de_dx


class FirstSlopes(FCLayer):
    """Every row gets the slopes of the first."""

    def backward(self, de_dy, learning_rate=None):
        return [list(FCLayer.backward(self, de_dy)[0]) for _ in de_dy]


class FirstRowTwice(FCLayer):
    """Right for a single row, or two, wrong beyond."""

    def backward(self, de_dy, learning_rate=None):
        de_dx = FCLayer.backward(self, de_dy)
        if len(de_dy) > 2:
            self.de_db = [a + b for a, b in zip(self.de_db, de_dy[0])]
        return de_dx


@pytest.mark.parametrize("kind", [LastRowBias, MeanWeights, FirstRowTwice])
def test_batches_that_are_not_their_rows(kind):
    assert "rows mixed up" in found_in(kind(2, 3))
    report = check_gradients(kind(2, 3), X)
    assert report.wrong and "rows mixed up" in dict(report.problems)
    # Where the slopes tell which mistake it is, that is said instead.
    assert report.mistake is not None


def test_rows_in_another_order():
    assert "rows mixed up" in found_in(FirstSlopes(2, 3))
    assert check_gradients(FirstSlopes(2, 3), X).wrong


def test_rows_of_a_mean_and_of_a_sum():
    for loss in (MSELoss(), SSELoss()):
        model = Model([FCLayer(2, 2)], 1, 1, 1, loss)
        assert found_in(model, X, LABEL) == []
        model = Model([LastRowBias(2, 2)], 1, 1, 1, loss)
        assert "rows mixed up" in found_in(model, X, LABEL)


# Steps.

class Unasked(FCLayer):
    def backward(self, de_dy, learning_rate=None):
        return FCLayer.backward(self, de_dy, learning_rate or 0.01)


class RateTwice(Article):
    def step(self, de_dw, de_db, learning_rate):
        Article.step(self, [learning_rate * s for s in de_dw], de_db,
                     learning_rate)


class AskedRateTwice(FCLayer):
    def backward(self, de_dy, learning_rate=None):
        return FCLayer.backward(
            self, de_dy, learning_rate and learning_rate ** 2)


class DoubleStep(FCLayer):
    def backward(self, de_dy, learning_rate=None):
        return FCLayer.backward(
            self, de_dy, learning_rate and 2 * learning_rate)


class ThirdOfAStep(FCLayer):
    def backward(self, de_dy, learning_rate=None):
        return FCLayer.backward(
            self, de_dy, learning_rate and learning_rate / 3)


class StepFirst(Article):
    def backward(self, de_dy, learning_rate):
        Article.backward(self, de_dy, learning_rate)
        return [[s * p for s, p in zip(row, self.w)] for row in de_dy]


class AskedStepFirst(FCLayer):
    def backward(self, de_dy, learning_rate=None):
        de_dx = FCLayer.backward(self, de_dy, learning_rate)
        return de_dx if learning_rate is None else [
            [sum([s * w[j] for s, w in zip(row, self.weights)])
             for j in range(self.input_dim)] for row in de_dy]


@pytest.mark.parametrize("layer, name", [
    (Unasked(2, 2), "learning rate twice"),
    (RateTwice([1.0, 2.0], [3.0, 4.0]), "learning rate twice"),
    (AskedRateTwice(2, 2), "learning rate twice"),
    (DoubleStep(2, 2), "learning rate twice"),
    (ThirdOfAStep(2, 2), "wrong step"),
    (StepFirst([1.0, 2.0], [3.0, 4.0]), "updated weights used"),
    (AskedStepFirst(2, 2), "updated weights used")],
    ids=lambda a: type(a).__name__)
def test_steps(layer, name):
    check(layer, name)
    check(Model([FCLayer(2, 2), layer], 1, 1, 1), name)


def test_the_weights_stay_whatever_the_steps():
    for layer in (Unasked(2, 2), DoubleStep(2, 2), StepsIfAsked(2, 2)):
        weights, bias = layer.weights, layer.bias
        before = repr([weights, bias])
        check_gradients(layer, X)
        assert layer.weights is weights and layer.bias is bias
        assert repr([weights, bias]) == before


def test_large_weights_hide_no_step_and_make_none():
    """The step is read off large weights with few digits."""
    layer = Article([1e6, -2e6], [3e6, 1e6])
    assert found_in(layer) == []
    assert check_gradients(layer, X).ok
    assert "learning rate twice" in found_in(RateTwice([1e4, -2e4],
                                                       [3.0, 4.0]))


# What is learned but not found: no false alarm for what is right.

class InDict(Article):
    """Keeps its numbers in a dict, in a tuple and as single numbers."""

    def __init__(self):
        self.params = {"w": [2.0, -1.0], "b": [0.5, 3.0]}

    @property
    def w(self):
        return self.params["w"]

    @w.setter
    def w(self, values):
        self.params["w"] = values

    @property
    def b(self):
        return self.params["b"]

    @b.setter
    def b(self, values):
        self.params["b"] = values

    count = 0


class SingleNumber:
    """y = w x, where w is a number by itself."""

    def __init__(self):
        self.w = 2.0

    def forward(self, x):
        self.x = x
        return [[self.w * a for a in row] for row in x]

    def backward(self, de_dy, learning_rate):
        de_dx = [[self.w * s for s in row] for row in de_dy]
        self.w -= learning_rate * sum(
            [a * s for rows in zip(self.x, de_dy) for a, s in zip(*rows)])
        return de_dx


class Dead:
    """y = relu(w x + b), so far below 0 that nothing counts at first."""

    def __init__(self, b):
        self.w, self.b = [[1.0, -1.0]], [b]

    def forward(self, x):
        self.x = x
        self.z = [[self.b[0] + sum([w * a for w, a in zip(self.w[0], row)])]
                  for row in x]
        return [[max(z, 0) for z in row] for row in self.z]

    def backward(self, de_dy, learning_rate):
        slopes = [s[0] if z[0] > 0 else 0 for s, z in zip(de_dy, self.z)]
        de_dx = [[s * w for w in self.w[0]] for s in slopes]
        steps = sum_rows([[s * a for a in row]
                          for s, row in zip(slopes, self.x)])
        self.w = [[w - learning_rate * step
                   for w, step in zip(self.w[0], steps)]]
        self.b = [self.b[0] - learning_rate * sum(slopes)]
        return de_dx


@pytest.mark.parametrize("layer", [InDict(), SingleNumber()],
                         ids=lambda layer: type(layer).__name__)
def test_what_is_kept_elsewhere_raises_no_alarm(layer):
    before = repr(vars(layer))
    for report in (check_gradients(layer, X), check_gradients(layer)):
        assert not report.wrong, report
        assert verdicts(report)["input"] == "right"
    assert repr(vars(layer)) == before


@pytest.mark.parametrize("b", [-1.6, -1.2, -0.5, 0.0, 2.0, -100.0])
def test_units_that_are_hardly_ever_on(b):
    layer = Dead(b)
    for x in (X, [[0.5, -0.5], [0.25, 1.0]], [[3.0, 1.0]]):
        report = check_gradients(layer, x)
        assert not report.wrong, report
        if b > -100:
            assert report.ok or "nothing to check" in repr(report)
    assert layer.w == [[1.0, -1.0]] and layer.b == [b]


# The tools.

def test_close_slopes():
    assert close_slopes([1.0, -2.0], [1.0, -2.0])
    assert close_slopes([1e9, 1.0], [1e9, 1.0 + 1e-3])
    assert not close_slopes([1.0, 1.0], [1.0, 1.0 + 1e-6])
    assert not close_slopes([1.0], [1.0, 1.0])
    assert close_slopes([1.0], [1.0 + 1e-6], scale=1e4)
    assert close_slopes(None, [1.0]) and close_slopes([1.0], None)
    assert close_slopes([math.nan, 1.0], [math.nan, 1.0])
    assert not close_slopes([math.nan, 1.0], [1.0, 1.0])
    assert close_slopes([0.0], [0])
    assert all_close([[1.0], None], [[1.0], [2.0]])
    assert not all_close([[1.0], [2.0]], [[1.0], [2.1]])
    assert all_close([[1e9], [1e-9]], [[1e9], [2e-9]])


def test_some_rows():
    subject = Subject(FCLayer(2, 2), X, None, LABEL)
    part = some_rows(subject, [2, 0])
    assert part.x == [X[2], X[0]] and part.de_dy == [LABEL[2], LABEL[0]]
    assert part.label is None and part.thing is subject.thing
    part.x[0][0] = 9
    assert subject.x[2][0] == -0.5
