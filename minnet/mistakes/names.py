"""The usual mistakes of backward: what each is called, and what is said.

MISTAKES has their names, guesses and what a student is told. naming.py sets
what they guess beside the slopes that backward gives.
"""

from ..slopes import STEP_LAST
from .activation_slopes import (at_another, by_input, guess_at_output,
                                guess_slope_of, mask_missing, of_another,
                                slope_missing, value_for_slope, wrong_side)
from .experiments import REPLACED
from .factors import (by_factor, guess_over_outputs, guess_own_rate,
                      guess_wrong_axis, times_right)
from .norms import (guess_norm, guess_softmax_batch, guess_softmax_diagonal,
                    guess_softmax_loss)
from .paths import (guess_branch_missing, guess_drawn_anew,
                    guess_dropout_scale, guess_skip_missing)
from .rows import (guess_last_example, guess_neighbour, guess_other_row,
                   guess_rows, guess_rows_alone)
from .weights import (guess_exchanged, guess_replaced, guess_transposed,
                      guess_updated_weights, guess_weight_for_input)
from .windows import (guess_all_of_window, guess_edge_dropped,
                      guess_first_piece, guess_off_by_one, guess_overwritten,
                      guess_reversed)


# (short name, guess, sentence), those that say most first.
MISTAKES = [
    ("dropout scaled wrongly", guess_dropout_scale,
     "what dropout lets through is scaled by another factor than in forward"
     " (1 / the share that is kept)."),
    ("sign", by_factor(-1),
     "the sign: a minus is missing, or there is one too many."),
    ("factor 2 missing", by_factor(1 / 2),
     "yours is half of what it should be: a factor 2 is missing (the slope of"
     " a square is 2 times ...)."),
    ("factor 2 doubled", by_factor(2),
     "yours is twice what it should be: there is a factor 2 too many."),
    ("1/batch missing", lambda case, block: times_right(block, case.n),
     "yours is too large by the number of rows in the batch: the division by"
     " it is missing."),
    ("1/batch doubled", lambda case, block: times_right(block, 1 / case.n),
     "yours is too small by the number of rows in the batch: it is divided by"
     " that once too often (the loss divides already; a layer only adds up)."),
    ("wrong axis", guess_wrong_axis,
     "the wrong axis: rows (examples) and columns (outputs) are confused"
     " where numbers are added up or averaged."),
    (None, guess_over_outputs,
     "yours is divided by a number that is that of the outputs, too."),
    ("divided by all numbers", lambda case, block: times_right(
        block, 1 / (case.n * case.m)) if case.m > 1 else [],
     "yours is divided by the number of rows and by that of outputs once too"
     " often."),
    ("learning rate twice", guess_own_rate,
     "the gradient is multiplied by a learning rate in backward; the"
     " optimizer does that again."),
    ("bias gradient not summed", lambda case, block: guess_rows(
        lambda n: [0])(case, block) if case.is_bias(block) else [],
     "the bias gradient is that of the first example alone: add up the rows"
     " of the batch."),
    ("only the last example", guess_last_example,
     "only the last example of the batch is counted: add up the slopes of"
     " all rows (`+=` in the loop over the rows, not `=`)."),
    ("only the first example", guess_rows(lambda n: [0]),
     "only the first example of the batch is counted: add up the slopes of"
     " all rows."),
    ("first row skipped", guess_rows(lambda n: range(1, n)),
     "the first row of the batch is left out: a loop begins at 1 instead of"
     " 0?"),
    ("last row skipped", guess_rows(lambda n: range(n - 1)),
     "the last row of the batch is left out: a loop ends one too early?"),
    ("gradients exchanged", guess_exchanged,
     "it has the gradient of another list of numbers, and that one has its."),
    (REPLACED[0], guess_replaced, REPLACED[1]),
    ("mask missing", guess_slope_of(mask_missing),
     "the mask is missing: the slope passes everywhere, also where the"
     " activation is flat."),
    ("mask from the wrong side", guess_slope_of(wrong_side),
     "the mask is from the wrong side: the slopes pass where they should be"
     " stopped (compare x, the input, with 0)."),
    ("slope of the activation missing", guess_slope_of(slope_missing),
     "the slope of the activation is missing: by the chain rule de_dy is to"
     " be multiplied by it."),
    ("input instead of output", guess_slope_of(by_input),
     "the formula of the slope takes the output y, but it gets the input x:"
     " y = sigmoid(x) has the slope y (1 - y), not x (1 - x)."),
    ("output instead of input", guess_at_output,
     "the output y is used where the input x belongs."),
    ("value instead of slope", guess_slope_of(value_for_slope),
     "the value of the activation is used in the place of its slope."),
    ("slope of another activation", guess_slope_of(of_another),
     "the slope is that of another activation."),
    ("wrong argument", guess_slope_of(at_another),
     "the slope is taken at another number than x (at -x, 2 x, x + 1 or"
     " de_dy)."),
    ("transposed weights", guess_transposed,
     "rows and columns are exchanged: the weights, or their gradient, are"
     " transposed."),
    ("updated weights used", guess_updated_weights, STEP_LAST),
    ("weight instead of input", guess_weight_for_input,
     "the weight is used where the input x belongs."),
    ("softmax diagonal only", guess_softmax_diagonal,
     "only the diagonal of the Jacobian is used: each output depends on all"
     " inputs of its row, so all of them add to its slope."),
    ("softmax over the batch", guess_softmax_batch,
     "forward and backward don't agree on what adds up to 1: each row of the"
     " softmax by itself, or the whole batch."),
    ("mean and variance held constant", guess_norm("mean", "spread"),
     "the mean and the variance are treated as constants; they change with"
     " each x, so they add to its slope."),
    ("variance held constant", guess_norm("spread"),
     "the variance is treated as a constant; it changes with each x, so it"
     " adds to its slope."),
    ("mean held constant", guess_norm("mean"),
     "the mean is treated as a constant; it changes with each x, so it adds"
     " to its slope."),
    ("rows influence each other", guess_rows_alone,
     "in forward a row changes the outputs of other rows, too; backward takes"
     " each row by itself."),
    ("skip connection missing", guess_skip_missing,
     "the slope of the skip connection is missing: y = x + ... passes de_dy"
     " itself on, too."),
    ("branch missing", guess_branch_missing,
     "only the skip connection passes its slope on; add that of the branch."),
    ("slope to the first", guess_first_piece,
     "the slope goes to the same one always, the first or last, not to the"
     " largest."),
    ("slope to all", guess_all_of_window,
     "the slope goes to all numbers of a window, not to the largest only."),
    ("mask of another row", guess_other_row,
     "all rows get the mask, or slope, of the same row; each has its own."),
    ("each row with its neighbour", guess_neighbour,
     "the slopes of a row meet the x of another row, the next one or one in"
     " the opposite order."),
    ("kernel reversed", guess_reversed,
     "the kernel, or its gradient, is taken from the wrong end."),
    ("padding's edge dropped", guess_edge_dropped,
     "what reaches into the padding is left out at the edge."),
    ("off by one", guess_off_by_one,
     "off by one: the window is one place beside the right one, or the last"
     " one is left out."),
    ("overwritten", guess_overwritten,
     "what adds up to a slope is overwritten: it takes `+=`, not `=`, where a"
     " number is used more than once."),
    ("dropout drawn anew", guess_drawn_anew,
     "backward drops other numbers than forward: keep the mask of forward."),
    ("slope of softmax and loss together", guess_softmax_loss,
     "p - t is the slope of softmax and loss together; this loss takes"
     " probabilities, so its own slope is needed, - t / p for a log loss."),
]
