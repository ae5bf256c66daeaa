"""Picture: what every function of minnet.draw gives."""

from ..support.checks import check_count
from .terminal import Look


def check_ending(path, ending, what):
    """Raises ValueError for a name that has another ending."""
    if str(path)[-len(ending):].lower() != ending:
        raise ValueError(f"{what}; got {str(path)!r}, expected a name that"
                         f" ends in {ending}")


def save_whole(text, path, ending, what):
    """Write a file: all of it, or nothing. Raises ValueError for a name that
    has another ending, OSError where the place can't be written."""
    check_ending(path, ending, what)
    path = str(path)
    import os
    part = path + ".part"
    try:
        with open(part, "wb") as file:
            file.write(text.encode("ascii"))
        getattr(os, "replace", os.rename)(part, path)
    except BaseException as problem:
        if os.path.exists(part):
            os.remove(part)
        if isinstance(problem, OSError):
            # The name that was asked for, not that of the part.
            raise OSError(problem.errno, problem.strerror or str(problem),
                          path) from None
        raise


class Picture:
    """A picture as SVG and as text.

        picture.save("x.svg")   a file for a browser, a slide, a work sheet
        str(picture)            the SVG itself
        print(picture.text())   in a terminal; a prompt shows this by itself

    A notebook shows the SVG by itself.
    """

    def __init__(self, svg, lines):
        self.svg = svg
        self.lines = lines  # lines(look) gives the lines of text

    def save(self, path):
        """Write the SVG: all of it, or nothing. Raises ValueError for a name
        that doesn't end in .svg, OSError where the place can't be written.

        >>> from minnet import draw
        >>> draw.matrix([[1, 2]]).save("matrix.svg")
        """
        save_whole(self.svg, path, ".svg", "the picture is an SVG")

    def text(self, width=None, encoding=None, colours=None):
        """The picture in characters, at most `width` columns, at least 20;
        without a width as the terminal has, at most 100.

        Braille, blocks or plain ASCII, whatever the `encoding` carries;
        without one, that of standard output. Colours, if `colours` doesn't
        tell, on a terminal that has them, unless NO_COLOR is set.

        >>> from minnet import draw
        >>> print(draw.matrix([[1, 2], [3, 4]]).text(40, "ascii", False))
        2 x 2 matrix
         1 2
         3 4
        """
        if width is not None:
            check_count(width, "width", "text")
        look = Look(width, encoding, colours)
        return "\n".join([line.rstrip() for line in self.lines(look)])

    def __str__(self):
        return self.svg

    def __repr__(self):
        return self.text()

    def _repr_svg_(self):
        return self.svg
