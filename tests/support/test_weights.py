"""weights.py: kept and put back, bit for bit."""

from hypothesis import given

from minnet import FCLayer
from minnet.support.weights import all_finite, copied, kept_weights, put_back
from tests.tools import models_and_examples


@given(models_and_examples())
def test_put_back_undoes_steps(case):
    model, examples = case
    before = [copied(values) for _, values, _ in model.parameters()]
    kept = kept_weights(model.layers)
    for _ in range(2):  # what was kept is not used up
        model.train_batch(examples)
        put_back(model.layers, kept)
        assert [values for _, values, _ in model.parameters()] == before


class Box:
    """Stands for an array of some library: it can copy itself."""

    def __init__(self, number):
        self.number = number

    def copy(self):
        return Box(self.number)


def test_own_layers_are_kept_however_they_hold_their_weights():
    class Own:
        def __init__(self):
            self.filters = [[[1.0], [2.0]]]
            self.bias = [3.0]
            self.w = 4.0
            self.pair = (5.0, 6.0)
            self.by_name = {"w": [7.0]}
            self.array = Box(8.0)

    layer = Own()
    kept = kept_weights([layer])
    for _ in range(2):  # what was kept is not used up
        layer.filters[0][1][0] = layer.w = layer.by_name["w"][0] = 0.0
        layer.bias, layer.pair = [0.0], (0.0, 0.0)
        layer.array.number = 0.0
        put_back([layer], kept)
        assert (layer.filters, layer.bias) == ([[[1.0], [2.0]]], [3.0])
        assert (layer.w, layer.pair) == (4.0, (5.0, 6.0))
        assert (layer.by_name, layer.array.number) == ({"w": [7.0]}, 8.0)


def test_a_layer_with_nothing_to_keep():
    class Slots:
        __slots__ = ()

    put_back([Slots()], kept_weights([Slots()]))


def test_all_finite():
    layer = FCLayer(2, 2)
    assert all_finite(layer.weights) and all_finite(layer.bias)
    assert all_finite([1e308, 1e308])
    assert not all_finite([float("inf"), -float("inf")])
    for bad in (float("nan"), float("inf"), -float("inf")):
        assert not all_finite([[1.0, 2.0], [3.0, bad]])
        assert not all_finite([bad, 1.0])
