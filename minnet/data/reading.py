"""From a file to a Table: what its columns are, and all that is wrong."""

import difflib

from ..support.checks import counted, shown
from .counts import counts_of, present, replaced
from .decide import decided, looks_like_a_code
from .decide_label import decide_label
from .encoding import Encoding
from .sheet import Sheet
from .styles import styles_of
from .summary import some
from .table import Table


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
        self.odd = []      # texts taken as missing, in words
        self.ways = []     # spellings and units, in words
        self.doubtful = []  # columns that may be identifiers

    def tell(self, sheet, place, decision):
        """What was decided of the column in this place."""
        name, instead = sheet.names[place], decision.instead
        odd = [text for text in instead if not instead[text]]
        same = [f"{text!r} is {word!r}" for text, word in instead.items()
                if word]
        if odd:
            self.odd.append(f"{name} {some(sheet.where(place, odd))}")
        if decision.units:
            self.ways.append(f"{name} (in {some(decision.units)}: no numbers)")
        if same:
            self.ways.append(f"{name} ({some(sorted(same))})")


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
        label, report.choice, decision = decide_label(
            name, counts_of([row[place] for row in sheet.rows]), kind, styles,
            lambda texts: sheet.where(place, texts))
        report.tell(sheet, place, decision)
        replace(sheet.rows, place, decision.instead)
    except ValueError as problem:
        problems.append(f"the label {name!r} {problem}"
                        + offers(sheet, place, styles))
    labels = take_labels(sheet, place, report)
    del sheet.names[place]
    columns = decide_columns(sheet, styles, dates, report)
    if not any([column.names for column in columns]):
        columns = decide_columns(sheet, styles, dates, report, True)
    if not any([column.names for column in columns]):
        reasons = [f"{column.name!r} ({column.why})" for column in columns]
        problems.append("no column to learn from: left out are "
                        + ", ".join(reasons[:10]))
    if problems:
        raise ValueError(told(path, problems))
    return Table(sheet.rows, labels, Encoding(columns, label), report)


def decide_columns(sheet, styles, dates, report, only=False):
    """The columns, fitted; texts that can't be read become "" in the rows,
    and of several spellings one is left."""
    columns = []
    for place, name in enumerate(sheet.names):
        counts = counts_of([row[place] for row in sheet.rows])
        decision = decided(name, counts, styles, dates, only)
        column = decision.column
        columns.append(column)
        report.tell(sheet, place, decision)
        replace(sheet.rows, place, decision.instead)
        counts = replaced(counts, decision.instead)
        missing = len(sheet.rows) - sum(present(counts).values())
        if missing and column.names:
            report.missing[name] = missing
        if only and column.names or \
                looks_like_a_code(column, counts, len(sheet.rows)):
            report.doubtful.append(name)
    return columns


def replace(rows, place, instead):
    """Put these texts instead of others into one column."""
    if instead:
        for row in rows:
            row[place] = instead.get(row[place], row[place])


def take_labels(sheet, place, report):
    """The labels, taken out of the rows; rows without one are left out and
    counted."""
    words = present(counts_of([row[place] for row in sheet.rows]))
    kept = [row[place] in words for row in sheet.rows]
    sheet.keep(kept)
    report.unlabelled = len(kept) - sum(kept)
    return [row.pop(place) for row in sheet.rows]


def offers(sheet, place, styles):
    """Columns that would do as a label."""
    good = []
    for other, name in enumerate(sheet.names):
        if other == place:
            continue
        counts = counts_of([row[other] for row in sheet.rows])
        try:
            label = decide_label(name, counts, None, styles)[0]
            column = decided(name, counts, styles).column
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
