"""value_checks.py: rows of numbers of every kind, and names."""

from fractions import Fraction

import pytest

from minnet.support.checks import is_finite
from minnet.support.value_checks import check_numbers, check_row, name_of
from tests.tools import refused


def test_numbers_of_every_kind_are_finite_or_not():
    for number in (0, 10 ** 400, 1.5, Fraction(1, 3), -1e308):
        assert is_finite(number)
        check_numbers([number], "the row")
    for number in (float("nan"), float("inf"), -float("inf")):
        assert not is_finite(number)
        with pytest.raises(ValueError):
            check_numbers([number], "the row")


@pytest.mark.parametrize("kind, row, width, message", [
    (TypeError, ["1"], 1, "number 1 of the row is '1', which is not a number;"
     " float(...)"),
    (TypeError, [1, None], 2, "number 2 of the row is None, which is not a"),
    (TypeError, [1, [2]], 2, "number 2 of the row is [2], which is not a"),
    (TypeError, [False], 1, "number 1 of the row is False; write 0 instead"),
    (TypeError, 3.5, 1, "the row is 3.5; expected a list of numbers such as"),
    (TypeError, None, 1, "the row is None; expected a list"),
    (TypeError, "12", 2, "the row is '12'; expected a list"),
    (TypeError, {1: 2}, 1, "the row is {1: 2}; expected a list"),
    (ValueError, [], None, "the row has 0 numbers, []; expected 1 or more"),
    (ValueError, [1], 2, "the row has 1 number, [1]; expected 2"),
    (ValueError, [], 2, "the row has 0 numbers, []; expected 2")])
def test_what_is_no_row_of_its_width(kind, row, width, message):
    check_row([1, 2], 2, "the row")
    check_row([1, 2], None, "the row")
    with refused(kind, message):
        check_row(row, width, "the row")


def test_names():
    assert name_of(Fraction(1)) == "Fraction(1, 1)"
    assert name_of(object()) == "object"
