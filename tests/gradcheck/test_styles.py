"""check_gradients on layers in the styles that students write."""

import math
import types

import pytest

from minnet import check_gradients
from tests.gradcheck.test_gradient_check import RIGHT, X, InputByOutput, Sign, verdicts


class OwnSoftmaxLoss:
    """Softmax and cross-entropy: p - label, if the labels' sum is 1."""

    def forward(self, y, label):
        self.label = label
        self.p = [[math.exp(a) / sum(map(math.exp, row)) for a in row]
                  for row in y]
        return -sum([b * math.log(a) for p, row in zip(self.p, label)
                     for a, b in zip(p, row)])

    def backward(self):
        return [[a - b for a, b in zip(p, row)]
                for p, row in zip(self.p, self.label)]


def test_an_own_softmax_loss_gets_labels_that_suit_it():
    assert check_gradients(OwnSoftmaxLoss()).ok


class BareBias:
    """y = x + b with a bare number b, which steps by `factor` its slope."""

    def __init__(self, factor, b=1):
        self.factor, self.b = factor, b

    def forward(self, x):
        return [[a + self.b for a in row] for row in x]

    def backward(self, de_dy, learning_rate):
        self.b -= self.factor * learning_rate * sum(map(sum, de_dy))
        return [list(row) for row in de_dy]


def test_bare_numbers_are_parameters_too():
    assert verdicts(check_gradients(BareBias(1))) == {
        "b": RIGHT, "input": RIGHT}
    assert check_gradients(BareBias(-1)).mistake == "sign"
    assert check_gradients(BareBias(2), X).mistake == "factor 2 doubled"
    layer = BareBias(1, 3)
    check_gradients(layer)
    assert repr(layer.b) == "3"


class OfNeurons:
    """y = w x, with w in an object of another kind."""

    def __init__(self):
        self.neurons = [types.SimpleNamespace(w=[2.0])]

    def forward(self, x):
        self.x = x
        return [[self.neurons[0].w[0] * a for a in row] for row in x]

    def backward(self, de_dy, learning_rate):
        w = self.neurons[0].w
        de_dx = [[w[0] * s for s in row] for row in de_dy]
        w[0] -= learning_rate * sum([s * a for rows in zip(de_dy, self.x)
                                     for s, a in zip(*rows)])
        return de_dx


def test_numbers_in_objects_of_any_kind_are_found():
    assert verdicts(check_gradients(OfNeurons())) == {
        "neurons[0].w": RIGHT, "input": RIGHT}


class OwnRate(OfNeurons):
    def backward(self, de_dy):
        return OfNeurons.backward(self, de_dy, 0.1)


def test_a_rate_of_its_own_is_said():
    assert check_gradients(OwnRate()).mistake == "learning rate ignored"


def test_slopes_that_never_change_are_stale_only_if_they_should():
    class Shift:
        """y = 2 x2 - x1 has nothing to remember."""

        def forward(self, x):
            return [[2 * b - a] for a, b in x]

        def backward(self, de_dy, learning_rate):
            return [[2 * s, -s] for [s] in de_dy]

    report = check_gradients(Shift(), X)
    assert report.wrong and report.mistake is None
    assert repr(report).endswith("look at the simplest ones")


@pytest.mark.parametrize("inputs, outputs", [(3, 2), (2, 2)])
def test_a_forgotten_slope_is_named_in_weights_of_any_order(inputs, outputs):
    class Squared(InputByOutput):
        """y = (x W)^2, with the slope of x W alone."""

        def forward(self, x):
            return [[a * a for a in row]
                    for row in InputByOutput.forward(self, x)]

    weights = [[0.5 + i - 2.5 * j for j in range(outputs)]
               for i in range(inputs)]
    layer = Squared(inputs, outputs)
    layer.weights = weights
    assert check_gradients(layer).mistake == \
        "slope of the activation missing"


def test_the_report_is_a_text_that_pytest_shows_in_full():
    report = check_gradients(Sign(2, 3), X)
    assert isinstance(report, str)
    assert str(report) == repr(report) == f"{report}"
    assert len(report.splitlines()) > 5
