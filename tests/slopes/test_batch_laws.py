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
from minnet.slopes.batch import Maker
from minnet.slopes.batch_laws import broken_laws
from minnet.slopes.kept import Kept
from minnet.slopes.subject import Subject
from tests.gradcheck.layers import (MAXOUT, Article, Formula, InPlace,
                                    Kept as OwnNames, X, articles, broken,
                                    catalogue, verdicts)
from tests.tools.strategies import floats, layers_and_batches

pytestmark = pytest.mark.once

LABEL = [[1.0, 2.0], [-1.0, 0.5], [3.0, 0.25]]


def model_of(*layers, loss=None):
    return Model(list(layers), 1, 1, 1, loss)


def found_in(thing, x=X, label=None):
    """The short names of all mistakes that are found without slopes."""
    de_dy = None
    with Kept(thing):
        if label is None:
            y = thing.forward(copy.deepcopy(x))
            de_dy = [[1.25 + 3 * i - j / 2 for j in range(len(row))]
                     for i, row in enumerate(y)]
    with Kept(thing):
        return [name for name, _ in broken_laws(Subject(thing, x, label,
                                                        de_dy))]


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
    """y = (x - mean) / spread of the batch itself: rows see each other. Of
    one row the spread is only what it is at least."""

    least = 1e-3

    def forward(self, x):
        columns, n = list(zip(*x)), len(x)
        means = [sum(column) / n for column in columns]
        self.spreads = [math.sqrt(sum([(a - m) ** 2 for a in column]) / n
                                  + self.least)
                        for column, m in zip(columns, means)]
        self.y = [[(a - m) / s for a, m, s in zip(row, means, self.spreads)]
                  for row in x]
        return self.y

    def backward(self, de_dy, learning_rate=None):
        n, sums = len(de_dy), sum_rows(de_dy)
        shares = sum_rows([[s * y for s, y in zip(*rows)]
                           for rows in zip(de_dy, self.y)])
        return [[(d - total / n - y * share / n) / s for d, y, total, share, s
                 in zip(row, ys, sums, shares, self.spreads)]
                for row, ys in zip(de_dy, self.y)]


class Running(Article):
    """y = w (x - mean) + b, with a mean that every forward moves on."""

    def __init__(self, w, b):
        Article.__init__(self, w, b)
        self.mean = [0.0, 0.0]

    def forward(self, x):
        self.mean[:] = [0.9 * m + 0.1 * sum(column) / len(x)
                        for m, column in zip(self.mean, zip(*x))]
        return Article.forward(self, x)


class WithMomentum(Article):
    """Its own step remembers the steps before: v = 0.9 v + slope."""

    def __init__(self, w, b):
        Article.__init__(self, w, b)
        self.v = [[0.0, 0.0], [0.0, 0.0]]

    def step(self, de_dw, de_db, learning_rate):
        self.v = articles.add(articles.scale(0.9, self.v), [de_dw, de_db])
        Article.step(self, self.v[0], self.v[1], learning_rate)


class StepsIfAsked(FCLayer):
    """As FCLayer, with lists that are made anew in each step."""

    def backward(self, de_dy, learning_rate=None):
        de_dx = FCLayer.backward(self, de_dy)
        if learning_rate is not None:
            articles.ArticleDense.step(self, self.de_dw, self.de_db,
                                       learning_rate)
        return de_dx


class Unlike(SSELoss):
    """e is divided by all numbers but a half."""

    def forward(self, y, label):
        self.share = 1 / (len(y) * len(y[0]) - 0.5)
        return self.share * SSELoss.forward(self, y, label)

    def backward(self):
        return articles.scale(self.share, SSELoss.backward(self))


GOOD = [FCLayer(2, 3), FCLayer(2, 1), SigmoidActivation(), TanhActivation(),
        SoftmaxActivation(), ReLUActivation(), MAXOUT, DropoutLayer(0.5),
        OwnNames(("w", "dw")), StepsIfAsked(2, 2), BatchNorm(),
        broken(BatchNorm, least=0), MSELoss(), SSELoss(), Unlike(),
        model_of(BatchNorm(), FCLayer(2, 3), TanhActivation(), FCLayer(3, 2)),
        model_of(Article([2.0, -1.0], [0.5, 3.0]), SigmoidActivation(),
                 StepsIfAsked(2, 2))] + [
    kind([2.0, -1.0], [0.5, 3.0]) for kind in (
        Article, InPlace, Running, WithMomentum)]


@pytest.mark.parametrize("thing", GOOD,
                         ids=lambda thing: type(thing).__name__)
def test_right_ones_raise_no_alarm(thing):
    label = LABEL if isinstance(thing, (MSELoss, SSELoss, Model)) else None
    assert found_in(thing, label=label) == []
    for report in (check_gradients(thing, X, label), check_gradients(thing)):
        assert report.ok, report


def models_with_norms():
    """y is 0 for the batch as for each row by itself, but slopes differ; or
    slopes are 0 but for rounding, 3.6e-15 beside 10 and more."""
    layers = [BatchNorm(), FCLayer(2, 2, init=lambda i, o: (
        [[0.5, -1.0], [1.0, 0.25]], [0.5, 1.0]))]
    for model in (model_of(*layers), model_of(*layers[::-1]),
                  model_of(*layers, loss=SSELoss())):
        for x in ([[1.0, 2.0]] * 3, [[1.0, 2.0], [1.0, -1.0], [1.0, 0.5]],
                  [[0.0, 0.0], [0.0, 0.0]]):
            for label in (None, [[1.0, -1.0], [0.0, 2.0], [0.5, 0.0]]):
                yield model, x, label and label[:len(x)]
    for w, n in ((2.0, 3), (1e3, 3), (2.0, 7), (1e3, 7)):
        model = model_of(FCLayer(1, 4, init=lambda i, o, w=w: (
            [[w], [-w], [w / 7], [3 * w]], [w, 0.3, -0.7, 0.1])), BatchNorm())
        for x in ([[1.0]] * n, [[a / n] for a in range(n)]):
            yield model, x, [[(a * b) % 3 / 10 for a in range(4)]
                             for b in range(n)]


@pytest.mark.parametrize("model, x, label", models_with_norms())
@pytest.mark.slow
def test_a_normalisation_raises_no_alarm(model, x, label):
    report = check_gradients(model, x, label)
    assert not report.wrong, report


def test_a_bias_before_a_normalisation_has_no_slope():
    report = check_gradients(model_of(FCLayer(2, 2), BatchNorm()), X)
    assert verdicts(report) == {
        "1 FCLayer weights": "right", "1 FCLayer bias": "nothing to check",
        "input": "right"}


@given(layers_and_batches(rows=st.integers(1, 4), numbers=floats))
def test_no_alarm_on_any_fc_layer(case):
    layer, x, _ = case
    assert found_in(layer, x) == []
    w = layer.weights[0]
    assert found_in(Article(list(w), list(w)), x) == []


def test_one_row_and_very_unequal_rows():
    for x in ([[1.0, 2.0]], [[1e9, 1e-9], [1e-9, -1.0], [0.0, 1e9]],
              [[0.0, 0.0], [0.0, 0.0]], [[1.0, 2.0], [1.0, 2.0]]):
        for layer in GOOD[:6]:
            assert found_in(layer, x) == []


# Broken ones.

def check_all(layer, name, x=X, label=None):
    """By itself and behind another layer."""
    check(layer, name, x, label)
    k = len(x[0])
    check(model_of(FCLayer(k, k), loss=layer) if label else
          model_of(FCLayer(k, k), layer), name, x, label)


@pytest.mark.parametrize("name, factory", [
    (name, factory) for name, factory in catalogue.CATALOGUE if name in (
        "argument modified", "gradient accumulated", "stale input",
        "learning rate twice", "updated weights used")])
def test_the_catalogue_of_bugs(name, factory):
    layer, x, label = (factory(random.Random(7)) + (None, None))[:3]
    if x is None:
        x, label = Maker(layer).batch(0)
    if not isinstance(layer, articles.OwnRate):  # seen by its slopes
        check_all(layer, name, x, label)


def stepping(rate_of):
    """FCLayer(2, 2) that steps by rate_of(learning_rate)."""
    def backward(self, de_dy, learning_rate=None):
        return FCLayer.backward(self, de_dy, rate_of(learning_rate))

    return broken(FCLayer, 2, 2, backward=backward)


def writes_x_in_backward(layer, de_dy, learning_rate=None):
    de_dx = Formula.backward(layer, de_dy)
    layer.x[0][0] = 0.0
    return de_dx


def writes_y_in_backward(loss):
    de_dy = SSELoss.backward(loss)
    loss.y[0][0] += 1
    return de_dy


def first_y(loss, y, label):
    """The first y of that size is kept."""
    e = SSELoss.forward(loss, y, label)
    if loss.kept is None or len(loss.kept) != len(y):
        loss.kept = y
    loss.y = loss.kept
    return e


BROKEN = [
    ("argument modified", broken(Formula, lambda a: a * a, lambda a: 2 * a,
                                 backward=writes_x_in_backward)),
    ("argument modified", broken(SSELoss, backward=writes_y_in_backward)),
    ("stale input", broken(SSELoss, forward=first_y, kept=None)),
    ("learning rate twice", stepping(lambda rate: rate and rate ** 2)),
    ("learning rate twice", stepping(lambda rate: rate and 2 * rate)),
    ("wrong step", stepping(lambda rate: rate and rate / 3))]


@pytest.mark.parametrize("name, thing", BROKEN)
def test_broken_laws(name, thing):
    x, label = copy.deepcopy((X, LABEL))
    check_all(thing, name, x, label if isinstance(thing, SSELoss) else None)
    assert (x, label) == (X, LABEL)


@pytest.mark.parametrize("seed", range(8))
def test_dropout_while_training(seed):
    """Of 3 numbers the same may be dropped twice by chance."""
    layer = DropoutLayer(0.5, random.Random(seed))
    layer.training = True
    assert "random" in found_in(layer, [[1.0] * 9] * 3)
    report = check_gradients(layer)
    assert not report.ok and not report.wrong
    assert "can't be checked while forward draws random" in report


def test_slopes_added_up_since_long_ago():
    """The first gradient seen is not the first there was."""
    layer = articles.BiasAddsUp([[1.0, -2.0]] * 3, [0.5] * 3)
    for _ in range(3):
        layer.forward(X)
        layer.backward([[1.0, 2.0, 3.0]] * 3)
    sums = list(layer.de_db)
    check(layer, "gradient accumulated")
    assert layer.de_db == sums


# A batch is its rows.

class FirstRowTwice(articles.Dense):
    """Right for a single row, or two, wrong beyond."""

    def slope_of_bias(self, de_dy):
        return sum_rows(de_dy + de_dy[:1] * (len(de_dy) > 2))


class FirstSlopes(articles.Dense):
    """Every row gets the slopes of the first."""

    def slope_of_x(self, de_dy):
        return articles.matmul(de_dy[:1] * len(de_dy), self.weights)


@pytest.mark.parametrize("kind", [
    articles.LastBias, articles.DenseOverBatch, FirstRowTwice, FirstSlopes])
def test_batches_that_are_not_their_rows(kind):
    layer = kind([[0.5, -1.0], [1.0, 0.25], [2.0, 1.5]], [0.5, 1.0, -1.0])
    assert "rows mixed up" in found_in(layer)
    report = check_gradients(layer, X)
    assert report.wrong
    if kind is not FirstSlopes:
        assert "rows mixed up" in dict(report.problems)
        # Slopes that are wrong, too, tell more, or else there is no name.
        assert (report.mistake is None) is (kind is FirstRowTwice)


@pytest.mark.parametrize("loss", [MSELoss(), SSELoss()])
def test_rows_of_a_mean_and_of_a_sum(loss):
    assert found_in(model_of(FCLayer(2, 2), loss=loss), X, LABEL) == []
    layer = articles.LastBias([[0.5, -1.0], [1.0, 2.0]], [1.0, 0.0])
    assert "rows mixed up" in found_in(model_of(layer, loss=loss), X, LABEL)


def test_large_weights_hide_no_step_and_make_none():
    """The step is read off large weights with few digits."""
    large = [1e6, -2e6], [3e6, 1e6]
    assert found_in(Article(*large)) == []
    assert check_gradients(Article(*large), X).ok
    assert "learning rate twice" in found_in(articles.RateTimesRate(
        [[1e4, -2e4]], [3.0]))


# What a layer remembers.

class Remembers(articles.Dense):
    """Appends each x in forward; backward takes the one that `take` takes."""

    def __init__(self, take):
        articles.Dense.__init__(self, [[0.5, -1.0], [1.0, 0.25]], [0.5, 1.0])
        self.take, self.memory = take, []

    def forward(self, x):
        self.memory.append(x)
        return articles.linear(x, self.weights, self.bias)

    def backward(self, de_dy, learning_rate=None):
        self.x = self.take(self.memory)
        return articles.Dense.backward(self, de_dy)


class Velocities(articles.ArticleDense):
    """v = 0.9 v - rate * slope, w = w + v; v is not 0 from the start."""

    def __init__(self):
        articles.ArticleDense.__init__(self, [[0.5, -1.0]], [0.5])
        self.v = [[0.25, 0.125], [-0.5]]

    def step(self, de_dw, de_db, learning_rate):
        self.v = [[0.9 * v - learning_rate * s for v, s in zip(*rows)]
                  for rows in zip(self.v, [de_dw[0], de_db])]
        [self.weights[0], self.bias] = articles.add(
            [self.weights[0], self.bias], self.v)


@pytest.mark.parametrize("name, layer", [
    (None, Remembers(lambda memory: memory.pop())),
    (None, Remembers(lambda memory: memory.pop(0))),
    ("stale input", Remembers(lambda memory: memory[0])),
    ("memory grows", Remembers(lambda memory: memory[-1])),
    (None, Velocities())])
def test_memory(name, layer):
    before = copy.deepcopy(vars(layer).get("v"))
    for report in (check_gradients(layer), check_gradients(layer, X)):
        assert report.mistake == name and report.ok is (name is None), report
    assert vars(layer).get("v") == before
