"""Lab: a network that somebody plays with, and all that was done to it."""

import copy
import threading
import time

from ..support.checks import shown
from .code import TRAIN, code_of
from .settings import PULLS, all_settings, is_number

# What needs no new network, as lines of Python.
IN_PLACE = {"rate": "model.learning_rate = {rate}",
            "batch": "model.batch_size = {batch}",
            "strength": "model.optimizer.{pull} = {strength}"}
MADE = ("model", "train_set", "test_set", "points", "rng")
MOST_UNDONE, MOST_ERRORS = 20, 1000


class Lab:
    """A network, its points, and how it came about.

        settings  what is chosen
        head      the lines of Python that have made it
        made      what they have made: model, train_set, test_set, points,
                  rng, and the function inputs
        done      what was done since: [line of Python, how often]
        epoch     how many epochs it has learnt
        errors    [epoch, training error, test error], of some epochs
        lock      held by whoever reads or changes it

    Everything happens by a line of Python that is run and written down, so
    `code()` makes the same network.
    """

    def __init__(self, chosen):
        self.lock = threading.Lock()
        self.before = []
        self.start(all_settings(chosen))

    @property
    def model(self):
        """The Model."""
        return self.made["model"]

    def start(self, settings):
        """A new network. Raises ValueError for points of which there is
        nothing to learn; then all stays as it was."""
        if settings["data"] == "own":
            check_points(settings)
        head, made = code_of(settings), {}
        exec(head, made)
        self.settings, self.head, self.made = settings, head, made
        self.done, self.errors, self.epoch = [], [], 0
        self.measure()

    def change(self, chosen):
        """Choose something else: what needs no new network goes on learning,
        all else starts anew. Raises ValueError."""
        settings = all_settings(chosen, self.settings)
        changed = {name for name in settings
                   if settings[name] != self.settings[name]}
        if not changed:
            return
        if changed <= set(IN_PLACE) and not (
                changed == {"strength"} and settings["pull"] == "none"):
            self.keep()
            words = dict(settings, pull=PULLS[settings["pull"]])
            for name in sorted(changed):
                self.run(IN_PLACE[name].format(**words))
            self.settings = settings
        else:
            self.restart(settings)

    def restart(self, settings):
        """Start anew, and be ready to go back."""
        self.keep()
        try:
            self.start(settings)
        except Exception:
            self.before.pop()
            raise

    def run(self, line):
        """Run a line of Python, and write it down. Raises OverflowError of a
        training that explodes: it has used up random numbers, too."""
        try:
            exec(line, self.made)
        except OverflowError:
            self.write(f"try:\n    {line}\nexcept OverflowError:\n"
                       "    pass  # the weights are those from before")
            raise
        self.write(line)

    def write(self, line):
        """Note that it was run."""
        if self.done and self.done[-1][0] == line:
            self.done[-1] = [line, self.done[-1][1] + 1]
        else:
            self.done.append([line, 1])

    def train(self, epochs, seconds):
        """So many epochs, or fewer when the time is up; at least one. Raises
        OverflowError where the numbers explode."""
        end = time.perf_counter() + seconds
        try:
            for _ in range(epochs):
                self.run(TRAIN)
                self.epoch += 1
                if time.perf_counter() >= end:
                    break
        finally:
            self.measure()

    def measure(self):
        """Note both errors; of a long training every other one is kept."""
        errors = [self.epoch] + [self.model.error(self.made[name])
                                 for name in ("train_set", "test_set")]
        if self.errors and self.errors[-1][0] == self.epoch:
            self.errors.pop()
        self.errors.append(errors)
        if len(self.errors) > MOST_ERRORS:
            self.errors = self.errors[::2]

    def set_weight(self, layer, row, column, value):
        """A weight by hand, or a bias, whose column is None. Raises
        ValueError."""
        try:
            place = self.model.layers[layer]
            vector = place.bias if column is None else place.weights[row]
            vector[row if column is None else column]
        except (AttributeError, IndexError, TypeError):
            raise ValueError(f"there is no weight {shown([row, column])} in"
                             f" layer {shown(layer)}") from None
        if not is_number(value) or abs(value) > 100:
            raise ValueError(f"the weight is {shown(value)}; expected a number"
                             " from -100 to 100")
        self.keep()
        self.run(f"model.layers[{layer}]." + (
            f"bias[{row}]" if column is None else
            f"weights[{row}][{column}]") + f" = {value}")
        self.measure()

    def keep(self):
        """Be ready to go back to here."""
        made = copy.deepcopy({name: self.made[name] for name in MADE})
        self.before.append((
            self.settings, self.head, dict(self.made, **made),
            list(self.done), list(self.errors), self.epoch))
        del self.before[:-MOST_UNDONE]

    def undo(self):
        """Back to before the last change. Raises ValueError."""
        if not self.before:
            raise ValueError("there is nothing to undo")
        (self.settings, self.head, self.made, self.done, self.errors,
         self.epoch) = self.before.pop()

    def code(self):
        """The whole program so far."""
        lines = [self.head]
        for line, times in self.done:
            lines.append(line if times == 1 else
                         f"for epoch in range({times}):\n    "
                         + line.replace("\n", "\n    "))
        return "\n".join(lines + [
            'print("training error", model.error(train_set))',
            'print("test error", model.error(test_set))']) + "\n"


def check_points(settings):
    """Of one's own points some must be left to test with."""
    if len(settings["points"]) < 4:
        raise ValueError(f"own points: there are {len(settings['points'])};"
                         " expected 4 or more to learn from")
    if len(settings["words"]) == 1:
        raise ValueError(f"own points: all are {settings['words'][0]!r};"
                         " expected two classes or more")
    cut = int(settings["share"] * len(settings["points"]) // 100)
    if not 0 < cut < len(settings["points"]):
        raise ValueError(f"own points: {settings['share']}% of"
                         f" {len(settings['points'])} leaves none to train or"
                         " to test with")
