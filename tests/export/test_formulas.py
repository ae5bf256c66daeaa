"""predict_source: text that needs no minnet gives what the Model gives."""

import random
import re
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minnet import (ConvLayer, DropoutLayer, ELUActivation, FCLayer,
                    HeavisideActivation, LeakyReLUActivation, MaxoutLayer,
                    MaxPoolLayer, Model, Neuron, NormaliseLayer,
                    ReLUActivation, SigmoidActivation, SoftmaxActivation,
                    TanhActivation)
from minnet.export import javascript_source, predict_source

from .node import in_node

ACTIVATIONS = [ReLUActivation, SigmoidActivation, TanhActivation,
               LeakyReLUActivation, ELUActivation, HeavisideActivation,
               SoftmaxActivation, lambda: DropoutLayer(0.5)]


def model_of(*layers):
    return Model(list(layers), 1, 1, 1)


def function_of(source):
    """The function, in a space of its own."""
    space = {}
    exec(source, space)
    assert "minnet" not in source
    return space["predict"]


def same(model, x):
    for symbols in (False, True):
        source = predict_source(model, symbols)
        given = [x] if "def predict(x):" in source else x  # a large one?
        assert function_of(source)(*given) == pytest.approx(
            model.predict(x), rel=1e-12, abs=1e-12)
        assert max(map(len, source.split("\n"))) <= 79
        source.encode("ascii")
        assert "- -" not in source and "+ -" not in source
        body = source[source.index("def predict"):]
        assert "\n\n" not in body  # for a prompt


def network(seed):
    """(layers, an input) of every kind that takes any row."""
    rng = random.Random(seed)
    random.seed(seed)
    width = first = rng.randint(1, 12)
    layers = [NormaliseLayer([rng.uniform(-1, 1) for _ in range(width)],
                             [rng.uniform(-2, -1) for _ in range(width)])]
    for _ in range(rng.randint(1, 4)):
        new = rng.randint(1, 12)
        layers.append(rng.choice([FCLayer(width, new),
                                  MaxoutLayer(width, new, rng.randint(1, 3))]))
        layers.append(rng.choice(ACTIVATIONS)())
        width = new
    return (model_of(*layers[rng.randint(0, 1):]),
            [rng.uniform(-3, 3) for _ in range(first)])


@given(st.integers(0, 10 ** 6))
def test_any_network_of_layers_by_row(seed):
    same(*network(seed))


def images(padding):
    conv = ConvLayer(5, 4, 2, 3, 3, stride=1, padding=padding)
    pool = MaxPoolLayer(conv.output_height, conv.output_width, 3, 2)
    return conv, ReLUActivation(), pool, FCLayer(pool.output_dim, 2)


@pytest.mark.parametrize("layers, x", [
    (images(0), [((7 * i) % 11 - 5) / 5 for i in range(40)]),
    (images(1), [((7 * i) % 11 - 5) / 5 for i in range(40)]),
    # A Model in a Model.
    ((model_of(FCLayer(2, 3), ReLUActivation()), FCLayer(3, 1)), [0.5, -2]),
    # Far out nothing overflows.
    ((FCLayer(1, 3, init=lambda i, o: ([[1000], [-1000], [1]], [0, 0, 0])),
      SigmoidActivation(), FCLayer(3, 2), SoftmaxActivation()), [5]),
    ((TanhActivation(), FCLayer(1, 1), ELUActivation()), [-9000])])
def test_images_models_in_models_and_huge_numbers(layers, x):
    same(model_of(*layers), x)


def test_the_formulas_as_one_writes_them():
    model = model_of(
        FCLayer(2, 2, init=lambda i, o: ([[2, 4], [3, -5]], [0.5, -1])),
        ReLUActivation(), FCLayer(2, 1, init=lambda i, o: ([[2, 7]], [0])))
    plain = """\
def predict(x1, x2):
    a1 = 2.0 * x1 + 4.0 * x2 + 0.5
    a2 = 3.0 * x1 - 5.0 * x2 - 1.0
    h1 = max(a1, 0)
    h2 = max(a2, 0)
    y1 = 2.0 * h1 + 7.0 * h2 + 0.0
    return [y1]
"""
    assert predict_source(model) == plain
    constants, text = predict_source(model, symbols=True).split("\n\n\n")
    numbers = dict([line.split(" = ") for line in constants.split("\n")])
    assert list(numbers) == ["w1_1_1", "w1_1_2", "b1_1", "w1_2_1", "w1_2_2",
                             "b1_2", "w2_1_1", "w2_1_2", "b2_1"]
    for name, number in numbers.items():
        assert name in text
        text = text.replace("+ " + name if number[0] == "-" else name,
                            number.replace("-", "- "))
    assert text == plain


def test_no_name_is_used_twice():
    model = model_of(*[layer for _ in range(30) for layer in (
        FCLayer(3, 3), ReLUActivation())] + [NormaliseLayer([1] * 3, [2] * 3),
                                             SoftmaxActivation()])
    for symbols in (False, True):
        names = re.findall(r"^ *(\w+) = ", predict_source(model, symbols),
                           re.MULTILINE)
        assert len(set(names)) == len(names)
    same(model, [1, 2, 3])


def written_large(name):
    """Widths and images of more than 250 numbers, or many weights."""
    random.seed(len(name))
    conv = ConvLayer(12, 11, 2, 3, 3, padding=1)
    pool = MaxPoolLayer(12, 11, 3, 2)
    layers = {
        "wide": [NormaliseLayer([0.5] * 300, [-2] * 300),
                 MaxoutLayer(300, 12, 3)] + [kind() for kind in ACTIVATIONS
                                             if kind != HeavisideActivation],
        "many": [FCLayer(40, 30), ReLUActivation(), FCLayer(30, 2)],
        "image": [conv, ReLUActivation(), pool, FCLayer(pool.output_dim, 4),
                  LeakyReLUActivation(), HeavisideActivation()]}[name]
    model = model_of(*layers)
    return model, [random.uniform(-2, 2) for _ in range(model.input_dim)]


@pytest.mark.parametrize("name", ["wide", "many", "image"])
def test_large_networks_take_a_list(name):
    model, x = written_large(name)
    source = predict_source(model)
    assert max(map(len, source.split("\n"))) <= 79
    predict = function_of(source)
    assert predict(x) == pytest.approx(model.predict(x), rel=1e-12, abs=1e-12)
    with pytest.raises(ValueError, match=f"expected {len(x)} numbers"):
        predict(x[1:])


def test_a_neuron():
    neuron = Neuron([2, -1.5], 0.5, TanhActivation())
    assert function_of(predict_source(neuron))(0.25, 1) == [
        neuron.feedforward([0.25, 1])]


def only_plain(kind):
    """Nothing but + - * /, so every digit is the same everywhere."""
    return not isinstance(kind, (SigmoidActivation, TanhActivation,
                                 ELUActivation, SoftmaxActivation))


def test_in_javascript():
    networks = [network(seed) for seed in range(60)] + [
        (model_of(*images(padding)), [((7 * i) % 11 - 5) / 5
                                      for i in range(40)])
        for padding in (0, 1)]
    large = [written_large(name) for name in ("wide", "many", "image")]
    found = in_node([(javascript_source(model), [x])
                     for model, x in networks]
                    + [(javascript_source(model), [[x]])
                       for model, x in large])
    exact = 0
    for (model, x), [y] in zip(networks + large, found):
        assert y == pytest.approx(model.predict(x), rel=1e-12, abs=1e-12)
        if all(map(only_plain, model.layers)):
            exact += 1
            predict = function_of(predict_source(model))
            assert y == (predict(x) if (model, x) in large else predict(*x))
    assert exact > 15


def test_javascript_refuses_what_is_no_input():
    small, wide = model_of(FCLayer(2, 1)), model_of(FCLayer(300, 1))
    found = in_node([
        (javascript_source(small), [[1], [1, 2, 3], ["1", 2], [None, 1]]),
        (javascript_source(wide), [[[1] * 299], [["1"] * 300]])])
    assert found == [[{"error": "expected 2 numbers"}] * 4,
                     [{"error": "expected 300 numbers"}] * 2]


def test_at_a_prompt():
    model = model_of(FCLayer(2, 3), SigmoidActivation(), FCLayer(3, 1))
    for symbols in (False, True):
        done = subprocess.run(
            [sys.executable, "-I", "-i", "-q"], stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, universal_newlines=True,
            input=predict_source(model, symbols)
            + "\nprint('RESULT', predict(0.5, -2)[0])\n")
        assert "Error" not in done.stderr
        # What follows may be the next prompt: PyPy prints that here.
        number = done.stdout.split("RESULT ")[1].split()[0]
        assert float(number) == pytest.approx(model.predict([0.5, -2])[0])


def with_weights(weights):
    layer = FCLayer(2, 1)
    layer.weights = weights
    return model_of(layer)


@pytest.mark.parametrize("model, message", [
    # A subclass may do anything.
    (model_of(FCLayer(2, 1), type("Own", (FCLayer,), {})(1, 1)),
     r"layer 2, Own\(1, 1\), is none of those it can write out: ConvLayer,"),
    (model_of(ReLUActivation()), "takes any number of inputs"),
    (FCLayer(2, 1), "has no layers"),
    (model_of(FCLayer(1, 1, init=lambda i, o: ([[float("inf")]], [0]))),
     "w1_1_1 is inf"),
    (with_weights([[1, 2, 3]]), "row 1 of weights has 3 numbers"),
    (with_weights([[1]]), r"row 1 of weights has 1 number.* expected 2")])
def test_errors(model, message):
    with pytest.raises((ValueError, TypeError), match=message):
        predict_source(model)
