"""Short trainings: does compiling pay when there are a few examples only?

Every network has a size of its own, so that nothing is compiled already.
"""

import statistics

from minnet import SGD, Adam

from .scaling import Training

# (inputs, outputs, optimizer, examples); hidden neurons 20, 21, 22, ...
CASES = [(2, 1, SGD, 1), (2, 1, SGD, 5), (2, 1, SGD, 20), (2, 1, SGD, 100),
         (2, 1, SGD, 1000), (2, 1, Adam, 5), (2, 1, Adam, 100),
         (64, 10, SGD, 10), (64, 10, SGD, 100), (64, 10, Adam, 10)]


def measured(quick):
    """[(case, examples, seconds, seconds of the readable way, ratio)] of one
    epoch; the ratio is the median of some turns."""
    hidden, rows = 20, []
    Training(SGD, [2, 2, 1], 5, 10).seconds(1)  # loads what it needs
    for inputs, outputs, optimizer, count in CASES:
        pairs = []
        for turn in range(2 if quick else 9):
            hidden += 1
            training = Training(optimizer, [inputs, hidden, outputs], 5,
                                count)
            # Each is the first of the two as often as the other.
            ways = [True, False] if turn % 2 else [False, True]
            seconds = {unrolled: training.seconds(1, unrolled)
                       for unrolled in ways}
            pairs.append((seconds[True], seconds[False]))
        fast, readable = [min(column) for column in zip(*pairs)]
        rows.append((f"{inputs}-h-{outputs} {optimizer.__name__}", count,
                     fast, readable,
                     statistics.median([a / b for a, b in pairs])))
    return rows
