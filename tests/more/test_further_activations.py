"""LeakyReLU, ELU, Heaviside in numbers; laws: test_all_layers."""

from math import exp

import pytest

from minnet import (ELUActivation, FCLayer, HeavisideActivation,
                    LeakyReLUActivation, Model)
from tests.tools import refused


@pytest.mark.parametrize("activation, x, y, slopes", [
    (LeakyReLUActivation(), [-20, 0, 3], [-2, 0, 3], [0.1, 0.1, 1]),
    # Its slope may be any number.
    (LeakyReLUActivation(2), [-3, 3], [-6, 3], [2, 1]),
    (LeakyReLUActivation(-1), [-3, 3], [3, 3], [-1, 1]),
    (ELUActivation(), [-1, 0, 3], [1 / exp(1) - 1, 0, 3], [exp(-1), 1, 1]),
    (ELUActivation(2), [-1000, -1e-20], [-2, -2e-20], [0, 2])])
def test_by_hand_and_far_out(activation, x, y, slopes):
    assert activation.forward([x]) == [pytest.approx(y, 1e-12)]
    assert activation.backward([[1] * len(x)]) == [
        pytest.approx(slopes, 1e-12)]


@pytest.mark.parametrize("make, message", [
    (LeakyReLUActivation, "number 1 of LeakyReLUActivation: its slope is"),
    (ELUActivation, "number 1 of ELUActivation: its alpha is")])
def test_settings_are_checked_and_shown(make, message):
    assert repr(make(3)) == make.__name__ + "(3)"
    for wrong in (None, float("nan")):
        with refused((TypeError, ValueError), f"{message} {wrong}"):
            make(wrong)


def test_a_model_with_a_step_explains_itself():
    model = Model([FCLayer(1, 1), HeavisideActivation()], 1, 1, 0.1)
    before = [list(row) for row in model.layers[0].weights]
    assert HeavisideActivation().forward([[-2, 0, 3]]) == [[0, 0, 1]]
    assert model.predict([1.0])[0] in (0, 1)
    with refused(ValueError,
                 "HeavisideActivation(): the slope of a step is 0"):
        model.train([([1.0], [1.0])], progress=None)
    assert model.layers[0].weights == before
