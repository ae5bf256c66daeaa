"""Scores: by hand, and by counting pairs."""

import math
from collections import Counter
from statistics import mean, pvariance

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from minnet.data import (accuracy, confusion_matrix, missed_by,
                         precision_and_recall, r_squared, shuffled_scores)

PAIRS = st.lists(st.tuples(*[st.sampled_from("abc")] * 2), min_size=1)
NUMBERS = st.lists(st.tuples(*[st.integers(-99, 99)] * 2), min_size=1)


@given(PAIRS)
def test_classes(pairs):
    predicted, actual = zip(*pairs)
    found = Counter(pairs)
    counts = confusion_matrix(predicted, actual, "abc")
    assert counts == [[found[b, a] for b in "abc"] for a in "abc"]
    right = [found[a, a] for a in "abc"]
    assert accuracy(predicted, actual) == sum(right) / len(pairs)
    for shares, given_ in zip(precision_and_recall(counts),
                              (predicted, actual)):
        for share, name, hits in zip(shares, "abc", right):
            times = given_.count(name)
            assert share == (hits / times if times else None)


@given(NUMBERS)
@example([(1, .1), (.1, .1), (1, .1)])  # whose mean is not quite 0.1
def test_numbers(pairs):
    predicted, actual = zip(*pairs)
    squares = mean([(a - b) ** 2 for a, b in pairs])
    assert missed_by(predicted, actual) == pytest.approx(math.sqrt(squares))
    if len(set(actual)) == 1:
        assert math.isnan(r_squared(predicted, actual))
    else:
        assert r_squared(predicted, actual) == pytest.approx(
            1 - squares / pvariance(actual))


def test_the_column_that_matters_is_the_one_whose_shuffling_is_felt():
    rows = [[i, i % 2, "x"] for i in range(20)]
    kept = [list(row) for row in rows]

    def score(given_):
        seen.append(given_)
        return sum([row[1] == i % 2 for i, row in enumerate(given_)])

    seen = []
    found = shuffled_scores(score, rows, times=3)
    assert found[0] == found[2] == 20 > found[1] and rows == kept
    assert len(seen) == 9 and seen[0] != rows
    for number, given_ in enumerate(seen):  # one column, and the same cells
        for place in range(3):
            before, after = [[row[place] for row in part]
                             for part in (rows, given_)]
            assert sorted(before) == sorted(after)
            assert place == number // 3 or before == after
    assert len(shuffled_scores(score, rows, 1, places=[1])) == 1


@pytest.mark.parametrize("call, words", [
    (lambda: accuracy([], []), "0 predictions for 0 labels; .* at least 1"),
    (lambda: missed_by([1], [1, 2]), "1 predictions for 2 labels"),
    (lambda: r_squared([1, 2], [1]), "2 predictions for 1 labels"),
    (lambda: confusion_matrix(["a"], ["b"], ["a"]),
     r"'b' is none of the classes, \['a'\]"),
    (lambda: confusion_matrix(["c"], ["a"], ["a"]), "'c' is none of")])
def test_what_is_refused(call, words):
    with pytest.raises(ValueError, match=words):
        call()
