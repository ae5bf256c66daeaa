"""Every piece of the core and every pair of classes, pasted in every way."""

import ast
import builtins
import functools
import os
import re
import subprocess
import sys
import tempfile

import pytest

import minnet
from minnet.snippets import FIRST_LINE, core, quoted, snippet_text
from tests.interpreters.__main__ import WAYS_TO_PASTE
from tests.snippets.uses import (from_package, from_snippet, pasted,
                                 single_file)

BLOCKS, IMPORTS = core()
NAMES = [block.name for block in BLOCKS]
WITH_EXAMPLE = [block.name for block in BLOCKS if ">>>" in block.doc]


def python(*flags, text=""):
    """What a bare Python prints, given text on its standard input."""
    done = subprocess.Popen(
        [sys.executable, "-I", "-S"] + list(flags), stdin=subprocess.PIPE,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        universal_newlines=True)
    out, err = done.communicate(text)
    if "Error" in err or done.returncode:
        out += "\n" + err[-3000:]
    return out


# Four ways to paste programs; each gives what they print.

def empty_namespace(programs):
    code = "for program in %r:\n    exec(program, {})\n" % programs
    return python("-", text=code)


def file(programs):
    with tempfile.TemporaryDirectory() as place:
        path = os.path.join(place, "pasted.py")
        with open(path, "w", encoding="ascii") as pasted_file:
            pasted_file.write("".join(programs))
        return python(path)


def standard_input(programs):
    return python("-", text="".join(programs))


def prompt(programs):
    out = python("-i", "-q", text="".join(programs))
    # Python prompts on standard error, PyPy here.
    return re.sub(r"^(>>>> |\.\.\.\. )+", "", out, flags=re.MULTILINE)


WAYS = [empty_namespace, file, standard_input, prompt]
assert len(WAYS) == WAYS_TO_PASTE  # as its table counts them

# After each program nothing of it is left for the next.
END = """print("END")
_ = [globals().pop(name) for name in list(globals()) if name[:1] != "_"]
"""


@functools.lru_cache(maxsize=None)
def printed(way, programs):
    """What each of the programs prints, one after the other in one Python;
    one that ends early tells why, and the next begins in a new one."""
    results = []
    while len(results) < len(programs):
        out = way([program + END for program in programs[len(results):]])
        *ended, rest = out.split("END\n")
        results += ended
        results += [rest] if len(results) < len(programs) else []
    return results


ALL_PASTED = tuple(from_snippet(*one) + "print('RESULTS', results)\n"
                   for one in pasted())
ALL_DEMONSTRATIONS = tuple(minnet.snippet(name, demo=True)
                           for name in WITH_EXAMPLE)


@functools.lru_cache(maxsize=None)
def package_results(names, form):
    """As text, which tells all bits of a float."""
    package = {}
    exec(from_package(names, form), package)
    return repr(package["results"])


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("names, form", pasted())
def test_pasted_code_gives_what_the_package_gives(names, form, way, capsys):
    expected = package_results(names, form)
    capsys.readouterr()
    results = printed(way, ALL_PASTED)[pasted().index((names, form))]
    assert f"RESULTS {expected}\n" in results


@pytest.mark.parametrize("name", WITH_EXAMPLE)
@pytest.mark.parametrize("way", WAYS)
def test_demonstrations_print_what_they_say(name, way):
    place = WITH_EXAMPLE.index(name)
    demo = ALL_DEMONSTRATIONS[place].rstrip().split("\n\n\n")[-1]
    says = [line[2:] for line in demo.splitlines() if line[:2] == "# "]
    results = printed(way, ALL_DEMONSTRATIONS)[place]
    assert results.splitlines() == says
    assert len(demo.splitlines()) == len(says) + 3


@pytest.mark.parametrize("way", WAYS)
def test_a_program_leaves_nothing_to_the_next_and_its_error_is_seen(way):
    first, second, third = printed(way, (
        "import math\nx = 1\nclass A:\n    x = 2\n\nprint(x)\n",
        "print(2 + y)\n",
        "print(sorted(set(globals()) & {'math', 'x', 'A'}))\n"))
    assert (first, third) == ("1\n", "[]\n") and second[:1] != "2"
    if way is not prompt:  # there it goes on, and prints it at the end
        assert "NameError" in second


def test_every_public_name_has_a_demonstration():
    helpers = {"Matrix", "Vector", "snippet", "predict_source",
               "javascript_source", "diagnose", "explain_step"}
    assert set(minnet.__all__) - helpers <= set(WITH_EXAMPLE)
    assert {"xor_points", "xor_corners"} <= set(WITH_EXAMPLE)


def test_single_file_passes_the_self_check(tmp_path):
    single_file(str(tmp_path))
    out = subprocess.check_output(
        [sys.executable, "-c", "from single.selfcheck import main; main()"],
        cwd=str(tmp_path), universal_newlines=True)
    assert re.search(r"^\d\d+ passed, 0 failed$", out, re.MULTILINE), out


@pytest.mark.parametrize("names, form", pasted() + pasted("portable") + [
    (NAMES, "checked")], ids=str)
def test_form(names, form):
    text = minnet.snippet(*names, checked=form == "checked",
                          portable=form == "portable")
    assert text.startswith(f"# minnet {minnet.__version__}, MIT licence")
    assert text.startswith(FIRST_LINE + "\n") and text.endswith("\n\n")
    assert max(map(len, text.split("\n"))) <= 79 and text.encode("ascii")
    kinds = [isinstance(node, (ast.Import, ast.ImportFrom))
             for node in ast.parse(text).body]
    assert kinds == sorted(kinds, reverse=True)  # imports come first
    assert "minnet" not in text[len(FIRST_LINE):]


def test_everything_used_and_nothing_else():
    # By the compiler's own tables of global names, not by the printer's.
    symtable = pytest.importorskip("symtable")  # PyPy has none

    def global_names(table):
        found = {symbol.get_name() for symbol in table.get_symbols()
                 if symbol.is_global() or table.get_type() == "module"
                 and symbol.is_referenced()}
        return found.union(*map(global_names, table.get_children()))

    for names, form in pasted():
        needs = {}
        pasted_text = snippet_text(names, checked=form == "checked")
        for text in re.split("\n{2,}(?=\\S)", pasted_text):
            table = symtable.symtable(text, "pasted", "exec")
            for symbol in table.get_symbols():
                if symbol.is_assigned() or symbol.is_imported():
                    needs[symbol.get_name()] = global_names(table)
        reached, more = set(), set(names)
        while more != reached:
            reached, more = more, more.union(
                *[needs.get(name, set()) for name in more])
        assert reached - set(dir(builtins)) <= set(needs), names
        assert set(needs) <= reached, names


def test_pieces_come_before_what_needs_them_to_be_defined():
    assert re.search("Matrix = list.*def uniform_start.*class FCLayer",
                     snippet_text(["Model", "FCLayer"]), re.DOTALL)


def test_short_enough_to_paste():
    for names, most in ((["FCLayer"], 100),
                        (["FCLayer", "ReLUActivation", "Model"], 305)):
        text = snippet_text(names)
        assert len(text.rstrip().split("\n")) <= most
        for word in ("check_", "guard", ">>>", "Raises", "raise "):
            assert word not in text
        # Shapes and equations are still there.
        assert "de/dW = (de/dy)^T x     output_dim x input_dim" in text


def test_quoted_lines_begin_in_the_first_column_and_run():
    text = snippet_text(["FCLayer"])
    lines = quoted(text).split("\n")
    assert all(line[:1].strip() for line in lines[:-1])
    assert not any(line.rstrip().endswith(":") for line in lines)
    names = {}
    exec(quoted(text), names)
    assert names["FCLayer"](2, 3).output_dim == 3
    assert "".join(map(ast.literal_eval, lines[1:-2])) == text.rstrip() + "\n"


def test_each_named_piece_brings_its_demonstration():
    text = minnet.snippet("xor_corners", "SGD", "check_batch", demo=True)
    parts = text.rstrip().split("\n\n\n")
    assert parts[-2].endswith("print([x, label])\n# [[0.0, 1.0], [1.0]]")
    assert parts[-1].endswith("print(weights)\n# [[-2.0, 9.0]]")
    assert minnet.snippet("check_batch", demo=True) == minnet.snippet(
        "check_batch")


@pytest.mark.parametrize("name, nearest", [
    ("FCLAYR", "'FCLayer'"), ("fclayer", "'FCLayer'"), ("adam", "'Adam'"),
    (minnet.FCLayer, "'"), (5, "'"), (None, "'"), ("", "'")])
def test_what_is_no_name_is_explained(name, nearest):
    with pytest.raises(ValueError) as error:
        minnet.snippet("FCLayer", name)
    assert str(error.value).startswith(f"there is no piece {name!r}; the"
                                       f" nearest are {nearest}")
    assert str(error.value).count(", ") == 2  # three of them
    with pytest.raises(ValueError):
        minnet.snippet()
