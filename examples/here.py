"""Importing this finds minnet in the folder above: nothing to install."""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
