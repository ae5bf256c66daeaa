"""Small faults that a look through the code for gaps in the tests found."""

import math

import pytest

from minnet import (Adam, BinaryCrossEntropyLoss, ConvLayer, CrossEntropyLoss,
                    DropoutLayer, FCLayer, LeakyReLUActivation, MaxPoolLayer,
                    Model, MSELoss, Neuron, ReLUActivation, SSELoss,
                    least_squares_line)
from minnet.support.value_checks import check_row

nan = float("nan")


@pytest.mark.parametrize("kind, message, call", [
    (ValueError, "row 1 of the label batch is [-0.5, 1]; its numbers must be"
     " probabilities", lambda: BinaryCrossEntropyLoss().forward(
         [[1, 2]], [[-0.5, 1]])),
    (ValueError, "must be probabilities",
     lambda: BinaryCrossEntropyLoss().forward([[1, 2]], [[nan, 1]])),
    (ValueError, "must be probabilities",
     lambda: BinaryCrossEntropyLoss().forward([[1, 2]], [[0.5, nan]])),
    (ValueError, "must be probabilities",
     lambda: CrossEntropyLoss().forward([[1, 2]], [[0.5, nan]])),
    (ValueError, "must add up to 1",
     lambda: CrossEntropyLoss().forward([[1, 2]], [[0.45, 0.5]])),
    (ValueError, "the label batch is a single row",
     lambda: CrossEntropyLoss().forward([[1, 2]], [1, 0])),
    (ValueError, "MaxPoolLayer: size is 0", lambda: MaxPoolLayer(2, 2, 1, 0)),
    (ValueError, "ConvLayer: size is 0", lambda: ConvLayer(2, 2, 1, 1, 0)),
    (TypeError, "ConvLayer: padding is None",
     lambda: ConvLayer(2, 2, 1, 1, 1, padding=None)),
    (TypeError, "ConvLayer: padding is 0.0; expected a whole number",
     lambda: ConvLayer(2, 2, 1, 1, 1, padding=0.0)),
    (ValueError, "DropoutLayer(0.5): the batch is a single row",
     lambda: DropoutLayer(0.5).forward([1.0, 2.0])),
    (ValueError, "rate is nan", lambda: DropoutLayer(nan)),
    (TypeError, "rate is None; expected a number", lambda: DropoutLayer(None)),
    (ValueError, "1 number in x, but 2 in y",
     lambda: least_squares_line([1], [1, 2])),
    (ValueError, "two different x", lambda: least_squares_line([], [])),
    (ValueError, "two different x", lambda: least_squares_line([1], [1])),
    (ValueError, "two different x",
     lambda: least_squares_line([0.1] * 3, [1, 2, 3])),
    (ValueError, "two different x",
     lambda: least_squares_line([0, 1e-200], [0, 1])),
    (ValueError, "Adam: weight_decay is -1", lambda: Adam(weight_decay=-1)),
    (TypeError, "Adam: epsilon is '1e-8'", lambda: Adam(epsilon="1e-8")),
    (ValueError, "0 numbers, []; expected 1 or more",
     lambda: check_row([], None, "it")),
])
def test_it_is_explained(kind, message, call):
    with pytest.raises(kind) as error:
        call()
    assert message in str(error.value)


def test_large_equal_scores_keep_their_digits():
    assert CrossEntropyLoss().forward([[1e16, 1e16]], [[1, 0]]) == \
        pytest.approx(math.log(2))


def test_repr_of_a_wide_image():
    assert repr(ConvLayer(3, 2, 1, 5, 2)) == "ConvLayer(3, 2, 1, 5, 2)"


@pytest.mark.parametrize("slope", [2, -1])
def test_leaky_slope_may_be_any_number(slope):
    leaky = LeakyReLUActivation(slope)
    assert leaky.forward([[-3, 3]]) == [[-3 * slope, 3]]


def test_nan_is_not_hidden_on_the_way_back():
    relu = ReLUActivation()
    relu.forward([[nan]])
    assert relu.backward([[5]]) == [[5]]


def test_dropout_gives_a_batch_of_its_own():
    x = [[1.0, 2.0]]
    y = DropoutLayer(0.5).forward(x)
    assert y is not x and y[0] is not x[0]


def test_neuron_has_weights_of_its_own():
    w = [1, 2]
    neuron = Neuron(w, 0)
    w[0] = 9
    assert neuron.weights == [1, 2]


def test_dropout_is_off_while_progress_looks():
    layer = DropoutLayer(0.5)
    model = Model([FCLayer(1, 8), layer, FCLayer(8, 1)], 3, 1, 0.01)
    seen = []
    model.train([([1.0], [1.0])] * 3,
                progress=lambda *_: seen.append(layer.training))
    assert seen == [False] * 3 and layer.training is False


class Still:
    def step(self, parameters, learning_rate):
        pass


@pytest.mark.parametrize("batch_size", [1, 2, 3, 4])
@pytest.mark.parametrize("loss", [SSELoss(), MSELoss()])
def test_history_is_the_error_whatever_the_batch_size(loss, batch_size):
    data = [([x], [0]) for x in (1, 2, 3, 4)]
    model = Model([FCLayer(1, 1, lambda i, o: ([[1]], [0]))], 1, batch_size,
                  0.1, loss=loss, optimizer=Still())
    # 1 + 4 + 9 + 16 = 30
    assert model.error(data) == (30 if loss.__class__ is SSELoss else 7.5)
    assert model.train(data, progress=None) == [model.error(data)]


class Bang(Adam):
    """Fails in its fourth step, when all is changed."""

    def step(self, parameters, learning_rate):
        Adam.step(self, parameters, learning_rate)
        if self.t == 4:
            raise RuntimeError


def test_any_error_puts_the_memory_back_with_the_weights():
    def one(optimizer, epochs):
        return Model([FCLayer(1, 1, lambda i, o: ([[0.5]], [0.0]))], epochs,
                     1, 0.1, optimizer=optimizer)

    data = [([1.0], [5.0]), ([-1.0], [1.0])]
    whole, stopped = one(Adam(), 1), one(Bang(), 2)
    whole.train(data, shuffle=False, progress=None)
    whole.train_batch(data[:1])
    with pytest.raises(RuntimeError):
        stopped.train(data, shuffle=False, progress=None)
    assert stopped.layers[0].weights == whole.layers[0].weights
    for name in ("m", "v", "t"):
        assert getattr(stopped.optimizer, name) == getattr(
            whole.optimizer, name)
