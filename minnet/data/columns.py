"""What a column is, and the numbers that its cells become.

Each kind has names (of its numbers), fit(counts), numbers(cell), as_data();
`counts` says how often each text stands in the column. With `marked`, one
more number tells whether the cell is missing: 1 or 0.
"""

from math import fsum

from ..support.checks import shown
from .counts import present
from .dates import FORMATS, days
from .values import NO, STYLES, YES, is_missing, number_in, plain_number, \
    plain_numbers


class Column:
    """What the kinds share: a missing cell becomes `filler`."""

    kind = ""
    settings = ()  # what as_data tells besides name and kind

    def __init__(self, name, marked=False):
        self.name = name
        self.marked = marked
        self.filler = []

    @property
    def names(self):
        """The name of each number."""
        return self.own_names() + [f"{self.name} missing"] * self.marked

    def own_names(self):
        """The names without that of the mark."""
        return [self.name]

    def numbers(self, cell):
        """The numbers of a cell: a text, a number, or None. Raises
        ValueError for what can't stand in this column."""
        value = self.value(text_of(cell))
        if self.marked:
            return self.filler + [1.0] if value is None else value + [0.0]
        return list(self.filler) if value is None else value

    def all_numbers(self, cells):
        """The numbers of each of these texts."""
        known = {cell: self.numbers(cell) for cell in set(cells)}
        return [known[cell] for cell in cells]

    def as_data(self):
        """A dict for JSON, from which column_from makes the column again."""
        data = {"name": self.name, "kind": self.kind, "marked": self.marked}
        data.update([(key, getattr(self, key)) for key in self.settings])
        return data


class NumberColumn(Column):
    """Numbers, in one style and with one unit or none; missing: the mean."""

    kind = "number"
    settings = ("style", "unit", "mean")

    def __init__(self, name, marked=False, style="point", unit="", mean=0.0):
        Column.__init__(self, name, marked)
        self.style, self.unit = style, unit
        self.set_mean(mean)

    def set_mean(self, mean):
        """What a missing cell becomes."""
        self.mean = mean
        self.filler = [mean]

    def read(self, text):
        """The number in a text, or None."""
        return number_in(text, self.style, self.unit)

    def read_all(self, texts):
        """A list of what read gives for each of these texts."""
        values = plain_numbers(texts) if self.style == "point" else None
        return list(map(self.read, texts)) if values is None else values

    def all_numbers(self, cells):
        """The numbers of each of these texts."""
        values = self.read_all(cells)
        if self.marked or None in values:
            return Column.all_numbers(self, cells)
        return [[value] for value in values]

    def value(self, text):
        """[number], or None for a missing cell."""
        number = self.read(text)
        if number is not None:
            return [number]
        if is_missing(text):
            return None
        raise ValueError(f"column {self.name!r}: {shown(text)} is no"
                         f" {self.kind}")

    def fit(self, counts):
        """Take the mean of these cells."""
        texts = present(counts)
        self.set_mean(mean_of([
            (number, count) for number, count in
            zip(self.read_all(texts), texts.values()) if number is not None]))


class DateColumn(NumberColumn):
    """Dates as days since 1970; missing: the mean."""

    kind = "date"
    style = ""
    settings = ("form", "mean")

    def __init__(self, name, marked=False, form="%Y-%m-%d", mean=0.0):
        Column.__init__(self, name, marked)
        self.form = form
        self.set_mean(mean)

    def read(self, text):
        """The days since 1970, or None."""
        return days(text, self.form)


class YesNoColumn(Column):
    """1 for yes, true, y, t; 0 for no, false, n, f; missing: what is more
    frequent."""

    kind = "yes/no"
    settings = ("usual",)

    def __init__(self, name, marked=False, usual=0):
        Column.__init__(self, name, marked)
        self.usual = usual
        self.filler = [float(usual)]

    def value(self, text):
        """[1.0] or [0.0], or None for a missing cell."""
        if text.lower() in YES or plain_number(text) == 1:
            return [1.0]
        if text.lower() in NO or plain_number(text) == 0:
            return [0.0]
        if is_missing(text):
            return None
        raise ValueError(f"column {self.name!r}: {shown(text)}; expected yes"
                         " or no")

    def fit(self, counts):
        """See what is more frequent; yes if both are equally so."""
        yes = sum([count for text, count in counts.items()
                   if text.lower() in YES])
        no = sum([count for text, count in counts.items()
                  if text.lower() in NO])
        self.usual = int(yes >= no)
        self.filler = [float(self.usual)]


class WordsColumn(Column):
    """A number for each word, 1 for the cell's own; missing: the most
    frequent word. A word that fit has not seen is none of them: all 0."""

    kind = "words"
    settings = ("words", "frequent")

    def __init__(self, name, marked=False, words=(), frequent=""):
        Column.__init__(self, name, marked)
        self.set_words(list(words), frequent)

    def set_words(self, words, frequent):
        """The words, and the one for a missing cell."""
        self.words, self.frequent = words, frequent
        self.filler = self.one_hot(frequent)

    def one_hot(self, text):
        """1.0 for this word, 0.0 for the others."""
        return [1.0 if text == word else 0.0 for word in self.words]

    def own_names(self):
        """One for each word."""
        return [f"{self.name} = {word}" for word in self.words]

    def value(self, text):
        """A number for each word, or None for a missing cell."""
        if is_missing(text) and text not in self.words:
            return None
        return self.one_hot(text)

    def fit(self, counts):
        """Take the words, in alphabetical order, and the most frequent; of
        several, the first."""
        texts = present(counts)
        words = sorted(texts)
        self.set_words(words, max(words, key=texts.get) if words else "")


class PresenceColumn(WordsColumn):
    """The same word wherever there is one: only the mark is left."""

    kind = "missing or not"
    settings = ()

    def __init__(self, name, marked=True):
        WordsColumn.__init__(self, name, True)

    def fit(self, counts):
        """Nothing to see."""


class LeftOut(Column):
    """A column that gives no numbers, and why."""

    kind = "left out"
    settings = ("why",)

    def __init__(self, name, marked=False, why=""):
        Column.__init__(self, name)
        self.why = why

    def own_names(self):
        """None."""
        return []

    def numbers(self, cell):
        """None."""
        return []

    def fit(self, counts):
        """Nothing to see."""


KINDS = {kind.kind: kind for kind in (
    NumberColumn, DateColumn, YesNoColumn, WordsColumn, PresenceColumn,
    LeftOut)}


def text_of(cell):
    """A cell as the text that would stand in a file: "" for None and nan,
    "3" for 3.0, "True" for True."""
    if isinstance(cell, str):
        return cell.strip()
    if cell is None:
        return ""
    try:
        if cell != cell:
            return ""
        whole = not isinstance(cell, bool) and int(cell) == cell
        return str(int(cell)) if whole else str(cell)
    except (TypeError, ValueError, OverflowError):
        raise ValueError(f"{shown(cell)} is no cell; expected a text, a"
                         " finite number, or None") from None


def mean_of(pairs):
    """The mean of (number, how often) pairs; 0.0 if there are none."""
    total = sum([count for _, count in pairs])
    # Whatever the order of the rows, fsum gives the same.
    return fsum([number * (count / total) for number, count in pairs])


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
