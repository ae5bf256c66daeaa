"""Where things are; needs no pytest, as tests.interpreters has none."""

import os

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
