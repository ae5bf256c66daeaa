"""Layers and losses take one example, too: a list in, a list out.

Above a class, @takes_one_example puts a function around its forward and its
backward. For a batch that only calls the method; one example becomes a batch
of one row, and the result's row is handed back. Where Python can't reckon
with what is in a batch, the error tells which number is none; above a
function of matrices @takes_numbers does the same.
"""

from .checks import check_rate, is_number, length, shown


def is_example(x):
    """A list of numbers (if anything: they are not looked at), not of rows."""
    return isinstance(x, (list, tuple)) and len(x) > 0 and not isinstance(
        x[0], (list, tuple)) and (isinstance(x[0], str)
                                  or length(x[0]) is None)


def check_example_numbers(example, who, name):
    """Only numbers: what can be multiplied and added."""
    for place, value in enumerate(example, 1):
        if not is_number(value):
            raise TypeError(f"{who}: number {place} of {name}"
                            f" {shown(example)} is {shown(value)}, which is"
                            " not a number")


def explain_numbers(table, who, name):
    """Raise the error for the first thing in a row, or in rows, of numbers
    that is none; nothing happens if all are numbers."""
    if length(table) is None or isinstance(table, (str, bytes, dict, set)):
        raise TypeError(f"{who}: {name} is {shown(table)}; expected numbers")
    rows = [(name, table)]
    if all([isinstance(row, (list, tuple)) for row in table]):
        rows = [(f"row {number} of {name}", row)
                for number, row in enumerate(table, 1)]
    for where, row in rows:
        for place, value in enumerate(row, 1):
            if not is_number(value):
                raise TypeError(f"{who}: number {place} of {where} is"
                                f" {shown(value)}, which is not a number")


def takes_numbers(function):
    """The function, which from now on tells which of its numbers is none."""
    name = function.__name__

    def telling(*arguments, **named):
        try:
            return function(*arguments, **named)
        except TypeError:
            for place, table in enumerate(arguments, 1):
                explain_numbers(table, name, f"argument {place}")
            raise

    in_place_of(function, telling)
    try:
        telling.__wrapped__ = function  # whose signature help() tells
    except Exception:  # on MicroPython
        pass
    return telling


def takes_parameters(step):
    """The step of an optimizer, which from now on tells likewise."""
    def telling(self, parameters, learning_rate):
        try:
            return step(self, parameters, learning_rate)
        except TypeError:
            check_rate(learning_rate, self)
            for one in parameters if isinstance(parameters, list) else []:
                if length(one) == 3:
                    explain_numbers(one[1], one[0], "its values")
                    explain_numbers(one[2], one[0], "its gradient")
            raise

    return in_place_of(step, telling)


def check_alike(y, label, who):
    """The output is one example; the label is, too."""
    if not is_example(label):
        raise ValueError(
            f"{who}: the output {shown(y)} is one example, the label"
            f" {shown(label)} is none; expected two lists of numbers, or two"
            " lists of rows")


def takes_one_example(kind):
    """The class of a layer, which from now on takes one example, too."""
    batch_forward, batch_backward = kind.forward, kind.backward

    def forward(self, x):
        if not is_example(x):
            try:
                return batch_forward(self, x)
            except TypeError:
                explain_numbers(x, self, "the batch")
                raise
        check_example_numbers(x, self, "the example")
        return batch_forward(self, [x])[0]

    def backward(self, de_dy, learning_rate=None):
        if not is_example(de_dy):
            try:
                return batch_backward(self, de_dy, learning_rate)
            except TypeError:
                explain_numbers(de_dy, self, "de_dy")
                raise
        check_example_numbers(de_dy, self, "de_dy")
        return batch_backward(self, [de_dy], learning_rate)[0]

    kind.forward = in_place_of(batch_forward, forward)
    kind.backward = in_place_of(batch_backward, backward)
    kind.takes_batches = True
    return kind


def takes_one_output(kind):
    """The class of a loss, which from now on takes one example, too."""
    batch_forward, batch_backward = kind.forward, kind.backward

    def forward(self, y, label):
        alone = is_example(y)
        if alone:
            check_alike(y, label, self)
            check_example_numbers(y, self, "the output")
            check_example_numbers(label, self, "the label")
            y, label = [y], [label]
        try:
            e = batch_forward(self, y, label)
        except TypeError:
            explain_numbers(y, self, "the output")
            explain_numbers(label, self, "the label")
            raise
        self.takes_one = alone
        return e

    def backward(self):
        de_dy = batch_backward(self)
        return de_dy[0] if self.takes_one else de_dy

    kind.forward = in_place_of(batch_forward, forward)
    kind.backward = in_place_of(batch_backward, backward)
    return kind


def in_place_of(method, function):
    """The function, with the names and the docstring of the method."""
    for name in ("__doc__", "__annotations__", "__module__", "__qualname__",
                 "__name__"):
        try:
            setattr(function, name, getattr(method, name))
        except Exception:  # functions have no such things on MicroPython
            pass
    return function
