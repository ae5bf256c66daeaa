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


# u . v of two equally long rows; Python has it from 3.12 on.
sumprod = getattr(math, "sumprod", lambda u, v: sum(map(mul, u, v)))


if hasattr(time, "perf_counter"):
    clock = time.perf_counter
else:  # MicroPython, Skulpt
    clock = time.time


try:
    KeyboardInterrupt = KeyboardInterrupt
except NameError:  # Skulpt: nobody can press Ctrl-C in there
    class KeyboardInterrupt(Exception):
        """Never raised."""


try:
    ArithmeticError = ArithmeticError
except NameError:  # Skulpt
    ArithmeticError = ZeroDivisionError


def shuffled(items, rng=random):
    """A new list of the same items in random order (Fisher and Yates)."""
    items = list(items)  # random.shuffle would do; MicroPython has none
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


def output_encoding():
    """How standard output turns letters into bytes."""
    out = getattr(sys, "stdout", None)
    return getattr(out, "encoding", None) or "utf-8"


def carries(encoding, text):
    """Can text be printed in this encoding? ASCII can in all of them."""
    if all([ord(letter) < 128 for letter in text]):
        return True
    try:
        text.encode(encoding)
        # MicroPython encodes everything, whatever the encoding.
        return encoding.lower() != "ascii"
    except Exception:  # UnicodeError, which Skulpt has no name for
        return False


# Letters beyond ASCII, and what stands for them where they can't be printed.
PLAIN_LETTERS = {"\u2026": "...", "\u00d7": "x", "\u03a3": "sum",
                 "\u2212": "-", "\u2248": "~"}


def printable(text, encoding=None):
    """The same text with other letters for those that can't be printed."""
    encoding = encoding or output_encoding()
    if carries(encoding, text):
        return text
    return "".join([letter if carries(encoding, letter)
                    else PLAIN_LETTERS.get(letter, "?") for letter in text])


def write(text):
    """Put text on standard output at once, without a line end."""
    print(text, end="")
    out = getattr(sys, "stdout", None)
    if hasattr(out, "flush"):
        out.flush()


class Silence:
    """`with Silence():` nothing is printed, where that can be had."""

    encoding = "utf-8"

    def __enter__(self):
        self.out = getattr(sys, "stdout", None)
        self.put(self)

    def __exit__(self, *problem):
        self.put(self.out)

    def put(self, out):
        """This is standard output from now on."""
        try:
            sys.stdout = out
        except Exception:  # MicroPython, Skulpt
            pass

    def write(self, text):
        """Nothing."""

    def flush(self):
        """Nothing."""

    def isatty(self):
        """No terminal."""
        return False
