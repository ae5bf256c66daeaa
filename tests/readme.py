"""A README's table, written by the command that measures it.

It stands between <!-- its mark --> and <!-- end -->, each on a line.
"""

import re
import sys


def parts(path, mark):
    """What stands before and behind the table in that file.

    Ends the program with one line and exit code 2 if it has no such marks.
    """
    try:
        with open(path, encoding="utf-8") as file:
            found = re.search(f"(.*^<!-- {mark} -->\n).*?(^<!-- end -->$.*)",
                              file.read(), re.DOTALL | re.MULTILINE)
        problem = (f"{path} has no lines <!-- {mark} --> and <!-- end -->;"
                   " nothing is written")
    except (OSError, UnicodeDecodeError) as error:
        found, problem = None, error
    if not found:
        print(f"--write: {problem}", file=sys.stderr)
        sys.exit(2)
    return found.groups()


def write(path, mark, text):
    """Put the text between the marks, and say so."""
    before, behind = parts(path, mark)
    with open(path, "w", encoding="utf-8") as file:
        file.write(before + text + "\n" + behind)
    print(f"written into {path}, between the marks of the table '{mark}'")
