"""The self-check's part on single layers, losses and optimizers."""

import random

from ..activations import SigmoidActivation, TanhActivation
from ..data import digits_0_to_3, spiral, weight_height
from ..gradcheck import check_gradients
from ..layers import FCLayer
from ..losses import SSELoss
from ..model import Model
from ..more.convolution import ConvLayer, MaxPoolLayer
from ..more.cross_entropy import BinaryCrossEntropyLoss, CrossEntropyLoss
from ..more.dropout import DropoutLayer
from ..more.further_activations import ELUActivation, LeakyReLUActivation
from ..more.least_squares import least_squares_line
from ..more.maxout import MaxoutLayer
from ..more.neuron import Neuron
from ..more.softmax import SoftmaxActivation, softmax
from ..more.starts import he_start, normal_start, xavier_start
from ..optimizers import Adam, Momentum
from .training import SINGLE, near, start


def check_activations():
    yield "article D: two neurons and one give 0.7216", near(
        Neuron([0, 1], 0).feedforward([Neuron([0, 1], 0).feedforward([2, 3])
                                       for _ in range(2)]),
        0.7216325609518421)
    yield "article E: softmax", near(
        softmax([4.8, 1.21, 2.385]),
        [0.8952826639572619, 0.02470830678209937, 0.08000902926063865])
    for activation, low, high in (
            (SigmoidActivation(), 0, 1), (TanhActivation(), -1, 1),
            (ELUActivation(), -1, 1000)):
        yield f"{activation}: no overflow", [
            activation.value(-1000), activation.value(1000)] == [low, high]
    yield "softmax: no overflow", softmax([1000, 0]) == [1, 0]
    yield "LeakyReLUActivation", LeakyReLUActivation().forward(
        [[-5, 0, 3]]) == [[-0.5, 0, 3]]


def check_layers_by_hand():
    conv = ConvLayer(3, 3, 1, 1, 2, init=lambda i, o: ([[1, 2, 3, 4]], [100]))
    yield "ConvLayer: forward", conv.forward(
        [[1, 0, 2, 0, 3, 0, 1, 0, 0]]) == [[113, 113, 109, 103]]
    yield "ConvLayer: backward", conv.backward([[0, 0, 0, 1]]) == [
        [0, 0, 0, 0, 1, 2, 0, 3, 4]]
    pool = MaxPoolLayer(2, 4, 1, 2)
    yield "MaxPoolLayer: forward", pool.forward(
        [[1, 5, 2, 0, 3, 4, 7, 6]]) == [[5, 7]]
    yield "MaxPoolLayer: backward", pool.backward([[10, 20]]) == [
        [0, 10, 0, 0, 0, 0, 20, 0]]
    dropout = DropoutLayer(0.5)
    yield "DropoutLayer: off", dropout.forward([[1, 2]]) == [[1, 2]]
    dropout.training = True
    row = dropout.forward([[1 for _ in range(50)]])[0]
    yield "DropoutLayer: on", sorted(set(row)) == [0, 2]


def check_layer_slopes():
    x = [[0.5, -1.25, 2.0, 0.75], [-0.5, 1.5, 0.25, -2.0],
         [1.0, -0.75, -1.5, 1.75]]
    for layer in (SigmoidActivation(), TanhActivation(), ELUActivation(),
                  LeakyReLUActivation(), SoftmaxActivation(),
                  MaxoutLayer(4, 2, 2), ConvLayer(2, 2, 1, 2, 2, padding=1),
                  MaxPoolLayer(2, 2, 1, 2)):
        if not SINGLE:  # seven digits are too few for differences
            yield f"slopes of {layer}", check_gradients(layer, x).ok


def check_losses():
    loss = SSELoss()
    yield "SSELoss", loss.forward([[3, 5]], [[1, 6]]) == 5
    yield "SSELoss: slope", loss.backward() == [[4, -2]]
    # Scores that stand for the probabilities 1/8, 2/8, 5/8; and 3/4.
    scores = [0, 0.6931471805599453, 1.6094379124341003]
    loss = CrossEntropyLoss()
    yield "CrossEntropyLoss", near(
        loss.forward([scores], [[0, 0, 1]]), 0.4700036292457356)
    yield "CrossEntropyLoss: slope", near(
        loss.backward(), [[0.125, 0.25, -0.375]])
    loss = BinaryCrossEntropyLoss()
    yield "BinaryCrossEntropyLoss", near(
        loss.forward([[1.0986122886681098]], [[1]]), 0.2876820724517809)
    yield "BinaryCrossEntropyLoss: slope", near(loss.backward(), [[-0.25]])


def check_optimizers():
    momentum, w = Momentum(momentum=0.5), [[5]]
    for slope in (1, 2, -4):
        momentum.step([("w", w, [[slope]])], 1)
    yield "Momentum", w == [[4.25]]
    adam, w = Adam(), [[5]]
    for slope in (3, -1):
        adam.step([("w", w, [[slope]])], 0.1)
    yield "Adam", near(w, [[4.85997814331691]])
    for optimizer in (Momentum(), Adam()):
        model = Model([FCLayer(1, 1, start)], 200, 2, 0.05,
                      optimizer=optimizer)
        model.train([([1], [5]), ([-1], [1])], progress=None)
        yield f"{optimizer} learns a line", abs(
            model.predict([10])[0] - 23) < 0.3


def check_starts_and_data():
    random.seed(4)
    for init, variance in ((normal_start, 1), (he_start, 0.04),
                           (xavier_start, 0.02)):
        weights, _ = init(50, 50)
        found = sum([w * w for row in weights for w in row]) / 2500
        yield f"variance {variance} of 2500", \
            abs(found / variance - 1) < 0.15
    yield "spiral", [label for _, label in spiral(2, 2)] == [
        [1, 0], [1, 0], [0, 1], [0, 1]]
    yield "weight and height", len(weight_height()) == 4
    yield "digits 0 to 3", [sum(x) for x, _ in digits_0_to_3()] == [
        10, 5, 10, 13]
    yield "least squares", least_squares_line([0, 1, 2], [1, 3, 5]) == (2, 1)


LAYER_CHECKS = [check_activations, check_layers_by_hand, check_layer_slopes,
                check_losses, check_optimizers, check_starts_and_data]
