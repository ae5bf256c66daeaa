"""What each part of a step computes: said once, for one number of a row.

A line `name = formula` is meant for every number of a row, a line that uses
no number of a row (below in ROW) for the row as a whole, as are
`name = sum of formula` and `name = max of formula`. The names:

    x, y    what an activation or a loss is given, what an activation gives
    t       the label
    d       the slope of the error e: at y, and after the backward lines at x
    w, g    a weight or bias, and its slope; m, v what an optimizer keeps of it
    rate    the learning rate; scale what the loss's slopes are divided by

`in_scalars` spells lines with a variable for each number (for scalars and
sets), `in_rows` with a list for each row (for rows). A new activation, loss
or optimizer is one entry in the tables below.
"""

import math
import sys
from itertools import groupby

from ..activations import ReLUActivation, SigmoidActivation, TanhActivation
from ..losses import MSELoss, SSELoss
from ..more.cross_entropy import BinaryCrossEntropyLoss, CrossEntropyLoss
from ..more.dropout import DropoutLayer
from ..more.further_activations import (ELUActivation, HeavisideActivation,
                                        LeakyReLUActivation)
from ..more.normalise import NormaliseLayer
from ..more.softmax import SoftmaxActivation
from ..optimizers import SGD, Adam, Momentum

# PyPy turns loops over places into machine code; `zip` it does not like, nor
# long sums.
LOOPS = sys.implementation.name == "pypy"
ROW = set("x y t d w g m v p f e mean spread".split())


def words(formula):
    """A formula in parts: names and numbers, and what stands between."""
    return ["".join(part) for _, part in groupby(
        formula, key=lambda letter: letter.isalnum() or letter in "_.")]


class Line:
    """One line of a text: `kind` is "each", "one", "sum" or "max"."""

    def __init__(self, text):
        self.name, formula = text.split(" = ", 1)
        self.kind = formula[:3] if formula[3:7] == " of " else ""
        self.formula = formula[7:] if self.kind else formula
        self.uses = set(words(self.formula))
        if not self.kind:
            self.kind = "each" if self.uses & ROW else "one"

    def spelled(self, names):
        """The formula with other names, where there are any."""
        return "".join([names.get(word, word)
                        for word in words(self.formula)])


def lines(text):
    """The Lines of a text that parts them by semicolons."""
    return [Line(part) for part in text.split("; ")]


def in_scalars(some_lines, width, name, names=()):
    """The lines for a row whose numbers are variables: `name(letter, i)` is
    the one for its number i, `name(letter, 0)` one for the whole row;
    `names`, a dict, are spelled otherwise."""
    found, known = [], ROW | {line.name for line in some_lines}
    for line in some_lines:
        texts = [line.spelled(dict(names, **{
            letter: name(letter, i if letter in ROW else 0)
            for letter in line.uses & known})) for i in range(1, width + 1)]
        if line.kind == "each":
            found += [f"{name(line.name, i)} = {text}"
                      for i, text in enumerate(texts, 1)]
        else:
            value = {"sum": " + ".join(texts), "one": texts[0],
                     "max": f"max({', '.join(texts)})" if width > 1
                     else texts[0]}[line.kind]
            found.append(f"{name(line.name, 0)} = {value}")
    return found


def in_rows(some_lines, names):
    """The lines for rows that are lists; `names` are spelled otherwise."""
    found = []
    for line in some_lines:
        used = sorted(line.uses & ROW)
        value = line.spelled(dict(names, **{
            row: row + "[i]" for row in used if LOOPS}))
        if LOOPS and line.kind in ("each", "sum"):
            found += in_loops(line, value, f"len({used[0]})")
            continue
        if line.kind != "one":
            rows = ", ".join(used)
            each = f"i in range(len({used[0]}))" if LOOPS else \
                f"{rows} in zip({rows})" if len(used) > 1 else \
                f"{rows} in {rows}"
            value = f"[{value} for {each}]"
        if line.kind in ("sum", "max"):
            value = f"{line.kind}({value})"
        found.append(f"{line.name} = {value}")
    return found


def in_loops(line, value, count):
    """A line for each number of a row, or their sum, as PyPy likes it."""
    if line.kind == "sum":
        return [f"{line.name} = 0.0", f"for i in range({count}):",
                f"    {line.name} += {value}"]
    return [f"new = [0.0] * {count}", f"for i in range({count}):",
            f"    new[i] = {value}", f"{line.name} = new"]


def literals(thing, names):
    """{name: the number of that name, written with all its digits}"""
    return {name: f"({float(getattr(thing, name))!r})" for name in names}


known = {}  # what was made so far, by its key


def once(key, make):
    """make(), the first time that it is asked for."""
    if key not in known:
        if len(known) > 100:
            known.clear()
        known[key] = make()
    return known[key]


def compiled(source, name, **space):
    """The function of that name in such a text."""
    space = dict(vars(math), **space)
    exec(once(source, lambda: compile(source, f"<minnet: {name}>", "exec")),
         space)
    return space[name]


def listed(names):
    """a, b, c, as a tuple is written."""
    return ", ".join(names) + ","


def flat(lists):
    """One list of what is in all of them."""
    return [item for one in lists for item in one]


def indented(some_lines, depth=1):
    """The lines of a text, so much further right."""
    return ["    " * depth + line for line in some_lines]


class Each:
    """An activation: the lines forward and backward, and which attributes of
    the layer are numbers or rows in them. Without backward lines it can't
    be trained."""

    def __init__(self, forward, backward, numbers=(), rows=()):
        self.forward = lines(forward)
        self.backward = lines(backward) if backward else None
        self.numbers, self.rows = numbers, rows


SIGMOID = "p = exp(-abs(x)); y = (p if x < 0.0 else 1.0) / (1.0 + p)"
SOFTMAX = "top = max of x; p = exp(x - top); total = sum of p; y = p / total"

ACTIVATIONS = {
    ReLUActivation: Each("y = 0.0 if x <= 0.0 else x",
                         "d = 0.0 if y <= 0.0 else d"),
    LeakyReLUActivation: Each(
        "y = negative_slope * x if x <= 0.0 else x",
        "d = negative_slope * d if x <= 0.0 else d", ["negative_slope"]),
    ELUActivation: Each("y = x if x >= 0.0 else alpha * expm1(x)",
                        "d = d if x >= 0.0 else d * alpha * exp(x)",
                        ["alpha"]),
    SigmoidActivation: Each(SIGMOID, "d = d * p / ((1.0 + p) * (1.0 + p))"),
    TanhActivation: Each("y = tanh(x)", "p = exp(-2.0 * abs(x)); "
                         "d = 4.0 * d * p / ((1.0 + p) * (1.0 + p))"),
    HeavisideActivation: Each("y = 1.0 if x > 0.0 else 0.0", None),
    SoftmaxActivation: Each(
        SOFTMAX, "shared = sum of d * y; d = y * (d - shared)"),
    NormaliseLayer: Each("y = (x - mean) / spread", "d = d / spread",
                         rows=["mean", "spread"]),
    # f, its factor, is drawn anew for each batch, by the rate.
    DropoutLayer: Each("y = f * x", "d = f * d", ["rate"]),
}


class Loss:
    """Its lines, which give e, its sum over the row, and d; what e is divided
    by: "numbers" of the batch, its "rows", or "nothing"."""

    def __init__(self, text, divided_by, factor=1.0):
        self.lines, self.divided_by = lines(text), divided_by
        self.factor = factor  # of d
        self.is_mean = divided_by != "nothing"  # or a sum

    def count(self, outputs):
        """What e is divided by, a text; `rows` is how many there are."""
        return {"numbers": f"rows * {outputs}.0", "rows": "rows",
                "nothing": "1.0"}[self.divided_by]

    def end_lines(self, outputs):
        """Where the e of a batch is known; a mean counts for all its rows."""
        return [f"error /= {self.count(outputs)}",
                "if error - error != 0.0:",
                "    raise OverflowError(f'the error is {error}')",
                "total += error" + " * rows" * self.is_mean]


SQUARES = "d = y - t; e = sum of d * d; d = scale * d"

LOSSES = {
    MSELoss: Loss(SQUARES, "numbers", 2.0),
    SSELoss: Loss(SQUARES, "nothing", 2.0),
    BinaryCrossEntropyLoss: Loss(
        "p = exp(-abs(y)); e = sum of (y if y > 0.0 else 0.0) - y * t"
        " + log(1.0 + p); "
        "d = scale * ((p if y < 0.0 else 1.0) / (1.0 + p) - t)", "numbers"),
    CrossEntropyLoss: Loss(
        "top = max of y; p = exp(y - top); total = sum of p; "
        "log_total = log(total); e = sum of t * (log_total - (y - top)); "
        "d = scale * (p / total - t)", "rows"),
}


class Steps:
    """An optimizer: the lines for a weight and those for the step as a whole,
    what it keeps of each weight, and which of its attributes are numbers in
    them. `times_rate`: its g is de/dw times the learning rate. `units`, a
    function of the optimizer: in the lines, what is kept is counted in these
    units, which saves multiplying by them."""

    def __init__(self, weight, step="", kept=(), numbers=(), times_rate=True,
                 units=lambda optimizer: []):
        self.weight, self.step = lines(weight), lines(step) if step else []
        self.kept, self.numbers = list(kept), numbers
        self.times_rate, self.units = times_rate, units


# Before these, where there is weight decay: to weights, not to biases.
DECAY = lines("g = g + shrink * w")

OPTIMIZERS = {
    SGD: Steps("w = w - g"),
    Momentum: Steps("v = momentum * v - g; w = w + v", kept=["v"],
                    numbers=["momentum"]),
    Adam: Steps(
        "m = beta1 * m + g; v = beta2 * v + g * g; "
        "w = w - pace * m / (sqrt(v) + small)",
        "root = sqrt((1.0 - beta2) / (1.0 - beta2 ** count)); "
        "pace = rate * (1.0 - beta1) / (1.0 - beta1 ** count) / root; "
        "small = epsilon / root", kept=["m", "v"],
        numbers=["beta1", "beta2", "epsilon"], times_rate=False,
        units=lambda adam: [1 - adam.beta1, 1 - adam.beta2]),
}


class Update:
    """The entry of OPTIMIZERS for an optimizer with its own numbers. With
    `bare` its g is de/dw itself, always."""

    def __init__(self, optimizer, bare=False):
        entry = OPTIMIZERS[type(optimizer)]
        self.kept, self.times_rate = entry.kept, entry.times_rate and not bare
        self.numbers = literals(optimizer, entry.numbers)
        self.decay = bool(optimizer.weight_decay)
        late = bare and entry.times_rate
        self.lines = lines("g = rate * g") * late + entry.weight
        # What is new in each step, but for the count of the steps.
        self.sent = [line.name for line in entry.step
                     if any([line.name in step.uses for step in self.lines])]
        self.start = [f"{name} = 0.0" for name in self.sent]
        self.sent += ["rate"] * late
        if self.decay:
            self.sent.append("shrink")
            self.start.append(
                f"shrink = {float(optimizer.weight_decay)!r}"
                + " * rate" * self.times_rate)
        self.step = ["count = count + 1"] + [
            f"{line.name} = {line.spelled(self.numbers)}"
            for line in entry.step]
        self.key = (type(optimizer), str(self.numbers), str(self.start))

    def is_plain(self):
        """Nothing but w - g?"""
        return len(self.lines) == 1 and not self.decay

    def weight_lines(self, is_bias=False):
        """The Lines for the step of a weight."""
        return DECAY * (self.decay and not is_bias) + self.lines

    def step_of(self, w, g, is_bias=False):
        """The lines for the step of the weight w by the slope g, a text."""
        names = {letter: f"{letter}_{w}" for letter in self.kept}
        names.update(self.numbers, w=w)
        steps = self.weight_lines(is_bias)
        if len(steps) == 1:
            names["g"] = f"({g})"
        return [f"g = {g}"] * (len(steps) > 1) + [
            f"{names.get(line.name, line.name)} = {line.spelled(names)}"
            for line in steps]

    def scale(self, loss, outputs):
        """The line for what the slopes of a loss are multiplied by."""
        rate = " * rate" * self.times_rate
        return f"scale = {loss.factor}{rate} / ({loss.count(outputs)})"
