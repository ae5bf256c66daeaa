"""The core, cut into blocks."""

import ast
import os
import re
import subprocess
import sys

import pytest

from minnet.snippets.blocks import FILES, core, used, without_blank_lines
from minnet.snippets.text import snippet_text
from tests.snippets.uses import USES
from tests.places import ROOT

BLOCKS, IMPORTS = core()
NAMES = [block.name for block in BLOCKS]


@pytest.mark.once
def test_every_piece_has_a_use_or_is_part_of_one_that_has():
    assert len(set(NAMES)) == len(NAMES)
    assert set(USES) <= set(NAMES)
    with_parts = snippet_text(sorted(USES), checked=True)
    for name in NAMES:
        assert name.isidentifier()
        assert re.search(fr"^ *(def |class )?{name}\b", with_parts, re.M)


def test_all_of_the_core_is_there():
    code = ("import sys, minnet, minnet.data, minnet.gradcheck;"
            "print([name[7:] for name, module in sys.modules.items()"
            " if name[:7] == 'minnet.' and not hasattr(module, '__path__')])")
    loaded = subprocess.check_output([sys.executable, "-c", code], cwd=ROOT)
    loaded = set(ast.literal_eval(loaded.decode()))
    # What makes the package's errors longer, and where its rooms hook in.
    loaded -= {"support.other_names", "hooks"}
    assert sorted(loaded) == sorted(FILES)
    for file in FILES:
        path = os.path.join(ROOT, "minnet", *file.split(".")) + ".py"
        with open(path) as source:
            for node in ast.parse(source.read()).body:
                # read_csv needs a file of the package.
                if isinstance(node, (ast.ClassDef, ast.FunctionDef)) \
                        and node.name != "read_table":
                    assert node.name in NAMES


def test_a_block_uses_only_those_before_it_to_be_defined():
    # What stands in functions runs later; bases, defaults and decorators now.
    for place, block in enumerate(BLOCKS):
        for node in ast.parse(block.text).body:
            now = [used(base) for base in getattr(node, "bases", [])]
            now += [used(default) for function in [node] + getattr(
                node, "body", []) if isinstance(function, ast.FunctionDef)
                    for default in function.args.defaults]
            for name in set().union(*now) & set(NAMES):
                assert NAMES.index(name) < place, (block.name, name)


def test_blank_lines_go_but_in_strings():
    text = 'def f():\n    """a\n\n    b"""\n\n    x = 1\n\n    return x\n'
    assert without_blank_lines(text) == (
        'def f():\n    """a\n\n    b"""\n    x = 1\n    return x')


def test_imports_are_those_of_the_files():
    assert IMPORTS == ["import math", "import random", "import sys",
                       "import time"]
