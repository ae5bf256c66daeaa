"""The articles' data, and a table from a file.

articles draws or lists examples, pairs (input, label); table reads a CSV file
and turns its columns into such pairs.
"""

from .articles import (digits_0_to_3, read_csv, spiral, weight_height,
                       xor_corners, xor_points)

__all__ = ["xor_points", "xor_corners", "spiral", "weight_height",
           "digits_0_to_3", "read_csv"]
