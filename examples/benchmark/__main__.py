"""The command: python3 -m examples.benchmark"""

import argparse
import json
import os
import platform
import sys
import textwrap

import minnet

from .bounds import checked
from .measure import NAMES, in_a_fresh_python
from .pictures import scaling_picture
from .tables import (ABOUT, bounds_table, scaling_table, short_table,
                     times_tables)

MORE = ["scaling", "short", "starting"]
EVERYTHING = [name for names in NAMES.values() for name in names] + MORE
PROGRAM = "python3 -m examples.benchmark"


def parser():
    """Of the words behind the command."""
    result = argparse.ArgumentParser(
        prog=PROGRAM, formatter_class=argparse.RawDescriptionHelpFormatter,
        description="How fast is it? minnet beside what else is installed,"
        " job by job.\n\nThe contenders take turns; the shortest turn"
        " counts. NumPy, PyTorch (eager) and\nscikit-learn take part if they"
        " are there, with one thread each; nothing needs\nthem. All of it"
        " takes some minutes.", epilog="names:\n"
        + textwrap.fill(" ".join(EVERYTHING), 78, initial_indent="  ",
                        subsequent_indent="  ", break_on_hyphens=False))
    result.add_argument("names", metavar="NAME", nargs="*",
                        help="what to measure: a job, or several by a part"
                        " of their names, as in `xor` or `adam`; all, if"
                        " there is none")
    result.add_argument("--quick", action="store_true",
                        help="seconds only: figures that tell whether it"
                        " runs, and little more")
    result.add_argument("--json", action="store_true",
                        help="print all that was measured as JSON")
    result.add_argument("--save", metavar="DIR",
                        help="write the scaling charts as SVG")
    return result


def chosen(words):
    """The names meant by words, each a name or a part of some.
    Raises ValueError for a word that is none."""
    found = []
    for word in words:
        names = [name for name in EVERYTHING if name == word] or [
            name for name in EVERYTHING if word in name]
        if not names:
            raise ValueError(f"there is no {word}; choose from"
                             f" {', '.join(EVERYTHING)}")
        found += names
    return [name for name in EVERYTHING if name in found] or EVERYTHING


def say(text):
    """A line for whoever waits; not part of the result."""
    print(text, file=sys.stderr, flush=True)


def measured(names, quick):
    """All figures, in one dict, as --json prints it."""
    found = {"quick": quick, "seconds": {}, "jobs": {}, "skipped": {},
             "failed": []}
    versions = {"minnet": minnet.__version__}
    for group, jobs in NAMES.items():
        jobs = [job for job in jobs if job in names]
        if jobs:
            say(f"{group} ...")
            result = in_a_fresh_python("measure", "group_measured", group,
                                       jobs, quick)
            if result is None:
                found["failed"].append(group)
                continue
            times, skipped, words, version = result
            found["seconds"].update(times)
            found["skipped"].update(skipped)
            found["jobs"].update(words)
            versions.update(version)
    for name in MORE:
        if name in names:
            say(f"{name} ...")
            result = in_a_fresh_python(name, "measured", quick)
            if result is None:
                found["failed"].append(name)
            else:
                found[name] = result
    found["machine"] = ", ".join(
        [f"{platform.python_implementation()} {platform.python_version()}",
         platform.machine()] + [f"{name} {version}" for name, version
                                in sorted(versions.items())])
    found["bounds"] = checked(found)
    return found


def show(found):
    """Print it as tables."""
    if found["seconds"]:
        print(times_tables(found["seconds"]) + "\n\n" + ABOUT)
        for name, words in found["jobs"].items():
            print(f"{name:13}{words}")
        for name, why in found["skipped"].items():
            print(f"{name} is left out: {why}")
        print()
    for optimizer, grows in found.get("scaling", {}).items():
        print(scaling_table(optimizer, grows) + "\n")
        print(scaling_picture(optimizer, grows).text(72) + "\n")
    if "short" in found:
        print(short_table(found["short"]) + "\n")
    for what, value in found.get("starting", {}).items():
        print(f"{value:8.1f} {what}")
    if found["bounds"]:
        print(bounds_table(found["bounds"]))
    print(found["machine"])


def save(found, folder):
    """The charts, as DIR/scaling_sgd.svg and so on."""
    os.makedirs(folder, exist_ok=True)
    for optimizer, grows in found.get("scaling", {}).items():
        scaling_picture(optimizer, grows).save(os.path.join(
            folder, f"scaling_{optimizer.lower()}.svg"))


def main(arguments):
    """Measure, then print and draw."""
    options = parser().parse_args(arguments)
    try:
        names = chosen(options.names)
    except ValueError as problem:
        sys.exit(f"benchmark: {problem}")
    try:
        found = measured(names, options.quick)
    except KeyboardInterrupt:
        sys.exit(130)
    if options.json:
        print(json.dumps(found, indent=1))
    else:
        show(found)
    if options.save:
        save(found, options.save)
    if found["failed"]:
        sys.exit(f"benchmark: {', '.join(found['failed'])} failed, see above")


if __name__ == "__main__":
    main(sys.argv[1:])
