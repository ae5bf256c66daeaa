"""Numbers in lists in lists, and in attributes: find, change, put back."""

from ..support.checks import length


def items_in(value):
    """How many there are in a list; None for a number, a text, an object."""
    return None if isinstance(value, str) else length(value)


def is_one_number(value):
    """A number of any type; True, None and text are none."""
    if isinstance(value, (bool, str)) or length(value) is not None:
        return False
    try:
        value + 0
        return True
    except TypeError:
        return False


def is_numbers(values):
    """A list of numbers, or of lists of numbers, at any depth; not empty."""
    return isinstance(values, list) and len(values) > 0 and all(
        [is_one_number(value) or is_numbers(value) for value in values])


def numbers_in(values, place=""):
    """(place, row, j) of all numbers: row[j] is the one at, say, [0][2]."""
    found = []
    for j, value in enumerate(values):
        here = f"{place}[{j}]"
        found += [(here, values, j)] if items_in(value) is None \
            else numbers_in(value, here)
    return found


def flat_numbers(values):
    """All the numbers of lists in lists, in order."""
    if items_in(values[0]) is None:
        return list(values)
    return [number for inner in values for number in flat_numbers(inner)]


def shape_of(values):
    """How long the lists are: of a 2 x 3 matrix [3, 3]; of a number None."""
    if items_in(values) is None:
        return None
    return [shape_of(value) for value in values]


def copied_numbers(values, kind=None):
    """Lists in lists copied, each number made a `kind` if one is given."""
    if items_in(values) is not None:
        return [copied_numbers(value, kind) for value in values]
    return values if kind is None or values is None else kind(values)


def nearly_equal(one, other, tolerance=1e-9, scale=0):
    """|a - b| <= tolerance * (the largest number, or `scale`), for all.

    nan is like nan, and None is like everything.
    """
    if one is None or other is None:
        return True
    if len(one) != len(other):
        return False
    scale = max([abs(a) for a in one + other] + [scale])
    return all([abs(a - b) <= tolerance * scale or repr(a) == repr(b)
                for a, b in zip(one, other)])


def set_numbers(places, numbers):
    """row[j] = number, for all the places (where, row, j)."""
    for (_, row, j), number in zip(places, numbers):
        row[j] = number


def in_shape_of(values, numbers):
    """The numbers in lists of the same lengths as those in values."""
    filled = copied_numbers(values)
    set_numbers(numbers_in(filled), numbers)
    return filled


class Replaced:
    """`with Replaced(places, numbers):` these numbers stand at the places
    (where, row, j); then the old ones again."""

    def __init__(self, places, numbers):
        self.places = places
        self.numbers = numbers

    def __enter__(self):
        self.before = [row[j] for _, row, j in self.places]
        set_numbers(self.places, self.numbers)

    def __exit__(self, *problem):
        set_numbers(self.places, self.before)


def contents_of(thing):
    """A dict itself; the attributes of an object by their names."""
    if isinstance(thing, dict):
        return thing
    if hasattr(thing, "__dict__"):
        return thing.__dict__
    return {name: getattr(thing, name)
            for name in getattr(type(thing), "__slots__", ())
            if hasattr(thing, name)}


def hold(thing, name, value):
    """thing[name] = value for a dict, thing.name = value for an object."""
    if isinstance(thing, dict):
        thing[name] = value
    else:
        setattr(thing, name, value)


def remove_others(thing, held):
    """All that a dict or an object has come to hold besides."""
    for name in list(contents_of(thing)):
        if isinstance(thing, dict):
            del thing[name]  # all of it: the order of a dict counts, too
        elif name not in held:
            delattr(thing, name)


class BareNumber:
    """A number that is an attribute, as if it were a list: [number]."""

    def __init__(self, source, name):
        self.source = source
        self.name = name

    def __len__(self):
        return 1

    def __getitem__(self, j):
        if j != 0:
            raise IndexError(j)
        return contents_of(self.source)[self.name]

    def __setitem__(self, j, value):
        hold(self.source, self.name, value)


class Kept:
    """What all lists, dicts and objects hold that `thing` leads to.

    `with Kept(thing):` puts it all back at the end. Classes, functions and
    modules are left alone; they have a __name__.
    """

    def __init__(self, thing):
        self.held = []
        self.seen = set()
        self.keep(thing)

    def __enter__(self):
        return self

    def __exit__(self, *problem):
        self.put_back()

    def keep(self, thing):
        """Remember what it holds, and what that holds, and so on."""
        if id(thing) in self.seen or hasattr(thing, "__name__"):
            return
        if isinstance(thing, list):
            held, inside = list(thing), thing
        elif isinstance(thing, tuple):
            held, inside = None, thing
        else:
            held = dict(contents_of(thing))
            inside = held.values()
        self.seen.add(id(thing))
        self.held.append((thing, held))
        for value in inside:
            if not isinstance(value, (int, float, str)):
                self.keep(value)

    def put_back(self, only=None):
        """Everything as it was, the same lists with the same numbers.

        `only` may be some lists, by their ids (see lists_in): then these are
        put back wherever they were held, and attributes that are numbers or
        tuples; other lists stay as they are now.
        """
        for thing, held in self.held:
            if isinstance(thing, list):
                if only is None or any([id(value) in only
                                        for value in [thing] + held]):
                    thing[:] = held
            elif held is not None:
                if only is None:
                    remove_others(thing, held)
                for name, value in held.items():
                    if only is None or id(value) in only or \
                            is_one_number(value) or isinstance(value, tuple):
                        hold(thing, name, value)

    def convert(self, kind):
        """Make every float that is held a number of this kind."""
        for thing, held in self.held:
            if isinstance(thing, list):
                thing[:] = [kind(value) if isinstance(value, float) else value
                            for value in held]
            elif held is not None:
                for name, value in held.items():
                    if isinstance(value, float):
                        hold(thing, name, kind(value))


def lists_in(values):
    """The ids of a list and of all lists inside."""
    found = {id(values)}
    for value in values:
        if isinstance(value, list):
            found |= lists_in(value)
    return found
