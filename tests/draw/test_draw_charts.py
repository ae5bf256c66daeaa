"""curve, scatter, prediction_map, history: all lands where the numbers say.

What the numbers beside the axes say is read off the picture itself.
"""

import math
import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

import minnet
from minnet import (FCLayer, HeavisideActivation, Model, Neuron,
                    ReLUActivation, SigmoidActivation, draw)
from minnet.data import spiral, xor_corners
from minnet.draw.rounding import fixed, log_ticks, tidy, ticks
from tests.draw.pictures import (SVG, boxes, lines, overlapping, paths, scales,
                            texts, tree, words)

# The pictures are the same to the byte on every Python, as the self-check
# shows there: once is enough for these.
pytestmark = pytest.mark.slow

numbers = st.floats(-1e6, 1e6).map(lambda x: round(x, 6))


def near(point, expected):
    return all(abs(a - b) < 0.3 for a, b in zip(point, expected))


def strokes(picture, hue):
    """The lines of a hue on the chart, without the sample in the legend."""
    return [stroke for d in paths(picture, f"mn-s-{hue}") if "h22" not in d
            for stroke in lines(d)]


def centres(picture, hue):
    """Where the discs of hue 0 or the squares of hue 1 are."""
    found = []
    for d in paths(picture, f"mn-f-{hue}"):
        for x, y, rest in re.findall(r"M([-\d.]+) ([-\d.]+)([ah][^M]*)", d):
            size = float(re.match(r"[ah]([\d.]+)", rest).group(1))
            down = size / 2 if rest[0] == "h" else 0
            across = size / 2 if rest[0] == "h" else size
            found.append((float(x) + across, float(y) + down))
    return found


@given(st.lists(st.tuples(numbers, numbers), min_size=2, max_size=8,
                unique_by=lambda point: point[0]).map(sorted))
def test_points_of_a_line_land_where_the_axes_say(points):
    low, high = points[0][0], points[-1][0]
    picture = draw.curve(points, low, high)
    assert overlapping(picture) == []
    if high - low < 1e-3 * max(map(abs, (low, high))) or any(
            len(text) > 9 for text in words(picture)[1:]):
        return  # the numbers beside the axis are rounded
    across, down = scales(picture)
    stroke, = strokes(picture, 0)
    assert near(stroke[0], (across(low), down(points[0][1])))
    assert near(stroke[-1], (across(high), down(points[-1][1])))
    # What is left out lies on the line.
    expected = [(across(x), down(y)) for x, y in points]
    assert all(any(near(point, there) for there in expected)
               for point in stroke)
    for point in expected:
        assert min(distance(point, a, b)
                   for a, b in zip(stroke, stroke[1:])) < 0.6


def distance(point, a, b):
    """From a point to the line between two others."""
    (x, y), (x1, y1), (x2, y2) = point, a, b
    long = (x2 - x1) ** 2 + (y2 - y1) ** 2
    t = 0 if long == 0 else min(max(
        ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / long, 0), 1)
    return math.hypot(x - x1 - t * (x2 - x1), y - y1 - t * (y2 - y1))


def test_relu_is_two_lines_with_a_bend_at_0():
    picture = draw.curve(ReLUActivation(), -5, 10)
    across, down = scales(picture)
    stroke, = strokes(picture, 0)
    assert len(stroke) == 3
    assert near(stroke[0], (across(-5), down(0)))
    assert near(stroke[1], (across(0), down(0)))
    assert near(stroke[2], (across(10), down(10)))
    assert words(picture)[0] == "ReLU"
    assert tree(picture)[1].text == "ReLU goes from 0 at -5 to 10 at 10"


@pytest.mark.parametrize("function", [
    SigmoidActivation(), lambda x: 1 / (1 + math.exp(-x)),
    Neuron([1], 0, SigmoidActivation()),
    Model([FCLayer(1, 1, init=lambda i, o: ([[1]], [0])),
           SigmoidActivation()], 1, 1, 1),
    [(i / 50, 1 / (1 + math.exp(-i / 50))) for i in range(-200, 201)]])
def test_all_kinds_of_functions(function):
    picture = draw.curve(function, -4, 4, title="")
    across, down = scales(picture)
    stroke, = strokes(picture, 0)
    for x, y in stroke:
        at = (x - across(0)) / (across(1) - across(0))
        assert abs(y - down(1 / (1 + math.exp(-at)))) < 0.4
    assert len(stroke) > 20


def test_a_layer_is_a_function_too():
    layer = FCLayer(1, 1, init=lambda i, o: ([[2]], [1]))
    picture = draw.curve([("line", layer), ("x", lambda x: x)], 0, 1)
    across, down = scales(picture)
    assert near(strokes(picture, 0)[0][1], (across(1), down(3)))
    assert words(picture)[-2:] == ["line", "x"]


def test_slopes_are_drawn_broken_in_the_same_hue():
    picture = draw.curve(lambda x: x * x, -3, 3, slopes=True)
    across, down = scales(picture)
    value, slope = strokes(picture, 0)
    assert near(slope[0], (across(-3), down(-6)))
    assert near(slope[-1], (across(3), down(6))) and len(slope) == 2
    dashes = [node.get("stroke-dasharray") for node in tree(picture).iter(
        SVG + "path") if "mn-l" in node.get("class")]
    assert dashes[0] is None and dashes[1]
    relu = draw.curve(ReLUActivation(), -1, 1, slopes=True)
    assert words(relu)[-2:] == ["ReLU", "slope of ReLU"]


def test_a_jump_is_a_gap():
    picture = draw.curve(HeavisideActivation(), -1, 2)
    across, down = scales(picture)
    left, right = strokes(picture, 0)
    assert near(left[0], (across(-1), down(0)))
    assert near(left[-1], (across(0), down(0)))
    assert near(right[0], (across(0), down(1)))
    assert near(right[-1], (across(2), down(1)))
    # Steep is no jump.
    assert len(strokes(draw.curve(lambda x: math.tanh(500 * x)), 0)) == 1


def test_what_is_not_finite_is_left_out():
    picture = draw.curve(math.log, -1, 1)
    across, down = scales(picture)
    stroke, = strokes(picture, 0)
    assert stroke[0][0] > across(0) and near(stroke[-1], (across(1), down(0)))
    assert len(strokes(draw.curve(lambda x: 1 / x, -1, 1), 0)) == 2
    with pytest.raises(ValueError, match="no finite value from -2 to -1; at -1.5: "):
        draw.curve(math.log, -2, -1)


def test_tangents_touch_and_tell_the_slope():
    picture = draw.curve(lambda w: w * w, -8, 8, x_label="weight", tangents=[
        (4, "decrease the weight"), (-4, "increase the weight"), 0])
    across, down = scales(picture)
    for (start, end), at in zip(strokes(picture, 1), (4, -4, 0)):
        rise = 2 * at
        low, high = max(at - 16 / 6, -8), min(at + 16 / 6, 8)
        assert near(start, (across(low), down(at * at + rise * (low - at))))
        assert near(end, (across(high), down(at * at + rise * (high - at))))
    assert {"slope 8: decrease the weight", "slope -8: increase the weight",
            "slope 0", "weight"} <= set(words(picture))
    dots = [d for d in paths(picture, "mn-f-ink")]
    assert len(dots) == 3


def test_notes_stand_beside_their_points():
    picture = draw.curve(abs, -1, 1, notes=[(0.5, 0.5, "here"), (0, 0, "")])
    across, down = scales(picture)
    (box,) = [box for box in boxes(picture) if box[0] == "here"]
    assert box[1] - 20 < across(0.5) < box[3] + 20
    assert box[2] - 20 < down(0.5) < box[4] + 20


@given(st.lists(st.tuples(st.integers(-9, 9), st.integers(0, 9)),
                max_size=12))
def test_notes_never_touch(places):
    picture = draw.curve(abs, -9, 9, notes=[
        (x, y, f"note {i} of some length") for i, (x, y)
        in enumerate(places)])
    assert overlapping(picture) == []


def test_many_lines_have_names_and_looks_of_their_own():
    names = [f"line {i} with a name that is too long for it" for i in
             range(20)]
    picture = draw.curve([(name, lambda x, i=i: i * x)
                          for i, name in enumerate(names)])
    assert overlapping(picture) == []
    assert "4 more" in words(picture)
    looks = {(node.get("class"), node.get("stroke-dasharray"))
             for node in tree(picture).iter(SVG + "path")
             if "h22" in node.get("d")}
    assert len(looks) >= 6


def test_a_dict_of_functions():
    picture = draw.curve({"up": lambda x: x, "down": lambda x: -x})
    assert words(picture)[-2:] == ["up", "down"]


@pytest.mark.parametrize("arguments, message", [
    (([],), "no function to draw"), ((5,), "5 is no function"),
    ((abs, 2, 1), "low is 2, high 1; expected low < high"),
    ((abs, 0, float("inf")), "number 2 of .low, high. of curve is inf"),
    ((ReLUActivation,), "is the class ReLUActivation itself"),
    ((FCLayer(1, 2),), "gives 2 numbers; expected one"),
    ((abs, 0, 1, False, (), [(1, 2)]), "is not .x, y,"),
    (([(1, 2), (3, "x")],), "number 2 of point 2 of curve is 'x'")])
def test_curve_errors(arguments, message):
    with pytest.raises((ValueError, TypeError), match=message):
        draw.curve(*arguments)


def test_points_have_the_range_of_their_own():
    picture = draw.curve([(100, 1), (110, 3)])
    across, down = scales(picture)
    assert near(strokes(picture, 0)[0][0], (across(100), down(1)))
    assert {"100", "110"} <= set(words(picture))
    assert draw.curve([(0, 1), (9, 2)], 5).text(40, "ascii", False)


def test_a_single_point_is_seen():
    for picture in (draw.history([0.5]), draw.curve([(0, 1)])):
        assert any("a3.5" in d for d in paths(picture, "mn-f-0"))


def test_poles_do_not_squeeze_the_rest():
    heights = [y for _, _, y, _, _ in texts(draw.curve(math.tan))]
    numbers = [abs(float(word)) for word in words(draw.curve(math.tan))[1:]
               if re.fullmatch(r"-?[\d.]+", word)]
    assert heights and max(numbers) <= 200
    assert len(strokes(draw.curve(math.tan), 0)) == 5


def test_the_root_of_a_negative_number_is_a_gap():
    picture = draw.curve(lambda x: x ** 0.5)
    across, down = scales(picture)
    assert near(strokes(picture, 0)[0][0], (across(0), down(0)))


@pytest.mark.parametrize("function, message", [
    (lambda x: None, "at -5 the function gives None; expected one number"),
    (lambda x: "a", "at -5 the function gives 'a'"),
    (lambda x: [x], "gives .-5.0.; expected one number"),
    (lambda x, y: x, "the function of -5 gives an error: .*'y'"),
    (lambda x: 1e201, "at -5 the function is 1e201, which is too large")])
def test_functions_that_are_none(function, message):
    with pytest.raises((TypeError, ValueError), match=message):
        draw.curve(function)


@pytest.mark.parametrize("more, message", [
    (dict(tangents=4), "tangents is 4; expected a list such as .4."),
    (dict(tangents=[40]), "a tangent at x = 40 is outside; the chart goes"),
    (dict(notes=[(40, 0, "a")]), "the note 'a' at x = 40 is outside")])
def test_what_stands_outside(more, message):
    with pytest.raises((ValueError, TypeError), match=message):
        draw.curve(abs, **more)
    with pytest.raises(ValueError, match="there is no tangent at 0"):
        draw.curve(lambda x: 1 / x, tangents=[0])


def test_notes_without_room_stand_below_the_text():
    picture = draw.curve(lambda x: x * x, -8, 8, tangents=[
        4, -4, (0, "flat here, as everybody can see, a long note")])
    for width in (40, 60, 80):
        text = picture.text(width, "ascii", False)
        for word in ("slope 8", "slope -8", "slope 0"):
            assert word in text


def test_points_have_no_slope():
    with pytest.raises(ValueError, match="a list of points has no slope"):
        draw.curve([(0, 0), (1, 1)], slopes=True)


@given(st.lists(st.tuples(st.integers(-99, 99), st.integers(-99, 99),
                          st.booleans()), min_size=2, max_size=40))
def test_scatter_puts_points_where_the_axes_say(rows):
    picture = draw.scatter([([x, y], [int(high)]) for x, y, high in rows])
    across, down = scales(picture)
    for hue, high in ((0, True), (1, False)):
        expected = sorted((across(x), down(y)) for x, y, kind in rows
                          if kind == high)
        mine = centres(picture, hue)
        if len({kind for *_, kind in rows}) == 2:
            mine.pop()  # the one in the legend
            assert len(mine) == len(expected)
            for point in expected:
                assert any(math.dist(point, there) < 1 if hasattr(
                    math, "dist") else near(point, there) for there in mine)
    assert overlapping(picture) == []


def test_scatter_without_labels_is_of_one_colour():
    points = [x for x, _ in spiral(20, 3)]
    picture = draw.scatter(points)
    across, down = scales(picture)
    assert len(centres(picture, 0)) == 60 and not centres(picture, 1)
    for x, y in points:
        assert any(near((across(x), down(y)), there)
                   or abs(across(x) - there[0]) + abs(down(y) - there[1]) < 1
                   for there in centres(picture, 0))
    assert "60 points" in words(picture) and len(words(picture)) < 20


@pytest.mark.parametrize("labels, names", [
    ([[1, 0, 0], [0, 1, 0]], ["class 0", "class 1", "class 2"]),
    (["setosa", "virginica"], ["setosa", "virginica"]),
    ([[3], [5]], ["3", "5"]), ([0.0, 1.0], ["0", "1"])])
def test_scatter_names_the_classes(labels, names):
    picture = draw.scatter([([i, i], label)
                            for i, label in enumerate(labels)])
    assert words(picture)[-len(names):] == names


def test_many_classes():
    examples = [([i, i % 3], [int(i % 9 == k) for k in range(9)])
                for i in range(27)]
    picture = draw.scatter(examples)
    assert words(picture)[-9:] == [f"class {k}" for k in range(9)]
    looks = {(node.get("class"), node.get("d").split("a")[0].count("M"))
             for node in tree(picture).iter(SVG + "path")
             if "mn-f" in node.get("class")}
    assert len({look for look, _ in looks}) == 9  # the last are hollow
    letters = {line.split()[0] for line in
               picture.text(60, "ascii", False).splitlines()[-9:]}
    assert len(letters) == 9
    draw.prediction_map(Formula(lambda x1, x2: [x1] * 9), examples)


def test_scatter_on_a_colour_scale():
    picture = draw.scatter([([i, 0], [i / 10]) for i in range(11)])
    strong = {}
    for node in tree(picture).iter(SVG + "path"):
        if "stroke-width" in node.attrib and "mn-s-pale" in node.get("class"):
            strong.setdefault(node.get("class")[:6], []).append(
                float(node.get("fill-opacity")))
    assert max(strong["mn-f-0"]) == max(strong["mn-f-1"]) == 0.85
    assert len(set(strong["mn-f-0"])) == 5
    assert "from 0 (orange) to 1 (blue)" in tree(picture)[1].text


@pytest.mark.parametrize("examples, message", [
    ([], "there are no points"), (5, "the examples are 5; expected a list"),
    ([[1, 2], [3]], "point 2 has 1 number"),
    ([([1, 2], [0]), [3, 4]], "point 2"),
    ([([1, 2], [0]), ([1, 2],)], "example 2 is"),
    ([([1, 2], [0]), ([1, float("nan")], [0])], "number 2 of point 2 is nan"),
    ([([1, 2], [0]), ([1, 2], [0, 1])], "label 2 is"),
    ([([1, 2], [0]), ([1, 2], None)], "label 2")])
def test_scatter_errors(examples, message):
    with pytest.raises((ValueError, TypeError), match=message):
        draw.scatter(examples)


class Formula:
    """A model made of a function."""

    def __init__(self, function):
        self.function = function

    def predict(self, x):
        return self.function(*x)


def cells(picture):
    """{(left, top): (hue, strength)} of all coloured squares, 6 pixels."""
    found = {}
    for node in tree(picture).iter(SVG + "path"):
        if "crispEdges" in node.get("shape-rendering", ""):
            hue = node.get("class")[-1]
            for x, y, wide in re.findall(r"M([\d.]+) ([\d.]+)h([\d.]+)v6h",
                                         node.get("d")):
                for i in range(int(float(wide)) // 6):
                    found[float(x) + 6 * i, float(y)] = (
                        hue, float(node.get("fill-opacity")))
    return found


def test_map_has_x1_to_the_right_and_x2_upwards():
    picture = draw.prediction_map(Formula(
        lambda x1, x2: [1.0 if x1 > 0.75 and x2 > 0.5 else 0.0]))
    across, down = scales(picture)
    for (left, top), (hue, strength) in cells(picture).items():
        high = left + 3 > across(0.75) and top + 3 < down(0.5)
        assert (hue, strength) == ("0" if high else "1", 0.85)
    assert len(cells(picture)) == 60 * 60
    lines = picture.text(40, "ascii", False).splitlines()
    assert [line[6:-1] for line in lines[3:-4]] == \
        ["".join(["@" if j >= 0.75 * 32 + 1 and i < 5 else " "
                  for j in range(33)]) for i in range(11)]


def test_map_of_several_outputs_shows_the_highest():
    picture = draw.prediction_map(
        Formula(lambda x1, x2: [0.5, x1, -9]),
        [([0, 0], [1, 0, 0]), ([1, 1], [0, 1, 0])])
    across, _ = scales(picture)
    for (left, _), (hue, _) in cells(picture).items():
        assert hue == ("1" if left + 3 > across(0.5) else "0")
    assert words(picture)[-3:] == ["class 0", "class 1", "class 2"]
    assert "class 0 on 1800 of 3600 squares" in tree(picture)[1].text


def test_map_shows_the_points():
    model = Model([FCLayer(2, 1)], 1, 1, 1)
    picture = draw.prediction_map(model, xor_corners())
    across, down = scales(picture)
    for hue, corners in ((0, [(0, 1), (1, 0)]), (1, [(0, 0), (1, 1)])):
        mine = [there for there in centres(picture, hue)]
        for x, y in corners:
            assert any(near(there, (across(x), down(y))) for there in mine)
    text = picture.text(60, "ascii", False)
    assert text.count("o") >= 3 and text.count("x") >= 3


def test_map_takes_the_scale_from_the_labels():
    picture = draw.prediction_map(Formula(lambda x1, x2: [7]),
                                  [([0, 0], [0]), ([1, 1], [10])])
    (found,) = set(cells(picture).values())
    assert found == ("0", 0.85 * 0.4)
    assert {"0", "10"} <= set(words(picture))


def test_map_shows_what_goes_beyond_the_labels():
    picture = draw.prediction_map(Formula(lambda x1, x2: [50 * x1 - 20]),
                                  [([0, 0], [0]), ([1, 1], [1])])
    assert {"-20", "20"} <= set(words(picture))


@pytest.mark.parametrize("model", [
    lambda x1, x2: x1 > 0.5, lambda x1, x2: [x1, 0.5],
    Neuron([1, 0], -0.5, ReLUActivation())])
def test_map_of_what_is_no_model(model):
    across, _ = scales(draw.prediction_map(model))
    picture = cells(draw.prediction_map(model))
    assert len({look for place, look in picture.items()}) >= 2


@pytest.mark.parametrize("examples", [
    [[0, 0], [1, 1]], [([5, 5], [1])], [([5, 5], "a")]])
def test_map_with_few_points_as_text(examples):
    text = draw.prediction_map(Formula(lambda x1, x2: [x1]),
                               examples).text(40, "ascii", False)
    assert "o" in text


def test_map_of_a_constant_and_of_two_classes_by_name():
    draw.prediction_map(Formula(lambda x1, x2: [3]))
    picture = draw.prediction_map(Formula(lambda x1, x2: [x1, x2]),
                                  [([0, 1], "cat"), ([1, 0], "dog")])
    assert words(picture)[-2:] == ["cat", "dog"]


def test_map_errors():
    with pytest.raises(ValueError, match="number 1 of the prediction is nan"):
        draw.prediction_map(Formula(lambda x1, x2: [float("nan")]))
    with pytest.raises(ValueError, match=r"Model\(\[FCLayer\(3, 1\)\]\) takes"
                       " 3 numbers; expected a model that takes two"):
        draw.prediction_map(Model([FCLayer(3, 1)], 1, 1, 1))


def test_history_counts_from_1_and_shows_0():
    picture = draw.history([0.5, 0.25, 0.125])
    across, down = scales(picture)
    stroke, = strokes(picture, 0)
    assert [near(point, (across(i), down(e))) for point, i, e in zip(
        stroke, (1, 2, 3), (0.5, 0.25, 0.125))] == [True] * 3
    assert "0" in words(picture) and words(picture)[-2:] == ["epoch", "error"]
    assert not any("." in text for text, _, y, _, anchor in texts(picture)
                   if anchor == "middle")  # no half epochs


def test_history_by_powers_of_ten():
    picture = draw.history([10.0 ** -i for i in range(6)], log=True)
    stroke, = strokes(picture, 0)
    assert len(stroke) == 2  # a straight line
    heights = {text: y for text, _, y, _, anchor in texts(picture)
               if anchor == "end"}
    steps = [heights[b] - heights[a] for a, b in (("1", "0.01"),
                                                  ("0.01", "0.0001"))]
    assert max(steps) - min(steps) < 0.3 and steps[0] > 0
    assert abs(stroke[0][1] - (heights["1"] - 4.5)) < 0.3


def test_history_of_several():
    rows = {"train": [3, 2, 1], "test": [4, 3, 3, 3]}
    for errors in (rows, list(rows.items())):
        picture = draw.history(errors)
        assert words(picture)[-2:] == ["train", "test"]
        across, down = scales(picture)
        assert near(strokes(picture, 1)[0][0], (across(1), down(4)))


def test_history_leaves_out_what_has_no_logarithm():
    picture = draw.history([1, 0.1, 0, 0.1, 0], log=True)
    assert "2 epochs left out" in tree(picture)[1].text
    diverged = draw.history([1, float("inf"), float("nan"), 2])
    assert "2 epochs left out" in tree(diverged)[1].text
    with pytest.raises(ValueError, match="no error to draw above 0; try"):
        draw.history([0, 0], log=True)
    for errors, message in (
            ([], "the history is empty: there is no error to draw"),
            ([float("nan")], "there is no error to draw$"),
            ({"a": [1], "b": []}, "the history 'b' is empty"),
            (5, "got 5; expected the list"), ([[1], [2]], "a list of lists"),
            ([1, "2"], "number 1 of error 2 of the history is '2'")):
        with pytest.raises((ValueError, TypeError), match=message):
            draw.history(errors)


@given(st.floats(-1e9, 1e9), st.floats(1e-6, 1e9), st.integers(3, 8))
def test_ticks_are_round_and_within(low, width, most):
    high = low + width
    if high - low < abs(low) * 1e-6:
        return
    found = ticks(low, high, most)
    values = [value for value, _ in found]
    assert 1 <= len(found) <= most + 1
    assert all(low - width * 1e-6 <= value <= high + width * 1e-6
               for value in values)
    labels = [text for _, text in found]
    assert len(set(labels)) == len(labels)
    steps = [b - a for a, b in zip(values, values[1:])]
    for step in steps:
        assert abs(step - steps[0]) <= 1e-6 * width
        first = step / 10 ** math.floor(math.log10(step) + 1e-9)
        assert min(abs(first - nice) for nice in (1, 2, 5, 10)) < 1e-3


@given(st.integers(-20, 20), st.integers(1, 25))
def test_log_ticks(power, decades):
    found = log_ticks(10.0 ** power, 10.0 ** (power + decades))
    assert 2 <= len(found) <= 8
    assert all(math.isclose(float(text), value, rel_tol=1e-9)
               for value, text in found)


def test_log_ticks_of_a_narrow_range():
    assert [text for _, text in log_ticks(1.1, 1.15)] == [
        "1.1", "1.11", "1.12", "1.13", "1.14", "1.15"]
    draw.history([1.12, 1.11, 1.1], log=True).text(40, "ascii", False)


@given(st.floats(-1e12, 1e12), st.integers(2, 6))
def test_tidy_is_near(x, digits):
    text = tidy(x, digits)
    assert abs(float(text) - x) <= abs(x) * 10.0 ** (1 - digits) * 0.51 \
        or abs(x) < 1e-290
    assert len(text) <= digits + 7


@pytest.mark.parametrize("number, text", [
    (0, "0"), (-0.0, "0"), (12, "12"), (-0.5, "-0.5"), (0.72163, "0.7216"),
    (1e-7, "1e-7"), (-1.5e-7, "-1.5e-7"), (2.5e9, "2.5e9"), (99999, "99999"),
    (Fraction(1, 3), "0.3333"),
    (9999999, "1e7"), (-999999999, "-1e9"),
    (5e-324, "0"), (1.25e-280, "1.25e-280"), (0.99999, "1"), (123456, "123456")])
def test_tidy_by_hand(number, text):
    assert tidy(number) == text


def test_fixed():
    assert [fixed(x, 1) for x in (0, -0.04, 0.05, 2.5, -1.25, 10)] == [
        "0", "0", "0.1", "2.5", "-1.3", "10"]


def test_too_small_to_draw():
    assert "0" in words(draw.scatter([[5e-324, 0], [0, 1e-300]]))
    draw.matrix([[5e-324, -5e-324]])
    draw.history([1e-320, 1e-300, 1], log=True).text(40, "ascii", False)


def test_too_large_to_draw():
    with pytest.raises(ValueError, match="number 1 of point 1 is too large"):
        draw.scatter([[1e300, 0], [0, 1]])
    with pytest.raises(ValueError, match="too large"):
        draw.matrix([[10 ** 400]])


def test_minnet_draw_loads_when_used():
    assert minnet.draw is draw
    with pytest.raises(AttributeError, match="no attribute 'drow'"):
        minnet.drow
