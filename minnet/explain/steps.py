"""What would one step do, with this learning rate and with others?

Each step is taken from the weights as they are, and taken back.
"""

from ..losses import share_of
from ..model import batches
from ..support.each_example import Untouched

FASTER = [2 * 4 ** power for power in range(11)]
SLOWER = [1 / factor for factor in FASTER]
BATCHES = 8  # a step is tried on each


def rate_of(model):
    """The learning rate; of one that is a function the last epoch's."""
    rate = model.learning_rate
    return rate(model.num_epochs) if callable(rate) else rate


def stride(model):
    """How far the optimizer's first step moves a weight, if that is the same
    whatever the slope, as Adam's is; else 0."""
    moved = []
    for slope in (1.0, 0.001):
        weights = [[0.0]]
        try:
            type(model.optimizer)().step([("weights", weights, [[slope]])],
                                         rate_of(model))
        except Exception:  # whatever somebody's optimizer may raise
            return 0
        moved.append(abs(weights[0][0]))
    return moved[0] if moved[1] > 0.9 * moved[0] else 0


def error_after(model, batch, rate):
    """The error of a batch after a step for it; infinite where it grows
    beyond all bounds, None where no step can be taken."""
    with Untouched(model):
        model.learning_rate = rate
        try:
            model.train_batch(batch)
            e = float(model.error(batch))
        except OverflowError:
            return float("inf")
        except Exception:  # whatever somebody's layer may raise
            return None
    return e if e == e else float("inf")


def overshoots(model, examples):
    """(share of the batches whose own error a step makes larger, a factor
    of the learning rate with which it makes most of them smaller or None).

    None where no step can be taken.
    """
    some = batches(examples, model.batch_size)[:BATCHES]
    before = [float(model.error(batch)) for batch in some]

    def grown(factor):
        """For how many batches the step is too long."""
        after = [error_after(model, batch, factor * rate_of(model))
                 for batch in some]
        return None if None in after else sum(
            [new > 1.01 * old for old, new in zip(before, after)])

    worse = grown(1)
    if worse is None or 2 * worse <= len(some):
        return None if worse is None else (worse / len(some), None)
    better = (factor for factor in SLOWER if 4 * grown(factor) <= len(some))
    return worse / len(some), next(better, None)


def gains(model, examples):
    """{factor: by what share the error falls in one step for all examples,
    with the learning rate times the factor}, up to one that is too large;
    None where no step can be taken."""
    e = float(model.error(examples))
    # A sum over more examples than in a batch has a slope so much steeper.
    rate = rate_of(model) * share_of_batch(model, len(examples))
    found = {}
    for factor in [0.5, 1] + FASTER:
        after = error_after(model, examples, factor * rate)
        if after is None or e == 0:
            return None
        found[factor] = 1 - after / e
        if factor > 2 and after > 1.01 * e:
            break
    return found


def share_of_batch(model, count):
    """A batch's share of so many examples, for a loss that adds up."""
    size = min(model.batch_size, count)
    return size / count if share_of(model.loss, 2) == 1 else 1
