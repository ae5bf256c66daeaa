"""python3 -m tests.notebooks [SHARE]: the lessons run as notebooks.

nbclient runs each in a kernel of Jupyter's, as a student would; with a SHARE
such as 1/4 only every fourth, from the second on. Where nbclient is missing
it is put into a virtual environment of its own in .test-env/; where that can't
be done, one line says so. The last line counts what passed and failed.
"""

import importlib.util
import os
import subprocess
import sys
import tempfile
import time

from .places import ROOT

FOLDER = os.path.join(ROOT, ".test-env", "jupyter")
NEEDED = ["nbclient", "ipykernel"]


def python_with_nbclient():
    """This Python, or that of the environment; None if there can be none."""
    if all(importlib.util.find_spec(name) for name in NEEDED):
        return sys.executable
    python = os.path.join(FOLDER, *(("Scripts", "python.exe")
                                    if os.name == "nt" else ("bin", "python")))
    try:
        if not os.path.exists(python):
            subprocess.check_call([sys.executable, "-m", "venv", FOLDER])
        subprocess.check_call([python, "-m", "pip", "install", "--quiet"]
                              + NEEDED)
    except (OSError, subprocess.CalledProcessError):
        return None
    return python


def run(path):
    """What is wrong with a notebook, or "". Needs nbclient."""
    import nbformat
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError
    book = nbformat.read(path, as_version=4)
    try:
        NotebookClient(book, timeout=300, kernel_name="python3").execute()
    except CellExecutionError as problem:
        return str(problem)[-600:]
    outputs = [output for cell in book.cells
               for output in cell.get("outputs", [])]
    texts = [str(output.get("text", "")) for output in outputs]
    if any(output.get("name") == "stderr" for output in outputs):
        return "it writes to standard error"
    if max([text.count("\n") for text in texts] + [0]) > 300:
        return "it writes more than 300 lines at once"
    return ""


def main(share="0/1"):
    """The exit code."""
    python = python_with_nbclient()
    if python is None:
        print("nbclient can't be installed here: the notebooks are not run")
        print("0 passed, 0 failed")
        return 0
    if python != sys.executable:
        return subprocess.call([python, "-m", "tests.notebooks", share],
                               cwd=ROOT)
    first, step = map(int, share.split("/"))
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        subprocess.check_call([sys.executable, "-m", "examples", "notebooks",
                               folder], cwd=ROOT)
        names = sorted(os.listdir(folder))[first::step]
        for name in names:
            start = time.perf_counter()
            wrong = run(os.path.join(folder, name))
            failed += wrong != ""
            print(("FAIL " if wrong else "ok   ") + name, f"{wrong}"
                  f" {time.perf_counter() - start:.1f} s", flush=True)
    print(f"{len(names) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
