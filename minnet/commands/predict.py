"""python3 -m minnet predict model.json new.csv: what a saved model says."""

import csv
import os
import sys

from ..data import read_rows_of, read_sheet
from ..support.checks import counted, shown
from .shared import table_model

ROWS_AT_ONCE = 500


def predict_rows(options):
    """Write the rows of a file, or of the command line, with predictions.

    Raises ValueError or OSError, in one line, where the columns don't fit.
    """
    model = table_model(options.model)
    names, rows = rows_asked(options, model.encoding)
