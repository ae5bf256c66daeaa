"""What stands around a training: validation, patience, schedule, files."""

import math
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import minnet
from minnet import (SGD, Adam, DropoutLayer, FCLayer, Model, Momentum,
                    MSELoss, ReLUActivation, SSELoss)
from minnet.data import xor_corners, xor_points
from minnet.support.progress import ProgressLine
from tests.speed.ways import learn_the_same, make, near, numbers_of
from tests.tools import refused

TRAIN, OTHERS = xor_points(40, random.Random(1)), xor_points(
    20, random.Random(2))


class Noise:
    """A layer of one's own that draws numbers, asked or not, and counts."""

    keeps_width = True

    def __init__(self):
        self.calls = 0

    def forward(self, x):
        self.calls += 1
        return [[a + random.gauss(0, 0.01) for a in row] for row in x]

    def backward(self, de_dy, learning_rate=None):
        return de_dy


def network(*more, epochs=6, rate=0.1, optimizer=None, seed=0):
    random.seed(seed)
    return Model([FCLayer(2, 4), ReLUActivation()] + list(more)
                 + [FCLayer(4, 1)], epochs, 5, rate, None, optimizer)


def train(model, progress=None, unrolled=False, **more):
    """Always drawn alike."""
    random.seed(7)
    return model.train(TRAIN, progress=progress, unrolled=unrolled, **more)


def state(model):
    """All that the next step depends on, and the layers' memory."""
    return [numbers_of(model), numbers_of(model, 2), random.random(),
            [getattr(layer, "x", None) for layer in model.layers],
            getattr(model.optimizer, "memory", None),
            getattr(model.optimizer, "t", None), vars(model.loss)]


@pytest.mark.parametrize("more", [
    [], [lambda: DropoutLayer(0.3)], [Noise]], ids=str)
@pytest.mark.parametrize("optimizer", [SGD, Momentum, Adam])
@pytest.mark.parametrize("unrolled", [True, False])
def test_validation_disturbs_nothing(more, optimizer, unrolled):
    results, validated = [], []
    for validation in (None, OTHERS):
        model = network(*[make() for make in more], optimizer=optimizer())
        history = train(model, validation=validation, unrolled=unrolled)
        results.append((list(history), state(model), [
            getattr(layer, "calls", 0) for layer in model.layers]))
        validated.append(history.validation)
    assert results[0] == results[1]
    assert validated[0] == [] and len(validated[1]) == 6
    if Noise not in more:
        assert validated[1][-1] == model.error(OTHERS)


@given(st.lists(st.integers(0, 5), min_size=1, max_size=12),
       st.integers(1, 4))
def test_patience_keeps_the_first_of_the_lowest(errors, patience):
    # By hand: a layer whose only weight is the number of the epoch; the
    # validation error of that epoch is as told.
    class Told(MSELoss):
        def forward(self, y, label):
            e = MSELoss.forward(self, y, label)
            return errors[int(y[0][0]) - 1] if label[0][0] == 9 else e

    class Count(SGD):
        def step(self, parameters, learning_rate):
            parameters[0][1][0][0] += 1
            self.steps = getattr(self, "steps", 0) + 1

    model = Model([FCLayer(1, 1, lambda i, o: ([[0]], [0]))], len(errors), 1,
                  0.1, Told(), Count())
    history = model.train([([1], [0])], progress=None, patience=patience,
                          validation=[([1], [9])])
    best = 0
    for epoch, e in enumerate(errors):
        if e < errors[best]:
            best = epoch
        if epoch - best == patience:
            break
    assert history.validation == errors[:epoch + 1]
    assert len(history) == epoch + 1 and history.best == best + 1
    assert model.layers[0].weights == [[best + 1]]
    assert model.optimizer.steps == best + 1


@pytest.mark.parametrize("optimizer", [SGD, Momentum, Adam])
@pytest.mark.parametrize("end", [None, KeyboardInterrupt])
def test_the_best_weights_come_with_their_optimizer(optimizer, end, capsys):
    def stop(epoch, num_epochs, e):
        if end and epoch == 25:
            raise end

    model = network(epochs=60, rate=0.3, optimizer=optimizer())
    history = train(model, stop, validation=OTHERS, patience=30)
    assert 1 < history.best <= len(history) <= 60
    assert min(history.validation) == history.validation[history.best - 1]
    assert model.error(OTHERS) == min(history.validation)
    assert len(history) == len(history.validation)
    twin = network(epochs=history.best, rate=0.3, optimizer=optimizer())
    train(twin)
    assert numbers_of(model) == numbers_of(twin)
    for one in model, twin:
        one.train_batch(xor_corners())
    assert numbers_of(model) == numbers_of(twin)
    told = capsys.readouterr().out
    assert told == (f"Stopped by Ctrl-C in epoch 25 of 60; the weights of"
                    f" epoch {history.best}, with the lowest validation"
                    " error, are kept.\n" if end else "")


def test_the_faster_ways_leave_the_same_behind():
    for hidden in (3, 200):
        model, twin = [make([2, hidden, 1], num_epochs=60) for _ in range(2)]
        histories = [train(one, unrolled=one is model, validation=OTHERS,
                           patience=2) for one in (model, twin)]
        assert near(*histories) and histories[0].best == histories[1].best
        assert near(histories[0].validation, histories[1].validation)
        for place in (1, 2):  # the weights, their slopes
            assert near(numbers_of(model, place), numbers_of(twin, place))


def test_ctrl_c_while_others_are_measured_is_before_the_end_of_the_epoch():
    class Stopped(Noise):
        def forward(self, x):
            if self.training is False and self.calls > 20:
                raise KeyboardInterrupt
            return Noise.forward(self, x)

    layer = Stopped()
    layer.training = False
    model = network(layer)
    history = train(model, validation=OTHERS)
    assert len(history) == len(history.validation) == 2
    assert model.history == history and layer.calls == 24


def test_ctrl_c_before_the_first_epoch_is_an_error_as_any_other():
    def others():
        raise KeyboardInterrupt
        yield

    model = network()
    with pytest.raises(KeyboardInterrupt):
        train(model, validation=others())
    assert model.history == []


def test_a_validation_error_without_bounds_ends_it():
    model, twin = network(), network()
    with refused(OverflowError, "the validation error is inf"):
        train(model, validation=[([1e200, 1], [1])])
    assert numbers_of(model) == numbers_of(twin) and model.history == []


@pytest.mark.parametrize("unrolled", [True, False])
@pytest.mark.parametrize("place, batch", [(0, 1), (4, 1), (10, 3), (16, 4)])
def test_the_batch_with_the_huge_number_is_named(place, batch, unrolled):
    examples = TRAIN[:17]
    examples[place] = ([1e200, 1], [1])
    with refused(OverflowError, f"epoch 1, batch {batch}: the error is inf"):
        network().train(examples, shuffle=False, progress=None,
                        unrolled=unrolled)


def test_a_learning_rate_set_meanwhile_is_kept():
    def slower(epoch, *_):
        model.learning_rate /= 2

    for model in network(rate=0.1), network(rate=lambda epoch: 0.1):
        schedule = model.learning_rate
        train(model, slower)
        assert model.learning_rate == (
            schedule if callable(schedule) else 0.1 / 2 ** 6)


def test_both_errors_stand_in_the_line_of_progress(capsys):
    history = train(network(epochs=60, rate=0.3), True, validation=OTHERS,
                    patience=10)
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith(
        f"epoch 3/60  error {history[2]:.4g}  validation"
        f" {history.validation[2]:.4g}  ")
    assert lines[-1] == (
        f"Ended after epoch {len(history)} of 60; the weights of epoch"
        f" {history.best}, with the lowest validation error, are kept.")


@pytest.mark.parametrize("shuffle, rng", [
    (False, None), (True, random.Random(3)), (True, None)])
@pytest.mark.parametrize("share, count", [(0.2, 8), (0.14, 6), (0.01, 1),
                                          (0.999, 39)])
def test_a_share_is_held_back(shuffle, rng, share, count):
    class Seen(SGD):
        def step(self, parameters, learning_rate):
            seen.extend(map(tuple, model.layers[0].x))

    runs = []
    for seed in ((7, 7), (7, 8))[rng is not None]:
        seen, before = [], random.getstate()
        model = network(epochs=2, optimizer=Seen())
        random.seed(seed)
        more = dict(rng=random.Random(3)) if rng else {}
        history = model.train(TRAIN, shuffle=shuffle, validation=share,
                              progress=None, **more)
        learnt, others = set(seen), [
            pair for pair in TRAIN if tuple(pair[0]) not in seen]
        assert len(others) == count and len(seen) == 2 * len(learnt)
        assert history.validation[-1] == pytest.approx(model.error(others))
        runs.append((history, seen))
        random.setstate(before)
    assert runs[0] == runs[1]
    if not shuffle:
        assert others == TRAIN[-count:]
    else:
        assert share > 0.9 or others != TRAIN[-count:]


@pytest.mark.parametrize("answer, epochs", [(False, 2), (None, 6), (0, 6),
                                            (True, 6)])
def test_a_progress_that_returns_false_ends_it(answer, epochs):
    model = network()
    history = train(model, lambda epoch, *_: answer if epoch == 2 else None)
    twin = network(epochs=epochs)
    assert len(history) == epochs and train(twin) == history
    assert numbers_of(model) == numbers_of(twin)
    assert model.history == history and history.best is None


@pytest.mark.parametrize("batch_size", [1, 4, 40])
@pytest.mark.parametrize("hidden", [3, 200])
def test_a_learning_rate_for_each_epoch(hidden, batch_size):
    def rate(epoch):
        asked.append(epoch)
        return (0.05 / epoch, 0, 0.0, 0.01)[epoch % 4]

    asked = []
    for schedule in (rate, lambda epoch: 0.05):
        model = learn_the_same(lambda: make(
            [2, hidden, 1], batch_size=batch_size, num_epochs=9,
            learning_rate=schedule), TRAIN)
        assert model.learning_rate is schedule
    assert asked == list(range(1, 10)) * 2
    constant = learn_the_same(lambda: make(
        [2, hidden, 1], batch_size=batch_size, num_epochs=9,
        learning_rate=0.05), TRAIN)
    assert numbers_of(constant) == numbers_of(model)


def test_the_rate_of_the_epoch_is_seen_meanwhile_and_put_back_after_all():
    seen = []

    def look(epoch, *_):
        seen.append(model.learning_rate)
        if epoch == 3:
            raise problem

    for problem in (KeyboardInterrupt, ValueError("mine")):
        model = network(rate=lambda epoch: 1 / 2 ** epoch)
        schedule = model.learning_rate
        try:
            train(model, look)
        except ValueError:
            assert problem is not KeyboardInterrupt
        assert model.learning_rate is schedule
    assert seen == [1 / 2, 1 / 4, 1 / 8] * 2
    model = network(rate=lambda epoch: 1e200)
    with refused(OverflowError, "try a learning_rate below 1e+200, or"):
        train(model)


def gentle(epoch):
    return (0.1, 0.1, math.nan)[epoch - 1]


@pytest.mark.parametrize("kind, rate, more, message", [
    (ValueError, lambda epoch: -1, {}, "learning_rate(1) is -1; expected"),
    (TypeError, lambda epoch: None, {}, "learning_rate(1) is None; expected"),
    (ValueError, gentle, {}, "learning_rate(3) is nan; expected"),
    (TypeError, lambda epoch: False, {}, "learning_rate(1) is False; expect"),
    (TypeError, lambda epoch: "0.1", {}, "learning_rate(1) is '0.1'; expect"),
    (ValueError, 0.1, dict(patience=3), "train(..., validation=0.2, patien"),
    (ValueError, 0.1, dict(every=3), "every=3 needs a file"),
    (ValueError, 0.1, dict(validation=0.2, patience=0), "patience is 0; exp"),
    (ValueError, 0.1, dict(checkpoint="a", every=0), "every is 0; expected"),
    (ValueError, 0.1, dict(validation=1.5), "validation is 1.5; expected exa"),
    (ValueError, 0.1, dict(validation=0), "validation is 0; expected example"),
    (ValueError, 0.1, dict(validation=True), "validation is True; expected"),
    (ValueError, 0.1, dict(validation=[]), "validation: there are no example"),
    (ValueError, 0.1, dict(validation=[[3], [1, 2]]), "validation: example 1"),
    (ValueError, 0.1, dict(validation=[([1], [2])]), "validation: the input"),
    (TypeError, 0.1, dict(validation=[([1, "2"], [2])]), "validation: number"),
    (ValueError, 0.1, dict(validation="0.2"), "validation: example 1 is '0'")])
def test_what_is_refused_leaves_the_model_alone(kind, rate, more, message):
    if "checkpoint" in more:
        more = dict(more, checkpoint=None)
    model = network(rate=rate)
    steps = 2 if rate is gentle else 0
    twin = network(epochs=max(steps, 1), rate=0.1)
    if steps:
        train(twin)
    with refused(kind, message):
        train(model, **more)
    assert numbers_of(model) == numbers_of(twin)
    assert model.learning_rate is rate and len(model.history) == steps


class Saved(Model):
    """A Model with a `save` that only notes."""

    def save(self, path, rng):
        self.files.append((path, len(self.history), numbers_of(self),
                           (self.learning_rate, rng)))
        if self.problem and len(self.files) == 2:
            raise self.problem


def saved(epochs=7, rate=0.1, problem=None, **more):
    random.seed(0)
    model = Saved([FCLayer(2, 4), ReLUActivation(), FCLayer(4, 1)], epochs, 5,
                  rate)
    model.files, model.problem = [], problem
    history = None
    try:
        history = train(model, checkpoint="a.json", **more)
    except OSError:
        assert problem
    return model, history


@pytest.mark.parametrize("every, epochs", [
    (1, [1, 2, 3, 4, 5, 6, 7]), (3, [3, 6, 7]), (7, [7]), (10, [7])])
def test_checkpoints_hold_what_was_learnt_so_far(every, epochs):
    model, history = saved(every=every, rate=lambda epoch: 0.1)
    assert [count for _, count, _, _ in model.files] == epochs
    for path, count, weights, others in model.files:
        twin = network(epochs=count)
        train(twin)
        assert (path, weights, others) == (
            "a.json", numbers_of(twin), (model.learning_rate, random))
    own = random.Random(3)
    model, _ = saved(rng=own)
    assert all(rng is own for _, _, _, (_, rng) in model.files)


def test_the_last_file_is_the_model_however_it_ends(capsys):
    def stop(epoch, *_):
        if epoch == 5:
            raise KeyboardInterrupt

    for more, count in ((dict(progress=stop), 5), (dict(
            progress=lambda epoch, *_: epoch != 4), 4), (dict(
            epochs=60, rate=0.3, validation=OTHERS, patience=10), None)):
        model, history = saved(**more)
        _, epochs, weights, _ = model.files[-1]
        assert weights == numbers_of(model)
        assert epochs == len(history) == count or not count
    assert history.best < len(history) and model.history.best == history.best


def test_a_disk_that_is_full_loses_no_weights():
    model, _ = saved(problem=OSError("no space left"))
    twin = network(epochs=2)
    train(twin)
    assert len(model.files) == 2 and numbers_of(model) == numbers_of(twin)
    assert len(model.history) == 2


def test_without_save_there_are_no_checkpoints(monkeypatch):
    if hasattr(Model, "save"):
        monkeypatch.delattr(Model, "save")
    with refused(TypeError, "checkpoint: this Model has no save; that comes"):
        train(network(), checkpoint="a.json")


def test_the_models_history_goes_on_over_trainings():
    model = network(epochs=2)
    assert model.history == [] and model.encoding is None
    first = train(model)
    earlier = model.history
    second = train(model, validation=OTHERS, patience=1)
    third = train(model)
    assert earlier == first and earlier is not first
    assert model.history == first + second + third
    assert model.history.validation == [None] * 2 + second.validation + [
        None] * 2
    assert (first.best, third.best) == (None, None)
    assert Model.history == []  # of the class


@settings(max_examples=20)
@given(st.integers(0, 5), st.sampled_from([None, 0.3, OTHERS]))
def test_seeds_make_runs_equal(seed, validation):
    runs = []
    for _ in range(2):
        model = network(DropoutLayer(0.2), seed=seed)
        history = model.train(TRAIN, progress=None, validation=validation)
        runs.append((history, history.validation, numbers_of(model)))
    assert runs[0] == runs[1]


def test_check_training_leaves_no_history():
    model = network()
    history = train(model)
    assert minnet.check_training(model, TRAIN).ok
    assert model.history == history and ProgressLine().width == 0
    model.learning_rate = lambda epoch: 0.1 / epoch
    assert minnet.check_training(model, TRAIN).ok


@pytest.mark.parametrize("unrolled", [True, False])
@pytest.mark.parametrize("loss", [MSELoss, SSELoss])
def test_an_explosion_is_told_long_before_infinity(loss, unrolled):
    # y = 3 w + b: each step makes y - t 1 - 20 rate = -3 times as large.
    def start(epochs):
        model = Model([FCLayer(1, 1)], epochs, 1, 0.2, loss=loss())
        model.layers[0].weights, model.layers[0].bias = [[1.0]], [0.0]
        return model

    model, told = start(10 ** 4), []
    with pytest.raises(OverflowError) as error:
        model.train([([3.0], [0.5])], unrolled=unrolled,
                    progress=lambda epoch, count, e: told.append(e))
    words = str(error.value)
    assert "over a million times the first" in words
    assert told[0] == 6.25 and max(told) <= 6.25e6
    assert "The weights from the start are back." in words
    assert numbers_of(model) == [1.0, 0.0]
    # And in the first epoch, if it is long.
    model = start(1)
    with pytest.raises(OverflowError, match="epoch 1, .* the start are back"):
        model.train([([3.0], [0.5])] * 60, unrolled=unrolled, progress=None)
    assert numbers_of(model) == [1.0, 0.0]


def test_the_weights_from_before_the_best_epoch_are_back():
    model, seen = make([1, 1], [None], num_epochs=9), []

    def progress(epoch, count, error):
        seen.append((error, numbers_of(model)))
        if epoch == 5:
            model.learning_rate = 9

    with pytest.raises(OverflowError) as error:
        model.train([([1.0], [3.0]), ([2.0], [5.0])] * 9, progress=progress)
    best = min(seen)[0]
    assert (f"from the start of epoch {[e for e, _ in seen].index(best) + 1},"
            f" which had the lowest error, {best:.4g}") in str(error.value)
    assert numbers_of(model) == seen[[e for e, _ in seen].index(best) - 1][1]


def test_a_large_first_error_is_none_that_has_grown():
    model = Model([FCLayer(1, 1)], 2, 1, 1e-12)
    model.layers[0].weights, model.layers[0].bias = [[1.0]], [0.0]
    history = model.train([([1e5], [0.5])], progress=None)
    assert history[0] > 1e6


@pytest.mark.parametrize("off", [0, 1e-10])
def test_a_start_that_fits_may_become_worse(off):
    model = Model([FCLayer(1, 1)], 5, 1, 0.01)
    model.layers[0].weights, model.layers[0].bias = [[1.0 + off]], [0.0]
    seen = []

    def progress(epoch, count, error):
        seen.append(error)
        # To look whether that is too much leaves no trace.
        assert model.loss.y[0][0] > 0.5
        model.layers[0].weights[0][0] += 3

    model.train([([1.0], [1.0])], progress=progress)
    assert seen[0] < 1e-19 and max(seen) > 1


def test_a_word_after_a_bad_end_and_only_then(capsys, monkeypatch):
    examples = [([i / 8], [float(i % 2)]) for i in range(8)]
    def broken(*given):
        raise KeyboardInterrupt

    for word, progress, printed in (
            (lambda *given: "why", True, True),
            (lambda *given: "", True, False), (broken, True, False),
            (lambda *given: "why", None, False),
            (lambda *given: "why", lambda *told: None, False)):
        monkeypatch.setattr(Model, "word_after", word)
        make([1, 2, 1], num_epochs=4).train(examples, progress=progress)
        assert ("why\n" in capsys.readouterr().out) == printed
    monkeypatch.setattr(Model, "word_after", lambda *given: "why")
    with pytest.raises(OverflowError):
        make([1, 1], [None], num_epochs=99, learning_rate=9).train(examples)
    assert "why\n" in capsys.readouterr().out
