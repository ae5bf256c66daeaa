"""check_gradients: what a change of its code once passed unnoticed."""

import math

import pytest

from minnet import FCLayer, Model, ReLUActivation, check_gradients
from tests.gradcheck.test_gradient_check import (NOTHING, RIGHT, WRONG, Formula, entries,
                                  verdicts)


@pytest.mark.parametrize("most", [3, 4, 5])
def test_a_made_batch_reaches_both_sides_of_a_bend(most):
    report = check_gradients(Formula(lambda a: a if a < most else most,
                                     lambda a: 1))
    assert report.mistake == "mask missing"


class Flips(Formula):
    """Its backward changes its sign every time; a text says which."""

    sign = "+"

    def backward(self, de_dy, learning_rate=None):
        self.sign = "-" if self.sign == "+" else "+"
        return [[float(self.sign + "1") * s for s in row]
                for row in Formula.backward(self, de_dy)]


def test_slopes_that_flip_are_not_momentum():
    report = check_gradients(Flips(lambda a: a * a, lambda a: 2 * a))
    assert report.mistake == "random"


class FirstSize(Formula):
    """Remembers how many rows it had at first."""

    rows = None

    def forward(self, x):
        self.rows = self.rows or len(x)
        return Formula.forward(self, x)

    def backward(self, de_dy, learning_rate=None):
        return [[s if i < self.rows else 0 for s in row] for i, row
                in enumerate(Formula.backward(self, de_dy))]


def test_the_size_of_an_earlier_batch_is_stale_too():
    report = check_gradients(FirstSize(lambda a: a * a, lambda a: 2 * a))
    assert report.mistake == "stale input"


@pytest.mark.parametrize("c", [1e-8, 1e-9, 1e-10])
def test_what_rounding_hides_is_not_called_right(c):
    report = check_gradients(Formula(lambda a: 1000.0 + c * a * a,
                                     lambda a: 2 * c * a))
    assert verdicts(report) == {"input": NOTHING} and not report.ok


class Unlike(FCLayer):
    """The gradient of the weights goes through `change`."""

    def parameters(self):
        for name, values, gradient in FCLayer.parameters(self):
            if name == "weights" and gradient:
                gradient = self.change(gradient)
            yield name, values, gradient


@pytest.mark.slow
def test_the_tolerance_of_a_sample_is_that_of_single_slopes():
    layer = Unlike(60, 50)
    layer.change = lambda gradient: [
        [s * (1 + 3e-8 * (i == j == 0)) for j, s in enumerate(row)]
        for i, row in enumerate(gradient)]
    assert verdicts(check_gradients(layer))["weights"] == WRONG


@pytest.mark.slow
def test_the_worst_place_is_a_single_number():
    layer = Unlike(60, 50)
    layer.change = lambda gradient: [[-s for s in row] for row in gradient]
    report = check_gradients(layer)
    worst = report.blocks[0].worst[0]
    assert worst.where.startswith("weights[") and worst.verdict == WRONG


class LargeWeights:
    """y = factor x W^T, stepping by itself; rounding of a step is rough."""

    def __init__(self, factor):
        self.factor = factor
        self.w = [[300.0, -2000.1], [1500.3, 700.7]]

    def forward(self, x):
        self.x = x
        return [[self.factor * sum([a * b for a, b in zip(row, w)])
                 for w in self.w] for row in x]

    def backward(self, de_dy, learning_rate):
        columns = list(zip(*self.w))
        de_dx = [[self.factor * sum([s * w for s, w in zip(row, column)])
                  for column in columns] for row in de_dy]
        self.w = [[w - learning_rate * self.factor * sum(
            [row[k] * x[j] for row, x in zip(de_dy, self.x)])
            for j, w in enumerate(weights)]
            for k, weights in enumerate(self.w)]
        return de_dx


@pytest.mark.parametrize("factor", [1e-2, 1.1e-3, 1e-3, 1e-5])
@pytest.mark.parametrize("x", [[[1.0, -2.0]], [[1.0, -2.0], [0.3, 0.7]]])
def test_a_gradient_read_off_a_step_is_as_rough_as_the_weights(factor, x):
    assert not check_gradients(LargeWeights(factor), x).wrong


class NeverLearns:
    """y = x W^T, which nobody ever steps."""

    def __init__(self):
        self.w = [[1.0, 2.0], [0.5, -1.0]]

    def forward(self, x):
        return [[sum([a * b for a, b in zip(row, w)]) for w in self.w]
                for row in x]

    def backward(self, de_dy, learning_rate):
        return [[sum([s * w for s, w in zip(row, column)])
                 for column in zip(*self.w)] for row in de_dy]


def test_a_layer_that_never_learns_is_judged_by_itself():
    model = Model([FCLayer(2, 2), NeverLearns()], 1, 1, 0.1)
    report = check_gradients(model, [[1.0, 2.0], [0.3, -1.2]],
                             [[1.0, 0.0], [0.0, 1.0]])
    assert not report.wrong
    assert verdicts(report)["2 NeverLearns w"] == NOTHING


class Adds(Formula):
    def backward(self, de_dy, learning_rate):
        return [[None + 1]]


def test_an_error_of_backward_is_the_one_that_is_raised():
    with pytest.raises(TypeError, match="NoneType"):
        check_gradients(Adds(lambda a: a, lambda a: 1))


def test_complex_numbers_are_outside():
    root = Formula(lambda a: math.atan(a ** 0.5),
                   lambda a: 0.5 / a ** 0.5 / (1 + a))
    assert check_gradients(root, [[0.01, 2.0]]).ok


class LogLoss:
    """- sum of label log y, infinite for y below 0."""

    def forward(self, y, label):
        self.y, self.label = y, label
        return sum([-b * (math.log(a) if a > 0 else math.inf)
                    for rows in zip(y, label) for a, b in zip(*rows)])

    def backward(self):
        return [[-b / a for a, b in zip(*rows)]
                for rows in zip(self.y, self.label)]


def test_a_loss_that_is_infinite_for_some_gets_others():
    assert check_gradients(LogLoss()).ok


class Wide:
    """The sum of rows of 100 numbers, not of others."""

    def __init__(self):
        self.size = 100

    def forward(self, x):
        if len(x[0]) != self.size:
            raise ValueError("the width")
        return [[sum(row)] for row in x]

    def backward(self, de_dy, learning_rate=None):
        return [[s] * self.size for [s] in de_dy]


def test_a_width_may_be_a_number_that_the_layer_keeps():
    assert check_gradients(Wide()).ok


class Other(ReLUActivation):
    def backward(self, de_dy, learning_rate=None):
        return [[s if s < 0 else 0 for s in row] for row in de_dy]


def test_a_mask_of_the_slopes_below_0_is_from_the_wrong_side():
    assert check_gradients(Other()).mistake == "mask from the wrong side"


class LogMean(Formula):
    def backward(self, de_dy, learning_rate=None):
        return [[s / len(de_dy) for s in row]
                for row in Formula.backward(self, de_dy)]


def test_two_rows_are_not_taken_for_a_factor_2():
    """To name it, a batch of more rows is made; log takes no mixed ones."""
    layer = LogMean(math.log, lambda a: 1 / a)
    report = check_gradients(layer, [[1.0, 2.0], [0.5, 3.0]])
    assert report.mistake == "1/batch doubled"


def test_sides_are_looked_at_closely():
    """max(0, a (a - 0.001)): slopes -0.001 and 0 at 0."""
    layer = Formula(lambda a: max(0.0, a * (a - 0.001)), lambda a: (
        2 * a - 0.001 if a < 0 or a > 0.001 else 0.0))
    report = check_gradients(layer, [[0.0, 2.0, -1.5]])
    left, right = entries(report, "input")["[0][0]"].expected.sides
    assert left != 0 and right == 0
    assert RIGHT in verdicts(report).values() or report.ok
