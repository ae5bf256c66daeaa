"""Numbers, settings and objects: where one is wrong, what came and what was
expected."""

from .checks import counted, is_finite, is_number, length, shown


def check_numbers(row, where):
    """Every entry is a finite number: no text, None, True, nan or inf.

    Works for every number type that can be subtracted (int, float, Fraction).
    """
    if length(row) is None or isinstance(row, (str, dict, set)):
        raise TypeError(f"{where} is {shown(row)}; expected a list of"
                        " numbers such as [1.0]")
    for number, value in enumerate(row, 1):
        if isinstance(value, bool):
            raise TypeError(f"number {number} of {where} is {value};"
                            f" write {int(value)} instead")
        try:
            finite = is_finite(value)
        except TypeError:
            hint = "; float(...) turns text into a number" \
                if isinstance(value, str) else ""
            raise TypeError(f"number {number} of {where} is {shown(value)},"
                            f" which is not a number{hint}") from None
        if not finite:
            raise ValueError(f"number {number} of {where} is {value};"
                             " leave the example out or fill the gap")


def check_row(row, width, where):
    """A row of `width` finite numbers; without a width, at least one."""
    check_numbers(row, where)
    if len(row) == 0 or len(row) != (width or len(row)):
        raise ValueError(f"{where} has {counted(len(row), 'number')},"
                         f" {shown(row)}; expected {width or '1 or more'}")


def check_list(value, what):
    """A list, or what can be gone through like one, with a length."""
    if length(value) is None or isinstance(value, (str, bytes, dict, set)) \
            or isinstance(value, type):
        raise TypeError(f"{what} is {shown(value)}; expected a list")


def check_share(value, name, who):
    """A number from 0 up to, but not, 1."""
    if isinstance(value, bool) or not is_number(value):
        raise TypeError(f"{who}: {name} is {shown(value)}; expected a number"
                        " such as 0.5")
    if not 0 <= value < 1:
        raise ValueError(f"{who}: {name} is {value}; expected a number from"
                         " 0 up to, but not, 1")


def check_object(value, methods, what):
    """An object (not the class itself) that has all these methods."""
    if isinstance(value, type):
        raise TypeError(f"{what} is the class {value.__name__} itself;"
                        f" write {value.__name__}(...)")
    for method in methods:
        if not hasattr(value, method):
            raise TypeError(f"{what}, {name_of(value)}, has no {method};"
                            f" expected an object with"
                            f" {' and '.join(methods)}")


def name_of(layer):
    """FCLayer(2, 64) by its repr; a class without one by its plain name."""
    text = repr(layer)
    return type(layer).__name__ if text.startswith("<") else text


def check_error(e, loss):
    """The error is one finite number.

    Raises TypeError where it is no number, OverflowError where it is nan or
    infinite.
    """
    if e is None or length(e) is not None:
        raise TypeError(f"{name_of(loss)}: its forward gives {shown(e)};"
                        " expected one number (is a `return` missing?)")
    if not is_finite(e):
        raise OverflowError(f"the error is {e}")
