"""The parts of the gradient checker, each by itself."""

import math
import operator
import sys
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from minnet import (BinaryCrossEntropyLoss, CrossEntropyLoss, FCLayer, Model,
                    MSELoss, SigmoidActivation, check_gradients)
from minnet.gradcheck.batch import (call_or_none, drawn_matrix, layer_batch,
                                    likely_labels, loss_batch, one_hot_labels,
                                    takes_label)
from minnet.gradcheck.places import (Kept, copied_numbers, flat_numbers,
                                     is_numbers, is_one_number, lists_in,
                                     numbers_in, shape_of)
from minnet.gradcheck.entries import BlockReport, Entry, short_number
from minnet.gradcheck.report import GradientReport, wrapped_text
from minnet.gradcheck.richardson import Estimate, richardson
from minnet.gradcheck.slopes import Expected
from minnet.gradcheck.subject import Subject
from minnet.gradcheck.watch import Trail, WatchedNumber, plain_number
from tests.tools.strategies import fractions
from tests.gradcheck.test_gradient_check import Article, Formula, InputByOutput, Kept as \
    OwnNames, Sign, X

WRONG, RIGHT, KINK = "WRONG", "right", "at a kink"
NOTHING = "nothing to check"


# Places.

def test_places_by_hand():
    values = [[1, 2], [3], [[4.0], [[5, 6]]]]
    found = numbers_in(values)
    assert [where for where, _, _ in found] == [
        "[0][0]", "[0][1]", "[1][0]", "[2][0][0]", "[2][1][0][0]",
        "[2][1][0][1]"]
    assert flat_numbers(values) == [row[j] for _, row, j in found] == [
        1, 2, 3, 4.0, 5, 6]
    for number, (_, row, j) in enumerate(found):
        row[j] = -number
    assert values == [[0, -1], [-2], [[-3], [[-4, -5]]]]


@pytest.mark.parametrize("value, one", [
    (1, True), (1.5, True), (Fraction(1, 3), True), (-0.0, True),
    (math.inf, True), (True, False), (None, False), ("1", False),
    ([1], False), ((1, 2), False), ({}, False), (len, False)])
def test_one_number(value, one):
    assert is_one_number(value) is one


@pytest.mark.parametrize("value, numbers", [
    ([1], True), ([1, 2.5], True), ([[1], [2, 3]], True),
    ([[[1]], [[2]]], True), ([], False), ([[]], False), ([1, []], False),
    ([None], False), (["1"], False), ([True, 1], False), (1, False),
    ((1, 2), False), ({1: 2}, False), (None, False), ("12", False)])
def test_lists_of_numbers(value, numbers):
    assert is_numbers(value) is numbers


def test_shapes():
    assert shape_of([[1, 2, 3], [4, 5, 6]]) == [[None] * 3] * 2
    assert shape_of(((1,), (2,))) == [[None], [None]]
    assert shape_of(3) is None and shape_of(None) is None
    assert shape_of([]) == [] != shape_of([[]])


def test_copies_share_no_list():
    values = [[1, 2.5], [Fraction(1, 3), [4]]]
    copied = copied_numbers(values)
    assert copied == values
    assert not lists_in(copied) & lists_in(values)
    assert copied_numbers(((1, 2), (3, 4))) == [[1, 2], [3, 4]]
    assert copied_numbers([[1, 0.5]], Fraction) == [[1, Fraction(1, 2)]]
    assert all([isinstance(a, Fraction)
                for a in copied_numbers([[1, 0.5]], Fraction)[0]])
    assert copied_numbers(None, Fraction) is None


def test_ids_of_lists():
    inner = [1]
    values = [inner, [2, inner]]
    assert lists_in(values) == {id(values), id(inner), id(values[1])}


class Box:
    """Anything that holds something."""

    def __init__(self, **held):
        vars(self).update(held)


def test_kept_puts_everything_back():
    deep = [1, -0.0, [2.5, 3]]
    box = Box(deep=deep, inner=Box(row=[1.0]), table={"a": [1], "b": 2},
              pair=([4], [5]), text="x", count=7, nothing=None)
    box.self = box  # a circle
    deep.append(deep[2])
    kept = Kept(box)
    ids = {name: id(value) for name, value in vars(box).items()}

    deep[1], deep[2][0] = 9, 9
    del deep[3]
    deep[2].append("new")
    box.inner.row[:] = [8, 8]
    box.inner, box.count, box.new = 3, 8, [1]
    box.table["a"].append(2)
    box.table["c"] = box.table.pop("b")
    box.pair[0][0] = 0
    del box.text

    kept.put_back()
    assert {name: id(value) for name, value in vars(box).items()} == ids
    assert repr(deep) == "[1, -0.0, [2.5, 3], [2.5, 3]]"
    assert deep[2] is deep[3]
    assert box.inner.row == [1.0]
    assert box.table == {"a": [1], "b": 2}
    assert box.pair == ([4], [5])
    assert (box.text, box.count, box.nothing) == ("x", 7, None)
    kept.put_back()  # as often as one likes
    assert box.inner.row == [1.0]


def test_kept_leaves_classes_functions_and_modules_alone():
    class Held(Box):
        shared = [1]

    box = Held(kind=Held, call=len, module=math)
    kept = Kept(box)
    Held.shared[0] = 2
    kept.put_back()
    assert Held.shared == [2]


def test_kept_puts_back_chosen_lists_only():
    weights, seen = [[1.0], [2.0]], [3.0]
    box = Box(weights=weights, seen=seen, count=1, inner={"w": weights})
    kept = Kept([box, [weights]])
    weights[0][0] = 9
    box.weights, box.inner["w"], box.seen, box.count = [[0]], 0, [4.0], 2
    kept.put_back(lists_in(weights))
    assert box.weights is weights is box.inner["w"]
    assert weights == [[1.0], [2.0]]
    assert box.seen == [4.0]
    assert box.count == 1  # a number is put back, too


def test_kept_makes_fractions_of_floats():
    box = Box(w=[[0.5, 1]], rate=0.25, index=[1, 0], flag=True, text="0.5",
              table={"a": 0.75, "b": 2}, inner=Box(b=[1.5]), seen=(0.5,))
    kept = Kept(box)
    kept.convert(Fraction)
    assert box.w == [[Fraction(1, 2), 1]] and box.rate == Fraction(1, 4)
    for value in (box.w[0][0], box.rate, box.table["a"], box.inner.b[0]):
        assert isinstance(value, Fraction)
    for value in (box.w[0][1], box.index[0], box.table["b"]):
        assert type(value) is int
    assert box.flag is True and box.text == "0.5"
    kept.put_back()
    assert [type(a) for a in box.w[0]] == [float, int]
    assert type(box.rate) is float and type(box.inner.b[0]) is float


# Watched numbers.

whole = st.integers(-4, 4)
OPERATORS = [operator.add, operator.sub, operator.mul, operator.truediv,
             operator.pow, operator.lt, operator.le, operator.gt, operator.ge,
             operator.eq, operator.ne]


@pytest.mark.parametrize("operation", OPERATORS)
@given(a=whole | fractions, b=whole | fractions | st.floats(-4, 4))
def test_watched_numbers_compute_as_plain_ones(operation, a, b):
    if operation is operator.pow:
        b = int(b)
        assume(a != 0 or b >= 0)
    if operation is operator.truediv:
        assume(b != 0 != a)
    wanted, trail = operation(a, b), Trail()
    watched = WatchedNumber(a, trail)
    for found in (operation(watched, b),
                  operation(watched, WatchedNumber(b, trail))):
        assert plain_number(found) == wanted
        assert type(plain_number(found)) is type(wanted)
    # A Fraction to the power of a stranger goes by floats, always.
    if operation is not operator.pow or b > 0 and isinstance(a, int):
        found = operation(a, WatchedNumber(b, trail))
        assert plain_number(found) == wanted


def test_powers_of_watched_numbers():
    assert plain_number(2 ** WatchedNumber(3, Trail())) == 8
    assert plain_number(WatchedNumber(9, Trail()) ** 0.5) == 3


@given(whole | st.floats(-4, 4))
def test_signs_of_watched_numbers(a):
    trail = Trail()
    watched = WatchedNumber(a, trail)
    assert plain_number(-watched) == -a
    assert plain_number(abs(watched)) == abs(a)
    assert bool(watched) is bool(a)
    assert float(watched) == a and math.exp(watched) == math.exp(a)
    assert hash(watched) == hash(a) and repr(watched) == repr(a)
    assert trail.signs == [(a > 0) - (a < 0)] * 2


def test_builtins_take_watched_numbers():
    trail = Trail()
    row = [WatchedNumber(a, trail) for a in (2, -1, 5)]
    assert max(row) is row[2] and min(row) is row[1]
    assert sorted(row) == [row[1], row[0], row[2]]
    assert plain_number(sum(row)) == 6
    assert row.index(max(row)) == 2
    assert math.sqrt(max(row) - 1) == 2
    assert plain_number(max(row[1], 0)) == 0 == plain_number(max(0, row[1]))


def test_comparisons_are_noted_in_order():
    trail = Trail()
    a, b = WatchedNumber(1.0, trail), WatchedNumber(2.0, trail)
    assert a < b and b > a and a == 1 and 0 <= a and not 3 < b
    assert trail.signs == [-1, 1, 0, 1, -1]
    trail.start()
    assert trail.signs == []


def test_wanted_answers_are_given_as_far_as_they_go():
    trail = Trail()
    a = WatchedNumber(1.0, trail)
    trail.start([-1, 0, 1])
    assert (a < 0, a == 5, a > 9, a > 9) == (True, True, True, False)
    assert trail.signs == [-1, 0, 1, -1]
    trail.start([0, 0, 0, 0, 0, 0])
    assert (a < 0, a > 0, a <= 0, a >= 0, a == 0, a != 0) == (
        False, False, True, True, True, False)


def test_nan_is_neither_less_nor_more():
    trail = Trail()
    nan = WatchedNumber(math.nan, trail)
    assert not (nan < 0 or nan <= 0 or nan > 0 or nan >= 0 or nan == 0)
    assert nan != 0
    assert len(set(trail.signs)) == 1


@pytest.mark.parametrize("a, b, sign", [
    (math.inf, 0, 1), (-math.inf, 0, -1), (math.inf, math.inf, 0),
    (-math.inf, math.inf, -1), (1e308, -1e308, 1)])
def test_infinite_numbers_are_compared_too(a, b, sign):
    watched = WatchedNumber(a, Trail())
    assert (watched < b, watched == b, watched > b) == (
        sign < 0, sign == 0, sign > 0)


# Richardson.

EXACT = sys.float_info.epsilon


def central(value, w):
    return lambda h: (value(w + h) - value(w - h)) / (2 * h)


def forwards(value, w):
    return lambda h: (value(w + h) - value(w)) / h


def backwards(value, w):
    return lambda h: (value(w) - value(w - h)) / h


@given(st.lists(whole, min_size=2, max_size=6), fractions)
def test_slopes_of_polynomials_are_exact_in_fractions(factors, w):
    def value(a):
        return sum([factor * a ** k for k, factor in enumerate(factors)])

    slope = sum([k * factor * w ** (k - 1)
                 for k, factor in enumerate(factors) if k])
    for difference, power in ((central, 2), (forwards, 1), (backwards, 1)):
        found = richardson(difference(value, w), Fraction(1, 2), power, 0, 0)
        assert (found.slope, found.off) == (slope, 0)
        assert isinstance(found.slope, (Fraction, int))


def test_what_is_no_polynomial_is_not_exact_in_fractions():
    found = richardson(central(lambda a: 1 / (1 + a * a), Fraction(1, 3)),
                       Fraction(1, 2), 2, 0, 0)
    wanted = -Fraction(2, 3) / (1 + Fraction(1, 9)) ** 2
    assert 0 < abs(found.slope - wanted) <= found.off < 1e-6


# (name, value, slope, from, to)
KNOWN = [
    (math.sin, math.cos, -9, 9),
    (math.exp, math.exp, -9, 5),
    (math.tanh, lambda a: 1 - math.tanh(a) ** 2, -3, 3),
    (math.atan, lambda a: 1 / (1 + a * a), -9, 9),
    (lambda a: math.sin(30 * a), lambda a: 30 * math.cos(30 * a), -3, 3),
    (lambda a: 1 / a, lambda a: -1 / (a * a), 0.011, 3),  # a pole
    (lambda a: 1 / a, lambda a: -1 / (a * a), -3, -0.011),
    (math.log, lambda a: 1 / a, 1e-2, 9),  # w - h leaves the domain
    (math.sqrt, lambda a: 0.5 / math.sqrt(a), 1e-2, 9),
    (math.asin, lambda a: 1 / math.sqrt(1 - a * a), -0.99, 0.99),
    (lambda a: 1 / (1 + math.exp(-a)),
     lambda a: math.exp(-a) / (1 + math.exp(-a)) ** 2, -9, 9)]


@pytest.mark.parametrize("value, slope, low, high", KNOWN)
@given(share=st.floats(0, 1))
def test_the_error_is_within_its_estimate(value, slope, low, high, share):
    w = low + share * (high - low)
    wanted = slope(w)
    # What rounding does to e: some units in the last digit, of the values
    # that are compared and of the w that they are taken at.
    noise = 4 * EXACT * (abs(value(w)) + abs(w * wanted))
    for difference, power, h in ((central, 2, 1 / 16), (forwards, 1, 1e-3),
                                 (backwards, 1, 1e-3)):
        found = richardson(difference(value, w), h, power, 1e-11, noise)
        assert abs(found.slope - wanted) <= 4 * found.off
        assert found.off > 0
        if power == 2:
            # Near a pole at distance w slopes change by w / 1000 or so.
            assert found.off <= 1e-6 * (abs(wanted) + 1e-2)


@pytest.mark.parametrize("value, slope, low, high", KNOWN[:5])
@given(share=st.floats(0, 1))
def test_away_from_trouble_the_estimate_is_small(value, slope, low, high,
                                                 share):
    w = low + share * (high - low)
    noise = EXACT * (abs(value(w)) + abs(w * slope(w)))
    found = richardson(central(value, w), 1 / 16, 2, 1e-11, noise)
    assert found.off <= 1e-10 * (abs(slope(w)) + abs(value(w)) + 1)


def test_steps_that_leave_the_domain_are_halved():
    asked = []

    def log(a):
        asked.append(a)
        return math.log(a)

    found = richardson(central(log, 0.01), 1 / 16, 2, 1e-11, 1e-16)
    assert min(asked) < 0 < abs(found.slope - 100) + 1 < 1 + 1e-6
    assert len(asked) < 40


@pytest.mark.parametrize("problem", [
    ValueError("mine"), OverflowError("mine"), ZeroDivisionError("mine")])
def test_where_there_is_no_value_at_all_the_error_is_its_own(problem):
    def difference(h):
        raise problem

    with pytest.raises(type(problem)) as caught:
        richardson(difference, 1 / 16, 2, 1e-11, 0)
    assert caught.value is problem


@pytest.mark.parametrize("bad", [math.nan, math.inf])
def test_nan_everywhere_is_explained(bad):
    with pytest.raises(ValueError) as caught:
        richardson(lambda h: bad, 1 / 16, 2, 1e-11, 0)
    assert "nan or infinite" in str(caught.value)


def test_nan_far_away_is_passed_over():
    found = richardson(lambda h: math.nan if h > 0.01 else 3 + h * h,
                       1 / 16, 2, 1e-11, 1e-16)
    assert found.slope == pytest.approx(3, abs=1e-9)


# Batches.

@given(st.integers(1, 6), st.integers(1, 6), st.integers(0, 200))
def test_drawn_numbers(rows, columns, seed):
    x = drawn_matrix(rows, columns, seed)
    assert [len(row) for row in x] == [columns] * rows
    assert x == drawn_matrix(rows, columns, seed)
    for a in flat_numbers(x):
        assert 0 < abs(a) < 6.1 and (64 * a) % 1 == 0
    for a in flat_numbers(drawn_matrix(rows, columns, seed, True)):
        assert 0 < a < 4


def test_drawn_numbers_differ():
    seen = [str(drawn_matrix(2, 2, seed)) for seed in range(100)]
    assert len(set(seen)) == 100
    for seed in range(20):
        numbers = flat_numbers(drawn_matrix(3, 3, seed))
        assert min(numbers) < 0 < max(numbers)
        assert len({abs(a) for a in numbers}) > 5


def test_labels():
    for rows, columns in ((1, 1), (3, 2), (5, 3), (4, 7)):
        for label in likely_labels(rows, columns, 3) + [
                one_hot_labels(rows, columns)]:
            assert [len(row) for row in label] == [columns] * rows
        for row in one_hot_labels(rows, columns):
            assert sorted(row) == [0] * (columns - 1) + [1]
    assert len({str(row) for row in one_hot_labels(3, 2)}) == 2


@pytest.mark.parametrize("loss", [MSELoss(), CrossEntropyLoss(),
                                  BinaryCrossEntropyLoss()])
@pytest.mark.parametrize("rows, columns", [(3, 2), (5, 3), (1, 2)])
def test_batches_for_losses(loss, rows, columns):
    for seed in range(4):
        y, label = loss_batch(loss, rows, columns, seed)
        assert shape_of(y) == shape_of(label) == [[None] * columns] * rows
        assert loss.forward(y, label) > 0
        assert takes_label(loss, rows, seed)


class LogLoss:
    """e = - sum of label * ln(y), for y above 0 only."""

    def forward(self, y, label):
        self.y, self.label = y, label
        return -sum([b * math.log(a) for rows in zip(y, label)
                     for a, b in zip(*rows)])

    def backward(self):
        return [[-b / a for a, b in zip(*rows)]
                for rows in zip(self.y, self.label)]


def test_a_loss_that_takes_positive_numbers_only():
    y, _ = loss_batch(LogLoss(), 3, 2, 0)
    assert min(flat_numbers(y)) > 0
    assert check_gradients(LogLoss()).ok


@pytest.mark.parametrize("layer", [
    FCLayer(2, 1), SigmoidActivation(), Article([1.0], [2.0]),
    Model([FCLayer(2, 1)], 1, 1, 1)])
def test_layers_take_no_label(layer):
    assert not takes_label(layer, 3, 0)


@pytest.mark.parametrize("layer, width", [
    (FCLayer(4, 2), 4), (Model([FCLayer(5, 2), SigmoidActivation()],
                               1, 1, 1), 5),
    (Article([1.0] * 3, [2.0] * 3), 3), (InputByOutput(4, 2), 4),
    (InputByOutput(2, 4), 2), (InputByOutput(1, 3), 1)])
def test_batches_for_layers(layer, width):
    before = repr(vars(layer))
    for seed in range(4):
        x = layer_batch(layer, 3, seed)
        assert shape_of(x) == [[None] * width] * 3
        assert x in (drawn_matrix(3, width, seed),
                     drawn_matrix(3, width, seed, True))
    assert repr(vars(layer)) == before


class Sized(Formula):
    """Takes rows of one width only, which no attribute tells."""

    def forward(self, x):
        if len(x[0]) != 7:
            raise ValueError("seven, please")
        return Formula.forward(self, x)


def test_a_width_that_nobody_tells_is_tried_for():
    layer = Sized(lambda a: a * a, lambda a: 2 * a)
    assert len(layer_batch(layer, 3, 0)[0]) == 7
    assert check_gradients(layer).ok


def test_batches_are_as_drawn_even_if_the_layer_raises():
    """Numbers beyond 2 are too much for it, while the batch is tried."""
    def value(a):
        if abs(a) > 2:
            raise ValueError("too large")
        return a * a

    layer = Formula(value, lambda a: 2 * a)
    assert layer_batch(layer, 3, 0) in [
        drawn_matrix(3, width, 0) for width in range(1, 9)]
    assert check_gradients(layer).ok


def test_calls_that_may_fail():
    assert call_or_none(max, 1, 2) == 2
    assert call_or_none(max, 1, None) is None
    with pytest.raises(KeyboardInterrupt):
        call_or_none(Box(throw=interrupt).throw)


def interrupt():
    raise KeyboardInterrupt


# Blocks.

def titles(thing, x=None, label=None):
    x = X if x is None else x
    y = thing.forward(copied_numbers(x)) if label is None else None
    de_dy = y and [[1.0 + i + j / 2 for j in range(len(row))]
                   for i, row in enumerate(y)]
    return [block.title for block in Subject(thing, x, label,
                                             de_dy).blocks()]


def test_blocks_of_all_kinds():
    assert titles(FCLayer(2, 3)) == ["weights", "bias", "input"]
    assert titles(SigmoidActivation()) == ["input"]
    assert titles(MSELoss(), X, X) == ["input"]
    assert titles(Article([1.0, 2.0], [3.0, 4.0])) == ["b", "w", "input"]
    # Weights before biases: lists of lists first.
    assert titles(OwnNames(("w", "dw"))) == ["w", "input"]
    model = Model([FCLayer(2, 3), SigmoidActivation(),
                   Article([1.0, 2.0, 3.0], [0.0] * 3)], 1, 1, 1)
    assert titles(model) == ["1 FCLayer weights", "1 FCLayer bias",
                             "3 Article b", "3 Article w", "input"]


class Learns:
    """y = sum of x times the first list, + the second in each number."""

    def __init__(self, **held):
        vars(self).update(held)

    def forward(self, x):
        self.x = x
        first, second = [getattr(self, name) for name in sorted(
            name for name in vars(self) if name[:2] == "p_")]
        return [[sum([a * w for a, w in zip(row, first)]) + b
                 for b in second] for row in x]

    def backward(self, de_dy, learning_rate):
        return [[0.0 for _ in row] for row in self.x]


def test_what_is_used_but_not_stepped_is_no_parameter():
    assert titles(Learns(p_one=[1.0, 2.0], p_two=[3.0])) == ["input"]


def test_a_parameter_that_hardly_counts_is_found():
    """Only two numbers of x reach the bend, and only from one side."""
    class Bent(Article):
        def forward(self, x):
            return [[min(a, self.edge) for a in row]
                    for row in Article.forward(self, x)]

    for edge, start in ((6, 6.0), (6, 5.9), (0, 0.5), (1, 1.3)):
        layer = Bent([2.0, 2.0], [start - 6, start - 6])
        layer.edge = edge
        assert titles(layer, [[3.0, 3.0], [3.0, 3.0]]) == ["b", "w", "input"]


def test_finding_them_changes_nothing():
    layer = Article([1, -0.0], [3.0, 4])
    before = repr(vars(layer))
    subject = Subject(layer, X, None, [[1.0, 2.0]] * 3)
    subject.blocks()
    assert repr(vars(layer)) == before


# The report.

class Near:
    """Stands for an Expected."""

    def __init__(self, low, high=None, sides=None, off=0):
        self.low, self.high = low, low if high is None else high
        self.sides, self.off = sides, off


def block_of(title, pairs, verdict=RIGHT):
    """A block of (yours, expected) pairs, the unequal ones WRONG."""
    return BlockReport(title, len(pairs), [
        Entry(f"{title}[{j}]", yours, Near(wanted),
              RIGHT if yours == wanted else WRONG)
        for j, (yours, wanted) in enumerate(pairs)], verdict)


def test_differences_of_entries():
    assert Entry("w[0]", 3, Near(1), WRONG).difference == 2
    assert Entry("w[0]", 3, Near(Fraction(7, 2)), WRONG).difference == 0.5
    kink = Near(-1, 2, (2, -1))
    for yours, off in ((-1, 0), (0.5, 0), (2, 0), (3, 1), (-1.5, 0.5)):
        assert Entry("w[0]", yours, kink, KINK).difference == off
    assert Entry("w[0]", math.nan, Near(1), WRONG).difference == math.inf
    assert Entry("w[0]", math.inf, Near(1), WRONG).difference == math.inf


def test_expected_by_hand():
    expected = Expected([Estimate(3, 0.5), Estimate(-1, 0.25)])
    assert (expected.low, expected.high, expected.off) == (-1, 3, 0.5)
    assert expected.sides is None
    for yours, miss in ((-3, 2), (-1, 0), (0, 0), (3, 0), (4, 1)):
        assert expected.miss(yours) == miss


def test_lines_of_entries():
    assert Entry("w[0][1]", 2.5, Near(Fraction(1, 3)), WRONG).line() == \
        "  w[0][1]: yours 2.5, expected 0.333333333"
    assert Entry("b[0]", 1, Near(0, 4, (0, 4)), KINK).line() == \
        "  b[0]: yours 1, at a kink: 0 to the left, 4 to the right"
    assert Entry("b[0]", math.nan, Near(1), WRONG).line() == \
        "  b[0]: yours nan, expected 1"


def test_a_report_by_hand():
    report = GradientReport("Layer(2, 1)", "compared somehow", [
        block_of("weights", [(1, 1), (4, 2), (-8, 8)], WRONG),
        block_of("bias", [(0.5, 0.5)]),
        BlockReport("input", 4, [], WRONG, "None, is a `return` missing?")])
    report.name(("sign", "the sign is wrong."))
    assert not report.ok and report.wrong
    assert (report.mistake, report.sentence) == ("sign", "the sign is wrong.")
    lines = repr(report).splitlines()
    assert [line.split() for line in lines] == [
        ["gradients", "of", "Layer(2,", "1):", "WRONG"],
        ["compared", "somehow"],
        ["numbers", "off", "by", "where", "yours", "expected", "ratio"],
        ["3", "16", "weights[2]", "-8", "8", "-1", "WRONG"],
        ["1", "0", "bias[0]", "0.5", "0.5", "1", "right"],
        ["4", "input", "WRONG:", "None,", "is", "a", "`return`", "missing?"],
        ["in", "detail:"],
        ["weights[2]:", "yours", "-8,", "expected", "8"],
        ["weights[1]:", "yours", "4,", "expected", "2"],
        ["likely", "mistake:", "the", "sign", "is", "wrong."]]
    # The columns stand under their heads.
    head = lines[2]
    for line in lines[3:5]:
        assert line.index("weights" if "w" in line else "bias") == \
            head.index("where")
        assert line[:head.index("numbers") + 7].strip() in "31"
        assert line[head.index("ratio") - 1:head.index("ratio") + 5].strip() \
            in ("-1", "1")


@pytest.mark.parametrize("verdicts, problems, verdict, ok, wrong", [
    ([RIGHT, RIGHT], [], "right", True, False),
    ([RIGHT, KINK], [], "right", True, False),
    ([RIGHT, NOTHING], [], "not all checked", False, False),
    ([WRONG, NOTHING], [], "WRONG", False, True),
    ([WRONG, RIGHT], [], "WRONG", False, True),
    ([RIGHT], [("random", "It draws.")], "WRONG", False, True)])
def test_verdicts(verdicts, problems, verdict, ok, wrong):
    blocks = [block_of(f"b{k}", [(1, 1)], each)
              for k, each in enumerate(verdicts)]
    report = GradientReport("Layer", "how", blocks)
    report.add(problems)
    assert report.verdict() == verdict
    assert (report.ok, report.wrong) == (ok, wrong)
    assert report.problems == problems
    assert repr(report).startswith(f"gradients of Layer: {verdict}\n")
    assert report.mistake is None and report.sentence is None


def test_five_worst_entries_at_most():
    blocks = [block_of("w", [(10 * k, k) for k in range(9)], WRONG),
              block_of("b", [(50 + k, 0) for k in range(3)], WRONG)]
    lines = repr(GradientReport("Layer", "how", blocks)).splitlines()
    place = lines.index("the worst of 11:")
    assert [line.split(":")[0].strip() for line in lines[place + 1:-1]] == [
        "w[8]", "w[7]", "w[6]", "b[2]", "b[1]"]


@given(st.lists(st.sampled_from([RIGHT, WRONG, KINK, NOTHING]), min_size=1,
                max_size=70), st.integers(0, 12), st.integers(1, 60))
def test_never_more_than_25_lines(verdicts, wrong, words):
    blocks = [block_of(f"{k} Layer weights", [(1, 2)] * (
        wrong if verdict == WRONG else 0) + [(1, 1)], verdict)
        for k, verdict in enumerate(verdicts)]
    report = GradientReport("Layer", "how", blocks)
    report.name(("sign", "a sentence of words " * words))
    report.add([("random", "another sentence " * words)] * 3)
    lines = repr(report).splitlines()
    assert len(lines) <= 25
    assert max(map(len, lines)) <= 79 + 20
    assert lines[0] == "gradients of Layer: WRONG"
    assert lines[2].split()[0] == "numbers"


def test_wrong_blocks_are_shown_first():
    blocks = [block_of(f"b{k}", [(1, 1)]) for k in range(40)]
    for k, verdict in ((35, WRONG), (36, NOTHING), (37, KINK)):
        blocks[k] = block_of(f"b{k}", [(1, 2 if verdict == WRONG else 1)],
                             verdict)
    text = repr(GradientReport("Layer", "how", blocks))
    assert len(text.splitlines()) <= 25
    for title in ("b35[0]", "b36[0]", "b37[0]"):
        assert title in text
    shown = [line for line in text.splitlines() if line.endswith("  right")]
    assert f"and {37 - len(shown)} blocks more: {37 - len(shown)} right" \
        in text


class WronglyNamedFullyConnectedLayer(Sign):
    pass


@pytest.mark.slow
@pytest.mark.parametrize("kind, loss", [
    (FCLayer, None), (Sign, CrossEntropyLoss()),
    (WronglyNamedFullyConnectedLayer, None)])
def test_reports_on_30_layers(kind, loss):
    layers = [kind(2, 2, init=lambda i, o: (
        [[1.0, -0.5], [0.5, 0.75]], [0.5, -0.25])) if k % 2 else
        Formula(lambda a: a + math.sin(a) / 2,
                lambda a: 1 + math.cos(a) / 2) for k in range(30)]
    report = check_gradients(Model(layers, 1, 1, 1, loss))
    lines = repr(report).splitlines()
    assert len(report.blocks) == 31
    assert len(lines) <= 25
    verdict = RIGHT if report.ok else WRONG
    assert verdict == (RIGHT if kind is FCLayer else WRONG)
    # What it is of is said, but not at any length.
    assert lines[0].startswith("gradients of Model([")
    assert lines[0].endswith(": " + verdict)
    assert max(map(len, lines)) <= 79 + len(kind.__name__)


@pytest.mark.parametrize("value, digits, text", [
    (0, 4, "0"), (-0.0, 4, "0"), (Fraction(1, 3), 4, "0.3333"),
    (1e-30, 2, "1e-30"), (123456, 4, "1.235e+05"), (math.nan, 4, "nan"),
    (math.inf, 4, "inf"), (2, 9, "2"), (1.0000001, 10, "1.0000001")])
def test_short_numbers(value, digits, text):
    assert short_number(value, digits) == text


@given(st.lists(st.text("ab", min_size=1, max_size=30), min_size=1))
def test_wrapped_text(words):
    lines = wrapped_text(" ".join(words))
    assert " ".join(lines).split() == words
    assert max(map(len, lines)) <= 79
    assert [line[:2] == "  " for line in lines] == [False] + [True] * (
        len(lines) - 1)
