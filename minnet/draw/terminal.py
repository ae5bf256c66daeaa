"""What the place can show where text is printed: letters, colours, width."""

from ..support.portable import carries, is_terminal, output_encoding, printable
from .svg import HUES


def environment(name):
    """A variable of the environment, or nothing."""
    try:
        import os
        return os.environ.get(name, "")
    except (ImportError, NotImplementedError, AttributeError):
        return ""  # MicroPython, Skulpt


def has_colours():
    """Is standard output a terminal with 256 colours, and are they wanted?

    https://no-color.org: the variable NO_COLOR says that they are not.
    """
    return is_terminal() and not environment("NO_COLOR") and bool(
        "256color" in environment("TERM") or environment("COLORTERM")
        or environment("WT_SESSION"))


def terminal_width():
    """The columns of the terminal, at most 100; 80 where there is none."""
    try:
        import shutil
        return min(shutil.get_terminal_size().columns, 100)
    except (ImportError, NotImplementedError, AttributeError):
        return 80  # MicroPython, Skulpt


class Look:
    """How to draw: `width` columns, with `colours` or without, with
    "braille", "blocks" or "ascii"."""

    def __init__(self, width=None, encoding=None, colours=None):
        self.encoding = encoding or output_encoding()
        self.width = max(terminal_width() if width is None else width, 20)
        self.colours = has_colours() if colours is None else colours
        self.dots = "ascii"
        if carries(self.encoding, "\u2580\u2584\u2588\u2591\u2592\u2593"):
            self.dots = "blocks"
        if carries(self.encoding,
                   "\u28ff\u2502\u2500\u2514\u2518\u250c\u2510"):
            self.dots = "braille"

    def shades(self):
        """From nothing to all, each a bit darker."""
        return " .:-=+*#%@" if self.dots == "ascii" \
            else " \u2591\u2592\u2593\u2588"

    def rule(self):
        """(vertical, horizontal, the corners below and above) of a frame."""
        return ("\u2502", "\u2500", "\u2514\u2518\u250c\u2510") \
            if self.dots == "braille" else ("|", "-", "++++")

    def paint(self, text, hue):
        """Text in a hue, if there are colours."""
        if not self.colours or hue is None or not text:
            return text
        return f"\x1b[38;5;{HUES[hue % len(HUES)][2]}m{text}\x1b[0m"

    def plain(self, text):
        """Text that the encoding carries, cut to the width."""
        text = "".join([letter if letter >= " " else " "
                        for letter in str(text)])
        text = printable(text, self.encoding)
        return text if len(text) <= self.width \
            else text[:self.width - 3] + "..."
