"""python3 -m minnet.selfcheck: does this Python compute what it should?

For a strange machine: needs nothing but the package. One line a check, then
"N passed, N failed"; the exit code is 1 if one failed.
"""

import random

from ..activations import ReLUActivation
from ..data import xor_corners, xor_points
from ..layers import FCLayer
from ..losses import MSELoss
from ..matrix import add_row, combine, dot, matmul, sum_rows, transpose
from ..model import Model
from ..gradcheck import check_gradients  # last: MicroPython's stack is small
from ..more.normalise import NormaliseLayer
from ..more.starts import article_start
from ..support.checks import is_finite
from ..support.portable import is_terminal, normal, shuffled
from .layers import LAYER_CHECKS
from .training import CLOSE, SINGLE, compare_training, near


def fixed(weights, bias):
    """An FCLayer with these weights and biases."""
    return FCLayer(len(weights[0]), len(weights),
                   init=lambda input_dim, output_dim: (weights, bias))


def says(kind, words, call):
    """Does the call end in this kind of error, with these words in it?"""
    try:
        call()
    except kind as error:
        return words in str(error)
    return False


def check_matrices():
    a, b = [[1, 2, 3], [4, 5, 6]], [[1, 0], [0, 1], [10, 100]]
    yield "transpose", transpose(a) == [[1, 4], [2, 5], [3, 6]]
    yield "matmul, columns", matmul(a, b) == [[31, 302], [64, 605]]
    yield "matmul, rows", matmul(transpose(b), transpose(a)) == [
        [31, 64], [302, 605]]
    yield "dot", dot([1, 2, 3], [4, 5, 6]) == 32
    yield "combine", combine([2, 1], a) == [6, 9, 12]
    yield "add_row", add_row(a, [10, 20, 30]) == [[11, 22, 33], [14, 25, 36]]
    yield "sum_rows", sum_rows(a) == [5, 7, 9]


def check_articles():
    neuron = fixed([[1, -1, 5]], [0])
    relu = ReLUActivation()
    yield "article B: one neuron gives 19", \
        relu.forward(neuron.forward([[2, 3, 4]])) == [[19]]
    hidden, output = fixed([[2, 4], [4, -5]], [0, 0]), fixed([[2, 7]], [0])
    yield "article C: the fixed network gives 32", output.forward(
        relu.forward(hidden.forward([[2, 3]]))) == [[32]]
    yield "article D: mse_loss is 0.5", MSELoss().forward(
        [[1], [0], [0], [1]], [[0], [0], [0], [0]]) == 0.5
    layer = fixed([[0.2, 0.8, -0.5, 1.0], [0.5, -0.91, 0.26, -0.5],
                   [-0.26, -0.27, 0.17, 0.87]], [2, 3, 0.5])
    batch = [[1, 2, 3, 2.5], [2, 5, -1, 2], [-1.5, 2.7, 3.3, -0.8]]
    yield "article E: three neurons", near(
        layer.forward(batch[:1]), [[4.8, 1.21, 2.385]])
    yield "article E: a batch of three", near(
        layer.forward(batch),
        [[4.8, 1.21, 2.385], [8.9, -1.81, 0.2], [1.41, 1.051, 0.026]])
    yield "article E: without biases", near(
        matmul(batch, transpose(layer.weights)),
        [[2.8, -1.79, 1.885], [6.9, -4.81, -0.3], [-0.59, -1.949, -0.474]])
    line = [[-0.5], [0.2], [0.25], [0.75]]
    yield "article E: w = -2, b = 0.5 is off from 0.25", near(
        relu.forward(fixed([[-2]], [0.5]).forward(line)),
        [[1.5], [0.1], [0], [0]])
    second = fixed([[-2]], [1])
    yield "article E: two chained neurons", near(
        relu.forward(second.forward(relu.forward(
            fixed([[-1]], [0.5]).forward(line)))), [[0], [0.4], [0.5], [1]])


def check_slopes_and_steps():
    relu = ReLUActivation()
    yield "ReLU: value", relu.forward([[-2, 0, 3]]) == [[0, 0, 3]]
    yield "ReLU: slope, 0 at the kink", relu.backward([[5, 6, 7]]) == [
        [0, 0, 7]]
    layer = fixed([[3, 4]], [5])
    yield "FCLayer: forward", layer.forward([[1, 2], [0, 1]]) == [[16], [9]]
    yield "FCLayer: backward", layer.backward([[1], [10]], 1) == [
        [3, 4], [30, 40]]
    yield "FCLayer: de_dw adds over the batch", layer.de_dw == [[1, 12]]
    yield "FCLayer: de_db adds over the batch", layer.de_db == [11]
    yield "FCLayer: one example", fixed([[3, 4]], [5]).forward([1, 2]) == [16]
    yield "FCLayer: the step", (layer.weights, layer.bias) == ([[2, -8]], [-6])
    loss = MSELoss()
    loss.forward([[1, 3], [5, 7]], [[0, 1], [5, 9]])
    yield "MSELoss: slope", loss.backward() == [[0.5, 1], [0, -1]]
    normalise = NormaliseLayer.of([[1, 100], [3, 300]])
    yield "NormaliseLayer", near(
        normalise.forward([[1, 100], [2, 300]]), [[-1, -1], [0, 1]])
    yield "NormaliseLayer: inverse", near(
        normalise.inverse().forward([[-1, 0]]), [[1, 200]])


class Forgets2:
    """y = x^2 with the slope x: wrong by a factor of 2."""

    def forward(self, x):
        self.x = x
        return [[a * a for a in row] for row in x]

    def backward(self, de_dy, learning_rate=None):
        return [[a * slope for a, slope in zip(row, slopes)]
                for row, slopes in zip(self.x, de_dy)]


def check_gradient_checks():
    x = [[0.5, -1.25], [2.0, 0.75], [-0.5, 1.5]]
    yield "a wrong layer is found", not check_gradients(Forgets2(), x).ok
    if not SINGLE:  # seven digits are too few for differences
        first = fixed([[0.5, -1], [2, 1.5], [-1, 0.25]], [0.5, -0.25, 1])
        last = fixed([[1, -2, 3]], [0.5])
        model = Model([first, ReLUActivation(), last], 1, 1, 0.1)
        yield "FCLayer's slopes", check_gradients(first, x).ok
        yield "ReLU's slopes", check_gradients(ReLUActivation(), x).ok
        yield "a whole Model's slopes", check_gradients(
            model, x, [[1], [0], [2]]).ok


def check_training():
    for name, difference in compare_training():
        yield f"{name}: off by {difference:.1e}", difference <= CLOSE
    random.seed(1)
    hidden = FCLayer(2, 8, init=spread_start)
    model = Model([hidden, ReLUActivation(), FCLayer(8, 1, spread_start)],
                  num_epochs=400, batch_size=4, learning_rate=0.2)
    history = model.train(xor_corners(), progress=None)
    yield "XOR corners: the error falls", history[-1] < 0.01 < history[0]
    again = model.train(xor_corners() * 4, validation=0.25, patience=3,
                        progress=lambda epoch, *_: epoch < 8)
    yield "a history in a line, with the errors of validation", \
        str(again)[:8] == "History:" and len(again.validation) == len(again)
    for x, label in xor_corners():
        yield (f"XOR corners: {x[0]:.0f}, {x[1]:.0f}",
               abs(model.predict(x)[0] - label[0]) < 0.2)


def spread_start(input_dim, output_dim):
    """Weights spread evenly over -1 ... 1, the same on every Python."""
    def number(i):
        return ((29 * i + 7) % 41 - 20) / 20
    return ([[number(input_dim * j + i) for i in range(input_dim)]
             for j in range(output_dim)], [0] * output_dim)


def check_random():
    random.seed(2)
    first = shuffled(range(20)), xor_points(5), [normal() for _ in range(5)]
    random.seed(2)
    again = shuffled(range(20)), xor_points(5), [normal() for _ in range(5)]
    yield "a seed repeats everything", first == again
    yield "shuffled keeps all", sorted(first[0]) == list(range(20))
    yield "shuffled shuffles", first[0] != list(range(20))
    yield "is_terminal knows", is_terminal() in (False, True)
    yield "xor_points are labelled", all(
        [label == [float((x[0] < 0.5) != (x[1] < 0.5))]
         for x, label in xor_points(50)])
    layer = FCLayer(4, 20)
    yield "starting weights within 1/sqrt(n)", all(
        [abs(w) <= 0.5 for row in layer.weights for w in row])
    layer = FCLayer(4, 20, init=article_start)
    yield "the article's start within 0 and 1", all(
        [0 <= w < 1 for row in layer.weights for w in row])


def check_errors():
    layer = FCLayer(2, 3)
    model = Model([FCLayer(2, 1)], 1, 1, 0.1)
    yield "error: text in one example", says(
        TypeError, "number 2 of the example [1, 'a'] is 'a'",
        lambda: layer.forward([1, "a"]))
    yield "error: a row too short", says(
        ValueError, "row 2 of the batch has 1 number",
        lambda: layer.forward([[1, 2], [3]]))
    yield "error: an empty batch", says(
        ValueError, "FCLayer(2, 3): the batch is empty",
        lambda: layer.forward([]))
    yield "error: backward before forward", says(
        ValueError, "before forward", lambda: layer.backward([[1, 2, 3]]))
    yield "error: layers that don't fit", says(
        ValueError, "layer 2, FCLayer(4, 1), takes rows of 4 numbers, but"
        " layer 1, FCLayer(2, 3), gives 3",
        lambda: Model([layer, FCLayer(4, 1)], 1, 1, 0.1))
    yield "error: no neurons", says(
        ValueError, "output_dim is 0", lambda: FCLayer(2, 0))
    yield "error: text in the data", says(
        TypeError, "number 2 of the input of example 1 is '2'",
        lambda: model.train([([1, "2"], [1])]))
    yield "error: True in the data", says(
        TypeError, "is True; write 1",
        lambda: model.train([([1, True], [1])]))
    yield "error: nan in the data", says(
        ValueError, "is nan", lambda: model.train([([1, float("nan")], [1])]))
    yield "error: a label too long", says(
        ValueError, "the label of example 1 has 2 numbers",
        lambda: model.train([([1, 2], [1, 0])]))
    wild = Model([fixed([[2]], [0])], 400, 1, 3)
    yield "error: steps too large", says(
        OverflowError, "try a learning_rate below 3",
        lambda: wild.train([([1.0], [0.0])], progress=None))
    yield "the weights are finite again", is_finite(wild.predict([1])[0])


ALL = [check_matrices, check_articles, check_slopes_and_steps,
       check_gradient_checks, check_training, check_random, check_errors]
ALL += LAYER_CHECKS


def all_checks():
    """Those of the core, and the pictures' where they are at hand."""
    try:
        from .pictures import check_pictures
        return ALL + [check_pictures]
    except (ImportError, NotImplementedError):
        return ALL  # the core as one file has no pictures


def main():
    """Run all checks; True if all passed."""
    passed = failed = 0
    for group in all_checks():
        for name, right in group():
            print(("ok    " if right else "FAIL  ") + name)
            passed, failed = passed + bool(right), failed + (not right)
    print(f"{passed} passed, {failed} failed")
    return failed == 0
