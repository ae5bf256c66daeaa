"""checks.py: the words of the messages, and numbers of every kind."""

from fractions import Fraction

import pytest

from minnet.support.checks import (check_batch, check_numbers, check_rate,
                                   check_row, counted, is_finite, name_of,
                                   shown)


def test_words():
    assert [counted(n, "row") for n in (0, 1, 2)] == ["0 rows", "1 row",
                                                      "2 rows"]
    assert shown([1.0, 2.0]) == "[1.0, 2.0]"
    assert len(shown(list(range(1000)))) == 60
    assert shown("x" * 58) == repr("x" * 58)
    assert shown("x" * 59) == "'" + "x" * 56 + "..."
    assert name_of(Fraction(1)) == "Fraction(1, 1)"
    assert name_of(object()) == "object"


def test_numbers_of_every_kind_are_finite_or_not():
    for number in (0, 10 ** 400, 1.5, Fraction(1, 3), -1e308):
        assert is_finite(number)
        check_numbers([number], "the row")
    for number in (float("nan"), float("inf"), -float("inf")):
        assert not is_finite(number)
        with pytest.raises(ValueError):
            check_numbers([number], "the row")


@pytest.mark.parametrize("row, message", [
    (["1"], "number 1 of the row is '1', which is not a number; float(...)"),
    ([1, None], "number 2 of the row is None, which is not a number"),
    ([1, [2]], "number 2 of the row is [2], which is not a number"),
    ([False], "number 1 of the row is False; write 0 instead"),
    (3.5, "the row is 3.5; expected a list of numbers such as [1.0]"),
    (None, "the row is None; expected a list"),
    ("12", "the row is '12'; expected a list"),
    ({1: 2}, "the row is {1: 2}; expected a list"),
])
def test_what_is_no_row_of_numbers(row, message):
    with pytest.raises(TypeError) as error:
        check_numbers(row, "the row")
    assert str(error.value).startswith(message)


def test_a_row_has_its_width_or_any_but_0():
    check_row([1, 2], 2, "it")
    check_row([1, 2], None, "it")
    for row, width, message in (
            ([], None, "it has 0 numbers, []; expected 1 or more"),
            ([1], 2, "it has 1 number, [1]; expected 2"),
            ([], 2, "it has 0 numbers, []; expected 2")):
        with pytest.raises(ValueError) as error:
            check_row(row, width, "it")
        assert str(error.value) == message


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
