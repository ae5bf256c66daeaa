"""Any class with what it needs, as text to paste.

blocks cuts the source of the core into pieces, each with one name;
without_checks leaves out what only checks; text puts the pieces together
that are asked for, with all they use.
"""

from .blocks import FILES, core
from .text import FIRST_LINE, quoted, snippet_text

__all__ = ["snippet_text", "quoted", "core", "FILES", "FIRST_LINE"]
