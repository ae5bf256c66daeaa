"""The word after a training: after a bad one the right one, else none."""

import random

import pytest

from minnet import (FCLayer, Model, ReLUActivation, SigmoidActivation,
                    SSELoss, diagnose)
from minnet.data import xor_corners
from minnet.explain import word_after
from tests.explain.runs import blobs, labelled, moved, sums


def layers_of(*parts):
    """FCLayers of these sizes, and an activation after some."""
    return [FCLayer(*part) if type(part) is tuple else part()
            for part in parts]


# What learners ask about: a network, examples, settings, what may be said,
# and of how many trainings.
CORNERS = (2, 2), ReLUActivation, (2, 1)
FIVE = (5, 8), ReLUActivation, (8, 1)
ASKED = {
    "corners": (CORNERS, xor_corners, dict(
        num_epochs=1000, batch_size=4, learning_rate=0.1),
        {"dead neurons", "always on", "too few neurons"}, 20),
    "sums": (FIVE, sums, dict(learning_rate=0.5),
             {"dead neurons", "learning rate too large"}, 10),
    "two sigmoids": (
        ((2, 8), SigmoidActivation, (8, 3), SigmoidActivation), blobs,
        dict(learning_rate=0.01), {"learning rate too small"}, 6),
    "near 17,000": (FIVE, lambda: moved(sums(), 100, 17000), {},
                    {"inputs not scaled"}, 6),
    "large rate": (FIVE, sums, dict(learning_rate=0.5, loss=SSELoss()),
                   {"learning rate too large"}, 6),
    "up to 81": (FIVE + (SigmoidActivation,),
                 lambda: labelled(sums(), 40, 41), {},
                 {"labels out of reach"}, 6),
    # Only the rate is wrong, though the inputs are large, too.
    "rate alone": (FIVE, lambda: moved(sums(), 20, 20),
                   dict(learning_rate=30), {"learning rate too large"}, 6)}


@pytest.mark.parametrize("name", ASKED)
def test_the_right_word(name):
    parts, maker, settings, names, count = ASKED[name]
    for seed in range(count):
        random.seed(seed)
        examples = maker()
        model = Model(layers_of(*parts), **dict(
            dict(num_epochs=60, batch_size=5, learning_rate=0.05),
            **settings))
        try:
            model.train(examples, progress=None)
        except OverflowError:
            assert model.history.exploded
        word = word_after(model, examples, model.history)
        score = -1 if model.history.exploded else model.score(examples)
        if word == "":
            assert score > 0.8
            continue
        assert score < 0.9
        first = diagnose(model, examples)[0]
        assert first.name in names
        assert word.startswith(f"Not learnt well. Most likely: {first.name}")
        reason, *advice = word.split("\n")
        assert max(map(len, word.split("\n"))) < 80 and len(advice) < 4
        assert " ".join(" ".join(advice).split()) == f"Try: {first.advice}"


def exploding(**settings):
    """A training that explodes within three epochs."""
    random.seed(0)
    examples = sums()
    model = Model(layers_of(*FIVE), 60, 5, 3, SSELoss())
    with pytest.raises(OverflowError):
        model.train(examples, **settings)
    return model, examples


def test_a_word_after_an_explosion(capsys):
    model, examples = exploding(progress=True)
    printed = capsys.readouterr().out
    assert "Not learnt well. Most likely: learning rate too large" in printed
    assert len(model.history) < 3 and "exploded" in repr(model.history)
    finding, = diagnose(model, examples)
    assert finding.name == "learning rate too large"
    # What is advised is enough.
    model.learning_rate = float(finding.advice.split("=")[1])
    assert not model.train(examples, progress=None).exploded
    assert not model.history.exploded and not diagnose(model, examples)


def test_no_word_where_nobody_reads(capsys):
    exploding(progress=None)
    assert capsys.readouterr().out == ""
