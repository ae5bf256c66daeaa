"""python3 -m minnet explain: a step, told in a terminal."""

import subprocess
import sys

import pytest

from minnet import FCLayer, Model, explain_step
from minnet.data import read_csv
from tests.commands import ROOT

CORNERS = ["x1 = 0, x2 = 0, label1 = 0", "x1 = 0, x2 = 1, label1 = 1",
           "x1 = 1, x2 = 0, label1 = 1", "x1 = 1, x2 = 1, label1 = 0"]


def test_the_corners_of_xor(typed):
    code, out, err = typed("explain")
    assert (code, err) == (0, "") and max(map(len, out.split("\n"))) <= 79
    assert [corner for corner in CORNERS if corner in out] == CORNERS
    # By hand: the outputs are -0.01, 0.4, 0.22 and 0.36.
    assert "The error is smaller than before. (It was 0.2745.)" in out
    for corner in CORNERS:
        out = typed("explain", corner[5], corner[13])[1]
        assert corner in out and "example 2" not in out


@pytest.fixture
def saved(tmp_path, monkeypatch):
    """plain.json takes 2 numbers, table.json a number and a word."""
    monkeypatch.chdir(tmp_path)
    Model([FCLayer(2, 1)], 1, 1, 0.1).save("plain.json")
    (tmp_path / "pets.csv").write_text("a,place,kind\n" + "".join([
        f"{i / 2},{'here' if i % 2 else 'there'},{'dog' if i < 9 else 'cat'}\n"
        for i in range(20)]))
    table = read_csv("pets.csv")
    model = Model([FCLayer(table.encoding.input_dim, 2)], 1, 1, 0.1)
    model.encoding = table.encoding
    model.save("table.json")


@pytest.mark.parametrize("arguments, x, label", [
    (["plain.json", "2", "-0.5", "1"], [2, -0.5], [1]),
    (["plain.json", "2", "-0.5"], [2, -0.5], None),
    (["table.json", "1,5", "here", "dog"], None, "dog"),
    (["table.json", "1.5", "here"], None, None)])
def test_a_row_for_a_saved_model(arguments, x, label, saved, typed, capsys):
    model = Model.load(arguments[0])
    if x is None:
        x = model.encoding.numbers(["1.5", "here"])
        label = label and model.encoding.label(label)
    before = open(arguments[0]).read()
    code, out, err = typed("explain", *arguments)
    explain_step(model, x, label)
    assert (code, err) == (0, "") and out.endswith(capsys.readouterr().out)
    assert ("y1: cat\ny2: dog\n" in out) == (arguments[0] == "table.json")
    assert open(arguments[0]).read() == before


@pytest.mark.parametrize("arguments", [["0", "1"], ["table.json", "1", "here"]])
def test_as_a_page(arguments, saved, typed):
    told = typed("explain", *arguments)[1]
    code, out, err = typed("explain", *arguments, "--save", "step.html")
    assert (code, err) == (0, "")
    assert out == told + "\nsaved step.html, to walk through in a browser\n"
    page = open("step.html", encoding="ascii").read()
    assert page.startswith("<!doctype html>") and "1. The example" in page


@pytest.mark.parametrize("arguments, words", [
    (["--save", "step.svg"], "the page is HTML; got 'step.svg'"),
    (["--save", "no/step.html"], "no/step.html: No such file"),
    (["no.json", "1"], "no.json: No such file"),
    (["plain.json", "1"], "1 value; expected 3: x1, x2, label1"),
    (["plain.json", "1", "x", "0"], "'x' is no number"),
    (["table.json", "1"], "1 value; expected 2: a, place; and the label,"
     " kind"),
    (["table.json", "x", "here"], "column 'a': 'x' is no number"),
    (["table.json", "1", "here", "cow"], "label 'kind': 'cow' is none of")])
def test_mistakes_end_in_one_line(arguments, words, saved, typed):
    code, out, err = typed("explain", *arguments)
    assert (code, out) == (1, "") and err.startswith("minnet: " + words)
    assert err.count("\n") == 1


@pytest.mark.once
@pytest.mark.parametrize("encoding, signs", [
    ("utf-8", ["0.7 \u00d7", "\u2248"]), ("ascii", ["0.7 *", " ~ "])])
def test_into_a_file(encoding, signs, tmp_path):
    with open(str(tmp_path / "step.txt"), "wb") as file:
        subprocess.run([sys.executable, "-m", "minnet", "explain"], check=True,
                       stdout=file, env={"PYTHONIOENCODING": encoding,
                                         "PYTHONPATH": ROOT})
    text = (tmp_path / "step.txt").read_bytes().decode(encoding)
    assert all([sign in text for sign in signs])
