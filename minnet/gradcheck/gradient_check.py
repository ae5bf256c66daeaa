"""check_gradients: is backward telling the truth?

The slope of the error e at a weight w is close to the central difference

    (e(w + h) - e(w - h)) / (2 h)

so each slope that backward gives is set against it, one number at a time.
Where it is another, the slopes that the usual mistakes would give are tried.
The files gradcheck_*.py hold the parts, one idea each.
"""

from ..matrix import Matrix
from ..support.checks import check_batch, counted
from ..support.value_checks import check_numbers, check_object, name_of
from .batch import (call_or_none, drawn_matrix, layer_batch, likely_labels,
                    loss_batch, takes_label)
from .compare import EFFORT, TOLERANCE, compared
from .entries import WRONG
from .names import named_mistake
from .places import Kept, copied_numbers, numbers_in
from .report import GradientReport
from .steady import steady_problems
from .steps import wrong_steps
from .subject import Subject, is_model


DRAWS = 6  # so often numbers are drawn before "nothing to check" is said


def check_gradients(layer, x: Matrix = None, label: Matrix = None):
    """Compare the slopes that backward gives with those the error has.

    `layer` is any object with forward(x) and backward(de_dy, learning_rate),
    a whole Model with a label for its loss, or a loss: forward(y, label) and
    backward(). What it learns is found by parameters() or, where it has
    none, in its attributes; the gradient of a layer that steps itself is
    read off the step. Without x and label a batch is made for it.

    Returns the report, a text that also has `ok`: `assert report.ok, report`
    shows it in a test. It is exact, in fractions, where the layers let
    fractions through, as FCLayer, ReLU and MSELoss do. At a kink any slope
    from the left one to the right one is right. The report names the likely
    `mistake`. Afterwards all is as it was before.

    Raises TypeError or ValueError for what can't be checked.

    >>> layer = ReLUActivation()
    >>> x = [[1, -2], [0.5, 3], [-1, 2]]
    >>> check_gradients(layer, x)
    gradients of ReLUActivation(): right
      compared exactly, in fractions, on your batch of 3 rows
      numbers   off by  where            yours   expected    ratio
            6        0  input[1][0]      1.203      1.203        1  right
    """
    check_object(layer, ["forward", "backward"], "what you check")
    kept = Kept(layer)
    try:
        if x is not None:
            x, label = checked_batch(layer, x, label)
        right, signs = [], set()
        for draw in range(DRAWS):
            kept.put_back()
            try:
                # The second right one is to be sure: some numbers will do.
                report = report_on(layer, x, label, draw,
                                   EFFORT // 10 if right else EFFORT)
            except Exception:
                if not right:
                    raise
                continue  # other numbers were right: a logarithm, say
            right += [report] * report.ok
            signs |= report.signs
            # A batch made here is small: two have to be right, and together
            # be on both sides of a bend.
            if report.wrong or x is not None and report.ok or \
                    len(right) > 1 and signs != {-1} and signs != {1}:
                return report.as_text()
        return (right + [report])[0].as_text()
    finally:
        kept.put_back()


def checked_batch(layer, x, label):
    """Copies of x and label, if they are batches that go with the layer."""
    who = name_of(layer)
    check_batch(x, None, who)
    for number, row in enumerate(x, 1):
        check_numbers(row, f"row {number} of the batch")
    if label is None:
        if not is_model(layer) and takes_label(layer, len(x), 0):
            raise TypeError(f"{who} is a loss; give it a label, too:"
                            " check_gradients(loss, y, label)")
        return copied_numbers(x), None
    check_batch(label, None, who, "the label batch", len(x))
    x, label = copied_numbers(x), copied_numbers(label)
    if not is_model(layer):
        try:
            layer.forward(copied_numbers(x), copied_numbers(label))
        except TypeError as problem:
            raise TypeError(
                f"{who} takes no label ({problem}); a label goes with a Model"
                " or a loss, for a layer leave it out") from None
    return x, label


def made_batch(layer, draw):
    """(x, label) for one who gives none; label is None for a layer."""
    if not is_model(layer) and takes_label(layer, 3, draw):
        return loss_batch(layer, 3, 2, draw)
    rows = [3, 3, 4, 7, 11, 16][draw]  # more, if few were not enough
    x = layer_batch(layer, rows, draw)
    if not is_model(layer):
        return x, None
    y = layer.forward(copied_numbers(x))
    labels = likely_labels(rows, len(y[0]), draw)
    return x, ([label for label in labels if call_or_none(
        layer.loss.forward, copied_numbers(y), copied_numbers(label))
        is not None] or labels)[0]


def report_on(layer, x, label, draw, effort):
    """The GradientReport for this batch, with the name of a mistake."""
    kept, de_dy = Kept(layer), None
    whose = "your batch of"
    if x is None:
        x, label = made_batch(layer, draw)
        whose = "a batch made for it,"
    if label is None:
        kept.put_back()
        y = layer.forward(copied_numbers(x))
        check_batch(y, None, name_of(layer), "its output", len(x))
        de_dy = drawn_matrix(len(y), len(y[0]), draw + 20)
    kept.put_back()
    exact, blocks = exact_blocks(layer, x, label, de_dy, effort)
    kept.put_back()
    how = "compared exactly, in fractions"
    subject = Subject(layer, copied_numbers(x), copied_numbers(label), de_dy)
    if blocks is None:
        how = f"compared to {TOLERANCE:g} of the largest slope"
        blocks = compared(subject, False, effort)
        kept.put_back()
    report = GradientReport(
        name_of(layer), f"{how}, on {whose} {counted(len(x), 'row')}", blocks)
    report.signs = (exact or subject).signs
    subject = Subject(layer, copied_numbers(x), copied_numbers(label), de_dy)
    report.add(steady_problems(subject) + wrong_steps(subject))
    if report.wrong:
        report.name(named_mistake(subject, report.problems, WRONG in [
            block.verdict for block in blocks]))
    return report


def exact_blocks(layer, x, label, de_dy, effort):
    """The subject in fractions and the comparison; None where it can't be."""
    fraction = fraction_class()
    if fraction is None:
        return None, None
    try:
        Kept(layer).convert(fraction)
        subject = Subject(layer, *[copied_numbers(values, fraction)
                                   for values in (x, label, de_dy)])
        subject.rate = fraction(subject.rate)
        for block in subject.blocks()[:-1]:
            for _, row, j in numbers_in(block.values):
                row[j] = fraction(row[j])
        blocks = compared(subject, True, effort)
        return (subject, blocks) if blocks else (None, None)
    except Exception:  # what is really wrong shows again with floats
        return None, None


def fraction_class():
    """The class Fraction, or None on a Python that has none."""
    try:
        from fractions import Fraction
        return Fraction
    except Exception:  # MicroPython, Skulpt, each with an error of its own
        return None
