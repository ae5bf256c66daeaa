"""Dots: lines and letters on a grid of characters."""

# Per character: how many dots across and down, and which bit is which dot.
BITS = {"braille": [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]],
        "blocks": [[1], [2]], "ascii": [[1], [2]], "marks": [[1]]}


class Dots:
    """A grid of columns x rows characters, each made of dots.

    Points are given in characters: (0, 0) is the top left corner, (1, 1)
    the middle of nine characters' first four. What is drawn last stands
    above; where `shared` is True, lines on top of each other take turns.
    """

    def __init__(self, columns, rows, look, kind=None, shared=False):
        self.columns, self.rows, self.look = columns, rows, look
        self.shared, self.turns = shared, {}
        self.owners = [[()] * columns for _ in range(rows)]
        self.kind = kind or look.dots
        self.bits = BITS[self.kind]
        self.masks = [[0] * columns for _ in range(rows)]
        self.hues = [[None] * columns for _ in range(rows)]
        self.letters = [[None] * columns for _ in range(rows)]

    def dot(self, x, y, hue=None, mark=None, above=False):
        """Set the dot that holds the point (x, y), maybe `above` all lines."""
        across, down = len(self.bits[0]), len(self.bits)
        j = min(int(x * across), self.columns * across - 1)
        i = min(int(y * down), self.rows * down - 1)
        if i < 0 or j < 0:
            return
        row, column = i // down, j // across
        self.masks[row][column] |= self.bits[i % down][j % across]
        if self.shared and not above and not self.is_turn(
                row, column, (hue, mark)):
            return
        self.hues[row][column] = hue
        if mark:
            self.letters[row][column] = mark

    def is_turn(self, row, column, owner):
        """Is this place the newcomer's? Every second one that it shares with
        one line, every third one that it shares with two."""
        owners = self.owners[row][column]
        if owner in owners:
            return owner == owners[0] == owners[-1]
        self.owners[row][column] = owners + (owner,)
        self.turns[owner] = self.turns.get(owner, -1) + (len(owners) > 0)
        return not owners or self.turns[owner] % (len(owners) + 1) == 0

    def line(self, start, end, hue=None, mark=None):
        """Dots from one point to the other."""
        across, down = len(self.bits[0]), len(self.bits)
        # No step is longer than a dot, or there would be gaps.
        steps = int(max(abs(end[0] - start[0]) * across,
                        abs(end[1] - start[1]) * down)) + 1
        for step in range(steps + 1):
            t = step / steps
            self.dot(start[0] + t * (end[0] - start[0]),
                     start[1] + t * (end[1] - start[1]), hue, mark)

    def write(self, column, row, text, hue=None, beside=False):
        """Put text there, if all of it fits and meets no other text; nor,
        `beside` lines, any dots."""
        if not (0 <= row < self.rows and 0 <= column
                and column + len(text) <= self.columns):
            return False
        places = range(column, column + len(text))
        if any([self.letters[row][place] or beside and self.masks[row][place]
                for place in places]):
            return False
        for place, letter in zip(places, text):
            self.letters[row][place] = letter
            self.hues[row][place] = hue
        return True

    def character(self, row, column):
        """What stands at a place: a letter, or its dots."""
        mask = self.masks[row][column]
        if self.letters[row][column]:
            return self.letters[row][column]
        if not mask:
            return " "
        if self.kind == "braille":
            return chr(0x2800 + mask)
        if self.kind == "blocks":
            return " \u2580\u2584\u2588"[mask]
        return " '.:"[mask]

    def lines(self):
        """The rows as text."""
        found = []
        for row in range(self.rows):
            line = run = ""
            hue = None
            for column in range(self.columns):
                letter = self.character(row, column)
                own = None if letter == " " else self.hues[row][column]
                if own != hue:
                    line, run = line + self.look.paint(run, hue), ""
                hue, run = own, run + letter
            found.append(line + self.look.paint(run, hue))
        return found
