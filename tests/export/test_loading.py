"""load: a file that is not whole and right is refused, by ValueError."""

import json
import os
import random
import tempfile

import pytest

from minnet import (Adam, ConvLayer, CrossEntropyLoss, DropoutLayer,
                    ELUActivation, FCLayer, MaxoutLayer, MaxPoolLayer, Model,
                    Momentum, NormaliseLayer, ReLUActivation)
from minnet.data import encoding_from_data, read_csv
from minnet.export.loading import model_of_text
from minnet.export.saving import text_of_model
from tests.export.mutations import mutated_bytes, mutated_data
from tests.tools.refused import refused


class Own:
    """A layer of somebody's own."""

    input_dim = output_dim = 2

    def __init__(self):
        self.factors, self.sizes, self.words = [[2.0, 3.0]], (1, 2), {"a": []}
        self.first = self.factors[0]

    def forward(self, x):
        return [[a * b for a, b in zip(row, self.first)] for row in x]

    def backward(self, de_dy, learning_rate=None):
        return self.forward(de_dy)


EXAMPLES = [([0.5, -1], [1, 0]), ([1, 2.5], [0, 1]), ([0, -3], [0, 1])]


TABLE = """size,colour,price,sold,day,code,kind
1.5,red,$3,yes,2020-01-02,a,cat
2,,$4,no,2020-01-03,a,dog
3,green,,yes,2020-02-02,a,cow
,red,$2,no,2020-03-02,a,cat
2,red,$5,,2020-01-09,a,dog
5,,$1,,2021-01-09,a,cow
"""
RAW = [{"size": "2", "colour": "red", "price": "$4", "sold": "yes",
        "day": "2020-01-02"},
       {"size": None, "colour": "?", "price": "", "sold": "", "day": ""},
       ["1", "green", "$1", "no", "2020-05-05", "a"]]


def table_text(target):
    """The file of a model for a table."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "data.csv")
        with open(path, "w") as file:
            file.write(TABLE)
        table = read_csv(path, target, dates="days")
    encoding = table.encoding
    model = Model([FCLayer(encoding.input_dim, encoding.output_dim)], 2, 2,
                  1e-12, optimizer=Momentum())
    model.encoding = encoding
    model.train(table.examples(), progress=None)
    return text_of_model(model)


def texts():
    """What stands in the files of four models."""
    yield table_text("kind")
    yield table_text("size")
    conv = ConvLayer(1, 2, 1, 2, 1, padding=1)
    pool = MaxPoolLayer(3, 4, 2, 3)
    inner = Model([FCLayer(3, 2), ReLUActivation()], 1, 1, 0.1)
    for model in (
            Model([NormaliseLayer([0, 1], [1, 2]), conv, pool,
                   MaxoutLayer(2, 3, 2), inner], 2, 2, 0.1, optimizer=Adam()),
            Model([Own(), ELUActivation(), DropoutLayer(0.1, random.Random(2)),
                   FCLayer(2, 2)], 2, 2, 0.1, loss=CrossEntropyLoss(),
                  optimizer=Momentum())):
        model.train(EXAMPLES, progress=None)
        yield text_of_model(model)


def answers(model):
    """What it says of raw rows; what is wrong with them is a ValueError."""
    found = []
    for row in RAW:
        try:
            found.append(model.encoding.answer(
                model.predict(model.encoding.numbers(row))))
        except ValueError as problem:
            found.append(str(problem))
    return found


def tried(count):
    """So many mutated files: how many of them are models still?"""
    rng, whole, models = random.Random(count), list(texts()), 0
    for _ in range(count):
        change = rng.choice([mutated_bytes, mutated_data])
        content = change(rng.choice(whole), rng)
        try:
            model = model_of_text(content.decode("utf-8-sig"), (Own,))
        except ValueError:
            continue
        models += 1
        text = text_of_model(model)
        again = model_of_text(text, (Own,))
        assert text_of_model(again) == text
        x = [[0.5] * model.input_dim] * 2
        assert str(again.outputs(x)) == str(model.outputs(x))
        if model.encoding:
            assert answers(again) == answers(model)
        label = [1] + [0] * (model.output_dim - 1)
        model.num_epochs = 1
        try:
            model.train([(row, label) for row in x], progress=None)
        except OverflowError as problem:
            assert "have grown too large" in str(problem)
    return models


def test_mutated_files():
    assert 5 < tried(300) < 100


@pytest.mark.slow
def test_5000_mutated_files():
    assert 100 < tried(5000) < 2000


@pytest.mark.once
def test_mutated_encodings():
    rng, encodings = random.Random(7), 0
    whole = [json.loads(table_text(target))["encoding"]
             for target in ("kind", "size")]
    for _ in range(3000):
        data = json.loads(mutated_data(json.dumps(rng.choice(whole)), rng))
        try:
            encoding = encoding_from_data(data)
        except ValueError:
            continue
        encodings += 1
        again = encoding_from_data(json.loads(json.dumps(encoding.as_data())))
        assert again.as_data() == encoding.as_data()
        assert len(encoding.names) == encoding.input_dim > 0
        for row in RAW:
            try:
                numbers = encoding.numbers(row)
            except ValueError:
                continue
            assert numbers == again.numbers(row)
            assert len(numbers) == encoding.input_dim
            assert all([isinstance(a, (int, float)) for a in numbers])
    assert 100 < encodings < 1500


TEXT = list(texts())[2]


def changed(**entries):
    """The file of the first model with some entries changed."""
    data = json.loads(TEXT)
    for path, value in entries.items():
        holder, *keys = [data] + path.split("__")
        for key in keys[:-1]:
            holder = holder[int(key) if key.isdigit() else key]
        holder[keys[-1]] = value
    return json.dumps(data)


WRONG = [
    ("", "the file is empty"), (" \n", "the file is empty"),
    ("hello", "no JSON, so no saved model: Expecting value: line 1 column 1"),
    (TEXT[:1000], "(is the end missing?)"), (TEXT[:-3], "is the end missing"),
    ("[1]", "the file is [1]; expected an object"),
    ("{}", "this is no model that minnet saved"),
    ("[" * 100000, "too many brackets"), ('{"a":' * 100000, "too many brack"),
    ('{"a": 1, "a": 2}', "twice in one object: 'a'"),
    ('{"a": NaN}', "'NaN' is no number to calculate with"),
    ('{"a": -Infinity}', "'-Infinity' is no number to calculate with"),
    ('{"a": 1e999}', "'1e999' is no number"),
    ('{"a": ' + "9" * 100000 + "}", "is too large"),
    (changed(version=2), "the file has version 2 of the format, and this"),
    (changed(version=True), "version is True; expected a whole number"),
    (changed(format="torch"), "its format is 'torch'; expected"),
    (changed(kind="Other"), "holds a 'Other', not a Model; load it with"),
    (changed(more=1), "nobody knows what 'more' is for"),
    (changed(batch_size=0), "batch_size is 0; expected 1 or more"),
    (changed(num_epochs=-3), "num_epochs is -3; expected 1 or more"),
    (changed(learning_rate="0.1"), "is '0.1'; expected a whole number or a"),
    (changed(loss__kind="SGD"), "the loss: of what it can be, minnet has no"),
    (changed(layers=[]), "the list of layers is empty"),
    (changed(layers__0__kind="exec"), "layer 1: of what it can be, minnet"),
    (changed(layers__0__spread=[1, 0]), "a spread of 0 would divide"),
    (changed(layers__0__mean=["a", 1]), "NormaliseLayer: mean, 1 is 'a'"),
    (changed(layers__0__mean=[True, 1]), "mean, 1 is True; expected a whole"),
    (changed(layers__1__bias=[1]), "has 1 number"),
    (changed(layers__1__weights=[[1, 2], [3]]), "row 1 of weights has 2"),
    (changed(layers__1__height=10 ** 9), "makes more than 10,000,000 places"),
    (changed(layers__1__width=10 ** 18), "makes more than 10,000,000 places"),
    (changed(layers__1__padding=-1), "padding is -1; expected 1 or more"),
    (changed(layers__2__size=2.0), "size is 2.0; expected a whole number"),
    (changed(layers__3__pieces=10 ** 15), "'piece 3: weights' is missing"),
    (changed(layers__3__pieces=1), "nobody knows what 'piece 2: bias, piece"),
    (changed(layers__4__layers=3), "layers is 3; expected a list"),
    (changed(optimizer__t=-1), "t is -1, but it counts the steps"),
    (changed(optimizer__memory=[]), "its memory has 0 parts; expected 2"),
    (changed(optimizer__memory=[[], []]), "remembers the steps of other"),
    (changed(optimizer__beta1=1), "beta1 is 1; expected a number from 0"),
    (changed(optimizer__epsilon=True), "epsilon is True; expected"),
    (changed(history__best=9), "and the best is 9"),
    (changed(history__validation=[1]), "2 errors, but 1 of the validation"),
    (changed(history__errors=[None]), "errors, 1 is None; expected"),
    (changed(encoding=3), "encoding is 3; expected an object"),
    (changed(encoding=json.loads(table_text("kind"))["encoding"]),
     "but the model takes 2 and gives"),
    (changed(random=[]), "random is empty"),
    (changed(random=[[3, [1, 2], None]]), "random 1 is [3, [1, 2], None]")]


@pytest.mark.parametrize("text, message", WRONG, ids=range(len(WRONG)))
def test_what_is_wrong_is_said(text, message, tmp_path):
    path = tmp_path / "model.json"
    path.write_text(text)
    with refused(ValueError, message) as error:
        Model.load(path)
    assert str(error.value).startswith(str(path)) and \
        len(str(error.value)) < 600


@pytest.mark.parametrize("name", ["__dict__", "__class__", "forward"])
def test_attributes_that_would_change_what_it_does(name):
    data = json.loads(list(texts())[3])
    data["layers"][0]["attributes"][name] = {"dict": {"forward": 1}}
    with refused(ValueError, f"{name!r} can't be an attribute of it"):
        model_of_text(json.dumps(data), (Own,))


def test_other_files_and_arguments(tmp_path):
    path = tmp_path / "model.json"
    for content, message in ((b"\xff\xfe{", "not a text in UTF-8"),
                             (b"\x89PNG\r\n", "not a text in UTF-8")):
        path.write_bytes(content)
        with refused(ValueError, message):
            Model.load(path)
    path.write_bytes(b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode())
    assert Model.load(path).num_epochs == 2  # an editor's additions
    for layers, message in ((Own, "expected the classes themselves"),
                            ([Own()], "expected the class itself: Own")):
        with refused(TypeError, message):
            Model.load(path, layers=layers)
