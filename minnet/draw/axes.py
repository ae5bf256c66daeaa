"""Chart: lines, points and coloured cells between two axes."""

import math

from .rounding import log_ticks, range_of, ticks


class Axis:
    """From low to high, straight or by powers of ten."""

    def __init__(self, label, values, log=False, whole=False):
        self.label, self.log = label, log
        self.low, self.high = range_of(values)
        self.ticks = log_ticks(self.low, self.high) if log \
            else ticks(self.low, self.high, 6, whole)

    def place(self, value):
        """0 at low, 1 at high."""
        if self.log:
            return math.log(value / self.low) / math.log(self.high / self.low)
        return (value - self.low) / (self.high - self.low)

    def padded(self, room=0.04):
        """The same axis with some room at both ends."""
        if self.log:
            factor = (self.high / self.low) ** room
            ends = [self.low / factor, self.high * factor]
        else:
            margin = room * (self.high - self.low)
            ends = [self.low - margin, self.high + margin]
        return Axis(self.label, ends, self.log)


class Series:
    """What one entry of the legend stands for.

        kind        "line" (data: a list of lists of points, drawn apart) or
                    "points" (data: a list of points)
        hue         its colour, a number
        dash        how a line is broken: 0 not at all, else in a way of its
                    own, so that lines on top of each other are all seen; a
                    point with a dash is hollow
        strength    for points on a colour scale: from 0 to 1
        arrow       does the line end in an arrow?
    """

    def __init__(self, kind, name, data, hue, dash=0,
                 strength=None, arrow=False):
        self.kind, self.name, self.data = kind, name, data
        self.hue, self.dash, self.strength = hue, dash, strength
        self.arrow = arrow


class Chart:
    """All that stands on a chart, in numbers.

        cells   colours that fill the plane, rows from the top of
                (hue, strength from 0 to 1)
        mode    what they tell: "diverging" or "classes"; see heat_text.py
        notes   (x, y, text) beside a point
        scale   (low, high) of a colour scale, orange to blue, or None
        square  as high as wide
    """

    def __init__(self, title, x_axis, y_axis, series, description,
                 cells=None, mode=None, notes=(), scale=None,
                 square=False):
        self.title, self.description = title, description
        self.x_axis, self.y_axis = x_axis, y_axis
        self.series, self.cells, self.mode = series, cells, mode
        self.notes, self.scale = list(notes), scale
        self.square = square

    def meeting(self):
        """{point: names} of the points that several classes have."""
        found = {}
        for series in self.series:
            if series.kind == "points" and series.name:
                for point in set(series.data):
                    found.setdefault(point, []).append(series.name)
        return {point: names for point, names in found.items()
                if len(names) > 1}

    def legend(self):
        """The series that have a name, if one name alone would not do."""
        named = [series for series in self.series if series.name]
        return named if len(named) > 1 else []
