"""network, neuron, matrix: real weights, real values, nothing unreadable."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minnet import (ConvLayer, DropoutLayer, FCLayer, MaxoutLayer,
                    MaxPoolLayer, Model, Neuron, NormaliseLayer,
                    ReLUActivation, SigmoidActivation, SoftmaxActivation,
                    draw)
from tests.draw.pictures import SVG, lines, overlapping, paths, texts, tree, words
# The pictures are the same to the byte on every Python, as the self-check
# shows there: once is enough for these.
pytestmark = pytest.mark.slow



def fixed(weights, bias):
    return FCLayer(len(weights[0]), len(weights),
                   init=lambda inputs, outputs: (weights, bias))


def small(*last):
    return Model([fixed([[1, -2], [0, 4], [3, 0.5]], [0.5, -1, 0]),
                  ReLUActivation(), fixed([[2, -1, 0.25]], [1])] + list(last),
                 1, 1, 1)


def edges(picture):
    """{tooltip: (hue, width, dashed)} of all lines that have one."""
    return {node[0].text: (node.get("class")[-1],
                           float(node.get("stroke-width")),
                           "stroke-dasharray" in node.attrib)
            for node in tree(picture).iter(SVG + "path") if len(node)}


def tips(picture):
    """The tooltips of the neurons."""
    return [node[0].text for node in tree(picture).iter(SVG + "circle")
            if len(node)]


def test_lines_are_the_real_weights():
    found = edges(draw.network(small()))
    # Hue 0 is blue, above 0; 1 is orange, below; the width by the layer.
    assert found == {
        "weight from x1 to h1: 1": ("0", 1.4, False),
        "weight from x2 to h1: -2": ("1", 2.3, True),
        "weight from x1 to h2: 0": ("e", 0.5, False),  # the grey of a rule
        "weight from x2 to h2: 4": ("0", 4.0, False),
        "weight from x1 to h3: 3": ("0", 3.1, False),
        "weight from x2 to h3: 0.5": ("0", 0.9, False),
        "weight from h1 to y1: 2": ("0", 4.0, False),
        "weight from h2 to y1: -1": ("1", 2.3, True),
        "weight from h3 to y1: 0.25": ("0", 0.9, False)}


def test_formulas_are_the_tooltips():
    assert tips(draw.network(small(SigmoidActivation()))) == [
        "x1, an input", "x2, an input",
        "h1 = ReLU(1 x1 - 2 x2 + 0.5)", "h2 = ReLU(0 x1 + 4 x2 - 1)",
        "h3 = ReLU(3 x1 + 0.5 x2 + 0)",
        "y1 = Sigmoid(2 h1 - 1 h2 + 0.25 h3 + 1)"]
    wide = Model([fixed([[1] * 12], [2])], 1, 1, 1)
    assert tips(draw.network(wide))[-1] == "y1 = " + " + ".join(
        [f"1 x{i}" for i in range(1, 9)]) + " + ... (4 more) + 2"


def test_lines_join_their_neurons():
    picture = draw.network(small())
    places = {text: (x, y - 4.5) for text, x, y, *_ in texts(picture)}
    for node in tree(picture).iter(SVG + "path"):
        if len(node):
            start, end = re.match(r"weight from (\w+) to (\w+)",
                                  node[0].text).groups()
            (ends,) = lines(node.get("d"))
            assert ends == [places[start], places[end]]
    assert {round(x) for x, _ in places.values()} >= {85, 255, 425}


def test_values_and_slopes_of_an_example():
    # x = (1, 2): sums -2.5, 7, 4; h = 0, 7, 4; y = -7 + 1 + 1 = -5.
    # e = (y - 1)^2: de/dy = -12; de/dh = -12 (2, -1, 0.25); de/dx by hand:
    # through h2, h3 only: x1: 0 * 12 + 3 * -3 = -9; x2: 4 * 12 - 1.5 = 46.5
    model = small()
    before = repr([layer.weights for layer in model.layers[::2]])
    picture = draw.network(model, [1, 2], [1])
    shown = words(picture)
    assert shown[-18:] == [
        "x1", "1", "slope -9", "x2", "2", "slope 46.5", "h1", "0",
        "slope -24", "h2", "7", "slope 12", "h3", "4", "slope -3",
        "y1", "-5", "slope -12"]
    assert overlapping(picture) == []
    assert repr([layer.weights for layer in model.layers[::2]]) == before
    assert "slope" not in str(draw.network(model, [1, 2]))


def test_numbers_on_demand():
    shown = words(draw.network(small(), numbers=True))
    for number in ("1", "-2", "0", "4", "3", "0.5", "2", "-1", "0.25"):
        assert number in shown
    assert "0.25" not in words(draw.network(small()))
    dense = Model([FCLayer(9, 9), FCLayer(9, 9)], 1, 1, 1)
    assert overlapping(draw.network(dense, numbers=True)) == []


class Steps:
    """A student's layer: no parameters(), it steps by itself."""

    output_dim = 2

    def __init__(self):
        self.weights = [[1.0, 2.0]]

    def forward(self, x):
        return [[row[0], 2 * row[0]] for row in x]

    def backward(self, de_dy, learning_rate):
        self.weights[0][0] -= learning_rate * 5
        return [[row[0] + 2 * row[1]] for row in de_dy]


def test_any_model():
    layer = Steps()
    model = Model([FCLayer(3, 1), layer], 1, 1, 1)
    draw.network(model, [1, 2, 3], [0, 0])
    assert layer.weights == [[1.0, 2.0]]
    for layers in ([ReLUActivation()], [Steps()],
                   [NormaliseLayer.of([[1, 2], [3, 5]]), DropoutLayer(0.5),
                    FCLayer(2, 3), SoftmaxActivation()],
                   [MaxoutLayer(2, 3, 2), FCLayer(3, 1)],
                   [ConvLayer(8, 8, 1, 4, 3), ReLUActivation(),
                    MaxPoolLayer(6, 6, 4, 2), FCLayer(36, 10)],
                   [Model([FCLayer(2, 2), ReLUActivation()], 1, 1, 1),
                    FCLayer(2, 1)],
                   [FCLayer(2, 30) if i % 2 == 0 else FCLayer(30, 2)
                    for i in range(20)]):
        model = Model(layers, 1, 1, 1)
        picture = draw.network(model)
        assert overlapping(picture) == []
        picture.text(40, "ascii", False)
        if model.input_dim and model.output_dim:
            draw.network(model, [1] * model.input_dim,
                         [0] * model.output_dim)


class Mine:
    """A layer of one's own that says nothing of its widths."""

    def __init__(self, outputs=2):
        self.weights = [[1.0, 2.0, 3.0]] * outputs

    def forward(self, x):
        return [[sum(map(float.__mul__, w, map(float, row)))
                 for w in self.weights] for row in x]

    def backward(self, de_dy, learning_rate):
        return [[1.0] for _ in de_dy]


def test_unknown_widths_are_question_marks():
    picture = draw.network(Model([Mine()], 1, 1, 1))
    assert words(picture)[0] == "? -> ?" and "?" in words(picture)[1:]
    assert words(draw.network(Model([Mine(), ReLUActivation(), FCLayer(2, 1)],
                                    1, 1, 1)))[0] == "? -> 2 -> 1"
    assert words(draw.network(Model([FCLayer(2, 3), Mine(), FCLayer(2, 1)],
                                    1, 1, 1)))[0] == "2 -> 3 -> 2 -> 1"
    with_example = draw.network(Model([Mine()], 1, 1, 1), [1, 2, 3])
    assert words(with_example)[0] == "3 -> 2"
    assert {"x3", "14"} <= set(words(with_example))


def test_a_backward_of_the_wrong_shape():
    model = Model([Mine(1), FCLayer(1, 2)], 1, 1, 1)
    with pytest.raises(ValueError, match="the de_dx from its backward"):
        draw.network(model, [1, 2, 3], [0, 0])


def test_the_text_tells_all_values_and_slopes():
    text = draw.network(small(), [1, 2], [1], numbers=True).text(
        80, "ascii", False)
    assert "2 inputs: 1, 2; slopes -9, 46.5" in text
    assert "3 neurons: 0, 7, 4; slopes -24, 12, -3" in text


def test_too_many_numbers_are_left_out():
    crowded = Model([FCLayer(9, 9)], 1, 1, 1)
    assert str(draw.network(crowded, numbers=True)).count("<text") \
        == str(draw.network(crowded)).count("<text")


def test_names_of_deep_networks_are_different():
    deep = Model([FCLayer(2, 2) for _ in range(30)], 1, 1, 1)
    names = [word for word in words(draw.network(deep))
             if re.fullmatch(r"[a-z][0-9_]+", word)]
    assert len(set(names)) == len(names) == 62


def test_a_model_in_a_model_is_drawn_layer_by_layer():
    inner = Model([FCLayer(2, 4), ReLUActivation()], 1, 1, 1)
    last = FCLayer(4, 1)
    nested = draw.network(Model([inner, last], 1, 1, 1), [1, 2])
    assert str(nested) == str(draw.network(
        Model(inner.layers + [last], 1, 1, 1), [1, 2]))
    assert tree(nested)[0].text == "2 -> 4 -> 1: 17 parameters"


def test_without_weights_there_is_a_band_and_no_false_lines():
    model = Model([ConvLayer(4, 4, 1, 2, 3), ReLUActivation(),
                   FCLayer(8, 1)], 1, 1, 1)
    picture = draw.network(model)
    assert len(edges(picture)) == 8
    assert len(paths(picture, "mn-f-rule")) == 1
    # Each number by itself: one line each.
    alone = Model([ReLUActivation(), FCLayer(3, 1)], 1, 1, 1)
    straight = [node for node in tree(draw.network(alone)).iter(SVG + "path")
                if "mn-s-rule" in node.get("class") and not len(node)]
    assert len(straight) == 3


def test_wide_layers_are_shortened():
    picture = draw.network(Model([FCLayer(2, 64), ReLUActivation(),
                                  FCLayer(64, 1)], 1, 1, 1))
    shown = words(picture)
    assert "\u2026 55 more" in shown and "h8" in shown and "h64" in shown
    assert "h9" not in shown and overlapping(picture) == []
    assert "... 55 more" in picture.text(80, "ascii", False)
    ten = words(draw.network(Model([FCLayer(1, 10)], 1, 1, 1)))
    assert "y10" in ten and "y5" in ten


def test_the_description_names_the_layers():
    assert tree(draw.network(small()))[1].text == (
        "2 inputs; FCLayer(2, 3) -> ReLUActivation(): 3 neurons;"
        " FCLayer(3, 1): 1 neuron")


@pytest.mark.parametrize("arguments, message", [
    (([1],), "the example has 1 number"),
    ((None, [1]), "a label without an example"),
    (([1, 2], [1, 2]), "the label has 2 numbers"),
    (([1, "2"],), "number 2 of the example is '2'")])
def test_network_errors(arguments, message):
    with pytest.raises((ValueError, TypeError), match=message):
        draw.network(small(), *arguments)


def test_network_with_exploded_weights():
    model = small()
    model.layers[2].weights[0][1] = float("nan")
    with pytest.raises(ValueError, match=r"number 2 of row 1 of the weights of"
                       r" FCLayer\(3, 1\) is nan"):
        draw.network(model)
    model.layers[2].weights[0][1] = 1e300
    with pytest.raises(ValueError, match="too large to draw"):
        draw.network(model)


def test_network_wants_a_model():
    with pytest.raises(TypeError, match="has no layers"):
        draw.network(FCLayer(2, 3))
    with pytest.raises(TypeError, match="is the class Model itself"):
        draw.network(Model)


def test_neuron_shows_what_becomes_of_the_inputs():
    picture = draw.neuron(Neuron([1, -1, 5], 0, ReLUActivation()), [2, 3, 4])
    shown = words(picture)
    assert {"x1", "2", "w1 = 1", "x2", "3", "w2 = -1", "x3", "4", "w3 = 5",
            "\u03a3", "b = 0", "a = 19", "ReLU", "y", "19"} <= set(shown)
    assert shown[0] == "a neuron: y = ReLU(w x + b)"
    assert overlapping(picture) == []
    assert "a = 19, y = 19" in picture.text(60, "ascii", False)
    assert "sum" in picture.text(60, "ascii", False)
    negative = [node for node in tree(picture).iter(SVG + "path")
                if "mn-s-1" in node.get("class")]
    assert len(negative) == 1 and "stroke-dasharray" in negative[0].attrib


@given(st.integers(1, 40))
def test_neuron_with_any_number_of_inputs(count):
    picture = draw.neuron(Neuron([0.5 - i for i in range(count)], 1),
                          list(range(count)))
    assert overlapping(picture) == []
    assert (f"\u2026 {count - 7} more" in words(picture)) == (count > 8)
    with pytest.raises(ValueError, match="the inputs has|the inputs"):
        draw.neuron(Neuron([1, 2], 0), [1])


def squares(picture):
    """{(left, top): (hue, strength)} of the squares of a matrix."""
    found = {}
    for node in tree(picture).iter(SVG + "path"):
        if "crispEdges" in node.get("shape-rendering", ""):
            for x, y, wide, high in re.findall(
                    r"M([\d.]+) ([\d.]+)h([\d.]+)v([\d.]+)h", node.get("d")):
                found[float(x), float(y), float(wide), float(high)] = (
                    node.get("class")[-1], float(node.get("fill-opacity")))
    return found


def test_matrix_colours_are_the_numbers():
    picture = draw.matrix([[1, -0.5], [0, 2]])
    top = {place[:2]: look for place, look in squares(picture).items()
           if place[0] < 12 + 2 * place[2]}
    looks = sorted(top.items(), key=lambda item: item[0][::-1])
    assert [look for _, look in looks] == [
        ("0", 0.25), ("1", 0.125), ("0", 0.5)]  # a 0 leaves the paper bare
    assert looks[0][0][1] == looks[1][0][1] < looks[2][0][1]
    assert looks[0][0][0] < looks[1][0][0] == looks[2][0][0]
    assert words(picture)[1:5] == ["1", "-0.5", "0", "2"]
    assert "numbers from -0.5 to 2" == tree(picture)[1].text


def test_matrix_with_nothing_below_0_is_blue():
    picture = draw.matrix([[0, 1], [2, 4]])
    assert {hue for hue, _ in squares(picture).values()} == {"0"}
    assert words(picture)[-1] == "4" and "-4" not in words(picture)


def test_images():
    picture = draw.matrix([[0, 1, 2, 3, 4, 5], [5, 4, 3, 2, 1, 0]], width=3)
    strong = [place[:2] for place, look in squares(picture).items()
              if look == ("0", 0.85) and place[0] < 150]
    assert len(strong) == 2  # the 5 of each image: below right, above left
    (a, b) = sorted(strong)
    assert words(picture)[0] == "2 images of 2 x 3"
    one = draw.matrix([0, 1, 2, 3], width=2)
    assert words(one)[0] == "image of 2 x 2"
    assert draw.matrix([[0, 1], [2, 3]], title="t").text(40, "ascii", False) \
        == "t\n 0 1\n 2 3"


def test_what_is_not_shown_is_told():
    text = draw.matrix([list(range(300))]).text(80, "ascii", False)
    assert "(80 of 300 columns shown)" in text
    text = draw.matrix([[1000 * i for i in range(10)]]).text(30, "ascii",
                                                            False)
    assert text.splitlines()[1].endswith(" ...")
    assert max(map(len, text.splitlines())) <= 30


def test_any_iterable_of_rows():
    assert str(draw.matrix(zip([1, 2], [3, 4]))) == str(
        draw.matrix([[1, 3], [2, 4]]))


def test_a_neuron_with_large_inputs():
    picture = draw.neuron(Neuron([1, -1], 0, ReLUActivation()),
                          [123456.7, -1e10])
    assert overlapping(picture) == []
    with pytest.raises(ValueError, match="has no inputs to draw"):
        draw.neuron(Neuron([], 0))


def test_images_as_text():
    text = draw.matrix([0, 1, 1, 0], width=2).text(40, "ascii", False)
    assert text == "image of 2 x 2\n  @@\n@@\n0 '  ..::--==++**##%%@@' 1"
    text = draw.matrix([-1, 0, 1, 0], width=2).text(40, "ascii", False)
    assert text.splitlines()[1:3] == ["  ++", "@@++"]
    wide = draw.matrix([list(range(200))] * 100, width=20)
    lines = wide.text(40, "ascii", False).splitlines()
    assert max(map(len, lines)) <= 40 and len(lines) > 100


def test_negative_squares_bear_a_bar():
    # Without numbers the sign is seen without colours, too.
    picture = draw.matrix([-1, 1, -2, 0], width=2)
    (bars,) = [d for d in paths(picture, "mn-s-ink")]
    assert bars.count("M") == 2
    assert not paths(draw.matrix([[-1, 1]]), "mn-s-ink")


@given(st.integers(1, 30), st.integers(1, 30), st.integers(1, 12))
def test_any_shape(rows, columns, images):
    values = [[(7 * i + 3 * j) % 11 - 5 for j in range(columns)]
              for i in range(rows)]
    picture = draw.matrix(values)
    assert overlapping(picture) == []
    flat = [number for row in values for number in row]
    picture = draw.matrix([flat] * images, width=columns)
    assert overlapping(picture) == []
    assert float(tree(picture).get("width")) < 1200


@pytest.mark.parametrize("arguments, message", [
    (([[1, 2], [3]],), "row 2 of the matrix has 1 number"),
    (([1, 2],), "is a single row"), (([],), "the matrix is empty"),
    (([[1, float("inf")]],), "number 2 of row 1 of the matrix is inf"),
    (([[1, "a"]],), "'a', which is not a number"),
    (([1, 2, 3], 2), "width is 2, but an image has 3 numbers"),
    (([1, 2, 3], 0), "width is 0"), (([1, 2, 3], "3"), "width is '3'")])
def test_matrix_errors(arguments, message):
    with pytest.raises((ValueError, TypeError), match=message):
        draw.matrix(*arguments)
