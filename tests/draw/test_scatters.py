"""scatter: points where the axes say, in the colours of their labels."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minnet import draw
from tests.draw.pictures import (centres, lie, nodes, overlapping, paths,
                                 refusals, rows_of, tree, words)


@given(st.lists(st.tuples(st.integers(-99, 99), st.integers(-99, 99),
                          st.booleans()), min_size=2, max_size=40))
def test_points_land_where_the_axes_say(rows):
    picture = draw.scatter([([x, y], [int(high)]) for x, y, high in rows])
    assert overlapping(picture) == []
    plain = draw.scatter([[x, y] for x, y, _ in rows])  # without labels
    assert lie(plain, centres(plain, 0), [(x, y) for x, y, _ in rows])
    assert words(plain)[0] == f"{len(rows)} points"
    if len({kind for *_, kind in rows}) == 2:
        for hue, high in ((0, True), (1, False)):
            *found, legend = centres(picture, hue)
            assert lie(picture, found, [(x, y) for x, y, kind in rows
                                        if kind == high])


@pytest.mark.parametrize("labels, names", [
    ([[1, 0, 0], [0, 1, 0]], ["class 0", "class 1", "class 2"]),
    (["setosa", "virginica"], ["setosa", "virginica"]),
    ([[3], [5]], ["3", "5"]), ([0.0, 1.0], ["0", "1"]),
    ([[i] for i in range(6)], list("012345"))])
def test_classes_are_named(labels, names):
    picture = draw.scatter([([i, i], label)
                            for i, label in enumerate(labels)])
    assert words(picture)[-len(names):] == names
    assert tree(picture)[1].text.startswith(
        f"{len(labels)} points of {names[0]} (1), {names[1]} (1)")


def test_nine_classes_have_looks_of_their_own():
    examples = [([i, i % 3], [int(i % 9 == k) for k in range(9)])
                for i in range(27)]
    picture = draw.scatter(examples)
    assert words(picture)[-9:] == [f"class {k}" for k in range(9)]
    assert len({node.get("class") for node in nodes(
        picture, kind="mn-f")}) == 9  # the last are hollow
    assert len({row.split()[0] for row in rows_of(picture, 60)[-9:]}) == 9
    draw.prediction_map(lambda x1, x2: [x1] * 9, examples)


@pytest.mark.parametrize("count", [11, 7])  # seven are no classes
def test_other_numbers_are_on_a_colour_scale(count):
    picture = draw.scatter([([i, 0], [i]) for i in range(count)])
    assert f"0 (orange) to {count - 1} (blue)" in tree(picture)[1].text
    assert len(set(node.get("class") + node.get("fill-opacity") for node in
                   nodes(picture, kind="mn-s-pale")[1:-1])) >= 7


test_what_is_refused = refusals(draw.scatter, [
    (([],), "there are no points"),
    ((5,), "the examples are 5; expected a list"),
    (([[1, 2], [3]],), "point 2 has 1 number"),
    (([([1, 2], [0]), [3, 4]],), "point 2"),
    (([([1, 2], [0]), ([1, 2],)],), "example 2 is"),
    (([([1, 2], [0]), ([1, float("nan")], [0])],),
     "number 2 of point 2 is nan"),
    (([[1e300, 0], [0, 1]],), "number 1 of point 1 is too large"),
    (([([1, 2], [0]), ([1, 2], [0, 1])],), "label 2 is"),
    (([([1, 2], [0]), ([1, 2], None)],), "label 2")])


def test_two_classes_at_one_place_are_both_seen():
    picture = draw.scatter([([0, 0], "cat"), ([0, 0], "dog"), ([1, 1], "cat"),
                            ([1, 1], "cat"), ([2, 0], "dog")])
    # The cat's disc is twice as large where the dog's square stands on it.
    assert re.findall(r"a(\d+) ", paths(picture, "mn-f-0")[0]) == list("844")
    dogs = re.findall(r"h([\d.]+)v", paths(picture, "mn-f-1")[0])
    assert len(dogs) == 2 and len(set(dogs)) == 1
    text = picture.text(60, "ascii", False)
    assert "  at 0, 0: cat and dog\n" in text and text.count("  at ") == 1
