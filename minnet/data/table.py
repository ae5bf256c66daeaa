"""A table from a CSV file: columns of numbers, and a label to learn."""

import csv
import io
import os

from ..support.checks import counted, is_finite, shown


class Table:
    """What read_csv returns.

    columns   the names of the input columns
    inputs    one row of numbers for each line of the file
    target    the name of the label column
    labels    one for each row: numbers, or words
    classes   the different words in alphabetical order; None for numbers
    named     whether the names stand in the file
    """

    def __init__(self, columns, inputs, target, labels, classes, named):
        self.columns = columns
        self.inputs = inputs
        self.target = target
        self.labels = labels
        self.classes = classes
        self.named = named

    def examples(self):
        """Pairs (input, label) for Model.train.

        A number becomes [number]; a word one number for each class, 1.0 for
        its own and 0.0 for the others ("one-hot").
        """
        if self.classes is None:
            return [(row, [label])
                    for row, label in zip(self.inputs, self.labels)]
        return [(row, [1.0 if label == name else 0.0
                       for name in self.classes])
                for row, label in zip(self.inputs, self.labels)]

    def __repr__(self):
        kind = "a number" if self.classes is None \
            else f"one of {len(self.classes)} classes"
        return (f"{counted(len(self.inputs), 'row')},"
                f" {counted(len(self.columns), 'input')},"
                f" label {self.target!r}: {kind}"
                + ("" if self.named else " (no line of names found)"))


def read_table(path, target=None):
    """Read a table of numbers, its last column (or `target`) the label.

    A first line of names is found by itself; commas, semicolons or tabs may
    divide the cells; where semicolons do, 1,5 is read as 1.5. Labels that
    are all numbers stay numbers, for regression; words are classes.

    Raises FileNotFoundError, or ValueError that names the line and column.
    """
    lines = read_lines(path)
    names, lines, named = split_header(path, lines, target)
    place = len(names) - 1 if target is None else names.index(target)
    for line, cells in lines:
        if len(cells) != len(names):
            raise ValueError(
                f"{path}, line {line}: {counted(len(cells), 'column')},"
                f" expected {len(names)}: {shown(cells)}")
    inputs = [[number(path, line, names[column], cells[column])
               for column in range(len(names)) if column != place]
              for line, cells in lines]
    columns = names[:place] + names[place + 1:]
    for name, column in zip(columns, zip(*inputs)):
        if min(column) == max(column):
            raise ValueError(f"{path}, column {name!r}: {column[0]:g} in"
                             " every row, so it tells nothing; leave the"
                             " column out")
    labels, classes = read_labels(
        path, names[place], [(line, cells[place]) for line, cells in lines])
    return Table(columns, inputs, names[place], labels, classes, named)


def rows_of_numbers(path):
    """A list of rows, all as long as the first and all numbers; a first line
    of names is left out."""
    lines = read_lines(path)
    if not any(map(is_number, lines[0][1])):
        lines = lines[1:]
    rows = [[number(path, line, f"column {place}", cell)
             for place, cell in enumerate(cells, 1)] for line, cells in lines]
    for (line, cells), row in zip(lines, rows):
        if len(row) != len(rows[0]):
            raise ValueError(
                f"{path}, line {line}: {counted(len(row), 'number')},"
                f" expected {len(rows[0])}: {shown(cells)}")
    if not rows:
        raise ValueError(f"{path}: there are no numbers in it")
    return rows


def read_lines(path):
    """(line number, cells) for each line of the file that isn't empty."""
    try:
        with open(path, newline="", encoding="utf-8-sig") as file:
            text = file.read()
    except FileNotFoundError:
        raise FileNotFoundError(
            f"{path}: no such file in {os.getcwd()}") from None
    except UnicodeDecodeError:
        raise ValueError(f"{path}: not a text file in UTF-8; in a"
                         " spreadsheet, save as \"CSV UTF-8\"") from None
    delimiter = max(",;\t", key=text.split("\n")[0].count)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True,
                        delimiter=delimiter)
    rows, line = [], 1
    try:
        for cells in reader:
            cells = [plain(cell.strip(), delimiter) for cell in cells]
            if any(cells):
                rows.append((line, cells))
            line = reader.line_num + 1
    except csv.Error as problem:
        raise ValueError(f"{path}, line {line}: {problem} (is a quotation"
                         " mark left open?)") from None
    if not rows:
        raise ValueError(f"{path}: the file is empty; expected lines such as"
                         " 5.1,3.5,setosa")
    return rows


def plain(cell, delimiter):
    """1,5 as 1.5 in a file divided by semicolons: spreadsheets write so
    where the comma is the decimal sign."""
    point = cell.replace(",", ".")
    return point if delimiter == ";" and is_number(point) else cell


def split_header(path, lines, target):
    """The names of the columns, the lines below, and if there were names.

    The first line holds names if one of its cells, the label's aside, is
    no number; else the columns are called "column 1", "column 2", ...
    """
    line, first = lines[0]
    if len(first) < 2:
        raise ValueError(f"{path}, line {line}: 1 column, {shown(first[0])};"
                         " expected at least one input and the label,"
                         " divided by commas, semicolons or tabs")
    named = target in first or \
        any([not is_number(cell) for cell in first[:-1]])
    names = [f"column {i}" for i in range(1, len(first) + 1)]
    if named:
        names = [cell or name for cell, name in zip(first, names)]
        lines = lines[1:]
    if target is not None and names.count(target) != 1:
        raise ValueError(f"{path}: {names.count(target) or 'no'} columns are"
                         f" called {target!r}; there are {', '.join(names)}")
    if len(lines) < 2:
        raise ValueError(f"{path}: {counted(len(lines), 'row')} of numbers;"
                         " expected at least 2")
    return names, lines, named


def read_labels(path, name, cells):
    """(labels, classes) from the (line, cell) pairs of the label column."""
    numbers = [(line, cell) for line, cell in cells if is_number(cell)]
    words = [(line, cell) for line, cell in cells if not is_number(cell)]
    for line, cell in words:
        if not cell:
            raise ValueError(f"{path}, line {line}, column {name!r}:"
                             " the label is missing")
    if numbers and words:
        line, cell = min(numbers, words, key=len)[0]
        raise ValueError(
            f"{path}, line {line}, column {name!r}: {shown(cell)} does not"
            " fit in; labels are all numbers, or all words (classes)")
    labels = [float(cell) if numbers else cell for _, cell in cells]
    if len(set(labels)) == 1:
        raise ValueError(f"{path}, column {name!r}: {shown(cells[0][1])} in"
                         " every row, so there is nothing to learn")
    return labels, None if numbers else sorted(set(labels))


def is_number(cell):
    """Is this text a finite number?"""
    try:
        return is_finite(float(cell)) and "_" not in cell
    except ValueError:
        return False


def number(path, line, name, cell):
    """The number in a cell, or the error that says where there is none."""
    if is_number(cell):
        return float(cell)
    where = f"{path}, line {line}, column {name!r}"
    if not cell:
        raise ValueError(f"{where}: the cell is empty; fill it or leave the"
                         " line out")
    raise ValueError(f"{where}: {shown(cell)} is not a number (only the"
                     " label may be a word)")
