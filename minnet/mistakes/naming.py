"""Which of the usual mistakes is it? What several batches confirm.

Each layer is looked at alone, with batches of its own. A guess of MISTAKES
becomes a name only if it gives the slopes of all wrong blocks, in batches of
different sizes, numbers and de_dy; and if no other does, too.
"""

from ..matrix import matmul, transpose
from ..slopes import (NOT_PROPORTIONAL, Kept, Subject, call_or_none,
                      copied_numbers, drawn_matrix, flat_numbers, loss_batch,
                      nearly_equal, shape_of)
from ..support.value_checks import name_of
from .case import Case
from .experiments import single_precision, told_by_experiment, what_is_known
from .names import MISTAKES
from .stack import times_each


# Several names explain all the slopes: 2 outputs, and half of what is right.
UNDECIDED = "undecided"


# What may be the same as a name that says more.
GENERAL = ["slope of another activation", "wrong argument", "off by one",
           "overwritten", "output instead of input",
           "rows influence each other", "only the first example"]


# What may be a consequence of wrong slopes; these tell more.
WEAK = ["rows mixed up", "wrong step", NOT_PROPORTIONAL[0]]


def named_mistake(subject, problems, slopes_too):
    """(short name, sentence) of the likely mistake; None if there is none,
    and (None, sentence) where something is known but no name.

    First the `problems`, which are seen without slopes; but where
    `slopes_too` are wrong these tell more than some of them do.
    """
    found = [problem for problem in problems if problem[0] not in WEAK]
    if found or not slopes_too:
        return (found + problems + [None])[0]
    names, known = [], None
    with Kept(subject.thing) as kept:
        for who, part in parts_alone(subject):
            guess = call_or_none(mistake_of_part, subject if subject.thing
                                 is part[0] else Subject(*part), kept, *part)
            if guess and guess[0]:
                names.append((guess[0], who + guess[1]))
            elif guess and guess[1]:
                known = known or (None, who + guess[1])
    if len({name for name, _ in names}) > 1:
        return two_mistakes(names)
    return (names + [problem for problem in problems
                     if problem == NOT_PROPORTIONAL] + [known])[0]


def two_mistakes(found):
    """(short name, sentence) for names of which none explains all."""
    return ("at least two mistakes", "at least two mistakes: " + " ".join(
        [sentence for _, sentence in found]))


def parts_alone(subject):
    """The loss and each layer by themselves: what to call it, and the layer,
    x, label and de_dy."""
    y, found = subject.x, []
    for number, layer in enumerate(subject.layers, 1):
        x = copied_numbers(y)
        y = copied_numbers(layer.forward(y))
        who = "" if layer is subject.thing else \
            f"layer {number}, {name_of(layer)}: "
        found.append((who, (layer, x, None, drawn_matrix(
            len(y), len(y[0]), 33))))
    if subject.loss is not None:
        who = "" if subject.is_loss else f"{name_of(subject.loss)}: "
        found.insert(0, (who, (subject.loss, y, subject.label, None)))
    return found


def mistake_of_part(subject, kept, layer, x, label, de_dy):
    """The mistake of one layer, or loss, by itself.

    Two batches in which it shows are tried first; as long as several names
    explain all of them, another batch.
    """
    cases, entries = [], MISTAKES
    for batch in telling_batches(layer, x, label, de_dy):
        kept.put_back()
        case = call_or_none(lambda batch=batch: Case(
            subject.with_batch(*batch), kept))
        if case:
            cases.append(case)
        showing = [case for case in cases if shows(case)]
        if len(showing) > 1:
            found = mistake_in(showing, entries)
            if found[0] != UNDECIDED:
                return found
            entries = found[2]  # the rivals
    cases.sort(key=lambda case: not shows(case))
    found = mistake_in(cases, entries) if cases else None
    return found and (None if found[0] == UNDECIDED else found[0], found[1])


def shows(case):
    """Is there something wrong in it?"""
    return any([case.is_wrong(block) or block.yours is None
                for block in case.blocks])


def telling_batches(layer, x, label, de_dy):
    """(x, label, de_dy): some that are made, the user's, and a longer one.

    An activation takes wider rows, too.
    """
    if label is not None:
        for rows, columns, seed in ((5, 3, 3), (7, 4, 4)):
            made = loss_batch(layer, rows, columns, seed)
            if made:
                yield made + (None,)
    else:
        widths = len(x[0]), len(de_dy[0])
        rows = [n for n in (5, 7, 11, 13) if n not in widths]
        for n, k, seed in ((rows[0], widths[0], 4),
                           (rows[1], widths[0] + 1, 13),
                           (rows[1], widths[0], 13), (rows[0], widths[0], 6),
                           (11, widths[0], 15), (13, widths[0], 17)):
            for positive in (False, True):
                other = drawn_matrix(n, k, seed, positive)
                if n > 7:  # rivals are to be told apart: very unequal rows
                    other[0], other[-1] = [[4 * a for a in other[i]]
                                           for i in (0, -1)]
                y = call_or_none(layer.forward, copied_numbers(other))
                if y and (k == widths[0] or widths == (k - 1, len(y[0]) - 1)):
                    yield other, None, drawn_matrix(n, len(y[0]), 30 + n)
                    break
    yield x, label, de_dy
    longer = x[::-1] + x[:1]
    yield longer, label and label[::-1] + label[:1], de_dy and drawn_matrix(
        len(longer), len(de_dy[0]), 40)


def mistake_in(cases, entries=MISTAKES):
    """The mistake that explains the wrong blocks of all these Cases, and of
    the first with another de_dy; or what is known of it."""
    for case in cases:
        found = wrong_form(case)
        if found:
            return found
    numbers = [block.number for block in cases[0].blocks
               if any([case.is_wrong(case.blocks[block.number])
                       for case in cases])]
    if all([nearly_equal(case.blocks[number].yours,
                         case.blocks[number].right, 1e-6)
            for case in cases for number in numbers]):
        return single_precision(cases) or (None, what_is_known(cases))
    every = cases if cases[0].is_loss else cases + [cases[0].scaled(-0.3)]
    fits = {number: [entry for entry in entries
                     if explains(entry[1], every, number)]
            for number in numbers}
    return one_name(cases, fits) or told_by_experiment(cases) or \
        (None, what_is_known(cases))


def explains(guess, cases, number):
    """Does one of the slopes that are guessed for this block fit those of
    backward in all the Cases, the same one of all that are guessed?"""
    fits = []
    for case in cases:
        block = case.blocks[number]
        fits.append([any(slopes) and case.alike(block.yours, slopes)
                     for slopes in call_or_none(guess, case, block) or []])
        if True not in fits[-1]:
            return False
    return any([all(found) for found in zip(*fits)]) or \
        len({len(found) for found in fits}) > 1


def one_name(cases, fits):
    """The name that fits all wrong blocks; that of at least two mistakes if
    each block has a name of its own; or None."""
    titles = {number: cases[0].blocks[number].title for number in fits}
    common = [entry for entry in list(fits.values())[0]
              if all([entry in found for found in fits.values()])]
    if common:
        if len([entry for entry in common if entry[0] not in GENERAL]) > 1:
            return UNDECIDED, what_is_known(cases), common
        name, _, sentence = common[0]
        return name, f"{' and '.join(titles.values())}: {sentence}"
    if [] in fits.values():
        return None
    return two_mistakes([(None, f"{titles[number]}: {found[0][2]}")
                         for number, found in fits.items()])


def wrong_form(case):
    """A gradient that is missing, or has the shape of something else."""
    for block in case.blocks:
        if block.yours is None or block.block.left_out():
            found = [(name, sentence) for holds, name, sentence
                     in forms_of(case, block) if holds]
            if found:
                return found[0]
    return None


def forms_of(case, block):
    """(is it so, short name, sentence) for what this gradient may be."""
    got, missing = block.gradient, f"{case.kind_of(block)} gradient missing"
    bias, matrix = case.is_bias(block), case.is_matrix(block)
    numbers = flat_numbers(got) if isinstance(got, list) else []
    deltas = [case.de_dy] + [times_each(case.de_dy, level.slopes) for level
                             in (case.stack().levels if case.stack() else [])
                             if case.de_dy and level.block is block]
    one_row = numbers if block.is_input and case.every == 1 < case.n else []
    return [
        (case.alike(one_row, block.right[:case.k]), "only the first example",
         "backward returns the slopes of the first row only: does `return`"
         " stand inside the loop over the rows?"),
        (case.alike(one_row, block.right[-case.k:]), "only the last example",
         "backward returns the slopes of the last row only: keep those of"
         " each row, in a list."),
        (block.block.left_out(), missing, f"{block.title}: parameters()"
         " leaves it out, so no optimizer ever steps it; yield it, too."),
        (got is None and block.is_input, "return missing",
         "backward ends without `return de_dx`."),
        (got is None, missing,
         f"{block.title}: backward never computes its gradient."),
        (bias and shape_of(got) == shape_of(case.de_dy),
         "bias gradient not summed", f"{block.title}: its gradient has a row"
         " for each example; add up the rows."),
        (bias and case.alike(numbers, [sum(row) for row in case.de_dy]),
         "wrong axis", f"{block.title}: its gradient is added up along the"
         " rows, not over the examples."),
        (matrix and any([case.alike(numbers, flat_numbers(
            matmul(transpose(rows), case.y))) for rows in deltas]),
         "output instead of input", f"{block.title}: the gradient is made"
         " with the output y; it takes the input x."),
        (matrix and shape_of(got) == [[None] * case.m] * case.k,
         "transposed weights", f"{block.title}: its gradient has rows and"
         " columns exchanged.")]
