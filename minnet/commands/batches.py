"""Batches on the command line: --x "1 2 3; 4 5 6", or rows.csv."""

import ast
import os

from ..data import read_rows
from ..support.checks import check_batch
from ..support.value_checks import check_numbers


def taken_out(arguments, name, value=None):
    """(the arguments without the option, its value): `--x VALUE` may stand
    among the arguments of a class, too."""
    left, options = [], iter(arguments)
    for argument in options:
        if argument == name:
            value = next(options, None)
            if value is None:
                raise ValueError(f"{name} takes a batch such as"
                                 " \"1 2 3; 4 5 6\", or a file")
        elif argument.startswith(name + "="):
            value = argument[len(name) + 1:]
        else:
            left.append(argument)
    return left, value


def batch_of(text, name):
    """The rows that the text tells or, if it is a file's name, has.

    Rows are divided by semicolons, their numbers by spaces or commas; or
    they are written as in Python, [[1, 2], [3, 4]]. Raises ValueError.
    """
    if text is None:
        return None
    if os.path.isfile(text) or text.lower().endswith((".csv", ".txt")):
        return read_rows(text)
    try:
        if text.lstrip()[:1] == "[":
            rows = ast.literal_eval(text)
        else:
            rows = [[float(word) if "." in word or "e" in word else int(word)
                     for word in part.replace(",", " ").split()]
                    for part in text.split(";") if part.strip()]
        check_batch(rows, None, name)
        for number, row in enumerate(rows, 1):
            check_numbers(row, f"row {number} of {name}")
    except (ValueError, SyntaxError, TypeError) as problem:
        raise ValueError(f"{name} {text!r}: expected rows of numbers such as"
                         f" \"1 2 3; 4 5 6\", or a file ({problem})") from None
    return rows
