"""confusion: what each class was taken for, and how often."""

from ..data import confusion_matrix, precision_and_recall
from ..support.checks import counted
from ..support.value_checks import check_list
from .heat import BLUE, ORANGE, UNDER_TEXT, cells
from .picture import Picture
from .svg import document, label, shortened, text_width

MOST_CLASSES = 10  # in a table of text; of more the worst are listed
LEFT, TOP, HIGH = 12, 76, 34


def confusion(predicted, actual, classes=None, title=None):
    """A picture of how often each class was taken for each.

        predicted, actual   lists of classes, such as words
        classes             the order of the classes, else the alphabet's

    A row is what examples are, a column what they were taken for, so what is
    right stands in the diagonal, blue; mistakes are orange. At the end of a
    row stands its recall, the share of these examples that was found; below
    a column its precision, the share of what was called so that is so.

    Raises ValueError where there are not as many of one as of the other.

    >>> from minnet import draw
    >>> picture = draw.confusion(["cat", "dog", "dog"], ["cat", "cat", "dog"])
    >>> print(picture.text(40, "ascii", False))
    3 examples, 2 right
    is         cat  dog  recall
    cat          1    1    0.50
    dog          .    1    1.00
    precision 1.00 0.50
    """
    check_list(predicted, "predicted")
    check_list(actual, "actual")
    if classes is None:
        try:
            classes = sorted(set(actual) | set(predicted))
        except TypeError as problem:
            raise TypeError(f"confusion: these classes can't be put in order"
                            f" ({problem}); say it by classes=[...]") from None
    counts = confusion_matrix(predicted, actual, classes)
    names = [str(name) for name in classes]
    shares = [[share(part) for part in column]
              for column in precision_and_recall(counts)]
    right = sum([row[place] for place, row in enumerate(counts)])
    if title is None:
        title = f"{counted(len(actual), 'example')}, {right} right"
    return Picture(
        confusion_svg(counts, names, shares, title),
        lambda look: [look.plain(title)] + confusion_lines(
            counts, [look.plain(name) for name in names], shares, look))


def share(part):
    """0.50, or - where there is nothing to divide by."""
    return "-" if part is None else f"{part:.2f}"


def colours_of(counts):
    """(hue, strength) for each: the share of its row, right or wrong."""
    return [[(BLUE if i == j else ORANGE, count / (sum(row) or 1))
             for j, count in enumerate(row)] for i, row in enumerate(counts)]


def confusion_svg(counts, names, shares, title):
    """The squares, their numbers, and the names around them."""
    precision, recall = shares
    head = min(max([text_width(name) for name in names + ["precision"]]), 160)
    across = min(max([text_width(name, 12) for name in names]), 96,
                 900 / len(names)) // 1 + 12
    across = max(across, 34)
    left = LEFT + head + 10
    below, beside = TOP + HIGH * len(names), left + across * len(names)
    parts = [label(LEFT, 24, shortened(title, beside + 50, 16), "start", 16),
             label(left, TOP - 28, "taken for", "start", ink="pale"),
             label(beside + 32, TOP - 8, "recall", size=12, ink="pale"),
             label(left - 10, below + 22, "precision", "end", 12, "pale")]
    parts += cells(colours_of(counts), left, TOP, across, HIGH, UNDER_TEXT)
    parts.append(f'<path class="mn-s-rule" fill="none" d="M{left:.0f} {TOP}h'
                 f'{beside - left:.0f}v{below - TOP}h-{beside - left:.0f}z"/>')
    for i, row in enumerate(counts):
        x, y = left + (i + 0.5) * across, TOP + (i + 0.5) * HIGH + 4
        parts += [
            label(left - 10, y, fitting(names[i], head), "end"),
            label(x, TOP - 8, fitting(names[i], across - 6, 12), size=12),
            label(beside + 32, y, recall[i], size=12, ink="pale"),
            label(x, below + 22, precision[i], size=12, ink="pale")]
        parts += [label(left + (j + 0.5) * across, y, str(count), size=12)
                  for j, count in enumerate(row) if count or i == j]
    return document(beside + 64, below + 36, title,
                    "rows: what the examples are, columns: what they were"
                    " taken for", parts)


def confusion_lines(counts, names, shares, look):
    """The table where it finds room, else the classes most often mistaken."""
    precision, recall = shares
    head = min(max([len(name) for name in names + ["precision"]]), 24)
    free = (look.width - head - 8) // len(names) - 1
    wide = min(max([len(name) for name in names] + [4]), free)
    least = max([len(str(count)) for row in counts for count in row] + [4])
    if wide < least or len(names) > MOST_CLASSES:
        return mistaken_lines(counts, names, shares, look)
    short = [cut(name, wide) for name in names]

    def line(first, texts, last=""):
        first = cut(first, head)
        return (first + " " * (head - len(first))
                + "".join([padded(text, wide + 1) for text in texts])
                + padded(last, 8))

    lines = [line("is", short, "recall")]
    for i, row in enumerate(counts):
        texts = [str(count) if count or i == j else "."
                 for j, count in enumerate(row)]
        lines.append(line(names[i], texts, recall[i]))
    return lines + [line("precision", precision)]


def cut(name, width):
    """A name in so many columns; what tells it from others may stand at
    either end."""
    if len(name) <= width:
        return name
    last = (width - 1) // 2
    return name[:width - 1 - last] + "~" + name[len(name) - last:]


def fitting(name, width, size=13):
    """A name cut so that a picture has room for it."""
    count = len(name)
    while count > 1 and text_width(cut(name, count), size) > width:
        count -= 1
    return cut(name, count)


def padded(text, width):
    """Text at the right end of so many columns."""
    return " " * (width - len(text)) + text


def mistaken_lines(counts, names, shares, look):
    """A line for each class, those first of which most are mistaken."""
    precision, recall = shares
    wrong = [(row[i] - sum(row), i) for i, row in enumerate(counts)]
    head = min(max([len(name) for name in names] + [5]), look.width // 3)
    lines = [" " * head + "  examples  recall  precision  taken for"]
    for _, i in sorted(wrong)[:MOST_CLASSES]:
        others = sorted([(-count, names[j]) for j, count
                         in enumerate(counts[i]) if count and i != j])
        lines.append(
            cut(names[i], head) + " " * (head - len(names[i]))
            + f"  {sum(counts[i]):8}  {padded(recall[i], 6)}"
            f"  {padded(precision[i], 9)}  "
            + ", ".join([f"{cut(name, 12)} {-count}"
                         for count, name in others[:3]]))
    if len(names) > MOST_CLASSES:
        lines.append(f"and {len(names) - MOST_CLASSES} more, better known")
    return [look.plain(line) for line in lines]
