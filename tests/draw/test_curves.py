"""curve: functions of all kinds, their gaps, slopes, tangents and notes."""

import math
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from minnet import (FCLayer, HeavisideActivation, Neuron, ReLUActivation,
                    SigmoidActivation)
from minnet.draw import curve, history
from tests.draw.pictures import (centres, distance, fixed, lie, lines,
                                 model_of, nodes, overlapping, paths,
                                 refusals, scales, strokes, texts, tree, words)


@given(st.lists(st.tuples(*[st.floats(-1e6, 1e6).map(lambda x: round(x, 6))]
                          * 2), min_size=2, max_size=8,
                unique_by=lambda point: point[0]).map(sorted))
@example([(-1385.0, 0.0), (-1.0, 684131.0), (0.0, -1517.0), (0.25, 0.0)])
def test_points_of_a_line_land_where_the_axes_say(points):
    low, high = points[0][0], points[-1][0]
    picture = curve(points, low, high)
    assert overlapping(picture) == []
    if high - low < 1e-3 * max(map(abs, (low, high))) or any(
            len(text) > 9 for text in words(picture)[1:]):
        return  # the numbers beside the axis are rounded
    across, down = scales(picture)
    stroke, = strokes(picture, 0)
    assert lie(picture, [stroke[0], stroke[-1]], [points[0], points[-1]])
    expected = [(across(x), down(y)) for x, y in points]
    assert all(min(distance(point, there, there) for there in expected) < 0.3
               for point in stroke)
    # What is left out lies on the line.
    assert all(min(distance(point, a, b) for a, b in zip(stroke, stroke[1:]))
               < 0.6 for point in expected)


@pytest.mark.parametrize("function, low, high, expected", [
    (ReLUActivation(), -5, 10, [[(-5, 0), (0, 0), (10, 10)]]),
    (fixed([[2]], [1]), 0, 1, [[(0, 1), (1, 3)]]),
    ([(100, 1), (110, 3)], None, None, [[(100, 1), (110, 3)]]),
    # A jump is a gap.
    (HeavisideActivation(), -1, 2, [[(-1, 0), (0, 0)], [(0, 1), (2, 1)]]),
    (lambda x: float(int(x)), 0, 2.99, [[(0, 0), (1, 0)], [(1, 1), (2, 1)],
                                        [(2, 2), (2.99, 2)]])])
def test_lines_and_slopes_by_hand(function, low, high, expected):
    picture = curve(function, low, high)
    assert [lie(picture, *pair) for pair in zip(
        strokes(picture, 0), expected)] == [True] * len(expected)
    assert len(strokes(picture, 0)) == len(expected)
    for picture in (history([0.5]), curve([(0, 1)])):  # a single point
        assert any("a3.5" in d for d in paths(picture, "mn-f-0"))
    assert curve([(0, 1), (9, 2)], 5).text(40, "ascii", False)
    picture = curve(lambda x: x * x, -3, 3, slopes=True)
    assert lie(picture, strokes(picture, 0)[1], [(-3, -6), (3, 6)])


@pytest.mark.parametrize("function", [
    SigmoidActivation(), lambda x: 1 / (1 + math.exp(-x)),
    Neuron([1], 0, SigmoidActivation()),
    model_of(fixed([[1]], [0]), SigmoidActivation()),
    [(i / 50, 1 / (1 + math.exp(-i / 50))) for i in range(-200, 201)]])
def test_all_kinds_of_functions(function):
    picture = curve(function, -4, 4, title="")
    across, down = scales(picture)
    stroke, = strokes(picture, 0)
    for x, y in stroke:
        at = (x - across(0)) / (across(1) - across(0))
        assert abs(y - down(1 / (1 + math.exp(-at)))) < 0.4
    assert len(stroke) > 20


@pytest.mark.parametrize("function, count, start", [
    (math.log, 1, 0), (lambda x: x ** 0.5, 1, 0),
    (lambda x: x if x > 0 else float("-inf"), 1, 0), (lambda x: 1 / x, 2, -5),
    (math.tan, 5, -5), (lambda x: math.tanh(500 * x), 1, -5)])
def test_poles_are_gaps_what_is_steep_is_not(function, count, start):
    picture = curve(function)
    across, _ = scales(picture)
    found = strokes(picture, 0)
    assert len(found) == count
    assert across(start) - 0.3 < found[0][0][0] < across(start) + 10
    assert lie(picture, found[-1][-1:], [(5, function(5))])
    # Poles do not squeeze the rest.
    assert max(abs(float(word)) for word in words(picture)
               if re.fullmatch(r"-?[\d.]+", word)) <= 200


@pytest.mark.parametrize("functions, names", [
    (ReLUActivation(), ["ReLU"]), (lambda x: x, ["y(x)"]),
    ([("line", fixed([[2]], [1])), ("x", abs)], ["line", "x"]),
    ({"up": lambda x: x, "down": lambda x: -x}, ["up", "down"]),
    ([ReLUActivation(), abs], ["ReLU", "abs"])])
def test_functions_have_names(functions, names):
    shown = words(curve(functions))
    assert shown[0] == ", ".join(names)
    assert names == shown[:1] or shown[-len(names):] == names
    assert tree(curve(ReLUActivation(), -5, 10))[1].text == \
        "ReLU goes from 0 at -5 to 10 at 10"


def test_tangents_touch_and_tell_the_slope():
    picture = curve(lambda w: w * w, -8, 8, x_label="weight", tangents=[
        (4, "decrease the weight"), (-4, "increase the weight"), 0],
                    notes=[(2, 99, "high")])
    for ends, at in zip(strokes(picture, 1), (4, -4, 0)):
        assert lie(picture, ends, sorted([
            (x, at * at + 2 * at * (x - at))
            for x in (max(at - 16 / 6, -8), min(at + 16 / 6, 8))],
            key=lambda end: -end[1]))
    # An arrow at the lower end; where it is flat, none.
    heads = [points for d in paths(picture, "mn-f-1")
             for points in lines(d.rstrip("z"))]
    assert [head[0] for head in heads] == [
        ends[1] for ends in strokes(picture, 1)[:2]]
    for head, (start, _) in zip(heads, strokes(picture, 1)):
        assert all(math.hypot(x - start[0], y - start[1])
                   < math.hypot(head[0][0] - start[0], head[0][1] - start[1])
                   for x, y in head[1:])
    text = picture.text(80, "ascii", False)
    assert text.count("<") == text.count(">") == 1 and "O" in text
    assert {"slope 8: decrease the weight", "slope -8: increase the weight",
            "slope 0", "weight"} <= set(words(picture))
    dots = centres(picture, "ink")
    assert len(dots) == 4 and min(y for _, y in dots) > 58  # below the title
    assert "high" in tree(picture)[1].text


test_what_is_refused = refusals(curve, [
    (([],), "no function to draw"), ((5,), "5 is no function"),
    ((abs, 2, 1), "low is 2, high 1; expected low < high"),
    ((abs, 0, float("inf")), "number 2 of .low, high. of curve is inf"),
    ((ReLUActivation,), "is the class ReLUActivation itself"),
    ((FCLayer(1, 2),), "gives 2 numbers; expected one"),
    ((abs, 0, 1, False, (), [(1, 2)]), "is not .x, y,"),
    (([(1, 2), (3, "x")],), "number 2 of point 2 of curve is 'x'"),
    ((math.log, -2, -1), "no finite value from -2 to -1; at -1.5: "),
    ((lambda x: None,), "at -5 the function gives None; expected one number"),
    ((lambda x: "a",), "at -5 the function gives 'a'"),
    ((lambda x: [x],), "gives .-5.0.; expected one number"),
    ((lambda x, y: x,), "the function of -5 gives an error: .*'y'"),
    ((lambda x: 1e201,), "at -5 the function is 1e201, which is too large"),
    ((abs, -5, 5, False, 4), "tangents is 4; expected a list such as .4."),
    ((abs, -5, 5, False, [40]),
     "a tangent at x = 40 is outside; the chart goes"),
    ((lambda x: 1 / x, -5, 5, False, [0]), "there is no tangent at 0"),
    ((abs, -5, 5, False, (), [(40, 0, "a")]),
     "the note 'a' at x = 40 is outside"),
    (([(0, 0), (1, 1)], 0, 1, True), "a list of points has no slope")])


def test_lines_on_top_of_each_other_are_all_seen():
    same = curve([(name, abs) for name in "abc"] + [("d", lambda x: -x)])
    rows = [row.split("|")[1] for row in same.text(60, "ascii", False)
            .split("\n") if "|" in row]
    counts = ["".join(rows).count(mark) for mark in "*o+x"]
    # The right half is shared by three, the left by all four.
    assert min(counts) > 0.1 * sum(counts), counts
    up = [row[32:].strip() for row in rows[:6]]
    assert len(set("".join(up))) == 3
    bands = [float(re.search(r"stroke-width:(\d+)px", node.get("style", "")
                             or "stroke-width:2px").group(1))
             for node in nodes(same, kind="mn-l")[:4]]
    assert bands == sorted(bands, reverse=True) and len(set(bands)) == 4
    apart = curve([("a", abs), ("b", lambda x: abs(x) + 1)])
    assert not any("style" in node.attrib for node in nodes(apart))


def test_tangents_point_downhill_in_text():
    for slope, arrows in ((1, (1, 0)), (-1, (0, 1))):
        text = curve(lambda x: slope * x, 0, 1, tangents=[0.5]).text(
            60, "ascii", False)
        assert (text.count("<"), text.count(">")) == arrows


def test_a_function_and_its_slope_are_broken_in_two_ways():
    picture = curve([("f", lambda x: x), ("g", lambda x: x * x)], 0, 1,
                    slopes=True)
    looks = [node.get("stroke-dasharray")
             for node in nodes(picture, kind="mn-l")][:4]
    assert len(set(looks)) == 4 and looks[0] is None


def test_lines_without_a_name_look_alike():
    picture = curve([("line", abs)] + [
        ("", [(x, 0), (x, abs(x))]) for x in (-2, 1, 3)])
    assert len(strokes(picture, 1)) == 3 and not strokes(picture, 2)


def test_whole_numbers_are_counted_whole():
    picture = curve({"a": [(0, 5), (1, 3), (2, 2)]}, x_label="step")
    assert not any("." in text for text, _, _, _, anchor in texts(picture)
                   if anchor == "middle")
    halves = curve({"a": [(0, 5), (1, 3), (1.5, 2)]})
    assert "0.5" in words(halves)


@given(st.lists(st.tuples(st.integers(0, 10), st.integers(0, 10)),
                min_size=1, max_size=5, unique=True))
def test_a_note_without_words_is_a_dot_that_covers_nothing(places):
    line = [(0, 0), (10, 10)]
    bare = curve(line, notes=[(0, 10, ""), (0, 0, "")])
    noted = curve(line, notes=[(0, 10, ""), (0, 0, "")]
                  + [(x, y, " ") for x, y in places])
    assert str(noted).count("<rect") == str(bare).count("<rect")
    before, after = ["".join([row.ljust(60) for row in one.text(
        60).split("\n")]) for one in (bare, noted)]
    changed = [new for old, new in zip(before, after) if old != new]
    assert len(before) == len(after) and set(changed) <= {"O", "\u2022"}
    assert changed or set(places) <= {(0, 10), (0, 0)}


def test_the_dot_of_a_note_is_no_letter_of_a_line():
    lines = [(name, [(0, y), (10, y)]) for y, name in enumerate("abcdefgh")]
    text = curve(lines, notes=[(5, 3.5, "")]).text(60, "ascii", False)
    assert text.count("O") == 1


@pytest.mark.parametrize("x, y", [(1, 1), (-1, 1), (0, 0), (1.5, 2.25)])
def test_words_stand_on_no_line_where_there_is_room(x, y):
    picture = str(curve(lambda x: x * x, -2, 2, notes=[(x, y, "here")]))
    (left, top, wide, high), = [list(map(float, box)) for box in re.findall(
        r'<rect class="mn-f-paper"[^>]* x="([\d.]+)" y="([\d.]+)"'
        r' width="([\d.]+)" height="([\d.]+)"', picture)]
    line = re.search(r'class="mn-l mn-s-0" d="([^"]+)"', picture).group(1)
    points = [list(map(float, pair)) for pair in re.findall(
        r"([\d.]+) ([\d.]+)", line)]
    for (a, b), (c, d) in zip(points, points[1:]):
        for step in range(21):
            across, down = [p + step / 20 * (q - p)
                            for p, q in ((a, c), (b, d))]
            assert not (left + 1 < across < left + wide - 1
                        and top + 2 < down < top + high - 2)
