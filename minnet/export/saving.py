"""A Model as text that a person can read, and in a file."""

import random

from ..model import Model
from ..optimizers import WithMemory
from ..support.checks import shown
from ..support.each_example import EachExample, EachNumber
from ..support.layer_state import contents_now
from ..support.value_checks import name_of
from .file_text import as_text, check_kept
from .kept_checks import FORMAT, VERSION
from .kinds import SETTINGS, STARTS, has_state, made_by_attributes
from .loading import model_of_text
from .whole_files import MOST_BYTES, check_place, write_whole

MARK = f'"format": "{FORMAT}"'  # of no other file is written over


def save(model, path, rng=random):
    """Keep a Model in a file, all of it: Model.load(path) brings it back.

    With it goes the state of `rng`, the one that train was given. If there
    is anything that can't be kept, or would not come back the same, that is
    an error, TypeError or ValueError, or OSError if the file can't be
    written; an older file of that name then stays as it was, and so does
    one that holds something else, such as a table.
    """
    write_whole(path, text_of_model(model, rng), MARK)


def check_save(model, path, rng=random):
    """Raises now what save would, before the long work is done."""
    check_place(path, MARK)
    text_of_model(model, rng)


def text_of_model(model, rng=random):
    """What stands in the file. It is read once, to see that the model made
    of it says the same."""
    try:
        keeper = Keeper(rng)
        text = as_text(keeper.file_data(model)) + "\n"
        if len(text) > MOST_BYTES:
            raise ValueError(f"the model makes a file of {len(text):,} bytes;"
                             f" the largest is {MOST_BYTES:,}")
        again = random.Random()
        back = model_of_text(text, list(keeper.own), again, type(model))
        if as_text(Keeper(again).file_data(back)) + "\n" != text:
            raise ValueError("what the file says would come back as another"
                             " model; look at the as_data and from_data of"
                             " the own layers")
        return text
    except RecursionError:
        raise ValueError("the model holds itself, or too many others one in"
                         " another; that can't be kept in a file") from None


class Keeper:
    """Makes data of what a model consists of, and notes what is not the
    package's: `own` classes, and `rngs`, random number generators. `known` has
    the number of each list and object there was, by its id."""

    def __init__(self, rng):
        self.own, self.rngs, self.known = [], [], {}
        self.rng_number(rng, "save")

    def file_data(self, model):
        """All that stands in the file."""
        data = {"format": FORMAT, "version": VERSION}
        data.update(self.model_data(model))
        check_unshared(model)
        data["history"] = history_data(model.history)
        data["encoding"] = model.encoding and model.encoding.as_data()
        data["random"] = [[state[0], list(state[1]), state[2]] for state in
                          [rng.getstate() for rng in self.rngs]]
        check_kept(data, "the model")
        return data

    def model_data(self, model):
        """A Model, maybe one inside another."""
        rate = model.learning_rate
        return {
            "kind": type(model).__name__,
            "num_epochs": model.num_epochs, "batch_size": model.batch_size,
            "learning_rate": {"function": getattr(
                rate, "__name__", type(rate).__name__)}
            if callable(rate) else rate,
            "loss": self.part(model.loss, "the loss"),
            "optimizer": self.part(model.optimizer, "the optimizer"),
            "layers": [self.part(layer, f"layer {number}")
                       for number, layer in enumerate(model.layers, 1)]}

    def part(self, part, where):
        """A layer, activation, loss or optimizer."""
        if isinstance(part, EachExample):
            part = part.layer
        if isinstance(part, EachNumber):
            part = part.formula
        if id(part) in self.known:
            return {"again": self.known[id(part)]}
        self.known[id(part)] = len(self.known)
        where, kind = f"{where}, {name_of(part)}", type(part)
        if kind is Model:
            return self.model_data(part)
        if kind not in SETTINGS:
            return self.own_part(part, where)
        changed = [name for name, value in contents_now(part).items()
                   if callable(value)]
        if changed:
            raise TypeError(f"{where}: its {changed[0]} is a function of its"
                            " own, which a file can't hold; make a class of"
                            " it")
        data = {"kind": kind.__name__}
        for name in SETTINGS[kind]:
            data[name] = getattr(part, name)
        if hasattr(part, "rng"):
            data["rng"] = self.rng_number(part.rng, where)
        if kind in STARTS:
            for name, values, _ in part.parameters():
                data[name] = values
                for table in [values] + values:
                    if isinstance(table, list):
                        self.known.setdefault(id(table), len(self.known))
        if isinstance(part, WithMemory):
            data["t"], data["memory"] = part.t, part.memory
        return data

    def rng_number(self, rng, where):
        """Which of the generators it is."""
        if not has_state(rng):
            raise TypeError(f"{where}: its rng is {shown(rng)}, whose state"
                            " can't be kept in a file; take random, or"
                            " random.Random(0)")
        if not any([rng is other for other in self.rngs]):
            self.rngs.append(rng)
        return [rng is other for other in self.rngs].index(True)

    def own_part(self, part, where):
        """An object of somebody's own class: by its as_data(), or else by
        its attributes."""
        kind = type(part)
        if kind not in self.own:
            self.own.append(kind)
        data = {"own": kind.__name__}
        if hasattr(part, "as_data"):
            if not hasattr(kind, "from_data"):
                raise TypeError(f"{where} has as_data, but no from_data;"
                                " expected both: from_data(data), a"
                                " staticmethod, makes it of as_data()")
            data["data"] = part.as_data()
        elif made_by_attributes(part):
            data["attributes"] = {
                name: self.attribute(value, f"{where}: its {name}")
                for name, value in contents_now(part).items()}
        else:
            raise self.not_kept(part, where)
        return data

    def attribute(self, value, where):
        """A number or text as it is, a list as one; all else as an object.

        What was there before will be the same object again.
        """
        if value is None or isinstance(value, float) or \
                type(value) in (bool, int, str):
            return value
        if id(value) in self.known:
            return {"again": self.known[id(value)]}
        if has_state(value):
            return {"rng": self.rng_number(value, where)}
        if type(value) in (list, tuple, dict):
            self.known[id(value)] = len(self.known)
        if type(value) in (list, tuple):
            entries = [self.attribute(entry, where) for entry in value]
            return entries if type(value) is list else {"tuple": entries}
        if type(value) is dict:
            return {"dict": {name: self.attribute(entry, where)
                             for name, entry in value.items()}}
        if type(value) in SETTINGS or type(value) is Model or \
                made_by_attributes(value):
            return self.part(value, where)
        raise self.not_kept(value, where)

    @staticmethod
    def not_kept(value, where):
        """The error for what is neither numbers nor text."""
        return TypeError(
            f"{where} is {shown(value)}; a file holds numbers, texts, lists"
            " of such, and layers. Give its class as_data(), which returns"
            " such, and a staticmethod from_data(data), which makes it of"
            " that")


def check_unshared(model):
    """No two parameters are one and the same list: read from a file, they
    would be two. Raises ValueError."""
    seen = {}
    for name, values, _ in model.parameters():
        for row in values if isinstance(values[0], list) else [values]:
            if id(row) in seen:
                raise ValueError(f"{seen[id(row)]} and {name} are the same"
                                 " list; in a file they would be two, and"
                                 " part as soon as they learn")
            seen[id(row)] = name


def history_data(history):
    """The errors of the epochs so far; None where there are none."""
    return {"errors": list(history), "validation": list(history.validation),
            "best": history.best} if history else None
