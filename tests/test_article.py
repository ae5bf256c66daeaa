"""The article's own program, with minnet's classes in place of its own."""

import itertools
import random

import pytest

import minnet
from minnet import (FCLayer, MSELoss, ReLUActivation, article_start,
                    check_training, draw)
from tests.tools import article, refused


def article_layer(input_dim, output_dim):
    """Random weights as in the article's, row by row, then the bias."""
    return FCLayer(input_dim, output_dim, init=article_start)


def ran(*classes, **settings):
    random.seed(1)
    return article.program(*classes, hidden=4, num_epochs=3, **settings)


def numbers(model):
    return [number for layer in model.layers[::2] for row in layer.weights
            + [layer.bias] for number in row]


@pytest.mark.parametrize("layer, relu", itertools.product(
    [article.FCLayer, article_layer],
    [article.ReLUActivation, ReLUActivation]))
def test_the_two_layers_may_be_minnets(layer, relu, capsys):
    expected = ran(article.FCLayer, article.ReLUActivation, article.Model)
    out = capsys.readouterr().out
    model, _, points = ran(layer, relu, article.Model)
    assert sum(points, ()) == pytest.approx(sum(expected[2], ()))
    assert numbers(model) == pytest.approx(numbers(expected[0]))
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 3 and lines[0][:16] == out[:16]  # Epoch 0, error


@pytest.mark.parametrize("size", [1, 3, 5, 40])
def test_model_takes_the_articles_layers_and_steps_right(size, capsys):
    settings = dict(batch_size=size)
    expected = ran(article_layer, ReLUActivation, minnet.Model, **settings)
    model, train_set, points = ran(
        article.FCLayer, article.ReLUActivation, minnet.Model, **settings)
    assert sum(points, ()) == pytest.approx(sum(expected[2], ()))
    assert numbers(model) == pytest.approx(numbers(expected[0]))
    assert model.error(train_set) == pytest.approx(
        expected[0].error(train_set))
    assert "FCLayer" in str(draw.network(model, train_set[0][0]))
    assert check_training(model, train_set).ok


def test_its_model_counts_the_last_example_only(capsys):
    for layers in ((article.FCLayer, article.ReLUActivation),
                   (article_layer, ReLUActivation)):
        model, train_set, _ = ran(*layers, article.Model)
        before = numbers(model), vars(model).copy()
        capsys.readouterr()
        report = check_training(model, train_set)
        assert not report.ok and report.mistake == "only the last example"
        assert "IndexError: list index out of range" in str(report)
        model.batch_size = before[1]["batch_size"] = 1
        assert check_training(model, train_set).ok
        assert check_training(model, train_set, MSELoss()).ok
        assert (numbers(model), vars(model)) == before
        assert capsys.readouterr().out == ""


def test_the_statement_of_an_assert_is_shown():
    layers = [Silent(article.FCLayer(2, 3)), Silent(article.FCLayer(4, 1))]
    model = minnet.Model(layers, 1, 1, 0.1)
    with refused(ValueError, "layer 2, Silent: its forward fails with ["):
        model.predict([1, 2])
    with pytest.raises(ValueError, match="assert len.input. == self.input_d"):
        model.predict([1, 2])


class Silent:
    """It doesn't tell its widths."""

    def __init__(self, layer):
        self.inner = layer

    def forward(self, input):
        return self.inner.forward(input)

    def backward(self, de_dy, learning_rate):
        return self.inner.backward(de_dy, learning_rate)
