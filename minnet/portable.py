"""The one place that knows how Pythons differ."""

import math
import random
import sys
import time


try:
    from operator import mul
except ImportError:  # MicroPython
    def mul(a, b):
        return a * b


if hasattr(time, "perf_counter"):
    clock = time.perf_counter
else:  # MicroPython, Skulpt
    clock = time.time


try:
    KeyboardInterrupt = KeyboardInterrupt
except NameError:  # Skulpt: nobody can press Ctrl-C in there
    class KeyboardInterrupt(Exception):
        """Never raised."""


def shuffled(items, rng=random):
    """A new list of the same items in random order (Fisher and Yates).

    `random.shuffle` would do, but MicroPython has none.
    """
    items = list(items)
    for last in range(len(items) - 1, 0, -1):
        other = int(rng.random() * (last + 1))
        items[last], items[other] = items[other], items[last]
    return items


def normal(rng=random):
    """A random number of the standard normal distribution.

    By `gauss`, or by Box and Muller's formula where there is none
    (MicroPython) or none that follows the seed (Skulpt).
    """
    if hasattr(rng, "gauss") and hasattr(random, "Random"):
        return rng.gauss(0, 1)
    radius = math.sqrt(-2 * math.log(1 - rng.random()))
    return radius * math.cos(2 * math.pi * rng.random())


def is_terminal():
    """True where a line can be redrawn: not in a file, a pipe, a notebook."""
    out = getattr(sys, "stdout", None)
    # What Skulpt's isatty gives can only be asked by an `if`.
    return True if hasattr(out, "isatty") and out.isatty() else False


def write(text):
    """Put text on standard output at once, without a line end."""
    print(text, end="")
    out = getattr(sys, "stdout", None)
    if hasattr(out, "flush"):
        out.flush()
