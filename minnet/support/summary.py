"""What a Model is made of: layers, widths, the count of parameters."""

from .portable import printable
from .value_checks import name_of


def shape_words(values):
    """2 x 64 for 64 rows of 2 numbers, 64 for a vector; with a proper x."""
    if isinstance(values[0], list):
        return f"{len(values[0])}\u00d7{len(values)}"
    return str(len(values))


def count_numbers(values):
    """How many numbers a vector or a matrix has."""
    return sum([len(row) if isinstance(row, list) else 1 for row in values])


def parameter_words(layer, room):
    """2 x 64 + 64 = 192: each weight and bias counted, within a width."""
    if not hasattr(layer, "parameters"):
        return "steps by itself"
    found = [values for _, values, _ in layer.parameters()]
    total = str(sum([count_numbers(values) for values in found]))
    words = [shape_words(values) for values in found]
    text = " + ".join(words)
    if len(words) > 2 and words == words[:2] * (len(words) // 2):
        # The pieces of a maxout layer.
        text = f"{len(words) // 2}\u00d7({' + '.join(words[:2])})"
    if len(words) == 0 or text == total or len(text + total) + 3 > room:
        return total
    return f"{text} = {total}"


def summary_table(layers, widths):
    """A line for each layer and one for all, at most 80 columns.

        widths  of the rows before, between and after the layers

    >>> layers = [FCLayer(2, 64), ReLUActivation()]
    >>> table = summary_table(layers, [2, 64, 64])
    >>> [table.splitlines()[place].split()[-1] for place in (2, 3)]
    ['192', '0']
    """
    names = [name_of(layer) for layer in layers]
    names = [name if len(name) <= 30 else name[:27] + "..."
             for name in names]
    steps = [f"{'?' if before is None else before} ->"
             f" {'?' if after is None else after}"
             for before, after in zip(widths, widths[1:])]
    rows = [["layer", "", "numbers", "parameters"]] + [
        [str(number), name, step, ""]
        for number, (name, step) in enumerate(zip(names, steps), 1)]
    columns = [max([len(row[place]) for row in rows]) for place in range(3)]
    room = 80 - sum(columns) - 6
    total = 0
    for row, layer in zip(rows[1:], layers):
        row[3] = parameter_words(layer, room)
        if hasattr(layer, "parameters"):
            total += sum([count_numbers(values)
                          for _, values, _ in layer.parameters()])
    lines = ["  ".join([text + " " * (width - len(text))
                        for text, width in zip(row, columns)] + row[3:])
             for row in rows]
    rule = "-" * max([len(line) for line in lines])
    return printable("\n".join(
        lines[:1] + [rule] + lines[1:] + [rule, f"{total} parameters"]))
