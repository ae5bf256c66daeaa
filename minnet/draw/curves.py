"""curve: functions of one number, drawn as lines."""

from ..checks import check_object, name_of, shown
from .axes import Axis, Chart, Series
from .axes_svg import chart_svg
from .axes_text import chart_lines
from .digits import floats, tidy
from .picture import Picture

SAMPLES = 300


def curve(functions, low=-5, high=5, slopes=False, tangents=(), notes=(),
          title=None, x_label="x", y_label="y"):
    """A picture of one function or several, from x = low to high.

        functions   a function of one number; an activation, a Neuron, a
                    layer or a Model with one input and one output; a list
                    of points (x, y); or several: a list of these, or of
                    pairs ("name", function), or a dict name: function
        slopes      draw the slope of each as well, as a broken line
        tangents    where to draw the first function's tangent: x, or
                    (x, "what it tells")
        notes       (x, y, "text") to stand beside a point

    Raises ValueError or TypeError for what can't be drawn.

    >>> from minnet import ReLUActivation, draw
    >>> picture = draw.curve(ReLUActivation(), -5, 10)
    >>> picture.save("relu.svg")
    """
    low, high = floats([low, high], "[low, high] of curve")
    if not low < high:
        raise ValueError(f"curve: low is {tidy(low)}, high {tidy(high)};"
                         " expected low < high")
    series, functions = [], named(functions)
    for number, (name, function) in enumerate(functions):
        hue, dash = number % 6, 0 if slopes else number
        series.append(Series("line", name, strokes_of(function, low, high),
                             hue, dash))
        if slopes:
            series.append(Series(
                "line", f"slope of {name}" if name else "slope",
                strokes_of(slope_function(function), low, high), hue, 1))
    notes = [note_of(note) for note in notes]
    for tangent in tangents:
        line, note = tangent_of(functions[0][1], tangent, low, high)
        series.append(Series("line", "", [line], len(functions) % 6))
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
    chart = Chart(title, Axis(x_label, [low, high]), Axis(
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


def is_point(thing):
    """A pair (x, y) of numbers."""
    return isinstance(thing, (list, tuple)) and len(thing) == 2 and not any(
        [isinstance(part, (str, list, tuple, dict)) or callable(part)
         or hasattr(part, "forward") or hasattr(part, "value")
         for part in thing])


def named(functions):
    """Pairs (name, function) of what `curve` is given."""
    if isinstance(functions, dict):
        pairs = list(functions.items())
    elif isinstance(functions, (list, tuple)) and not (
            functions and is_point(functions[0])):
        pairs = [pair if isinstance(pair, tuple) and len(pair) == 2
                 and isinstance(pair[0], str) else (own_name(pair), pair)
                 for pair in functions]
    else:
        pairs = [(own_name(functions), functions)]
    if not pairs:
        raise ValueError("curve: there is no function to draw; expected a"
                         " function such as ReLUActivation()")
    return pairs


def own_name(function):
    """ReLU for ReLUActivation(), square for `def square`; maybe nothing."""
    if isinstance(function, (list, tuple)):
        return ""
    if hasattr(function, "value") or hasattr(function, "forward"):
        return name_of(function).replace("Activation()", "").replace(
            "Activation(", "(")
    name = getattr(function, "__name__", "")
    return "" if name == "<lambda>" else name


def value_function(function):
    """The plain function of one number behind a layer, Model or Neuron."""
    if isinstance(function, type):
        check_object(function, [], "curve: the function")
    if hasattr(function, "predict"):
        return lambda x: single(function.predict([x]), function)
    if hasattr(function, "feedforward"):
        return lambda x: function.feedforward([x])
    if hasattr(function, "value"):
        return function.value
    if hasattr(function, "forward"):
        return lambda x: single(function.forward([[x]])[0], function)
    if not callable(function):
        raise TypeError(f"curve: {shown(function)} is no function, no layer"
                        " and no list of points (x, y)")
    return function


def single(row, function):
    """The only number of a row."""
    if len(row) != 1:
        raise ValueError(f"curve: {name_of(function)} gives {len(row)}"
                         " numbers; expected one")
    return row[0]


def slope_function(function):
    """The slope: its own where there is one, else by a difference."""
    if hasattr(function, "slope"):
        return function.slope
    if isinstance(function, (list, tuple)):
        raise ValueError("curve: a list of points has no slope; give a"
                         " function")
    value = value_function(function)

    def slope(x):
        # Fourth order, so that x^2 at 4 has the slope 8 and not 8.0000001.
        h = 1e-3 * max(abs(x), 1)
        return (8 * (value(x + h) - value(x - h))
                - value(x + 2 * h) + value(x - 2 * h)) / (12 * h)
    return slope


def finite_value(function, x):
    """f(x) as a float, or None where there is none that can be drawn."""
    try:
        y = float(function(x))
    except (ArithmeticError, ValueError):
        return None
    return y if abs(y) < 1e200 else None


def problem_at(function, x):
    """What a function says at x, for an error message."""
    try:
        return f"; at {tidy(x)} it is {value_function(function)(x)}"
    except (ArithmeticError, ValueError) as problem:
        return f"; at {tidy(x)}: {problem}"


def strokes_of(function, low, high):
    """The graph as lists of points, one for each part without a gap."""
    if isinstance(function, (list, tuple)):
        rows = [floats(point, f"point {number} of curve")
                for number, point in enumerate(function, 1)]
        return [[(row[0], row[1]) for row in rows]]
    value = value_function(function)
    points = []
    for i in range(SAMPLES + 1):
        x = low + (high - low) * i / SAMPLES
        points.append((x, finite_value(value, x)))
    known = [y for _, y in points if y is not None]
    if not known:
        return []
    height = max(known) - min(known)
    strokes = [[]]
    for (x, y), after in zip(points, points[1:] + [None]):
        if y is None:
            strokes.append([])
            continue
        strokes[-1].append((x, y))
        if after and after[1] is not None and abs(after[1] - y) > height / 9:
            left, right = jump(value, (x, y), after)
            if left:
                strokes[-1].append(left)
                strokes.append([right])
    return [stroke for stroke in strokes if stroke]


def jump(function, left, right):
    """The two sides of a jump between two points; (None, None) for a line
    that is only steep."""
    rise = abs(right[1] - left[1])
    for _ in range(40):
        x = (left[0] + right[0]) / 2
        y = finite_value(function, x)
        if y is None:
            break
        if abs(y - left[1]) > abs(right[1] - y):
            right = (x, y)
        else:
            left = (x, y)
    if abs(right[1] - left[1]) > rise / 2:
        return left, right
    return None, None


def note_of(note):
    """(x, y, text), looked at."""
    if not isinstance(note, (list, tuple)) or len(note) != 3:
        raise ValueError(f"curve: the note {shown(note)} is not (x, y,"
                         " \"text\")")
    x, y = floats(note[:2], "the place of a note")
    return x, y, str(note[2])


def tangent_of(function, tangent, low, high):
    """The tangent's two ends, and its note: the slope, and what it tells."""
    x, words = tangent if isinstance(tangent, (list, tuple)) \
        else (tangent, "")
    x = floats([x], "the place of a tangent")[0]
    y, slope = value_function(function)(x), slope_function(function)(x)
    reach = (high - low) / 6
    ends = [(a, y + slope * (a - x)) for a in (max(x - reach, low),
                                               min(x + reach, high))]
    text = f"slope {tidy(slope)}" + (f": {words}" if words else "")
    return ends, (x, float(y), text)
