"""Wrong input gets a clear error: where, what came, what was expected."""


def shown(value):
    """A value as it is typed, cut to a length that fits a message."""
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "..."


def counted(count, word):
    """counted(1, "row") is "1 row", counted(2, "row") is "2 rows"."""
    return f"{count} {word}" if count == 1 else f"{count} {word}s"


def length(value):
    """len(value), or None for a number and whatever else has no length."""
    try:
        return len(value)
    except TypeError:
        return None


def is_finite(value):
    """False for nan and infinity; for every number type, Fraction too."""
    return value - value == 0


def check_batch(x, width, who, name="the batch", rows=None):
    """A batch is a list of rows, each a list of `width` numbers.

    Without a width all rows must be as long as the first. `rows`, if given,
    is how many rows there must be. Looks at every row, not at every number.
    Raises ValueError (wrong shape) or TypeError (not a batch at all).
    """
    try:
        widths = set(map(len, x))
        good = len(widths) == 1 and 0 not in widths
        good = good and (width is None or width in widths)
        good = good and (rows is None or len(x) == rows)
    except TypeError:
        good = False
    if not good:
        explain_batch(x, width, who, name, rows)


def explain_batch(x, width, who, name, rows):
    """Raise the error that says what is wrong with x."""
    example = "a batch is a list of rows: [[1.0, 2.0]]"
    if x is None:
        raise TypeError(f"{who}: {name} is None; {example}"
                        " (is a `return` missing?)")
    if length(x) is None or isinstance(x, (str, dict)):
        raise TypeError(f"{who}: {name} is {shown(x)}; {example}")
    if len(x) == 0:
        raise ValueError(f"{who}: {name} is empty; {example}")
    if length(x[0]) is None:
        raise ValueError(f"{who}: {name} is a single row, {shown(x)};"
                         f" put it in a list of its own: [{shown(x)}]")
    expected = len(x[0]) if width is None else width
    because = " like row 1" if width is None else ""
    for number, row in enumerate(x, 1):
        if length(row) is None or isinstance(row, (str, dict)):
            raise TypeError(f"{who}: row {number} of {name} is {shown(row)},"
                            " not a list of numbers")
        if len(row) == 0:
            raise ValueError(f"{who}: row {number} of {name} is empty")
        if len(row) != expected:
            raise ValueError(
                f"{who}: row {number} of {name} has"
                f" {counted(len(row), 'number')}, {shown(row)};"
                f" expected {expected}{because}")
    raise ValueError(f"{who}: {name} has {counted(len(x), 'row')};"
                     f" expected {rows}")


def check_slopes(de_dy, x, who, width=None):
    """de_dy has the shape of y: a row for each row that forward was given.

    x is what forward remembered, `width` the width of y (None: that of x).
    """
    if x is None:
        raise ValueError(f"{who}: backward came before forward; call"
                         " forward(x) first")
    width = len(x[0]) if width is None else width
    check_batch(de_dy, width, who, "de_dy", len(x))


def check_label(label, y, who):
    """A label batch has the shape of the output y, itself a batch."""
    check_batch(y, None, who, "the output")
    check_batch(label, len(y[0]), who, "the label batch", len(y))


def check_forward(remembered, who):
    """A loss can go backward only after its forward."""
    if remembered is None:
        raise ValueError(f"{who}: backward came before forward; call"
                         " forward(y, label) first")


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
    """A row of `width` finite numbers, at least one. Returns its width."""
    check_numbers(row, where)
    if len(row) == 0 or len(row) != (width or len(row)):
        raise ValueError(f"{where} has {counted(len(row), 'number')},"
                         f" {shown(row)}; expected {width or '1 or more'}")
    return len(row)


def check_count(value, name, who):
    """A count is a whole number, 1 or more."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(f"{who}: {name} is {shown(value)};"
                        " expected a whole number such as 5")
    if value < 1:
        raise ValueError(f"{who}: {name} is {value}; expected 1 or more")


def check_rate(value, who, name="learning_rate"):
    """A learning rate is a finite number above 0."""
    expected = "expected a number above 0 such as 0.01"
    if value is None or isinstance(value, bool) or length(value) is not None:
        raise TypeError(f"{who}: {name} is {value!r}; {expected}")
    if not (value > 0 and is_finite(value)):
        raise ValueError(f"{who}: {name} is {value}; {expected}")


def check_share(value, name, who):
    """A number from 0 up to, but not, 1."""
    if isinstance(value, bool) or value is None or length(value) is not None:
        raise TypeError(f"{who}: {name} is {shown(value)}; expected a number"
                        " such as 0.5")
    if not 0 <= value < 1:
        raise ValueError(f"{who}: {name} is {value}; expected a number from"
                         " 0 up to, but not, 1")


def check_function(value, name, who):
    """A function, or anything that can be called like one."""
    if not callable(value):
        raise TypeError(f"{who}: {name} is {shown(value)}; expected a"
                        " function (its name, without brackets)")


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
