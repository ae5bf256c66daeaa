"""What divides the cells of a line: told from the first lines of a text."""

import csv
import io
import re

from .values import written_number

# What divides, in words, and how to get there: a sign alone, or several of
# them, or blanks, which count as one.
DELIMITERS = {"\t": "tabs", ";": "semicolons", "|": "bars", ",": "commas",
              "\t\t": "tabs, doubled too", " ": "blanks"}


def plain_lines(text, delimiter):
    """The text with one sign between two cells, and that sign."""
    if delimiter == "\t\t":
        lines = text.splitlines()
        return "\n".join([re.sub("\t+", "\t", line.strip())
                          for line in lines]), "\t"
    if delimiter == " ":
        return "\n".join([" ".join(line.split())
                          for line in text.splitlines()]), " "
    return text, delimiter


def reader_of(text, delimiter, quote, strict=True):
    """Python's csv reader for the text."""
    text, sign = plain_lines(text, delimiter)
    return csv.reader(io.StringIO(text, newline=""), delimiter=sign,
                      quotechar=quote, skipinitialspace=sign != "\t",
                      strict=strict)


def sample_rows(text, delimiter, quote):
    """The rows of the first lines, if this delimiter were theirs."""
    try:
        return [row for row in reader_of(text, delimiter, quote, False)
                if any(row)][:200]
    except csv.Error:
        return []


def usual_width(rows):
    """The number of cells that most rows have; of two, the larger."""
    widths = [len(row) for row in rows]
    return max(set(widths), key=lambda width: (widths.count(width), width))


def quote_of(text):
    """The quotation mark around cells: ' if there are such, and no \"."""
    quoted = re.findall(r"(?:^|[,;\t|])[ ]?'[^'\n]*'(?=[,;\t|\r\n]|$)", text,
                        re.MULTILINE)
    return "'" if quoted and '"' not in text else '"'


def delimiter_of(text):
    """(delimiter, quotation mark) of a text: the delimiter that cuts most
    lines into equally many cells, two or more; of several, the one that
    leaves more numbers; of these, the first in DELIMITERS. A delimiter of
    None means that there is none.
    """
    start = text[:50000]
    if len(start) < len(text):
        start = start[:max(start.rfind("\n"), start.rfind("\r")) + 1] or start
    quote, best = quote_of(start), None
    for place, delimiter in enumerate(DELIMITERS):
        rows = sample_rows(start, delimiter, quote)
        if not rows or usual_width(rows) < 2:
            continue
        width = usual_width(rows)
        even = [row for row in rows if len(row) == width]
        numbers = [cell for row in even for cell in row if written_number(
            cell.strip(), "point")[0] is not None or written_number(
                cell.strip(), "comma")[0] is not None]
        merit = (round(len(even) / len(rows), 3),
                 round(len(numbers) / (len(even) * width), 3), -place)
        best = max(best or (merit, delimiter), (merit, delimiter))
    return best and best[1], quote
