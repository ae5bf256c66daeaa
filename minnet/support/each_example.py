"""Layers that take one example at a time, as layers that take a batch.

The article's own classes are such: forward(input) takes a list of numbers,
and backward(de_dy, learning_rate) steps at once. A Model puts each into an
EachExample, and a bare activation, value and slope, into an EachNumber.
"""

import random

from .checks import check_batch, shown
from .layer_state import (LayerState, same_table, set_table, table_sum,
                          table_with)
from .one_example import check_example_numbers, in_place_of
from .portable import Silence
from .value_checks import name_of


class EachExample:
    """`layer`, which takes one example at a time, takes a batch.

    Each row goes forward by itself; in backward it finds what the layer
    remembered of it, and the weights as they were before all the steps.
    These are noted, and taken together at the end. Gradients that the layer
    keeps are added up. All other attributes are those of the layer.

    `caller`, if given, has the forward and backward that are called.
    """

    def __init__(self, layer, caller=None, who=None):
        self.layer, self.caller = layer, caller or layer
        self.who = who or name_of(layer)
        self.memories, self.written_anew = [], {}

    def __getattr__(self, name):
        if name == "layer":  # not yet there, while a copy is made
            raise AttributeError(name)
        return getattr(self.layer, name)

    def __setattr__(self, name, value):
        mine = name in ("layer", "caller", "who", "memories",
                        "written_anew")
        object.__setattr__(self if mine else self.layer, name, value)

    def __repr__(self):
        return name_of(self.layer)

    def forward(self, x):
        """y, a row for each row of x."""
        start, y = LayerState(self.caller), []
        self.memories = []
        for row in x:
            start.put_back()
            y.append(self.called("forward", self.caller.forward, list(row)))
            self.memories.append(LayerState(self.caller).since(start))
        return y

    def backward(self, de_dy, learning_rate=None):
        """de_dx, a row for each row of de_dy; then the step for them all."""
        start, states, de_dx = LayerState(self.caller), [], []
        try:
            for memory, slopes in zip(self.memories, de_dy):
                if states:
                    start.put_back()
                for place in memory.values():
                    set_table(*place)
                before = LayerState(self.caller)
                de_dx.append(self.called("backward", call_backward_of,
                                         self.caller, list(slopes),
                                         learning_rate))
                states.append((before, LayerState(self.caller)))
            if len(states) > 1:
                self.add_up(states, list(slopes), learning_rate)
        except Exception:
            start.put_back()
            raise
        return de_dx

    def called(self, name, method, *arguments):
        """What it gives, arrays as lists. Raises ValueError that shows the
        statement where an assert of the layer fails and says nothing."""
        try:
            found = method(*arguments)
        except AssertionError as problem:
            if str(problem):
                raise
            raise ValueError(
                f"{self.who}: its {name} fails with {shown(arguments[-2:][0])}"
                f" at {statement_of(problem)}") from None
        return found.tolist() if hasattr(found, "tolist") else found

    def add_up(self, states, slopes, learning_rate):
        """Numbers become what all the rows together make of them."""
        before, last = states[-1]
        changed = {path for old, new in states for path in new.since(old)
                   if old.numbers(path) is not None
                   and new.numbers(path) is not None}
        self.try_again(changed, before, last, slopes, learning_rate)
        for path in last.places:
            old, new = before.numbers(path), [
                after.numbers(path) for _, after in states]
            if path not in changed and (old is not None or None in new):
                continue
            steps = path in changed and not self.written_anew[path]
            total = new[0]
            for numbers in new[1:]:
                total = table_sum(total, table_sum(numbers, old, -1)
                                  if steps else numbers)
            set_table(*(last.places[path][:3] + (total,)))

    def try_again(self, changed, before, last, slopes, learning_rate):
        """Are they written anew each time, as gradients are, or does
        backward add to what they were, as a step does? With other numbers
        to begin with it shows; each is asked once."""
        for path in [path for path in changed
                     if path not in self.written_anew]:
            before.put_back()
            holder, key, value, numbers = before.places[path]
            set_table(holder, key, value, table_with(numbers, 1))
            call_backward_of(self.caller, slopes, learning_rate)
            again = LayerState(self.caller).places
            self.written_anew[path] = path in again and same_table(
                again[path][3], last.places[path][3])
            last.put_back()


def call_backward_of(layer, de_dy, learning_rate):
    """backward(de_dy, learning_rate), or backward(de_dy) where that is all
    it takes."""
    try:
        return layer.backward(de_dy, learning_rate)
    except TypeError as problem:
        if "argument" not in str(problem):
            raise
        return layer.backward(de_dy)


def statement_of(problem):
    """The statement that raised the error, and its line."""
    trace = problem.__traceback__
    while trace.tb_next:
        trace = trace.tb_next
    file, line = trace.tb_frame.f_code.co_filename, trace.tb_lineno
    try:
        import linecache
        text = linecache.getline(file, line).strip()
    except ImportError:
        text = ""
    return f"line {line} of {file}" + (f": {text}" if text else "")


class EachNumber:
    """An activation of which there are only value(x) and slope(x), as a
    layer: y = value(x), de/dx = de/dy slope(x), for each number."""

    keeps_width = takes_batches = True

    def __init__(self, formula):
        self.formula, self.x = formula, None

    def forward(self, x):
        """y, where y = value(x)"""
        self.x = x
        return [[self.formula.value(a) for a in row] for row in x]

    def backward(self, de_dy, learning_rate=None):
        """de/dx, where de/dx = de/dy slope(x)"""
        return [[self.formula.slope(a) * slope for a, slope in
                 zip(row, slopes)] for row, slopes in zip(self.x, de_dy)]

    def parameters(self):
        """Nothing to learn."""
        return []

    def __repr__(self):
        return name_of(self.formula)


def is_formula(thing):
    """Has it value and slope, but is no layer?"""
    return hasattr(thing, "value") and hasattr(thing, "slope") and \
        not hasattr(thing, "forward")


def takes_other_layers(kind):
    """The class Model, whose forward tries again where it fails: layers that
    take one example at a time are then put into an EachExample."""
    batch_forward = kind.forward

    def forward(self, x):
        try:
            return batch_forward(self, x)
        except (TypeError, ValueError, AssertionError, LookupError,
                AttributeError):
            if not put_into_each_example(self.layers, x):
                raise
        return batch_forward(self, x)

    kind.forward = in_place_of(batch_forward, forward)
    return kind


def put_into_each_example(layers, x):
    """Each layer that takes one row of x, or of what the layers before make
    of it, but not several. Were there any? All else is as it was before."""
    try:
        rows = [list(row) for row in x]
    except TypeError:
        return False  # it is x that is wrong
    rows, alone, misfits = (rows + rows)[:2], [], []
    for place, layer in enumerate(layers):
        if getattr(layer, "takes_batches", False):
            rows = output_of(layer, rows)
            continue
        if isinstance(layer, EachExample):
            return False
        with Untouched(layer) as untouched:
            y = output_of(layer, rows)
            if y is None:
                untouched.state.put_back()
                y = output_of(layer, rows, alone=True)
                (misfits if y is None else alone).append(place)
        rows = y
    # What takes neither stands among others of this kind, most likely.
    for place in alone + misfits * bool(alone):
        layers[place] = EachExample(
            layers[place], None,
            f"layer {place + 1}, {name_of(layers[place])}")
    return bool(alone)


def output_of(layer, rows, alone=False):
    """What forward gives for the rows, each `alone` or all together; None if
    that is not a row of numbers for each."""
    try:
        rows = [list(row) for row in rows]
        y = [layer.forward(row) for row in rows] if alone \
            else layer.forward(rows)
        y = [row.tolist() if hasattr(row, "tolist") else row for row in y]
        check_batch(y, None, "", "", len(rows))
        for row in y:
            check_example_numbers(row, "", "")
        return y
    except Exception:  # whatever somebody's layer may raise
        return None


class Untouched:
    """`with Untouched(layer):` it may be tried: all it leads to is put back,
    the random numbers go on where they were, nothing is printed."""

    def __init__(self, layer):
        self.state, self.silence = LayerState(layer), Silence()

    def __enter__(self):
        self.numbers = getattr(random, "getstate", list)()
        self.silence.__enter__()
        return self

    def __exit__(self, *problem):
        self.silence.__exit__(*problem)
        self.state.put_back()
        if self.numbers:
            random.setstate(self.numbers)
