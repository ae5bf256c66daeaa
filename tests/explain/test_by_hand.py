"""Worked numbers from elsewhere stand in the story."""

import pytest

from minnet import (SGD, Adam, BinaryCrossEntropyLoss, ConvLayer,
                    CrossEntropyLoss, DropoutLayer, ELUActivation, FCLayer,
                    HeavisideActivation, LeakyReLUActivation, MaxoutLayer,
                    MaxPoolLayer, Model, Momentum, MSELoss, NormaliseLayer,
                    ReLUActivation, SigmoidActivation, SoftmaxActivation,
                    SSELoss, TanhActivation)
from minnet.explain import story


def texts(layers, x, label=None, loss=None, optimizer=None, rate=0.1):
    model = Model(layers, 1, 1, rate, loss, optimizer)
    return [repr(line) for scene in story(model, x, label)
            for line in scene.lines]


def fc(weights, bias):
    return FCLayer(len(weights[0]), len(bias), lambda *_: (weights, bias))


def test_a_published_network():
    """Mazur, "A step by step backpropagation example", 2015: e is half the
    sum of squares, with two outputs their mean. (Its biases stay.)"""
    model = Model([fc([[0.15, 0.2], [0.25, 0.3]], [0.35, 0.35]),
                   SigmoidActivation(), fc([[0.4, 0.45], [0.5, 0.55]],
                                           [0.6, 0.6]),
                   SigmoidActivation()], 1, 1, 0.5)
    told = {line.place: line.value
            for scene in story(model, [0.05, 0.1], [0.01, 0.99])
            for line in scene.lines}
    for place, value in (
            ((1, "y", 0), 0.3775), ((2, "y", 0), 0.593269992),
            ((2, "y", 1), 0.596884378), ((4, "y", 0), 0.75136507),
            ((4, "y", 1), 0.772928465), ((4, "error", None), 0.298371109),
            ((4, "slope of y", 0), 0.74136507),
            ((3, "slope of y", 0), 0.138498562),
            ((2, "slope of y", 0), 0.036350306),
            ((3, "slope of weight", (0, 0)), 0.082167041),
            ((1, "slope of weight", (0, 0)), 0.000438568),
            ((3, "new weight", (0, 0)), 0.35891648),
            ((3, "new weight", (0, 1)), 0.408666186),
            ((3, "new weight", (1, 0)), 0.51130127),
            ((3, "new weight", (1, 1)), 0.561370121),
            ((1, "new weight", (0, 0)), 0.149780716),
            ((1, "new weight", (0, 1)), 0.19956143),
            ((1, "new weight", (1, 0)), 0.24975114),
            ((1, "new weight", (1, 1)), 0.29950229)):
        assert told[place] == pytest.approx(value, abs=5e-9), place


# By hand, to 4 digits; softmax and the layer of 3 neurons as in the article
# on a batch of neurons, the sigmoid neuron as in the course chapter.
@pytest.mark.parametrize("layer, x, lines", [
    (fc([[0.2, 0.8, -0.5, 1.0], [0.5, -0.91, 0.26, -0.5]], [2, 3]),
     [1, 2, 3, 2.5], [
         "y1 = 0.2 * 1 + 0.8 * 2 - 0.5 * 3 + 1 * 2.5 + 2 = 4.8",
         "y2 = 0.5 * 1 - 0.91 * 2 + 0.26 * 3 - 0.5 * 2.5 + 3 = 1.21"]),
    (SoftmaxActivation(), [4.8, 1.21, 2.385], [
        "y1 = exp(4.8) / (exp(4.8) + exp(1.21) + exp(2.385)) ~ 0.8953"]),
    (SigmoidActivation(), [3, -1], ["y1 = 1 / (1 + exp(-3)) ~ 0.9526",
                                    "y2 = 1 / (1 + exp(1)) ~ 0.2689"]),
    (TanhActivation(), [0.5], ["y1 = tanh(0.5) ~ 0.4621"]),
    (ReLUActivation(), [-2, 3], ["y1 = max(0, -2) = 0",
                                 "y2 = max(0, 3) = 3"]),
    (LeakyReLUActivation(), [-2, 3], ["y1 = 0.1 * (-2) = -0.2",
                                      "y2 = 1 * 3 = 3"]),
    (ELUActivation(2), [-1, 3], ["y1 = 2 * (exp(-1) - 1) ~ -1.264",
                                 "y2 = 1 * 3 = 3"]),
    (HeavisideActivation(), [-2, 3], ["y1 = step(-2) = 0",
                                      "y2 = step(3) = 1"]),
    (NormaliseLayer([5, -1], [2, 4]), [8, 1], ["y1 = (8 - 5) / 2 = 1.5",
                                               "y2 = (1 + 1) / 4 = 0.5"]),
    (DropoutLayer(0.5), [3], ["y1 = 1 * 3 = 3"]),
    (MaxoutLayer(1, 1, 2, lambda *_: ([[2]], [1])), [3], [
        "y1 = max(2 * 3 + 1, 2 * 3 + 1) = 7"]),
    (ConvLayer(2, 3, 1, 1, 2, init=lambda *_: ([[1, 0, 0, 10]], [0])),
     [1, 2, 3, 4, 5, 6], ["y1 = 1 * 1 + 0 * 2 + 0 * 4 + 10 * 5 + 0 = 51"]),
    (MaxPoolLayer(2, 4, 1, 2), [1, 2, 3, 4, 5, 6, 7, 9], [
        "y1 = max(1, 2, 5, 6) = 6", "y2 = max(3, 4, 7, 9) = 9"])])
def test_forward(layer, x, lines):
    assert [text for text in texts([layer], x) if text[0] == "y"][
        :len(lines)] == lines


# y = 2 * 3 - 1 = 5; with two outputs y2 = 0.
@pytest.mark.parametrize("loss, optimizer, lines", [
    (MSELoss(), SGD(), [
        "error = ((5 - 1)^2 + (0 - 0)^2) / 2 = 8", "de/dy1 = 2 * (5 - 1) / 2"
        " = 4", "de/dw1_1_1 = 4 * 3 = 12", "de/db1_1 = 4 * 1 = 4",
        "new w1_1_1 = 2 - 0.1 * 12 = 0.8", "new b1_1 = -1 - 0.1 * 4 = -1.4"]),
    (SSELoss(), SGD(weight_decay=0.5), [
        "error = (5 - 1)^2 + (0 - 0)^2 = 16", "de/dy1 = 2 * (5 - 1) = 8",
        "new w1_1_1 = 2 - 0.1 * (24 + 2 * 0.5) = -0.5",
        "new b1_1 = -1 - 0.1 * 8 = -1.8"]),
    (CrossEntropyLoss(), SGD(), [
        "p1 = exp(5) / (exp(5) + exp(0)) ~ 0.9933",
        "p2 = exp(0) / (exp(5) + exp(0)) ~ 0.006693",
        "error = -ln(0.993307) ~ 0.006715"]),
    (BinaryCrossEntropyLoss(), SGD(), [
        "p1 = 1 / (1 + exp(-5)) ~ 0.9933", "p2 = 1 / (1 + exp(0)) = 0.5",
        "de/dy2 = (0.5 - 0) / 2 = 0.25"]),
    (MSELoss(), Momentum(momentum=0.5), [
        "velocity of w1_1_1 = 0.5 * 0 - 0.1 * 12 = -1.2",
        "new w1_1_1 = 2 - 1.2 = 0.8"]),
    (MSELoss(), Adam(), [
        "m of w1_1_1 = 0.9 * 0 + (1 - 0.9) * 12 = 1.2",
        "v of w1_1_1 = 0.999 * 0 + (1 - 0.999) * 12^2 = 0.144",
        "new w1_1_1 = 2 - 0.1 * (1.2 / (1 - 0.9^1)) / (sqrt(0.144 / (1 -"
        " 0.999^1)) + 1e-08) ~ 1.9"])])
def test_error_and_step(loss, optimizer, lines):
    found = texts([fc([[2], [0]], [-1, 0])], [3], [1, 0], loss, optimizer)
    assert set(lines) <= set(found), found
