"""The batch: yours, if it is one; for whoever gives none, some that suit.

Made batches have to make a difference show: rows of several widths where the
layer takes them, so that there are windows, and some that overlap; the same
numbers in two windows; rows just before and just behind a bend.
"""

from ..support.checks import check_batch, is_finite
from ..support.value_checks import check_numbers, name_of
from .adapters import (AdaptedLoss, as_layer, has, is_rows, own_layer,
                       plain_lists)
from .arguments import call_backward, needed_arguments
from .drawn import KINDS, call_or_none, drawn_rows, likely_labels, loss_batch
from .kept import Kept
from .nested_numbers import copied_numbers, flat_numbers, is_numbers, shape_of
from .styles import (adapted, adapted_model, check_is_list, plain_way,
                     ways_to_call)
from .watched import Trail, WatchedNumber
from .widths import (every_number_counts, likely_widths, values_held,
                     without_repeats)


def is_model(thing):
    """Has it layers in a row and a loss, as Model has?"""
    return has(thing, "loss", "layers") and thing.loss is not None and \
        isinstance(thing.layers, list)


SIZES = [(4, 6), (5, 7), (6, 6), (4, 4), (5, 5)]  # of images, to be tried


def prepared(layer, x, label):
    """(layer, x, label, maker): the layer, in an Adapter if it takes one,
    with the batch that was given for it; or with a Maker of batches."""
    loss = loss_way(layer) if has(layer, "forward") and \
        not is_model(layer) else None
    if x is None:
        if loss is not None:
            return loss, None, None, Maker(loss)
        maker = made_for(layer)
        return maker.thing, None, None, maker
    check_is_list(x, name_of(layer), "the batch")
    if loss is None and is_numbers(copied_numbers(plain_lists(x))):
        x = copied_numbers(plain_lists(x))
        if is_model(layer):
            layer = call_or_none(adapted_model, layer, x) or layer
        else:
            layer, x = adapted(layer, x)
    x, label = checked_batch(loss or layer, x, label)
    return loss or layer, x, label, None


def loss_way(thing):
    """The loss, in an AdaptedLoss if it takes one; None for a layer."""
    ways = [thing, AdaptedLoss(thing, False), AdaptedLoss(thing, True)]
    for way in ways[min(1, needed_arguments(thing.backward)):]:
        if loss_batch(way, 3, 3, 0):
            return way
    return None


def made_for(layer):
    """A Maker for the layer, in an Adapter if it takes one."""
    plain, problem = None, None
    try:
        plain = Maker(plain_way(layer))
        if is_model(layer):
            model = call_or_none(adapted_model, layer, plain.batch(0)[0])
            return plain if model in (None, layer) else Maker(model)
        if plain.both_ways:
            return plain
    except TypeError as caught:
        problem = caught
    if is_model(layer):
        x, _ = made_for(layer.layers[0]).batch(0)
        return Maker(adapted_model(layer, x))
    images = [[[None] * columns] * rows for rows, columns in SIZES]
    forms = [None, []] + images + [[image] * channels for channels in (1, 3)
                                   for image in images]
    if plain is not None:
        forms = [None]
    for way in ways_to_call(layer, forms, plain is not None):
        maker = call_or_none(Maker, way)
        if maker is not None and maker.both_ways:
            return maker
        plain = plain or maker
    if plain is None:
        raise problem
    return plain


def checked_batch(layer, x, label):
    """Copies of x and label, if they are batches that go with the layer."""
    who = name_of(layer)
    check_batch(x, None, who)
    for number, row in enumerate(x, 1):
        check_numbers(row, f"row {number} of the batch")
    if label is None:
        if not is_model(layer) and loss_batch(layer, len(x), 3, 0):
            raise TypeError(f"{who} is a loss; give it a label, too:"
                            " check_gradients(loss, y, label)")
        return copied_numbers(x), None
    check_batch(label, None, who, "the label batch", len(x))
    x, label = copied_numbers(x), copied_numbers(label)
    if not is_model(layer):
        try:
            layer.forward(copied_numbers(x), copied_numbers(label))
        except TypeError as problem:
            raise TypeError(
                f"{who} takes no label ({problem}); a label goes with a Model"
                " or a loss, for a layer leave it out") from None
    return x, label


class Maker:
    """Makes batches for a layer, Model or loss: (x, label) for each draw.

    `widths` are those that x may have, `kind` is one of KINDS, both found by
    trying; `guessed` tells that x might be wider for all we know. Raises
    TypeError where nothing suits.
    """

    def __init__(self, thing):
        self.thing, self.kept = thing, Kept(own_layer(thing))
        self.widths, self.kind, self.guessed = [], KINDS[0], False
        self.lengths, self.both_ways = [], False
        self.is_loss = isinstance(thing, AdaptedLoss) or not is_model(
            thing) and loss_batch(thing, 3, 3, 0) is not None
        if not self.is_loss:
            self.find_widths()

    def enough(self):
        """How many batches have to be right: of each width one, or two."""
        return max(2, len(self.widths))

    def batch(self, draw):
        """(x, label); label is None for a layer."""
        thing = self.thing
        if self.is_loss:
            return loss_batch(thing, 3, 2, draw)
        width = self.widths[draw % len(self.widths)]
        rows = [3, 3, 4, 7, 11, 16][draw]  # more, if few were not enough
        if draw == 1:
            rows = max(rows, min(16, 48 // width))
        x = drawn_rows(rows, width, draw, self.kind)
        if draw == 1 and self.kind in KINDS[:2]:
            x = call_or_none(beside_bends, thing, x) or x
            # The same in two windows, whatever is the largest of each.
            x[-1] = [x[-1][j % (width // 2 or 1)] for j in range(width)]
        if not is_model(thing):
            return x, None
        y = call_or_none(thing.forward, copied_numbers(x))
        labels = likely_labels(rows, len(y[0]) if y else 1, draw)
        return x, ([label for label in labels if call_or_none(
            thing.loss.forward, copied_numbers(y), copied_numbers(label))
            is not None] or labels)[0]

    def find_widths(self):
        """The first width that suits; and wider ones, if it takes any."""
        said, lengths, whole = likely_widths(self.thing)
        self.lengths = lengths[:2]
        widths = said or without_repeats(lengths + whole + [3, 4, 2, 1]
                                         + list(range(5, 65)))
        for self.kind in KINDS:
            width = self.first_that_suits(widths, said)
            if width is not None:
                self.widths = [width]
                if not said and self.both_ways:
                    self.find_wider(width, lengths, whole)
                return
        raise TypeError(
            f"{name_of(self.thing)}: no batch made here suits it"
            f" ({self.problem}); give one of your own: check_gradients("
            "layer, [[1.0, 2.0], [0.5, -1.0]]), for a loss check_gradients("
            "loss, y, label)") from (self.problem if isinstance(
                self.problem, Exception) else None)

    def first_that_suits(self, widths, said):
        """The first where all numbers count and backward gives slopes for
        all; else the first where all count, or that works at all."""
        found, in_vain = {}, 0
        for width in widths:
            suits = self.suits(width, said)
            if suits is None and no_batch_mends(self.problem, self.thing):
                self.both_ways = True
                return width  # the check will tell it, with the line
            in_vain += suits is not None
            if in_vain > 6:  # no width is ever enough for backward
                break
            if suits is not None:
                back = suits and (said or self.goes_back(width))
                if back:
                    self.both_ways = True
                    return width
                found.setdefault(suits, width)
        return found.get(True, found.get(False))

    def suits(self, width, said=()):
        """Does it take such rows, and does every number count? None if it
        does not take them; then `problem` says why."""
        # So many rows that they are not mistaken for columns.
        rows = [n for n in (5, 7, 3) if n not in self.lengths][0]
        x = drawn_rows(rows, width, 0, self.kind)
        try:
            with self.kept:
                y = self.thing.forward(copied_numbers(x))
            if y is None or said:
                return True  # a `return` is missing, for any x
            check_batch(y, None, "y", "the output", rows)
            if not is_rows(y, rows):
                raise TypeError("y is no list of rows")
            # A complex number, which can't be compared, is none.
            if all([a <= 0 or a > 0 and is_finite(a)
                    for a in flat_numbers(y)]):
                with self.kept:
                    return bool(call_or_none(every_number_counts, self.thing,
                                             x, self.kind))
            self.problem = "it gives nan or infinity"
        except Exception as caught:
            self.problem = caught
        return None

    def find_wider(self, width, lengths, whole):
        """The widest rows and the next wider ones that suit, too.

        Where the layer itself has this number, it may be its only width, as
        it may be where y gets no wider: then only rows that go backward, too.
        """
        wider = list(range(width + 1, 3 * width + 2)) if width < 13 else \
            [width + 1, width + 2, 2 * width, 2 * width + 1]
        for order in (wider[::-1], wider):
            for other in order:
                if other not in self.widths and self.suits(other) and (
                        self.goes_back(other) or width not in whole and
                        self.width_of_y(other) > self.width_of_y(width)):
                    self.widths.append(other)
                    break
        # One that learns nothing has no lists to tell how wide x is.
        self.guessed = len(self.widths) == 1 and width not in lengths and \
            not any([is_numbers(value) or isinstance(value, float)
                     for value in values_held(own_layer(self.thing))])

    def width_of_y(self, width):
        """How wide y is for rows as wide."""
        with self.kept:
            y = self.thing.forward(drawn_rows(3, width, 0, self.kind))
            return 0 if y is None else len(y[0])

    def goes_back(self, width):
        """Does backward give slopes for rows as wide?"""
        x = drawn_rows(3, width, 0, self.kind)
        with self.kept:
            y = self.thing.forward(copied_numbers(x))
            de_dx = call_or_none(call_backward, as_layer(self.thing), x, y,
                                 0.125)
            return shape_of(de_dx) == shape_of(x)


def no_batch_mends(problem, thing):
    """Is a name missing, in the text or in a layer?"""
    layers = thing.layers if is_model(thing) else [own_layer(thing)]
    return type(problem) is NameError or isinstance(
        problem, AttributeError) and any([str(problem).startswith(
            f"'{type(layer).__name__}' object has no") for layer in layers])


def beside_bends(thing, x):
    """x with pairs of rows moved towards each other, until they are as close
    on both sides of a bend: of where a comparison in forward turns."""
    def between(one, other, t):
        return [a + t * (b - a) for a, b in zip(one, other)]

    def answers(row):
        trail = Trail()
        thing.forward([[WatchedNumber(a, trail) for a in row]])
        return trail.signs

    x = copied_numbers(x)
    for i in range(0, len(x) - 1, 2):
        one, other = x[i:i + 2]
        low, high, first = 0, 1, answers(one)
        if first == answers(other):
            continue
        for _ in range([26, 5, 12][i // 2 % 3]):
            middle = (low + high) / 2
            if answers(between(one, other, middle)) == first:
                low = middle
            else:
                high = middle
        x[i:i + 2] = [between(one, other, t) for t in (low, high)]
    return x
