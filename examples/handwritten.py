"""The handwritten digits of digits.csv as images, for the last lessons."""

import os

from minnet.data import read_csv

# p11 is the pixel top left, p18 top right, p88 bottom right.
PIXELS = [f"p{line}{column}" for line in range(1, 9)
          for column in range(1, 9)]


def read_digits():
    """(examples, classes): 64 shades from 0 to 1 with a label; ten words."""
    table = read_csv(os.path.join(os.path.dirname(__file__), "digits.csv"))
    examples = []
    for row, label in table.examples():
        # Shades in the file go from 0 to 16. A pixel that is blank in all
        # images has no column there; here it gets its 0 back.
        shades = dict(zip(table.encoding.names, row))
        examples.append(([shades.get(pixel, 0) / 16 for pixel in PIXELS],
                         label))
    return examples, table.classes
