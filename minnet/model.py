"""Model: layers in a row, trained batch by batch."""

import random

from .losses import MSELoss
from .matrix import Matrix, Vector
from .optimizers import SGD
from .support.checks import (check_batch, check_count, check_error,
                             check_function, check_object, check_rate,
                             check_row, name_of, shown)
from .support.layer_fit import (check_layers, check_parameters,
                                checked_examples, fitting_widths)
from .support.portable import KeyboardInterrupt, shuffled
from .support.progress import ProgressLine
from .support.summary import summary_table
from .support.weights import (all_finite, kept_weights, put_back,
                              switch_training)


class Model:
    """Layers in a row: x -> layer 1 -> layer 2 -> ... -> y

    A layer is any object with forward(x) and backward(de_dy, learning_rate).
    One that has parameters() is stepped by the optimizer; one that has none
    is given the learning rate and takes its own step, as in the article.

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
        self.check()

    def check(self):
        """See that the layers fit each other and the settings make sense."""
        check_layers(self.layers)
        self.names = [f"layer {number}, {name_of(layer)}"
                      for number, layer in enumerate(self.layers, 1)]
        for layer, name in zip(self.layers, self.names):
            check_parameters(layer, name)
        self.widths = fitting_widths(self.layers, self.names)
        self.input_dim, self.output_dim = self.widths[0], self.widths[-1]
        check_count(self.num_epochs, "num_epochs", "Model")
        check_count(self.batch_size, "batch_size", "Model")
        check_rate(self.learning_rate, "Model")
        check_object(self.loss, ["forward", "backward"], "the loss")
        check_object(self.optimizer, ["step"], "the optimizer")
        included = getattr(self.loss, "includes", None)
        if included == type(self.layers[-1]).__name__:
            raise ValueError(f"{name_of(self.loss)} has the formula of"
                             f" {self.names[-1]}, built in; leave that layer"
                             " out")

    def forward(self, x: Matrix) -> Matrix:
        """The output y of the last layer, for a batch x."""
        if len(self.layers) != len(self.names):
            self.check()
        check_batch(x, self.input_dim, "Model")
        rows = len(x)
        for place, layer in enumerate(self.layers):
            x = layer.forward(x)
            check_batch(x, self.widths[place + 1], self.names[place],
                        "its output", rows)
        return x

    def backward(self, de_dy: Matrix, learning_rate=None) -> Matrix:
        """de/dx of the whole row of layers; each steps if given a rate."""
        return self.send_back(de_dy, [learning_rate] * len(self.layers))

    def send_back(self, de_dy: Matrix, learning_rates: list) -> Matrix:
        """backward through the layers, last to first, each with its rate."""
        rows = len(de_dy)
        for place in reversed(range(len(self.layers))):
            de_dy = self.layers[place].backward(de_dy, learning_rates[place])
            check_batch(de_dy, self.widths[place], self.names[place],
                        "the de_dx from its backward", rows)
        return de_dy

    def parameters(self):
        """(name, values, gradient) of everything the layers learn."""
        for layer, place in zip(self.layers, self.names):
            if hasattr(layer, "parameters"):
                for name, values, gradient in layer.parameters():
                    yield f"{place}: {name}", values, gradient

    def predict(self, input: Vector) -> Vector:
        """The output for one example: a list in, a list out."""
        if isinstance(input, (list, tuple)) and input and \
                isinstance(input[0], (list, tuple)):
            raise ValueError("Model: predict takes one example such as"
                             f" {shown(input[0])}; got {shown(input)}")
        check_row(input, self.input_dim, "the example")
        return self.forward([input])[0]

    def error(self, examples: list):
        """The loss over examples, pairs (input, label), without training."""
        examples = checked_examples(examples, self.input_dim, self.output_dim)
        return self.batch_error(examples)

    def batch_error(self, batch: list):
        """forward and loss for a batch of pairs: e, one number."""
        # Copies, so that a layer which writes into its x spoils no data.
        y = self.forward([list(x) for x, _ in batch])
        return self.loss.forward(y, [list(label) for _, label in batch])

    def train_batch(self, batch: list):
        """One step: forward, loss, backward, optimizer. Returns e.

        Raises OverflowError, before the step, where e is nan or infinite.
        """
        e = self.batch_error(batch)
        check_error(e, self.loss)
        de_dy = self.loss.backward()
        check_batch(de_dy, self.output_dim, name_of(self.loss),
                    "the de_dy from its backward", len(batch))
        self.send_back(de_dy,
                       [None if hasattr(layer, "parameters")
                        else self.learning_rate for layer in self.layers])
        self.optimizer.step(list(self.parameters()), self.learning_rate)
        return e

    def adds_up(self):
        """Is the error a sum over the examples, not their mean?"""
        return getattr(self.loss, "adds_up", False)

    def steps(self, examples: list, traces=True):
        """A step for each batch. Yields how many examples are done, and what
        the batch adds to the error."""
        for first in range(0, len(examples), self.batch_size):
            batch = examples[first:first + self.batch_size]
            e = self.train_batch(batch)
            yield first + len(batch), e if self.adds_up() else e * len(batch)

    # The package puts a function here that finds a faster way to the same
    # result, where there is one: see fast.py.
    fast_way = None

    def train(self, train_set: list, *, shuffle=True, progress=True,
              rng=random, unrolled=True):
        """Go through the train set num_epochs times, batch by batch.

        `train_set` is a list of pairs ([x1, x2], [label]), put in a new
        random order each epoch unless `shuffle` is False. `progress` is
        True for a line of progress, None for silence, or a function of
        (epoch, num_epochs, error). `unrolled=False` takes the readable way
        even where a faster one gives the same result.

        Returns the history, for each epoch the mean error over the examples
        (for a loss that adds up, as SSELoss does, the sum). Ctrl-C ends the
        training early, with the weights of the last whole step.

        Raises ValueError or TypeError for a train set that doesn't fit, and
        OverflowError where the error grows beyond all bounds; the weights
        of the last finite epoch are then put back.
        """
        self.check()
        examples = checked_examples(train_set, self.input_dim,
                                    self.output_dim)
        progress = ProgressLine() if progress is True else progress
        if progress:
            check_function(progress, "progress", "Model")
        try:
            self.check_weights()
        except OverflowError as problem:
            raise ValueError(f"{problem}, before the training begins; give"
                             " that layer finite numbers") from None
        history, note, epoch, done = [], None, 0, 0
        # The weights, and what the optimizer remembers, after the last whole
        # step and when the epoch began: to put back if the training is
        # stopped, or the numbers explode.
        changing = self.layers + [self.optimizer]
        kept = epoch_start = kept_weights(changing)
        observed = progress and type(progress) is not ProgressLine
        way = self
        try:
            if unrolled and self.fast_way:
                way = self.fast_way(examples)
            for epoch in range(1, self.num_epochs + 1):
                if shuffle:
                    examples = shuffled(examples, rng)
                total, done, epoch_start = 0, 0, kept
                switch_training(self.layers, True)
                # Whoever looks on, or comes after, finds the last slopes.
                for done, e in way.steps(
                        examples, observed or epoch == self.num_epochs):
                    total += e
                    kept = kept_weights(changing)
                switch_training(self.layers, False)
                self.check_weights()
                history.append(total if self.adds_up()
                               else total / len(examples))
                if progress:
                    progress(epoch, self.num_epochs, history[-1])
                if observed and way is not self:
                    way.look()
        except KeyboardInterrupt:
            put_back(changing, kept)
            note = (f"Stopped by Ctrl-C in epoch {epoch} of"
                    f" {self.num_epochs}; the last whole step is kept.")
        except OverflowError as problem:
            put_back(changing, epoch_start)
            raise OverflowError(
                f"epoch {epoch}, batch"
                f" {min(done, len(examples) - 1) // self.batch_size + 1}:"
                f" {problem}. The numbers have grown too large: try a"
                f" learning_rate below {self.learning_rate}, or normalise the"
                " data (mean 0, spread 1). The weights from the start of that"
                " epoch are back.") from None
        except BaseException:
            put_back(changing, kept)
            raise
        finally:
            switch_training(self.layers, False)
            if hasattr(progress, "finish"):
                progress.finish()
        if note:
            print(note)
        return history

    def summary(self):
        """Print the layers, their shapes, and how many parameters they have:
        for FCLayer(2, 64) 2 x 64 weights + 64 biases = 192."""
        print(summary_table(self.layers, self.widths))

    def check_weights(self):
        """Raises OverflowError where a weight is nan or infinite."""
        for name, values, _ in self.parameters():
            if not all_finite(values):
                raise OverflowError(f"{name} is nan or infinite")

    def __repr__(self):
        layers = ", ".join([name_of(layer) for layer in self.layers])
        return f"Model([{layers}])"
