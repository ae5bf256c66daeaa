"""network: the diagram of a Model, with its real weights."""

from ..support.checks import counted
from ..support.value_checks import check_object
from .formulas import columns_of, find_slopes
from .network_maps import draw_maps, draw_window, maps_of
from .picture import Picture
from .rounding import nearest, tidy
from .scene import Scene, shown_of
from .svg import shortened, text_width

MOST = 10  # neurons shown of a column
MOST_NUMBERS = 20  # between two columns; more are shown on demand only
ENTRY = 118  # pixels for a weight in the table below
BROAD = 0.85  # a picture is at least this much of its height wide
RADIUS = 16
FORMULA = 300  # pixels for a formula in its neuron, at most
TOP = 92  # title and the names of the layers above


def network(model, example=None, label=None, numbers=False, title=None,
            formulas=False):
    """The diagram of a Model: a column of neurons for each layer.

        model       anything with `layers` and `forward`; a Model among the
                    layers is drawn layer by layer
        example     an input, a list of input_dim numbers: each neuron shows
                    its value
        label       what the output should be, a list of output_dim numbers:
                    each neuron also shows its slope, how the error changes
                    with its value
        numbers     write the weights on the lines, between two columns if
                    they are 20 at most, where they cover no other line,
                    the others below the picture; and the biases, such as
                    +0.5, above the neurons
        formulas    write into each neuron what it computes, weights and
                    bias included, as h1 = ReLU(0.5 x1 - 2 x2 + 1)

    Blue lines are weights above 0, broken orange ones below; thick is large,
    compared with the largest of the same layer. What goes into a convolution
    or pooling and comes out are maps, with a window in one place. A line's
    tooltip is its weight, a neuron's is its formula. Of a wide layer the
    first neurons and the last are shown.

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
    numbers = numbers and not formulas  # these have all of them
    gap = 44 + 15 * lines + 16 * bool(numbers)
    maps = [maps_of(*pair) for pair in zip(columns, columns[1:] + [None])]
    room = broadest(columns) if formulas else 0
    step = max(230 if numbers else 170, room + 70)
    most = max([min(column.width, MOST) if found is None
                else -(-found.high // gap)
                for column, found in zip(columns, maps)])
    if len(columns) > 1:
        step = max(step, int((BROAD * (TOP + gap * most) - 170)
                             / (len(columns) - 1)))
    margin = max(85, room / 2 + 12)
    scene = Scene(max(85 + margin + step * (len(columns) - 1), 320),
                  TOP + gap * most + 20)
    places = []
    for number, column in enumerate(columns):
        x = 85 + step * number
        heads(scene, column, x, step)
        if maps[number]:
            # In the middle of its height, as the neurons are.
            top = TOP + (gap * most - maps[number].high) / 2 + 6
            places.append((x, top))
            continue
        shown = shown_of(column.width, MOST)
        top = TOP + gap * (most - len(shown)) / 2 + 24
        places.append({j: (x, top + gap * i) for i, j in enumerate(shown)
                       if j is not None})
        if None in shown:
            scene.text(x, top + gap * shown.index(None) + 5,
                       f"\u2026 {column.width - len(shown) + 1} more",
                       size=12, ink="pale", halo=True)
    ends = [draw_maps(scene, column, found, *place) if found else
            [sorted(place.values())[at] for at in (0, -1)]
            for column, found, place in zip(columns, maps, places)]
    for number, column in enumerate(columns[1:], 1):
        before, after = [(maps[at],) + tuple(places[at]) if maps[at] else None
                         for at in (number - 1, number)]
        if before and after and hasattr(column.first, "stride"):
            draw_window(scene, column.first, before, after)
        elif before or after:
            scene.band(list(ends[number - 1]), list(ends[number]))
        else:
            edges(scene, column, places[number - 1], places[number], numbers)
    for number, column in enumerate(columns):
        for j, place in [] if maps[number] else places[number].items():
            neuron_at(scene, column, j, place, numbers,
                      formulas and column.layers)
    table_below(scene)
    what = "; ".join([column.said() for column in columns])
    told = [column.formula(j) for number, column in enumerate(columns)
            for j in sorted(places[number]) if formulas and column.layers
            and not maps[number]]
    return Picture(scene.svg(title, what),
                   lambda look: scene.text_lines(look, title)
                   + [look.plain(column.said()) for column in columns]
                   + [look.plain(line) for line in told])


def broadest(columns):
    """The width of the widest formula, in its box."""
    return nearest(max([
        text_width(shortened(column.formula(j), FORMULA, 11), 11)
        for column in columns if column.layers and column.known
        for j in range(column.width)] + [0])) + 16


def table_below(scene):
    """The numbers that found no place on their lines."""
    across = int((scene.width - 24) // ENTRY)
    for place, text in enumerate(scene.rest):
        scene.text(24 + ENTRY * (place % across),
                   scene.height + 8 + 17 * (place // across), text, "start",
                   size=11, ink="pale")
    scene.height += 17 * -(-len(scene.rest) // across)


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
                number = tidy(column.weights[j][i], 3)
                if not scene.beside_lines(start, end, number):
                    scene.rest.append(f"{column.inputs[i]} to"
                                      f" {column.symbols[j]}: {number}")


def neuron_at(scene, column, j, place, numbers, with_formula):
    """One neuron: its symbol, value and slope, maybe its bias; its formula as
    tooltip, or in it."""
    x, y = place
    symbol = column.symbols[j]
    if with_formula:
        scene.box(x, y, shortened(column.formula(j), FORMULA, 11), symbol)
    else:
        scene.disc(x, y, RADIUS, column.formula(j))
        scene.text(x, y + 4.5, symbol, size=13 if len(symbol) < 4 else
                   10 if len(symbol) < 5 else 8)
    bias = getattr(column.first, "bias", None)
    if numbers and column.weights is not None and isinstance(bias, list):
        scene.text(x, y - RADIUS - 4, f"{'' if bias[j] < 0 else '+'}"
                   + tidy(bias[j], 3), size=11, halo=True)
    if column.values:
        scene.text(x, y + RADIUS + 14, tidy(column.values[j]), size=12,
                   halo=True)
    if column.slopes:
        scene.text(x, y + RADIUS + 28, f"slope {tidy(column.slopes[j], 3)}",
                   size=11, ink="pale", halo=True)
