"""Is backward telling the truth, and if not, what is the slip?

Each slope that backward gives is compared with the slope that the error
really has. How a number w walks through this room, file by file:

    gradient_check  check_gradients: the order of it all
    at_rest         layers with momentum begin anew
    batch           the rows x that w is looked at with, yours or made here
    subject         the layer, Model or loss that is checked; w is in one of
                    its Blocks, with the slope that backward gives
    parameters      how w was found among all that the layer leads to
    nested_numbers  where w stands in the lists
    kept            all that the layer leads to is put back at the end
    compare         w is chosen, and its two slopes are compared
    differences     w is moved by h, h/2, ...: the slope of the error
    kinks           what the slope should be where two pieces meet at w
    batch_laws      what must be so whatever the slope of w is
    case            a bench: what would w's slope be if ...?
    stack           the activations and weights that a layer is made of
    layer_kinds     what kind of layer it is
    guesses         what slope the usual mistakes would give to w
    guesses_of_sums and those of sums, windows, normalisations
    mistakes        what these mistakes are called
    experiments     what backward's slope of w depends on
    naming          which mistake it is: several batches must confirm it
    report          w's line in the text that you get

training_check asks the same of a whole training: check_training.
"""

from .gradient_check import check_gradients
from .training_check import check_training

__all__ = ["check_gradients", "check_training"]
