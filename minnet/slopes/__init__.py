"""Two slopes of every number: that of backward, and that of the error.

What somebody wrote, a layer, a Model or a loss, as something that can be
asked for both. How a number w walks through this room, file by file:

    batch           the rows x that w is looked at with, yours or made here
    styles          how the layer wants them: in lists, arrays, one by one
    subject         the layer, Model or loss that is checked; w is in one of
                    its Blocks, with the slope that backward gives
    parameters      how w was found among all that the layer leads to
    nested_numbers  where w stands in the lists
    kept            all that the layer leads to is put back at the end
    differences     w is moved by h, h/2, ...: the slope of the error
    kinks           what the slope should be where two pieces meet at w
    at_rest         a layer's own momentum, switched off
    batch_laws      what must be so whatever the slope of w is
"""

# Each after what it needs: MicroPython's stack is small.
from .kept import Kept
from .nested_numbers import (BareNumber, Replaced, contents_of, copied_numbers,
                             flat_numbers, in_shape_of, is_numbers,
                             nearly_equal, numbers_in, set_numbers, shape_of)
from .styles import as_layer, check_output, check_style, own_layer, size_text
from .differences import OUTSIDE, Hill, roughness
from .kinks import (Expected, Pieces, expected_slope, plain_number,
                    watch_numbers, work_of)
from .batch import call_or_none, drawn_matrix, loss_batch, prepared
from .parameters import LEARNED_NAMES, seats
from .subject import Subject, backward_through
from .at_rest import come_to_rest
from .batch_laws import (ANEW, NOT_PROPORTIONAL, STEP_LAST, arguments_stay,
                         broken_laws)

__all__ = ["ANEW", "LEARNED_NAMES", "NOT_PROPORTIONAL", "OUTSIDE", "STEP_LAST",
    "BareNumber", "Expected", "Hill", "Kept", "Pieces", "Replaced", "Subject",
    "arguments_stay", "as_layer", "backward_through", "broken_laws",
    "call_or_none", "check_output", "check_style", "come_to_rest",
    "contents_of", "copied_numbers", "drawn_matrix", "expected_slope",
    "flat_numbers", "in_shape_of", "is_numbers", "loss_batch", "nearly_equal",
    "numbers_in", "own_layer", "plain_number", "prepared", "roughness",
    "seats", "set_numbers", "shape_of", "size_text", "watch_numbers",
    "work_of"]
