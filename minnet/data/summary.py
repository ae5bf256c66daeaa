"""What was decided about a table, in 15 lines at most."""

from ..support.checks import counted
from .counts import counts_of

WIDTH = 110


def summary_of(table):
    """The summary of a Table: a line for each kind of decision, which names
    as many columns as fit on it."""
    report, encoding = table.report, table.encoding
    kinds = {}
    for column in encoding.columns:
        key = column.why if column.kind == "left out" else column.kind
        key = "words left out" if key[-6:] == " words" else key
        kinds.setdefault(key, []).append(column)

    def names(kind):
        return [column.name for column in kinds.get(kind, [])]

    words = [f"{column.name} ({len(column.words)})"
             for column in kinds.get("words", [])]
    many = [f"{column.name} ({column.why})"
            for column in kinds.get("words left out", [])]
    return "\n".join(
        [f"{report.path}: {counted(len(table.rows), 'row')}"
         + (f" ({report.unlabelled} without label left out)"
            if report.unlabelled else "")
         + f", {counted(len(table.columns) + 1, 'column')} divided by"
         f" {report.divided}, " + ("names in the first line" if report.named
                                   else "no line of names")]
        + listed("note:", report.notes)
        + [label_line(table)]
        + listed("missing cells, filled (mean or most frequent word"
                 + ("; * has a 0/1 column, too" if any(
                     [column.marked for column in encoding.columns]) else "")
                 + "):", missing_columns(report, encoding))
        + listed("numbers:", names("number"))
        + listed("yes and no as 1 and 0:", names("yes/no"))
        + listed("a 0/1 column for each word:", words)
        + listed("dates as days:", date_columns(kinds.get("date", [])))
        + listed("dates, left out (--dates days keeps them):", names("dates"))
        + listed("no numbers, taken as missing:", report.odd)
        + listed("written in its own way:", report.ways
                 + written_columns(kinds.get("number", [])))
        + listed("names a row, left out:", names("identifier"))
        + listed("never changes, left out:",
                 names("constant") + names("empty"))
        + listed("too many words, left out:", many)
        + listed("may only number the rows; if so, delete it:",
                 report.doubtful)
        + [f"  inputs: {encoding.input_dim}"])


def listed(what, names):
    """[a line with as many of the names as fit]; [] if there are none."""
    if not names:
        return []
    line = f"  {what}"
    for place, name in enumerate(names):
        name = " ".join(name.split())
        name = name if len(name) < 80 else name[:77] + "..."
        left = len(names) - place
        room = WIDTH - (len(f", and {left} more") if left > 1 else 0)
        if place and len(f"{line}, {name}") > room:
            return [f"{line}, and {left} more"]
        line += (", " if place else " ") + name
    return [line]


def some(words):
    """Three of these words, and how many more there are."""
    more = len(words) - 3
    return ", ".join(words[:3]) + (f" and {more} more" if more > 0 else "")


def label_line(table):
    """What there is to learn, and which option turns that round."""
    label = table.encoding.label_column
    counts = counts_of(map(label.word, table.labels))
    if table.classes is None:
        few = len(counts) <= 20 and not any([v % 1 for v in counts])
        unit = " " + label.unit if label.unit else ""
        return (f"  label {label.name}: a number from {min(counts):g} to"
                f" {max(counts):g}{unit}"
                + (f", {len(counts)} different ones (--classes if they name"
                   " classes)" if few else ""))
    what = "classes (--numbers if these are amounts)" \
        if table.report.choice else "classes"
    return listed(f"label {label.name}: {len(label.classes)} {what}:",
                  [f"{word} ({counts.get(word, 0)})"
                   for word in label.classes])[0]


def missing_columns(report, encoding):
    """Names, and how many cells are missing; with a * where a 0/1 column
    tells, too."""
    marked = [column.name for column in encoding.columns if column.marked]
    return [f"{name} ({count}{'*' if name in marked else ''})"
            for name, count in report.missing.items()]


def date_columns(columns):
    """Names, and how their dates are read."""
    return [f"{column.name} ({column.form})" for column in columns]


def written_columns(columns):
    """How numbers are read where that is not as Python writes them."""
    ways = {"point": "", "comma": "1.234,5 ", "either": "1,5 = 1.5 "}
    return [f"{column.name} ({(ways[column.style] + column.unit).strip()})"
            for column in columns if column.style != "point" or column.unit]
