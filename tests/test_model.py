"""Model: the batch trainer, exactly, and what happens when it is stopped."""

import copy
import math
import random
from types import SimpleNamespace

import pytest
from hypothesis import given

from minnet import (SGD, Adam, FCLayer, Model, Momentum, MSELoss,
                    ReLUActivation, SSELoss)
from minnet.data import xor_corners
from tests.tools import models_and_examples, oracles, refused

NAN = float("nan")


def weights_of(model):
    """Copies of all parameters, in order."""
    return tuple([copy.deepcopy(values) for _, values, _
                  in model.parameters()])


@given(models_and_examples())
def test_training_is_exactly_gradient_descent(case):
    # Two epochs, batches that don't divide the examples, one example. The
    # article's fault: backward once per batch, knowing only the last example.
    model, examples = case
    expected = oracles.trained(weights_of(model), examples, model.num_epochs,
                               model.batch_size, model.learning_rate)
    history = model.train(examples, shuffle=False, progress=None)
    assert (weights_of(model), history) == expected


def small_model(*more, epochs=3, optimizer=None, loss=None):
    """FC-ReLU-FC and more layers; the same weights each time."""
    random.seed(4)
    return Model([FCLayer(2, 3), ReLUActivation(), FCLayer(3, 1)]
                 + list(more), epochs, 2, 0.05, loss, optimizer)


def trained(model, examples=None, **settings):
    """The history of a training in the given order, without progress."""
    settings = dict(dict(shuffle=False, progress=None), **settings)
    return model.train(examples or xor_corners(), **settings)


class Hook:
    """A layer of one's own: `look` may act on x, or give another output."""

    keeps_width = True

    def __init__(self, look):
        self.look = look

    def forward(self, x):
        return self.look(x) or x

    def backward(self, de_dy, learning_rate):
        return de_dy


@pytest.mark.parametrize("shuffle", [True, False])
def test_each_epoch_has_each_example_once_in_a_new_order(shuffle):
    seen = []
    model = Model([Hook(seen.append), FCLayer(1, 1)], 3, 4, 0.001)
    examples = [([float(i)], [0.0]) for i in range(10)]
    random.seed(1)
    settings = {} if shuffle else dict(shuffle=False)  # True by default
    model.train(examples, progress=None, **settings)
    assert [len(x) for x in seen] == [4, 4, 2] * 3
    rows = [row[0] for x in seen for row in x]
    epochs = [rows[0:10], rows[10:20], rows[20:30]]
    assert all(sorted(epoch) == list(range(10)) for epoch in epochs)
    assert len({tuple(epoch) for epoch in epochs}) == (3 if shuffle else 1)
    turned = [list(range(i, 10)) + list(range(i)) for i in range(10)]
    assert any(epoch in turned for epoch in epochs) is not shuffle
    assert shuffle or epochs[0] == turned[0]
    assert examples == [([float(i)], [0.0]) for i in range(10)]


def test_rng_argument_repeats_everything():
    results = []
    for seed in range(2):
        model = small_model()
        random.seed(seed)
        model.train(xor_corners(), progress=None, rng=random.Random(5))
        results.append(weights_of(model))
    assert results[0] == results[1]


@pytest.mark.parametrize("batch_size", [1, 2, 3, 4])
@pytest.mark.parametrize("loss, e", [(SSELoss(), 30), (MSELoss(), 7.5)])
def test_history_is_the_error_whatever_the_batch_size(loss, e, batch_size):
    data, rates = [([x], [0]) for x in (1, 2, 3, 4)], []
    still = SimpleNamespace(step=lambda parameters, rate: rates.append(rate))
    model = Model([FCLayer(1, 1, lambda i, o: ([[1]], [0]))], 1, batch_size,
                  0.1, loss, still)
    # 1 + 4 + 9 + 16 = 30
    assert model.error(data) == e
    assert trained(model, data) == [e] and set(rates) == {0.1}
    assert model.predict([7]) == [7]


class ArticleLayer:
    """y = w x, as in the article: steps in backward, has no parameters()."""

    def __init__(self, w):
        self.weights = [w]

    def forward(self, x):
        self.x = x
        return [[self.weights[0] * row[0]] for row in x]

    def backward(self, de_dy, learning_rate):
        w = self.weights[0]
        slope = sum(d[0] * row[0] for d, row in zip(de_dy, self.x))
        self.weights = [w - learning_rate * slope]
        return [[d[0] * w] for d in de_dy]


def test_models_are_layers_too():
    inner = Model([FCLayer(2, 3), ReLUActivation()], 1, 1, 1)
    outer = Model([inner, FCLayer(3, 1)], 5, 2, 0.1)
    before = weights_of(outer)
    trained(outer)
    assert len(before) == 4
    assert all(a != b for a, b in zip(before, weights_of(outer)))
    with refused(ValueError, "takes rows of 2 numbers, but layer 1"):
        Model([inner, FCLayer(2, 1)], 1, 1, 1)


class Gives:
    """A layer or loss whose forward and backward return what it is told."""

    def __init__(self, output=None, slopes=None):
        self.output, self.slopes = output, slopes

    def forward(self, x, label=None):
        return x if self.output == "x" else self.output

    def backward(self, de_dy=None, learning_rate=None):
        return self.slopes


@pytest.mark.parametrize("kind, which, given, message", [
    (TypeError, "layer", (None,), "its output is None;"),
    (ValueError, "layer", ([[1.0] * 3],), "its output has 1 row; expected 2"),
    (ValueError, "layer", ([[1.0], [1.0]],), "row 1 of its output has 1"
     " number, [1.0]; expected 3"),
    (ValueError, "layer", ([[1.0] * 3] * 3,), "its output has 3 rows;"),
    (TypeError, "layer", ("x",), "the de_dx from its backward is None"),
    (ValueError, "layer", ("x", [[1.0] * 2] * 2), "row 1 of the de_dx from"
     " its backward has 2 numbers"),
    (ValueError, "layer", ("x", [[1.0] * 3]), "the de_dx from its backward"
     " has 1 row; expected 2"),
    (TypeError, "loss", (None,), "its forward gives None; expected one"),
    (TypeError, "loss", ([[1.0]],), "its forward gives [[1.0]]"),
    (TypeError, "loss", (1.0,), "the de_dy from its backward is None"),
    (ValueError, "loss", (1.0, [[1.0, 2.0]] * 2), "row 1 of the de_dy from"
     " its backward has 2 numbers")])
def test_own_layers_and_losses_that_return_nonsense_are_named(
        kind, which, given, message):
    model = small_model(loss=Gives(*given)) if which == "loss" else Model(
        [FCLayer(2, 3), Gives(*given), FCLayer(3, 1)], 1, 2, 0.1)
    before = weights_of(model)
    with refused(kind, ("Gives: " if which == "loss" else "layer 2, Gives: ")
                 + message):
        trained(model)
    assert weights_of(model) == before


def test_progress_prints_by_default_calls_a_function_or_is_silent(capsys):
    small_model().train(xor_corners())
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 3 and lines[0].startswith("epoch 1/3  error 1.1")
    calls = []
    for progress in None, False, lambda *given: calls.append(given):
        history = small_model().train(xor_corners(), progress=progress)
        assert capsys.readouterr() == ("", "")
    assert calls == list(zip([1, 2, 3], [3] * 3, history))


@pytest.mark.parametrize("problem, after", [
    (None, ""), (RuntimeError, "raised\n"),
    (KeyboardInterrupt, "Stopped by Ctrl-C in epoch 1 of 3; the last whole"
     " step is kept.\n")])
def test_the_line_of_progress_is_ended_first(problem, after, capsys):
    class Line:
        """A progress that notes when it is finished."""

        def __call__(self, epoch, num_epochs, error):
            if problem:
                raise problem

        def finish(self):
            print("finished")

    model = small_model()
    try:
        trained(model, progress=Line(), unrolled=False)
    except RuntimeError:
        print("raised")
    assert capsys.readouterr().out == "finished\n" + after
    # And the epoch before it is kept.
    assert weights_of(model) == steps_recorded()[0][2 if problem else -1]


def watched(kind, look):
    """An optimizer of that kind; look() comes after each step."""
    class Watched(kind):
        def step(self, parameters, learning_rate):
            kind.step(self, parameters, learning_rate)
            look()

    return Watched()


def steps_recorded(kind=SGD):
    """The weights of small_model before training and after each step."""
    seen = []
    model = small_model(optimizer=watched(
        kind, lambda: seen.append(weights_of(model))))
    seen.append(weights_of(model))
    return seen, trained(model)


@pytest.mark.parametrize("kind", [SGD, Momentum, Adam])
@pytest.mark.parametrize("step", [1, 2, 3, 6])
@pytest.mark.parametrize("problem", [KeyboardInterrupt, RuntimeError,
                                     SystemExit, ZeroDivisionError])
def test_whatever_ends_it_the_last_whole_step_is_kept(
        kind, step, problem, capsys):
    def look():
        if next(left, None) == 0:
            raise problem

    left, history = iter(reversed(range(step))), None
    after, whole = steps_recorded(kind)
    model = small_model(optimizer=watched(kind, look))
    try:
        history = trained(model)
    except problem:
        assert problem is not KeyboardInterrupt
    assert weights_of(model) == after[step - 1]
    if problem is KeyboardInterrupt:
        assert history == whole[:(step - 1) // 2]
        assert capsys.readouterr().out == (
            f"Stopped by Ctrl-C in epoch {(step + 1) // 2} of 3; the last"
            " whole step is kept.\n")
    # And the optimizer's memory: the same step comes next.
    model.train_batch(xor_corners()[:2] if step % 2 else xor_corners()[2:])
    assert weights_of(model) == after[step]


def test_article_style_layers_train_and_stop_too(capsys):
    class Interrupted(ArticleLayer):
        def backward(self, de_dy, learning_rate):
            de_dx = ArticleLayer.backward(self, de_dy, learning_rate)
            if self.weights[0] > 1:
                raise KeyboardInterrupt
            good.append(list(self.weights))
            return de_dx

    good = []
    model = Model([Interrupted(0.0)], 50, 1, 0.1)
    trained(model, [([1.0], [3.0])])
    assert good and model.layers[0].weights == good[-1]
    # Without an interruption it just works.
    model = Model([ArticleLayer(0.0)], 50, 2, 0.1)
    trained(model, [([1.0], [3.0]), ([2.0], [6.0])])
    assert model.predict([5.0]) == pytest.approx([15.0])


@pytest.mark.parametrize("optimizer, rate", [(SGD(), 3.0), (Momentum(), 50)])
def test_divergence_puts_weights_and_memory_back(optimizer, rate):
    # The error grows by a factor each step; it is lowest in epoch 1.
    data = [([3.0], [1.0]), ([2.0], [5.0])]
    model = Model([FCLayer(1, 1, lambda i, o: ([[0.5]], [0.0]))], 400, 1,
                  rate, optimizer=optimizer)
    starts = [copy.deepcopy(model)]
    with pytest.raises(OverflowError) as error:
        trained(model, data,
                progress=lambda *_: starts.append(copy.deepcopy(model)))
    message = str(error.value)
    assert len(starts) > 1
    assert message.startswith(f"epoch {len(starts)}, batch ")
    for words in ("over a million times the first", "from the start are back",
                  f"learning_rate below {rate}", "normalise"):
        assert words in message
    for _ in range(2):  # The weights, and what they do next.
        assert weights_of(model) == weights_of(starts[0])
        assert "n" not in repr(weights_of(model))  # no nan, no inf
        for one in model, starts[0]:
            one.layers[0].de_dw, one.layers[0].de_db = [[1.0]], [1.0]
            one.optimizer.step(list(one.parameters()), 0.1)


@pytest.mark.parametrize("act, what", [
    (lambda x: [[NAN] for _ in x], "the error is nan"),
    (lambda x: [[1e200] for _ in x], "the error is inf"),
    (lambda x: [[math.exp(1000)] for _ in x], "math range error"),
])
def test_the_batch_that_breaks_is_named(act, what):
    batches = iter([0, 0, 0, 1])
    model = small_model(Hook(lambda x: next(batches) and act(x)))
    with refused(OverflowError, f"epoch 2, batch 2: {what}. "):
        trained(model)
    assert weights_of(model) == weights_of(small_model())


@pytest.mark.parametrize("where, name", [
    (0, "layer 1, FCLayer(2, 3): weights"),
    (1, "layer 1, FCLayer(2, 3): bias"),
    (3, "layer 3, FCLayer(3, 1): bias")])
def test_weights_that_break_behind_a_finite_error_are_found(where, name):
    # -inf in a neuron that ReLU keeps silent never reaches the error.
    class Breaks(SGD):
        def step(self, parameters, learning_rate):
            name, values, gradient = parameters[where]
            (values if where % 2 else values[-1])[-1] = -float("inf")

    model = small_model(optimizer=Breaks())
    before = weights_of(model)
    with refused(OverflowError,
                 f"epoch 1, batch 1: {name} is nan or infinite. "):
        trained(model, xor_corners()[:2])
    assert weights_of(model) == before


@pytest.mark.parametrize("kind, setting, value, message", [
    (ValueError, "num_epochs", 0, "num_epochs is 0"),
    (ValueError, "batch_size", -5, "batch_size is -5"),
    (TypeError, "batch_size", 2.5, "batch_size is 2.5"),
    (ValueError, "learning_rate", 0, "learning_rate is 0"),
    (ValueError, "learning_rate", NAN, "learning_rate is nan"),
    (TypeError, "learning_rate", None, "learning_rate is None"),
    (TypeError, "loss", MSELoss, "the loss is the class MSELoss itself;"
     " write MSELoss(...)"),
    (TypeError, "loss", SGD(), "the loss, SGD(), has no forward"),
    (TypeError, "optimizer", SGD, "the optimizer is the class SGD itself"),
    (TypeError, "optimizer", 5, "the optimizer, 5, has no step")])
def test_settings_are_checked_and_checked_again(kind, setting, value, message):
    settings = dict(num_epochs=1, batch_size=1, learning_rate=1)
    settings[setting] = value
    with refused(kind, message):
        Model([FCLayer(2, 1)], **settings)
    model = small_model()
    before = weights_of(model)
    setattr(model, setting, value)
    with refused(kind, message):
        trained(model)
    assert weights_of(model) == before


def test_layers_are_a_copy_that_may_grow():
    layers = [FCLayer(2, 3), ReLUActivation()]
    model = Model(layers, 1, 1, 1)
    layers.append(FCLayer(3, 1))
    assert repr(model) == "Model([FCLayer(2, 3), ReLUActivation()])"
    model.layers.append(FCLayer(3, 2))
    assert len(model.predict([1.0, 2.0])) == 2


def test_layer_that_writes_into_its_input_spoils_no_data():
    def write(x):
        x[0][0] = x[1][0] = 7.0

    examples = xor_corners()
    trained(Model([Hook(write), FCLayer(2, 1)], 1, 2, 0.1), examples)
    assert examples == xor_corners()


@pytest.mark.parametrize("kind, call, message", [
    (ValueError, lambda model: model.predict([[1.0, 2.0]]),
     "predict takes one example such as [1.0, 2.0]; got [[1.0, 2.0]]"),
    (ValueError, lambda model: model.predict([1.0]),
     "the example has 1 number, [1.0]; expected 2"),
    (TypeError, lambda model: model.predict({1: 2}),
     "the example is {1: 2}; expected a list of numbers"),
    (ValueError, lambda model: model.forward([1.0, 2.0]),
     "Model: the batch is a single row"),
    (TypeError, lambda model: model.train([[1, 2]], [[1]]),
     "positional argument"),
    (TypeError, lambda model: model.train(xor_corners(), progress="yes"),
     "progress is 'yes'"),
])
def test_wrong_input_is_explained(kind, call, message):
    with refused(kind, message):
        call(Model([FCLayer(2, 1)], 1, 1, 1))


def test_backward_with_a_rate_is_one_step_of_every_layer():
    model, stepped = small_model(), small_model()
    model.train_batch(xor_corners())
    stepped.error(xor_corners())
    stepped.backward(stepped.loss.backward(), 0.05)
    assert weights_of(model) == weights_of(stepped)
