"""check_training: does a step of training go down the slope of the error?

The model trains on one batch; the step is read off its numbers, divided by
the learning rate, and compared with differences of the error of `predict`.
What a batch does wrong, however right each layer is, shows here.
"""

from ..losses import MSELoss
from ..slopes import (LEARNED_NAMES, BareNumber, Expected, Hill, Kept,
                      Replaced, call_or_none, drawn_matrix, nearly_equal,
                      numbers_in)
from ..support.checks import counted, length, shown
from ..support.each_example import Untouched
from ..support.layer_state import LayerState, is_table, set_table
from ..support.value_checks import check_object, check_row, name_of
from .report import (AT_ONCE, NOTHING, RIGHT, WRONG, BlockReport, Entry,
                     gradient_report)


MANY = 24  # numbers of a table are compared one by one, then all at once


CLOSE = 1e-6  # of the largest slope


RATES = ["learning_rate", "lr", "rate", "eta", "alpha"]


SIZE_NAMES = ["batch_size", "batchsize"]


EPOCHS = ["num_epochs", "epochs", "n_epochs", "max_epochs", "n_iter"]


NOT_FULL = "a last batch that is not full"


def check_training(model, train_set=None, loss=None):
    """One step of train(train_set) beside the slope of the error.

    `model` is any object with train(train_set) and predict(input), for one
    example; `train_set` is a list of pairs ([x1, x2], [label]). It trains on
    the first batch of them, with the batch size, learning rate and number of
    epochs (1 for the check) that its attributes tell; without a batch size
    all are one batch. Without a train set one is made. The error is that of
    `loss`, of the model's own loss where it has one, else the mean squared
    error.

    Returns a report as check_gradients does. Afterwards all is as it was
    before. Raises TypeError or ValueError for what can't be checked.

    >>> model = Model([FCLayer(2, 1)], 300, batch_size=2, learning_rate=0.1)
    >>> train_set = [([1, 2], [1]), ([3, -1], [0])]
    >>> check_training(model, train_set).ok
    True
    """
    check_object(model, ["train", "predict"], "what you check")
    with Kept([model, loss]):
        with Untouched(model):
            examples = checked_examples(made_examples(model)
                                        if train_set is None else train_set)
            return report_on_training(model, examples, loss)


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
        if self.decay:
            e += self.decay / 2 * sum([
                row[j] * row[j] for table in self.tables if table.is_matrix
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


def report_on_training(model, examples, loss):
    """The GradientReport."""
    training = Training(model, examples, loss)
    how = ("one step of train, on a batch of"
           f" {counted(len(training.examples), 'example')}")
    expected = training.slopes()
    if training.rate is None:
        training.rate = best_factor(training.steps(), expected)
        for table in training.tables:
            table.step = [a / training.rate for a in table.step]
        how += f"; the learning rate seems to be {training.rate:.4g}"
    outputs, steps = len(examples[0][1]), training.steps()
    if not training.is_given and outputs > 1 and nearly_equal(
            steps, [outputs * slope for slope in expected], CLOSE):
        training.adds_outputs = True
        expected = [outputs * slope for slope in expected]
        how += "; the errors of the outputs are added up"
    if of_one_length(steps, expected):
        how += "; steps of one length: their direction"
        for table in training.tables:
            for k, slope in zip(table.chosen, training.slopes(None, [table])):
                if table.step[k] * slope >= 0:
                    table.step[k] = slope
            # All at once they have no slope to go down.
            table.places = [table.places[k] for k in table.chosen]
            table.step = [table.step[k] for k in table.chosen]
            table.chosen = range(len(table.places))
    blocks = [compared_table(training, table) for table in training.tables]
    mistake = None
    if WRONG in [block.verdict for block in blocks]:
        mistake = named_training_mistake(training, expected)
    problems = not_full(training)
    if mistake and problems:
        mistake = mistake[0], f"{mistake[1]} Besides, {problems[0][1]}"
    return gradient_report(name_of(model), how, blocks, problems,
                           mistake or (problems + [None])[0])


def of_one_length(steps, slopes):
    """All, where the slope isn't nearly 0, as Adam's first step is?"""
    lengths = [abs(step) for step, slope in zip(steps, slopes)
               if abs(slope) > 1e-5]
    return len(lengths) > 2 and max(lengths) < 1.01 * min(lengths) and \
        min(lengths) > 0.5 and max(map(abs, slopes)) > 2 * min(
            [abs(slope) for slope in slopes if abs(slope) > 1e-5])


def best_factor(steps, slopes):
    """c so that steps are best c * slopes."""
    return sum([a * b for a, b in zip(steps, slopes)]) / \
        (sum([b * b for b in slopes]) or 1) or 1


def compared_table(training, table):
    """The BlockReport of one table."""
    found = [(f"{table.title}{table.places[k][0]}", table.step[k], estimate)
             for k, estimate in zip(table.chosen, training.estimates(
                 training.error, table))]
    if len(table.chosen) < len(table.places):
        by = table.all_at_once()
        found.append((table.title + AT_ONCE,
                      sum([a * b for a, b in zip(by, table.step)]),
                      training.estimate(training.error, table.places, by)))
    if not (table.is_changed or table.is_learned()):
        return BlockReport(table.title, len(table.places), [], NOTHING,
                           "train leaves it as it is")
    scale = max([max(abs(yours), abs(estimate.slope))
                 for _, yours, estimate in found])
    entries = []
    for where, yours, estimate in found:
        expected = Expected([estimate])
        expected.off += table.off * len(table.places)
        good = expected.miss(yours) <= CLOSE * scale + 4 * expected.off
        entries.append(Entry(where, yours, expected, RIGHT if good else WRONG))
    verdicts = [entry.verdict for entry in entries]
    if scale == 0:
        return BlockReport(table.title, len(table.places), entries, NOTHING,
                           "all slopes are 0")
    return BlockReport(table.title, len(table.places), entries,
                       WRONG if WRONG in verdicts else RIGHT)


def named_training_mistake(training, expected):
    """(short name, sentence) of what gives such steps; or None."""
    steps = training.steps()
    scale = max([abs(a) for a in steps + expected])

    def alike(one, other):
        return all([abs(a - b) <= 10 * CLOSE * scale
                    for a, b in zip(one, other)])

    n, m = len(training.examples), len(training.examples[0][1])
    factors = [(1, -1, "sign", "the step goes up the slope of the error, not"
                " down: subtract learning_rate * slope."),
               (2, 1, "factor 2 doubled", "the step is twice as long as the"
                " slope says: there is a factor 2 too many."),
               (1 / 2, 1, "factor 2 missing", "the step is half as long as"
                " the slope says: the factor 2 of the squared error is"
                " missing. (It is right for half the squared error.)"),
               (n, 1, "1/batch missing", "the slopes of the batch are added"
                " up: divide by the number of its examples."),
               (1 / n, 1, "1/batch doubled", "the step is too short by the"
                " number of examples in the batch: it is divided by that once"
                " too often."),
               (training.rate, 1, "learning rate twice", "the slope is"
                " multiplied by the learning rate twice.")]
    if m > 1 and not training.adds_outputs:
        factors += [(m, 1, "outputs added up", "the errors of the outputs are"
                     " added up, not averaged. (It is right for their sum.)")]
    found = [(short, sentence) for factor, sign, short, sentence in factors
             if factor * sign != 1 and alike(
                 steps, [factor * sign * slope for slope in expected])]
    if len(found) == 1:
        return found[0]
    if found:
        return None, ("the step is a multiple of the right one: "
                      + " or ".join([short for short, _ in found]) + ".")
    return one_example_counts(training, alike) or \
        tables_left_out(training, expected, alike) or \
        updated_weights(training, expected, alike)


def fixed_slopes(training):
    """de/dy of the loss for each example as things are now."""
    training.error()
    return training.loss.backward()


def one_example_counts(training, alike):
    """The last example alone, or its memory with everybody's slope?"""
    loss, steps = training.loss, training.steps()
    slopes = [sum(column) for column in zip(*fixed_slopes(training))]
    for place in [-1] + list(range(len(training.examples) - 1)):
        x, label = training.examples[place]

        def with_all_slopes():
            y = training.model.predict(list(x))
            return sum([a * b for a, b in zip(slopes, y)])

        def alone():
            return loss.forward([list(training.model.predict(list(x)))],
                                [label])

        if alike(steps, training.slopes(with_all_slopes)):
            return ("only the last example", "only the last example of the"
                    " batch is counted: backward is called once, with the"
                    " slopes of all added up, but the layers remember one"
                    " example, the last. Call forward and backward for each"
                    " example, or hand the layers the whole batch.")
        own = training.slopes(alone)
        n = len(training.examples)
        if n > 1 and (alike(steps, own)
                      or alike(steps, [a / n for a in own])):
            return ("only one example", "only one example of the batch is"
                    " counted: add up the slopes of all.")
    return None


def tables_left_out(training, expected, alike):
    """Some are right, the others are not stepped at all."""
    left = [table for table in training.tables if not table.is_changed]
    others = [table for table in training.tables if table.is_changed]
    if left and alike(training.steps(others), training.slopes(None, others)):
        names = ", ".join([table.title for table in left])
        return "not stepped", (f"{names}: the weights are used, but never"
                               " stepped. Does backward go through all the"
                               " layers?")
    return None


def updated_weights(training, expected, alike):
    """A layer's slopes computed with the weights after the step?"""
    slopes, after = fixed_slopes(training), training.tables

    def with_fixed_slopes():
        return sum([a * b for row, y in zip(slopes, training.outputs())
                    for a, b in zip(row, y)])

    right = [table for table in after if alike(
        training.steps([table]), training.slopes(None, [table]))]
    wrong = [table for table in after if table not in right]
    rate = training.rate
    with Replaced([place for table in right for place in table.places],
                  [a - rate * b for table in right
                   for a, b in zip(table.start, table.step)]):
        found = training.slopes(with_fixed_slopes, wrong)
    if right and wrong and alike(training.steps(wrong), found):
        return ("updated weights used", "the weights are changed before de_dx"
                " is computed with them. Compute de_dx first, step last.")
    return None


def not_full(training):
    """[(short name, sentence)] where a last batch that is not full ends in
    an error."""
    if len(training.more) < 3:
        return []
    try:
        training.state_after(training.more)
    except Exception as problem:
        return [(NOT_FULL, "a last batch that is not full breaks it"
                 f" ({type(problem).__name__}: {problem}): take as many"
                 " examples as there are, batch[first:first + batch_size].")]
    return []
