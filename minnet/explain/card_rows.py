"""The numbers of a story, sorted onto cards: a row of cards for the input,
one for each layer and one for the error."""

from ..draw import is_dense
from ..support.value_checks import name_of
from .arithmetic import short
from .cards import Card, column_of
from .stage import leaves
from .story import stages_for
from .weight_names import at_place, kind_of, told_places, weight_name


class Known:
    """A number that is known before the first step."""

    def __init__(self, value):
        self.shown = short(value)


class CardRow:
    """A layer: a card for each neuron, and one for what else it learns.

        title   "layer 1, FCLayer(2, 2)"
        letter  of its numbers, "a"
        weights the matrix, a row for each neuron, or None
        alone   without weights: each neuron hangs on one of those above
        cards   {index: Card}
        others  a Card for numbers that belong to no neuron
        steps   in which numbers go through the lines above it
        notes   what is left out
    """

    def __init__(self, title, letter, weights=None, alone=False):
        self.title, self.letter = title, letter
        self.weights, self.alone = weights, alone
        self.cards, self.others = {}, Card("what it learns")
        self.steps, self.notes = [], []

    def card(self, what, index):
        """The card for a kind of number at its index."""
        if what not in ("y", "label", "p", "error"):
            if self.weights is None:
                return self.others
            index = index[0] if isinstance(index, tuple) else index
        if index not in self.cards:
            self.cards[index] = Card(
                what if index is None else f"{self.letter}{index + 1}")
        return self.cards[index]

    def enter(self, step, line, several):
        """Put a line of the story onto its card."""
        what, column = column_of(line.place[1])
        what = "y" if what == "x" else what
        number = line.example if several else None
        caption = line.name + (f" ({number})" if number else "")
        self.card(what, line.place[2]).put(
            (what, line.place[2], number), caption, column, step, line)

    def enter_weights(self, stage):
        """Put the weights as they are at the beginning onto the cards."""
        for name, values in stage.values.items():
            for place in told_places(values):
                caption, kind = weight_name(stage.number, name, place), \
                    kind_of(name)
                if self.weights is not None and isinstance(place, tuple):
                    caption += f" * {stage.before}{place[1] + 1}"
                self.card(kind, place).put((kind, place, None), caption,
                                           "number", 0,
                                           Known(at_place(values, place)))


def row_of(stage):
    """The row of a layer; its weights stand on it from the start."""
    layer = stage.layer
    row = CardRow(f"layer {stage.number}, {stage.name}", stage.after,
                  stage.values["weights"] if is_dense(layer) else None,
                  hasattr(layer, "slope") and getattr(
                      layer, "keeps_width", False))
    row.enter_weights(stage)
    return row


def card_rows(scenes, model):
    """The rows, filled with all the lines of the story."""
    rows = [CardRow("input", "x")] + [
        row_of(stage) for stage in stages_for(leaves(model.layers))]
    last = len(rows) - 1
    rows.append(CardRow(name_of(model.loss), "e"))
    several = max([line.example or 1 for scene in scenes
                   for line in scene.lines]) > 1
    for step, scene in enumerate(scenes, 1):
        for line in scene.lines:
            number, kind, index = line.place
            what, column = column_of(kind)
            row = rows[-1] if what == "error" else rows[number]
            row.enter(step, line, several)
            passed = None
            if what == "error" or kind == "slope of y":
                passed = rows[-1] if number == last else rows[number + 1]
            elif kind == "y":
                passed = row
            if passed and step not in passed.steps:
                passed.steps.append(step)
        first = scene.lines[0].place[0] if scene.lines else 0
        rows[first].notes += scene.left_out
    return [row for row in rows if row.cards or row.others.rows]
