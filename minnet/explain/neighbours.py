"""What do the inputs tell of the labels? Asked of each example's nearest.

Without any network: if near inputs have like labels, there is something to
learn.
"""

import random

from ..support.portable import shuffled

NEAREST = 5
COMPARED = 500000  # numbers
LEAST = 41  # examples, or nearest means little
TRIES = 19  # other orders of the labels
FAR = 3.5  # standard deviations from what other orders give: hardly chance


def comparable(width):
    """How many rows can all be compared with all in a tenth of a second."""
    return max(LEAST, int((COMPARED / width) ** 0.5))


def in_units(rows):
    """Each column with mean 0 and spread 1; a constant one is 0."""
    columns = []
    for column in zip(*rows):
        mean = sum(column) / len(column)
        spread = (sum([(a - mean) ** 2 for a in column])
                  / len(column)) ** 0.5 or 1
        columns.append([(a - mean) / spread for a in column])
    return list(zip(*columns))


def nearest_of(rows):
    """For each row the numbers of the others that are nearest."""
    rows, found = in_units(rows), []
    for here, row in enumerate(rows):
        far = [(sum([(a - b) ** 2 for a, b in zip(row, other)]), place)
               for place, other in enumerate(rows) if place != here]
        found.append([place for _, place in sorted(far)[:NEAREST]])
    return found


def unlike(labels, nearest):
    """Squared distances of labels to the mean of their nearest, as a share
    of those to the mean of all: 0 if the nearest tell all, above 1 if they
    tell nothing."""
    means = [sum(column) / len(column) for column in zip(*labels)]
    total = sum([(a - m) ** 2 for row in labels for a, m in zip(row, means)])
    misses = 0
    for row, places in zip(labels, nearest):
        guess = [sum(column) / len(places)
                 for column in zip(*[labels[place] for place in places])]
        misses += sum([(a - b) ** 2 for a, b in zip(row, guess)])
    return misses / (total or 1)


def possible(labels, nearest):
    """What an answer from the nearest leaves: from all of these, or, where
    the labels change from one place to the next, from the very nearest."""
    return min(unlike(labels, nearest),
               unlike(labels, [places[:1] for places in nearest]))


def strongest(x, labels):
    """The largest correlation of an input with an output, without sign."""
    return max([abs(sum([a * b for a, b in zip(column, goal)])) / len(goal)
                for column in zip(*x) for goal in zip(*labels)])


def tells_nothing(x, labels, nearest):
    """Do the inputs tell no more of the labels than of labels in another
    order? None where there are too few to say."""
    if len(x) < LEAST:
        return None
    x, labels = in_units(x), in_units(labels)
    rng = random.Random(0)
    near, straight = unlike(labels, nearest), strongest(x, labels)
    chance = [(unlike(mixed, nearest), strongest(x, mixed)) for mixed in
              [shuffled(labels, rng) for _ in range(TRIES)]]
    nears, straights = zip(*chance)
    return abs(away(near, nears)) < FAR and away(straight, straights) < FAR


def away(number, others):
    """How many of their standard deviations it is above their mean."""
    mean = sum(others) / len(others)
    spread = (sum([(a - mean) ** 2 for a in others]) / len(others)) ** 0.5
    return (number - mean) / (spread or 1)
