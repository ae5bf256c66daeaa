"""Neuron, maxout, convolution, pooling, dropout: worked numbers, messages."""

import random
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minnet import (ConvLayer, CrossEntropyLoss, BinaryCrossEntropyLoss,
                    DropoutLayer, FCLayer, HeavisideActivation, MaxoutLayer,
                    MaxPoolLayer, Model, Momentum, MSELoss, Neuron,
                    ReLUActivation, SigmoidActivation, SoftmaxActivation,
                    SSELoss, TanhActivation, check_gradients)
from minnet.more.convolution import windows
from tests.tools.strategies import fractions, vectors


def fixed(*pairs):
    """An init that hands out these weights and biases in turn."""
    left = list(pairs)
    return lambda input_dim, output_dim: left.pop(0)


# Neuron

def test_neuron_of_article_b():
    assert Neuron([1, -1, 5], 0, ReLUActivation()).feedforward(
        [2, 3, 4]) == 19


def test_neurons_of_article_d():
    neuron = Neuron([0, 1], 0)
    h1, h2 = neuron.feedforward([2, 3]), neuron.feedforward([2, 3])
    assert neuron.feedforward([h1, h2]) == 0.7216325609518421


@given(vectors(3), vectors(3), fractions)
def test_neuron_slopes_are_exact(weights, inputs, bias):
    # y = a^2 by an activation of one's own: dy/dw = 2 a x and so on.
    class Square:
        def value(self, a):
            return a * a

        def slope(self, a):
            return 2 * a

    a = bias + sum(w * x for w, x in zip(weights, inputs))
    neuron = Neuron(weights, bias, Square())
    assert neuron.feedforward(inputs) == a * a
    assert neuron.slopes(inputs) == (
        [2 * a * x for x in inputs], 2 * a, [2 * a * w for w in weights])


@pytest.mark.parametrize("call, kind, message", [
    (lambda: Neuron([1, 2], 0).feedforward([1]), ValueError,
     "Neuron([1, 2], 0, SigmoidActivation()): its input has 1 number, [1];"
     " expected 2"),
    (lambda: Neuron(["1"], 0), TypeError, "number 1 of the weights of Neuron"),
    (lambda: Neuron([1], None), TypeError, "number 1 of [bias] of Neuron is"),
    (lambda: Neuron([1], 0, SigmoidActivation), TypeError,
     "Neuron: the activation is the class SigmoidActivation itself"),
    (lambda: Neuron([1], 0, max), TypeError, "has no value; expected"),
    (lambda: Neuron([1], 0).slopes([1, 2]), ValueError, "has 2 numbers"),
])
def test_neuron_explains(call, kind, message):
    with pytest.raises(kind) as error:
        call()
    assert message in str(error.value)


# Maxout

def test_maxout_by_hand():
    # Article D: max(w1 x + b1, w2 x + b2), here of x + 1 and -2 x.
    layer = MaxoutLayer(1, 1, 2, fixed(([[1]], [1]), ([[-2]], [0])))
    assert layer.forward([[3], [-3]]) == [[4], [6]]
    assert layer.backward([[10], [100]]) == [[10], [-200]]
    assert [(part.de_dw, part.de_db) for part in layer.parts] == [
        ([[30]], [10]), ([[-300]], [100])]
    assert [name for name, _, _ in layer.parameters()] == [
        "piece 1: weights", "piece 1: bias", "piece 2: weights",
        "piece 2: bias"]


def test_of_equal_pieces_the_first_gets_the_slope():
    layer = MaxoutLayer(1, 1, 2, fixed(([[1]], [0]), ([[1]], [0])))
    layer.forward([[3]])
    layer.backward([[5]])
    assert [part.de_db for part in layer.parts] == [[5], [0]]


def test_maxout_learns_and_explains():
    random.seed(0)
    model = Model([MaxoutLayer(1, 1, 2)], 300, 5, 0.05)
    points = [([x / 4], [abs(x / 4)]) for x in range(-8, 9)]
    assert model.train(points, progress=None)[-1] < 0.001
    with pytest.raises(ValueError) as error:
        MaxoutLayer(2, 1, 2).forward([[1]])
    assert "MaxoutLayer(2, 1, 2): row 1 of the batch has 1 number" in str(
        error.value)
    with pytest.raises(ValueError) as error:
        MaxoutLayer(2, 1, 0)
    assert "MaxoutLayer: pieces is 0" in str(error.value)


# Convolution and pooling

def test_convolution_by_hand():
    # 3 x 3 image, one 2 x 2 filter [[1, 2], [3, 4]], bias 100.
    layer = ConvLayer(3, 3, 1, 1, 2, init=fixed(([[1, 2, 3, 4]], [100])))
    image = [1, 0, 2,
             0, 3, 0,
             1, 0, 0]
    # top left 1*1 + 2*0 + 3*0 + 4*3 = 13, top right 0 + 4 + 9 + 0 = 13,
    # bottom left 0 + 6 + 3 + 0 = 9, bottom right 3 + 0 + 0 + 0 = 3.
    assert layer.forward([image]) == [[113, 113, 109, 103]]
    # A slope of 1 in the last window: the window itself, and the filter.
    assert layer.backward([[0, 0, 0, 1]]) == [[0, 0, 0, 0, 1, 2, 0, 3, 4]]
    assert layer.fc.de_dw == [[3, 0, 0, 0]] and layer.fc.de_db == [1]


def test_convolution_stride_padding_and_channels():
    # 2 x 2 pixels of 2 channels, padding 1, stride 2: 2 x 2 windows that
    # each show one pixel, in another corner each time.
    layer = ConvLayer(2, 2, 2, 2, 2, stride=2, padding=1, init=fixed(
        ([[1, 10, 2, 20, 3, 30, 4, 40], [0, 0, 0, 0, 0, 0, 1, 0]], [0, 0])))
    assert (layer.output_height, layer.output_width, layer.output_channels,
            layer.output_dim, layer.input_dim) == (2, 2, 2, 8, 8)
    image = [1, 2, 3, 4, 5, 6, 7, 8]  # pixels (1, 2), (3, 4); (5, 6), (7, 8)
    assert layer.forward([image]) == [[
        4 * 1 + 40 * 2, 1,   # its bottom right: (1, 2)
        3 * 3 + 30 * 4, 0,   # its bottom left: (3, 4)
        2 * 5 + 20 * 6, 0,   # its top right: (5, 6)
        1 * 7 + 10 * 8, 0]]  # its top left: (7, 8)


def test_what_is_left_over_at_the_edge_is_not_seen():
    layer = ConvLayer(1, 4, 1, 1, 1, stride=3, init=fixed(([[1]], [0])))
    assert layer.forward([[1, 2, 3, 4]]) == [[1, 4]]
    layer = ConvLayer(2, 3, 1, 1, 2, stride=2,
                      init=fixed(([[1, 1, 1, 1]], [0])))
    assert layer.forward([[1, 2, 50, 3, 4, 50]]) == [[10]]


def test_windows_of_an_image():
    # 2 x 3 pixels: places 0 1 2 / 3 4 5. One pixel: 0, and 1 is outside.
    assert windows(2, 3, 1, 2, 1, 0) == [[0, 1, 3, 4], [1, 2, 4, 5]]
    assert windows(1, 1, 1, 2, 1, 1) == [
        [1, 1, 1, 0], [1, 1, 0, 1], [1, 0, 1, 1], [0, 1, 1, 1]]


def test_images_may_be_tuples():
    layer = ConvLayer(1, 2, 1, 1, 1, init=fixed(([[2]], [0])))
    assert layer.forward([(1, 2), (3, 4)]) == [[2, 4], [6, 8]]


def test_pooling_by_hand():
    layer = MaxPoolLayer(2, 4, 1, 2)
    assert layer.forward([[1, 5, 2, 0,
                           3, 4, 7, 6]]) == [[5, 7]]
    assert layer.backward([[10, 20]]) == [[0, 10, 0, 0, 0, 0, 20, 0]]
    # Windows that overlap: the 7 is the largest of both.
    layer = MaxPoolLayer(1, 3, 1, 1)
    assert layer.forward([[4, 7, 5]]) == [[4, 7, 5]]
    layer = MaxPoolLayer(2, 3, 1, 2, stride=1)
    assert layer.forward([[1, 7, 2, 3, 4, 5]]) == [[7, 7]]
    assert layer.backward([[1, 10]]) == [[0, 11, 0, 0, 0, 0]]


def test_pooling_keeps_channels_apart():
    layer = MaxPoolLayer(2, 2, 2, 2)
    assert layer.forward([[1, 80, 2, 70, 3, 60, 4, 50]]) == [[4, 80]]
    assert layer.backward([[1, 10]]) == [[0, 10, 0, 0, 0, 0, 1, 0]]


def test_of_equal_numbers_the_first_gets_the_slope():
    layer = MaxPoolLayer(2, 2, 1, 2)
    layer.forward([[5, 5, 5, 5]])
    assert layer.backward([[1]]) == [[1, 0, 0, 0]]


def test_convolution_in_a_model_learns_to_see_a_bar():
    random.seed(2)
    upright = [[0, 1, 0] * 3, [1, 0, 0] * 3, [0, 0, 1] * 3]
    lying = [[0] * 3 + [1] * 3 + [0] * 3, [1] * 3 + [0] * 6, [0] * 6 + [1] * 3]
    bars = [([pixel + random.uniform(-0.1, 0.1) for pixel in image], label)
            for images, label in ((upright, [1]), (lying, [0]))
            for image in images]
    model = Model([ConvLayer(3, 3, 1, 6, 2), TanhActivation(),
                   MaxPoolLayer(2, 2, 6, 2), FCLayer(6, 1)], 300, 3, 0.1,
                  optimizer=Momentum())
    assert model.widths == [9, 24, 24, 6, 1]
    report = check_gradients(model, [x for x, _ in bars],
                             [label for _, label in bars])
    assert report.ok, report
    assert model.train(bars, progress=None)[-1] < 0.001


@pytest.mark.parametrize("call, message", [
    (lambda: ConvLayer(2, 5, 1, 1, 3), "ConvLayer: a window of 3 x 3 pixels"
     " does not fit into an image of 2 x 5 with a padding of 0"),
    (lambda: MaxPoolLayer(2, 5, 1, 3), "MaxPoolLayer: a window of 3 x 3"),
    (lambda: ConvLayer(2, 2, 1, 0, 1), "ConvLayer: filters is 0"),
    (lambda: ConvLayer(2, 2, 1, 1, 1, stride=0), "ConvLayer: stride is 0"),
    (lambda: ConvLayer(2, 2, 1, 1, 1, padding=-1), "ConvLayer: padding"),
    (lambda: ConvLayer(2, 2, 0, 1, 1), "ConvLayer: channels is 0"),
    (lambda: ConvLayer(2, 2, 1, 1, 1).forward([[1, 2, 3]]),
     "ConvLayer(2, 2, 1, 1, 1): row 1 of the batch has 3 numbers, [1, 2, 3];"
     " expected 4"),
    (lambda: ConvLayer(2, 2, 1, 1, 1).backward([[1]]), "before forward"),
    (lambda: MaxPoolLayer(2, 2, 1, 1).backward([[1]]), "before forward"),
    (lambda: MaxPoolLayer(2, 2, 1, 2).forward([[1]]), "expected 4"),
    (lambda: Model([ConvLayer(3, 3, 1, 2, 2), FCLayer(9, 1)], 1, 1, 0.1),
     "layer 2, FCLayer(9, 1), takes rows of 9 numbers, but layer 1,"
     " ConvLayer(3, 3, 1, 2, 2), gives 8"),
])
def test_images_explain(call, message):
    with pytest.raises(ValueError) as error:
        call()
    assert message in str(error.value)


def test_padding_wants_a_whole_number():
    with pytest.raises(TypeError) as error:
        ConvLayer(2, 2, 1, 1, 1, padding=0.5)
    assert "ConvLayer: padding is 0.5; expected a whole number" in str(
        error.value)


# Dropout

def test_dropout_is_off_outside_training():
    layer = DropoutLayer(0.9)
    assert layer.forward([[1, 2], [3, 4]]) == [[1, 2], [3, 4]]
    assert layer.backward([[5, 6], [7, 8]]) == [[5, 6], [7, 8]]


class Numbers:
    def __init__(self, *numbers):
        self.numbers = list(numbers)

    def random(self):
        return self.numbers.pop(0)


def test_dropout_by_hand():
    # Chance 1/4: below 0.25 dropped, else times 1 / (1 - 1/4) = 4/3.
    layer = DropoutLayer(Fraction(1, 4), Numbers(0.2, 0.25, 0.9, 0.0))
    layer.training = True
    assert layer.forward([[3, 6], [9, 12]]) == [[0, 8], [12, 0]]
    # The same numbers are let through on the way back.
    assert layer.backward([[3, 3], [3, 3]]) == [[0, 4], [4, 0]]


@given(st.integers(0, 10 ** 6))
def test_dropout_keeps_the_average(seed):
    layer = DropoutLayer(0.3, random.Random(seed))
    layer.training = True
    y = layer.forward([[1.0] * 2000])[0]
    assert set(y) == {0, 1 / 0.7}
    # The mean of 2000: off by 0.015 or so; this is six times that.
    assert sum(y) / 2000 == pytest.approx(1, abs=0.09)


class Watched(DropoutLayer):
    """Tells whether it was training, each time it goes forward."""

    def forward(self, x):
        self.seen = getattr(self, "seen", []) + [self.training]
        return DropoutLayer.forward(self, x)


def dropout_model(layer, **settings):
    return Model([FCLayer(1, 4), layer, FCLayer(4, 1)], 2, 2, 0.01,
                 **settings)


def test_model_switches_dropout_on_for_training_only():
    layer = Watched(0.5)
    model = dropout_model(layer)
    data = [([1.0], [1.0]), ([2.0], [2.0])]
    model.predict([1.0])
    model.train(data, progress=None)
    model.error(data)
    assert layer.seen == [False, True, True, False]
    assert model.predict([1.0]) == model.predict([1.0])
    inside = Watched(0.5)
    Model([dropout_model(inside)], 1, 2, 0.01).train(data, progress=None)
    assert inside.seen == [True] and inside.training is False


@pytest.mark.parametrize("problem", [KeyboardInterrupt, RuntimeError])
def test_dropout_is_off_again_however_training_ends(problem, capsys):
    class Stop:
        def step(self, parameters, learning_rate):
            raise problem

    layer = Watched(0.5)
    model = dropout_model(layer, optimizer=Stop())
    try:
        model.train([([1.0], [1.0])], progress=None)
    except RuntimeError:
        pass
    assert layer.seen == [True] and layer.training is False


@pytest.mark.parametrize("rate", [1, -0.1, 1.5])
def test_dropout_explains(rate):
    with pytest.raises(ValueError) as error:
        DropoutLayer(rate)
    assert f"DropoutLayer: rate is {rate}; expected a number from 0 up to," \
        in str(error.value)


# Losses

def test_sum_of_squares_of_article_b():
    # loss = sum of (pred - y)^2, d_pred = 2 (pred - y).
    loss = SSELoss()
    assert loss.forward([[3, 5], [1, 2]], [[1, 5], [4, 1]]) == 4 + 9 + 1
    assert loss.backward() == [[4, 0], [-6, 2]]


def test_cross_entropy_by_hand():
    # Scores ln 1, ln 2, ln 5: probabilities 1/8, 2/8, 5/8.
    from math import log
    loss = CrossEntropyLoss()
    e = loss.forward([[log(1), log(2), log(5)]] * 2,
                     [[0, 0, 1], [0.5, 0.5, 0]])
    assert e == pytest.approx(
        (-log(5 / 8) - 0.5 * log(1 / 8) - 0.5 * log(2 / 8)) / 2)
    assert loss.backward() == [
        pytest.approx([1 / 16, 2 / 16, -3 / 16]),
        pytest.approx([-3 / 16, -2 / 16, 5 / 16])]


def test_binary_cross_entropy_by_hand():
    # Score ln 3: probability 3/4.
    from math import log
    loss = BinaryCrossEntropyLoss()
    e = loss.forward([[log(3), log(3)]], [[1, 0]])
    assert e == pytest.approx((-log(3 / 4) - log(1 / 4)) / 2)
    assert loss.backward() == [pytest.approx([-1 / 8, 3 / 8])]


@pytest.mark.parametrize("score", [1e4, 1e300])
def test_cross_entropies_divide_by_no_probability(score):
    loss = CrossEntropyLoss()
    assert loss.forward([[score, -score]], [[0, 1]]) == 2 * score
    assert loss.backward() == [[1, -1]]
    assert loss.forward([[score, -score]], [[1, 0]]) == 0
    binary = BinaryCrossEntropyLoss()
    assert binary.forward([[score], [-score]], [[0], [1]]) == score
    assert binary.backward() == [[0.5], [-0.5]]
    assert binary.forward([[score], [-score]], [[1], [0]]) == 0


@pytest.mark.parametrize("loss, label, message", [
    (CrossEntropyLoss(), [[0, 1], [1, 1]], "CrossEntropyLoss(): row 2 of the"
     " label batch is [1, 1]; its probabilities must add up to 1, as in"
     " [0, 1, 0]"),
    (CrossEntropyLoss(), [[0, 1], [-1, 2]], "row 2 of the label batch is"
     " [-1, 2]; its numbers must be probabilities, from 0 to 1"),
    (BinaryCrossEntropyLoss(), [[0, 1], [3, 0]], "BinaryCrossEntropyLoss():"
     " row 2 of the label batch is [3, 0]; its numbers must be"),
    (CrossEntropyLoss(), [[0, 1]], "the label batch has 1 row; expected 2"),
    (SSELoss(), [[0], [1]], "row 1 of the label batch has 1 number"),
])
def test_labels_are_explained(loss, label, message):
    with pytest.raises(ValueError) as error:
        loss.forward([[1, 2], [3, 4]], label)
    assert message in str(error.value)
    with pytest.raises(ValueError) as error:
        loss.backward()
    assert "backward came before forward; call forward(y, label)" in str(
        error.value)


@pytest.mark.parametrize("last, loss", [
    (SoftmaxActivation(), CrossEntropyLoss()),
    (SigmoidActivation(), BinaryCrossEntropyLoss())])
def test_activation_that_the_loss_has_built_in_is_explained(last, loss):
    with pytest.raises(ValueError) as error:
        Model([FCLayer(2, 2), last], 1, 1, 0.1, loss=loss)
    assert f"{loss} has the formula of layer 2, {last}, built in; leave" \
        " that layer out" in str(error.value)
    Model([FCLayer(2, 2), TanhActivation()], 1, 1, 0.1, loss=loss)
    Model([FCLayer(2, 2), last], 1, 1, 0.1, loss=MSELoss())


def test_a_model_with_a_step_explains_itself():
    model = Model([FCLayer(1, 1), HeavisideActivation()], 1, 1, 0.1)
    before = [list(row) for row in model.layers[0].weights]
    assert model.predict([1.0])[0] in (0, 1)
    with pytest.raises(ValueError) as error:
        model.train([([1.0], [1.0])], progress=None)
    assert "HeavisideActivation(): the slope of a step is 0" in str(
        error.value)
    assert model.layers[0].weights == before


def test_one_output_is_no_choice_of_classes():
    with pytest.raises(ValueError) as error:
        Model([FCLayer(2, 1)], 1, 1, 0.1, loss=CrossEntropyLoss()).train(
            [([1.0, 2.0], [1.0])], progress=None)
    assert "CrossEntropyLoss(): there is one output only" in str(error.value)
    assert "take BinaryCrossEntropyLoss" in str(error.value)


@pytest.mark.parametrize("row", [[0.2, 0.3], [0.6, 0.6]])
def test_probabilities_add_up_to_1(row):
    with pytest.raises(ValueError) as error:
        CrossEntropyLoss().forward([[1, 2]], [row])
    assert f"is {row}; its probabilities must add up to 1" in str(error.value)


def test_cross_entropy_takes_the_largest_score_out():
    loss = CrossEntropyLoss()
    assert loss.forward([[-1e4, 1e4]], [[0, 1]]) == 0
    assert loss.forward([[-1e4, 1e4]], [[1, 0]]) == 2e4
    # Small labels count, too: 0.001 * 1000.
    assert loss.forward([[0, 1000]], [[0.001, 0.999]]) == pytest.approx(1)


def test_shape_of_a_wide_image():
    for layer in (ConvLayer(2, 5, 1, 3, 2), MaxPoolLayer(2, 5, 3, 2, 1)):
        assert (layer.output_height, layer.output_width,
                layer.output_channels, layer.output_dim) == (1, 4, 3, 12)
    assert repr(MaxPoolLayer(2, 5, 3, 2)) == "MaxPoolLayer(2, 5, 3, 2)"
    with pytest.raises(ValueError) as error:
        MaxPoolLayer(2, 2, 1, 1, stride=0)
    assert "MaxPoolLayer: stride is 0" in str(error.value)


def test_neuron_needs_value_and_slope():
    class OnlyValue:
        def value(self, a):
            return a

    with pytest.raises(TypeError) as error:
        Neuron([1], 0, OnlyValue())
    assert "Neuron: the activation, OnlyValue, has no slope" in str(
        error.value)


def test_only_layers_that_know_training_are_told():
    relu = ReLUActivation()
    Model([FCLayer(1, 1), relu, DropoutLayer(0.5)], 1, 1, 0.1).train(
        [([1.0], [1.0])], progress=None)
    assert not hasattr(relu, "training")
