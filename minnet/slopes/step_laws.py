"""What must be so whatever the step is: as long as the learning rate says."""

from .kept import Kept
from .nested_numbers import flat_numbers, nearly_equal


STEP_LAST = ("the weights are changed before de_dx is computed with them."
             " Compute de_dx first, step last.")


def steps_unasked(subject):
    """Without a learning rate the step is the optimizer's."""
    before = parameter_numbers(subject)
    subject.error()
    subject.backward(None)
    after = parameter_numbers(subject)
    # There may be parameters that are listed only once they have a gradient.
    if repr(after[:len(before)]) == repr(before):
        return None
    return ("learning rate twice", "backward changes the weights although"
            " learning_rate is None; the optimizer then steps once more, so"
            " the step is taken twice.")


def parameter_numbers(subject):
    """The numbers of each block that parameters() gives, as they are now."""
    return [flat_numbers(values) for _, values, _ in subject.parameters()]


def rate_elsewhere(subject):
    """The slopes are the same whatever the learning rate is."""
    kept, blocks, rate = Kept(subject.thing), subject.blocks(), subject.rate
    expected = subject.slopes(blocks)
    for other in (rate, rate / 2):
        kept.put_back()
        subject.rate = other
        slopes = subject.slopes(blocks, other)
        subject.rate = rate
        if not nearly_equal(slopes[-1], expected[-1]):
            return ("updated weights used", "the input's slopes depend on"
                    " the learning rate: " + STEP_LAST)
        for block, slope, wanted in zip(blocks, slopes, expected):
            if not slope or not wanted or not any(wanted):
                continue
            scale = 1e10 * block.noise
            if nearly_equal(slope, wanted, scale=scale):
                continue
            if other != rate and nearly_equal(
                    slope, [rate / other * a for a in wanted], scale=scale):
                return ("learning rate ignored", f"{block.title}: the step"
                        " is the same whatever the learning rate; step by"
                        " the learning_rate that backward is given.")
            if other != rate and nearly_equal(
                    slope, [other / rate * a for a in wanted], scale=scale):
                return ("learning rate twice", f"{block.title}: with half"
                        " the learning rate the step is a quarter as long;"
                        " is the rate applied twice?")
            return ("wrong step", f"{block.title}: with half the"
                    " learning rate the step is not half as long.")
    return None


def step_too_long(subject):
    """A layer with parameters() that steps if asked to, as FCLayer does,
    steps by learning_rate * gradient."""
    before, rate = parameter_numbers(subject), subject.rate
    subject.error()
    subject.backward(rate)
    for old, (_, values, gradient) in zip(before, subject.parameters()):
        step = [a - b for a, b in zip(old, flat_numbers(values))]
        slopes = flat_numbers(gradient) if isinstance(gradient, list) else []
        if any(step) and len(step) == len(slopes):
            scale = 1e-6 * max([abs(a) for a in old])
            fits = [nearly_equal(step, [factor * slope for slope in slopes],
                                 scale=scale)
                    for factor in (rate, rate * rate, 2 * rate)]
            if not fits[0]:
                return ("learning rate twice" if any(fits) else "wrong step",
                        "given a learning rate, backward does not step by"
                        " learning_rate * gradient, but by another length.")
    return None
