"""Notebooks: python3 -m examples notebooks DIR

Writes each lesson as a notebook, .ipynb, for Jupyter: its docstring as text,
its functions as cells, and in the last one what it does, pictures inline. The
notebook finds minnet where it is now, or installed.
"""

import ast
import json
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))

# Instead of examples/here.py: words as they come, pictures inline.
START = """import sys
sys.path[:0] = [{root!r}, {here!r}]
import here
from IPython.display import SVG, display

def show(name, picture):
    display(SVG(str(picture)))

sys.argv = [{file!r}]
here.show, here.save = show, show
here.width = lambda: 80"""


def cell(kind, text):
    """One cell of a notebook."""
    made = {"cell_type": kind, "metadata": {},
            "source": text.splitlines(True)}
    if kind == "code":
        made.update(execution_count=None, outputs=[])
    return made


def parts(text):
    """(docstring, [(kind, text)]) of a lesson: its statements in cells, and
    comments between them as words."""
    tree, lines = ast.parse(text), text.split("\n")
    statements, found = tree.body[1:], []
    for place, statement in enumerate(statements):
        before = statements[place - 1].end if place else \
            end_of(tree.body[0], lines)
        statement.end = end_of(statement, lines)
        first = min([statement.lineno] + [
            one.lineno for one in getattr(statement, "decorator_list", [])])
        between = [line[1:].strip() for line in lines[before:first - 1]
                   if line.startswith("#")]
        if between:
            found.append(("markdown", " ".join(between)))
        if not is_import_of_here(statement):
            found.append(("code", "\n".join(lines[first - 1:statement.end])))
    return ast.get_docstring(tree), joined(found)


def end_of(statement, lines):
    """The number of its last line; Python 3.6 and 3.7 don't tell."""
    end = getattr(statement, "end_lineno", None)
    if end is not None:
        return end
    last = max([getattr(node, "lineno", 0) for node in ast.walk(statement)])
    while last < len(lines) and (lines[last][:1] in " )]}"
                                 and lines[last].strip()):
        last += 1
    return last


def is_import_of_here(statement):
    """It is done already."""
    return isinstance(statement, ast.Import) and \
        [one.name for one in statement.names] == ["here"]


def joined(found):
    """Imports and settings, line after line, share a cell; what runs only as
    a program becomes plain lines."""
    cells = []
    for kind, text in found:
        if text.startswith("if __name__"):
            body = text.split("\n")[1:]
            text = "\n".join([line[4:] for line in body])
        alone = text.startswith(("def ", "class ", "@")) or kind != "code"
        if cells and not alone and cells[-1][0] == "code" and not \
                cells[-1][1].startswith(("def ", "class ", "@")):
            cells[-1] = ("code", cells[-1][1] + "\n" + text)
        else:
            cells.append((kind, text))
    return cells


def notebook(file):
    """The data of a notebook, from the file of a lesson."""
    with open(file, encoding="utf-8") as source:
        words, found = parts(source.read())
    title, _, rest = words.partition("\n")
    cells = [cell("markdown", f"# {title}\n{rest}"),
             cell("code", START.format(root=os.path.dirname(HERE), here=HERE,
                                       file=file))]
    last = found[-1][1].replace("here.say(__doc__)\n", "").replace(
        "print()\n", "", 1)
    return {"cells": cells + [cell(*one) for one in found[:-1]]
            + [cell("code", last)], "metadata": {"kernelspec": {
                "name": "python3", "display_name": "Python 3",
                "language": "python"}}, "nbformat": 4, "nbformat_minor": 4}


def write_all(folder):
    """The names of the files written; one that is there is written anew."""
    os.makedirs(folder, exist_ok=True)
    names = sorted([name for name in os.listdir(HERE)
                    if name[:2].isdigit() and name.endswith(".py")])
    for name in names:
        with open(os.path.join(folder, name[:-3] + ".ipynb"), "w",
                  encoding="utf-8") as file:
            json.dump(notebook(os.path.join(HERE, name)), file, indent=1)
    return names


def main(words):
    """The exit code."""
    if len(words) != 1 or words[0].startswith("-"):
        print("python3 -m examples notebooks DIR: a folder to write them"
              " into is missing", file=sys.stderr)
        return 2
    print(f"{len(write_all(words[0]))} notebooks in {words[0]}: jupyter"
          f" notebook {words[0]}")
    return 0
