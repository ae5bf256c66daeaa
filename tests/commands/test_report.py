"""What train says after a training, and of columns that are the label."""

import pytest

from minnet.commands.leaks import tell_leaks
from minnet.commands.report import weightiest
from minnet import FCLayer, Model, ReLUActivation
from minnet.data import read_csv
from tests.commands import run


def csv_of(folder, rows):
    path = folder / "t.csv"
    path.write_text("\n".join([",".join(map(str, row)) for row in rows]))
    return str(path)


LONG = "w" * 40
SIX = [("x", "y")] + [(i, i * 3 % 7 + 0.5) for i in range(6)]
EQUAL = [("x", "y")] + [(i, 1.5 if i < 60 else i + 0.5) for i in range(61)]
RARE = [("x", "y")] + [(i, "c" if i == 7 else "ab"[i % 2]) for i in range(60)]


@pytest.mark.parametrize("rows, seed, told, untold", [
    (SIX, 0, ["\ntest (1 row): y is missed by ", "\nOnly 1 test row: with",
              "\ncolumns that matter most: none; "], ["nan", "no better"]),
    (EQUAL, 0, ["\ntest (all labels are equal): y is missed by"],
     ["nan", "Only"]),
    (RARE, 0, ["\nin no test row, so they remain to be tested: c\n"],
     ["learnt: c", "Only"]),
    (RARE, 6, ["\nin no training row, so they can't have been learnt: c\n"],
     ["tested: c"]),
    ([("x", "y")] + [(LONG + "ab"[i % 2], "yn"[i % 2]) for i in range(40)], 0,
     ["\n  " + LONG[:29] + "~ -> "], [LONG + ", "])])
def test_what_a_score_cannot_tell(rows, seed, told, untold, tmp_path, typed):
    code, out, err = typed("train", csv_of(tmp_path, rows), "--epochs", "1",
                           "--seed", str(seed))
    assert (code, err) == (0, "")
    out = out[out.index("training "):]
    assert [words for words in told if words not in out] == []
    assert [words for words in untold if words in out] == []


@pytest.mark.parametrize("cell, label, leaks", [
    (lambda i: "pqr"[i % 3], lambda i: "aab"[i % 3], True),
    (lambda i: "pqr"[i % 3], lambda i: "aab"[i % 3] if i else "b", False),
    (lambda i: i + 0.5, lambda i: "ab"[i > 30], True),
    (lambda i: i + 0.5, lambda i: "ab"[30 < i < 40], False),
    (lambda i: i + 0.5, lambda i: 3 - 0.1 * i, True),
    (lambda i: i + 0.5, lambda i: i * i + 0.25, False),
    # Too few of each word, of all rows.
    (lambda i: "abcdefghij"[i % 10], lambda i: "ab"[i % 2], False)])
def test_a_column_that_is_the_label(cell, label, leaks, tmp_path, capsys):
    table = read_csv(csv_of(tmp_path, [("p", "other", "y")] + [
        (cell(i), i * i % 7, label(i)) for i in range(60)]))
    tell_leaks(table)
    assert capsys.readouterr().out == (
        "column 'p' alone tells 'y' in every row: take it out of the table if"
        " it would not be known\n" if leaks else "")
    few = read_csv(csv_of(tmp_path, [("p", "y")] + [
        (i + 0.5, "ab"[i > 5]) for i in range(12)]))
    tell_leaks(few)
    assert capsys.readouterr().out == ""


def test_letters_that_the_output_has_not(tmp_path, monkeypatch):
    (tmp_path / "t.csv").write_bytes("gr\xf6\xdfe,\u2603,art\n".encode()
                                     + "1,2,gro\xdf\n3,4,b\n".encode() * 9)
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    code, out, err = run("train", "t.csv", "--epochs", "1", "--save-model",
                         "m.json", cwd=tmp_path)
    assert (code, err) == (0, "") and "gr??e" in out
    assert run("predict", "m.json", "1", "2", cwd=tmp_path)[::2] == (0, "")


def test_of_many_columns_the_weightiest_are_shuffled():
    weights = [[0.0] * 61, [0.0] * 61]
    weights[1][60], weights[0][3] = -3.0, 2.0
    model = Model([FCLayer(61, 2, init=lambda *_: (weights, [0.0, 0.0])),
                   ReLUActivation()], 1, 1, 1)
    found = weightiest(model, [1] * 59 + [2])
    assert len(found) == 50 and {3, 59} <= set(found)
    assert weightiest(model, [30, 31]) == [0, 1]
