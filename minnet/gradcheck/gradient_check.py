"""check_gradients: is backward telling the truth?

The slope of the error e at a weight w is close to the central difference

    (e(w + h) - e(w - h)) / (2 h)

so each slope that backward gives is set against it, one number at a time.
Where it is another, the slopes that the usual mistakes would give are tried.
"""

from ..matrix import Matrix
from ..support.checks import check_batch, counted
from ..support.value_checks import check_object, name_of
from .batch import call_or_none, checked_batch, drawn_matrix, made_batch
from .batch_laws import broken_laws
from .compare import EFFORT, TOLERANCE, compared
from .naming import named_mistake
from .nested_numbers import Kept, copied_numbers, numbers_in, set_numbers
from .report import WRONG, gradient_report
from .subject import Subject


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
    with Kept(layer) as kept:
        if x is not None:
            x, label = checked_batch(layer, x, label)
        right, signs = [], set()
        for draw in range(DRAWS):
            kept.put_back()
            try:
                # The second right one is to be sure: some numbers will do.
                report, seen = report_on(layer, x, label, draw,
                                         EFFORT // 10 if right else EFFORT)
            except Exception:
                if not right:
                    raise
                continue  # other numbers were right: a logarithm, say
            right += [report] * report.ok
            signs |= seen
            # A batch made here is small: two have to be right, and together
            # be on both sides of a bend.
            if report.wrong or x is not None and report.ok or \
                    len(right) > 1 and signs != {-1} and signs != {1}:
                return report
        return (right + [report])[0]


def report_on(layer, x, label, draw, effort):
    """The GradientReport for this batch, with the name of a mistake; and how
    the layers compared numbers: -1 less, 1 more."""
    whose, de_dy = "your batch of", None
    if x is None:
        whose = "a batch made for it,"
        with Kept(layer):
            x, label = made_batch(layer, draw)
    if label is None:
        with Kept(layer):
            y = layer.forward(copied_numbers(x))
        check_batch(y, None, name_of(layer), "its output", len(x))
        de_dy = drawn_matrix(len(y), len(y[0]), draw + 20)
    how = "compared exactly, in fractions"
    # What is really wrong with fractions shows again with floats.
    found = call_or_none(compared_exactly, layer, x, label, de_dy, effort)
    if found is None:
        how = f"compared to {TOLERANCE:g} of the largest slope"
        with Kept(layer):
            found = compared(Subject(layer, x, label, de_dy), False, effort)
    blocks, signs = found
    subject = Subject(layer, x, label, de_dy)
    problems = broken_laws(subject)
    mistake = named_mistake(subject, problems, WRONG in [
        block.verdict for block in blocks])
    return gradient_report(
        name_of(layer), f"{how}, on {whose} {counted(len(x), 'row')}", blocks,
        problems, mistake), signs


def compared_exactly(layer, x, label, de_dy, effort):
    """As `compared`, in fractions; an error or None where it can't be, as on
    a Python that has no fractions."""
    from fractions import Fraction
    with Kept(layer) as kept:
        kept.convert(Fraction)
        subject = Subject(layer, x, label, de_dy, Fraction)
        subject.rate = Fraction(subject.rate)
        for block in subject.blocks()[:-1]:
            places = numbers_in(block.values)
            set_numbers(places, [Fraction(row[j]) for _, row, j in places])
        return compared(subject, True, effort)
