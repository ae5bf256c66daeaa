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


def is_number(value):
    """Can it be multiplied, added, and compared with 0?"""
    try:
        return length(value * 1 + 0 < 0) is None
    except Exception:
        return False


def is_finite(value):
    """False for nan and infinity; for every number type, Fraction too."""
    return value - value == 0


def kinds_of(rows):
    """The set of the types of all numbers in the rows."""
    kinds = set()
    for row in rows:
        kinds.update(map(type, row))
    return kinds


def check_batch(x, width, who, name="the batch", rows=None):
    """A batch is a list of rows, each a list of `width` numbers.

    Without a width all rows must be as long as the first. `rows`, if given,
    is how many rows there must be. Looks at every row, not at every number.
    Raises ValueError (wrong shape) or TypeError (not a batch at all).
    """
    try:
        widths = set(map(len, x))
        good = len(widths) == 1 and 0 not in widths and not isinstance(
            x, (dict, set))
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
    if length(x) is None or isinstance(x, (str, dict, set, bytes)):
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


def check_vectors(u, v):
    """For dot: two vectors that are equally long."""
    if length(u) != length(v) or length(u) is None or isinstance(
            u, (str, dict, set)) or any(
                [length(a) is not None for a in list(u[:1]) + list(v[:1])]):
        raise ValueError(f"dot: {shown(u)} against {shown(v)}; expected two"
                         " vectors that are equally long")


def check_combination(factors, rows):
    """For combine: a factor for each row."""
    if len(factors) != len(rows):
        raise ValueError(f"combine: {counted(len(factors), 'factor')} for"
                         f" {counted(len(rows), 'row')}")


def check_row_added(a, row):
    """For add_row: the row is as long as the matrix is wide."""
    if length(row) and length(row[0]) is not None:
        raise TypeError(f"add_row: the row is {shown(row)}; expected numbers")
    check_batch(a, length(row), "add_row", "the matrix")
    check_batch([row], None, "add_row", "[row]")


def check_product(a, b):
    """For matmul: two matrices that fit."""
    check_batch(a, None, "matmul", "the first matrix")
    check_batch(b, None, "matmul", "the second matrix")
    if len(a[0]) != len(b):
        raise ValueError(
            f"matmul: {len(a)} x {len(a[0])} times {len(b)} x"
            f" {len(b[0])}: the rows of the first have {len(a[0])}"
            f" numbers, so the second must have {len(a[0])} rows"
            " (is a transpose missing?)")


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
    if isinstance(value, bool) or not is_number(value):
        raise TypeError(f"{who}: {name} is {value!r}; {expected}")
    if not (value > 0 and is_finite(value)):
        raise ValueError(f"{who}: {name} is {value}; {expected}")


def check_function(value, name, who):
    """A function, or anything that can be called like one."""
    if not callable(value):
        raise TypeError(f"{who}: {name} is {shown(value)}; expected a"
                        " function (its name, without brackets)")


def check_start(pair, layer):
    """What a layer's init gave is (weights, bias), which fit the layer."""
    if length(pair) != 2:
        raise TypeError(f"{layer}: init gives {shown(pair)}; expected"
                        " (weights, bias)")
    weights, bias = pair
    check_batch(weights, layer.input_dim, layer, "weights", layer.output_dim)
    check_batch([bias], layer.output_dim, layer, "[bias]")


def check_weights(layer):
    """The weights and bias of a layer, maybe set by hand, still fit it."""
    check_start((layer.weights, layer.bias), layer)


def check_rng(rng, who):
    """The module random, or an object that draws numbers as it does."""
    if not hasattr(rng, "random") and not hasattr(rng, "gauss"):
        raise TypeError(f"{who}: rng is {shown(rng)}; expected the module"
                        " random, or random.Random(0)")
