"""Reads SVG with the standard library, for the tests of minnet.draw."""

import re
import xml.etree.ElementTree as ElementTree

SVG = "{http://www.w3.org/2000/svg}"


def tree(picture):
    """The root; raises where the XML is not valid."""
    return ElementTree.fromstring(str(picture))


def texts(picture):
    """(text, x, y, size, anchor) of everything written."""
    return [("".join(node.itertext()), float(node.get("x")),
             float(node.get("y")), float(node.get("font-size")),
             node.get("text-anchor")) for node in tree(picture).iter(
                 SVG + "text")]


def words(picture):
    return [text for text, *_ in texts(picture)]


def wide(text, size):
    """The width of text in a common font, letter by letter (DejaVu Sans,
    which is wider than most), in thousandths."""
    table = {**dict.fromkeys("il'|", 278), **dict.fromkeys("jI", 290),
             **dict.fromkeys("ft,. ", 360), **dict.fromkeys("()[]-r:;", 400),
             **dict.fromkeys("mwMW%", 980)}
    default = {True: 750, False: 637}
    return sum(table.get(letter, default[letter.isupper()])
               for letter in text) * size / 1000


def boxes(picture):
    """(text, left, top, right, bottom) of everything written."""
    found = []
    for text, x, y, size, anchor in texts(picture):
        left = x - {"start": 0, "middle": 0.5, "end": 1}[anchor] * wide(
            text, size)
        found.append((text, left, y - 0.75 * size, left + wide(text, size),
                      y + 0.1 * size))
    return found


def overlapping(picture):
    """Pairs of texts that touch, and texts that stick out."""
    found, height = boxes(picture), float(tree(picture).get("height"))
    width = float(tree(picture).get("width"))
    pairs = [(one[0], other[0]) for i, one in enumerate(found)
             for other in found[:i]
             if one[1] < other[3] and other[1] < one[3]
             and one[2] < other[4] and other[2] < one[4]]
    return pairs + [box[0] for box in found if box[1] < 0 or box[2] < 0
                    or box[3] > width or box[4] > height]


def paths(picture, name):
    """The d of all paths that have this class among theirs."""
    return [node.get("d") for node in tree(picture).iter(SVG + "path")
            if name in node.get("class", "").split()]


def lines(d):
    """The points of a path of M and L, a list for each M."""
    return [[tuple(map(float, pair.split())) for pair in
             re.split("L", stroke)] for stroke in d.split("M")[1:]]


def scales(picture):
    """Two functions, from numbers to pixels, read off the numbers beside
    the axes: nothing but the picture itself tells them."""
    def line_through(pairs):
        (a, at_a), (b, at_b) = pairs[0], pairs[-1]
        return lambda value: at_a + (value - a) / (b - a) * (at_b - at_a)

    numbers = [(text, x, y, anchor) for text, x, y, size, anchor
               in texts(picture) if size == 13
               and re.fullmatch(r"-?[\d.]+(e-?\d+)?", text)]
    low = max(y for _, _, y, anchor in numbers if anchor == "middle")
    across = [(float(text), x) for text, x, y, anchor in numbers
              if anchor == "middle" and y == low]
    # 4.5 pixels below the middle of the number is where its letters stand.
    down = [(float(text), y - 4.5) for text, x, y, anchor in numbers
            if anchor == "end"]
    return line_through(sorted(across)), line_through(sorted(down))
