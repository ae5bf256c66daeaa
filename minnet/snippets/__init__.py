"""Any class with what it needs, as text to paste."""

from .text import FILES, FIRST_LINE, core, snippet_text

__all__ = ["snippet_text"]
