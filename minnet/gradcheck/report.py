"""What is found: of a number, of a list of numbers, of all, in 25 lines."""

from ..support.checks import counted


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
        self.difference = expected.miss(yours) if yours == yours \
            else float("inf")

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

    def cells(self):
        """The cells of its line of the table, the verdict last."""
        count = f"{len(self.entries) - 1}/{self.count}" \
            if self.is_sampled() else str(self.count)
        if self.reason:
            return [count, "", self.title, f"{self.verdict}: {self.reason}"]
        entry = self.worst[0]
        expected = short_number(entry.expected.low, 4)
        if entry.expected.sides:
            expected += " to " + short_number(entry.expected.high, 4)
        return [count, short_number(entry.difference, 2), entry.where,
                short_number(entry.yours, 4), expected, self.ratio(entry),
                " " + self.verdict]

    def ratio(self, entry):
        """yours / expected, with more digits where it is almost 1."""
        expected = entry.nearest()
        if expected == 0 or entry.yours != entry.yours:
            return "-" if expected != entry.yours else "1"
        ratio = float(entry.yours) / float(expected)
        return short_number(ratio, 4 if abs(ratio - 1) > 1e-3 else 10)


WIDTHS = [9, 8, 0, 10, 10, 8]  # of the columns, if there is room


def table_lines(rows):
    """The cells under each other; the third, and the verdict, from the left.

    In 79 columns: where it is needed the columns are as narrow as they can
    be, and long names are cut in the middle.
    """
    widest = [max([len(row[j]) for row in rows if j < min(len(row) - 1, 6)]
                  + [0]) for j in range(6)]
    rest = max([len(row[-1]) for row in rows if len(row) > 6] + [0])
    widths = [max(pair) for pair in zip(widest, WIDTHS)]
    if sum(widths) + 7 + rest > 79:
        widths = [9] + widest[1:]
    widths[2] = min(widths[2], max(16, 72 - rest - sum(widths) + widths[2]))
    return [line for row in rows for line in table_line(row, widths)]


def table_line(cells, widths):
    """One line of the table; more where a reason takes them."""
    line = ""
    for place, (cell, wide) in enumerate(zip(cells[:-1], widths)):
        if place == 2 and len(cell) > wide:
            cell = cell[:wide // 2 - 2] + "..." + cell[wide // 2 + 1 - wide:]
        space = " " * (wide - len(cell))
        line += " " * (place > 0) + (" " + cell + space if place == 2
                                     else space + cell)
    if len(cells) > 6:
        return [f"{line} {cells[-1]}".rstrip()]
    # A reason stands beside the name.
    words = wrapped_text(cells[-1], 76 - len(line))
    return [f"{line} {words[0]}"] + [
        " " * (len(line) + 1) + part for part in words[1:]]


def short_number(value, digits):
    """A number with so many digits at most."""
    value = float(value)
    text = ("{:." + str(digits) + "g}").format(value)
    return "0" if text in ("-0", "0.0") else text


class GradientReport(str):
    """What check_gradients found, a text: pytest cuts short whatever else an
    assert shows. It has `ok`, and a line for each block.

    `mistake` is a short name of the likely mistake or None, `sentence` says
    it for a student. `how` tells in what numbers and on which batch,
    `problems` are (short name, sentence) of what is wrong besides slopes.
    """

    def __repr__(self):
        return self.text

    def __str__(self):
        return self.text


def gradient_report(who, how, blocks, problems, mistake):
    """The GradientReport; `mistake` is (short name, sentence) or None, and
    (None, sentence) says what is known of slopes that get no name."""
    verdicts = [block.verdict for block in blocks]
    wrong = WRONG in verdicts or len(problems) > 0
    ok = not wrong and NOTHING not in verdicts
    short, sentence = mistake or (None, None)
    verdict = WRONG if wrong else RIGHT if ok else "not all checked"
    if len(who) + len(verdict) > 64:
        who = who[:61 - len(verdict)] + "..."
    head = [f"gradients of {who}: {verdict}", f"  {how}"]
    tail = details(blocks)
    if wrong:
        tail += wrapped_text(
            f"likely mistake: {sentence}" if short else
            "none of the usual mistakes gives these slopes; "
            + (sentence or "look at the simplest ones"))[:12]
    text = "\n".join(head + table_of(blocks, 24 - len(head) - len(tail))
                     + tail)
    report = GradientReport(text)
    report.text, report.ok, report.wrong, report.how = text, ok, wrong, how
    report.blocks, report.problems = blocks, problems
    report.mistake, report.sentence = short, short and sentence
    return report


def details(blocks):
    """A line for each of the worst numbers, five at most."""
    lines = [f"({len(block.entries) - 1}/{block.count}: so many are compared"
             " one by one, then all of them at once)"
             for block in blocks if block.is_sampled()][:1]
    entries = [entry for block in blocks for entry in block.worst
               if entry.verdict != RIGHT]
    entries.sort(key=lambda entry: -float(entry.difference))
    if entries:
        lines += [f"the worst of {len(entries)}:" if len(entries) > 5
                  else "in detail:"]
    return lines + [line for entry in entries[:5]
                    for line in wrapped_text(entry.line())]


def table_of(blocks, room):
    """A line for each block, the wrong ones in any case."""
    order = [WRONG, NOTHING, KINK, RIGHT]
    visible = blocks
    if len(blocks) > room:
        visible = sorted(blocks, key=lambda block: order.index(
            block.verdict))[:room - 1]
    left = [block for block in blocks if block not in visible]
    visible = [block for block in blocks if block not in left]
    lines = table_lines([["numbers", "off by", "where", "yours", "expected",
                          "ratio", ""]] + [block.cells() for block in visible])
    verdicts = [block.verdict for block in left]
    counts = [f"{verdicts.count(verdict)} {verdict}" for verdict in order
              if verdict in verdicts]
    if left:
        lines.append(f"{' ' * 9} and {counted(len(left), 'block')} more:"
                     f" {', '.join(counts)}")
    return lines


def wrapped_text(text, width=79):
    """Words in lines of at most so many characters."""
    lines = []
    for word in text.split(" "):
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += " " + word
        else:
            lines.append(("  " if lines else "") + word)
    return lines
