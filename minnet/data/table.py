"""A table from a file: raw rows, and what they mean as numbers."""

import copy
import random

from ..support.checks import check_rng, counted, shown
from ..support.portable import shuffled
from .counts import counts_of
from .encoding import Encoding
from .summary import summary_of


class Table:
    """What read_csv returns.

    columns   the names of the input columns
    rows      their cells: lists of texts, "" where no value can be read
    target    the name of the label column
    labels    its cells, one for each row
    classes   the different words of the label in order; None for numbers
    encoding  turns rows into numbers; fitted to all rows
    """

    def __init__(self, rows, labels, encoding, report=None):
        self.rows = rows
        self.labels = labels
        self.encoding = encoding
        self.columns = [column.name for column in encoding.columns]
        self.target = encoding.target
        self.classes = encoding.classes
        self.report = report

    def examples(self):
        """Pairs (numbers, label) for Model.train; a class is a list with 1.0
        at its place and 0.0 elsewhere ("one-hot")."""
        known = {label: self.encoding.label(label)
                 for label in set(self.labels)}
        return [(row, list(known[label])) for row, label in
                zip(self.inputs(), self.labels)]

    def inputs(self):
        """The numbers of each row."""
        columns = []
        for place, column in enumerate(self.encoding.columns):
            columns += column.table([row[place] for row in self.rows])
        return list(map(list, zip(*columns))) or [[] for _ in self.rows]

    def split(self, share=0.2, rng=random):
        """(train, test): two tables of the same rows in random order, a share
        of them in test. Both have the same encoding, fitted to the rows of
        train: its means, its words. Raises ValueError."""
        check_rng(rng, "split")
        if isinstance(share, bool) or not 0 < share < 1:
            raise ValueError(f"split: share is {shown(share)}; expected a"
                             " number between 0 and 1 such as 0.2")
        count = max(1, int(share * len(self.rows)))
        if count >= len(self.rows):
            raise ValueError(f"split: {counted(len(self.rows), 'row')} can't"
                             " be split")
        places = shuffled(list(range(len(self.rows))), rng)
        train, test = places[count:], places[:count]
        columns = [copy.copy(column) for column in self.encoding.columns]
        for place, column in enumerate(columns):
            column.fit(counts_of([self.rows[i][place] for i in train]))
        encoding = Encoding(columns, self.encoding.label_column)
        return tuple([Table([self.rows[i] for i in part],
                            [self.labels[i] for i in part],
                            encoding, self.report) for part in (train, test)])

    def summary(self):
        """What the table holds and what was decided, in 15 lines at most."""
        return summary_of(self)

    def __repr__(self):
        return (f"{counted(len(self.rows), 'row')},"
                f" {counted(len(self.columns), 'column')},"
                f" {self.encoding.label_words()}")
