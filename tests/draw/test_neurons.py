"""neuron: one alone, from its inputs to its output."""

from hypothesis import given
from hypothesis import strategies as st

from minnet import LeakyReLUActivation, Neuron, ReLUActivation
from minnet.draw import neuron
from tests.draw.pictures import overlapping, refusals, tree, words


def test_what_becomes_of_the_inputs():
    picture = neuron(Neuron([1, -1, 5], 0, ReLUActivation()), [2, 3, 4])
    assert words(picture)[0] == "a neuron: y = ReLU(w x + b)"
    assert set("x1,2,w1 = 1,x2,3,w2 = -1,x3,4,w3 = 5,\u03a3,b = 0,a = 19,"
               "ReLU,y,19".split(",")) <= set(words(picture))
    text = picture.text(60, "ascii", False)
    assert "a = 19, y = 19" in text and "sum" in text
    leak = neuron(Neuron([2], 1, LeakyReLUActivation()), [-3])
    assert {"a = -5", "-0.5", "w1 = 2", "b = 1"} <= set(words(leak))
    assert "a = -5, y = -0.5" in tree(leak)[1].text


@given(st.integers(1, 40))
def test_any_number_of_inputs(count):
    picture = neuron(Neuron([0.5 - i for i in range(count)], 1),
                     [-123456.7 * i for i in range(count)])
    assert overlapping(picture) == []
    assert (f"\u2026 {count - 7} more" in words(picture)) == (count > 8)
    assert f"w{count} = " in " ".join(words(picture))
    assert ("w7 = -5.5" in words(picture)) == (6 < count < 9)


test_what_is_refused = refusals(neuron, [
    ((Neuron([1, 2], 0), [1]), "the inputs"),
    ((Neuron([], 0),), "has no inputs to draw")])
