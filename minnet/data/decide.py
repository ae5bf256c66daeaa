"""What is this column? Told from its texts and how often each stands there,
whatever the order of the rows."""

import re

from .columns import (DateColumn, LeftOut, NumberColumn, PresenceColumn,
                      WordsColumn, YesNoColumn)
from .counts import one_spelling, present, replaced
from .dates import date_forms
from .styles import ODD, written
from .values import NO, NO_NUMBER, STYLES, YES, is_missing

MOST_WORDS = 50   # more 0/1 columns than that are not made of one column
MANY = 0.05       # of the cells: missing ones get a 0/1 column of their own
# Names of columns whose numbers are names of things, not amounts.
CODE_NAMES = {"id", "ids", "uid", "uuid", "guid", "index", "idx", "key", "nr",
              "no", "no.", "#", "rowid", "rownames", "rownum", "row", "zip",
              "zipcode", "postcode", "plz", "phone", "unnamed: 0", "ssn",
              "isbn", "barcode"}


class Decision:
    """What was decided of a column, fitted to all its cells.

    column   one of the kinds in columns.py
    instead  {text: what to read instead}: "" for what is no number among
             numbers, one spelling of a word that has several
    units    more than one: why these numbers are taken for words
    """

    def __init__(self, column, instead=None, units=()):
        self.column = column
        self.instead = instead or {}
        self.units = list(units)


def decided(name, counts, styles=STYLES, dates=None, only=False):
    """The Decision of a column. `only`: there is no other one, so that a
    number that counts the rows is kept."""
    decision = kind_of(name, present(counts), styles, dates, only)
    counts = replaced(counts, decision.instead)
    column, cells = decision.column, sum(counts.values())
    missing = cells - sum(present(counts).values())
    if missing > MANY * cells:
        if column.kind == "left out" and column.why == "constant":
            decision.column = column = PresenceColumn(name)
        column.marked = column.kind != "left out"
    column.fit(counts)
    return decision


def kind_of(name, texts, styles, dates, only):
    """The Decision of the texts that are there, not fitted yet."""
    if not texts:
        return Decision(LeftOut(name, why="empty"))
    if len(texts) == 1:
        return Decision(LeftOut(name, why="constant"))
    small = {text.lower() for text in texts} if len(texts) < 50 else set()
    if small & YES | small & NO and small <= YES | NO | {"0", "1"} and \
            small & (YES | {"1"}) and small & (NO | {"0"}):
        return Decision(YesNoColumn(name))
    if is_code(name, texts):
        return words(name, texts)
    forms = date_forms(texts)
    if forms:
        return Decision(DateColumn(name, form=forms[0]) if dates else
                        LeftOut(name, why="dates"))
    way = written(texts, styles)
    return numbers(name, texts, way, only) or \
        words(name, texts, way.units if way.mixed else ())


def numbers(name, texts, way, only):
    """The Decision for numbers, written in this way; None if too many of the
    texts are none."""
    column = NumberColumn(name, style=way.style, unit=way.unit)
    values = column.read_all(list(texts))
    odd = [text for text, value in zip(texts, values) if value is None]
    strange = [text for text in odd if not says_nothing(text)]
    cells = sum(texts.values())
    few = sum([texts[text] for text in strange]) <= ODD * cells or \
        len(strange) <= 3 and len(texts) > 20 and not way.mixed
    if not few or 2 * sum([texts[text] for text in odd]) >= cells:
        return None
    values = {value for value in values if value is not None}
    cells -= sum([texts[text] for text in odd])
    if len(values) == 1:
        column = LeftOut(name, why="constant")
    elif counts_rows(values, cells) and not only:
        column = LeftOut(name, why="identifier")
    return Decision(column, dict.fromkeys(odd, ""))


def says_nothing(text):
    """Is this none, or n/a (see note)?"""
    first = re.split(r"[ (]", text)[0]
    return first.lower() in NO_NUMBER or is_missing(first)


def words(name, texts, units=()):
    """The Decision for words: some that come again, or too many."""
    cells = sum(texts.values())
    if len(texts) == cells and cells > 2:
        return Decision(LeftOut(name, why="identifier"), units=units)
    instead = one_spelling(texts)
    count = len(texts) - len(instead)
    if count > MOST_WORDS or count > 0.5 * cells and cells >= 10:
        return Decision(LeftOut(name, why=f"{count} words"), units=units)
    return Decision(WordsColumn(name), instead, units)


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
