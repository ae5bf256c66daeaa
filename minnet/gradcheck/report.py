"""What check_gradients found, in 25 lines at most."""

from ..support.checks import counted
from .entries import KINK, NOTHING, RIGHT, WRONG, table_line


class GradientReport:
    """What check_gradients found: `ok`, and a line for each block.

    `mistake` is a short name of the likely mistake or None, `sentence` says
    it for a student. `how` tells in what numbers and on which batch.
    """

    def __init__(self, who, how, blocks, problems=()):
        self.who = who
        self.how = how
        self.blocks = blocks
        self.mistake = self.sentence = None
        self.add(problems)

    def add(self, problems):
        """More of what is wrong, as (short name, sentence)."""
        self.problems = list(problems)
        verdicts = [block.verdict for block in self.blocks]
        self.wrong = WRONG in verdicts or len(self.problems) > 0
        self.ok = not self.wrong and NOTHING not in verdicts

    def name(self, found):
        """Tell the likely mistake: (short name, sentence), or None."""
        if found:
            self.mistake, self.sentence = found

    def verdict(self):
        """The verdict on all blocks."""
        if self.wrong:
            return WRONG
        return RIGHT if self.ok else "not all checked"

    def lines(self):
        """The report, line by line."""
        room = 64 - len(self.verdict())
        who = self.who if len(self.who) <= room else \
            self.who[:room - 3] + "..."
        head = [f"gradients of {who}: {self.verdict()}",
                f"  {self.how}"]
        tail = [f"({len(block.entries) - 1}/{block.count}: so many are"
                " compared one by one, then all of them at once)"
                for block in self.blocks if block.is_sampled()][:1]
        entries = [entry for block in self.blocks for entry in block.worst
                   if entry.verdict != RIGHT]
        entries.sort(key=lambda entry: -float(entry.difference))
        if entries:
            tail += [f"the worst of {len(entries)}:" if len(entries) > 5
                     else "in detail:"]
        tail += [entry.line() for entry in entries[:5]]
        if self.wrong and not self.sentence:
            tail.append("none of the usual mistakes gives these slopes; look"
                        " at the simplest ones")
        if self.sentence:
            tail += wrapped_text("likely mistake: " + self.sentence)[:12]
        return head + self.table(24 - len(head) - len(tail)) + tail

    def table(self, room):
        """A line for each block, the wrong ones in any case."""
        order = [NOTHING, KINK, RIGHT]
        visible = list(self.blocks)
        if len(visible) > room:
            visible = sorted(visible, key=lambda block: order.index(
                block.verdict) if block.verdict in order else -1)[:room - 1]
            visible = [block for block in self.blocks if block in visible]
        width = max([len(block.worst[0].where) if block.worst
                     else len(block.title) for block in visible])
        lines = [table_line(["numbers", "off by", "where", "yours",
                             "expected", "ratio"], width)]
        lines += [block.line(width) for block in visible]
        if len(visible) < len(self.blocks):
            left = [block for block in self.blocks if block not in visible]
            verdicts = [f"{sum([block.verdict == verdict for block in left])}"
                        f" {verdict}" for verdict in (WRONG, NOTHING, KINK,
                                                      RIGHT)
                        if verdict in [block.verdict for block in left]]
            lines.append(f"{' ' * 9} and {counted(len(left), 'block')} more:"
                         f" {', '.join(verdicts)}")
        return lines

    def __repr__(self):
        return "\n".join(self.lines())

    def as_text(self):
        """The report as a text that knows all that the report knows."""
        text = ReportText(repr(self))
        text.text = repr(self)
        text.ok, text.wrong, text.how = self.ok, self.wrong, self.how
        text.blocks, text.problems = self.blocks, self.problems
        text.mistake, text.sentence = self.mistake, self.sentence
        return text


class ReportText(str):
    """A text, because pytest cuts short whatever else an assert shows."""

    def __repr__(self):
        return self.text

    def __str__(self):
        return self.text


def wrapped_text(text, width=79):
    """Words in lines of at most so many characters."""
    lines = []
    for word in text.split(" "):
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += " " + word
        else:
            lines.append(("  " if lines else "") + word)
    return lines
