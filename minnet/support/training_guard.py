"""What stands around a training, so that the loop itself is only the loop."""

from .checks import check_count, check_function, check_rate, check_rng
from .each_example import Untouched
from .history import History
from .layer_fit import check_examples
from .portable import KeyboardInterrupt
from .progress import ProgressLine
from .validation import Validation
from .weights import check_finite, kept_weights, put_back, switch_training


TOO_MUCH = 10 ** 6  # times the first error: then it has exploded


class TrainingGuard:
    """Keeps the weights, puts them back if something happens, and reports.

        with TrainingGuard(model, progress) as guard:
            for epoch in guard.epochs(...):
                ... for batch in guard.steps(...):

    Each of its methods hands on what it is given, and does its work in
    between. After Ctrl-C the weights of the last whole step are back, and
    the training ends, if it had begun; where numbers have grown beyond all
    bounds, those with which the epoch with the lowest error began; after any
    other error, those of the last whole step. Layers that act differently
    while training are told. A learning rate that is a function is the
    epoch's number meanwhile.
    """

    def __init__(self, model, progress=None, unrolled=False, validation=None,
                 patience=None, checkpoint=None, every=1):
        self.model, self.unrolled = model, unrolled
        self.given = validation
        self.validation = None if validation is None else Validation(patience)
        self.checkpoint, self.every = checkpoint, every
        self.check_settings(patience)
        self.schedule = model.learning_rate
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
        self.lowest_kept = self.kept
        self.examples, self.lowest = [], None  # (error, epoch)

    def check_settings(self, patience):
        """What belongs together is there."""
        if patience is not None and self.given is None:
            raise ValueError("patience needs a validation error to look at:"
                             " train(..., validation=0.2,"
                             f" patience={patience})")
        check_count(self.every, "every", "Model")
        if self.checkpoint is None and self.every != 1:
            raise ValueError(f"every={self.every} needs a file:"
                             " train(..., checkpoint=\"model.json\","
                             f" every={self.every})")
        if self.checkpoint is not None and not hasattr(self.model, "save"):
            raise TypeError("checkpoint: this Model has no save; that comes"
                            " with the whole package only, on a Python that"
                            " can write files")

    def split(self, examples, shuffle, rng):
        """The examples to learn from, without those held back; and if the
        checkpoint can't be saved, that is said before the work."""
        check_examples(examples, self.model)
        check_rng(rng, "train")
        self.rng = rng
        if self.checkpoint is not None and hasattr(self.model, "check_save"):
            self.model.check_save(self.checkpoint, rng)
        return examples if self.validation is None else \
            self.validation.split(examples, self.given, self.model, shuffle,
                                  rng)

    def record(self, errors):
        """A History; and the model's own goes on in a new one."""
        earlier = getattr(self.model, "history", ())
        self.history = History(errors)
        self.history.validation = []
        self.model.history = History(earlier)
        self.model.history.validation = list(getattr(earlier, "validation",
                                                     ()))
        return self.history

    def quickest(self, train_epoch, examples):
        """train_epoch, or a faster one with the same result (see speed/)."""
        self.examples, self.count = examples, len(examples)
        if self.unrolled and hasattr(self.model, "fast_way"):
            self.way = self.model.fast_way(examples)
            return self.way.train_epoch
        return train_epoch

    def epochs(self, numbers, history):
        """A number for each epoch. In between the last error is reported."""
        for number in numbers:
            self.epoch += 1
            if self.epoch > 1:
                self.set_rate(self.epoch)
            self.done, self.epoch_start = 0, self.kept
            switch_training(self.model.layers, True)
            yield number
            switch_training(self.model.layers, False)
            check_finite(self.model)
            self.check_growth(history)
            if self.is_last(history):
                break

    def check_growth(self, errors):
        """The last error is no million times the first. Notes the weights
        with which the epoch with the lowest error began."""
        error, begun = errors[-1], self.epoch > 1
        if self.lowest is None or error < self.lowest[0]:
            self.lowest, self.lowest_kept = (error, self.epoch), \
                self.epoch_start
        if not isinstance(error, float):
            return  # exact numbers have no bounds
        if error > 1 and error > TOO_MUCH * (errors[0] if begun else 1):
            first = errors[0] if begun else self.error_before()
            usual = max(first, self.error_of_zeros())
            if error > TOO_MUCH * usual and usual > 0:
                raise OverflowError(f"the error is {float(error):.4g}, over a"
                                    " million times the first")

    def error_before(self):
        """The error with the weights from before this epoch; 0 where it
        can't be told."""
        with Untouched(self.model):
            put_back(self.changing, self.epoch_start)
            try:
                return self.model.error(self.examples)
            except Exception:  # of a layer or loss of somebody's own
                return 0

    def error_of_zeros(self):
        """The error of always answering 0: who starts with next to none may
        well become a million times worse. 0 where it can't be told."""
        labels = [list(label) for _, label in self.examples]
        with Untouched(self.model.loss):
            try:
                return self.model.loss.forward(
                    [[0 for _ in label] for label in labels], labels)
            except Exception:
                return 0

    def set_rate(self, epoch):
        """The learning rate of this epoch, where that is a function."""
        if not callable(self.schedule):
            return
        rate = self.schedule(epoch)
        if rate != 0 or rate is False:  # 0, as many a schedule ends
            check_rate(rate, "Model", f"learning_rate({epoch})")
        self.model.learning_rate = rate

    def is_last(self, history):
        """After an epoch: measure, report, save. Does the training end?"""
        errors = history[-1:]
        if self.validation:
            errors.append(self.validation.measure(self.model, self.epoch,
                                                  self.kept))
            history.validation.append(errors[1])
        self.model.history.add(*errors)
        answer = None
        if self.progress:
            answer = self.progress(self.epoch, self.model.num_epochs,
                                   *errors[:1 if self.observed else 2])
        if self.observed and hasattr(self.way, "look"):
            self.way.look()
        if answer is False or self.validation and \
                self.validation.is_over(self.epoch):
            return True
        if self.checkpoint is not None and self.epoch % self.every == 0 and \
                self.epoch < self.model.num_epochs:
            self.rate_as_given()
            self.save()

    def rate_as_given(self):
        """A learning rate that is a function is one again; returns the
        epoch's number."""
        rate = self.model.learning_rate
        if callable(self.schedule):
            self.model.learning_rate = self.schedule
        return rate

    def save(self):
        """The model's file, with the state of train's random numbers."""
        self.model.save(self.checkpoint, self.rng)

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
        looks on, or comes after the training, whose end isn't known with
        patience."""
        return self.observed or self.epoch == self.model.num_epochs or \
            self.validation and self.validation.patience

    def __enter__(self):
        self.set_rate(1)
        return self

    def __exit__(self, kind, problem, trace):
        overflow = kind is not None and issubclass(kind, OverflowError)
        interrupted = kind is not None and self.epoch > 0 and \
            issubclass(kind, KeyboardInterrupt)
        best = self.validation and (kind is None or interrupted) and \
            self.validation.best
        try:
            if best:
                put_back(self.changing, self.validation.kept)
            elif kind is not None:
                put_back(self.changing,
                         self.lowest_kept if overflow else self.kept)
        finally:
            switch_training(self.model.layers, False)
            rate = self.rate_as_given()
            if hasattr(self.progress, "finish"):
                self.progress.finish()
        if overflow:
            if self.epoch > 0:
                self.history.exploded = self.model.history.exploded = True
            self.tell_why()
            raise OverflowError(self.grown_too_large(problem, rate)) from None
        if kind is None or interrupted:
            self.finish(best, interrupted)
        return interrupted

    def finish(self, best, interrupted):
        """Note and tell which weights are kept, and save them."""
        if self.validation:  # and nobody waited for the last one
            del self.history[len(self.history.validation):]
        if best:
            earlier = len(self.model.history) - len(self.history)
            self.history.best, self.model.history.best = best, earlier + best
        if self.checkpoint is not None:
            self.save()
        if not interrupted:
            self.tell_why()
        kept = f"the weights of epoch {best}, with the lowest validation" \
            " error, are kept." if best else "the last whole step is kept."
        if interrupted:
            print(f"Stopped by Ctrl-C in epoch {self.epoch} of"
                  f" {self.model.num_epochs}; {kept}")
        elif best and type(self.progress) is ProgressLine:
            print(f"Ended after epoch {self.epoch} of"
                  f" {self.model.num_epochs}; {kept}")

    def tell_why(self):
        """A word after a bad end, to whom the progress is told."""
        if type(self.progress) is ProgressLine and \
                hasattr(self.model, "word_after"):
            try:
                word = self.model.word_after(self.examples, self.history)
            except (Exception, KeyboardInterrupt):
                return  # the training has ended all the same
            if word:
                print(word)

    def grown_too_large(self, problem, rate):
        """Where it happened, and what to do."""
        batch = 1 + min(self.done, self.count - 1) // self.model.batch_size
        kept = "The weights from the start are back."
        if self.lowest and self.lowest[1] > 1:
            kept = ("The weights from the start of epoch {}, which had the"
                    " lowest error, {:.4g}, are back.").format(
                        self.lowest[1], float(self.lowest[0]))
        return (f"epoch {self.epoch}, batch {batch}: {problem}. The numbers"
                " have grown too large: try a learning_rate below"
                f" {rate}, or normalise the data (mean 0, spread 1). {kept}")
