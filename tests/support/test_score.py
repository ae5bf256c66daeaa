"""outputs and score of a Model, by hand."""

import pytest

from minnet import (BinaryCrossEntropyLoss, CrossEntropyLoss, FCLayer, Model,
                    MSELoss)
from minnet.support import score
from tests.tools import refused


def passing(width, loss=None):
    """A Model whose outputs are its inputs."""
    start = [[float(i == j) for i in range(width)] for j in range(width)]
    return Model([FCLayer(width, width, lambda *_: (start, [0.0] * width))],
                 1, 1, 1, loss)


@pytest.mark.parametrize("loss, pairs, expected", [
    # classes: where the largest is
    (CrossEntropyLoss(), [([1, 2], [0, 1]), ([3, 2], [0, 1]),
                          ([9, -9], [1, 0])], 2 / 3),
    (MSELoss(), [([.6, .5], [1, 0]), ([.6, .5], [0, 1])], 1 / 2),
    (MSELoss(), [([.5, .5], [1, 0]), ([.5, .5], [0, 1]),
                 ([.5, .5], [1, 0])], 2 / 3),  # the first of the largest
    # yes or no, the sigmoid built in: above 0
    (BinaryCrossEntropyLoss(), [([2], [1]), ([-1], [0]), ([1], [0])], 2 / 3),
    (BinaryCrossEntropyLoss(), [([.1], [1]), ([0], [0]), ([-1], [.4])], 1),
    (BinaryCrossEntropyLoss(), [([2, 1], [1, 1]), ([-1, 1], [0, 0])], 3 / 4),
    # numbers: mean 2, spread 2; errors 0, 1, 0
    (MSELoss(), [([1], [1]), ([3], [2]), ([3], [3])], 1 - 1 / 2),
    (MSELoss(), [([5], [0]), ([5], [10])], 0),
    (MSELoss(), [([1, 7], [1, 8]), ([3, 9], [3, 8])], (1 + 0) / 2),
    (MSELoss(), [([1, 0], [1, 0]), ([2, 5], [2, 1])], (1 - 31) / 2),
    # labels that never change, whose mean is not quite 0.1
    (MSELoss(), [([.1], [.1])] * 3, 1), (MSELoss(), [([4], [.1])] * 3, 0),
    (MSELoss(), [([1], [1])], 1), (MSELoss(), [([4], [1])], 0)])
def test_score_by_hand(loss, pairs, expected):
    model = passing(len(pairs[0][0]), loss)
    assert model.score(pairs) == model.score(iter(pairs)) == expected
    assert model.outputs([x for x, _ in pairs]) == [x for x, _ in pairs]


def test_outputs_are_those_of_predict(monkeypatch):
    monkeypatch.setattr(score, "ROWS_AT_ONCE", 3)
    model, rows = Model([FCLayer(2, 3)], 1, 1, 1), [[i, -i] for i in range(7)]
    assert model.outputs(iter(map(tuple, rows))) == [
        model.predict(row) for row in rows]
    assert model.outputs([]) == []
    for kind, given, message in (
            (TypeError, 5, "the rows are 5; expected a list of rows"),
            (TypeError, [1, 2], "row 1 is 1; expected a list of numbers"),
            (ValueError, [[1, 2], [3]], "row 2 has 1 number, [3]; expected")):
        with refused(kind, message):
            model.outputs(given)
    with refused(ValueError, "there are no examples"):
        model.score([])
