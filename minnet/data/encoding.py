"""From a raw row to the numbers that a model takes, and from its outputs back
to a word."""

from ..support.checks import counted, shown
from .kept import column_from
from .labels import label_from
from .values import text_of


class Encoding:
    """How a table's rows become numbers; it goes with the model.

    names       of the numbers
    input_dim   how many numbers there are
    output_dim  1 for a number, else one for each class
    target      the name of the label
    classes     its words, in order; None for a number
    seed        of the random numbers that told which rows to hold back, if
                somebody wants to know: set by `python3 -m minnet train`

    The numbers are as in the table: bring them to mean 0 with a
    NormaliseLayer.
    """

    def __init__(self, columns, label):
        self.columns = columns
        self.label_column = label
        self.names = [name for column in columns for name in column.names]
        self.input_dim = len(self.names)
        self.output_dim = label.output_dim
        self.target = label.name
        self.classes = label.classes
        self.seed = None

    def numbers(self, row):
        """The numbers of a raw row: a dict {column: cell}, or a list of cells
        in the order of the file, without the label.

        A cell is a text as it stood in the file, a number, or None where it
        is missing. Columns that are left out may be missing in a dict. A
        word that no training row had is none of the known words: all its
        columns are 0 (`unknown(row)` tells). Raises ValueError.
        """
        result = []
        for column, cell in zip(self.columns, self.cells(row)):
            result += column.numbers(cell)
        return result

    def cells(self, row):
        """The cells in the order of the columns."""
        if isinstance(row, dict):
            absent = [column.name for column in self.columns
                      if column.names and column.name not in row]
            if absent:
                raise ValueError(
                    f"the row has no {', '.join(map(repr, absent))}; give"
                    " None for what isn't known. It has"
                    f" {', '.join(map(repr, row)) or 'nothing'}")
            return [row.get(column.name) for column in self.columns]
        if isinstance(row, str) or not hasattr(row, "__len__"):
            raise TypeError(f"a row is a dict or a list of cells; got"
                            f" {shown(row)}")
        if len(row) != len(self.columns):
            names = ", ".join([column.name for column in self.columns])
            raise ValueError(
                f"{counted(len(row), 'cell')}, expected {len(self.columns)}:"
                f" {names if len(names) < 300 else names[:297] + '...'}" +
                (" (without the label)" if len(row) == len(self.columns) + 1
                 else ""))
        return row

    def unknown(self, row):
        """["island: 'Mars'", ...]: the words that no training row had."""
        return [f"{column.name}: {text_of(cell)!r}"
                for column, cell in zip(self.columns, self.cells(row))
                if column.kind == "words" and
                column.value(text_of(cell)) == [0.0] * len(column.words)]

    def label(self, cell):
        """What a model should give for this label: [number], or 1.0 at the
        place of its class and 0.0 elsewhere. Raises ValueError."""
        return self.label_column.outputs(cell)

    def answer(self, output):
        """The class whose output is largest, or the number."""
        if len(output) != self.output_dim:
            raise ValueError(f"{counted(len(output), 'output')}, expected"
                             f" {self.output_dim}: {shown(output)}")
        return self.label_column.answer(output)

    def as_data(self):
        """Lists and dicts for JSON, from which from_data makes the same."""
        data = {"columns": [column.as_data() for column in self.columns],
                "label": self.label_column.as_data()}
        return data if self.seed is None else dict(data, seed=self.seed)

    @classmethod
    def from_data(cls, data):
        """The Encoding that as_data told. Raises ValueError."""
        if not isinstance(data, dict) or \
                set(data) - {"seed"} != {"columns", "label"}:
            raise ValueError(f"{shown(data)} is no encoding; expected columns"
                             " and a label")
        if not isinstance(data["columns"], list):
            raise ValueError(f"columns are {shown(data['columns'])}; expected"
                             " a list")
        encoding = cls([column_from(column) for column in data["columns"]],
                       label_from(data["label"]))
        names = [column.name for column in encoding.columns]
        if not encoding.names or len(set(names)) < len(names):
            raise ValueError("an encoding has columns that give numbers, with"
                             f" different names; got {shown(names)}")
        encoding.seed = data.get("seed")
        if encoding.seed is not None and type(encoding.seed) is not int:
            raise ValueError(f"the seed is {shown(encoding.seed)}; expected a"
                             " whole number")
        return encoding

    def label_words(self):
        """What the label is, in words."""
        return f"label {self.target!r}: " + (
            "a number" if self.classes is None else
            f"one of {len(self.classes)} classes")

    def __repr__(self):
        return (f"Encoding of {counted(len(self.columns), 'column')} as"
                f" {counted(self.input_dim, 'number')}, {self.label_words()}")
