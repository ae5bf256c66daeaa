"""A model and one batch: what a step does, and what it should do."""

from ..losses import MSELoss
from ..slopes import (LEARNED_NAMES, BareNumber, Hill, Replaced, call_or_none,
                      drawn_matrix, numbers_in)
from ..support.checks import length, shown
from ..support.layer_state import LayerState, is_table, set_table
from ..support.value_checks import check_row, name_of


MANY = 24  # numbers of a table are compared one by one, then all at once


RATES = ["learning_rate", "lr", "rate", "eta", "alpha"]


SIZE_NAMES = ["batch_size", "batchsize"]


EPOCHS = ["num_epochs", "epochs", "n_epochs", "max_epochs", "n_iter"]


def made_examples(model):
    """Ten examples that predict takes. Raises TypeError where none suit."""
    widths = [length(row) for _, _, value, _ in
              LayerState(model).places.values()
              if isinstance(value, list) for row in value[:1]]
    for width in [width for width in widths if width] + list(range(1, 65)):
        x = drawn_matrix(10, width, 7)
        y = [call_or_none(model.predict, list(row)) for row in x]
        if all([is_table(row) and length(row) for row in y]):
            return list(zip(x, drawn_matrix(10, len(y[0]), 8, True)))
    raise TypeError(f"{name_of(model)}: no examples made here suit it; give"
                    " some: check_training(model, [([x1, x2], [label])])")


def checked_examples(train_set):
    """Copies of the pairs. Raises TypeError or ValueError."""
    try:
        pairs = [(list(x), list(label)) for x, label in train_set]
    except (TypeError, ValueError):
        raise TypeError(f"the train set is {shown(train_set)}; expected a"
                        " list of pairs ([x1, x2], [label])") from None
    if not pairs:
        raise ValueError("the train set is empty; expected at least one pair"
                         " ([x1, x2], [label])")
    for number, (x, label) in enumerate(pairs, 1):
        check_row(x, len(pairs[0][0]), f"the input of example {number}")
        check_row(label, len(pairs[0][1]), f"the label of example {number}")
    return pairs


class Table:
    """Numbers of the model: where they are, the step that each took, and,
    of those that are `chosen`, the slopes they should have gone down."""

    def __init__(self, path, place):
        holder, key, values, _ = place
        self.title = "".join([f"[{key}]" if isinstance(key, int) else
                              f".{key}" for key in path
                              if key != "layer"]).lstrip(".")
        if isinstance(values, tuple):  # whose numbers can't be moved
            values = as_lists(values)
            set_table(holder, key, values, values)
        single = length(values) is None
        self.is_matrix = not single and length(values[0]) is not None
        self.places = [("", BareNumber(holder, key), 0)] if single \
            else numbers_in(values)
        self.path, self.start = path, [row[j] for _, row, j in self.places]
        self.chosen = range(0, len(self.places),
                            1 + (len(self.places) - 1) // MANY)

    def read_step(self, after, rate):
        """step = (before - after) / rate, for each number."""
        new = after.numbers(self.path)
        new = [new] if length(new) is None else [
            row[j] for _, row, j in numbers_in(new)]
        self.step = [(a - b) / rate for a, b in zip(self.start, new)]
        self.off = 4e-16 * max(map(abs, self.start)) / rate

    def is_learned(self):
        """By its name."""
        return str(self.path[-1]).lower() in LEARNED_NAMES

    def all_at_once(self):
        """Factors by which all its numbers are moved, in one direction."""
        return drawn_matrix(1, len(self.places), 6)[0]


def as_lists(values):
    """Tuples in tuples as lists."""
    return [as_lists(value) if isinstance(value, tuple) else value
            for value in values]


class Training:
    """A model with one batch: what a step does, and what it should do."""

    def __init__(self, model, examples, loss):
        self.model = model
        self.loss = loss or getattr(model, "loss", None)
        self.is_given = hasattr(self.loss, "forward")
        self.adds_outputs = False
        if not hasattr(self.loss, "forward"):
            self.loss = MSELoss()
        for name in EPOCHS:
            self.set_number(name, 1)
        size = self.number_of(SIZE_NAMES) or len(examples)
        for name in SIZE_NAMES:
            self.set_number(name, min(size, len(examples)))
        self.examples = examples[:size]
        # With one more the last batch is not full.
        self.more = (examples + examples)[:len(self.examples) + 1] \
            if self.number_of(SIZE_NAMES) else []
        self.rate = self.number_of(RATES)
        optimizer = getattr(model, "optimizer", None)
        if hasattr(optimizer, "memory"):
            optimizer.memory, optimizer.t = None, 0  # its first step
        self.decay = getattr(optimizer, "weight_decay", 0)
        self.l1 = getattr(optimizer, "l1", 0)
        self.tables = []
        self.error()  # where a Model finds out what its layers take
        self.find_tables()

    def number_of(self, names):
        """The first attribute so called that is a number; or None."""
        for name in names:
            value = getattr(self.model, name, None)
            if not isinstance(value, bool) and \
                    isinstance(value, (int, float)) and value > 0:
                return value
        return None

    def set_number(self, name, value):
        """An attribute that is a whole number becomes another one."""
        if isinstance(getattr(self.model, name, None), int):
            setattr(self.model, name, value)

    def state_after(self, examples):
        """How the model is after an epoch with these; it is put back."""
        self.state.put_back()
        self.model.train([(list(x), list(label)) for x, label in examples])
        after = LayerState(self.model)
        self.state.put_back()
        return after

    def find_tables(self):
        """What the step changes, or what is called as weights are; where
        predict uses it."""
        self.state = LayerState(self.model)
        after = self.state_after(self.examples)
        changed = after.since(self.state)
        places = [(path, place) for path, place in self.state.places.items()
                  if is_table(place[2]) and length(place[2]) != 0
                  and not isinstance(place[0], tuple)]
        if any([getattr(getattr(place[2], "dtype", None), "itemsize", 8) < 8
                for _, place in places]):
            raise TypeError(f"{name_of(self.model)}: its numbers are of single"
                            " precision, too rough to compare; make them"
                            " float64 for the check")
        for path, place in places:
            table = Table(path, place)
            table.is_changed = path in changed
            if (table.is_changed or table.is_learned()
                    or table.is_matrix and not hasattr(place[0], "parameters")
                    ) and self.is_used(table):
                table.read_step(after, self.rate or 1)
                self.tables.append(table)
        if not any([table.is_changed for table in self.tables]):
            raise ValueError(f"{name_of(self.model)}: train changes nothing"
                             " that predict uses, as far as can be seen")
        self.state = LayerState(self.model)

    def is_used(self, table):
        """Does the error change with these numbers?

        (It may not be had if whole numbers, say widths, are others.)
        """
        before = self.error()
        with Replaced(table.places, [a + 1e-3 for a in table.start]):
            return call_or_none(self.error) not in (None, before)

    def outputs(self):
        """What predict gives for the examples, rows of numbers."""
        y = [self.model.predict(list(x)) for x, _ in self.examples]
        return [row.tolist() if hasattr(row, "tolist") else row for row in y]

    def error(self):
        """e of the batch."""
        e = self.loss.forward(self.outputs(), [
            list(label) for _, label in self.examples])
        if self.adds_outputs:
            e *= len(self.examples[0][1])
        if self.decay or self.l1:
            e += sum([self.decay / 2 * row[j] * row[j] + self.l1 * abs(row[j])
                      for table in self.tables if table.is_matrix
                      for _, row, j in table.places])
        return e

    def slopes(self, error=None, tables=None):
        """The slopes of an error at the chosen numbers, in one list."""
        return [estimate.slope for table in tables or self.tables
                for estimate in self.estimates(error or self.error, table)]

    def estimates(self, error, table):
        """An Estimate for each chosen number of a table."""
        return [self.estimate(error, [table.places[k]], [1])
                for k in table.chosen]

    def estimate(self, error, places, by):
        """The slope of the error in this direction."""
        noise = 1e-15 * abs(error())
        return Hill(error, places, by, 1e-9, noise).slope(closer=4096)

    def steps(self, tables=None):
        """The steps of the chosen numbers."""
        return [table.step[k] for table in tables or self.tables
                for k in table.chosen]
