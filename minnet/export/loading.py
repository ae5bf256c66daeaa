"""A Model again, from the text of a file. No line of a file is ever run."""

import random

from ..model import Model
from ..optimizers import WithMemory
from ..support.checks import shown
from .file_text import Part, as_data, check_table, check_type
from .kept_checks import (built, check_forward_works, check_optimizer,
                          check_places, check_version, history_of,
                          random_state)
from .kinds import (BY_ATTRIBUTES, LAYERS, LOSSES, OPTIMIZERS, SETTINGS,
                    STARTS, by_name)
from .whole_files import read_whole


def load(path, layers=(), rng=None, kind=Model):
    """The Model in a file that `save` wrote.

    layers  classes that are not the package's, and functions for the
            learning rate, if the model has such
    rng     if given (`random`, say), goes on where it was when the model
            was saved

    Raises ValueError for anything but a whole, right file, TypeError for
    wrong `layers` or `rng`, and OSError if there is no such file.
    """
    try:
        return model_of_text(read_whole(path), layers, rng, kind)
    except ValueError as problem:
        raise ValueError(f"{path}: {problem}") from problem.__cause__


def model_of_text(text, layers=(), rng=None, kind=Model):
    """The Model of what stands in the file."""
    own = by_name(layers)
    before = random.getstate()  # layers may draw numbers while they start
    try:
        maker = Maker(as_data(text), own, rng)
        model = maker.model(kind)
    except RecursionError:
        raise ValueError("the file has too many brackets inside one"
                         " another") from None
    finally:
        random.setstate(before)
    if rng is not None:
        rng.setstate(maker.states[0])
    return model


class Maker:
    """Makes a Model of data, looking at each piece before it is used."""

    def __init__(self, data, own, rng):
        self.file = Part(data, "the file")
        check_version(self.file)
        self.own, self.known = own, []
        self.states = [random_state(state, f"random {number}")
                       for number, state in enumerate(
                           self.file.take("random", list), 1)]
        if not self.states:
            raise ValueError("random is empty; expected a state")
        self.rngs = [random if rng is None else rng]
        for state in self.states[1:]:
            self.rngs.append(random.Random())
            self.rngs[-1].setstate(state)

    def model(self, kind):
        """The Model of the whole file."""
        history = self.file.take("history", dict, type(None))
        encoding = self.file.take("encoding", dict, type(None))
        model = self.model_of(self.file, kind)
        check_optimizer(model)
        if history is not None:
            model.history = history_of(Part(history, "history"))
        if encoding is not None:
            from ..data import encoding_from_data
            model.encoding = encoding_from_data(encoding)
        check_forward_works(model)
        return model

    def model_of(self, part, kind):
        """A Model, maybe one inside another."""
        name = part.take("kind", str)
        if name != kind.__name__:
            raise ValueError(f"{part.where} holds a {shown(name)}, not a"
                             f" {kind.__name__}; load it with the class that"
                             " it was saved from")
        rate = part.take("learning_rate", int, float, dict)
        if isinstance(rate, dict):
            rate = self.function(Part(rate, f"{part.where}: learning_rate"))
        settings = [part.take("num_epochs"), part.take("batch_size")]
        loss = self.part(part.take("loss"), "the loss", LOSSES)
        optimizer = self.part(part.take("optimizer"), "the optimizer",
                              OPTIMIZERS)
        layers = [self.part(layer, f"layer {number}", LAYERS) for
                  number, layer in enumerate(part.take("layers", list), 1)]
        part.end()
        model = built(part.where, kind, layers, *settings, loss=loss,
                      optimizer=optimizer, learning_rate=1
                      if callable(rate) else rate)
        model.learning_rate = rate
        return model

    def function(self, part):
        """A learning rate that is a function, or what stands for it."""
        name = part.take("function", str)
        part.end()
        return self.own.get(name) or MissingFunction(name)

    def part(self, data, where, kinds):
        """An object of one of these kinds, or of an own class."""
        part, place = Part(data, where), len(self.known)
        if "again" in part.left:
            return self.again(part)
        self.known.append(None)
        if "own" in part.left:
            return self.own_part(part, place)
        name = part.left.get("kind")
        if name == "Model" and LAYERS.items() <= kinds.items():
            self.known[place] = self.model_of(part, Model)
        else:
            part.take("kind", str)
            names = {kind.__name__: kind for kind in kinds}
            if name not in names:
                raise ValueError(f"{where}: of what it can be, minnet has no"
                                 f" {shown(name)}")
            part.where += ", " + name
            self.known[place] = self.known_part(part, names[name])
        return self.known[place]

    def known_part(self, part, kind):
        """One of the package's own, built by its constructor."""
        if kind in OPTIMIZERS:
            part.left.setdefault("l1", 0)  # older files have none
        settings = {name: part.take(name) for name in SETTINGS[kind]}
        for name in {"mean", "spread"}.intersection(settings):
            check_table(settings[name], f"{part.where}: {name}", 1)
        if "stride" in settings:
            check_places(settings, part.where)
        if "pieces" in settings:  # are so many there? Before room is made
            check_type(settings["pieces"], f"{part.where}: pieces", int)
            for number in range(1, settings["pieces"] + 1):
                if f"piece {number}: weights" not in part.left:
                    part.take(f"piece {number}: weights")
        if "rate" in settings:
            settings["rng"] = self.rng(part.take("rng", int), part.where)
        if kind in STARTS:
            settings["init"] = self.start(part, STARTS[kind])
        made = built(part.where, kind, **settings)
        if isinstance(made, WithMemory):
            made.t, made.memory = part.take("t", int), part.take("memory")
        part.end()
        if kind in STARTS:
            for _, values, _ in made.parameters():
                self.known += [values] + [
                    row for row in values if isinstance(row, list)]
        return made

    @staticmethod
    def start(part, name):
        """The `init` of a layer: weights and bias as they stand there."""
        numbers = iter(range(1, len(part.left) + 2))

        def init(input_dim, output_dim):
            mine = name.format(next(numbers))
            pair = part.take(mine + "weights"), part.take(mine + "bias")
            check_table(pair[0], f"{part.where}: {mine}weights", 2)
            check_table(pair[1], f"{part.where}: {mine}bias", 1)
            return pair

        return init

    def rng(self, number, where):
        """A generator by its number."""
        if not 0 <= number < len(self.rngs):
            raise ValueError(f"{where}: rng is {number}, but the states in"
                             f" random go from 0 to {len(self.rngs) - 1}")
        return self.rngs[number]

    def own_part(self, part, place):
        """An object of a class that the caller knows."""
        name = part.take("own", str)
        part.where += ", " + shown(name)
        kind = self.own.get(name) or {
            kind.__name__: kind for kind in BY_ATTRIBUTES}.get(name)
        if not isinstance(kind, type):
            raise ValueError(f"{part.where} is not a class of minnet; give"
                             f" its class to load: layers=({name},)")
        if hasattr(kind, "as_data"):
            data = part.take("data")
            part.end()
            made = self.known[place] = built(part.where, kind.from_data, data)
            return made
        made = self.known[place] = built(part.where, object.__new__, kind)
        attributes = Part(part.take("attributes"), part.where)
        part.end()
        for name in list(attributes.left):
            if name[:2] == "__" or callable(getattr(kind, name, None)):
                raise ValueError(f"{part.where}: {shown(name)} can't be an"
                                 " attribute of it")
            value = self.attribute(attributes.take(name), part.where)
            built(part.where, object.__setattr__, made, name, value)
        return made

    def attribute(self, data, where):
        """What Keeper.attribute made data of."""
        place = len(self.known)
        if isinstance(data, list):
            self.known.append([])
            self.known[place] += [self.attribute(entry, where)
                                  for entry in data]
            return self.known[place]
        if not isinstance(data, dict):
            return data
        if {"own", "kind", "again"}.intersection(data):
            return self.part(data, where, SETTINGS)
        part = Part(data, where)
        if "rng" in part.left:
            made = self.rng(part.take("rng", int), where)
        elif "tuple" in part.left:
            self.known.append(None)
            made = self.known[place] = tuple(
                [self.attribute(entry, where)
                 for entry in part.take("tuple", list)])
        else:
            made = {}
            self.known.append(made)
            for name, entry in part.take("dict", dict).items():
                made[name] = self.attribute(entry, where)
        part.end()
        return made

    def again(self, part):
        """What was there before, once more."""
        number = part.take("again", int)
        part.end()
        if not 0 <= number < len(self.known):
            raise ValueError(f"{part.where}: \"again\" is {number}, but there"
                             f" are {len(self.known)} before it")
        return self.known[number]


class MissingFunction:
    """In place of a learning rate that load was not given."""

    def __init__(self, name):
        self.__name__ = name

    def __call__(self, epoch):
        raise ValueError(
            f"the learning rate was the function {self.__name__}; give it to"
            f" load, Model.load(path, layers=({self.__name__},)), or set"
            " model.learning_rate")
