"""What `curve` can draw: all kinds of functions of one number."""

from ..support.checks import shown
from ..support.value_checks import check_object, name_of
from .rounding import floats, tidy

SAMPLES = 300


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
        y = function(x)
    except (ArithmeticError, ValueError):
        return None
    if isinstance(y, complex):
        return None  # the root of a negative number
    try:
        y = float(y)
    except (TypeError, ValueError):
        raise TypeError(f"curve: at {tidy(x)} the function gives {shown(y)};"
                        " expected one number (is a `return` missing?)"
                        ) from None
    if 1e200 < abs(y) < float("inf"):
        raise ValueError(f"curve: at {tidy(x)} the function is {tidy(y)},"
                         " which is too large to draw")
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
        return [[(row[0], row[1]) for row in rows if low <= row[0] <= high]]
    value = value_function(function)
    try:
        value(low)
    except TypeError as problem:
        raise TypeError(f"curve: the function of {tidy(low)} gives an error:"
                        f" {problem}") from None
    except (ArithmeticError, ValueError):
        pass
    points = []
    for i in range(SAMPLES + 1):
        x = low + (high - low) * i / SAMPLES
        points.append((x, finite_value(value, x)))
    if not any([y is not None for _, y in points]):
        return []
    lowest, highest = limits(points)
    height, strokes = highest - lowest, [[]]
    for (x, y), after in zip(points, points[1:] + [None]):
        if y is None or not lowest <= y <= highest:
            strokes.append([])
            continue
        strokes[-1].append((x, y))
        if after and after[1] is not None and abs(after[1] - y) > height / 9:
            left, right = jump(value, (x, y), after)
            if left:
                strokes.append([])
                for place, stroke in ((left, -2), (right, -1)):
                    if lowest <= place[1] <= highest:
                        strokes[stroke].append(place)
    return [stroke for stroke in strokes if stroke]


def limits(points):
    """(lowest, highest) y to draw: where a few values are far beyond all
    others, as those of tan(x) are, these are left out."""
    known = sorted([y for _, y in points if y is not None])
    low, high = [known[int(share * (len(known) - 1))]
                 for share in (0.05, 0.95)]
    room = 5 * (high - low)
    if room == 0 or known[-1] - known[0] < 10 * room:
        return known[0], known[-1]
    return low - room, high + room


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
