"""What all charts share: axes, legend and notes, as SVG and as text."""

import math
import re

from hypothesis import given
from hypothesis import strategies as st

from minnet import draw
from minnet.draw.axes_svg import places_beside
from tests.draw.pictures import (boxes, centres, insides, lie, nodes,
                                 overlapping, rows_of, scales, strokes, words)


def test_the_legend_looks_like_the_lines():
    for count in (6, 12):
        picture = draw.curve([(f"f{i}", lambda x, i=i: i * x)
                              for i in range(count)])
        looks = [(node.get("class"), node.get("stroke-dasharray"))
                 for node in nodes(picture, kind="mn-l")]
        assert looks[:count] == looks[count:] and len(set(looks)) == count
        assert len({dash for _, dash in looks}) == 6
        assert [node[0].text for node in nodes(picture) if len(node)] == [
            f"f{i}" for i in range(count)]
    assert "alone" not in words(draw.curve([("alone", abs)], title="t"))
    long = draw.curve([(f"{i} is a name that is too long for it", abs)
                       for i in range(20)])
    assert overlapping(draw.curve(lambda x: x, 1e6, 1.00001e6)) == []
    assert overlapping(long) == [] and "4 more" in words(long)
    assert sum(word[-3:] == "..." for word in words(long)[1:]) == 16


def test_places_beside_a_point_are_rings():
    x, y, wide = 100, 200, 40
    for place, (left, base) in enumerate(places_beside(x, y, wide)[8:]):
        far = (30, 50, 80, 120)[place // 8]
        aside = max(left - x, x - left - wide, 0)
        off = abs(base - 4 - y)
        # Beside it, it is as far off; in the corners on a circle.
        expected = [(far, 0), (far, 0), (0, far), (0, far)]
        assert (aside, off) == expected[place % 8] if place % 8 < 4 else \
            math.isclose(math.hypot(aside, off), far, rel_tol=0.02)


def test_notes_stand_beside_their_points():
    picture = draw.curve(abs, -1, 1, notes=[(0.5, 0.5, "here"), (0, 0, "")])
    across, down = scales(picture)
    assert lie(picture, centres(picture, "ink"), [(0.5, 0.5), (0, 0)])
    (box,) = [box for box in boxes(picture) if box[0] == "here"]
    assert box[1] - 20 < across(0.5) < box[3] + 20
    assert box[2] - 20 < down(0.5) < box[4] + 20


@given(st.lists(st.tuples(st.integers(-9, 9), st.integers(0, 9)),
                max_size=12))
def test_notes_never_touch(places):
    assert overlapping(draw.curve(abs, -9, 9, notes=[
        (x, y, f"note {i} of some length")
        for i, (x, y) in enumerate(places)])) == []


@given(st.lists(st.integers(-8, 8), min_size=1, max_size=5, unique=True),
       st.sampled_from([60, 80]))
def test_notes_cover_no_line(places, width):
    functions = {"sin": math.sin, "cos": math.cos}
    bare, noted = [draw.curve(functions, -9, 9, notes=[
        (x, math.sin(x), "" if empty else f"at {x}") for x in places])
        for empty in (True, False)]
    line = [point for hue in (0, 1) for stroke in strokes(noted, hue)
            for (x, y), (end_x, end_y) in zip(stroke, stroke[1:])
            for point in [(x + k / 40 * (end_x - x), y + k / 40 * (end_y - y))
                          for k in range(41)]]
    for text, left, top, right, bottom in boxes(noted):
        assert text[:3] != "at " or not any(
            left + 2 < x < right - 2 and top + 2 < y < bottom for x, y in line)
    for colours in (False, True):
        before, after = [re.sub("\x1b.*?m", "", picture.text(
            width, "utf-8", colours)).split("\n") for picture in (bare, noted)]
        drawn = {(i, j) for i, row in enumerate(before)
                 for j, letter in enumerate(row) if letter > "\u2800"}
        assert all(after[i][j] == before[i][j] for i, j in drawn)


def test_text_charts_rise_where_the_numbers_do():
    picture = draw.curve([(0, 0), (4, 4)], notes=[(1, 1, "here")])
    inside = insides(picture)
    assert inside == sorted(inside, key=len, reverse=True)
    ticks = re.findall(r"(?m)^ *(\d+) *[|]", "\n".join(rows_of(picture)))
    assert ticks == sorted(ticks, reverse=True) and len(ticks) >= 3
    # No column without a dot: lines, not points.
    assert all(map(str.strip, map("".join, zip(*[
        row.ljust(len(inside[0])) for row in inside])))) and inside[0][30:]
    assert "here" in "".join(inside[len(inside) // 2 + 1:-1])


def test_notes_without_room_stand_below_the_text():
    picture = draw.curve(lambda w: w * w, -8, 8, tangents=[
        4, -4, (0, "flat here, as everybody can see, a long note")])
    for width in (40, 60, 80):
        text = picture.text(width, "ascii", False)
        assert "slope 8" in text and "slope -8" in text and "slope 0" in text
