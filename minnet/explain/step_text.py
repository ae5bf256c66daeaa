"""The story as text, in 79 columns."""

from ..support.portable import printable
from .arithmetic import ABOUT
from .story import story

WIDTH = 79


class StepText(str):
    """A story as text, which shows itself at the prompt; `scenes` has the
    numbers."""

    def __repr__(self):
        return str(self)


def explain_step(model, x, label=None):
    """minnet.explain_step"""
    scenes = story(model, x, label)
    text = StepText(text_of(scenes))
    text.scenes = scenes
    return text


SIGNS = [
    (" w", "w1_2_3 is the weight of layer 1 for its number 2 from the number"
     " 3 before it, b1_2 the bias of its number 2."),
    (ABOUT, ABOUT + " means: rounded."),
    (" more]", "0.7 [12 more] means: 12 more of these, which are 0.7"
     " together.")]


def text_of(scenes):
    """All scenes; what the signs mean is said at the beginning."""
    lines, said = [], set()
    for number, scene in enumerate(scenes, 1):
        words = scene.words if scene.words not in said else ""
        said.add(scene.words)
        lines += [""] + block_of(scene, number, words)
    text = "\n".join(lines)
    signs = [line for sign, words in SIGNS if sign in text
             for line in wrapped_line(words, 0, 2)]
    return printable("\n".join(signs) + "\n" * bool(signs) + text).strip()


def block_of(scene, number, words):
    """One scene: title, words, lines; numbers that are only given stand side
    by side."""
    lines = wrapped_line(f"{number}. {scene.title}", 0)
    lines += wrapped_line(words, 2, 0)
    several = max([line.example or 1 for line in scene.lines] + [1]) > 1
    example, row = None, []
    for line in scene.lines + [None]:
        ends = line is None or line.formula or several and \
            line.example != example
        if ends:
            lines += wrapped_words([item + "," for item in row[:-1]]
                                   + row[-1:], 4)
            row = []
        if line is None:
            break
        if several and line.example != example:
            lines.append(f"  example {line.example}" if line.example
                         else "  all together")
        example = line.example
        if line.formula:
            lines += wrapped_line(line.text(), 4)
        else:
            row.append(line.text())
    return lines + [f"    (and {left})" for left in scene.left_out]


def wrapped_line(text, indent, more=4):
    """Lines of at most WIDTH letters, all but the first further in."""
    return wrapped_words(text.split(" ") if text else [], indent, more)


def wrapped_words(words, indent, more=0):
    """The same of words that stay whole."""
    lines = []
    for word in words:
        if lines and len(lines[-1]) + 1 + len(word) <= WIDTH:
            lines[-1] += " " + word
        else:
            lines.append(" " * (indent + more * bool(lines)) + word)
    return lines
