"""Does this Python compute what it should? python3 -m minnet.selfcheck

core and layers compare with numbers worked by hand and with differences,
training with a training computed to 60 digits, pictures with known sums.
"""

from .core import main

__all__ = ["main"]
