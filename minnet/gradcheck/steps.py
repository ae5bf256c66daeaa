"""A learning rate changes the length of the step and nothing else."""

from .places import Kept, flat_numbers
from .rows import close_slopes, slopes_of


def wrong_steps(subject):
    """(short name, sentence) of what is wrong with the steps, if anything."""
    kept = Kept(subject.thing)
    for check in (steps_unasked, rate_elsewhere, step_too_long):
        found = check(subject)
        kept.put_back()
        if found:
            return found
    return []


def parameter_numbers(subject):
    """The numbers of each block that parameters() gives, as they are now."""
    return [flat_numbers(values) for layer in subject.layers
            if hasattr(layer, "parameters")
            for _, values, _ in layer.parameters()]


def steps_unasked(subject):
    """Without a learning rate the step is the optimizer's."""
    before = parameter_numbers(subject)
    subject.error()
    subject.backward(None)
    after = parameter_numbers(subject)
    # There may be parameters that are listed only once they have a gradient.
    if repr(after[:len(before)]) == repr(before):
        return []
    return [("learning rate twice", "backward changes the weights although"
             " learning_rate is None; the optimizer then steps once more, so"
             " the step is taken twice.")]


def rate_elsewhere(subject):
    """The slopes are the same whatever the learning rate is."""
    kept, blocks, rate = Kept(subject.thing), subject.blocks(), subject.rate
    expected = slopes_of(subject, blocks)
    for other in (rate, rate / 2):
        kept.put_back()
        subject.rate = other
        try:
            slopes = slopes_of(subject, blocks, other)
        finally:
            subject.rate = rate
        if not close_slopes(slopes[-1], expected[-1]):
            return [("updated weights used", "the input's slopes depend on"
                     " the learning rate: the weights are changed before"
                     " de_dx is computed with them. Compute de_dx first, step"
                     " last.")]
        for block, slope, wanted in zip(blocks, slopes, expected):
            if slope and wanted and any(wanted) and close_slopes(
                    slope, [rate / other * a for a in wanted]) and \
                    other != rate:
                return [("learning rate ignored", f"{block.title}: the step"
                         " is the same whatever the learning rate; step by"
                         " the learning_rate that backward is given.")]
            if not close_slopes(slope, wanted, 1e10 * block.noise):
                return [("learning rate twice", f"{block.title}: with half"
                         " the learning rate the step is not half as long; is"
                         " the rate applied twice?")]
    return []


def step_too_long(subject):
    """A layer with parameters() that steps if asked to, as FCLayer does,
    steps by learning_rate * gradient."""
    before = parameter_numbers(subject)
    subject.error()
    subject.backward(subject.rate)
    gradients = [flat_numbers(gradient) if isinstance(gradient, list) else []
                 for layer in subject.layers if hasattr(layer, "parameters")
                 for _, _, gradient in layer.parameters()]
    for old, new, gradient in zip(before, parameter_numbers(subject),
                                  gradients):
        step = [a - b for a, b in zip(old, new)]
        if not any(step) or len(step) != len(gradient):
            continue

        def is_step(factor):
            return close_slopes(step, [factor * slope for slope in gradient],
                                1e-6 * max([abs(a) for a in old]))

        if not is_step(subject.rate):
            twice = is_step(subject.rate * subject.rate) or \
                is_step(2 * subject.rate)
            return [("learning rate twice" if twice else "wrong step",
                     "given a learning rate, backward does not step by"
                     " learning_rate * gradient, but by another length.")]
    return []
