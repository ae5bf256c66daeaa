"""Layers that take one example at a time, as layers that take a batch.

The article's own classes are such: forward(input) takes a list of numbers,
and backward(de_dy, learning_rate) steps at once.
"""

from .layer_state import (LayerState, same_table, set_table, table_sum,
                          table_with)
from .value_checks import name_of


class EachExample:
    """`layer`, which takes one example at a time, takes a batch.

    Each row goes forward by itself; in backward it finds what the layer
    remembered of it, and the weights as they were before all the steps.
    These are noted, and taken together at the end. Gradients that the layer
    keeps are added up. All other attributes are those of the layer.

    `caller`, if given, has the forward and backward that are called.
    """

    def __init__(self, layer, caller=None):
        self.layer, self.caller = layer, caller or layer
        self.memories, self.written_anew = [], {}

    def __getattr__(self, name):
        if name == "layer":  # not yet there, while a copy is made
            raise AttributeError(name)
        return getattr(self.layer, name)

    def __setattr__(self, name, value):
        mine = name in ("layer", "caller", "memories", "written_anew")
        object.__setattr__(self if mine else self.layer, name, value)

    def __repr__(self):
        return name_of(self.layer)

    def forward(self, x):
        """y, a row for each row of x."""
        start, y = LayerState(self.caller), []
        self.memories = []
        for row in x:
            start.put_back()
            y.append(self.caller.forward(list(row)))
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
                de_dx.append(call_backward_of(self.caller, list(slopes),
                                              learning_rate))
                states.append((before, LayerState(self.caller)))
            if len(states) > 1:
                self.add_up(states, list(slopes), learning_rate)
        except Exception:
            start.put_back()
            raise
        return de_dx

    def add_up(self, states, slopes, learning_rate):
        """Numbers become what all the rows together make of them."""
        before, last = states[-1]
        changed = {path for old, new in states for path in new.since(old)
                   if None not in (old.numbers(path), new.numbers(path))}
        self.try_again(changed, before, last, slopes, learning_rate)
        for path in last.places:
            old, new = before.numbers(path), [
                after.numbers(path) for _, after in states]
            if path in changed and not self.written_anew[path]:
                total = old
                for numbers in new:
                    total = table_sum(total, table_sum(numbers, old, -1))
            elif path in changed or old is None and None not in new:
                total = new[0]
                for numbers in new[1:]:
                    total = table_sum(total, numbers)
            else:
                continue
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
