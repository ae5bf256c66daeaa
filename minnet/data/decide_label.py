"""Is the label a number, or are its words classes?"""

from ..support.checks import counted, shown
from .counts import one_spelling, present, replaced
from .dates import date_forms
from .decide import Decision
from .labels import ClassLabel, NumberLabel, whole_text
from .styles import ODD, written
from .summary import some
from .values import STYLES, plain_number


def look_like_classes(values, cells):
    """Few whole numbers that name classes: two of them, or 0, 1, 2, ... with
    gaps at most, each one often enough, as no count or mark of many steps is.

    values: {number: how often}.
    """
    numbers = sorted(values)
    if any([number != int(number) for number in numbers]) or \
            len(numbers) * (2 if len(numbers) == 2 else 3) > cells:
        return False
    if len(numbers) == 2:
        return True
    steps = numbers[-1] - numbers[0] + 1
    if numbers[0] not in (-1, 0, 1) or len(numbers) < 0.5 * steps:
        return False
    return len(numbers) <= 10 or len(numbers) <= 30 and \
        max(values.values()) * len(numbers) <= 3 * cells


def decide_label(name, counts, kind=None, styles=STYLES, where=None):
    """(label, choice, Decision): NumberLabel or ClassLabel from the texts of
    the label's column, whether whole numbers were taken for classes, and what
    to read instead of some texts. where(texts) tells on which lines they
    stand. Raises ValueError."""
    texts = present(counts)
    if not texts:
        raise ValueError("is missing in every row")
    way = written(texts, styles)
    label = NumberLabel(name, way.style, way.unit)
    values = dict(zip(texts, label.column.read_all(list(texts))))
    check_odd([text for text in texts if values[text] is None], texts, kind,
              where or (lambda odd: list(map(shown, odd))))
    numeric = None not in values.values()
    if kind != "classes" and not numeric and date_forms(texts):
        raise ValueError("holds dates, which can't be a label")
    if numeric:
        amounts = replaced(texts, values)
        check_changes(amounts, texts)
        if kind == "numbers" or kind is None and not (
                not way.unit and look_like_classes(
                    amounts, sum(texts.values()))):
            return label, False, Decision(label.column)
    units = way.units if way.mixed else ()
    instead = one_spelling(texts)
    whole = numeric and all([
        plain_number(text) is not None and values[text] % 1 == 0
        for text in texts])
    words = {whole_text(text) for text in texts} if whole else \
        set(replaced(texts, instead))
    check_changes(words, texts)
    cells = sum(texts.values())
    if len(words) > 0.5 * cells and cells >= 5:
        raise ValueError(
            f"has {counted(len(words), 'different word')}"
            + (f" (numbers in {some(units)})" if units else "")
            + f" in {cells} rows: too many to be classes")
    label = ClassLabel(name, sorted(words, key=float if whole else None),
                       whole)
    return label, numeric and kind is None, Decision(label, instead, units)


def check_odd(odd, texts, kind, where):
    """A few words among numbers, or any where numbers are wanted, are no
    classes but mistakes."""
    amount = sum([texts[text] for text in odd])
    if odd and kind == "numbers" or kind is None and len(texts) > 20 and \
            0 < amount <= ODD * sum(texts.values()):
        raise ValueError(f"holds {some(where(sorted(odd)))}; a label is all"
                         " numbers, or all words (classes)")


def check_changes(values, texts):
    """A label that is always the same teaches nothing."""
    if len(values) == 1:
        raise ValueError(f"is {shown(min(texts))} in every row, so there is"
                         " nothing to learn")
