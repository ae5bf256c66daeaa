"""check_gradients: is backward telling the truth?

The slope of the error e at a weight w is close to the central difference

    (e(w + h) - e(w - h)) / (2 h)

so each slope that backward gives is set against it, one number at a time.
"""

from .checks import check_batch, check_object, counted, name_of
from .fitting import check_parameters
from .matrix import Matrix
from .optimizers import check_gradient
from .weights import copied, kept_weights, put_back


STEP = 1e-5       # h: for numbers around 1 the difference is right to 1e-10


TOLERANCE = 1e-6  # as a share of the largest slope of the block


def check_gradients(layer, x: Matrix, label: Matrix = None):
    """Compare backward's slopes with central differences.

    `layer` is any object with forward and backward, and parameters() if it
    learns; or a whole Model. `x` is a batch: take 3 rows or more, one row
    hides mistakes. With `label`, `layer` is a Model and e its loss; without,
    e is the sum of all outputs, each times a factor of its own.

    Returns a GradientReport: `assert report.ok, report`. The weights are as
    before. A ReLU bends at 0: an input just there has no slope to compare.

    >>> layer = ReLUActivation()
    >>> x = [[1, -2], [0.5, 3], [-1, 2]]
    >>> check_gradients(layer, x)
    gradients of ReLUActivation(): right
      input: right (6 slopes)
    """
    check_object(layer, ["forward", "backward"], "what you check")
    who = name_of(layer)
    check_parameters(layer, who)
    check_batch(x, None, who)
    x = [list(row) for row in x]
    if label is not None and not hasattr(layer, "loss"):
        raise TypeError(f"{who} has no loss; a label goes with a"
                        " Model, without one leave it out")

    def error():
        y = layer.forward(x)
        check_batch(y, None, who, "its output", len(x))
        if label is not None:
            return layer.loss.forward(y, label)
        return sum([a * b for row, factors in zip(y, some_slopes(y))
                    for a, b in zip(row, factors)])

    def blocks():
        """(name, values, slopes) by backward: of parameters and input."""
        error()
        de_dy = some_slopes(layer.forward(x)) if label is None \
            else layer.loss.backward()
        de_dx = layer.backward(de_dy, None)
        found = list(layer.parameters()) \
            if hasattr(layer, "parameters") else []
        return [(name, values, slopes and copied(slopes))
                for name, values, slopes in found + [("input", x, de_dx)]]

    layers = getattr(layer, "layers", [layer])
    kept = kept_weights(layers)
    try:
        lines = [check_block(name, values, slopes, again, error)
                 for (name, values, slopes), (_, _, again)
                 in zip(blocks(), blocks())]
    finally:
        put_back(layers, kept)
    if not hasattr(layer, "parameters"):
        lines.append(("weights", "not checked", "there is no parameters()"))
    return GradientReport(who, lines)


def some_slopes(y):
    """A de_dy of the shape of y: all sorts of numbers in (-1, 1), none 0."""
    return [[(2 * ((37 * (i + 1) * (j + 2) + 11 * i) % 101) - 101) / 101
             for j in range(len(row))] for i, row in enumerate(y)]


def check_block(name, values, slopes, again, error):
    """One vector or matrix against its slopes: (name, verdict, details).

    `again` are the slopes that a second forward and backward gave.
    """
    if slopes is None:
        return name, "WRONG", "None" + (
            ", is a `return` missing?" if name == "input"
            else "; backward must set the gradient")
    try:
        check_gradient(name, values, slopes)
    except ValueError as problem:
        return name, "WRONG", str(problem)
    if repr(slopes) != repr(again):  # as text, since nan != nan
        return name, "WRONG", ("the same backward once more gives other"
                               " slopes; are they added up?")
    pairs = []  # (where, yours, expected)
    for i, row in enumerate(values):
        if isinstance(row, list):
            pairs += [(f"[{i}][{j}]", slopes[i][j], slope_at(row, j, error))
                      for j in range(len(row))]
        else:
            pairs.append((f"[{i}]", slopes[i], slope_at(values, i, error)))
    largest = max([max(abs(yours), abs(expected))
                   for _, yours, expected in pairs])
    if largest < STEP * TOLERANCE:
        return name, "nothing to check", "all slopes are 0; try another x"
    # "not <=" rather than ">", because nan is neither.
    wrong = [pair for pair in pairs
             if not abs(pair[1] - pair[2]) <= TOLERANCE * largest]
    if not wrong:
        return name, "right", counted(len(pairs), "slope")
    where, yours, expected = max(
        wrong, key=lambda pair: abs(pair[1] - pair[2]))
    return name, "WRONG", (f"{len(wrong)} of {counted(len(pairs), 'slope')};"
                           f" at {where} yours is {float(yours):.9g},"
                           f" expected {float(expected):.9g}")


def slope_at(row, j, error):
    """(e(w + h) - e(w - h)) / (2 h) at w = row[j]."""
    w = row[j]
    h = STEP * max(1, abs(w))
    row[j] = w + h
    above = error()
    row[j] = w - h
    below = error()
    row[j] = w
    return (above - below) / (2 * h)


class GradientReport:
    """What check_gradients found: `ok`, and a line for each block."""

    def __init__(self, name, blocks):
        self.name = name
        self.blocks = blocks
        self.wrong = any([verdict == "WRONG" for _, verdict, _ in blocks])
        self.ok = not self.wrong and all(
            [verdict != "nothing to check" for _, verdict, _ in blocks])

    def __repr__(self):
        verdict = "right" if self.ok else \
            "WRONG" if self.wrong else "not all checked"
        lines = [f"gradients of {self.name}: {verdict}"]
        lines += [f"  {name}: {verdict} ({details})"
                  for name, verdict, details in self.blocks]
        return "\n".join(lines)
