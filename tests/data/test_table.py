"""read_csv: files as people have them, and what is wrong with them."""

import json
import os
import random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from minnet.data import encoding_from_data, read_csv
from tests.tools import ROOT, refused

IRIS = os.path.join(ROOT, "examples", "iris.csv")


@pytest.fixture
def read(tmp_path):
    """A function that reads a text as if it stood in data.csv."""
    def read_text(text, target=None, **options):
        path = tmp_path / "data.csv"
        path.write_bytes(text if isinstance(text, bytes)
                         else text.encode("utf-8"))
        return read_csv(str(path), target, **options)
    return read_text


def lines(*columns):
    """The text of a table from its columns, each "name a b c ..."."""
    return "\n".join([",".join(row) for row in
                      zip(*[column.split() for column in columns])])


PLAIN = "a,b,c\n1,2.5,x\n3,4,y\n2,7,x\n"


@pytest.mark.parametrize("text", [
    PLAIN, PLAIN.replace(",", ";"), PLAIN.replace(",", "\t"),
    PLAIN.replace(",", "|"), PLAIN.replace(",", "  "),
    PLAIN.replace(",", " , "), PLAIN.replace("\n", "\r\n"),
    PLAIN.replace("\n", "\r"), PLAIN.replace("\n", ",\n"),
    PLAIN.replace("\n", "\n\n,,\n"), "\ufeff" + PLAIN,
    PLAIN.replace("a", "'a'").replace("x", "'x'"),
    '"a","b","c"\n"1","2.5","x"\n"3","4","y"\n"2","7","x"',
    PLAIN.replace(",", ";").replace(".", ","),
    PLAIN.replace(",", "\t").replace("3\t4", "3\t\t4"),
    "The weather of May\n\n" + PLAIN, "A title,,\nand more,,\n" + PLAIN,
    "sep=,\n" + PLAIN, "# one, two\n" + PLAIN,
    PLAIN + "\nSource: nobody\n", PLAIN + "Total:,16.5,x\n",
    PLAIN + "a,b,c\n", PLAIN + "\x1a",
    PLAIN.replace("2.5", "$2.50").replace("4", "$4"),
    PLAIN.encode("utf-16"), PLAIN.encode("utf-16-le"),
    PLAIN.encode("utf-16-be")])
def test_the_same_table_in_the_dialects_of_programs(read, text):
    table = read(text)
    assert (table.columns, table.target) == (["a", "b"], "c")
    assert table.examples() == [([1, 2.5], [1, 0]), ([3, 4], [0, 1]),
                                ([2, 7], [1, 0])]


@pytest.mark.parametrize("text, columns, rows, labels", [
    # Latin-1, quoted ends of lines, a comma in a word.
    ('"Gr\xf6\xdfe\n(cm)",Art\n1,W\xe4hlerin\n2,"b, c"\n'.encode("latin-1"),
     ["Gr\xf6\xdfe\n(cm)"], [["1"], ["2"]], ["W\xe4hlerin", "b, c"]),
    # R gives rows a name but that column none; names twice, names missing.
    ("x,y\nr1,1,5\nr2,2,6\nr3,4,8\n", ["row", "x"],
     [["r1", "1"], ["r2", "2"], ["r3", "4"]], ["5", "6", "8"]),
    ("a,a,,b\n1,2,5,3\n4,5,6,6\n", ["a", "a (2)", "column 3"],
     [["1", "2", "5"], ["4", "5", "6"]], ["3", "6"]),
    # No line of names: a value of the column, a number within it, "?".
    ("M,1,x\nF,2,y\nM,3,x\n", ["column 1", "column 2"],
     [["M", "1"], ["F", "2"], ["M", "3"]], ["x", "y", "x"]),
    ("2,7,x\n1,8,y\n3,6,x\n", ["column 1", "column 2"],
     [["2", "7"], ["1", "8"], ["3", "6"]], ["x", "y", "x"]),
    ("?,7,5\n1,8,6\n3,6,4\n", ["column 1", "column 2"],
     [["?", "7"], ["1", "8"], ["3", "6"]], ["5", "6", "4"]),
    ("a,x\nb,y\na,y\n", ["column 1"], [["a"], ["b"], ["a"]],
     ["x", "y", "y"]),
    ("2,u\n1,x\n3,x\n2,x\n3,x\n1,x\n", ["column 1"],
     [["2"], ["1"], ["3"], ["2"], ["3"], ["1"]], list("uxxxxx")),
    # A quotation mark after a blank.
    ('a, b\n1, "x, y"\n2, "z"\n', ["a"], [["1"], ["2"]], ["x, y", "z"]),
    # Names that are numbers; names above words only.
    ("land,2019,2020,2021\na,12,13,17\nb,5,6,9\na,7,4,5\n",
     ["land", "2019", "2020"],
     [["a", "12", "13"], ["b", "5", "6"], ["a", "7", "4"]], ["17", "9", "5"]),
    ("hair,kind\nyes,cat\nno,fly\nyes,cat\n", ["hair"],
     [["yes"], ["no"], ["yes"]], ["cat", "fly", "cat"])])
def test_names_and_rows(read, text, columns, rows, labels):
    table = read(text)
    assert (table.columns, table.rows, table.labels) == (columns, rows, labels)


def test_the_line_of_names_can_be_told(read):
    assert read("1,2\n3,4\n5,7\n", header=True).columns == ["1"]
    assert read("a,b\nc,d\na,d\n", header=False).labels == ["b", "d", "d"]
    assert read("2019,2020\n1,2\n3,4\n", "2020").target == "2020"


@pytest.mark.parametrize("target, name", [
    ("b", "b"), ("B", "b"), (2, "b"), ("2", "b"), (-2, "b"), (None, "c"),
    (-1, "c"), ("-3", "a")])
def test_targets(read, target, name):
    assert read("a,b,c\n1,5,2\n3,4,1\n2,7,9\n", target).target == name


@pytest.mark.parametrize("cells, names, numbers", [
    # Numbers as people write them.
    ('"1,234" "12,345,678" 5', ["c"], [1234, 12345678, 5]),
    ("58% 7.5% 100%", ["c"], [58, 7.5, 100]),
    ('$946 -$1 ($7)', ["c"], [946, -1, -7]),
    ('"0,5" "-2,25" 3', ["c"], [.5, -2.25, 3]),
    ('"1.234,5" "1.234" "7,25"', ["c"], [1234.5, 1234, 7.25]),
    ("1'234 1e3 +.5", ["c"], [1234, 1000, .5]),
    ("12kg 7kg 1.5kg", ["c"], [12, 7, 1.5]),
    ("\u20ac5 \u22127 3\u20ac", ["c"], [5, -7, 3]),
    # Yes and no, words, codes.
    ("TRUE FALSE True", ["c"], [1, 0, 1]), ("0 1 True", ["c"], [0, 1, 1]),
    ("Yes yes NO", ["c"], [1, 1, 0]), ("y n N", ["c"], [1, 0, 0]),
    ("red blue red", ["c = blue", "c = red"], [[0, 1], [1, 0], [0, 1]]),
    ("Red blue red red", ["c = blue", "c = red"],
     [[0, 1], [1, 0], [0, 1], [0, 1]]),
    ("AA Aa aa AA", ["c = AA", "c = Aa", "c = aa"],
     [[1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 0, 0]]),
    ("00501 00501 90210", ["c = 00501", "c = 90210"],
     [[1, 0], [1, 0], [0, 1]]),
    ("+ - +", ["c = +", "c = -"], [[1, 0], [0, 1], [1, 0]]),
    # Missing cells, with one more column where they are many.
    ("3 ? 5", ["c", "c missing"], [[3, 0], [4, 1], [5, 0]]),
    ("a NA a b", ["c = a", "c = b", "c missing"],
     [[1, 0, 0], [1, 0, 1], [1, 0, 0], [0, 1, 0]]),
    ("yes n/a no", ["c", "c missing"], [[1, 0], [1, 1], [0, 0]]),
    ("yes yes n/a no", ["c", "c missing"], [[1, 0], [1, 0], [1, 1], [0, 0]]),
    ("here nan here -", ["c missing"], [0, 1, 0, 1]),
    ("3 inf 5 7", ["c", "c missing"], [[3, 0], [5, 1], [5, 0], [7, 0]]),
    ("3 n/a(so) 5 7", ["c", "c missing"], [[3, 0], [5, 1], [5, 0], [7, 0]]),
    # Left out.
    ("5 5.0 5", [], [[], [], []]), ("a a a", [], [[], [], []]),
    ("ann bob cid", [], [[], [], []]), ("? ? ?", [], [[], [], []]),
    ("2002-01-01 2002-02-28 2003-01-01", [], [[], [], []]),
    ("1/13/2002 2/28/2002 1/13/2002", [], [[], [], []]),
    ("3kg 5g 2kg 3kg", ["c = 2kg", "c = 3kg", "c = 5g"],
     [[0, 1, 0], [0, 0, 1], [1, 0, 0], [0, 1, 0]])])
def test_what_cells_become(read, cells, names, numbers):
    cells = cells.split()
    text = "z,c,y\n" + "\n".join([f"{i * i % 7},{cell},{i}.5" for i, cell in
                                  enumerate(cells)])
    table = read(text, header=True)
    assert table.encoding.names == ["z"] + names
    assert [x[1:] for x, _ in table.examples()] == [
        row if isinstance(row, list) else [row] for row in numbers]


@pytest.mark.parametrize("cells, told", [
    ("10k 5M 3k 5M", "c (in M, k: no numbers)"),
    ("$5 EUR7 $8 $5", "c (in $, EUR: no numbers)"),
    ("50% 0.5 7% 0.5", "c (in %, no unit: no numbers)"),
    ("Red red RED blue red", "c ('RED' is 'red', 'Red' is 'red')"),
    ("1 2 3 4 5 6 9 8 7 1O " + "1 2 3 4 5 " * 3, "missing: c '1O' (line 11)"),
    ("1.5 " * 9 + "x " + "".join([f"{i}.5 " for i in range(25)]) + "x x x",
     "missing: c 'x' (line 11)"),
    (" ".join([f"{i}.5" for i in range(25)]) + " 5k 5M 5k",
     "c (in M, k, no unit: no numbers)"),
    ("5kg 7 3kg", "written in its own way: c (kg)")])
def test_what_is_odd_is_told(read, cells, told):
    summary = read("z,c,y\n" + "\n".join([
        f"{i * i % 7},{cell},{i}.5"
        for i, cell in enumerate(cells.split())])).summary()
    assert told in summary


def test_labels_in_several_spellings_are_one_class(read):
    table = read("x,y\n1,Cat\n2,cat \n4,DOG\n3,dog\n5,dog\n6,cat\n")
    assert table.classes == ["cat", "dog"]
    assert table.labels == "cat cat dog dog dog cat".split()
    assert table.encoding.label("CAT") == [1, 0]
    assert "y ('Cat' is 'cat', 'DOG' is 'dog')" in table.summary()


def test_cells_that_are_numbers_stay_as_they_are(read):
    table = read('a;b;y\n1.234,5;3;u\n2,5;4;v\n7,25;6;u\n1.234;2;v\n')
    assert table.inputs()[3] == [1234, 2]
    assert table.encoding.numbers([1.234, 5]) == [1.234, 5]
    assert table.encoding.numbers(["1.234", True]) == [1234, 1]
    # Nothing tells the comma's meaning but the semicolons.
    assert read('a;b;y\n1,234;3;u\n2,500;4;v\n').inputs()[0] == [1.234, 3]
    assert read('a\tb\ty\n1,234\t3\tu\n2,500\t4\tv\n').inputs()[0] == [
        1234, 3]


def test_dates_as_days(read):
    table = read("day,y\n31.12.1969,1\n2.1.1970,2.5\n,3\n", dates="days")
    assert table.inputs() == [[-1, 0], [1, 0], [0, 1]]
    assert "dates as days: day (%d.%m.%Y)" in table.summary()


@pytest.mark.parametrize("name, cells, kept", [
    ("x", [i + 1 for i in range(12)], False),         # 1, 2, 3, ...
    ("x", [(5 * i) % 12 for i in range(12)], False),  # in any order
    ("x", [1947 + i for i in range(12)], True),       # years
    ("x", [i + .5 for i in range(12)], True),         # measured
    ("income", [3000 + 17 * i * i for i in range(12)], True),
    ("customer_id", [530 + 17 * i * i for i in range(12)], False),
    ("CustomerID", [530 + 17 * i * i for i in range(12)], False),
    ("humid", [530 + 17 * i * i for i in range(12)], True),
    ("x", [f"w{i}" for i in range(12)], False),
    ("x", [f"w{i % 7}x" for i in range(12)], False)])
def test_identifiers_are_left_out(read, name, cells, kept):
    text = f"z,{name},y\n" + "\n".join([
        f"{i % 5},{cell},{i * i}.5" for i, cell in enumerate(cells)])
    table = read(text)
    assert (len(table.encoding.names) == 2) == kept
    assert ("left out" in table.summary()) != kept


@pytest.mark.parametrize("cells, kind, classes", [
    ("a b a b", None, ["a", "b"]), ("1 0 1 1", None, ["0", "1"]),
    ("1.0 2.0 1.0 2.0", None, ["1", "2"]),
    ("10 1 2 3 4 5 6 7 8 9 " * 3, None, [str(i) for i in range(1, 11)]),
    ("3 4 5 6 7 " * 9, None, None), ("1.5 2.5 " * 9, None, None),
    ("70 71 72 " * 9, None, None), ("1 2 9 " * 9, None, None),
    ("1 2 3 4 5 6 7 8 9 10 11 " * 3 + "5 " * 9, None, None),
    ("$1 $2 " * 9, None, None),
    ("1 2 3 4 5 6 7 8 9", None, None), ("0 1 " * 9, "numbers", None),
    ("3 4 5 6 7 " * 9, "classes", ["3", "4", "5", "6", "7"]),
    ("yes no - yes ? no", None, ["no", "yes"]), ("+ - " * 3, None, ["+", "-"]),
    ("1 2 3+ " * 5, None, ["1", "2", "3+"])])
def test_class_or_number(read, cells, kind, classes):
    cells = cells.split()
    table = read("x,y\n" + "\n".join([f"{i}.5,{cell}" for i, cell in
                                      enumerate(cells)]), kind=kind)
    assert (table.classes, table.encoding.classes) == (classes, classes)
    assert len(table.rows) == len(cells) - cells.count("?") - (
        cells.count("-") if "+" not in cells else 0)
    for text, label in zip(table.labels, table.examples()):
        assert float(table.encoding.answer(label[1]) == text) or \
            float(table.encoding.answer(label[1])) == float(text.strip("$"))


def test_iris_is_fishers():
    table = read_csv(IRIS)
    assert table.classes == ["setosa", "versicolor", "virginica"]
    assert [table.labels.count(name) for name in table.classes] == [50] * 3
    # Fisher's rows 35 and 38, which some copies have wrong.
    assert table.inputs()[34] == [4.9, 3.1, 1.5, 0.2]
    assert table.inputs()[37] == [4.9, 3.6, 1.4, 0.1]
    # The means of Fisher (1936), table II: all species together.
    means = [sum(column) / 150 for column in zip(*table.inputs())]
    assert means == pytest.approx([5.843333, 3.057333, 3.758, 1.199333],
                                  abs=1e-6)
    assert repr(table) == ("150 rows, 4 columns, label 'species': one of 3"
                           " classes")


@pytest.mark.parametrize("text, message", [
    ("", "the file is empty"), ("\n \n,,\n", "the file is empty"),
    ("a,b\n", "0 rows below the names; expected at least 2"),
    ("a,b\n1,2\n", "1 row below the names; expected at least 2"),
    ("1,2\n", "1 row; expected at least 2"),
    ("1\n2\n", "1 column, '1'; expected at least one input and the label,"
     " divided by commas, semicolons, tabs or blanks"),
    ("a,b,c\n1,2,3\n4,5\n6,7,8\n", "line 3: 2 cells, expected 3: ['4', '5']"),
    ("a,b\n1,x\n2,x\n", "the label 'b' is 'x' in every row, so there is"
     " nothing to learn"),
    ("a,b\n1,?\n2,\n", "the label 'b' is missing in every row"),
    ("a,b\n1,3\n2,3.0\n", "the label 'b' is '3' in every row"),
    ("a,b\n5,1\n5,2\n", "no column to learn from: left out are 'a'"
     " (constant)"),
    ('a,b\n"1,2\n3,4\n', "(is a quotation mark left open?)"),
    ("<!DOCTYPE html>\n<p>a,b", "this is a web page, not a table"),
    ('{"a": 1, "b": 2}', "this is a JSON file"), ("[\n [1, 2]]", "JSON file"),
    ("{\\rtf1 a,b", "this is a text document"), ("<table>", "a web page"),
    (b"PK\x03\x04\x14\x00\x9f\x92", "this is a spreadsheet or zip file"),
    (b"a,b\n\x00\x01\x02\x03\x04\x00\x00", "this is not a text file"),
    ("n,x,k\nann,1,u\nbob,2,v\ncid,4,w\ndan,9,x\neva,7,y\n",
     "the label 'k' has 5 different words in 5 rows: too many to be classes;"
     " --target takes another column, such as x (a number)"),
    ("x,y\n" + "1.5,2\n" * 3 + "\n".join([f"{i}.5,{i}.5" for i in range(25)])
     + "\n4,many\n", "the label 'y' holds 'many' (line 30); a label is all"),
    ("x,y\n1,2002-01-01\n3,2003-01-01\n", "the label 'y' holds dates"),
    # All at once.
    ("a,b,c\n5,2,3\n4,5\n5,1\n5,2,3,4\n5,2,3\n5,1,3\n", [
        "can't be used:\n  line 3: 2 cells", "line 4: 2 cells",
        "line 5: 4 cells", "the label 'c' is '3' in every row"])])
def test_what_is_wrong_is_named(read, text, message):
    messages = [message] if isinstance(message, str) else message
    with refused(ValueError, messages[0]) as error:
        read(text)
    assert all([part in str(error.value) for part in messages])
    error.match("data.csv")


@pytest.mark.parametrize("options, message", [
    ({"target": "agee"}, "there is no column 'agee'; did you mean 'age'?;"
     " there are age, b"), ({"target": 0}, "or the numbers 1 to 2"),
    ({"target": 3}, "no column '3'"), ({"kind": "class"}, "kind is 'class'"),
    ({"kind": "numbers"}, "the label 'b' holds 'x'"),
    ({"dates": True}, "dates is True; expected one of None, 'days'"),
    ({"header": "yes"}, "header is 'yes'; expected one of None, True")])
def test_wrong_options_are_named(read, options, message):
    with refused(ValueError, message):
        read("age,b\n1,x\n3,y\n2,x\n", **options)


def test_a_folder_is_no_file(tmp_path):
    with refused(ValueError, "this is a folder"):
        read_csv(str(tmp_path))


def test_missing_file_says_where_it_looked(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with refused(FileNotFoundError,
                 f"nope.csv: no such file in {os.getcwd()}"):
        read_csv("nope.csv")


def test_a_row_becomes_numbers_and_an_output_a_word(read):
    table = read("size,id,town,kind\n1.5,a,Ulm,cat\n2,b,Bonn,dog\n"
                 "4,c,Ulm,dog\n3,d,Bonn,cat\n")
    encoding = table.encoding
    for row in (["2", "x", "Ulm"], [2, None, "Ulm"], [2.0, 7, " Ulm "],
                {"town": "Ulm", "size": "2"},
                {"size": 2, "town": "Ulm", "id": 9, "more": "?"}):
        assert encoding.numbers(row) == [2, 0, 1]
        assert encoding.unknown(row) == []
    assert encoding.numbers([None, "", "Bonn"]) == [2.625, 1, 0]
    assert encoding.numbers([1, "", "ULM "]) == [1, 0, 1]
    assert encoding.numbers([1, "", "Rome"]) == [1, 0, 0]
    assert encoding.unknown([1, "", "Rome"]) == ["town: 'Rome'"]
    assert [encoding.label("dog"), encoding.answer([.1, .9])] == [[0, 1],
                                                                  "dog"]
    assert (encoding.input_dim, encoding.output_dim) == (3, 2)
    assert repr(encoding) == ("Encoding of 3 columns as 3 numbers, label"
                              " 'kind': one of 2 classes")


@pytest.mark.parametrize("row, message", [
    (["1", "2"], "2 cells, expected 3: size, id, town"),
    (["1", "2", "Ulm", "cat"], "expected 3: size, id, town (without the"),
    (["big", "", "Ulm"], "column 'size': 'big' is no number"),
    ([float("inf"), "", "Ulm"], "inf is no cell"),
    ([[1], "", "Ulm"], "[1] is no cell"),
    ({"size": 1, "twon": "Ulm"}, "the row has no 'town'; give None for what"
     " isn't known. It has 'size', 'twon'")])
def test_rows_that_do_not_fit_are_named(read, row, message):
    table = read("size,id,town,kind\n1.5,a,Ulm,cat\n2,b,Bonn,dog\n"
                 "4,c,Ulm,dog\n3,d,Bonn,cat\n")
    with refused(ValueError, message):
        table.encoding.numbers(row)


def test_a_part_is_fitted_to_the_rows_that_train(read):
    table = read("x,w,y\n" + "\n".join(
        [f"{i * i if i % 9 else '?'},{'abc'[i % 3]},{i}.5"
         for i in range(40)]))
    for seed in range(5):
        train, test = table.split(0.25, random.Random(seed))
        assert (len(train.rows), len(test.rows)) == (30, 10)
        assert sorted(train.labels + test.labels) == sorted(table.labels)
        assert train.encoding is test.encoding
        known = [float(row[0]) for row in train.rows if row[0] != "?"]
        assert train.encoding.numbers(["?", "a"])[0] == pytest.approx(
            sum(known) / len(known))
    few = read("x,w,y\n" + "\n".join(
        [f"{i}.5,{'a' if i else 'b'},{i}.5" for i in range(6)]))
    words = {tuple(few.split(0.2, random.Random(seed))[0].encoding.names)
             for seed in range(40)}
    assert words == {("x", "w = a", "w = b"), ("x", "w = a")}
    with refused(ValueError, "share is 1; expected a number between 0 and 1"):
        table.split(1)


WIDE = ["n,u,c,d,k,z,w,b,f,g,m,i,o,p,y"] + [
    f"{i * i % 23},$5{i % 7},5,2002-01-{i + 1},{i},{'' if i < 4 else 2},"
    f"{'pqr'[i % 3]},{'yes' if i % 2 else 'no'},\"{i % 9},{i % 4}\",w{i},"
    f"{i % 5 if i % 9 else 'NA'},{10000 + 77 * i},{'x' if i == 7 else i % 8},"
    f"z{i // 2},{i % 3 if i else ''}" for i in range(24)]


@pytest.mark.parametrize("columns", [1, 36])
def test_the_summary_tells_every_decision(read, columns):
    text = "\n".join([",".join([line.rsplit(",", 1)[0] + (
        f"_{n}" if line == WIDE[0] else "") for n in range(columns)]
        + [line.rsplit(",", 1)[1]]) for line in WIDE])
    summary = read("A title\n" + text.replace("NA", "?", 3)).summary()
    assert len(summary.split("\n")) <= 15
    for part in ("23 rows (1 without label left out)", "names in the",
                 "note: 1 line above the table left out", "3 classes (--numb",
                 "0 (7), 1 (8), 2 (8)", "missing cells, filled", "(2*)",
                 "yes and no as 1 and 0: b", "for each word: w", "never cha",
                 "dates, left out (--dates days", "names a row, left out: ",
                 "too many words, left out: ", "taken as missing: o", "'x'",
                 "may only number the rows", "in its own way: u", "inputs: "):
        assert part in summary


@given(st.lists(st.integers(-10 ** 9, 10 ** 9), min_size=3, unique=True),
       st.integers(0, 3),
       st.sampled_from([",.", "._", " .", "'.", ".,", " ,", "'_", ",_"]),
       st.sampled_from(["{}", "{}%", "{} kg", "${}", "{}$"]))
def test_numbers_written_in_any_way_are_read_back(
        tmp_path_factory, values, places, signs, unit):
    def written(value):
        text = f"{value / 10 ** places:,.{places}f}"
        return unit.format(text.replace(",", "t").replace(".", signs[1])
                           .replace("t", signs[0]))

    # One of each form, so that something tells the comma from the point.
    values = [1234567 * 10 ** places] + values
    if signs[1] == "_":
        places, values = 0, [value * 1 for value in values]
    path = tmp_path_factory.getbasetemp() / "written.csv"
    path.write_text("x\ty\n" + "\n".join(
        [f"{written(value)}\t{i}.25" for i, value in enumerate(values)]),
        encoding="utf-8")
    table = read_csv(str(path), header=True)
    assert [x[0] for x, _ in table.examples()] == pytest.approx(
        [value / 10 ** places for value in values])


CELLS = st.one_of(
    st.sampled_from(["", "?", "NA", "yes", "no", "red", "blue", "-", "3", "4",
                     "1,5", "$7", "0012", "2002-01-01", "58%", "'", '"', "a"]),
    st.integers(-99, 99).map(str), st.floats(-9, 9).map(str),
    st.text("ab01.,-$% ;\t'\"", max_size=5))
ROWS = st.integers(2, 5).flatmap(lambda width: st.lists(
    st.lists(CELLS, min_size=width, max_size=width), min_size=2, max_size=30))


@given(ROWS, st.randoms(use_true_random=False), st.sampled_from([",", ";"]))
def test_the_encoding_is_that_of_the_rows_in_any_order(
        tmp_path_factory, rows, rng, sign):
    path = str(tmp_path_factory.getbasetemp() / "rows.csv")
    found = []
    for _ in range(2):
        names = [f"name {i}" for i in range(len(rows[0]))]
        with open(path, "w", encoding="utf-8") as file:
            for row in [names] + rows:
                file.write(sign.join(['"' + cell.replace('"', '""') + '"'
                                      for cell in row]) + "\n")
        try:
            table = read_csv(path, header=True)
        except ValueError as problem:
            found.append(str(problem)[:20])
        else:
            data = table.encoding.as_data()
            found.append(data)
            again = encoding_from_data(json.loads(json.dumps(data)))
            assert again.as_data() == data
            assert [again.numbers(row) for row in table.rows] == \
                table.inputs() and again.names == table.encoding.names
            assert {len(x) for x, _ in table.examples()} == {again.input_dim}
        rng.shuffle(rows)
    assert found[0] == found[1]


@given(st.one_of(st.binary(max_size=60), st.text(max_size=60).map(
    lambda text: text.encode("utf-8", "ignore")), st.text(
        "ab12,;\t \n\n\n\"'.-?$%", max_size=80).map(str.encode)))
@example(b"\xc2\x85")  # a blank, but none of those that divide cells
def test_whatever_stands_in_a_file_it_is_a_table_or_a_value_error(
        tmp_path_factory, data):
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_bytes(data)
    try:
        table = read_csv(str(path))
    except ValueError as problem:
        assert "any.csv" in str(problem)
    else:
        assert len(table.summary().split("\n")) <= 15
        assert len(table.examples()) == len(table.rows)
