"""What the tests of minnet.draw share: to read pictures, to make models."""

import math
import re
import xml.etree.ElementTree as ElementTree

import pytest

from minnet import FCLayer, Model, ReLUActivation
from minnet.selfcheck.pictures import pictures

ALL = dict(pictures())  # name: Picture
SVG = "{http://www.w3.org/2000/svg}"


def tree(picture):
    """The root; raises where the XML is not valid."""
    return ElementTree.fromstring(str(picture))


def nodes(picture, name="path", kind=""):
    """The nodes of a name with this in their class."""
    return [node for node in tree(picture).iter(SVG + name)
            if kind in node.get("class", "")]


def paths(picture, name):
    """The d of all paths that have this class among theirs."""
    return [node.get("d") for node in nodes(picture, "path", name)
            if name in node.get("class").split()]


def texts(picture):
    """(text, x, y, size, anchor) of everything written."""
    return [("".join(node.itertext()), float(node.get("x")),
             float(node.get("y")), float(node.get("font-size")),
             node.get("text-anchor")) for node in nodes(picture, "text")]


def words(picture):
    return [text for text, *_ in texts(picture)]


def boxes(picture):
    """(text, left, top, right, bottom) of everything written, in a common
    font (DejaVu Sans, which is wider than most)."""
    wide = {letter: share for letters, share in (
        ("il'|", 278), ("jI", 290), ("ft,. ", 360), ("()[]-r:;", 400),
        ("mwMW%", 980)) for letter in letters}
    found = []
    for text, x, y, size, anchor in texts(picture):
        across = size / 1000 * sum(wide.get(
            letter, 750 if letter.isupper() else 637) for letter in text)
        x -= {"start": 0, "middle": 0.5, "end": 1}[anchor] * across
        found.append((text, x, y - 0.75 * size, x + across, y + 0.1 * size))
    return found


def overlapping(picture):
    """Pairs of texts that touch, and texts that stick out."""
    found, root = boxes(picture), tree(picture)
    return [(one[0], other[0]) for i, one in enumerate(found)
            for other in found[:i] if one[1] < other[3] and other[1] < one[3]
            and one[2] < other[4] and other[2] < one[4]] + [
        text for text, left, top, right, bottom in found
        if left < 0 or top < 0 or right > float(root.get("width"))
        or bottom > float(root.get("height"))]


def lines(d):
    """The points of a path of M and L, a list for each M."""
    return [[tuple(map(float, pair.split())) for pair in
             re.split("L", stroke)] for stroke in d.split("M")[1:]]


def strokes(picture, hue):
    """The lines of a hue on the chart, without the sample in the legend."""
    return [stroke for d in paths(picture, f"mn-s-{hue}") if "h22" not in d
            for stroke in lines(d)]


def centres(picture, hue):
    """Where the discs of hue 0 or the squares of hue 1 are."""
    return [(float(x) + float(size) * (0.5 if kind == "h" else 1),
             float(y) + float(size) * (0.5 if kind == "h" else 0))
            for d in paths(picture, f"mn-f-{hue}") for x, y, kind, size in
            re.findall(r"M([-\d.]+) ([-\d.]+)([ah])([\d.]+)", d)]


def squares(picture):
    """{(left, top, width, height): (hue, strength)} of what is coloured."""
    return {tuple(map(float, place)): (node.get("class")[-1],
                                       float(node.get("fill-opacity")))
            for node in nodes(picture) if "shape-rendering" in node.attrib
            for place in re.findall(
                r"M([\d.]+) ([\d.]+)h([\d.]+)v([\d.]+)h", node.get("d"))}


def cells(picture):
    """{(left, top): (hue, strength)} of a map, 6 pixels each."""
    return {(x + 6 * i, y): look
            for (x, y, across, down), look in squares(picture).items()
            if down == 6 for i in range(int(across) // 6)}


def scales(picture):
    """Two functions, from numbers to pixels, read off the numbers beside
    the axes: nothing but the picture itself tells them."""
    def line_through(pairs):
        (a, at_a), *_, (b, at_b) = sorted(pairs)
        return lambda value: at_a + (value - a) / (b - a) * (at_b - at_a)

    # 4.5 pixels below the middle of a number is where its letters stand.
    found = [(anchor, y - 4.5, x, float(text))
             for text, x, y, size, anchor in texts(picture)
             if size == 13 and re.fullmatch(r"-?[\d.]+(e-?\d+)?", text)]
    low = max(y for anchor, y, *_ in found if anchor == "middle")
    return (line_through([(value, x) for anchor, y, x, value in found
                          if (anchor, y) == ("middle", low)]),
            line_through([(value, y) for anchor, y, _, value in found
                          if anchor == "end"]))


def lie(picture, pixels, points):
    """Are pixels where the axes say that these points are?"""
    across, down = scales(picture)
    return len(pixels) == len(points) and all(
        abs(x - across(a)) < 0.3 and abs(y - down(b)) < 0.3
        for (x, y), (a, b) in zip(pixels, points))


def distance(point, a, b, beyond=False):
    """From a point to the line between two others, or beyond them."""
    (x, y), (x1, y1), (x2, y2) = point, a, b
    long = (x2 - x1) ** 2 + (y2 - y1) ** 2
    t = ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / (long or 1)
    t = t if beyond else min(max(t, 0), 1)
    return math.hypot(x - x1 - t * (x2 - x1), y - y1 - t * (y2 - y1))


def rows_of(picture, width=40, encoding="ascii", colours=False):
    return picture.text(width, encoding, colours).split("\n")


def insides(picture):
    """The rows of a chart, right of its axis."""
    return [row.split("|")[1] for row in rows_of(picture) if "|" in row]


def model_of(*layers):
    return Model(list(layers), 1, 1, 1)


def fixed(weights, bias):
    return FCLayer(len(weights[0]), len(weights),
                   init=lambda inputs, outputs: (weights, bias))


def small(*last):
    return model_of(fixed([[1, -2], [0, 4], [3, 0.5]], [0.5, -1, 0]),
                    ReLUActivation(), fixed([[2, -1, 0.25]], [1]), *last)


def refused(message):
    return pytest.raises((ValueError, TypeError), match=message)


def refusals(function, cases):
    """A test that it refuses arguments with a message that matches."""
    @pytest.mark.parametrize("arguments, message", cases)
    def test(arguments, message):
        with refused(message):
            function(*arguments)
    return test
