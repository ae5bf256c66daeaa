"""check_training: does a step of training go down the slope of the error?

The model trains on one batch; the step is read off its numbers, divided by
the learning rate, and compared with differences of the error of `predict`.
What a batch does wrong, however right each layer is, shows here.
"""

from ..losses import MSELoss
from ..support.checks import check_function, counted, shown
from ..support.each_example import Untouched
from ..support.layer_state import LayerState
from ..support.value_checks import check_object, check_row, name_of
from .differences import Hill
from .nested_numbers import BareNumber, Kept, numbers_in
from .report import AT_ONCE, NOTHING, RIGHT, WRONG, BlockReport, Entry, \
    gradient_report


MANY = 24  # numbers of a table are compared one by one, then all at once


CLOSE = 1e-6  # of the largest slope


RATES = ["learning_rate", "lr", "rate", "eta", "alpha"]


EPOCHS = ["num_epochs", "epochs", "n_epochs", "max_epochs", "n_iter"]


NOT_FULL = "a last batch that is not full"


def check_training(model, train_set, loss=None):
    """One step of train(train_set) beside the slope of the error.

    `model` is any object with train(train_set) and predict(input), for one
    example; `train_set` is a list of pairs ([x1, x2], [label]). It trains on
    the first batch of them, with the batch size, learning rate and number of
    epochs (1 for the check) that its attributes tell; without a batch size
    all are one batch. The error is that of `loss`, of the model's own loss
    where it has one, else the mean squared error.

    Returns a report as check_gradients does. Afterwards all is as it was
    before. Raises TypeError or ValueError for what can't be checked.

    >>> model = Model([FCLayer(2, 1)], 10, batch_size=2, learning_rate=0.1)
    >>> check_training(model, [([1, 2], [1]), ([3, -1], [0])]).ok
    True
    """
    check_object(model, ["train", "predict"], "what you check")
    examples = checked_examples(train_set)
    with Kept([model, loss, examples]):
        with Untouched(model) as untouched:
            training = Training(model, examples, loss, untouched.state)
            return report_on_training(training)


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


class Training:
    """A model with one batch: what a step does, and what it should do.

    `tables` are the lists of numbers that the step changes, or that look
    learned; each with its places (where, row, j), its step, by the learning
    rate, and its expected slopes. `chosen` are those that are compared.
    """

    def __init__(self, model, examples, loss, state):
        self.model, self.state = model, state
        self.loss = loss or getattr(model, "loss", None)
        if not hasattr(self.loss, "forward"):
            self.loss = MSELoss()
        for name in EPOCHS:
            self.set_number(name, 1)
        self.size = self.number_of(["batch_size", "batchsize"]) \
            or len(examples)
        self.examples = examples[:self.size]
        self.more = examples[:self.size + 1]
        if len(self.examples) < self.size:
            self.set_number("batch_size", len(self.examples))
            self.set_number("batchsize", len(self.examples))
        if len(self.more) == len(self.examples):
            self.more = self.examples + self.examples[:1]
        self.rate = self.number_of(RATES)
        optimizer = getattr(model, "optimizer", None)
        if hasattr(optimizer, "memory"):
            optimizer.memory, optimizer.t = None, 0  # the first step
        self.decay = getattr(optimizer, "weight_decay", 0)
        self.start = LayerState(model)

    def number_of(self, names):
        """The first attribute so called that is a number; or None."""
        for name in names:
            value = getattr(self.model, name, None)
            if isinstance(value, (int, float)) and value > 0:
                return value
        return None

    def set_number(self, name, value):
        """An attribute that is a number becomes another one."""
        if isinstance(getattr(self.model, name, None), int):
            setattr(self.model, name, value)

    def train(self, examples):
        """One epoch."""
        self.model.train([(list(x), list(label)) for x, label in examples])

    def outputs(self):
        """What predict gives for the examples, rows of numbers."""
        y = [self.model.predict(list(x)) for x, _ in self.examples]
        return [row.tolist() if hasattr(row, "tolist") else row for row in y]

    def error(self):
        """e of the batch."""
        e = self.loss.forward(self.outputs(),
                              [label for _, label in self.examples])
        if not self.decay:
            return e
        return e + self.decay / 2 * sum([
            row[j] * row[j] for table in self.tables if table.is_matrix
            for _, row, j in table.places])
