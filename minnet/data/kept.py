"""Columns from the dict that a file of a model keeps of them."""

from ..support.checks import shown
from .columns import (DateColumn, LeftOut, NumberColumn, PresenceColumn,
                      WordsColumn, YesNoColumn)
from .dates import FORMATS
from .values import STYLES

KINDS = {kind.kind: kind for kind in (
    NumberColumn, DateColumn, YesNoColumn, WordsColumn, PresenceColumn,
    LeftOut)}


def column_from(data):
    """The column that as_data told. Raises ValueError."""
    kind = KINDS.get(data.get("kind")) if isinstance(data, dict) and \
        isinstance(data.get("kind"), str) else None
    if kind is None:
        raise ValueError(f"{shown(data)} is no column; expected a kind, one"
                         f" of {', '.join(KINDS)}")
    settings = {key: value for key, value in data.items() if key != "kind"}
    expected = {"name", "marked"} | set(kind.settings)
    if set(settings) != expected:
        raise ValueError(f"{shown(data)}: expected kind and"
                         f" {', '.join(sorted(expected))}")
    for key, value in settings.items():
        if not CHECKS[key](value):
            raise ValueError(f"column {shown(settings['name'])}: {key} is"
                             f" {shown(value)}")
    column = kind(**settings)
    if kind is WordsColumn and column.words and \
            column.frequent not in column.words:
        raise ValueError(f"column {column.name!r}: the most frequent word,"
                         f" {shown(column.frequent)}, is not among its words")
    return column


def is_text(value):
    """Is this a str?"""
    return isinstance(value, str)


def are_words(value):
    """Is this a list of texts, all different?"""
    return isinstance(value, list) and all(map(is_text, value)) and \
        len(set(value)) == len(value)


def is_plain_number(value):
    """Is this a finite number that fits a float, and no bool?"""
    return isinstance(value, (int, float)) and \
        not isinstance(value, bool) and -1e308 < value < 1e308


CHECKS = {
    "name": is_text, "why": is_text, "unit": is_text, "frequent": is_text,
    "usual": lambda value: is_plain_number(value) and value in (0, 1),
    "marked": lambda value: isinstance(value, bool),
    "style": lambda value: is_text(value) and value in STYLES,
    "form": lambda value: is_text(value) and value in FORMATS,
    "mean": is_plain_number, "words": are_words}
