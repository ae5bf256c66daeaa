"""What each optimizer makes of a weight, as formulas with the numbers.

    slope(optimizer, w, g, is_weight)   the slope it goes by, with the decay
    remembered(optimizer, rate, g, old, new)    [(name, value, formulas)] of
                                        what it remembers of this weight
    new_weight(optimizer, rate, w, g, new)      formulas of the new weight

w is the weight before, g the pieces of its slope, `old` and `new` hold what
is remembered of it before and after the step.
"""

from ..optimizers import SGD, Adam, Momentum
from .arithmetic import sum_of


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

    words = ("Each weight goes downhill: the learning rate times its slope is"
             " taken off.")

    def slope(self, optimizer, w, slope, is_weight):
        """The slope; for a weight, not a bias, + weight_decay * w, and l1
        with the sign of w."""
        terms = [[slope]]
        if optimizer.weight_decay and is_weight:
            terms.append([w, " * ", optimizer.weight_decay])
        if optimizer.l1 and w != 0 and is_weight:
            terms.append([optimizer.l1 if w > 0 else -optimizer.l1])
        return ["("] + sum_of(terms) + [")"] if terms[1:] else terms[0]

    def new_weight(self, optimizer, rate, w, g, new):
        """w - learning_rate * g"""
        return [[w, " - ", rate, " * "] + g]


class MomentumTeller(SGDTeller):
    """v <- momentum * v - learning_rate * g; w <- w + v"""

    words = ("Each weight has a velocity: a part of the one before, less the"
             " learning rate times the slope. The weight moves by it.")

    def remembered(self, optimizer, rate, g, old, new):
        """The velocity."""
        return [("velocity", new[0], [
            [optimizer.momentum, " * ", old[0], " - ", rate, " * "] + g])]

    def new_weight(self, optimizer, rate, w, g, new):
        """w + v"""
        return [sum_of([[w], [new[0]]])]


class AdamTeller(SGDTeller):
    """m and v follow g and g^2; w - learning_rate * m' / (sqrt(v') + ...)"""

    words = ("m follows the slope, v its square; the step is the learning"
             " rate times m / sqrt(v), so each weight has a step length of"
             " its own. As both start at 0, they are divided by what is"
             " missing.")

    def remembered(self, optimizer, rate, g, old, new):
        """m and v."""
        return [(name, new[place], [[
            beta, " * ", old[place], " + (1 - ", beta, ") * "] + g + power])
            for place, (name, beta, power) in enumerate((
                ("m", optimizer.beta1, []), ("v", optimizer.beta2, ["^2"])))]

    def new_weight(self, optimizer, rate, w, g, new):
        """w - rate * (m / (1 - beta1^t)) / (sqrt(v / (1 - beta2^t)) + ...)"""
        m, v = [[new[place], " / (1 - ", beta, "^", optimizer.t, ")"]
                for place, beta in enumerate((optimizer.beta1,
                                              optimizer.beta2))]
        return [[w, " - ", rate, " * ("] + m + [") / (sqrt("] + v + [
            ") + ", optimizer.epsilon, ")"]]


STEP_TELLERS = {SGD: SGDTeller(), Momentum: MomentumTeller(),
                Adam: AdamTeller()}
