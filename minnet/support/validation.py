"""Examples that nobody learns from: do others than the learnt ones fit?"""

import random

from .checks import check_count, is_finite, shown
from .layer_fit import check_examples
from .layer_state import LayerState
from .portable import shuffled


def held_back(examples, share, shuffle=True, rng=random):
    """(those to learn from, those held back): drawn at random, or, if they
    are not to be shuffled, the last ones."""
    if isinstance(share, bool) or not isinstance(share, (int, float)) or \
            not 0 < share < 1:
        raise ValueError(f"validation is {shown(share)}; expected examples,"
                         " a list of pairs, or the share to hold back, a"
                         " number between 0 and 1 such as 0.2")
    if len(examples) < 2:
        raise ValueError(f"validation={share}: there is only one example, so"
                         " none can be held back")
    count = min(max(int(share * len(examples) + 0.5), 1), len(examples) - 1)
    examples = shuffled(examples, rng) if shuffle else examples
    return examples[:-count], examples[-count:]


def error_aside(model, examples):
    """model.error(examples), and all is as it was before: what the layers
    remember, and the random numbers."""
    state = LayerState([model.layers, model.loss])
    numbers = getattr(random, "getstate", list)()
    try:
        e = model.error(examples)
    finally:
        state.put_back()
        if numbers:
            random.setstate(numbers)
    if not is_finite(e):
        raise OverflowError(f"the validation error is {e}")
    return e


class Validation:
    """The error of examples held back, epoch by epoch.

        patience  how many epochs it may not fall before the training ends;
                  None for any number, and then nothing is kept
    """

    def __init__(self, patience):
        if patience is not None:
            check_count(patience, "patience", "Model")
        self.patience, self.examples = patience, []
        self.best = self.lowest = self.kept = None

    def split(self, examples, given, model, shuffle, rng):
        """Those to learn from, without those held back."""
        try:
            self.examples = list(iter(given))
        except TypeError:  # a number
            examples, self.examples = held_back(examples, given, shuffle, rng)
            return examples
        try:
            check_examples(self.examples, model)
        except (TypeError, ValueError) as problem:
            raise type(problem)(f"validation: {problem}") from None
        return examples

    def measure(self, model, epoch, kept):
        """The error after this epoch, whose weights are `kept`."""
        e = error_aside(model, self.examples)
        if self.patience and (self.best is None or e < self.lowest):
            self.best, self.lowest, self.kept = epoch, e, kept
        return e

    def is_over(self, epoch):
        """Has it not fallen for long enough?"""
        return self.patience and epoch - self.best >= self.patience
