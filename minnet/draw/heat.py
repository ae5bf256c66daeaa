"""Numbers as colours: orange below the middle, blue above."""

from .rounding import fixed, nearest, ticks
from .svg import label, px

LEVELS = 20  # steps from the bare paper to the full hue
BLUE, ORANGE = 0, 1


def heat(value, low, high):
    """(hue, strength): from low (orange, 1) over the middle (0) to high
    (blue, 1)."""
    level = min(max((2 * value - low - high) / (high - low), -1), 1)
    return (BLUE if level > 0 else ORANGE), abs(level)


FULL = 0.85  # of the hue; the rest is paper
UNDER_TEXT = 0.5  # where text must stay readable


def opacity(strength, full=FULL):
    """The strength as an attribute."""
    level = nearest(strength * LEVELS)
    return f'fill-opacity="{fixed(full * level / LEVELS, 4)}"'


def cells(rows, left, top, width, height, full=FULL):
    """Rows of (hue, strength) as squares: a path for each colour."""
    found = {}
    for i, row in enumerate(rows):
        colours = [(hue, nearest(strength * LEVELS)) for hue, strength in row]
        start = 0
        for j in range(1, len(row) + 1):
            if j < len(row) and colours[j] == colours[start]:
                continue
            across = px(width * (j - start))
            found.setdefault(colours[start], []).append(
                f"M{px(left + start * width)} {px(top + i * height)}h{across}"
                f"v{px(height)}h-{across}z")
            start = j
    return [f'<path class="mn-f-{hue}" {opacity(level / LEVELS, full)}'
            f' shape-rendering="crispEdges" d="{"".join(found[hue, level])}"'
            "/>" for hue, level in sorted(found) if level]


def scale_bar(x, y, step, shown, coloured, full=FULL):
    """A bar of colours with numbers beside it; 16 wide, 40 steps high.

        shown       the numbers at its lower and its upper end
        coloured    the numbers that have the full orange and blue
    """
    low, high = shown
    rows = [[heat(high - (high - low) * (i + 0.5) / 40, *coloured)]
            for i in range(40)]
    parts = cells(rows, x, y, 16, step, full)
    for value, text in ticks(low, high, 5):
        place = y + 40 * step * (high - value) / (high - low)
        parts.append(label(x + 22, place + 4.5, text, "start", ink="pale"))
    return parts + [f'<path class="mn-s-pale" fill="none" d="M{px(x)} {px(y)}'
                    f'h16v{px(40 * step)}h-16z"/>']
