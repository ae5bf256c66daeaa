"""checks.py: the words of the messages, and numbers of every kind."""

from fractions import Fraction

import pytest

from minnet.support.checks import (check_batch, check_numbers, check_rate, counted,
                           is_finite, name_of, shown)


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


@pytest.mark.parametrize("rate", [0.1, 1, 10 ** 400, Fraction(1, 3)])
def test_rates_of_every_kind(rate):
    check_rate(rate, "it")


@pytest.mark.parametrize("rate", [True, "1", [1], None])
def test_what_is_no_rate(rate):
    with pytest.raises(TypeError):
        check_rate(rate, "it")


@pytest.mark.parametrize("rate", [0, -1, float("inf"), float("nan")])
def test_rates_that_can_not_be(rate):
    with pytest.raises(ValueError):
        check_rate(rate, "it")


@pytest.mark.parametrize("x, width, rows, message", [
    ([[1], [2]], 1, 1, "the batch has 2 rows; expected 1"),
    ([[1], [2]], 1, 3, "the batch has 2 rows; expected 3"),
    ([[1, 2], [3]], None, 2, "row 2 of the batch has 1 number"),
    ([[]], None, None, "row 1 of the batch is empty"),
])
def test_wrong_shapes(x, width, rows, message):
    with pytest.raises(ValueError) as error:
        check_batch(x, width, "it", rows=rows)
    assert message in str(error.value)


@pytest.mark.parametrize("x", [[(1, 2), (3, 4)], ([1, 2], [3, 4])])
def test_tuples_are_rows_and_batches_too(x):
    check_batch(x, 2, "it")


@pytest.mark.parametrize("x", [
    "ab", {1: [1, 2]}, 5, None, [["a", "b"], 3], [[1, 2], "abc"],
    [[1, 2], {1: 2}]])
def test_what_is_no_batch(x):
    with pytest.raises(TypeError) as error:
        check_batch(x, 2, "it")
    assert str(error.value).startswith("it: ")


def test_empty_rows():
    with pytest.raises(ValueError) as error:
        check_batch([[1], []], None, "it")
    assert str(error.value) == "it: row 2 of the batch is empty"
