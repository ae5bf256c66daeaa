"""Why did it not learn? Every question there is, asked in order."""

from ..model import Model
from ..support.each_example import Untouched
from ..support.layer_fit import check_examples, check_iterable
from ..support.value_checks import name_of
from .findings import Findings
from .look import Look
from .signs_in_data import (contradictory, inputs_unscaled, labels_unscaled,
                            nothing_to_learn, one_hot_missing, unbalanced)
from .signs_in_neurons import (always_on, dead_neurons, saturated,
                               too_few_neurons)
from .signs_in_training import (by_heart, error_grew, error_jumps,
                                no_better_than_constant, outputs_alike,
                                rate_too_large, rate_too_small,
                                too_large_anyway)
from .signs_of_structure import (labels_out_of_reach, neurons_alike,
                                 no_activation, softmax_over_one)

# The most likely reason stands first: what brings others about stands before
# them. Signs say that something is wrong, not what.
CERTAIN = [softmax_over_one, labels_out_of_reach, no_activation]
REASONS = [inputs_unscaled, labels_unscaled, one_hot_missing,
           rate_too_large, saturated, dead_neurons]
FROM_HISTORY = [error_grew, error_jumps, by_heart]
SIGNS = [outputs_alike, no_better_than_constant]
TOO_LARGE = "learning rate too large"
UNSCALED = {"inputs not scaled", "labels not scaled"}


def diagnose(model, examples, validation=None, errors=None):
    """Why did this Model not learn? Findings, the most likely first.

    `examples` is the train set, `validation` other examples, `errors` the
    history of the training, model.history if not given. Afterwards all is
    as it was before. Raises TypeError or ValueError for examples that don't
    fit, OverflowError where the error is nan or infinite.
    """
    if not isinstance(model, Model):
        raise TypeError(f"diagnose: the model is {name_of(model)}; expected"
                        " a Model")
    with Untouched(model):
        sets = []
        for given in (examples, validation):
            check_iterable([] if given is None else given)
            sets.append(list([] if given is None else given))
            if given is not None:
                check_examples(sets[-1], model)
        return asked(Look(model, sets[0], sets[1],
                          model.history if errors is None else errors))


def asked(look):
    """The Findings."""
    found = look.found = Findings()
    found.summary = look.summary()

    def ask(questions, when=True):
        """Add what each of them finds."""
        for question in questions if when else []:
            found.extend(question(look))

    ask(CERTAIN)
    ask([unbalanced], not look.exploded)
    ask([contradictory], look.is_stuck and not look.exploded)
    ask([nothing_to_learn],
        look.is_stuck and not look.exploded and not found)
    ask([neurons_alike], look.is_behind)
    ask(REASONS, look.is_bad)
    ask([always_on], look.is_behind)
    unscaled = [found.names.index(name) for name in UNSCALED
                if name in found.names]
    if TOO_LARGE in found.names and unscaled:  # is one of them enough?
        rate = found.pop(found.names.index(TOO_LARGE))
        if too_large_anyway(look):
            found.insert(min(unscaled), rate)
    seen = set(found.names)
    ask([rate_too_small, too_few_neurons],
        look.is_bad and seen <= {"dead neurons", "always on"})
    ask(FROM_HISTORY)
    ask(SIGNS, look.is_stuck and not look.exploded)
    return found
