"""Images inside of a network's diagram: maps, and the window that moves over
them."""

from .heat import cells, heat
from .rounding import range_of

SIDE, BETWEEN = 76, 12  # of a map, and from one to the next, in pixels
MOST_MAPS = 3
MOST_LINES = 12  # across; of more cells no lines are drawn


class Maps:
    """The numbers of a column as images: `count` of height x width."""

    def __init__(self, count, height, width):
        self.count, self.height, self.width = count, height, width
        self.shown = min(count, MOST_MAPS)
        self.cell = SIDE / max(height, width)
        self.high = self.shown * (SIDE + BETWEEN) + 16

    def said(self):
        """2 maps of 4 x 4"""
        return (f"{self.count} map{'s' * (self.count > 1)} of {self.height} x"
                f" {self.width}")

    def corner(self, x, top, number=0):
        """The upper left corner of one of them, in a column at x."""
        return (x - self.cell * self.width / 2,
                top + number * (SIDE + BETWEEN))


def maps_of(column, after):
    """The Maps of a column, by its own layer or by the next; or None."""
    layer, next_layer = column.first, after and after.first
    for one, names in ((layer, ("output_channels", "output_height",
                                "output_width")),
                       (next_layer, ("channels", "height", "width"))):
        sizes = [getattr(one, name, None) for name in names]
        if None not in sizes and sizes[0] * sizes[1] * sizes[2] == \
                column.width:
            return Maps(*sizes)
    return None


def draw_maps(scene, column, maps, x, top):
    """The maps of a column, one under another; with values in colours.
    Returns the places of its right edge's ends."""
    for number in range(maps.shown):
        left, upper = maps.corner(x, top, number)
        wide, high = maps.cell * maps.width, maps.cell * maps.height
        if column.values:
            low, top_value = range_of(column.values)
            rows = [[heat(column.values[(i * maps.width + j) * maps.count
                                        + number], low, top_value)
                     for j in range(maps.width)] for i in range(maps.height)]
            for part in cells(rows, left, upper, maps.cell, maps.cell):
                scene.part(part)
        for i in range(maps.height + 1):
            if i in (0, maps.height) or maps.height <= MOST_LINES:
                y = upper + i * maps.cell
                scene.line((left, y), (left + wide, y))
        for j in range(maps.width + 1):
            if j in (0, maps.width) or maps.width <= MOST_LINES:
                scene.line((left + j * maps.cell, upper),
                           (left + j * maps.cell, upper + high))
    more = maps.count - maps.shown
    scene.text(x, top + maps.shown * (SIDE + BETWEEN) + 4, maps.said() + (
        f", {maps.shown} shown" if more else ""), size=12, ink="pale")
    right = x + maps.cell * maps.width / 2
    return (right, top), (right, top + maps.shown * (SIDE + BETWEEN) - BETWEEN)


def draw_window(scene, layer, before, after):
    """The window in the middle of the first map, and the cell it gives;
    before and after are (maps, x, top)."""
    stride, padding = layer.stride, getattr(layer, "padding", 0)
    (maps, x, top), (target, to_x, to_top) = before, after
    row, column = target.height // 2, target.width // 2
    left, upper = maps.corner(x, top)
    low = [max(place * stride - padding, 0) for place in (row, column)]
    high = [min(place * stride - padding + layer.size, most) for place, most
            in ((row, maps.height), (column, maps.width))]
    frame = [(left + j * maps.cell, upper + i * maps.cell)
             for i, j in ((low[0], low[1]), (low[0], high[1]),
                          (high[0], high[1]), (high[0], low[1]))]
    to_left, to_upper = target.corner(to_x, to_top)
    cell = [(to_left + j * target.cell, to_upper + i * target.cell)
            for i, j in ((row, column), (row, column + 1),
                         (row + 1, column + 1), (row + 1, column))]
    for corners in frame, cell:
        for start, end in zip(corners, corners[1:] + corners[:1]):
            scene.line(start, end, 1, 2)
    for place in 0, 3:
        scene.line(frame[1 if place == 0 else 2], cell[place], 1, 1)
