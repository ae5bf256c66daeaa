"""Points of one's own: a table with two inputs and a label."""

import os
import random
import tempfile

from ..data import read_csv
from ..support.checks import counted
from .settings import FAR, MOST_CLASSES, MOST_POINTS

EDGE = FAR - 1  # the largest and smallest input stand there


def settings_of_table(text):
    """(settings, words on what was made of it) of the text of a table.

    Its last column is the label; of the others the first two with numbers
    are the inputs. Both are moved and stretched to -5 to 5, and numbers to be
    learnt to -1 to 1. Raises ValueError.
    """
    table = table_of(text)
    names = [column.name for column in table.encoding.columns
             if column.names == [column.name]]
    if len(names) < 2:
        raise ValueError("the table has "
                         f"{counted(len(names), 'column')} of numbers besides"
                         f" the label, {table.target}; expected two, x1 and"
                         " x2")
    places = [table.encoding.names.index(name) for name in names[:2]]
    examples = table.examples()
    if len(examples) > MOST_POINTS:
        examples = random.Random(0).sample(examples, MOST_POINTS)
    columns = [[x[place] for x, _ in examples] for place in places]
    classes = table.classes or []
    if len(classes) > MOST_CLASSES:
        raise ValueError(f"the label, {table.target}, has {len(classes)}"
                         f" classes; expected at most {MOST_CLASSES}")
    columns = [spread(column, EDGE) for column in columns]
    labels = [label.index(1) for _, label in examples] if classes else \
        spread([label[0] for _, label in examples], 1)
    settings = {"data": "own", "points": [list(point) for point in
                                          zip(*columns + [labels])],
                "words": [str(word)[:60] for word in classes],
                "axes": [name[:60] for name in names[:2]]}
    return settings, told(table, names, len(examples))


def table_of(text):
    """read_csv, from a text."""
    handle, path = tempfile.mkstemp(suffix=".csv")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        return read_csv(path)
    except ValueError as problem:
        raise ValueError(str(problem).replace(path, "the table")) from None
    finally:
        os.remove(path)


def spread(column, edge):
    """Moved and stretched, so that it reaches from -edge to edge."""
    low, high = min(column) / 2, max(column) / 2  # so nothing overflows
    half = high - low or 1
    return [round((a / 2 - low) / half * 2 * edge - edge, 3) for a in column]


def told(table, names, count):
    """What was made of it, in a sentence or two."""
    words = [f"{counted(len(table.rows), 'row')}: {names[0]} and {names[1]}"
             f" tell {table.target}"]
    if len(table.encoding.columns) > 2:
        words.append("the other columns are left out")
    if count < len(table.rows):
        words.append(f"{count} of the rows, at random")
    return "; ".join(words) + "."
