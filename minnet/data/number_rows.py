"""Rows of a file in which all are numbers."""

from ..support.checks import shown
from .sheet import Sheet
from .styles import styles_of
from .values import written_number


def rows_of_numbers(path):
    """A list of rows, equally long, all numbers; a line of names is left
    out. Raises ValueError that names what isn't a number."""
    sheet = Sheet(path)
    problems = sheet.problems
    style = styles_of(sheet.rows, sheet.semicolons)[0] if sheet.rows else ""
    rows = []
    for line, cells in zip(sheet.lines, sheet.rows):
        numbers = [written_number(cell, style)[0] for cell in cells]
        problems += [f"line {line}, {name}: {shown(cell)} is not a number"
                     for name, cell, number in
                     zip(sheet.names, cells, numbers) if number is None]
        rows.append(numbers)
    if not rows and not problems:
        problems = ["there are no numbers in it"]
    if problems:
        raise ValueError(f"{path}: " + "; ".join(problems[:5]))
    return rows
