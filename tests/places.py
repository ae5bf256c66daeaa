"""Where things are. (Needs nothing: tests.interpreters runs without pytest.)"""

import os

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
