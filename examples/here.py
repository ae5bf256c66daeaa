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
        if place + 1 == len(words):
            sys.exit("--save needs a folder: --save pictures")
        words[place:place + 2] = []
    return words


def save(name, picture):
    """Write a picture to DIR/name.svg, if there is --save DIR."""
    if "--save" in sys.argv[1:-1]:
        folder = sys.argv[sys.argv.index("--save") + 1]
        os.makedirs(folder, exist_ok=True)
        picture.save(os.path.join(folder, name + ".svg"))


def show(name, picture):
    """Print a picture as text; write it as well, if there is --save DIR."""
    print(picture.text(72))
    save(name, picture)
