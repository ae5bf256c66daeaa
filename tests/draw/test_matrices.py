"""matrix: numbers as colours, in the squares where they find room."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minnet.draw import matrix
from tests.draw.pictures import (overlapping, paths, refusals, rows_of,
                                 squares, texts, tree, words)


def colours(picture):
    """The squares without those of the scale, which are 16 wide."""
    return {place: look for place, look in squares(picture).items()
            if place[2] != 16}


def test_colours_are_the_numbers():
    picture = matrix([[1, -0.5], [0, 2]])
    assert colours(picture) == {  # a 0 leaves the paper bare
        (12, 44, 37, 34): ("0", 0.25), (49, 44, 37, 34): ("1", 0.125),
        (49, 78, 37, 34): ("0", 0.5)}
    assert words(picture)[1:5] == ["1", "-0.5", "0", "2"]
    assert "numbers from -0.5 to 2" == tree(picture)[1].text
    assert "0.25" in words(matrix([[0.25, 0.5]]))
    assert re.fullmatch(".*;208m +-1.*;33m +1.*", rows_of(
        matrix([[-1, 1]]), 40, "ascii", True)[1])
    # Equal numbers are one square, with a rim.
    picture = matrix([[1] * 5] * 2)
    assert set(colours(picture)) == {(12, 44, 170, 34), (12, 78, 170, 34)}
    assert paths(picture, "mn-s-rule") == ["M12 44h170v68h-170z"]


@pytest.mark.parametrize("numbers, low, high, beyond", [
    ([-2] + [1] * 30 + [1000.], -2, 2, "beyond the scale: 1000"),
    ([1, 3] * 20 + [1000, -2000], -3, 3,
     "beyond the scale: 2 numbers, -2000 the farthest"),
    ([100, 101] * 20, 100, 101, ""), ([0, 7] * 20, 0, 7, ""),
    ([5] * 40, 0, 5, ""), ([0] * 40, 0, 1, ""), ([0] * 39 + [9], 0, 9, ""),
    ([1] * 20 + [4.1] * 20, 0, 4.1, ""), ([1] * 39 + [4], 0, 4, ""),
    ([1] * 39 + [4.5], 0, 1, "beyond the scale: 4.5")])
def test_most_numbers_can_be_told_apart(numbers, low, high, beyond):
    half = len(numbers) // 2
    picture = matrix([numbers[:half], numbers[half:]])
    text = picture.text(80, "ascii", False).split("\n")
    scale = text[-1 - (beyond != "")]
    assert scale.startswith(f"{low} '") and scale.endswith(f"' {high}")
    assert (beyond in words(picture) and text[-1] == beyond) or not beyond
    assert overlapping(picture) == []
    letters = {number: (text[1] + " " * 80)[2 * place]
               for place, number in enumerate(numbers[:half])}
    assert len(set(letters.values())) == len(letters)


def test_the_scale_goes_from_orange_up_to_blue():
    bar = {place[1]: hue for place, (hue, _) in squares(
        matrix([[-1, 1]])).items() if place[2] == 16}
    assert bar[min(bar)] == "0" and bar[max(bar)] == "1"
    assert [text for y, text in sorted(
        (y, text) for text, x, y, *_ in texts(matrix([[-1, 1]])) if x > 99)
            ] == ["1", "0.5", "0", "-0.5", "-1"]
    below = rows_of(matrix([-1, 0, 1, 0], width=2), colours=True)[-1]
    assert below.index("48;5;166") < below.index("48;5;26")
    picture = matrix([[0, 1], [2, 4]])  # with nothing below 0 all is blue
    assert {hue for hue, _ in squares(picture).values()} == {"0"}
    assert words(picture)[-1] == "4" and "-4" not in words(picture)


def test_images_by_hand():
    picture = matrix([[0, 1, 2, 3, 4, 5], [5, 4, 3, 2, 1, 0]], width=3)
    assert [place[:2] for place, look in colours(picture).items()
            if look == ("0", 0.85)] == [(60, 68), (108, 44)]  # the 5 of each
    assert words(picture)[0] == "2 images of 2 x 3"
    # Without numbers the sign is seen without colours, too.
    assert paths(matrix([-1, 1, -2, 0], width=2), "mn-s-ink") == [
        "M19.2 56h9.6M19.2 80h9.6"]
    assert not paths(matrix([[-1, 1]]), "mn-s-ink")


@pytest.mark.parametrize("values, width, lines", [
    ([[0, 1], [2, 3]], None, ["2 x 2 matrix", " 0 1", " 2 3"]),
    ([0, 1, 1, 0], 2, ["image of 2 x 2", "  @@", "@@",
                       "0 '  ..::--==++**##%%@@' 1"]),
    ([-1, 0, 1, 0], 2, ["image of 2 x 2", "  ++", "@@++",
                        "-1 '  ..::--==++**##%%@@' 1"]),
    ([[1000 * i for i in range(10)]], None,
     ["1 x 10 matrix", "    0 1000 2000 3000 4000 5000 ..."])])
def test_text_by_hand(values, width, lines):
    assert rows_of(matrix(values, width), 36) == lines


def test_large_images_keep_their_shape_as_text():
    for values, width, columns, lines in (
            ([0, 1] * 450, 30, 30, 17), ([[5] * 10] * 3, None, 20, 4),
            ([range(200)] * 100, 20, 40, 1101), ([range(300)], None, 80, 4)):
        found = rows_of(matrix(values, width), columns)
        assert max(map(len, found)) <= columns and len(found) == lines
    assert "(80 of 300 columns shown)" in found


@given(st.integers(1, 30), st.integers(1, 30), st.integers(1, 12))
def test_any_shape(rows, columns, images):
    values = [[(7 * i + 3 * j) % 11 - 5 for j in range(columns)]
              for i in range(rows)]
    picture = matrix([sum(values, [])] * images, width=columns)
    assert overlapping(picture) == overlapping(matrix(iter(values))) == []
    assert float(tree(picture).get("width")) < 1200


test_what_is_refused = refusals(matrix, [
    (([[1, 2], [3]],), "row 2 of the matrix has 1 number"),
    (([1, 2],), "is a single row"), (([],), "the matrix is empty"),
    (([[1, float("inf")]],), "number 2 of row 1 of the matrix is inf"),
    (([[1, "a"]],), "'a', which is not a number"),
    (([[10 ** 400]],), "too large"),
    (([1, 2, 3], 2), "width is 2, but an image has 3 numbers"),
    (([1, 2, 3], 0), "width is 0"), (([1, 2, 3], "3"), "width is '3'")])
