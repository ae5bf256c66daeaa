"""minnet.draw: what changes of its code had passed all other tests.

Each was tried on purpose; now each has a property or a number by hand.
"""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minnet import (ConvLayer, FCLayer, LeakyReLUActivation, Model, Neuron,
                    ReLUActivation, draw)
from minnet.draw.rounding import log_ticks
from minnet.draw.dots import Dots
from minnet.draw.heat import heat
from minnet.draw.marks import shape, straightened
from minnet.draw.svg import shortened, text_width
from minnet.draw.terminal import Look
from minnet.support.summary import summary_table
from tests.draw.pictures import (SVG, lines, overlapping, paths, scales, texts,
                            tree, words)
from tests.draw.test_draw import COLOUR, Terminal
from tests.draw.test_draw_charts import Formula, cells, centres, near, strokes
from tests.draw.test_draw_diagrams import fixed, small, squares, tips

pytestmark = pytest.mark.slow  # see test_draw_charts.py

BLUE, ORANGE = "38;5;33", "38;5;208"


def rows_of(picture, width=40, encoding="ascii", colours=False):
    return picture.text(width, encoding, colours).split("\n")


# Text

def test_text_charts_are_not_upside_down():
    picture = draw.curve([(0, 0), (4, 4)])
    found = [(i, line) for i, line in enumerate(rows_of(picture))
             if "|" in line]
    dots = {i: line.split("|")[1].rstrip() for i, line in found}
    ends = [len(dots[i]) for i, _ in found]
    assert ends == sorted(ends, reverse=True) and ends[0] > 30
    ticks = [int(line.split("|")[0]) for _, line in found
             if line.split("|")[0].strip()]
    assert ticks == sorted(ticks, reverse=True) and len(ticks) >= 3
    # No column without a dot: lines, not points.
    columns = set()
    for line in dots.values():
        columns |= {j for j, letter in enumerate(line) if letter != " "}
    assert columns == set(range(max(ends)))


def test_numbers_stand_below_their_place():
    picture = draw.curve([(0, 0), (2, 1), (4, 0)], x_label="a long name of x")
    found = rows_of(picture)
    (below,) = [line for line in found if re.fullmatch(r" +0 +1 +2 +3 +4",
                                                       line)]
    top = [line for line in found if "|" in line and
           line.split("|")[1].strip()][0]
    peak = top.index("|") + 1 + top.split("|")[1].index(
        top.split("|")[1].strip()[0])
    assert abs(below.index("2") - peak) <= 2
    assert any("a long name of x" in line for line in found)


def test_points_on_a_text_map_are_not_mirrored():
    picture = draw.prediction_map(Formula(lambda x1, x2: [0.5]), [
        ([0, 1], [1]), ([1, 0.5], [0])])
    found = [line[line.index("|") + 1:-1] for line in rows_of(picture)
             if "|" in line]
    (x_row,) = [i for i, line in enumerate(found) if "x" in line]
    (o_row,) = [i for i, line in enumerate(found) if "o" in line]
    assert x_row < o_row and found[x_row].index("x") < 5
    assert found[o_row].index("o") > 25


def test_many_points_leave_the_text_map_as_it_is():
    examples = [([i / 41, i * i % 41 / 41], [i % 2]) for i in range(42)]
    found = rows_of(draw.prediction_map(Formula(lambda x1, x2: [x1]),
                                        examples))
    assert not any(mark in line.split("|")[1] for line in found
                   if "|" in line for mark in "ox")


def test_notes_stand_in_the_row_of_their_point():
    found = rows_of(draw.curve([(0, 0), (4, 4)], notes=[(1, 1, "here")]))
    (row,) = [i for i, line in enumerate(found) if "here" in line]
    rows = [i for i, line in enumerate(found) if "|" in line]
    point = rows[0] + 0.75 * len(rows)
    assert abs(row - point) <= 2


def test_colours_in_the_terminal():
    text = draw.curve([("up", lambda x: x), ("down", lambda x: -x)]).text(
        40, "ascii", True)
    chart, legend = text.split("up\n")[0], text.split("\n")[-2:]
    assert BLUE in chart and ORANGE in chart
    assert BLUE in legend[0] and ORANGE in legend[1]
    for line in text.split("\n"):
        codes = COLOUR.findall(line)
        assert not codes or codes[-1] == "\x1b[0m"
    assert BLUE in draw.network(small()).text(60, "utf-8", True)


def test_no_colours_means_none(monkeypatch):
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr("sys.stdout", Terminal("utf-8", True))
    assert "\x1b" in draw.matrix([[1]]).text(40) or "\x1b" in draw.curve(
        abs).text(40)
    assert "\x1b" not in draw.curve(abs).text(40, None, False)


def test_the_colour_scale_as_text():
    picture = draw.scatter([([i, 0], [i / 10]) for i in range(11)])
    found = rows_of(picture)
    assert re.fullmatch(r"0 ' .*@' 1", found[-1])
    marks = [line for line in found if "|" in line and
             line.split("|")[1].strip()][0].split("|")[1].strip()
    assert marks[0] != marks[-1] == "@"
    bar = rows_of(draw.matrix([-1, 0, 1, 0], width=2), colours=True)[-1]
    assert bar.index("48;5;166") < bar.index("48;5;26")


def test_images_in_colour():
    found = rows_of(draw.matrix([-1, 0, 1, 0], width=2), 20, "utf-8", True)
    assert "38;5;166" in found[1] and "38;5;255" in found[1]
    assert "38;5;26" in found[2] and found[1].endswith("\x1b[0m")
    high = rows_of(draw.matrix([1] * 6 + [0] * 6, width=6), 3 + 17, "utf-8",
                   True)
    assert "38;5;26" in high[1]


@pytest.mark.parametrize("encoding", ["ascii", "cp437", "utf-8"])
def test_classes_of_a_map_are_told_apart(encoding):
    picture = draw.prediction_map(Formula(
        lambda x1, x2: [0.3, x1, x2 if x1 < 0.5 else 0]))
    text = picture.text(40, encoding, False)
    shades = [re.match(r"  '(.)", line).group(1)
              for line in text.split("\n")[-3:]]
    assert len(set(shades)) == 3
    chart = "".join([line[6:-1] for line in text.split("\n")[3:-6]])
    assert set(chart) == set(shades)


def test_dots_by_hand():
    for dots, corner, both in (("braille", "\u2801", "\u2809"),
                               ("blocks", "\u2580", "\u2580"),
                               ("ascii", "'", "'")):
        look = Look(20, "utf-8", False)
        grid = Dots(1, 1, look, dots)
        grid.dot(0, 0)
        assert grid.lines() == [corner]
        grid.dot(0.9, 0)
        assert grid.lines() == [both]
    grid = Dots(2, 4, Look(20, "ascii", False), "marks")
    grid.line((0.5, 0), (0.5, 4), None, "#")
    assert grid.lines() == ["# "] * 4
    assert grid.write(1, 1, "a") and not grid.write(0, 1, "bc")
    assert grid.lines()[1] == "#a" and not grid.write(1, 0, "too long")


def test_network_as_text():
    text = draw.network(small()).text(80, "utf-8", False)
    assert re.search("[\u2801-\u28ff]{5}", text) and "2 inputs" in text
    (line,) = [line for line in text.split("\n") if "x1" in line]
    assert abs(line.index("x1") - 85 / 510 * 80) < 3


def test_titles_as_text():
    first = rows_of(draw.curve(abs, title="a\nb\x1bc" + "d" * 99))[0]
    assert first.startswith("a b cd") and first.endswith("...")
    assert len(first) == 40


def test_gbk_has_blocks_but_not_all():
    for picture in (draw.curve(abs), draw.matrix([1, 2], width=1)):
        picture.text(40, "gbk", False).encode("gbk")


def test_images_keep_their_shape_and_order():
    found = rows_of(draw.matrix([i % 2 for i in range(900)], width=30), 30)
    assert len(found) in (17, 18)
    two = rows_of(draw.matrix([[1, 1], [0, 0]], width=2))
    assert two[1].startswith("@@@@")
    numbers = rows_of(draw.matrix([[-1, 1]]), 40, "ascii", True)[1]
    assert numbers.index(ORANGE) < numbers.index(BLUE)
    assert len(rows_of(draw.matrix([[i] * 10 for i in range(3)]), 20)) == 4


# The colour scale and matrices

def test_blue_is_high_on_the_scale():
    picture = draw.matrix([[-1, 1]])
    bar = {place[1]: look for place, look in squares(picture).items()
           if place[0] > 12 + 2 * place[2] and place[2] == 16}
    assert bar[min(bar)][0] == "0" and bar[max(bar)][0] == "1"
    ends = {text: y for text, x, y, *_ in texts(picture) if x > 90}
    assert ends["1"] < ends["0"] < ends["-1"]


def test_beyond_the_scale_is_the_full_hue():
    assert heat(-5, 0, 10) == (1, 1) and heat(15, 0, 10) == (0, 1)
    picture = draw.prediction_map(Formula(lambda x1, x2: [14 * x1 - 2]),
                                  [([0, 0], [0]), ([1, 1], [10])])
    assert max(strength for _, strength in cells(picture).values()) == 0.85


def test_matrix_by_hand():
    assert "0.25" in words(draw.matrix([[0.25, 0.5]]))
    picture = draw.matrix([[1] * 5] * 2)
    (square,) = {place[2:] for place in squares(picture)
                 if place[0] < 40 and place[2] != 16}
    across = square[0] / 5 if square[0] > 100 else square[0]
    rims = paths(picture, "mn-s-rule")
    assert rims == [f"M12 44h{5 * across:g}v68h-{5 * across:g}z"]
    top, = [place for place, look in squares(draw.matrix(
        [[9, 0, 0, 0], [0, 0, 0, 9]], width=2)).items()
        if look == ("0", 0.85) and place[0] < 14]
    assert top[1] == 44
    bars = paths(draw.matrix([-1, 1, 1, 1], width=2), "mn-s-ink")[0]
    x, y = map(float, re.match(r"M([\d.]+) ([\d.]+)", bars).groups())
    assert 12 < x < 36 and 44 < y < 68


# Maps and points

def test_class_maps_are_not_upside_down():
    picture = draw.prediction_map(Formula(lambda x1, x2: [0.5, x2]))
    _, down = scales(picture)
    assert len(cells(picture)) == 3600
    for (_, top), (hue, _) in cells(picture).items():
        assert hue == ("1" if top + 3 < down(0.5) else "0")
    assert words(picture)[-2:] == ["class 0", "class 1"]
    legend = [node.get("class") for node in tree(picture).iter(SVG + "path")
              if node.get("class", "").startswith("mn-f-")
              and "mn-s-paper" in node.get("class")]
    assert legend == ["mn-f-0 mn-s-paper", "mn-f-1 mn-s-paper"]


def test_the_description_of_a_map():
    picture = draw.prediction_map(Formula(lambda x1, x2: [7]),
                                  [([0, 0], [0]), ([1, 1], [10])])
    assert "from 7 to 7" in tree(picture)[1].text


def test_one_hot_labels_by_hand():
    picture = draw.scatter([([0, 0], [1, 0, 0]), ([1, 1], [0, 1, 0]),
                            ([2, 0], [0, 1, 0])], x_label="a", y_label="b")
    assert tree(picture)[1].text == \
        "3 points of class 0 (1), class 1 (2), class 2 (0)"
    across, down = scales(picture)
    assert near(centres(picture, 0)[0], (across(0), down(0)))
    assert near(centres(picture, 1)[0], (across(1), down(1)))
    assert {"a", "b"} <= set(words(picture))
    assert words(picture).index("a") < words(picture).index("b")


def test_six_whole_numbers_are_classes_and_seven_are_not():
    for count, names in ((6, True), (7, False)):
        picture = draw.scatter([([i, i], [i]) for i in range(count)])
        assert ("0" in words(picture)[-6:] and words(picture)[-6:] == list(
            "012345")) is names


def test_points_keep_off_the_frame():
    picture = draw.scatter([[0, 0], [10, 5]])
    (left, low), (right, high) = sorted(centres(picture, 0))
    (frame,) = paths(picture, "mn-s-pale")
    x, top, bottom, end = map(float, re.match(
        r"M([\d.]+) ([\d.]+)V([\d.]+)H([\d.]+)", frame).groups())
    for room in (left - x, end - right, high - top, bottom - low):
        assert 0.03 * 360 < room < 0.05 * 360


# Curves and histories

def test_two_curves():
    picture = draw.curve([("a", lambda x: x * x), ("b", lambda x: x)], 0, 4,
                         tangents=[1], notes=[(2, 99, "high")])
    assert strokes(picture, 0) and strokes(picture, 1)
    assert words(picture)[0] == "a, b" and "slope 2" in words(picture)
    assert "high" in tree(picture)[1].text
    heights = [float(y) for y in re.findall(r"M[\d.]+ ([\d.]+)a3.5", str(
        picture))]
    assert min(heights) > 58


def test_the_legend_looks_like_the_lines():
    picture = draw.curve([(f"f{i}", lambda x, i=i: i * x) for i in range(6)])
    looks = [(node.get("class"), node.get("stroke-dasharray"))
             for node in tree(picture).iter(SVG + "path")
             if "mn-l" in node.get("class", "")]
    assert looks[:6] == looks[6:] and len(set(looks)) == 6
    tips = [node[0].text for node in tree(picture).iter(SVG + "path")
            if len(node)]
    assert tips == [f"f{i}" for i in range(6)]
    assert len({dash for _, dash in looks}) == 6
    twelve = draw.curve([(f"f{i}", lambda x, i=i: i * x) for i in range(12)])
    assert len({(node.get("class"), node.get("stroke-dasharray")) for node in
                tree(twelve).iter(SVG + "path")
                if "h22" in node.get("d", "")}) == 12
    many = words(draw.curve([(f"g{i}", abs) for i in range(20)]))
    assert sum(word[0] == "g" and word[1:].isdigit() for word in many) == 16
    assert "alone" not in words(draw.curve([("alone", abs)], title="t"))


def test_rules_and_dots_stand_where_the_numbers_do():
    picture = draw.curve(abs, notes=[(1, 3, "here")])
    across, down = scales(picture)
    assert any(near((float(x) + 3.5, float(y)), (across(1), down(3)))
               for x, y in re.findall(r"M([\d.]+) ([\d.]+)a3.5",
                                      str(picture)))
    (rules,) = paths(picture, "mn-s-rule")
    ticks = [y - 4.5 for text, _, y, _, anchor in texts(picture)
             if anchor == "end"]
    ys = [float(y) for y in re.findall(r"M[\d.]+ ([\d.]+)H", rules)]
    assert len(ys) == len(ticks) and near(sorted(ys), sorted(ticks))


def test_long_numbers_below_the_axis():
    assert overlapping(draw.curve(lambda x: x, 1e6, 1.00001e6)) == []


def test_histories_stay_inside():
    for errors, log in (([1, 3], False), ([1, 0, 2], True),
                        ({"a": [1, 2, 3, 4, 5], "b": [9, 1, 2]}, False)):
        picture = draw.history(errors, log=log, title="t")
        assert words(picture)[0] == "t"
        (frame,) = paths(picture, "mn-s-pale")
        left, top, bottom, right = map(float, re.match(
            r"M([\d.]+) ([\d.]+)V([\d.]+)H([\d.]+)", frame).groups())
        points = [point for hue in (0, 1) for stroke in strokes(picture, hue)
                  for point in stroke]
        assert all(left <= x <= right and top <= y <= bottom
                   for x, y in points)
        assert max(x for x, _ in points) == right
    gap = draw.history([1, 0, 2], log=True)
    assert len(strokes(gap, 0)) >= 2
    assert tree(gap)[1].text.startswith("error from 1 to 2; 1 epoch left")


def test_functions_by_hand():
    assert words(draw.curve(lambda x: x))[0] == "y(x)"
    one_side = draw.curve(lambda x: x if x > 0 else float("-inf"), -1, 1)
    across, _ = scales(one_side)
    assert strokes(one_side, 0)[0][0][0] > across(0)
    stairs = draw.curve(lambda x: float(int(x)), 0, 3.99)
    assert len(strokes(stairs, 0)) == 4


def test_ticks_by_hand():
    assert [text for _, text in log_ticks(1, 100)] == ["1", "10", "100"]
    assert [text for _, text in log_ticks(1, 10)] == ["1", "2", "5", "10"]
    ends = [float(word) for word in words(draw.curve(lambda x: 3))
            if re.fullmatch(r"[\d.]+", word)]
    assert max(ends) >= 4 and draw.curve(lambda x: 1e150 * x)


# Diagrams

def test_a_neuron_by_hand():
    picture = draw.neuron(Neuron([2], 1, LeakyReLUActivation()), [-3])
    assert {"a = -5", "-0.5", "w1 = 2", "b = 1"} <= set(words(picture))
    assert "a = -5, y = -0.5" in tree(picture)[1].text
    shown = words(draw.neuron(Neuron(list(range(10)), 0),
                              [10 * i for i in range(10)]))
    assert {"x10", "w10 = 9", "90"} <= set(shown) and "x9" not in shown
    picture = draw.neuron(Neuron([1, -1, 5], 0, ReLUActivation()))
    wide = [float(node.get("stroke-width")) for node in
            tree(picture).iter(SVG + "path") if "stroke-width" in node.attrib]
    assert wide[:3] == [1.1, 1.1, 3.5]
    (curve,) = [d for d in paths(picture, "mn-l")]
    (points,) = lines(curve)
    assert min(y for _, y in points) == points[-1][1] < points[0][1]


def test_widths_are_those_of_the_sizes():
    widths = [float(node.get("stroke-width")) for node in tree(draw.network(
        Model([fixed([[-2, -1]], [0])], 1, 1, 1))).iter(SVG + "path")
        if len(node)]
    assert widths == [4, 2.3]


def test_single_lines_and_bands_join_the_right_neurons():
    picture = draw.network(Model([ReLUActivation(), FCLayer(3, 1)], 1, 1, 1))
    for d in [node.get("d") for node in tree(picture).iter(SVG + "path")
              if "mn-s-rule" in node.get("class", "") and not len(node)]:
        ((start, end),) = lines(d)
        assert start[1] == end[1]
    picture = draw.network(Model([ConvLayer(3, 3, 1, 2, 2)], 1, 1, 1))
    places = {text: (x, y - 4.5) for text, x, y, *_ in texts(picture)}
    (band,) = paths(picture, "mn-f-rule")
    assert lines(band.rstrip("z")) == [[places["x1"], places["y1"],
                                        places["y8"], places["x9"]]]


def test_discs_meet_no_text_of_others():
    picture = draw.network(small(), [1, 2], [1])
    for node in tree(picture).iter(SVG + "circle"):
        x, y, r = [float(node.get(name)) for name in ("cx", "cy", "r")]
        inside = [text for text, left, top, *_ in texts(picture)
                  if abs(left - x) < r and abs(top - 4 - y) < r]
        assert len(inside) == 1


def test_heads_stand_above_their_columns():
    deep = Model([FCLayer(2, 3)] + [ReLUActivation() for _ in range(4)]
                 + [FCLayer(3, 2), ReLUActivation(), FCLayer(2, 1)], 1, 1, 1)
    picture = draw.network(deep)
    places = {text: (x, y) for text, x, y, *_ in texts(picture)}
    assert places["FCLayer(2, 3)"][0] == places["a1"][0]
    assert places["FCLayer(2, 1)"][0] == places["y1"][0]
    assert "3 more layers" in places and {"a1", "b1", "y1"} <= set(places)
    means = [sum(places[name][1] for name in column) / len(column)
             for column in (("x1", "x2"), ("a1", "a2", "a3"), ("b1", "b2"))]
    assert max(means) - min(means) < 0.11
    assert "b1 = ReLU(" in " ".join(tips(picture))
    assert "8 numbers" in tree(draw.network(Model(
        [ConvLayer(3, 3, 1, 2, 2)], 1, 1, 1)))[1].text


# SVG

def test_the_paper_is_white_by_day():
    svg = str(draw.network(small(), numbers=True))
    light, dark = svg.split("@media (prefers-color-scheme:dark)")
    assert ".mn-f-paper{fill:#ffffff}" in light
    assert ".mn-f-ink{fill:#1f2328}" in light
    assert ".mn-f-paper{fill:#14181d}" in dark
    for node in tree(svg).iter(SVG + "rect"):
        assert node.get("class") == "mn-f-paper"
    assert re.search(r"\.mn-l\{[^}]*stroke-width:[1-9]", light)
    kinds = [node.tag for node in tree(svg) if node.tag in (
        SVG + "path", SVG + "circle")]
    assert kinds == sorted(kinds, reverse=True)  # lines below, neurons above


@given(st.text("aMW.%i ", max_size=60), st.integers(20, 300))
def test_shortened_text_fits(text, width):
    short = shortened(text, width)
    assert short == text or short.endswith("...")
    assert text_width(short) <= width
    assert text_width("A" * 10) > 7 * 13


def test_long_titles_in_capitals():
    assert overlapping(draw.curve(abs, title="WIDE " * 40,
                                  y_label="WIDE " * 40)) == []


def test_six_shapes():
    assert len({re.sub(r"[\d. -]+", "#", shape((9, 9), hue, 4)) + str(
        shape((9, 9), hue, 4)) for hue in range(6)}) == 6


@given(st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99)),
                min_size=2, max_size=30))
def test_straightened_lines_stay_within_a_tenth(points):
    kept = straightened(points)
    assert kept[0] == points[0] and kept[-1] == points[-1]
    assert set(kept) <= set(points)
    for (x, y) in points:
        assert min(near_to(x, y, a, b) for a, b in zip(kept, kept[1:])) <= 0.1


def near_to(x, y, a, b):
    """The distance of a point from a line between two points."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    long = dx * dx + dy * dy
    t = ((x - a[0]) * dx + (y - a[1]) * dy) / long if long else 0
    # Points beyond an end may be left out only if they go on straight.
    return ((x - a[0] - t * dx) ** 2 + (y - a[1] - t * dy) ** 2) ** 0.5


def test_save_in_capitals(tmp_path):
    draw.matrix([[1]]).save(tmp_path / "X.SVG")
    assert (tmp_path / "X.SVG").exists()


class Three(FCLayer):
    """Three different parameters."""

    def parameters(self):
        for values in ([[1, 2, 3], [1, 2, 3]], [1, 2, 3], [1, 2, 3, 4]):
            yield "w", values, None

    def __repr__(self):
        return "A" * 50


def test_summary_by_hand():
    lines = summary_table([Three(1, 1)], [1, 1]).splitlines()
    assert lines[2].endswith("3\u00d72 + 3 + 4 = 13")
    assert "A" * 27 + "..." in lines[2] and "A" * 28 not in lines[2]
