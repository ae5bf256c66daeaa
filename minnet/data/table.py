"""A table from a file: raw rows, and what they mean as numbers."""

import copy
import difflib
import random

from ..support.checks import counted, shown
from ..support.portable import shuffled
from .counts import counts_of, present
from .decide import decided, looks_like_a_code, styles_of
from .encoding import Encoding
from .labels import decide_label
from .sheet import Sheet
from .summary import summary_of


class Table:
    """What read_csv returns.

    columns   the names of the input columns
    rows      their cells: lists of texts, "" where no value can be read
    target    the name of the label column
    labels    its cells, one for each row
    classes   the different words of the label in order; None for numbers
    encoding  turns rows into numbers; fitted to all rows
    """

    def __init__(self, rows, labels, encoding, report=None):
        self.rows = rows
        self.labels = labels
        self.encoding = encoding
        self.columns = [column.name for column in encoding.columns]
        self.target = encoding.target
        self.classes = encoding.classes
        self.report = report

    def examples(self):
        """Pairs (numbers, label) for Model.train; a class is a list with 1.0
        at its place and 0.0 elsewhere ("one-hot")."""
        known = {label: self.encoding.label(label)
                 for label in set(self.labels)}
        return [(row, list(known[label])) for row, label in
                zip(self.inputs(), self.labels)]

    def inputs(self):
        """The numbers of each row."""
        result = [[] for _ in self.rows]
        for place, column in enumerate(self.encoding.columns):
            for numbers, more in zip(result, column.all_numbers(
                    [row[place] for row in self.rows])):
                numbers += more
        return result

    def split(self, share=0.2, rng=random):
        """(train, test): two tables of the same rows in random order, a share
        of them in test. Both have the same encoding, fitted to the rows of
        train: its means, its words. Raises ValueError."""
        if isinstance(share, bool) or not 0 < share < 1:
            raise ValueError(f"split: share is {shown(share)}; expected a"
                             " number between 0 and 1 such as 0.2")
        count = max(1, int(share * len(self.rows)))
        if count >= len(self.rows):
            raise ValueError(f"split: {counted(len(self.rows), 'row')} can't"
                             " be split")
        places = shuffled(list(range(len(self.rows))), rng)
        train, test = places[count:], places[:count]
        columns = [copy.copy(column) for column in self.encoding.columns]
        for place, column in enumerate(columns):
            column.fit(counts_of([self.rows[i][place] for i in train]))
        encoding = Encoding(columns, self.encoding.label_column)
        return tuple([Table([self.rows[i] for i in part],
                            [self.labels[i] for i in part],
                            encoding, self.report) for part in (train, test)])

    def summary(self):
        """What the table holds and what was decided, in 15 lines at most."""
        return summary_of(self)

    def __repr__(self):
        what = "a number" if self.classes is None else \
            f"one of {len(self.classes)} classes"
        return (f"{counted(len(self.rows), 'row')},"
                f" {counted(len(self.columns), 'column')},"
                f" label {self.target!r}: {what}")


class Report:
    """What happened on the way from the file to the Table."""

    def __init__(self, path, sheet, dates):
        self.path = path
        self.named, self.divided = sheet.named, sheet.divided
        self.notes = list(sheet.notes)
        self.dates = dates
        self.unlabelled = 0
        self.choice = False  # were numbers taken for classes?
        self.missing = {}  # column: how many cells
        self.odd = {}      # column: texts taken as missing
        self.doubtful = []  # columns that may be identifiers


def read_table(path, target=None, header=None, kind=None, dates=None,
               progress=None):
    """See read_csv, in __init__.py."""
    check_choice(header, "header", (None, True, False))
    check_choice(kind, "kind", (None, "classes", "numbers"))
    check_choice(dates, "dates", (None, "days"))
    sheet = Sheet(path, header, target, progress)
    problems = sheet.problems
    report = Report(path, sheet, dates)
    place = place_of(target, sheet.names, path)
    name = sheet.names[place]
    if len(sheet.rows) < 2:
        problems.append(f"{counted(len(sheet.rows), 'row')} below the names;"
                        " expected at least 2" if sheet.named else
                        f"{counted(len(sheet.rows), 'row')}; expected at"
                        " least 2")
        raise ValueError(told(path, problems))
    styles = styles_of(sheet.rows, sheet.semicolons)
    label = None
    try:
        label, report.choice = decide_label(
            name, counts_of([row[place] for row in sheet.rows]), kind, styles)
    except ValueError as problem:
        problems.append(f"the label {name!r} {problem}"
                        + offers(sheet, place, styles))
    rows, labels = labelled(sheet.rows, place, report)
    names = sheet.names[:place] + sheet.names[place + 1:]
    columns = decide_columns(names, rows, styles, dates, report)
    if not any([column.names for column in columns]):
        columns = decide_columns(names, rows, styles, dates, report, True)
    if not any([column.names for column in columns]):
        reasons = [f"{column.name!r} ({column.why})" for column in columns]
        problems.append("no column to learn from: left out are "
                        + ", ".join(reasons[:10]))
    if problems:
        raise ValueError(told(path, problems))
    return Table(rows, labels, Encoding(columns, label), report)


def decide_columns(names, rows, styles, dates, report, only=False):
    """The columns, fitted; texts that can't be read become "" in rows."""
    columns = []
    for place, name in enumerate(names):
        counts = counts_of([row[place] for row in rows])
        column, odd = decided(name, counts, styles, dates, only)
        columns.append(column)
        if odd:
            for row in rows:
                if row[place] in odd:
                    row[place] = ""
            report.odd[name] = odd
        missing = len(rows) - sum(present(counts).values()) + sum(
            [counts[text] for text in odd])
        if missing and column.names:
            report.missing[name] = missing
        if only and column.names or \
                looks_like_a_code(column, counts, len(rows)):
            report.doubtful.append(name)
    return columns


def labelled(rows, place, report):
    """(rows, labels): the label's cell taken out of each row; rows without
    one are left out and counted."""
    counts = counts_of([row[place] for row in rows])
    words = present(counts)
    kept = [row for row in rows if row[place] in words]
    report.unlabelled = len(rows) - len(kept)
    labels = [row.pop(place) for row in kept]
    return kept, labels


def offers(sheet, place, styles):
    """Columns that would do as a label."""
    good = []
    for other, name in enumerate(sheet.names):
        if other == place:
            continue
        counts = counts_of([row[other] for row in sheet.rows])
        try:
            label, _ = decide_label(name, counts, None, styles)
            column, _ = decided(name, counts, styles)
        except ValueError:
            continue
        if column.names:
            good.append(f"{name} ({label.output_dim} classes)"
                        if label.classes else f"{name} (a number)")
        if len(good) == 8:
            break
    return "; --target takes another column, such as " + ", ".join(good) \
        if good else ""


def place_of(target, names, path):
    """The place of the label's column: by name, or by number from 1; from -1
    on from the last. Raises ValueError."""
    if target is None:
        return len(names) - 1
    text = str(target).strip()
    same = [place for place, name in enumerate(names) if name == text] or \
        [place for place, name in enumerate(names)
         if name.lower() == text.lower()]
    if len(same) == 1 and not isinstance(target, int):
        return same[0]
    try:
        number = int(text)
    except ValueError:
        number = 0
    if 1 <= abs(number) <= len(names):
        return number - 1 if number > 0 else len(names) + number
    near = difflib.get_close_matches(text, names, 1)
    some = ", ".join(names[:20]) + (", ..." if len(names) > 20 else "")
    raise ValueError(f"{path}: there is no column {text!r}"
                     + (f"; did you mean {near[0]!r}?" if near else "")
                     + f"; there are {some}, or the numbers 1 to {len(names)}")


def told(path, problems):
    """All that is wrong with a file, in one message."""
    if len(problems) == 1:
        return f"{path}: {problems[0]}"
    more = len(problems) - 12
    return "\n  ".join([f"{path} can't be used:"] + problems[:12] + [
        f"... and {more} more"] * (more > 0))


def check_choice(value, name, choices):
    """One of these values."""
    if value not in choices:
        raise ValueError(f"read_csv: {name} is {shown(value)}; expected one"
                         f" of {', '.join(map(repr, choices))}")
