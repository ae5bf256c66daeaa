"""Runs what relu_masks.py writes: who is in which group, and when to look
again."""

from operator import length_hint

from .relu_always_on import Box, sorted_out, squares, stepped
from .relu_masks import GROUP, batches_source, group_source
from .written_out import compiled

LEAST_BATCHES = 50  # for which it must pay to look again, which takes 0.1 ms

known = {}  # what was compiled so far


def written(network, kind, detail):
    """Compiled: the "group" of `detail` neurons, or the "steps", linear if
    `detail` is true."""
    key = (kind, detail, network.widths[0], network.rows, network.mean)
    if key not in known:
        if len(known) > 100:
            known.clear()
        write = group_source if kind == "group" else batches_source
        known[key] = compiled(write(network, detail), kind)
    return known[key]


class MaskSteps:
    """The function `steps`, as written_out.py writes it for other networks;
    for inputs in the box around those of these examples."""

    def __init__(self, network, examples):
        self.network = network
        self.box = Box([x for x, _ in examples])

    def __call__(self, batches, weights, biases, learning_rate):
        rows, outer = weights[0], weights[1][0]
        neurons = [tuple(row) + (b, c)
                   for row, b, c in zip(rows, biases[0], outer)]
        total, moved = 0.0, set()
        calm = True  # do those that are always on stay it for a while?
        while True:
            left = length_hint(batches)
            sometimes, always = sorted_out(neurons, self.box)
            # Their matrix takes as long as this many neurons in groups do.
            if not calm or len(always) < len(neurons[0]) ** 2 / 4:
                sometimes, always = sorted(sometimes + always), []
            moved.update(sometimes, always)
            total += self.run(batches, neurons, sometimes, always, biases[1],
                              learning_rate)
            calm = left - length_hint(batches) > LEAST_BATCHES
            if not length_hint(batches):
                break
        for place in moved:
            *w, biases[0][place], outer[place] = neurons[place]
            rows[place][:] = w
        return total

    def run(self, batches, neurons, sometimes, always, bias, learning_rate):
        """Take the batches, until the neurons that are always on have moved
        too far. Changes neurons and bias; returns the errors' sum."""
        parts = [sometimes[first:first + GROUP]
                 for first in range(0, len(sometimes), GROUP)]
        members = [[neurons[place] for place in part] for part in parts]
        groups = [written(self.network, "group", len(part))(part)
                  for part in members]
        for group in groups:
            next(group)  # up to its first `yield`
        steps = written(self.network, "steps", bool(always))
        total, bias[0], matrix = steps(
            batches, groups, bias[0], learning_rate,
            squares([neurons[place] for place in always]))
        for group in groups:
            group.close()  # which puts the new numbers into `members`
        for part, new in zip(parts, members):
            for place, numbers in zip(part, new):
                neurons[place] = numbers
        for place in always:
            neurons[place] = tuple(stepped(neurons[place], matrix))
        return total
