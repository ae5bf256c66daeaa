"""The words of SVG: numbers, text, colours for light and dark."""

from .rounding import fixed

# Blue and orange can be told apart by every eye; then teal, purple, olive,
# grey. For each: on white, on black, and its number among a terminal's 256.
HUES = [("#0b5cad", "#6cb6ff", 33), ("#b84a00", "#ff9b52", 208),
        ("#00796b", "#4fd1c0", 36), ("#8e3b9e", "#dc9be8", 170),
        ("#7a6a00", "#d9c74b", 142), ("#57606a", "#a5afb9", 245)]
# name: (on white, on black)
INKS = [("paper", "#ffffff", "#14181d"), ("ink", "#1f2328", "#e6edf3"),
        ("pale", "#57606a", "#a5afb9"), ("rule", "#d0d7de", "#3a424b")]


def colours(place):
    """The colours as CSS: .mn-f- fills, .mn-s- strokes."""
    named = INKS + [(str(number), hue[0], hue[1])
                    for number, hue in enumerate(HUES)]
    return "".join([f".mn-f-{inks[0]}{{fill:{inks[place]}}}"
                    f".mn-s-{inks[0]}{{stroke:{inks[place]}}}"
                    for inks in named])


STYLE = (
    "<style>.mn{font-family:Helvetica,Arial,sans-serif}.mn-l{fill:none;"
    "stroke-width:2;stroke-linejoin:round}" + colours(1)
    + "@media (prefers-color-scheme:dark){" + colours(2) + "}</style>")


def px(x):
    """A length to a tenth of a pixel."""
    return fixed(x, 1)


def escape(text):
    """Text as XML in plain ASCII; what XML can't hold becomes a ?"""
    pieces = []
    for letter in str(text):
        code = ord(letter)
        if letter in "&<>\"":
            pieces.append({"&": "&amp;", "<": "&lt;", ">": "&gt;",
                           "\"": "&quot;"}[letter])
        elif 32 <= code < 127:
            pieces.append(letter)
        elif code < 160 or 0xD800 <= code < 0xE000 or code & 0xFFFE == 0xFFFE:
            pieces.append(" " if letter in "\t\n" else "?")
        else:
            pieces.append(f"&#{code};")
    return "".join(pieces)


def text_width(text, size=13):
    """About how wide text is, rather too wide than too narrow."""
    total = 0
    for letter in str(text):
        if letter in "iljIft.,:;'|!()[] -":
            total += 0.4
        elif letter in "mwMW%@" or ord(letter) > 0x2000:
            total += 1
        elif "A" <= letter <= "Z":
            total += 0.75
        else:
            total += 0.64
    return total * size


def shortened(text, width, size=13):
    """Text that fits a width, with ... where it is cut."""
    text = str(text)
    if text_width(text, size) <= width:
        return text
    while text and text_width(text + "...", size) > width:
        text = text[:-1]
    return text + "..."


def label(x, y, text, anchor="middle", size=13, ink="ink"):
    """One line of text; y is where its letters stand."""
    return (f'<text x="{px(x)}" y="{px(y)}" font-size="{size}"'
            f' text-anchor="{anchor}" class="mn-f-{ink}">{escape(text)}'
            "</text>")


def backed(left, base, wide, text, size=13, ink="ink"):
    """Text on a piece of paper of its own, to be read above lines."""
    return (f'<rect class="mn-f-paper" fill-opacity=".85" rx="2"'
            f' x="{px(left - 1)}" y="{px(base - size * 0.85)}"'
            f' width="{px(wide + 2)}" height="{px(size * 1.15)}"/>'
            + label(left + wide / 2, base, text, size=size, ink=ink))


def path(points):
    """The d of a line through points."""
    return "M" + "L".join([f"{px(x)} {px(y)}" for x, y in points])


def document(width, height, title, description, parts):
    """The whole picture, on paper of its own colour."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" class="mn" role="img"'
        f' viewBox="0 0 {px(width)} {px(height)}" width="{px(width)}"'
        f' height="{px(height)}">\n<title>{escape(title)}</title>\n'
        f"<desc>{escape(description)}</desc>\n{STYLE}\n"
        f'<rect class="mn-f-paper" width="{px(width)}"'
        f' height="{px(height)}"/>\n' + "\n".join(parts) + "\n</svg>\n")
