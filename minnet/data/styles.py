"""How does a column write its numbers: which decimal sign, which unit?"""

from .values import DOTTED, STYLES, plain_numbers, shapes_of, written_number

ODD = 0.05  # of the cells: so many may be no numbers among numbers
USUAL = 0.2  # of the numbers have the unit of a column, at least
# 5 and 5 kg may be the same, but not 500 and 12k, nor 0.5 and 50%.
SCALES = {"%", "k", "K", "M", "Mio", "mio", "B", "bn", "Mrd", "m"}


class Written:
    """A style, and the unit in which these texts have numbers then, or "".

    misses  how many of them are no numbers with this unit or none
    words   how many are no numbers, whatever the unit
    mixed   whether units are what is wrong: of several none is taken, as 3
            kg and 300 g are not 3 and 300
    """

    def __init__(self, texts, style):
        self.style, self.unit, self.units = style, "", []
        self.misses, self.words, self.mixed = 0, 0, False
        if style == "point" and plain_numbers(texts) is not None:
            return
        # A look at one text of each shape is enough.
        shapes, looks = shapes_of(texts), {}
        for shape, text in zip(shapes, texts):
            looks[shape] = min(text, looks.get(shape, text))
        found = {shape: written_number(text, style)
                 for shape, text in looks.items()}
        units = {unit for value, unit in found.values() if value is not None}
        several = len(units - {""}) > 1 or "" in units and units & SCALES
        self.units = sorted([unit or "no unit" for unit in units])
        unit = max(units, default="")
        # One 1O among many 10 is a slip, not a number of O.
        if not several and USUAL * len(texts) <= sum(
                [found[shape] != (None, "") and found[shape][1] == unit
                 for shape in shapes]):
            self.unit = unit
        wrong = {shape for shape, (value, unit) in found.items()
                 if value is None or unit not in ("", self.unit)}
        words = {shape for shape in found if found[shape][0] is None}
        self.misses = sum([shape in wrong for shape in shapes])
        self.words = sum([shape in words for shape in shapes])
        self.mixed = several and self.words <= ODD * len(texts)


def written(texts, styles=STYLES):
    """The Written that reads most of these texts; of several, the first of
    these styles."""
    best = Written(texts, "point")
    if best.misses or styles[0] != "point" and any(
            ["," in text or DOTTED.match(text) for text in texts]):
        best = min([Written(texts, style) for style in styles],
                   key=lambda way: (way.words, way.misses))
    return best


def styles_of(rows, semicolons):
    """STYLES in the order that suits a file.

    Where some column is read with decimal commas only, 1.234 is 1234, too;
    where nothing tells, 1,234 is 1.234 between semicolons and 1234 else.
    """
    commas = points = 0
    for place in range(len(rows[0])):
        texts = {row[place] for row in rows if "," in row[place]}
        misses = {style: Written(texts, style).misses for style in STYLES}
        few = min(misses.values())
        if texts and few <= ODD * len(texts):
            commas += misses["point"] > few
            points += misses["comma"] > few and misses["either"] > few
    if commas and not points:
        return ("comma", "either", "point")
    if semicolons and not points:
        return ("either", "point", "comma")
    return STYLES
