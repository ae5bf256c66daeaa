"""Neurons that are on for all the data: as one, however many they are.

In a network as in relu_masks.py let z = (w, b, c) be the row of numbers of
one neuron. If it is on for the whole batch, its step

    w <- w - c S      b <- b - c D      c <- c - (w . S + b D)

is z <- z M with the same matrix M for all these neurons. For two inputs:

        [  1    0    0  -S1 ]
    M = [  0    1    0  -S2 ]
        [  0    0    1  -D  ]
        [ -S1  -S2  -D   1  ]

After some steps each is z V, V being the product of the M's. And what they
add to the output together,

    sum of c (w . x + b)  =  f . (x, 1)

is one linear function. With G = sum of z^T z, made once, f is the last column
of V^T G V without its last number (that is the sum of c c). So the neurons
need not be touched in between.

When is that certain? While V is near the identity I. Let |V - I| be the root
of the sum of squares of its columns for w and b; then w and b have moved by
at most |z| |V - I|, and w . x + b by at most |z| |V - I| |(x, 1)|. A neuron
belongs here if its w . x + b is more than that above 0, in the whole box
around the data, for |V - I| = ROOM; beyond ROOM all are looked at again. And
a neuron that is below 0 in the whole box gets no slope, hence never moves: it
is left out.
"""

import math

from ..support.portable import mul

# More leaves out more neurons, less lets them run out of it sooner; with 0.1
# the article's job has to look again about once in an epoch at the most.
ROOM = 0.1


class Box:
    """What the inputs of the examples lie in: its centre, half its widths,
    and how long (x, 1) can get."""

    def __init__(self, inputs):
        columns = list(zip(*inputs))
        ends = [(float(min(column)), float(max(column)))
                for column in columns]
        self.centre = [low / 2 + high / 2 for low, high in ends]
        self.half = [high / 2 - low / 2 for low, high in ends]
        self.far = math.sqrt(1 + sum([max(low * low, high * high)
                                      for low, high in ends]))


def sorted_out(neurons, box):
    """The places of the neurons that are sometimes on, and of those that are
    on in the whole box, with room; the rest is always off."""
    sometimes, always = [], []
    for place, numbers in enumerate(neurons):
        bias = numbers[-2]  # w comes first: as many as the box has sides
        middle = sum(map(mul, numbers, box.centre)) + bias
        reach = sum(map(mul, map(abs, numbers), box.half))
        # |z| |(x, 1)|: no w . x + b, and no term of it, is larger.
        size = box.far * math.sqrt(sum(map(mul, numbers, numbers)))
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
    return [sum(map(mul, z, column)) for column in zip(*matrix)]


# The lines, for a Network; rows and columns are numbered from 1: the inputs'
# weights, then the bias, then c.

def places(network):
    """1, 2, ... for w and b, and the number for c."""
    count = network.widths[0]
    return range(1, count + 2), count + 2


def matrix_rows(network):
    """[[v1_1, ...], ...]: V written out."""
    _, c = places(network)
    numbers = range(1, c + 1)
    return "[" + ", ".join(["[" + ", ".join([f"v{k}_{i}" for i in numbers])
                            + "]" for k in numbers]) + "]"


def start_lines(network):
    """V = I, and f = the last column of G."""
    inner, c = places(network)
    rows = matrix_rows(network)
    identity = [[float(i == k) for i in range(c)] for k in range(c)]
    return [f"{rows.replace('v', 'g')} = sums", f"{rows} = {identity}",
            ", ".join([f"f{i}" for i in inner]) + " = "
            + ", ".join([f"g{i}_{c}" for i in inner])]


def share(network, r):
    """f . (x, 1) for example r."""
    inner, c = places(network)
    return " + ".join([f"f{i} * x{i}_{r}" for i in inner[:-1]]
                      + [f"f{c - 1}"])


def together_lines(network):
    """V <- V M; an end if that is too far from I; else the new f. The sums
    over the batch, S and D, are s1, s2, ... and s."""
    inner, c = places(network)
    names = [f"s{i}" for i in inner[:-1]] + ["s"]
    lines, squares_of_gaps = [], []
    for k in list(inner) + [c]:
        lines += [f"a = v{k}_{c}", f"v{k}_{c} -= " + " + ".join(
            [f"v{k}_{i} * {s}" for i, s in zip(inner, names)])]
        lines += [f"v{k}_{i} -= a * {s}" for i, s in zip(inner, names)]
        gaps = [f"(v{k}_{i} - 1.0)" if i == k else f"v{k}_{i}" for i in inner]
        squares_of_gaps += [f"{gap} * {gap}" for gap in gaps]
    lines += [f"if {' + '.join(squares_of_gaps)} > {ROOM ** 2}: break"]
    lines += [f"a{k} = " + " + ".join([f"g{k}_{i} * v{i}_{c}"
                                       for i in list(inner) + [c]])
              for k in list(inner) + [c]]
    return lines + [f"f{i} = " + " + ".join(
        [f"v{k}_{i} * a{k}" for k in list(inner) + [c]]) for i in inner]
