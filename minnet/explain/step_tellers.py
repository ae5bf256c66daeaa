"""What each optimizer makes of a weight, as formulas with the numbers.

    slope(optimizer, w, g, is_weight)   the slope it goes by, with the decay
    remembered(optimizer, rate, g, old, new)    [(name, value, formulas)] of
                                        what it remembers of this weight
    new_weight(optimizer, rate, w, g, new)      formulas of the new weight

w is the weight before, g the pieces of its slope, `old` and `new` hold what
is remembered of it before and after the step.
"""

from ..optimizers import SGD


class StepTeller:
    """Of an optimizer of somebody's own nothing is known but the numbers."""

    words = "Its own code makes this step: no formulas."

    def slope(self, optimizer, w, slope, is_weight):
        """The pieces of its formula."""
        return [slope]

    def remembered(self, optimizer, rate, g, old, new):
        """Nothing is known."""
        return []

    def new_weight(self, optimizer, rate, w, g, new):
        """Nothing is known."""
        return []


class SGDTeller(StepTeller):
    """w - learning_rate * g"""

    words = ("Each weight goes downhill: learning rate times slope is taken"
             " off.")

    def slope(self, optimizer, w, slope, is_weight):
        """The slope, for a weight (no bias) + weight_decay * w."""
        if optimizer.weight_decay == 0 or not is_weight:
            return [slope]
        return ["(", slope, " + ", optimizer.weight_decay, " * ", w, ")"]

    def new_weight(self, optimizer, rate, w, g, new):
        """w - learning_rate * g"""
        return [[w, " - ", rate, " * "] + g]


STEP_TELLERS = {SGD: SGDTeller()}
