"""Does one column alone tell the label? Then it may be the label itself, in
other words, and unknown where the model is to be used."""

from ..support.portable import printable

ROWS_FOR_EACH = 10  # rows for each different cell, or it is by chance
LEAST_ROWS = 20


def tell_leaks(table):
    """A line about the columns that alone tell the label in every row."""
    names = [repr(column.name) for place, column
             in enumerate(table.encoding.columns)
             if column.names and tells_all(table, place, column)]
    if names:
        one = len(names) == 1
        print(printable(
            f"{'column' * one or 'each of the columns'}"
            f" {', '.join(names[:3])}{' and others' * (len(names) > 3)} alone"
            f" tells {table.target!r} in every row: take"
            f" {'it' if one else 'them'} out of the table if"
            f" {'it' if one else 'they'} would not be known"))


def tells_all(table, place, column):
    """Do rows with equal cells there always have equal labels?

    The cells have to be few; or they are numbers, and each class is a range
    of them; or a straight line leads from them to the label.
    """
    labels = {}
    for row, label in zip(table.rows, table.labels):
        if labels.setdefault(row[place], label) != label:
            return False
    if len(table.rows) < LEAST_ROWS:
        return False
    if len(labels) * ROWS_FOR_EACH <= len(table.rows):
        return True
    if column.kind != "number":
        return False
    points = sorted([(column.numbers(cell)[0], label)
                     for cell, label in labels.items()])
    if table.classes is None:
        return is_line([(x, table.encoding.label(label)[0])
                        for x, label in points])
    changes = sum([a[1] != b[1] for a, b in zip(points, points[1:])])
    return changes < len(table.classes)


def is_line(points):
    """Are these points (x, y) on a straight line, as far as floats go?"""
    (x1, y1), (x2, y2) = points[0], points[-1]
    slope = (y2 - y1) / ((x2 - x1) or 1)
    most = max([abs(y) for _, y in points])
    return all([abs(y1 + slope * (x - x1) - y) <= 1e-9 * most
                for x, y in points])
