"""Every word that a page may send; and the code makes the same network."""

import itertools
import json
import os
import random
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

import minnet
from minnet import Model
from minnet.playground import server as room
from minnet.playground.answers import ANSWERS
from minnet.playground.lab import Lab
from minnet.playground.own_data import spread
from minnet.playground.settings import (ACTIVATIONS, DATA, FIELDS, INPUTS,
                                        OPTIMIZERS, PULLS)
from tests.playground.pages import Page, served

ROOT = os.path.dirname(os.path.dirname(minnet.__file__))
OWN = [[x, y, label] for label in (0, 1, 2)
       for x, y in ((label, 1), (label, 2.5), (-label, -1), (0, label))]
SETTINGS = st.fixed_dictionaries({
    "data": st.sampled_from(DATA), "classes": st.integers(2, 6),
    "noise": st.sampled_from([0, 10, 50]), "share": st.integers(10, 90),
    "drawn": st.integers(0, 99), "points": st.just(OWN),
    "words": st.sampled_from([[], ["a", "b'\n", "c"]]),
    "inputs": st.lists(st.sampled_from(sorted(INPUTS)), min_size=1,
                       unique=True),
    "hidden": st.lists(st.integers(1, 8), max_size=3),
    "activation": st.sampled_from(sorted(ACTIVATIONS)),
    "dropout": st.sampled_from([0, 0.25]), "start": st.integers(0, 99),
    "rate": st.sampled_from([0.001, 0.01, 1]), "batch": st.integers(1, 100),
    "optimizer": st.sampled_from(sorted(OPTIMIZERS)),
    "pull": st.sampled_from(sorted(PULLS)),
    "strength": st.sampled_from([0, 0.001, 0.1])})


def answer(lab, word, **more):
    """As JSON carries it."""
    return json.loads(json.dumps(ANSWERS[word](lab, more)))


def learn(lab, epochs):
    """So many, however long they take; or until the numbers explode."""
    for _ in range(epochs):
        seen = answer(lab, "train")
        if "stopped" in seen:
            break
    return seen


@given(SETTINGS)
def test_the_code_trains_to_the_same_numbers(settings):
    lab = Lab(settings)
    exploded = "stopped" in learn(lab, 2)
    answer(lab, "set", settings={"rate": 0.02, "batch": 7})
    answer(lab, "weight", layer=0, row=0, column=None, value=0.25)
    exploded = "stopped" in learn(lab, 2) or exploded
    made = {"print": lambda *_: None}
    exec(answer(lab, "code")["text"], made)
    model = made["model"]
    assert [list(map(list, layer.weights)) for layer in model.layers
            if hasattr(layer, "weights")] == answer(lab, "open")["weights"]
    epoch, train_error, test_error = answer(lab, "open")["errors"]
    assert (epoch == 4 or exploded) and train_error == model.error(made["train_set"])
    assert test_error == model.error(made["test_set"])


@pytest.mark.parametrize("data", DATA)
def test_maps_points_and_weights_have_their_shapes(data):
    lab = Lab({"data": data, "points": OWN, "words": ["a", "b", "c"],
               "classes": 3, "hidden": [3, 2], "inputs": ["x1", "x1x2"]})
    seen = answer(lab, "open")
    scenery = seen["scenery"]
    classes = {"own": 3, "spiral": 3, "plane": 0, "hills": 0}.get(data, 2)
    outputs = 3 if classes == 3 else 1
    side = scenery["side"] ** 2
    assert scenery["classes"] == classes
    assert [len(maps) for maps in seen["maps"]] == [3, 2]
    assert all(len(one) == side for maps in seen["maps"] for one in maps)
    assert len(seen["answer"]) == side == len(scenery["inputs"]["x2"])
    assert [[len(row) for row in rows] for rows in seen["weights"]] == [
        [2] * 3, [3] * 2, [2] * outputs]
    tests = [point[3] for point in scenery["points"]]
    assert 0 < sum(tests) < len(tests) == (
        len(OWN) if data == "own" else 500)
    assert all(-100 <= a <= 100 for a in seen["answer"])
    assert set(seen.get("classes", [])) <= set(range(3))


def test_a_map_shows_what_the_network_says():
    lab = Lab({"data": "xor", "hidden": [2]})
    learn(lab, 3)
    seen = answer(lab, "open")
    # Row by row from the upper left corner, in the middle of each square.
    for row, column in ((0, 0), (0, 23), (23, 0), (12, 3)):
        x = [-6 + (column + 0.5) / 2, 6 - (row + 0.5) / 2]
        assert seen["answer"][row * 24 + column] == pytest.approx(
            100 * lab.model.predict(x)[0], abs=0.51)


def test_the_walk_of_an_example():
    lab = Lab({"data": "gauss", "hidden": [2]})
    seen = answer(lab, "walk", x1=2, x2=2)
    (w1, w2), = [layer.weights for layer in lab.model.layers[:1]]
    values = seen["values"]
    assert values[0] == [2, 2] and seen["label"] == [1]
    assert values[2] == lab.model.predict([2, 2])
    # of MSELoss: 2 (y - label), and what the output weights make of it
    y = values[2][0]
    slope = 2 * (y - 1)
    assert seen["slopes"][1] == pytest.approx([slope])
    assert seen["error"] == pytest.approx((y - 1) ** 2)
    (output,), = [lab.model.layers[2].weights]
    assert seen["slopes"][0] == pytest.approx(
        [slope * (1 - y * y) * w for w in output])
    assert len(w1) == len(w2) == 2


def test_looking_changes_nothing():
    settings = {"data": "xor", "dropout": 0.3, "optimizer": "adam"}
    one, other = Lab(settings), Lab(settings)
    for word in sorted(set(ANSWERS) - {"train", "reset", "set", "undo",
                                       "weight", "table"}):
        answer(one, word, x1=1, x2=1, name="map")
        answer(one, "train")
    learn(other, one.epoch)
    assert one.errors[-1] == other.errors[-1]
    assert answer(one, "code") == answer(other, "code")


def test_changes_and_the_way_back():
    lab = Lab({"data": "xor"})
    learn(lab, 3)
    before = answer(lab, "open")
    for word, more in (
            ("set", {"settings": {"hidden": [8]}}),
            ("set", {"settings": {"rate": 1}}),
            ("weight", dict(layer=0, row=1, column=1, value=3)),
            ("reset", {}),
            ("table", {"text": "a,b,c\n1,2,x\n2,1,y\n3,4,x\n5,2,y\n"})):
        answer(lab, word, **more)
        learn(lab, 2)
        seen = answer(lab, "undo")
        assert seen == {name: before[name] for name in seen} and len(
            seen) == len(before) - 1  # all but the thumbnails
    # and on from there as if nothing had been
    other = Lab({"data": "xor"})
    learn(lab, 2)
    learn(other, 5)
    assert lab.errors[-1] == other.errors[-1]
    with pytest.raises(ValueError, match="nothing to undo"):
        answer(lab, "undo")


def test_what_cannot_be_leaves_all_as_it_was():
    lab = Lab({"data": "xor"})
    answer(lab, "train")
    before = answer(lab, "open")
    for word, more, words in [
            ("set", {"settings": {"hidden": [9]}}, "6 layers of 1 to 8"),
            ("set", {"settings": {"data": "own"}}, "expected 4 or more"),
            ("set", {"settings": {"rate": True}}, "rate is True; expected"),
            ("set", {"settings": {"rate": float("nan")}}, "rate is nan"),
            ("set", {"settings": {"seed": 1}}, "there is no setting 'seed'"),
            ("weight", dict(layer=1, row=0, column=0, value=1), "no weight"),
            ("weight", dict(layer=0, row=0, column=7, value=1), "no weight"),
            ("weight", dict(layer=0, row=0, column=0, value="1"), "from -100"),
            ("train", {"epochs": "many"}, "epochs is 'many'"),
            ("set", {"settings": {"batch": 3.0}}, "whole number from 1"),
            ("set", {"settings": {"hidden": [3.0]}}, "1 to 8 neurons"),
            ("set", {"settings": {"points": [[1, 2, 7]]}}, "from -6 to 6"),
            ("walk", {"x1": 1}, "x2 is None"),
            ("slow", {"x1": 1e308, "x2": 0}, "x1 is 1e.308; expected a num"),
            ("picture", {"name": "cat"}, "network, map and history"),
            ("table", {"text": " "}, "the table is empty"),
            ("table", {"text": "a,b\nx,1\ny,2\n"}, "expected two, x1 and x2"),
            ("table", {"text": "a,b\n1,1\n"}, "the table")]:
        with pytest.raises(ValueError, match=words):
            answer(lab, word, **more)
        assert answer(lab, "open") == before


def test_a_training_ends_when_its_time_is_up(monkeypatch):
    lab, clock = Lab({"data": "xor"}), itertools.count()
    monkeypatch.setattr(room.time, "perf_counter",
                        lambda: next(clock) * 0.06)
    assert answer(lab, "train", epochs=9, seconds=0.1)["epoch"] == 2
    assert answer(lab, "train", epochs=9, seconds=1e9)["epoch"] == 2 + 4
    assert answer(lab, "train", epochs=3, seconds=1e9)["epoch"] == 6 + 3
    assert answer(lab, "train", epochs=9, seconds=-1)["epoch"] == 10


def test_a_program_of_its_own_prints_the_same_errors(tmp_path):
    lab = Lab({"data": "spiral", "classes": 3, "inputs": ["x1", "sin2"],
               "dropout": 0.2, "optimizer": "adam"})
    learn(lab, 3)
    path = tmp_path / "network.py"
    path.write_text(answer(lab, "code")["text"])
    out = subprocess.check_output(
        [sys.executable, str(path)], universal_newlines=True,
        env=dict(os.environ, PYTHONPATH=ROOT))
    assert out == "training error {}\ntest error {}\n".format(
        *lab.errors[-1][1:])


def test_numbers_that_explode_stop_with_a_sentence():
    lab = Lab({"data": "plane", "activation": "linear", "rate": 10})
    seen = learn(lab, 50)
    assert "learning_rate" in seen["stopped"]
    assert abs(seen["errors"][2]) < 1e9
    # The code does the same, and goes on from there as the page does.
    assert "stopped" in learn(lab, 1)
    answer(lab, "set", settings={"rate": 0.001})
    assert "stopped" not in learn(lab, 2)
    made = {"print": lambda *_: None}
    exec(answer(lab, "code")["text"], made)
    assert made["model"].error(made["test_set"]) == lab.errors[-1][2]


def test_a_table_of_ones_own():
    rows = ["height;weight;who"] + [
        f"{160 + i},5;{50 + 3 * i};{'anna' if i % 2 else 'ben'}"
        for i in range(12)]
    lab = Lab({})
    seen = answer(lab, "table", text="\n".join(rows))
    scenery = seen["scenery"]
    assert "12 rows: height and weight tell who" in seen["told"]
    assert scenery["settings"]["axes"] == ["height", "weight"]
    assert sorted(scenery["settings"]["words"]) == ["anna", "ben"]
    assert scenery["classes"] == 2 and len(scenery["points"]) == 12
    for place in 0, 1:
        column = [point[place] for point in scenery["points"]]
        assert min(column) == -5 and max(column) == 5
    assert spread([-1e308, 0, 1.7e308], 5)[::2] == [-5, 5]
    # numbers to be learnt go from -1 to 1; other columns are left out
    text = "\n".join(["a,b,c,d"] + [
        f"{i * i},{i * i % 7},x{i % 3},{i / 8 + 9}"
        for i in range(20)])
    seen = answer(lab, "table", text=text)
    assert seen["scenery"]["classes"] == 0 and "left out" in seen["told"]
    labels = [point[2] for point in seen["scenery"]["points"]]
    assert min(labels) == -1 and max(labels) == 1


def test_formulas_and_the_saved_model_say_the_same(tmp_path):
    lab = Lab({"data": "circle", "hidden": [3], "inputs": ["x1x1", "x2"]})
    learn(lab, 2)
    made = {}
    exec(answer(lab, "formulas")["text"], made)
    path = tmp_path / "model.json"
    path.write_text(answer(lab, "saved")["text"])
    again = Model.load(str(path))
    for _ in range(5):
        x = [random.uniform(-6, 6), random.uniform(-6, 6)]
        says = lab.model.predict([x[0] * x[0], x[1]])
        assert again.predict([x[0] * x[0], x[1]]) == says
        assert made["predict"](x[0] * x[0], x[1]) == pytest.approx(says)
    assert "function predict" in answer(
        lab, "formulas", language="JavaScript")["text"]
    for name in "network", "map", "history":
        assert answer(lab, "picture", name=name)["text"].startswith("<svg")


def test_a_network_that_is_stuck_gets_a_word():
    lab = Lab({"data": "xor", "hidden": [4], "activation": "relu"})
    for row in range(4):
        answer(lab, "weight", layer=0, row=row, column=None, value=-90)
    seen = answer(lab, "doctor")
    assert seen["states"] == [["dead"] * 4]
    assert "dead neurons" in [found["name"] for found in seen["findings"]]


def test_one_step_in_slow_motion():
    lab = Lab({"data": "gauss", "hidden": [2]})
    seen = answer(lab, "slow", x1=2, x2=2)
    texts = [text for scene in seen["scenes"] for text in scene["lines"]]
    assert any(" * " in text and " = " in text for text in texts)


def test_two_pages_have_each_their_own():
    with served() as server:
        one, other = Page(server, data="xor"), Page(server, data="xor")
        one.do("train")
        assert one.do("train")["epoch"] == 2
        assert other.do("train")["epoch"] == 1
        assert one.do("open") != other.first  # a new lab of the same page
        assert len(server.labs) == 3 and room.MOST_LABS > 3


def test_every_field_starts_with_what_it_may_be():
    assert all(check(start) for start, (check, _) in FIELDS.values())


def test_of_two_classes_of_ones_own_the_first_is_above_0():
    lab = Lab({"data": "own", "words": ["yes", "no"], "share": 75,
               "points": [[i, i, int(i > 2)] for i in range(6)]})
    labels = sorted(lab.made["points"])
    assert [label for _, label in labels] == [[1]] * 3 + [[-1]] * 3
    assert sorted(answer(lab, "open")["scenery"]["points"])[0][2] == 0


@pytest.mark.parametrize("name", ["data", "activation", "optimizer", "pull"])
def test_words_that_there_are_not(name):
    for word in "nothing", 3, None, ["sgd"], "":
        with pytest.raises(ValueError, match=f"{name} is .*; expected one of"):
            Lab({name: word})
