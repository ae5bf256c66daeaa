"""Is backward telling the truth, and if not, what is the slip?

Each slope that backward gives is compared with the slope that the error
really has. How a number w walks through this room, file by file:

    gradient_check  check_gradients: the order of it all
    batch           the rows x that w is looked at with, yours or made here
    subject         the layer, Model or loss that is checked; w is in one of
                    its Blocks, with the slope that backward gives
    nested_numbers  where w stands in the lists; all is put back at the end
    compare         w is chosen, and its two slopes are compared
    differences     w is moved by h, h/2, ...: the slope of the error
    kinks           what the slope should be where two pieces meet at w
    batch_laws      what must be so whatever the slope of w is
    mistakes        which of the usual mistakes gives the slope of yours
    report          w's line in the text that you get

training_check asks the same of a whole training: check_training.
"""

from .gradient_check import check_gradients
from .training_check import check_training

__all__ = ["check_gradients", "check_training"]
