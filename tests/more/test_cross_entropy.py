"""The two cross-entropies: worked numbers; laws: test_all_layers."""

from math import log

import pytest

from minnet import (BinaryCrossEntropyLoss, CrossEntropyLoss, FCLayer, Model,
                    MSELoss, SigmoidActivation, SoftmaxActivation,
                    TanhActivation)
from tests.tools import refused

nan = float("nan")


@pytest.mark.parametrize("loss, scores, label, e, slopes", [
    # Scores ln 1, ln 2, ln 5: probabilities 1/8, 2/8, 5/8.
    (CrossEntropyLoss(), [[log(1), log(2), log(5)]] * 2,
     [[0, 0, 1], [0.5, 0.5, 0]],
     (-log(5 / 8) - 0.5 * log(1 / 8) - 0.5 * log(2 / 8)) / 2,
     [[1 / 16, 2 / 16, -3 / 16], [-3 / 16, -2 / 16, 5 / 16]]),
    # Score ln 3: probability 3/4.
    (BinaryCrossEntropyLoss(), [[log(3), log(3)]], [[1, 0]],
     (-log(3 / 4) - log(1 / 4)) / 2, [[-1 / 8, 3 / 8]])])
def test_by_hand(loss, scores, label, e, slopes):
    assert loss.forward(scores, label) == pytest.approx(e)
    assert loss.backward() == [pytest.approx(row) for row in slopes]


@pytest.mark.parametrize("score", [1e4, 1e300])
def test_they_divide_by_no_probability(score):
    loss = CrossEntropyLoss()
    assert loss.forward([[score, -score]], [[0, 1]]) == 2 * score
    assert loss.backward() == [[1, -1]]
    assert loss.forward([[score, -score]], [[1, 0]]) == 0
    binary = BinaryCrossEntropyLoss()
    assert binary.forward([[score], [-score]], [[0], [1]]) == score
    assert binary.backward() == [[0.5], [-0.5]]
    assert binary.forward([[score], [-score]], [[1], [0]]) == 0


@pytest.mark.parametrize("scores, label, e", [
    ([-1e4, 1e4], [0, 1], 0), ([-1e4, 1e4], [1, 0], 2e4),
    # Small labels count, too: 0.001 * 1000.
    ([0, 1000], [0.001, 0.999], 1),
    # Large equal scores keep their digits.
    ([1e16, 1e16], [1, 0], log(2))])
def test_the_largest_score_is_taken_out(scores, label, e):
    assert CrossEntropyLoss().forward([scores], [label]) == pytest.approx(e)


@pytest.mark.parametrize("loss, row, message", [
    (CrossEntropyLoss(), [1, 1], "[1, 1]; its probabilities must add up to"
     " 1, as in [0, 1, 0]"),
    (CrossEntropyLoss(), [0.45, 0.5], "[0.45, 0.5]; its probabilities must"),
    (CrossEntropyLoss(), [0.6, 0.6], "[0.6, 0.6]; its probabilities must"),
    (CrossEntropyLoss(), [-1, 2], "[-1, 2]; its numbers must be"
     " probabilities, from 0 to 1"),
    (CrossEntropyLoss(), [0.5, nan], "[0.5, nan]; its numbers must be"),
    (BinaryCrossEntropyLoss(), [3, 0], "[3, 0]; its numbers must be"),
    (BinaryCrossEntropyLoss(), [-0.5, 1], "[-0.5, 1]; its numbers must be"),
    (BinaryCrossEntropyLoss(), [nan, 1], "[nan, 1]; its numbers must be"),
    (BinaryCrossEntropyLoss(), [0.5, nan], "[0.5, nan]; its numbers must")])
def test_labels_are_explained(loss, row, message):
    with refused(ValueError, f"{loss}: row 2 of the label batch is {message}"):
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
