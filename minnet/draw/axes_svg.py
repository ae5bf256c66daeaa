"""A Chart as SVG."""

import math

from .heat import cells, opacity, scale_bar
from .marks_svg import shape, straightened
from .rounding import nearest
from .scene import meets
from .svg import (backed, document, escape, label, path, px, shortened,
                  text_width)

WIDTH, HEIGHT = 640, 400
DASHES = ["", "7 4", "2 3", "9 3 2 3", "14 4", "5 2 2 2"]
TOP, BOTTOM = 58, 52  # title and name of y above, numbers and name of x below


class Frame:
    """Where the axes stand, in pixels."""

    def __init__(self, chart):
        self.chart = chart
        numbers = [text_width(text) for _, text in chart.y_axis.ticks]
        self.left = nearest(max(numbers + [20])) + 18
        names = [text_width(series.name) for series in chart.legend()]
        self.legend_width = nearest(min(max(names + [0]), 180)) + 1
        right = self.scale_width = 96 if chart.scale else 16
        right += self.legend_width + 36 if names else 8
        # The last number below the axis may reach beyond its end.
        ends = [text_width(text) for _, text in chart.x_axis.ticks[-1:]]
        right = max(right, nearest(max(ends + [0]) / 2) + 4)
        self.width = WIDTH - self.left - right
        self.height = HEIGHT - TOP - BOTTOM
        if chart.square:
            self.width = self.height = 360
        self.right, self.bottom = self.left + self.width, TOP + self.height
        self.full_width = self.right + right
        self.full_height = self.bottom + BOTTOM

    def place(self, point):
        """A point in pixels."""
        return (self.left + self.width * self.chart.x_axis.place(point[0]),
                self.bottom - self.height * self.chart.y_axis.place(point[1]))


def chart_svg(chart):
    """The whole chart."""
    frame = Frame(chart)
    # Without numbers an axis takes less: the title may still be long.
    title = shortened(chart.title, frame.full_width - 24, 16)
    parts = [label(12, 24, title, "start", 16)]
    if chart.cells:
        size = frame.width / len(chart.cells)
        parts += cells(chart.cells, frame.left, TOP, size, size)
    parts += axes_svg(frame, bool(chart.cells))
    for series in chart.series:
        parts += series_svg(frame, series)
    parts += notes_svg(frame) + legend_svg(frame)
    if chart.scale:
        parts += scale_bar(frame.right + 18, TOP, 9, chart.scale, chart.scale)
    return document(frame.full_width, frame.full_height, chart.title,
                    chart.description, parts)


def axes_svg(frame, covered):
    """Numbers, names and lines of both axes."""
    chart, left, bottom = frame.chart, frame.left, frame.bottom
    parts, rules = [], ""
    end = -1
    for value, text in chart.x_axis.ticks:
        x = frame.place((value, chart.y_axis.low))[0]
        rules += f"M{px(x)} {bottom}V{bottom + 5 if covered else TOP}"
        if x - text_width(text) / 2 > end:
            parts.append(label(x, bottom + 19, text, ink="pale"))
            end = x + text_width(text) / 2 + 6
    for value, text in chart.y_axis.ticks:
        y = frame.place((chart.x_axis.low, value))[1]
        rules += f"M{left} {px(y)}H{left - 5 if covered else frame.right}"
        parts.append(label(left - 9, y + 4.5, text, "end", ink="pale"))
    lines = [f'<path class="mn-s-rule" fill="none" d="{rules}"/>',
             f'<path class="mn-s-pale" fill="none" d="M{left} {TOP}V{bottom}'
             f'H{frame.right}"/>']
    name_x = shortened(chart.x_axis.label, frame.width)
    name_y = shortened(chart.y_axis.label, frame.full_width - 24)
    return lines + parts + [
        label((left + frame.right) / 2, bottom + 40, name_x),
        label(12, TOP - 12, name_y, "start")]


def series_svg(frame, series):
    """A line, or points."""
    return (line_svg if series.kind == "line" else points_svg)(frame, series)


def line_svg(frame, series):
    """A line of one or more strokes; on a map with a rim of paper, and a dot
    at every step."""
    strokes = [[frame.place(point) for point in stroke]
               for stroke in series.data if stroke]
    on_map = bool(frame.chart.cells)
    d = "".join([path(straightened(stroke)) for stroke in strokes])
    dots = [shape(stroke[0], 0, 3.5) for stroke in strokes if len(stroke) == 1]
    dots += [shape(point, 0, 2.5) for stroke in strokes * on_map
             for point in stroke]
    parts = [f'<path class="mn-l mn-s-paper" style="stroke-width:5px"'
             f' d="{d}"/>'] * on_map
    parts.append(f'<path class="mn-l mn-s-{series.hue}"{dash_of(series)}'
                 f'{band_of(frame, series)} d="{d}">{tip(series)}</path>')
    if dots:
        d = "".join(dots)
        parts.append(f'<path class="mn-f-{series.hue}" d="{d}"/>')
    return parts + ([arrow_svg(frame, series)] if series.arrow else [])


def points_svg(frame, series):
    """Points, the smaller the more there are. Where another class stands at
    the same place, it is the larger one that is drawn first."""
    count = sum([len(one.data) for one in frame.chart.series])
    size = 4 if count < 150 else 3.5 if count < 600 else 2
    above = {point: len(names) - 1 - names.index(series.name)
             for point, names in frame.chart.meeting().items()
             if series.name in names}
    d = "".join([shape(frame.place(point), series.hue,
                       size * (1 + above.get(point, 0)))
                 for point in series.data])
    rim = "1.2" if count < 150 else ".6"
    look = f'class="{colours_of(series)}" stroke-width="{rim}"'
    if series.strength is not None:
        look = (f'class="mn-f-{series.hue} mn-s-pale" stroke-width=".5" '
                + opacity(series.strength))
    return [f'<path {look} d="{d}">{tip(series)}</path>'] if d else []


def arrow_svg(frame, series):
    """The head of an arrow at the end of its line."""
    (x, y), (end_x, end_y) = map(frame.place, series.data[0][-2:])
    length = math.sqrt((end_x - x) ** 2 + (end_y - y) ** 2) or 1
    across, down = (end_x - x) / length, (end_y - y) / length
    corners = [(end_x - 11 * across + side * down,
                end_y - 11 * down - side * across) for side in (-5, 5)]
    return (f'<path class="mn-f-{series.hue}"'
            f' d="{path([(end_x, end_y)] + corners)}z"/>')


def colours_of(series):
    """Filled, or, from the seventh class on, hollow."""
    return f"mn-f-paper mn-s-{series.hue}" if series.dash else \
        f"mn-f-{series.hue} mn-s-paper"


def dash_of(series):
    """How its line is broken, as an attribute."""
    dash = DASHES[series.dash % len(DASHES)]
    return f' stroke-dasharray="{dash}"' if dash else ""


def band_of(frame, series):
    """A line with others on top of it is a broad, pale band below them."""
    lines = [one for one in frame.chart.series if one.kind == "line"]
    apart = len(lines) == 1 or frame.chart.cells  # there they have rims
    mine = set() if apart else spots_of(frame, series)
    above = sum([5 * len(mine & spots_of(frame, one)) > len(mine) for one in
                 lines[lines.index(series) + 1:]]) if mine else 0
    return "" if not above else (
        f' style="stroke-width:{3 + 3 * min(above, 3)}px;stroke-opacity:.4"')


def spots_of(frame, series):
    """The places, 2 pixels wide, that a line goes through."""
    found = set()
    for stroke in series.data:
        for start, end in zip(stroke, stroke[1:]):
            (x, y), (end_x, end_y) = frame.place(start), frame.place(end)
            steps = int(max(abs(end_x - x), abs(end_y - y)) / 2) + 1
            found.update([(nearest((x + k / steps * (end_x - x)) / 2),
                           nearest((y + k / steps * (end_y - y)) / 2))
                          for k in range(steps)])
    return found


def tip(series):
    """Its name, which a browser shows under the pointer."""
    return f"<title>{escape(series.name)}</title>" if series.name else ""


def legend_svg(frame):
    """Names beside the chart, each with its mark."""
    parts = []
    x, y = frame.right + frame.scale_width, TOP + 10
    for series in frame.chart.legend()[:16]:
        if series.kind == "line":
            parts.append(f'<path class="mn-l mn-s-{series.hue}"'
                         f'{dash_of(series)} d="M{px(x)} {px(y)}h22"/>')
        else:
            parts.append(f'<path class="{colours_of(series)}" d="'
                         f'{shape((x + 11, y), series.hue, 5)}"/>')
        name = shortened(series.name, frame.legend_width)
        parts.append(label(x + 28, y + 4.5, name, "start"))
        y += 19
    more = len(frame.chart.legend()) - 16
    if more > 0:
        parts.append(label(x + 28, y + 4.5, f"{more} more", "start"))
    return parts


def strokes_of(frame):
    """All pieces of the lines, in pixels, and the points that bear notes."""
    spots = [frame.place(note) for note in frame.chart.notes]
    return [(frame.place(a), frame.place(b), None, 2)
            for series in frame.chart.series if series.kind == "line"
            for stroke in series.data for a, b in zip(stroke, stroke[1:])] + [
        (spot, spot, None, 8) for spot in spots]


def places_beside(x, y, wide):
    """Where a text may stand, (left, base): close to a point, then farther
    off, in rings."""
    found = [(x + dx, y + dy) for dx, dy in (
        (10, -8), (10, 16), (-10 - wide, -8), (-10 - wide, 16),
        (-wide / 2, -22), (-wide / 2, 30), (-wide / 2, -40), (-wide / 2, 48))]
    for far in (30, 50, 80, 120):
        for dx, dy in ((1, 0), (-1, 0), (0, -1), (0, 1), (.7, -.7), (-.7, -.7),
                       (.7, .7), (-.7, .7)):
            found.append((x + far * dx + wide * (dx / 2 / abs(dx) if dx else 0)
                          - wide / 2, y + far * dy + 4))
    return found


def notes_svg(frame):
    """Text beside points, where it meets no other text and, if there is such
    a place, no line. A thin line leads to text that stands farther off."""
    parts, taken, strokes = [], [], strokes_of(frame)
    for x, y, text in frame.chart.notes:
        if not text.strip():
            continue
        x, y = frame.place((x, y))
        text = shortened(text, frame.width - 16)
        wide = text_width(text)
        places = []
        for place, (left, base) in enumerate(places_beside(x, y, wide)):
            # Not over the edge: rather a bit aside.
            left = min(max(left, frame.left + 6), frame.right - wide - 6)
            if TOP + 12 < base < frame.bottom - 6 and not any(
                    [left < there[0] + there[2] and there[0] < left + wide
                     and abs(base - there[1]) < 17 for there in taken]):
                places.append((any([meets(
                    (left - 1, base - 11, left + wide + 1, base + 4), stroke)
                    for stroke in strokes]), place, left, base))
        if not places:
            continue
        _, place, left, base = min(places)
        taken.append((left, base, wide))
        if place > 7:
            near = min(max(x, left), left + wide)
            parts.append(f'<path class="mn-s-pale" d="M{px(x)} {px(y)}L'
                         f'{px(near)} {px(base - (0 if y > base else 10))}"/>')
        parts.append(backed(left, base, wide, text))
    return [f'<path class="mn-f-ink" d="{shape(frame.place(note), 0, 3.5)}"/>'
            for note in frame.chart.notes] + parts
