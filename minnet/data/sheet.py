"""The rows of cells in a text, and the names above them."""

import csv
from itertools import compress

from ..support.checks import counted, shown
from .delimiters import DELIMITERS, delimiter_of, reader_of, usual_width
from .header import has_names
from .text import read_text
from .values import is_missing, plain_number

TOTALS = {"total", "totals", "grand total", "sum", "average", "mean", "summe",
          "gesamt"}


class Sheet:
    """What a file holds, before anyone asks what it means.

    names     one for each column, all different
    named     whether they stand in the file
    rows      lists of cells: texts, as many as there are names
    lines     the number of the line on which each row starts
    divided   what divides the cells, in words
    semicolons  whether it is semicolons
    notes     what was left out or taken for something, in words
    problems  lines that don't fit, in words

    `known` are names of columns that somebody looks for: the first line holds
    names if it has one of them, and one column is enough.
    """

    def __init__(self, path, header=None, target=None, progress=None,
                 known=()):
        text, note = read_text(path)
        self.notes = [note] if note else []
        self.problems = []
        delimiter, quote = delimiter_of(text)
        if not text.strip() or not text.strip(" \t\r\n,;|\x1a"):
            raise ValueError(f"{path}: the file is empty; expected lines such"
                             " as 5.1,3.5,setosa")
        if delimiter is None and known:
            delimiter = ","
        if delimiter is None:
            raise ValueError(
                f"{path}: 1 column, {shown(text.split()[0])}; expected at"
                " least one input and the label, divided by commas,"
                " semicolons, tabs or blanks")
        self.divided = DELIMITERS[delimiter]
        self.semicolons = delimiter == ";"
        self.rows, self.lines = rows_of(path, text, delimiter, quote, progress)
        self.trim()
        self.leave_out_titles(path)
        if known and header is None:
            header = bool(set(known).intersection(self.rows[0]))
        self.name_columns(header, target)
        self.check_widths()

    def trim(self):
        """Cut what a trailing comma leaves: last cells that are empty in
        every row that has them."""
        while True:
            width = max(map(len, self.rows))
            last = [row[-1] for row in self.rows if len(row) == width]
            if any(last) or width < 2:
                break
            for row in self.rows:
                del row[width - 1:]

    def leave_out_titles(self, path):
        """Lines above and below the table: a single text each, or above it
        fewer cells than the rows have."""
        width = usual_width(self.rows[:1000])
        first, last = 0, len(self.rows)
        while first < last and is_title(self.rows[first], width, self.rows):
            first += 1
        while last > first and is_note(self.rows[last - 1], width):
            last -= 1
        for count, where in ((first, "above"), (len(self.rows) - last,
                                                "below")):
            if count:
                self.notes.append(f"{counted(count, 'line')} {where} the table"
                                  " left out")
        if first == last:
            raise ValueError(f"{path}: there is no table in it; expected lines"
                             " such as 5.1,3.5,setosa")
        self.rows = self.rows[first:last]
        self.lines = self.lines[first:last]

    def name_columns(self, header, target):
        """Take the names from the first row, or count the columns."""
        width = usual_width(self.rows[:1000])
        first = self.rows[0]
        if len(first) == width - 1 and header is not False and \
                usual_width(self.rows[1:1000] or self.rows) == width:
            # As R writes it: the rows have a name, that column has none.
            first.insert(0, "row")
        even = [row for row in self.rows[:1000] if len(row) == width]
        self.named = header
        if header is None:
            self.named = len(first) == width and has_names(even, target)
        names = [f"column {place}" for place in range(1, width + 1)]
        if self.named:
            given = self.rows.pop(0)
            del self.lines[0]
            again = [place for place, row in enumerate(self.rows)
                     if row == given]
            if again:
                self.notes.append("the line of names comes again"
                                  f" {counted(len(again), 'time')}: left out")
                self.keep([row != given for row in self.rows])
            names = [cell or name for cell, name in
                     zip(given + [""] * width, names)]
        self.names = all_different(names)

    def check_widths(self):
        """Lines with more or fewer cells than there are names are wrong."""
        width = len(self.names)
        for line, row in zip(self.lines, self.rows):
            while len(row) > width and not row[-1]:
                row.pop()
            if len(row) != width:
                self.problems.append(
                    f"line {line}: {counted(len(row), 'cell')}, expected"
                    f" {width}: {shown(row)}")
        if self.problems:
            self.keep([len(row) == width for row in self.rows])

    def keep(self, kept):
        """Leave out the rows that aren't kept: a truth for each."""
        if not all(kept):
            self.lines = list(compress(self.lines, kept))
            self.rows = list(compress(self.rows, kept))

    def where(self, place, texts):
        """["'many' (line 7)", ...]: where these texts come first in the
        column."""
        lines = {row[place]: line for line, row in
                 zip(reversed(self.lines), reversed(self.rows))}
        return [f"{shown(text)} (line {lines[text]})"
                for text in sorted(texts, key=lines.get)]


def rows_of(path, text, delimiter, quote, progress=None):
    """(rows, lines): the cells of each line that isn't empty, and where it
    starts. progress(share) is called now and then, 0 < share <= 1."""
    reader = reader_of(text, delimiter, quote)
    ends = max(text.count("\n"), text.count("\r"), 1)
    rows, lines, line = [], [], 1
    try:
        for cells in reader:
            cells = list(map(str.strip, cells))
            if any(cells) and cells != ["\x1a"]:
                rows.append(cells)
                lines.append(line)
            line = reader.line_num + 1
            if progress and len(rows) % 5000 == 0:
                progress(min(line / ends, 1))
    except csv.Error as problem:
        raise ValueError(f"{path}, line {line}: {problem} (is a quotation"
                         " mark left open?)") from None
    return rows, lines


def is_title(row, width, rows):
    """Is this no row of the table, but something that is written above it?"""
    filled = [cell for cell in row if cell]
    if row[0][:1] in "#%@" and row[0] and len(row) != width:
        return True
    if row[0].lower().startswith("sep=") and len(filled) == 1:
        return True
    return (len(filled) == 1 or len(row) < width - 1) and width > 1 and \
        not any([is_missing(cell) or plain_number(cell) is not None
                 for cell in filled])


def is_note(row, width):
    """Is this a remark below the table, or its totals? A single cell where
    others have more, or a first one that says so."""
    if row[0].lower().rstrip(":") in TOTALS:
        return True
    return len(row) == 1 < width and plain_number(row[0]) is None or \
        row[0][:1] == "#" and len(row) != width


def all_different(names):
    """The names; the second a is called "a (2)"."""
    seen, result = {}, []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        while seen[name] > 1 and f"{name} ({seen[name]})" in names:
            seen[name] += 1
        result.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return result
