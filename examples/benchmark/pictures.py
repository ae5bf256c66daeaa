"""The scaling tables as charts: powers of two both ways."""

from minnet.draw.axes import Axis, Chart, Series
from minnet.draw.axes_svg import chart_svg
from minnet.draw.axes_text import chart_lines
from minnet.draw.picture import Picture


def scaling_picture(optimizer, grows):
    """Nanoseconds for an example and a weight over the size, a line for each
    thing that grows: level lines are what we want."""
    lines = [[(size, 1e9 * seconds) for size, seconds in series]
             for series in grows.values()]
    points = [point for line in lines for point in line]
    chart = Chart(
        f"{optimizer}: what doubles when the work does",
        Axis("how many", [x for x, _ in points], log=True),
        Axis("ns for an example and a weight", [y for _, y in points],
             log=True).padded(),
        [Series("line", name, [line], number, number)
         for number, (name, line) in enumerate(zip(grows, lines))],
        "level lines: no cliff")
    return Picture(chart_svg(chart), lambda look: chart_lines(chart, look))
