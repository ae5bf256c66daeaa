"""python3 -m minnet predict and show: a saved model at work."""

import io
import os
import subprocess
import sys
from types import SimpleNamespace

import pytest

from minnet import (FCLayer, Model, NormaliseLayer, javascript_source,
                    predict_source)
from minnet.commands.networks import new_model
from minnet.data import read_csv
from tests.commands import ROOT
from tests.commands import options as sizes

# y = 2 a + b, words and missing cells besides; or which of them is larger.
ROWS = ["a,place,b,y,larger"] + [
    f"{a},{place},{b},{2 * a + b},{'ba'[a > b]}" for a in range(8)
    for b in (0.5, 3.5, 9) for place in ("here", "there")]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """With new.csv, and models in y.json and larger.json that know it all."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "new.csv").write_text("\n".join(ROWS) + "\n")
    for target, weights in (("y", [[2, 0, 0, 1]]),
                            ("larger", [[1, 0, 0, -1], [-1, 0, 0, 1]])):
        table = read_csv("new.csv", target)
        model = Model([FCLayer(4, len(weights), init=lambda *_: (
            weights, [0] * len(weights)))], 1, 1, 1)
        columns = [column for column in table.encoding.columns
                   if column.name not in ("y", "larger")]
        model.encoding = type(table.encoding)(
            columns, table.encoding.label_column)
        model.save(target + ".json")
    return tmp_path


def lines(rows, answers, name):
    return "".join([row + "," + answer + "\n" for row, answer in
                    zip(rows, [f"predicted {name}"] + answers)])


NAMED = ["a,place,b", "3,here,9", "1,there,0.5"]


@pytest.mark.parametrize("text, out, told", [
    ("\n".join(NAMED), lines(NAMED, ["b", "a"], "larger"), ""),
    # Without names they are in the order of the training.
    ("\n".join(NAMED[1:]), lines(NAMED, ["b", "a"], "larger"), ""),
    # Other columns, another order; the label may be there, too.
    ("b;x;place;a;larger\n9;z;here;3;a\n", lines(
        ["b,x,place,a,larger", "9,z,here,3,a"], ["b"], "larger"), ""),
    # A cell that is missing is filled with the mean: 3.5 and 4.33.
    ("a,place,b\n,?,4\n3.9,here,NA\n", lines(
        ["a,place,b", ",?,4", "3.9,here,NA"], ["b", "b"], "larger"), ""),
    # A cell with a comma, and words that no row had.
    ('a,place,b\n3,"x, y",1\n3,"x, y",1\n', lines(
        ["a,place,b"] + ['3,"x, y",1'] * 2, ["a", "a"], "larger"),
     "minnet: -, line 2 and 1 more: place: 'x, y' was in no row it has learnt"
     " from\n")])
def test_from_a_file_and_from_standard_input(
        text, out, told, folder, typed, monkeypatch):
    (folder / "rows.csv").write_text(text)
    assert typed("predict", "larger.json", "rows.csv") == (
        0, out, told.replace("-,", "rows.csv,"))
    for more in ([], ["-"]):
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(
            buffer=io.BytesIO(text.encode()), isatty=lambda: False))
        assert typed("predict", "larger.json", *more) == (0, out, told)


@pytest.mark.parametrize("cells, sums", [
    ("1,5;here;2|0;here;0,25", ["5.0", "0.25"]),
    # 1,234 stays 1234 where nothing tells, not beside 0,5.
    ("1;here;1,234", ["1236.0"]), ("1;here;1,234|0;here;0,5",
                                   ["3.234", "0.5"]),
    ("0,5;here;1,234", ["2.234"]), ("1.5;here;1,234", ["1237.0"])])
def test_other_decimal_signs(cells, sums, folder, typed):
    (folder / "rows.csv").write_text("a;place;b\n" + cells.replace("|", "\n"))
    code, out, err = typed("predict", "y.json", "rows.csv")
    assert (code, err) == (0, "")
    assert [line.rpartition(",")[2] for line in out.splitlines()[1:]] == sums


def test_values(folder, typed):
    assert typed("predict", "y.json", "1,5", "here", "2")[1][-4:] == "5.0\n"
    assert typed("predict", "y.json", "3", "here", "-0.5") == (
        0, "a,place,b,predicted y\n3,here,-0.5,5.5\n", "")


@pytest.mark.parametrize("arguments, text, words", [
    (["y.json", "1", "here"], "", "2 values; expected a file, or 3 values: a,"
     " place, b"),
    (["y.json", "no.csv"], "", "no.csv: no such file"),
    (["y.json", "1", "here", "x"], "", "the values: column 'b': 'x' is no"
     " number"),
    (["new.csv", "y.json"], "", "new.csv: no JSON"),
    (["y.json", "rows.csv"], "a,c\n1,2\n", "rows.csv has no column 'place',"
     " 'b'; it has a, c"),
    # None of its names is known, so that they might be data.
    (["y.json", "rows.csv"], "name,legs,tail\ncat,4,1\n", "rows.csv has no"
     " column 'a', 'place', 'b'; it has name, legs, tail"),
    (["y.json", "rows.csv", "--header", "no"], "name,legs,tail\n", "rows.csv,"
     " line 1: column 'a': 'name' is no number"),
    (["y.json", "rows.csv"], "1,here,2,9\n", "rows.csv has 4 columns and no"
     " line of names; expected the 3 that the model takes: a, place, b"
     " (without the label)"),
    (["y.json", "rows.csv"], "1,here\n", "rows.csv has 2 columns and no line"
     " of names; expected the 3 that the model takes: a, place, b"),
    (["y.json", "rows.csv"], "a,place,b\n1,here,2\n1,here,x\n", "rows.csv,"
     " line 3: column 'b': 'x' is no number"),
    (["y.json", "rows.csv"], "", "rows.csv: the file is empty"),
    (["y.json", "rows.csv"], "a,place,b\n1,here\n", "rows.csv: line 2: 2"
     " cells, expected 3"),
    (["plain.json", "1", "2"], "", "plain.json: this model was not made for a"
     " table")])
def test_mistakes_end_in_one_line_and_nothing_is_written(
        arguments, text, words, folder, typed):
    (folder / "rows.csv").write_text(text)
    Model([FCLayer(2, 1)], 1, 1, 1).save("plain.json")
    code, out, err = typed("predict", *arguments)
    assert (code, out) == (1, "") and err.startswith("minnet: " + words)
    assert err.count("\n") == 1


def test_one_column_is_enough(tmp_path, typed, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "two.csv").write_text("x,y\n" + "".join(
        [f"{i / 8},{i}\n" for i in range(20)]))
    (tmp_path / "one.csv").write_text("x\n0.5\n2\n")
    table = read_csv("two.csv")
    model = new_model(table.encoding, table.examples(), sizes(
        optimizer=None, activation=None))
    model.save("m.json")
    code, out, err = typed("predict", "m.json", "one.csv")
    assert (code, err) == (0, "") and out.startswith("x,predicted y\n0.5,")
    assert typed("predict", "m.json", "0.5")[1] == "".join(
        out.splitlines(True)[:2])


def test_reader_that_has_left_is_no_error(folder):
    (folder / "long.csv").write_text("a,place,b\n" + "1,here,2\n" * 20000)
    done = subprocess.run(
        f"'{sys.executable}' -m minnet predict y.json long.csv | head -2",
        shell=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env=dict(os.environ, PYTHONPATH=ROOT), cwd=str(folder))
    assert (done.stdout, done.stderr) == (
        b"a,place,b,predicted y\n1,here,2,4.0\n", b"")


def test_show_as_a_function(folder, typed):
    model = Model.load("larger.json")
    for option, write in (("--formulas", predict_source),
                          ("--javascript", javascript_source)):
        assert typed("show", "larger.json", option) == (0, write(model), "")
    assert typed("show", "larger.json", option, "--save", "here")[0] == 2


def test_show(folder, typed):
    code, out, err = typed("show", "larger.json", "--save", "pictures")
    assert (code, err) == (0, "")
    for words in ("FCLayer(4, 2)", "10 parameters", "optimizer SGD()",
                  "takes 3 columns of a table, as 4 numbers\n", "  number: a,"
                  " b\n  words: place (here, there)\n", "tells larger: one of"
                  " a, b\n", "saved " + os.path.join("pictures",
                                                     "network.svg")):
        assert words in out
    assert os.listdir("pictures") == ["network.svg"]
    assert max(map(len, out.splitlines())) <= 79


@pytest.mark.parametrize("a, told", [
    ("3", ""), ("22", ""), ("-16", "minnet: the values: a is far from all that"
     " it has learnt from (mean 3.5, spread 1.9)\n"), ("23", "minnet: the")])
def test_amounts_far_from_all_that_was_learnt_are_told(a, told, folder, typed):
    model = Model.load("larger.json")
    # A word's 0 or 1 is no amount, however rare.
    model.layers.insert(0, NormaliseLayer([3.5, 0, 0, 4], [1.9, 0.01, 1, 3]))
    model.save("far.json")
    code, out, err = typed("predict", "far.json", a, "here", "4")
    assert code == 0 and err.startswith(told) and bool(err) == bool(told)
