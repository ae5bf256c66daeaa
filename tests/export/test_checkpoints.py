"""train(..., checkpoint=...): said early what can't be saved, and exact."""

import os
import random

import pytest

from minnet import Adam, DropoutLayer, FCLayer, Model, TanhActivation
from minnet.data import xor_points
from minnet.export.saving import text_of_model
from tests.tools.refused import refused

EXAMPLES = xor_points(20, random.Random(1))


def network(epochs, rng=random):
    return Model([FCLayer(2, 4), TanhActivation(), DropoutLayer(0.1, rng),
                  FCLayer(4, 1)], epochs, 5, 0.05, optimizer=Adam())


class Odd(random.Random):
    """Whose state nobody knows."""


OLD = '{"format": "minnet model"'  # the start of an older file


class Closed:
    """A layer that no file can hold."""

    keeps_width = True

    def __init__(self):
        self.forward = self.backward = lambda x, learning_rate=None: x


@pytest.mark.parametrize("layer, path, rng, kind, message", [
    (None, "none/model.json", random, FileNotFoundError, "there is no folder"),
    (None, ".", random, OSError, "is a folder; expected the name of a file"),
    (None, "old/model.json", random, OSError, "there is no folder"),
    (None, 3, random, TypeError, "the file is 3; expected its name"),
    (None, "table.csv", random, OSError, "table.csv is there, and is no"),
    (None, "old", Odd(), TypeError, "save: its rng is"),
    (Closed(), "old", random, TypeError, "a file holds numbers, texts")])
def test_what_cannot_be_saved_is_said_before_the_training(
        layer, path, rng, kind, message, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "old").write_text(OLD)
    (tmp_path / "table.csv").write_text("1,2")
    model, epochs = network(2), []
    if layer:
        model.layers.append(layer)
    before = [list(row) for row in model.layers[0].weights]
    with refused(kind, message):
        model.train(EXAMPLES, rng=rng, checkpoint=path,
                    progress=lambda epoch, *_: epochs.append(epoch))
    assert not epochs and model.layers[0].weights == before
    assert sorted(os.listdir(str(tmp_path))) == ["old", "table.csv"]
    assert (tmp_path / "table.csv").read_text() == "1,2"
    assert (tmp_path / "old").read_text() == OLD


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0,
                    reason="root may write everywhere")
def test_a_folder_that_is_closed(tmp_path):
    os.chmod(str(tmp_path), 0o500)
    with refused(PermissionError, "nothing can be written into the folder"):
        network(2).train(EXAMPLES, checkpoint=tmp_path / "a", progress=None)


@pytest.mark.parametrize("every, saved", [(1, 4), (2, 4), (3, 3)])
def test_a_training_goes_on_from_its_checkpoint(every, saved, tmp_path):
    path, copy = tmp_path / "model.json", tmp_path / "copy.json"

    def look(epoch, num_epochs, e):
        if epoch == 5:  # what a process killed now would leave
            copy.write_text(path.read_text())

    rng, other = random.Random(3), random.Random()
    model = network(7, rng)
    # The readable way: a faster one may change with the epochs to come, and
    # with it the last digits.
    model.train(EXAMPLES, rng=rng, checkpoint=path, every=every,
                progress=look, unrolled=False)
    again = Model.load(copy, rng=other)
    assert len(again.history) == saved
    again.num_epochs = 7 - saved
    again.train(EXAMPLES, rng=other, progress=None, unrolled=False)
    again.num_epochs = 7
    assert text_of_model(again, other) == text_of_model(model, rng) == \
        path.read_text()
