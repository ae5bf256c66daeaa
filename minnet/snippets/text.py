"""Any class or function of the core, with all it uses, as text to paste."""

import ast
import difflib
import doctest
import functools
import re

from .. import __version__
from .blocks import core, used
from .without_checks import without_checks

FIRST_LINE = f"# minnet {__version__}, MIT licence; no further notice needed"


def demonstration(doc):
    """A docstring's example as lines that print what they give."""
    lines = []
    for example in doctest.DocTestParser().get_examples(doc):
        code = example.source.strip()
        result = example.want.strip().replace("\n", "\n# ")
        lines.append(f"print({code})\n# {result}" if result else code)
    return "\n".join(lines)


@functools.lru_cache(maxsize=None)
def pieces_of(checked, portable):
    """{name: (block, text, names it uses)}, in an order that runs."""
    blocks, _ = core()
    support = {block.name for block in blocks
               if block.file in ("support.summary", "support.layer_fit",
                                 "support.score")}
    pieces = {}
    for block in blocks:
        text = block.text if checked else \
            without_checks(block, support, portable)
        pieces[block.name] = block, text, used(ast.parse(text))
    return pieces


def snippet_text(names, demo=False, checked=False, portable=False):
    """The named pieces and all they use; see minnet.snippet."""
    pieces = pieces_of(bool(checked), bool(portable))
    for name in [name for name in names or [""] if name not in pieces]:
        lower = {piece.lower(): piece for piece in pieces}
        near = difflib.get_close_matches(str(name).lower(), lower, 3, 0)
        near = ", ".join([repr(lower[piece]) for piece in near])
        raise ValueError(f"there is no piece {name!r}; the nearest are {near}")
    demos = [demonstration(pieces[name][0].doc) for name in names if demo]
    wanted, before = used(ast.parse("\n".join(demos))).union(names), set()
    while wanted != before:
        before = wanted
        wanted = before.union(*[pieces[name][2] for name in before
                                if name in pieces])
    texts = [text for name, (_, text, _) in pieces.items() if name in wanted]
    imports = [line for line in core()[1] if line[7:] in wanted]
    imports += [text for text in texts if text[:5] == "from "]
    texts = [text for text in texts if text not in imports]
    head = "\n".join([FIRST_LINE] + imports)
    text = ("\n\n\n" if checked else "\n\n").join([head] + texts)
    # Short constants stand together.
    text = re.sub(r"(?m)^(\w+ = \w+\n)\n+(?=\w+ = \w+$)", r"\1", text)
    return "\n\n\n".join(filter(None, [text] + demos)) + "\n\n"


def quoted(text):
    """The text as one call of exec, each line a string that begins in the
    first column: for prompts that indent by themselves."""
    return "exec(\n" + "\n".join([ascii(line + "\n") for line in
                                  text.rstrip().split("\n")]) + "\n)\n"
