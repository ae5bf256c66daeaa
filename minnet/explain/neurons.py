"""What has become of each neuron: dead, always on, saturated, or nothing."""

from ..model import as_batch
from ..support.each_example import Untouched
from ..support.layer_fit import check_examples, check_iterable
from .look import MOST, some_of, walk
from .probe import reach

EDGE = 0.01  # of the range: so near to its end a squeezing one is flat
MOSTLY = 0.8  # of the examples


def is_off(found, column):
    """Is this neuron at the flat end for every example?"""
    return max(column) <= found.low + 1e-6 * max(1, abs(found.low))


def is_always_on(found, column):
    """Is it never there?"""
    return min(column) > found.low + 1e-6 * max(1, abs(found.low))


def is_flat(found, y):
    """Is this number so near an end of the range that the slope is ~ 0?"""
    edge = EDGE * (found.high - found.low)
    return not found.low + edge < y < found.high - edge


def is_wrong(found, y, label):
    """At the end an answer that is right may be as sure as it likes."""
    return abs(y - label) > 10 * EDGE * (found.high - found.low)


def state_of(found, column, labels):
    """A word for a neuron that gives these numbers; labels if it answers."""
    if found.is_half_flat and is_off(found, column):
        return "dead"
    if found.is_half_flat and is_always_on(found, column) and not labels:
        return "always on"
    flat = [y for y, label in zip(column, labels or column)
            if found.is_squeezing and is_flat(found, y)
            and (not labels or is_wrong(found, y, label))]
    return "saturated" if len(flat) > MOSTLY * len(column) else ""


def states_of(layer, y, label):
    """A word for each neuron; [] for a layer without flat parts."""
    found = reach(layer, len(y[0]))
    if not found or not (found.is_half_flat or found.is_squeezing):
        return []
    columns = list(zip(*y))
    labels = zip(*label) if label else [()] * len(columns)
    return [state_of(found, *pair) for pair in zip(columns, labels)]


def neuron_states(model, examples):
    """A list for each layer, those of a Model among them in its place: a
    word for each neuron of an activation with flat parts, [] for others.

        "dead"       0 for every example, as ReLU is below 0
        "always on"  never there, so it is a straight line
        "saturated"  at the flat ends for most examples; in the last layer
                     only where that is wrong
        ""           none of these

    Looks at 200 examples at most. Raises TypeError or ValueError for
    examples that don't fit.
    """
    with Untouched(model):
        check_iterable(examples)
        examples = list(examples)
        check_examples(examples, model)
        x, label = as_batch(some_of(examples, MOST))
        layers = walk(model, x)
        return [states_of(layer, y, label if y is layers[-1][3] else None)
                for _, layer, _, y in layers]
