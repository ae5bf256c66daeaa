"""Does this Python compute what it should?"""

from .core import main

__all__ = ["main"]
