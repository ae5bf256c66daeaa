"""portable.py: the same shuffling everywhere."""

import collections
import random

from hypothesis import given
from hypothesis import strategies as st

from minnet.support.portable import is_terminal, shuffled, write


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


def test_write_and_is_terminal(capsys):
    write("a")
    write("b\n")
    assert capsys.readouterr().out == "ab\n"
    assert not is_terminal()
