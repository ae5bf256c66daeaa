"""Names from other packages: there is nothing, and the error says what."""

import re
import sys

import pytest

import minnet
from minnet import (SGD, Adam, DropoutLayer, FCLayer, Model, Momentum,
                    MSELoss)
from minnet.support import other_names
from tests.speed.ways import FASTER, is_fast

pytestmark = pytest.mark.skipif(not FASTER, reason="on CPython and PyPy")
TABLES = [other_names.OF_MODEL, other_names.OF_CALLS, other_names.OF_MINNET]


def model(*more, **named):
    return Model([FCLayer(2, 1)], 1, 1, 0.1, *more, **named)


def train(*more, **named):
    return model().train(*more, **named)


@pytest.mark.parametrize("name, here", [
    ("fit", "model.train(list(zip(X, y)))"), ("compile", "Model(layers, "),
    ("evaluate", "model.score(examples)"), ("transform", "model.outputs("),
    ("predict_proba", "softmax(row)"), ("get_weights", "layer.weights"),
    ("coefs_", "layer.weights"), ("loss_curve_", "model.history"),
    ("state_dict", "model.save(path)"), ("add", "model.layers.append"),
    ("classes_", "model.encoding.classes")])
def test_attributes(name, here):
    assert not hasattr(model(), name)
    with pytest.raises(AttributeError) as error:
        getattr(model(), name)
    assert f"no attribute {name!r}; here it is " in str(error.value)
    assert here in str(error.value)


def test_all_else_has_pythons_own_error():
    for thing in (model(), minnet):
        with pytest.raises(AttributeError) as error:
            thing.no_such_thing
        assert str(error.value).endswith(" has no attribute 'no_such_thing'")


@pytest.mark.parametrize("call, words", [
    (lambda: Adam(lr=0.1), "'lr'; lr, here: the learning rate is the Model"),
    (lambda: Adam(0.1), "positional argument.*the learning rate is the Model"),
    (lambda: Momentum(lr=0.1), "learning rate is the Model's"),
    (lambda: SGD(learning_rate=1), "learning rate is the Model's"),
    (lambda: Adam(eps=1), "epsilon=1e-8"),
    (lambda: SGD(momentum=0.9), r"Momentum\(momentum=0.9\)"),
    (lambda: FCLayer(64), "FCLayer takes input_dim, output_dim, init"),
    (lambda: FCLayer(2, units=3), r"here: FCLayer\(input_dim, output_dim\)"),
    (lambda: FCLayer(2, 3, activation="relu"), "a layer of its own"),
    (lambda: FCLayer(2, 3, init="he_normal"), "here it is he_start"),
    (lambda: DropoutLayer(p=0.5), "here: rate"),
    (lambda: MSELoss(reduction="mean"), "reduction"),
    (lambda: model(loss="mse"), r"loss is the text 'mse'.*MSELoss\(\)"),
    (lambda: model("mse"), r"loss is the text 'mse'; here it is MSELoss"),
    (lambda: model(loss="categorical_crossentropy"), r"CrossEntropyLoss\(\)"),
    (lambda: model(optimizer="adam"), r"here it is Adam\(\)"),
    (lambda: model(optimizer="what"), "'what', has no step; expected"),
    (lambda: model(metrics=["accuracy"]), r"model.score\(examples\)"),
    (lambda: model(epochs=5), "'epochs'; epochs, here: .*num_epochs=100"),
    (lambda: train([[1, 2]], [1]), r"one list of pairs.*list\(zip\(X, y\)\)"),
    (lambda: train(X=[[1, 2]], y=[1]), r"list\(zip\(X, y\)\)"),
    (lambda: train([], epochs=5, verbose=0), "num_epochs=.*progress=None"),
    (lambda: train([], validation_split=0.2), "validation=0.2"),
    (lambda: train([], callbacks=[]), "patience=10"),
    (lambda: model()([1, 2]), r"model.predict\(x\) for one.*outputs\(rows\)"),
    (lambda: model().score([[1, 2]], [1]), r"model.score\(list\(zip\(X, y"),
    (lambda: model().error(X=[], y=[]), r"here: a list of pairs"),
    (lambda: model().predict([1, 2], [3, 4]), r"model.outputs\(rows\)")])
def test_calls(call, words):
    with pytest.raises(TypeError) as error:
        call()
    assert re.search(words, str(error.value), re.DOTALL), error.value
    assert "Did you mean" not in str(error.value)
    assert "\n" not in str(error.value)


def test_an_error_from_inside_stays_as_it_is():
    def init(input_dim, output_dim):
        return [].pop(epochs=3)  # a TypeError of its own

    with pytest.raises(TypeError) as error:
        FCLayer(2, 1, init)
    assert "here" not in str(error.value)


@pytest.mark.skipif(sys.version_info < (3, 7), reason="a module's __getattr__")
@pytest.mark.parametrize("name, here", [
    ("Dense", "FCLayer(input_dim, output_dim)"), ("Sequential", "Model("),
    ("ReLU", "ReLUActivation()"), ("StandardScaler", "NormaliseLayer.of("),
    ("train_test_split", "validation=0.2"), ("EarlyStopping", "patience=10"),
    ("MLPClassifier", "Model(")])
def test_names_of_the_package(name, here):
    assert not hasattr(minnet, name)
    with pytest.raises(AttributeError) as error:
        getattr(minnet, name)
    assert here in str(error.value)
    with pytest.raises(ImportError) as error:
        exec(f"from minnet import {name}")
    if sys.implementation.name == "cpython":
        assert here in str(error.value)


def test_the_tables_are_true():
    for table in TABLES:
        names = [name for line in table.strip().split("\n")
                 for name in line.split(": ", 1)[0].lower().split()]
        assert len(names) == len(set(names)), sorted(names)
        for called in re.findall(r"\b([A-Z]\w+)\(", table):
            assert hasattr(minnet, called)
        for attribute in re.findall(r"\bmodel\.(\w+)", table):
            assert attribute == "save" or hasattr(model(), attribute)
    for line in other_names.OF_MODEL.strip().split("\n"):
        for name in line.split(": ", 1)[0].split():
            assert not hasattr(model(), name), name


def test_who_looks_finds_the_functions_as_they_are_written():
    inspect = pytest.importorskip("inspect")
    assert list(inspect.signature(Adam).parameters) == [
        "beta1", "beta2", "epsilon", "weight_decay", "l1"]
    assert "patience" in inspect.signature(Model.train).parameters
    assert Model.train.__doc__.startswith("Go through the train set")
    assert is_fast(Model([FCLayer(2, 1)], 10**6, 1, 0.1))
