"""A table's rows in predict_source and javascript_source: what Encoding and
Model make of them."""

import random
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minnet import FCLayer, Model
from minnet.data.columns import (DateColumn, LeftOut, NumberColumn,
                                 PresenceColumn, WordsColumn, YesNoColumn)
from minnet.data.dates import FORMATS
from minnet.data.encoding import Encoding
from minnet.data.labels import ClassLabel, NumberLabel
from minnet.export import javascript_source, predict_source

from .node import in_node

pytestmark = pytest.mark.once

MISSING = ["", "?", " NA ", "n/a", "#N/A", "<na>", "nan", "null", "-", "--",
           "\u2013", "\u2014", None]
WORDS = ["red", "Red", "none", "NA", "caf\xe9", "it's \"so\"", "a\\b\n",
         "</script>", "\U0001f600", "1", "True", "New York"]
# What reads as one of WORDS, or nearly.
SPELT = ["RED", " rEd\t", "NONE", "Na", "na", "CAF\xc9", "new\xa0 \tYORK",
         "newyork", "true", "TRUE", "0", "N/A (see note)", "#NUM!", "\u0130",
         "\u1e9e"]
NUMBERS = ["1,234", "1.234", "1.234,5", "1,234.5", "12,34,567", "1 234",
           "1'234", "1\u202f234", "-1", "\u22125", "(5)", "- 5", "+.5", "5.",
           "1e3", "1E-3", "1e999", "1_0", "0x1", "inf", "#NUM!",
           "n/a (see note)", "58%", "$946",
           "-$1.50", "$-1", "US$ 3", "3 \u20ac", "5 kg", "5kg", "5 m2", "5 g",
           "5 \xb0C", "$5 kg", "00", "01,5", "0,5", "1,5", "1,5 kg", "1.5 kg",
           "1,23", "1 23", "1.2.3", "(", "()", "( 5)", "5 \xe9", "5 \xb2",
           "5 4", "01,234", ",234", "5\u00a0kg",
           "\u20135", "1\u2019234", "5 mmmmmmm",
           "5 mmmmmmmm", "5 mmmmmm2"]
YES_NO = ["yes", "No", "TRUE", "f", "T", "1.0", "0", "01", "2", "yess"]
# Not 1e-7: among words it is 1e-07 in Python.
CELLS = [True, False, 0, 1, 1.0, 3, -0.0, 2.5, 1.234, -0.1, 10 ** 15]
UNITS = ["", "%", "$", "kg", "\u20ac", "m2", "\xb0C", "\xb2", "mmmmmmm",
         "mmmmmm2"]
STYLES = ["point", "comma", "either"]
DATES = {"%Y-%m-%d": ["2003-02-29", "2004-2-29", "2003-04-31", "0000-01-01",
                      "0001-01-01", "2003-13-01", "2003-01-32", "03-01-01"],
         "%d.%m.%y": ["31.12.68", "1.1.69", "01.01.00", "1x1x00"],
         "%H:%M:%S": ["23:59:59", "24:00:00", "0:60:00", "0:00:60"],
         "%Y/%m/%d %H:%M:%S.%f": ["2003/5/1 1:02:03.5",
                                  "2003/05/01 01:02:03.012345"],
         "%I:%M %p": ["12:30 am", "12:30 PM", "1:05  pm", "0:30 am"],
         "%Y%m%d": ["18991231", "19000101", "20991231", "21000101",
                    "5290409", "2003011"],
         "%d %B %Y": ["3 may 2003", "3 JUNE 2003", "3 jun 2003"],
         "%d %b %Y": ["3 may 2003", "3 JUNE 2003", "3 jun 2003"]}


def date_text(rng, form):
    """A date in this form, or nearly."""
    moment = datetime(1902, 1, 1) + timedelta(
        days=rng.randint(0, 70000), seconds=rng.randint(0, 86399),
        microseconds=rng.choice([0, 500000, 123456]))
    text = moment.strftime(form)
    if rng.random() < 0.3:
        place = rng.randrange(len(text))
        text = text[:place] + rng.choice(["", "0", "3", " ", "x"]) \
            + text[place + rng.randint(0, 1):]
    return rng.choice([text, text, text.lower(), text.upper(),
                       text.replace("0", "")])


def table(seed):
    """(model with an encoding of all kinds of columns, rows)."""
    rng = random.Random(seed)
    columns, pools = [], []
    for place in range(rng.randint(1, 5)):
        name, marked = rng.choice(["", "a ", "it's "]) + str(place), \
            rng.random() < 0.5
        form, unit = rng.choice(FORMATS), rng.choice(UNITS)
        style = rng.choice(STYLES)
        words = rng.sample(WORDS, rng.randint(1, 6))
        column, pool = rng.choice([
            (NumberColumn(name, marked, style, unit, rng.uniform(-9, 9)),
             NUMBERS + CELLS + [f"7 {unit}", unit + "8"]),
            (DateColumn(name, marked, form, 0.25),
             [date_text(rng, form) for _ in range(9)]
             + [date_text(rng, rng.choice(FORMATS))]),
            (YesNoColumn(name, marked, rng.randint(0, 1)), YES_NO + CELLS),
            (WordsColumn(name, marked, words, rng.choice(words)),
             WORDS + SPELT + CELLS),
            (PresenceColumn(name), WORDS[:2]),
            (LeftOut(name, False, "why"), WORDS[:2])])
        columns.append(column)
        pools.append(pool + MISSING)
    if not sum([len(column.names) for column in columns]):
        return table(seed + 1)
    label = rng.choice([NumberLabel("y", "point", "$"),
                        ClassLabel("y", rng.sample(WORDS, 3))])
    encoding = Encoding(columns, label)
    random.seed(seed)
    # With more than 250 neurons as lists.
    neurons = rng.choice([2] * 7 + [251])
    model = Model([FCLayer(encoding.input_dim, neurons),
                   FCLayer(neurons, encoding.output_dim)], 1, 1, 1)
    model.encoding = encoding
    rows = []
    for _ in range(12):
        row = list(map(rng.choice, pools))
        names = [column.name for column in columns]
        rows.append(rng.choice([
            row, dict(zip(names, row)), row + [""], dict(zip(names[1:], row)),
            dict({column.name: cell for column, cell in zip(columns, row)
                  if column.names}, other=1)]))
    return model, rows


def one_column(column, cells):
    """(model of that column, a row for each cell); the numbers can be told
    from the answer."""
    count = len(column.names)
    model = Model([FCLayer(count, 1, init=lambda i, o: (
        [[2 ** i for i in range(count)]], [0]))], 1, 1, 1)
    model.encoding = Encoding([column], NumberLabel("y"))
    return model, [[cell] for cell in cells + MISSING]


COLUMNS = [one_column(NumberColumn("a", False, style, unit, 0.1),
                      NUMBERS + CELLS) for style in STYLES for unit in UNITS]
COLUMNS += [one_column(DateColumn("a", True, form, 0.1), cells)
            for form, cells in DATES.items()]
COLUMNS += [one_column(column, YES_NO + WORDS + SPELT + CELLS) for column in (
    YesNoColumn("a", True, 1), PresenceColumn("a"),
    WordsColumn("a", False, WORDS, "red"),
    WordsColumn("a", False, ["NEW  york", "New York", "RED", "Na"], "RED"),
    WordsColumn("a", True, WORDS[:3], "Red"))]


def told(model, row):
    """The model's answer, or None for a row that the table can't have."""
    try:
        numbers = model.encoding.numbers(row)
    except ValueError:
        return None
    return model.encoding.answer(model.predict(numbers))


def alike(found, expected):
    return found == expected or isinstance(found, float) and \
        found == pytest.approx(expected, rel=1e-9, abs=1e-9)


def function_of(source):
    """The function, in a space of its own."""
    space = {}
    exec(source, space)
    assert "minnet" not in source
    source.encode("ascii")
    return space["predict"]


@given(st.integers(0, 10 ** 9))
def test_python_reads_rows_as_the_encoding_does(seed):
    same_in_python(*table(seed))


def test_python_reads_cells_as_the_encoding_does():
    for model, rows in COLUMNS:
        same_in_python(model, rows + [[1e-7], [float("nan")], [float("inf")],
                                      [-float("inf")]])


def same_in_python(model, rows):
    predict = function_of(predict_source(model))
    for row in rows:
        expected = told(model, row)
        if expected is None:
            with pytest.raises(ValueError):
                predict(row)
        else:
            assert alike(predict(row), expected)


def test_javascript_reads_rows_and_cells_as_the_encoding_does():
    tables = COLUMNS + [table(seed) for seed in range(100)]
    found = in_node([(javascript_source(model), [[row] for row in rows])
                     for model, rows in tables])
    assert "</script>" in WORDS
    assert not any(["</" in javascript_source(model) for model, _ in tables])
    for (model, rows), answers in zip(tables, found):
        for row, answer in zip(rows, answers):
            expected = told(model, row)
            if expected is None:
                assert isinstance(answer, dict) and answer["error"], row
            else:
                assert alike(answer, expected), row


ROW = {"a": "5 kg", "b": "yes"}


@pytest.mark.parametrize("row, message", [
    ({"b": "yes"}, "the row has no a"), (dict(ROW, a="x"), "column a can't"
     " be x"), (dict(ROW, b=3), "column b can't be 3"),
    (["5 kg"], "or a list of 3 cells"), ("5 kg", "or a list of 3 cells"),
    (5, "or a list of 3 cells"), (dict(ROW, a=[5]), None)])
def test_rows_that_do_not_fit(row, message):
    model = Model([FCLayer(2, 1)], 1, 1, 1)
    model.encoding = Encoding([
        NumberColumn("a", unit="kg"), YesNoColumn("b"), LeftOut("c")],
        NumberLabel("y"))
    with pytest.raises((ValueError, TypeError), match=message):
        function_of(predict_source(model))(row)
    [[answer]] = in_node([(javascript_source(model), [[row]])])
    assert (message or "") in answer["error"]


def test_an_encoding_of_another_model():
    model, _ = one_column(NumberColumn("a"), [])
    model.layers = [FCLayer(1, 2)]
    with pytest.raises(ValueError, match="makes 2 of 1 numbers, its encoding"
                       " 1 of 1"):
        predict_source(model)
