"""What a terminal can show: letters, colours, a width; dots on its grid."""

import os
import re
import sys

import pytest

from minnet import draw
from minnet.draw.text_dots import Dots
from minnet.draw.terminal import Look
from tests.draw.pictures import ALL, small
from tests.tools import Terminal

CURVE, IMAGES = ALL["curve"], ALL["images"]


@pytest.mark.parametrize("picture, encoding, colours, letters", [
    (draw.curve(abs), "utf-8", False, "[\u2801-\u28ff]"),
    (draw.network(small()), "utf-8", False, "[\u2801-\u28ff]{5}"),
    (draw.curve(abs), "cp437", False, "[\u2580\u2584\u2588]"),
    (draw.curve(abs), "cp1252", False, "[.':]{4}"),
    # Two lines without colours: a letter for each.
    (CURVE, "utf-8", False, r"\*\*\*"),
    (CURVE, "utf-8", True, "[\u2801-\u28ff]"),
    (IMAGES, "cp437", False, "[\u2591\u2592\u2593\u2588]"),
    (IMAGES, "utf-8", True, "\u2580"),
    # gbk has blocks, but not all.
    (draw.curve(abs), "gbk", False, "[.':]{4}"), (IMAGES, "gbk", False, "@@")])
def test_text_uses_what_the_encoding_has(picture, encoding, colours, letters):
    text = picture.text(60, encoding, colours)
    assert re.search(letters, text) and text.encode(encoding)


def test_widths_by_default(monkeypatch):
    for columns, width in (("40", 40), ("70", 70), ("500", 100)):
        monkeypatch.setenv("COLUMNS", columns)
        assert Look().width == width
    assert Look(3).width == 20  # narrower is unreadable


@pytest.mark.parametrize("terminal, variables, expected", [
    (True, {"TERM": "xterm-256color"}, True),
    (True, {"TERM": "linux", "COLORTERM": "truecolor"}, True),
    (True, {"TERM": "linux"}, False), (True, {"TERM": "dumb"}, False),
    (True, {"TERM": "", "WT_SESSION": "1"}, True), (True, {}, False),
    (True, {"TERM": "xterm-256color", "NO_COLOR": "1"}, False),
    (True, {"TERM": "xterm-256color", "NO_COLOR": ""}, True),
    (False, {"TERM": "xterm-256color"}, False)])
def test_colours_if_wanted(monkeypatch, terminal, variables, expected):
    monkeypatch.setattr(os, "environ", variables)
    monkeypatch.setattr(sys, "stdout", Terminal("utf-8", terminal))
    assert ("\x1b" in CURVE.text(60)) is expected
    assert "\x1b" not in CURVE.text(60, None, False)
    assert "\x1b" in CURVE.text(60, None, True)


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp437", None])
def test_the_encoding_is_that_of_standard_output(monkeypatch, encoding):
    monkeypatch.setattr(sys, "stdout", Terminal(encoding, False))
    assert CURVE.text(60) == CURVE.text(60, encoding or "utf-8", False)


def test_dots_and_words_on_a_grid_by_hand():
    for kind, corner, both in zip(("braille", "blocks", "ascii"),
                                  "\u2801\u2580'", "\u2809\u2580'"):
        grid = Dots(1, 1, Look(20, "utf-8", False), kind)
        grid.dot(0, 0)
        assert grid.lines() == [corner]
        grid.dot(0.9, 0)
        assert grid.lines() == [both]
    grid = Dots(2, 4, Look(20, "ascii", False), "marks")
    grid.line((0.5, 0), (0.5, 4), None, "#")
    assert grid.lines() == ["# "] * 4
    assert grid.write(1, 1, "a") and not grid.write(0, 1, "bc")
    assert grid.lines()[1] == "#a" and not grid.write(1, 0, "too long")
