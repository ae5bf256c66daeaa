"""minnet.draw: what all pictures have in common."""

import itertools
import os
import re
import subprocess
import sys

import pytest

import minnet
from minnet import draw
from minnet.selfcheck import core, pictures
from minnet.draw.svg import HUES, INKS, escape
from minnet.draw.terminal import Look
from tests.draw.pictures import SVG, overlapping, texts, tree
from tests.tools.places import ROOT

ALL = dict(pictures.pictures())
ENCODINGS = ["ascii", "cp1252", "cp437", "latin-1", "utf-8", "no-such"]
COLOUR = re.compile("\x1b\\[[0-9;]*m")


@pytest.fixture(params=sorted(ALL))
def picture(request):
    return ALL[request.param]


def test_all_functions_are_tried():
    used = {name for name in draw.__all__ if name != "Picture"}
    assert {type(one) for one in ALL.values()} == {draw.Picture}
    with open(pictures.__file__) as file:
        assert used == set(re.findall(r'yield "[^"]+", (\w+)', file.read()))


def test_is_a_picture_with_a_title_for_those_who_cannot_see_it(picture):
    root = tree(picture)
    assert root.tag == SVG + "svg" and root.get("role") == "img"
    assert [child.tag for child in root][:2] == [SVG + "title", SVG + "desc"]
    assert root[0].text and len(root[1].text) > 10
    assert root.get("viewBox") == "0 0 {} {}".format(
        root.get("width"), root.get("height"))


def test_needs_nothing_from_outside(picture):
    text = str(picture)
    text.encode("ascii")
    assert text.count("http") == 1  # the name space
    for word in ("<script", "href", "url(", "@import", "javascript", "id="):
        assert word not in text
    for node in tree(picture).iter():
        assert node.tag in [SVG + name for name in (
            "svg", "title", "desc", "style", "rect", "path", "circle",
            "text")]
        assert not [name for name in node.attrib if name[:2] == "on"]


def test_text_touches_no_other_text(picture):
    assert overlapping(picture) == []


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("colours", [True, False])
def test_text_fits_the_terminal(picture, width, encoding, colours):
    text = picture.text(width, encoding, colours)
    text.encode("ascii" if encoding == "no-such" else encoding)
    assert (COLOUR.search(text) is not None) <= colours
    lines = COLOUR.sub("", text).split("\n")
    assert max(map(len, lines)) <= width and len(lines) >= 3
    assert not any(line != line.rstrip() and "\x1b" not in line
                   for line in text.split("\n"))


def test_text_uses_what_the_encoding_has():
    curve = ALL["curve"]
    dots = draw.curve(abs)
    assert re.search("[\u2801-\u28ff]", dots.text(60, "utf-8", False))
    assert re.search("[\u2580\u2584\u2588]", dots.text(60, "cp437", False))
    assert re.search("[.':]{4}", dots.text(60, "cp1252", False))
    # Two lines without colours: a letter for each.
    assert "***" in curve.text(60, "utf-8", False)
    assert re.search("[\u2801-\u28ff]", curve.text(60, "utf-8", True))
    image = ALL["images"]
    assert set(image.text(60, "cp437", False)) & set("\u2591\u2592\u2593\u2588")
    assert "\u2580" in image.text(60, "utf-8", True)


def test_widths_by_default(monkeypatch):
    for columns, width in (("40", 40), ("70", 70), ("500", 100)):
        monkeypatch.setenv("COLUMNS", columns)
        assert Look().width == width
    assert Look(3).width == 20  # narrower is unreadable


class Terminal:
    """Standard output as it may be."""

    def __init__(self, encoding, terminal):
        self.encoding, self.terminal = encoding, terminal

    def isatty(self):
        return self.terminal


@pytest.mark.parametrize("terminal, variables, expected", [
    (True, {"TERM": "xterm-256color"}, True),
    (True, {"TERM": "linux", "COLORTERM": "truecolor"}, True),
    (True, {"TERM": "linux"}, False), (True, {"TERM": "dumb"}, False),
    (True, {"TERM": "", "WT_SESSION": "1"}, True), (True, {}, False),
    (True, {"TERM": "xterm-256color", "NO_COLOR": "1"}, False),
    (True, {"TERM": "xterm-256color", "NO_COLOR": ""}, True),
    (False, {"TERM": "xterm-256color"}, False)])
def test_colours_only_where_they_are_wanted(monkeypatch, terminal, variables,
                                            expected):
    for name in ("TERM", "COLORTERM", "WT_SESSION", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "stdout", Terminal("utf-8", terminal))
    assert ("\x1b" in ALL["curve"].text(60)) is expected


def test_the_encoding_is_that_of_standard_output(monkeypatch):
    for encoding in ("ascii", "cp1252", "cp437", "utf-8"):
        monkeypatch.setattr(sys, "stdout", Terminal(encoding, False))
        assert ALL["curve"].text(60) == ALL["curve"].text(60, encoding, False)
    monkeypatch.setattr(sys, "stdout", Terminal(None, False))
    assert ALL["curve"].text(60) == ALL["curve"].text(60, "utf-8", False)


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp437", "utf-8"])
def test_printing_never_fails(encoding):
    code = ("from minnet import draw\n"
            "p = draw.curve(abs, title='\u03a3\u2026\u00d7 \u4e2d',"
            " notes=[(1, 1, '\u00e9\u20ac')])\n"
            "print(p.text()); print(repr(p)); print(p)\n"
            "import minnet\n"
            "minnet.Model([minnet.FCLayer(2, 64)], 1, 1, 1).summary()\n")
    done = subprocess.Popen(
        [sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE,
        env=dict(os.environ, PYTHONIOENCODING=encoding))
    out = done.communicate()[0].decode(encoding)
    assert done.returncode == 0 and "192" in out


def test_shows_itself():
    picture = ALL["matrix"]
    assert picture._repr_svg_() == str(picture)
    assert repr(picture) == picture.text()
    model = minnet.Model([minnet.FCLayer(2, 3)], 1, 1, 1)
    assert model._repr_svg_() == str(draw.network(model))


def test_save(tmp_path):
    place = tmp_path / "x.svg"
    ALL["matrix"].save(place)
    assert place.read_bytes() == str(ALL["matrix"]).encode("ascii")
    ALL["curve"].save(str(place))
    assert place.read_bytes() == str(ALL["curve"]).encode("ascii")
    assert os.listdir(str(tmp_path)) == ["x.svg"]


def test_save_writes_all_or_nothing(tmp_path, monkeypatch):
    place = tmp_path / "x.svg"
    place.write_text("before")

    def fail(*paths):
        raise OSError("disk full")

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(OSError):
        ALL["matrix"].save(place)
    assert place.read_text() == "before"
    assert os.listdir(str(tmp_path)) == ["x.svg"]


def test_save_errors(tmp_path):
    with pytest.raises(ValueError, match=r"an SVG; got 'x.png', expected a"
                       r" name that ends in .svg"):
        ALL["matrix"].save("x.png")
    place = str(tmp_path / "nowhere" / "x.svg")
    with pytest.raises(FileNotFoundError) as error:
        ALL["matrix"].save(place)
    assert error.value.filename == place


@pytest.mark.parametrize("width", ["80", 40.5, 0, -5])
def test_width_is_a_count(width):
    with pytest.raises((TypeError, ValueError), match="text: width is "):
        ALL["matrix"].text(width)


def luminance(colour):
    """Of #rrggbb, by WCAG 2.1."""
    shares = [int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5)]
    return sum(weight * (share / 12.92 if share <= 0.04045
                         else ((share + 0.055) / 1.055) ** 2.4)
               for weight, share in zip((0.2126, 0.7152, 0.0722), shares))


def contrast(one, other):
    light, dark = sorted([luminance(one), luminance(other)], reverse=True)
    return (light + 0.05) / (dark + 0.05)


def mixed(hue, paper, share):
    """The hue with this opacity on the paper."""
    pairs = [(int(hue[i:i + 2], 16), int(paper[i:i + 2], 16))
             for i in (1, 3, 5)]
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02x}"
                         for a, b in pairs)


def test_contrast():
    assert contrast("#000000", "#ffffff") == 21
    for theme in (1, 2):
        inks = {ink[0]: ink[theme] for ink in INKS}
        for hue in HUES:
            # Lines and points, against the paper.
            assert contrast(hue[theme - 1], inks["paper"]) >= 4.5
        for hue in HUES[:2]:  # numbers on the colours of a matrix
            assert contrast(inks["ink"], mixed(
                hue[theme - 1], inks["paper"], 0.5)) >= 4.5
        for ink in ("ink", "pale"):
            assert contrast(inks[ink], inks["paper"]) >= 4.5


def test_numbers_stand_on_no_colour_stronger_than_half():
    shares = re.findall('fill-opacity="([^"]*)"', str(ALL["matrix"]))
    assert shares and max(map(float, shares)) <= 0.5


def seen_by_the_colour_blind(colour):
    """A deuteranope's view (Vienot, Brettel, Mollon 1999), linear RGB."""
    red, green, blue = [(int(colour[i:i + 2], 16) / 255) ** 2.2
                        for i in (1, 3, 5)]
    yellow = 0.29275 * red + 0.70725 * green
    return yellow, yellow, -0.02234 * red + 0.02234 * green + blue


def test_blue_and_orange_differ_for_the_colour_blind():
    for theme in (0, 1):
        blue, orange = [seen_by_the_colour_blind(hue[theme])
                        for hue in HUES[:2]]
        assert blue[2] - orange[2] > 0.3 and orange[0] > 0.8 * blue[0]


def test_styles_leave_the_page_alone():
    style = re.search("<style>(.*)</style>", str(ALL["curve"])).group(1)
    rules = style.replace("@media (prefers-color-scheme:dark){", "")
    for rule in re.findall(r"([^{}]+)\{", rules):
        assert re.fullmatch(r"\.mn(-[a-z0-9]+)*", rule), rule


def test_dark_and_light_name_the_same_colours():
    style = re.search("<style>(.*)</style>", str(ALL["curve"])).group(1)
    light, dark = style.split("@media (prefers-color-scheme:dark)")
    names = [set(re.findall(r"\.mn-[fs]-\w+", part)) for part in (light, dark)]
    assert names[0] == names[1] and len(names[0]) == 2 * (len(HUES)
                                                          + len(INKS))


@pytest.mark.parametrize("text, expected", [
    ("a<b>&\"c\"", "a&lt;b&gt;&amp;&quot;c&quot;"), ("\u03a3", "&#931;"),
    ("\x00\x1b\x7f\ud800\ufffe", "?????"), ("a\tb\nc", "a b c"),
    ("\U0001f600", "&#128512;"), (5, "5")])
def test_escape(text, expected):
    assert escape(text) == expected


def test_any_title_gives_valid_xml():
    title = "".join(map(chr, itertools.chain(
        range(0x20), range(0x7f, 0xa1), [0xd800, 0xfffe, 0x1f600]))) + "<&\">"
    for picture in (draw.curve(abs, title=title, x_label=title,
                               notes=[(0, 0, title)]),
                    draw.matrix([[1]], title=title),
                    draw.scatter([([0, 1], title)], title=title)):
        assert tree(picture)[0].text.endswith("<&\">")
        assert texts(picture)


def test_the_same_on_this_python_as_on_all():
    for name, right in pictures.check_pictures():
        assert right, f"{name}: if a change is meant, put the new sums there"
    assert core.all_checks()[-1] is pictures.check_pictures


def test_the_same_twice():
    again = dict(pictures.pictures())
    for name, picture in ALL.items():
        assert str(picture) == str(again[name])


def test_big_pictures_are_small():
    points = [([i % 100 / 7, i * i % 1009], [i % 5]) for i in range(10000)]
    model = minnet.Model([minnet.FCLayer(1000, 30), minnet.ReLUActivation(),
                          minnet.FCLayer(30, 1000)], 1, 1, 1)
    for picture in (draw.scatter(points), draw.scatter([x for x, _ in points]),
                    draw.scatter([(x, [x[1]]) for x, _ in points]),
                    draw.history([1 / (1 + i % 97) for i in range(10000)]),
                    draw.network(model, [1] * 1000), draw.matrix(
                        [[i * j % 7 for i in range(100)]
                         for j in range(100)])):
        assert len(str(picture)) < 1000000
        assert overlapping(picture) == []
