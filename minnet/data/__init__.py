"""The articles' data, a table from a file, and how good predictions are.

articles draws or lists examples, pairs (input, label); table reads a CSV file
and turns its columns into such pairs; scores compares predictions with labels.
"""

from .articles import (digits_0_to_3, spiral, weight_height, xor_corners,
                       xor_points)
from .scores import (accuracy, confusion_matrix, missed_by,
                     precision_and_recall, r_squared, shuffled_scores)

__all__ = ["xor_points", "xor_corners", "spiral", "weight_height",
           "digits_0_to_3", "read_csv", "read_rows", "accuracy", "missed_by",
           "r_squared", "confusion_matrix", "precision_and_recall",
           "shuffled_scores"]


def read_csv(path, target=None):
    """Read a Table from a CSV file; its last column, or the one called
    `target`, is the label. Raises FileNotFoundError, or ValueError that
    names the line and column. See table.py, loaded only when needed."""
    from .table import read_table
    return read_table(path, target)


def read_rows(path):
    """The rows of a file in which all are numbers; a first line of names is
    left out. Raises as read_csv does."""
    from .table import rows_of_numbers
    return rows_of_numbers(path)
