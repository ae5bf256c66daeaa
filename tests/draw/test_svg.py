"""SVG: what is escaped, how wide text is, which colours can be told apart."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minnet.draw.marks_svg import shape, straightened
from minnet.draw.svg import HUES, INKS, escape, shortened, text_width
from tests.draw.pictures import ALL, distance

THEMES = re.search("<style>(.*)</style>", str(ALL["curve"])).group(
    1).split("@media (prefers-color-scheme:dark){")


@pytest.mark.parametrize("text, expected", [
    ("a<b>&\"c\"", "a&lt;b&gt;&amp;&quot;c&quot;"), ("\u03a3", "&#931;"),
    ("\x00\x1b\x7f\ud800\ufffe", "?????"), ("a\tb\nc", "a b c"),
    ("\U0001f600", "&#128512;"), (5, "5")])
def test_escape(text, expected):
    assert escape(text) == expected


@pytest.mark.slow
@given(st.text("aMW.%i ", max_size=60), st.integers(20, 300))
def test_shortened_text_fits(text, width):
    short = shortened(text, width)
    assert short == text or short.endswith("...")
    assert text_width(short) <= width
    assert text_width("A" * 10) > 7 * 13


def contrast(*colours):
    """Of two, each red, green and blue from 0 to 1, by WCAG 2.1."""
    dark, light = sorted([0.05 + sum(
        weight * (share / 12.92 if share <= 0.04045
                  else ((share + 0.055) / 1.055) ** 2.4) for weight, share
        in zip((0.2126, 0.7152, 0.0722), colour)) for colour in colours])
    return light / dark


@pytest.mark.parametrize("theme", [0, 1])
def test_colours_can_be_told_apart_by_every_eye(theme):
    *hues, paper, ink, pale = [
        [int(names[theme][i:i + 2], 16) / 255 for i in (1, 3, 5)]
        for names in HUES + [ink[1:] for ink in INKS[:3]]]
    assert contrast([0, 0, 0], [1, 1, 1]) == 21
    assert min(contrast(one, paper) for one in hues + [ink, pale]) >= 4.5
    for hue in hues[:2]:  # under the numbers of a matrix, half as strong
        assert contrast(ink, [(a + b) / 2 for a, b in zip(hue, paper)]) >= 4.5
    shares = re.findall('fill-opacity="([^"]*)"', str(ALL["matrix"]))
    assert shares and max(map(float, shares)) <= 0.5
    # Six hues, six shapes.
    assert len({re.sub(r"[\d. -]+", "#", shape((9, 9), hue, 4)) + str(
        shape((9, 9), hue, 4)) for hue in range(6)}) == 6
    # A deuteranope's view (Vienot, Brettel, Mollon 1999), linear RGB.
    yellows, blues = zip(*[(0.29275 * r + 0.70725 * g, b + 0.02234 * (g - r))
                           for r, g, b in [[share ** 2.2 for share in hue]
                                           for hue in hues[:2]]])
    assert blues[0] - blues[1] > 0.3 and yellows[1] > 0.8 * yellows[0]


def test_styles_leave_the_page_alone_by_day_and_by_night():
    for rule in re.findall(r"([^{}]+)\{", "".join(THEMES)):
        assert re.fullmatch(r"\.mn(-[a-z0-9]+)*", rule), rule
    light, dark = [re.findall(r"\.mn-[fs]-\w+", part) for part in THEMES]
    assert light == dark and len(set(light)) == 2 * (len(HUES) + len(INKS))
    assert ".mn-f-paper{fill:#ffffff}" in THEMES[0]
    assert re.search(r"\.mn-l\{[^}]*stroke-width:[1-9]", THEMES[0])


@pytest.mark.slow
@given(st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99)),
                min_size=2, max_size=30))
def test_straightened_lines_stay_within_a_tenth(points):
    kept = straightened(points)
    assert kept[0] == points[0] and kept[-1] == points[-1]
    assert set(kept) <= set(points)
    # Beyond an end a point may be left out only if it goes straight on.
    assert all(min(distance(point, a, b, beyond=True) for a, b in
                   zip(kept, kept[1:])) <= 0.1 for point in points)
