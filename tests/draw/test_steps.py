"""The page of a step: well formed, whole, by itself, for every network."""

import html
import random
import re
from html.parser import HTMLParser

import pytest

from minnet import (Activation, FCLayer, Model, ReLUActivation,
                    SigmoidActivation, draw)
from minnet.explain import story
from tests.explain.networks import network

VOID = {"meta"}


class Read(HTMLParser):
    """Tags that are open, ids, attributes and pieces of text."""

    def __init__(self, text):
        super().__init__()
        self.open, self.ids, self.links, self.texts = [], [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        if tag not in VOID:
            self.open.append(tag)
        attrs = dict(attrs)
        self.ids += [attrs[name] for name in attrs if name == "id"]
        self.links += [attrs[name] for name in attrs
                       if name in ("href", "src")]

    def handle_startendtag(self, tag, attrs):
        pass

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.texts.append(data)


def check(page, model, x, label):
    """What holds for the page of every step."""
    read, scenes = Read(str(page)), story(model, x, label)
    assert not read.open and len(set(read.ids)) == len(read.ids)
    steps = {f"#step-{number}" for number in range(1, len(scenes) + 1)}
    assert set(read.links) <= steps
    assert not re.search("http|url|import|src=", str(page))
    said = {text.replace("\u00d7", "*") for text in read.texts}
    for scene in scenes:
        for line in scene.lines:
            assert line.text() in said  # told
            assert line.shown in said  # and on a card
        for left in scene.left_out:
            assert f"and {left}" in said
    assert str(draw.step(model, x, label)) == str(page)


@pytest.mark.parametrize("seed", range(60))
def test_any_network(seed):
    model, x, label = network(seed)
    if seed % 4 == 0:
        label = None
    try:
        scenes = story(model, x, label)
    except (OverflowError, ValueError):
        return
    assert scenes
    check(draw.step(model, x, label), model, x, label)


def test_a_large_network_is_shortened():
    random.seed(0)
    model = Model([FCLayer(64, 32), ReLUActivation(), FCLayer(32, 10)], 1, 1,
                  0.1)
    x, label = [1] * 64, [1] + [0] * 9
    page = draw.step(model, x, label)
    check(page, model, x, label)
    assert len(str(page)) < 50000
    assert "not shown: 2039 more weights likewise" in str(page)


class Odd(Activation):
    """The line itself."""

    def value(self, x):
        return x

    def slope(self, x):
        return 1


Odd.__name__ = "<b> & {steps}"  # signs that mean something in HTML


def test_names_are_only_text():
    model = Model([FCLayer(1, 1), Odd()], 1, 1, 0.1)
    page = draw.step(model, [1], [2])
    check(page, model, [1], [2])
    assert "layer 2, <b> & {steps}" in html.unescape(str(page))


def test_a_file_is_written_whole_and_the_page_is_text_for_a_prompt(tmp_path):
    model = Model([FCLayer(2, 1), SigmoidActivation()], 1, 1, 0.1)
    page = draw.step(model, [1, 2], [1], tmp_path / "step.html")
    assert (tmp_path / "step.html").read_text("ascii") == str(page)
    assert repr(page).startswith("1. The example")
    assert page._repr_html_().startswith("<iframe")
    with pytest.raises(ValueError, match=r"page is HTML; got '.*svg'"):
        draw.step(model, [1, 2], [1], tmp_path / "step.svg")


def luminance(colour):
    """As WCAG 2 defines it."""
    parts = [int(colour[k:k + 2], 16) / 255 for k in (1, 3, 5)]
    r, g, b = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
               for c in parts]
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def test_text_can_be_read_by_day_and_by_night():
    page = str(draw.step(Model([FCLayer(1, 1)], 1, 1, 0.1), [1], [2]))
    themes = [dict(re.findall(r"--(\w+):(#\w{6});", block))
              for block in re.findall(r":root{([^}]*)}", page)]
    assert len(themes) == 2
    for theme in themes:
        for ink in ("ink", "pale", "0"):
            low, high = sorted([luminance(theme[ink]),
                                luminance(theme["paper"])])
            assert (high + 0.05) / (low + 0.05) >= 4.5
