"""What the command line does, a file for each command.

command_line reads what was typed and calls one of xor, train, predict, show,
explain, check, snippet and playground; a mistake ends in one line.
"""

from .command_line import main

__all__ = ["main"]
