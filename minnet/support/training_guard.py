"""What stands around a training, so that the loop itself is only the loop."""

from .checks import check_function
from .portable import KeyboardInterrupt
from .progress import ProgressLine
from .weights import check_finite, kept_weights, put_back, switch_training


class TrainingGuard:
    """Keeps the weights, puts them back if something happens, and reports.

        with TrainingGuard(model, progress) as guard:
            for epoch in guard.epochs(...):
                ... for batch in guard.steps(...):

    Each of its methods hands on what it is given, and does its work in
    between. After Ctrl-C the weights of the last whole step are back, and
    the training ends; where numbers have grown beyond all bounds, those of
    the last finite epoch; after any other error, those of the last whole
    step. Layers that act differently while training are told.
    """

    def __init__(self, model, progress=None, unrolled=False):
        self.model, self.unrolled = model, unrolled
        self.progress = ProgressLine() if progress is True else progress
        if self.progress:
            check_function(self.progress, "progress", "Model")
        try:
            check_finite(model)
        except OverflowError as problem:
            raise ValueError(f"{problem}, before the training begins; give"
                             " that layer finite numbers") from None
        # Somebody looks on, and may look at the layers' slopes, too.
        self.observed = self.progress and \
            type(self.progress) is not ProgressLine
        self.changing = model.layers + [model.optimizer]
        self.way, self.epoch = None, 0
        self.count = self.done = 0  # examples there are, done in this epoch
        self.kept = self.epoch_start = kept_weights(self.changing)

    def quickest(self, train_epoch, examples):
        """train_epoch, or a faster one with the same result (see speed/)."""
        self.count = len(examples)
        if self.unrolled and hasattr(self.model, "fast_way"):
            self.way = self.model.fast_way(examples)
            return self.way.train_epoch
        return train_epoch

    def epochs(self, numbers, history):
        """A number for each epoch. In between the last error is reported."""
        for number in numbers:
            self.epoch += 1
            self.done, self.epoch_start = 0, self.kept
            switch_training(self.model.layers, True)
            yield number
            switch_training(self.model.layers, False)
            check_finite(self.model)
            if self.progress:
                self.progress(self.epoch, self.model.num_epochs, history[-1])
            if self.observed and hasattr(self.way, "look"):
                self.way.look()

    def steps(self, each_batch):
        """Each batch. In between, after a whole step, the weights are kept."""
        for batch in each_batch:
            yield batch
            self.keep(len(batch))

    def keep(self, count):
        """Whole steps for `count` more examples are done."""
        self.done += count
        self.kept = kept_weights(self.changing)

    def leaves_slopes(self):
        """Will somebody find the slopes of this epoch's last batch? Whoever
        looks on, or comes after the training."""
        return self.observed or self.epoch == self.model.num_epochs

    def __enter__(self):
        return self

    def __exit__(self, kind, problem, trace):
        overflow = kind is not None and issubclass(kind, OverflowError)
        try:
            if kind is not None:
                put_back(self.changing,
                         self.epoch_start if overflow else self.kept)
        finally:
            switch_training(self.model.layers, False)
            if hasattr(self.progress, "finish"):
                self.progress.finish()
        if overflow:
            raise OverflowError(self.grown_too_large(problem)) from None
        if kind is None or not issubclass(kind, KeyboardInterrupt):
            return False
        print(f"Stopped by Ctrl-C in epoch {self.epoch} of"
              f" {self.model.num_epochs}; the last whole step is kept.")
        return True

    def grown_too_large(self, problem):
        """Where it happened, and what to do."""
        batch = 1 + min(self.done, self.count - 1) // self.model.batch_size
        return (f"epoch {self.epoch}, batch {batch}: {problem}. The numbers"
                " have grown too large: try a learning_rate below"
                f" {self.model.learning_rate}, or normalise the data (mean 0,"
                " spread 1). The weights from the start of that epoch are"
                " back.")
