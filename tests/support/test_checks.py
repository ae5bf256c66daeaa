"""checks.py: words of messages, batches, rates."""

from fractions import Fraction

import pytest

from minnet.support.checks import check_batch, check_rate, counted, shown


def test_words():
    assert [counted(n, "row") for n in (0, 1, 2)] == ["0 rows", "1 row",
                                                      "2 rows"]
    assert shown([1.0, 2.0]) == "[1.0, 2.0]"
    assert len(shown(list(range(1000)))) == 60
    assert shown("x" * 58) == repr("x" * 58)
    assert shown("x" * 59) == "'" + "x" * 56 + "..."


@pytest.mark.parametrize("kind, rates", [
    (None, [0.1, 1, 10 ** 400, Fraction(1, 3)]),
    (TypeError, [True, "1", [1], None]),
    (ValueError, [0, -1, float("inf"), float("nan")])])
def test_what_is_a_rate(kind, rates):
    for rate in rates:
        if kind:
            with pytest.raises(kind) as error:
                check_rate(rate, "it")
            assert str(error.value).startswith("it: learning_rate is")
        else:
            check_rate(rate, "it")


@pytest.mark.parametrize("x, width, rows, message", [
    ([[1], [2]], 1, 1, "the batch has 2 rows; expected 1"),
    ([[1], [2]], 1, 3, "the batch has 2 rows; expected 3"),
    ([[1, 2], [3]], None, 2, "row 2 of the batch has 1 number, [3]; expected"
     " 2 like row 1"),
    ([[1, 2], [3, 4]], 3, 2, "row 1 of the batch has 2 numbers, [1, 2];"
     " expected 3"),
    ([[]], None, None, "row 1 of the batch is empty"),
    ([[1], []], None, None, "row 2 of the batch is empty"),
    ([], None, None, "the batch is empty; a batch is a list of rows:"
     " [[1.0, 2.0]]"),
    ([0.5], 1, None, "the batch is a single row, [0.5]; put it in a list of"
     " its own: [[0.5]]"),
])
def test_wrong_shapes(x, width, rows, message):
    with pytest.raises(ValueError) as error:
        check_batch(x, width, "it", rows=rows)
    assert str(error.value) == "it: " + message


@pytest.mark.parametrize("x", [[(1, 2), (3, 4)], ([1, 2], [3, 4])])
def test_tuples_are_rows_and_batches_too(x):
    check_batch(x, 2, "it")


@pytest.mark.parametrize("x, message", [
    ("ab", "the batch is 'ab'; a batch is a list of rows: [[1.0, 2.0]]"),
    ({1: [1, 2]}, "the batch is {1: [1, 2]}; a batch is"), (5, "the batch is"
     " 5; a batch"), (None, "the batch is None; a batch is a list of rows:"
     " [[1.0, 2.0]] (is a `return` missing?)"),
    ([["a", "b"], 3], "row 2 of the batch is 3, not a list of numbers"),
    ([[1, 2], "abc"], "row 2 of the batch is 'abc', not"),
    ([[1, 2], {1: 2}], "row 2 of the batch is {1: 2}, not a list")])
def test_what_is_no_batch(x, message):
    with pytest.raises(TypeError) as error:
        check_batch(x, 2, "it")
    assert str(error.value).startswith("it: " + message)
