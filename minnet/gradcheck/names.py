"""Which of the known mistakes is it?"""

from ..matrix import matmul, transpose
from ..support.value_checks import name_of
from .batch import call_or_none, drawn_matrix, loss_batch
from .case import Case, nearly_equal
from .mistakes import MISTAKES
from .places import Kept, copied_numbers, flat_numbers, shape_of
from .rows import slopes_of
from .subject import Subject


def named_mistake(subject, problems, slopes_too):
    """(short name, sentence) of the likely mistake, or None.

    First what needs no slopes to be seen (`problems`), then, if `slopes_too`
    are wrong, gradients that are missing or have the wrong shape, then what
    the numbers tell.
    """
    order = ["argument modified", "random", "gradient accumulated",
             "stale input", "learning rate twice", "learning rate ignored",
             "updated weights used", "wrong step"]
    found = sorted([problem for problem in problems if problem[0] in order],
                   key=lambda problem: order.index(problem[0]))
    if found or not slopes_too:
        return (found + problems)[0]
    kept = Kept(subject.thing)
    try:
        for who, part in parts_alone(subject):
            for batch in telling_batches(*part):
                kept.put_back()
                guess = call_or_none(guessed_mistake, *batch)
                if guess:
                    return guess[0], who + guess[1]
    finally:
        kept.put_back()
    return problems[0] if problems else None


def parts_alone(subject):
    """The loss and each layer by themselves: what to call it, and the layer,
    x, label and de_dy."""
    y, found = subject.x, []
    for number, layer in enumerate(subject.layers, 1):
        x = copied_numbers(y)
        y = layer.forward(y)
        who = "" if layer is subject.thing else \
            f"layer {number}, {name_of(layer)}: "
        found.append((who, (layer, x, None, drawn_matrix(
            len(y), len(y[0]), 33))))
    if subject.loss is not None:
        who = "" if subject.is_loss else f"{name_of(subject.loss)}: "
        found.insert(0, (who, (subject.loss, y, subject.label, None)))
    return found


def telling_batches(layer, x, label, de_dy):
    """Batches to look at it with: one that tells much, then the user's."""
    if label is not None:
        made = loss_batch(layer, 5, 3, 3)
        if made:
            yield (layer,) + made + (None,)
    else:
        widths = len(x[0]), len(de_dy[0])
        rows = [n for n in (5, 7, 11, 13) if n not in widths][0]
        for positive in (False, True):
            other = drawn_matrix(rows, len(x[0]), 3, positive)
            if call_or_none(layer.forward, copied_numbers(other)):
                yield layer, other, None, drawn_matrix(rows, widths[1], 33)
                break
    yield layer, x, label, de_dy


def guessed_mistake(layer, x, label, de_dy):
    """The mistake that explains most of the wrong blocks, or None."""
    case = Case(Subject(layer, copied_numbers(x), copied_numbers(label),
                        de_dy))
    found = wrong_form(case)
    if found:
        return found
    wrong, best, most = case.wrong(), None, 0
    for name, guess, sentence in MISTAKES:
        fits = [place for place in wrong
                if any([nearly_equal(case.yours[place], slopes)
                        for slopes in guess(case, place) if any(slopes)])]
        if len(fits) > most:
            best, most = (name, sentence, fits), len(fits)
    if best is None:
        return zero_gradient(case, wrong) or stale_slopes(case, wrong)
    name, sentence, fits = best
    return name, f"{titles_of(case, fits)}: {sentence}"


def titles_of(case, places):
    """weights and bias"""
    return " and ".join([case.blocks[place].title for place in places])


def wrong_form(case):
    """A gradient that is missing, or has the shape of something else."""
    for block, yours in zip(case.blocks, case.yours):
        if yours is not None and not block.left_out():
            continue
        title, got = block.title, block.gradient
        if block.left_out():
            return (f"{kind_of(case, block)} gradient missing",
                    f"{title}: parameters() leaves it out, so no optimizer"
                    f" ever steps it; yield it, too.")
        if got is None and block is case.blocks[-1]:
            return "return missing", "backward ends without `return de_dx`."
        if got is None:
            return (f"{kind_of(case, block)} gradient missing",
                    f"{title}: backward never computes its gradient.")
        numbers = flat_numbers(got) if isinstance(got, list) else []
        if case.is_bias(block) and shape_of(got) == shape_of(case.de_dy):
            return ("bias gradient not summed", f"{title}: its gradient has"
                    " a row for each example; add up the rows.")
        if case.is_bias(block) and nearly_equal(
                numbers, [sum(row) for row in case.de_dy]):
            return ("wrong axis", f"{title}: its gradient is added up along"
                    " the rows, not over the examples.")
        if case.is_matrix(block) and any(
                [nearly_equal(numbers, flat_numbers(
                    matmul(transpose(deltas), case.y)))
                 for deltas in (case.de_dy, case.deltas) if deltas]):
            return ("output instead of input", f"{title}: the gradient is"
                    " made with the output y; it takes the input x.")
        if case.is_matrix(block) and shape_of(got) == [
                [None] * case.m] * case.k:
            return ("transposed weights", f"{title}: its gradient has rows"
                    " and columns exchanged.")
    return None


def kind_of(case, block):
    """bias or weights"""
    return "bias" if case.is_bias(block) else "weights"


def zero_gradient(case, wrong):
    """A gradient that is 0 everywhere, wrongly."""
    for place in wrong:
        block = case.blocks[place]
        if not any(case.yours[place]):
            if block is case.blocks[-1]:
                return ("input gradient zero",
                        "backward returns zeros for de_dx.")
            if block.source is not None:
                return (f"{kind_of(case, block)} gradient missing",
                        f"{block.title}: backward never steps it.")
            return (f"{kind_of(case, block)} gradient zero",
                    f"{block.title}: the gradient is set to 0 and never"
                    " computed.")
    return None


def stale_slopes(case, wrong):
    """Slopes that stay the same for another x, where they should not."""
    subject = case.subject
    other = Subject(subject.thing, drawn_matrix(case.n, case.k, 71),
                    subject.label, subject.de_dy)
    slopes = slopes_of(other)
    if wrong and all([slopes[place] is not None and
                      nearly_equal(case.some(slopes[place]),
                                   case.yours[place])
                      and not nearly_equal(case.expected(
                          case.blocks[place], x=other.x), case.right[place])
                      for place in wrong]):
        return ("stale input", "the slopes don't change with x: backward"
                " uses what an earlier forward remembered. forward must"
                " remember its x anew every time.")
    return None
