"""training_check.py: a step of train beside the slope of the error."""

import random

import pytest

from minnet import (SGD, Adam, CrossEntropyLoss, DropoutLayer, FCLayer, Model,
                    Momentum, MSELoss, ReLUActivation, SSELoss,
                    TanhActivation, check_training, matmul, transpose)
from tests.tools import refused

POINTS = [([0.5, -1.0], [1, 0.5]), ([2.0, 0.25], [0, 1]),
          ([-1.5, 0.75], [1, -1]), ([0.25, 0.5], [0.5, 0])]


class Student:
    """x -> tanh(x V^T) W^T, trained by formulas of its own."""

    def __init__(self, factor=1, size=3):
        self.V = [[0.5, -1.0], [0.25, 0.75], [-0.5, 0.125]]
        self.W = [[1.0, -0.5, 2.0], [0.25, 1.5, -1.0]]
        self.batch_size, self.lr, self.epochs = size, 0.125, 50
        self.factor = factor

    def hidden(self, x):
        return TanhActivation().forward(matmul(x, transpose(self.V)))

    def predict(self, x):
        return matmul(self.hidden([x]), transpose(self.W))[0]

    def train(self, pairs):
        print("trains")
        for _ in range(self.epochs):
            for first in range(0, len(pairs), self.batch_size):
                self.step(pairs[first:first + self.batch_size])

    def slopes(self, pairs):
        return [[self.factor * 2 * (a - b) / len(pairs) / len(label)
                 for a, b in zip(self.predict(x), label)]
                for x, label in pairs]

    def step(self, pairs):
        x = [x for x, _ in pairs]
        self.go(x, self.hidden(x), self.slopes(pairs))

    def go(self, x, h, de_dy, before=True):
        de_dw = matmul(transpose(de_dy), h)
        if not before:
            self.W = self.down(self.W, de_dw)
        de_dh = [[a * (1 - b * b) for a, b in zip(*rows)]
                 for rows in zip(matmul(de_dy, self.W), h)]
        if before:
            self.W = self.down(self.W, de_dw)
        self.V = self.down(self.V, matmul(transpose(de_dh), x))

    def down(self, values, gradient):
        return [[w - self.lr * g for w, g in zip(*rows)]
                for rows in zip(values, gradient)]


class LastOnly(Student):
    def step(self, pairs):
        x = [x for x, _ in pairs[-1:]]
        self.go(x, self.hidden(x), [
            [sum(column) for column in zip(*self.slopes(pairs))]])


class OneOnly(Student):
    def step(self, pairs):
        Student.step(self, pairs[1:2])


class StepsFirst(Student):
    def go(self, x, h, de_dy):
        Student.go(self, x, h, de_dy, before=False)


class Forgets(Student):
    """Of its two matrices."""

    def go(self, x, h, de_dy):
        kept = self.V
        Student.go(self, x, h, de_dy)
        self.V = kept


class ForgetsBias(Student):
    bias = None

    def predict(self, x):
        self.bias = self.bias or [0.5, -0.25]
        return [a + b for a, b in zip(Student.predict(self, x), self.bias)]


class Full(Student):
    def step(self, pairs):
        pairs[self.batch_size - 1]
        Student.step(self, pairs)


@pytest.mark.parametrize("student, mistake", [
    (Student(), None), (Student(size=1), None), (Student(2), "wrong"),
    (Student(0.5), "factor 2 missing"), (Student(-1), "sign"),
    (Student(3), "1/batch missing"), (Student(1 / 3), "1/batch doubled"),
    (Student(0.125), "learning rate twice"), (Student(1.25), "wrong"),
    (LastOnly(), "only the last example"), (OneOnly(), "only one example"),
    (StepsFirst(), "updated weights used"), (Forgets(), "wrong"),
    (ForgetsBias(), "not stepped"),
    (Full(), "a last batch that is not full")])
def test_students(student, mistake, capsys):
    before = repr(vars(student))
    random.seed(4)
    report = check_training(student, POINTS, MSELoss())
    assert random.random() == random.Random(4).random()
    assert repr(vars(student)) == before and capsys.readouterr().out == ""
    assert report.ok is (mistake is None), report
    # There are two outputs, so 2 may be their number as well.
    assert report.mistake == (None if mistake == "wrong" else mistake)
    assert max(map(len, str(report).splitlines())) <= 79


def our(loss=None, optimizer=None, more=()):
    random.seed(3)
    layers = [FCLayer(2, 3), ReLUActivation(), *more, FCLayer(3, 2)]
    return Model(layers, 9, 3, 0.0625, loss, optimizer)


SHARES = [(x, [p, 1 - p]) for (x, _), p in zip(POINTS, (1, 0, 0.5, 0.25))]


@pytest.mark.parametrize("model, points", [
    (our(), POINTS), (our(SSELoss()), POINTS), (our(), POINTS[:1]),
    (our(CrossEntropyLoss()), SHARES), (our(optimizer=Momentum()), POINTS),
    (our(optimizer=SGD(weight_decay=0.125)), POINTS), (our(), None),
    (our(optimizer=SGD(l1=0.125)), POINTS),
    (our(optimizer=Adam()), POINTS)])
def test_minnets_own_are_right(model, points):
    for _ in range(2):  # also when the optimizer remembers something
        assert check_training(model, points).ok
        model.train(POINTS if points is not SHARES else SHARES,
                    progress=None)


def test_numpy_is_met():
    numpy = pytest.importorskip("numpy")

    class Line:
        def __init__(self, wrong=1, dtype=float):
            self.w = numpy.array([[0.5, -2.0], [1.0, 0.25]], dtype)
            self.wrong, self.learning_rate = wrong, 0.125

        def predict(self, x):
            return self.w @ numpy.array(x)

        def train(self, pairs):
            x, label = map(numpy.array, zip(*pairs))
            self.w -= 0.125 * self.wrong * (
                x @ self.w.T - label).T @ x / len(pairs)

    line = Line()
    w, before = line.w, line.w.copy()
    assert check_training(line, POINTS).ok
    assert line.w is w and (w == before).all()
    assert check_training(Line(-1), POINTS).mistake == "sign"
    with refused(TypeError, "Line: its numbers are of single precision"):
        check_training(Line(dtype=numpy.float32), POINTS)


@pytest.mark.parametrize("model, points, words", [
    (5, POINTS, "what you check, 5, has no train"),
    (Student, POINTS, "what you check is the class Student itself"),
    (Student(), [], "the train set is empty"),
    (Student(), 5, "the train set is 5; expected a list of pairs"),
    (Student(), [([1, 2], 3)], "the train set is [([1, 2], 3)]; expected"),
    (Student(), [([1, 2], ["3"])], "number 1 of the label of example 1"),
    (Student(), [([1, 2], [3]), ([1], [3])], "the input of example 2 has 1"),
    (our(), [([1, 2, 3], [4, 5])], "the example has 3 numbers")])
def test_what_cant_be_checked_is_explained(model, points, words):
    with refused((TypeError, ValueError), words):
        check_training(model, points)


def test_random_training_is_not_called_wrong_by_a_name():
    report = check_training(our(more=[DropoutLayer(0.5)]), POINTS)
    assert report.ok or report.mistake in (None, "random")
