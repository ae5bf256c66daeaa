"""A stand-in for standard output."""

import io


class Terminal(io.StringIO):
    """Standard output as it may be: its encoding, and is it a terminal?"""

    encoding = None  # StringIO has one that can't be set

    def __init__(self, encoding="utf-8", terminal=True):
        io.StringIO.__init__(self)
        self.encoding, self.terminal = encoding, terminal

    def isatty(self):
        return self.terminal
