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


def text_of(scenes):
    """All scenes; what is rounded is said at the beginning."""
    blocks = [block_of(scene, number) for number, scene in enumerate(
        scenes, 1)]
    text = "\n\n".join(blocks)
    if ABOUT in text:
        text = f"{ABOUT} means: equal, but rounded.\n\n" + text
    return printable(text)


def block_of(scene, number):
    """One scene: title, words, lines."""
    lines = wrapped_line(f"{number}. {scene.title}", 0)
    if scene.words:
        lines += wrapped_line(scene.words, 2, 2)
    several = max([line.example or 1 for line in scene.lines] + [1]) > 1
    row = ""
    for line in scene.lines:
        text = line.text()
        if several and line.example:
            text = f"example {line.example}: {text}"
        if line.formula:
            lines += wrapped_line(row, 4) + wrapped_line(text, 4)
            row = ""
        else:
            row += ", " * (row != "") + text
    lines += wrapped_line(row, 4)
    return "\n".join(lines + [f"    (and {words})"
                              for words in scene.left_out])


def wrapped_line(text, indent, more=4):
    """Lines of at most WIDTH letters, all but the first further in."""
    lines = []
    for word in text.split(" ") if text else []:
        if lines and len(lines[-1]) + 1 + len(word) <= WIDTH:
            lines[-1] += " " + word
        else:
            lines.append(" " * (indent + more * bool(lines)) + word)
    return lines
