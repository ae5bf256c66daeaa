"""matrix: numbers as colours, in the squares where they find room."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minnet import draw
from tests.draw.pictures import (BLUE, ORANGE, overlapping, paths, refused,
                                 rows_of, squares, texts, tree, words)

pytestmark = pytest.mark.slow  # see test_rounding.py


def colours(picture):
    """The squares without those of the scale, which are 16 wide."""
    return {place: look for place, look in squares(picture).items()
            if place[2] != 16}


def test_colours_are_the_numbers():
    picture = draw.matrix([[1, -0.5], [0, 2]])
    assert colours(picture) == {  # a 0 leaves the paper bare
        (12, 44, 37, 34): ("0", 0.25), (49, 44, 37, 34): ("1", 0.125),
        (49, 78, 37, 34): ("0", 0.5)}
    assert words(picture)[1:5] == ["1", "-0.5", "0", "2"]
    assert "numbers from -0.5 to 2" == tree(picture)[1].text
    assert "0.25" in words(draw.matrix([[0.25, 0.5]]))
    numbers = rows_of(draw.matrix([[-1, 1]]), 40, "ascii", True)[1]
    assert numbers.index(ORANGE) < numbers.index(BLUE)


def test_equal_numbers_are_one_square_with_a_rim():
    picture = draw.matrix([[1] * 5] * 2)
    assert set(colours(picture)) == {(12, 44, 170, 34), (12, 78, 170, 34)}
    assert paths(picture, "mn-s-rule") == ["M12 44h170v68h-170z"]


def test_the_scale_goes_from_orange_up_to_blue():
    picture = draw.matrix([[-1, 1]])
    bar = {place[1]: look for place, look in squares(picture).items()
           if place[2] == 16}
    assert bar[min(bar)][0] == "0" and bar[max(bar)][0] == "1"
    ends = {text: y for text, x, y, *_ in texts(picture) if x > 90}
    assert ends["1"] < ends["0"] < ends["-1"]
    below = rows_of(draw.matrix([-1, 0, 1, 0], width=2), colours=True)[-1]
    assert below.index("48;5;166") < below.index("48;5;26")
    # With nothing below 0 all is blue.
    picture = draw.matrix([[0, 1], [2, 4]])
    assert {hue for hue, _ in squares(picture).values()} == {"0"}
    assert words(picture)[-1] == "4" and "-4" not in words(picture)


def test_images_by_hand():
    picture = draw.matrix([[0, 1, 2, 3, 4, 5], [5, 4, 3, 2, 1, 0]], width=3)
    (a, b) = [place for place, look in colours(picture).items()
              if look == ("0", 0.85)]  # the 5 of each image
    assert a[:2] == (60, 68) and b[:2] == (108, 44)
    assert words(picture)[0] == "2 images of 2 x 3"
    assert words(draw.matrix([0, 1, 2, 3], width=2))[0] == "image of 2 x 2"


def test_negative_squares_bear_a_bar():
    # Without numbers the sign is seen without colours, too.
    (bars,) = paths(draw.matrix([-1, 1, -2, 0], width=2), "mn-s-ink")
    (x, y), (_, below) = [map(float, place) for place in re.findall(
        r"M([\d.]+) ([\d.]+)h", bars)]
    assert 12 < x < 36 and 44 < y < 68 < below
    assert not paths(draw.matrix([[-1, 1]]), "mn-s-ink")


@pytest.mark.parametrize("values, width, lines", [
    ([[0, 1], [2, 3]], None, ["2 x 2 matrix", " 0 1", " 2 3"]),
    ([0, 1, 1, 0], 2, ["image of 2 x 2", "  @@", "@@",
                       "0 '  ..::--==++**##%%@@' 1"]),
    ([-1, 0, 1, 0], 2, ["image of 2 x 2", "  ++", "@@++",
                        "-1 '  ..::--==++**##%%@@' 1"]),
    ([[1000 * i for i in range(10)]], None,
     ["1 x 10 matrix", "    0 1000 2000 3000 4000 5000 ..."])])
def test_text_by_hand(values, width, lines):
    assert rows_of(draw.matrix(values, width), 36) == lines


def test_large_images_keep_their_shape_as_text():
    assert len(rows_of(draw.matrix([i % 2 for i in range(900)], width=30),
                       30)) in (17, 18)
    assert len(rows_of(draw.matrix([[i] * 10 for i in range(3)]), 20)) == 4
    found = rows_of(draw.matrix([list(range(200))] * 100, width=20))
    assert max(map(len, found)) <= 40 and len(found) > 100
    assert "(80 of 300 columns shown)" in rows_of(
        draw.matrix([list(range(300))]), 80)


def test_images_in_colour():
    found = rows_of(draw.matrix([-1, 0, 1, 0], width=2), 20, "utf-8", True)
    assert "38;5;166" in found[1] and "38;5;255" in found[1]
    assert "38;5;26" in found[2] and found[1].endswith("\x1b[0m")
    assert "38;5;26" in rows_of(draw.matrix([1] * 6 + [0] * 6, width=6), 20,
                                "utf-8", True)[1]


@given(st.integers(1, 30), st.integers(1, 30), st.integers(1, 12))
def test_any_shape(rows, columns, images):
    values = [[(7 * i + 3 * j) % 11 - 5 for j in range(columns)]
              for i in range(rows)]
    assert overlapping(draw.matrix(iter(values))) == []
    picture = draw.matrix([sum(values, [])] * images, width=columns)
    assert overlapping(picture) == []
    assert float(tree(picture).get("width")) < 1200


@pytest.mark.parametrize("arguments, message", [
    (([[1, 2], [3]],), "row 2 of the matrix has 1 number"),
    (([1, 2],), "is a single row"), (([],), "the matrix is empty"),
    (([[1, float("inf")]],), "number 2 of row 1 of the matrix is inf"),
    (([[1, "a"]],), "'a', which is not a number"),
    (([1, 2, 3], 2), "width is 2, but an image has 3 numbers"),
    (([1, 2, 3], 0), "width is 0"), (([1, 2, 3], "3"), "width is '3'")])
def test_what_is_refused(arguments, message):
    with refused(message):
        draw.matrix(*arguments)
