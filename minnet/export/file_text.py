"""Data as JSON that a person can read, and back, with nothing unforeseen.

The data is dicts, lists, texts, finite numbers, True, False and None.
"""

import json
import math

from ..support.checks import shown

LARGEST = 2 ** 63  # of whole numbers: the largest that fit into 64 bits


def as_text(value, indent=0):
    """JSON: a line for each row of numbers, one for a short object."""
    pad = " " * (indent + 2)
    inner = list(value.values()) if isinstance(value, dict) else value
    line = json.dumps(value, ensure_ascii=False, allow_nan=False) \
        if not isinstance(inner, list) or not any(
            [isinstance(entry, (dict, list)) for entry in inner]) else None
    if line and (not isinstance(value, dict) or len(line) + indent < 72):
        return line
    if isinstance(value, dict):
        first, last = "{}"
        lines = [json.dumps(key, ensure_ascii=False) + ": "
                 + as_text(entry, indent + 2) for key, entry in value.items()]
    else:
        first, last = "[]"
        lines = [as_text(entry, indent + 2) for entry in value]
    return (first + "\n" + ",\n".join([pad + line for line in lines])
            + "\n" + " " * indent + last)


def check_kept(value, where):
    """A file can keep it, in full. Raises TypeError or ValueError."""
    if isinstance(value, dict):
        for key, entry in value.items():
            if not isinstance(key, str):
                raise TypeError(f"{where}: the key {shown(key)} can't be kept"
                                " in a file; expected a text")
            check_kept(entry, f"{where}: {key}")
    elif isinstance(value, list):
        for place, entry in enumerate(value, 1):
            if type(entry) is not float or not math.isfinite(entry):
                check_kept(entry, f"{where}, {place}")
    elif isinstance(value, float) and not math.isfinite(value):
        raise ValueError(f"{where} is {value}; a file keeps finite numbers"
                         " only, so put good ones there first")
    elif isinstance(value, int) and abs(value) >= LARGEST:
        raise ValueError(f"{where} is {shown(value)}; a file keeps whole"
                         " numbers of 64 bits only; float(...) makes it fit")
    elif value is not None and not isinstance(value, (str, int, float)):
        raise TypeError(f"{where} is {shown(value)}, {type(value).__name__};"
                        " a file keeps int, float and text only (float(...)"
                        " turns most numbers into one)")


def as_data(text):
    """What the JSON says. Raises ValueError for what isn't finite, said
    twice, or no JSON."""
    if not text.strip():
        raise ValueError("the file is empty")
    try:
        return json.loads(text, parse_constant=refuse_number,
                          parse_float=finite_float, parse_int=short_int,
                          object_pairs_hook=without_doubles)
    except json.JSONDecodeError as problem:
        rest = text[problem.pos:].strip()
        hint = "" if len(rest) > 1 and problem.msg[:12] != "Unterminated" \
            else " (is the end missing?)"
        raise ValueError(f"no JSON, so no saved model: {problem}{hint}"
                         ) from None


def refuse_number(word):
    """NaN, Infinity, -Infinity and the like."""
    raise ValueError(f"{shown(word)} is no number to calculate with; only"
                     " finite ones are allowed")


def finite_float(word):
    """0.1, but not 1e999, which is infinite."""
    return float(word) if math.isfinite(float(word)) else refuse_number(word)


def short_int(word):
    """A whole number of 64 bits."""
    if len(word) > 20 or abs(int(word)) >= LARGEST:
        raise ValueError(f"the whole number {shown(word)} is too large")
    return int(word)


def without_doubles(pairs):
    """A dict; each key may be there only once."""
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        raise ValueError("twice in one object: " + ", ".join(
            sorted([shown(key) for key in found if keys.count(key) > 1])))
    return found


def words_for(kind):
    """What a type is called in messages."""
    return {dict: "an object {...}", list: "a list", str: "a text",
            int: "a whole number", float: "a number", bool: "true or false",
            type(None): "null"}[kind]


class Part:
    """An object {...} of a file: each entry is asked for once.

    `where` tells messages what it is: "layer 2, FCLayer".
    """

    def __init__(self, value, where):
        check_type(value, where, dict)
        self.left, self.where = dict(value), where

    def take(self, name, *kinds):
        """The entry, which has to be there, and of one of these types."""
        if name not in self.left:
            raise ValueError(f"{self.where}: {name!r} is missing")
        value = self.left.pop(name)
        if kinds:
            check_type(value, f"{self.where}: {name}", *kinds)
        return value

    def end(self):
        """Nothing is left that nobody asked for."""
        if self.left:
            names = shown(", ".join(sorted(self.left)))
            raise ValueError(f"{self.where}: nobody knows what {names} is"
                             " for (is it from a newer minnet?)")


def check_type(value, where, *kinds):
    """It is of one of these types; True and False are no numbers."""
    if type(value) not in kinds:
        raise ValueError(f"{where} is {shown(value)}; expected"
                         f" {' or '.join(map(words_for, kinds))}")


def check_table(value, where, depth):
    """Numbers: a row of them is a table of depth 1, a matrix of depth 2."""
    check_type(value, where, list)
    if depth > 1:
        for place, rows in enumerate(value, 1):
            check_table(rows, f"{where}, {place}", depth - 1)
    elif not set(map(type, value)) <= {int, float}:
        for place, number in enumerate(value, 1):
            check_type(number, f"{where}, {place}", int, float)
