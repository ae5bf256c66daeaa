"""A step by rows: every part of it is a few passes over lists of numbers.

An FCLayer's weights are kept by their long side, so that the passes are long:
by rows, one for each output, or by columns, one for each input, where there
are more outputs, or where many inputs are blank, as in images. Sums of rows
are written out for up to 16 at a time,

    [w - (a1 * x1 + a2 * x2) for w, x1, x2 in zip(row, v1, v2)]

without those that have the factor 0 (half of them, behind a ReLU). With plain
SGD that sum is already the step; another optimizer gets the slopes. And the
slopes at the first layer's inputs, which nobody needs, are left out.
"""

import math
from itertools import compress

from ..layers import FCLayer
from ..more.dropout import DropoutLayer
from ..support.portable import mul
from .formulas import (ACTIVATIONS, LOOPS, LOSSES, Update, compiled, flat,
                       in_rows, indented, literals)

MOST = 16  # rows in a sum: 12 ns a multiply-add; of 8 14 ns, of one 35
WIDE = 16  # numbers in a row; shorter ones are sooner added one by one


class Sums(dict):
    """By (sign, count): the sum of so many rows, written once: a function
    of (row, a1, a2, ..., v1, v2, ...)."""

    def __missing__(self, key):
        sign, count = key
        a, x, v = [", ".join([f"{letter}{i}" for i in range(count)])
                   for letter in "axv"]
        terms = " + ".join([f"a{i} * x{i}" for i in range(count)])
        self[key] = eval(f"lambda row, {a}, {v}: [w {sign} ({terms})"
                         f" for w, {x} in zip(row, {v})]")
        return self[key]


sums = Sums()


def summed(sign, row, factors, rows):
    """row + factor 1 * row 1 + ..., or row - ..., a new list."""
    rows = list(compress(rows, factors))
    factors = list(filter(None, factors))
    if not factors:
        return list(row)
    for first in range(0, len(factors), MOST):
        some = factors[first:first + MOST]
        row = sums[sign, len(some)](row, *some, *rows[first:first + MOST])
    return row


def dots(x, rows, start):
    """start + the dot products of x with the rows, a new list."""
    return [sum(map(mul, x, row)) + b for row, b in zip(rows, start)]


def dots_at_once(x, rows, start):
    """The same, from Python 3.12 on."""
    return [math.sumprod(x, row) + b for row, b in zip(rows, start)]


def summed_in_loops(sign, row, factors, rows):
    """As `summed`."""
    row = row[:]
    for k in range(len(rows)):
        factor, other = factors[k], rows[k]
        if sign == "-":
            factor = -factor
        if factor:
            for i in range(len(row)):
                row[i] += factor * other[i]
    return row


def dots_in_loops(x, rows, start):
    """As `dots`."""
    y = start[:]
    for j in range(len(rows)):
        row, total = rows[j], y[j]
        for i in range(len(row)):
            total += row[i] * x[i]
        y[j] = total
    return y


if LOOPS:
    summed, dots = summed_in_loops, dots_in_loops
elif hasattr(math, "sumprod"):
    dots = dots_at_once


def function(name, given, some_lines, names, returned):
    """Compiled: def name(given): ...; return returned"""
    return compiled("\n".join(
        [f"def {name}({given}):"] + indented(in_rows(some_lines, names))
        + [f"    return {returned}"]), name)


def loop(name, given, each, some_lines, names, lists, **space):
    """Compiled: a function that does the lines for each row of a batch and
    returns lists, {what is put in: its name}."""
    source = [f"def {name}({given}):"]
    source += [f"    {kept} = []" for kept in lists]
    source += [f"    for {each}:"]
    source += indented(in_rows(some_lines, names) + [
        f"{kept}.append({row})" for kept, row in lists.items()], 2)
    source += [f"    return {', '.join(lists)}"]
    return compiled("\n".join(source), name, **space)


class RowStep:
    """The optimizer's step for a row of weights. `tables` are the weights
    and what is kept of them, each a list of rows."""

    def __init__(self, update, loss, outputs):
        self.at_once = update.is_plain()  # no need to know the slopes
        rows = ", ".join(["w"] + update.kept) + ","
        given = " ".join([rows, "g,"] + [f"{name}," for name in update.sent])
        self.whole, self.bias = [
            function("step", given, update.weight_lines(is_bias),
                     update.numbers, rows) for is_bias in (False, True)]
        sent = "".join([f"{name}, " for name in update.sent])
        self.begin = compiled("\n".join(
            ["def begin(rate, count, rows):"] + indented(
                update.start + update.step + [update.scale(loss, outputs)])
            + [f"    return count, scale, {loss.count(outputs)}, ({sent})"]),
            "begin")

    def start(self, rate, count, rows):
        """Before a batch: its scale of the slopes, the count of steps."""
        count, self.scale, self.divisor, self.sent = self.begin(
            rate, count, rows)
        return count

    def sums(self, tables, place, factors, rows):
        """For weights whose slopes are sums of factors times rows; returns
        the slopes, if they are needed."""
        row = tables[0][place]
        if self.at_once:
            row[:] = summed("-", row, factors, rows)
            return None
        return self.slopes(tables, place,
                           summed("+", [0.0] * len(row), factors, rows))

    def slopes(self, tables, place, g, is_bias=False):
        """For a row of weights, or biases, with these slopes; returns
        them."""
        rows = [table[place] for table in tables]
        found = (self.bias if is_bias else self.whole)(*rows, g, *self.sent)
        for row, new in zip(rows, found):
            row[:] = new
        return g


def turned(rows):
    """Columns for rows."""
    return [list(column) for column in zip(*rows)]


def copies(rows):
    """The same numbers in lists of their own."""
    return [list(row) for row in rows]


class Stage:
    """What a batch goes through. `count` is how many parameters it has."""

    count = 0

    def __init__(self, layer):
        self.layer = layer

    def begin(self, tables, x):
        """Take the parameters: tables[0] has their rows, further ones what
        the optimizer keeps of them. x is a batch to come."""

    def leave(self):
        """Let the layer remember the step, which is not ended yet."""

    def end(self):
        """Put all numbers back into the lists they came from."""


class Dense(Stage):
    """An FCLayer, or the pieces of a MaxoutLayer as one."""

    across = None  # has it a row of weights for each input?

    def __init__(self, layer):
        Stage.__init__(self, layer)
        self.parts = getattr(layer, "parts", [layer])
        self.inputs, self.outputs = layer.input_dim, layer.output_dim
        self.count = 2 * len(self.parts)

    def begin(self, tables, x):
        """As a Stage."""
        self.tables, width = tables, self.outputs * len(self.parts)
        if self.across is None:
            blank = sum([row.count(0) for row in x]) * 3 > \
                len(x) * self.inputs
            self.across = width > self.inputs or blank and width >= WIDE
        self.w = [copies(flat(table[::2])) for table in tables]
        if self.across:
            self.w = list(map(turned, self.w))
        self.b = [[flat(flat(table[1::2]))] for table in tables]
        # Are sums of columns faster here, even if they have to be made?
        self.turns = dots.__name__ == "dots" and width >= WIDE

    def forward(self, x):
        """y = x W^T + b"""
        self.x, w, b = x, self.w[0], self.b[0][0]
        if self.across:
            return [summed("+", b, row, w) for row in x]
        if self.turns and len(x) > 3:
            columns = list(zip(*w))
            return [summed("+", b, row, columns) for row in x]
        return [dots(row, w, b) for row in x]

    def backward(self, d, is_lowest, step):
        """The slopes at x, but not for the lowest layer; and the step."""
        below = None if is_lowest else self.below(d)
        self.learn(d, step)
        return below

    def below(self, d):
        """de/dx = de/dy W"""
        nothing = [0.0] * self.inputs
        return [dots(row, self.w[0], nothing) if self.across
                else summed("+", nothing, row, self.w[0]) for row in d]

    def learn(self, d, step):
        """The step, by de/dW = (de/dy)^T x."""
        short, rows = (self.x, d) if self.across else (d, self.x)
        self.g = [step.sums(self.w, place, factors, rows)
                  for place, factors in enumerate(zip(*short))]
        bias = summed("+", [0.0] * len(d[0]), [1.0] * len(d), d)
        self.g_bias = step.slopes(self.b, 0, bias, True)

    def by_pieces(self, w, b):
        """[(weights, bias)] of each piece, as the layers have them."""
        w = turned(w) if self.across else w
        for first in range(0, len(b), self.outputs):
            mine = slice(first, first + self.outputs)
            yield w[mine], b[mine]

    def leave(self):
        """As a Stage."""
        for part, weights, slopes in zip(self.parts, self.tables[0][::2],
                                         self.by_pieces(self.g, self.g_bias)):
            part.x, part.used_weights = self.x, copies(weights)
            part.de_dw, part.de_db = slopes
        self.layer.x = self.x

    def end(self):
        """As a Stage."""
        for table, w, (b,) in zip(self.tables, self.w, self.b):
            for place, (weights, bias) in enumerate(self.by_pieces(w, b)):
                for old, new in zip(table[2 * place], weights):
                    old[:] = new
                table[2 * place + 1][0][:] = bias


def drawn(layer, rows, width):
    """The factors of a DropoutLayer for so many rows, as it draws them."""
    rate, draw = layer.rate, layer.rng.random
    kept = 1 / (1 - rate)
    return [[0.0 if draw() < rate else kept for _ in range(width)]
            for _ in range(rows)]


class Bend(Stage):
    """An activation, and what else is done with each number of a row."""

    def __init__(self, layer):
        Stage.__init__(self, layer)
        entry = ACTIVATIONS[type(layer)]
        names = literals(layer, entry.numbers)
        rows = {name: list(map(float, getattr(layer, name)))
                for name in entry.rows}
        self.is_dropout = type(layer) is DropoutLayer
        made = {"x", "f"} | {line.name for line in entry.forward}
        used = [line.uses for line in entry.backward or ()]
        kept = "(" + "".join([f"{name}, " for name in
                              sorted(made & set().union(*used))]) + ")"
        each = "x, f in zip(rows, more)" if self.is_dropout else "x in rows"
        self.run = loop("run", "rows, more", each, entry.forward, names,
                        {"outputs": "y", "found": kept}, **rows)
        self.back = entry.backward and loop(
            "back", "rows, found", f"d, {kept} in zip(rows, found)",
            entry.backward, names, {"slopes": "d"}, **rows)

    def forward(self, x):
        """y, for a batch"""
        factors = drawn(self.layer, len(x), len(x[0])) \
            if self.is_dropout else None
        y, self.found = self.run(x, factors)
        self.seen = {"x": x, "y": y, "factors": factors}
        return y

    def backward(self, d, is_lowest, step):
        """The slopes at x."""
        return self.back(d, self.found)

    def leave(self):
        """As a Stage."""
        for name, batch in self.seen.items():
            if hasattr(self.layer, name):
                setattr(self.layer, name, batch)


class Rows:
    """What a row goes through: the layers of a Model, one after another."""

    def __init__(self, layers):
        from .windows import stages_of  # which takes Dense from here
        self.stages = [
            stage for layer in layers for stage in stages_of(layer)
            or [(Dense if type(layer) is FCLayer else Bend)(layer)]]

    def begin(self, tables, x):
        """Each stage takes its parameters; x is a batch to come."""
        first = 0
        for stage in self.stages:
            last = first + stage.count
            stage.begin([table[first:last] for table in tables], x)
            first = last

    def forward(self, x):
        """The outputs for a batch."""
        for stage in self.stages:
            x = stage.forward(x)
        return x

    def backward(self, d, step):
        """The slopes flow back to the lowest stage that learns; each steps."""
        lowest = min([place for place, stage in enumerate(self.stages)
                      if stage.count])
        for place in range(len(self.stages) - 1, lowest - 1, -1):
            d = self.stages[place].backward(d, place == lowest, step)

    def end(self, leaves=False):
        """The parameters are back in their lists, and the layers remember
        the last step, if it `leaves` something."""
        for stage in self.stages:
            if leaves:
                stage.leave()
            stage.end()


class RowSteps:
    """Takes the steps of a Model. If they are to leave something, the slopes
    of the last one and all else that the readable way leaves behind is in
    the layers."""

    only = None  # batches of any size

    def __init__(self, model, leaves=False):
        self.rows, self.loss = Rows(model.layers), model.loss
        self.leaves, loss = leaves, LOSSES[type(model.loss)]
        self.step = RowStep(Update(model.optimizer, bare=leaves), loss,
                            model.output_dim)
        self.errors = loop(
            "errors", "rows, labels, scale", "y, t in zip(rows, labels)",
            loss.lines, {}, {"parts": "e", "slopes": "d"})
        self.is_mean = loss.is_mean

    def take(self, batches, rate, tables, count):
        """A step for each of the batches. `tables` are the rows of all
        parameters, and those of what the optimizer keeps of them. Returns
        the sum of the errors, and the count of the steps."""
        total = 0.0
        for number, batch in enumerate(batches):
            x, labels = map(list, zip(*batch))
            if LOOPS:
                x = [list(map(float, row)) for row in x]
            elif self.leaves:
                x = copies(x)
            if not number:
                self.rows.begin(tables, x)
            count = self.step.start(rate, count, len(batch))
            y = self.rows.forward(x)
            parts, d = self.errors(y, labels, self.step.scale)
            error = sum(parts) / self.step.divisor
            if not math.isfinite(error):
                raise OverflowError(f"the error is {error}")
            total += error * (len(batch) if self.is_mean else 1)
            self.rows.backward(d, self.step)
        self.rows.end(self.leaves)
        if self.leaves:
            self.loss.y, self.loss.label = y, copies(labels)
        return total, count
