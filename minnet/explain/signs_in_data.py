"""What in the examples stands in the way."""

from .findings import Finding
from .look import squares
from .neighbours import in_units
from .probe import has_weights

LARGE, SMALL, FAR = 30, 0.03, 20  # numbers that a network finds hard


def off_scale(rows):
    """(the worst column, 1, 2, ...; its lowest and highest number) of those
    that are large, tiny or far from 0 for their spread; else None."""
    found = []
    for number, column in enumerate(zip(*rows), 1):
        low, high = float(min(column)), float(max(column))
        largest, spread = max(-low, high), high - low
        if spread > 0 and (largest > LARGE or largest < SMALL
                           or largest > FAR * spread):
            found.append((max(largest, 1 / largest), number, low, high))
    return max(found)[1:] if found else None


def scaled(look):
    """The examples as they would be if what is off scale were not."""
    x, label = [in_units(rows) if off_scale(rows) else rows
                for rows in (look.x, look.label)]
    return list(zip(x, label))


def inputs_unscaled(look):
    """What comes to the first layer that learns."""
    first = [(where, x) for where, layer, x, _ in look.layers
             if has_weights(layer)][:1]
    for where, x in first:
        found = off_scale(x)
        if found:
            number, low, high = found
            yield Finding(
                "inputs not scaled", where,
                f"input {number} goes from {low:.4g} to {high:.4g}",
                "weights begin small, for numbers near -1 to 1: with others"
                " some steps are far too long and others far too short",
                "NormaliseLayer.of([x for x, _ in examples]) as the first"
                " layer")


def labels_unscaled(look):
    """Labels that the last layer takes long to get to."""
    found = off_scale(look.label)
    ends = look.reach_of(-1)
    if found and not (ends and ends.is_squeezing):
        number, low, high = found
        yield Finding(
            "labels not scaled", "the labels",
            f"number {number} of the labels goes from {low:.4g} to"
            f" {high:.4g}",
            "the errors, and with them the steps, are as large or as small"
            " as the labels",
            "normalise the labels for the training, and put"
            " NormaliseLayer.of(labels).inverse() behind it afterwards")


def one_hot_missing(look):
    """Numbers that are names of classes."""
    kinds = sorted({row[0] for row in look.label})
    if len(look.label[0]) == 1 and 3 <= len(kinds) <= 20 and \
            len(look.label) >= 5 * len(kinds) and \
            kinds == [kinds[0] + place for place in range(len(kinds))] and \
            kinds[0] in (0, 1):
        yield Finding(
            "one-hot missing", "the labels",
            f"they are the {len(kinds)} numbers {kinds[0]:g} to"
            f" {kinds[-1]:g}, for one output",
            "if they are classes: to the network class 1 is half of class 2,"
            " and lies between 0 and 2",
            "a label with a number for each class, [0, 1, 0] for the second"
            " of three, as many outputs, and CrossEntropyLoss()")


def contradictory(look):
    """Equal inputs, different labels."""
    if look.floor > 0.3 * look.left:
        yield Finding(
            "contradictory examples", "the examples",
            f"where inputs are equal and labels are not, {look.floor:.0%} of"
            " the labels' spread is left by any answer;"
            f" {look.left:.0%} of it is left here",
            "nobody can answer the same question in two ways: the error can't"
            " fall below that",
            "look for mistakes in these examples, or give more inputs, which"
            " tell them apart")


def nothing_to_learn(look):
    """The inputs tell nothing of the labels."""
    if look.nothing and look.left > 0.85:
        yield Finding(
            "nothing to learn", "the examples",
            f"in {len(look.x)} examples near inputs have labels that are no"
            " more alike than by chance, and no input rises or falls with a"
            " label",
            "the inputs seem to say nothing about the labels",
            "are inputs and labels in the same order (was one of them"
            " shuffled or sorted alone)? Else other inputs are needed")


def unbalanced(look):
    """One class has nearly all examples, and gets all the answers."""
    if look.right is None:
        return
    counts = {kind: look.right.count(kind) for kind in set(look.right)}
    most = max(counts, key=counts.get)
    rare = [kind for kind in look.right if kind != most]
    found = [chosen for kind, chosen in zip(look.right, look.chosen)
             if kind == chosen != most]
    if 0 < len(rare) <= 0.2 * len(look.right) and 2 * len(found) < len(rare):
        yield Finding(
            "classes unbalanced", "the labels",
            f"{counts[most]} of {len(look.right)} examples are of one class;"
            f" of the {len(rare)} others {len(found)} are found",
            "always saying the frequent class is right most of the time, and"
            " the few others hardly count in the error",
            "repeat the examples of the rare classes until there are as many"
            " of each, and look at the recall, not at the accuracy")
