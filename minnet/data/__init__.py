"""The articles' data, and tables from files.

articles draws or lists examples, pairs (input, label); points draws those of
the TensorFlow Playground. A file walks through text (bytes to text), sheet
(text to rows of cells and names), decide and labels (what each column is),
encoding (a row of cells to numbers, outputs to words) and comes out as a
Table; scores compares predictions with labels. See README.md.
"""

from .articles import (digits_0_to_3, spiral, weight_height, xor_corners,
                       xor_points)
from .points import (arm_points, circle_points, gauss_points, hill_points,
                     plane_points, quadrant_points)
from .scores import (accuracy, confusion_matrix, missed_by,
                     precision_and_recall, r_squared, shuffled_scores)

__all__ = ["xor_points", "xor_corners", "spiral", "weight_height",
           "digits_0_to_3", "circle_points", "quadrant_points",
           "gauss_points", "arm_points", "plane_points", "hill_points",
           "read_csv", "read_rows", "read_sheet",
           "encoding_from_data", "fitted_to", "reading_line", "accuracy",
           "missed_by", "r_squared", "confusion_matrix",
           "precision_and_recall", "shuffled_scores"]


def read_csv(path, target=None, *, header=None, kind=None, dates=None,
             progress=None):
    """Read a Table from a file as people have them.

    target    the label's column: a name, or a number (1 the first, -1 the
              last, which is taken if nothing is said)
    header    whether the first line holds names; None: see for yourself
    kind      "classes" or "numbers", what the label is; None: likewise
    dates     "days" keeps columns of dates, as a number of days
    progress  called with the share that is read, 0 to 1, now and then

    What was decided is told by `summary()`. Raises FileNotFoundError, or
    ValueError that tells all that is wrong with the file. Loaded only when
    needed.
    """
    from .reading import read_table
    return read_table(path, target, header, kind, dates, progress)


def read_rows(path):
    """The rows of a file in which all are numbers; a first line of names is
    left out. Raises as read_csv does."""
    from .number_rows import rows_of_numbers
    return rows_of_numbers(path)


def read_sheet(path, known, header=None, progress=None):
    """The names and rows of a file, a Sheet, to look for columns that are
    `known` by name: those that its first line may hold. Raises as read_csv
    does."""
    from .sheet import Sheet
    return Sheet(path, header, None, progress, known)


def encoding_from_data(data):
    """The Encoding of a Table whose as_data() was kept. Raises ValueError."""
    from .encoding import Encoding
    return Encoding.from_data(data)


def fitted_to(encoding, names, rows, semicolons=False):
    """The Encoding for rows of texts that may write their numbers with other
    decimal signs than those it comes from."""
    from .other_style import fitted_to as fit
    return fit(encoding, names, rows, semicolons)


def reading_line(path):
    """A progress function for read_csv: one line on a terminal."""
    from .reading_progress import ReadingLine
    return ReadingLine(path)
