"""History: a list that shows itself in a line."""

import copy
import json
import pickle

import pytest

from minnet import draw
from minnet.support import history
from minnet.support.history import History


@pytest.mark.parametrize("encoding, curve", [
    ("utf-8", "  \u2588\u2584\u2581"), ("ascii", "")])
def test_it_shows_itself_in_a_line_and_is_a_list(encoding, curve,
                                                 monkeypatch):
    monkeypatch.setattr(history, "output_encoding", lambda: encoding)
    errors = History([0.5, 0.25, 0])
    assert str(errors) == repr(errors) == \
        "History: 3 epochs, error 0.5 -> 0" + curve
    assert errors == [0.5, 0.25, 0] and [0.5, 0.25, 0] == errors
    assert type(errors[:2]) is list and errors[-1] == 0 and len(errors) == 3
    assert json.loads(json.dumps(errors)) == errors
    assert repr(History()) == "History: 0 epochs"
    assert repr(History([float("nan"), -1, -2])).endswith(
        curve and "  \u2584\u2581")
    for numbers, end in (([8] * 99 + [4], "\u2588\u2584"),
                         ([0, 0], "\u2581\u2581")):
        assert repr(History(numbers)).endswith(curve and end)
    assert len(repr(History([1 / i for i in range(1, 10 ** 4)]))) < 80


def test_validation_is_as_long_whenever_it_begins():
    errors = History([3])
    errors.add(2)
    assert list(errors.validation) == []
    errors.add(1, 7)
    errors.add(0)
    assert errors == [3, 2, 1, 0]
    assert errors.validation == [None, None, 7, None]
    errors.best = 3
    assert "error 3 -> 0, validation 7 -> 7; best in epoch 3, which is kept" \
        in repr(errors)
    for twin in (copy.deepcopy(errors), pickle.loads(pickle.dumps(errors))):
        assert (twin, twin.validation, twin.best) == (
            errors, errors.validation, 3)


def test_a_notebook_draws_it():
    errors = History([1, 0.5, 0.25])
    assert errors._repr_svg_() == str(draw.history(list(errors), log=True))
    assert History([1, 0])._repr_svg_() == str(draw.history([1, 0]))
    assert History()._repr_svg_() is None
