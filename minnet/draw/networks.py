"""network: the diagram of a Model, with its real weights."""

from ..support.checks import counted
from ..support.value_checks import check_object
from .formulas import columns_of, find_slopes
from .picture import Picture
from .rounding import tidy
from .scene import Scene, shown_of

MOST = 10  # neurons shown of a column
MOST_NUMBERS = 50  # between two columns; more would cover each other
RADIUS = 16
TOP = 92  # title and the names of the layers above


def network(model, example=None, label=None, numbers=False, title=None):
    """The diagram of a Model: a column of neurons for each layer.

        model       anything with `layers` and `forward`; a Model among the
                    layers is drawn layer by layer
        example     an input, a list of input_dim numbers: each neuron shows
                    its value
        label       what the output should be, a list of output_dim numbers:
                    each neuron also shows its slope, how the error changes
                    with its value
        numbers     write the weights on the lines, if they are 50 at most,
                    where there is room

    Blue lines are weights above 0, broken orange ones below; thick is large,
    compared with the largest of the same layer. A neuron's tooltip is its
    formula. Of a wide layer the first neurons and the last are shown.

    Raises TypeError for what is no model, ValueError or TypeError for an
    example or a label that doesn't fit, ValueError for weights that are nan
    or too large to draw. Weights stay as they are.

    >>> from minnet import FCLayer, Model, ReLUActivation, draw
    >>> model = Model([FCLayer(2, 3), ReLUActivation(), FCLayer(3, 1)],
    ...               1, 1, 1)
    >>> picture = draw.network(model, example=[1, 0])
    >>> picture.save("network.svg")
    >>> print(picture.text(60, "ascii").split("\\n")[0])
    2 -> 3 -> 1: 13 parameters
    """
    check_object(model, ["layers", "forward"], "network: the model")
    columns = columns_of(model, example)
    find_slopes(model, columns, example, label)
    title = title_of(columns) if title is None else title
    lines = 0 if example is None else 1 if label is None else 2
    gap = max(44 + 15 * lines, 60 if numbers else 0)
    step = 230 if numbers else 170
    most = max([min(column.width, MOST) for column in columns])
    scene = Scene(max(170 + step * (len(columns) - 1), 320),
                  TOP + gap * most + 20)
    places = []
    for number, column in enumerate(columns):
        x = 85 + step * number
        shown = shown_of(column.width, MOST)
        top = TOP + gap * (most - len(shown)) / 2 + 24
        places.append({j: (x, top + gap * i) for i, j in enumerate(shown)
                       if j is not None})
        heads(scene, column, x, step)
        if None in shown:
            scene.text(x, top + gap * shown.index(None) + 5,
                       f"\u2026 {column.width - len(shown) + 1} more",
                       size=12, ink="pale", halo=True)
    for before, column in zip(places, columns[1:]):
        edges(scene, column, before, places[columns.index(column)], numbers)
    for number, column in enumerate(columns):
        for j, place in places[number].items():
            neuron_at(scene, column, j, place)
    what = "; ".join([column.said() for column in columns])
    return Picture(scene.svg(title, what),
                   lambda look: scene.text_lines(look, title)
                   + [look.plain(column.said()) for column in columns])


def title_of(columns):
    """2 -> 64 -> 1: 257 parameters"""
    text = " -> ".join([str(column.width) if column.known else "?"
                        for column in columns])
    if all([column.counted for column in columns]):
        count = sum([column.count for column in columns])
        text += f": {counted(count, 'parameter')}"
    return text


def heads(scene, column, x, step):
    """The names of the layers above their column."""
    names = column.names if len(column.names) <= 3 else \
        column.names[:2] + [f"{len(column.names) - 2} more layers"]
    for i, name in enumerate(names):
        while len(name) * 8 > step and "(" in name:
            name = name[:name.rindex("(")]
        scene.text(x, 48 + 15 * i, name[:step // 8], size=12, ink="pale")


def edges(scene, column, before, after, numbers):
    """The lines into a column: its weights, or grey where it has none."""
    fits = column.weights is not None and \
        len(column.weights) == column.width and \
        len(column.weights[0]) == len(column.inputs)
    if not fits and column.alone and len(before) == len(after):
        for j, end in sorted(after.items()):
            scene.line(before[j], end)
    elif not fits:
        ends = [sorted(side.values()) for side in (before, after)]
        scene.band([side[0] for side in ends], [side[-1] for side in ends])
    if not fits:
        return
    largest = max([abs(w) for row in column.weights for w in row]) or 1
    for j, end in sorted(after.items()):
        for i, start in sorted(before.items()):
            w = column.weights[j][i]
            scene.line(start, end, 0 if w > 0 else 1 if w < 0 else None,
                       0.5 + 3.5 * abs(w) / largest, w < 0,
                       f"weight from {column.inputs[i]} to"
                       f" {column.symbols[j]}: {tidy(w)}")
    if numbers and len(before) * len(after) <= MOST_NUMBERS:
        for j, end in sorted(after.items()):
            for i, start in sorted(before.items()):
                for t in (0.3, 0.5, 0.7, 0.4, 0.6, 0.24, 0.76):
                    x = start[0] + t * (end[0] - start[0])
                    y = start[1] + t * (end[1] - start[1])
                    if scene.text(x, y + 4, tidy(column.weights[j][i], 3),
                                  size=11, needed=False, halo=True):
                        break


def neuron_at(scene, column, j, place):
    """One neuron: its symbol, value and slope; its formula as tooltip."""
    x, y = place
    scene.disc(x, y, RADIUS, column.formula(j))
    symbol = column.symbols[j]
    scene.text(x, y + 4.5, symbol, size=13 if len(symbol) < 4 else
               10 if len(symbol) < 5 else 8)
    if column.values:
        scene.text(x, y + RADIUS + 14, tidy(column.values[j]), size=12,
                   halo=True)
    if column.slopes:
        scene.text(x, y + RADIUS + 28, f"slope {tidy(column.slopes[j], 3)}",
                   size=11, ink="pale", halo=True)
