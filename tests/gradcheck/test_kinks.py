"""check_gradients at kinks: what is right there, and what still is wrong."""

import math
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minnet import (ELUActivation, FCLayer, LeakyReLUActivation, MaxoutLayer,
                    MaxPoolLayer, Model, MSELoss, ReLUActivation,
                    SigmoidActivation, TanhActivation, check_gradients)
from tests.tools import oracles
from tests.gradcheck.test_gradient_check import (Article, Formula, Weighted, entries,
                                  verdicts, with_slopes)

WRONG, RIGHT, KINK = "WRONG", "right", "at a kink"
NOTHING = "nothing to check"

# The same on every Python: once is enough.
pytestmark = pytest.mark.slow


def relu_with(at_zero):
    """ReLU whose slope at 0 is this."""
    return Formula(lambda a: max(a, 0),
                   lambda a: at_zero if a == 0 else 1 if a > 0 else 0)


# (slope at 0, is it right)
AT_ZERO = [(0, True), (0.5, True), (1, True), (Fraction(1, 3), True),
           (1e-9, True), (1 - 1e-9, True), (1.5, False), (-0.5, False),
           (1 + 1e-6, False), (-1e-6, False), (math.nan, False)]


@pytest.mark.parametrize("at_zero, right", AT_ZERO)
@pytest.mark.parametrize("slope", [4.0, -4.0])
def test_relu_at_zero_by_hand(at_zero, right, slope):
    report = with_slopes(relu_with(at_zero), [[0.0, 1.0], [-3.0, 2.0]],
                         [[slope, 1.0], [1.0, 2.0]])
    assert report.ok is right and report.wrong is not right
    assert verdicts(report) == {"input": KINK if right else WRONG}
    entry, *others = report.blocks[0].entries
    assert entry.verdict == (KINK if right else WRONG)
    assert entry.expected.sides == (0, slope)
    assert (entry.expected.low, entry.expected.high) == (min(0, slope),
                                                         max(0, slope))
    assert [other.verdict for other in others] == [RIGHT] * 3
    assert [other.expected.low for other in others] == [1, 0, 2]
    # Both slopes are in the report, and so is what they are.
    assert f"at a kink: 0 to the left, {slope:g} to the right" in repr(report)
    wanted = "0 to 4" if slope > 0 else "-4 to 0"
    assert f" {wanted} " in repr(report)


@pytest.mark.parametrize("at_zero, right", [
    (-1, True), (0, True), (1, True), (0.25, True), (1.1, False),
    (-1.1, False)])
@pytest.mark.parametrize("value", [
    abs, math.fabs, lambda a: a if a > 0 else -a, lambda a: max(a, -a),
    lambda a: math.sqrt(a * a), lambda a: math.hypot(a, 0.0)])
def test_absolute_value(value, at_zero, right):
    layer = Formula(value, lambda a: at_zero if a == 0 else
                    1 if a > 0 else -1)
    report = with_slopes(layer, [[0.0, 1.0], [-3.0, 0.0]],
                         [[4.0, 1.0], [1.0, 2.0]])
    assert report.ok is right, report
    found = report.blocks[0].entries
    assert [other.verdict for other in found[1:3]] == [RIGHT, RIGHT]
    for entry, slope in ((found[0], 4), (found[3], 2)):
        if entry.expected.sides:  # seen as a kink: always if it is compared
            assert entry.expected.sides == pytest.approx((-slope, slope))
    if not right:
        assert [entry.verdict for entry in found] == [
            WRONG, RIGHT, RIGHT, WRONG]


class Largest:
    """y = the largest of each row; its slope is shared as told."""

    def __init__(self, *shares):
        self.shares = shares

    def forward(self, x):
        self.x = x
        return [[max(row)] for row in x]

    def backward(self, de_dy, learning_rate=None):
        de_dx = []
        for row, [slope] in zip(self.x, de_dy):
            shares = iter(self.shares if row.count(max(row)) > 1 else [1])
            de_dx.append([next(shares) * slope if a == max(row) else 0
                          for a in row])
        return de_dx


@pytest.mark.parametrize("shares, right", [
    ((1, 0), True), ((0, 1), True), ((0.5, 0.5), True), ((0.9, 0.1), True),
    ((1.5, -0.5), False), ((2, 0), False), ((0, -1), False)])
def test_the_largest_of_equal_numbers(shares, right):
    report = with_slopes(Largest(*shares),
                         [[2.0, 1.0, 2.0], [3.0, 4.0, 5.0]], [[6.0], [1.0]])
    assert report.ok is right
    found = [entry.expected for entry in report.blocks[0].entries]
    assert [expected.sides for expected in found] == [
        (0, 6), None, (0, 6), None, None, None]
    assert [found[k].low for k in (1, 3, 4, 5)] == [0, 0, 0, 1]
    assert [found[k].high for k in (0, 2, 5)] == [6, 6, 1]


class MeanOfTies(MaxPoolLayer):
    """The slope of a window goes to all its largest numbers, shared."""

    def backward(self, de_dy, learning_rate=None):
        de_dx = []
        for row, [slope] in zip(self.seen, de_dy):
            ties = row.count(max(row))
            de_dx.append([slope / ties if a == max(row) else 0 for a in row])
        return de_dx

    def forward(self, x):
        self.seen = [list(row) for row in x]
        return MaxPoolLayer.forward(self, x)


@pytest.mark.parametrize("kind", [MaxPoolLayer, MeanOfTies])
def test_ties_in_pooling(kind):
    x = [[1.0] * 4, [0.0, 2.0, 2.0, -1.0], [1.0, 3.0, 2.0, 2.0]]
    report = with_slopes(kind(2, 2, 1, 2), x, [[4.0], [-2.0], [1.0]])
    assert report.ok, report
    found = entries(report, "input")
    for j in range(4):
        assert found[f"[0][{j}]"].expected.sides == (0, 4)
        sides = (0, -2) if j in (1, 2) else None
        assert found[f"[1][{j}]"].expected.sides == sides
        assert found[f"[2][{j}]"].expected.sides is None
    assert [found[f"[2][{j}]"].expected.low for j in range(4)] == [0, 1, 0, 0]


def test_pieces_of_maxout_that_are_equal():
    layer = MaxoutLayer(1, 1, 2, init=lambda i, o: ([[2.0]], [1.0]))
    report = with_slopes(layer, [[3.0], [-1.0]], [[1.0], [5.0]])
    assert report.ok, report
    # Each piece alone: going up it is the largest, going down it is not.
    found = {block.title.split(" ", 2)[2]: block.entries[0].expected
             for block in report.blocks[:-1]}
    assert {name: expected.sides for name, expected in found.items()} == {
        "piece 1: weights": (-5, 3), "piece 1: bias": (0, 6),
        "piece 2: weights": (-5, 3), "piece 2: bias": (0, 6)}
    assert [entry.expected.low for entry in report.blocks[-1].entries] == [
        2, 10]


# Functions with two ifs: 0 below 0, 6 above 6.

def clipped(a):
    if a < 0:
        return 0 * a
    if a > 6:
        return 0 * a + 6
    return a


CLIPS = [clipped, lambda a: min(max(a, 0), 6), lambda a: max(0, min(6, a)),
         lambda a: 0 if a <= 0 else 6 if a >= 6 else a]


@pytest.mark.parametrize("value", CLIPS)
@pytest.mark.parametrize("at_0, at_6, right", [
    (0, 0, True), (1, 1, True), (0.5, 0.25, True), (1.5, 0, False),
    (0, 1.5, False), (-0.5, 0, False), (0, -0.5, False)])
def test_two_kinks_in_a_function(value, at_0, at_6, right):
    layer = Formula(value, lambda a: {0: at_0, 6: at_6}.get(a, 0 < a < 6))
    report = with_slopes(layer, [[0.0, 6.0], [3.0, 7.0], [-1.0, 6.0]],
                         [[2.0, 3.0], [5.0, 1.0], [1.0, -4.0]])
    assert report.ok is right, report
    found = [entry.expected.sides for entry in report.blocks[0].entries]
    assert found == [(0, 2), (3, 0), None, None, None, (-4, 0)]
    assert [report.blocks[0].entries[k].expected.low for k in (2, 3, 4)] == [
        5, 0, 0]


# Several kinks meet: y = f(w x) with w = 0, where the rows pull in opposite
# directions. Each row has a slope s x from the side where f is on, else 0.

class Weighed:
    """y = f(w x), in the article's way; slope `at_zero` at 0, else that
    of ReLU6."""

    def __init__(self, value, at_zero, w=0.0):
        self.w, self.value, self.at_zero = [w], value, at_zero

    def slope(self, a):
        return self.at_zero if a == 0 else 1 if 0 < a < 6 else 0

    def forward(self, x):
        self.x = x
        return [[self.value(self.w[0] * a) for a in row] for row in x]

    def backward(self, de_dy, learning_rate):
        w = self.w[0]
        slopes = [[self.slope(w * a) * s for a, s in zip(*rows)]
                  for rows in zip(self.x, de_dy)]
        self.w = [w - learning_rate * sum(
            [a * s for rows in zip(self.x, slopes) for a, s in zip(*rows)])]
        return [[w * s for s in row] for row in slopes]


RELUS = [lambda a: a if a > 0 else 0 * a, lambda a: a if a >= 0 else 0 * a,
         lambda a: max(a, 0), lambda a: max(0, a), lambda a: (a + abs(a)) / 2]
MEETING = [
    # x, slopes; left, right; each row on or off: lowest, highest
    ([1.0, -2.0, 3.0, -1.0], [1.0, 1.5, -2.0, 0.25],
     -3.25, -5, -9.25, 1),
    ([1.0, -1.0], [1.0, 1.0], -1, 1, -1, 1),
    ([1.0, -1.0], [1.0, -1.0], 1, 1, 0, 2)]


@pytest.mark.parametrize("value", RELUS[:4] + [CLIPS[0], CLIPS[1], CLIPS[3]])
@pytest.mark.parametrize("x, slopes, left, right, lowest, highest", MEETING)
@pytest.mark.parametrize("at_zero", [0, 1, 0.25, 1.5, -0.5])
def test_kinks_that_meet(value, x, slopes, left, right, lowest, highest,
                         at_zero):
    report = with_slopes(Weighed(value, at_zero), [[a] for a in x],
                         [[s] for s in slopes])
    block = report.blocks[0]
    assert block.title.endswith(" w")
    [entry] = block.entries
    yours = at_zero * sum([a * s for a, s in zip(x, slopes)])
    assert entry.yours == yours
    wrong = not lowest <= yours <= highest
    assert block.verdict == (WRONG if wrong else KINK), (entry.expected.low,
                                                         entry.expected.high)
    assert report.wrong is wrong
    if entry.expected.sides:
        assert entry.expected.sides == (left, right)
    assert lowest <= entry.expected.low <= entry.expected.high <= highest


@pytest.mark.parametrize("value, at_zero", [
    (RELUS[0], 1), (CLIPS[0], 0), (CLIPS[3], -0.5)])
def test_very_many_kinks_that_meet(value, at_zero):
    """42 rows, in turn to the right and to the left: 441 and 462."""
    x = [[(-1.0) ** k * (k + 1)] for k in range(42)]
    slopes = [[(-1.0) ** k] for k in range(42)]
    report = with_slopes(Weighed(value, at_zero), x, slopes)
    [entry] = report.blocks[0].entries
    assert entry.yours == at_zero * 903
    right = 0 <= at_zero <= 1
    assert report.blocks[0].verdict == (KINK if right else WRONG)
    assert entry.expected.sides == (462, 441)


@pytest.mark.parametrize("value", RELUS[:3] + CLIPS)
def test_a_wrong_mixture_of_meeting_kinks(value):
    """Off in all rows but one, where it is on twice."""
    class Mixed(Weighed):
        def backward(self, de_dy, learning_rate):
            self.w = [-2 * learning_rate * de_dy[0][0] * self.x[0][0]]
            return [[0.0] for _ in de_dy]

    # 2 * 6, where the highest is 6 + 1.
    report = with_slopes(Mixed(value, 0), [[2.0], [-1.0], [1.0]],
                         [[3.0], [-1.0], [-4.0]])
    assert report.blocks[0].verdict == WRONG


@pytest.mark.parametrize("value", RELUS + CLIPS[:1])
@pytest.mark.parametrize("c", [1.0, -1.0])
@pytest.mark.parametrize("at_zero, right", [
    (0, True), (0.5, True), (1, True), (1.5, False)])
def test_kinks_in_two_layers_meet(value, c, at_zero, right):
    """relu(c relu(x)) at 0: by the chain rule from 0 to c, as each of the
    two slopes is from 0 to 1. For c = -1 it is 0 everywhere around."""
    layers = []
    for w in (1.0, c):
        layers += [FCLayer(1, 1, init=lambda i, o: ([[w]], [0.0])),
                   Formula(value, relu_with(at_zero).slope)]
    report = check_gradients(Model(layers, 1, 1, 1, Weighted()),
                             [[0.0], [0.0]], [[1.0], [3.0]])
    found = entries(report, "input")
    assert [entry.yours for entry in found.values()] == [
        at_zero * at_zero * c, at_zero * at_zero * c * 3]
    assert report.wrong is not right, report
    # The biases b and c b, once for each row.
    assert entries(report, "1 FCLayer bias")["[0]"].yours == \
        4 * c * at_zero * at_zero
    assert verdicts(report)["1 FCLayer bias"] != (WRONG if right else RIGHT)


# XNOR and NAND, with biases of 0: the corner (0, 0) is at every kink.

CORNERS = [[0, 0], [0, 1], [1, 0], [1, 1]]
GATES = {"XNOR": [[1], [0], [0], [1]], "NAND": [[1], [1], [1], [0]]}


@given(gate=st.sampled_from(sorted(GATES)),
       rows=st.lists(st.lists(st.integers(-6, 6), min_size=2, max_size=2),
                     min_size=3, max_size=3),
       kind=st.sampled_from([float, Fraction, lambda a: a / 7]),
       value=st.sampled_from(RELUS), at_zero=st.sampled_from([0, 0.5, 1]))
@settings(max_examples=25)
def test_gates_with_zero_biases(gate, rows, kind, value, at_zero):
    rows = [list(map(kind, row)) for row in rows]
    slope = relu_with(at_zero).slope
    model = Model([
        FCLayer(2, 2, init=lambda i, o: (rows[:2], [0.0, 0.0])),
        Formula(value, slope),
        FCLayer(2, 1, init=lambda i, o: (rows[2:], [0.0])),
        Formula(value, slope)], 1, 1, 1)
    report = check_gradients(model, CORNERS, GATES[gate])
    assert not report.wrong, report


@pytest.mark.parametrize("gate", sorted(GATES))
def test_a_gate_by_hand(gate):
    """y = relu(x1 + x2) + relu(x1 - x2), biases 0, mean squares over 4.

    y - label is d = y - label with y = 0, 1, 2, 2; de/dy = d / 2. At (0, 0)
    both are at 0: 0 to the left, de/dy to the right. So is x1 - x2 at
    (1, 1).
    """
    model = Model([
        FCLayer(2, 2, init=lambda i, o: ([[1.0, 1.0], [1.0, -1.0]],
                                         [0.0, 0.0])),
        ReLUActivation(),
        FCLayer(2, 1, init=lambda i, o: ([[1.0, 1.0]], [0.0]))], 1, 1, 1)
    label = GATES[gate]
    report = check_gradients(model, CORNERS, label)
    assert report.ok, report
    d = [(y - target) / 2 for y, [target] in zip([0, 1, 2, 2], label)]
    bias = entries(report, "1 FCLayer bias")
    assert bias["[0]"].expected.sides == (d[1] + d[2] + d[3], sum(d))
    # For XNOR the slopes to both sides are 1, and there is no kink to see.
    assert bias["[1]"].expected.sides == (
        None if gate == "XNOR" else (d[2], d[0] + d[2] + d[3]))
    x = entries(report, "input")
    # Going right in x1 at (0, 0) both are on, in x2 the first one.
    assert x["[0][0]"].expected.sides == (0, 2 * d[0])
    # Down in x2 the second is on, with weight -1.
    assert x["[0][1]"].expected.sides == (-d[0], d[0])
    assert x["[1][0]"].expected.sides is None
    assert x["[1][0]"].expected.low == d[1]
    assert x["[3][0]"].expected.sides == (d[3], 2 * d[3])
    assert x["[3][1]"].expected.sides == (0, d[3])


@given(st.lists(st.lists(st.integers(-2, 2), min_size=2, max_size=2),
                min_size=7, max_size=7),
       st.lists(st.integers(-3, 3), min_size=3, max_size=3))
@settings(max_examples=25)
def test_sides_are_the_one_sided_slopes(rows, slopes):
    """Of small whole numbers many are at kinks; the oracle walks aside."""
    w1, w2 = rows[:2], [rows[2]]
    b1, x = rows[3], rows[4:]
    b2 = [1]
    model = Model([FCLayer(2, 2, init=lambda i, o: (w1, b1)),
                   ReLUActivation(),
                   FCLayer(2, 1, init=lambda i, o: (w2, b2))], 1, 1, 1,
                  Weighted())
    report = check_gradients(model, x, [[s] for s in slopes])
    assert not report.wrong, report
    tables = [[[Fraction(a) for a in row] for row in table]
              for table in (w1, [b1], w2, [b2], x)]

    def error():
        w1, b1, w2, b2, x = tables
        return oracles.weighted_sum(
            oracles.fc(oracles.relu(oracles.fc(x, w1, b1[0])), w2, b2[0]),
            [[s] for s in slopes])

    h = Fraction(1, 10 ** 6)
    for table, block in zip(tables, report.blocks):
        places = [(row, j) for row in table for j in range(len(row))]
        for (row, j), entry in zip(places, block.entries):
            value, middle = row[j], error()
            row[j] = value + h
            right = (error() - middle) / h
            row[j] = value - h
            left = (middle - error()) / h
            row[j] = value
            assert entry.expected.off == 0
            if entry.expected.sides:
                assert entry.expected.sides == (left, right)
                assert entry.verdict == KINK
            else:
                assert left == right == entry.expected.low \
                    == entry.expected.high == entry.yours
                assert entry.verdict == RIGHT


# What is no kink.

@pytest.mark.parametrize("layer", [
    SigmoidActivation(), TanhActivation(), ELUActivation(),
    Formula(lambda a: a * a if a > 0 else 0, lambda a: 2 * max(a, 0)),
    Formula(lambda a: a * a if a > 0 else -a * a, lambda a: 2 * abs(a)),
    Formula(lambda a: a if a > 0 else 1 * a, lambda a: 1)])
def test_two_formulas_that_meet_smoothly_are_no_kink(layer):
    report = with_slopes(layer, [[0.0, 1.0], [-1.0, 0.0]],
                         [[4.0, 1.0], [1.0, -2.0]])
    assert report.ok, report
    assert verdicts(report) == {"input": RIGHT}
    assert all([entry.expected.sides is None
                for entry in report.blocks[0].entries])
    assert "kink" not in repr(report)


def test_sigmoid_at_zero_by_hand():
    """The slope of the sigmoid at 0 is 1/4."""
    report = with_slopes(SigmoidActivation(), [[0.0, -0.0]], [[4.0, -2.0]])
    found = [entry.expected.low for entry in report.blocks[0].entries]
    assert found == pytest.approx([1.0, -0.5], rel=1e-9)


@pytest.mark.parametrize("layer, left", [
    (ELUActivation(2), 2), (LeakyReLUActivation(), 0.1),
    (LeakyReLUActivation(Fraction(1, 4)), 0.25), (ReLUActivation(), 0)])
def test_kinks_of_the_package(layer, left):
    report = with_slopes(layer, [[0.0, 1.0], [-1.0, 0.0]],
                         [[4.0, 1.0], [1.0, -2.0]])
    assert report.ok, report
    for where, slope in (("[0][0]", 4), ("[1][1]", -2)):
        entry = entries(report, "input")[where]
        assert entry.verdict == KINK
        assert entry.expected.sides == pytest.approx(
            (left * slope, slope), rel=1e-9)


@pytest.mark.parametrize("beside", [1e-12, 1e-300, 1e-5, 0.01])
def test_a_number_beside_the_kink_has_one_slope(beside):
    for layer in (ReLUActivation(), relu_with(0.5)):
        report = with_slopes(layer, [[beside, -beside, 1.0]],
                             [[4.0, 4.0, 1.0]])
        assert verdicts(report) == {"input": RIGHT}
        found = report.blocks[0].entries
        assert [entry.expected.low for entry in found] == [4, 0, 1]
        assert [entry.expected.sides for entry in found] == [None] * 3
    below = Formula(lambda a: max(a, 0), lambda a: 1 if a > -1e-3 else 0)
    report = with_slopes(below, [[beside, -1e-4, 1.0]], [[4.0, 4.0, 1.0]])
    assert [entry.verdict for entry in report.blocks[0].entries] == [
        RIGHT, WRONG, RIGHT]


@pytest.mark.parametrize("beside", [1e-12, 1e-9, 1e-7])
def test_a_number_beside_a_kink_while_another_is_at_one(beside):
    x, slopes = [[0.0, beside, -beside, 1.0]], [[4.0, 4.0, 4.0, 1.0]]
    report = with_slopes(ReLUActivation(), x, slopes)
    found = report.blocks[0].entries
    assert [entry.verdict for entry in found] == [KINK, RIGHT, RIGHT, RIGHT]
    assert [entry.expected.sides for entry in found[1:]] == [None] * 3
    half = Formula(lambda a: max(a, 0), lambda a: 0.5 if a < 0.1 else 1)
    found = with_slopes(half, x, slopes).blocks[0].entries
    assert [entry.verdict for entry in found] == [KINK, WRONG, WRONG, RIGHT]


# |x|^1.5 and so on: smooth enough, but not what stands inside.
@pytest.mark.parametrize("value, slope", [
    (lambda a: abs(a) ** 1.5, lambda a: 1.5 * math.sqrt(abs(a))),
    (lambda a: math.pow(abs(a), 1.5), lambda a: 1.5 * math.sqrt(abs(a))),
    (lambda a: max(a, 0) ** 1.5 + max(-a, 0) ** 1.5,
     lambda a: 1.5 * math.sqrt(abs(a))),
    (lambda a: math.sqrt(abs(a) ** 3), lambda a: 1.5 * math.sqrt(abs(a)))])
def test_roots_end_where_the_piece_does(value, slope):
    layer = Formula(value, lambda a: math.copysign(slope(a), a))
    for x in ([[0.0, 1.0], [0.25, -2.0]], [[1e-9, 1.0], [-1e-3, 4.0]]):
        report = with_slopes(layer, x, [[4.0, 1.0], [2.0, 1.0]])
        assert report.ok, report


def test_a_kink_beside_much_larger_slopes():
    """Any slope between the sides is right, however small it is here."""
    for at_zero, right in ((0, True), (1, True), (0.5, True)):
        for value in RELUS:
            layer = Formula(value, relu_with(at_zero).slope)
            report = with_slopes(layer, [[0.0], [1.0]], [[1.0], [1e8]])
            assert report.ok is right, report


def test_a_domain_that_ends_at_a_piece():
    """log above 1, a line below: log is never asked below 0."""
    layer = Formula(lambda a: math.log(a) if a > 1e-3 else a,
                    lambda a: 1 / a if a > 1e-3 else 1)
    report = check_gradients(layer, [[2e-3, 1.0], [-1.0, 0.02]])
    assert report.ok, report


# Comparisons that the checker can't watch.

def by_float(a):
    return a if float(a) > 0 else 0 * a


def by_fabs(a):
    return (a + math.fabs(a)) / 2


def by_copysign(a):
    return a if math.copysign(1, a) > 0 else 0 * a


def by_root(a):
    return (a + math.sqrt(a * a)) / 2


HIDDEN = [by_float, by_fabs, by_copysign, by_root]


@pytest.mark.parametrize("value", HIDDEN)
@pytest.mark.parametrize("a", [0.0, 2.0, 0.03, 1e-3, 1e-5, 1e-12])
@pytest.mark.parametrize("sign", [1, -1])
def test_hidden_comparisons(value, a, sign):
    """1 above 0, else 0; and twice as much is wrong."""
    x, slopes = [[sign * a, 1.5], [-2.0, 3.0]], [[4.0, 1.0], [2.0, 3.0]]
    for factor in (1, 2):
        layer = Formula(value, lambda a: factor * (a > 0))
        report = with_slopes(layer, x, slopes)
        entry = report.blocks[0].entries[0]
        wrong = factor > 1 and sign * a > 0
        assert (entry.verdict == WRONG) is wrong, report
        if a > 1e-4:
            assert entry.expected.sides is None
            assert entry.expected.low == pytest.approx(
                4 * (sign > 0), rel=1e-9)
    for at_zero in (0, 0.5, 1):
        layer = Formula(value, relu_with(at_zero).slope)
        assert with_slopes(layer, x, slopes).ok


@given(st.floats(-14, 1), st.sampled_from([1, -1]),
       st.sampled_from([by_float, by_fabs]))
def test_beside_a_hidden_kink(power, sign, value):
    """Right slopes are not called wrong, however near the kink is."""
    layer = Formula(value, lambda a: 1 if a > 0 else 0)
    report = with_slopes(layer, [[sign * 10 ** power, 1.0]], [[4.0, 1.0]])
    assert not report.wrong, report


@pytest.mark.parametrize("value", HIDDEN)
def test_hidden_kinks_are_shown(value):
    layer = Formula(value, lambda a: 1 if a >= 0 else 0)
    report = with_slopes(layer, [[0.0, 1.0]], [[4.0, 1.0]])
    entry = report.blocks[0].entries[0]
    assert entry.expected.sides == pytest.approx((0, 4), abs=1e-6)
    assert entry.verdict == KINK


def test_a_comparison_with_text_or_none_is_no_trouble():
    layer = Formula(lambda a: 0 * a if a is None or a in (None, "") or a < 0
                    else a, lambda a: 1 if a > 0 else 0)
    report = with_slopes(layer, [[1.0, -1.0], [2.0, 0.0]],
                         [[1.0, 2.0], [3.0, 4.0]])
    assert report.ok, report


def test_truth_is_a_comparison_too():
    """x / |x| but for 0: a jump, where no slope is right but 0 beside it."""
    layer = Formula(lambda a: 3 * a if not a else 3 * a + (a if a > 0
                                                           else 0),
                    lambda a: 3 if a <= 0 else 4)
    report = with_slopes(layer, [[0.0, 1.0]], [[1.0, 1.0]])
    assert report.ok, report
    entry = report.blocks[0].entries[0]
    assert entry.expected.sides == (3, 4)


def test_a_kink_of_the_loss():
    """e = sum of |y - label|, where one of them fits."""
    class Distance:
        def __init__(self, at_zero):
            self.at_zero = at_zero

        def forward(self, y, label):
            self.d = [[a - b for a, b in zip(*rows)]
                      for rows in zip(y, label)]
            return sum([abs(d) for row in self.d for d in row])

        def backward(self):
            return [[self.at_zero if d == 0 else 1 if d > 0 else -1
                     for d in row] for row in self.d]

    for at_zero, right in ((0, True), (-1, True), (1, True), (1.5, False)):
        report = check_gradients(Distance(at_zero), [[1.0, 2.0]],
                                 [[1.0, 3.0]])
        assert report.ok is right
        assert report.blocks[0].entries[0].expected.sides == (-1, 1)


def test_a_parameter_at_a_kink():
    """relu(w x + b) at w x + b = 0, and the square of it."""
    layer = Article([2.0], [-2.0])
    model = Model([layer, ReLUActivation()], 1, 1, 1, Weighted())
    report = check_gradients(model, [[1.0], [3.0]], [[5.0], [1.0]])
    assert report.ok, report
    found = {block.title: block.entries[0].expected.sides
             for block in report.blocks}
    assert found == {"1 Article w": (3, 8), "1 Article b": (1, 6),
                     "input": (0, 10)}
    model.loss = MSELoss()  # of which the slope is 0 there, on both sides
    report = check_gradients(model, [[1.0], [3.0]], [[0.0], [1.0]])
    assert report.ok, report
    assert entries(report, "1 Article w")["[0]"].expected.sides is None
