"""One line that says how far the training is."""

from .portable import clock, is_terminal, write


def time_left(seconds):
    """About how long: "40 s left", "3 min left", "2 h left"."""
    for unit, size in (("h", 3600), ("min", 60)):
        if seconds > 2 * size:
            return f"{seconds / size:.0f} {unit} left"
    return f"{seconds:.0f} s left"


class ProgressLine:
    """On a terminal one line, redrawn; elsewhere at most 20 plain lines.

    Model.train calls it after each epoch; any function of the first three
    arguments can take its place.
    """

    def __init__(self):
        self.start = clock()
        self.drawn = self.start
        self.width = 0
        self.redraw = is_terminal()

    def __call__(self, epoch: int, num_epochs: int, error, validation=None):
        now = clock()
        left = (now - self.start) / epoch * (num_epochs - epoch)
        line = f"epoch {epoch}/{num_epochs}  error {float(error):.4g}"
        if validation is not None:
            line += f"  validation {float(validation):.4g}"
        line += f"  {time_left(left)}"
        if self.redraw:
            if now - self.drawn > 0.1 or epoch in (1, num_epochs):
                write("\r" + line + " " * (self.width - len(line)))
                self.width, self.drawn = len(line), now
        elif epoch * 20 // num_epochs > (epoch - 1) * 20 // num_epochs:
            print(line)

    def finish(self):
        """End the line, so that what follows starts on its own."""
        if self.width:
            print()
        self.width = 0
