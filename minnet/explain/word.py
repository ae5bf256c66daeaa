"""A line or two after a training that ended badly; else nothing."""

from ..losses import share_of
from .diagnosis import diagnose
from .look import MOST, constant_error, is_bad_end, some_of
from .step_text import wrapped_words

FEW = 3  # epochs, before which nobody can tell yet


def word_after(model, examples, history):
    """The most likely reason why this training ended badly and what to try,
    in lines of at most 79 columns; "" where it ended well.

    The history decides first, so after a healthy run this takes no time.
    Afterwards the model is as it was before. Raises what diagnose raises.
    """
    found = diagnose(model, examples, errors=history) \
        if ended_badly(model.loss, examples, history) else []
    if not found:
        return ""
    line = f"Not learnt well. Most likely: {found[0].name}, {found[0].where}"
    return "\n".join([line if len(line) < 80 else line[:75] + " ..."]
                     + wrapped_words(found[0].advice.split(" "), "Try: ",
                                     " " * 5, " "))


def ended_badly(loss, examples, history):
    """Did it explode, or is the last error near that of the best constant
    answer, or above it, and no longer falling?"""
    if getattr(history, "exploded", False):
        return True
    if len(history) < FEW:
        return False
    errors = [float(e) for e in history]
    some = some_of(examples, MOST)
    level = constant_error(loss, [list(label) for _, label in some])
    # The error of a loss that adds up is that of all the examples.
    if share_of(loss, 2) == 1:
        level *= len(examples) / len(some)
    return level > 0 and is_bad_end(errors[-1] / level, errors)
