"""Is backward telling the truth, and if not, what is the slip?

    gradient_check     check_gradients: the order of it all
    compare            of every number the slope by backward and the true one
    raised             an error inside a layer: method, row and statement
    report             the text that you get
    training_check     check_training: the same asked of a whole training
    training           what a step of it does, and what it should do
    training_mistakes  which mistake gives just this step

The slopes themselves are the room slopes, what the slip is called is told
by the room mistakes.
"""

from .gradient_check import check_gradients
from .training_check import check_training

__all__ = ["check_gradients", "check_training"]
