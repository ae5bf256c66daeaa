"""Model: layers in a row, trained batch by batch."""

import random

from .losses import MSELoss, share_of
from .matrix import Matrix, Vector
from .optimizers import SGD
from .support.checks import check_batch
from .support.each_example import takes_other_layers
from .support.layer_fit import (check_de_dy, check_example, check_examples,
                                check_iterable, check_layers, check_model,
                                check_passed, model_widths)
from .support.portable import shuffled
from .support.score import model_outputs, model_score
from .support.summary import summary_table
from .support.training_guard import TrainingGuard
from .support.value_checks import check_error, name_of


@takes_other_layers
class Model:
    """Layers in a row: x -> layer 1 -> layer 2 -> ... -> y

    A layer is any object with forward(x) and backward(de_dy, learning_rate).
    One that has parameters() is stepped by the optimizer; one that has none
    is given the learning rate and takes its own step, as in the article.

    `learning_rate` is a number, or a function that gives one for each epoch
    of a training: 1, 2, ... (During that, it is the number.)

    Raises ValueError, naming the layers, where two neighbours don't fit.

    To learn y = 2 x + 3 from two points:

    >>> model = Model([FCLayer(1, 1)], 100, batch_size=2, learning_rate=0.1)
    >>> history = model.train([([1], [5]), ([-1], [1])], progress=None)
    >>> [round(y, 4) for y in model.predict([10])]
    [23.0]
    """

    def __init__(self, layers: list, num_epochs: int, batch_size: int,
                 learning_rate, loss=None, optimizer=None):
        check_layers(layers)
        self.layers = list(layers)
        self.num_epochs = num_epochs
        self.batch_size = batch_size
        self.learning_rate = learning_rate
        self.loss = MSELoss() if loss is None else loss
        self.optimizer = SGD() if optimizer is None else optimizer
        check_model(self)

    def forward(self, x: Matrix) -> Matrix:
        """The output y of the last layer, for a batch x."""
        check_batch(x, self.input_dim, "Model")
        for layer in self.layers:
            y = layer.forward(x)
            check_passed(y, x, layer, self)
            x = y
        return x

    def backward(self, de_dy: Matrix, learning_rate=None, optimizer=None):
        """de/dx, last layer to first. Given a learning rate, each layer steps;
        given an optimizer as well, only those without parameters() do."""
        for layer in reversed(self.layers):
            by_itself = optimizer is None or not hasattr(layer, "parameters")
            de_dx = layer.backward(de_dy, learning_rate if by_itself else None)
            check_passed(de_dx, de_dy, layer, self, backward=True)
            de_dy = de_dx
        return de_dy

    def parameters(self):
        """(name, values, gradient) of everything the layers learn."""
        for number, layer in enumerate(self.layers, 1):
            if hasattr(layer, "parameters"):
                who = f"layer {number}, {name_of(layer)}"
                for name, values, gradient in layer.parameters():
                    yield f"{who}: {name}", values, gradient

    def predict(self, input: Vector) -> Vector:
        """The output for one example: a list in, a list out."""
        check_example(input, self)
        return self.forward([input])[0]

    def error(self, examples: list):
        """The loss over examples, pairs (input, label), without training."""
        check_iterable(examples)
        examples = list(examples)
        check_examples(examples, self)
        x, label = as_batch(examples)
        return self.loss.forward(self.forward(x), label)

    def train(self, train_set: list, *, shuffle=True, progress=True,
              rng=random, unrolled=True, validation=None, patience=None,
              checkpoint=None, every=1):
        """Go through the train set num_epochs times, batch by batch.

        `train_set` is a list of pairs ([x1, x2], [label]), shuffled for each
        epoch unless `shuffle` is False. Returns the history: the mean error
        of each epoch's examples (for a loss that adds up, SSELoss, the sum).

        `progress` is True for a line of progress (and a word, if it has not
        learnt well; diagnose(model, train_set) tells more), None, or a
        function of (epoch, num_epochs, error); if it returns False, that was
        the last epoch. `unrolled=False` takes the readable way even where a
        faster one gives the same result. Ctrl-C ends the training early,
        with the weights of the last whole step.

        `validation` is more examples, or the share of the train set to hold
        back, 0.2 say; their error is measured after each epoch and stands in
        `history.validation`. With `patience` the training ends when it has
        not fallen for so many epochs, and the weights of the best epoch,
        `history.best`, are put back, those of the optimizer, too.

        `checkpoint` is the file to save the model in, with the state of
        `rng`, every so many epochs and at the end. `model.history` goes on
        over all its trainings.

        Raises ValueError or TypeError for a train set that doesn't fit, and
        OverflowError where the error grows to a million times the first;
        the weights from before the epoch with the lowest one are put back.
        """
        check_model(self)
        check_iterable(train_set)
        with TrainingGuard(self, progress, unrolled, validation, patience,
                           checkpoint, every) as guard:
            examples = guard.split(list(train_set), shuffle, rng)
            history = guard.record([])
            train_epoch = guard.quickest(self.train_epoch, examples)
            for _ in guard.epochs(range(self.num_epochs), history):
                order = shuffled(examples, rng) if shuffle else examples
                history.append(train_epoch(order, guard))
        return history

    def train_epoch(self, examples: list, guard):
        """A step for each batch. Returns the error over all the examples."""
        total = 0
        for batch in guard.steps(batches(examples, self.batch_size)):
            total += self.train_batch(batch) * share_of(self.loss, len(batch))
        return total / share_of(self.loss, len(examples))

    def train_batch(self, batch: list):
        """One step: forward, loss, backward, optimizer. Returns e.

        Raises OverflowError, before the step, where e is nan or infinite.
        """
        x, label = as_batch(batch)
        e = self.loss.forward(self.forward(x), label)
        check_error(e, self.loss)
        de_dy = self.loss.backward()
        check_de_dy(de_dy, batch, self)
        self.backward(de_dy, self.learning_rate, self.optimizer)
        self.optimizer.step(list(self.parameters()), self.learning_rate)
        return e

    def outputs(self, rows: list):
        """What predict gives for each of the rows."""
        return model_outputs(self, rows)

    def score(self, examples: list):
        """1 is best: accuracy, if labels are classes, one 1 among 0s; of
        numbers R^2, 1 - squared errors / squared distances to the mean."""
        return model_score(self, examples)

    def summary(self):
        """Print the layers, their shapes, and how many parameters they have:
        for FCLayer(2, 64) 2 x 64 weights + 64 biases = 192."""
        print(summary_table(self.layers, self.widths))

    @property
    def widths(self):
        """Of the rows before, between and after the layers."""
        return model_widths(self)

    @property
    def input_dim(self):
        """How many numbers an example has; None if no layer says."""
        return model_widths(self)[0]

    @property
    def output_dim(self):
        """How many numbers an output has; None if no layer says."""
        return model_widths(self)[-1]

    def __repr__(self):
        return f"Model([{', '.join(map(name_of, self.layers))}])"


def as_batch(examples: list):
    """(x, label) of pairs; copies, as a layer may write into its x."""
    return ([list(x) for x, _ in examples],
            [list(label) for _, label in examples])


def batches(examples: list, size: int):
    """The examples in lists of `size`; the last one may be shorter."""
    return [examples[i:i + size] for i in range(0, len(examples), size)]
