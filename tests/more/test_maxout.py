"""MaxoutLayer: worked numbers, ties; laws: test_all_layers."""

from minnet import MaxoutLayer
from tests.tools import refused


def maxout(*pairs):
    """One input, one output, and these weights and biases, a pair a piece."""
    left = list(pairs)
    return MaxoutLayer(1, 1, len(pairs), lambda i, o: left.pop(0))


def test_by_hand():
    # Article D: max(w1 x + b1, w2 x + b2), here of x + 1 and -2 x.
    layer = maxout(([[1]], [1]), ([[-2]], [0]))
    assert layer.forward([[3], [-3]]) == [[4], [6]]
    assert layer.backward([[10], [100]]) == [[10], [-200]]
    assert [(name, gradient) for name, _, gradient in layer.parameters()] == [
        ("piece 1: weights", [[30]]), ("piece 1: bias", [10]),
        ("piece 2: weights", [[-300]]), ("piece 2: bias", [100])]


def test_of_equal_pieces_the_first_gets_the_slope():
    layer = maxout(([[1]], [0]), ([[1]], [0]))
    layer.forward([[3]])
    layer.backward([[5]])
    assert [part.de_db for part in layer.parts] == [[5], [0]]


def test_pieces_are_shown_and_checked():
    assert repr(MaxoutLayer(2, 1, 3)) == "MaxoutLayer(2, 1, 3)"
    with refused(ValueError, "MaxoutLayer: pieces is 0"):
        MaxoutLayer(2, 1, 0)
