"""read_csv: what people's files look like, and what is wrong with them."""

import os

import pytest

from minnet.data import read_csv
from tests.tools import ROOT, refused

IRIS = os.path.join(ROOT, "examples", "iris.csv")


@pytest.fixture
def read(tmp_path):
    """A function that reads a text as if it stood in data.csv."""
    def read_text(text, target=None):
        path = tmp_path / "data.csv"
        path.write_bytes(text if isinstance(text, bytes)
                         else text.encode("utf-8"))
        return read_csv(str(path), target)
    return read_text


@pytest.mark.parametrize("text", [
    "a;b;c\n1;2;x\n3;4;y\n", "a\tb\tc\n1\t2\tx\n3\t4\ty\n",
    "a, b , c\r\n 1 , 2, x\r\n3,4,y\r\n", "a,b,c\r1,2,x\r3,4,y\r",
    "\ufeffa,b,c\n\n1,2,x\n,,\n3,4,y",
    '"a","b","c"\n"1","2","x"\n"3","4","y"\n'])
def test_the_dialects_of_spreadsheets(read, text):
    table = read(text)
    assert (table.columns, table.target) == (["a", "b"], "c")
    assert (table.inputs, table.labels) == ([[1, 2], [3, 4]], ["x", "y"])


@pytest.mark.parametrize("text, target, columns, inputs, label, labels", [
    # The target picks the label; names that look like numbers are names.
    ("a,kind,b\n1,x,2\n3,y,4\n", "kind", ["a", "b"], [[1, 2], [3, 4]],
     "kind", ["x", "y"]),
    ("2019,2020,2021\n1,2,3\n3,4,5\n", "2020", ["2019", "2021"],
     [[1, 3], [3, 5]], "2020", [2, 4]),
    # Decimal commas where semicolons divide, as the first line tells.
    ("a;b;c\n1,5;-2,25;0,5\n3;4.5;1e2\n", None, ["a", "b"],
     [[1.5, -2.25], [3.0, 4.5]], "c", [0.5, 100.0]),
    ("a;b\n1;p,q,r\n2;s,t,u\n", None, ["a"], [[1], [2]],
     "b", ["p,q,r", "s,t,u"]),
    # Quoted line ends, and names beyond ASCII.
    ('"Größe\n(cm)",Art\n1,Wählerin\n2,"b, c"\n', None, ["Größe\n(cm)"],
     [[1], [2]], "Art", ["Wählerin", "b, c"]),
    # A column that ends as it began is not constant.
    ("a,b\n1,2\n5,3\n1,4\n", None, ["a"], [[1], [5], [1]],
     "b", [2, 3, 4])])
def test_files_as_people_have_them(
        read, text, target, columns, inputs, label, labels):
    table = read(text, target)
    assert (table.columns, table.target) == (columns, label)
    assert (table.inputs, table.labels) == (inputs, labels)


def test_numbers_words_and_names(read):
    table = read("a,b,price\n1,2,3\n4,5.5,-6e1\n")
    assert (table.columns, table.classes) == (["a", "b"], None)
    assert table.examples() == [([1, 2], [3]), ([4, 5.5], [-60])]
    assert repr(table) == "2 rows, 2 inputs, label 'price': a number"
    table = read("1,yes\n3,no\n5,yes\n")
    assert (table.columns, table.classes) == (["column 1"], ["no", "yes"])
    assert table.examples() == [([1], [0, 1]), ([3], [1, 0]), ([5], [0, 1])]
    assert repr(table) == ("3 rows, 1 input, label 'column 2': one of 2"
                           " classes (no line of names found)")


def test_iris_is_fishers():
    table = read_csv(IRIS)
    assert table.classes == ["setosa", "versicolor", "virginica"]
    assert [table.labels.count(name) for name in table.classes] == [50] * 3
    # Fisher's rows 35 and 38, which some copies have wrong.
    assert table.inputs[34] == [4.9, 3.1, 1.5, 0.2]
    assert table.inputs[37] == [4.9, 3.6, 1.4, 0.1]
    # The means of Fisher (1936), table II: all species together.
    means = [sum(column) / 150 for column in zip(*table.inputs)]
    assert means == pytest.approx([5.843333, 3.057333, 3.758, 1.199333],
                                  abs=1e-6)


@pytest.mark.parametrize("text, message", [
    ("", "the file is empty"),
    ("\n \n,,\n", "the file is empty"),
    ("a,b\n", "0 rows of numbers; expected at least 2"),
    ("a,b\n1,2\n", "1 row of numbers; expected at least 2"),
    ("1\n2\n", "line 1: 1 column, '1'; expected at least one input and the"
     " label, divided by commas, semicolons or tabs"),
    ("a,b,c\n1,2,3\n4,5\n", "line 3: 2 columns, expected 3: ['4', '5']"),
    ("a,b\n1,2\n\n3,4,5\n", "line 4: 3 columns, expected 2"),
    ("a,b,c\n1,2,3\n4,x,6\n", "line 3, column 'b': 'x' is not a number (only"
     " the label may be a word)"),
    ("1,2,3\n4,x,6\n", "line 2, column 'column 2': 'x' is not a number"),
    ("a,b\n1,2\n,4\n", "line 3, column 'a': the cell is empty"),
    ("a,b\n1,2\nnan,4\n", "line 3, column 'a': 'nan' is not a number"),
    ("a,b\n1,2\ninf,4\n", "line 3, column 'a': 'inf' is not a number"),
    ("a;b\n1.234,5;2\n3;4\n", "line 2, column 'a': '1.234,5' is not a number"),
    ("a\tb\n1,5\t2\n3\t4\n", "line 2, column 'a': '1,5' is not a number"),
    ("a,b\n1_0,2\n3,4\n", "line 2, column 'a': '1_0' is not a number"),
    ("a,b,\n1,2,\n3,4,\n", "line 2, column 'column 3': the label is missing"),
    ("a,b,c\n1,2,3\n1,4,5\n", "column 'a': 1 in every row, so it tells"
     " nothing"),
    ("a,b\n1,x\n2,x\n", "column 'b': 'x' in every row, so there is nothing to"
     " learn"),
    ('a,b\n"1","x\ny"\n2,z,\n', "line 4: 3 columns"),
    ("a,b\n1,x\n2,y\n3,\n", "line 4, column 'b': the label is missing"),
    ("a,b\n1,x\n2,6\n", "line 3, column 'b': '6' does not fit in"),
    ("a,b\n1,3\n2,3.0\n", "column 'b': '3' in every row"),
    ("a,b\n1,5\n2,6\n3,x\n", "line 4, column 'b': 'x' does not fit in"),
    ("a,b\n1,x\n2,6\n3,y\n", "line 3, column 'b': '6' does not fit in"),
    (b"a,b\n1,\xe4\n2,x\n", "not a text file in UTF-8"),
    (b"PK\x03\x04\x14\x00\x9f\x92", "not a text file in UTF-8"),
    ('a,b\n"1,2\n3,4\n', "(is a quotation mark left open?)"),
])
def test_what_is_wrong_is_named(read, text, message):
    with refused(ValueError, message) as error:
        read(text)
    error.match("data.csv[:,] ")


@pytest.mark.parametrize("text, target, message", [
    ("a,b\n1,2\n3,4\n", "c", "no columns are called 'c'; there are a, b"),
    ("1,2\n3,4\n", "b", "there are column 1, column 2"),
    ("a,a,b\n1,2,3\n4,5,6\n", "a", "2 columns are called 'a'"),
])
def test_wrong_targets_are_named(read, text, target, message):
    with refused(ValueError, message):
        read(text, target)


def test_missing_file_says_where_it_looked(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with refused(FileNotFoundError,
                 f"nope.csv: no such file in {os.getcwd()}"):
        read_csv("nope.csv")
