"""The step of the XOR article's kind of network, in fewer operations.

Inputs -> FCLayer -> ReLU -> FCLayer with one output: here a hidden neuron is
on or off for each example of the batch, and what the step needs of it are
sums over the examples where it is on. Of a few examples there are few sets:
their sums are made once, for all neurons, and looked up (a larger batch is
cut into parts, each with a table of its own). With d the
slope at the output (times the learning rate), for neuron j with its weights
w, bias b and its weight c in the output:

    S = sum of d x, over the examples where j is on     (a vector)
    D = sum of d
    w <- w - c S      b <- b - c D      c <- c - (w . S + b D)

with the old w, b and c on all right sides. The last is c - sum of d h, with
h = w . x + b written out. Which set it is says a number, the mask: bit 1 for
the first example, 2 for the second, 4 for the third.

The neurons live in generators, a few in each: a generator keeps its local
variables, and one text serves for all groups of neurons. A step needs d, so
the outputs of all groups. Hence a generator that is sent a batch first takes
the step of the batch before, whose tables come along, then adds its neurons
to the new outputs; and after the last batch it is sent the last tables once
more. With the names of written_out.py, but the bias with the other sign (to
be on is w . x > -b, one addition less), for two inputs:

    table1, x1_1, x2_1, ..., h2_1_1, ... = yield h2_1_1, ...
    if m1_1:                                 # the set where neuron 1 was on
        s1, s2, s = table1[m1_1]
        a = w1_1_1 * s1 + w1_1_2 * s2 - b1_1 * s
        w1_1_1 -= w2_1_1 * s1
        ...
    a = w1_1_1 * x1_1 + w1_1_2 * x2_1        # example 1 of the new batch
    if a > b1_1:
        h2_1_1 += w2_1_1 * (a - b1_1)
        m1_1 = 1
    else: m1_1 = 0
"""

from ..activations import ReLUActivation
from .relu_always_on import matrix_rows, share, start_lines, together_lines
from .written_out import batch_pattern, error_lines

MOST_IN_SET = 5  # examples: 32 sets; with 4 or 6 it takes as long
GROUP = 8  # neurons; 4 or 24 in each take as long, within 3 %


def has_masks(network):
    """Is it of the article's kind: inputs, ReLUs, one output?"""
    first, last = network.activations[0], network.activations[-1]
    return (network.depth == 2 and type(first) is ReLUActivation
            and last is None and network.widths[2] == 1)


def parts(network):
    """[(1, [1, 2, 3, 4, 5]), (2, [6, ...]), ...]: the parts of the batch, and
    their examples, as many in each as can be."""
    count = -(-network.rows // MOST_IN_SET)
    ends = [network.rows * part // count for part in range(count + 1)]
    return [(part, list(range(ends[part - 1] + 1, ends[part] + 1)))
            for part in range(1, count + 1)]


def masks_size(network):
    """About how many terms are written: a group's, and the tables'."""
    return network.widths[0] * (GROUP * network.rows + sum(
        [1 << len(examples) for _, examples in parts(network)]))


def sent(network):
    """What a generator is sent (the tables, the inputs, the outputs so far)
    and what it gives back: the outputs with its neurons in them."""
    tables = [f"table{part}" for part, _ in parts(network)]
    inputs = [f"x{i}_{r}" for r in network.examples()
              for i in network.neurons(0)]
    outputs = [f"h2_1_{r}" for r in network.examples()]
    return ", ".join(tables + inputs + outputs), ", ".join(outputs)


def group_source(network, count):
    """The generator `group(neurons)` for so many neurons, each a tuple
    (w1, w2, ..., b, c). Closed, it puts the new tuples into the list."""
    numbers = range(1, count + 1)
    got, given = sent(network)
    rows = ["(" + ", ".join([f"w1_{j}_{i}" for i in network.neurons(0)]
                            + [f"{{}}b1_{j}, w2_1_{j})"]) for j in numbers]
    lines = ["def group(neurons):",
             f"    {given.replace(', ', ' = ')} = 0.0",
             f"    [{', '.join(rows).replace('{}', '')}] = neurons"]
    lines += [f"    b1_{j} = -b1_{j}" for j in numbers]
    lines += [f"    m{j}_{part} = 0" for j in numbers
              for part, _ in parts(network)]
    lines += ["    try:", "        while True:",
              f"            {got} = yield {given}"]
    for j in numbers:
        lines += ["            " + line for line in
                  update_lines(network, j) + forward_lines(network, j)]
    lines += ["    finally:",
              f"        neurons[:] = [{', '.join(rows).replace('{}', '-')}]"]
    return "\n".join(lines) + "\n"


def dot_lines(network, j, vector):
    """w . vector for neuron j."""
    return " + ".join([f"w1_{j}_{i} * {vector.format(i)}"
                       for i in network.neurons(0)])


def forward_lines(network, j):
    """The neuron adds to the output of the examples where it is on; m tells
    which these are, bit by bit."""
    lines = []
    for part, examples in parts(network):
        for place, r in enumerate(examples):
            lines += [f"a = {dot_lines(network, j, 'x{}_' + str(r))}",
                      f"if a > b1_{j}:",
                      f"    h2_1_{r} += w2_1_{j} * (a - b1_{j})",
                      f"    m{j}_{part} {'+=' if place else '='} {1 << place}"]
            if not place:
                lines.append(f"else: m{j}_{part} = 0")
    return lines


def names_of_sums(network, which):
    """s1, s2, ..., s: the names of d x1, d x2, ... and d, each of them with
    what tells the sums of different sets apart."""
    return [f"s{i}{which}" for i in list(network.neurons(0)) + [""]]


def update_lines(network, j):
    """The neuron's step, if it was on anywhere."""
    sums, more = names_of_sums(network, ""), names_of_sums(network, "_more")
    masks = [f"m{j}_{part}" for part, _ in parts(network)]
    lines = [f"{', '.join(sums)} = table1[{masks[0]}]"]
    for part, mask in enumerate(masks[1:], 2):
        lines.append(f"{', '.join(more)} = table{part}[{mask}]")
        lines += [f"{a} += {b}" for a, b in zip(sums, more)]
    lines.append(f"a = {dot_lines(network, j, 's{}')} - b1_{j} * s")
    lines += [f"w1_{j}_{i} -= w2_1_{j} * s{i}" for i in network.neurons(0)]
    lines += [f"b1_{j} += w2_1_{j} * s", f"w2_1_{j} -= a"]
    return [f"if {' or '.join(masks)}:"] + ["    " + line for line in lines]


def table_lines(network):
    """table1[m]: the sums of d x1, d x2, ... and d over the set m, for the
    first part of the batch; table2 and so on for the others."""
    lines = []
    for part, examples in parts(network):
        sets = ["(" + "0.0, " * (network.widths[0] + 1) + ")"]
        for m in range(1, 1 << len(examples)):
            top = m.bit_length() - 1
            names, bit, rest = [names_of_sums(network, f"_{part}_{some}")
                                for some in (m, 1 << top, m - (1 << top))]
            r = examples[top]
            terms = [f" * x{i}_{r}" for i in network.neurons(0)] + [""]
            lines += [f"{name} = {a} + {b}" if m != 1 << top
                      else f"{name} = d2_1_{r}{term}"
                      for name, a, b, term in zip(names, rest, bit, terms)]
            sets.append("(" + ", ".join(names) + ")")
        lines.append(f"table{part} = ({', '.join(sets)})")
    return lines


def whole_lines(network):
    """The sums over the whole batch."""
    lines = []
    for place, name in enumerate(names_of_sums(network, "")):
        terms = [names_of_sums(network, f"_{part}_{(1 << len(r)) - 1}")[place]
                 for part, r in parts(network)]
        lines.append(f"{name} = {' + '.join(terms)}")
    return lines


def batches_source(network, linear):
    """The function `steps(batches, groups, bias, learning_rate, sums)`: a
    step for each batch; it returns the errors' sum and the new bias. With
    `linear` there are neurons that are on for all the data, and it returns
    their matrix too; if that moves too far, it ends early."""
    got, given = sent(network)
    lines = ["def steps(batches, groups, bias, learning_rate, sums):",
             "    total = 0.0",
             f"    factor = 2 * learning_rate / {network.count()}",
             f"    {got.replace(', ', ' = ')} = 0.0",
             "    sends = [group.send for group in groups]"]
    lines += ["    " + line for line in start_lines(network) if linear]
    lines.append(f"    for {batch_pattern(network)} in batches:")
    body = [f"h2_1_{r} = bias" + (" + " + share(network, r) if linear else "")
            for r in network.examples()]
    body += ["for send in sends:", f"    {given} = send(({got}))"]
    body += error_lines(network) + table_lines(network)
    slopes = " + ".join([f"d2_1_{r}" for r in network.examples()])
    body.append(f"bias -= {slopes}")
    body += whole_lines(network) + together_lines(network) if linear else []
    lines += ["        " + line for line in body]
    # The step of the last batch; what they add to it is of no use.
    lines += ["    for send in sends:", f"        send(({got}))"]
    matrix = matrix_rows(network) if linear else None
    return "\n".join(lines) + f"\n    return total, bias, {matrix}\n"
