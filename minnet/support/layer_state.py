"""All that a layer of somebody's own holds: looked at, copied, put back."""

from .checks import length


def is_table(value):
    """A number of any type, a list of such, lists of lists, or an array."""
    while isinstance(value, (list, tuple)) and len(value) > 0:
        value = value[0]
    if isinstance(value, (bool, str, dict)) or hasattr(value, "shape"):
        return hasattr(value, "shape")
    try:
        return isinstance(value, list) or value + 0 is not None
    except Exception:  # whatever a class of somebody's own may raise
        return False


def table_copy(value):
    """A copy of a table, or of the list or set itself where it is none."""
    if hasattr(value, "shape") and hasattr(value, "copy"):
        return value.copy()
    if isinstance(value, set):
        return set(value)
    if type(value) not in (list, tuple):
        return value
    if type(value) is list and (
            len(value) == 0 or type(value[0]) not in (list, tuple)):
        return value[:]
    if any([len(row) == 0 or type(row[0]) in (list, tuple)
            if type(row) in (list, tuple) else True for row in value]):
        return type(value)([table_copy(row) for row in value])
    return type(value)([row[:] for row in value])


def table_sum(a, b, factor=1):
    """a + factor * b, number by number; a where b has another form."""
    if length(a) != length(b):
        return a
    if type(a) in (list, tuple):
        if len(a) > 0 and length(a[0]) is None:
            return type(a)([x + factor * y for x, y in zip(a, b)])
        return type(a)([table_sum(x, y, factor) for x, y in zip(a, b)])
    return a + factor * b


def table_with(a, more):
    """Each number more by as much."""
    if type(a) in (list, tuple):
        return type(a)([table_with(x, more) for x in a])
    return a + more


def same_table(a, b):
    """Equal, number by number?"""
    if hasattr(a, "shape"):
        return hasattr(b, "shape") and a.shape == b.shape and \
            bool((a == b).all())
    return type(a) is type(b) and a == b


def set_table(holder, key, value, numbers):
    """holder[key] = value, filled with these numbers if it can be."""
    if isinstance(value, list) and (
            len(value) != len(numbers) or len(numbers) == 0
            or not isinstance(numbers[0], (list, tuple))):
        value[:] = table_copy(numbers)
    elif isinstance(value, (list, tuple)):
        for place, number in enumerate(numbers):
            if isinstance(number, (list, tuple)) and \
                    type(value[place]) is type(number):
                set_table(value, place, value[place], number)
            elif isinstance(value, list):
                value[place] = number
        if value != numbers:  # a tuple with other numbers
            value = table_copy(numbers)
    elif isinstance(value, set):
        value.clear()
        value.update(numbers)
    elif getattr(value, "shape", ()) and hasattr(value, "__setitem__"):
        value[:] = numbers
    else:
        value = numbers
    if isinstance(holder, (list, dict)):
        holder[key] = value
    elif not isinstance(holder, tuple):
        setattr(holder, key, value)


def remove_key(holder, key):
    """A dict or an object without it."""
    if isinstance(holder, dict):
        del holder[key]
    else:
        delattr(holder, key)


def contents_now(thing):
    """{key: value} of a list, a dict or an object, but not of a class, a
    function or a module."""
    if isinstance(thing, (list, tuple)):
        return dict(enumerate(thing))
    if isinstance(thing, dict):
        return dict(thing)
    if isinstance(thing, (bool, int, float, str)) or \
            hasattr(thing, "__name__") or hasattr(thing, "shape"):
        return {}
    held = dict(getattr(thing, "__dict__", {}))
    for name in getattr(type(thing), "__slots__", ()):
        if hasattr(thing, name):
            held[name] = getattr(thing, name)
    return held


class LayerState:
    """What an object leads to, as it is now.

    `places` has {path: (holder, key, value, numbers)}, a table of numbers as
    one value; `numbers` is a copy of it, or of any list.
    """

    def __init__(self, layer):
        self.places, self.held = {}, []
        todo, known = [((), layer)], {id(layer)}
        for path, holder in todo:  # which grows meanwhile
            contents = contents_now(holder)
            self.held.append((holder, contents))
            for key, value in contents.items():
                here, table = path + (key,), is_table(value)
                numbers = table_copy(value) \
                    if table or isinstance(value, (list, set)) else value
                self.places[here] = holder, key, value, numbers
                if not table and id(value) not in known:
                    known.add(id(value))
                    todo.append((here, value))

    def put_back(self):
        """What was there is there again, in the same lists, and no more."""
        for holder, contents in self.held:
            if not isinstance(holder, (list, tuple)):
                for key in contents_now(holder):
                    if key not in contents:
                        remove_key(holder, key)
        for place in self.places.values():
            set_table(*place)

    def numbers(self, path):
        """The numbers there; None where there are none."""
        found = self.places.get(path)
        return found[3] if found and is_table(found[2]) else None

    def since(self, before):
        """{path: place} of what has become another since `before`."""
        return {path: place for path, place in self.places.items()
                if path not in before.places
                or before.places[path][2] is not place[2]
                or (isinstance(place[2], (list, tuple, set))
                    or hasattr(place[2], "shape"))
                and not same_table(before.places[path][3], place[3])}
