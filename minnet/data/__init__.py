"""The articles' data, and a table from a file.

articles draws or lists examples, pairs (input, label); table reads a CSV file
and turns its columns into such pairs.
"""

from .articles import (digits_0_to_3, spiral, weight_height, xor_corners,
                       xor_points)

__all__ = ["xor_points", "xor_corners", "spiral", "weight_height",
           "digits_0_to_3", "read_csv"]


def read_csv(path, target=None):
    """Read a Table from a CSV file; its last column, or the one called
    `target`, is the label. Raises FileNotFoundError, or ValueError that
    names the line and column. See table.py, loaded only when needed."""
    from .table import read_table
    return read_table(path, target)
