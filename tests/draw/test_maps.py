"""prediction_map: what a model says, all over the plane."""

import re
from types import SimpleNamespace

import pytest

from minnet import FCLayer, Neuron, ReLUActivation
from minnet.draw import prediction_map
from minnet.draw.heat import heat
from tests.draw.pictures import (cells, insides, lie, lines, model_of, nodes,
                                 paths, refusals, scales, strokes, tree,
                                 words)


def test_x1_goes_to_the_right_and_x2_upwards():
    picture = prediction_map(lambda x1, x2: x1 > 0.75 and x2 > 0.5)
    across, down = scales(picture)
    for (left, top), (hue, strength) in cells(picture).items():
        high = left + 3 > across(0.75) and top + 3 < down(0.5)
        assert (hue, strength) == ("0" if high else "1", 0.85)
    assert len(cells(picture)) == 60 * 60
    assert insides(picture)[:11] == ["".join([
        "@" if j >= 0.75 * 32 + 1 and i < 5 else " " for j in range(33)])
        for i in range(11)]


@pytest.mark.parametrize("function, examples, names", [
    (lambda x1, x2: [0.5, x2], None, ["class 0", "class 1"]),
    (lambda x1, x2: [0.5, x2, -9], [([0, 0], [1, 0, 0]), ([1, 1], [0, 1, 0])],
     ["class 0", "class 1", "class 2"]),
    (lambda x1, x2: [0.5, x2], [([0, 1], "cat"), ([1, 0], "dog")],
     ["cat", "dog"])])
def test_the_highest_output_is_the_class(function, examples, names):
    picture = prediction_map(function, examples)
    _, down = scales(picture)
    for (_, top), (hue, _) in cells(picture).items():
        assert hue == ("1" if top + 3 < down(0.5) else "0")
    assert len(cells(picture)) == 3600
    assert words(picture)[-len(names):] == names
    assert f"{names[0]} on 1800 of 3600 squares" in tree(picture)[1].text
    assert [node.get("class")[:6] for node in nodes(picture, kind="mn-s-paper")
            ][-len(names):] == ["mn-f-0", "mn-f-1", "mn-f-2"][:len(names)]


@pytest.mark.parametrize("encoding", ["ascii", "cp437", "utf-8"])
def test_classes_are_told_apart_without_colours(encoding):
    text = prediction_map(lambda x1, x2: [
        0.3, x1, x2 if x1 < 0.5 else 0]).text(40, encoding, False)
    shades = set(re.findall("\n  '(.)", text))
    assert len(shades) == 3 == text.count("class")
    assert shades == {letter for line in text.split("\n")[3:-6]
                      for letter in line[6:-1]}


def test_few_points_are_shown():
    for examples in ([[0, 0], [1, 1]], [([5, 5], [1])], [([5, 5], "a")]):
        assert "o" in "".join(insides(prediction_map(max, examples)))
    assert not set("ox") & set("".join(insides(prediction_map(max, [
        ([i / 41, i * i % 41 / 41], [i % 2]) for i in range(42)]))))


@pytest.mark.parametrize("function, highest, shown, strongest, said", [
    (lambda x1, x2: [7], 10, {"0", "10"}, 0.85 * 0.4, "from 7 to 7"),
    (lambda x1, x2: 14 * x1 - 2, 10, {"0", "10"}, 0.85, "from -2."),
    (lambda x1, x2: [50 * x1 - 20], 1, {"-20", "20"}, 0.85, "from -2")])
def test_the_scale_fits_the_labels(function, highest, shown, strongest, said):
    picture = prediction_map(function, [([0, 0], [0]), ([1, 1], [highest])])
    assert strongest == max(look[1] for look in cells(picture).values())
    assert shown <= set(words(picture)) and said in tree(picture)[1].text
    assert heat(-5, 0, 10) == (1, 1) and heat(15, 0, 10) == (0, 1)


@pytest.mark.parametrize("model, looks", [
    (lambda x1, x2: [x1, 0.5], 2), (lambda x1, x2: 3, 0),
    (Neuron([1, 0], -0.5, ReLUActivation()), 30),
    (SimpleNamespace(predict=lambda x: x[:1]), 40)])
def test_functions_and_neurons_will_do(model, looks):
    assert len(set(cells(prediction_map(model)).values())) == looks


test_what_is_refused = refusals(prediction_map, [
    ((lambda x1, x2: [float("nan")],), "number 1 of the prediction is nan"),
    ((model_of(FCLayer(3, 1)),),
     r"Model.*FCLayer.3, 1.* takes 3 numbers; expected a model")])


def test_walks_are_lines_from_point_to_point():
    walks = {"a": [(0, 1), (0.5, 0.75), (1, 0)], "b": [(2, -1), (2, -1)]}
    picture = prediction_map(lambda w, b: w * w + b * b, walks=walks)
    line, = strokes(picture, 0)
    assert lie(picture, line, walks["a"])
    head, = [d for d in paths(picture, "mn-f-0") if d.endswith("z")
             and d.count("L") == 2]
    assert lie(picture, lines(head.rstrip("z"))[0][:1], [(1, 0)])
    # Below each line a rim of paper, and a dot at every step.
    assert len(paths(picture, "mn-s-paper")) == len(walks)
    dots, = [d for d in paths(picture, "mn-f-0") if "a" in d]
    assert dots.count("M") == len(walks["a"])
    # The plane holds the whole walk.
    far = prediction_map(max, walks={"far": [(0, 0), (1, 1), (9, -9)]})
    (across, down), squares = scales(far), cells(far)
    assert min(left for left, _ in squares) <= across(0)
    assert max(left for left, _ in squares) + 6 >= across(9)
    assert max(top for _, top in squares) + 6 >= down(-9)
    for colours in (False, True):
        text = picture.text(60, "ascii", colours)
        assert text.count("o") == 3 + 2 and "  x b" in text
    with pytest.raises(TypeError, match="walks is .*expected a dict"):
        prediction_map(abs, walks=[[0, 1]])
    with pytest.raises(ValueError, match="walk 'a': there are no points"):
        prediction_map(abs, walks={"a": []})
