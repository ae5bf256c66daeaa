"""A table's row in front of the formulas, and its label behind them.

A kind of column is one entry of READERS: the helper that makes numbers of a
cell, and which settings of the column, as its as_data() tells them, it is
given.
"""

from .languages import bracketed, folded

READERS = {"number": ("read_number", ["style", "unit"]),
           "date": ("read_date", ["form"]),
           "yes/no": ("read_yes_no", []),
           "words": ("read_word", ["words"]),
           "missing or not": ("read_word", ["words"])}


def write_row(source, encoding, values):
    """The lines that make numbers of `row`: a column is its name, how it is
    read (not at all if it is left out), and what a missing cell becomes."""
    language = source.language
    language.needs.add("numbers_of")
    source.lines += folded("    " + language.let, source.listed(values),
                           " = numbers_of(row, [")
    for column in encoding.columns:
        source.lines += folded("        [", column_items(source, column),
                               "],", "            ")
    source.lines.append("    ])" + language.end)


def column_items(source, column):
    """The texts of one column."""
    language = source.language
    name = language.string(column.name)
    if column.kind not in READERS:
        return [name, language.nothing, "[]"]
    reader, settings = READERS[column.kind]
    language.needs.add(reader)
    items = [name, reader] + bracketed([
        source.digits(column.name, number) for number in column.filler
        + [1.0] * column.marked])
    for key in settings:
        value = getattr(column, key)
        items += [language.string(value)] if isinstance(value, str) else \
            bracketed(list(map(language.string, value)))
    return items


def write_answer(source, encoding, values):
    """The line that returns the number, or the word of the largest output."""
    language = source.language
    if encoding.classes is None:
        source.lines.append(f"    return {values[0]}{language.end}")
        return
    language.needs.add("word_of")
    words = bracketed(list(map(language.string, encoding.classes)))
    source.lines += folded("    return word_of(", source.listed(values)
                           + words, ")" + language.end)
