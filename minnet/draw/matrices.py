"""matrix: numbers as a heat map, a weight matrix or an image."""

from ..support.checks import check_batch, length
from .heat import FULL, UNDER_TEXT, cells, heat, scale_bar
from .heat_text import scale_line, tones
from .picture import Picture
from .rounding import floats, nearest, tidy
from .svg import document, label, px, shortened, text_width

TOP = 44


def matrix(values, width=None, title=None):
    """A picture of a matrix, a square for each number.

        values  a list of rows; or, with a `width`, images as flat rows: one
                row of pixels, or a list of such rows, for example the
                weights of a layer that looks at images
        width   pixels in a line of an image

    Where a number is below 0 the colours go from orange through the paper's
    to blue, and numbers below 0 bear a bar; else from the paper's to blue.
    A few numbers that would leave all others pale are beyond the scale, and
    told. The numbers stand in the squares where they find room.

    Raises ValueError or TypeError that names the row which doesn't fit.

    >>> from minnet import draw
    >>> picture = draw.matrix([[0.5, -1.0], [0.0, 2.0]])
    >>> picture.save("matrix.svg")
    """
    images = images_of(values, width)
    every = [number for image in images for row in image for number in row]
    low, high = scale_of(every)
    coloured = [[[heat(number, *ends_of(low, high)) for number in row]
                 for row in image] for image in images]
    beyond = beyond_words([number for number in every if abs(number) > high])
    rows, columns = len(images[0]), len(images[0][0])
    if title is None:
        title = f"{rows} x {columns} matrix" if width is None else \
            f"{len(images)} images of {rows} x {columns}" \
            if len(images) > 1 else f"image of {rows} x {columns}"
    across = grid_of(len(images), columns, rows)
    mode = "diverging" if low < 0 else "sequential"
    what = f"numbers from {tidy(min(every))} to {tidy(max(every))}"
    numbers = len(images) == 1 and width is None and columns <= 10 \
        and rows <= 16

    def lines(look):
        found = [look.plain(title)]
        if numbers:
            return found + number_lines(images[0], look)
        return found + image_lines(coloured, look, mode) + [
            scale_line(low, high, look, mode)] + [beyond] * (beyond != "")

    return Picture(matrix_svg(images, coloured, across, numbers, (low, high),
                              title, what, beyond), lines)


def scale_of(numbers):
    """(low, high) of the colours, so that most numbers can be told apart.

    As far below 0 as above; where nothing is below 0, from 0 up, or from the
    lowest number, if all are far from 0. Numbers over four times as large as
    19 of 20 are beyond.
    """
    sizes = sorted([abs(number) for number in numbers])
    usual = 4 * sizes[(len(sizes) - 1) * 19 // 20] or sizes[-1]
    high = max([size for size in sizes if size <= usual]) or 1.0
    low = min(numbers)
    if low < 0:
        return -high, high
    return (low if high / 2 < low < high else 0.0), high


def ends_of(low, high):
    """Where the two hues are full: paper is halfway, at 0 or the lowest."""
    return (low if low < 0 else 2 * low - high), high


def beyond_words(numbers):
    """What is told of the numbers beyond the scale."""
    if not numbers:
        return ""
    most = tidy(max(numbers, key=abs))
    return f"beyond the scale: {most}" if len(numbers) == 1 else \
        f"beyond the scale: {len(numbers)} numbers, {most} the farthest"


def images_of(values, width):
    """A list of matrices of floats, all of one shape."""
    if not isinstance(values, (list, tuple, str, dict)) and \
            hasattr(values, "__iter__"):
        values = list(values)
    if width is None:
        check_batch(values, None, "matrix", "the matrix")
        return [[floats(row, f"row {number} of the matrix")
                 for number, row in enumerate(values, 1)]]
    rows = values
    if length(values) and length(values[0]) is None:
        rows = [values]
    check_batch(rows, None, "matrix", "the list of images")
    if isinstance(width, bool) or not isinstance(width, int) or \
            width < 1 or len(rows[0]) % width:
        raise ValueError(f"matrix: width is {width!r}, but an image has"
                         f" {len(rows[0])} numbers, which is not a whole"
                         " number of such lines")
    images = []
    for number, row in enumerate(rows, 1):
        row = floats(row, f"image {number}")
        images.append([row[start:start + width]
                       for start in range(0, len(row), width)])
    return images


def grid_of(count, columns, rows):
    """How many images stand side by side, for a picture about 3 : 2."""
    across = 1
    while across < count and across * across * columns < 1.5 * count * rows:
        across += 1
    down = -(-count // across)
    return -(-count // down)


def matrix_svg(images, coloured, across, numbers, scale, title, what, beyond):
    """The squares, their numbers, the scale of colours, what is beyond."""
    rows, columns = len(images[0]), len(images[0][0])
    down = -(-len(images) // across)
    if numbers:
        widest = max([text_width(tidy(number, 3), 12)
                      for row in images[0] for number in row])
        wide, high = max(nearest(widest) + 12, 34), 34
    else:
        wide = high = max(min(480 // (across * (columns + 1)),
                              480 // (down * (rows + 1)), 24), 1)
    gap = 0 if len(images) == 1 else max(wide, 4)
    full_width = across * (columns * wide + gap) - gap
    full_height = down * (rows * high + gap) - gap
    step = 4 if full_height < 360 else 9
    full = UNDER_TEXT if numbers else FULL
    parts = [label(12, 24, shortened(title, 616, 16), "start", 16)]
    for number, image in enumerate(images):
        left = 12 + number % across * (columns * wide + gap)
        top = TOP + number // across * (rows * high + gap)
        parts += cells(coloured[number], left, top, wide, high, full)
        parts.append(f'<path class="mn-s-rule" fill="none" d="M{left} {top}h'
                     f'{columns * wide}v{rows * high}h-{columns * wide}z"/>')
        bars = ""
        for i, row in enumerate(image):
            for j, value in enumerate(row):
                x, y = left + (j + 0.5) * wide, top + (i + 0.5) * high
                if numbers:
                    parts.append(label(x, y + 4, tidy(value, 3), size=12))
                elif value < 0 and wide >= 8:
                    bars += f"M{px(x - wide / 5)} {px(y)}h{px(wide / 2.5)}"
        if bars:
            parts.append(f'<path class="mn-s-ink" d="{bars}"/>')
    low, high = scale
    parts += scale_bar(full_width + 30, TOP, step, scale, ends_of(low, high),
                       full)
    title_width = min(text_width(title, 16) + 24, 640)
    bottom = TOP + max(full_height, 40 * step) + 20
    if beyond:
        parts.append(label(12, bottom + 4, beyond, "start", ink="pale"))
    return document(max(full_width + 114, title_width,
                        text_width(beyond) + 24),
                    bottom + 16 * (beyond != ""), title, what, parts)


def number_lines(rows, look):
    """The numbers in columns."""
    texts = [[tidy(number, 3) for number in row] for row in rows]
    widest = max([len(text) for row in texts for text in row]) + 1
    lines = []
    for row, numbers in zip(texts, rows):
        line, free = "", look.width - 4
        for text, number in zip(row, numbers):
            if widest > free:
                line += " ..."
                break
            free -= widest
            text = " " * (widest - len(text)) + text
            line += look.paint(text, 0 if number > 0 else
                               1 if number < 0 else None)
        lines.append(line)
    return lines


def image_lines(images, look, mode):
    """The images below each other; as many side by side as fit."""
    rows, columns = len(images[0]), len(images[0][0])
    # A character is twice as high as wide.
    wide = min(2 * columns, look.width)
    lines = max(nearest(rows * wide / (2 * columns)), 1)
    across = max((look.width + 2) // (wide + 2), 1)
    found = []
    if wide < columns:
        found = [f"({wide} of {columns} columns shown)"]
    for start in range(0, len(images), across):
        drawn = [tones(image, wide, lines, look, mode)
                 for image in images[start:start + across]]
        found += ["  ".join([image[i] for image in drawn])
                  for i in range(lines)] + [""]
    return found if found[-1] else found[:-1]
