"""What a diagnosis finds, as a text and as a list to test against."""

from ..support.checks import counted
from .step_text import wrapped_words


class Finding:
    """One reason, or one sign that something is wrong.

        name    a short name such as "dead neurons"
        where   "layer 2, ReLUActivation()", "the labels", ...
        seen    how it was seen, with numbers
        words   what that means
        advice  what to try
    """

    def __init__(self, name, where, seen, words, advice):
        self.name, self.where, self.seen = name, where, seen
        self.words, self.advice = words, advice

    def __repr__(self):
        return f"{self.name}: {self.where}: {self.seen}"


class Findings(list):
    """Each Finding, the most likely reason first; printed it is a text.

        names    their names: `assert "dead neurons" in findings.names`
        summary  the error, and that of the best constant answer
    """

    summary = ""

    @property
    def names(self):
        """The short name of each finding."""
        return [finding.name for finding in self]

    def __repr__(self):
        if not self:
            return f"nothing found: {self.summary}"
        lines = [f"{counted(len(self), 'finding')}: {self.summary}"]
        for number, finding in enumerate(self, 1):
            lines.append(f"{number}. {finding.name}: {finding.where}")
            for title, words in (("seen", finding.seen),
                                 ("means", finding.words),
                                 ("try", finding.advice)):
                lines += wrapped_words(words.split(" "), f"   {title:6}",
                                       " " * 9, " ")
        return "\n".join(lines)

    __str__ = __repr__
