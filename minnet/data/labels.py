"""The label: a number, or the classes to tell apart."""

from ..support.checks import shown
from .columns import NumberColumn
from .kept import CHECKS
from .values import folded, plain_number, text_of


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
        value = self.column.value(cell)
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
        self.folded = {folded(word): word for word in classes}
        self.numeric = numeric
        self.output_dim = len(self.classes)

    def word(self, cell):
        """The class in a cell."""
        text = text_of(cell)
        if self.numeric:
            return whole_text(text)
        return text if text in self.classes else self.folded.get(
            folded(text), text)

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
