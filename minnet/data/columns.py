"""What a column is, and the numbers that its cells become.

Each kind has names (of its numbers), fit(counts), numbers(cell), as_data();
`counts` says how often each text stands in the column. With `marked`, one
more number tells whether the cell is missing: 1 or 0.
"""

from math import fsum

from ..support.checks import shown
from .counts import missing_texts, present
from .dates import days
from .values import NO, YES, folded, is_missing, number_in, numbers_in, \
    text_of


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
        value = self.value(cell)
        if self.marked:
            return self.filler + [1.0] if value is None else value + [0.0]
        return list(self.filler) if value is None else value

    def table(self, cells):
        """A column for each of the names: the numbers of all these texts."""
        known = {cell: self.numbers(cell) for cell in set(cells)}
        return [list(map({cell: known[cell][place] for cell in known}.get,
                         cells)) for place in range(len(self.names))]

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
        return numbers_in(texts, self.style, self.unit)

    def table(self, cells):
        """A column for each of the names: the numbers of all these texts."""
        missing = missing_texts(set(cells))
        values = self.read_all([cell for cell in cells if cell not in missing]
                               if missing else cells)
        if None in values:
            return Column.table(self, cells)
        if missing:
            given = iter(values)
            values = [self.mean if cell in missing else next(given)
                      for cell in cells]
        marks = [1.0 if cell in missing else 0.0 for cell in cells]
        return [values, marks] if self.marked else [values]

    def value(self, cell):
        """[number], or None for a missing cell. A cell that is a number is
        that one, whatever the style of texts."""
        text = text_of(cell)
        try:
            number = float(cell) if text and not isinstance(cell, str) and \
                self.kind == "number" else self.read(text)
        except OverflowError:  # 10 ** 400
            number = None
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
            zip(self.read_all(list(texts)), texts.values())
            if number is not None]))


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

    def read_all(self, texts):
        """A list of what read gives for each of these texts."""
        return list(map(self.read, texts))


class YesNoColumn(Column):
    """1 for yes, true, y, t; 0 for no, false, n, f; missing: what is more
    frequent."""

    kind = "yes/no"
    settings = ("usual",)

    def __init__(self, name, marked=False, usual=0):
        Column.__init__(self, name, marked)
        self.usual = usual
        self.filler = [float(usual)]

    def value(self, cell):
        """[1.0] or [0.0], or None for a missing cell."""
        text = text_of(cell).lower()
        if text in YES or text == "1":
            return [1.0]
        if text in NO or text == "0":
            return [0.0]
        if is_missing(text):
            return None
        raise ValueError(f"column {self.name!r}: {shown(text_of(cell))};"
                         " expected yes or no")

    def fit(self, counts):
        """See what is more frequent; yes if both are equally so."""
        texts = present(counts)
        yes = sum([texts[text] for text in texts if self.value(text) == [1]])
        self.usual = int(2 * yes >= sum(texts.values()))
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
        self.places = {folded(word): place for place, word in enumerate(words)}
        self.places.update({word: place for place, word in enumerate(words)})
        self.filler = self.value(frequent) or []

    def own_names(self):
        """One for each word."""
        return [f"{self.name} = {word}" for word in self.words]

    def value(self, cell):
        """A number for each word, or None for a missing cell. Yes and yes
        are one word unless the table has both as two."""
        text = text_of(cell)
        if is_missing(text) and text not in self.places:
            return None
        place = self.places.get(text, self.places.get(folded(text)))
        return [1.0 if i == place else 0.0 for i in range(len(self.words))]

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

    def table(self, cells):
        """None."""
        return []

    def fit(self, counts):
        """Nothing to see."""


def mean_of(pairs):
    """The mean of (number, how often) pairs; 0.0 if there are none."""
    total = sum([count for _, count in pairs])
    # Whatever the order of the rows, fsum gives the same.
    return fsum([number * (count / total) for number, count in pairs])
