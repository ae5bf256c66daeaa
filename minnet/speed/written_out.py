"""One training step, written out as straight-line Python.

A loop over weights costs more than the arithmetic. So the step is written
for one network and one size of batch, with every number a local variable:

    w1_2_3   layer 1, neuron 2, its weight for input 3;  b1_2 its bias
    h1_2_5   the output of that neuron for example 5 of the batch
    d1_2_5   learning_rate * de/da, a being what its activation is given

    for ((x1_1, x2_1), (t1_1,)), ((x1_2, x2_2), (t1_2,)) in batches:
        h1_1_1 = w1_1_1 * x1_1 + w1_1_2 * x2_1 + b1_1
        ...
"""

import math

from ..activations import ReLUActivation, SigmoidActivation, TanhActivation
from ..more.further_activations import LeakyReLUActivation

# class: lines that turn h, the sum, into the output; lines that turn d, the
# slope at the output h, into the slope at the sum.
ACTIVATIONS = {
    ReLUActivation: (["if {h} <= 0.0: {h} = 0.0"],
                     ["if {h} <= 0.0: {d} = 0.0"]),
    LeakyReLUActivation: (["if {h} <= 0.0: {h} *= {slope}"],
                          ["if {h} <= 0.0: {d} *= {slope}"]),
    SigmoidActivation: (["if {h} < 0.0: {h} = exp({h}); {h} /= {h} + 1.0",
                         "else: {h} = 1.0 / (1.0 + exp(-{h}))"],
                        ["{d} *= {h} * (1.0 - {h})"]),
    TanhActivation: (["{h} = tanh({h})"], ["{d} *= 1.0 - {h} * {h}"]),
}


class Network:
    """What the writer must know.

        widths       of the inputs and of each FCLayer's outputs
        activations  for each FCLayer the activation behind it, or None
        rows         examples in a batch
        mean         is the error a mean (MSELoss) or a sum (SSELoss)?
    """

    def __init__(self, widths, activations, rows, mean):
        self.widths, self.activations = widths, activations
        self.rows, self.mean = rows, mean
        self.depth = len(activations)

    def neurons(self, layer):
        """1, 2, ... for the neurons of a layer; layer 0 are the inputs."""
        return range(1, self.widths[layer] + 1)

    def examples(self):
        """1, 2, ... for the examples of a batch."""
        return range(1, self.rows + 1)

    def count(self):
        """What the sum of the squares is divided by."""
        return self.rows * self.widths[-1] if self.mean else 1


def output(layer, j, r):
    """The name of neuron j's output for example r."""
    return f"h{layer}_{j}_{r}" if layer else f"x{j}_{r}"


def unpacked(network):
    """All weights and biases into local variables: one line each layer."""
    lines = []
    for layer in range(1, network.depth + 1):
        rows = ["[" + ", ".join([f"w{layer}_{j}_{i}" for i in
                                 network.neurons(layer - 1)]) + "]"
                for j in network.neurons(layer)]
        lines.append(f"[{', '.join(rows)}] = weights[{layer - 1}]")
        names = ", ".join([f"b{layer}_{j}" for j in network.neurons(layer)])
        lines.append(f"[{names}] = biases[{layer - 1}]")
    return lines


def put_back_lines(network):
    """All of them back into the layers' own lists."""
    lines = []
    for layer in range(1, network.depth + 1):
        for j in network.neurons(layer):
            names = ", ".join([f"w{layer}_{j}_{i}" for i in
                               network.neurons(layer - 1)])
            lines.append(f"weights[{layer - 1}][{j - 1}][:] = [{names}]")
        names = ", ".join([f"b{layer}_{j}" for j in network.neurons(layer)])
        lines.append(f"biases[{layer - 1}][:] = [{names}]")
    return lines


def batch_pattern(network):
    """((x1_1, x2_1), (t1_1,)), ... what a batch is taken apart into."""
    def names(letter, layer, r):
        return ", ".join([f"{letter}{i}_{r}" for i in network.neurons(layer)])

    return ", ".join([
        f"(({names('x', 0, r)},), ({names('t', -1, r)},))"
        for r in network.examples()]) + ","


def forward_lines(network, layer):
    """h = w1 x1 + w2 x2 + ... + b, and the activation."""
    lines = []
    for j in network.neurons(layer):
        for r in network.examples():
            h = output(layer, j, r)
            terms = [f"w{layer}_{j}_{i} * {output(layer - 1, i, r)}"
                     for i in network.neurons(layer - 1)]
            lines.append(f"{h} = {' + '.join(terms)} + b{layer}_{j}")
            lines += activated(network, layer, 0, h=h)
    return lines


def activated(network, layer, which, **names):
    """The activation's lines, forward (0) or backward (1)."""
    activation = network.activations[layer - 1]
    if activation is None:
        return []
    slope = getattr(activation, "negative_slope", None)
    return [line.format(slope=slope, **names)
            for line in ACTIVATIONS[type(activation)][which]]


def error_lines(network):
    """e, and the slopes at the output, times the learning rate."""
    last, differences = network.depth, []
    lines = []
    for k in network.neurons(last):
        for r in network.examples():
            d = f"d{last}_{k}_{r}"
            differences.append(d)
            lines.append(f"{d} = {output(last, k, r)} - t{k}_{r}")
    squares = " + ".join([f"{d} * {d}" for d in differences])
    lines += [f"e = ({squares}) / {network.count()}",
              "if e - e != 0.0: raise OverflowError(f'the error is {e}')",
              f"total += e * {network.rows if network.mean else 1}"]
    for k in network.neurons(last):
        for r in network.examples():
            d = f"d{last}_{k}_{r}"
            lines.append(f"{d} *= factor")
            lines += activated(network, last, 1, h=output(last, k, r), d=d)
    return lines


def backward_lines(network, layer):
    """The slopes one layer further down, then this layer's step."""
    lines = []
    for i in network.neurons(layer - 1):
        for r in network.examples() if layer > 1 else ():
            terms = [f"d{layer}_{j}_{r} * w{layer}_{j}_{i}"
                     for j in network.neurons(layer)]
            d = f"d{layer - 1}_{i}_{r}"
            lines.append(f"{d} = {' + '.join(terms)}")
            lines += activated(network, layer - 1, 1,
                               h=output(layer - 1, i, r), d=d)
        for j in network.neurons(layer):
            terms = [f"d{layer}_{j}_{r} * {output(layer - 1, i, r)}"
                     for r in network.examples()]
            lines.append(f"w{layer}_{j}_{i} -= {' + '.join(terms)}")
    for j in network.neurons(layer):
        slopes = " + ".join([f"d{layer}_{j}_{r}" for r in network.examples()])
        lines.append(f"b{layer}_{j} -= {slopes}")
    return lines


def step_lines(network):
    """Forward, error, backward: one step for a batch."""
    lines = []
    for layer in range(1, network.depth + 1):
        lines += forward_lines(network, layer)
    lines += error_lines(network)
    for layer in range(network.depth, 0, -1):
        lines += backward_lines(network, layer)
    return lines


def steps_source(network):
    """The function `steps(batches, weights, biases, learning_rate)`: a step
    for each batch. It changes weights and biases in place, at its end, and
    returns the errors' sum. Raises OverflowError where an error isn't
    finite."""
    lines = ["def steps(batches, weights, biases, learning_rate):",
             "    total = 0.0",
             f"    factor = 2 * learning_rate / {network.count()}"]
    lines += ["    " + line for line in unpacked(network)]
    lines.append(f"    for {batch_pattern(network)} in batches:")
    lines += ["        " + line for line in step_lines(network)]
    lines += ["    " + line for line in put_back_lines(network)]
    return "\n".join(lines) + "\n    return total\n"


def compiled(source, name="steps"):
    """The function of that name in such a text."""
    space = {"exp": math.exp, "tanh": math.tanh}
    exec(source, space)
    return space[name]
