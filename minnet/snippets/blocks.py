"""The core, cut into blocks: each defines one name.

The source is written so: two blank lines part the blocks (FILES: each uses
only those before it), and no local variable has the name of a block.
"""

import ast
import functools
import io
import pkgutil
import tokenize

FILES = """support.portable support.checks support.value_checks
support.step_checks support.one_example support.layer_state
support.each_example matrix activations more.further_activations more.softmax
layers more.starts more.neuron more.maxout more.convolution more.dropout
more.normalise losses more.cross_entropy optimizers support.weights
support.layer_fit support.progress support.summary support.history
support.validation support.score support.training_guard model
slopes.arguments slopes.members slopes.nested_numbers slopes.adapters
slopes.drawn slopes.gradients slopes.kept slopes.blocks slopes.candidates
slopes.parameters slopes.styles slopes.watched slopes.widths slopes.batch
slopes.subject slopes.at_rest slopes.step_laws slopes.batch_laws
slopes.differences slopes.kinks mistakes.layer_kinds mistakes.stack
mistakes.activation_slopes mistakes.case mistakes.experiments mistakes.factors
mistakes.norms mistakes.paths mistakes.rows mistakes.weights mistakes.windows
mistakes.names mistakes.naming gradcheck.report gradcheck.compare
gradcheck.raised gradcheck.gradient_check gradcheck.training
gradcheck.training_mistakes gradcheck.training_check more.least_squares
data.scores data.articles data.points""".split()


class Block:
    """The lines that define one name: a class, a function, a constant."""

    def __init__(self, file, text):
        tree = ast.parse(text)
        self.file, self.text = file, without_blank_lines(text)
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
        blocks += [Block(file, text) for text in texts
                   if "  from ." not in text]
    return blocks, sorted(imports)
