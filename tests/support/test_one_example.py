"""one_example.py: what stands around forward and backward shows nowhere.

(That one example is a batch of one is tested for every layer and loss in
test_all_layers.)
"""

import inspect

import pytest

import minnet
from minnet import Activation, FCLayer, MSELoss
from minnet.support.one_example import is_example
from tests.tools import refused


@pytest.mark.parametrize("x, answer", [
    ([1, 2], True), ((1.5,), True), ([None], True),
    ([], False), ([[1]], False), ([[]], False), (None, False), (5, False),
    ("ab", False), ({0: 1}, False), ([(1, 2), 3], False), ([""], True), (["a"], True)])
def test_is_example(x, answer):
    assert is_example(x) is answer


@pytest.mark.parametrize("kind", [
    getattr(minnet, name) for name in minnet.__all__
    if name.endswith(("Layer", "Activation", "Loss"))])
def test_methods_look_as_they_are_written(kind):
    for name in ("forward", "backward"):
        method = getattr(kind, name)
        home = [cls for cls in kind.__mro__ if name in vars(cls)][0]
        assert method.__doc__ and method.__module__ == home.__module__
        assert method.__qualname__ == f"{home.__name__}.{name}"
        assert str(inspect.signature(method)).split(":")[0] in (
            "(self, x", "(self, de_dy", "(self, y", "(self) -> list")


class Cube(Activation):
    def value(self, x):
        return x ** 3

    def slope(self, x):
        return 3 * x * x


class Doubled(FCLayer):
    def forward(self, x):
        return super().forward(x)

    def backward(self, de_dy, learning_rate=None):
        return super().backward(de_dy, learning_rate)


def test_layers_of_ones_own_inherit_it():
    cube = Cube()
    assert cube.forward([2, -1]) == [8, -1]
    assert cube.backward([1, 10]) == [12, 30]
    layer = Doubled(2, 1)
    layer.weights, layer.bias = [[3, 4]], [5]
    assert layer.forward([1, 2]) == [16]
    assert layer.backward([1], 1) == [3, 4] and layer.weights == [[2, 2]]


def test_missing_arguments_are_told_as_before():
    with pytest.raises(TypeError, match="missing 1 required .* 'x'"):
        FCLayer(2, 1).forward()
    with pytest.raises(TypeError, match="missing 1 required .* 'label'"):
        MSELoss().forward([1])
    with refused(ValueError, "FCLayer(2, 1): row 1 of the batch has 3"):
        FCLayer(2, 1).forward([1, 2, 3])
