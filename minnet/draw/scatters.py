"""scatter: examples as points of the plane."""

from ..support.checks import counted, length, shown
from ..support.value_checks import check_row
from .axes import Axis, Chart, Series
from .axes_svg import chart_svg
from .axes_text import chart_lines
from .heat import heat
from .picture import Picture
from .rounding import floats, nearest, range_of, tidy


def scatter(examples, title=None, x_label="x1", y_label="x2"):
    """A picture of points, each class in a colour and a shape of its own.

        examples    a list of points [x1, x2], or of pairs ([x1, x2], label)
                    as a Model learns from. Labels that are text or up to
                    six different whole numbers are classes; of labels of
                    several numbers the highest tells the class; other
                    numbers are shown on a colour scale.

    Raises ValueError or TypeError that names the example which doesn't fit.

    >>> from minnet import draw
    >>> from minnet.data import spiral
    >>> picture = draw.scatter(spiral(100, 3))
    >>> picture.save("spiral.svg")
    """
    points, labels = points_and_labels(examples, "scatter")
    series, scale = series_of(points, labels)
    what = counted(len(points), "point")
    if labels and not scale:
        what += " of " + ", ".join([
            f"{one.name} ({len(one.data)})" for one in series])
    elif scale:
        what += f", from {tidy(scale[0])} (orange) to {tidy(scale[1])} (blue)"
    chart = Chart(
        counted(len(points), "point") if title is None else title,
        Axis(x_label, [x for x, _ in points]).padded(),
        Axis(y_label, [y for _, y in points]).padded(),
        series, what, mode="diverging", scale=scale, square=True)
    return Picture(chart_svg(chart), lambda look: chart_lines(chart, look))


def points_and_labels(examples, who):
    """The points as pairs of floats, and their labels (or None)."""
    if not isinstance(examples, (str, dict)):
        try:
            examples = list(examples)
        except TypeError:
            pass
    if not isinstance(examples, list):
        raise TypeError(f"{who}: the examples are {shown(examples)}; expected"
                        " a list of points [x1, x2] or of pairs"
                        " ([x1, x2], label)")
    if len(examples) == 0:
        raise ValueError(f"{who}: there are no points")
    labelled = length(examples[0]) == 2 and \
        length(examples[0][0]) is not None
    points, labels = [], []
    for number, example in enumerate(examples, 1):
        if labelled and length(example) != 2:
            raise ValueError(f"{who}: example {number} is {shown(example)};"
                             " expected ([x1, x2], label), like the first")
        point = example[0] if labelled else example
        check_row(point, 2, f"point {number}")
        points.append(tuple(floats(point, f"point {number}")))
        if labelled:
            labels.append(example[1])
    return points, labels if labelled else None


def classes_of(labels):
    """(names, the place of each label's name); None for a colour scale."""
    keys = []
    for number, label in enumerate(labels, 1):
        if isinstance(label, str):
            keys.append(label)
            continue
        row = [label] if length(label) is None else list(label)
        floats(row, f"label {number}")
        if len(row) != len(labels[0] if length(labels[0]) is not None
                           and not isinstance(labels[0], str) else [0]):
            raise ValueError(f"label {number} is {shown(label)}; expected"
                             f" one like the first, {shown(labels[0])}")
        keys.append(row.index(max(row)) if len(row) > 1 else row[0])
    if any([isinstance(key, str) for key in keys]):
        keys = [str(key) for key in keys]
    different = sorted(set(keys))
    single = not isinstance(keys[0], str) and length(labels[0]) in (None, 1)
    whole = single and all([key == nearest(key) for key in different])
    if single and not (whole and len(different) <= 6):
        return None
    names = [key if isinstance(key, str) else tidy(key) for key in different]
    if length(labels[0]) not in (None, 1) and \
            not isinstance(labels[0], str):
        # One 1 among 0s: all places are classes, also those without points.
        different = list(range(len(labels[0])))
        names = [f"class {place}" for place in different]
    return names, [different.index(key) for key in keys]


def single_number(label):
    """The number of a label [0.5] or 0.5."""
    return float(label if length(label) is None else label[0])


def series_of(points, labels):
    """A Series for each class, or each shade of a scale; and the scale."""
    if not labels:
        return [Series("points", "", points, 0)], None
    classes = classes_of(labels)
    if classes:
        names, places = classes
        if names == ["0", "1"]:
            # 1 is high: blue, as on a map of predictions.
            hues = [1, 0]
        else:
            hues = list(range(len(names)))
        return [Series("points", name, [
            point for point, where in zip(points, places) if where == place],
            hues[place] % 6, hues[place] // 6)
            for place, name in enumerate(names)], None
    values = [single_number(label) for label in labels]
    low, high = range_of(values)
    shades = {}
    for point, value in zip(points, values):
        hue, strength = heat(value, low, high)
        key = (hue, nearest(strength * 8))
        shades.setdefault(key, []).append(point)
    return [Series("points", "", shades[key], key[0], strength=key[1] / 8)
            for key in sorted(shades)], (low, high)
