"""Importing this finds minnet in the folder above: nothing to install.

It also shows the lessons' pictures, and with `--save DIR` writes them.
"""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def arguments():
    """What stands behind the lesson's name, without --save DIR."""
    words = sys.argv[1:]
    if "--save" in words:
        place = words.index("--save")
        words[place:place + 2] = []
    return words


def folder():
    """The DIR of --save DIR, made if it isn't there; or None."""
    if "--save" not in sys.argv[1:]:
        return None
    try:
        name = sys.argv[sys.argv.index("--save") + 1]
        os.makedirs(name, exist_ok=True)
        return name
    except IndexError:
        sys.exit("--save needs a folder: --save pictures")
    except OSError as problem:
        sys.exit(f"--save: {problem}")


def save(name, picture):
    """Write a picture to DIR/name.svg, if there is --save DIR."""
    if folder():
        picture.save(os.path.join(folder(), name + ".svg"))


def show(name, picture):
    """Print a picture as text; write it as well, if there is --save DIR."""
    print(picture.text(72))
    save(name, picture)


folder()  # if it can't be made, say so before the lesson begins
