"""What stands in the file of a Model is looked at before it is used."""

import random

from ..optimizers import WithMemory
from ..support.checks import check_batch, shown
from ..support.history import History
from ..support.layer_state import LayerState
from ..support.step_checks import check_memory
from .file_text import check_table, check_type

FORMAT = "minnet model"
VERSION = 1
MOST_PLACES = 10 ** 7  # of all windows of an image, together


def built(where, make, *arguments, **settings):
    """make(...), with every error of it as a ValueError that says where."""
    try:
        return make(*arguments, **settings)
    except RecursionError:
        raise
    except Exception as problem:  # own classes may raise whatever they like
        raise ValueError(f"{where}: {problem}") from problem


def check_version(part):
    """It is a file of this format, and none from the future."""
    if part.left.get("format") != FORMAT:
        raise ValueError(f"this is no model that minnet saved: its format is"
                         f" {shown(part.left.get('format'))}; expected"
                         f" {FORMAT!r}")
    part.take("format")
    version = part.take("version", int)
    if version != VERSION:
        raise ValueError(f"the file has version {version} of the format, and"
                         f" this minnet reads version {VERSION}; a newer"
                         " minnet may read it")


def random_state(value, where):
    """What random.setstate takes."""
    check_type(value, where, list)
    if len(value) == 3 and isinstance(value[1], list):
        state = value[0], tuple(value[1]), value[2]
        whole = len(state[1]) == 625 and set(map(type, state[1])) == {int}
        if whole and 0 <= min(state[1]) and max(state[1]) < 2 ** 32 and \
                state[1][-1] <= 624 and type(value[2]) in (float, type(None)):
            built(where, random.Random().setstate, state)
            return state
    raise ValueError(f"{where} is {shown(value)}; expected what"
                     " random.getstate() gives, as lists")


def check_places(settings, where):
    """The windows of an image are so few that they can be listed."""
    for name, value in settings.items():
        check_type(value, f"{where}: {name}", int)
    height, width, channels, size, stride = [settings[name] for name in (
        "height", "width", "channels", "size", "stride")]
    across = [(side + 2 * settings.get("padding", 0) - size)
              // max(stride, 1) + 1 for side in (height, width)]
    if max(across[0] * across[1] * size * size * channels,
           height * width * channels) > MOST_PLACES:
        raise ValueError(f"{where}: an image of {height} x {width} x"
                         f" {channels} with windows of {size} x {size}"
                         f" makes more than {MOST_PLACES:,} places")


def check_optimizer(model):
    """What the optimizer remembers fits the weights."""
    optimizer = model.optimizer
    if not isinstance(optimizer, WithMemory):
        return
    where, memory = f"the optimizer, {optimizer}", optimizer.memory
    check_type(optimizer.t, f"{where}: t", int)
    if optimizer.t < 0 or memory is None and optimizer.t > 0:
        raise ValueError(f"{where}: t is {optimizer.t}, but it counts the"
                         " steps in its memory")
    if memory is None:
        return
    check_table(memory, f"{where}: memory", 4)
    if len(memory) != optimizer.memories:
        raise ValueError(f"{where}: its memory has {len(memory)} parts;"
                         f" expected {optimizer.memories}")
    check_memory(memory, list(model.parameters()), optimizer)
    if len(memory) == 2 and any([number < 0 for rows in memory[1]
                                 for row in rows for number in row]):
        raise ValueError(f"{where}: the second part of its memory has a"
                         " number below 0, but it holds squares")


def history_of(part):
    """The errors of the epochs so far."""
    errors = part.take("errors", list)
    validation = part.take("validation", list)
    best = part.take("best", int, type(None))
    part.end()
    check_table(errors, "history: errors", 1)
    check_table([error for error in validation if error is not None],
                "history: validation", 1)
    if len(validation) not in (0, len(errors)) or \
            best is not None and not 1 <= best <= len(errors):
        raise ValueError(f"history: {len(errors)} errors, but"
                         f" {len(validation)} of the validation, and the best"
                         f" is {best}")
    history = History(errors)
    history.validation, history.best = validation, best
    return history


def check_forward_works(model):
    """It gives an output for an example of zeros; and the encoding fits.

    Where no layer says how wide an example is, up to 100 numbers are tried.
    """
    known, encoding = model.input_dim, model.encoding
    if known is not None:
        check_type(known, "the width of the first layer", int)
        if not 0 < known <= MOST_PLACES:
            raise ValueError(f"the first layer takes rows of {known} numbers;"
                             f" expected 1 to {MOST_PLACES:,}")
    state, problem = LayerState(model.layers), None
    for width in range(1, 101) if known is None else [known]:
        try:
            y = model.forward([[0.0] * width])
            check_batch(y, None, "Model", "its output", 1)
            break
        except RecursionError:
            raise
        except Exception as found:  # own layers raise whatever they like
            problem = found
        finally:
            state.put_back()
    else:
        raise ValueError(f"it can't do a forward: {problem}") from problem
    widths = model.input_dim, len(y[0])
    if encoding is not None and widths != (encoding.input_dim,
                                           encoding.output_dim):
        raise ValueError(
            f"the encoding makes {encoding.input_dim} numbers of a row and"
            f" reads {encoding.output_dim} outputs, but the model takes"
            f" {widths[0]} and gives {widths[1]}")
