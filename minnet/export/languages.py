"""How a language writes what formulas are made of.

A language knows how to call a function, to choose between two values, to
fill a list, to give a value a name, and to put a function around the lines.
`helpers` are texts that go along where a formula needs them.
"""

from .cells_javascript import CELLS_JAVASCRIPT
from .cells_python import CELLS_PYTHON

MATH = {"exp", "expm1", "tanh", "floor"}


class Language:
    """What the languages share; `needs` are the functions used so far."""

    helpers = {}

    def __init__(self):
        self.needs = set()

    def call(self, name, *values):
        """name(a, b)"""
        self.needs.add(name)
        return f"{self.name_of.get(name, name)}({', '.join(values)})"

    def used_helpers(self):
        """The texts that go along, and what they use, before them."""
        texts = []
        for name, text in reversed(list(self.helpers.items())):
            if name in self.needs or any(
                    [f"{name}(" in other for other in texts]):
                texts.insert(0, text)
        return texts


class Python(Language):
    """Python from 3.6 on, and MicroPython."""

    let, end = "", ""  # before the name of a value, and behind the value
    nothing = "None"
    name_of = {}
    helpers = dict(CELLS_PYTHON, **{
        "sigmoid": """\
def sigmoid(a):
    if a < 0:
        return exp(a) / (exp(a) + 1)
    return 1 / (1 + exp(-a))
""", "dot": """\
def dot(u, v):
    total = 0
    for a, b in zip(u, v):
        total += a * b
    return total
""", "view": """\
def view(row, places):
    return [row[p] if p < len(row) else 0 for p in places]
"""})

    def call(self, name, *values):
        """name(a, b)"""
        if name == "sigmoid":
            self.needs.add("exp")
        return Language.call(self, name, *values)

    def largest(self, row):
        """The largest number of a list."""
        return f"max({row})"

    def total(self, row):
        """All numbers of a list added up."""
        return f"sum({row})"

    def choose(self, condition, yes, no):
        """One value or the other."""
        return f"{yes} if {condition} else {no}"

    def each(self, formula, first, second=None):
        """The list of a formula's values for all i (and for all k)."""
        inner = f" for k in range({second})" if second else ""
        return f"[{formula} for i in range({first}){inner}]"

    def string(self, text):
        """A text in quotes."""
        return ascii(text)

    def function(self, inputs, count, constants, lines):
        """Imports, helpers, constants and the function itself, which checks
        that it is given `count` numbers; None: its lines check."""
        math = ", ".join(sorted(MATH & self.needs))
        helpers = self.used_helpers()
        imports = [line for sign, line in (
            ("re.", "import re"),
            ("datetime(", "from datetime import datetime")) if any(
                [sign in text for text in helpers])]
        imports += [f"from math import {math}"] * bool(math)
        check = [f"    if len({inputs[0]}) != {count}:", "        raise"
                 f" ValueError(\"expected {count} numbers\")"]
        whole = folded("def predict(", inputs, "):") + check * (
            count is not None and len(inputs) != count) + lines
        return "\n\n".join(
            ["\n".join(imports) + "\n"] * bool(imports)
            + helpers + ["\n".join(constants) + "\n"] * bool(
                constants) + ["\n".join(whole) + "\n"])


class JavaScript(Language):
    """JavaScript from ECMAScript 2018 on: every browser of today."""

    let, end = "const ", ";"
    nothing = "null"
    name_of = {name: f"Math.{name}" for name in MATH | {"max", "min"}}
    helpers = dict(CELLS_JAVASCRIPT, **{
        "sigmoid": """\
    const sigmoid = (a) => a < 0
        ? Math.exp(a) / (Math.exp(a) + 1) : 1 / (1 + Math.exp(-a));""",
        "range": """\
    const range = (n) => [...Array(n).keys()];""",
        "dot": """\
    const dot = (u, v) => u.reduce((sum, a, i) => sum + a * v[i], 0);""",
        "view": """\
    const view = (row, places) =>
        places.map((p) => p < row.length ? row[p] : 0);"""})

    def largest(self, row):
        """The largest number of a list."""
        return f"Math.max(...{row})"

    def total(self, row):
        """All numbers of a list added up."""
        return f"{row}.reduce((sum, a) => sum + a, 0)"

    def choose(self, condition, yes, no):
        """One value or the other."""
        return f"{condition} ? {yes} : {no}"

    def each(self, formula, first, second=None):
        """The list of a formula's values for all i (and for all k)."""
        if second:
            return (self.call("range", str(first)) + ".flatMap((i) =>"
                    f" range({second}).map((k) => {formula}))")
        return self.call("range", str(first)) + f".map((i) => {formula})"

    def string(self, text):
        """A text in quotes, that does not end the script of a page."""
        from json import dumps
        return dumps(text).replace("<", "\\u003c")

    def function(self, inputs, count, constants, lines):
        """One function with all it needs inside."""
        given, row = (inputs[0], inputs[0]) if len(inputs) != count else \
            ("arguments", "[...arguments]")
        check = [f"    if ({given}.length !== {count}"
                 f" || !{row}.every(Number.isFinite))",
                 f"        throw new Error(\"expected {count} numbers\");"]
        return "\n".join(
            folded("function predict(", inputs, ") {")
            + check * (count is not None)
            + self.used_helpers() + [f"    {line}" for line in constants]
            + lines + ["}"]) + "\n"


def bracketed(names):
    """The names of a list's items, with its brackets."""
    return ["[" + names[0]] + names[1:-1] + [names[-1] + "]"] if names[1:] \
        else [f"[{''.join(names)}]"]


def folded(start, names, end, indent="        "):
    """start a, b, c end, on lines of at most 79 columns."""
    lines, line = [], start
    for place, name in enumerate(names):
        name += end if place == len(names) - 1 else ","
        if len(line) + len(name) > 78:
            lines.append(line.rstrip())
            line = indent
        line += name + " "
    return lines + [line.rstrip()]
