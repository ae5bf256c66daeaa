"""DropoutLayer: what it drops, and when; off: test_all_layers."""

import random
from fractions import Fraction
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minnet import DropoutLayer, FCLayer, Model, ReLUActivation
from tests.tools import Numbers, refused


def test_dropout_by_hand():
    # Chance 1/4: below 0.25 dropped, else times 1 / (1 - 1/4) = 4/3.
    layer = DropoutLayer(Fraction(1, 4), Numbers(0.2, 0.25, 0.9, 0.0))
    layer.training = True
    assert layer.forward([[3, 6], [9, 12]]) == [[0, 8], [12, 0]]
    # The same numbers are let through on the way back.
    assert layer.backward([[3, 3], [3, 3]]) == [[0, 4], [4, 0]]


@given(st.integers(0, 10 ** 6))
def test_the_average_is_kept(seed):
    layer = DropoutLayer(0.3, random.Random(seed))
    layer.training = True
    y = layer.forward([[1.0] * 2000])[0]
    assert set(y) == {0, 1 / 0.7}
    # The mean of 2000: off by 0.015 or so; this is six times that.
    assert sum(y) / 2000 == pytest.approx(1, abs=0.09)


class Watched(DropoutLayer):
    """Tells whether it was training, each time it goes forward."""

    seen = ()

    def forward(self, x):
        self.seen += (self.training,)
        return DropoutLayer.forward(self, x)


def model_with(layer, **settings):
    return Model([FCLayer(1, 4), ReLUActivation(), layer, FCLayer(4, 1)], 2, 2,
                 0.01, **settings)


DATA = [([1.0], [1.0]), ([2.0], [2.0])]


def test_a_model_switches_it_on_for_training_only():
    layer = Watched(0.5)
    model = model_with(layer)
    model.predict([1.0])
    # Off, too, while progress looks.
    model.train(DATA, progress=lambda *_: model.predict([1.0]))
    model.error(DATA)
    assert layer.seen == (False, True, False, True, False, False)
    assert model.predict([1.0]) == model.predict([1.0])
    inside = Watched(0.5)
    Model([model_with(inside)], 1, 2, 0.01).train(DATA, progress=None)
    assert inside.seen == (True,) and inside.training is False
    # A layer that knows nothing of training is told nothing.
    assert not hasattr(model.layers[1], "training")


@pytest.mark.parametrize("problem", [KeyboardInterrupt, RuntimeError])
def test_it_is_off_again_however_training_ends(problem, capsys):
    def stop(parameters, learning_rate):
        raise problem

    layer = Watched(0.5)
    model = model_with(layer, optimizer=SimpleNamespace(step=stop))
    try:
        model.train(DATA, progress=None)
    except RuntimeError:
        pass
    assert layer.seen == (True,) and layer.training is False


@pytest.mark.parametrize("kind, rate, message", [
    (ValueError, 1, "1; expected a number from 0 up to, but not, 1"),
    (ValueError, -0.1, "-0.1; expected"), (ValueError, 1.5, "1.5; expected"),
    (ValueError, float("nan"), "nan; expected"),
    (TypeError, None, "None; expected a number")])
def test_wrong_rates_are_explained(kind, rate, message):
    with refused(kind, "DropoutLayer: rate is " + message):
        DropoutLayer(rate)
