"""An error that says what is wrong."""

import re

import pytest


def refused(kind, message):
    """`with refused(ValueError, "size is 0"): ...` has to raise that, and
    the message has to be found in what it says."""
    return pytest.raises(kind, match=re.escape(message))
