"""What is this column? Told from its texts and how often each stands there,
whatever the order of the rows."""

import re

from .columns import (DateColumn, LeftOut, NumberColumn, PresenceColumn,
                      WordsColumn, YesNoColumn)
from .counts import present
from .dates import date_forms
from .values import (DOTTED, NO, NO_NUMBER, STYLES, YES, number_in,
                     plain_numbers, written_number)

MOST_WORDS = 50   # more 0/1 columns than that are not made of one column
MANY = 0.05       # of the cells: missing ones get a 0/1 column of their own
ODD = 0.05        # of the cells: so many may be no numbers among numbers
# Names of columns whose numbers are names of things, not amounts.
CODE_NAMES = {"id", "ids", "uid", "uuid", "guid", "index", "idx", "key", "nr",
              "no", "no.", "#", "rowid", "rownames", "rownum", "row", "zip",
              "zipcode", "postcode", "plz", "phone", "unnamed: 0", "ssn",
              "isbn", "barcode"}


class Written:
    """How a column writes its numbers: style and unit; `odd` are the texts
    that are none, and `doubt` whether another style reads others."""

    def __init__(self, texts, style):
        self.style = style
        self.unit, self.units, self.odd = "", [], []
        if style == "point" and plain_numbers(texts) is not None:
            return
        units, plain = {}, 0
        for text in texts:
            value, unit = written_number(text, style)
            if value is None:
                continue
            if unit:
                units[unit] = units.get(unit, 0) + 1
            else:
                plain += 1
        self.units = sorted(units)
        # Of several units none is taken: 3 kg and 300 g are no 3 and 300.
        if len(units) == 1:
            self.unit = self.units[0]
        self.odd = sorted([text for text in texts if number_in(
            text, style, self.unit) is None])


def written(texts, styles=STYLES):
    """The Written that reads most of these texts; of several, the first of
    these styles."""
    best = Written(texts, "point")
    if best.odd or styles[0] != "point" and any(
            ["," in text or DOTTED.match(text) for text in texts]):
        tried = [best if style == "point" else Written(texts, style)
                 for style in styles]
        best = min(tried, key=lambda way: len(way.odd))
    return best


def styles_of(rows, semicolons):
    """STYLES in the order that suits a file.

    Where some column is read with decimal commas only, 1.234 is 1234, too;
    where nothing tells, 1,234 is 1.234 between semicolons and 1234 else.
    """
    commas = points = 0
    for place in range(len(rows[0])):
        texts = {row[place] for row in rows if "," in row[place]}
        best = {style: len(Written(texts, style).odd) for style in STYLES}
        if texts and min(best.values()) <= ODD * len(texts):
            few = min(best.values())
            commas += best["point"] > few
            points += best["comma"] > few and best["either"] > few
    if commas and not points:
        return ("comma", "either", "point")
    if semicolons and not points:
        return ("either", "point", "comma")
    return STYLES


def decided(name, counts, styles=STYLES, dates=None, only=False):
    """(column, odd): the column, fitted to all its cells, and the texts in it
    that are taken as missing. `only`: there is no other column, so that a
    number that counts the rows is kept."""
    texts = present(counts)
    cells = sum(counts.values())
    here = sum(texts.values())
    marked = cells - here > MANY * cells
    odd = []
    if not texts:
        return LeftOut(name, why="empty"), odd
    if len(texts) == 1:
        if marked:
            return PresenceColumn(name), odd
        return LeftOut(name, why="constant"), odd
    column = None
    if not is_code(name, texts):
        forms = date_forms(texts)
        way = written(texts, styles)
        odd = [text for text in way.odd if text.lower() not in NO_NUMBER]
        amount = sum([texts[text] for text in way.odd])
        strange = sum([texts[text] for text in odd])
        if forms:
            column = DateColumn(name, marked, forms[0]) if dates else \
                LeftOut(name, why="dates")
            odd = []
        elif strange <= ODD * here and amount < 0.5 * here:
            marked = cells - here + amount > MANY * cells
            column = NumberColumn(name, marked, way.style, way.unit)
            odd = way.odd
            unread = set(odd)
            if unread:
                texts = {text: count for text, count in texts.items()
                         if text not in unread}
            values = set(column.read_all(texts))
            if len(values) == 1:
                column = LeftOut(name, why="constant")
            elif counts_rows(values, here) and not only:
                column = LeftOut(name, why="identifier")
        else:
            odd = []
    if column is None:
        column = word_column(name, texts, here, marked)
    column.fit(texts)
    return column, odd


def word_column(name, texts, here, marked):
    """Words: yes and no, some that come again, or too many."""
    small = {text.lower() for text in texts}
    if small <= YES | NO and small & YES and small & NO:
        return YesNoColumn(name, marked)
    if len(texts) == here and here > 2:
        return LeftOut(name, why="identifier")
    if len(texts) > MOST_WORDS or len(texts) > 0.5 * here and here >= 10:
        return LeftOut(name, why=f"{len(texts)} words")
    return WordsColumn(name, marked)


def counts_rows(values, cells):
    """Are these the numbers 0, 1, 2, ... or 1, 2, 3, ..., one for each of 10
    rows or more?"""
    return cells >= 10 and len(values) == cells and \
        min(values) in (0, 1) and max(values) - min(values) == cells - 1 and \
        all(value == int(value) for value in values)


def is_code(name, texts):
    """Are these whole numbers names of things: 00501, or any in a column
    called id or zip?"""
    if not all(text.isdigit() for text in texts):
        return False
    widths = {len(text) for text in texts}
    if len(widths) == 1 and max(widths) >= 4 and \
            any([text[0] == "0" for text in texts]):
        return True
    words = re.sub("([a-z])([A-Z])", r"\1 \2", name)
    last = re.split(r"[\s_]+", words.strip().lower())
    return name.lower() in CODE_NAMES or last[-1] in CODE_NAMES or \
        last[0] in ("id", "zip", "phone")


def looks_like_a_code(column, texts, here):
    """Whole numbers of 5 digits or more, nearly all different: they may be
    an amount, or the number of a person."""
    return column.kind == "number" and column.style == "point" and \
        not column.unit and len(texts) > 0.9 * here and here >= 10 and \
        all(text.isdigit() and len(text) >= 5 for text in texts)
