"""prediction_map: what a network says all over the plane."""

from ..support.checks import check_function, length, shown
from ..support.value_checks import name_of
from .axes import Axis, Chart, Series
from .axes_svg import chart_svg
from .axes_text import chart_lines
from .heat import heat
from .picture import Picture
from .rounding import floats, range_of, tidy
from .scatters import classes_of, points_and_labels, series_of, single_number

SIDE = 60  # predictions in a row, and rows


def prediction_map(model, examples=None, title=None, x_label="x1",
                   y_label="x2", walks=None):
    """A picture of the output of a Model with two inputs, of a Neuron with
    two, or of a function of x1 and x2: one number or a list of numbers.

        examples    points to draw on it, as in `scatter`; they also say
                    which part of the plane to show. Without them it is the
                    square from 0 to 1.
        walks       ways over the plane, dict name: list of points [x1, x2],
                    each drawn as a line from point to point: if the plane
                    is two weights, the walk downhill; they are shown whole

    One output is shown on a scale from orange (low) to blue (high), with the
    paper's colour in the middle; of several the highest gives the class and
    its colour.

    Raises ValueError for a model that takes another number of inputs, for
    predictions that are nan or too large to draw, and for examples and
    walks as `scatter` does; TypeError for walks that are no dict.

    >>> from minnet import FCLayer, Model, draw
    >>> from minnet.data import xor_corners
    >>> model = Model([FCLayer(2, 1)], 1, 1, 1)
    >>> picture = draw.prediction_map(model, xor_corners())
    >>> picture.save("map.svg")
    """
    takes = getattr(model, "input_dim", 2)
    if takes not in (2, None):
        raise ValueError(f"prediction_map: {name_of(model)} takes {takes}"
                         " numbers; expected a model that takes two, x1 and"
                         " x2")
    points, labels = points_and_labels(examples, "prediction_map") \
        if examples else ([], None)
    series = series_of(points, labels)[0] if examples else []
    lines = walks_of(walks or {})
    corners = points + [point for line in lines for point in line.data[0]] \
        or [(0.0, 0.0), (1.0, 1.0)]
    x_axis = Axis(x_label, [x for x, _ in corners])
    y_axis = Axis(y_label, [y for _, y in corners])
    if examples or lines:
        x_axis, y_axis = x_axis.padded(), y_axis.padded()
    outputs = predictions(model, x_axis, y_axis)
    scale = None
    if len(outputs[0][0]) == 1:
        values = [row[0] for line in outputs for row in line]
        known = labels and not any([isinstance(label, str)
                                    for label in labels])
        low, high = range_of([single_number(label) for label in labels]
                             if known else values)
        room = 0.5 * (high - low)
        if min(values) < low - room or max(values) > high + room:
            low, high = range_of(values + [low, high])
        scale = low, high
        cells = [[heat(row[0], low, high) for row in line]
                 for line in outputs]
        what = (f"prediction from {tidy(min(values))} to"
                f" {tidy(max(values))}; orange is low, blue high")
    else:
        places = [[row.index(max(row)) for row in line] for line in outputs]
        number = len(outputs[0][0])
        names = [f"class {place}" for place in range(number)]
        cells = [[(place % 6, 0.4) for place in line] for line in places]
        if labels and classes_of(labels):
            names = (classes_of(labels)[0] + names)[:number]
        # Classes without points are in the legend, too.
        series += [Series("points", name, [], place % 6, place // 6)
                   for place, name in enumerate(names)
                   if name not in [one.name for one in series]]
        what = "prediction: " + ", ".join([
            f"{name} on {sum([line.count(place) for line in places])}"
            f" of {SIDE * SIDE} squares" for place, name in enumerate(names)])
    chart = Chart("prediction" if title is None else title, x_axis, y_axis,
                  series + lines, what, cells=cells,
                  mode="diverging" if scale else "classes",
                  scale=scale, square=True)
    return Picture(chart_svg(chart), lambda look: chart_lines(chart, look))


def walks_of(walks):
    """A line for each, with an arrow at its end."""
    if not isinstance(walks, dict):
        raise TypeError(f"prediction_map: walks is {shown(walks)}; expected a"
                        " dict such as {'from 0, 1': [[0, 1], [0.5, 0.8]]}")
    found = []
    for number, (name, places) in enumerate(walks.items()):
        points, _ = points_and_labels(places, f"prediction_map: walk {name!r}")
        found.append(Series("line", str(name), [points], number % 6, number,
                            arrow=len(set(points[-2:])) > 1))
    return found


def predictions(model, x_axis, y_axis, side=SIDE):
    """The output at the middle of every square, rows from the top."""
    def middle(axis, i):
        return axis.low + (axis.high - axis.low) * (i + 0.5) / side

    points = [[middle(x_axis, j), middle(y_axis, i)]
              for i in reversed(range(side)) for j in range(side)]
    if hasattr(model, "outputs"):
        outputs = model.outputs(points)
    elif hasattr(model, "forward"):
        outputs = model.forward(points)
    else:
        outputs = [output_of(model, point) for point in points]
    outputs = [floats(row, "the prediction") for row in outputs]
    return [outputs[first:first + side]
            for first in range(0, len(points), side)]


def output_of(model, x):
    """The list of outputs for one point."""
    if hasattr(model, "predict"):
        return model.predict(x)
    if hasattr(model, "feedforward"):
        return [model.feedforward(x)]
    check_function(model, "the model", "prediction_map")
    y = model(x[0], x[1])
    return [y + 0] if length(y) is None else y  # True + 0 is 1
