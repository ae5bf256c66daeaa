"""A neuron as a card: its numbers, their slopes and new values, each with
its formula where it stands."""

from .svg import escape

COLUMNS = ["number", "slope", "new"]
LAST = ["y", "p", "label"]  # of the kinds of number on a card


def column_of(kind):
    """("weight", "slope") for "slope of weight": of what, and which column
    of the card."""
    if kind[-6:] == " again":
        return kind[:-6], "new"
    for start, column in (("slope of ", "slope"), ("new ", "new")):
        if kind[:len(start)] == start:
            return kind[len(start):], column
    return kind, "new" if " of " in kind else "number"  # "m of weight"


def thing_of(key):
    """("weight", 0, None) for ("m of weight", 0, None)."""
    return (key[0].split(" of ")[-1],) + key[1:]


def typeset(text):
    """Arithmetic as HTML, with a proper times sign."""
    return escape(text.replace(" * ", " \u00d7 "))


class Card:
    """The numbers that stand at one place.

        rows    [(key, caption, {column: (step, line)})]

    A number of step 0 is known from the start.
    """

    def __init__(self, symbol):
        self.symbol, self.rows = symbol, []

    def put(self, key, caption, column, step, line):
        """Enter a number; its row is made when its first one comes, under
        that of the weight, if it is remembered of one."""
        for other, _, cells in self.rows:
            if other == key:
                cells[column] = (step, line)
                return
        mine = [place for place, row in enumerate(self.rows, 1)
                if thing_of(row[0]) == thing_of(key)]
        self.rows.insert(mine[-1] if mine else len(self.rows),
                         (key, caption, {column: (step, line)}))

    def columns(self):
        """Those of the COLUMNS that have a number."""
        return [name for name in COLUMNS
                if any([name in cells for _, _, cells in self.rows])]

    def html(self):
        """The card, with a head over its columns if it has several."""
        rows = sorted(self.rows, key=lambda row: (
            row[0][0] in LAST and LAST.index(row[0][0]) + 1))
        columns = self.columns()
        long = max([7] + [len(line.shown) + 1 for _, _, cells in rows
                          for _, line in cells.values()])
        parts = [f'<div class=card role=group aria-label="{self.symbol}"'
                 f' style="--long:{long}">'
                 f"<b class=disc>{escape(self.symbol)}</b>"]
        if len(columns) > 1:
            parts.append(row_html("", "".join([
                f"<span>{name}</span>" for name in columns]), "head"))
        for key, caption, cells in rows:
            kind = "line" if thing_of(key) == key else "'line memory'"
            found = [cells.get(name) for name in columns]
            steps = sorted([step for step, _ in cells.values()])
            parts.append(row_html(typeset(caption), "".join([
                number_html(key[2], *cell) if cell else "<span></span>"
                for cell in found]), kind, steps))
            parts += [formula_html(*cell) for cell in found
                      if cell and cell[0] and cell[1].formula]
        return "".join(parts) + "</div>"


def row_html(caption, numbers, kind, steps=(0,)):
    """A row of a card: what it is, and its numbers side by side. It comes
    with the first of them."""
    since = f" data-step={steps[0]}" * (steps[0] > 0)
    return (f"<div class={kind}{since}><span class=what>{caption}</span>"
            f"<span class=numbers>{numbers}</span></div>")


def number_html(example, step, line):
    """The number; a click on it leads to the step it is found in. `example`
    is its number if there are several."""
    shown = escape(line.shown)
    if not step:
        return f"<span>{shown}</span>"
    whose = f" of example {example}" if example else ""
    name = f"{line.name}{whose} {line.equal} {line.shown}"
    return (f'<a href="#step-{step}" data-step={step}'
            f' aria-label="{typeset(name)}">{shown}</a>')


def formula_html(step, line):
    """Its arithmetic, under the row."""
    return f"<div class=formula data-step={step}>{typeset(line.text())}</div>"
