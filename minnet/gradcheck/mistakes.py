"""The known mistakes: name, guess, and a sentence that a student gets."""

from .guesses import (guess_batch_doubled, guess_batch_missing,
                      guess_bias_not_summed, guess_double, guess_first_example,
                      guess_half, guess_last_example, guess_mask_missing,
                      guess_off_by_one, guess_output_for_input, guess_own_rate,
                      guess_sign, guess_slope_missing, guess_softmax_diagonal,
                      guess_transposed, guess_updated_weights,
                      guess_wrong_axis, guess_wrong_side)


# (short name, guess, sentence); the first that fits most blocks is named.
MISTAKES = [
    ("sign", guess_sign,
     "the sign: a minus is missing, or there is one too many."),
    ("factor 2 missing", guess_half,
     "yours is half of what it should be: a factor 2 is missing (the slope of"
     " a square is 2 times ...)."),
    ("factor 2 doubled", guess_double,
     "yours is twice what it should be: there is a factor 2 too many."),
    ("bias gradient not summed", guess_bias_not_summed,
     "the bias gradient is that of the first example alone: add up the rows"
     " of the batch."),
    ("only the last example", guess_last_example,
     "only the last example of the batch is counted: add up the slopes of"
     " all rows (`+=` in the loop over the rows, not `=`)."),
    ("only the first example", guess_first_example,
     "only the first example of the batch is counted: add up the slopes of"
     " all rows."),
    ("1/batch missing", guess_batch_missing,
     "yours is too large by the number of rows in the batch: the division by"
     " it is missing."),
    ("1/batch doubled", guess_batch_doubled,
     "yours is too small by the number of rows in the batch: it is divided by"
     " that once too often (the loss divides already; a layer only adds up)."),
    ("mask missing", guess_mask_missing,
     "the mask is missing: the slope passes everywhere, also where the"
     " activation is flat."),
    ("mask from the wrong side", guess_wrong_side,
     "the mask is from the wrong side: the slopes pass where they should be"
     " stopped (compare x, the input, with 0)."),
    ("slope of the activation missing", guess_slope_missing,
     "the slope of the activation is missing: by the chain rule de_dy is to"
     " be multiplied by it."),
    ("transposed weights", guess_transposed,
     "rows and columns are exchanged: the weights, or their gradient, are"
     " transposed."),
    ("updated weights used", guess_updated_weights,
     "the weights are changed before de_dx is computed with them. Compute"
     " de_dx first, step last."),
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
