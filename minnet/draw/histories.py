"""history: the error of each epoch."""

from ..support.checks import counted, shown
from ..support.history import History
from .axes import Axis, Chart, Series
from .axes_svg import chart_svg
from .axes_text import chart_lines
from .picture import Picture
from .rounding import TINY, floats, tidy


def history(errors, log=False, title=None, y_label="error", x_label="epoch",
            first=1):
    """A picture of how the error falls, epoch by epoch.

        errors  what Model.train returns, a list of numbers, with those of
                the validation and the epoch that was kept, if there are
                such; or several, a dict of name: list, or pairs (name, list)
        log     powers of ten: small errors can be told apart. An error of 0
                has no place there and is left out, as is nan anywhere.
        x_label what is counted, "step" say, from `first` on

    Raises ValueError for an empty list, or where nothing is left to draw,
    TypeError for what is no list of numbers.

    >>> from minnet import draw
    >>> picture = draw.history([0.25, 0.1, 0.05], log=True)
    >>> picture.save("history.svg")
    """
    pairs, kept = [("", errors)], []
    if isinstance(errors, History) and any_number(errors.validation):
        pairs = [("training", errors), ("validation", errors.validation)]
        kept = kept_point(errors, log)
    elif isinstance(errors, dict):
        pairs = list(errors.items())
    elif not isinstance(errors, (list, tuple)):
        raise TypeError(f"history: got {shown(errors)}; expected the list of"
                        " errors that train returns")
    elif errors and isinstance(errors[0], tuple):
        pairs = list(errors)
    elif errors and isinstance(errors[0], list):
        raise TypeError("history: got a list of lists; to compare some, name"
                        " them: {'first': [...], 'second': [...]}")
    series, left_out, last = [], 0, first + 1
    for number, (name, row) in enumerate(pairs):
        where = "the history" + (f" {name!r}" if name else "")
        if len(row) == 0:
            raise ValueError(f"{where} is empty: there is no error to draw")
        strokes = [[]]
        for epoch, error in enumerate(row, first):
            if error is None and isinstance(errors, History):
                strokes.append([])  # it was not measured
                continue
            if is_lost(error):
                error = None
            else:
                error = floats([error], f"error {epoch} of {where}")[0]
            if error is not None and (error > TINY or not log):
                strokes[-1].append((epoch, error))
            else:
                left_out += 1
                strokes.append([])
        series.append(Series("line", name, [one for one in strokes if one],
                             number % 6, number))
        last = max(last, first + len(row) - 1)
    values = [error for one in series for stroke in one.data
              for _, error in stroke]
    if not values:
        raise ValueError("history: there is no error to draw"
                         + (" above 0; try log=False" if log and left_out
                            else ""))
    words = [f"{one.name or y_label} from {tidy(one.data[0][0][1])} to"
             f" {tidy(one.data[-1][-1][1])}" for one in series if one.data]
    if left_out:
        words.append(counted(left_out, x_label) + " left out (error 0, or"
                     " not finite)")
    y_axis = Axis(y_label, values, log).padded() if log \
        else Axis(y_label, [0] + values)
    if title is None:
        title = f"{y_label} after each {x_label}"
    chart = Chart(title, Axis(x_label, [first, last], whole=True), y_axis,
                  series + kept, "; ".join(words))
    return Picture(chart_svg(chart), lambda look: chart_lines(chart, look))


def any_number(errors):
    """Was any of them measured?"""
    return any([error is not None for error in errors])


def kept_point(errors, log):
    """[the point of the epoch that was kept], or []."""
    best = errors.best
    if best is None or log and errors.validation[best - 1] <= TINY:
        return []
    point = best, float(errors.validation[best - 1])
    return [Series("points", f"kept: epoch {best}", [point], 2)]


def is_lost(error):
    """nan or infinite: where a training has diverged."""
    return isinstance(error, float) and error - error != 0
