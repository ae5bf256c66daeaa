"""neuron: the diagram of one neuron, from its inputs to its output."""

from ..support.value_checks import check_object, check_row, name_of
from .functions import own_name
from .picture import Picture
from .rounding import tidy
from .scene import Scene, shown_of
from .svg import path, px, text_width

MOST = 8


def neuron(neuron, inputs=None, title=None):
    """The diagram of a Neuron: inputs, weights, sum, activation, output.

        neuron  with `weights` (a list of numbers, at least one), `bias` and
                `activation`
        inputs  a list of numbers, one for each weight: the diagram shows
                what becomes of them

    Of many inputs the first and the last are shown. Raises TypeError for
    what is no neuron, ValueError or TypeError for inputs that don't fit.

    >>> from minnet import Neuron, ReLUActivation, draw
    >>> relu = ReLUActivation()
    >>> picture = draw.neuron(Neuron([1, -1, 5], 0, relu), [2, 3, 4])
    >>> picture.save("neuron.svg")
    """
    check_object(neuron, ["weights", "bias", "activation"],
                 "neuron: the neuron")
    weights, count = neuron.weights, len(neuron.weights)
    if count == 0:
        raise ValueError(f"{name_of(neuron)} has no inputs to draw")
    a = y = None
    if inputs is not None:
        check_row(inputs, count, "the inputs")
        a = neuron.sum(inputs)
        y = neuron.feedforward(inputs)
    name = own_name(neuron.activation)
    title = f"a neuron: y = {name}(w x + b)" if title is None else title
    shown = shown_of(count, MOST)
    left = 70
    if inputs is not None:
        left = max([70] + [36 + text_width(tidy(x)) for x in inputs])
    height = max(70 + 58 * len(shown), 244)
    scene, middle = Scene(left + 570, height), height / 2 + 20
    largest = max([abs(w) for w in weights]) or 1
    total = (left + 230, middle)
    for i, j in enumerate(shown):
        place = (left, middle + 58 * (i - (len(shown) - 1) / 2))
        if j is None:
            scene.text(place[0], place[1] + 5,
                       f"\u2026 {count - MOST + 1} more", ink="pale")
            continue
        w = float(weights[j])
        scene.line(place, total, 0 if w > 0 else 1 if w < 0 else None,
                   0.5 + 3 * abs(w) / largest, w < 0)
        scene.disc(place[0], place[1], 18)
        scene.text(place[0], place[1] + 4.5, f"x{j + 1}")
        if inputs is not None:
            scene.text(place[0] - 24, place[1] + 4.5, tidy(inputs[j]), "end")
        scene.text(place[0] + 95, place[1] + 0.41 * (middle - place[1]) + 4,
                   f"w{j + 1} = {tidy(w)}", size=12, halo=True)
    box, out = left + 370, left + 500
    for start, end in ((total, (box, middle)), ((box, middle), (out, middle))):
        scene.line(start, end, 5, 1.5)
    scene.disc(left + 230, middle, 28)
    scene.text(left + 230, middle + 7, "\u03a3", size=20)
    scene.text(left + 230, middle + 48, f"b = {tidy(neuron.bias)}", size=12)
    activation(scene, neuron.activation, box, middle)
    scene.text(box, middle + 48, name, size=12)
    scene.disc(out, middle, 18)
    scene.text(out, middle + 4.5, "y")
    what = f"{count} inputs, weights {', '.join(map(tidy, weights[:MOST]))}"
    if inputs is not None:
        scene.text(left + 297, middle - 10, f"a = {tidy(a)}", size=12,
                   halo=True)
        scene.text(out, middle + 36, tidy(y))
        what += f"; a = {tidy(a)}, y = {tidy(y)}"
    return Picture(scene.svg(title, what),
                   lambda look: scene.text_lines(look, title) + (
                       [] if inputs is None
                       else [look.plain(f"a = {tidy(a)}, y = {tidy(y)}")]))


def activation(scene, function, x, y):
    """A box with the activation's curve from -3 to 3."""
    points = []
    for i in range(31):
        at = -3 + 0.2 * i
        value = float(function.value(at))
        points.append((x + 8 * at, y - 8 * min(max(value, -2.8), 2.8)))
    scene.part(f'<rect class="mn-f-paper mn-s-pale" stroke-width="1.5"'
               f' x="{px(x - 28)}" y="{px(y - 28)}" width="56" height="56"'
               f' rx="4"/><path class="mn-l mn-s-0" d="{path(points)}"/>')
