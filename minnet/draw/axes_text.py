"""A Chart as text."""

from .text_dots import Dots
from .heat_text import letter, scale_line, tones
from .rounding import tidy
from .terminal import Look

MARKS = "*o+x#@%&abcdefgh"
CLASS_MARKS = "ox+*#@%&abcdefgh"
NOTE_MARK = "O"  # stands for no series


def right(text, width):
    """Text at the right end of a width."""
    return " " * (width - len(text)) + text


def chart_lines(chart, look):
    """Title, chart, numbers, names and legend, one line each."""
    vertical, across, corners = look.rule()
    margin = max([len(text) for _, text in chart.y_axis.ticks]) + 2
    columns = look.width - margin - 2
    rows = max(8, min(20, columns // 4))
    if chart.square:
        columns = min(columns, 60)
        rows = max(columns // 3, 6)
    lines = [look.plain(text) for text in (chart.title, chart.y_axis.label)
             if text]
    frame, homeless = "", []
    if chart.cells:
        frame = vertical
        if any([series.kind == "line" for series in chart.series]):
            look = Look(look.width, look.encoding, False)  # for the letters
        drawn = with_points(tones(chart.cells, columns, rows, look,
                                  chart.mode), chart, look)
        lines.append(" " * margin + corners[2] + across * columns
                     + corners[3])
    else:
        dots, homeless = drawn_series(chart, columns, rows, look)
        drawn = dots.lines()
    numbers = {}
    for value, text in chart.y_axis.ticks:
        row = min(int((1 - chart.y_axis.place(value)) * rows), rows - 1)
        numbers.setdefault(row, text)
    for row in range(rows):
        lines.append(right(numbers.get(row, ""), margin - 1) + " " + vertical
                     + drawn[row] + frame)
    lines.append(" " * margin + corners[0] + across * columns
                 + (corners[1] if frame else ""))
    lines.append(" " * (margin + 1) + numbers_below(chart.x_axis, columns))
    lines.append(" " * (margin + 1) + look.plain(chart.x_axis.label)[
        :columns].center(columns))
    return lines + homeless + legend_lines(chart, look)


def shows_points(chart, look):
    """Few points can stand on a map without hiding it."""
    return not look.colours and sum(
        [len(series.data) for series in chart.series]) <= 40


def points_of(series):
    """Its points, or those of its lines."""
    return series.data if series.kind == "points" else sum(series.data, [])


def with_points(drawn, chart, look):
    """The lines of a map with the points on it, if they are few."""
    if not shows_points(chart, look):
        return drawn
    for series in chart.series:
        mark = mark_of(chart, series, look) or CLASS_MARKS[0]
        for x, y in points_of(series):
            line = min(int((1 - chart.y_axis.place(y)) * len(drawn)),
                       len(drawn) - 1)
            column = min(int(chart.x_axis.place(x) * len(drawn[line])),
                         len(drawn[line]) - 1)
            drawn[line] = (drawn[line][:column] + mark
                           + drawn[line][column + 1:])
    return drawn


def numbers_below(axis, columns):
    """The numbers of the x axis, those that find room."""
    line, end = "", -1
    for value, text in axis.ticks:
        start = int(axis.place(value) * columns) - len(text) // 2
        start = max(0, min(start, columns - len(text)))
        if start > end:
            line += " " * (start - len(line)) + text
            end = start + len(text)
    return line


def uses_marks(chart, look):
    """Letters tell series apart where there are no colours."""
    return not look.colours and (len(chart.series) > 1 or any(
        [series.strength is not None for series in chart.series]))


def mark_of(chart, series, look):
    """The letter that stands for a series, or None for dots."""
    if not uses_marks(chart, look):
        return None
    if series.strength is not None:
        return letter((series.hue, series.strength), "diverging",
                      look.shades()[1:])
    letters = CLASS_MARKS if series.kind == "points" or chart.cells else MARKS
    return letters[chart.series.index(series) % len(letters)]


def drawn_series(chart, columns, rows, look):
    """The lines and points on a grid; and the notes that find no room."""
    dots = Dots(columns, rows, look,
                "marks" if uses_marks(chart, look) else None, shared=True)

    def place(point):
        return (chart.x_axis.place(point[0]) * columns,
                (1 - chart.y_axis.place(point[1])) * rows)

    for series in chart.series:
        mark = mark_of(chart, series, look)
        strokes = series.data if series.kind == "line" \
            else [[point] for point in series.data]
        for stroke in strokes:
            for start, end in zip(stroke[:1] + stroke, stroke):
                dots.line(place(start), place(end), series.hue, mark)
        if series.arrow:
            (x, y), (end_x, end_y) = map(place, series.data[0])
            dots.dot(end_x, end_y, series.hue, "<" if end_x < x else ">", True)
    homeless, spots = meeting_lines(chart, look), []
    for x, y, _ in chart.notes:
        column, row = place((x, y))
        spots.append((min(int(column), columns - 1), min(int(row), rows - 1)))
        dots.dot(column, row, None,
                 "\u2022" if look.dots == "braille" else NOTE_MARK, True)
    for (column, row), (x, _, text) in zip(spots, chart.notes):
        text = look.plain(text)
        if not text.strip():
            continue
        for left, line in places_beside(column, row, len(text)):
            if dots.write(left, line, text, beside=True):
                break
        else:
            homeless.append(look.plain(f"  at {tidy(x)}: {text}"))
    return dots, homeless


def places_beside(column, row, wide):
    """Where a text may start: beside the place, above, below, farther off."""
    left, middle = column - 1 - wide, column - wide // 2
    found = [(column + 2, row), (left, row)]
    for off in (1, 2, 3):
        for line in (row - off, row + off):
            found += [(column + 2, line), (left, line), (middle, line)]
    return found


def meeting_lines(chart, look):
    """Where points of several classes stand at one place, a line for each."""
    return [look.plain(f"  at {tidy(x)}, {tidy(y)}: {' and '.join(names)}")[
        :look.width] for (x, y), names in sorted(chart.meeting().items())][:6]


def legend_lines(chart, look):
    """The names with their letters or colours; the colour scale."""
    lines = []
    if chart.scale:
        lines.append(scale_line(chart.scale[0], chart.scale[1], look,
                                chart.mode))
    for series in chart.legend()[:16]:
        mark = mark_of(chart, series, look) or (
            look.rule()[1] * 2 if series.kind == "line" else
            "\u2022" if look.dots == "braille" else "o")
        mark = look.paint(mark, series.hue)
        if chart.mode == "classes":
            tone = tones([[(series.hue, 1)]], 2, 1, look, chart.mode)[0]
            mark = f"'{tone}' {mark}" if shows_points(chart, look) \
                and series.data else f"'{tone}'"
        elif chart.cells and not shows_points(chart, look):
            continue
        lines.append("  " + mark + " "
                     + look.plain(series.name)[:look.width - 12])
    return lines
