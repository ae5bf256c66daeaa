"""Any class with what it needs, as text to paste."""

from .blocks import FILES, core
from .text import FIRST_LINE, quoted, snippet_text

__all__ = ["snippet_text"]
