"""Slopes are wrong: which of the usual mistakes gives just these?

A guess becomes a name only if further batches confirm it and no rival
explains them as well. File by file:

    case               a bench: what would the slope be if ...?
    stack              the activations and weights that a layer is made of
    layer_kinds        what kind of layer it is
    factors            guesses: what slopes the usual mistakes would give, by
    rows               a factor, by rows of the batch,
    activation_slopes  by another slope of an activation,
    weights            by weights in the wrong place,
    norms              where outputs depend on each other,
    paths              where slopes come by several ways,
    windows            where a number is in several windows
    names              what these mistakes are called
    experiments        what the slopes of backward depend on
    naming             which mistake it is, if it can be told
"""

# What others need comes first: MicroPython's stack is small.
from .layer_kinds import levels_of
from .stack import Level
from .names import MISTAKES
from .naming import named_mistake

__all__ = ["MISTAKES", "Level", "levels_of", "named_mistake"]
