"""The step of the XOR article's kind of network, in fewer operations.

Inputs -> FCLayer -> ReLU -> FCLayer with one output: here a hidden neuron is
on or off for each example of the batch, and what the step needs of it are
sums over the examples where it is on. With few examples there are few such
sets: their sums are made once, for all neurons, and looked up. With d the
slope at the output (times the learning rate), for neuron j with its weights
w, bias b and its weight c in the output:

    S = sum of d x, over the examples where j is on     (a vector)
    D = sum of d
    w <- w - c S      b <- b - c D      c <- c - (w . S + b D)

The last is c - sum of d h, with h = w . x + b written out. The bias is kept
with the other sign: to be on is w . x > -b, one addition less.
"""

from .activations import ReLUActivation
from .unroll_step import error_lines, steps_source

MOST_ROWS = 6  # 64 sets; 4.5 ms an epoch in place of 7.2 (article's job)


def has_masks(network):
    """Is it such a network, with so few examples in a batch?"""
    first, last = network.activations[0], network.activations[-1]
    return (network.depth == 2 and type(first) is ReLUActivation
            and last is None and network.widths[2] == 1
            and network.rows <= MOST_ROWS)


def masks_source(network):
    """As unroll_step.steps_source, for such a network."""
    inputs = network.neurons(0)
    hot = [f"{letter}_{r}" for r in network.examples()
           for letter in ["h2_1"] + [f"x{i}" for i in inputs]]
    # First come, first served: these get the 256 places that are fastest.
    start = [f"a = {' = '.join(hot)} = 0.0"]
    turned = [f"b1_{j} = -b1_{j}" for j in network.neurons(1)]
    body = forward_lines(network) + error_lines(network) \
        + table_lines(network) + update_lines(network)
    source = steps_source(network, body, start, turned)
    # The biases are turned once after they are unpacked, too.
    head, loop = source.split("    for ", 1)
    return (head + "".join([f"    {line}\n" for line in turned])
            + "    for " + loop)


def dot_lines(network, j, vector):
    """w . vector for neuron j."""
    return " + ".join([f"w1_{j}_{i} * {vector.format(i)}"
                       for i in network.neurons(0)])


def forward_lines(network):
    """Each neuron adds to the output of the examples where it is on; m tells
    which these are, bit by bit."""
    lines = [f"h2_1_{r} = b2_1" for r in network.examples()]
    for j in network.neurons(1):
        for r in network.examples():
            bit = 1 << (r - 1)
            lines += [f"a = {dot_lines(network, j, 'x{}_' + str(r))}",
                      f"if a > b1_{j}:",
                      f"    h2_1_{r} += w2_1_{j} * (a - b1_{j})",
                      f"    m{j} = 1" if r == 1 else f"    m{j} += {bit}"]
            if r == 1:
                lines.append(f"else: m{j} = 0")
    return lines


def table_lines(network):
    """table[m]: the sums of d x1, d x2, ... and d over the set m."""
    letters = [f"s{i}_" for i in network.neurons(0)] + ["s_"]
    lines, sets = [], []
    for m in range(1, 1 << network.rows):
        top = m.bit_length()
        bit, rest = 1 << (top - 1), m - (1 << (top - 1))
        for letter, i in zip(letters, list(network.neurons(0)) + [0]):
            times = f" * x{i}_{top}" if i else ""
            lines.append(f"{letter}{m} = {letter}{rest} + {letter}{bit}"
                         if rest else f"{letter}{m} = d2_1_{top}{times}")
        sets.append("(" + ", ".join([f"{letter}{m}" for letter in letters])
                    + ")")
    return lines + [f"table = (None, {', '.join(sets)})"]


def update_lines(network):
    """The step of each hidden neuron that is on anywhere."""
    sums = ", ".join([f"s{i}" for i in network.neurons(0)] + ["s"])
    lines = []
    for j in network.neurons(1):
        lines += [f"if m{j}:", f"    {sums} = table[m{j}]",
                  f"    a = {dot_lines(network, j, 's{}')} - b1_{j} * s"]
        lines += [f"    w1_{j}_{i} -= w2_1_{j} * s{i}"
                  for i in network.neurons(0)]
        lines += [f"    b1_{j} += w2_1_{j} * s", f"    w2_1_{j} -= a"]
    slopes = " + ".join([f"d2_1_{r}" for r in network.examples()])
    return lines + [f"b2_1 -= {slopes}"]
