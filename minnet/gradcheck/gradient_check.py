"""check_gradients: is backward telling the truth?

The slope of the error e at a weight w is close to the central difference

    (e(w + h) - e(w - h)) / (2 h)

so each slope that backward gives is set against it, one number at a time.
Where it is another, the slopes that the usual mistakes would give are tried.
"""

from ..matrix import Matrix
from ..slopes import (Kept, Subject, arguments_stay, as_layer, broken_laws,
                      call_or_none, check_output, check_style, come_to_rest,
                      copied_numbers, drawn_matrix, flat_numbers, nearly_equal,
                      numbers_in, prepared, set_numbers)
from ..mistakes import named_mistake  # second: small stacks
from ..support.checks import check_batch, counted, is_finite
from ..support.value_checks import check_object, name_of
from .compare import EFFORT, Plan, compared, tolerance_of
from .raised import explained
from .report import NOTHING, WRONG, BlockReport, gradient_report, wrapped_text


RANDOM = ("can't be checked while forward draws random numbers: seed them in"
          " forward, random.seed(0), or switch them off, training = False")


UNSEEN = ("backward changes {}, which can't be looked at: keep what is learned"
          " as lists of numbers in the layer, self.weights, or let"
          " parameters() give them")


OWN_STEP = ("the step of {} is as long for 3 times the slopes, and another"
            " after other steps: an optimizer inside, such as Adam? It is not"
            " proportional to the slope, which can't be read off it: keep the"
            " gradient as an attribute, self.de_dw, let parameters() give it,"
            " or let backward step by learning_rate * gradient")


ONE_WINDOW = ("no batch made here has more than one number a row for y: if"
              " the layer has windows, give it an x with several of them,"
              " check_gradients(layer, x)")


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
    check_style(layer)
    check_object(as_layer(layer), ["forward", "backward"],
                 "what you check")
    with Kept(layer) as kept:
        return checked(*prepared(layer, x, label) + (kept,))


def checked(layer, x, label, maker, kept):
    """The report on a layer that takes rows, for x or for made batches."""
    right, signs, enough = [], set(), maker.enough() if maker else 1
    known = None
    for draw in range(DRAWS):
        kept.put_back()
        try:
            if maker:
                with Kept(layer):
                    x, label = maker.batch(draw)
            # The second right one is to be sure: some numbers will do.
            known = known or Subject(layer, x, label)
            subject = known.with_batch(x, label)
            report, seen = report_on(
                subject, "a batch made for it," if maker
                else "your batch of", draw, EFFORT // 10 if right else EFFORT)
        except Exception as problem:
            if not right:
                kept.put_back()
                told = explained(layer, x, label, problem)
                if told is problem:
                    raise
                raise told from problem
            continue  # other numbers were right: a logarithm, say
        if report.wrong or seen is None:
            return report
        # A batch made here is small: two have to be right, and together
        # be on both sides of a bend.
        if report.ok:
            right.append(report)
            known = subject  # no new search for what it learns
        signs |= seen
        if right and maker is None or \
                len(right) >= enough and signs != {-1} and signs != {1}:
            break
    if right and maker and maker.guessed and len(
            call_or_none(layer.forward, copied_numbers(x))[0]) == 1:
        return unsure(layer, x, "one window is all that was tried",
                      ONE_WINDOW)
    return (right + [report])[0]


def report_on(subject, whose, draw, effort):
    """The GradientReport for its batch, with the name of a mistake; and how
    the layers compared numbers: -1 less, 1 more."""
    layer = subject.thing
    # Copies: forward may write into what it is given.
    x, label = copied_numbers(subject.x), copied_numbers(subject.label)
    if draws_numbers(subject.with_batch(x, label)):
        return unsure(layer, x, "forward draws random numbers", RANDOM), None
    if label is None:
        with Kept(layer):
            y = layer.forward(copied_numbers(x))
            check_output(layer, y)
        check_batch(y, None, name_of(layer), "its output", len(x))
        check_finite_rows(y, name_of(layer))
        subject.de_dy = drawn_matrix(len(y), len(y[0]), draw + 20)
    call_or_none(come_to_rest, layer, x)
    how, de_dy = "compared exactly, in fractions", subject.de_dy
    unseen = subject.unseen()  # the search for blocks is shared from now on
    with Kept(layer):
        stay = arguments_stay(subject.with_batch(x, label, de_dy)) is None
    if unseen and stay:  # they go on stepping: other slopes are off, too
        return unsure(layer, x, "the rest can't be looked at",
                      UNSEEN.format(" and ".join(unseen[:3]))), None
    own_steps = call_or_none(steps_of_its_own, subject)
    if own_steps:
        return unsure(layer, x, "the steps tell no slopes",
                      OWN_STEP.format(" and ".join(own_steps[:3]))), None
    plan = Plan(subject.with_batch(x, label, de_dy), effort)
    # What is really wrong with fractions shows again with floats.
    found = call_or_none(compared_exactly, subject.with_batch(
        x, label, de_dy), plan) if plan.exact else None
    if found is None:
        with Kept(layer):
            again = subject.with_batch(x, label, de_dy)
            found = compared(again, False, plan)
            how = f"compared to {tolerance_of(again):g} of the largest slope"
    blocks, signs = found
    subject = subject.with_batch(x, label, de_dy)
    problems = broken_laws(subject)
    mistake = named_mistake(subject, problems, WRONG in [
        block.verdict for block in blocks])
    return gradient_report(
        name_of(layer), f"{how}, on {whose} {counted(len(x), 'row')}", blocks,
        problems, mistake), signs


def steps_of_its_own(subject):
    """The titles of what is stepped as by Adam: as far for 3 times de_dy,
    and otherwise after other steps."""
    found = []
    for factors in ([1], [3], [-0.5, 1]):
        with Kept(subject.thing):
            for factor in factors:
                slopes = subject.with_batch(subject.x, None, [
                    [factor * s for s in row]
                    for row in subject.de_dy or []]).slopes()
            found.append(slopes)
    return [block.title for block, one, thrice, later
            in zip(subject.blocks(), *found)
            if block.path is not None and one and any(one)
            and nearly_equal(one, thrice, 1e-3)
            and not nearly_equal(one, later, 1e-3)]


def check_finite_rows(y, who):
    """Raises ValueError for a number that is nan or infinite."""
    for number, row in enumerate(y, 1):
        for a in row:
            if call_or_none(is_finite, a) == 0:
                raise ValueError(f"forward of {who} gives {a} for row"
                                 f" {number} of the batch: is something"
                                 " divided by 0 there?")


def compared_exactly(subject, plan):
    """As `compared`, in fractions; an error or None where it can't be, as on
    a Python that has no fractions."""
    from fractions import Fraction
    with Kept(subject.thing) as kept:
        kept.convert(Fraction)
        subject = subject.with_batch(subject.x, subject.label, subject.de_dy,
                                     Fraction)
        subject.rate = Fraction(subject.rate)
        for block in subject.blocks()[:-1]:
            places = numbers_in(block.values)
            set_numbers(places, [Fraction(row[j]) for _, row, j in places])
        return compared(subject, True, plan)


def draws_numbers(subject):
    """Does forward draw random numbers, so that y is another each time?"""
    def run():
        """(y, how far the random numbers are)"""
        y = subject.forward()
        return repr(call_or_none(copied_numbers, y, float)), \
            generator_states(subject.thing)

    with Kept(subject.thing) as kept:
        first, again = run(), run()
        if subject.is_loss or first[0] == again[0]:
            return False
        kept.put_back()
        # If not, it is some memory of the layer that makes y another.
        return first[1] != again[1] or run()[0] != first[0]


def generator_states(thing):
    """How far all the random generators are that it may use."""
    kept = Kept(thing)
    return repr([one.state for one in kept.held + kept.states
                 if hasattr(one, "state")])


def unsure(layer, x, reason, sentence):
    """The report where nothing can be said of the slopes, and why."""
    return gradient_report(
        name_of(layer), "\n  ".join(wrapped_text(sentence, 75)),
        [BlockReport("input", len(flat_numbers(x)), [], NOTHING, reason)],
        [], None)
