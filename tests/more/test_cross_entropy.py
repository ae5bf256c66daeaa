"""The two cross-entropies: worked numbers; laws: test_all_layers."""

from math import log

import pytest

from minnet import (BinaryCrossEntropyLoss, CrossEntropyLoss, FCLayer, Model,
                    MSELoss, SigmoidActivation, SoftmaxActivation,
                    TanhActivation)
from tests.tools import refused

nan = float("nan")


SOFTMAX, SIGMOID = CrossEntropyLoss(), BinaryCrossEntropyLoss()


@pytest.mark.parametrize("loss, scores, label, e, slopes", [
    # Scores ln 1, ln 2, ln 5: probabilities 1/8, 2/8, 5/8.
    (SOFTMAX, [[log(1), log(2), log(5)]] * 2, [[0, 0, 1], [0.5, 0.5, 0]],
     (-log(5 / 8) - 0.5 * log(1 / 8) - 0.5 * log(2 / 8)) / 2,
     [[1 / 16, 2 / 16, -3 / 16], [-3 / 16, -2 / 16, 5 / 16]]),
    # Score ln 3: probability 3/4.
    (SIGMOID, [[log(3), log(3)]], [[1, 0]],
     (-log(3 / 4) - log(1 / 4)) / 2, [[-1 / 8, 3 / 8]]),
    # They divide by no probability.
    (SOFTMAX, [[1e300, -1e300]], [[0, 1]], 2e300, [[1, -1]]),
    (SOFTMAX, [[1e300, -1e300]], [[1, 0]], 0, [[0, 0]]),
    (SOFTMAX, [[-1e4, 1e4]], [[1, 0]], 2e4, [[-1, 1]]),
    (SOFTMAX, [[-1e4, 1e4]], [[0, 1]], 0, [[0, 0]]),
    (SIGMOID, [[1e300], [-1e300]], [[0], [1]], 1e300, [[0.5], [-0.5]]),
    (SIGMOID, [[1e4], [-1e4]], [[0], [1]], 1e4, [[0.5], [-0.5]]),
    (SIGMOID, [[1e300], [-1e300]], [[1], [0]], 0, [[0], [0]]),
    # Small labels count, too: 0.001 * 1000.
    (SOFTMAX, [[0, 1000]], [[0.001, 0.999]], 1, [[-0.001, 0.001]]),
    # Large equal scores keep their digits.
    (SOFTMAX, [[1e16, 1e16]], [[1, 0]], log(2), [[-0.5, 0.5]])])
def test_by_hand_and_far_out(loss, scores, label, e, slopes):
    assert loss.forward(scores, label) == pytest.approx(e)
    assert loss.backward() == [pytest.approx(row) for row in slopes]


@pytest.mark.parametrize("make, row, message", [
    (CrossEntropyLoss, [1, 1], "its probabilities must add up to 1, as in"
     " [0, 1, 0]"),
    (CrossEntropyLoss, [0.45, 0.5], "its probabilities must add up to 1"),
    (CrossEntropyLoss, [0.6, 0.6], "its probabilities must add up to 1"),
] + [(make, row, "its numbers must be probabilities, from 0 to 1")
     for make, row in [
         (CrossEntropyLoss, [-1, 2]), (CrossEntropyLoss, [0.5, nan]),
         (BinaryCrossEntropyLoss, [3, 0]), (BinaryCrossEntropyLoss, [-0.5, 1]),
         (BinaryCrossEntropyLoss, [nan, 1]),
         (BinaryCrossEntropyLoss, [0.5, nan])]])
def test_labels_are_explained(make, row, message):
    loss = make()
    with refused(ValueError, f"{loss}: row 2 of the label batch is {row};"
                 f" {message}"):
        loss.forward([[1, 2], [3, 4]], [[0, 1], row])
    with pytest.raises(ValueError):
        loss.backward()


def test_one_output_is_no_choice_of_classes():
    model = Model([FCLayer(2, 1)], 1, 1, 0.1, loss=CrossEntropyLoss())
    with refused(ValueError, "CrossEntropyLoss(): there is one output only,"
                 " but it wants one for each class; for a yes or no take"
                 " BinaryCrossEntropyLoss"):
        model.train([([1.0, 2.0], [1.0])], progress=None)


@pytest.mark.parametrize("last, loss", [
    (SoftmaxActivation(), CrossEntropyLoss()),
    (SigmoidActivation(), BinaryCrossEntropyLoss())])
def test_the_activation_they_have_built_in_is_to_be_left_out(last, loss):
    with refused(ValueError, f"{loss} has the formula of layer 3, {last},"
                 " built in; leave that layer out"):
        Model([FCLayer(2, 2), TanhActivation(), last], 1, 1, 0.1, loss=loss)
    Model([FCLayer(2, 2), TanhActivation()], 1, 1, 0.1, loss=loss)
    Model([FCLayer(2, 2), last], 1, 1, 0.1, loss=MSELoss())
