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
    """All scenes; what the signs mean is said at the beginning."""
    blocks, said = [], set()
    for number, scene in enumerate(scenes, 1):
        words = scene.words if scene.words not in said else ""
        said.add(scene.words)
        blocks.append("\n".join(block_of(scene, number, words)))
    text = "\n\n".join(blocks)
    signs = [f"{ABOUT} means: rounded."] * (ABOUT in text) + [
        "0.7 [12 more] means: 12 more terms, which are 0.7 together."] * (
            " more]" in text)
    return printable("\n".join(signs + [""] * bool(signs)) + "\n" * bool(signs) + text)


def block_of(scene, number, words):
    """One scene: title, words, lines; numbers that are only given stand side
    by side."""
    lines = wrapped_line(f"{number}. {scene.title}", 0)
    lines += wrapped_line(words, 2, 0)
    several = max([line.example or 1 for line in scene.lines] + [1]) > 1
    example, row = None, ""
    for line in scene.lines:
        if several and line.example != example and line.example:
            lines += wrapped_line(row, 4) + [f"  example {line.example}"]
            row = ""
        example = line.example
        if line.formula:
            lines += wrapped_line(row, 4) + wrapped_line(line.text(), 4)
            row = ""
        else:
            row += ", " * (row != "") + line.text()
    lines += wrapped_line(row, 4)
    return lines + [f"    (and {left})" for left in scene.left_out]


def wrapped_line(text, indent, more=4):
    """Lines of at most WIDTH letters, all but the first further in."""
    lines = []
    for word in text.split(" ") if text else []:
        if lines and len(lines[-1]) + 1 + len(word) <= WIDTH:
            lines[-1] += " " + word
        else:
            lines.append(" " * (indent + more * bool(lines)) + word)
    return lines
