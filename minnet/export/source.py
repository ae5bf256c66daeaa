"""The text so far, while a network is written out.

A row of numbers is either written out, every number with a name of its own
(WrittenOut), or a list (AsLists), whose number i is x[i]. A layer's writer
asks both for the same things.
"""

from ..support.checks import is_finite
from .languages import bracketed, folded


class Source:
    """What both share."""

    def __init__(self, language, who, symbols=False):
        self.language, self.who, self.symbols = language, who, symbols
        self.constants, self.lines = [], []
        self.layer = self.tables = 0
        self.call, self.choose = language.call, language.choose

    def assign(self, name, text):
        """name = text, in brackets on several lines if it is long."""
        let, end = self.language.let, self.language.end
        lines = [f"    {let}{name} = {text}{end}"]
        if len(lines[0]) > 79:
            first, *rest = parts(f"({text}){end}")
            lines = [f"    {let}{name} = {first}"]
            for part in rest:
                if len(lines[-1]) + len(part) > 78:
                    lines.append("       ")
                lines[-1] += " " + part
        self.lines += lines
        return name

    def give(self, values):
        """The line with which the function ends."""
        self.lines += folded("    return ", self.listed(values),
                             self.language.end)

    def digits(self, name, value):
        """A finite number with all its digits, which are the same in Python
        and JavaScript."""
        value = float(value)
        if not is_finite(value):
            raise ValueError(f"{self.who}: {name} is {value}")
        return repr(value)

    def largest(self, values):
        """max(a, b, c); of a single value the value itself."""
        return self.call("max", *values) if len(values) > 1 else values[0]


class WrittenOut(Source):
    """x1, x2, x3: a row is a list of names."""

    def inputs(self, count):
        """The names of the function's inputs, and the row they are."""
        names = [f"x{i}" for i in range(1, count + 1)]
        return names, names

    def listed(self, values):
        """The row as a list, item by item."""
        return bracketed(values)

    def number(self, name, value):
        """A weight as it is written: by its name or with all its digits."""
        text = self.digits(name, value)
        if not self.symbols:
            return text
        line = f"{self.language.let}{name} = {text}{self.language.end}"
        if line not in self.constants:  # a filter's is used many times
            self.constants.append(line)
        return name

    def row(self, name, numbers):
        """A row of constants."""
        return [self.number(f"{name}{i}", value)
                for i, value in enumerate(numbers, 1)]

    def neurons(self, layer):
        """Its weights and bias: w2_1_1, w2_1_2, ..., b2_1, w2_2_1, ..."""
        self.layer += 1
        weights, bias = [], []
        for j, (row, number) in enumerate(zip(layer.weights, layer.bias), 1):
            weights.append(self.row(f"w{self.layer}_{j}_", row))
            bias.append(self.number(f"b{self.layer}_{j}", number))
        return weights, bias

    def windows(self, places):
        """For each window which numbers of a row it shows."""
        return places

    def view(self, values, window):
        """What a window shows; None for what is outside."""
        return [values[place] if place < len(values) else None
                for place in window]

    def neuron(self, weights, values, bias):
        """w1 * x1 + w2 * x2 + b"""
        terms = [f"{plus(weight)} * {value}"
                 for weight, value in zip(weights, values) if value]
        text = " ".join(terms + [plus(bias)])
        return text[2:] if text[0] == "+" else "-" + text[2:]

    def total(self, values):
        """a + b + c"""
        return " + ".join(values)

    def each(self, letter, formula, first, second=None):
        """A line for each i (and each k): h1, h2, ... by their formula."""
        texts = [formula(i) for i in range(first)] if second is None else [
            formula(i, k) for i in range(first) for k in range(second)]
        return [self.assign(f"{letter}{j}", text)
                for j, text in enumerate(texts, 1)]


class Row:
    """A list that has a name: row[i] is the text `name[i]`."""

    def __init__(self, name, length):
        self.name, self.length = name, length

    def __str__(self):
        return self.name

    def __len__(self):
        return self.length

    def __getitem__(self, place):
        return f"{self.name}[{place}]"


class AsLists(Source):
    """x: a row is a list. For networks too large to be written out."""

    def inputs(self, count):
        """The name of the function's input, and the row it is."""
        return ["x"], Row("x", count)

    def table(self, name, rows):
        """Lists of constants under one name, in the function."""
        self.lines.append(f"    {self.language.let}{name} = [")
        for row in rows:
            self.lines += folded("        [", row, "],")
        self.lines.append("    ]" + self.language.end)
        return Row(name, len(rows))

    def row(self, name, numbers):
        """A list of constants."""
        self.lines += folded(
            f"    {self.language.let}{name} = [",
            [self.digits(name, number) for number in numbers],
            "]" + self.language.end)
        return Row(name, len(numbers))

    def neurons(self, layer):
        """Its weights and bias: w2[0], w2[1], ..., b2[0], b2[1], ..."""
        self.layer += 1
        name = f"w{self.layer}"
        weights = self.table(name, [
            [self.digits(name, value) for value in row]
            for row in layer.weights])
        return weights, self.row(f"b{self.layer}", layer.bias)

    def windows(self, places):
        """For each window which numbers of a row it shows."""
        self.tables += 1
        return self.table(f"places{self.tables}",
                          [list(map(str, window)) for window in places])

    def view(self, values, window):
        """What a window shows; 0 for what is outside."""
        return self.call("view", str(values), window)

    def neuron(self, weights, values, bias):
        """w . x + b"""
        return f"{self.call('dot', weights, str(values))} + {bias}"

    def total(self, values):
        """All numbers of a list added up."""
        return self.language.total(values)

    def largest(self, values):
        """The largest of a list, or of several numbers."""
        if isinstance(values, list):
            return Source.largest(self, values)
        return self.language.largest(values)

    def each(self, letter, formula, first, second=None):
        """One line for all i (and all k), a list."""
        text = formula("i") if second is None else formula("i", "k")
        self.assign(letter, self.language.each(text, first, second))
        return Row(letter, first * (second or 1))

    def listed(self, values):
        """The row as a list: it is one."""
        return [str(values)]


def parts(text):
    """Where a line may end: before + and -, behind a comma."""
    for mark, cut in ((" + ", "\n+ "), (" - ", "\n- "), (", ", ",\n")):
        text = text.replace(mark, cut)
    return text.split("\n")


def plus(number):
    """A number behind others: + 2.0, or - 2.0 for -2.0."""
    return f"- {number[1:]}" if number[0] == "-" else f"+ {number}"


def minus(number):
    """The same, taken off: - 2.0, or + 2.0 for -2.0."""
    return f"+ {number[1:]}" if number[0] == "-" else f"- {number}"
