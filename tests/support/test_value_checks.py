"""value_checks.py: rows of numbers of every kind, and names."""

from fractions import Fraction

import pytest

from minnet.support.checks import is_finite
from minnet.support.value_checks import check_numbers, check_row, name_of


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


def test_names():
    assert name_of(Fraction(1)) == "Fraction(1, 1)"
    assert name_of(object()) == "object"
