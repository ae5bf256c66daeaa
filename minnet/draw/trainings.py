"""training: a training as a page that plays it."""

from ..support.checks import check_count, is_finite
from ..support.value_checks import check_object, name_of
from .axes import Axis, Chart, Series
from .axes_svg import TOP, Frame, chart_svg
from .heat import FULL, LEVELS, cells, heat
from .maps import predictions
from .page import Page
from .picture import check_ending
from .rounding import TINY, fixed, nearest, range_of, tidy
from .scatters import classes_of, points_and_labels, series_of, single_number
from .svg import escape
from .training_look import PAGE, SCRIPT, style

SIDE = 36  # squares in a row of the map, and rows
LETTERS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"


def training(model, train_set, frames=40, file=None, progress=None, **how):
    """Train the Model, and give the training as a Page that plays it: what
    the model says all over the plane, and its error, epoch by epoch.

        frames      how many pictures at most, 200 or less; they lie closer
                    at the start, where most happens
        file        where to save the page, too: a name that ends in .html
        progress    and all else is as in Model.train

    The model takes two inputs. It is trained just as by model.train, whose
    history is afterwards in model.history.

    Raises what train raises, ValueError for a model that takes another number
    of inputs and for a file that doesn't end in .html.

    >>> from minnet import FCLayer, Model, draw
    >>> from minnet.data import xor_corners
    >>> model = Model([FCLayer(2, 1)], 100, batch_size=4, learning_rate=0.1)
    >>> page = draw.training(model, xor_corners(), file="training.html")
    """
    check_count(frames, "frames", "training")
    if frames > 200:
        raise ValueError(f"training: frames is {frames}; expected 200 or less")
    check_object(model, ["train", "outputs", "error"], "training: the model")
    if model.input_dim not in (2, None):
        raise ValueError(f"training: {name_of(model)} takes"
                         f" {model.input_dim} numbers; expected a model that"
                         " takes two, x1 and x2")
    if file is not None:  # not only after a long training
        check_ending(file, ".html", "the page is HTML")
    points, labels = points_and_labels(train_set, "training")
    record = Record(model, points, frames, progress)
    record.take(0, model.error(train_set))
    history = model.train(train_set, progress=record, **how)
    record.end(history)
    page = page_of(record, points, labels, history)
    if file is not None:
        page.save(file)
    return page


class Record:
    """What is kept of some epochs; train calls it after each."""

    def __init__(self, model, points, frames, progress):
        self.model, self.progress = model, progress
        count = model.num_epochs
        self.wanted = {max(1, nearest(count * (i / frames) ** 2))
                       for i in range(1, frames + 1)}
        self.axes = [Axis(name, [point[place] for point in points]).padded()
                     for place, name in enumerate(["x1", "x2"])]
        self.frames = []  # (epoch, error, rows of outputs)

    def take(self, epoch, error):
        """One more frame."""
        self.frames.append((epoch, error, predictions(
            self.model, self.axes[0], self.axes[1], SIDE)))

    def __call__(self, epoch, num_epochs, error, *more):
        if epoch in self.wanted:
            self.take(epoch, error)
        if callable(self.progress):
            return self.progress(epoch, num_epochs, error, *more)

    def end(self, history):
        """The last epoch, or the one whose weights were kept."""
        epoch = history.best or len(history)
        if epoch and (history.best or self.frames[-1][0] != epoch):
            self.take(epoch, history[epoch - 1])


def page_of(record, points, labels, history):
    """The page: two charts of the end, and how to go back from there."""
    chart = map_chart(record, points, labels)
    coded, palette = codes([colours_of(outputs, chart.scale)
                            for _, _, outputs in record.frames])
    frame = Frame(chart)
    size = frame.width / SIDE
    last = "\n".join(cells(chart.cells, frame.left, TOP, size, size))
    axes = '<path class="mn-s-rule"'
    svg = chart_svg(chart).replace(last + "\n", "", 1) if last else \
        chart_svg(chart)
    svg = svg.replace(axes, f'<g id="map">{last}</g>\n{axes}', 1)
    errors, places = error_chart(record, history)
    edge = Frame(errors)
    dot = (f'<rect id="later" class="mn-f-paper" fill-opacity=".75" x="0"'
           f' y="{TOP - 6}" width="0" height="{edge.height + 6}"/>'
           '<circle id="dot" class="mn-f-1 mn-s-paper" r="6" stroke-width="2"'
           f' cx="{fixed(places[-1][0], 1)}" cy="{fixed(places[-1][1], 1)}"'
           "/>\n</svg>")
    said = [f"epoch {epoch} of {record.model.num_epochs}, error"
            f" {tidy(float(error))}" for epoch, error, _ in record.frames]
    if history.best:
        said[-1] += ", kept"
    numbers = [fixed(number, 1) for place in places for number in place]
    script = SCRIPT
    for name, value in [
            ("SAID", "[" + ",".join([f'"{text}"' for text in said]) + "]"),
            ("CODES", "[" + ",".join([f'"{one}"' for one in coded]) + "]"),
            ("PALETTE", "[" + ",".join([
                f"[{hue},{fixed(FULL * level / LEVELS, 4)}]"
                for hue, level in palette]) + "]"),
            ("PLACES", "[" + ",".join(numbers) + "]"),
            ("SIZES", f"[{frame.left},{TOP},{fixed(size, 4)},{SIDE},"
                      f"{fixed(edge.right + 8, 1)}]")]:
        script = script.replace(name, value, 1)
    return Page(PAGE.format(
        about=escape(" \u2192 ".join(map(name_of, record.model.layers))),
        style=style(), map=svg, last=len(said) - 1, said=said[-1],
        errors=chart_svg(errors).replace("</svg>", dot), script=script),
        "\n".join(said))


def map_chart(record, points, labels):
    """The map at the end, as by prediction_map."""
    outputs, scale, names = record.frames[-1][2], None, []
    series, _ = series_of(points, labels)
    if len(outputs[0][0]) == 1:
        known = labels and not any([isinstance(one, str) for one in labels])
        scale = range_of([single_number(label) for label in labels] if known
                         else [row[0] for line in outputs for row in line])
    elif labels and classes_of(labels):
        names = classes_of(labels)[0]
    for place in range(0 if scale else len(outputs[0][0])):
        name = (names + [f"class {i}" for i in range(
            len(names), place + 1)])[place]
        if name not in [one.name for one in series]:
            series.append(Series("points", name, [], place % 6, place // 6))
    return Chart("what the network says", record.axes[0], record.axes[1],
                 series, "its output over x1 and x2, epoch by epoch" + (
                     "; orange is low, blue high" if scale else ""),
                 cells=colours_of(outputs, scale),
                 mode="diverging" if scale else "classes",
                 scale=scale, square=True)


def colours_of(outputs, scale):
    """(hue, strength) for each square."""
    if scale:
        return [[heat(row[0], scale[0], scale[1]) for row in line]
                for line in outputs]
    return [[(row.index(max(row)) % 6, 0.4) for row in line]
            for line in outputs]


def codes(maps):
    """Each map as one text, a letter for each square; and what the letters
    stand for, (hue, level)."""
    maps = [[(hue, nearest(strength * LEVELS)) for row in rows
             for hue, strength in row] for rows in maps]
    palette = sorted({one for colours in maps for one in colours})
    letters = dict(zip(palette, LETTERS))
    return ["".join([letters[one] for one in colours])
            for colours in maps], palette


def error_chart(record, history):
    """The error of each epoch, and the place of each frame in it, in
    pixels."""
    first = record.frames[0][1]
    lines = [("training", [first] + list(history))]
    if any([error is not None for error in history.validation]):
        lines.append(("validation", [None] + list(history.validation)))
    lines = [(name, [(epoch, float(error)) for epoch, error in enumerate(row)
                     if error is not None and is_finite(error)])
             for name, row in lines]
    values = [error for _, line in lines for _, error in line]
    log = min(values) > TINY and max(values) > 50 * min(values)
    axis = Axis("error", values, True).padded() if log \
        else Axis("error", [0] + values)
    series = [Series("line", name if len(lines) > 1 else "", [line], number,
                     number) for number, (name, line) in enumerate(lines)]
    chart = Chart("error after each epoch", Axis(
        "epoch", [0, max(len(history), 1)], whole=True), axis, series,
        f"from {tidy(values[0])} to {tidy(lines[0][1][-1][1])}")
    frame = Frame(chart)
    return chart, [frame.place((epoch, float(error)))
                   for epoch, error, _ in record.frames]
