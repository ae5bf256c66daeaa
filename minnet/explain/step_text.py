"""The story as text, in 79 columns."""

from ..support.portable import carries, output_encoding, printable
from .arithmetic import ABOUT
from .story import story

WIDTH = 79
TIMES = "\u00d7"
SIGNS = [
    (" w", "w1_2_3: layer 1, its number 2, the weight of the number 3 before"
     " it; b1_2: the bias of its number 2."),
    (" more]", "0.7 [12 more]: 12 more terms like these, 0.7 together."),
    (ABOUT, f"{ABOUT}: about, as the last digit is rounded.")]


def explain_step(model, x, label=None):
    """minnet.explain_step"""
    text = text_of(story(model, x, label))
    # Where there is no such sign, an x would be taken for a number.
    print(printable(text if carries(output_encoding(), TIMES)
                    else text.replace(TIMES, "*")))


def text_of(scenes):
    """All scenes; what the signs mean is said after the first."""
    blocks, said = [], set()
    for number, scene in enumerate(scenes, 1):
        words = scene.words if scene.words not in said else ""
        said.add(scene.words)
        blocks.append(block_of(scene, number, words))
    text = "\n".join(sum(blocks, []))
    blocks.insert(1, [line for sign, words in SIGNS if sign in text
                      for line in wrapped_line(words, 0, 2)])
    return "\n\n".join(["\n".join(block) for block in blocks if block])


def block_of(scene, number, words):
    """One scene: title, words, and the lines, example by example."""
    lines = wrapped_line(f"{number}. {scene.title}", 0)
    lines += wrapped_line(words, 2, 0)
    several = any([(line.example or 1) > 1 for line in scene.lines])
    groups = in_groups(scene.lines) if several else [(None, scene.lines)]
    for place, (example, group) in enumerate(groups):
        given = [line.text() for line in group if not line.formula]
        head = "    "
        if example or place:
            head = f"  example {example}: " if example else "  together: "
            lines += [head.rstrip()] * (not given)
        if given:
            lines += wrapped_words(given, head, "    ", ", ")
        for line in group:
            if line.formula:
                lines += wrapped_words(terms_of(line.text()), "    ",
                                       "        ", " ")
    return lines + [f"    ... {left}" for left in scene.left_out]


def terms_of(text):
    """A formula as pieces that better stay whole: 0.3 * 2, + 0.1 * 3."""
    text = text.replace(" * ", f"\0{TIMES}\0")
    for sign in ("+", "-", "/", "=", ABOUT):
        text = text.replace(f" {sign} ", f" {sign}\0")
    return [piece.replace("\0", " ") for piece in text.split(" ")]


def in_groups(lines):
    """[(example, its lines)], as they stand one after the other."""
    groups = []
    for line in lines:
        if not groups or groups[-1][0] != line.example:
            groups.append((line.example, []))
        groups[-1][1].append(line)
    return groups


def wrapped_line(text, indent, more=4):
    """Lines of at most WIDTH letters, all but the first further in."""
    return wrapped_words(text.split(" ") if text else [], " " * indent,
                         " " * (indent + more), " ")


def wrapped_words(words, first, indent, between):
    """The same of words that stay whole; `first` stands before them all."""
    lines = [first + word for word in words[:1]]
    for word in words[1:]:
        if len(lines[-1] + between + word) < WIDTH:
            lines[-1] += between + word
        else:
            lines[-1] += between.rstrip()
            lines.append(indent + word)
    return lines
