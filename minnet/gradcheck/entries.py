"""What is found of one number, and of one list of numbers."""


RIGHT = "right"


WRONG = "WRONG"


KINK = "at a kink"


NOTHING = "nothing to check"


AT_ONCE = ", all at once"


class Entry:
    """One number: where it is, its slope by backward, the slope expected."""

    def __init__(self, where, yours, expected, verdict):
        self.where = where
        self.yours = yours
        self.expected = expected
        self.verdict = verdict
        self.difference = max(expected.low - yours, yours - expected.high, 0)
        if yours != yours:
            self.difference = float("inf")

    def nearest(self):
        """The right slope that is nearest to yours."""
        return min(max(self.yours, self.expected.low), self.expected.high)

    def line(self):
        """One number in a line, with nine digits, more if it takes more."""
        digits = 9
        if short_number(self.yours, 9) == short_number(self.nearest(), 9):
            digits = 17
        text = f"  {self.where}: yours {short_number(self.yours, digits)}, "
        if self.expected.sides:
            left, right = self.expected.sides
            return text + (f"at a kink: {short_number(left, 9)} to the left,"
                           f" {short_number(right, 9)} to the right")
        return text + f"expected {short_number(self.expected.low, digits)}"


class BlockReport:
    """A parameter, or the input: all its entries, and the verdict on them.

    `reason` is said where there are no entries to show. `count` is how many
    numbers there are; of more than can be looked at, some are.
    """

    def __init__(self, title, count, entries, verdict, reason=""):
        self.title = title
        self.count = count
        self.entries = entries
        self.verdict = verdict
        self.reason = reason
        # First the wrong ones, then by how much.
        self.worst = sorted(entries, key=lambda entry: (
            entry.verdict == RIGHT, entry.verdict == KINK,
            entry.where.endswith(AT_ONCE), -float(entry.difference),
            -abs(float(entry.yours))))

    def is_sampled(self):
        """Are some numbers compared only, and all at once as the last?"""
        return self.entries and self.entries[-1].where.endswith(AT_ONCE)

    def line(self, width):
        """One line of the table; `width` is that of the column `where`."""
        count = f"{len(self.entries) - 1}/{self.count}" \
            if self.is_sampled() else str(self.count)
        if self.reason:
            cells = [count, "", self.title]
            return table_line(cells, width) + f" {self.verdict}: {self.reason}"
        entry = self.worst[0]
        expected = short_number(entry.expected.low, 4)
        if entry.expected.sides:
            expected += " to " + short_number(entry.expected.high, 4)
        return table_line(
            [count, short_number(entry.difference, 2), entry.where,
             short_number(entry.yours, 4), expected, self.ratio(entry)],
            width) + "  " + self.verdict

    def ratio(self, entry):
        """yours / expected, with more digits where it is almost 1."""
        expected = entry.nearest()
        if expected == 0 or entry.yours != entry.yours:
            return "-" if expected != entry.yours else "1"
        ratio = float(entry.yours) / float(expected)
        return short_number(ratio, 4 if abs(ratio - 1) > 1e-3 else 10)


def table_line(cells, width):
    """The cells under each other; the third, of that width, from the left."""
    widths = [9, 8, width, 10, 10, 8]
    line = ""
    for place, (cell, wide) in enumerate(zip(cells, widths)):
        space = " " * (wide - len(cell))
        line += " " * (place > 0) + (" " + cell + space if place == 2
                                     else space + cell)
    return line


def short_number(value, digits):
    """A number with so many digits at most."""
    value = float(value)
    text = ("{:." + str(digits) + "g}").format(value)
    return "0" if text in ("-0", "0.0") else text
