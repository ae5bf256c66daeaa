"""SVG: what is escaped, how wide text is, which colours can be told apart."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minnet.draw.marks import shape, straightened
from minnet.draw.svg import HUES, INKS, escape, shortened, text_width
from tests.draw.pictures import ALL, distance

STYLE = re.search("<style>(.*)</style>", str(ALL["network"])).group(1)
LIGHT, DARK = STYLE.split("@media (prefers-color-scheme:dark){")


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


def shares_of(colour):
    """Red, green and blue of #rrggbb, from 0 to 1."""
    return [int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5)]


def contrast(*colours):
    """Of two colours, by WCAG 2.1."""
    light, dark = sorted([sum(
        weight * (share / 12.92 if share <= 0.04045
                  else ((share + 0.055) / 1.055) ** 2.4) for weight, share
        in zip((0.2126, 0.7152, 0.0722), shares_of(colour)))
        for colour in colours], reverse=True)
    return (light + 0.05) / (dark + 0.05)


def half(hue, paper):
    """The hue on the paper, half as strong."""
    return "#" + "".join(f"{round(255 * (a + b) / 2):02x}" for a, b in zip(
        shares_of(hue), shares_of(paper)))


@pytest.mark.parametrize("theme", [1, 2])
def test_contrast(theme):
    assert contrast("#000000", "#ffffff") == 21
    inks = {ink[0]: ink[theme] for ink in INKS}
    # Lines, points and text on the paper; numbers on a matrix.
    for colour in [hue[theme - 1] for hue in HUES] + [inks["ink"],
                                                      inks["pale"]]:
        assert contrast(colour, inks["paper"]) >= 4.5
    for hue in HUES[:2]:
        assert contrast(inks["ink"], half(hue[theme - 1],
                                          inks["paper"])) >= 4.5
    shares = re.findall('fill-opacity="([^"]*)"', str(ALL["matrix"]))
    assert shares and max(map(float, shares)) <= 0.5


def seen_by_the_colour_blind(colour):
    """A deuteranope's view (Vienot, Brettel, Mollon 1999), linear RGB."""
    red, green, blue = [share ** 2.2 for share in shares_of(colour)]
    yellow = 0.29275 * red + 0.70725 * green
    return yellow, yellow, -0.02234 * red + 0.02234 * green + blue


def test_blue_and_orange_differ_for_the_colour_blind():
    for theme in (0, 1):
        blue, orange = [seen_by_the_colour_blind(hue[theme])
                        for hue in HUES[:2]]
        assert blue[2] - orange[2] > 0.3 and orange[0] > 0.8 * blue[0]


def test_styles_leave_the_page_alone_by_day_and_by_night():
    for rule in re.findall(r"([^{}]+)\{", LIGHT + DARK):
        assert re.fullmatch(r"\.mn(-[a-z0-9]+)*", rule), rule
    light, dark = [re.findall(r"\.mn-[fs]-\w+", part)
                   for part in (LIGHT, DARK)]
    assert light == dark
    assert len(set(light)) == 2 * (len(HUES) + len(INKS))
    assert ".mn-f-paper{fill:#ffffff}.mn-s-paper" in LIGHT
    assert ".mn-f-ink{fill:#1f2328}" in LIGHT
    assert ".mn-f-paper{fill:#14181d}" in DARK
    assert re.search(r"\.mn-l\{[^}]*stroke-width:[1-9]", LIGHT)


def test_six_hues_have_six_shapes():
    assert len({re.sub(r"[\d. -]+", "#", shape((9, 9), hue, 4)) + str(
        shape((9, 9), hue, 4)) for hue in range(6)}) == 6


@pytest.mark.slow
@given(st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99)),
                min_size=2, max_size=30))
def test_straightened_lines_stay_within_a_tenth(points):
    kept = straightened(points)
    assert kept[0] == points[0] and kept[-1] == points[-1]
    assert set(kept) <= set(points)
    for point in points:
        # Beyond an end it may be left out only if it goes straight on.
        assert min(distance(point, a, b, beyond=True)
                   for a, b in zip(kept, kept[1:])) <= 0.1
