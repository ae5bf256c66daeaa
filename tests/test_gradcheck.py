"""check_gradients: says right of right layers and wrong of wrong ones."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from minnet import (FCLayer, Model, NormaliseLayer, ReLUActivation,
                    check_gradients, matmul, sum_rows, transpose)
from tests import oracles
from tests.strategies import floats, layers_and_batches, models_and_examples

X = [[0.5, -1.25], [2.0, 0.75], [-0.5, 1.5]]


@given(layers_and_batches(rows=st.integers(2, 4), numbers=floats))
def test_fc_layer_is_right(case):
    layer, x, _ = case
    report = check_gradients(layer, x)
    verdicts = {name: verdict for name, verdict, _ in report.blocks}
    assert verdicts["bias"] == "right"
    # Weights or inputs that are all 0 leave nothing to check.
    assert set(verdicts.values()) <= {"right", "nothing to check"}


@given(models_and_examples(numbers=floats))
def test_model_is_never_called_wrong(case):
    model, examples = case
    x = [pair[0] for pair in examples]
    w1, b1 = model.layers[0].weights, model.layers[0].bias
    assume(not oracles.near_kink(w1, b1, x, margin=1e-2))
    report = check_gradients(model, x, [pair[1] for pair in examples])
    assert "WRONG" not in repr(report)


def test_report_names_every_block():
    model = Model([NormaliseLayer([1.0, 2.0], [3.0, 4.0]),
                   FCLayer(2, 3), ReLUActivation(), FCLayer(3, 1)], 1, 1, 1)
    for layer in (model.layers[1], model.layers[3]):
        layer.weights[:] = [[0.3 + 0.1 * j - 0.25 * i for j in range(
            layer.input_dim)] for i in range(layer.output_dim)]
        layer.bias[:] = [0.7] * layer.output_dim
    report = check_gradients(model, X, [[0.0], [1.0], [2.0]])
    assert report.ok, report
    assert repr(report).splitlines()[1:] == [
        "  layer 2, FCLayer(2, 3): weights: right (6 slopes)",
        "  layer 2, FCLayer(2, 3): bias: right (3 slopes)",
        "  layer 4, FCLayer(3, 1): weights: right (3 slopes)",
        "  layer 4, FCLayer(3, 1): bias: right (1 slope)",
        "  input: right (6 slopes)"]


class Sign(FCLayer):
    def backward(self, de_dy, learning_rate=None):
        return [[-s for s in row] for row in FCLayer.backward(self, de_dy)]


class Factor(FCLayer):
    def backward(self, de_dy, learning_rate=None):
        de_dx = FCLayer.backward(self, de_dy)
        self.de_dw = [[2 * s for s in row] for row in self.de_dw]
        return de_dx


class LastExample(FCLayer):
    def backward(self, de_dy, learning_rate=None):
        de_dx = FCLayer.backward(self, de_dy)
        self.de_db = list(de_dy[-1])
        return de_dx


class Transposed(FCLayer):
    def backward(self, de_dy, learning_rate=None):
        self.de_db = sum_rows(de_dy)
        self.de_dw = transpose(matmul(transpose(de_dy), self.x))
        return matmul(de_dy, self.weights)


class NoGradient(FCLayer):
    def backward(self, de_dy, learning_rate=None):
        return matmul(de_dy, self.weights)


class NaN(FCLayer):
    def backward(self, de_dy, learning_rate=None):
        de_dx = FCLayer.backward(self, de_dy)
        self.de_dw[0][0] = float("nan")
        return de_dx


class AlmostRight(FCLayer):
    def backward(self, de_dy, learning_rate=None):
        de_dx = FCLayer.backward(self, de_dy)
        self.de_db[-1] *= 1.000005
        return de_dx


@pytest.mark.parametrize("layer, block", [
    (Sign(2, 3), "input"), (Factor(2, 3), "weights"),
    (LastExample(2, 3), "bias"), (Transposed(2, 3), "weights"),
    (NoGradient(2, 3), "weights"), (NaN(2, 3), "weights"),
    (AlmostRight(2, 1), "bias")])
def test_wrong_layers_are_caught(layer, block):
    report = check_gradients(layer, X)
    verdicts = {name: verdict for name, verdict, _ in report.blocks}
    assert not report.ok
    assert verdicts[block] == "WRONG"
    if not isinstance(layer, NoGradient):
        assert list(verdicts.values()).count("WRONG") == 1


def test_worst_slope_is_shown():
    layer = Factor(2, 1, init=lambda i, o: ([[1.0, 2.0]], [0.0]))
    text = repr(check_gradients(layer, [[1.0, 0.0], [0.0, 0.0]]))
    assert "weights: WRONG (1 of 2 slopes; at [0][0] yours is" in text
    yours, expected = text.split("yours is ")[1].split(", expected ")
    assert float(yours) == pytest.approx(2 * float(expected.split(")")[0]))


class Constant:
    """y = 0: all slopes are 0, rightly, which proves nothing."""

    def forward(self, x):
        return [[0 for _ in row] for row in x]

    def backward(self, de_dy, learning_rate=None):
        return [[0 for _ in row] for row in de_dy]


def test_all_zero_slopes_are_never_called_right():
    report = check_gradients(Constant(), X)
    assert not report.ok
    assert "input: nothing to check (all slopes are 0" in repr(report)


def test_nothing_is_changed_even_when_the_layer_raises():
    class Raises(FCLayer):
        calls = 0

        def forward(self, x):
            Raises.calls += 1
            if Raises.calls == 7:
                raise RuntimeError
            return FCLayer.forward(self, x)

    x = [list(row) for row in X]
    layer = Raises(2, 3)
    before = [list(row) for row in layer.weights], list(layer.bias)
    with pytest.raises(RuntimeError):
        check_gradients(layer, x)
    assert ((layer.weights, layer.bias), x) == (before, X)
    assert check_gradients(layer, x).ok
    assert ((layer.weights, layer.bias), x) == (before, X)


def test_single_row_is_explained():
    with pytest.raises(ValueError) as error:
        check_gradients(FCLayer(2, 3), [1.0, 2.0])
    assert "the batch is a single row" in str(error.value)


def test_label_without_a_loss_is_explained():
    with pytest.raises(TypeError) as error:
        check_gradients(FCLayer(2, 1), X, [[0.0]] * 3)
    assert "FCLayer(2, 1) has no loss; a label goes with a Model" in \
        str(error.value)


class Article:
    """y = w x, stepping in backward with a rate of its own by default."""

    def __init__(self):
        self.w = [2.0]

    def forward(self, x):
        self.x = x
        return [[self.w[0] * a for a in row] for row in x]

    def backward(self, de_dy, learning_rate=0.01):
        w = self.w[0]
        if learning_rate is not None:
            self.w = [w - learning_rate]
        return [[w * s for s in row] for row in de_dy]


def test_a_layer_without_parameters_is_not_stepped_and_said_so():
    layer = Article()
    report = check_gradients(layer, X)
    assert layer.w == [2.0]
    assert repr(report) == ("gradients of Article: right\n"
                            "  input: right (6 slopes)\n"
                            "  weights: not checked (there is no"
                            " parameters())")


class Accumulates(FCLayer):
    def backward(self, de_dy, learning_rate=None):
        before = self.de_db or [0] * self.output_dim
        de_dx = FCLayer.backward(self, de_dy)
        self.de_db = [a + b for a, b in zip(before, self.de_db)]
        return de_dx


def test_slopes_that_are_added_up_are_found():
    report = check_gradients(Accumulates(2, 3), X)
    assert not report.ok
    assert "bias: WRONG (the same backward once more gives other slopes;" \
        " are they added up?)" in repr(report)


class NoReturn(Constant):
    def backward(self, de_dy, learning_rate=None):
        pass


class NoOutput(Constant):
    def forward(self, x):
        pass


@pytest.mark.parametrize("kind, layer, message", [
    (TypeError, FCLayer, "what you check is the class FCLayer itself; write"
     " FCLayer(...)"),
    (TypeError, None, "what you check, None, has no forward"),
    (TypeError, NoOutput(), "NoOutput: its output is None;"),
])
def test_what_can_not_be_checked_is_explained(kind, layer, message):
    with pytest.raises(kind) as error:
        check_gradients(layer, X)
    assert message in str(error.value)


def test_backward_without_return_is_wrong():
    assert "input: WRONG (None, is a `return` missing?)" in repr(
        check_gradients(NoReturn(), X))


def test_headings():
    def heading(layer):
        return repr(check_gradients(layer, X)).splitlines()[0]

    assert heading(FCLayer(2, 1)) == "gradients of FCLayer(2, 1): right"
    assert heading(Factor(2, 1)) == "gradients of Factor(2, 1): WRONG"
    assert heading(Constant()) == "gradients of Constant: not all checked"


class AddsInPlace(FCLayer):
    """Adds every gradient to the same list."""

    def __init__(self, input_dim, output_dim):
        FCLayer.__init__(self, input_dim, output_dim)
        self.sums = [0] * output_dim

    def backward(self, de_dy, learning_rate=None):
        de_dx = FCLayer.backward(self, de_dy)
        self.sums[:] = [a + b for a, b in zip(self.sums, self.de_db)]
        self.de_db = self.sums
        return de_dx


def test_slopes_added_up_in_place_are_found():
    assert "bias: WRONG (the same backward" in repr(
        check_gradients(AddsInPlace(2, 3), X))


class Mixed:
    """y = x, with the slopes of rows or columns in the wrong order."""

    def __init__(self, rows):
        self.rows = rows

    def forward(self, x):
        return [list(row) for row in x]

    def backward(self, de_dy, learning_rate=None):
        return de_dy[::-1] if self.rows else [row[::-1] for row in de_dy]


@pytest.mark.parametrize("rows", [True, False])
def test_slopes_in_the_wrong_order_are_found(rows):
    assert not check_gradients(Mixed(rows), X).ok


class Scaled:
    """y = factor x, whose backward uses another factor."""

    def __init__(self, factor, other):
        self.factor, self.other = factor, other

    def forward(self, x):
        return [[self.factor * a for a in row] for row in x]

    def backward(self, de_dy, learning_rate=None):
        return [[self.other * s for s in row] for row in de_dy]


@pytest.mark.parametrize("factor, other, heading", [
    (1e-7, 1e-7, "right"), (0, 1, "WRONG"), (1, 0, "WRONG"),
    (0, 0, "not all checked")])
def test_small_and_missing_slopes(factor, other, heading):
    report = check_gradients(Scaled(factor, other), X)
    assert repr(report).startswith(f"gradients of Scaled: {heading}\n")


def test_large_weights_are_moved_by_more():
    layer = FCLayer(2, 1, init=lambda i, o: ([[1e8, -2e8]], [3e8]))
    assert check_gradients(layer, X).ok


def test_tuples_can_be_checked():
    assert check_gradients(FCLayer(2, 3), [tuple(row) for row in X]).ok


def test_the_worst_slope_is_the_one_shown():
    class TwoWrong(FCLayer):
        def backward(self, de_dy, learning_rate=None):
            de_dx = FCLayer.backward(self, de_dy)
            self.de_db = [slope + extra for slope, extra
                          in zip(self.de_db, (1, -5, 2))]
            return de_dx

    assert "bias: WRONG (3 of 3 slopes; at [1] yours" in repr(
        check_gradients(TwoWrong(2, 3), X))


class Cube:
    """y = x^3, dy/dx = 3 x^2: the difference is right only for a small h."""

    def forward(self, x):
        self.x = x
        return [[a * a * a for a in row] for row in x]

    def backward(self, de_dy, learning_rate=None):
        return [[3 * a * a * s for a, s in zip(row, slopes)]
                for row, slopes in zip(self.x, de_dy)]


def test_the_step_of_the_differences_is_small():
    assert check_gradients(Cube(), [[0.03], [0.02], [-0.025]]).ok


@pytest.mark.parametrize("call", range(1, 28))
def test_weights_are_put_back_wherever_the_layer_raises(call):
    class Raises(FCLayer):
        calls = 0

        def forward(self, x):
            self.calls += 1
            if self.calls == call:
                raise RuntimeError
            return FCLayer.forward(self, x)

    weights = [[0.1, -0.7], [1.3, 0.2]]
    layer = Raises(2, 2, init=lambda i, o: (weights, [0.3, -0.6]))
    with pytest.raises(RuntimeError):
        check_gradients(layer, X)
    assert (layer.weights, layer.bias) == (weights, [0.3, -0.6])
