"""checks.py: words of messages, batches, rates."""

from fractions import Fraction

import pytest

from minnet.support.checks import check_batch, check_rate, counted, shown
from tests.tools import refused


def test_words():
    assert [counted(n, "row") for n in (0, 1, 2)] == ["0 rows", "1 row",
                                                      "2 rows"]
    assert shown([1.0, 2.0]) == "[1.0, 2.0]"
    assert len(shown(list(range(1000)))) == 60
    assert shown("x" * 58) == repr("x" * 58)
    assert shown("x" * 59) == "'" + "x" * 56 + "..."


@pytest.mark.parametrize("kind, rates", [
    (TypeError, [True, "1", [1], None]),
    (ValueError, [0, -1, float("inf"), float("nan")])])
def test_what_is_a_rate(kind, rates):
    for rate in [0.1, 1, 10 ** 400, Fraction(1, 3)]:
        check_rate(rate, "it")
    for rate in rates:
        with refused(kind, "it: learning_rate is"):
            check_rate(rate, "it")


def test_tuples_are_rows_and_batches_too():
    check_batch([(1, 2), (3, 4)], 2, "it")
    check_batch(([1, 2], [3, 4]), 2, "it", rows=2)


@pytest.mark.parametrize("kind, x, width, rows, message", [
    (ValueError, [[1], [2]], 1, 1, "the batch has 2 rows; expected 1"),
    (ValueError, [[1], [2]], 1, 3, "the batch has 2 rows; expected 3"),
    (ValueError, [[1, 2], [3]], None, 2, "row 2 of the batch has 1 number,"
     " [3]; expected 2 like row 1"),
    (ValueError, [[1, 2], [3, 4]], 3, 2, "row 1 of the batch has 2 numbers,"
     " [1, 2]; expected 3"),
    (ValueError, [[]], None, None, "row 1 of the batch is empty"),
    (ValueError, [[1], []], None, None, "row 2 of the batch is empty"),
    (ValueError, [], None, None, "the batch is empty; a batch is a list of"
     " rows: [[1.0, 2.0]]"),
    (ValueError, [0.5], 1, None, "the batch is a single row, [0.5]; put it in"
     " a list of its own: [[0.5]]"),
    (TypeError, "ab", 2, None, "the batch is 'ab'; a batch is a list of rows:"
     " [[1.0, 2.0]]"),
    (TypeError, {1: [1, 2]}, 2, None, "the batch is {1: [1, 2]}; a batch is a"
     " list of rows: [[1.0, 2.0]]"),
    (TypeError, 5, 2, None, "the batch is 5; a batch is a list of rows:"
     " [[1.0, 2.0]]"),
    (TypeError, None, 2, None, "the batch is None; a batch is a list of rows:"
     " [[1.0, 2.0]] (is a `return` missing?)"),
    (TypeError, [["a", "b"], 3], 2, None, "row 2 of the batch is 3, not a"
     " list of numbers"),
    (TypeError, [[1, 2], "abc"], 2, None, "row 2 of the batch is 'abc', not a"
     " list of numbers"),
    (TypeError, [[1, 2], {1: 2}], 2, None, "row 2 of the batch is {1: 2}, not"
     " a list of numbers")])
def test_what_is_no_batch_of_its_shape(kind, x, width, rows, message):
    with refused(kind, "it: " + message):
        check_batch(x, width, "it", rows=rows)
