"""Neurons that are on for all the data: as one, however many they are.

In a network as in sets.py let z = (w, b, c) be the numbers of one neuron, c
its weights in the outputs. If it is on for the whole batch, its step

    w <- w - c S      b <- b - c D      c <- c - (w . S + b D)

(S and D times the learning rate) is z <- z M with the same matrix M for all
these neurons. For two inputs and one output:

        [  1    0    0  -S1 ]
    M = [  0    1    0  -S2 ]
        [  0    0    1  -D  ]
        [ -S1  -S2  -D   1  ]

After some steps each is z V, V being the product of the M's. And what they
add to the output together,

    sum of c (w . x + b)  =  f . (x, 1)

is one linear function: with G = sum of z^T z, made once, f is the last column
of V^T G V without its last number (that is the sum of c c). So the neurons
need not be touched in between.

When is that certain? While V is near the identity I. Let |V - I| be the root
of the sum of squares of its columns for w and b; then w and b have moved by
at most |z| |V - I|, and w . x + b by at most |z| |V - I| |(x, 1)|. A neuron
belongs here if its w . x + b is more than that above 0, in the whole box
around the data, for |V - I| = ROOM; beyond ROOM they go on by themselves
until the next epoch. And
a neuron that is below 0 in the whole box gets no slope, hence never moves: it
is left out.
"""

import math

from ..support.portable import mul
from .formulas import indented

# More leaves out more neurons, less lets them run out of it sooner; with 0.1
# the article's job has to look again about once in an epoch at the most.
ROOM = 0.03


class Box:
    """What the inputs of the examples lie in: its centre, half its widths,
    and how long (x, 1) can get."""

    def __init__(self, inputs):
        ends = [(float(min(column)), float(max(column)))
                for column in zip(*inputs)]
        self.centre = [low / 2 + high / 2 for low, high in ends]
        self.half = [high / 2 - low / 2 for low, high in ends]
        self.far = math.sqrt(1 + sum([max(low * low, high * high)
                                      for low, high in ends]))

    def sorted_out(self, neurons):
        """The places of the neurons that are sometimes on, and of those that
        are on in the whole box, with room; the rest is always off."""
        sometimes, always = [], []
        for place, z in enumerate(neurons):
            middle = sum(map(mul, z, self.centre)) + z[len(self.centre)]
            reach = sum(map(mul, map(abs, z), self.half))
            # |z| |(x, 1)|: no w . x + b, and no term of it, is larger.
            size = self.far * math.sqrt(sum(map(mul, z, z)))
            # In doubt, by a last digit, it counts as sometimes on.
            if not middle + reach < -1e-12 * size:
                (always if middle - reach > ROOM * size
                 else sometimes).append(place)
        return sometimes, always


def squares(neurons):
    """G = sum of z^T z"""
    columns = list(zip(*neurons))
    return [[sum(map(mul, a, b)) for b in columns] for a in columns]


def stepped(z, matrix):
    """z V"""
    return tuple([sum(map(mul, z, column)) for column in zip(*matrix)])


def linear_source(shape):
    """The generator `linear(squares, matrix)`, which stands for all the
    neurons that are always on. It ends when V is too far from I, or closed,
    and puts V into `matrix`."""
    inner = range(1, len(shape.inputs) + 2)  # w and b
    outer = [len(inner) + k for k in shape.outputs]
    numbers = list(inner) + outer

    def table(letter):
        return ", ".join(["[" + ", ".join([f"{letter}{p}_{q}" for q in
                                           numbers]) + "]" for p in numbers])

    sums = [f"all_{name}" for one in shape.sums for name in one]
    of = [sums[place:place + len(inner)]
          for place in range(0, len(sums), len(inner))]
    linear = []  # f<c>_<i>: the linear functions
    for c in outer:
        linear += [f"a{q} = " + " + ".join([f"g{p}_{q} * v{p}_{c}"
                                            for p in numbers])
                   for q in numbers]
        linear += [f"f{c}_{i} = " + " + ".join([f"a{q} * v{q}_{i}"
                                                for q in numbers])
                   for i in inner]
    add = [f"h{k}_{r} += " + " + ".join(
        [f"f{c}_{i} * x{i}_{r}" for i in shape.inputs] + [f"f{c}_{inner[-1]}"])
        for k, c in enumerate(outer, 1) for r in shape.examples]
    step, gaps = [], []
    for p in numbers:
        step += [f"a{c} = v{p}_{c}" for c in outer]
        for c, names in zip(outer, of):
            step.append(f"v{p}_{c} -= " + " + ".join(
                [f"v{p}_{i} * {s}" for i, s in zip(inner, names)]))
        for place, i in enumerate(inner):
            step.append(f"v{p}_{i} -= " + " + ".join(
                [f"a{c} * {names[place]}" for c, names in zip(outer, of)]))
            gaps.append(f"(v{p}_{i} - {float(p == i)}) ** 2")
    step += [f"if {' + '.join(gaps)} > {ROOM ** 2}: return"] + linear + [
        " = ".join(sums) + " = 0.0"]
    last = f"table[{(1 << shape.size) - 1}]"
    loop = add + [f"{shape.message} = yield {shape.h}"] + [
        f"{', '.join(name for one in shape.sums for name in one)} = {last}"]
    loop += [f"all_{name} += {name}" for one in shape.sums for name in one]
    loop += step if shape.single else ["if done:"] + indented(step)
    lines = ["def linear(squares, matrix):",
             f"    {table('g')} = squares", f"    {table('v')} = matrix"]
    lines += indented(linear + [" = ".join(sums) + " = 0.0"])
    lines += ["    try:", f"        {shape.message} = yield",
              "        while True:"] + indented(loop, 3)
    lines += ["    finally:", f"        matrix[:] = {table('v')}"]
    return "\n".join(lines) + "\n"
