"""history: errors by epoch, straight or by powers of ten."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minnet.draw import history
from minnet.support.history import History
from tests.draw.pictures import (lie, paths, refusals, strokes, texts, tree,
                                 words)


@pytest.mark.parametrize("errors", [
    {"train": [3, 2, 1], "test": [4, 3, 1, 3]},
    [("train", [3, 2, 1]), ("test", [4, 3, 1, 3])]])
def test_epochs_count_from_1_and_errors_from_0(errors):
    picture = history(errors, title="t")
    for hue, row in enumerate(([3, 2, 1], [4, 3, 1, 3])):
        stroke, = strokes(picture, hue)
        assert lie(picture, [stroke[0], stroke[-1]], [(1, row[0]),
                                                      (len(row), row[-1])])
    shown = words(picture)
    assert shown[0] == "t" and "0" in shown and shown[-4:] == [
        "epoch", "error", "train", "test"]
    assert not any("." in text for text, _, y, _, anchor in texts(
        history([0.5, 0.25, 0.125])) if anchor == "middle")  # no half epochs


def test_steps_from_0():
    picture = history([16, 4, 1], x_label="step", first=0)
    stroke, = strokes(picture, 0)
    assert lie(picture, stroke, [(0, 16), (1, 4), (2, 1)])
    assert {"step", "error after each step"} <= set(words(picture))


def test_powers_of_ten_are_equal_steps():
    picture = history([10.0 ** -i for i in range(6)], log=True)
    stroke, = strokes(picture, 0)
    assert len(stroke) == 2  # a straight line
    at = {text: y for text, _, y, _, anchor in texts(picture)
          if anchor == "end"}
    assert at["1"] < at["0.01"]
    assert abs(at["1"] + at["0.0001"] - 2 * at["0.01"]) < 0.3
    assert abs(stroke[0][1] - (at["1"] - 4.5)) < 0.3


@pytest.mark.parametrize("errors, log, said", [
    ([1, 0, 2], True, "error from 1 to 2; 1 epoch left out"),
    ([1, 0.1, 0, 0.1, 0], True, "; 2 epochs left out"),
    ([1, float("inf"), float("nan"), 2], False, "; 2 epochs left out")])
def test_what_has_no_place_is_a_gap_and_all_else_inside(errors, log, said):
    picture = history(errors, log=log)
    assert said in tree(picture)[1].text
    left, top, bottom, right = map(float, re.findall(
        "[0-9.]+", *paths(picture, "mn-s-pale")))
    first, second = strokes(picture, 0)
    for x, y in first + second:
        assert left <= x <= right and top <= y <= bottom
    assert (second[-1][0] == right) == (errors[-1] != 0)


def test_both_errors_and_the_epoch_that_was_kept():
    errors = History([8, 4, 3, 2, 1])
    errors.validation, errors.best = [None, 5, 2, None, 7], 3
    picture = history(errors)
    first, = strokes(picture, 0)
    second, = [stroke for stroke in strokes(picture, 1) if len(stroke) > 1]
    assert lie(picture, [first[0], first[-1]], [(1, 8), (5, 1)])
    assert lie(picture, [second[0], second[-1]], [(2, 5), (3, 2)])
    x, y = map(float, re.findall("[0-9.]+", paths(picture, "mn-f-2")[0])[:2])
    assert lie(picture, [(x, y + 4.8)], [(3, 2)])  # the tip of a triangle
    assert words(picture)[-3:] == ["training", "validation", "kept: epoch 3"]
    said = tree(picture)[1].text
    assert "training from 8 to 1; validation from 5 to 7" in said
    assert "left out" not in said
    errors.validation[2] = 0  # has no place among the powers of ten
    assert "kept: epoch 3" not in words(history(errors, log=True))
    errors.validation, errors.best = [None] * 5, None
    assert str(history(errors)) == str(history(list(errors)))


test_what_is_refused = refusals(history, [
    (([0, 0], True), "no error to draw above 0; try"),
    (([],), "the history is empty: there is no error to draw"),
    (([float("nan")],), "there is no error to draw$"),
    (({"a": [1], "b": []},), "the history 'b' is empty"),
    ((5,), "got 5; expected the list"), (([[1], [2]],), "a list of lists"),
    (([1, "2"],), "number 1 of error 2 of the history is '2'"),
    (([1, None],), "number 1 of error 2 of the history is None")])


@given(st.integers(2, 70), st.integers(0, 9))
def test_a_line_in_text_has_no_gaps(count, rise):
    for errors in ({"": [rise] * count}, {"a": [9] * count, "b": [
            rise + 0.001 * k for k in range(count)]}):
        rows = [row.split("|")[1].ljust(60) for row in history(errors).text(
            60, "ascii", False).split("\n") if "|" in row]
        wide = max(len(row.rstrip()) for row in rows)
        assert wide > 40 and all("".join(column).strip() for column
                                 in list(zip(*rows))[:wide])
