"""check_gradients: right layers are right; what it takes, says, puts back."""

import io
import math
import random
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minnet import (BinaryCrossEntropyLoss, CrossEntropyLoss, FCLayer,
                    LeakyReLUActivation, Model, MSELoss, NormaliseLayer,
                    ReLUActivation, SigmoidActivation, SoftmaxActivation,
                    SSELoss, TanhActivation, check_gradients)
from tests.gradcheck import duals
from tests.gradcheck.layers import (CONSTANT, LOG_LOSS, MAXOUT, NOTHING, RIGHT,
                                    WRONG, Article, BareBias, Chain, Formula,
                                    InDicts, InPlace, InputByOutput,
                                    KeepsSlopes, Kept, LossFormula, Slotted, X,
                                    broken, changed, entries, maxout, times,
                                    verdicts, weighted, with_slopes,
                                    wrong_step)
from tests.tools.strategies import (floats, layers_and_batches,
                                    models_and_examples)

CUBE = Formula(lambda a: a ** 3, lambda a: 3 * a * a)
ROOT = Formula(math.sqrt, lambda a: 0.5 / math.sqrt(a))
LOG = Formula(math.log, lambda a: 1 / a)
INVERSE = Formula(lambda a: 1 / a, lambda a: -1 / (a * a))
NEAR_0 = [[0.011, 0.7], [0.02, 0.31]]


# Right layers are right, on a batch that is made or given.

@given(models_and_examples(numbers=floats, most=4))
@settings(max_examples=20)
@pytest.mark.once
def test_model_is_never_called_wrong(case):
    model, examples = case
    report = check_gradients(model, *map(list, zip(*examples)))
    assert not report.wrong and WRONG not in repr(report)
    assert report.problems == [] and report.mistake is None


def squares(factor):
    """Sum of squares, with a slope of factor d."""
    return LossFormula(lambda a, b: (a - b) ** 2, lambda a, b: factor * (
        a - b))


# y^2 label^2, with a slope that is right for labels of 0 and 1 only.
OF_CLASSES = LossFormula(lambda y, label: y * y * label * label,
                         lambda y, label: 2 * y * label)


class Wide(Formula):
    """Rows of `size` numbers, and no others."""

    size = 9

    def forward(self, x):
        if len(x[0]) != self.size:
            raise ValueError("the width")
        return Formula.forward(self, x)


UNTOLD, TOLD = [Wide(lambda a: 2 * a, lambda a: 2) for _ in range(2)]
TOLD.size = 70


@pytest.mark.parametrize("layer", [
    FCLayer(3, 2), ReLUActivation(), LeakyReLUActivation(),
    SigmoidActivation(), TanhActivation(), SoftmaxActivation(),
    NormaliseLayer([1.0, 2.0], [3.0, 4.0]), UNTOLD, TOLD,
    # Each of the 4 pieces is the largest somewhere from -6 to 6.
    maxout(([[-2]], [-1]), ([[-0.5]], [0.5]), ([[0.5]], [0.5]), ([[2]], [-1])),
    MSELoss(), SSELoss(), CrossEntropyLoss(), BinaryCrossEntropyLoss(),
    LOG_LOSS, OF_CLASSES,
    Model([FCLayer(2, 3), TanhActivation(), FCLayer(3, 2)], 1, 1, 1,
          CrossEntropyLoss()),
    Model([FCLayer(2, 1)], 1, 1, 1, BinaryCrossEntropyLoss()),
    ROOT, LOG, INVERSE, Formula(lambda a: a ** 0.5, ROOT.slope),
    Formula(lambda a: math.log(a) if a > 0 else math.nan, LOG.slope),
    Formula(math.asin, lambda a: 1 / math.sqrt(1 - a * a)),
    # The first numbers drawn are below 1.52, the next ones up to 6.
    Formula(lambda a: a if a > 2.5 else 0, lambda a: a > 2.5)],
    ids=lambda layer: type(layer).__name__)
@pytest.mark.once
def test_a_batch_is_made_where_none_is_given(layer):
    report = check_gradients(layer)
    assert report.ok, report
    assert "on a batch made for it" in report.how


@pytest.mark.parametrize("inputs, outputs", [
    (1, 1), (1, 4), (4, 1), (2, 3), (5, 3), (3, 3)])
def test_the_width_is_found(inputs, outputs):
    report = check_gradients(InputByOutput(inputs, outputs))
    assert report.ok, report
    assert [(block.title, block.count) for block in report.blocks] == [
        ("weights", inputs * outputs), ("input", 3 * inputs)]


def test_the_batch_may_be_tuples_whole_numbers_or_fractions():
    layer = FCLayer(2, 1, init=lambda i, o: ([[1, -2]], [3]))
    for x in ([[1, 2], [3, -4]], tuple(map(tuple, X)),
              [[Fraction(1, 3), 2], [3, Fraction(-1, 7)]]):
        report = check_gradients(layer, x)
        assert report.ok and "exactly" in report.how
    assert all([type(w) is int for w in layer.weights[0] + layer.bias])


# Exact mode.

@pytest.mark.parametrize("layer, exact", [
    (FCLayer(2, 3), True), (ReLUActivation(), True),
    (FCLayer(2, 1, init=lambda i, o: ([[1e8, -2e8]], [3e8])), True),
    (LeakyReLUActivation(), True), (LeakyReLUActivation(Fraction(1, 3)), True),
    (MAXOUT, True), (CUBE, True), (NormaliseLayer([1.5, 2], [0.5, 4.0]), True),
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
@settings(max_examples=20)
@pytest.mark.once
def test_exact_slopes_are_those_of_dual_numbers(case):
    layer, x, de_dy = case
    report = with_slopes(layer, x, de_dy)
    # Weights or inputs that are all 0 leave nothing to check.
    assert set(verdicts(report).values()) <= {RIGHT, NOTHING}
    assert report.mistake is report.sentence is None
    tables = [layer.weights, layer.bias, x]

    def error(weights, bias, x):
        return duals.weighted(duals.fc(x, weights, bias), de_dy)

    for place, block in enumerate(report.blocks):
        slopes = duals.slopes(error, tables, place)
        flat = slopes if place == 1 else sum(slopes, [])
        assert [entry.expected.low for entry in block.entries] == flat
        assert [entry.yours for entry in block.entries] == flat


# Float mode.

# sin(50 x) turns round within a step of 1/16; 1/x has its pole near w - h;
# log and sqrt end there, and a root of a number below 0 may be complex.
@pytest.mark.parametrize("layer, x", [
    (Formula(lambda a: 1.0 * a * a * a, lambda a: 3.0 * a * a),
     [[0.03], [0.02], [-0.025]]),
    (Formula(lambda a: math.sin(50 * a), lambda a: 50 * math.cos(50 * a)),
     NEAR_0), (INVERSE, NEAR_0), (LOG, NEAR_0), (ROOT, NEAR_0),
    (Formula(lambda a: math.exp(9 * a), lambda a: 9 * math.exp(9 * a)),
     NEAR_0), (Formula(lambda a: math.atan(a ** 0.5), lambda a:
                       0.5 / a ** 0.5 / (1 + a)), [[0.01, 2.0]]),
    (Formula(lambda a: math.sin(a / 1e8), lambda a: math.cos(a / 1e8) / 1e8),
     [[1e8, -2e8], [3e8, 5e7]])])
def test_the_step_suits_steep_and_flat_functions(layer, x):
    assert check_gradients(layer, x).ok
    assert check_gradients(changed(Formula, layer.value, layer.slope,
                                   de_dx=times(1 + 1e-6)), x).wrong


@pytest.mark.parametrize("factor", [1e-2, 1.1e-3, 1e-3, 1e-5])
@pytest.mark.parametrize("x", [[[1.0, -2.0]], [[1.0, -2.0], [0.3, 0.7]]])
def test_a_gradient_read_off_a_step_is_as_rough_as_the_weights(factor, x):
    layer = Chain(layer=InputByOutput(2, 2),
                  last=Formula(lambda a: factor * a, lambda a: factor))
    layer.layer.weights = [[300.0, 1500.3], [-2000.1, 700.7]]
    assert not check_gradients(layer, x).wrong


# Rounding: 1 + a and its like round a small a to some 16 digits of 1.

def normal(a):
    return 0.5 * (1 + math.erf(a / math.sqrt(2)))


def logistic(a):
    return 1 / (1 + math.exp(-a))


SURE = [
    Formula(lambda a: a * normal(a), lambda a: normal(a) + a * math.exp(
        -a * a / 2) / math.sqrt(2 * math.pi)),
    Formula(lambda a: math.log(1 + math.exp(a)), logistic),
    Formula(lambda a: math.log(logistic(a)), lambda a: logistic(-a)),
    Formula(lambda a: 1 - math.cos(a), math.sin),
    Formula(lambda a: math.exp(a) - 1, math.exp),
    Formula(lambda a: 1 - math.tanh(a), lambda a: -1 / math.cosh(a) ** 2),
    Formula(lambda a: 2 * logistic(2 * a) - 1,
            lambda a: 1 - math.tanh(a) ** 2),
    Formula(lambda a: math.sqrt(a * a + 1) - abs(a), lambda a: (
        a / math.sqrt(a * a + 1) - math.copysign(1, a))),
    Formula(lambda a: math.sin(a) / a, lambda a: (
        math.cos(a) * a - math.sin(a)) / a / a)]


@pytest.mark.parametrize("layer", SURE)
@pytest.mark.parametrize("x", [-40.0, -15.0, -7.5, 1e-3, 1e-5, 9.0, 19.0,
                               36.0])
@pytest.mark.once
def test_rounding_is_no_mistake(layer, x):
    assert not check_gradients(layer, [[x, 1.25 * x]]).wrong


@pytest.mark.parametrize("score", [8.0, 10.0, 20.0, 36.0, 40.0, 200.0])
def test_sure_outputs_are_no_mistake(score):
    for loss, label in ((CrossEntropyLoss(), [[1.0, 0.0]]),
                        (BinaryCrossEntropyLoss(), [[1.0, 0.0]])):
        assert not check_gradients(loss, [[score, -score / 2]], label).wrong


def test_an_infinite_slope_is_wrong():
    for slope in (math.inf, -math.inf, math.nan):
        loss = LossFormula(lambda y, label: y * y, lambda y, label: (
            slope if y > 1.5 else 2 * y))
        assert check_gradients(loss, [[1.0, 2.0]], [[0.0, 1.0]]).wrong
    far = Formula(lambda a: a * a if a < 1.01 else math.inf, lambda a: 2 * a)
    assert check_gradients(far, [[1.0]]).ok


# Steps and whole numbers have no slope.

def rounded(slope):
    return Formula(lambda a: float(round(a)), lambda a: slope)


def test_steps_have_no_slope():
    for x in (None, [[0.25, -1.125], [2.0, 0.75]]):
        report = check_gradients(rounded(0), x)
        assert report.ok and "right: no slope at the input" in report
        assert check_gradients(rounded(1), x).wrong


# What is shown.

def test_report_names_every_block():
    model = Model([NormaliseLayer([1.0, 2.0], [3.0, 4.0]), FCLayer(2, 3),
                   TanhActivation(), FCLayer(3, 1)], 1, 1, 1)
    report = check_gradients(model, X, [[0.0], [1.0], [2.0]])
    assert report.ok, report
    assert [(block.title, block.count) for block in report.blocks] == [
        ("2 FCLayer weights", 6), ("2 FCLayer bias", 3),
        ("4 FCLayer weights", 3), ("4 FCLayer bias", 1), ("input", 6)]
    assert repr(report).startswith("gradients of Model([NormaliseLayer of 2")
    # pytest shows a text in full.
    assert isinstance(report, str)
    assert str(report) == repr(report) == f"{report}"


@pytest.mark.parametrize("factor, yours, verdict", [
    (1e-7, 1e-7, "right"), (1e-7, 1.1e-7, "WRONG"), (0, 1, "WRONG"),
    (1, 0, "WRONG")])
def test_small_slopes_are_right_or_wrong_too(factor, yours, verdict):
    report = check_gradients(Formula(lambda a: factor * a, lambda a: yours), X)
    assert repr(report).startswith(f"gradients of Formula: {verdict}\n")


# What proves nothing is never called right.

def above(least):
    return Formula(lambda a: a if a > least else 0, lambda a: a > least)


@pytest.mark.slow
@pytest.mark.parametrize("layer, x, words", [
    (layer, x, "all slopes are 0") for layer, x in [
        (CONSTANT, X), (CONSTANT, None), (above(99.5), None), (above(2.5), X)]
] + [(Formula(lambda a, c=c: 1000.0 + c * a * a, lambda a, c=c: 2 * c * a),
      None, "") for c in (1e-8, 1e-9, 1e-10)])
def test_what_can_not_be_told_is_never_called_right(layer, x, words):
    report = check_gradients(layer, x)
    assert not report.ok and not report.wrong
    assert verdicts(report) == {"input": NOTHING}
    assert "nothing to check: " + words in repr(report)


@pytest.mark.slow
def test_a_constant_layer_is_no_long_search():
    numbers = []
    check_gradients(Formula(lambda a: numbers.append(a) or 0, lambda a: 0))
    assert len(numbers) < 50000


def test_a_layer_that_never_learns_is_judged_by_itself():
    never = broken(InputByOutput, 2, 2, backward=lambda layer, de_dy, rate: (
        InputByOutput.backward(layer, de_dy, 0)))
    report = check_gradients(Model([FCLayer(2, 2), never], 1, 1, 0.1),
                             [[1.0, 2.0], [0.3, -1.2]], [[1.0, 0.0]] * 2)
    assert not report.wrong
    assert verdicts(report)["2 Broken weights"] == NOTHING


# Everything is put back.

def state(thing):
    """What an object holds, and all inside: which lists, which numbers."""
    named = vars(thing) if hasattr(thing, "__dict__") \
        and not hasattr(thing, "__name__") else {}
    held = [(id(thing), repr(thing), sorted(named))]
    for value in thing if isinstance(thing, (list, tuple)) \
            else named.values():
        held += state(value)
    return held


class Stop(BaseException):
    """Not an Exception, like a KeyboardInterrupt."""


def stopped(call, error, calls, last):
    """A method that raises at the k-th call of all such, counted in files:
    lists would be put back."""
    def counted(*arguments):
        calls.write(b".")
        if calls.tell() == last.tell():
            raise error.with_traceback(None)
        return call(*arguments)
    return counted


@pytest.mark.parametrize("kind, arguments", [
    (FCLayer, (2, 2, lambda i, o: ([[0.1, -0.0], [3, 0.2]], [-0.0, -6]))),
    (InPlace, ([0.1, -0.0], [3, 1e-300]))])
@pytest.mark.parametrize("error", [Stop(), RuntimeError("too late")])
@pytest.mark.slow
def test_all_is_put_back_wherever_the_layer_raises(kind, arguments, error):
    x = [[0.5, -0.0], [2, 0.75]]
    calls, last = io.BytesIO(), io.BytesIO()
    layer = broken(kind, *arguments,
                   forward=stopped(kind.forward, error, calls, last),
                   backward=stopped(kind.backward, error, calls, last))
    before, x_before = state(layer), state(x)
    assert not check_gradients(layer, x).wrong
    assert (state(layer), state(x)) == (before, x_before)
    total, raised = calls.tell(), 0
    assert total > 20
    # After an Exception the check goes on, and takes its time.
    for k in range(1, total + 1, 3 if isinstance(error, Stop)
                   else total // 12):
        calls.seek(0)
        last.seek(k)
        try:
            check_gradients(layer, x)
        except (Stop, RuntimeError) as caught:
            assert caught is error
            raised += 1
        assert (state(layer), state(x)) == (before, x_before)
        # Nobody may swallow a Ctrl-C.
        assert calls.tell() == k or not isinstance(error, Stop)
    assert raised > 0


@pytest.mark.parametrize("layer", [
    FCLayer(2, 2), Article([0.1, -0.0], [3, 2]), InPlace([1, 2], [0.0, 3]),
    changed(FCLayer, 2, 2, de_dw=times(2)), SigmoidActivation(),
    Model([FCLayer(2, 2), ReLUActivation(), FCLayer(2, 2)], 1, 1, 1)])
@pytest.mark.once
def test_what_a_layer_remembers_stays_and_nothing_is_drawn(layer):
    mine = [[1.0, -2.0], [3, -0.0]]
    slopes = [row[:] for row in layer.forward(mine)]
    layer.backward(slopes, None if hasattr(layer, "parameters") else 0.25)
    before, lists_before = state(layer), state([mine, slopes])
    random.seed(7)
    drawn = random.getstate()
    check_gradients(layer, X)
    assert repr(check_gradients(layer)) == repr(check_gradients(layer))
    assert state(layer) == before
    assert state([mine, slopes])[1:] == lists_before[1:]
    assert random.getstate() == drawn


def test_slots_whole_numbers_and_losses_are_put_back():
    layer = Slotted(2, 2)
    assert not check_gradients(layer, X).wrong
    assert layer.weights == InputByOutput(2, 2).weights
    layer = BareBias(1, 3)
    check_gradients(layer)
    assert repr(layer.neurons[0].b) == "3"
    loss = squares(2)
    loss.forward([[1.0]], [[2.0]])
    assert check_gradients(loss).ok and check_gradients(loss, X, X[::-1]).ok
    assert loss.loss == 1.0


# Layers of all kinds.

@pytest.mark.parametrize("kind", [Article, InPlace])
def test_the_gradient_is_read_off_the_step(kind):
    layer = kind([2.0, -1.0], [0.5, 3.0])
    report = with_slopes(layer, [[1.0, 2.0], [3.0, -4.0]],
                         [[1.0, 2.0], [-2.0, 3.0]])
    assert report.ok, report
    # de/dw = sum of s x: 1 - 6, 4 - 12; de/db: 1 - 2, 2 + 3
    for name, slopes in (("w", [-5, -8]), ("b", [-1, 5])):
        found = entries(report, f"1 {kind.__name__} {name}").values()
        assert [entry.expected.low for entry in found] == slopes
        assert [entry.yours for entry in found] == slopes
    assert (layer.w, layer.b) == ([2.0, -1.0], [0.5, 3.0])


@pytest.mark.parametrize("names", [
    ("w", "de_dw"), ("W", "dW"), ("weights", "grad_weights"),
    ("weights", "dw"), ("bias", "db"), ("b", "b_grad"),
    ("weights", "weights_gradient"), ("w", "grad_w"), ("W1", "dW1"),
    ("gamma", "dgamma"), ("scale", "grad_scale")], ids=lambda pair: pair[0])
def test_gradients_are_found_by_their_names(names):
    report = check_gradients(Kept(names), X)
    assert verdicts(report) == {names[0]: RIGHT, "input": RIGHT}
    assert report.ok, report
    report = check_gradients(Kept(names, 2), X)
    assert verdicts(report) == {names[0]: WRONG, "input": RIGHT}
    assert report.mistake == "factor 2 doubled"


@pytest.mark.parametrize("names", [("W", "b"), ("weights", "bias"), (0, 1)])
def test_numbers_in_dicts_or_lists(names):
    """No false alarm; and what is wrong in them is not called right."""
    layer = InDicts(names)
    before = repr(vars(layer))
    assert not check_gradients(layer, X).wrong
    assert repr(vars(layer)) == before
    assert not check_gradients(InDicts(names, 2), X).ok


# parameters() has none before there are gradients.
LATER = broken(FCLayer, 2, 3, parameters=lambda layer: [
    ] if layer.de_dw is None else FCLayer.parameters(layer))
# It gives a list, not a generator; one name twice.
LISTED = broken(FCLayer, 2, 3, parameters=lambda layer: [
    ("w", layer.weights, layer.de_dw), ("w", layer.bias, layer.de_db)])


@pytest.mark.parametrize("layer, counts", [
    (LATER, [6, 3, 6]), (LISTED, [6, 3, 6]), (BareBias(1), [1, 6]),
    (KeepsSlopes([2.0, -1.0], [0.5, 3.0]), [2, 2, 6]),
    (weighted(KeepsSlopes([2.0, -1.0], [0.5, 3.0]),
              KeepsSlopes([1.5, 1.0], [0.5, 3.0])), [2, 2, 2, 2, 6])])
def test_what_is_learned_is_found_and_nothing_else(layer, counts):
    layer.forward(X)
    report = check_gradients(layer, X)
    assert report.ok, report
    assert [block.count for block in report.blocks] == counts


@pytest.mark.parametrize("last, mistake", [
    (FCLayer(2, 2), None), (wrong_step(Article, "b", 2), "factor 2 doubled")])
@pytest.mark.parametrize("inner, made_of", [
    (2, lambda last: Chain(fc=last)),
    (2, lambda last: Chain(outer=Chain(inner=Chain(fc=last)))),
    (4, lambda last: Chain(first=FCLayer(2, 2), second=last)),
    (4, lambda last: Chain(parts_=[FCLayer(2, 2), TanhActivation(), last])),
    (4, lambda last: Chain(parts_=(FCLayer(2, 2), last))),
    (4, lambda last: Chain(layers=[FCLayer(2, 2), last]))])
@pytest.mark.once
def test_layers_made_of_layers(inner, made_of, last, mistake):
    report = check_gradients(made_of(last), X)
    assert report.ok is (mistake is None), report
    assert report.mistake == mistake
    titles = [block.title for block in report.blocks]
    assert len(set(titles)) == len(titles) == inner + 1
    assert list(verdicts(report).values()).count(WRONG) == bool(mistake)


@pytest.mark.parametrize("layers", [2, [2, 3], None, [], "two"])
def test_an_attribute_called_layers_may_be_anything(layers):
    for net in (FCLayer(2, 3), Article([2.0, -1.0], [0.5, 3.0])):
        net.layers = layers
        assert check_gradients(net, X).ok


@pytest.mark.once
def test_whole_models():
    label = [[1.0, 0.0], [0.0, 1.0], [2.0, -1.0]]
    model = Model([FCLayer(2, 3), TanhActivation(), FCLayer(3, 2)], 1, 1, 1)
    assert check_gradients(model, X, label).ok
    model.loss = squares(4)
    assert check_gradients(model, X).ok  # without a label no loss
    report = check_gradients(model, X, label)
    assert set(verdicts(report).values()) == {WRONG}
    assert report.mistake == "factor 2 doubled"
    model = Model([changed(FCLayer, 2, 3, de_dw=times(2)), TanhActivation(),
                   FCLayer(3, 2)], 1, 1, 1)
    found = verdicts(check_gradients(model, X, label))
    assert [title for title in found if found[title] == WRONG] == [
        "1 Changed weights"]


# Large layers.

def large(inputs, outputs, change):
    """The report on very many weights, whose gradient is changed."""
    layer = changed(FCLayer, inputs, outputs, de_dw=change)
    return check_gradients(layer, [
        [((17 * i + 29 * j) % 97 - 48.5) / 32 for j in range(inputs)]
        for i in range(2)])


@pytest.mark.slow
@pytest.mark.parametrize("inputs, outputs, factor", [
    (60, 5, 1), (60, 5, 2), (60, 5, 0), (90, 55, 1 + 1e-6)])
def test_one_wrong_number_among_very_many(inputs, outputs, factor):
    def one_wrong(rows):
        rows[3][46] *= factor
        return rows

    report = large(inputs, outputs, one_wrong)
    looked, count = entries(report, "weights"), inputs * outputs
    assert len(looked) < count / 4 and "[3][46]" not in looked
    assert f" {len(looked) - 1}/{count} " in repr(report)
    assert [where for where in looked if looked[where].verdict == WRONG] == [
        ", all at once"] * (factor != 1)
    assert list(verdicts(report).values()) == [
        RIGHT if factor == 1 else WRONG, RIGHT, RIGHT]


# Or one that is within the tolerance of all at once.
@pytest.mark.parametrize("change", [times(-1), times(1 + 3e-8, 0)])
@pytest.mark.once
def test_a_single_wrong_number_is_shown_first(change):
    worst = large(60, 5, change).blocks[0].worst[0]
    assert worst.verdict == WRONG and worst.where.startswith("weights[")


# What can't be checked is explained.

def ask(a):
    assert 3 < 2


def whole_moons(a):
    raise ValueError("only whole moons")


@pytest.mark.parametrize("kind, arguments, words", [
    (TypeError, (FCLayer, X), ["what you check is the class FCLayer itself;"
                               " write FCLayer(...)"]),
    (TypeError, (None, X), ["what you check, None, has no forward"]),
    (TypeError, (broken(Formula, 0, 0, forward=lambda layer, x: None), X), [
        "Broken: its output is None;"]),
    (TypeError, (broken(FCLayer, 2, 1, parameters=lambda layer: [
        ("weights", layer.weights)]), X), ["parameters() gives ('weights'"]),
    (ValueError, (FCLayer(3, 1), X), ["FCLayer(3, 1): row 1 of the batch has"
                                      " 2"]),
    (ValueError, (FCLayer(2, 3), [1.0, 2.0]), ["the batch is a single row"]),
    (TypeError, (FCLayer(2, 1), X, [[0.0]] * 3), [
        "FCLayer(2, 1) takes no label", "a label goes with a Model or a"
        " loss"]),
    (ValueError, (Model([FCLayer(2, 1)], 1, 1, 1), X, [[0.0]] * 2), [
        "the label batch has 2 rows"]),
    (ValueError, (Model([FCLayer(2, 1)], 1, 1, 1), X, [0.0, 1.0, 2.0]), [
        "the label batch is a single"]),
    (TypeError, (MSELoss(), X), ["MSELoss() is a loss; give it a label"]),
    pytest.param(TypeError, (Formula(whole_moons, 0),), [
        "Formula: no batch made here suits it", "only whole moons",
        "give one of your own"],
                 marks=pytest.mark.slow),
    # Errors of the layer are told again, with where they are.
    (ValueError, (changed(FCLayer, 2, 2, de_dx=lambda a: a.nothing), X), [
        "backward of Changed(2, 2): AttributeError: ", "nothing", " at line ",
        "test_gradient_check.py: "]),
    (TypeError, (broken(Formula, lambda a: a, 0, backward=lambda *_: None + 1),
                 X), ["backward of Broken: TypeError: ", "NoneType"]),
    (ValueError, (INVERSE, [[1.0, 2.0], [0.0, 3.0]]), [
        "forward of Formula, row 2 of the batch: ZeroDivisionError: ",
        "py: INVERSE = Formula(lambda a: 1 / a, "]),
    (ValueError, (Formula(ask, ask), X), [
        "forward of Formula: AssertionError", "py: assert 3 < 2"])])
def test_what_can_not_be_checked_is_explained(kind, arguments, words):
    with pytest.raises(kind) as error:
        check_gradients(*arguments)
    assert all([word in str(error.value) for word in words])


@pytest.mark.parametrize("forward, words", [
    (lambda layer, x: layer.bias, "AttributeError: 'Broken' object has no"),
    (lambda layer, x: bias, "NameError: name 'bias' is not defined at line")])
@pytest.mark.parametrize("wrapped", [
    lambda layer: layer, lambda layer: Model([FCLayer(2, 2), layer], 1, 1, 1)])
def test_a_missing_name_is_told_without_a_long_search(forward, words, wrapped):
    calls = []
    layer = wrapped(broken(Formula, 0, 0, forward=lambda self, x: (
        calls.append(x), forward(self, x))))
    with pytest.raises(ValueError, match="forward of Broken: " + words):
        check_gradients(layer)
    assert len(calls) < 100
