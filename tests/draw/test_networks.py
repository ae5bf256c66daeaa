"""network: the real weights of a Model, its values, nothing unreadable."""

import re

import pytest

from minnet import (ConvLayer, DropoutLayer, FCLayer, MaxoutLayer,
                    MaxPoolLayer, Model, NormaliseLayer, ReLUActivation,
                    SigmoidActivation, SoftmaxActivation)
from minnet.draw import network
from minnet.support.summary import summary_table
from tests.draw.pictures import (boxes, fixed, lines, model_of, nodes,
                                 overlapping, paths, refusals, rows_of, small,
                                 texts, tree, words)


class Mine:
    """A layer of one's own that says nothing of its widths."""

    weights = [[1.0, 2.0, 3.0]] * 2

    def forward(self, x):
        return [[sum(map(float.__mul__, w, map(float, row)))
                 for w in self.weights] for row in x]

    def backward(self, de_dy, learning_rate):
        return [[1.0] for _ in de_dy]


class Steps(Mine):
    """It has no parameters(), and steps by itself."""

    output_dim = 2

    def __init__(self):
        self.weights = [[1.0], [2.0]]

    def backward(self, de_dy, learning_rate):
        self.weights[0][0] -= learning_rate * 5
        return [[row[0] + 2 * row[1]] for row in de_dy]


def drawn(*layers):
    return network(model_of(*layers))


def tips(picture):
    """The tooltips of the neurons."""
    return [node[0].text for node in nodes(picture, "circle")]


def places(picture):
    """{text: where its middle is}"""
    return {text: (x, y - 4.5) for text, x, y, *_ in texts(picture)}


def test_lines_are_the_real_weights():
    picture = network(small())
    found, at = nodes(picture), places(picture)
    # Hue 0 is blue, above 0; 1 is orange, below; the width by the layer.
    assert [f"{node[0].text}, {node.get('class')} {node.get('stroke-width')}"
            for node in found] == [f"weight from {row}" for row in (
                "x1 to h1: 1, mn-s-0 1.4", "x2 to h1: -2, mn-s-1 2.3",
                "x1 to h2: 0, mn-s-rule 0.5", "x2 to h2: 4, mn-s-0 4",
                "x1 to h3: 3, mn-s-0 3.1", "x2 to h3: 0.5, mn-s-0 0.9",
                "h1 to y1: 2, mn-s-0 4", "h2 to y1: -1, mn-s-1 2.3",
                "h3 to y1: 0.25, mn-s-0 0.9")]
    for node in found:
        start, end = re.findall(r"[xhy]\d", node[0].text)
        assert lines(node.get("d")) == [[at[start], at[end]]]
        assert ("stroke-dasharray" in node.attrib) == ("-" in node[0].text)


def test_formulas_are_the_tooltips():
    assert tips(network(small(SigmoidActivation()))) == [
        "x1, an input", "x2, an input", "h1 = ReLU(1 x1 - 2 x2 + 0.5)",
        "h2 = ReLU(0 x1 + 4 x2 - 1)", "h3 = ReLU(3 x1 + 0.5 x2 + 0)",
        "y1 = Sigmoid(2 h1 - 1 h2 + 0.25 h3 + 1)"]
    assert tips(drawn(fixed([[1] * 12], [2])))[-1] == "y1 = " + " + ".join(
        [f"1 x{i}" for i in range(1, 9)]) + " + ... (4 more) + 2"


def test_without_weights_there_is_a_band_and_no_false_lines():
    picture = drawn(MaxoutLayer(16, 8, 2), ReLUActivation(), FCLayer(8, 1))
    assert sum(len(node) for node in nodes(picture)) == 8
    (band,) = paths(picture, "mn-f-rule")
    assert lines(band.rstrip("z")) == [[places(picture)[name] for name in (
        "x1", "h1", "h8", "x16")]]
    # Each number by itself: one line each.
    straight = [lines(node.get("d")) for node in nodes(drawn(
        ReLUActivation(), FCLayer(3, 1)), kind="mn-s-rule") if not len(node)]
    assert len(straight) == 3
    assert all(start[1] == end[1] for ((start, end),) in straight)


def test_values_and_slopes_of_an_example():
    # x = (1, 2): sums -2.5, 7, 4; h = 0, 7, 4; y = -7 + 1 + 1 = -5.
    # e = (y - 1)^2: de/dy = -12; de/dh = -12 (2, -1, 0.25); de/dx by hand:
    # through h2, h3 only: x1: 0 * 12 + 3 * -3 = -9; x2: 4 * 12 - 1.5 = 46.5
    model = small()
    picture = network(model, [1, 2], [1])
    assert str(network(model)) == str(network(small()))  # it stays as it is
    assert words(picture)[5:] == [  # and no numbers on the lines
        "x1", "1", "slope -9", "x2", "2", "slope 46.5", "h1", "0",
        "slope -24", "h2", "7", "slope 12", "h3", "4", "slope -3",
        "y1", "-5", "slope -12"]
    assert overlapping(picture) == []
    assert "slope" not in str(network(model, [1, 2]))
    text = picture.text(80, "ascii", False)
    assert "2 inputs: 1, 2; slopes -9, 46.5" in text
    assert "3 neurons: 0, 7, 4; slopes -24, 12, -3" in text


def test_numbers_on_demand_where_there_is_room():
    assert {"-2", "0.25"} <= set(words(network(small(), numbers=True)))
    assert overlapping(network(model_of(FCLayer(9, 5), FCLayer(5, 9)),
                               numbers=True)) == []
    many = network(model_of(FCLayer(9, 9)), numbers=True)
    said = [word for word in words(many) if word[0] != "y"]
    assert len([word for word in said if word[0] in "+-"]) == 9  # biases
    assert "weight from x1 to y1: " in str(many)  # on demand


@pytest.mark.parametrize("widths", [(2, 3, 1), (4, 5), (3, 3, 2), (2, 2, 2)])
def test_a_number_stands_on_no_other_line(widths):
    made = network(model_of(*[FCLayer(*pair) for pair in zip(
        widths, widths[1:])]), numbers=True)
    picture = str(made)
    lines = [list(map(float, one)) for one in re.findall(
        r'd="M([\d.]+) ([\d.]+)L([\d.]+) ([\d.]+)"', picture)]
    numbers = re.findall(r'<text x="([\d.]+)" y="([\d.]+)"[^>]*>-?[\d.]+<',
                         picture)
    numbers = [(float(x), float(y) - 4) for x, y in numbers
               if (float(x) - 85) % 230 > 1]  # above a neuron: its bias
    below = [word for word in words(made) if re.match(r"x\d to |h\d to", word)]
    assert len(numbers) + len(below) == len(lines)
    assert overlapping(made) == []
    for x, y in numbers:
        near = [line for line in lines if distance(line, x, y) < 4]
        assert len(near) == 1, (x, y, near)


def distance(line, x, y):
    """From a point to a line between two points."""
    a, b, c, d = line
    t = ((x - a) * (c - a) + (y - b) * (d - b)) / (
        (c - a) ** 2 + (d - b) ** 2)
    t = min(max(t, 0), 1)
    return ((x - a - t * (c - a)) ** 2 + (y - b - t * (d - b)) ** 2) ** 0.5


def test_images_are_maps_with_a_window():
    model = model_of(ConvLayer(6, 6, 1, 2, 3), ReLUActivation(),
                     MaxPoolLayer(4, 4, 2, 2), FCLayer(8, 3))
    picture = network(model)
    assert {"1 map of 6 x 6", "2 maps of 4 x 4", "2 maps of 2 x 2"} <= set(
        words(picture))
    assert overlapping(picture) == [] and "x7" not in words(picture)
    assert str(picture).count("<circle") == 3  # of the last layer alone
    # The numbers of filter 2 stand in the second map, row by row.
    layer = ConvLayer(1, 2, 1, 2, 1)
    layer.fc.weights, layer.fc.bias = [[0.0], [1.0]], [0.0, 0.0]
    dark = str(network(model_of(layer), [0, 1])).count('class="mn-f-0"')
    assert dark == 2  # the 1 of the input, and of the second filter alone


@pytest.mark.parametrize("layers", [
    [ReLUActivation()], [Steps()], [FCLayer(3, 1), Steps()],
    [NormaliseLayer.of([[1, 2], [3, 5]]), DropoutLayer(0.5), FCLayer(2, 3),
     SoftmaxActivation()], [MaxoutLayer(2, 3, 2), FCLayer(3, 1)],
    [ConvLayer(8, 8, 1, 4, 3), ReLUActivation(), MaxPoolLayer(6, 6, 4, 2),
     FCLayer(36, 10)],
    [model_of(FCLayer(2, 2), ReLUActivation()), FCLayer(2, 1)],
    [FCLayer(*[(2, 30), (30, 2)][i % 2]) for i in range(20)]])
def test_any_model(layers):
    model = model_of(*layers)
    picture = network(model)
    assert overlapping(picture) == [] and rows_of(picture)
    if model.input_dim and model.output_dim:  # weights stay as they are
        network(model, [1] * model.input_dim, [0] * model.output_dim)
    for layer in layers:
        assert not isinstance(layer, Steps) or layer.weights == [[1], [2]]


class Three(FCLayer):
    """Three different parameters."""

    def parameters(self):
        for values in ([[1, 2, 3], [1, 2, 3]], [1, 2, 3], [1, 2, 3, 4]):
            yield "w", values, None

    def __repr__(self):
        return "A" * 50


@pytest.mark.parametrize("layers, title, said", [
    ([Mine()], "? -> ?", "Mine: unknown how many numbers"),
    ([Mine(), ReLUActivation(), FCLayer(2, 1)], "? -> 2 -> 1", ": 2 numbers"),
    ([FCLayer(2, 3), Mine(), FCLayer(2, 1)], "2 -> 3 -> 2 -> 1", "2 inputs"),
    ([Three(1, 1)], "1 -> 1: 13 parameters", "1 input; AAA"),
    ([ConvLayer(3, 3, 1, 2, 2)], "9 -> 8: 10 parameters", "8 numbers"),
    # A model in a model is drawn layer by layer.
    ([model_of(FCLayer(2, 4), ReLUActivation()), FCLayer(4, 1)],
     "2 -> 4 -> 1: 17 parameters", "2 inputs; FCLayer(2, 4) ->"
     " ReLUActivation(): 4 neurons; FCLayer(4, 1): 1 neuron")])
def test_title_description_and_summary_tell_the_sizes(layers, title, said):
    picture = drawn(*layers)
    assert words(picture)[0] == title and said in tree(picture)[1].text
    assert ("?" in words(picture)[1:]) == ("?" in title)
    line = summary_table([Three(1, 1)], [1, 1]).splitlines()[2]
    assert line.endswith("3\u00d72 + 3 + 4 = 13")
    assert "A" * 27 + "..." in line and "A" * 28 not in line
    assert {"3 -> 2", "x3", "14"} <= set(words(network(  # an example tells
        model_of(Mine()), [1, 2, 3])))


def test_wide_layers_are_shortened_and_deep_ones_have_names():
    picture = drawn(FCLayer(2, 64), ReLUActivation(), FCLayer(64, 1))
    assert {"\u2026 55 more", "h8", "h64"} <= set(words(picture))
    assert "h9" not in words(picture) and overlapping(picture) == []
    assert "... 55 more" in picture.text(80, "ascii", False)
    assert {"y1", "y5", "y10"} <= set(words(drawn(FCLayer(1, 10))))
    deep = drawn(*[FCLayer(2, 2) for _ in range(30)])
    names = [word for word in words(deep)
             if re.fullmatch("[a-z][0-9_]+", word)]
    assert len(set(names)) == len(names) == 62
    picture = drawn(FCLayer(2, 3), *[ReLUActivation() for _ in range(4)],
                    FCLayer(3, 2), ReLUActivation(), FCLayer(2, 1))
    assert tips(picture)[-3].startswith("b1 = ReLU(")
    at = places(picture)
    assert at["FCLayer(2, 3)"][0] == at["3 more layers"][0] == at["a1"][0]
    assert at["FCLayer(2, 1)"][0] == at["y1"][0]


test_what_is_refused = refusals(network, [
    ((small(), [1]), "the example has 1 number"),
    ((small(), None, [1]), "a label without an example"),
    ((small(), [1, 2], [1, 2]), "the label has 2 numbers"),
    ((small(), [1, "2"]), "number 2 of the example is '2'"),
    ((model_of(fixed([[2, 3]], [1]), fixed([[1], [float("nan")]], [0, 0])),),
     r"number 1 of row 2 of the weights of FCLayer\(1, 2\) is nan"),
    ((model_of(fixed([[1e300]], [1])),), "too large to draw"),
    ((model_of(Mine(), FCLayer(2, 2)), [1, 2, 3], [0, 0]),
     "the de_dx from its backward"),
    ((FCLayer(2, 3),), "has no layers"), ((Model,), "is the class Model")])


def test_formulas_stand_in_the_neurons_and_give_their_values():
    x = [2, 3, 4]
    model = model_of(fixed([[1, -1, 5], [2, 0, -1]], [0.5, -2]),
                     ReLUActivation(), fixed([[1, -3]], [4]))
    picture = network(model, x, formulas=True)
    names = dict(x1=2, x2=3, x3=4, ReLU=lambda a: max(a, 0))
    formulas = [word for word in words(picture) if " = " in word]
    for formula in formulas:
        name, text = formula.split(" = ")
        names[name] = eval(re.sub(r"(\d) ([xh])", r"\1 * \2", text), names)
        assert formula in picture.text(60, "ascii", False)
    assert len(formulas) == 3 and names["y1"] == model.predict(x)[0]
    assert overlapping(picture) == []
    boxes_of = [tuple(float(node.get(key)) for key in (
        "x", "y", "width", "height")) for node in nodes(picture, "rect")
        if node.get("height") == "32"]
    for formula, left, top, right, bottom in boxes(picture):
        if " = " in formula:
            assert any(a < left + 20 and right - 20 < a + wide and b < top
                       and bottom < b + high for a, b, wide, high in boxes_of)
    long = network(model_of(FCLayer(9, 12), FCLayer(12, 2)), formulas=True)
    assert overlapping(long) == [] and "..." in "".join(words(long))
