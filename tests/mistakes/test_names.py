"""Broken layers are called WRONG, and each mistake gets its name."""

import math
import random

import pytest

from minnet import (BinaryCrossEntropyLoss, CrossEntropyLoss, FCLayer, Model,
                    MSELoss, ReLUActivation, SigmoidActivation,
                    SoftmaxActivation, check_gradients)
from tests.gradcheck.layers import (RIGHT, WRONG, Article, BareBias, Chain,
                                    Formula, InPlace, InputByOutput,
                                    LossFormula, X, articles, broken,
                                    catalogue, changed, times, verdicts,
                                    wrong_step)

pytestmark = pytest.mark.slow  # on one Python only

KINDS = [type(factory(random.Random(0))[0])
         for _, factory in catalogue.CATALOGUE]


# Each mistake of the catalogue gets its name; for more of them, and more
# cases of each, python3 -m tests.detection asks.

@pytest.mark.parametrize("place", range(len(KINDS)),
                         ids=[kind.__name__ for kind in KINDS])
def test_each_mistake_of_the_catalogue_gets_its_name(place):
    key, factory = catalogue.CATALOGUE[place]
    case, again = [factory(random.Random(0)) for _ in range(2)]
    assert [vars(case[0]), case[1:]] == [vars(again[0]), again[1:]]
    report = check_gradients(*case)
    assert report.wrong and not report.ok
    assert report.mistake == key, report
    assert report.sentence in " ".join(repr(report).split())


@pytest.mark.parametrize("factory", catalogue.RIGHT + catalogue.MORE_RIGHT)
def test_the_right_layers_of_the_catalogue_are_right(factory):
    report = check_gradients(*factory(random.Random(0)))
    assert not report.wrong, report


def test_the_catalogue_is_whole():
    """Every mistake has a case, and every class of the files is used."""
    entries = catalogue.CATALOGUE + catalogue.MORE
    right = [type(factory(random.Random(0))[0])
             for factory in catalogue.RIGHT + catalogue.MORE_RIGHT]
    kinds = [type(factory(random.Random(0))[0]) for _, factory in entries]
    assert len({key for key, _ in entries}) == 22 + 35
    assert set(kinds + right + [articles.Linear, catalogue.slopes.Neuron]) == {
        kind for room in (articles, catalogue.slopes, catalogue.blocks,
                          catalogue.windows)
        for kind in vars(room).values() if isinstance(kind, type)}
    assert len(set(kinds)) == len(kinds)
    assert all([kind.__bases__[0] in right for kind in kinds])
    assert set(catalogue.NAMELESS) | set(catalogue.FAIR) <= set(dict(entries))


# Which slopes are wrong.

def nearly(rows):
    """Off by 1e-12: a whole number over another, so exact with fractions."""
    return [nearly(a) if isinstance(a, list) else
            a and a * (10 ** 12 + 1) / 10 ** 12 for a in rows]


@pytest.mark.parametrize("layer, x", [
    (changed(FCLayer, 2, 3, de_db=nearly), X),
    (changed(MSELoss, de_dx=nearly), None),
    (Model([FCLayer(2, 2)], 1, 1, 1, changed(MSELoss, de_dx=nearly)), None),
    (changed(Formula, lambda a: a ** 3, lambda a: 3 * a * a, de_dx=nearly),
     X),
    (changed(ReLUActivation, de_dx=nearly), X)])
def test_exact_finds_one_in_a_million_millions(layer, x):
    report = check_gradients(layer, x)
    assert report.wrong and not report.ok
    assert "exactly" in report.how
    [wrong] = [line.split() for line in repr(report).splitlines()
               if line.endswith("  WRONG")][:1]
    assert 0 < float(wrong[1]) < 1e-9  # off by


SHARES = [[0.0, 1.0], [0.75, 0.25], [1.0, 0.0]]
FACTORS = [1 + 1e-6, 1 - 1e-6, math.nan, math.inf, -math.inf]


@pytest.mark.parametrize("where", [0, 1])
@pytest.mark.parametrize("title, kind, sizes, label, factors", [
    ("weights", FCLayer, [2, 2], None, FACTORS),
    ("input", SigmoidActivation, [], None, FACTORS),
    ("input", SoftmaxActivation, [], None, FACTORS),
    ("input", CrossEntropyLoss, [], SHARES, FACTORS[:2]),
    ("input", BinaryCrossEntropyLoss, [], SHARES, FACTORS[:2])])
def test_one_wrong_number_is_found(title, kind, sizes, label, factors, where):
    for factor in factors:
        report = check_gradients(changed(kind, *sizes, **{
            "de_dw" if sizes else "de_dx": times(factor, where)}), X, label)
        assert verdicts(report) == {
            block.title: WRONG if block.title == title else RIGHT
            for block in report.blocks}
        [entry] = [entry for entry in report.blocks[0].entries
                   if entry.verdict == WRONG]
        assert entry.where == f"{title}[{where}][{where}]"
        if factor - factor == 0:
            assert entry.yours / entry.expected.low == pytest.approx(
                factor, abs=1e-9)
            assert str(factor)[:8] in repr(report)
        else:
            assert f"yours {entry.yours}" in repr(report)


def nothing(gradient):
    pass


# What is wrong with which gradient, which blocks are, and what is said.
@pytest.mark.parametrize("change, wrong, words", [
    ({"de_dx": times(-1)}, ["input"], "the sign"),
    ({"de_dw": times(2)}, ["weights"], "there is a factor 2 too many"),
    ({"de_db": lambda slopes: slopes[:-1] + [1.000001 * slopes[-1]]},
     ["bias"], "none of the usual mistakes"),
    ({"de_dw": nothing, "de_db": nothing}, ["weights", "bias"],
     "WRONG: backward gives it no gradient"),
    ({"de_db": nothing}, ["bias"], "WRONG: backward gives it no gradient"),
    ({"de_dx": nothing}, ["input"], "WRONG: None, is a `return` missing?"),
    ({"de_dw": lambda _: [[1, 2]]}, ["weights"],
     "WRONG: expected 3 x 2 numbers, got 1 x 2"),
    ({"de_db": lambda _: [1, 2]}, ["bias"],
     "WRONG: expected 3 numbers, got 2"),
    ({"de_dw": lambda _: [[1, 2], [3], [4]]}, ["weights"],
     "WRONG: expected 3 x 2 numbers, got uneven"),
    ({"de_db": lambda _: 4}, ["bias"],
     "WRONG: expected 3 numbers, got no list"),
    ({"de_db": lambda _: [[[1, 2]]]}, ["bias"],
     "WRONG: expected 3 numbers, got 1 x 1 x 2"),
    ({"de_db": lambda _: ["1", "2", "3"]}, ["bias"],
     "WRONG: not numbers: ['1', '2', '3']")])
def test_wrong_slopes_are_told_from_right_ones(change, wrong, words):
    report = check_gradients(changed(FCLayer, 2, 3, **change), X)
    assert not report.ok and report.wrong
    assert verdicts(report) == {
        title: WRONG if title in wrong else RIGHT
        for title in ("weights", "bias", "input")}
    assert words in " ".join(repr(report).split())


@pytest.mark.parametrize("x", [X, None])
@pytest.mark.parametrize("order", [
    lambda rows: rows[::-1], lambda rows: [row[::-1] for row in rows]])
def test_slopes_in_the_wrong_order_are_found(order, x):
    same = changed(Formula, lambda a: a, lambda a: 1, de_dx=order)
    assert check_gradients(same, x).wrong


def test_a_layer_with_layers_is_more_than_these():
    """y = x + layers(x): its slopes are more than those of the layers."""
    residual = type("Residual", (Chain,), {"forward": lambda chain, x: (
        articles.add(x, Chain.forward(chain, x)))})
    layer = residual(layers=[FCLayer(2, 2), SigmoidActivation()])
    assert verdicts(check_gradients(layer, X))["input"] == WRONG


# What the catalogue has not.

class Flips(Formula):
    """Its backward changes its sign every time; a text says which."""

    sign = "+"

    def backward(self, de_dy, learning_rate=None):
        self.sign = "-" if self.sign == "+" else "+"
        return times(float(self.sign + "1"))(Formula.backward(self, de_dy))


class FirstSize(Formula):
    """Remembers how many rows it had at first."""

    rows = None

    def forward(self, x):
        self.rows = self.rows or len(x)
        return Formula.forward(self, x)

    def backward(self, de_dy, learning_rate=None):
        return [[s if i < self.rows else 0 for s in row] for i, row
                in enumerate(Formula.backward(self, de_dy))]


class Shift:
    """y = 2 x2 - x1 has nothing to remember, so nothing is stale."""

    def forward(self, x):
        return [[2 * b - a] for a, b in x]

    def backward(self, de_dy, learning_rate):
        return [[2 * s, -s] for [s] in de_dy]


def squared(*sizes):
    """y = (x W)^2, with the slope of x W alone."""
    return broken(InputByOutput, *sizes, forward=lambda layer, x: [
        [a * a for a in row] for row in InputByOutput.forward(layer, x)])


def mean(rows):
    return times(1 / len(rows))(rows)


SQUARE = [lambda a: a * a, lambda a: 2 * a]


# Two rows are not taken for a factor 2: to name it, a batch of more rows is
# made, where log takes no mixed ones.
@pytest.mark.parametrize("mistake, layer, x", [
    ("return missing", changed(FCLayer, 2, 3, de_dx=nothing), X),
    ("factor 2 missing", LossFormula(lambda a, b: (a - b) ** 2,
                                     lambda a, b: a - b), None),
    ("bias gradient missing", broken(
        FCLayer, 2, 3, parameters=lambda layer: [
            ("weights", layer.weights, layer.de_dw)]), X),
    ("weights gradient missing",
     changed(FCLayer, 2, 3, de_dw=nothing, de_db=nothing), X),
    ("factor 2 doubled", wrong_step(Article, "w", 2), X),
    ("factor 2 doubled", wrong_step(InPlace, "w", 2), X),
    ("sign", wrong_step(Article, "b", -1), X),
    ("sign", wrong_step(InPlace, "b", -1), X),
    ("sign", BareBias(-1), None), ("factor 2 doubled", BareBias(2), X),
    ("learning rate ignored", broken(
        BareBias, 1, backward=lambda layer, de_dy: (
            BareBias.backward(layer, de_dy, 0.1))), None),
    ("random", Flips(*SQUARE), None),
    ("stale input", FirstSize(*SQUARE), None), (None, Shift(), X),
    ("slope of the activation missing", squared(3, 2), None),
    ("slope of the activation missing", squared(2, 2), None),
    ("mask from the wrong side", broken(
        ReLUActivation, backward=lambda layer, de_dy, rate=None: [
            [min(s, 0) for s in row] for row in de_dy]), None),
    ("1/batch doubled", changed(Formula, math.log, lambda a: 1 / a,
                                de_dx=mean), [[1.0, 2.0], [0.5, 3.0]])] + [
    ("mask missing", Formula(lambda a, most=most: min(a, most),
                             lambda a: 1), None) for most in (3, 4, 5)])
def test_other_mistakes_get_their_names(mistake, layer, x):
    report = check_gradients(layer, x)
    assert report.wrong and report.mistake == mistake, report
    assert mistake or "none of the usual" in report


# Names that only an experiment gives.

class Wrong(articles.Dense):
    """A Dense whose gradients go through `change`, one for each."""

    def __init__(self, change, outputs=2):
        articles.Dense.__init__(self, [[0.5, -1.0, 0.75], [1.0, 0.25, -0.5]][
            :outputs], [0.5, -0.25][:outputs])
        self.change = change

    def slope_of_weights(self, de_dy):
        return self.changed("w", articles.Dense.slope_of_weights, de_dy)

    def slope_of_bias(self, de_dy):
        return self.changed("b", articles.Dense.slope_of_bias, de_dy)

    def slope_of_x(self, de_dy):
        return self.changed("x", articles.Dense.slope_of_x, de_dy)

    def changed(self, which, slope, de_dy):
        change = self.change.get(which)
        return change(self, de_dy) if change else slope(self, de_dy)


def each(function):
    """A change of the weights' gradient, number by number."""
    return lambda layer, de_dy: [
        [function(a) for a in row]
        for row in articles.Dense.slope_of_weights(layer, de_dy)]


def by_rows(rows_of):
    """The weights' gradient from other rows (de_dy, x) than the right."""
    return lambda layer, de_dy: articles.matmul(
        articles.transpose(rows_of(de_dy, layer.x)[0]),
        rows_of(de_dy, layer.x)[1])


def sigmoid(a):
    return 1 / (1 + math.exp(-a))


class Norm:
    """y = (x - mean) / spread of each column, `held` what is constant."""

    def __init__(self, held):
        self.held = held

    def forward(self, x):
        n, columns = len(x), list(zip(*x))
        means = [sum(column) / n for column in columns]
        self.spreads = [math.sqrt(sum([(a - m) ** 2 for a in column]) / n)
                        for column, m in zip(columns, means)]
        self.y = [[(a - m) / s for a, m, s in zip(row, means, self.spreads)]
                  for row in x]
        return self.y

    def backward(self, de_dy, learning_rate=None):
        n, found = len(de_dy), []
        for slopes, y, s in zip(zip(*de_dy), zip(*self.y), self.spreads):
            mean = 0 if "mean" in self.held else sum(slopes) / n
            share = 0 if "variance" in self.held else sum(
                [a * b for a, b in zip(slopes, y)]) / n
            found.append([(a - mean - b * share) / s
                          for a, b in zip(slopes, y)])
        return [list(row) for row in zip(*found)]


class Pool:
    """The larger of two neighbours; backward gives it to `places`."""

    def __init__(self, places):
        self.places = places

    def forward(self, x):
        self.x = x
        return [[max(pair) for pair in zip(row, row[1:])] for row in x]

    def backward(self, de_dy, learning_rate=None):
        found = []
        for row, slopes in zip(self.x, de_dy):
            new = [0.0 for _ in row]
            for j, slope in enumerate(slopes):
                for k in self.places(row[j:j + 2]):
                    new[j + k] += slope
            found.append(new)
        return found


class Residual(articles.Dense):
    """y = x + W x + b, with `skip` and `branch` in its slope or not."""

    def __init__(self, skip, branch):
        articles.Dense.__init__(self, [[0.5, -1.0], [1.0, 0.25]], [0.5, 1.0])
        self.skip, self.branch = skip, branch

    def forward(self, x):
        return articles.add(x, articles.Dense.forward(self, x))

    def slope_of_x(self, de_dy):
        return articles.add(
            articles.scale(self.skip, de_dy), articles.scale(
                self.branch, articles.Dense.slope_of_x(self, de_dy)))


def one_step(step):
    """Steps that `step(w, slope, rate)` makes of each number."""
    class Stepping(articles.ArticleDense):
        def step(self, de_dw, de_db, learning_rate):
            self.weights, [self.bias] = [
                [[step(w, s, learning_rate) for w, s in zip(*rows)]
                 for rows in zip(*pair)]
                for pair in ((self.weights, de_dw), ([self.bias], [de_db]))]

    return Stepping([[0.5, -1.0, 0.75], [1.0, 0.25, -0.5]], [0.5, -0.25])


@pytest.mark.parametrize("name, layer", [
    ("not proportional to de_dy", Wrong({"w": each(
        lambda a: max(-0.5, min(a, 0.5)))})),
    ("not proportional to de_dy", Wrong({"w": each(round)})),
    ("not proportional to de_dy", Wrong({"w": each(abs)})),
    ("something added", Wrong({"w": each(lambda a: a + 0.125)})),
    ("something added", one_step(lambda w, s, rate: 0.99 * w - rate * s)),
    ("bias replaced", one_step(lambda w, s, rate: -rate * s)),
    ("learning rate twice", one_step(lambda w, s, rate: w - rate ** 2 * s)),
    ("de_dy not used", broken(
        Formula, sigmoid, None, backward=lambda layer, de_dy, rate=None: [
            [sigmoid(a) * sigmoid(-a) for a in row] for row in layer.x])),
    ("each row with its neighbour", Wrong({"w": by_rows(
        lambda de_dy, x: (de_dy[1:] + de_dy[:1], x))})),
    ("each row with its neighbour", Wrong({"w": by_rows(
        lambda de_dy, x: (de_dy[1:], x[:-1]))})),
    ("first row skipped", Wrong({"w": by_rows(
        lambda de_dy, x: (de_dy[1:], x[1:]))})),
    ("last row skipped", Wrong({"w": by_rows(
        lambda de_dy, x: (de_dy[:-1], x[:-1]))})),
    ("weight instead of input", Wrong({"w": lambda layer, de_dy: [
        [s * w for w in row] for s, row in zip(
            articles.sum_rows(de_dy), layer.weights)]})),
    # Half of it, with 2 outputs: divided by 2, or by the outputs?
    (None, Wrong({"w": each(lambda a: a / 2)})),
    ("factor 2 missing", Wrong({"w": each(lambda a: a / 2)}, 1)),
    (None, Wrong({"w": each(lambda a: 0.37 * a)})),
    ("at least two mistakes", Wrong({
        "w": each(lambda a: -a),
        "b": lambda layer, de_dy: [2 * a for a in articles.sum_rows(de_dy)]})),
    ("input instead of output", Formula(sigmoid, lambda a: a * (1 - a))),
    ("value instead of slope", Formula(sigmoid, sigmoid)),
    ("slope of another activation", Formula(
        math.tanh, lambda a: sigmoid(a) * (1 - sigmoid(a)))),
    ("wrong argument", Formula(math.exp, lambda a: math.exp(-a))),
    ("mean held constant", Norm(["mean"])),
    ("variance held constant", Norm(["variance"])),
    ("mean and variance held constant", Norm(["mean", "variance"])),
    ("slope to the first", Pool(lambda pair: [0])),
    ("slope to all", Pool(lambda pair: [0, 1])),
    ("skip connection missing", Residual(0, 1)),
    ("branch missing", Residual(1, 0))])
def test_names_that_experiments_give(name, layer):
    """A name that misleads is worse than none."""
    report = check_gradients(layer)
    assert report.wrong and report.mistake == name, report
    assert name or "none of the usual mistakes" in report
    assert max(map(len, report.splitlines())) <= 79
