"""What is printed."""

from .scaling import factors

# The ways, in the order of the columns, and what stands above these.
COLUMNS = {"minnet": "minnet", "readable": "readable", "lists": "lists",
           "numpy": "numpy", "numpy_out": "out=", "pytorch": "pytorch",
           "scikit_learn": "sklearn", "products": "products"}
ABOUT = """\
lists     the article's loops     numpy, out=  by hand; in its best form
readable  train(unrolled=False)   products     the multiply-adds alone, in the
                                               fastest dot product there is
"""


def short_number(value):
    """Three digits or so: 0.123, 1.23, 12.3, 1234."""
    places = 0 if value >= 100 else 1 if value >= 10 else 2
    return f"{value:.{places}f}"


def table(title, rows, cell):
    """Jobs down, ways across; cell(row, way) is a number."""
    ways = [way for way in COLUMNS if any([way in row
                                           for row in rows.values()])]
    wide = {way: max(8, len(COLUMNS[way]) + 1) for way in ways}
    lines = [title, " " * 13 + "".join([f"{COLUMNS[way]:>{wide[way]}}"
                                        for way in ways])]
    for name, row in rows.items():
        cells = [short_number(cell(row, way)) if way in row else "-"
                 for way in ways]
        lines.append(f"{name:13}" + "".join(
            [f"{text:>{wide[way]}}" for text, way in zip(cells, ways)]))
    return "\n".join(lines)


def times_tables(seconds):
    """Milliseconds, and how many times as long as minnet."""
    return "\n\n".join([
        table("milliseconds an epoch", seconds,
              lambda row, way: 1000 * row[way]),
        table("times as long as minnet (above 1: minnet is faster)", seconds,
              lambda row, way: row[way] / row["minnet"])])


def bounds_table(rows):
    """Of bounds.checked."""
    lines = [f"{'bound on':46}{'at most':>9}{'is':>9}"]
    for what, value, most, holds in rows:
        lines.append(f"{what:46}{most:>9.4g}"
                     f"{short_number(value):>9}  {'yes' if holds else 'NO'}")
    count = sum([holds for _, _, _, holds in rows])
    return "\n".join(lines + [f"{count} of {len(rows)} hold"])


def scaling_table(optimizer, grows):
    """The measure at each size, and what it is multiplied by."""
    blocks = []
    for what, series in grows.items():
        steps = factors(series)
        lines = [f"{optimizer}: {what:15}ns for an example and a weight"]
        for (size, seconds), step in zip(series, [None] + steps):
            lines.append(f"{size:>12}{1e9 * seconds:>10.1f}"
                         + (f"   x {step:.2f}" if step else ""))
        lines.append(f"    at most x {max(steps):.2f} when it doubles, at"
                     f" least x {min(steps):.2f}")
        blocks.append("\n".join(lines))
    return "\n".join(blocks)


def short_table(rows):
    """Of short.measured."""
    lines = ["one epoch, nothing compiled yet       examples   minnet"
             "  readable  ratio"]
    for case, count, fast, readable, value in rows:
        lines.append(f"  {case:36}{count:>8}{1000 * fast:>9.2f}"
                     f"{1000 * readable:>10.2f}{value:>7.2f}")
    return "\n".join(lines)
