"""check_gradients: says right of right layers and wrong of wrong ones.

Kinks, the parts, the steady checks and the command have files of their own.
"""

import math
import random
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minnet import (BinaryCrossEntropyLoss, CrossEntropyLoss, FCLayer,
                    LeakyReLUActivation, MaxoutLayer, Model, MSELoss,
                    NormaliseLayer, ReLUActivation, SigmoidActivation,
                    SoftmaxActivation, SSELoss, TanhActivation,
                    check_gradients, matmul, sum_rows, transpose)
from tests.gradcheck import duals
from tests.tools import oracles
from tests.tools.strategies import (floats, fractions, layers_and_batches, matrices,
                              models_and_examples)

X = [[0.5, -1.25], [2.0, 0.75], [-0.5, 1.5]]
WRONG, RIGHT, NOTHING = "WRONG", "right", "nothing to check"


def verdicts(report):
    """title: verdict"""
    return {block.title: block.verdict for block in report.blocks}


def entries(report, title):
    """where: Entry, of one block"""
    [block] = [block for block in report.blocks if block.title == title]
    return {entry.where[len(title):]: entry for entry in block.entries}


class Formula:
    """y = value(x), number by number, with a slope of the test's own."""

    def __init__(self, value, slope):
        self.value, self.slope = value, slope

    def forward(self, x):
        self.x = x
        return [[self.value(a) for a in row] for row in x]

    def backward(self, de_dy, learning_rate=None):
        return [[self.slope(a) * s for a, s in zip(row, slopes)]
                for row, slopes in zip(self.x, de_dy)]


class Weighted:
    """e = sum of label * y: the labels are the slopes de_dy."""

    def forward(self, y, label):
        self.label = label
        return sum([a * b for rows in zip(y, label) for a, b in zip(*rows)])

    def backward(self):
        return [list(row) for row in self.label]


def with_slopes(layer, x, de_dy):
    """The report on a layer where e has these slopes de_dy."""
    return check_gradients(Model([layer], 1, 1, 1, Weighted()), x, de_dy)


# Right layers are right.

@given(layers_and_batches(rows=st.integers(2, 4), numbers=floats))
def test_fc_layer_is_right(case):
    layer, x, _ = case
    found = verdicts(check_gradients(layer, x))
    assert list(found) == ["weights", "bias", "input"]
    assert found["bias"] == RIGHT
    # Weights or inputs that are all 0 leave nothing to check.
    assert set(found.values()) <= {RIGHT, NOTHING}


@given(models_and_examples(numbers=floats, most=4))
@settings(max_examples=25)
def test_model_is_never_called_wrong(case):
    model, examples = case
    report = check_gradients(model, *map(list, zip(*examples)))
    assert not report.wrong and WRONG not in repr(report)
    assert report.problems == [] and report.mistake is None


@pytest.mark.parametrize("layer", [
    FCLayer(3, 2), ReLUActivation(), LeakyReLUActivation(),
    SigmoidActivation(), TanhActivation(), SoftmaxActivation(),
    NormaliseLayer([1.0, 2.0], [3.0, 4.0]),
    MSELoss(), SSELoss(), CrossEntropyLoss(), BinaryCrossEntropyLoss(),
    Model([FCLayer(2, 3), TanhActivation(), FCLayer(3, 2)], 1, 1, 1,
          CrossEntropyLoss()),
    Model([FCLayer(2, 1)], 1, 1, 1, BinaryCrossEntropyLoss()),
    Formula(math.sqrt, lambda a: 0.5 / math.sqrt(a)),
    Formula(lambda a: a ** 0.5, lambda a: 0.5 / a ** 0.5),
    Formula(math.log, lambda a: 1 / a),
    Formula(lambda a: 1 / a, lambda a: -1 / (a * a)),
    Formula(math.asin, lambda a: 1 / math.sqrt(1 - a * a))],
    ids=lambda layer: type(layer).__name__)
def test_a_batch_is_made_where_none_is_given(layer):
    report = check_gradients(layer)
    assert report.ok, report
    assert "on a batch made for it" in report.how


def test_a_layer_with_more_parts_than_rows_counts():
    """Each of 4 pieces is the largest somewhere from -6 to 6."""
    pieces = [([[w]], [b]) for w, b in ((-2, -1), (-0.5, 0.5), (0.5, 0.5),
                                        (2, -1))]
    layer = MaxoutLayer(1, 1, 4, init=lambda i, o: pieces.pop())
    report = check_gradients(layer)
    assert report.ok, report


def test_a_layer_that_gives_nan_for_some_numbers_gets_others():
    report = check_gradients(Formula(
        lambda a: math.log(a) if a > 0 else math.nan, lambda a: 1 / a))
    assert report.ok, report


def test_report_names_every_block():
    model = Model([NormaliseLayer([1.0, 2.0], [3.0, 4.0]),
                   FCLayer(2, 3), ReLUActivation(), FCLayer(3, 1)], 1, 1, 1)
    for layer in (model.layers[1], model.layers[3]):
        layer.weights[:] = [[0.3 + 0.1 * j - 0.25 * i for j in range(
            layer.input_dim)] for i in range(layer.output_dim)]
        layer.bias[:] = [0.7] * layer.output_dim
    report = check_gradients(model, X, [[0.0], [1.0], [2.0]])
    assert report.ok, report
    assert [(block.title, block.count, block.verdict)
            for block in report.blocks] == [
        ("2 FCLayer weights", 6, RIGHT), ("2 FCLayer bias", 3, RIGHT),
        ("4 FCLayer weights", 3, RIGHT), ("4 FCLayer bias", 1, RIGHT),
        ("input", 6, RIGHT)]
    lines = repr(report).splitlines()
    assert lines[0].startswith("gradients of Model([NormaliseLayer of 2")
    assert lines[0].endswith(": right")
    assert lines[2].split() == ["numbers", "off", "by", "where", "yours",
                                "expected", "ratio"]
    assert len(lines) == 8
    for line, block in zip(lines[3:], report.blocks):
        assert line.split()[0] == str(block.count)
        assert block.title + "[" in line and line.endswith("  right")


# Exact mode.

def maxout():
    """Two pieces with 2 inputs and outputs, both needed for X."""
    pieces = [([[1.0, -2.0], [0.5, 3.0]], [0.5, -1.0]),
              ([[-1.5, 1.0], [2.0, 0.25]], [0.25, 0.75])]
    return MaxoutLayer(2, 2, 2, init=lambda i, o: pieces.pop())


HAND = FCLayer(2, 1, init=lambda i, o: ([[2.0, -3.0]], [1.0]))


def test_fc_layer_by_hand_and_exactly():
    report = with_slopes(HAND, [[1.0, 2.0], [3.0, -1.0]], [[1.0], [2.0]])
    assert report.ok and "exactly, in fractions" in report.how
    # de/dW = 1 (1, 2) + 2 (3, -1); de/db = 1 + 2; de/dx = de/dy W
    expected = {"1 FCLayer weights": {"[0][0]": 7, "[0][1]": 0},
                "1 FCLayer bias": {"[0]": 3},
                "input": {"[0][0]": 2, "[0][1]": -3,
                          "[1][0]": 4, "[1][1]": -6}}
    for title, slopes in expected.items():
        found = entries(report, title)
        assert {where: entry.yours for where, entry in found.items()} \
            == slopes
        for where, entry in found.items():
            assert entry.expected.low == entry.expected.high == slopes[where]
            assert isinstance(entry.expected.low, Fraction)
            assert isinstance(entry.yours, Fraction)
            assert entry.expected.off == 0 and entry.difference == 0
            assert entry.expected.sides is None and entry.verdict == RIGHT


# e by hand, and its slopes: mean of squares over 2 x 1, sum of squares.
@pytest.mark.parametrize("loss, slopes", [(MSELoss(), [-3, 1]),
                                          (SSELoss(), [-6, 2])])
def test_losses_by_hand_and_exactly(loss, slopes):
    report = check_gradients(loss, [[1.0], [2.0]], [[4.0], [1.0]])
    assert report.ok and "exactly" in report.how
    assert [entry.expected.low for entry in report.blocks[0].entries] \
        == [entry.yours for entry in report.blocks[0].entries] == slopes


SQUARE = Formula(lambda a: a * a, lambda a: 2 * a)
CUBE = Formula(lambda a: a ** 3, lambda a: 3 * a * a)


@pytest.mark.parametrize("layer, exact", [
    (FCLayer(2, 3), True), (ReLUActivation(), True),
    (LeakyReLUActivation(), True), (LeakyReLUActivation(Fraction(1, 3)), True),
    (maxout(), True), (SQUARE, True), (CUBE, True),
    (Model([FCLayer(2, 2), LeakyReLUActivation(), FCLayer(2, 1)], 1, 1, 1),
     True),
    (Formula(lambda a: (a * a + 1) / 3, lambda a: 2 * a / 3), True),
    (SigmoidActivation(), False), (TanhActivation(), False),
    (SoftmaxActivation(), False), (Formula(math.sin, math.cos), False),
    (Formula(lambda a: 0.1 * a, lambda a: 0.1), False),
    (Model([FCLayer(2, 2), SigmoidActivation()], 1, 1, 1), False)],
    ids=lambda thing: type(thing).__name__)
def test_exact_where_the_layers_allow_it(layer, exact):
    report = check_gradients(layer, X)
    assert report.ok, report
    assert ("exactly, in fractions" in report.how) is exact
    assert ("to 1e-09 of the largest slope" in report.how) is not exact
    assert "on your batch of 3 rows" in report.how
    assert "  " + report.how == repr(report).splitlines()[1]
    offs = {entry.expected.off for block in report.blocks
            for entry in block.entries}
    assert offs == {0} if exact else all([0 < off < 1e-9 for off in offs])


@given(layers_and_batches(rows=st.integers(1, 3)))
def test_exact_slopes_are_those_of_dual_numbers(case):
    layer, x, de_dy = case
    report = with_slopes(layer, x, de_dy)
    tables = [x, layer.weights, layer.bias]

    def error(*tables):
        return duals.weighted(duals.fc(*tables), de_dy)

    for title, place in (("input", 0), ("1 FCLayer weights", 1),
                         ("1 FCLayer bias", 2)):
        slopes = duals.slopes(error, tables, place)
        flat = slopes if place == 2 else sum(slopes, [])
        found = entries(report, title).values()
        assert [entry.expected.low for entry in found] == flat
        assert [entry.yours for entry in found] == flat


@given(matrices(3, 2), matrices(3, 2))
def test_cube_is_exact(x, de_dy):
    found = entries(with_slopes(CUBE, x, de_dy), "input")
    assert [entry.expected.low for entry in found.values()] == [
        3 * a * a * s for row in zip(x, de_dy) for a, s in zip(*row)]


def nearly(value):
    """1 + 1e-12, as a whole number over another: exact with fractions."""
    return value * (10 ** 12 + 1) / 10 ** 12


class NearlyBias(FCLayer):
    def backward(self, de_dy, learning_rate=None):
        de_dx = FCLayer.backward(self, de_dy)
        self.de_db[-1] = nearly(self.de_db[-1])
        return de_dx


class NearlyMSE(MSELoss):
    def backward(self):
        return [[nearly(a) for a in row] for row in MSELoss.backward(self)]


@pytest.mark.parametrize("layer, x", [
    (NearlyBias(2, 3), X),
    (NearlyMSE(), None),
    (Model([FCLayer(2, 2)], 1, 1, 1, NearlyMSE()), None),
    (Formula(lambda a: a ** 3, lambda a: nearly(3 * a * a)), X),
    (Formula(lambda a: max(a, 0), lambda a: nearly(a / a) if a > 0 else 0),
     X)])
def test_exact_finds_one_in_a_million_millions(layer, x):
    report = check_gradients(layer, x)
    assert report.wrong and not report.ok
    assert "exactly" in report.how
    [wrong] = [line.split() for line in repr(report).splitlines()
               if line.endswith("  WRONG")][:1]
    assert 0 < float(wrong[1]) < 1e-9  # off by


# Float mode.

CURVES = [SigmoidActivation, TanhActivation, SoftmaxActivation]


def off_by(kind, factor, where):
    """The class, but with one slope times the factor."""
    class Off(kind):
        def backward(self, *arguments):
            de_dx = kind.backward(self, *arguments)
            if len(de_dx) > where:
                de_dx[where][where] *= factor
            return de_dx
    return Off()


@pytest.mark.parametrize("kind", CURVES + [CrossEntropyLoss,
                                           BinaryCrossEntropyLoss])
@pytest.mark.parametrize("factor", [1 + 1e-6, 1 - 1e-6])
@pytest.mark.parametrize("where", [0, 1])
def test_one_part_in_a_million_is_found(kind, factor, where):
    label = [[[0.0, 1.0], [0.75, 0.25], [1.0, 0.0]]] \
        if kind not in CURVES else []
    report = check_gradients(off_by(kind, factor, where), X, *label)
    assert verdicts(report) == {"input": WRONG}
    wrong = {entry.where: entry for entry in report.blocks[0].entries
             if entry.verdict == WRONG}
    assert list(wrong) == [f"input[{where}][{where}]"]
    [entry] = wrong.values()
    assert entry.yours / entry.expected.low == pytest.approx(factor, abs=1e-9)
    assert str(factor)[:8] in repr(report)
    assert check_gradients(kind(), X, *label).ok


# (formula of x as in duals, layer)
SMOOTH = [
    (lambda x: [[duals.sigmoid(a) for a in row] for row in x],
     SigmoidActivation()),
    (lambda x: [[duals.tanh(a) for a in row] for row in x],
     TanhActivation()),
    (lambda x: [duals.softmax(row) for row in x], SoftmaxActivation())]


@pytest.mark.parametrize("formula, layer", SMOOTH)
@given(x=matrices(2, 3, st.floats(-5, 5)),
       de_dy=matrices(2, 3, st.floats(-5, 5)))
def test_expected_slopes_are_those_of_dual_numbers(formula, layer, x, de_dy):
    report = with_slopes(layer, x, de_dy)
    assert not report.wrong, report
    slopes = sum(duals.slopes(
        lambda x: duals.weighted(formula(x), de_dy), [x], 0), [])
    scale = max(map(abs, slopes))
    for entry, slope in zip(report.blocks[-1].entries, slopes):
        assert abs(entry.expected.low - slope) <= \
            entry.expected.off + 1e-9 * scale


@pytest.mark.parametrize("loss, oracle", [
    (CrossEntropyLoss(), duals.cross_entropy),
    (BinaryCrossEntropyLoss(), duals.binary_cross_entropy)])
@given(x=matrices(2, 2, st.floats(-5, 5)), p=st.floats(0, 1))
def test_expected_slopes_of_losses(loss, oracle, x, p):
    label = [[p, 1 - p], [1.0, 0.0]]
    report = check_gradients(loss, x, label)
    assert not report.wrong, report
    slopes = sum(duals.slopes(oracle, [x, label], 0), [])
    scale = max(map(abs, slopes))
    for entry, slope in zip(report.blocks[0].entries, slopes):
        assert abs(entry.expected.low - slope) <= \
            entry.expected.off + 1e-9 * scale


def test_the_step_of_the_differences_is_small():
    cube = Formula(lambda a: 1.0 * a * a * a, lambda a: 3.0 * a * a)
    assert check_gradients(cube, [[0.03], [0.02], [-0.025]]).ok


# sin(50 x) turns round within a step of 1/16; 1/x has its pole near w - h;
# log and sqrt end there.
@pytest.mark.parametrize("value, slope", [
    (lambda a: math.sin(50 * a), lambda a: 50 * math.cos(50 * a)),
    (lambda a: 1 / a, lambda a: -1 / (a * a)),
    (lambda a: math.log(a), lambda a: 1 / a),
    (lambda a: math.sqrt(a), lambda a: 0.5 / math.sqrt(a)),
    (lambda a: math.exp(9 * a), lambda a: 9 * math.exp(9 * a))])
def test_steep_functions(value, slope):
    x = [[0.011, 0.7], [0.02, 0.31]]
    assert check_gradients(Formula(value, slope), x).ok
    assert check_gradients(Formula(value, lambda a: slope(a) * (1 + 1e-6)),
                           x).wrong


def test_large_weights_are_moved_by_more():
    layer = FCLayer(2, 1, init=lambda i, o: ([[1e8, -2e8]], [3e8]))
    assert check_gradients(layer, X).ok
    sine = Formula(lambda a: math.sin(a / 1e8), lambda a: math.cos(a / 1e8)
                   / 1e8)
    assert check_gradients(sine, [[1e8, -2e8], [3e8, 5e7]]).ok


# Wrong layers are wrong.

class Sign(FCLayer):
    def backward(self, de_dy, learning_rate=None):
        return [[-s for s in row] for row in FCLayer.backward(self, de_dy)]


class Factor(FCLayer):
    def backward(self, de_dy, learning_rate=None):
        de_dx = FCLayer.backward(self, de_dy)
        self.de_dw = [[2 * s for s in row] for row in self.de_dw]
        return de_dx


class LastExample(FCLayer):
    def backward(self, de_dy, learning_rate=None):
        de_dx = FCLayer.backward(self, de_dy)
        self.de_db = list(de_dy[-1])
        return de_dx


class Transposed(FCLayer):
    def backward(self, de_dy, learning_rate=None):
        self.de_db = sum_rows(de_dy)
        self.de_dw = transpose(matmul(transpose(de_dy), self.x))
        return matmul(de_dy, self.weights)


class NoGradient(FCLayer):
    def backward(self, de_dy, learning_rate=None):
        return matmul(de_dy, self.weights)


class NaN(FCLayer):
    bad, where = math.nan, 0

    def backward(self, de_dy, learning_rate=None):
        de_dx = FCLayer.backward(self, de_dy)
        self.de_dw[self.where][self.where] = self.bad
        return de_dx


class AlmostRight(FCLayer):
    def backward(self, de_dy, learning_rate=None):
        de_dx = FCLayer.backward(self, de_dy)
        self.de_db[-1] *= 1.000001  # a float: nothing is exact
        return de_dx


@pytest.mark.parametrize("layer, wrong", [
    (Sign(2, 3), ["input"]), (Factor(2, 3), ["weights"]),
    (LastExample(2, 3), ["bias"]), (Transposed(2, 3), ["weights"]),
    (NoGradient(2, 3), ["weights", "bias"]), (NaN(2, 3), ["weights"]),
    (AlmostRight(2, 1), ["bias"])], ids=lambda a: str(a))
def test_wrong_layers_are_caught(layer, wrong):
    report = check_gradients(layer, X)
    assert not report.ok and report.wrong
    assert [title for title, verdict in verdicts(report).items()
            if verdict == WRONG] == wrong
    assert verdicts(check_gradients(FCLayer(2, 3), X)) == {
        "weights": RIGHT, "bias": RIGHT, "input": RIGHT}


@pytest.mark.parametrize("bad", [math.nan, math.inf, -math.inf])
@pytest.mark.parametrize("where", [0, 1])
def test_nan_and_infinity_are_wrong_alone(bad, where):
    layer = NaN(2, 2)
    layer.bad, layer.where = bad, where
    report = check_gradients(layer, X)
    assert verdicts(report) == {"weights": WRONG, "bias": RIGHT,
                                "input": RIGHT}
    wrong = [entry.where for entry in report.blocks[0].entries
             if entry.verdict == WRONG]
    assert wrong == [f"weights[{where}][{where}]"]
    assert "yours " + str(bad) in repr(report)


def test_worst_slope_is_shown():
    layer = Factor(2, 1, init=lambda i, o: ([[1.0, 2.0]], [0.0]))
    report = check_gradients(layer, [[1.0, 0.0], [0.0, 0.0]])
    wrong = report.blocks[0].worst[0]
    assert wrong.where == "weights[0][0]"
    assert wrong.yours == 2 * wrong.expected.low
    assert wrong.difference == abs(wrong.expected.low)
    assert [entry.verdict for entry in report.blocks[0].entries] == [
        WRONG, RIGHT]
    line, = [line for line in repr(report).splitlines()
             if line.endswith("  WRONG")]
    assert line.split()[-2] == "2"  # the ratio
    assert report.mistake == "factor 2 doubled"
    assert report.sentence in " ".join(repr(report).split())


def test_the_worst_slope_is_the_one_shown():
    class TwoWrong(FCLayer):
        def backward(self, de_dy, learning_rate=None):
            de_dx = FCLayer.backward(self, de_dy)
            self.de_db = [slope + extra for slope, extra
                          in zip(self.de_db, (1, -5, 2))]
            return de_dx

    report = check_gradients(TwoWrong(2, 3), X)
    assert [entry.where for entry in report.blocks[1].worst] == [
        "bias[1]", "bias[2]", "bias[0]"]
    lines = repr(report).splitlines()
    assert any(["  5  bias[1] " in line and line.endswith("WRONG")
                for line in lines])
    place = lines.index("in detail:")
    assert [line.split(":")[0] for line in lines[place + 1:place + 4]] == [
        "  bias[1]", "  bias[2]", "  bias[0]"]


class Constant:
    """y = 0: all slopes are 0, rightly, which proves nothing."""

    def forward(self, x):
        return [[0 for _ in row] for row in x]

    def backward(self, de_dy, learning_rate=None):
        return [[0 for _ in row] for row in de_dy]


def test_all_zero_slopes_are_never_called_right():
    for x in (X, None):
        report = check_gradients(Constant(), x)
        assert not report.ok and not report.wrong
        assert verdicts(report) == {"input": NOTHING}
        assert report.blocks[0].reason == "all slopes are 0"
        assert "input" in repr(report)
        assert "nothing to check: all slopes are 0" in repr(report)


def test_a_constant_layer_is_no_long_search():
    class Counts(Constant):
        calls = 0

        def forward(self, x):
            Counts.calls += 1
            return Constant.forward(self, x)

    check_gradients(Counts())
    assert Counts.calls < 5000


class Fussy:
    """y = x above `least`, else 0."""

    def __init__(self, least):
        self.least = least

    def forward(self, x):
        self.x = x
        return [[a if a > self.least else 0 for a in row] for row in x]

    def backward(self, de_dy, learning_rate=None):
        return [[s if a > self.least else 0 for a, s in zip(*rows)]
                for rows in zip(self.x, de_dy)]


def test_numbers_are_drawn_again_before_nothing_is_said():
    """The first numbers drawn are below 1.52, the next ones up to 6."""
    assert check_gradients(Fussy(2.5)).ok
    assert verdicts(check_gradients(Fussy(99.5))) == {"input": NOTHING}
    assert verdicts(check_gradients(Fussy(2.5), X)) == {"input": NOTHING}


def test_headings():
    def heading(layer):
        return repr(check_gradients(layer, X)).splitlines()[0]

    assert heading(FCLayer(2, 1)) == "gradients of FCLayer(2, 1): right"
    assert heading(Factor(2, 1)) == "gradients of Factor(2, 1): WRONG"
    assert heading(Constant()) == "gradients of Constant: not all checked"


@pytest.mark.parametrize("factor, other, heading", [
    (1e-7, 1e-7, "right"), (1e-7, 1.1e-7, "WRONG"), (0, 1, "WRONG"),
    (1, 0, "WRONG"), (0, 0, "not all checked")])
def test_small_and_missing_slopes(factor, other, heading):
    report = check_gradients(Formula(lambda a: factor * a, lambda a: other),
                             X)
    assert repr(report).startswith(f"gradients of Formula: {heading}\n")
    assert report.ok == (heading == "right")
    assert report.wrong == (heading == "WRONG")


def test_a_block_of_zeros_beside_right_ones():
    report = check_gradients(FCLayer(2, 2), [[0.0, 0.0], [0.0, 0.0]])
    assert verdicts(report) == {"weights": NOTHING, "bias": RIGHT,
                                "input": RIGHT}
    assert not report.ok and not report.wrong


class Mixed:
    """y = x, with the slopes of rows or columns in the wrong order."""

    def __init__(self, rows):
        self.rows = rows

    def forward(self, x):
        return [list(row) for row in x]

    def backward(self, de_dy, learning_rate=None):
        return de_dy[::-1] if self.rows else [row[::-1] for row in de_dy]


@pytest.mark.parametrize("rows", [True, False])
def test_slopes_in_the_wrong_order_are_found(rows):
    for x in (X, None):
        assert check_gradients(Mixed(rows), x).wrong


class NoReturn(Constant):
    def backward(self, de_dy, learning_rate=None):
        pass


def test_backward_without_return_is_wrong():
    report = check_gradients(NoReturn(), X)
    assert report.wrong and report.mistake == "return missing"
    assert "input" in repr(report)
    assert "WRONG: None, is a `return` missing?" in repr(report)


class Misshapen(FCLayer):
    def backward(self, de_dy, learning_rate=None):
        de_dx = FCLayer.backward(self, de_dy)
        setattr(self, *self.bad)
        return de_dx


@pytest.mark.parametrize("name, bad, block, reason", [
    ("de_dw", [[1, 2]], "weights", "expected 3 x 2 numbers, got 1 x 2"),
    ("de_db", [1, 2], "bias", "expected 3 numbers, got 2"),
    ("de_dw", [[1, 2], [3], [4]], "weights",
     "expected 3 x 2 numbers, got uneven"),
    ("de_db", 4, "bias", "expected 3 numbers, got no list"),
    ("de_db", ["1", "2", "3"], "bias", "not numbers: ['1', '2', '3']"),
    ("de_db", None, "bias", "backward gives it no gradient")])
def test_gradients_of_another_shape(name, bad, block, reason):
    layer = Misshapen(2, 3)
    layer.bad = name, bad
    report = check_gradients(layer, X)
    assert [title for title, verdict in verdicts(report).items()
            if verdict == WRONG] == [block]
    assert f"WRONG: {reason}" in repr(report)


# Everything is put back.

def state(thing):
    """What an object holds, and all inside: which lists, which numbers."""
    held = [(id(thing), repr(thing))]
    inside = thing if isinstance(thing, (list, tuple)) \
        else vars(thing).values() if hasattr(thing, "__dict__") \
        and not hasattr(thing, "__name__") else []
    for value in inside:
        held += state(value)
    return held


def named_state(layer):
    return sorted(vars(layer)), state(layer)


class Stop(BaseException):
    """Not an Exception, like a KeyboardInterrupt."""


def stopping(kind, error, calls):
    """A class whose forward or backward raises at the k-th call of both."""
    class Stopping(kind):
        def forward(self, x):
            count()
            return kind.forward(self, x)

        def backward(self, de_dy, learning_rate=None):
            count()
            return kind.backward(self, de_dy, learning_rate)

    def count():
        calls[0] += 1
        if calls[0] == calls[1]:
            raise error

    return Stopping


class Article:
    """y = w x + b as in the article: steps itself, keeps no gradients."""

    def __init__(self, w, b):
        self.w, self.b, self.count = w, b, 0

    def forward(self, x):
        self.x = x
        self.count += 1
        return [[p * a + q for a, p, q in zip(row, self.w, self.b)]
                for row in x]

    def backward(self, de_dy, learning_rate):
        de_dx = [[s * p for s, p in zip(row, self.w)] for row in de_dy]
        self.step(sum_rows([[s * a for s, a in zip(*rows)]
                            for rows in zip(de_dy, self.x)]),
                  sum_rows(de_dy), learning_rate)
        return de_dx

    def step(self, de_dw, de_db, learning_rate):
        self.w = [p - learning_rate * s for p, s in zip(self.w, de_dw)]
        self.b = [q - learning_rate * s for q, s in zip(self.b, de_db)]


class InPlace(Article):
    def step(self, de_dw, de_db, learning_rate):
        for j, (s, t) in enumerate(zip(de_dw, de_db)):
            self.w[j] -= learning_rate * s
            self.b[j] -= learning_rate * t


class KeepsOwnNames(Article):
    """Keeps its gradients, steps nothing; backward takes de_dy only."""

    def backward(self, de_dy):
        self.dw = sum_rows([[s * a for s, a in zip(*rows)]
                            for rows in zip(de_dy, self.x)])
        self.grad_b = sum_rows(de_dy)
        return [[s * p for s, p in zip(row, self.w)] for row in de_dy]


STEPPING = [Article, InPlace]


def fc_of(weights, bias):
    return lambda kind: kind(2, 2, init=lambda i, o: (weights, bias))


def stepping_of(w, b):
    return lambda kind: kind(list(w), list(b))


@pytest.mark.parametrize("kind, make", [
    (FCLayer, fc_of([[0.1, -0.0], [3, 0.2]], [-0.0, -6])),
    (Article, stepping_of([0.1, -0.0], [3, 1e-300])),
    (InPlace, stepping_of([0.1, -0.0], [3, 1e-300]))])
@pytest.mark.parametrize("error", [Stop(), RuntimeError("too late")])
@pytest.mark.slow
def test_all_is_put_back_wherever_the_layer_raises(kind, make, error):
    x = [[0.5, -0.0], [2, 0.75]]
    calls = [0, 0]
    layer = make(stopping(kind, error, calls))
    before, x_before = named_state(layer), state(x)
    assert not check_gradients(layer, x).wrong
    assert (named_state(layer), state(x)) == (before, x_before)
    total, raised = calls[0], 0
    assert total > 20
    for k in list(range(1, 20)) + list(range(20, total + 1, 4)):
        calls[:] = [0, k]
        try:
            check_gradients(layer, x)
        except (Stop, RuntimeError) as caught:
            assert caught is error
            raised += 1
        assert (named_state(layer), state(x)) == (before, x_before)
        # Nobody may swallow a Ctrl-C.
        assert calls[0] == k or not isinstance(error, Stop)
    assert raised > 0


@pytest.mark.parametrize("layer", [
    FCLayer(2, 2), Article([0.1, -0.0], [3, 2]), InPlace([1, 2], [0.0, 3]),
    Factor(2, 2), Sign(2, 3), SigmoidActivation(),
    Model([FCLayer(2, 2), ReLUActivation(), FCLayer(2, 2)], 1, 1, 1)])
def test_what_a_layer_remembers_stays(layer):
    mine, slopes = [[1.0, -2.0], [3, -0.0]], [[1, 2.0], [3.0, 0.5]]
    slopes = [row[:] for row in layer.forward(mine)]
    layer.backward(slopes, None if hasattr(layer, "parameters") else 0.25)
    before, lists_before = named_state(layer), state([mine, slopes])
    check_gradients(layer, X)
    check_gradients(layer)
    assert named_state(layer) == before
    assert state([mine, slopes])[1:] == lists_before[1:]


class Counting(FCLayer):
    """Keeps what it has seen in a dict of its own."""

    def __init__(self, *sizes):
        FCLayer.__init__(self, *sizes)
        self.seen = {"rows": 0, "last": [[0.0]]}

    def forward(self, x):
        self.seen["rows"] += len(x)
        self.seen["last"][0][0] += x[0][0]
        self.new = True
        return FCLayer.forward(self, x)


def test_dicts_and_new_attributes_are_put_back():
    layer = Counting(2, 2)
    inner = layer.seen["last"][0]
    assert check_gradients(layer, X).ok
    assert layer.seen == {"rows": 0, "last": [[0.0]]}
    assert layer.seen["last"][0] is inner
    assert not hasattr(layer, "new")


class Slotted:
    """An article's layer without a __dict__."""

    __slots__ = ("w", "x")

    def __init__(self):
        self.w = [2.0, 3.0]

    def forward(self, x):
        self.x = x
        return [[w * a for w, a in zip(self.w, row)] for row in x]

    def backward(self, de_dy, learning_rate):
        de_dx = [[w * s for w, s in zip(self.w, row)] for row in de_dy]
        steps = sum_rows([[s * a for s, a in zip(*rows)]
                          for rows in zip(de_dy, self.x)])
        self.w = [w - learning_rate * s for w, s in zip(self.w, steps)]
        return de_dx


def test_slots_are_put_back_too():
    layer = Slotted()
    report = check_gradients(layer, X)
    assert layer.w == [2.0, 3.0]
    assert not report.wrong, report


@pytest.mark.parametrize("layer", [
    FCLayer(2, 2), SigmoidActivation(), CrossEntropyLoss(),
    Article([1.0, 2.0], [3.0, 4.0]), Factor(2, 2)])
def test_no_random_numbers_are_used_up(layer):
    random.seed(7)
    before = random.getstate()
    check_gradients(layer)
    assert random.getstate() == before


def test_the_same_report_twice():
    for layer in (FCLayer(2, 2), Sign(2, 3), SigmoidActivation()):
        assert repr(check_gradients(layer)) == repr(check_gradients(layer))


# Layers of all kinds.

@pytest.mark.parametrize("kind", STEPPING + [KeepsOwnNames])
def test_the_gradient_is_read_off_the_step(kind):
    layer = kind([2.0, -1.0], [0.5, 3.0])
    report = with_slopes(layer, [[1.0, 2.0], [3.0, -4.0]],
                         [[1.0, 2.0], [-2.0, 3.0]])
    assert report.ok, report
    title = f"1 {kind.__name__} "
    # de/dw = sum of s x: 1 - 6, 4 - 12; de/db: 1 - 2, 2 + 3
    for name, slopes in (("w", [-5, -8]), ("b", [-1, 5])):
        found = entries(report, title + name).values()
        assert [entry.expected.low for entry in found] == slopes
        assert [entry.yours for entry in found] == slopes
    assert (layer.w, layer.b) == ([2.0, -1.0], [0.5, 3.0])


@pytest.mark.parametrize("kind", STEPPING)
@pytest.mark.parametrize("name, factor", [("w", 2), ("b", -1)])
def test_a_wrong_step_is_found(kind, name, factor):
    class Wrong(kind):
        def step(self, de_dw, de_db, learning_rate):
            slopes = [de_dw, de_db]
            place = "wb".index(name)
            slopes[place] = [factor * s for s in slopes[place]]
            kind.step(self, slopes[0], slopes[1], learning_rate)

    report = check_gradients(Wrong([2.0, -1.0], [0.5, 3.0]), X)
    assert verdicts(report)[name] == WRONG
    assert list(verdicts(report).values()).count(WRONG) == 1
    assert report.mistake == {2: "factor 2 doubled", -1: "sign"}[factor]


class Kept:
    """y = gamma x + beta, each number by itself, under names of one's own.

    Its backward takes de_dy only, there is no parameters().
    """

    def __init__(self, names, factor=1):
        self.names, self.factor = names, factor
        setattr(self, names[0], [1.5, -0.5])

    def forward(self, x):
        self.x = x
        return [[w * a for w, a in zip(getattr(self, self.names[0]), row)]
                for row in x]

    def backward(self, de_dy):
        setattr(self, self.names[1], [
            self.factor * s for s in sum_rows(
                [[s * a for s, a in zip(*rows)]
                 for rows in zip(de_dy, self.x)])])
        return [[w * s for w, s in zip(getattr(self, self.names[0]), row)]
                for row in de_dy]


OWN_NAMES = [("w", "de_dw"), ("W", "dW"), ("weights", "grad_weights"),
             ("weights", "dw"), ("bias", "db"), ("b", "b_grad"),
             ("weights", "weights_gradient"), ("w", "grad_w"),
             ("W1", "dW1"), ("gamma", "dgamma"), ("scale", "grad_scale")]


@pytest.mark.parametrize("names", OWN_NAMES, ids=lambda pair: pair[0])
def test_gradients_are_found_by_their_names(names):
    report = check_gradients(Kept(names), X)
    assert verdicts(report) == {names[0]: RIGHT, "input": RIGHT}
    assert report.ok, report
    report = check_gradients(Kept(names, 2), X)
    assert verdicts(report) == {names[0]: WRONG, "input": RIGHT}
    assert report.mistake == "factor 2 doubled"


class InDicts:
    """y = W x + b, where numbers and gradients are in dicts or lists."""

    def __init__(self, names, factor=1):
        self.names, self.factor = names, factor
        self.params, self.grads = {}, {}
        if names == (0, 1):
            self.params, self.grads = [None, None], [[[0.0, 0.0]], [0.0]]
        self.params[names[0]], self.params[names[1]] = [[1.5, -0.5]], [0.25]

    def forward(self, x):
        self.x = x
        [weights], [bias] = [self.params[name] for name in self.names]
        return [[sum([w * a for w, a in zip(weights, row)]) + bias]
                for row in x]

    def backward(self, de_dy):
        weights, bias = self.names
        self.grads[weights] = [sum_rows([[self.factor * s * a for a in row]
                                         for row, [s] in zip(self.x, de_dy)])]
        self.grads[bias] = sum_rows(de_dy)
        return [[w * s for w in self.params[weights][0]] for [s] in de_dy]


@pytest.mark.parametrize("names", [("W", "b"), ("weights", "bias"), (0, 1)])
def test_numbers_in_dicts_or_lists(names):
    """No false alarm; and what is wrong in them is not called right."""
    layer = InDicts(names)
    before = repr(vars(layer))
    assert not check_gradients(layer, X).wrong
    assert repr(vars(layer)) == before
    assert not check_gradients(InDicts(names, 2), X).ok


class LaterListed(FCLayer):
    """parameters() has none before there are gradients."""

    def parameters(self):
        return [] if self.de_dw is None else FCLayer.parameters(self)


def test_parameters_that_come_with_their_gradients():
    report = check_gradients(LaterListed(2, 3), X)
    assert report.ok, report
    assert len(report.blocks) == 3


class Constants:
    """y_j = (x_order[j] - mean_j) / spread_j: it learns nothing."""

    def __init__(self):
        self.mean, self.spread = [1.0, 2.0], [0.5, 4.0]
        self.order = [1, 0]

    def forward(self, x):
        return [[(row[k] - m) / s for k, m, s in
                 zip(self.order, self.mean, self.spread)] for row in x]

    def backward(self, de_dy, learning_rate=None):
        return [[row[self.order[j]] / self.spread[self.order[j]]
                 for j in range(2)] for row in de_dy]


def test_constants_are_not_taken_for_parameters():
    report = check_gradients(Constants(), X)
    assert verdicts(report) == {"input": RIGHT}
    assert report.ok, report


class KeepsSlopes(Article):
    """Remembers x, y and their slopes: none of them is learned."""

    def forward(self, x):
        self.y = Article.forward(self, x)
        return self.y

    def backward(self, de_dy, learning_rate):
        self.dx = Article.backward(self, de_dy, learning_rate)
        self.dy = de_dy
        return self.dx


def test_what_is_remembered_is_not_taken_for_parameters():
    for layer in (KeepsSlopes([2.0, -1.0], [0.5, 3.0]),
                  Model([KeepsSlopes([2.0, -1.0], [0.5, 3.0]),
                         KeepsSlopes([1.5, 1.0], [0.5, 3.0])], 1, 1, 1)):
        layer.forward(X)
        report = check_gradients(layer, X)
        assert report.ok, report
        assert {title.split()[-1] for title in verdicts(report)} == {
            "w", "b", "input"}


class InputByOutput:
    """y = x W, where W is input x output; `zip` takes rows too short, too."""

    def __init__(self, inputs, outputs):
        self.weights = [[(3 * i - 5 * j + 1) / 4 for j in range(outputs)]
                        for i in range(inputs)]

    def forward(self, x):
        self.x = x
        return [[sum([a * w for a, w in zip(row, column)])
                 for column in zip(*self.weights)] for row in x]

    def backward(self, de_dy, learning_rate):
        de_dx = [[sum([s * w for s, w in zip(row, weights)])
                  for weights in self.weights] for row in de_dy]
        self.weights = [[w - learning_rate * sum(
            [row[i] * slopes[j] for row, slopes in zip(self.x, de_dy)])
            for j, w in enumerate(weights)]
            for i, weights in enumerate(self.weights)]
        return de_dx


@pytest.mark.parametrize("inputs, outputs", [
    (1, 1), (1, 4), (4, 1), (2, 3), (3, 2), (5, 3), (3, 3)])
def test_the_width_is_found(inputs, outputs):
    report = check_gradients(InputByOutput(inputs, outputs))
    assert report.ok, report
    assert [(block.title, block.count) for block in report.blocks] == [
        ("weights", inputs * outputs), ("input", 3 * inputs)]


class Chain:
    """Layers one after another, kept under some name; no parameters()."""

    def __init__(self, **parts):
        vars(self).update(parts)
        self.order = list(parts)

    def parts(self):
        found = []
        for name in self.order:
            part = getattr(self, name)
            found += part if isinstance(part, (list, tuple)) else [part]
        return found

    def forward(self, x):
        for part in self.parts():
            x = part.forward(x)
        return x

    def backward(self, de_dy, learning_rate=None):
        for part in reversed(self.parts()):
            de_dy = part.backward(de_dy, learning_rate)
        return de_dy


class WrongStep(FCLayer):
    """The bias of FCLayer goes twice as far."""

    def backward(self, de_dy, learning_rate=None):
        de_dx = FCLayer.backward(self, de_dy, learning_rate)
        self.de_db = [2 * s for s in self.de_db]
        if learning_rate is not None:
            self.bias = [b - learning_rate * s / 2 for b, s
                         in zip(self.bias, self.de_db)]
        return de_dx


def chains(last):
    """Layers in layers, the innermost last one as given."""
    return {"one": Chain(fc=last),
            "two": Chain(first=FCLayer(2, 2), second=last),
            "list": Chain(parts_=[FCLayer(2, 2), TanhActivation(), last]),
            "tuple": Chain(parts_=(FCLayer(2, 2), last)),
            "deep": Chain(outer=Chain(inner=Chain(fc=last))),
            "layers": Chain(layers=[FCLayer(2, 2), last])}


@pytest.mark.parametrize("kind", sorted(chains(None)))
def test_layers_made_of_layers(kind):
    chain = chains(FCLayer(2, 2))[kind]
    report = check_gradients(chain, X)
    assert report.ok, report
    inner = 2 if kind in ("one", "deep") else 4
    assert len(report.blocks) == inner + 1
    titles = [block.title for block in report.blocks]
    assert len(set(titles)) == len(titles)  # each is told from the others
    chain = chains(WrongStep(2, 2))[kind]
    report = check_gradients(chain, X)
    assert [block.verdict for block in report.blocks].count(WRONG) == 1
    assert report.mistake == "factor 2 doubled"


class Residual:
    """y = x + layers(x): a layer whose own forward counts."""

    def __init__(self, forgets):
        self.layers = [FCLayer(2, 2), SigmoidActivation()]
        self.forgets = forgets

    def forward(self, x):
        y = x
        for layer in self.layers:
            y = layer.forward(y)
        return [[a + b for a, b in zip(*rows)] for rows in zip(x, y)]

    def backward(self, de_dy, learning_rate=None):
        de_dx = de_dy
        for layer in reversed(self.layers):
            de_dx = layer.backward(de_dx, learning_rate)
        return de_dx if self.forgets else [
            [a + b for a, b in zip(*rows)] for rows in zip(de_dx, de_dy)]


def test_a_layer_with_layers_is_more_than_these():
    assert check_gradients(Residual(False), X).ok
    assert verdicts(check_gradients(Residual(True), X))["input"] == WRONG


@pytest.mark.parametrize("layers", [2, [2, 3], None, [], "two"])
def test_an_attribute_called_layers_may_be_anything(layers):
    class Net(FCLayer):
        pass

    net = Net(2, 3)
    net.layers = layers
    assert check_gradients(net, X).ok
    net = Article([2.0, -1.0], [0.5, 3.0])
    net.layers = layers
    assert check_gradients(net, X).ok


class OwnLoss:
    """A loss that remembers e as self.loss."""

    def __init__(self, factor=2):
        self.loss, self.factor = None, factor

    def forward(self, y, label):
        self.d = [[a - b for a, b in zip(*rows)] for rows in zip(y, label)]
        self.loss = sum([d * d for row in self.d for d in row])
        return self.loss

    def backward(self):
        return [[self.factor * d for d in row] for row in self.d]


def test_losses_by_themselves():
    for given_ in ((), (X, [[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])):
        assert check_gradients(OwnLoss(), *given_).ok
        report = check_gradients(OwnLoss(1), *given_)
        assert verdicts(report) == {"input": WRONG}
        assert report.mistake == "factor 2 missing"
    loss = OwnLoss()
    loss.forward([[1.0]], [[2.0]])
    assert check_gradients(loss).ok
    assert loss.loss == 1.0


def test_whole_models():
    model = Model([FCLayer(2, 3), TanhActivation(), FCLayer(3, 2)], 1, 1, 1)
    label = [[1.0, 0.0], [0.0, 1.0], [2.0, -1.0]]
    assert check_gradients(model, X, label).ok
    model.loss = NearlyMSE()
    assert check_gradients(model, X).ok  # without a label no loss
    model = Model([Factor(2, 3), TanhActivation(), FCLayer(3, 2)], 1, 1, 1)
    found = verdicts(check_gradients(model, X, label))
    assert [title for title in found if found[title] == WRONG] == [
        "1 Factor weights"]
    model = Model([FCLayer(2, 2)], 1, 1, 1, OwnLoss(4))
    report = check_gradients(model, X, label)
    assert set(verdicts(report).values()) == {WRONG}
    assert report.mistake == "factor 2 doubled"


def test_the_error_of_a_network_by_hand_and_oracle():
    """FC-ReLU-FC and mean squares, by the oracle's differences."""
    first, last = HAND, FCLayer(1, 2, init=lambda i, o: ([[1.5], [-2.0]],
                                                         [0.25, 1.0]))
    label = [[Fraction(1), Fraction(-2)], [Fraction(3), Fraction(0)]]
    x = [[Fraction(1), Fraction(-2)], [Fraction(3), Fraction(1)]]
    report = check_gradients(Model([first, ReLUActivation(), last], 1, 1, 1),
                             x, label)
    assert report.ok, report
    tables = [[[Fraction(2), Fraction(-3)]], [Fraction(1)],
              [[Fraction(3, 2)], [Fraction(-2)]],
              [Fraction(1, 4), Fraction(1)]]
    for table, block in zip(tables, report.blocks):
        slopes = oracles.slopes(table, lambda: oracles.network_error(
            *(tables + [x, label])))
        flat = sum(slopes, []) if isinstance(slopes[0], list) else slopes
        assert [entry.expected.low for entry in block.entries] == flat


def test_tuples_can_be_checked():
    assert check_gradients(FCLayer(2, 3), tuple(map(tuple, X))).ok


def test_whole_numbers_and_fractions_can_be_checked():
    layer = FCLayer(2, 1, init=lambda i, o: ([[1, -2]], [3]))
    for x in ([[1, 2], [3, -4]], [[Fraction(1, 3), 2], [3, Fraction(-1, 7)]]):
        report = check_gradients(layer, x)
        assert report.ok and "exactly" in report.how
    assert all([type(w) is int for w in layer.weights[0] + layer.bias])


class Lists(FCLayer):
    """parameters() gives a list, not a generator; one name twice."""

    def parameters(self):
        return [("w", self.weights, self.de_dw), ("w", self.bias, self.de_db)]


def test_parameters_may_be_a_list():
    report = check_gradients(Lists(2, 3), X)
    assert report.ok
    assert [block.count for block in report.blocks] == [6, 3, 6]


class Unlisted(FCLayer):
    """The bias is learned, but parameters() does not say so."""

    def parameters(self):
        yield "weights", self.weights, self.de_dw


def test_what_parameters_leaves_out():
    report = check_gradients(Unlisted(2, 3), X)
    assert verdicts(report) == {"weights": RIGHT, "bias": WRONG,
                                "input": RIGHT}
    assert report.mistake == "bias gradient missing"


# Large layers.

class Many:
    """y = sum of w x, for very many w; one slope may be wrong."""

    def __init__(self, count, wrong=None, factor=1):
        self.w = [((37 * j) % 101 - 50.5) / 32 for j in range(count)]
        self.wrong, self.factor, self.de_dw = wrong, factor, None

    def parameters(self):
        yield "w", self.w, self.de_dw

    def forward(self, x):
        self.x = x
        return [[sum([a * w for a, w in zip(row, self.w)])] for row in x]

    def backward(self, de_dy, learning_rate=None):
        self.de_dw = sum_rows([[a * row[0] for a in x]
                               for x, row in zip(self.x, de_dy)])
        if self.wrong is not None:
            self.de_dw[self.wrong] *= self.factor
        return [[row[0] * w for w in self.w] for row in de_dy]


def many_inputs(count):
    return [[((17 * i + 29 * j) % 97 - 48.5) / 32 for j in range(count)]
            for i in range(2)]


@pytest.mark.slow
@pytest.mark.parametrize("count, factor", [
    (300, None), (300, 2), (300, 0), (10000, 1 + 1e-6)])
def test_one_wrong_number_among_very_many(count, factor):
    wrong = None if factor is None else count * 3 // 4 + 1
    report = check_gradients(Many(count, wrong, factor), many_inputs(count))
    looked = entries(report, "w")
    assert len(looked) < count / 4 and f"[{wrong}]" not in looked
    assert f" {len(looked) - 1}/{count} " in repr(report)
    assert [entry.where for entry in report.blocks[0].entries
            if entry.verdict == WRONG] == ["w, all at once"] * bool(wrong)
    assert verdicts(report) == {"w": WRONG if wrong else RIGHT,
                                "input": RIGHT}


@pytest.mark.parametrize("count", [300, 1000])
def test_a_wrong_number_in_the_sample_is_shown(count):
    """Its tolerance is that of single slopes, not of all at once."""
    report = check_gradients(Many(count, 0, 1 + 1e-6), many_inputs(count))
    assert entries(report, "w")["[0]"].verdict == WRONG


# What can't be checked is explained.

class NoOutput(Constant):
    def forward(self, x):
        pass


class NoParameters(FCLayer):
    def parameters(self):
        return [self.weights, self.bias]


@pytest.mark.parametrize("kind, layer, message", [
    (TypeError, FCLayer, "what you check is the class FCLayer itself; write"
     " FCLayer(...)"),
    (TypeError, None, "what you check, None, has no forward"),
    (TypeError, NoOutput(), "NoOutput: its output is None;"),
    (TypeError, NoParameters(2, 1), "parameters() gives [["),
    (ValueError, FCLayer(3, 1), "FCLayer(3, 1): row 1 of the batch has 2"),
])
def test_what_can_not_be_checked_is_explained(kind, layer, message):
    with pytest.raises(kind) as error:
        check_gradients(layer, X)
    assert message in str(error.value)


def test_single_row_is_explained():
    with pytest.raises(ValueError) as error:
        check_gradients(FCLayer(2, 3), [1.0, 2.0])
    assert "the batch is a single row" in str(error.value)


def test_label_without_a_loss_is_explained():
    with pytest.raises(TypeError) as error:
        check_gradients(FCLayer(2, 1), X, [[0.0]] * 3)
    assert "FCLayer(2, 1) takes no label" in str(error.value)
    assert "a label goes with a Model or a loss" in str(error.value)


def test_labels_that_do_not_fit_are_explained():
    model = Model([FCLayer(2, 1)], 1, 1, 1)
    for label, message in (([[0.0]] * 2, "the label batch has 2 rows"),
                           ([0.0, 1.0, 2.0], "the label batch is a single")):
        with pytest.raises(ValueError) as error:
            check_gradients(model, X, label)
        assert message in str(error.value)


def test_a_loss_without_its_label_is_explained():
    with pytest.raises(TypeError) as error:
        check_gradients(MSELoss(), X)
    assert "MSELoss()" in str(error.value) and "label" in str(error.value)
    assert "missing 1 required" not in str(error.value)


class Picky(Constant):
    def forward(self, x):
        raise ValueError("only whole moons")


def test_a_layer_that_takes_no_batch_is_explained():
    with pytest.raises(TypeError) as error:
        check_gradients(Picky())
    for words in ("Picky: no batch made here suits it", "only whole moons",
                  "give one of your own"):
        assert words in str(error.value)


def test_errors_of_the_layer_are_its_own():
    class Broken(FCLayer):
        def backward(self, de_dy, learning_rate=None):
            return de_dy + self.nothing

    with pytest.raises(AttributeError) as error:
        check_gradients(Broken(2, 2), X)
    assert "nothing" in str(error.value)


@given(st.lists(st.lists(fractions, min_size=2, max_size=2), min_size=1,
                max_size=3))
def test_a_right_layer_never_gets_a_mistake(x):
    report = check_gradients(HAND, x)
    assert report.mistake is None and report.sentence is None
    assert report.problems == [] and not report.wrong
