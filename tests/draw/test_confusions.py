"""confusion: counts in squares, right ones blue, and names around them."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from minnet.draw import confusion
from tests.draw.pictures import (overlapping, refusals, rows_of, squares,
                                 texts, tree)

# Of 4 cats 3 are found, of 2 dogs none: one is taken for a cat.
ACTUAL = ["cat"] * 4 + ["dog"] * 2
PREDICTED = ["cat", "cat", "cat", "dog", "cat", "cow"]


def test_text_by_hand():
    assert rows_of(confusion(PREDICTED, ACTUAL)) == [
        "6 examples, 3 right",
        "is         cat  cow  dog  recall",
        "cat          3    .    1    0.75",
        "cow          .    0    .       -",
        "dog          1    1    0    0.00",
        "precision 0.75 0.00 0.00"]
    # The order asked for; long names are cut, and the title stands above.
    found = rows_of(confusion([1, 0], [1, 1], [1, 0], "digits"), 30)
    assert found[:2] == ["digits", "is           1    0  recall"]
    names = ["a long name of a class", "b, too, is very long"]
    found = rows_of(confusion(names, names), 50)
    assert max(map(len, found)) <= 50 and "a lo~lass" in found[1]


def test_many_classes_are_listed_worst_first():
    names = [f"class {number}" for number in range(12)]
    found = rows_of(confusion(names + ["class 1", "class 2", "class 2"],
                              names + ["class 7", "class 7", "class 9"]), 79)
    assert found[2:5] == [
        "class 7          3    0.33       1.00  class 1 1, class 2 1",
        "class 9          2    0.50       1.00  class 2 1",
        "class 0          1    1.00       1.00"]
    assert len(found) == 13 and found[-1] == \
        "and 2 more, better known"


def test_colours_are_shares_of_the_row():
    picture = confusion(PREDICTED, ACTUAL)
    across = sorted({place[0] for place in squares(picture)})
    down = sorted({place[1] for place in squares(picture)})
    (left, top) = across[0], down[0]
    wide, high = 34, 34
    looks = {(round((x - left) / wide), round((y - top) / high)): look
             for (x, y, *_), look in squares(picture).items()}
    # Half the hue for a whole row, in twentieths: 3 of 4, 1 of 4, 1 of 2.
    assert looks[0, 0] == ("0", 0.375) and looks[2, 0] == ("1", 0.125)
    assert looks[0, 2] == ("1", 0.25) and (2, 2) not in looks
    assert Counter(word for word, *_ in texts(picture))["1"] == 3


@given(st.lists(st.tuples(*[st.sampled_from(
    ["a", "bb", "W" * 30, "iris setosa", "\xe9t\xe9", "<&>"])] * 2),
    min_size=1))
def test_any_classes(pairs):
    picture = confusion(*zip(*pairs))
    assert overlapping(picture) == [] and len(tree(picture)) > 5
    assert max(map(len, rows_of(picture, 60))) <= 60


test_what_is_refused = refusals(confusion, [
    ((["a"], []), "1 predictions for 0 labels"),
    ((["a"], ["b"], ["a"]), "'b' is none of the classes")])
