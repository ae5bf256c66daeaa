"""What holds for every layer, activation and loss, against dual numbers."""

import copy
import random
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import minnet
from minnet import (BinaryCrossEntropyLoss, ConvLayer, CrossEntropyLoss,
                    DropoutLayer, ELUActivation, FCLayer, LeakyReLUActivation,
                    MaxoutLayer, MaxPoolLayer, Model, MSELoss, NormaliseLayer,
                    ReLUActivation, SigmoidActivation, SoftmaxActivation,
                    SSELoss, TanhActivation, check_gradients,
                    uniform_start)
from tests.gradcheck import duals
from tests.tools import fractions, matrices, oracles, refused, vectors

decimals = st.integers(-3000, 3000).map(lambda n: n / 1000)
sizes = st.integers(1, 3)


def each(formula):
    """A formula for one number as one for a batch."""
    return lambda x: [[formula(a) for a in row] for row in x]


def drawn_start(draw, numbers):
    def start(input_dim, output_dim):
        return (draw(matrices(output_dim, input_dim, numbers)),
                draw(vectors(output_dim, numbers)))
    return start


# Each kind: draws (layer, formula(x, *parameters), width of x).

def fc(draw, numbers):
    layer = FCLayer(draw(sizes), draw(sizes), drawn_start(draw, numbers))
    return layer, duals.fc, layer.input_dim


def maxout(draw, numbers):
    layer = MaxoutLayer(draw(sizes), draw(sizes), draw(sizes),
                        drawn_start(draw, numbers))
    return layer, duals.maxout, layer.input_dim


def convolution(draw, numbers):
    height, width, channels = draw(sizes), draw(sizes), draw(st.integers(1, 2))
    padding = draw(st.integers(0, 1))
    size = draw(st.integers(1, min(height, width) + padding))
    stride = draw(st.integers(1, 2))
    layer = ConvLayer(height, width, channels, draw(st.integers(1, 2)), size,
                      stride, padding, drawn_start(draw, numbers))
    return layer, duals.convolution(height, width, channels, size, stride,
                                    padding), height * width * channels


def max_pool(draw, numbers):
    height, width, channels = draw(sizes), draw(sizes), draw(sizes)
    shape = (height, width, channels, draw(st.integers(1, min(height, width))),
             draw(st.integers(1, 2)))
    return MaxPoolLayer(*shape), duals.max_pool(*shape), \
        height * width * channels


def normalise(draw, numbers):
    width = draw(sizes)
    mean = draw(vectors(width, numbers))
    spread = draw(vectors(width, numbers.filter(lambda a: abs(a) > 0.01)))
    return NormaliseLayer(mean, spread), lambda x: [
        [(a - m) / s for a, m, s in zip(row, mean, spread)] for row in x], \
        width


def dropout(draw, numbers):
    return DropoutLayer(0.5), each(lambda a: a), draw(sizes)


def activation(make, formula):
    return lambda draw, numbers: (make(), each(formula), draw(sizes))


EXACT = {
    "FCLayer": fc, "MaxoutLayer": maxout, "ConvLayer": convolution,
    "MaxPoolLayer": max_pool, "NormaliseLayer": normalise,
    "DropoutLayer, not training": dropout,
    "ReLUActivation": activation(ReLUActivation, duals.relu),
    "LeakyReLUActivation": activation(
        lambda: LeakyReLUActivation(Fraction(1, 10)),
        duals.leaky(Fraction(1, 10))),
}
ROUNDED = {
    "SigmoidActivation": activation(SigmoidActivation, duals.sigmoid),
    "TanhActivation": activation(TanhActivation, duals.tanh),
    "ELUActivation": activation(lambda: ELUActivation(0.7), duals.elu(0.7)),
    "SoftmaxActivation": lambda draw, numbers: (
        SoftmaxActivation(), lambda x: [duals.softmax(row) for row in x],
        draw(sizes)),
}
KINDS = dict(EXACT, **ROUNDED)


@st.composite
def cases(draw, kind, rows=st.integers(3, 4)):
    """(layer, formula, x, de_dy), three rows or more."""
    numbers = fractions if kind in EXACT else decimals
    layer, formula, width = KINDS[kind](draw, numbers)
    x = draw(matrices(draw(rows), width, numbers))
    y = layer.forward(x)
    return layer, formula, x, draw(matrices(len(x), len(y[0]), numbers))


def near(actual, expected, share=1e-9):
    """Equal, or for floats but for rounding; the shapes are the same."""
    if isinstance(expected, (list, tuple)):
        return len(actual) == len(expected) and all(
            [near(a, b, share) for a, b in zip(actual, expected)])
    actual, expected = duals.value(actual), duals.value(expected)
    if isinstance(expected, float) or isinstance(actual, float):
        return abs(actual - expected) <= share * max(1, abs(expected))
    return actual == expected


def gradients(layer):
    return [copy.deepcopy(gradient) for _, _, gradient in layer.parameters()]


def values_of(layer):
    return [copy.deepcopy(values) for _, values, _ in layer.parameters()]


def scaled(a, factor):
    return [scaled(p, factor) for p in a] if isinstance(a, list) \
        else a * factor


def all_slopes(formula, tables):
    return [duals.slopes(formula, tables, place)
            for place in range(len(tables))]


def for_every_kind(test):
    """The test for each kind of layer, with what hypothesis draws."""
    return pytest.mark.parametrize("kind", KINDS)(given(data=st.data())(test))


@for_every_kind
def test_value_and_all_slopes(kind, data):
    layer, formula, x, de_dy = data.draw(cases(kind))
    tables = [x] + values_of(layer)
    assert near(layer.forward(x), formula(*tables))
    de_dx = layer.backward(de_dy)
    assert near([de_dx] + gradients(layer), all_slopes(
        lambda *tables: duals.weighted(formula(*tables), de_dy), tables))


@for_every_kind
def test_a_batch_is_its_rows_and_its_gradient_the_sum_of_theirs(kind, data):
    # So the order of the examples does not matter either.
    layer, _, x, de_dy = data.draw(cases(kind))
    y = layer.forward(x)
    de_dx = layer.backward(de_dy)
    left = gradients(layer)
    for n in range(len(x)):
        assert near(layer.forward([x[n]]), [y[n]])
        assert near(layer.backward([de_dy[n]]), [de_dx[n]])
        left = oracles.moved(left, gradients(layer), 1)
    assert near(left, scaled(left, 0))


@for_every_kind
def test_one_example_is_a_batch_of_one(kind, data):
    layer, formula, x, de_dy = data.draw(cases(kind))
    for row, slopes in zip(x, de_dy):
        before = values_of(layer)
        y, de_dx = layer.forward(row), layer.backward(tuple(slopes), 2)
        after = values_of(layer), gradients(layer)
        for (_, values, _), old in zip(layer.parameters(), before):
            values[:] = old
        assert [y] == layer.forward([row])
        assert [de_dx] == layer.backward([slopes], 2)
        assert after == (values_of(layer), gradients(layer))
    for wrong in (row[:-1] + ["1"], [1, None], [None], [1, [2]]):
        with refused(TypeError, f"{layer}: number {len(wrong)} of the exam"):
            layer.forward(wrong)
        with refused(TypeError, f"{layer}: number {len(wrong)} of de_dy"):
            layer.backward(wrong)
    layer.forward(x)
    with refused(ValueError, f"{layer}: de_dy has 1 row; expected {len(x)}"):
        layer.backward(slopes)


@for_every_kind
def test_arguments_are_not_changed(kind, data):
    layer, _, x, de_dy = data.draw(cases(kind))
    kept = copy.deepcopy((x, de_dy))
    y = layer.forward(x)
    kept_y = copy.deepcopy(y)
    expected = layer.backward(de_dy)
    assert (x, de_dy) == kept and y == kept_y
    # And a caller who changes y changes neither x nor the slopes.
    for row in layer.forward(x):
        row[:] = [7 for _ in row]
    assert near(layer.backward(de_dy, Fraction(1, 8)), expected)
    assert (x, de_dy) == kept


@for_every_kind
def test_step_comes_last_and_is_exactly_the_gradient(kind, data):
    layer, _, x, de_dy = data.draw(cases(kind))
    before = values_of(layer)
    layer.forward(x)
    without_step = layer.backward(de_dy)
    assert values_of(layer) == before
    assert layer.backward(de_dy, Fraction(1, 8)) == without_step
    assert near(values_of(layer),
                oracles.moved(before, gradients(layer), Fraction(1, 8)))


@for_every_kind
def test_backward_belongs_to_the_last_forward_and_its_weights(kind, data):
    layer, _, x, de_dy = data.draw(cases(kind))
    layer.forward(x)
    expected = [layer.backward(de_dy)] + gradients(layer)
    other = [[7 - a for a in row] for row in x[1:]]
    layer.forward(other)
    layer.backward(de_dy[1:])
    layer.forward(x)
    for _, values, _ in layer.parameters():
        values[:] = scaled(values, 3)
    assert near([layer.backward(de_dy)] + gradients(layer), expected)


def well_drawn(kind, seed):
    """A layer and a batch of random floats, nothing near a kink or 0."""
    rng = random.Random(seed)

    def start(input_dim, output_dim):
        return uniform_start(input_dim, output_dim, rng)

    layers = {"FCLayer": lambda: FCLayer(3, 2, start),
              "MaxoutLayer": lambda: MaxoutLayer(3, 2, 3, start),
              "ConvLayer": lambda: ConvLayer(4, 3, 2, 2, 2, padding=1,
                                             init=start),
              "MaxPoolLayer": lambda: MaxPoolLayer(4, 3, 2, 2, stride=1),
              "NormaliseLayer": lambda: NormaliseLayer([1, 2, 3], [3, 2, 1])}
    layer = layers[kind]() if kind in layers else KINDS[kind](
        lambda strategy: 3, decimals)[0]
    width = getattr(layer, "input_dim", 3)
    return layer, [[rng.uniform(-2, 2) for _ in range(width)]
                   for _ in range(3)]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("seed", range(3))
@pytest.mark.once
def test_check_gradients_agrees(kind, seed):
    layer, x = well_drawn(kind, seed)
    report = check_gradients(layer, x)
    assert report.ok, report
    assert len(report.blocks) == 1 + len(list(layer.parameters()))
    # Not by slopes that are all 0.
    assert all(block.verdict == "right" for block in report.blocks)


# Losses: (loss, formula, labels for a row of the width).

def of_shares(width, numbers):
    return st.lists(st.integers(1, 9), min_size=width, max_size=width).map(
        lambda row: [a / sum(row) for a in row])


LOSSES = {
    "MSELoss": (MSELoss, duals.mse, vectors, fractions),
    "SSELoss": (SSELoss, duals.sse, vectors, fractions),
    "CrossEntropyLoss": (CrossEntropyLoss, duals.cross_entropy, of_shares,
                         decimals),
    "BinaryCrossEntropyLoss": (
        BinaryCrossEntropyLoss, duals.binary_cross_entropy, of_shares,
        decimals),
}


def widths(name):
    """CrossEntropyLoss tells classes apart, so it wants two at least."""
    return st.integers(2 if name == "CrossEntropyLoss" else 1, 3)


@st.composite
def loss_cases(draw, name):
    make, formula, labels, numbers = LOSSES[name]
    rows = draw(st.integers(3, 4))
    width = draw(widths(name))
    y = draw(matrices(rows, width, numbers))
    label = [draw(labels(width, numbers)) for _ in range(rows)]
    return make(), formula, y, label


@pytest.mark.parametrize("name", LOSSES)
@given(data=st.data())
def test_loss_and_its_slopes_are_the_sum_or_mean_of_those_of_rows(name, data):
    loss, formula, y, label = data.draw(loss_cases(name))
    kept = copy.deepcopy((y, label))
    e, de_dy = loss.forward(y, label), loss.backward()
    assert near(e, formula(y, label))
    assert near(de_dy, duals.slopes(formula, [y, label], 0))
    assert (y, label) == kept
    share = 1 if name == "SSELoss" else Fraction(1, len(y))
    total = 0
    for n in range(len(y)):
        total += loss.forward([y[n]], [label[n]])
        assert near(scaled(loss.backward(), share), [de_dy[n]])
        together = loss.forward([y[n]], [label[n]]), loss.backward()[0]
        assert (loss.forward(y[n], label[n]), loss.backward()) == together
    assert near(total * share, e)


def test_all_layers_and_losses_of_the_package_are_tested():
    tested = {name.split(",")[0] for name in KINDS} | set(LOSSES)
    # The backward of a step is an error, and Activation alone has no formula.
    assert tested | {"HeavisideActivation", "Activation"} == {
        name for name in minnet.__all__
        if name.endswith(("Layer", "Activation", "Loss"))}


@st.composite
def networks(draw):
    """(Model, formula(x, *parameters), x, label) of three layers or four."""
    make = draw(st.sampled_from([fc, maxout, convolution]))
    first, formula, width = make(draw, decimals)
    bend = draw(st.sampled_from(["ReLU", "LeakyReLU", "Sigmoid", "Tanh",
                                 "ELU", "Softmax"]))
    chain = [(first, formula),
             KINDS[bend + "Activation"](draw, decimals)[:2]]
    if make is convolution:
        shape = [first.output_height, first.output_width,
                 first.output_channels, 1]
        chain.append((MaxPoolLayer(*shape), duals.max_pool(*shape, stride=1)))
    name = draw(st.sampled_from(sorted(LOSSES)))
    last = FCLayer(first.output_dim, draw(widths(name)),
                   drawn_start(draw, decimals))
    chain.append((last, duals.fc))
    make, loss_formula, labels, _ = LOSSES[name]
    rows = draw(st.integers(3, 4))
    x = draw(matrices(rows, width, decimals))
    label = [draw(labels(last.output_dim, decimals)) for _ in range(rows)]

    def formula_of_all(x, *parameters):
        left = list(parameters)
        for layer, layer_formula in chain:
            count = len(list(layer.parameters()))
            x = layer_formula(x, *left[:count])
            left = left[count:]
        return loss_formula(x, label)

    model = Model([layer for layer, _ in chain], 1, rows, 0.1, loss=make())
    return model, formula_of_all, x, label


def largest(a):
    return max(map(largest, a)) if isinstance(a, list) else abs(a)


@given(networks())
@settings(max_examples=40)
def test_gradients_of_random_networks(network):
    model, formula, x, label = network
    tables = [x] + values_of(model)
    assert near(model.error(list(zip(x, label))), formula(*tables))
    de_dx = model.backward(model.loss.backward())
    expected = all_slopes(formula, tables)
    assert near([de_dx] + gradients(model), expected,
                1e-9 * max(1, largest(expected)))


@pytest.mark.parametrize("kind", KINDS)
def test_forward_wants_a_batch_and_backward_the_shape_of_its_y(kind):
    layer, x = well_drawn(kind, 1)
    with refused(ValueError, f"{layer}: backward came before forward"):
        layer.backward([[1]])
    y = layer.forward(x)
    before = values_of(layer)
    for wrong, message in (
            ([x[0], x[0] + [1]], "row 2 of the batch has"),
            (None, "the batch is None"), ([], "the batch is empty")):
        with refused((ValueError, TypeError), f"{layer}: {message}"):
            layer.forward(wrong)
    if hasattr(layer, "input_dim"):
        with refused(ValueError, f"{layer}: row 1 of the batch has"):
            layer.forward([x[0] + [1]])
    else:
        assert Model([FCLayer(2, 3), layer], 1, 1, 0.1).widths == [2, 3, 3]
        with refused(ValueError, "takes rows of 4 numbers, but"):
            Model([FCLayer(2, 3), layer, FCLayer(4, 1)], 1, 1, 0.1)
    for wrong, message in (
            ([row + [1] for row in y], "row 1 of de_dy has"),
            (y[1:], "de_dy has 2 rows; expected 3"),
            (y[1:] + [y[0][1:]], "row 3 of de_dy ")):
        with refused(ValueError, f"{layer}: {message}"):
            layer.backward(wrong, 0.1)
    assert values_of(layer) == before


@pytest.mark.parametrize("name", LOSSES)
def test_a_refused_label_leaves_the_last_forward(name):
    loss = LOSSES[name][0]()
    with refused(ValueError, f"{name}(): backward came before forward; call"
                 " forward(y, label) first"):
        loss.backward()
    loss.forward([[1, 2]], [[0, 1]])
    expected = loss.backward()
    for y, label, message in (
            ([[5, 6]], [[1, 0], [0, 1]], "the label batch has 2 rows;"),
            ([[5, 6]], [[1]], "row 1 of the label batch has 1 number, [1]"),
            ([[5, 6]], [1, 0], "the label batch is a single row"),
            ([5, 6], [[1, 0]], "the output [5, 6] is one example, the"),
            ([5, 6], 1, "the output [5, 6] is one example, the label 1"),
            ([5, "6"], [1, 0], "number 2 of the output [5, '6'] is '6'"),
            ([5, 6], [1, None], "number 2 of the label [1, None] is None")):
        with refused((ValueError, TypeError), f"{name}(): {message}"):
            loss.forward(y, label)
    assert loss.backward() == expected
