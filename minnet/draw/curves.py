"""curve: functions of one number, drawn as lines."""

from ..support.checks import shown
from .axes import Axis, Chart, Series
from .axes_svg import chart_svg
from .axes_text import chart_lines
from .functions import (finite_value, named, problem_at, slope_function,
                        strokes_of, value_function)
from .picture import Picture
from .rounding import floats, nearest, range_of, tidy


def curve(functions, low=None, high=None, slopes=False, tangents=(), notes=(),
          title=None, x_label="x", y_label="y"):
    """A picture of one function or several, from x = low to high: where they
    aren't given, as far as the points go, or from -5 to 5.

        functions   a function of one number; an activation, a Neuron, a
                    layer or a Model with one input and one output; a list
                    of points (x, y); or several: a list of these, or of
                    pairs ("name", function), or a dict name: function
        slopes      draw the slope of each as well, as a broken line
        tangents    where to draw the first function's tangent, with an
                    arrow downhill: x, or (x, "what it tells")
        notes       (x, y, "text") to stand beside a point

    Raises ValueError or TypeError for what can't be drawn.

    >>> from minnet import ReLUActivation, draw
    >>> picture = draw.curve(ReLUActivation(), -5, 10)
    >>> picture.save("relu.svg")
    """
    series, functions = [], named(functions)
    low, high = ends_of(functions, low, high)
    nameless = [not name for name, _ in functions]
    for number, (name, function) in enumerate(functions):
        if not name:
            number = nameless.index(True)  # they all look alike
        hue, dash = number % 6, (2 if slopes else 1) * number + number // 6
        series.append(Series("line", name, strokes_of(function, low, high),
                             hue, dash))
        if slopes:
            series.append(Series(
                "line", f"slope of {name}" if name else "slope",
                strokes_of(slope_function(function), low, high), hue,
                dash + 1))
    notes = [note_of(note, low, high) for note in notes]
    if not isinstance(tangents, (list, tuple)):
        raise TypeError(f"curve: tangents is {shown(tangents)}; expected a"
                        f" list such as [{shown(tangents)}]")
    for tangent in tangents:
        line, note = tangent_of(functions[0][1], tangent, low, high)
        series.append(Series("line", "", [line], len(functions) % 6,
                             arrow=line[0][1] != line[1][1]))
        notes.append(note)
    points = [point for one in series for stroke in one.data
              for point in stroke]
    if not points:
        why = problem_at(functions[0][1], (low + high) / 2)
        raise ValueError("curve: the function has no finite value from"
                         f" {tidy(low)} to {tidy(high)}{why}")
    names = [one.name for one in series if one.name]
    if title is None:
        title = ", ".join(names) or "y(x)"
    chart = Chart(title, Axis(x_label, [low, high], whole=counts(functions)),
                  Axis(
        y_label, [y for _, y in points] + [y for _, y, _ in notes]).padded(),
        series, "", notes=notes)
    chart.description = "; ".join(
        [described(one) for one in series if one.name or len(series) == 1]
        + [text for _, _, text in notes])
    return Picture(chart_svg(chart), lambda look: chart_lines(chart, look))


def described(series):
    """Where a line starts and ends, in words."""
    ends = [point for stroke in series.data for point in stroke]
    if not ends:
        return f"{series.name}: nowhere finite"
    return (f"{series.name or 'y'} goes from {tidy(ends[0][1])} at"
            f" {tidy(ends[0][0])} to {tidy(ends[-1][1])} at"
            f" {tidy(ends[-1][0])}")


def counts(functions):
    """Are all of them points at whole numbers: steps, loops, epochs?"""
    return all([isinstance(one, (list, tuple)) and all(
        [x == nearest(x) for x, _ in one]) for _, one in functions])


def check_points(points):
    """Raises ValueError for what are not points, or none."""
    if not points or not all([isinstance(one, (list, tuple)) and len(one) == 2
                              for one in points]):
        raise ValueError(f"curve: the points are {shown(points)}; expected a"
                         " list of [x, y]")


def ends_of(functions, low, high):
    """From where to where the chart goes, as floats."""
    points = [one for _, one in functions if isinstance(one, (list, tuple))]
    for one in points:
        check_points(one)
    ends = -5, 5
    if len(points) == len(functions):
        ends = range_of([floats([point[0]], "a point of curve")[0]
                         for one in points for point in one])
    low, high = floats([ends[0] if low is None else low,
                        ends[1] if high is None else high],
                       "[low, high] of curve")
    if not low < high:
        raise ValueError(f"curve: low is {tidy(low)}, high {tidy(high)};"
                         " expected low < high")
    return low, high


def inside(x, low, high, what):
    """Raises ValueError for what stands beside the chart."""
    if not low <= x <= high:
        raise ValueError(f"curve: {what} at x = {tidy(x)} is outside; the"
                         f" chart goes from {tidy(low)} to {tidy(high)}")


def note_of(note, low, high):
    """(x, y, text), looked at."""
    if not isinstance(note, (list, tuple)) or len(note) != 3:
        raise ValueError(f"curve: the note {shown(note)} is not (x, y,"
                         " \"text\")")
    x, y = floats(note[:2], "the place of a note")
    inside(x, low, high, f"the note {shown(str(note[2]))}")
    return x, y, str(note[2])


def tangent_of(function, tangent, low, high):
    """The tangent's two ends, the lower one last, and its note: the slope,
    and what it tells."""
    x, words = tangent if isinstance(tangent, (list, tuple)) \
        else (tangent, "")
    x = floats([x], "the place of a tangent")[0]
    inside(x, low, high, "a tangent")
    y = finite_value(value_function(function), x)
    slope = finite_value(slope_function(function), x)
    if y is None or slope is None:
        raise ValueError(f"curve: there is no tangent at {tidy(x)}"
                         + problem_at(function, x))
    reach = (high - low) / 6
    ends = [(a, y + slope * (a - x)) for a in (max(x - reach, low),
                                               min(x + reach, high))]
    ends.sort(key=lambda end: -end[1])
    text = f"slope {tidy(slope)}" + (f": {words}" if words else "")
    return ends, (x, y, text)
