"""Experiments with backward: what do its slopes depend on?

For slopes that no formula of MISTAKES gives. Each experiment gets some Cases
of one layer and returns None, or (short name, sentence).
"""

from ..slopes import (ANEW, NOT_PROPORTIONAL, Replaced, call_or_none,
                      contents_of, drawn_matrix, flat_numbers, is_numbers,
                      numbers_in, own_layer, seats)


REPLACED = (
    "bias replaced", "the numbers are replaced by the step: `b = b - rate *"
    " gradient`, not `b = -rate * gradient`.")


def told_by_experiment(cases):
    """The first of the experiments that tells something."""
    case = cases[0]
    wrong = [block for block in case.blocks if case.is_wrong(block)]
    for experiment in (zero_gradient, not_from_error, not_proportional,
                       old_memory):
        found = call_or_none(experiment, case, wrong)
        if found:
            return found
    return None


def zero_gradient(case, wrong):
    """A gradient that is 0 everywhere, wrongly."""
    for block in wrong:
        if not any(block.yours):
            kind = case.kind_of(block)
            if block.is_input:
                return ("input gradient zero",
                        "backward returns zeros for de_dx.")
            if block.block.path is not None:
                return (f"{kind} gradient missing",
                        f"{block.title}: backward never steps it.")
            return (f"{kind} gradient zero", f"{block.title}: the gradient is"
                    " set to 0 and never computed.")
    return None


def given_with(case, factor):
    """What backward gives for de_dy times a factor."""
    return case.given(de_dy=[[factor * s for s in row]
                             for row in case.de_dy])


def not_from_error(case, wrong):
    """Where de_dy is 0 all slopes should be."""
    if case.is_loss:
        return None
    at_zero, at_double = given_with(case, 0), given_with(case, 2)
    for block in wrong:
        rest, double = [found[block.number] for found in (at_zero, at_double)]
        if rest and any(rest):
            if double and case.alike(rest, block.yours) and case.alike(
                    double, block.yours):
                return ("de_dy not used", f"{block.title}: the slopes are the"
                        " same whatever de_dy is; by the chain rule they are"
                        " to be multiplied by it.")
            step = case.subject.rate
            if block.block.path is not None and case.alike(
                    [step * a for a in rest],
                    [row[j] for _, row, j in block.places]):
                return REPLACED[0], f"{block.title}: {REPLACED[1]}"
            return ("something added", f"{block.title}: with de_dy = 0 the"
                    " slopes are not 0, so something is added that does not"
                    " come from the error: weight decay?")
    return None


def not_proportional(case, wrong):
    """With -0.3 times de_dy all slopes should be -0.3 times as large."""
    if case.is_loss:
        return None
    other = given_with(case, -0.3)
    for block in wrong:
        found = other[block.number]
        if found and not case.alike(found, [-0.3 * a for a in block.yours]):
            name, sentence = NOT_PROPORTIONAL
            return name, f"{block.title}: {sentence}"
    return None


def single_precision(cases):
    """Slopes that are right but for what numbers of 32 bits leave out.

    What is left out is another thing for numbers that are only a little
    different; an error in a formula would stay nearly the same.
    """
    for case in cases:
        x, de_dy = [rows and [
            [a * (1 + 1e-5 * b) for a, b in zip(*pair)] for pair in zip(
                rows, drawn_matrix(len(rows), len(rows[0]), 71))]
            for rows in (case.x, case.de_dy)]
        for block, found in zip(case.blocks, case.given(x, de_dy)):
            if found and block.yours and not case.close(
                    block.yours, block.right, 1e-9):
                before, after = [[a - b for a, b in zip(*pair)] for pair in (
                    (block.yours, block.right),
                    (found, case.expected(block, x, de_dy)))]
                if sum([abs(a - b) for a, b in zip(before, after)]) > \
                        0.1 * sum(map(abs, before)):
                    return ("single precision", f"{block.title}: right to"
                            " about seven digits, as numbers of 32 bits are"
                            " (float32), or rounded ones; take all digits.")
    return None


def old_memory(case, wrong):
    """Numbers that backward uses, but forward does not make anew."""
    subject = case.subject
    case.given()
    held = contents_of(own_layer(subject.thing))
    known = {seat for values in [subject.x, subject.label or []] + [
        block.values for block in case.blocks] for seat in seats(values)}
    subject.error()
    for name in sorted(held, key=str):
        values = held[name]
        if not is_numbers(values) or known & set(seats(values)) or \
                len(flat_numbers(values)) < 2:
            continue
        places = numbers_in(values)
        before = flat_numbers(values)
        numbers = drawn_matrix(1, len(places), 61)[0]
        with Replaced(places, numbers):
            subject.error()
            anew = held.get(name) is not values or \
                flat_numbers(values) != numbers
            slopes = subject.slopes([block.block for block in case.blocks])
        if not anew and flat_numbers(values) == before and any(
                [found and not case.alike(block.some(found), block.yours)
                 for block, found in zip(case.blocks, slopes)
                 if block in wrong]):
            return ("stale input", f"backward uses `{name}`, which forward"
                    " has remembered from an earlier x. " + ANEW)
    return None


def what_is_known(cases):
    """A sentence about slopes that get no name: which, and how wrong."""
    case = cases[0]
    facts = []
    for block in case.blocks:
        if not case.is_wrong(block):
            continue
        ratios = {ratio_of(other, other.blocks[block.number])
                  for other in cases}
        if len(ratios) == 1 and None not in ratios:
            [ratio] = ratios
            facts.append(f"{block.title}: yours is {ratio:.6g} times what it"
                         " should be, in every batch")
        elif None not in ratios:
            facts.append(f"{block.title}: a factor, the same for all its"
                         " numbers, but another for each batch")
        else:
            facts.append(f"{block.title}: {where_wrong(case, block)}")
    return "; ".join(facts) + "." if facts else None


def ratio_of(case, block):
    """yours / right where that is the same everywhere, else None."""
    pairs = [(a, b) for a, b in zip(block.yours or [], block.right)
             if abs(b) > 1e-9]
    if not pairs:
        return None
    ratio = sum([a * b for a, b in pairs]) / sum([b * b for _, b in pairs])
    return float(f"{ratio:.6g}") if case.alike(
        block.yours, [ratio * b for b in block.right]) else None


def where_wrong(case, block):
    """In which rows, or numbers, the slopes are wrong."""
    places = [place for (place, _, _), a, b in zip(
        block.places, block.yours, block.right)
        if not case.alike([a, 1], [b, 1])]
    if len(places) == len(block.places):
        return "all slopes are wrong"
    rows = sorted({place[1:place.index("]")] for place in places}, key=int)
    if isinstance(block.shape[0], list) and len(rows) < len(block.shape):
        return f"wrong in row {', '.join(rows[:5])} only"
    return f"{len(places)} of {len(block.places)} slopes are wrong"
