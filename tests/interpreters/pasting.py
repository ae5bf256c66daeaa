"""Paste every snippet into an interpreter that can't run the test suite."""

import os
import re
import tempfile

from ..snippets.uses import (from_package, from_snippet, pasted,
                             pasted_package, put, single_file)
from ..places import ROOT
from .prompt import paste
from .run import Failed, run

SHOW = "print('RESULTS', results)\n"


def prepare(place):
    pasted_package(place)
    single_file(place)


def by_driver(execute):
    """How many programs gave what the package gives, in one interpreter;
    the single file passes the self-check there.

    `execute` takes a script and folders of packages it may import.
    """
    with tempfile.TemporaryDirectory() as place:
        prepare(place)
        folders = [os.path.join(place, name) for name in ("pasted", "single")]
        counts = []
        for name, program in (
                ("paste.py", "import pasted.driver\n"),
                ("check.py", "from single.selfcheck import main\nmain()\n")):
            put(place, name, program)
            text = execute(os.path.join(place, name), *folders)
            found = re.search(r"^(\d+) passed, 0 failed$", text,
                              re.MULTILINE)
            if not found:
                raise Failed(f"{name}: {text[-2000:]}")
            counts.append(found.group(1))
    return counts[0]


def by_hand(command):
    """MicroPython: how many programs gave what the package gives, as a file,
    from standard input and at the prompt. The package is out of reach."""
    bare = dict(MICROPYPATH=".frozen")
    count = 0
    with tempfile.TemporaryDirectory() as place:
        for names, form in pasted("portable"):
            put(place, "package.py", from_package(names, form) + SHOW)
            expected = results(run(command + ["package.py"], place,
                                   MICROPYPATH=ROOT + ":.frozen"))
            program = from_snippet(names, form) + SHOW
            put(place, "pasted.py", program)
            for printed in (run(command + ["pasted.py"], place, **bare),
                            run(command, place, program, **bare),
                            paste(command, program, bare)):
                if results(printed) != expected:
                    raise Failed(f"{names}, {form}: {printed[-1000:]}\n"
                                 f"expected {expected}")
                count += 1
    return count


def results(text):
    """The line of results in what a program prints, or None."""
    found = re.search("^RESULTS .*", text, re.MULTILINE)
    return found and found.group(0)
