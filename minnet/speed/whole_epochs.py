"""Training by a function that takes many batches in one go."""

from operator import length_hint

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

    def steps(self, examples, traces):
        """As Model.steps. With `traces` the last batch goes the readable
        way, which leaves its slopes behind."""
        model, size = self.model, self.model.batch_size
        count = (len(examples) - bool(traces)) // size
        batches = [examples[first:first + size]
                   for first in range(0, count * size, size)]
        lists = [[layer.weights for layer in dense_layers(model)],
                 [layer.bias for layer in dense_layers(model)]]
        kept = copied(lists)
        ahead = iter(batches)
        try:
            total = self.function(ahead, *lists, model.learning_rate)
        except BaseException:
            # The new weights are still in the function's own variables. So:
            # back to the start, and the same steps again up to this one, the
            # last of them the readable way, for its slopes.
            done = max(count - length_hint(ahead) - 1, 0)
            copied_into(lists, kept)
            total = self.function(iter(batches[:max(done - 1, 0)]), *lists,
                                  model.learning_rate)
            for batch in batches[max(done - 1, 0):done]:
                total += sum([e for _, e in model.steps(batch)])
            yield done * size, total
            raise
        yield count * size, total
        for done, e in model.steps(examples[count * size:], traces):
            yield count * size + done, e
