"""weights.py: kept and put back, bit for bit."""

from types import SimpleNamespace

from hypothesis import given

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


def own():
    """A layer of one's own; a set can copy itself, as arrays can."""
    return SimpleNamespace(filters=[[[1.0], [2.0]]], bias=[3.0], w=4.0,
                           pair=(5.0, 6.0), by_name={"w": [7.0]}, array={8.0})


def test_own_layers_are_kept_however_they_hold_their_weights():
    layer = own()
    kept = kept_weights([layer])
    for _ in range(2):  # what was kept is not used up
        layer.filters[0][1][0] = layer.w = layer.by_name["w"][0] = 0.0
        layer.bias, layer.pair = [0.0], (0.0, 0.0)
        layer.array.clear()
        put_back([layer], kept)
        assert layer == own()
    put_back([object()], kept_weights([object()]))  # nothing to keep


def test_all_finite():
    assert all_finite([[1.0, 2.0]]) and all_finite([1e308, 1e308])
    assert not all_finite([float("inf"), -float("inf")])
    for bad in (float("nan"), float("inf"), -float("inf")):
        assert not all_finite([[1.0, 2.0], [3.0, bad]])
        assert not all_finite([bad, 1.0])
