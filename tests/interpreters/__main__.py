"""python3 -m tests.interpreters [WORD ...] [--write FILE]: minnet on every
Python; with WORDs only those whose names contain one of them.

CPython and PyPy run `python3 -m tests` and the self-check: the oldest CPython
every second test, the newest the others, PyPy, which compiles as it runs,
every fifth, and those between a tenth, each another one. The others run the
self-check and every snippet. It ends with a table; if all is well, --write
puts it into FILE, too, between <!-- pythons --> and <!-- end -->.

An interpreter that can't be had is reported as missing, and fails the run
unless the environment variable MINNET_MISSING names it (comma-separated).
MINNET_TESTED names the CPython, 3.11 say, whose tests run elsewhere.
"""

import argparse
import concurrent.futures
import glob
import os
import re
import shutil
import sys
import tempfile
import time
from functools import partial

from .. import readme
from ..places import ROOT
from . import get, pasting
from .chromium import shown
from .get import Missing
from .run import Failed, run

HERE = os.path.dirname(os.path.abspath(__file__))
PACKAGE = os.path.join(ROOT, "minnet")
SCRIPT = os.path.join(HERE, "selfcheck.py")
LIMITS = {"64-bit": 64, "32-bit": 48}  # KB of heap
SHARES = {f"3.{minor}": f"{minor % 10}/10" for minor in range(7, 13)}
SHARES.update({"3.6": "1/2", "3.13": "0/2", "pypy3": "1/5"})
AGAIN = {"MINNET_PROFILE": "again"}  # others have run it, too
WAYS_TO_PASTE = 4  # of tests/snippets/test_text.py


# Each of these returns (version, tests passed, snippets pasted, output of the
# self-check).

def with_tests(find, name):
    """The suite, then the self-check, of CPython (the newest 3.x of the
    machine's) or PyPy (the level of Python and, in brackets, its own)."""
    python = find(name)
    version = run([python, "-c", "import sys; i = sys.implementation;"
                   "print('%d.%d.%d' % sys.version_info[:3]"
                   " + ('' if i.name == 'cpython'"
                   " else ' (%d.%d.%d)' % i.version[:3]))"])
    passed = "-"
    if name != os.environ.get("MINNET_TESTED"):
        suite = run([python, "-m", "tests", "-q"], **AGAIN,
                    MINNET_SHARE=SHARES.get(name, ""))
        found = re.search(r"(\d+) passed", suite)
        if not found or re.search(r"\d+ (failed|error)", suite):
            raise Failed(suite.strip().splitlines()[-1])
        passed = found.group(1)
    pasted = run([python, "-c", "from tests.snippets import uses\n"
                  f"print({WAYS_TO_PASTE} * len(uses.pasted()))"], **AGAIN)
    return (version.strip(), passed, pasted.strip(),
            run([python, "-m", "minnet.selfcheck"]))


def in_node(script, package, **environment):
    """An npm package, by one of the scripts beside this file."""
    node = get.npm()

    def execute(program, *packages):
        command = [node, os.path.join(HERE, script)]
        for folder in (PACKAGE,) + packages:
            command += ["--dir", folder]
        return run(command + [program], NPM_MODULES=get.NPM, **environment)

    text = execute(SCRIPT)
    return get.npm_version(package), "-", pasting.by_driver(execute), text


def micropython(architecture):
    command = get.micropython(architecture) + ["-X", "heapsize=64m"]
    version = run(command + ["-c", "import sys; print(sys.version)"])

    def execute(program, *packages):
        path = [os.path.dirname(folder) for folder in packages]
        return run(command + [program],
                   MICROPYPATH=":".join([ROOT] + path + [".frozen"]))

    text = execute(SCRIPT)
    pasted = int(pasting.by_driver(execute)) + pasting.by_hand(command)
    return (re.search(r"MicroPython v(\S+)", version).group(1), "-",
            str(pasted), text)


def browser():
    """page.html in headless Chromium; the result is read from its DOM. The
    snippets have been pasted into the same Brython in node."""
    get.npm()
    with tempfile.TemporaryDirectory() as site:
        for path in glob.glob(os.path.join(get.NPM, "brython", "brython*.js")):
            shutil.copy(path, site)
        shutil.copytree(PACKAGE, os.path.join(site, "minnet"))
        with open(os.path.join(HERE, "page.html"), encoding="utf-8") as file:
            dom = shown(site, file.read(), os.path.join(site, "profile"), 300)
    learned = re.search(r'<pre id="xor">(.*?)</pre>', dom, re.DOTALL).group(1)
    outputs = [float(text) for text in re.findall(r"-&gt; (\S+)", learned)]
    if [round(value) for value in outputs] != [0, 1, 1, 0]:
        raise Failed(f"XOR in the page: {learned}")
    page = re.search(r'<pre id="selfcheck">(.*?)</pre>', dom, re.DOTALL)
    return get.npm_version("brython"), "-", "-", page.group(1)


INTERPRETERS = [(f"CPython 3.{minor}", partial(
    with_tests, get.cpython, f"3.{minor}")) for minor in range(6, 14)] + [
    ("PyPy 3", partial(with_tests, get.on_path, "pypy3")),
    ("Pyodide (3.14)", partial(
        in_node, "run_pyodide.mjs", "pyodide-314", PYODIDE="pyodide-314")),
    ("Pyodide (3.13)", partial(
        in_node, "run_pyodide.mjs", "pyodide-0", PYODIDE="pyodide-0")),
    ("MicroPython 64-bit", partial(micropython, "amd64")),
    ("MicroPython 32-bit", partial(micropython, "i386")),
    ("MicroPython WebAssembly", partial(
        in_node, "run_micropython.mjs", "@micropython/")),
    ("Brython", partial(in_node, "run_brython.js", "brython")),
    ("Brython in Chromium", browser),
    ("Skulpt", partial(in_node, "run_skulpt.js", "skulpt"))]


def row(name, work):
    """One line of the table: name, version, counts, off by, seconds."""
    start = time.perf_counter()
    try:
        version, suite, pasted, text = work()
        counts = re.search(r"(\d+) passed, (\d+) failed", text)
        if not counts or counts.group(2) != "0":
            raise Failed("\n".join([line for line in text.splitlines()
                                    if not line.startswith("ok")]))
        off = max(map(float, re.findall(r"off by (\S+)", text)))
        result = version, suite, counts.group(1), pasted, f"{off:.0e}"
        said = f"self-check {counts.group(0)}"
    except Missing as problem:
        result, said = ("missing",) + 4 * ("",), f"missing: {problem}"
    except (Failed, TimeoutError) as problem:
        result, said = ("FAILED",) + 4 * ("",), f"FAILED\n{problem}"
    seconds = time.perf_counter() - start
    print(f"{name}: {said}", flush=True)
    return (name,) + result + (f"{seconds:.0f}",)


def table(rows):
    """In Markdown."""
    rows = [("Python", "version", "tests passed", "self-check passed",
             "snippets pasted", "off by at most", "seconds")] + rows
    widths = [max(len(line[i]) for line in rows) for i in range(7)]
    lines = ["| " + " | ".join(
        [text.ljust(width) for text, width in zip(line, widths)]) + " |"
        for line in rows]
    lines.insert(1, "|" + "|".join(["-" * (w + 2) for w in widths]) + "|")
    return "\n".join(lines)


def smallest_heap(command, script, path):
    """The smallest heap in KB with which MicroPython learns XOR."""
    for size in range(16, 257):
        try:
            text = run(command + ["-X", f"heapsize={size}k",
                                  os.path.join(HERE, script)],
                       MICROPYPATH=path + ":.frozen")
        except Failed:
            continue
        if "learned True" in text:
            return size
    raise Failed(f"{script} does not learn with 256 KB")


def memory():
    """Lines on MicroPython's memory; and whether the limits are kept."""
    lines, kept = [], True
    with tempfile.TemporaryDirectory() as path:
        # As on a board: no __init__.py, which loads everything. Here the
        # folder support is enough, as README.md says; all the rest is for
        # the sizes.
        whole, board = [os.path.join(path, name) for name in ("all", "board")]
        shutil.copytree(PACKAGE, os.path.join(whole, "minnet"))
        os.remove(os.path.join(whole, "minnet", "__init__.py"))
        shutil.copytree(os.path.join(PACKAGE, "support"),
                        os.path.join(board, "minnet", "support"))
        for place in glob.glob(os.path.join(whole, "minnet", "*.py")):
            shutil.copy(place, os.path.join(board, "minnet"))
        for bits, architecture in (("32-bit", "i386"), ("64-bit", "amd64")):
            try:
                command = get.micropython(architecture)
            except Missing:
                continue  # its row has said so
            small = smallest_heap(command, "xor_small.py", board)
            model = smallest_heap(command, "xor_model.py", board)
            kept = kept and small <= LIMITS[bits]
            lines += [f"{bits}: learns XOR (2-16-1) in a heap of {small} KB"
                      f" with the modules it needs (limit {LIMITS[bits]} KB),"
                      f" of {model} KB with Model",
                      f"{bits}: bytes for each module, with what it imports: "
                      + module_sizes(command, whole)]
    return lines, kept


def module_sizes(command, path):
    """Modules and the bytes each takes with what it imports, sorted."""
    sizes = [(int(run(command + ["-c", (
        "import gc, minnet\ngc.collect()\nbefore = gc.mem_alloc()\n"
        f"import minnet.{name}\ngc.collect()\n"
        "print(gc.mem_alloc() - before)")],
        cwd=path, MICROPYPATH=path + ":.frozen")), name)
        for name in ("support.checks", "matrix", "activations", "losses",
                     "layers", "optimizers", "more.normalise", "model",
                     "gradcheck", "data", "selfcheck")]
    return ", ".join([f"{name} {size}" for size, name in sorted(sizes)])


def main(words):
    """Run them two at a time; True if all is well."""
    chosen = [(name, work) for name, work in INTERPRETERS
              if not words or any(word.lower() in name.lower()
                                  for word in words)]
    for install, *name in ((get.npm,), (get.micropython, "amd64"),
                           (get.micropython, "i386")):
        try:  # one at a time, before the runs that share them
            install(*name)
        except Missing:
            pass  # each row that needs it will say so
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        rows = list(pool.map(lambda pair: row(*pair), chosen))
    text = table(rows)
    print("\n" + text)
    expected = os.environ.get("MINNET_MISSING", "").split(",")
    skipped = [name for name, version, *_ in rows
               if version == "missing" and name in expected]
    failed = [name for name, version, *_ in rows
              if version in ("FAILED", "missing") and name not in skipped]
    good = {name for name, *_ in rows}.difference(skipped, failed)
    passed = len(good)
    if good & {"MicroPython 64-bit", "MicroPython 32-bit"}:
        lines, kept = memory()
        print("\n" + "\n".join(lines))
        passed, failed = passed + kept, failed + (
            [] if kept else ["MicroPython's memory"])
    print("\nall as it should be" if not failed
          else "\nnot well: " + ", ".join(failed))
    print(f"{passed} passed, {len(failed)} failed"
          + (f", {len(skipped)} skipped" if skipped else ""))
    return text, not failed


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python3 -m tests.interpreters")
    parser.add_argument("words", metavar="WORD", nargs="*")
    parser.add_argument("--write", metavar="FILE")
    options = parser.parse_args()
    if options.write:
        readme.parts(options.write, "pythons")  # or say so at once
    result, well = main(options.words)
    if well and options.write:
        readme.write(options.write, "pythons", result)
    sys.exit(0 if well else 1)
