"""What all charts share: axes, legend and notes, as SVG and as text."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minnet import draw
from tests.draw.pictures import (boxes, centres, frame, insides, near, nodes,
                                 overlapping, paths, rows_of, scales, texts,
                                 words)

pytestmark = pytest.mark.slow  # see test_rounding.py

FALLING = draw.curve(lambda w: w * w, -8, 8, tangents=[
    4, -4, (0, "flat here, as everybody can see, a long note")])


def looks(picture):
    """(class, dashes) of the lines of the chart, then of the legend."""
    return [(node.get("class"), node.get("stroke-dasharray"))
            for node in nodes(picture, kind="mn-l")]


def test_rules_and_dots_stand_where_the_numbers_do():
    picture = draw.curve(abs, notes=[(1, 3, "here")])
    across, down = scales(picture)
    assert near(centres(picture, "ink")[0], (across(1), down(3)))
    (rules,) = paths(picture, "mn-s-rule")
    ticks = [y - 4.5 for text, _, y, _, anchor in texts(picture)
             if anchor == "end"]
    ys = [float(y) for y in re.findall(r"M[\d.]+ ([\d.]+)H", rules)]
    assert len(ys) == len(ticks) and near(sorted(ys), sorted(ticks))
    assert overlapping(draw.curve(lambda x: x, 1e6, 1.00001e6)) == []


def test_points_keep_off_the_frame():
    picture = draw.scatter([[0, 0], [10, 5]])
    (x1, y1), (x2, y2) = sorted(centres(picture, 0))
    left, top, bottom, right = frame(picture)
    for room in (x1 - left, right - x2, y2 - top, bottom - y1):
        assert 0.03 * 360 < room < 0.05 * 360


def test_the_legend_looks_like_the_lines():
    for count in (6, 12):
        picture = draw.curve([(f"f{i}", lambda x, i=i: i * x)
                              for i in range(count)])
        drawn = looks(picture)
        assert drawn[:count] == drawn[count:]
        assert len(set(drawn)) == count
        assert [node[0].text for node in nodes(picture) if len(node)] == [
            f"f{i}" for i in range(count)]
        assert len({dash for _, dash in drawn}) == 6
    assert "alone" not in words(draw.curve([("alone", abs)], title="t"))


def test_a_long_legend_is_cut():
    names = [f"{i} is a name that is too long for it" for i in range(20)]
    picture = draw.curve([(name, abs) for name in names])
    assert overlapping(picture) == [] and "4 more" in words(picture)
    assert sum(word[-3:] == "..." for word in words(picture)[1:]) == 16


def test_notes_stand_beside_their_points():
    picture = draw.curve(abs, -1, 1, notes=[(0.5, 0.5, "here"), (0, 0, "")])
    across, down = scales(picture)
    (box,) = [box for box in boxes(picture) if box[0] == "here"]
    assert box[1] - 20 < across(0.5) < box[3] + 20
    assert box[2] - 20 < down(0.5) < box[4] + 20


@given(st.lists(st.tuples(st.integers(-9, 9), st.integers(0, 9)),
                max_size=12))
def test_notes_never_touch(places):
    assert overlapping(draw.curve(abs, -9, 9, notes=[
        (x, y, f"note {i} of some length")
        for i, (x, y) in enumerate(places)])) == []


# As text

def test_text_charts_are_not_upside_down():
    picture = draw.curve([(0, 0), (4, 4)])
    ends = [len(row.rstrip()) for row in insides(picture)]
    assert ends == sorted(ends, reverse=True) and ends[0] > 30
    ticks = [int(row.split("|")[0]) for row in rows_of(picture)
             if re.match(" *[0-9]+ +[|]", row)]
    assert ticks == sorted(ticks, reverse=True) and len(ticks) >= 3
    # No column without a dot: lines, not points.
    assert all(map(str.strip, map("".join, zip(*[
        row.ljust(max(ends)) for row in insides(picture)]))))


def test_numbers_stand_below_their_place():
    picture = draw.curve([(0, 0), (2, 1), (4, 0)], x_label="a long name of x")
    (below,) = [row for row in rows_of(picture)
                if re.fullmatch(r" +0 +1 +2 +3 +4", row)]
    top = [row for row in rows_of(picture) if re.search(r"\| *\S", row)][0]
    peak = re.search(r"\| *\S", top).end() - 1
    assert abs(below.index("2") - peak) <= 2
    assert any("a long name of x" in row for row in rows_of(picture))


def test_notes_stand_in_the_row_of_their_point():
    found = insides(draw.curve([(0, 0), (4, 4)], notes=[(1, 1, "here")]))
    (row,) = [i for i, line in enumerate(found) if "here" in line]
    assert abs(row - 0.75 * len(found)) <= 2


@pytest.mark.parametrize("width", [40, 60, 80])
def test_notes_without_room_stand_below_the_text(width):
    assert all(f"slope {slope}" in FALLING.text(width, "ascii", False)
               for slope in (8, -8, 0))


def test_points_on_a_scale_are_letters_and_the_scale_is_below():
    picture = draw.scatter([([i, 0], [i / 10]) for i in range(11)])
    assert re.fullmatch(r"0 ' .*@' 1", rows_of(picture)[-1])
    (marks,) = filter(None, map(str.strip, insides(picture)))
    assert marks[0] != marks[-1] == "@"
