"""The page of a training: whole, small, by itself, and it tells the truth."""

import random
import re

import pytest

from minnet import (CrossEntropyLoss, DropoutLayer, FCLayer, Model,
                    ReLUActivation, draw)
from minnet.data import spiral, xor_corners
from tests.draw.test_steps import Read
from tests.speed.ways import FASTER

pytestmark = pytest.mark.skipif(not FASTER, reason="on CPython and PyPy")


def made(outputs=1, epochs=20):
    random.seed(2)
    return Model([FCLayer(2, 4), ReLUActivation(), FCLayer(4, outputs)],
                 epochs, 4, 0.1,
                 CrossEntropyLoss() if outputs > 1 else None)


def listed(page, name):
    """A list of the script."""
    return eval(re.search(rf"\b{name} = (\[.*?\])(, \w+ =|;)",
                          str(page)).group(1))


@pytest.mark.parametrize("outputs", [1, 3])
def test_the_page_is_whole_small_and_by_itself(outputs):
    train_set = xor_corners() if outputs == 1 else spiral(5, 3)
    page = draw.training(made(outputs), train_set, frames=200)
    read = Read(str(page).replace('step="1"\n aria-label="Epoch">', "/>"))
    assert not read.open and len(set(read.ids)) == len(read.ids)
    assert len(str(page)) < 500000 and max(map(ord, str(page))) < 128
    assert not re.search("url|import|src=|href", str(page))
    assert set(re.findall("https?:[^\"]*", str(page))) == {
        "http://www.w3.org/2000/svg"}
    said = listed(page, "said")
    assert page.text.split("\n") == said
    assert len(said) == 21 == len(listed(page, "codes"))
    assert len(listed(page, "places")) == 2 * 21


def test_it_trains_as_train_does_and_tells_its_errors():
    watched, alone, seen = made(), made(), []
    before = alone.error(xor_corners())
    random.seed(3)
    page = draw.training(watched, xor_corners(), 5, progress=lambda *all:
                         seen.append(all[0]))
    random.seed(3)
    history = alone.train(xor_corners(), progress=None)
    assert watched.layers[0].weights == alone.layers[0].weights
    assert list(watched.history) == list(history)
    assert seen == list(range(1, 21))
    epochs = [0, 1, 3, 7, 13, 20]  # about 20 (i / 5)^2
    errors = [before] + list(history)
    assert [(int(text.split()[1]), float(text.split()[-1]))
            for text in page.text.split("\n")] == [
        (epoch, pytest.approx(errors[epoch], rel=1e-3)) for epoch in epochs]


def test_the_map_of_a_frame_is_what_the_network_said():
    model = Model([FCLayer(2, 2)], 1, 1, 1e-9, CrossEntropyLoss())
    model.layers[0].weights = [[1.0, 0.0], [0.0, 1.0]]
    model.layers[0].bias = [0.0, 0.0]
    page = draw.training(model, [([0, 0], [1, 0]), ([1, 1], [0, 1])])
    code = listed(page, "codes")[0]
    for row in range(36):
        for column in range(36):
            x1, x2 = column, 35 - row  # from the top
            if x1 != x2:
                assert code[36 * row + column] == "01"[x2 > x1]


def test_the_epoch_that_was_kept_comes_last():
    model = made(epochs=30)
    model.learning_rate = 0.4
    page = draw.training(model, xor_corners(), validation=[([0.5, 0.5], [9])],
                         patience=3)
    last = page.text.split("\n")[-1]
    assert last.startswith(f"epoch {model.history.best} of 30, ")
    assert last.endswith(", kept") and "validation" in str(page)
    kept = model.history[model.history.best - 1]
    assert f"error {kept:.3g}"[:9] in last


@pytest.mark.parametrize("call, error, words", [
    (lambda: draw.training(Model([FCLayer(3, 1)], 1, 1, 1), xor_corners()),
     ValueError, "takes 3 numbers; expected a model that takes two"),
    (lambda: draw.training(made(), []), ValueError, "there are no points"),
    (lambda: draw.training(made(), [([1, 2], [1, 2])]), ValueError, "label"),
    (lambda: draw.training(made, xor_corners()), TypeError, "has no train"),
    (lambda: draw.training(made(), xor_corners(), 0), ValueError, "frames"),
    (lambda: draw.training(made(), xor_corners(), 201), ValueError, "200")])
def test_what_is_refused(call, error, words):
    with pytest.raises(error, match=words):
        call()


def test_a_wrong_file_is_refused_before_the_training():
    model = made()
    before = repr(model.layers[0].weights)
    with pytest.raises(ValueError, match="expected a name that ends in .html"):
        draw.training(model, xor_corners(), file="a.svg")
    assert repr(model.layers[0].weights) == before


def test_dropout_draws_the_same_numbers_as_without_the_map():
    ends = []
    for watch in (False, True):
        model = made()
        model.layers.insert(2, DropoutLayer(0.5))
        random.seed(4)
        if watch:
            draw.training(model, xor_corners())
        else:
            model.train(xor_corners(), progress=None)
        ends.append(model.layers[0].weights)
    assert ends[0] == ends[1]
