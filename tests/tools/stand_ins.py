"""Stand-ins: a standard output, a random number generator."""

import io


class Terminal(io.StringIO):
    """Standard output as it may be: its encoding, and is it a terminal?"""

    encoding = None  # StringIO has one that can't be set

    def __init__(self, encoding="utf-8", terminal=True):
        io.StringIO.__init__(self)
        self.encoding, self.terminal = encoding, terminal

    def isatty(self):
        return self.terminal


class Numbers:
    """Gives these as its random numbers, in turn."""

    def __init__(self, *numbers):
        self.random = iter(numbers).__next__
