"""A step as straight-line Python: every number is a local variable.

A loop over weights costs more than the arithmetic. So the step of a small
network is written out, for that network, example by example:

    for batch in batches:
        for (y0_1, y0_2), (t_1,) in batch:
            y1_1 = w1_1_1 * y0_1 + w1_1_2 * y0_2 + b1_1
            ...
            g_w1_1_1 += d2_1 * y0_1
        ...
        w1_1_1 -= g_w1_1_1

The step of another optimizer than plain SGD is taken by rows, of one row for
all weights. w1_2_3 is the weight of layer 1, neuron 2, for its input 3; b1_2
its bias; y1_2 its output, y0_3 an input; d2_3 the slope at what layer 2 was
given, and g_w1_2_3 that of the weight, added up over the batch.
"""

from itertools import islice

from ..more.dropout import DropoutLayer
from ..more.maxout import MaxoutLayer
from .formulas import (ACTIVATIONS, LOSSES, Update, compiled, flat,
                       in_scalars, indented, listed, literals, once)
from .rows import RowStep, drawn


class Dense:
    """How an FCLayer is written, or the pieces of a MaxoutLayer as one."""

    def __init__(self, layer, place):
        self.place = place
        self.inputs = range(1, layer.input_dim + 1)
        self.outputs = range(
            1, getattr(layer, "pieces", 1) * layer.output_dim + 1)

    def weights(self, j):
        """The names of neuron j's weights."""
        return [f"w{self.place}_{j}_{i}" for i in self.inputs]

    def forward(self):
        """y = x W^T + b"""
        return [f"y{self.place}_{j} = " + " + ".join(
            [f"{w} * y{self.place - 1}_{i}" for i, w in
             enumerate(self.weights(j), 1)] + [f"b{self.place}_{j}"])
            for j in self.outputs]

    def backward(self, d, below, learn):
        """From the slopes at y, named d, those at x, named `below`; and
        learn(weight, its slope)."""
        lines, place = [], self.place
        if below:
            lines += [f"{below}_{i} = " + " + ".join(
                [f"{d}_{j} * w{place}_{j}_{i}" for j in self.outputs])
                for i in self.inputs]
        for j in self.outputs:
            slopes = [learn(w, f"{d}_{j} * y{place - 1}_{i}")
                      for i, w in enumerate(self.weights(j), 1)]
            slopes.append(learn(f"b{place}_{j}", f"{d}_{j}"))
            lines += [f"if {d}_{j}:"] + indented(slopes)
        return lines


class Largest:
    """How the largest of what a MaxoutLayer's pieces say is written."""

    def __init__(self, layer, place):
        self.place, width = place, layer.output_dim
        self.said = [[f"{place - 1}_{j + piece * width}"
                      for piece in range(layer.pieces)]
                     for j in range(1, width + 1)]

    def forward(self):
        """y, the largest of each"""
        return [f"y{self.place}_{j} = max(y{', y'.join(said)})"
                for j, said in enumerate(self.said, 1)]

    def backward(self, d, below, learn):
        """As the other; only the first that is the largest has a slope."""
        lines = []
        for j, said in enumerate(self.said, 1):
            lines.append(f"a = (y{', y'.join(said)}).index(y{self.place}_{j})")
            lines += [f"d{name} = {d}_{j} if a == {piece} else 0.0"
                      for piece, name in enumerate(said)]
        return lines


class Bend:
    """How an activation is written, number by number."""

    def __init__(self, layer, place, width):
        self.layer, self.place, self.width = layer, place, width
        self.entry = ACTIVATIONS[type(layer)]

    def written(self, lines, d="d"):
        """These Lines of formulas.py; d is the name of the slopes."""
        names = dict(x=f"y{self.place - 1}", y=f"y{self.place}", d=d)

        def name(letter, i):
            if letter in self.entry.rows:
                return f"({float(getattr(self.layer, letter)[i - 1])!r})"
            return f"{names.get(letter, letter + str(self.place))}_{i}"
        return in_scalars(lines, self.width, name,
                          literals(self.layer, self.entry.numbers))

    def forward(self):
        """y, of each x"""
        return self.written(self.entry.forward)

    def backward(self, d, below, learn):
        """The slopes at x, under the names of those at y."""
        return self.written(self.entry.backward, d)


class Writer:
    """Writes the function for one network."""

    def __init__(self, model):
        self.parts, self.factors = [], []
        self.update = Update(model.optimizer)
        self.loss, self.width = LOSSES[type(model.loss)], model.output_dim
        for layer, width in zip(model.layers, model.widths[1:]):
            place = len(self.parts) + 1
            self.parts += [Bend(layer, place, width)] if type(
                layer) in ACTIVATIONS else [Dense(layer, place)]
            if type(layer) is MaxoutLayer:
                self.parts.append(Largest(layer, place + 1))
            elif type(layer) is DropoutLayer:
                self.factors += [f"f{place}_{i}" for i in range(1, width + 1)]
        self.single = model.batch_size == 1 and self.update.is_plain()
        self.inputs = [f"y0_{i}" for i in range(1, model.input_dim + 1)]
        self.labels = [f"t_{i}" for i in range(1, self.width + 1)]
        dense = [part for part in self.parts if type(part) is Dense]
        self.biases = [f"b{part.place}_{j}" for part in dense
                       for j in part.outputs]
        self.weights = [w for part in dense for j in part.outputs
                        for w in part.weights(j)]
        self.all = self.weights + self.biases

    def learn(self, w, slope):
        """The slope of a weight is added up; or, of a batch of one, its step
        is taken."""
        return f"{w} -= {slope}" if self.single else f"g_{w} += {slope}"

    def example_lines(self):
        """Forward, error, backward for one example."""
        last = len(self.parts)
        names = dict(y=f"y{last}", d=f"d{last}")
        lines = flat([part.forward() for part in self.parts])
        lines += in_scalars(self.loss.lines, self.width, lambda letter, i:
                            f"{names.get(letter, letter)}_{i}")
        lines.append("error += e_0")
        if self.single:
            lines += self.loss.end_lines(self.width)
        lowest = min([part.place for part in self.parts
                      if type(part) is Dense])
        d = f"d{last}"
        for part in self.parts[lowest - 1:][::-1]:
            below = part.place > lowest and f"d{part.place - 1}"
            lines += part.backward(d, below, self.learn)
            d = d if type(part) is Bend else below
        return lines

    def batch_lines(self):
        """A step."""
        some = f"({listed(self.inputs)}), ({listed(self.labels)})"
        batch = "batch"
        if self.factors:
            some, batch = (f"({some}), ({listed(self.factors)})",
                           "zip(batch, draw(rows))")
        lines = ["rows = len(batch)", "error = 0.0",
                 self.update.scale(self.loss, self.width),
                 f"for {some} in {batch}:"]
        lines += indented(self.example_lines())
        if self.single:
            return lines
        return lines + self.loss.end_lines(self.width) + self.step_lines() + [
            f"g_{name} = 0.0" for name in self.all]

    def step_lines(self):
        """The step by the slopes, which weight decay changes before."""
        if self.update.is_plain():
            return [f"{name} -= g_{name}" for name in self.all]
        decay = [f"g_{w} += shrink * {w}" for w in self.weights
                 if self.update.decay]
        slopes = listed([f"g_{name}" for name in self.all])
        return decay + [f"step(rows, ({slopes}))",
                        f"{listed(self.all)} = numbers"]

    def source(self):
        """steps(batches, rate, numbers, draw, step): a step for each of the
        batches, by plain SGD or step(rows, slopes), which changes the list
        of all numbers. Returns the sum of the errors."""
        lines = [f"{listed(self.all)} = numbers"]
        lines += [f"g_{name} = 0.0" for name in self.all]
        lines += self.update.start + ["total = 0.0", "for batch in batches:"]
        lines += indented(self.batch_lines())
        lines += [f"numbers[:] = {listed(self.all)}", "return total"]
        return "\n".join(["def steps(batches, rate, numbers, draw, step):"]
                         + indented(lines))


class ScalarSteps:
    """Takes the steps of a Model; `key` is the same for all that are written
    out in the same way."""

    only = None  # batches of any size

    def __init__(self, model, key):
        self.step = RowStep(Update(model.optimizer), LOSSES[type(model.loss)],
                            model.output_dim)
        self.steps = once(key, lambda: compiled(Writer(model).source(),
                                                "steps"))
        self.dropped = [(layer, width) for layer, width in
                        zip(model.layers, model.widths)
                        if type(layer) is DropoutLayer]

    def draw(self, rows):
        """The factors of all dropout layers, for each example of a batch;
        drawn in the order in which the layers draw them."""
        return [sum(some, []) for some in zip(*[
            drawn(layer, rows, width) for layer, width in self.dropped])]

    def take(self, batches, rate, tables, count):
        """As RowSteps."""
        rows = [flat(table[::2]) + flat(table[1::2]) for table in tables]
        numbers = [[flat(some)] for some in rows]  # each of one row

        def step(size, slopes):
            nonlocal count
            count = self.step.start(rate, count, size)
            self.step.slopes(numbers, 0, slopes, is_bias=True)

        total = self.steps(batches, rate, numbers[0][0], self.draw, step)
        for some, (row,) in zip(rows, numbers):
            row = iter(row)
            for old in some:
                old[:] = islice(row, len(old))
        return total, count
