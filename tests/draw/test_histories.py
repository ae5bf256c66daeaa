"""history: errors by epoch, straight or by powers of ten."""

import re

import pytest

from minnet import draw
from tests.draw.pictures import (near, paths, refused, scales, strokes, texts,
                                 tree, words)

pytestmark = pytest.mark.slow  # see test_rounding.py


def test_epochs_count_from_1_and_errors_from_0():
    picture = draw.history([0.5, 0.25, 0.125])
    across, down = scales(picture)
    stroke, = strokes(picture, 0)
    assert [near(point, (across(i), down(e))) for point, i, e in zip(
        stroke, (1, 2, 3), (0.5, 0.25, 0.125))] == [True] * 3
    assert "0" in words(picture) and words(picture)[-2:] == ["epoch", "error"]
    assert not any("." in text for text, _, y, _, anchor in texts(picture)
                   if anchor == "middle")  # no half epochs


def test_powers_of_ten_are_equal_steps():
    picture = draw.history([10.0 ** -i for i in range(6)], log=True)
    stroke, = strokes(picture, 0)
    assert len(stroke) == 2  # a straight line
    heights = {text: y for text, _, y, _, anchor in texts(picture)
               if anchor == "end"}
    steps = [heights[b] - heights[a] for a, b in (("1", "0.01"),
                                                  ("0.01", "0.0001"))]
    assert max(steps) - min(steps) < 0.3 and steps[0] > 0
    assert abs(stroke[0][1] - (heights["1"] - 4.5)) < 0.3


@pytest.mark.parametrize("errors, log", [
    ([1, 3], False), ([1, 0, 2], True),
    ({"a": [1, 2, 3, 4, 5], "b": [9, 1, 2]}, False)])
def test_all_of_it_is_inside(errors, log):
    picture = draw.history(errors, log=log, title="t")
    assert words(picture)[0] == "t"
    left, top, bottom, right = map(float, re.fullmatch(
        r"M(.*) (.*)V(.*)H(.*)", *paths(picture, "mn-s-pale")).groups())
    points = [point for hue in (0, 1) for stroke in strokes(picture, hue)
              for point in stroke]
    assert all(left <= x <= right and top <= y <= bottom for x, y in points)
    assert max(x for x, _ in points) == right


def test_several_are_named():
    rows = {"train": [3, 2, 1], "test": [4, 3, 3, 3]}
    assert str(draw.history(rows)) == str(draw.history(list(rows.items())))
    across, down = scales(draw.history(rows))
    assert words(draw.history(rows))[-2:] == ["train", "test"]
    assert near(strokes(draw.history(rows), 1)[0][0], (across(1), down(4)))


def test_what_has_no_place_is_a_gap():
    for errors, log, said in (
            ([1, 0, 2], True, "error from 1 to 2; 1 epoch left out"),
            ([1, 0.1, 0, 0.1, 0], True, "; 2 epochs left out"),
            ([1, float("inf"), float("nan"), 2], False, "; 2 epochs left")):
        picture = draw.history(errors, log=log)
        assert said in tree(picture)[1].text
        assert len(strokes(picture, 0)) == 2


@pytest.mark.parametrize("errors, log, message", [
    ([0, 0], True, "no error to draw above 0; try"),
    ([], False, "the history is empty: there is no error to draw"),
    ([float("nan")], False, "there is no error to draw$"),
    ({"a": [1], "b": []}, False, "the history 'b' is empty"),
    (5, False, "got 5; expected the list"), ([[1], [2]], False,
                                             "a list of lists"),
    ([1, "2"], False, "number 1 of error 2 of the history is '2'")])
def test_what_is_refused(errors, log, message):
    with refused(message):
        draw.history(errors, log=log)
