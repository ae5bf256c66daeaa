"""What all pictures have in common, and what a Picture can do."""

import os
import re
import subprocess
import sys

import pytest

import minnet
from minnet import FCLayer, ReLUActivation, draw
from minnet.selfcheck import core, pictures
from tests.draw.pictures import (ALL, SVG, model_of, overlapping,
                                 refused, rows_of, texts, tree)
from tests.places import ROOT

MATRIX = ALL["matrix"]


every_picture = pytest.mark.parametrize("picture", ALL.values(), ids=ALL)


@every_picture
def test_is_a_picture_with_a_title_and_needs_nothing_from_outside(picture):
    root, text = tree(picture), str(picture)
    assert root.tag == SVG + "svg" and root.get("role") == "img"
    assert [child.tag for child in root][:2] == [SVG + "title", SVG + "desc"]
    assert root[0].text and len(root[1].text) > 10
    assert root.get("viewBox").split() == ["0", "0", root.get("width"),
                                           root.get("height")]
    text.encode("ascii")
    assert text.count("http") == 1  # the name space
    for word in ("<script", "href", "url(", "@import", "javascript", "id="):
        assert word not in text
    assert {node.tag.replace(SVG, "") for node in root.iter()} <= {
        "svg", "title", "desc", "style", "rect", "path", "circle", "text"}
    assert not [name for node in root.iter() for name in node.attrib
                if name[:2] == "on"]
    assert overlapping(picture) == []


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp437", "latin-1",
                                      "utf-8", "no-such"])
@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("colours", [True, False])
@every_picture
def test_text_fits_the_terminal(picture, width, encoding, colours):
    text = picture.text(width, encoding, colours)
    text.encode("ascii" if encoding == "no-such" else encoding)
    assert colours or "\x1b" not in text
    lines = re.sub("\x1b\\[[0-9;]*m", "", text).split("\n")
    assert max(map(len, lines)) <= width and len(lines) >= 3
    assert not re.search(" (\n|$)", text)


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp437", "utf-8"])
def test_printing_never_fails(encoding):
    code = ("from minnet import draw\n"
            "p = draw.curve(abs, title='\u03a3\u2026\u00d7 \u4e2d',"
            " notes=[(1, 1, '\u00e9\u20ac')])\n"
            "print(p.text()); print(repr(p)); print(p); import minnet\n"
            "minnet.Model([minnet.FCLayer(2, 64)], 1, 1, 1).summary()\n")
    assert "192" in subprocess.check_output(
        [sys.executable, "-c", code], cwd=ROOT,
        env=dict(os.environ, PYTHONIOENCODING=encoding)).decode(encoding)


def test_loads_when_used_and_shows_itself_as_wide_as_one_likes():
    assert minnet.draw is draw
    with pytest.raises(AttributeError, match="no attribute 'drow'"):
        minnet.drow
    assert MATRIX._repr_svg_() == str(MATRIX)
    assert repr(MATRIX) == MATRIX.text()
    model = model_of(FCLayer(2, 3))
    assert model._repr_svg_() == str(draw.network(model))
    for width in ("80", 40.5, 0, -5):
        with refused("text: width is "):
            MATRIX.text(width)


def test_save_writes_all_or_nothing_under_a_right_name(tmp_path, monkeypatch):
    place = tmp_path / "x.SVG"
    for path, picture in ((place, MATRIX), (str(place), ALL["curve"])):
        picture.save(path)
        assert place.read_bytes() == str(picture).encode("ascii")
    monkeypatch.setattr(os, "replace", lambda *_: os.mkdir(str(tmp_path)))
    with pytest.raises(OSError):
        MATRIX.save(place)
    assert place.read_bytes() == str(ALL["curve"]).encode("ascii")
    assert os.listdir(str(tmp_path)) == ["x.SVG"]
    with refused("an SVG; got 'x.png', expected a name that ends in .svg"):
        MATRIX.save("x.png")
    place = str(tmp_path / "nowhere" / "x.svg")
    with pytest.raises(FileNotFoundError) as error:
        MATRIX.save(place)
    assert error.value.filename == place


def test_any_title_gives_valid_xml_and_fits():
    title = "".join(map(chr, [*range(0x20), *range(0x7f, 0xa1), 0xd800,
                              0xfffe, 0x1f600])) + "<&\">"
    notes = [(0, 0, title)]
    for picture in (draw.curve(abs, title=title, x_label=title, notes=notes),
                    draw.matrix([[1]], title=title),
                    draw.scatter([([0, 1], title)], title=title)):
        assert texts(picture) and tree(picture)[0].text.endswith("<&\">")
    assert overlapping(draw.curve(abs, title="WIDE " * 40,
                                  y_label="WIDE " * 40)) == []
    first = rows_of(draw.curve(abs, title="a\nb\x1bc" + "d" * 99))[0]
    assert re.fullmatch("a b cd+[.]{3}", first) and len(first) == 40


def test_all_functions_draw_the_same_on_this_python_as_on_all():
    with open(pictures.__file__) as file:
        # A page is no SVG; test_steps.py and test_trainings.py look at it.
        drawing = set(draw.__all__) - {"Picture", "Page", "step", "training"}
        assert drawing == set(re.findall(
            r'yield "[^"]+", (\w+)', file.read()))
    assert {type(one) for one in ALL.values()} == {draw.Picture}
    for name, right in pictures.check_pictures():
        assert right, f"{name}: if a change is meant, put the new sums there"
    assert core.all_checks()[-1] is pictures.check_pictures


def test_big_pictures_are_small():
    points = [([i % 100 / 7, i * i % 1009], [i % 5]) for i in range(10000)]
    model = model_of(FCLayer(1000, 30), ReLUActivation(), FCLayer(30, 1000))
    rows = [[i * j % 7 for i in range(100)] for j in range(100)]
    for picture in (draw.scatter(points), draw.scatter([x for x, _ in points]),
                    draw.scatter([(x, [x[1]]) for x, _ in points]),
                    draw.history([1 / (1 + i % 97) for i in range(10000)]),
                    draw.network(model, [1] * 1000), draw.matrix(rows)):
        assert len(str(picture)) < 1000000
        assert overlapping(picture) == []
