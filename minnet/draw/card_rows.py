"""The numbers of a story, sorted onto cards: a row of cards for the input,
one for each layer and one for the error."""

from ..explain import leaves, stages_for
from ..support.value_checks import name_of
from .cards import Card, column_of
from .formulas import is_dense

ON_NEURONS = ["y", "p", "label", "error"]  # kinds of number; no weights


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
        if what not in ON_NEURONS:
            if self.weights is None:
                return self.others
            index = index[0] if isinstance(index, tuple) else index
        if index not in self.cards:
            self.cards[index] = Card(
                what if index is None else f"{self.letter}{index + 1}")
        return self.cards[index]

    def width(self):
        """How many letters wide the row must at least be."""
        return sum([max(7, 3.8 * len(card.columns()))
                    for card in self.cards.values()])

    def enter(self, step, line, several):
        """Put a line of the story onto its card; weights are known from the
        start."""
        what, column = column_of(line.place[1])
        what = "y" if what == "x" else what
        index = line.place[2]
        number = line.example if several else None
        caption = line.name + (f" ({number})" if number else "")
        if what not in ON_NEURONS and column == "number":
            step = 0
        self.card(what, index).put((what, index, number), caption, column,
                                   step, line)


def row_of(stage):
    """The row of a layer, still empty."""
    layer = stage.layer
    return CardRow(f"layer {stage.number}, {stage.name}", stage.after,
                   stage.values["weights"] if is_dense(layer) else None,
                   hasattr(layer, "slope") and getattr(
                       layer, "keeps_width", False))


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
        rows[first].notes = rows[first].notes or scene.left_out
    return [row for row in rows if row.cards or row.others.rows]
