"""One line that says how much of a file is read."""

from ..support.portable import clock, is_terminal, write


class ReadingLine:
    """On a terminal "reading data.csv: 40 %", after the first second, wiped
    out at the end; elsewhere nothing."""

    def __init__(self, path):
        self.path = path
        self.drawn = clock() + 1
        self.width = 0

    def __call__(self, share):
        line = f"reading {self.path}: {100 * share:.0f} %"
        if share == 1 and self.width:
            write("\r" + " " * self.width + "\r")
        elif is_terminal() and clock() > self.drawn and share < 1:
            write("\r" + line)
            self.width, self.drawn = len(line), clock() + 0.1
