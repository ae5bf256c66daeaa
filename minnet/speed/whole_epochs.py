"""Training by a function that takes many batches in one go."""

from operator import length_hint

from ..losses import share_of
from ..model import batches
from ..support.weights import copied
from .as_supplied import dense_layers


def copied_into(lists, values):
    """Put the values back into the lists of weights."""
    for old, new in zip(lists, values):
        if isinstance(old[0], list):
            copied_into(old, new)
        else:
            old[:] = new


class InOneGo:
    """All full batches by one function
    `steps(batches, weights, biases, learning_rate)`."""

    def __init__(self, model, function):
        self.model, self.function = model, function

    def train_epoch(self, examples, guard):
        """As Model.train_epoch. Where somebody will look at the slopes, the
        last batch goes the readable way, which leaves them behind."""
        model, size = self.model, self.model.batch_size
        count = (len(examples) - bool(guard.leaves_slopes())) // size
        full = batches(examples[:count * size], size)
        lists = [[layer.weights for layer in dense_layers(model)],
                 [layer.bias for layer in dense_layers(model)]]
        kept = copied(lists)
        ahead = iter(full)
        try:
            total = self.function(ahead, *lists, model.learning_rate)
        except BaseException:
            # The new weights are still in the function's own variables. So:
            # back to the start, and the same steps again up to this one, the
            # last of them the readable way, for its slopes.
            done = max(count - length_hint(ahead) - 1, 0)
            copied_into(lists, kept)
            self.function(iter(full[:max(done - 1, 0)]), *lists,
                          model.learning_rate)
            for batch in full[max(done - 1, 0):done]:
                model.train_batch(batch)
            guard.keep(done * size)
            raise
        guard.keep(count * size)
        for batch in guard.steps(batches(examples[count * size:], size)):
            total += model.train_batch(batch) * share_of(model.loss,
                                                         len(batch))
        return total / share_of(model.loss, len(examples))
