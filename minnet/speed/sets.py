"""The step of the XOR article's kind of network, in fewer operations.

Inputs -> FCLayer -> ReLU -> FCLayer: here a hidden neuron is on or off for
each example, and what a step needs of it are sums over the examples where it
is on. Of five examples there are 32 sets: their sums are made once, for all
neurons, and looked up (a larger batch is cut into parts, each with a table of
its own). With d the slope at an output, for neuron j with its weights w, bias
b and its weight c in that output:

    S = sum of d x, over the examples where j is on     (a vector)
    D = sum of d
    de/dw = c S      de/db = c D      de/dc = w . S + b D

of several outputs the first two added up. The last is the sum of d h, with
h = w . x + b written out. Which set it is says a number, the mask: bit 1 for
the first example, 2 for the second, 4 for the third.

The neurons live in generators, eight in each: a generator keeps its local
variables, and one text serves for all groups of neurons. It is sent the
inputs x and the outputs so far, h; it adds its neurons to them, gives them
back, and waits for the table, which comes with the next part:

    a = w1_1 * x1_1 + w1_2 * x2_1            # neuron 1, example 1
    if a > z1:                               # z is -b
        h1_1 += c1_1 * (a - z1)
        m1 = 1
    else: m1 = 0
    ...
    table, x1_1, x2_1, ..., h1_1, ... = yield h1_1, ...
    s1_1, s1_2, s1 = table[m1]               # S and D of the set
    ...                                      # and the step of w, b and c
"""

from operator import length_hint

from .always_on import Box, linear_source, squares, stepped
from .formulas import (LOSSES, Update, compiled, flat, in_scalars, indented,
                       listed, once)

MOST_IN_SET = 5  # examples: 32 sets; with 4 or 6 it takes as long
FEW = 10  # batches; to sort the neurons takes as long
GROUP = 8  # neurons; 4 or 24 in each take as long, within 3 %


class Shape:
    """What the writer must know.

        inputs, outputs     their numbers: 1, 2, ...
        size                examples in a part of the batch
        single              is the batch one such part?
        loss, update        their formulas
    """

    def __init__(self, inputs, outputs, rows, loss, update):
        self.inputs = range(1, inputs + 1)
        self.outputs = range(1, outputs + 1)
        self.single = rows <= MOST_IN_SET
        self.size = -(-rows // -(-rows // MOST_IN_SET))
        self.examples = range(1, self.size + 1)
        self.loss, self.update = loss, update
        self.h = listed([f"h{k}_{r}" for r in self.examples
                         for k in self.outputs])
        # S and D for each output, a list of names each.
        self.sums = [[f"s{k}_{i}" for i in self.inputs] + [f"s{k}"]
                     for k in self.outputs]
        self.message = "table, " + "done, " * (not self.single) + listed(
            update.sent + [f"x{i}_{r}" for r in self.examples
                           for i in self.inputs]) + " " + self.h
        self.key = (inputs, outputs, self.size, self.single, id(loss),
                    update.key)

    def learnt(self, j):
        """The names of neuron j's weights, bias and weights in the outputs,
        and of what the optimizer keeps of each."""
        return self.kept([f"w{j}_{i}" for i in self.inputs] + [f"b{j}"]
                         + [f"c{j}_{k}" for k in self.outputs])

    def kept(self, names):
        """These names, behind each those of what the optimizer keeps."""
        return listed(flat([[name] + [f"{letter}_{name}" for letter
                                      in self.update.kept]
                            for name in names]))


def dot(j, vector):
    """w . vector for neuron j"""
    return " + ".join([f"w{j}_{i} * {name}"
                       for i, name in enumerate(vector, 1)])


def tested(shape, j, r, on, off):
    """Is neuron j on for example r? Then it adds to the outputs. What else
    is to be done if it is on, if it is off."""
    add = [f"h1_{r} += c{j}_1 * (a - z{j})"]
    if len(shape.outputs) > 1:
        add = [f"a -= z{j}"] + [f"h{k}_{r} += c{j}_{k} * a"
                                for k in shape.outputs]
    found = [f"a = {dot(j, [f'x{i}_{r}' for i in shape.inputs])}",
             f"if a > z{j}:"] + indented(add + on)
    return found + ["else:"] + indented(off) if off else found


def forward_lines(shape, j):
    """The outputs with neuron j in them; m tells for which examples it is
    on, bit by bit: by the first, then two at a time."""
    found = tested(shape, j, 1, [f"m{j} = 1"], [f"m{j} = 0"])
    for r in range(2, shape.size + 1, 2):
        bit = 1 << (r - 1)
        one, both, other = [[f"m{j} += {bit * times}"] for times in (1, 3, 2)]
        if r < shape.size:
            one, other = (tested(shape, j, r + 1, both, one),
                          tested(shape, j, r + 1, other, []))
        found += tested(shape, j, r, one, other if r < shape.size else [])
    return found


def step_lines(shape, j):
    """What neuron j does with the table: the step of its numbers, or, of a
    larger batch, adding up until its last part is done."""
    sums = shape.sums
    look_up = [f"{listed(flat(sums))} = table[m{j}]"]
    if not shape.single:
        sums = [[f"all_{name}_{j}" for name in one] for one in sums]
        look_up = ["if is_first:", f"    {listed(flat(sums))} = table[m{j}]",
                   "else:"] + indented(look_up + [
                       f"{total} += {name}" for total, name in
                       zip(flat(sums), flat(shape.sums))])
    step = [f"a{k} = {dot(j, one[:-1])} + b{j} * {one[-1]}"
            for k, one in zip(shape.outputs, sums)]
    for name, *terms in zip([f"w{j}_{i}" for i in shape.inputs] + [f"b{j}"],
                            *sums):
        step += shape.update.step_of(name, " + ".join(
            [f"c{j}_{k} * {term}" for k, term in enumerate(terms, 1)]),
            is_bias=name[0] == "b")
    for k in shape.outputs:
        step += shape.update.step_of(f"c{j}_{k}", f"a{k}")
    if not shape.single:
        return look_up + ["if done:"] + indented(step)
    if shape.update.kept or shape.update.decay:
        return look_up + step
    return [f"if m{j}:"] + indented(look_up + step)  # else nothing moves it


def group_source(shape, count):
    """The generator `group(neurons)` for so many neurons, each a tuple of
    its numbers. Closed, it puts the new tuples into the list."""
    numbers = range(1, count + 1)
    neurons = listed([f"({shape.learnt(j)})" for j in numbers])
    lines = ["def group(neurons):", f"    [{neurons}] = neurons"]
    lines += [] if shape.single else ["    is_first = True"]
    loop = [f"z{j} = -b{j}" for j in numbers]
    loop += flat([forward_lines(shape, j) for j in numbers])
    loop += [f"{shape.message} = yield {shape.h}"]
    loop += flat([step_lines(shape, j) for j in numbers])
    loop += [] if shape.single else ["is_first = done"]
    lines += ["    try:", f"        {shape.message} = yield",
              "        while True:"] + indented(loop, 3)
    lines += ["    finally:", f"        neurons[:] = [{neurons}]"]
    return "\n".join(lines) + "\n"


def table_lines(shape):
    """table[m]: the sums of d x1, d x2, ... and d over the set m."""
    sums = flat(shape.sums)
    entries, found = ["(" + "0.0, " * len(sums) + ")"], []
    for m in range(1, 1 << shape.size):
        r = m.bit_length()
        names, bit, rest = [[f"{name}_{some}" for name in sums]
                            for some in (m, 1 << r - 1, m - (1 << r - 1))]
        terms = [f"{a} + {b}" for a, b in zip(rest, bit)]
        if m == 1 << r - 1:
            terms = [f"d{k}_{r}{factor}" for k in shape.outputs for factor in
                     [f" * x{i}_{r}" for i in shape.inputs] + [""]]
        found += [f"{name} = {term}" for name, term in zip(names, terms)]
        entries.append(f"({listed(names)})")
    return found + [f"table = {listed(entries)}"]


def error_lines(shape, r):
    """e and the slopes d at the outputs of example r, which the last part
    may not have."""
    def name(letter, i):
        return f"{'h' if letter == 'y' else letter}{i or ''}_{r}"
    lines = in_scalars(shape.loss.lines, len(shape.outputs), name) + [
        f"error += e_{r}"]
    if shape.single or r == 1:
        return lines
    return [f"if left < {r}:"] + indented(
        [f"d{k}_{r} = 0.0" for k in shape.outputs]) + ["else:"] + indented(
            lines)


def part_lines(shape):
    """What is done with a part of the batch: the outputs, the error, the
    slopes, their table."""
    found = [f"h{k}_{r} = b{k}" for r in shape.examples
             for k in shape.outputs]
    found += ["for send in sends:",
              f"    {shape.h} = send(({shape.message}))"]
    for r in shape.examples:
        found += error_lines(shape, r)
    return found + table_lines(shape) + [
        f"d{k} {'=' if shape.single else '+='} "
        + " + ".join([f"d{k}_{r}" for r in shape.examples])
        for k in shape.outputs]


def steps_source(shape):
    """The function `steps(batches, sends, bias, rate, count)`: a step for
    each batch. Returns the sum of the errors and the count of the steps;
    bias, a list of one tuple with what is kept of it, is changed."""
    update = shape.update
    part = listed([
        f"(({listed([f'x{i}_{r}' for i in shape.inputs])}),"
        f" ({listed([f't{k}_{r}' for k in shape.outputs])}))"
        for r in shape.examples])
    bias = f"[({shape.kept([f'b{k}' for k in shape.outputs])})]"
    scale = update.scale(shape.loss, len(shape.outputs))
    step = shape.loss.end_lines(len(shape.outputs)) + update.step
    for k in shape.outputs:
        step += shape.update.step_of(f"b{k}", f"d{k}", is_bias=True)
    lines = ["def steps(batches, sends, bias, rate, count):",
             f"    {bias} = bias", "    total = 0.0", "    table = None",
             "    done = True"] + indented(update.start)
    if shape.single:
        lines += [f"    rows = {shape.size}", f"    {scale}",
                  f"    for {part} in batches:", "        error = 0.0"]
        lines += indented(part_lines(shape) + step, 2)
    else:
        lines += ["    for batch in batches:"] + indented([
            "rows = left = len(batch)", scale,
            f"batch = batch + batch[:1] * (-rows % {shape.size})",
            " = ".join([f"d{k}" for k in shape.outputs] + ["error"])
            + " = 0.0",
            f"for first in range(0, rows, {shape.size}):",
            f"    {part} = batch[first:first + {shape.size}]"], 2)
        lines += indented(part_lines(shape) + [
            f"left -= {shape.size}", "done = left <= 0"], 3)
        lines += indented(step, 2)
    # The step of the last batch; what they add to it is of no use.
    lines += ["    for send in sends:", f"        send(({shape.message}))",
              f"    bias[:] = {bias}", "    return total, count"]
    return "\n".join(lines) + "\n"


def written(shape, source, *count):
    """Compiled: what one of the functions above, or linear_source, writes."""
    return once((source, count, shape.key), lambda: compiled(
        source(shape, *count), source.__name__.split("_")[0]))


def in_groups(shape, neurons, places):
    """The generators for the neurons at these places, and the lists of
    neurons in which they put the new ones when they are closed."""
    parts = [places[first:first + GROUP]
             for first in range(0, len(places), GROUP)]
    members = [[neurons[place] for place in part] for part in parts]
    return [begun(written(shape, group_source, len(part))(part))
            for part in members], members


def begun(generator):
    """The generator, up to its first `yield`."""
    next(generator)
    return generator


def together(shape, neurons):
    """A generator like `group`, for neurons that are always on: one linear
    function, until it has moved too far; then in groups."""
    identity = range(len(neurons[0]))
    matrix = [[float(p == q) for q in identity] for p in identity]
    groups = [begun(written(shape, linear_source)(squares(neurons), matrix))]
    members, size = [], len(shape.outputs) * shape.size
    message = yield
    try:
        while True:
            h = message[-size:]
            try:
                for group in groups:
                    h = group.send(message[:-size] + h)
            except StopIteration:  # it has taken the step, but adds nothing
                neurons[:] = [stepped(z, matrix) for z in neurons]
                groups, members = in_groups(shape, neurons,
                                            range(len(neurons)))
            else:
                message = yield h
    finally:
        for group in groups:
            group.close()
        neurons[:] = flat(members) or [stepped(z, matrix) for z in neurons]


class SetSteps:
    """Takes the steps of such a Model, for batches of these examples."""

    def __init__(self, model, examples):
        hidden, _, outer = model.layers
        self.shape = shape = Shape(
            hidden.input_dim, outer.output_dim, model.batch_size,
            LOSSES[type(model.loss)], Update(model.optimizer))
        self.only = model.batch_size if shape.single else None
        # Something else than the slope may move a neuron that is off.
        self.box = Box([x for x, _ in examples]) \
            if shape.update.is_plain() else None

    def take(self, batches, rate, tables, count):
        """As RowSteps."""
        # A neuron: all its w, b, c; of each what is kept behind it.
        neurons = list(zip(*flat([
            flat(zip(*[zip(*table[0]) for table in tables])),
            [table[1][0] for table in tables],
            flat(zip(*[table[2] for table in tables]))])))
        bias = [tuple(flat(zip(*[table[3][0] for table in tables])))]
        places, always = range(len(neurons)), []
        if self.box and length_hint(batches) >= FEW:
            places, always = self.box.sorted_out(neurons)
        # Together they take as long as this many neurons by themselves.
        if len(always) < len(neurons[0]) ** 2 / 4:
            places, always = sorted(list(places) + always), []
        groups, members = in_groups(self.shape, neurons, places)
        if always:
            members.append([neurons[place] for place in always])
            groups.append(begun(together(self.shape, members[-1])))
        found = written(self.shape, steps_source)(
            batches, [group.send for group in groups], bias, rate, count)
        for group in groups:
            group.close()  # which puts the new numbers into `members`
        for place, neuron in zip(list(places) + always, flat(members)):
            neurons[place] = neuron
        columns, inputs = list(zip(*neurons)), len(self.shape.inputs)
        for place, (weights, (b,), outer, (outer_b,)) in enumerate(tables):
            mine = columns[place::len(tables)]
            for row, new in zip(weights + [b] + outer,
                                list(zip(*mine[:inputs])) + mine[inputs:]):
                row[:] = new
            outer_b[:] = bias[0][place::len(tables)]
        return found
