"""The shapes of points, and lines of few points."""

import math

from .svg import px


def straightened(points, within=0.1):
    """The same line with fewer points: none it leaves out is farther than a
    tenth of a pixel from it (Ramer 1972, Douglas and Peucker 1973)."""
    kept, parts = {0, len(points) - 1}, [(0, len(points) - 1)]
    while parts:
        first, last = parts.pop()
        (x, y), (x_end, y_end) = points[first], points[last]
        across, down = x_end - x, y_end - y
        square = across * across + down * down
        worst, place = within, None
        for i in range(first + 1, last):
            dx, dy = points[i][0] - x, points[i][1] - y
            # The nearest place between both ends, from 0 to 1.
            t = min(max((dx * across + dy * down) / square, 0), 1) \
                if square else 0
            dx, dy = dx - t * across, dy - t * down
            off = math.sqrt(dx * dx + dy * dy)
            if off > worst:
                worst, place = off, i
        if place is not None:
            kept.add(place)
            parts += [(first, place), (place, last)]
    return [points[i] for i in sorted(kept)]


def shape(place, hue, size):
    """A disc, square, triangle, diamond, or the last two upside down: each
    hue has its own, for eyes that don't tell the hues apart."""
    x, y = place
    kind, s = hue % 6, px(size)
    if kind == 0:
        return f"M{px(x - size)} {px(y)}a{s} {s} 0 1 1 0 .1z"
    if kind == 1:
        side = px(size * 1.8)
        return (f"M{px(x - size * 0.9)} {px(y - size * 0.9)}h{side}v{side}"
                f"h-{side}z")
    if kind in (2, 4):
        turn = 1 if kind == 2 else -1
        return (f"M{px(x)} {px(y - turn * size * 1.2)}l{px(size * 1.1)}"
                f" {px(turn * size * 2)}h-{px(size * 2.2)}z")
    if kind == 3:
        s = px(size * 1.25)
        return f"M{px(x)} {px(y - size * 1.25)}l{s} {s}-{s} {s}-{s}-{s}z"
    s = px(size * 1.2)
    return (f"M{px(x - size * 1.2)} {px(y - size * 1.2)}l{s} {s} {s}-{s}v"
            f"{px(size * 2.4)}l-{s}-{s}-{s} {s}z")
