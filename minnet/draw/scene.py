"""Scene: lines, nodes and text at places of their own, for diagrams."""

from .text_dots import Dots
from .svg import (backed, document, escape, label, path, px, shortened,
                  text_width)


def shown_of(count, most):
    """Which of so many neurons are shown: all, or the first and the last;
    None stands for those left out."""
    if count <= most:
        return list(range(count))
    return list(range(most - 2)) + [None, count - 1]


def meets(box, line):
    """Does a line, with its width, cross a box? (Liang and Barsky.)"""
    (x, y), (to_x, to_y), _, width = line
    first, last = 0, 1
    for step, room in ((x - to_x, x - box[0] + width / 2),
                       (to_x - x, box[2] - x + width / 2),
                       (y - to_y, y - box[1] + width / 2),
                       (to_y - y, box[3] - y + width / 2)):
        if step == 0 and room < 0:
            return False
        if step < 0:
            first = max(first, room / step)
        elif step > 0:
            last = min(last, room / step)
    return first <= last


class Scene:
    """A picture made of parts, in pixels; drawn as SVG or as text.

    Text is only set where it meets no other text.
    """

    def __init__(self, width, height):
        self.width, self.height = width, height
        self.under, self.over = [], []  # the SVG of lines, and of the rest
        self.lines, self.words = [], []  # the same for a terminal
        self.rest = []  # what finds no place at its line
        self.taken = []  # left, top, right, bottom of every text

    def line(self, start, end, hue=None, width=1.0, dashed=False, tip=""):
        """A line; without a hue a grey one."""
        dash = ' stroke-dasharray="6 4"' if dashed else ""
        ink = "rule" if hue is None else hue
        tip = f"<title>{escape(tip)}</title>" if tip else ""
        self.under.append(
            f'<path class="mn-s-{ink}" fill="none" stroke-width="{px(width)}"'
            f'{dash} d="M{px(start[0])} {px(start[1])}L{px(end[0])}'
            f' {px(end[1])}">{tip}</path>')
        self.lines.append((start, end, hue, width))

    def band(self, upper, lower):
        """A grey band between two columns: all may hang on all."""
        corners = upper + lower[::-1]
        self.under.append(f'<path class="mn-f-rule" fill-opacity=".5"'
                          f' d="{path(corners)}z"/>')
        self.lines += [(upper[0], upper[1], None, 1),
                       (lower[0], lower[1], None, 1)]

    def free(self, box):
        """Does a box meet no text?"""
        return not any([box[0] < there[2] and there[0] < box[2]
                        and box[1] < there[3] and there[1] < box[3]
                        for there in self.taken])

    def beside_lines(self, start, end, text, size=11):
        """A number on the line from start to end, near its start, where it
        covers no other line and no text; False where there is no such
        place."""
        wide, high = text_width(text, size) / 2 + 2, size * 0.7
        for step in sorted(range(13, 88, 2), key=lambda at: abs(at - 25)):
            x, y = [a + step / 100 * (b - a) for a, b in zip(start, end)]
            box = (x - wide, y - high, x + wide, y + high)
            if self.free(box) and not any(
                    [meets(box, line) for line in self.lines
                     if line[:2] != (start, end)]):
                return self.text(x, y + size * 0.4, text, size=size,
                                 needed=False, halo=True)
        return False

    def text(self, x, y, text, anchor="middle", size=13, ink="ink",
             needed=True, halo=False):
        """One line of text; False where it finds no room and isn't set."""
        wide = text_width(text, size)
        left = x - {"start": 0, "middle": wide / 2, "end": wide}[anchor]
        box = (left - 1, y - size * 0.85, left + wide + 1, y + size * 0.3)
        if not needed and not self.free(box):
            return False
        self.taken.append(box)
        self.over.append(backed(left, y, wide, text, size, ink) if halo
                         else label(x, y, text, anchor, size, ink))
        self.words.append((x, y - size / 3, text, anchor, needed))
        return True

    def disc(self, x, y, radius, tip=""):
        """A neuron."""
        tip = f"<title>{escape(tip)}</title>" if tip else ""
        self.over.append(
            f'<circle class="mn-f-paper mn-s-pale" stroke-width="1.5"'
            f' cx="{px(x)}" cy="{px(y)}" r="{px(radius)}">{tip}</circle>')

    def box(self, x, y, text, symbol):
        """A neuron with its formula in it; in a terminal with its symbol."""
        wide = text_width(text, 11) + 16
        self.over.append(
            f'<rect class="mn-f-paper mn-s-pale" stroke-width="1.5" rx="16"'
            f' x="{px(x - wide / 2)}" y="{px(y - 16)}" width="{px(wide)}"'
            f' height="32"/>' + label(x, y + 4, text, size=11))
        self.words.append((x, y, symbol, "middle", True))

    def part(self, svg):
        """SVG as it is, above the lines."""
        self.over.append(svg)

    def svg(self, title, description):
        """The whole picture, under its title."""
        head = label(12, 24, shortened(title, self.width - 24, 16), "start",
                     16)
        return document(self.width, self.height, title, description,
                        [head] + self.under + self.over)

    def text_lines(self, look, title, row_height=22):
        """The same in characters."""
        rows = max(int(self.height / row_height), 3)
        dots = Dots(look.width, rows, look)
        across, down = look.width / self.width, rows / self.height
        for start, end, hue, width in self.lines:
            if look.dots == "braille" or width >= 1.5 or len(self.lines) < 30:
                dots.line((start[0] * across, start[1] * down),
                          (end[0] * across, end[1] * down), hue)
        # What must stand there comes first; the rest finds room, or not.
        for needed in (True, False):
            for x, y, text, anchor, must in self.words:
                if must == needed:
                    text = look.plain(text)
                    column = int(x * across) - {
                        "start": 0, "middle": len(text) // 2,
                        "end": len(text)}[anchor]
                    column = max(min(column, look.width - len(text)), 0)
                    dots.write(column, int(y * down), text)
        return [look.plain(title)] + [line for line in dots.lines()]
