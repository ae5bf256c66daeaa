"""Coloured cells as characters."""

from .heat import BLUE, heat
from .rounding import tidy
from .svg import HUES

# Numbers among a terminal's 256 colours, from the middle outwards.
RAMPS = [[255, 153, 117, 75, 33, 26], [255, 223, 215, 208, 202, 166]]
PAPERS = [153, 223, 158, 225, 229, 250]  # a light paper for each hue


def resampled(rows, columns, lines):
    """The cells at the middles of columns x lines places."""
    return [[rows[int((i + 0.5) / lines * len(rows))]
             [int((j + 0.5) / columns * len(rows[0]))]
             for j in range(columns)] for i in range(lines)]


def colour_number(cell, mode):
    """The number of a cell's colour in a terminal."""
    hue, strength = cell
    if mode == "classes":
        return PAPERS[hue % len(HUES)]
    return RAMPS[hue][min(int(strength * 6), 5)]


def letter(cell, mode, shades):
    """The character of a cell where there are no colours."""
    hue, strength = cell
    if mode == "classes":
        letters = " .+#ox" if len(shades) == 10 else \
            shades[:1] + shades[1] + shades[3] + "+ox"
        return letters[hue % 6]
    if mode == "diverging":
        signed = strength if hue == BLUE else -strength
        strength = (signed + 1) / 2
    return shades[min(int(strength * len(shades)), len(shades) - 1)]


def tones(rows, columns, lines, look, mode):
    """Rows of (hue, strength) as lines of characters.

        mode    "diverging" (orange to blue), "sequential" (blue only) or
                "classes" (a hue for each)
    """
    if not look.colours:
        shades = look.shades()
        return ["".join([letter(cell, mode, shades) for cell in row])
                for row in resampled(rows, columns, lines)]
    if look.dots == "ascii":
        return [coloured([(f"48;5;{colour_number(cell, mode)}", " ")
                          for cell in row])
                for row in resampled(rows, columns, lines)]
    # Two cells a character: the upper half in front, the lower behind.
    cells = resampled(rows, columns, 2 * lines)
    return [coloured([(f"38;5;{colour_number(up, mode)};"
                       f"48;5;{colour_number(down, mode)}", "\u2580")
                      for up, down in zip(upper, lower)])
            for upper, lower in zip(cells[::2], cells[1::2])]


def coloured(pairs):
    """Pairs (colour, character) as one text; each colour once in a run."""
    text, last = "", None
    for code, character in pairs:
        text += (f"\x1b[{code}m" if code != last else "") + character
        last = code
    return text + "\x1b[0m"


def scale_line(low, high, look, mode):
    """The lowest number, all shades, the highest number."""
    start = 0 if mode == "diverging" else 19
    bar = [[heat(start + i * (38 - start) / 19, 0, 38) for i in range(20)]]
    return (f"{tidy(low)} '{tones(bar, 20, 1, look, mode)[0]}' {tidy(high)}")
