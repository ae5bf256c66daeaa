"""Two slopes of every number: that of backward, and that of the error.

What somebody wrote, a layer, a Model or a loss, as something that can be
asked for both. How a number w walks through this room, file by file:

    batch           the rows x that w is looked at with, yours or made here
    drawn           the numbers in rows that are made
    widths          how wide such rows may be
    styles          how the layer wants them: in lists, arrays, one by one
    adapters        a layer that takes them in another way, as one that takes
                    rows
    arguments       what backward is called with
    subject         the layer, Model or loss that is checked
    blocks          w is in one of its Blocks, with the slope by backward
    parameters      how w was found among all that the layer leads to
    candidates      all the numbers among which it was
    gradients       the gradient that a layer keeps, by its name
    nested_numbers  where w stands in the lists
    members         what a layer leads to
    kept            all of that is put back at the end
    differences     w is moved by h, h/2, ...: the slope of the error
    kinks           what the slope should be where two pieces meet at w
    watched         numbers that tell which piece is on
    at_rest         a layer's own momentum, switched off
    batch_laws      what must be so whatever the slope of w is
    step_laws       and whatever the learning rate is
"""

# Each after what it needs: MicroPython's stack is small.
from .nested_numbers import (BareNumber, Replaced, contents_of, copied_numbers,
                             flat_numbers, in_shape_of, is_numbers,
                             nearly_equal, numbers_in, set_numbers, shape_of)
from .adapters import as_layer, own_layer, size_text
from .drawn import call_or_none, drawn_matrix, loss_batch
from .kept import Kept
from .blocks import LEARNED_NAMES
from .candidates import seats
from .styles import check_output, check_style
from .watched import plain_number, watch_numbers, work_of
from .batch import prepared
from .subject import Subject, backward_through
from .at_rest import come_to_rest
from .step_laws import STEP_LAST
from .batch_laws import ANEW, NOT_PROPORTIONAL, arguments_stay, broken_laws
from .differences import OUTSIDE, Hill, roughness
from .kinks import Expected, Pieces, expected_slope

__all__ = ["ANEW", "LEARNED_NAMES", "NOT_PROPORTIONAL", "OUTSIDE", "STEP_LAST",
    "BareNumber", "Expected", "Hill", "Kept", "Pieces", "Replaced", "Subject",
    "arguments_stay", "as_layer", "backward_through", "broken_laws",
    "call_or_none", "check_output", "check_style", "come_to_rest",
    "contents_of", "copied_numbers", "drawn_matrix", "expected_slope",
    "flat_numbers", "in_shape_of", "is_numbers", "loss_batch", "nearly_equal",
    "numbers_in", "own_layer", "plain_number", "prepared", "roughness",
    "seats", "set_numbers", "shape_of", "size_text", "watch_numbers",
    "work_of"]
