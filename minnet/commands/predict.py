"""python3 -m minnet predict model.json new.csv: what a saved model says."""

import csv
import os
import sys

from ..data import fitted_to, read_sheet, reading_line
from ..more.normalise import NormaliseLayer
from ..support.checks import counted
from ..support.portable import printable
from .shared import table_model

ROWS_AT_ONCE = 500
FAR = 10  # spreads from the mean
ENDINGS = (".csv", ".tsv", ".txt", ".data", ".dat")


def predict_rows(options):
    """Write rows with what the model says about each, as CSV.

    Raises ValueError or OSError, in one line and before anything is written,
    for columns that are missing and for cells that don't fit.
    """
    model = table_model(options.model)
    encoding = model.encoding
    names, rows, whence, encoding = rows_asked(options, encoding)
    inputs, strange = [], {}
    for where, row in zip(whence, rows):
        try:
            cells = dict(zip(names, row))
            inputs.append(encoding.numbers(cells))
        except ValueError as problem:
            raise ValueError(f"{where}: {problem}") from None
        for note in [f"{word} was in no row it has learnt from"
                     for word in encoding.unknown(cells)] + far_off(
                         inputs[-1], model, encoding):
            strange.setdefault(note, []).append(where)
    for note, places in strange.items():
        more = f" and {len(places) - 1} more" if len(places) > 1 else ""
        print(printable(f"minnet: {places[0]}{more}: {note}"),
              file=sys.stderr)
    write = csv.writer(sys.stdout, lineterminator="\n").writerow
    write(as_printable(names + [f"predicted {encoding.target}"]))
    for first in range(0, len(rows), ROWS_AT_ONCE):
        last = first + ROWS_AT_ONCE
        for row, output in zip(rows[first:last],
                               model.outputs(inputs[first:last])):
            write(as_printable(row + [encoding.answer(output)]))


def far_off(numbers, model, encoding):
    """Notes on the amounts that are FAR spreads or more from the mean of
    those that the model has learnt from: metres instead of centimetres."""
    scale = model.layers[0]
    if type(scale) is not NormaliseLayer:
        return []
    amounts = {column.name for column in encoding.columns
               if column.kind == "number"}
    return [f"{name} is far from all that it has learnt from (mean {m:.4g},"
            f" spread {s:.2g})" for name, value, m, s in zip(
                encoding.names, numbers, scale.mean, scale.spread)
            if name in amounts and abs(value - m) >= FAR * s]


def as_printable(cells):
    """Cells with letters that standard output carries."""
    return [printable(cell) if isinstance(cell, str) else cell
            for cell in cells]


def rows_asked(options, encoding):
    """(names, rows, where each row stands, the encoding for their decimal
    signs): from a file, from standard input or from the values that were
    typed."""
    values, own = options.values, [column.name for column in encoding.columns]
    if values and not is_file(values, len(own)):
        if len(values) != len(own):
            raise ValueError(
                f"{len(values)} values; expected a file, or {len(own)} values:"
                f" {', '.join(own)}")
        return own, [values], ["the values"], fitted_to(encoding, own,
                                                        [values])
    path = values[0] if values else "-"
    if path == "-" and sys.stdin.isatty():
        print("minnet: reading the rows typed here, until Ctrl-D",
              file=sys.stderr)
    sheet = read_sheet(path, own, options.header, reading_line(path))
    if sheet.problems:
        raise ValueError(f"{path}: {sheet.problems[0]}")
    whence = [f"{path}, line {line}" for line in sheet.lines]
    names = names_for(sheet, own, encoding, path, options.header)
    return names, sheet.rows, whence, fitted_to(encoding, names, sheet.rows,
                                                sheet.semicolons)


def is_file(values, count):
    """Is it the name of a file that was typed, rather than values?"""
    first = values[0]
    return len(values) == 1 and (
        first == "-" or os.path.exists(first) or count > 1
        or first.lower().endswith(ENDINGS))


def names_for(sheet, own, encoding, path, header):
    """The names of a file's columns; where it has none, or the model knows
    none, those that the model was trained with, in their order."""
    absent = [column.name for column in encoding.columns
              if column.names and column.name not in sheet.names]
    if not absent:
        return sheet.names
    there = sheet.names if sheet.named else sheet.rows[0]
    if sheet.named or header is None and is_names(there, encoding):
        if len(there) != len(own) or \
                any([name[:7] != "column " for name in own]):
            raise ValueError(
                f"{path} has no column {', '.join(map(repr, absent[:10]))}"
                + ", ..." * (len(absent) > 10) + f"; it has {listed(there)}")
    elif len(there) != len(own):
        raise ValueError(
            f"{path} has {counted(len(there), 'column')} and no line of"
            f" names; expected the {len(own)} that the model takes:"
            f" {listed(own)}" + " (without the label)" * (
                len(there) == len(own) + 1))
    return own


def is_names(cells, encoding):
    """Are these names, though none that the model knows? So it is if each
    begins with a letter, while the model takes numbers."""
    return all([cell[:1].isalpha() or cell[:1] == "_" for cell in cells]) and \
        any([column.kind in ("number", "date") for column in encoding.columns])


def listed(names):
    """The first of these names."""
    return ", ".join(names[:20]) + ", ..." * (len(names) > 20)
