"""What a step, a neighbour or an error's way says, in worked numbers."""

import pytest

from minnet import Adam, FCLayer, Model, Momentum, SGD, SSELoss, diagnose
from minnet.explain.look import is_falling, some_of
from minnet.explain.neighbours import possible, strongest
from minnet.explain.steps import gains, stride
from minnet.support.history import History


def line(rate=0.1, loss=None, optimizer=None, weight=0.0):
    """y = w x + b"""
    return Model([FCLayer(1, 1, lambda *_: ([[weight]], [0.0]))], 3, 1, rate,
                 loss, optimizer)


@pytest.mark.parametrize("optimizer, way", [
    (SGD(), 0), (Momentum(), 0), (Adam(), 0.25)])
def test_a_step_as_long_whatever_the_slope(optimizer, way):
    assert stride(line(0.25, optimizer=optimizer)) == pytest.approx(way,
                                                                    1e-4)


def test_gains():
    # From w = b = 0 with x = t = 1 a step of rate r leaves (1 - 4 r)^2 of
    # the error; summed over two in batches of one, the rate is halved.
    for loss in (None, SSELoss()):
        found = gains(line(0.01, loss), [([1.0], [1.0])] * 2)
        assert found[1] == pytest.approx(1 - 0.96 ** 2)
        assert found[8] == pytest.approx(1 - 0.68 ** 2)
        assert max(found) == 128 and found[128] < 0  # the first too large
    assert max(gains(line(1e-18), [([1.0], [1.0])])) > 1e6


def test_neighbours():
    labels = [[0], [0], [1], [1]]
    # Of the nearest one all is known, of the nearest two half is wrong.
    nearest = [[1, 2], [0, 2], [3, 1], [2, 0]]
    assert possible(labels, nearest) == 0
    assert strongest([[1], [-1]], [[-1], [1]]) == 1


def test_ways_of_an_error():
    assert is_falling([1.0] * 18 + [0.5] * 2)
    assert not is_falling([1.0] * 18 + [0.1, 1.5])
    assert not is_falling([1.0] * 12)
    assert max(some_of(list(range(1000)), 10)) > 500


@pytest.mark.parametrize("label", [
    lambda i: i == 7, lambda i: i * 7919 % 13 % 2])
def test_after_an_explosion_nothing_else_counts(label):
    # Rare classes, or labels without a rule: the steps were too long.
    examples = [([i / 50 - 1], [int(label(i))]) for i in range(100)]
    model = line(20)
    with pytest.raises(OverflowError):
        model.train(examples, progress=None)
    assert diagnose(model, examples).names == ["learning rate too large"]


def test_the_history_tells_of_an_explosion():
    model, examples = line(0.01, weight=1.0), [([a / 9], [a / 9 + 0.01])
                                               for a in range(9)]
    history = History([1.0])
    assert not diagnose(model, examples, errors=history)
    history.exploded = True
    finding, = diagnose(model, examples, errors=history)
    assert finding.name == "learning rate too large"
    assert "beyond all bounds" in finding.seen
