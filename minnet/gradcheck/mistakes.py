"""The usual mistakes of backward: which of them gives these slopes?

A layer is looked at alone, with a batch of its own (a Case), and the slopes
that each mistake would give are set beside those that backward gives.
MISTAKES has their names, guesses and what a student is told; those that a
broken law gives away, whatever the slopes, are named in batch_laws.
"""

from ..matrix import matmul, transpose
from ..support.checks import is_finite
from ..support.value_checks import name_of
from .batch import call_or_none, drawn_matrix, loss_batch
from .batch_laws import ANEW, STEP_LAST
from .differences import OUTSIDE, Hill
from .nested_numbers import (Kept, Replaced, copied_numbers, flat_numbers,
                             in_shape_of, nearly_equal, numbers_in, shape_of)
from .parameters import LEARNED_NAMES
from .subject import Subject


class Case:
    """One layer or loss: what would backward give if ...?

    Each block has the slopes by backward (`yours`) and those by differences
    (`right`). x is n x k, de_dy and y are n x m. Of very many slopes some
    are taken, evenly spread: `every` so manyth.
    """

    def __init__(self, subject, effort=40000):
        self.subject = subject
        self.blocks = subject.blocks()
        given = subject.slopes(self.blocks)
        size = sum([len(flat_numbers(block.values)) for block in self.blocks])
        self.every = max(1, size * size // effort)
        for block, slopes in zip(self.blocks, given):
            block.yours = slopes and self.some(slopes)
            block.right = self.expected(block)
        self.input = self.blocks[-1]
        self.x, self.de_dy = subject.x, subject.de_dy
        self.y = self.x if subject.is_loss else subject.forward()
        self.n, self.k = len(self.x), len(self.x[0])
        self.m = len(self.y[0])
        # A square matrix may be the one or the other; deltas tell.
        self.turned = False
        self.deltas = self.find_deltas()
        if self.deltas is None and self.k == self.m:
            self.turned = True
            self.deltas = self.find_deltas()
            self.turned = self.deltas is not None

    def some(self, slopes):
        """Those that are looked at; some at least of every block."""
        return slopes[::min(self.every, max(1, len(slopes) // 8))]

    def expected(self, block, x=None, de_dy=None):
        """The block's slopes by differences, with another x or de_dy."""
        subject = self.subject
        changes = [(values, others) for values, others in (
            (subject.x, x), (subject.de_dy, de_dy)) if others]
        with Replaced([place for values, _ in changes
                       for place in numbers_in(values)],
                      [number for _, others in changes
                       for number in flat_numbers(others)]):
            return [Hill(subject.error, [place], [1], 1e-9).slope().slope
                    for place in self.some(numbers_in(block.values))]

    def wrong(self):
        """The blocks whose numbers are wrong."""
        return [block for block in self.blocks if block.yours is not None
                and not self.alike(block.yours, block.right)]

    def alike(self, one, other):
        """Equal, as far as differences can tell; infinity is like nothing."""
        return nearly_equal(one, other, 1e-7) and \
            all([is_finite(a) for a in one])

    def only(self, number):
        """de_dy with all rows 0 but this one."""
        return [[slope if i == number else 0 * slope for slope in row]
                for i, row in enumerate(self.de_dy)]

    def kind_of(self, block):
        """bias or weights"""
        return "bias" if self.is_bias(block) else "weights"

    def is_bias(self, block):
        """A number for each output; or simply called b or bias."""
        return shape_of(block.values) == [None] * self.m or (
            block.last_word()[:1] == "b"
            and block.last_word() in LEARNED_NAMES)

    def is_matrix(self, block):
        """output_dim x input_dim, as in FCLayer, or the other way round."""
        return block is not self.input and shape_of(block.values) in (
            [[None] * self.k] * self.m, [[None] * self.m] * self.k)

    def is_flipped(self, block):
        """Is this matrix input_dim x output_dim?"""
        return self.turned or \
            shape_of(block.values) != [[None] * self.k] * self.m

    def matrix(self):
        """The block that is a matrix of weights, or None."""
        return ([block for block in self.blocks if self.is_matrix(block)]
                + [None])[0]

    def weights(self):
        """The weights, output_dim x input_dim, if it has such a matrix."""
        block = self.matrix()
        return block and (transpose(block.values) if self.is_flipped(block)
                          else block.values)

    def find_deltas(self):
        """The slopes before an activation that is part of the layer: n x m.

        de_dy f'(x) for a layer that is an activation, de_dy f'(x W^T + b)
        for a fully connected one; None for others.
        """
        block, deltas = self.matrix(), []
        if self.subject.is_loss or self.every > 1:
            return None
        if block is None:
            one_by_one = self.k == self.m and len(self.blocks) == 1
            return in_shape_of(self.y, self.input.right) if one_by_one \
                else None
        # With one row of de_dy alone, de/dW is delta^T x of that row.
        for i, row in enumerate(self.x):
            slopes = self.expected(block, de_dy=self.only(i))
            of_first = slopes[:self.m] if self.is_flipped(block) \
                else slopes[::self.k]
            deltas.append([slope / row[0] for slope in of_first])
        return deltas if self.alike(self.of_weights(block, deltas, self.x),
                                    block.right) else None

    def of_weights(self, block, deltas, x):
        """deltas^T x in the order of this matrix of weights, a flat list."""
        slopes = matmul(transpose(x), deltas) if self.is_flipped(block) \
            else matmul(transpose(deltas), x)
        return self.some(flat_numbers(slopes))

    def from_deltas(self, block, *guesses):
        """A block's slopes if these were the slopes before the activation:
        their sums for a bias, deltas^T x for weights, deltas W for x."""
        weights = self.weights()
        if block is self.input:
            return [self.some(flat_numbers(
                deltas if weights is None else matmul(deltas, weights)))
                for deltas in guesses]
        if self.is_matrix(block):
            return [self.of_weights(block, deltas, self.x)
                    for deltas in guesses]
        return [self.some([sum(column) for column in transpose(deltas)])
                for deltas in guesses if self.is_bias(block)]

    def two_slopes(self):
        """The slopes of an activation that is made of two lines, or None."""
        if not self.deltas:
            return None
        slopes = [round(delta / slope, 6) for deltas, row
                  in zip(self.deltas, self.de_dy)
                  for delta, slope in zip(deltas, row)]
        if set(slopes) == {0}:
            return [0, 1]  # a ReLU that is nowhere on
        # A number near the bend may have a slope in between.
        often = [slope for slope in slopes
                 if 16 * slopes.count(slope) > len(slopes)]
        found = sorted(set(often))
        return found if len(found) == 2 and 4 * len(often) > 3 * len(slopes) \
            else None


def times_right(block, *factors):
    """What is right, times each of these factors."""
    return [[factor * slope for slope in block.right] for factor in factors]


def guess_own_rate(case, block):
    """Times a number that the layer calls its rate, or a usual one."""
    held = getattr(case.subject.thing, "__dict__", {})
    rates = [held[name] for name in sorted(held)
             if isinstance(held[name], float) and "rate" in name]
    return times_right(block, *rates + [
        0.2, 0.1, 0.05, 0.03, 0.02, 0.01, 0.005, 0.003, 0.002, 0.001, 0.0005,
        0.0003, 0.0002, 0.0001])


def guess_one_example(case, block, row):
    """What the parameters get from this row of the batch alone."""
    if case.n < 2 or block is case.input:
        return []
    return [case.expected(block, de_dy=case.only(row))]


def guess_last_example(case, block):
    """The last row alone, with its x or with that of each."""
    last = case.n - 1
    return [slopes for guess in guess_one_example(case, block, last)
            for slopes in (guess, case.expected(
                block, x=[case.x[last] for _ in case.x]))]


def guess_wrong_axis(case, block):
    """Divided by the number of outputs, or added up along the rows."""
    n, m = case.n, case.m
    if case.subject.is_loss:
        return times_right(block, n / m, m, m / n, 1 / m)
    return [case.some(([sum(row) for row in slopes] + [0] * m)[:m])
            for slopes in (case.de_dy, case.deltas or case.de_dy)
            if case.is_bias(block)]


def guess_transposed(case, block):
    """Weights^T where weights are meant, or the gradient transposed."""
    weights = case.weights()
    if weights is None or case.m != case.k:
        return []
    if case.is_matrix(block) and case.every == 1:
        return [flat_numbers(transpose(in_shape_of(weights, block.right)))]
    if block is not case.input:
        return []
    turned = transpose(weights)
    if case.deltas:
        return [case.some(flat_numbers(matmul(case.deltas, turned)))]
    with Replaced(numbers_in(weights), flat_numbers(turned)):
        return [case.expected(block)]


def guess_updated_weights(case, block):
    """The input's slopes after a step of the weights."""
    learned = case.blocks[:-1]
    if block is not case.input or case.every > 1 or \
            None in [other.yours for other in case.blocks]:
        return []
    places = [place for other in learned
              for place in numbers_in(other.values)]
    slopes = [slope for other in learned for slope in other.yours]
    with Replaced(places, [row[j] - case.subject.rate * slope
                           for (_, row, j), slope in zip(places, slopes)]):
        return [case.expected(block)]


def guess_wrong_side(case, block):
    """The slopes of the two sides exchanged, or chosen by another number."""
    if not case.two_slopes():
        return []
    low, high = case.two_slopes()
    exchanged = [[(low + high) * slope - delta
                  for slope, delta in zip(row, deltas)]
                 for row, deltas in zip(case.de_dy, case.deltas)]
    by_slope, other_way = [
        [[(right if slope > 0 else left) * slope for slope in row]
         for row in case.de_dy] for left, right in ((low, high), (high, low))]
    return case.from_deltas(block, exchanged, by_slope, other_way)


def guess_softmax_diagonal(case, block):
    """dy_j/dx_j only, as if y_j did not depend on the other x."""
    if case.subject.is_loss or case.k != case.m or len(case.blocks) > 1 or \
            case.every > 1:
        return []
    guess = list(block.right)
    for j in range(case.m):
        one = [[slope if column == j else 0 for column, slope
                in enumerate(row)] for row in case.de_dy]
        guess[j::case.m] = case.expected(block, de_dy=one)[j::case.m]
    return [guess]


def guess_output_for_input(case, block):
    """y in the place of x."""
    if case.subject.is_loss:
        return []
    if case.is_matrix(block):
        y = [(row + [0] * case.k)[:case.k] for row in case.y]
        return [case.of_weights(block, deltas, y)
                for deltas in (case.de_dy, case.deltas) if deltas]
    if case.k != case.m or block is not case.input:
        return []
    try:
        return [case.expected(block, x=case.y)]
    except OUTSIDE:
        return []


def guess_off_by_one(case, block):
    """The neighbour in place of the number, or the last one left out.

    For layers whose weights are shared by several outputs.
    """
    if case.subject.is_loss or len(case.blocks) < 2 or case.every > 1 or \
            case.matrix():
        return []
    right, held = block.right, getattr(case.subject.thing, "__dict__", {})
    far = sorted({1}.union([value for value in held.values()
                            if isinstance(value, int) and
                            1 < value < case.k]))
    guesses = [right[:-1] + [0], [0] + right[1:]]
    for by in far[:4] + [-value for value in far[:4]]:
        for wrap in (True, False):
            if block is case.input:
                guesses.append(flat_numbers(moved_along(
                    in_shape_of(case.x, right), by, wrap)))
            else:
                guesses.append(case.expected(
                    block, x=moved_along(case.x, by, wrap)))
            guesses.append(case.expected(
                block, de_dy=moved_along(case.de_dy, by, wrap)))
        cut = [[slope if 0 <= j + by < case.m else 0 for j, slope
                in enumerate(row)] for row in case.de_dy]
        guesses.append(case.expected(block, de_dy=cut))
    return guesses


def moved_along(rows, by, wrap):
    """Each row moved along by some places; what comes in is 0 or wraps."""
    width = len(rows[0])
    return [[row[(j - by) % width] if wrap or 0 <= j - by < width else 0
             for j in range(width)] for row in rows]


# (short name, guess, sentence); the first that fits most blocks is named. A
# guess is a list of flat lists: the slopes the block would have by this
# mistake, none where it can't be.
MISTAKES = [
    ("sign", lambda case, block: times_right(block, -1),
     "the sign: a minus is missing, or there is one too many."),
    ("factor 2 missing", lambda case, block: times_right(block, 1 / 2),
     "yours is half of what it should be: a factor 2 is missing (the slope of"
     " a square is 2 times ...)."),
    ("factor 2 doubled", lambda case, block: times_right(block, 2),
     "yours is twice what it should be: there is a factor 2 too many."),
    ("bias gradient not summed", lambda case, block: guess_one_example(
        case, block, 0) if case.is_bias(block) else [],
     "the bias gradient is that of the first example alone: add up the rows"
     " of the batch."),
    ("only the last example", guess_last_example,
     "only the last example of the batch is counted: add up the slopes of"
     " all rows (`+=` in the loop over the rows, not `=`)."),
    ("only the first example", lambda case, block: guess_one_example(
        case, block, 0),
     "only the first example of the batch is counted: add up the slopes of"
     " all rows."),
    ("1/batch missing", lambda case, block: times_right(block, case.n),
     "yours is too large by the number of rows in the batch: the division by"
     " it is missing."),
    ("1/batch doubled", lambda case, block: times_right(block, 1 / case.n),
     "yours is too small by the number of rows in the batch: it is divided by"
     " that once too often (the loss divides already; a layer only adds up)."),
    ("mask missing", lambda case, block: case.from_deltas(
        block, case.de_dy) if case.two_slopes() else [],
     "the mask is missing: the slope passes everywhere, also where the"
     " activation is flat."),
    ("mask from the wrong side", guess_wrong_side,
     "the mask is from the wrong side: the slopes pass where they should be"
     " stopped (compare x, the input, with 0)."),
    ("slope of the activation missing", lambda case, block: case.from_deltas(
        block, case.de_dy) if case.deltas else [],
     "the slope of the activation is missing: by the chain rule de_dy is to"
     " be multiplied by it."),
    ("transposed weights", guess_transposed,
     "rows and columns are exchanged: the weights, or their gradient, are"
     " transposed."),
    ("updated weights used", guess_updated_weights, STEP_LAST),
    ("output instead of input", guess_output_for_input,
     "the output y is used where the input x belongs."),
    ("softmax diagonal only", guess_softmax_diagonal,
     "only the diagonal of the Jacobian is used: each output depends on all"
     " inputs of its row, so all of them add to its slope."),
    ("wrong axis", guess_wrong_axis,
     "the wrong axis: rows (examples) and columns (outputs) are confused"
     " where numbers are added up or averaged."),
    ("learning rate twice", guess_own_rate,
     "the gradient is multiplied by a learning rate in backward; the"
     " optimizer does that again."),
    ("off by one", guess_off_by_one,
     "off by one: the window is one place beside the right one, or the last"
     " one is left out."),
]


def named_mistake(subject, problems, slopes_too):
    """(short name, sentence) of the likely mistake; None if there is none.

    First the `problems`, which are seen without slopes; but where
    `slopes_too` are wrong these tell more than that rows are mixed up.
    """
    found = [problem for problem in problems if problem[0] != "rows mixed up"]
    if found or not slopes_too:
        return (found + problems + [None])[0]
    with Kept(subject.thing) as kept:
        for who, part in parts_alone(subject):
            for batch in telling_batches(*part):
                kept.put_back()
                guess = call_or_none(guessed_mistake, *batch)
                if guess:
                    return guess[0], who + guess[1]
    return (problems + [None])[0]


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
    case = Case(Subject(layer, x, label, de_dy))
    found = wrong_form(case)
    if found:
        return found
    wrong, best, most = case.wrong(), None, []
    for name, guess, sentence in MISTAKES:
        fits = [block for block in wrong
                if any([case.alike(block.yours, slopes)
                        for slopes in guess(case, block) if any(slopes)])]
        if len(fits) > len(most):
            most = fits
            titles = " and ".join([block.title for block in fits])
            best = name, f"{titles}: {sentence}"
    return best or zero_gradient(case, wrong) or stale_slopes(case, wrong)


def wrong_form(case):
    """A gradient that is missing, or has the shape of something else."""
    for block in case.blocks:
        if block.yours is None or block.left_out():
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
    return [
        (block.left_out(), missing, f"{block.title}: parameters() leaves it"
         " out, so no optimizer ever steps it; yield it, too."),
        (got is None and block is case.input, "return missing",
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
            matmul(transpose(deltas), case.y)))
            for deltas in (case.de_dy, case.deltas) if deltas]),
         "output instead of input", f"{block.title}: the gradient is made"
         " with the output y; it takes the input x."),
        (matrix and shape_of(got) == [[None] * case.m] * case.k,
         "transposed weights", f"{block.title}: its gradient has rows and"
         " columns exchanged.")]


def zero_gradient(case, wrong):
    """A gradient that is 0 everywhere, wrongly."""
    for block in wrong:
        if not any(block.yours):
            kind = case.kind_of(block)
            if block is case.input:
                return ("input gradient zero",
                        "backward returns zeros for de_dx.")
            if block.source is not None:
                return (f"{kind} gradient missing",
                        f"{block.title}: backward never steps it.")
            return (f"{kind} gradient zero", f"{block.title}: the gradient is"
                    " set to 0 and never computed.")
    return None


def stale_slopes(case, wrong):
    """Slopes that stay the same for another x, where they should not."""
    subject = case.subject
    x = drawn_matrix(case.n, case.k, 71)
    slopes = Subject(subject.thing, x, subject.label, subject.de_dy).slopes()
    if wrong and all([given is not None and
                      case.alike(case.some(given), block.yours) and
                      not case.alike(case.expected(block, x=x), block.right)
                      for block, given in zip(case.blocks, slopes)
                      if block in wrong]):
        return ("stale input", "the slopes don't change with x: backward"
                " uses what an earlier forward remembered. " + ANEW)
    return None
