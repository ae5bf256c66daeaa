"""How good a model is, in one number that needs no unit."""

from .layer_fit import check_examples, check_iterable
from .value_checks import check_row


ROWS_AT_ONCE = 1000  # go forward together, so that memory suffices


def model_outputs(model, rows):
    """A row of outputs for each row of inputs."""
    check_iterable(rows, "the rows are", "rows [x1, x2]")
    rows = list(rows)
    for number, row in enumerate(rows, 1):
        check_row(row, model.input_dim, f"row {number}")
    return [y for first in range(0, len(rows), ROWS_AT_ONCE)
            for y in batch_outputs(model, [
                list(row) for row in rows[first:first + ROWS_AT_ONCE]])]


def batch_outputs(model, batch):
    """By the fast way (see speed/), where there is one."""
    fast = getattr(model, "fast_outputs", None)
    return fast and fast(batch) or model.forward(batch)


def is_one_hot(label):
    """One 1, else 0, and more than one number."""
    return len(label) > 1 and sorted(label) == [0] * (len(label) - 1) + [1]


def r_squared_of(y, label):
    """1 - squared errors / squared differences from the mean, of two equally
    long vectors; where the label never changes 1 if all is exact, else 0."""
    if min(label) == max(label):  # which their mean need not be, exactly
        return 1 if list(y) == list(label) else 0
    mean = sum(label) / len(label)
    spread = sum([(b - mean) * (b - mean) for b in label])
    squares = sum([(a - b) * (a - b) for a, b in zip(y, label)])
    return 1 - squares / spread


def model_score(model, examples):
    """Classes: the share of the examples that are right. Numbers: R^2, the
    mean over the outputs."""
    check_iterable(examples)
    examples = list(examples)
    check_examples(examples, model)
    y = model_outputs(model, [x for x, _ in examples])
    labels = [list(label) for _, label in examples]
    if all([is_one_hot(label) for label in labels]):
        right = [row.index(max(row)) == label.index(1)
                 for row, label in zip(y, labels)]
    elif getattr(model.loss, "includes", "") == "SigmoidActivation":
        # Its outputs are those before the sigmoid: 0 is a chance of a half.
        right = [(a > 0) == (2 * b > 1) for row, label in zip(y, labels)
                 for a, b in zip(row, label)]
    else:
        right = [r_squared_of(*columns)
                 for columns in zip(zip(*y), zip(*labels))]
    return sum(right) / len(right)
