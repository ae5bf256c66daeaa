"""check_gradients at kinks: what is right there, and what still is wrong."""

import math
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minnet import (ELUActivation, FCLayer, LeakyReLUActivation, MaxPoolLayer,
                    Model, ReLUActivation, SigmoidActivation, TanhActivation,
                    check_gradients)
from tests.gradcheck.layers import (KINK, RIGHT, WRONG, Formula,
                                    Kept, LossFormula, changed, entries,
                                    verdicts, weighted, with_slopes)
from tests.tools import oracles

# The same on every Python: once is enough.
pytestmark = pytest.mark.slow


def fc(weights, bias):
    return FCLayer(len(weights[0]), len(bias), lambda i, o: (weights, bias))


def relu_with(at_zero, value=lambda a: max(a, 0)):
    """ReLU, written in some way, whose slope at 0 is this."""
    return Formula(value, lambda a: at_zero if a == 0 else 1 if a > 0 else 0)


# Functions of pieces, written in many ways; the last ones of ABSOLUTE compare
# where the checker can't watch.

RELUS = [lambda a: a if a > 0 else 0 * a, lambda a: a if a >= 0 else 0 * a,
         lambda a: max(a, 0), lambda a: max(0, a), lambda a: (a + abs(a)) / 2]
CLIPS = [lambda a: 0 * a if a < 0 else 0 * a + 6 if a > 6 else a,
         lambda a: min(max(a, 0), 6), lambda a: max(0, min(6, a)),
         lambda a: 0 if a <= 0 else 6 if a >= 6 else a]
ABSOLUTE = [abs, lambda a: a if a > 0 else -a, lambda a: max(a, -a), math.fabs,
            lambda a: math.sqrt(a * a), lambda a: math.hypot(a, 0.0)]


@pytest.mark.parametrize("value, kinks, at, right", [
    (value, kinks, dict(zip(kinks, at)), right)
    for values, kinks, rights, wrongs in [
        (RELUS, {0: (0, 1)},
         [[0], [0.5], [1], [Fraction(1, 3)], [1e-9], [1 - 1e-9]],
         [[1.5], [-0.5], [1 + 1e-6], [-1e-6], [math.nan]]),
        (ABSOLUTE, {0: (-1, 1)}, [[-1], [0.25], [1]], [[1.1], [-1.1]]),
        (CLIPS, {0: (0, 1), 6: (1, 0)}, [[0, 0], [1, 1], [0.5, 0.25]],
         [[1.5, 0], [0, 1.5], [-0.5, 0], [0, -0.5]])]
    for value in values for right in (True, False)
    for at in (rights if right else wrongs)])
def test_slopes_between_those_of_both_sides_are_right(value, kinks, at, right):
    def slope(a):
        left = [kink for kink in kinks if kink < a]
        return kinks[max(left)][1] if left else kinks[0][0]

    x, de_dy = [0.0, 6.0, 3.0, 7.0, -1.0, 0.0], [2.0, 3.0, 5.0, 1.0, 4.0, -4.0]
    layer = Formula(value, lambda a: at[a] if a in at else slope(a))
    report = with_slopes(layer, [x], [de_dy])
    assert report.ok is right and report.wrong is not right, report
    for a, s, entry in zip(x, de_dy, report.blocks[0].entries):
        found = entry.expected
        if a not in kinks:
            assert entry.verdict == RIGHT
            assert found.low == pytest.approx(s * slope(a), rel=1e-9)
        elif value not in ABSOLUTE[3:] or found.sides:
            assert found.sides == pytest.approx(
                tuple([s * side for side in kinks[a]]))
            assert (found.low, found.high) == pytest.approx(
                (min(found.sides), max(found.sides)))
            assert entry.verdict == (
                KINK if min(kinks[a]) <= at[a] <= max(kinks[a]) else WRONG)


@pytest.mark.parametrize("p, q, right", [
    (1, 0, True), (0, 1, True), (0.5, 0.5, True), (0.9, 0.1, True),
    (1.5, -0.5, False), (2, 0, False), (0, -1, False)])
def test_the_largest_of_equal_numbers(p, q, right):
    """The first gets p of the slope, the third q."""
    layer = changed(MaxPoolLayer, 2, 2, 1, 2, de_dx=lambda rows: [
        [p * a, b, c + q * a, d] for a, b, c, d in rows])
    report = with_slopes(layer, [[2.0, 1.0, 2.0, 0.0], [3.0, 4.0, 5.0, -1.0]],
                         [[6.0], [-1.0]])
    assert report.ok is right
    found = [entry.expected for entry in report.blocks[0].entries]
    assert [expected.sides for expected in found] == [
        (0, 6), None, (0, 6)] + [None] * 5
    assert [expected.low for expected in found] == [0, 0, 0, 0, 0, 0, -1, 0]
    assert [expected.high for expected in found] == [6, 0, 6, 0, 0, 0, -1, 0]


# Several kinks meet: y = f(w x) with w = 0, where the rows pull in opposite
# directions. Each row has a slope s x from the side where f is on, else 0.

def weighed(value, at_zero, **changes):
    """f(w x) with w = 0; the slope of f is `at_zero` at 0."""
    layer = changed(Kept, ["w", "dw"], **changes)
    layer.w = [0.0]
    return weighted(layer, relu_with(at_zero, value))


MEETING = [
    # x, slopes; left, right; each row on or off: lowest, highest
    ([1.0, -2.0, 3.0, -1.0], [1.0, 1.5, -2.0, 0.25],
     -3.25, -5, -9.25, 1),
    ([1.0, -1.0], [1.0, 1.0], -1, 1, -1, 1),
    ([1.0, -1.0], [1.0, -1.0], 1, 1, 0, 2),
    ([2.0, -1.0, 1.0], [3.0, -1.0, -4.0], 1, 2, -4, 7)]


@pytest.mark.parametrize("value", RELUS[1:3] + CLIPS[1:3])
@pytest.mark.parametrize("x, slopes, left, right, lowest, highest", MEETING)
def test_kinks_that_meet(value, x, slopes, left, right, lowest, highest):
    for yours, verdict in (
            (lowest, KINK), (highest, KINK), (left, KINK), (right, KINK),
            (left + (right - left) / 4, KINK), (lowest - 0.5, WRONG),
            (highest + 0.5, WRONG), (4 * highest + 5, WRONG)):
        report = check_gradients(weighed(value, 0, dw=lambda _: [yours]),
                                 [[a] for a in x], [[s] for s in slopes])
        [entry] = report.blocks[0].entries
        assert (entry.yours, entry.verdict) == (yours, verdict), report
        assert not entry.expected.sides or \
            entry.expected.sides == (left, right)
        assert lowest <= entry.expected.low <= entry.expected.high <= highest


@pytest.mark.parametrize("value, at_zero", [(RELUS[0], 1), (CLIPS[3], -0.5)])
def test_very_many_kinks_that_meet(value, at_zero):
    """42 rows, in turn to the right and to the left: 441 and 462."""
    x = [[(-1.0) ** k * (k + 1)] for k in range(42)]
    report = check_gradients(weighed(value, at_zero), x,
                             [[(-1.0) ** k] for k in range(42)])
    [entry] = report.blocks[0].entries
    assert entry.yours == at_zero * 903
    assert entry.verdict == (KINK if 0 <= at_zero <= 1 else WRONG)
    assert entry.expected.sides == (462, 441)


@pytest.mark.parametrize("value", [RELUS[0], RELUS[2], RELUS[4]])
@pytest.mark.parametrize("c, at_zero, right", [
    (1.0, 0, True), (1.0, 0.5, True), (1.0, 1, True), (1.0, 1.5, False),
    (-1.0, 0, True), (-1.0, 1, True), (-1.0, 1.5, False)])
def test_kinks_in_two_layers_meet(value, c, at_zero, right):
    """relu(c relu(x)) at 0: by the chain rule from 0 to c, as each of the
    two slopes is from 0 to 1. For c = -1 it is 0 everywhere around."""
    model = weighted(fc([[1.0]], [0.0]), relu_with(at_zero, value),
                     fc([[c]], [0.0]), relu_with(at_zero, value))
    report = check_gradients(model, [[0.0], [0.0]], [[1.0], [3.0]])
    found = entries(report, "input")
    assert [entry.yours for entry in found.values()] == [
        at_zero * at_zero * c, at_zero * at_zero * c * 3]
    assert report.wrong is not right, report
    # The biases b and c b, once for each row.
    assert entries(report, "1 FCLayer bias")["[0]"].yours == \
        4 * c * at_zero * at_zero
    assert verdicts(report)["1 FCLayer bias"] != (WRONG if right else RIGHT)


@given(st.lists(st.lists(st.integers(-2, 2), min_size=2, max_size=2),
                min_size=7, max_size=7),
       st.lists(st.integers(-3, 3), min_size=3, max_size=3))
@settings(max_examples=20)
def test_sides_are_the_one_sided_slopes(rows, labels):
    """Of small whole numbers many are at kinks; the oracle walks aside."""
    w1, w2, b1, b2, x = rows[:2], [rows[2]], rows[3], [1], rows[4:]
    label = [[b] for b in labels]
    report = check_gradients(Model([fc(w1, b1), ReLUActivation(),
                                    fc(w2, b2)], 1, 1, 1), x, label)
    assert not report.wrong, report
    tables = [[[Fraction(a) for a in row] for row in table]
              for table in (w1, [b1], w2, [b2], x)]

    def error(row, j, step):
        row[j] += step
        w1, [b1], w2, [b2], x = tables
        e = oracles.network_error(w1, b1, w2, b2, x, label)
        row[j] -= step
        return e

    def slope(row, j, h):
        """Exact for e that is quadratic from 0 to 2 h."""
        return (4 * error(row, j, h) - error(row, j, 2 * h)
                - 3 * error(row, j, 0)) / (2 * h)

    for table, block in zip(tables, report.blocks):
        places = [(row, j) for row in table for j in range(len(row))]
        for (row, j), entry in zip(places, block.entries):
            left, right = [slope(row, j, Fraction(side, 10 ** 6))
                           for side in (-1, 1)]
            expected = entry.expected
            assert expected.off == 0
            if expected.sides:
                assert expected.sides == (left, right)
                assert entry.verdict == KINK
            else:
                assert left == right == expected.low == expected.high \
                    == entry.yours
                assert entry.verdict == RIGHT


# What is no kink.

# max(0, a (a - 0.001)) has slopes -0.001 and 0 at 0: look closely. Truth is
# a comparison, too; those with text or None are no trouble.
@pytest.mark.parametrize("layer, left, right", [
    (SigmoidActivation(), 0.25, 0.25), (TanhActivation(), 1, 1),
    (ELUActivation(), 1, 1), (ELUActivation(2), 2, 1),
    (LeakyReLUActivation(), 0.1, 1),
    (LeakyReLUActivation(Fraction(1, 4)), 0.25, 1), (ReLUActivation(), 0, 1),
    (Formula(lambda a: a * a if a > 0 else 0, lambda a: 2 * max(a, 0)), 0, 0),
    (Formula(lambda a: a * a if a > 0 else -a * a, lambda a: 2 * abs(a)),
     0, 0), (Formula(lambda a: a if a > 0 else 1 * a, lambda a: 1), 1, 1),
    (Formula(lambda a: max(0.0, a * (a - 0.001)), lambda a: (
        2 * a - 0.001 if a < 0 or a > 0.001 else 0.0)), -0.001, 0),
    (Formula(lambda a: 3 * a if not a else 3 * a + (a if a > 0 else 0),
             lambda a: 3 if a <= 0 else 4), 3, 4),
    (Formula(lambda a: 0 * a if a is None or a in (None, "") or a < 0 else a,
             lambda a: 1 if a > 0 else 0), 0, 1)])
def test_slopes_on_both_sides_of_0(layer, left, right):
    report = with_slopes(layer, [[0.0, 1.0], [-1.0, -0.0]],
                         [[4.0, 1.0], [1.0, -2.0]])
    assert report.ok, report
    assert ("kink" in repr(report)) is (left != right)
    for where, slope in (("[0][0]", 4), ("[1][1]", -2)):
        entry = entries(report, "input")[where]
        assert entry.verdict == (RIGHT if left == right else KINK)
        assert (entry.expected.sides or (entry.expected.low,) * 2) == \
            pytest.approx((left * slope, right * slope), rel=1e-9)


@pytest.mark.parametrize("beside", [1e-12, 1e-300, 1e-9, 1e-7, 1e-5, 0.01])
@pytest.mark.parametrize("others", [[], [0.0]])
def test_a_number_beside_the_kink_has_one_slope(beside, others):
    """Also while another is at a kink."""
    x, kinks = [[beside, -beside, 1.0] + others], [KINK] * len(others)
    for layer in (ReLUActivation(), relu_with(0.5)):
        report = with_slopes(layer, x, [[4.0, 4.0, 1.0, 4.0][:len(x[0])]])
        found = report.blocks[0].entries
        assert [entry.verdict for entry in found] == [RIGHT] * 3 + kinks
        assert [entry.expected.low for entry in found[:3]] == pytest.approx(
            [4, 0, 1], rel=1e-14, abs=1e-14)
        assert [entry.expected.sides for entry in found[:3]] == [None] * 3
    half = Formula(lambda a: max(a, 0), lambda a: 0.5 if a < 0.1 else 1)
    report = with_slopes(half, x, [[4.0, 4.0, 1.0, 4.0][:len(x[0])]])
    assert [entry.verdict for entry in report.blocks[0].entries] == [
        WRONG, WRONG, RIGHT] + kinks


# |x|^1.5 and so on: smooth enough, but not what stands inside.
@pytest.mark.parametrize("x, de_dy, layer", [
    (x, [[4.0, 1.0], [2.0, 1.0]], Formula(value, lambda a: math.copysign(
        1.5 * math.sqrt(abs(a)), a)))
    for x in ([[0.0, 1.0], [0.25, -2.0]], [[1e-9, 1.0], [-1e-3, 4.0]])
    for value in (lambda a: abs(a) ** 1.5, lambda a: math.pow(abs(a), 1.5),
                  lambda a: max(a, 0) ** 1.5 + max(-a, 0) ** 1.5,
                  lambda a: math.sqrt(abs(a) ** 3))] + [
    # Any slope between the sides is right, beside much larger ones.
    ([[0.0], [1.0]], [[1.0], [1e8]], relu_with(at_zero, value))
    for at_zero in (0, 0.5, 1) for value in RELUS] + [
    # log above 0.001, a line below: log is never asked below 0.
    ([[2e-3, 1.0], [-1.0, 0.02]], [[1.2, -0.7], [0.4, 1.1]], Formula(
        lambda a: math.log(a) if a > 1e-3 else a,
        lambda a: 1 / a if a > 1e-3 else 1))])
def test_no_alarm_where_pieces_end(x, de_dy, layer):
    report = with_slopes(layer, x, de_dy)
    assert report.ok, report


# Comparisons that the checker can't watch.

HIDDEN = [lambda a: a if float(a) > 0 else 0 * a,
          lambda a: (a + math.fabs(a)) / 2,
          lambda a: a if math.copysign(1, a) > 0 else 0 * a,
          lambda a: (a + math.sqrt(a * a)) / 2]


@pytest.mark.parametrize("value", HIDDEN)
@pytest.mark.parametrize("a", [0.0, 2.0, 0.03, 1e-3, 1e-5, 1e-12, -2.0, -0.03,
                               -1e-3, -1e-5, -1e-12])
def test_hidden_comparisons(value, a):
    """1 above 0, else 0; and twice as much is wrong."""
    def report_on(layer):
        return with_slopes(layer, [[a, 1.5], [-2.0, 3.0]],
                           [[4.0, 1.0], [2.0, 3.0]])

    for factor in (1, 2):
        report = report_on(Formula(value, lambda a: factor * (a > 0)))
        entry = report.blocks[0].entries[0]
        assert (entry.verdict == WRONG) is (factor > 1 and a > 0), report
        if abs(a) > 1e-4:
            assert entry.expected.sides is None
            assert entry.expected.low == pytest.approx(4 * (a > 0), rel=1e-9)
    for at_zero in (0.5, 1) if abs(a) < 1e-4 else ():
        report = report_on(relu_with(at_zero, value))
        assert report.ok, report
    if a == 0:
        entry = report.blocks[0].entries[0]
        assert entry.expected.sides == pytest.approx((0, 4), abs=1e-6)
        assert entry.verdict == KINK


@pytest.mark.parametrize("at_zero", [0, -1, 1, 1.5])
def test_a_kink_of_the_loss(at_zero):
    """e = sum of |y - label|, where one of them fits."""
    loss = LossFormula(lambda a, b: abs(a - b), lambda a, b: (
        at_zero if a == b else 1 if a > b else -1))
    report = check_gradients(loss, [[1.0, 2.0]], [[1.0, 3.0]])
    assert report.ok is (at_zero <= 1)
    assert report.blocks[0].entries[0].expected.sides == (-1, 1)
    assert " -1 to 1 " in repr(report)
