"""What the errors tell, and the effect of one step."""

from .findings import Finding
from .look import some_of
from .neighbours import LEAST
from .signs_in_data import scaled
from .steps import gains, overshoots, rate_of, stride

STRIDE = 0.5  # of each weight in one step, when they begin below 1
SHORT = 0.05  # for all the steps together
MOVED = 0.7  # of the first error: then the training has got somewhere


def rate_too_large(look):
    """Most steps make the error of their own batch larger; shorter ones
    don't. Or the training has shown it."""
    rate = rate_of(look.model)
    seen, better = too_long(look, rate)
    if seen:
        yield Finding(
            "learning rate too large", f"learning_rate={rate:g}", seen,
            "each step goes beyond the lowest point, and lands higher up on"
            " the other side", f"learning_rate={better:.2g}")


def too_long(look, rate):
    """(how it was seen that the steps are too long, a better rate); "" if
    they aren't."""
    found = overshoots(look.model, some_of(look.some, 100))
    if found and found[1]:
        return (f"one step makes the error larger for {found[0]:.0%} of the"
                f" batches; with {found[1] * rate:.2g} it doesn't",
                found[1] * rate)
    if stride(look.model) > STRIDE:
        return (f"a step moves each weight by about {rate:g}, whatever its"
                " slope, and weights begin below 1", 0.01)
    seen = ""
    if look.exploded:
        seen = "the numbers grew beyond all bounds, step by step"
    elif look.errors and look.mean_e and (has_grown(look) or max(
            look.errors) > 3 * max(look.mean_e, look.errors[0])):
        seen = (f"the error was {look.errors[0]:.3g} in the first epoch and"
                f" up to {max(look.errors):.3g} later")
    elif jumps(look):
        seen = f"late in the training the error rose {jumps(look)}"
    return seen, rate / 10


def too_large_anyway(look):
    """Would the steps be too long with scaled data, too?"""
    found = overshoots(look.model, some_of(scaled(look), 100))
    return bool(found and found[1])


def rate_too_small(look):
    """A step that is many times as long gets down many times as far; or no
    weight can have got anywhere."""
    if not look.errors or look.left < 1.02 and \
            look.errors[-1] < MOVED * look.errors[0]:
        return
    rate = rate_of(look.model)
    steps = len(look.errors) * -(-look.count // look.model.batch_size)
    way = stride(look.model) * steps
    # The steps that are tried are to take far less time than the training.
    count = max(LEAST, len(look.errors) * look.count // 100)
    found = gains(look.model, some_of(look.some, count)) or {1: 0}
    best = max(found, key=found.get)
    seen, better = "", best * rate / 4
    if 0 < way < SHORT:
        seen = (f"in {steps} steps of {rate:g} no weight can have moved by"
                f" more than about {way:.2g}")
        better = 0.01
    elif best >= 8 and found[1] < 0.005 and found[best] > max(
            0.05 if best < 100 else 0.03 if best < 1000 else 0.004,
            4 * found[1]):
        seen = (f"a step lowers the error by {found[1]:.2g} of it, half a step"
                f" by {found[0.5]:.2g}, a double one by {found[2]:.2g}, one"
                f" {best} times as long by {found[best]:.2g}")
    if seen:
        yield Finding(
            "learning rate too small", f"learning_rate={rate:g}", seen,
            "the steps are so short that the training ends long before the"
            " error is low",
            f"learning_rate={better:.2g}, or many more epochs")


def error_grew(look):
    """The last epochs are worse than the first."""
    if has_grown(look):
        errors = look.errors
        yield Finding(
            "error grew", "the history",
            f"{errors[0]:.4g} in the first epoch, {errors[-1]:.4g} in the"
            " last",
            "the training led away from the answer",
            "a smaller learning rate, or the data normalised")


def has_grown(look):
    """Is the last epoch worse than the first, by a tenth or more?"""
    errors = look.errors
    return len(errors) > 1 and look.left > 0.5 and \
        errors[-1] > 1.1 * max(errors[0], 0.5 * look.mean_e)


def error_jumps(look):
    """It goes up and down by much, also late."""
    if jumps(look):
        yield Finding(
            "error jumps", "the history", f"it rose {jumps(look)}",
            "the steps are too long to stay in the valley once it is found",
            "a smaller learning rate, or larger batches")


def jumps(look):
    """How often and how far the error rose late, in words; "" if it's
    steady."""
    late = look.errors[len(look.errors) // 2:]
    found = [b - a for a, b in zip(late, late[1:])
             if b > 1.3 * a and b - a > 0.1 * look.mean_e]
    if len(found) < 3 or len(found) < 0.1 * len(late):
        return ""
    return (f"by a third or more in {len(found)} of the last {len(late)}"
            f" epochs, by up to {max(found):.3g}")


def by_heart(look):
    """The validation error rose while the error fell; or, where nobody has
    followed it, is many times as high."""
    seen = ""
    checks = [float(e) for e in getattr(look.history, "validation", ())
              if e is not None]
    if len(checks) >= 5 and not getattr(look.history, "best", None):
        best = checks.index(min(checks))
        few = max(len(checks) // 10, 1)  # a lucky epoch says nothing
        lowest = middle(checks[max(best - few, 0):best + few + 1])
        last = middle(checks[-2 * few:])
        if len(checks) - best > 4 and \
                last > max(1.45 * lowest, 0.2 * look.mean_e) and \
                look.errors[-1] < look.errors[-len(checks):][best]:
            seen = (f"the validation error was {checks[best]:.4g} in epoch"
                    f" {best + 1} and is {last:.4g} now, while the error fell"
                    f" to {look.errors[-1]:.4g}")
    if len(checks) < 5 and look.validation and look.mean_e:
        e = float(look.model.error(look.validation))
        if e > 0.5 * look.mean_e and e > 4 * look.e:
            seen = (f"the error is {look.e:.4g} for the examples learnt and"
                    f" {e:.4g} for the others")
    if seen:
        yield Finding(
            "learnt by heart", "the validation examples", seen,
            "the network remembers the examples, noise and all, and finds no"
            " rule for others",
            "train(..., validation=0.2, patience=20), more examples, fewer"
            " neurons, or weight_decay")


def middle(numbers):
    """The one in the middle, sorted."""
    return sorted(numbers)[len(numbers) // 2]


def outputs_alike(look):
    """The same answer for everything."""
    columns = list(zip(zip(*look.outputs), zip(*look.label)))
    spreads = [(max(y) - min(y), max(labels) - min(labels))
               for y, labels in columns]
    if len(look.x) > 1 and max([label for _, label in spreads]) > 0 and \
            all([y <= 0.02 * label for y, label in spreads]):
        y = [f"{float(a):.4g}" for a in look.outputs[0][:3]]
        yield Finding(
            "outputs alike", "the outputs",
            f"for {len(look.x)} examples they differ by less than a fiftieth"
            f" of what the labels do; the first is [{', '.join(y)}"
            + (", ...]" if len(look.outputs[0]) > 3 else "]"),
            "the network answers without looking at its input",
            "see the reasons above" if look.found else
            "a smaller learning rate, another start, more epochs")


def no_better_than_constant(look):
    """The error of always answering the mean, or the most frequent class."""
    good, hits = look.left < 0.92, ""
    if look.right is not None:
        right = sum([a == b for a, b in zip(look.right, look.chosen)])
        most = max([look.right.count(kind) for kind in set(look.right)])
        good = good or right > 1.1 * most and (
            look.left < 0.95 or len(look.label[0]) > 1)
        hits = (f"; {right} of {len(look.x)} examples are right, with always"
                f" the most frequent class {most}")
    if not good:
        yield Finding(
            "no better than a constant", "the error",
            f"it is {look.e:.4g}, that of the best answer which is always the"
            f" same {look.mean_e:.4g}{hits}",
            "what the network answers has nothing to do with its input",
            "see the reasons above" if look.found else
            "more epochs, more neurons, another learning rate")
