"""portable.py: the same shuffling, drawing and printing everywhere."""

import collections
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minnet.support.portable import (is_terminal, normal, printable, shuffled,
                                     write)
from tests.tools import Numbers, Terminal


@given(st.lists(st.integers()), st.integers(0, 10 ** 6))
def test_shuffled_is_the_same_items_in_a_new_list(items, seed):
    before = list(items)
    mixed = shuffled(items, random.Random(seed))
    assert items == before and mixed is not items
    assert sorted(mixed) == sorted(items)
    assert mixed == shuffled(items, random.Random(seed))


def test_all_orders_are_equally_likely():
    rng = random.Random(1)
    counts = collections.Counter(
        tuple(shuffled([1, 2, 3], rng)) for _ in range(6000))
    assert len(counts) == 6
    # 1000 of each are expected; 150 is five standard deviations.
    assert max(abs(count - 1000) for count in counts.values()) < 150


@pytest.mark.parametrize("u, v, expected", [
    (0.0, 0.3, 0.0), (0.5, 0.0, 1.1774100225154747),
    (0.5, 0.25, 0.0), (0.5, 0.5, -1.1774100225154747),
    (1 - 1e-4, 0.0, 4.291932052578294)])
def test_box_and_muller_by_hand(u, v, expected):
    # sqrt(-2 ln(1 - u)) cos(2 pi v); sqrt(2 ln 2) = 1.17741...
    assert normal(Numbers(u, v)) == pytest.approx(expected, abs=1e-9)


def test_write_and_is_terminal(capsys, monkeypatch):
    write("a")
    write("b\n")
    assert capsys.readouterr().out == "ab\n"
    assert not is_terminal()
    monkeypatch.setattr("sys.stdout", Terminal())
    assert is_terminal()


@pytest.mark.parametrize("encoding, expected", [
    ("ascii", "2x3...-? a"), ("cp1252", "2\u00d73\u2026-? a"),
    ("utf-8", "2\u00d73\u2026\u2212\u2588 a"),
    (None, "2\u00d73\u2026\u2212\u2588 a")])
def test_what_can_not_be_printed_has_a_stand_in(
        monkeypatch, encoding, expected):
    monkeypatch.setattr("sys.stdout", Terminal(encoding, False))
    assert printable("2\u00d73\u2026\u2212\u2588 a") == expected
    assert printable("plain", "ascii") == "plain"
