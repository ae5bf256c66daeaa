"""The label: classes, or a number?"""

from ..support.checks import counted, shown
from .columns import CHECKS, NumberColumn, text_of
from .counts import present
from .decide import ODD, written
from .dates import date_forms
from .values import STYLES, plain_number


class NumberLabel:
    """A number to learn."""

    classes = None
    output_dim = 1

    def __init__(self, name, style="point", unit=""):
        self.name = name
        self.style, self.unit = style, unit
        self.column = NumberColumn(name, False, style, unit)

    def word(self, cell):
        """The number in a cell. Raises ValueError."""
        value = self.column.value(text_of(cell))
        if value is None:
            raise ValueError(f"the label {self.name!r} is missing")
        return value[0]

    def outputs(self, cell):
        """[number] of a cell."""
        return [self.word(cell)]

    def answer(self, output):
        """The number that a model gives."""
        return output[0]

    def as_data(self):
        """A dict for JSON."""
        return {"name": self.name, "kind": "number", "style": self.style,
                "unit": self.unit}


class ClassLabel:
    """Words to tell apart, one output for each; numeric: words that are whole
    numbers, so that 1.0 is 1."""

    def __init__(self, name, classes, numeric=False):
        self.name = name
        self.classes = list(classes)
        self.numeric = numeric
        self.output_dim = len(self.classes)

    def word(self, cell):
        """The class in a cell."""
        text = text_of(cell)
        return whole_text(text) if self.numeric else text

    def outputs(self, cell):
        """1.0 for the class of the cell, 0.0 for the others."""
        word = self.word(cell)
        if word not in self.classes:
            raise ValueError(f"label {self.name!r}: {shown(word)} is none of"
                             f" its classes, {', '.join(self.classes)}")
        return [1.0 if word == name else 0.0 for name in self.classes]

    def answer(self, output):
        """The class with the largest output."""
        return self.classes[output.index(max(output))]

    def as_data(self):
        """A dict for JSON."""
        return {"name": self.name, "kind": "classes",
                "classes": list(self.classes), "numeric": self.numeric}


def whole_text(text):
    """ "1" for "1.0" and "01"; other texts as they are."""
    value = plain_number(text)
    return str(int(value)) if value is not None and value == int(value) \
        else text


def label_from(data):
    """The label that as_data told. Raises ValueError."""
    kinds = {"number": (NumberLabel, {"name", "style", "unit"}),
             "classes": (ClassLabel, {"name", "classes", "numeric"})}
    kind = data.get("kind") if isinstance(data, dict) else None
    if not isinstance(kind, str) or kind not in kinds or \
            set(data) != kinds[kind][1] | {"kind"}:
        raise ValueError(f"{shown(data)} is no label")
    checks = dict(CHECKS, classes=lambda value: CHECKS["words"](value) and
                  len(value) > 1, numeric=CHECKS["marked"])
    settings = {key: value for key, value in data.items() if key != "kind"}
    for key, value in settings.items():
        if not checks[key](value):
            raise ValueError(f"the label: {key} is {shown(value)}")
    return kinds[kind][0](**settings)


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


def decide_label(name, counts, kind=None, styles=STYLES):
    """(label, choice): NumberLabel or ClassLabel from the texts of the label's
    column, and whether whole numbers were taken for classes. Raises
    ValueError."""
    texts = present(counts)
    cells = sum(texts.values())
    if not texts:
        raise ValueError("is missing in every row")
    way = written(texts, styles)
    amount = sum([texts[text] for text in way.odd])
    numeric = not way.odd
    if kind == "numbers" and amount or \
            kind is None and 0 < amount <= ODD * cells and len(texts) > 20:
        odd = ", ".join([shown(text) for text in way.odd[:5]])
        more = len(way.odd) - 5
        raise ValueError(
            f"holds {odd}{f' and {more} more' if more > 0 else ''}; a label is"
            " all numbers, or all words (classes)")
    if kind != "classes" and not numeric and date_forms(texts):
        raise ValueError("holds dates, which can't be a label")
    values = {}
    if numeric:
        label = NumberLabel(name, way.style, way.unit)
        for text, count in texts.items():
            value = label.word(text)
            values[value] = values.get(value, 0) + count
        check_changes(values, texts)
        if kind == "numbers" or kind is None and not (
                not way.unit and look_like_classes(values, cells)):
            return label, False
    words = set(texts)
    whole = all([plain_number(text) is not None for text in texts]) and \
        all([value == int(value) for value in values])
    if whole:
        words = {whole_text(text) for text in texts}
    check_changes(words, texts)
    if len(words) > 0.5 * cells and cells >= 5:
        raise ValueError(f"has {counted(len(words), 'different word')} in"
                         f" {cells} rows: too many to be classes")
    order = sorted(words, key=float) if whole else sorted(words)
    return ClassLabel(name, order, whole), numeric and kind is None


def check_changes(values, texts):
    """A label that is always the same teaches nothing."""
    if len(values) == 1:
        raise ValueError(f"is {shown(min(texts))} in every row, so there is"
                         " nothing to learn")
