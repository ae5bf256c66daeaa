"""Any class or function of the core, with all it uses, as text to paste.

The core is written so: two blank lines part the blocks, each defines one name
(FILES: each uses only those before it), which no local variable has.
"""

import ast
import difflib
import doctest
import functools
import io
import pkgutil
import tokenize

from .. import __version__

FIRST_LINE = f"# minnet {__version__}, MIT licence; no further notice needed"
FILES = """support.portable support.checks matrix activations
more.further_activations more.softmax layers more.starts more.neuron
more.maxout more.convolution more.dropout more.normalise losses
more.cross_entropy optimizers support.weights support.layer_fit
support.progress support.summary model -nested_numbers -batch -subject
-differences -kinks -report -compare -batch_laws -mistakes -gradient_check
more.least_squares data.articles""".replace("-", "gradcheck.").split()


class Block:
    """The lines that define one name: a class, a function, a constant."""
    def __init__(self, text):
        tree = ast.parse(text)
        self.text = without_blank_lines(text)
        self.name = "".join(defined(tree))
        self.uses = used(tree)
        self.doc = (text.split('"""') + [""])[1]


def defined(node):
    """The names that code defines at its top level, in `try` or `if` too."""
    if isinstance(node, (ast.ClassDef, ast.FunctionDef)):
        return {node.name}
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
        return {node.id}
    return set().union(*map(defined, ast.iter_child_nodes(node)))


def used(tree):
    """All names that stand in the code."""
    return {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}


def without_blank_lines(text):
    """A prompt takes a blank line for the end, except in a string."""
    lines = text.splitlines(True)
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.NL and not token.line.strip():
            lines[token.start[0] - 1] = ""
    return "".join(lines).rstrip()


@functools.lru_cache(maxsize=None)
def core():
    """All blocks, in an order that runs, and the imports they may need."""
    blocks, imports = [], set()
    for file in FILES:
        path = file.replace(".", "/") + ".py"
        source = pkgutil.get_data("minnet", path).decode("ascii")
        head, *texts = "\n".join(source.splitlines()).split("\n\n\n")
        imports |= {line for line in head.split("\n") if line[:7] == "import "}
        # What needs a file of the package can't be pasted.
        blocks += [Block(text) for text in texts if "  from ." not in text]
    return blocks, sorted(imports)


def demonstration(doc):
    """A docstring's example as lines that print what they give."""
    lines = []
    for example in doctest.DocTestParser().get_examples(doc):
        code = example.source.strip()
        result = example.want.strip().replace("\n", "\n# ")
        lines.append(f"print({code})\n# {result}" if result else code)
    return "\n".join(lines)


def snippet_text(names, demo=False):
    """The named pieces and all they use; see minnet.snippet."""
    blocks, imports = core()
    pieces = {block.name: block for block in blocks}
    for name in [name for name in names or [""] if name not in pieces]:
        lower = {piece.lower(): piece for piece in pieces}
        near = difflib.get_close_matches(str(name).lower(), lower, 3, 0)
        near = ", ".join([repr(lower[piece]) for piece in near])
        raise ValueError(f"there is no piece {name!r}; the nearest are {near}")
    demos = [demonstration(pieces[name].doc) for name in names if demo]
    wanted, before = used(ast.parse("\n".join(demos))).union(names), set()
    while wanted != before:
        before = wanted
        wanted = before.union(*[pieces[name].uses for name in before
                                if name in pieces])
    head = [FIRST_LINE] + [line for line in imports if line[7:] in wanted]
    texts = [block.text for block in blocks if block.name in wanted] + demos
    return "\n\n\n".join(filter(None, ["\n".join(head)] + texts)) + "\n\n"
