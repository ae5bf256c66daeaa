"""Importing this finds minnet in the folder above: nothing to install.

It also prints the lessons' words in the terminal's width, shows their
pictures, and with `--save DIR` writes them.
"""

import os
import shutil
import sys
import textwrap

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def width():
    """The terminal's columns, but no more than 80: longer lines tire."""
    return min(shutil.get_terminal_size((72, 24)).columns, 80)


def say(text, indent=""):
    """Print text in the terminal's width, each paragraph on its own."""
    print("\n\n".join([textwrap.fill(
        " ".join(part.split()), width(), initial_indent=indent,
        subsequent_indent=indent, break_long_words=False,
        break_on_hyphens=False) for part in text.strip().split("\n\n")]))


def lines(text):
    """Print text line by line; one that is too long goes on below, a little
    further in."""
    for line in str(text).split("\n"):
        indent = len(line) - len(line.lstrip()) + 4
        print("\n".join(textwrap.wrap(
            line, width(), subsequent_indent=" " * indent,
            break_long_words=False, break_on_hyphens=False)
            if len(line) > width() else [line]))


def ask(question):
    """Print a question for the class."""
    print()
    say("Question: " + question)


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
    """Write a picture to DIR/NN_name.svg, if there is --save DIR; NN is the
    number of the lesson that runs."""
    if folder():
        number = os.path.basename(sys.argv[0])[:3]
        number = number if number[:2].isdigit() else ""
        picture.save(os.path.join(folder(), number + name + ".svg"))


def show(name, picture):
    """Print a picture as text; write it as well, if there is --save DIR."""
    print(picture.text(width()))
    save(name, picture)


folder()  # if it can't be made, say so before the lesson begins
