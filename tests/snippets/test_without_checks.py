"""The rules by which a snippet leaves out what only checks."""

import ast

import pytest

from minnet.snippets.blocks import Block, core
from minnet.snippets.without_checks import without_checks

RULES = [
    # a statement that is a call of a check_ function, however long
    ("def f(x):\n    check_batch(x, 2)\n    return x",
     "def f(x):\n    return x"),
    ("def f(x):\n    check_batch(x,\n                [\"a)\"])\n    return x",
     "def f(x):\n    return x"),
    ("def f(x):\n    y = check_batch(x)\n    return checked(y)",
     "def f(x):\n    y = check_batch(x)\n    return checked(y)"),
    ("def f(x):\n    if x:\n        check_batch(x)\n    return x",
     "def f(x):\n    if x:\n        pass\n    return x"),
    # a `with` that checks or guards: what stands in it stays
    ("def f(x):\n    with check_product(x, 1):\n        # why\n"
     "        y = [\n            x]\n        return y",
     "def f(x):\n    # why\n    y = [\n        x]\n    return y"),
    ("def f(x):\n    with TrainingGuard(x) as guard:\n"
     "        for a in guard.steps(cut(x, [1, 2]), 3):\n"
     "            g(a, guard)\n    return guard.way(x)",
     "def f(x):\n    for a in cut(x, [1, 2]):\n        g(a)\n    return x"),
    ("def f(x, guard):\n    with open(x) as file:\n        return file",
     "def f(x):\n    with open(x) as file:\n        return file"),
    # a method that only hands on to support/
    ('class A:\n    def a(self):\n        """a"""\n        return table(self)'
     '\n    @property\n    def b(self):\n        """b"""\n        return'
     ' table(self)[0]\n    def c(self):\n        """c"""\n        return 1',
     'class A:\n    def c(self):\n        """c"""\n        return 1'),
    # docstrings: no examples, nothing on what is raised
    ("def f():\n    \"\"\"y = x\n\n        e = 1\n\n    So:\n\n    >>> f()\n"
     "    1\n    \"\"\"\n    return 1",
     "def f():\n    \"\"\"y = x\n\n        e = 1\n    \"\"\"\n    return 1"),
    ("def f():\n    \"\"\"y = x\n\n    Raises ValueError.\n    \"\"\"\n"
     "    return 1", "def f():\n    \"\"\"y = x\"\"\"\n    return 1"),
    # what MicroPython has not
    ("try:\n    from operator import mul\nexcept ImportError:\n"
     "    def mul(a, b):\n        return a * b", "from operator import mul"),
]


@pytest.mark.parametrize("source, short", RULES)
def test_rules(source, short):
    assert without_checks(Block("model", source), {"table"}) == short


@pytest.mark.parametrize("file, portable, source", [
    ("model", True, RULES[-1][0]),  # MicroPython needs it
    ("support.checks", False, RULES[0][0]),
    ("more.softmax", False, RULES[0][0].replace(" f(", " check_f("))])
def test_what_is_needed_or_checks_is_printed_whole(file, portable, source):
    assert without_checks(Block(file, source), set(), portable) == source


def statements(text):
    """The code, without docstrings, as the parser sees it."""
    found = []
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, (ast.Assign, ast.AugAssign, ast.Return)) or \
                isinstance(node, ast.Expr) and isinstance(
                    node.value, (ast.Call, ast.Yield)):
            found.append(ast.dump(node))
    return sorted(found)


def test_nothing_else_is_left_out_of_the_core():
    # Every other statement of the network's own files is still there.
    for block in core()[0]:
        if "." in block.file or block.name == "Model":
            continue
        whole = [text for text in statements(block.text)
                 if "check_" not in text]
        assert statements(without_checks(block, set())) == whole
