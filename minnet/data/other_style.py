"""Rows to predict that write numbers in another way than the table that was
learnt from."""

import copy

from ..support.value_checks import check_list, check_object
from .encoding import Encoding
from .styles import styles_of
from .values import STYLES, is_missing


def fitted_to(encoding, names, rows, semicolons=False):
    """The same Encoding for rows of texts, under these names, that may have
    other decimal signs.

    A column of numbers keeps the style in which the training rows were
    written if all its cells can be read so, and no other column of these rows
    shows decimal commas.
    """
    check_object(encoding, ["columns"], "the encoding")
    check_list(rows, "the table")
    for number, row in enumerate(rows, 1):
        check_list(row, f"row {number} of the table")
    commas = rows and styles_of(rows, semicolons)[0] == "comma"
    columns = [copy.copy(column) for column in encoding.columns]
    for column in columns:
        if column.kind == "number" and column.name in names:
            place = names.index(column.name)
            texts = {row[place] for row in rows if not is_missing(row[place])}
            learnt = column.style
            for column.style in ["comma"] * bool(commas) + [learnt] + list(
                    STYLES):
                if None not in map(column.read, texts):
                    break
            else:
                column.style = learnt
    result = Encoding(columns, encoding.label_column)
    result.seed = encoding.seed
    return result
